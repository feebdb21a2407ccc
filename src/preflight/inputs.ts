import type { HostedRepository } from '../ports.ts';
import type { ToolNeed } from './needs.ts';

export interface PreflightInputs {
  /** Absolute. */
  readonly workingDirectory: string;
  /** Absolute. */
  readonly output: string;
  /** The stages run in other jobs, with rights, tools and disks of their own; else on this machine, as this user. */
  readonly elsewhere: boolean;
  /** The tag to publish under; undefined for a snapshot. */
  readonly tag: string | undefined;
  readonly sign: 'key' | 'none';
  readonly places: readonly Place[];
  readonly tools: readonly ToolNeed[];
}

/** Where the release will be published. */
export type Place = FolderPlace | GitHubPlace;

export interface FolderPlace {
  readonly kind: 'dir';
  /** Absolute. */
  readonly path: string;
}

export interface GitHubPlace {
  readonly kind: 'github';
  readonly repository: HostedRepository;
  readonly token: string | undefined;
  /** How many files it takes in a release. */
  readonly maxFiles: number;
}
