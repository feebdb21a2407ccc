import { ReleaseError } from '../../src/model/errors.ts';
import { saysSomething, sectionsOf } from './changelog.ts';
import type { Surroundings } from './surroundings.ts';
import { type Version, versionOf } from './version.ts';

/** The release that a pushed tag asks for. */
export interface Wanted {
  readonly tag: string;
  readonly version: Version;
  readonly commit: string;
  /** As Markdown. */
  readonly notes: string;
}

/** What the tagged commit itself says. */
export interface Tree {
  /** `version` of package.json. */
  readonly packageVersion: string;
  /** CHANGELOG.md. */
  readonly changelog: string;
}

/** Throws VERSION_INVALID for a tag without a version, INPUT_INVALID naming all that disagrees with it. */
export function wantedRelease({ tag, commit }: Pick<Surroundings, 'tag' | 'commit'>, tree: Tree): Wanted {
  const version = versionOf(tag);
  if (!version) {
    throw new ReleaseError('VERSION_INVALID', `the tag ${tag} is not v and a semantic version`, REMEDY);
  }
  const [notes = '', ...more] = sectionsOf(tree.changelog, version.text);
  const faults = [
    ...(tree.packageVersion === version.text
      ? []
      : [`package.json is at version ${tree.packageVersion}, and the tag at ${version.text}`]),
    ...(saysSomething(notes) ? [] : [`CHANGELOG.md says nothing below a heading \`## ${version.text}\``]),
    ...(more.length > 0 ? [`CHANGELOG.md has ${more.length + 1} headings \`## ${version.text}\``] : []),
  ];
  if (faults.length > 0) throw new ReleaseError('INPUT_INVALID', faults.join('; '), REMEDY);
  return { tag, version, commit, notes };
}

const REMEDY = 'correct it, and tag that commit with the next version, as RELEASING.md says';
