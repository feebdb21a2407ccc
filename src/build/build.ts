import type { Digest } from '../model/artifact.ts';
import { type Check, Checklist, overall } from '../model/check.ts';
import { all, type Limiter, limiter } from '../model/concurrency.ts';
import { ReleaseError } from '../model/errors.ts';
import type { CompileTimes } from '../model/insight-report.ts';
import { layout } from '../model/layout.ts';
import { type Plan, type PlannedArtifact, type PlannedTarget, partsOf, subjectOf } from '../model/plan.ts';
import type { Ports } from '../ports.ts';
import { checkBytes } from './bytes.ts';
import { checkCompanion } from './companion.ts';
import { compile } from './compile.ts';
import { buildKey, type EarlierBuild, earlierBuilds, stillBuilt } from './earlier.ts';
import { runGate } from './gates/gates.ts';
import { readSourceTree } from './gates/source-tree.ts';
import { type GoBuild, goBuild } from './go-build.ts';
import type { BuildInputs } from './inputs.ts';
import { keepInsight, timingPackages } from './insight.ts';
import { readBack } from './metadata.ts';
import { checkNetwork } from './modules/network.ts';
import { checkSource } from './modules/source.ts';
import { withReproduction } from './reproduce/reproduce.ts';

export interface BuiltArtifact {
  readonly artifact: PlannedArtifact;
  /** Of the stripped binary. */
  readonly digest: Digest;
  /** Bytes of the unstripped companion. */
  readonly unstrippedSize: number;
  readonly unstrippedSha256?: string | undefined;
  /** What decided the bytes of both, for a run that comes after. */
  readonly key?: string | undefined;
}

export interface BuildResult {
  readonly checks: Check[];
  /** What was built; a target that does not compile is missing here and a failed check. */
  readonly built: BuiltArtifact[];
}

/** What runs before left behind. */
export interface Kept {
  /** GOCACHE by the id of a target that has one of its own. */
  readonly goCaches?: Readonly<Record<string, string>>;
  /** What was built into the same output folder, by file name. */
  readonly earlier?: ReadonlyMap<string, EarlierBuild>;
}

/** Builds every artifact asked for, with the gates beside. */
export async function run(
  inputs: BuildInputs,
  plan: Plan,
  ports: Ports,
  goCaches: Kept['goCaches'] = {},
): Promise<BuildResult> {
  const slots = limiter(ports.host.cores);
  const artifacts = wantedArtifacts(plan, inputs.targets);
  const kept: Kept = { goCaches, earlier: await earlierBuilds(inputs.output, ports.files) };
  const source = await checkSource(inputs, plan, ports);
  if (overall(source) === 'fail') return { checks: source, built: [] };
  const [gates, built] = await withReproduction(inputs, plan, artifacts, ports, (reproduce) =>
    all([
      runGates(inputs, ports, slots),
      all(
        artifacts.map(async (artifact) => {
          const made = await slots(() => buildArtifact(artifact, plan, inputs, ports, kept));
          const again = made.built.length > 0 ? await slots(() => reproduce(artifact, made.checks)) : [];
          return { ...made, checks: [...made.checks, ...again] };
        }),
      ),
    ]),
  );
  return {
    checks: [...source, ...gates, ...built.flatMap(({ checks }) => checks), ...checkNetwork('build', ports)],
    built: built.flatMap(({ built: one }) => one),
  };
}

/** Runs the gates; each takes a slot while it runs. */
export async function runGates(inputs: BuildInputs, ports: Ports, slots: Limiter): Promise<Check[]> {
  if (inputs.gates.length === 0) return [];
  const tree = readSourceTree(inputs.workingDirectory, ports);
  const [, ...results] = await all([
    tree,
    ...inputs.gates.map((gate) => slots(async () => runGate(gate, inputs, await tree, ports))),
  ]);
  const checks = results.flat();
  ports.progress.report({ stage: 'gates', target: '', state: overall(checks) });
  return checks;
}

