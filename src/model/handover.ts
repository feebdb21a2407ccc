import * as z from 'zod/mini';
import { Sha256 } from './artifact.ts';
import { Check } from './check.ts';
import { messageOf, ReleaseError } from './errors.ts';
import { isSafeName } from './names.ts';

/**
 * `handover-<name>.json`: what one job hands on to the next through a store that others can write to. The job
 * reports the digest of this file by a way of its own, so that nothing in it can be swapped unseen.
 */
export const HandOver = z.object({
  schema: z.literal(1),
  /** The stage, with the target where one job of several did it: `build-linux-amd64`. */
  name: z.string(),
  /** sha256 of each file handed on, by its path in the output folder with `/` between the parts. */
  files: z.record(z.string().check(z.refine(isSafePath, 'is no path inside the output folder')), Sha256),
  /** What was checked on the way. */
  checks: z.array(Check),
});
export type HandOver = z.infer<typeof HandOver>;

/** What a job reports of a hand-over: `build-linux-amd64@sha256:<64 hex digits>`. */
const TOKEN = /^([a-z0-9][A-Za-z0-9._+-]*)@sha256:([0-9a-f]{64})$/;

/** Reads a hand-over of this name; undefined for what is none. */
export function parseHandOver(text: string, name: string): HandOver | undefined {
  try {
    const handOver = HandOver.parse(JSON.parse(text));
    return handOver.name === name ? handOver : undefined;
  } catch {
    // A job reported the digest of a file that no stage of ours wrote.
    return undefined;
  }
}

export function handOverFile(name: string): string {
  return `handover-${name}.json`;
}

export function tokenOf(name: string, sha256: string): string {
  return `${name}@sha256:${sha256}`;
}

/**
 * The hand-overs that jobs reported, name to sha256: one a line, or the `needs` context of a workflow as JSON, in
 * which every text of that form counts. Throws INPUT_INVALID where there is none, or two differ under one name.
 */
export function parseTokens(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const token of candidates(text)) {
    const [, name = '', sha256 = ''] = TOKEN.exec(token) ?? [];
    if (!name) continue;
    if ((found.get(name) ?? sha256) !== sha256) throw unusable(`${name} is reported with two digests`);
    found.set(name, sha256);
  }
  if (found.size === 0) throw unusable('no job reported a hand-over');
  return found;
}

function candidates(text: string): string[] {
  if (!text.trimStart().startsWith('{')) return text.split('\n').map((line) => line.trim());
  try {
    return texts(JSON.parse(text));
  } catch (cause) {
    throw unusable(messageOf(cause), cause);
  }
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(texts);
}

function unusable(what: string, cause?: unknown): ReleaseError {
  return new ReleaseError(
    'INPUT_INVALID',
    `handover is not usable: ${what}`,
    'make the output `handover` of the steps before an output of their jobs, and give the `needs` context as JSON here',
    cause,
  );
}

function isSafePath(path: string): boolean {
  return path.split('/').every(isSafeName);
}

/** Where the files of a hand-over may lie, by the stage that hands on: no job may write for another. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  plan: ['release-plan.json'],
  gates: ['insight/source.json'],
  build: ['build/', 'debug/', 'insight/'],
  gather: ['stages/build.json', 'build-insight.json', 'insight/score.json'],
  scan: ['sbom/', 'scan/', 'stages/scan.json'],
  pack: ['release/', 'stages/pack.json'],
  seal: ['release/', 'stages/seal.json', 'artifacts.json', 'metadata.json', 'cosign.pub'],
};

/** Whether a hand-over of this name may hold the file. */
export function mayHandOn(name: string, path: string): boolean {
  const [stage = ''] = name.split('-');
  return (PLACES[stage] ?? []).some((place) =>
    place.endsWith('/') ? path.startsWith(place) : path === place,
  );
}
