import { join } from 'node:path';
import { type Check, Checklist, type PendingCheck, type Stage } from '../../model/check.ts';
import { short } from '../../model/digest.ts';
import type { Plan, PlannedTarget } from '../../model/plan.ts';
import type { Cache, CacheEntry, Ports, Restored } from '../../ports.ts';
import { askGo, type GoEnvironment } from './go-environment.ts';
import { beginningOf, type CacheKey, type Difference, differencesOf, textOf } from './key.ts';
import { buildKey, lockHash, moduleKey, PARTS_OF_TARGET } from './keys.ts';
import { readSums, sumFile } from './sums.ts';

/** `auto` takes no build results into a release, because nothing can prove what they were made from. */
export type CacheMode = 'auto' | 'on' | 'off';

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
  /** GOCACHE by the id of a target that has one of its own; nothing in it is of use to another target. */
  readonly goCaches: Readonly<Record<string, string>>;
}

type CachePorts = Pick<Ports, 'exec' | 'files' | 'host' | 'clock' | 'cache'>;

const NOTHING: RestoredCaches = { checks: [], hit: 'false', goCaches: {} };
const TEN_MINUTES = 600_000;

/** Brings modules and build results of earlier runs back, and has those of this one kept. Fails nothing. */
export async function restoreCaches(inputs: CacheInputs, plan: Plan, ports: CachePorts): Promise<RestoredCaches> {
  const { cache } = ports;
  if (!cache || inputs.cache === 'off') return NOTHING;
  const checks = new Checklist(inputs.stage, ports.clock.now);
  const began = checks.begin('cache', 'modules');
  const obstacle = cache.obstacle('restore');
  if (obstacle && cache.obstacle('keep')) {
    began.notRun(obstacle, { remedy: 'set cache: off where there is no cache, to hear no more of it' });
    return { ...NOTHING, checks: checks.checks };
  }
  const go = await askGo(inputs.workingDirectory, ports);
  const work: Work = { inputs, plan, go, locks: await hashOfLocks(go, ports), checks, ports, cache };
  await restoreModules(began, work);
  return { ...(await restoreBuilds(work)), checks: checks.checks };
}

interface Work {
  readonly inputs: CacheInputs;
  readonly plan: Plan;
  readonly go: GoEnvironment;
  readonly locks: string;
  readonly checks: Checklist;
  readonly ports: CachePorts;
  readonly cache: Cache;
}

async function restoreModules(check: PendingCheck, work: Work): Promise<void> {
  const { go, ports, cache, inputs, plan } = work;
  const download = join(go.modules, 'cache', 'download');
  const needless =
    (await noModules(go, ports)) ?? ((await staysHere(download, ports)) ? keepsItself(go.modules) : undefined);
  if (needless) {
    check.skip(needless);
    return;
  }
  const key = moduleKey(ports.host, go, work.locks);
  const entry = { key: textOf(key), folder: download };
  const found = await take(entry, key, 1, cache);
  const bad = found.key || found.problem ? await distrust(download, work) : undefined;
  if (bad) await discardModules(work);
  // One of the jobs keeps them for all.
  const keeps = inputs.targets.some(({ id }) => id === plan.targets[0]?.id);
  if (keeps && found.state !== 'hit' && !found.problem) {
    // Another target may need modules that this one does not.
    await ports.exec.run({
      file: 'go',
      args: ['mod', 'download'],
      cwd: inputs.workingDirectory,
      timeoutMs: TEN_MINUTES,
    });
    cache.keep(entry);
  }
  if (bad && found.key) {
    check.warn({
      measured: 'thrown away',
      bound: 'what go.sum says',
      detail: `${found.key}: ${bad}`,
      remedy: `find out which run kept it, and delete the entry ${found.key}`,
    });
    return;
  }
  say(check, found, entry);
}

async function restoreBuilds(work: Work): Promise<Omit<RestoredCaches, 'checks'>> {
  const { inputs, plan, go, checks, ports, cache } = work;
  const temporary = ports.host.env('RUNNER_TEMP');
  if (inputs.targets.length === 0 || !temporary) return NOTHING;
  const began = checks.begin('cache', 'build results');
  if (inputs.cache === 'auto' && !plan.snapshot) {
    began.skip('a release is built from its sources alone; cache: on takes build results into it');
    return NOTHING;
  }
  if (await staysHere(go.buildCache, ports)) {
    began.skip(keepsItself(go.buildCache));
    return NOTHING;
  }
  const goCaches: Record<string, string> = {};
  const states: State[] = [];
  let problem: string | undefined;
  for (const target of inputs.targets) {
    const check = checks.begin('cache', target.name);
    const key = buildKey(ports.host, go, plan, target, work.locks);
    const entry = { key: textOf(key), folder: join(temporary, 'oracle-release', 'go-build', target.id) };
    goCaches[target.id] = entry.folder;
    // A service that does not answer lets each question wait for half a minute.
    const found = problem ? { state: 'miss' as const, problem } : await take(entry, key, PARTS_OF_TARGET, cache);
    // What was unpacked in part is worth nothing.
    if (found.problem) await ports.files.remove(entry.folder);
    problem = found.problem;
    states.push(found.state);
    if (found.state !== 'hit' && !found.problem) cache.keep(entry);
    say(check, found, entry);
  }
  return { hit: together(states), goCaches };
}

