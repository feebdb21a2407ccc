import semver from 'semver';
import type { RepositoryFacts } from './facts.ts';

export interface TagScheme {
  /** What tags begin with where the default would not find it. */
  readonly tagPrefix: string | undefined;
  /** As `on.push.tags` of a workflow takes it: `v*`. */
  readonly pattern: string;
}

type TagFacts = Pick<RepositoryFacts, 'tags' | 'prefix' | 'goMod' | 'moduleAtRoot'>;

/** How the versions of the working directory are tagged: as those before were, else as Go has it. */
export function tagScheme(facts: TagFacts): TagScheme {
  const versions = facts.tags.flatMap(versionTag);
  const own = versions.find(({ stem }) => stem === facts.prefix);
  if (own) return scheme(undefined, own);
  if (facts.prefix !== '') {
    const plain = versions.find(({ stem }) => stem === '');
    const isOwnModule = facts.goMod === 'go.mod' && facts.moduleAtRoot;
    return scheme(undefined, plain && !isOwnModule ? plain : { stem: facts.prefix, v: 'v' });
  }
  // A tag with a slash is one of a module in a folder.
  const other = versions.find(({ stem }) => !stem.includes('/'));
  return other ? scheme(other.stem, other) : scheme(undefined, { stem: '', v: 'v' });
}

interface VersionTag {
  /** What stands before the version. */
  readonly stem: string;
  readonly v: string;
}

/** Tags with other characters before the version are nobody's scheme, and would need escapes in a pattern. */
function versionTag(tag: string): VersionTag[] {
  const [, stem = '', v = '', version = ''] = /^([\w.@/-]*?)(v?)(\d+\.\d+\.\d+.*)$/.exec(tag) ?? [];
  return semver.valid(version) ? [{ stem, v }] : [];
}

function scheme(tagPrefix: string | undefined, { stem, v }: VersionTag): TagScheme {
  return { tagPrefix, pattern: v ? `${stem}v*` : `${stem}[0-9]*` };
}
