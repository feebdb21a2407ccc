import { join, resolve } from 'node:path';
import { applyConfig } from '../config/apply.ts';
import { loadConfig } from '../config/config.ts';
import { limiter } from '../model/concurrency.ts';
import { ReleaseError } from '../model/errors.ts';
import { readPlanInputs } from '../plan/inputs.ts';
import { readModule, type Supported, supportedBy } from '../plan/module.ts';
import { decide, keep, type PlanResult } from '../plan/plan.ts';
import { findProjects, ownMains, prefixOf, type WantedProjects } from '../plan/projects.ts';
import { type Repository, readRepository } from '../plan/repository.ts';
import type { Invocation, Outcome } from './outcome.ts';
import { record } from './record.ts';

/** One program of a repository with several, as a matrix takes it. */
interface Project {
  /** Relative to the working directory. */
  readonly directory: string;
  readonly project: string;
  readonly version: string;
  /** Empty for a snapshot. */
  readonly tag: string;
}

interface PlannedProject extends PlanResult {
  readonly directory: string;
  /** Absolute output folder of the program. */
  readonly output: string;
}

/**
 * Plans several programs of one repository, each by its own configuration, into its own output folder. Nothing is
 * written when one of them is at fault.
 */
export async function planProjects(invocation: Invocation, wanted: WantedProjects): Promise<Outcome> {
  const { raw, ports } = invocation;
  const workingDirectory = raw['working-directory'] ?? '';
  const named = typeof wanted === 'string' ? undefined : wanted;
  const [repository, found] = await Promise.all([
    readRepository(workingDirectory, ports.exec),
    named ?? findProjects(workingDirectory, ports.exec),
  ]);
  const slots = limiter(2 * ports.host.cores);
  const shared = {
    repository,
    supported: supportedBy(ports.exec),
    folders: found,
    optional: named === undefined,
  };
  const decided = await Promise.allSettled(
    found.map((directory) => slots(() => planOne(directory, invocation, shared))),
  );
  refuseFaults(found, decided);
  const planned = decided
    .flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []))
    .filter(({ plan }) => wanted !== 'tagged' || isTagged(plan.tag, ports));
  refuseNone(planned, wanted);
  refuseSharedOutput(planned);
  for (const project of planned) {
    await keep(project, project.output, ports.files);
    await record(project.output, 'plan', project.checks, { plan: project.plan }, ports.files);
  }
  const projects = planned.map(asProject);
  return {
    stage: 'plan',
    checks: planned.flatMap(({ directory, checks }) =>
      checks.map((check) => (check.subject === 'source' ? { ...check, subject: directory } : check)),
    ),
    data: { projects },
    outputs: {
      projects: JSON.stringify(projects),
      matrix: JSON.stringify({ include: projects }),
      jobs: String(projects.length),
      count: String(projects.length),
    },
  };
}

/** A push of a tag is meant for the program of that tag, also where the commit has others. */
function isTagged(tag: string | undefined, { host }: Invocation['ports']): boolean {
  const pushed = host.env('GITHUB_REF_TYPE') === 'tag' ? host.env('GITHUB_REF_NAME') : undefined;
  return tag !== undefined && (pushed === undefined || pushed === tag);
}

interface Shared {
  readonly repository: Repository;
  readonly supported: Supported;
  /** Of all programs, relative to the working directory. */
  readonly folders: readonly string[];
  /** Whether a folder without a program is passed over. */
  readonly optional: boolean;
}

async function planOne(
  directory: string,
  { raw, given, ports }: Invocation,
  { repository, supported, folders, optional }: Shared,
): Promise<PlannedProject | undefined> {
  const workingDirectory = join(raw['working-directory'] ?? '', directory);
  const found = await readModule(workingDirectory, ports.exec, supported);
  const module = { ...found, mains: ownMains(found.mains, directory, folders) };
  if (optional && module.mains.length === 0) return undefined;
  const config = await loadConfig(workingDirectory, given.config ?? '', ports.files);
  const own = applyConfig('build-matrix', given, config);
  const output = resolve(workingDirectory, own.output || 'dist');
  const inputs = readPlanInputs({ ...own, 'working-directory': workingDirectory, output });
  const source = { repository: { ...repository, prefix: prefixOf(repository.prefix, directory) }, module };
  const planned = await decide(inputs, config, ports, source);
  return { ...planned, directory, output };
}

/** Every fault at once, each with its folder. */
function refuseFaults(folders: readonly string[], decided: readonly PromiseSettledResult<unknown>[]): void {
  const faults = decided.flatMap((one, index) =>
    one.status === 'rejected' ? [{ folder: folders[index], cause: one.reason as unknown }] : [],
  );
  const foreign = faults.find(({ cause }) => !(cause instanceof ReleaseError));
  if (foreign) throw foreign.cause;
  const [first] = faults;
  if (!(first?.cause instanceof ReleaseError)) return;
  throw new ReleaseError(
    first.cause.code,
    faults.map(({ folder, cause }) => `${folder}: ${(cause as ReleaseError).message}`).join('; '),
    first.cause.remedy,
    first.cause,
  );
}

function refuseNone(planned: readonly PlannedProject[], wanted: WantedProjects): void {
  if (planned.length > 0) return;
  throw new ReleaseError(
    'INPUT_INVALID',
    wanted === 'tagged' ? 'no tag of this commit names a program' : 'there is no program in the repository',
    'tag the commit like agent/v1.2.3, or name the folders of programs with projects',
  );
}

/** A plan would overwrite another. */
function refuseSharedOutput(planned: readonly PlannedProject[]): void {
  const outputs = planned.map(({ output }) => output);
  const shared = outputs.find((output, index) => outputs.indexOf(output) !== index);
  if (shared === undefined) return;
  throw new ReleaseError(
    'INPUT_INVALID',
    `several programs would have the output folder ${shared}`,
    'name a relative output folder: each program has it in its own folder',
  );
}

function asProject({ directory, plan }: PlannedProject): Project {
  return { directory, project: plan.project, version: plan.version, tag: plan.tag ?? '' };
}