type State = 'hit' | 'partial' | 'miss';

interface Taken extends Restored {
  readonly state: State;
  /** Why it was no hit. */
  readonly reason?: string;
}

/** Restores an entry; one that pins other modules will do. `lasting` parts of the key must be the same to tell what changed. */
async function take(entry: CacheEntry, key: CacheKey, lasting: number, cache: Cache): Promise<Taken> {
  const obstacle = cache.obstacle('restore');
  if (obstacle) return { state: 'miss', reason: obstacle };
  const last = key.parts.length - 1;
  const found = await cache.restore(entry, [beginningOf(key, last)]);
  if (found.problem) return { ...found, state: 'miss' };
  if (found.key === entry.key) return { ...found, state: 'hit' };
  if (found.key) return { ...found, state: 'partial', reason: changed(differencesOf(key, found.key)) };
  const shorter = Array.from({ length: last - lasting }, (_, index) => beginningOf(key, last - 1 - index));
  const near = await cache.find(entry, shorter);
  return {
    state: 'miss',
    reason: near.key
      ? changed(differencesOf(key, near.key))
      : `nothing is kept yet under ${beginningOf(key, lasting)}`,
  };
}

function changed(differences: readonly Difference[]): string {
  return differences
    .map(({ name, ours, theirs }) => `${name} changed: ${short(theirs)} then, ${short(ours)} now`)
    .join('; ');
}

function say(check: PendingCheck, { state, key, reason, problem }: Taken, entry: CacheEntry): void {
  if (problem) {
    check.notRun(problem, {
      measured: state,
      remedy: `nothing is lost but time; if it stays so, delete the entry ${key ?? entry.key}`,
    });
    return;
  }
  check.pass({ measured: state, detail: reason ?? entry.key });
}

function together(states: readonly State[]): RestoredCaches['hit'] {
  if (states.every((state) => state === 'hit')) return 'true';
  return states.every((state) => state === 'miss') ? 'false' : 'partial';
}

/** Why there is nothing to keep. */
async function noModules(
  { locks, moduleRoot }: GoEnvironment,
  { files }: CachePorts,
): Promise<string | undefined> {
  const present = await Promise.all(locks.map((path) => files.stat(path)));
  if (present.every((one) => !one || one.size === 0)) return 'the program needs no modules';
  return (await files.stat(join(moduleRoot, 'vendor', 'modules.txt'))) ? 'the modules are vendored' : undefined;
}

/** A machine that is not made anew for each job has a folder of its own, as warm as any cache, that others use too. */
async function staysHere(folder: string, { host, files }: CachePorts): Promise<boolean> {
  return host.env('RUNNER_ENVIRONMENT') !== 'github-hosted' && (await files.stat(folder)) !== undefined;
}

function keepsItself(folder: string): string {
  return `this machine keeps ${folder} from job to job by itself`;
}

/**
 * What is wrong with restored modules; undefined when they are those of `go.sum`. `go mod verify` compares them with
 * the sums beside them, which came from the cache too.
 */
async function distrust(download: string, { go, inputs, ports }: Work): Promise<string | undefined> {
  for (const lock of go.locks) {
    if (!(await ports.files.stat(lock))) continue;
    for (const sum of readSums(await ports.files.readText(lock))) {
      const noted = sumFile(download, sum);
      if (!(await ports.files.stat(noted))) continue;
      if ((await ports.files.readText(noted)).trim() !== sum.sum) {
        return `${sum.path}@${sum.version} is not what go.sum says`;
      }
    }
  }
  const finished = await ports.exec.run({
    file: 'go',
    args: ['mod', 'verify'],
    cwd: inputs.workingDirectory,
    timeoutMs: TEN_MINUTES,
  });
  return finished.exitCode === 0 ? undefined : finished.stderr.trim().slice(0, 500);
}

/** Files in the module cache are read-only, so Go itself has to remove them. */
async function discardModules({ inputs, ports }: Work): Promise<void> {
  await ports.exec.run({ file: 'go', args: ['clean', '-modcache'], cwd: inputs.workingDirectory });
}

async function hashOfLocks({ locks }: GoEnvironment, { files }: CachePorts): Promise<string> {
  const present = await Promise.all(
    locks.map(async (path) => ((await files.stat(path)) ? files.read(path) : Buffer.alloc(0))),
  );
  return lockHash(present);
}
