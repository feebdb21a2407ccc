import type { BuiltArtifact } from '../build/build.ts';
import { run as build } from '../build/build.ts';
import { gather, parseDigests } from '../build/gather.ts';
import { readBuildInputs } from '../build/inputs.ts';
import { InputReader } from '../model/inputs.ts';
import { layout } from '../model/layout.ts';
import type { Plan } from '../model/plan.ts';
import { readPlanInputs } from '../plan/inputs.ts';
import { run as plan } from '../plan/plan.ts';
import type { Command, Invocation, Outcome } from './outcome.ts';
import { readPlan } from './record.ts';

/** The action build-matrix: plan, build or gather. */
export const buildMatrix: Command = async (invocation) => {
  const input = new InputReader(invocation.raw);
  const run = { plan: runPlan, build: runBuild, gather: runGather }[
    input.choice('mode', ['plan', 'build', 'gather'])
  ];
  return input.done(run)(invocation);
};

async function runPlan({ raw, config, ports }: Invocation): Promise<Outcome> {
  const inputs = readPlanInputs(raw);
  const result = await plan(inputs, config, ports);
  return {
    stage: 'plan',
    checks: result.checks,
    data: { plan: result.plan },
    outputs: { ...planOutputs(result.plan, inputs.output), matrix: matrixOf(result.plan) },
  };
}

async function runBuild({ raw, ports }: Invocation): Promise<Outcome> {
  const inputs = readBuildInputs(raw);
  const planned = await readPlan(inputs.output, ports.files);
  const { checks, built } = await build(inputs, planned, ports);
  return {
    stage: 'build',
    checks,
    data: { built },
    outputs: { ...planOutputs(planned, inputs.output), ...builtOutputs(built, inputs.output) },
  };
}

async function runGather({ raw, ports }: Invocation): Promise<Outcome> {
  const { output } = readBuildInputs(raw);
  const planned = await readPlan(output, ports.files);
  const { checks, built } = await gather(output, planned, parseDigests(raw.digests ?? ''), ports);
  return {
    stage: 'build',
    checks,
    data: { built },
    outputs: { ...planOutputs(planned, output), ...builtOutputs(built, output) },
  };
}

function planOutputs(planned: Plan, output: string): Record<string, string> {
  return {
    version: planned.version,
    plan: layout(output).plan,
    targets: JSON.stringify(planned.targets.map(({ name }) => name)),
    count: String(planned.targets.length),
  };
}

/** One job a target; `runner` goes through fromJSON, as it may be a list of labels. */
function matrixOf({ targets }: Plan): string {
  const include = targets.map(({ id, name, goos, goarch, runner }) => ({
    target: name,
    id,
    goos,
    goarch,
    runner: JSON.stringify(runner.length === 1 ? runner[0] : runner),
  }));
  return JSON.stringify({ include });
}

function builtOutputs(built: readonly BuiltArtifact[], output: string): Record<string, string> {
  return {
    artifacts: JSON.stringify(built.map(({ artifact }) => layout(output).planned(artifact.plain))),
    digests: JSON.stringify(
      Object.fromEntries(built.map(({ artifact, digest }) => [artifact.file, digest.sha256])),
    ),
  };
}
