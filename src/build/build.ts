import type { Digest } from '../model/artifact.ts';
import { type Check, Checklist, overall } from '../model/check.ts';
import { type Limiter, limiter } from '../model/concurrency.ts';
import { ReleaseError } from '../model/errors.ts';
import { layout } from '../model/layout.ts';
import { type Plan, type PlannedArtifact, partsOf, subjectOf } from '../model/plan.ts';
import type { Ports } from '../ports.ts';
import { checkBytes } from './bytes.ts';
import { checkCompanion } from './companion.ts';
import { runGate } from './gates.ts';
import { environmentOf, type GoBuild, goBuild } from './go-build.ts';
import { runHooks } from './hooks.ts';
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
    await compile(work, { plain, debug }, ports);
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

  await checkBytes(checks, plain, { artifact, target, plan, subject }, ports.files);
  await checkCompanion(checks.begin('companion', subject), { plain, debug }, ports.files);
  if (target.goos === ports.host.goos && target.goarch === ports.host.goarch) {
    await readBack(checks.begin('metadata', subject), plain, plan, ports);
  }
  ports.progress.report({ stage: 'build', target: target.id, state: overall(checks.checks) });
  return { checks: checks.checks, built: [{ artifact, digest, unstrippedSize }] };
}

/** Both binaries, with the hooks around; what comes after the build sees the stripped one before it has its name. */
async function compile(
  work: Omit<GoBuild, 'symbols' | 'output'>,
  { plain, debug }: { readonly plain: string; readonly debug: string },
  ports: Ports,
): Promise<void> {
  const { artifact, target, workingDirectory } = work;
  const place = { workingDirectory, env: environmentOf(artifact, target) };
  await runHooks(artifact.hooks.pre, { ...place, binary: plain }, ports.exec);
  await goBuild({ ...work, symbols: false, output: plain }, ports, (binary) =>
    runHooks(artifact.hooks.post, { ...place, binary }, ports.exec),
  );
  await goBuild({ ...work, symbols: true, output: debug }, ports);
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
