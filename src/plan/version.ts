import semver from 'semver';
import { ReleaseError } from '../model/errors.ts';
import type { Repository } from './repository.ts';

export interface Version {
  /** Semantic version without a leading v. */
  readonly version: string;
  readonly tag: string | undefined;
  readonly snapshot: boolean;
  /** Where it came from, for a person. */
  readonly origin: string;
}

/** Where the version comes from, when not from git alone. */
export interface VersionRequest {
  /** A version that was asked for. */
  readonly version: string | undefined;
  /** What the tags of this program begin with, `agent/`; its folder in the repository when undefined. */
  readonly tagPrefix: string | undefined;
}

/**
 * The version to release: the one asked for, else that of the tag on this commit, else a snapshot after the
 * newest earlier tag. A tag of a module in a subfolder carries the folder (`cmd/app/v1.2.3`), as Go has it.
 * Uncommitted changes make a snapshot of any tag. Throws VERSION_INVALID for what is not semver.
 */
export function decideVersion({ version, tagPrefix }: VersionRequest, repository: Repository): Version {
  const prefix = tagPrefix ?? folderPrefix(repository);
  const ownTags = (tags: readonly string[]): OwnTag[] => tagsWith(prefix, tags);
  const own = ownTags(repository.tags);
  if (version) {
    return {
      version: parse(version, 'version', version),
      tag: own.find(({ name }) => versionText(name) === versionText(version))?.tag,
      snapshot: false,
      origin: 'the version input',
    };
  }
  const tagged = newest(own);
  if (!tagged && own.length > 0)
    throw notSemver(`the tag ${own.map(({ tag }) => tag).join(', ')} of this commit`);
  if (tagged && !repository.dirty) {
    return { version: tagged.version, tag: tagged.tag, snapshot: false, origin: `the tag ${tagged.tag}` };
  }
  const base = tagged ?? newest(ownTags(repository.earlierTags));
  return {
    version: snapshotAfter(base?.version, repository),
    tag: undefined,
    snapshot: true,
    origin: snapshotReason(base?.tag, repository),
  };
}

interface OwnTag {
  readonly tag: string;
  /** The tag without its prefix. */
  readonly name: string;
}

/** The folder, where it has tags of its own; a repository with one program has plain tags also in a folder. */
function folderPrefix({ prefix, tags, earlierTags }: Repository): string {
  return [...tags, ...earlierTags].some((tag) => tag.startsWith(prefix)) ? prefix : '';
}

function tagsWith(prefix: string, tags: readonly string[]): OwnTag[] {
  return tags
    .filter((tag) => tag.startsWith(prefix) && !tag.slice(prefix.length).includes('/'))
    .map((tag) => ({ tag, name: tag.slice(prefix.length) }));
}

function newest(tags: readonly OwnTag[]): { tag: string; version: string } | undefined {
  return tags
    .flatMap(({ tag, name }) => {
      const version = semver.valid(name);
      return version ? [{ tag, version: versionText(name) }] : [];
    })
    .sort((a, b) => semver.rcompare(a.version, b.version))[0];
}

/** `1.2.4-snapshot.20261121101500.g1a2b3c4`: sorts after 1.2.3 and before 1.2.4. */
function snapshotAfter(base: string | undefined, { commit, commitTime, dirty }: Repository): string {
  const next = base ? (semver.inc(base, 'patch') ?? base) : '0.0.0';
  const time = commitTime.replace(/\D/g, '');
  return `${next}-snapshot.${time}.g${commit.slice(0, 7)}${dirty ? '.dirty' : ''}`;
}

function snapshotReason(tag: string | undefined, { dirty }: Repository): string {
  const after = tag ? `after ${tag}` : 'no earlier tag';
  return dirty
    ? `a snapshot (${after}; uncommitted changes)`
    : `a snapshot (${after}; this commit has no tag)`;
}

function parse(text: string, what: string, shown: string): string {
  if (!semver.valid(text)) throw notSemver(`the ${what} ${shown}`);
  return versionText(text);
}

/** semver drops build metadata; a release keeps it. */
function versionText(text: string): string {
  return text.trim().replace(/^[v=\s]+/, '');
}

function notSemver(what: string): ReleaseError {
  return new ReleaseError(
    'VERSION_INVALID',
    `${what} is not a semantic version`,
    'tag the commit like v1.2.3, or give a version such as 1.2.3 with the version input',
  );
}
