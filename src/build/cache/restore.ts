import { join } from 'node:path';
import { type Check, Checklist, type PendingCheck, type Stage } from '../../model/check.ts';
import type { Plan, PlannedTarget } from '../../model/plan.ts';
import type { Cache, CacheEntry, Ports } from '../../ports.ts';
import { askGo, type GoEnvironment } from './go-environment.ts';
import { textOf } from './key.ts';
import { buildKey, lockHash, moduleKey, PARTS_OF_RUNNER, PARTS_OF_TARGET } from './keys.ts';
import { downloadsOf, layAside, takeOver } from './modules.ts';
import { type Taken, take } from './take.ts';

export const CACHE_MODES = ['auto', 'on', 'off'] as const;
/** `auto` takes no build results into a release, because nothing can prove what they were made from. */
export type CacheMode = (typeof CACHE_MODES)[number];

export interface CacheInputs {
  /** Absolute. */
  readonly workingDirectory: string;
  readonly cache: CacheMode;
  /** What is built here; nothing for the gates alone. */
  readonly targets: readonly PlannedTarget[];
  /** The stage that the checks belong to. */
  readonly stage: Stage;
}

export interface RestoredCaches {
  readonly checks: readonly Check[];
  /** `true` when the build results of every target were there, `partial` when some or older ones were. */
  readonly hit: 'true' | 'partial' | 'false';
  /** GOCACHE by the id of a target: nothing that is compiled for one is of use to another. */
  readonly goCaches: Readonly<Record<string, string>>;
}

type CachePorts = Pick<Ports, 'exec' | 'files' | 'host' | 'clock' | 'cache'>;

const NOTHING: RestoredCaches = { checks: [], hit: 'false', goCaches: {} };

/**
 * Brings modules and build results of earlier runs back, and has those of this one kept. The gates alone need no
 * plan, and only modules. A cache fails nothing.
 */
export async function restoreCaches(
  inputs: CacheInputs,
  plan: Plan | undefined,
  ports: CachePorts,
): Promise<RestoredCaches> {
  const { cache } = ports;
  if (!cache || inputs.cache === 'off') return NOTHING;
  const checks = new Checklist(inputs.stage, ports.clock.now);
  const temporary = ports.host.env('RUNNER_TEMP');
  const obstacle = temporary
    ? (await cache.obstacle('restore')) && (await cache.obstacle('keep'))
    : 'there is no RUNNER_TEMP to unpack to';
  if (!temporary || obstacle) {
    checks.begin('cache', 'source').notRun(obstacle ?? '', { remedy: 'set cache: off where there is none' });
    return { ...NOTHING, checks: checks.checks };
  }
  const go = await askGo(inputs.workingDirectory, ports);
  const locks = await hashOfLocks(go, ports);
  const work: Work = {
    inputs,
    plan,
    go,
    locks,
    checks,
    ports,
    cache,
    folder: join(temporary, 'oracle-release'),
  };
  const silent = await restoreModules(work);
  return { ...(await restoreBuilds(work, silent)), checks: checks.checks };
}

interface Work {
  readonly inputs: CacheInputs;
  readonly plan: Plan | undefined;
  readonly go: GoEnvironment;
  readonly locks: string;
  readonly checks: Checklist;
  readonly ports: CachePorts;
  readonly cache: Cache;
  /** Of this job alone, outside the repository. */
  readonly folder: string;
}

/** Gives why the service does not answer, where it does not: each further question would wait for half a minute. */
async function restoreModules(work: Work): Promise<string | undefined> {
  const { go, ports, cache, inputs, plan, checks } = work;
  const check = checks.begin('cache', 'modules');
  const needless = (await noModules(go, ports)) ?? (await staysHere(go.modules, ports));
  if (needless) {
    check.skip(needless);
    return undefined;
  }
  const aside = join(work.folder, 'modules');
  const key = moduleKey(ports.host, go, work.locks);
  const entry = { key: textOf(key), folder: downloadsOf(aside) };
  const modules = { workingDirectory: inputs.workingDirectory, go, ports };
  const taken = await take(entry, key, PARTS_OF_RUNNER, cache);
  const refused = taken.state === 'miss' ? undefined : await takeOver(entry.folder, modules);
  // One of the jobs keeps them for all; another target may need what its own does not.
  const first = inputs.targets.some(({ id }) => id === plan?.targets[0]?.id);
  if (first && (await worthKeeping(taken, cache))) {
    await ports.files.remove(entry.folder);
    const fault = await layAside(aside, modules);
    if (fault === undefined) cache.keep(entry);
    else checks.begin('cache', 'modules').notRun(`the modules are not kept: ${fault}`);
  }
  if (refused === undefined) say(check, taken, entry);
  else
    check.warn({
      measured: 'refused',
      bound: 'what go.sum says',
      detail: `${taken.key}: ${refused}`,
      remedy: `find out which run kept it, and delete the entry ${taken.key}`,
    });
  return silence(taken);
}

