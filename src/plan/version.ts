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

/**
 * The version to release: the one asked for, else that of the tag on this commit, else a snapshot after the
 * newest earlier tag. A tag of a module in a subfolder carries the folder (`cmd/app/v1.2.3`), as Go has it.
 * Uncommitted changes make a snapshot of any tag. Throws VERSION_INVALID for what is not semver.
 */
export function decideVersion(asked: string | undefined, repository: Repository): Version {
  if (asked)
    return {
      version: parse(asked, 'version', asked),
      tag: tagOf(asked, repository),
      snapshot: false,
      origin: 'the version input',
    };

  const own = ownTags(repository.tags, repository.prefix);
  const tagged = newest(own);
  if (!tagged && own.length > 0)
    throw notSemver(`the tag ${own.map(({ tag }) => tag).join(', ')} of this commit`);
  if (tagged && !repository.dirty) {
    return { version: tagged.version, tag: tagged.tag, snapshot: false, origin: `the tag ${tagged.tag}` };
  }
  const base = tagged ?? newest(ownTags(repository.earlierTags, repository.prefix));
  return {
    version: snapshotAfter(base?.version, repository),
    tag: undefined,
    snapshot: true,
    origin: snapshotReason(base?.tag, repository),
  };
}

interface OwnTag {
  readonly tag: string;
  /** The tag without its folder. */
  readonly name: string;
}

function ownTags(tags: readonly string[], prefix: string): OwnTag[] {
  return tags
    .filter((tag) => (tag.includes('/') ? prefix !== '' && tag.startsWith(prefix) : true))
    .map((tag) => ({ tag, name: tag.slice(tag.lastIndexOf('/') + 1) }));
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

function tagOf(version: string, repository: Repository): string | undefined {
  const wanted = versionText(version);
  return repository.tags.find((tag) => versionText(tag.slice(tag.lastIndexOf('/') + 1)) === wanted);
}

function notSemver(what: string): ReleaseError {
  return new ReleaseError(
    'VERSION_INVALID',
    `${what} is not a semantic version`,
    'tag the commit like v1.2.3, or give a version such as 1.2.3 with the version input',
  );
}
