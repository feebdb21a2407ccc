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
import { runGate } from './gates/gates.ts';
import { readSourceTree } from './gates/source-tree.ts';
import { goBuild } from './go-build.ts';
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
}

export interface BuildResult {
  readonly checks: Check[];
  /** What was built; a target that does not compile is missing here and a failed check. */
  readonly built: BuiltArtifact[];
}

/** GOCACHE by the id of a target that has one of its own. */
export type GoCaches = Readonly<Record<string, string>>;

/** Builds every artifact asked for, with the gates beside. */
export async function run(
  inputs: BuildInputs,
  plan: Plan,
  ports: Ports,
  goCaches: GoCaches = {},
): Promise<BuildResult> {
  const slots = limiter(ports.host.cores);
  const artifacts = wantedArtifacts(plan, inputs.targets);
  const source = await checkSource(inputs, plan, ports);
  if (overall(source) === 'fail') return { checks: source, built: [] };
  const [gates, built] = await withReproduction(inputs, plan, artifacts, ports, (reproduce) =>
    all([
      runGates(inputs, ports, slots),
      all(
        artifacts.map(async (artifact) => {
          const made = await slots(() => buildArtifact(artifact, plan, inputs, ports, goCaches));
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

/** Builds one artifact and its unstripped companion, and checks the bytes. */
export async function buildArtifact(
  artifact: PlannedArtifact,
  plan: Plan,
  inputs: BuildInputs,
  ports: Ports,
  goCaches: GoCaches = {},
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
  let compileTimes: CompileTimes | undefined;
  try {
    compileTimes = await timingPackages(
      inputs.output,
      (actionGraph) => compile({ ...work, actionGraph }, plain, ports),
      ports,
    );
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

  await checkBytes(checks, plain, { artifact, target, plan, subject }, ports.files);
  await checkCompanion(checks.begin('companion', subject), { plain, debug }, ports.files);
  if (target.goos === ports.host.goos && target.goarch === ports.host.goarch) {
    await readBack(checks.begin('metadata', subject), plain, plan, ports);
  }
  const made: BuiltArtifact = { artifact, digest, unstrippedSize };
  await keepInsight(checks.begin('package-sizes', subject), made, compileTimes, plan, inputs, ports);
  ports.progress.report({ stage: 'build', target: target.id, state: overall(checks.checks) });
  return { checks: checks.checks, built: [made] };
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
