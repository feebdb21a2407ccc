import type { Git } from './git.ts';
import type { Asset, Release } from './release.ts';

export interface Dispatch {
  /** The file name. */
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Rules for refs, as the owner of a repository sets them. */
export interface Ruleset {
  readonly name: string;
  readonly target: 'branch' | 'tag';
  readonly enforcement: 'active' | 'evaluate' | 'disabled';
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** `update`, `deletion`. */
  readonly rules: readonly string[];
}

/** A repository on the emulated GitHub; those who have no token for it see nothing. */
export interface Repository {
  /** `owner/name`. */
  readonly name: string;
  readonly id: number;
  readonly git: Git;
  /** The setting: releases published from now on never change again. */
  readonly immutableReleases: boolean;
  readonly public: boolean;
  readonly archived: boolean;
  /** None is enforced on refs here; they are there to be read. */
  readonly rulesets: readonly Ruleset[];
  readonly releases: Release[];
  /** Tags of immutable releases, those since deleted too: none is ever moved or used again. */
  readonly lockedTags: Set<string>;
  latest: Release | undefined;
  readonly dispatches: Dispatch[];
  /** Whether the next upload of an asset dies half-way. */
  uploadBreaks: boolean;
}

export function findAsset(
  repository: Repository,
  id: number,
): { release: Release; asset: Asset } | undefined {
  for (const release of repository.releases) {
    const asset = release.assets.find((one) => one.id === id);
    if (asset) return { release, asset };
  }
  return undefined;
}
