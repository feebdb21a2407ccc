import { type Check, Checklist } from '../model/check.ts';
import { short } from '../model/digest.ts';
import { layout } from '../model/layout.ts';
import { safeName } from '../model/names.ts';
import type { Plan, PlannedTarget } from '../model/plan.ts';
import { type ResolvedTargets, resolveTargets, type Target } from '../model/target.ts';
import type { Ports } from '../ports.ts';
import { plannedArtifact, templatesOf } from './artifact.ts';
import { type DecidedBuild, decideBuilds } from './builds.ts';
import { isUnreproducible, releaseFields } from './fields.ts';
import type { PlanInputs, RequestedBuild } from './inputs.ts';
import { type Leg, legsOf } from './legs.ts';
import { type GoModule, readModule } from './module.ts';
import { type Repository, readRepository } from './repository.ts';
import { refuseUnknownRunners, runnerOf } from './runners.ts';
import { fieldsIn, type Scope } from './template.ts';
import { decideVersion, type Version } from './version.ts';

/** The parts of the configuration that decide a plan. */
export interface PlanConfig {
  readonly project?: string | undefined;
  readonly builds?: readonly RequestedBuild[] | undefined;
}

export interface PlanResult {
  readonly plan: Plan;
  /** The build jobs that make it. */
  readonly legs: readonly Leg[];
  readonly checks: Check[];
}

/** What was found in the repository. */
export interface Source {
  readonly repository: Repository;
  readonly module: GoModule;
}

type PlanPorts = Pick<Ports, 'exec' | 'files' | 'clock' | 'host'>;

/**
 * Decides what will be released and writes `release-plan.json`. Nothing is written when an input or the
 * repository is at fault.
 */
export async function run(inputs: PlanInputs, config: PlanConfig, ports: PlanPorts): Promise<PlanResult> {
  const decided = await decide(inputs, config, ports);
  await keep(decided, inputs.output, ports.files);
  return decided;
}

/** Writes a plan that was decided. */
export async function keep({ plan }: PlanResult, output: string, files: Ports['files']): Promise<void> {
  // The output folder must not make the repository dirty, or the next run would release something else.
  await files.create(`${output}/.gitignore`, '*\n');
  await files.write(layout(output).plan, `${JSON.stringify(plan, null, 2)}\n`);
}

/** Decides and writes nothing. What was read of the repository before is not read again. */
export async function decide(
  inputs: PlanInputs,
  config: PlanConfig,
  ports: Pick<PlanPorts, 'exec' | 'clock' | 'host'>,
  source: Partial<Source> = {},
): Promise<PlanResult> {
  const checks = new Checklist('plan', ports.clock.now);
  const seen = checks.begin('repository', 'source');
  const [repository, module] = await Promise.all([
    source.repository ?? readRepository(inputs.workingDirectory, ports.exec),
    source.module ?? readModule(inputs.workingDirectory, ports.exec),
  ]);
  const version = decideVersion(inputs, repository);
  const { plan, impossible, unreproducible, cross } = decidePlan(
    inputs,
    config,
    { repository, module, version },
    ports.host.env,
  );
  const legs = legsOf(plan, inputs.fanOut);

  const found = { measured: `commit ${short(repository.commit)}`, tool: module.toolchain };
  if (repository.dirty) {
    seen.warn({
      ...found,
      detail: 'there are uncommitted changes, so this is a snapshot that nobody else can build again',
      remedy: 'commit or stash them before a release',
    });
  } else {
    seen.pass(found);
  }
  checks.begin('version', plan.project).pass({ measured: plan.version, detail: `from ${version.origin}` });
  checks.begin('targets', plan.project).pass({
    measured: `${plan.targets.length} targets, ${plan.artifacts.length} binaries`,
    detail: plan.targets.map(({ name }) => name).join(', '),
  });
  if (impossible.length > 0) {
    checks.begin('impossible-targets', plan.project).skip(`Go cannot build for ${impossible.join(', ')}`, {
      remedy: 'name them under exclude to say that they are not wanted',
    });
  }
  if (unreproducible.length > 0) {
    checks.begin('template-fields', plan.project).warn({
      measured: unreproducible.join(', '),
      detail:
        'their values depend on the checkout or the machine, so nobody else can be sure to build the same bytes',
      remedy: 'use fields of the commit, such as .Tag, .FullCommit and .CommitDate',
    });
  }
  if (cross.length > 0) {
    checks.begin('cgo-runners', plan.project).warn({
      measured: cross.join(', '),
      detail: 'GitHub has no machine of that kind, and cgo needs a C compiler for the target',
      remedy: 'name a runner of your own under runners, or set CC of a cross-compiler in env of the build',
    });
  }
  return { plan, legs, checks: checks.checks };
}

interface Decided {
  readonly plan: Plan;
  /** Pairs that Go cannot build, left out. */
  readonly impossible: readonly string[];
  /** Template fields whose values another machine may not have. */
  readonly unreproducible: readonly string[];
  /** Targets that are built with cgo on a machine of another kind. */
  readonly cross: readonly string[];
}

/** The plan as a pure decision over what was asked for and found. */
function decidePlan(
  inputs: PlanInputs,
  config: PlanConfig,
  { repository, module, version }: Source & { readonly version: Version },
  env: Scope['env'],
): Decided {
  const requested = inputs.build ? [inputs.build] : (config.builds ?? []);
  const builds = decideBuilds(requested, module.mains, module.importPath);
  const project = config.project ?? safeName(builds[0]?.binary ?? '', 'project');
  const scope = { fields: releaseFields({ project, repository, module, version }), env };

  refuseUnknownRunners(inputs.runners, module.supported);
  const wanted = once(() => resolveTargets(inputs.targets, module.supported));
  const resolved = builds.map((build): [DecidedBuild, ResolvedTargets] => [
    build,
    build.request.targets ? resolveTargets(build.request.targets, module.supported) : wanted(),
  ]);
  const artifacts = resolved.flatMap(([build, { targets }]) =>
    targets.map((target) => plannedArtifact(build, target, scope)),
  );
  const used = new Map(resolved.flatMap(([, { targets }]) => targets.map((target) => [target.id, target])));
  const placed = [...used.values()].map((target) => {
    const cgo = artifacts.some((artifact) => artifact.target === target.id && artifact.cgo);
    return { target, cgo, ...runnerOf(target, inputs.runners, cgo) };
  });
  const fields = builds.flatMap(({ request }) => templatesOf(request)).flatMap(fieldsIn);
  return {
    plan: {
      schema: 1,
      project,
      version: version.version,
      ...(version.tag ? { tag: version.tag } : {}),
      snapshot: version.snapshot,
      commit: repository.commit,
      commitTime: repository.commitTime,
      ...(repository.origin ? { repository: repository.origin } : {}),
      dirty: repository.dirty,
      module: module.path,
      toolchain: module.toolchain,
      builds: builds.map(({ id, main, binary }) => ({ id, main, binary })),
      targets: placed.map(({ target, labels }) => plannedTarget(target, labels)),
      artifacts,
    },
    impossible: [...new Set(resolved.flatMap(([, { impossible }]) => impossible))],
    unreproducible: [...new Set(fields.filter(isUnreproducible))].map((field) => `.${field}`),
    cross: placed.filter(({ cgo, cross }) => cgo && cross).map(({ target }) => target.name),
  };
}

function plannedTarget(target: Target, labels: readonly string[]): PlannedTarget {
  return { ...target, runner: [...labels] };
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
