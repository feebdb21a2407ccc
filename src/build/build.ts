import { type BuildInfo, readBuildInfo } from '../binary/buildinfo.ts';
import { inspect } from '../binary/inspect.ts';
import type { Digest } from '../model/artifact.ts';
import { type Check, Checklist, overall } from '../model/check.ts';
import { type Limiter, limiter } from '../model/concurrency.ts';
import { ReleaseError } from '../model/errors.ts';
import { layout } from '../model/layout.ts';
import { type Plan, type PlannedArtifact, type PlannedTarget, partsOf, subjectOf } from '../model/plan.ts';
import type { Ports } from '../ports.ts';
import { runGate } from './gates.ts';
import { goBuild } from './go-build.ts';
import type { BuildInputs } from './inputs.ts';
import { readBack } from './metadata.ts';

export interface BuiltArtifact {
  readonly artifact: PlannedArtifact;
  /** Of the stripped binary. */
  readonly digest: Digest;
  /** Bytes of the unstripped companion. */
  readonly unstrippedSize: number;
}

export interface BuildResult {
  readonly checks: Check[];
  /** What was built; a target that does not compile is missing here and a failed check. */
  readonly built: BuiltArtifact[];
}

/** Builds every artifact asked for, with the gates beside. */
export async function run(inputs: BuildInputs, plan: Plan, ports: Ports): Promise<BuildResult> {
  const slots = limiter(ports.host.cores);
  const artifacts = wantedArtifacts(plan, inputs.targets);
  const [gates, built] = await Promise.all([
    runGates(inputs, ports, slots),
    Promise.all(artifacts.map((artifact) => slots(() => buildArtifact(artifact, plan, inputs, ports)))),
  ]);
  return {
    checks: [...gates, ...built.flatMap(({ checks }) => checks)],
    built: built.flatMap(({ built: one }) => one),
  };
}

/** Runs the gates; each takes a slot while it runs. */
export async function runGates(inputs: BuildInputs, ports: Ports, slots: Limiter): Promise<Check[]> {
  if (inputs.gates.length === 0) return [];
  const results = await Promise.all(inputs.gates.map((gate) => slots(() => runGate(gate, inputs, ports))));
  const checks = results.flat();
  ports.progress.report({ stage: 'gates', target: '', state: overall(checks) });
  return checks;
}

/** Builds one artifact and its unstripped companion, and checks the bytes. */
export async function buildArtifact(
  artifact: PlannedArtifact,
  plan: Plan,
  inputs: BuildInputs,
  ports: Ports,
): Promise<BuildResult> {
  const checks = new Checklist('build', ports.clock.now);
  const { build, target } = partsOf(plan, artifact);
  const paths = layout(inputs.output);
  const plain = paths.planned(artifact.plain);
  const debug = paths.planned(artifact.debug);
  const work = { workingDirectory: inputs.workingDirectory, artifact, build, target };

  const subject = subjectOf(plan, artifact);
  ports.progress.report({ stage: 'build', target: target.id, state: 'started' });
  const compiled = checks.begin('compile', subject);
  try {
    await goBuild({ ...work, symbols: false, output: plain }, ports);
    await goBuild({ ...work, symbols: true, output: debug }, ports);
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.code !== 'TOOL_FAILED') throw error;
    compiled.fail({ detail: error.message, remedy: error.remedy });
    ports.progress.report({ stage: 'build', target: target.id, state: 'fail' });
    return { checks: checks.checks, built: [] };
  }
  const digest = await ports.files.digest(plain);
  const unstrippedSize = (await ports.files.stat(debug))?.size ?? 0;
  compiled.pass({
    measured: `${digest.size} bytes`,
    detail: `sha256 ${digest.sha256}; unstripped ${unstrippedSize} bytes`,
    tool: plan.toolchain,
  });

  await checkBytes(checks, plain, subject, plan, target, ports);
  if (target.goos === ports.host.goos && target.goarch === ports.host.goarch) {
    await readBack(checks.begin('metadata', subject), plain, plan, ports);
  }
  ports.progress.report({ stage: 'build', target: target.id, state: overall(checks.checks) });
  return { checks: checks.checks, built: [{ artifact, digest, unstrippedSize }] };
}

async function checkBytes(
  checks: Checklist,
  path: string,
  subject: string,
  plan: Plan,
  target: PlannedTarget,
  ports: Ports,
): Promise<void> {
  const architecture = checks.begin('architecture', subject);
  const { facts, info } = await ports.files.withSource(path, (source) => ({
    facts: inspect(source),
    info: readBuildInfo(source),
  }));
  const found = `${facts.format} ${facts.goarch ?? 'unknown'}`;
  const expected = `${FORMATS[target.goos] ?? 'elf'} ${target.goarch}`;
  if (found === expected) architecture.pass({ measured: found, bound: expected });
  else
    architecture.fail({
      measured: found,
      bound: expected,
      remedy: 'the build made a binary for another target: check GOOS, GOARCH and env of the build',
    });

  const linked = checks.begin('static', subject);
  const { imports } = facts.linkage;
  const measured = imports.length > 0 ? `imports ${imports.join(', ')}` : 'no imports';
  if (facts.static) linked.pass({ measured });
  else
    linked.fail({
      measured,
      bound: 'no shared libraries beyond the system’s own',
      remedy: 'build with CGO_ENABLED=0 and without an external linker',
    });

  const readable = checks.begin('build-info', subject);
  const problem = info ? mismatch(info, plan, target) : 'there is no Go build info in the file';
  if (problem)
    readable.fail({ detail: problem, remedy: 'do not strip or rewrite the binary after go build' });
  else readable.pass({ measured: `${info?.goVersion}, ${info?.deps.length ?? 0} modules` });
}

const FORMATS: Readonly<Record<string, string>> = { darwin: 'macho', ios: 'macho', windows: 'pe' };

function mismatch(info: BuildInfo, plan: Plan, target: PlannedTarget): string | undefined {
  const expected: Record<string, string> = {
    GOOS: target.goos,
    GOARCH: target.goarch,
    CGO_ENABLED: '0',
    '-trimpath': 'true',
  };
  const wrong = Object.entries(expected).filter(([name, value]) => info.settings[name] !== value);
  if (wrong.length > 0)
    return wrong
      .map(([name, value]) => `${name} is ${info.settings[name] ?? 'missing'}, not ${value}`)
      .join('; ');
  return info.goVersion.startsWith(plan.toolchain)
    ? undefined
    : `built with ${info.goVersion}, planned with ${plan.toolchain}`;
}

function wantedArtifacts(plan: Plan, wanted: readonly string[]): PlannedArtifact[] {
  if (wanted.length === 0) return plan.artifacts;
  const unknown = wanted.filter((one) => !plan.targets.some(({ id, name }) => id === one || name === one));
  if (unknown.length > 0) {
    throw new ReleaseError(
      'TARGET_UNKNOWN',
      `${unknown.join(', ')} is not a target of the plan`,
      `the plan has ${plan.targets.map(({ name }) => name).join(', ')}`,
    );
  }
  const ids = plan.targets.filter(({ id, name }) => wanted.includes(id) || wanted.includes(name));
  return plan.artifacts.filter((artifact) => ids.some(({ id }) => id === artifact.target));
}
