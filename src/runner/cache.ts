import { existsSync } from 'node:fs';
import { getState, notice, saveState } from '@actions/core';
import * as z from 'zod/mini';
import { limiter } from '../model/concurrency.ts';
import { messageOf } from '../model/errors.ts';
import type { Cache, CacheEntry, Restored } from '../ports.ts';

const POST = 'post';
const KEPT = 'kept';

const Entries = z.array(z.object({ key: z.string(), folder: z.string() }));

/** Whether the step has run and its job comes to its end; an action has one bundle for both. */
export function inPost(): boolean {
  if (getState(POST) === 'true') return true;
  saveState(POST, 'true');
  return false;
}

/** The Cache port over @actions/cache, which is loaded when something is asked of it: most of our steps do not. */
export function actionsCache({ offline }: { readonly offline: boolean }): Cache {
  const kept: CacheEntry[] = [];
  return {
    obstacle: async (to) => (offline ? 'the cache is on the network, and this run is offline' : obstacle(to)),
    restore: (entry, beginnings) => ask(entry, beginnings, false),
    find: (entry, beginnings) => ask(entry, beginnings, true),
    keep: (entry) => {
      kept.push(entry);
      saveState(KEPT, JSON.stringify(kept));
    },
  };
}

/** At the end of a job that succeeded: keeps what the step asked for. What goes wrong is a notice. */
export async function saveKept(): Promise<void> {
  const state = getState(KEPT);
  if (state === '') return;
  for (const { key, folder } of Entries.parse(JSON.parse(state))) {
    const { id, problem } = await save(key, folder);
    if (problem) notice(`${key} was not kept: ${problem}`, { title: 'Cache' });
    else if (id !== undefined && id > 0) console.log(`kept ${key}`);
  }
}

async function save(key: string, folder: string): Promise<{ id?: number; problem?: string }> {
  if (!existsSync(folder)) return { problem: `there is no ${folder}` };
  const { saveCache } = await import('@actions/cache');
  const { result, problem } = await overheard(() => saveCache([folder], key));
  return { ...(result === undefined ? {} : { id: result }), ...(problem ? { problem } : {}) };
}

/** The runner tells actions by their environment. Without any address the toolkit need not be loaded to know. */
async function obstacle(to: 'restore' | 'keep'): Promise<string | undefined> {
  const { ACTIONS_RESULTS_URL, ACTIONS_CACHE_URL, ACTIONS_CACHE_MODE } = process.env;
  const mode = ACTIONS_CACHE_MODE?.trim().toLowerCase() ?? '';
  const forbidden = { restore: ['none', 'write-only'], keep: ['none', 'read'] }[to];
  if (forbidden.includes(mode)) return `the job has cache-mode: ${mode}`;
  const addressed = Boolean(ACTIONS_RESULTS_URL || ACTIONS_CACHE_URL);
  if (addressed && (await import('@actions/cache')).isFeatureAvailable()) return undefined;
  return 'this runner has no cache service';
}

async function ask(entry: CacheEntry, beginnings: readonly string[], lookupOnly: boolean): Promise<Restored> {
  const { restoreCache } = await import('@actions/cache');
  const { result, problem, lines } = await overheard(() =>
    restoreCache([entry.folder], entry.key, [...beginnings], { lookupOnly }),
  );
  if (!problem) return result === undefined ? {} : { key: result };
  const found = lines.map((line) => /^Cache hit for(?: restore-key)?: (\S+)$/.exec(line)?.[1]).find(Boolean);
  return { problem, ...(found ? { key: found } : {}) };
}

interface Overheard<Result> {
  readonly result?: Result;
  /** What the toolkit told as a warning or an error, or threw. */
  readonly problem?: string;
  /** What else it wrote. */
  readonly lines: readonly string[];
}

/** The whole process has one output, so one call at a time. */
const oneAtATime = limiter(1);

/**
 * Runs a call of the toolkit. It tells by warnings and errors of the job what went wrong, not by its result: they are
 * taken out of the output, because a cache that fails is no fault of the job.
 */
function overheard<Result>(call: () => Promise<Result>): Promise<Overheard<Result>> {
  return oneAtATime(async () => {
    const problems: string[] = [];
    const lines: string[] = [];
    const write = process.stdout.write;
    process.stdout.write = ((...args: Parameters<typeof write>) => {
      const text = String(args[0]);
      const [, told] = /^::(?:warning|error)(?: [^:]*)?::(.*)/.exec(text) ?? [];
      if (told === undefined) {
        lines.push(...text.split(/\r?\n/));
        return write.apply(process.stdout, args);
      }
      problems.push(inOneLine(told));
      return true;
    }) as typeof write;
    try {
      const result = await call();
      return { result, lines, ...(problems.length > 0 ? { problem: problems.join('; ') } : {}) };
    } catch (error) {
      return { lines, problem: messageOf(error) };
    } finally {
      process.stdout.write = write;
    }
  });
}

/** Undoes the escapes of a workflow command; what follows the question mark of an address may be a signature. */
function inOneLine(told: string): string {
  return told.replaceAll('%0A', ' ').replaceAll('%0D', '').replaceAll('%25', '%').replace(/\?\S+/g, '');
}