async function restoreBuilds(
  work: Work,
  silentBefore: string | undefined,
): Promise<Omit<RestoredCaches, 'checks'>> {
  const { inputs, plan, go, checks, ports, cache } = work;
  if (!plan || inputs.targets.length === 0) return NOTHING;
  const needless =
    inputs.cache === 'auto' && !plan.snapshot
      ? 'a release is built from its sources alone; cache: on takes build results into it'
      : await staysHere(go.buildCache, ports);
  if (needless) {
    checks.begin('cache', 'build results').skip(needless);
    return NOTHING;
  }
  const goCaches: Record<string, string> = {};
  const states: Taken['state'][] = [];
  let silent = silentBefore;
  for (const target of inputs.targets) {
    const check = checks.begin('cache', target.name);
    const key = buildKey(ports.host, go, plan, target, work.locks);
    const entry = { key: textOf(key), folder: join(work.folder, 'go-build', target.id) };
    goCaches[target.id] = entry.folder;
    const taken: Taken = silent
      ? { state: 'miss', problem: silent }
      : await take(entry, key, PARTS_OF_TARGET, cache);
    silent = silence(taken);
    // What was unpacked in part is worth nothing.
    if (taken.problem) await ports.files.remove(entry.folder);
    if (await worthKeeping(taken, cache)) cache.keep(entry);
    states.push(taken.state);
    say(check, taken, entry);
  }
  return { hit: together(states), goCaches };
}

function silence({ key, problem }: Taken): string | undefined {
  return key === undefined ? problem : undefined;
}

/** An entry is never written again, and a service that fails now would only take time at the end of the job. */
async function worthKeeping({ state, problem }: Taken, cache: Cache): Promise<boolean> {
  return state !== 'hit' && problem === undefined && (await cache.obstacle('keep')) === undefined;
}

function say(check: PendingCheck, { state, key, reason, problem }: Taken, entry: CacheEntry): void {
  if (problem)
    check.notRun(problem, {
      measured: state,
      remedy: key ? `delete the entry ${key}` : 'nothing is lost but time; run it again another day',
    });
  else check.pass({ measured: state, detail: reason ?? entry.key });
}

function together(states: readonly Taken['state'][]): RestoredCaches['hit'] {
  if (states.every((state) => state === 'hit')) return 'true';
  return states.every((state) => state === 'miss') ? 'false' : 'partial';
}

/** Why there are no modules to keep. */
async function noModules(
  { locks, moduleRoot }: GoEnvironment,
  { files }: CachePorts,
): Promise<string | undefined> {
  const present = await Promise.all(locks.map((path) => files.stat(path)));
  if (present.every((one) => !one || one.size === 0)) return 'the program needs no modules';
  return (await files.stat(join(moduleRoot, 'vendor', 'modules.txt')))
    ? 'the modules are vendored'
    : undefined;
}

/** A machine that is not made anew for each job has the folder still, as warm as a cache can make it. */
async function staysHere(folder: string, { host, files }: CachePorts): Promise<string | undefined> {
  if (host.env('RUNNER_ENVIRONMENT') === 'github-hosted' || !(await files.stat(folder))) return undefined;
  return `this machine keeps ${folder} from job to job by itself`;
}

async function hashOfLocks({ locks }: GoEnvironment, { files }: CachePorts): Promise<string> {
  const present = await Promise.all(
    locks.map(async (path) => ((await files.stat(path)) ? files.read(path) : Buffer.alloc(0))),
  );
  return lockHash(present);
}
