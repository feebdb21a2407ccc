import semver from 'semver';
import { type Check, Checklist } from '../model/check.ts';
import { short } from '../model/digest.ts';
import { layout } from '../model/layout.ts';
import { safeName } from '../model/names.ts';
import {
  FIELDS_OF_TARGET,
  type Plan,
  type PlannedArtifact,
  type PlannedBuild,
  type PlannedTarget,
} from '../model/plan.ts';
import { BASELINES, resolveTargets, type Target } from '../model/target.ts';
import type { Ports } from '../ports.ts';
import { decideBuilds } from './builds.ts';
import type { PlanInputs, RequestedBuild } from './inputs.ts';
import { type Leg, legsOf } from './legs.ts';
import { type GoModule, readModule } from './module.ts';
import { type Repository, readRepository } from './repository.ts';
import type { TemplateFields } from './template.ts';
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

/** Everything cross-compiles from here; a project with cgo names its own runners. */
const DEFAULT_RUNNER = ['ubuntu-24.04'];

/**
 * Decides what will be released and writes `release-plan.json`. Nothing is written when an input or the
 * repository is at fault.
 */
export async function run(
  inputs: PlanInputs,
  config: PlanConfig,
  ports: Pick<Ports, 'exec' | 'files' | 'clock'>,
): Promise<PlanResult> {
  const checks = new Checklist('plan', ports.clock.now);
  const seen = checks.begin('repository', 'source');
  const repository = await readRepository(inputs.workingDirectory, ports.exec);
  const module = await readModule(inputs.workingDirectory, ports.exec);
  const version = decideVersion(inputs.version, repository);
  const plan = decidePlan(inputs, config, repository, module, version);
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

  const paths = layout(inputs.output);
  // The output folder must not make the repository dirty, or the next run would release something else.
  await ports.files.create(`${inputs.output}/.gitignore`, '*\n');
  await ports.files.write(paths.plan, `${JSON.stringify(plan, null, 2)}\n`);
  return { plan, legs, checks: checks.checks };
}

/** The plan as a pure decision over what was asked for and found. */
function decidePlan(
  inputs: PlanInputs,
  config: PlanConfig,
  repository: Repository,
  module: GoModule,
  version: Version,
): Plan {
  const requested = inputs.build ? [inputs.build] : (config.builds ?? []);
  const fields = templateFields(config.project ?? '', repository, module, version);
  const { builds, targets: ownTargets } = decideBuilds(requested, module.mains, module.path, fields);
  const wanted = resolveTargets(inputs.targets, module.supported);
  const targetsOf = (build: PlannedBuild): Target[] => {
    const own = ownTargets.get(build.id);
    return own ? resolveTargets(own, module.supported) : wanted;
  };
  const used = new Map(builds.flatMap(targetsOf).map((target) => [target.id, target]));
  return {
    schema: 1,
    project: config.project ?? safeName(builds[0]?.binary ?? '', 'project'),
    version: version.version,
    ...(version.tag ? { tag: version.tag } : {}),
    snapshot: version.snapshot,
    commit: repository.commit,
    commitTime: repository.commitTime,
    ...(repository.origin ? { repository: repository.origin } : {}),
    dirty: repository.dirty,
    module: module.path,
    toolchain: module.toolchain,
    builds,
    targets: [...used.values()].map((target) => plannedTarget(target, inputs.runners)),
    artifacts: builds.flatMap((build) => targetsOf(build).map((target) => plannedArtifact(build, target))),
  };
}

function plannedTarget({ id, name, goos, goarch }: Target, runners: PlanInputs['runners']): PlannedTarget {
  const baseline = BASELINES[goarch];
  return {
    id,
    name,
    goos,
    goarch,
    ...(baseline ? { variant: `${baseline.variable}=${baseline.value}` } : {}),
    runner: [...(runners[name] ?? runners[id] ?? runners.default ?? DEFAULT_RUNNER)],
  };
}

function plannedArtifact(build: PlannedBuild, target: Target): PlannedArtifact {
  const name = target.goos === 'windows' ? `${build.binary}.exe` : build.binary;
  const suffix = target.goos === 'windows' ? '.exe' : '';
  return {
    build: build.id,
    target: target.id,
    plain: `build/${target.id}/${name}`,
    debug: `debug/${target.id}/${name}`,
    file: safeName(`${build.binary}-${target.id}${suffix}`, 'file name'),
  };
}

/** GoReleaser's field names; dates are those of the commit, so that they do not change from run to run. */
function templateFields(
  project: string,
  repository: Repository,
  module: GoModule,
  { version, tag, snapshot }: Version,
): TemplateFields {
  const parsed = semver.parse(version);
  return {
    ProjectName: project,
    Version: version,
    RawVersion: parsed ? `${parsed.major}.${parsed.minor}.${parsed.patch}` : version,
    Tag: tag ?? `v${version}`,
    Major: String(parsed?.major ?? 0),
    Minor: String(parsed?.minor ?? 0),
    Patch: String(parsed?.patch ?? 0),
    Prerelease: parsed?.prerelease.join('.') ?? '',
    IsSnapshot: String(snapshot),
    FullCommit: repository.commit,
    Commit: repository.commit,
    ShortCommit: repository.commit.slice(0, 7),
    CommitDate: repository.commitTime,
    CommitTimestamp: String(Date.parse(repository.commitTime) / 1000),
    Date: repository.commitTime,
    ModulePath: module.path,
    ...FIELDS_OF_TARGET,
  };
}
