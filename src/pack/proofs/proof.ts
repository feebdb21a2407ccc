import type { Digest } from '../../model/artifact.ts';
import type { Checklist } from '../../model/check.ts';
import type { Ports } from '../../ports.ts';
import type { PackPolicy } from '../inputs.ts';
import type { Profile } from '../preflight.ts';
import type { PackSubject } from '../subjects.ts';
import type { Upx } from '../upx/find.ts';

/** A packed file, what it was made from, and what it is proven with. */
export interface Proof {
  readonly subject: Pick<PackSubject, 'name' | 'release' | 'earlier'>;
  readonly policy: PackPolicy;
  readonly ports: Ports;
  readonly checks: Checklist;
  readonly upx: Upx;
  /** `linux/amd64`. */
  readonly target: string;
  /** The number UPX gives the target's format. */
  readonly formatCode: number;
  readonly plain: { readonly path: string; readonly digest: Digest; readonly profile: Profile };
  readonly packed: { readonly path: string; readonly size: number; readonly sha256: string };
  /** A temporary folder, removed afterwards. */
  readonly folder: string;
}

/** What each strategy adds to the one before; `upx-pack`, which reads the pack header, is part of all. */
export const PROOFS = {
  quick: [],
  standard: ['upx-ratio', 'upx-test'],
  full: ['upx-round-trip', 'upx-run', 'upx-startup', 'upx-memory', 'upx-download'],
} as const;

/** Every check that follows `upx-pack`. */
export const ALL_PROOFS = [...PROOFS.standard, ...PROOFS.full];

/** What to do with a file that is not what it should be. */
export const SPOILT =
  'do not release this file; pack again with a known UPX, and look at the disk if it happens again';
