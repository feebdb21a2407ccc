import { isHighest, majorTagOf, type Version, versionOf } from './version.ts';
import type { Wanted } from './wanted.ts';

/** A release as the server has it. */
export interface HostedRelease {
  readonly id: number;
  readonly tag: string;
  readonly url: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  /** Whether the server promises that neither its tag nor its files change any more. */
  readonly immutable: boolean;
  readonly notes: string;
  readonly files: readonly string[];
}

/** The releases of one tag. */
export interface Found {
  readonly published: HostedRelease | undefined;
  /** The one to complete, the oldest: runs that began together then agree. */
  readonly draft: HostedRelease | undefined;
  /** Those that nobody needs. */
  readonly duplicates: readonly HostedRelease[];
}

export function releasesOf(tag: string, releases: readonly HostedRelease[]): Found {
  const own = releases.filter((release) => release.tag === tag).sort((one, other) => one.id - other.id);
  const published = own.find(({ draft }) => !draft);
  const draft = published ? undefined : own.find((release) => release.draft);
  return {
    published,
    draft,
    duplicates: own.filter((release) => release !== published && release !== draft),
  };
}

/** What of a release is not as wanted, for a person. Its title may be anything. */
export function differences(release: HostedRelease, { version, notes }: Wanted): string[] {
  return [
    ...(sameText(release.notes, notes) ? [] : ['its notes are not those of CHANGELOG.md']),
    ...(release.prerelease === version.prerelease
      ? []
      : [`it is ${release.prerelease ? '' : 'not '}marked as a pre-release`]),
    ...strangersIn(release),
  ];
}

/** We release a tree, and put no files beside it: those that are there somebody else put. */
export function strangersIn({ files }: HostedRelease): string[] {
  return files.length > 0 ? [`it holds files: ${files.join(', ')}`] : [];
}

/** Where the major tag goes, or why it stays. */
export type MajorTag =
  | { readonly name: string; readonly moves: true }
  | { readonly name: string; readonly moves: false; readonly because: string };

export function majorTagAfter({ tag, version }: Wanted, releases: readonly HostedRelease[]): MajorTag {
  const name = majorTagOf(version);
  if (version.prerelease) return { name, moves: false, because: `${tag} is a pre-release` };
  const line = fullReleases(releases).filter(({ major }) => major === version.major);
  return isHighest(version, line)
    ? { name, moves: true }
    : { name, moves: false, because: `a higher one than ${tag} is published` };
}

/** Whether the server may show the release as the latest: a fix of an old line is not. */
export function isLatest({ version }: Wanted, releases: readonly HostedRelease[]): boolean {
  return !version.prerelease && isHighest(version, fullReleases(releases));
}

function fullReleases(releases: readonly HostedRelease[]): Version[] {
  return releases
    .filter(({ draft, prerelease }) => !draft && !prerelease)
    .flatMap(({ tag }) => versionOf(tag) ?? [])
    .filter(({ prerelease }) => !prerelease);
}

/** Edited in a browser, notes have other line ends. */
function sameText(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n').trim() === other.trim();
}
