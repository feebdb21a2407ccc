import type { BuiltArtifact } from '../build/build.ts';
import { run as build, runGates, wantedTargets } from '../build/build.ts';
import { restoreCaches } from '../build/cache/restore.ts';
import { gather } from '../build/gather.ts';
import { growthOf } from '../build/growth.ts';
import { readBuildInputs, readGatherInputs } from '../build/inputs.ts';
import { checkNetwork } from '../build/modules/network.ts';
import { checkSignedSums } from '../build/modules/source.ts';
import { overall } from '../model/check.ts';
import { limiter } from '../model/concurrency.ts';
import { InputReader } from '../model/inputs.ts';
import { layout } from '../model/layout.ts';
import { readManifest } from '../model/manifest.ts';
import type { Plan } from '../model/plan.ts';
import { readPlanInputs, readWantedProjects } from '../plan/inputs.ts';
import { run as plan } from '../plan/plan.ts';
import { gatherInsight, keepSourceInsight } from './insight.ts';
import type { Command, Invocation, Outcome } from './outcome.ts';
import { runPreflight } from './preflight.ts';
import { planProjects } from './projects.ts';
import { hideFromGit, readPlan } from './record.ts';

/** The action build-matrix: plan, preflight, build, gates or gather. */
export const buildMatrix: Command = async (invocation) => {
  const input = new InputReader(invocation.raw);
  const run = {
    plan: runPlan,
    preflight: runPreflight,
    build: runBuild,
    gates: runOnlyGates,
    gather: runGather,
  }[input.choice('mode', ['plan', 'preflight', 'build', 'gates', 'gather'])];
  return input.done(run)(invocation);
};

async function runPlan(invocation: Invocation): Promise<Outcome> {
  const { raw, config, ports } = invocation;
  const projects = readWantedProjects(raw);
  if (projects) return planProjects(invocation, projects);
  const inputs = readPlanInputs(raw);
  const { plan: planned, legs, checks } = await plan(inputs, config, ports);
  return {
    stage: 'plan',
    checks,
    data: { plan: planned },
    outputs: {
      ...planOutputs(planned, inputs.output),
      matrix: JSON.stringify({ include: legs }),
      jobs: String(legs.length),
    },
    handsOn: { name: 'plan', files: [layout(inputs.output).plan] },
  };
}

async function runBuild({ raw, ports }: Invocation): Promise<Outcome> {
  const inputs = readBuildInputs(raw);
  const planned = await readPlan(inputs.output, ports.files);
  await hideFromGit(inputs.output, ports.files);
  const targets = wantedTargets(planned, inputs.targets);
  const caches = await restoreCaches({ ...inputs, stage: 'build', targets }, planned, ports);
  const { checks, built } = await build(inputs, planned, ports, caches.goCaches);
  const { planned: pathOf, insight, measuredInsight } = layout(inputs.output);
  return {
    stage: 'build',
    checks: [...caches.checks, ...checks],
    data: { built },
    outputs: {
      ...planOutputs(planned, inputs.output),
      ...builtOutputs(built, inputs.output),
      'cache-hit': caches.hit,
    },
    handsOn: {
      // Every target is built by one job of a matrix only, so its first one tells the jobs apart.
      name: inputs.targets.length > 0 && built[0] ? `build-${built[0].artifact.target}` : 'build',
      files: built.flatMap(({ artifact }) => [
        pathOf(artifact.plain),
        pathOf(artifact.debug),
        insight(artifact.file),
        measuredInsight(artifact.file),
      ]),
    },
  };
}

async function runOnlyGates({ raw, ports }: Invocation): Promise<Outcome> {
  const inputs = readBuildInputs(raw);
  const caches = await restoreCaches({ ...inputs, stage: 'gates', targets: [] }, undefined, ports);
  const sums = await checkSignedSums('gates', inputs, [], ports);
  const gates = overall(sums) === 'fail' ? [] : await runGates(inputs, ports, limiter(ports.host.cores));
  // After the gates, which get the modules; without a plan it is not known for which targets to ask.
  const known = overall(sums) !== 'fail' && (await ports.files.stat(layout(inputs.output).plan));
  const source = known
    ? await keepSourceInsight(
        inputs.workingDirectory,
        inputs.output,
        await readPlan(inputs.output, ports.files),
        ports,
      )
    : undefined;
  return {
    stage: 'gates',
    checks: [...caches.checks, ...sums, ...gates, ...(source?.checks ?? []), ...checkNetwork('gates', ports)],
    data: {},
    outputs: {},
    handsOn: { name: 'gates', files: source?.files ?? [] },
  };
}

async function runGather({ raw, ports }: Invocation): Promise<Outcome> {
  const inputs = readGatherInputs(raw);
  const { output } = inputs;
  const planned = await readPlan(output, ports.files);
  const { checks, built } = await gather(output, planned, inputs.digests, ports);
  const { baseline } = inputs;
  const earlier = baseline ? readManifest(await ports.files.readText(baseline), baseline) : undefined;
  const insight = await gatherInsight(output, planned, built, baseline, ports);
  const growth = growthOf(built, planned, earlier, inputs, ports.clock.now, insight.whatGrew);
  return {
    stage: 'build',
    // The build jobs have checked the same binaries, and that stays in the evidence.
    beside: true,
    checks: [...checks, ...insight.checks, ...growth.checks],
    data: { built },
    outputs: {
      ...planOutputs(planned, output),
      ...builtOutputs(built, output),
      'growth-percent': growth.percent === undefined ? '' : String(growth.percent),
    },
    handsOn: {
      name: 'gather',
      files: [layout(output).result('build'), ...insight.files],
      withEvidence: true,
    },
    review: growth.review,
  };
}

function planOutputs(planned: Plan, output: string): Record<string, string> {
  return {
    version: planned.version,
    tag: planned.tag ?? '',
    plan: layout(output).plan,
    targets: JSON.stringify(planned.targets.map(({ name }) => name)),
    count: String(planned.targets.length),
  };
}

function builtOutputs(built: readonly BuiltArtifact[], output: string): Record<string, string> {
  return {
    artifacts: JSON.stringify(built.map(({ artifact }) => layout(output).planned(artifact.plain))),
    digests: JSON.stringify(
      Object.fromEntries(built.map(({ artifact, digest }) => [artifact.file, digest.sha256])),
    ),
  };
}