/** Builds one artifact and its unstripped companion, unless they are there and would be the same; checks the bytes. */
export async function buildArtifact(
  artifact: PlannedArtifact,
  plan: Plan,
  inputs: BuildInputs,
  ports: Ports,
  { goCaches = {}, earlier = new Map() }: Kept = {},
): Promise<BuildResult> {
  const checks = new Checklist('build', ports.clock.now);
  const { build, target } = partsOf(plan, artifact);
  const paths = layout(inputs.output);
  const plain = paths.planned(artifact.plain);
  const debug = paths.planned(artifact.debug);
  const work = {
    workingDirectory: inputs.workingDirectory,
    artifact,
    build,
    target,
    goCache: goCaches[target.id],
  };

  const subject = subjectOf(plan, artifact);
  ports.progress.report({ stage: 'build', target: target.id, state: 'started' });
  const compiled = checks.begin('compile', subject);
  let made: Made;
  try {
    made = await make(
      work,
      { plain, debug },
      { plan, output: inputs.output, before: earlier.get(artifact.file) },
      ports,
    );
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.code !== 'TOOL_FAILED') throw error;
    compiled.fail({ detail: error.message, remedy: error.remedy });
    ports.progress.report({ stage: 'build', target: target.id, state: 'fail' });
    return { checks: checks.checks, built: [] };
  }
  const { digest, unstripped } = made;
  const unchanged = made.unchanged ? '; unchanged, so it was not built again' : '';
  compiled.pass({
    measured: `${digest.size} bytes`,
    detail: `sha256 ${digest.sha256}; unstripped ${unstripped.size} bytes${unchanged}`,
    tool: plan.toolchain,
  });

  await checkBytes(checks, plain, { artifact, target, plan, subject }, ports.files);
  await checkCompanion(checks.begin('companion', subject), { plain, debug }, ports.files);
  if (target.goos === ports.host.goos && target.goarch === ports.host.goarch) {
    await readBack(checks.begin('metadata', subject), plain, plan, ports);
  }
  const built: BuiltArtifact = {
    artifact,
    digest,
    unstrippedSize: unstripped.size,
    unstrippedSha256: unstripped.sha256,
    key: made.key,
  };
  await keepInsight(checks.begin('package-sizes', subject), built, made, plan, inputs, ports);
  ports.progress.report({ stage: 'build', target: target.id, state: overall(checks.checks) });
  return { checks: checks.checks, built: [built] };
}

interface Made {
  readonly digest: Digest;
  readonly unstripped: Digest;
  /** What decided the bytes; undefined where something else might. */
  readonly key: string | undefined;
  /** The files were there, and would be the same. */
  readonly unchanged: boolean;
  readonly compileTimes: CompileTimes | undefined;
}

/** Makes both files of an artifact, or leaves them where an earlier run made them from the same. */
async function make(
  work: Omit<GoBuild, 'symbols' | 'output'>,
  paths: { readonly plain: string; readonly debug: string },
  { plan, output, before }: { plan: Plan; output: string; before: EarlierBuild | undefined },
  ports: Ports,
): Promise<Made> {
  const keyNow = () => buildKey(work, plan, ports);
  if (before?.key !== undefined) {
    const key = await keyNow();
    const found = await stillBuilt(before, key, paths, ports.files);
    if (found) return { ...found, key, unchanged: true, compileTimes: undefined };
  }
  const compileTimes = await timingPackages(
    output,
    (actionGraph) => compile({ ...work, actionGraph }, paths.plain, ports),
    ports,
  );
  await goBuild({ ...work, symbols: true, output: paths.debug }, ports);
  // The output folder of a job on a runner is gone after it.
  const key = ports.host.env('CI') ? undefined : await keyNow();
  const digest = await ports.files.digest(paths.plain);
  const unstripped = await ports.files.digest(paths.debug);
  return { digest, unstripped, key, unchanged: false, compileTimes };
}

function wantedArtifacts(plan: Plan, wanted: readonly string[]): PlannedArtifact[] {
  const ids = wantedTargets(plan, wanted).map(({ id }) => id);
  return plan.artifacts.filter(({ target }) => ids.includes(target));
}

/** The targets that were asked for, all when none was. Throws TARGET_UNKNOWN. */
export function wantedTargets(plan: Plan, wanted: readonly string[]): PlannedTarget[] {
  if (wanted.length === 0) return plan.targets;
  const unknown = wanted.filter((one) => !plan.targets.some(({ id, name }) => id === one || name === one));
  if (unknown.length > 0) {
    throw new ReleaseError(
      'TARGET_UNKNOWN',
      `${unknown.join(', ')} is not a target of the plan`,
      `the plan has ${plan.targets.map(({ name }) => name).join(', ')}`,
    );
  }
  return plan.targets.filter(({ id, name }) => wanted.includes(id) || wanted.includes(name));
}
