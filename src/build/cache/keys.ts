import { createHash } from 'node:crypto';
import type { Plan, PlannedTarget } from '../../model/plan.ts';
import type { GoEnvironment } from './go-environment.ts';
import type { CacheKey } from './key.ts';

/** Of the machine that builds, in Go's words. */
export interface BuildMachine {
  readonly goos: string;
  readonly goarch: string;
}

/** Go's modules: those of one set of sums are the same for every target. */
export function moduleKey({ goos }: BuildMachine, { version }: GoEnvironment, locks: string): CacheKey {
  return {
    kind: 'mod',
    parts: [
      { name: 'the runner', value: goos },
      { name: 'Go', value: version },
      { name: 'go.sum', value: locks },
    ],
  };
}

/**
 * The build results of a target. Neither the commit nor the version is in it, nor linker flags: they change from
 * release to release, and nothing that is compiled depends on them.
 */
export function buildKey(
  machine: BuildMachine,
  environment: GoEnvironment,
  plan: Plan,
  target: PlannedTarget,
  locks: string,
): CacheKey {
  const { goos, goarch, variant } = target;
  const artifacts = plan.artifacts.filter((artifact) => artifact.target === target.id);
  const settings = artifacts.map(({ flags, tags, env }) => JSON.stringify({ flags, tags, env })).sort();
  return {
    kind: 'build',
    parts: [
      { name: 'the runner', value: machine.goos },
      { name: 'the architecture of the runner', value: machine.goarch },
      { name: 'GOOS', value: goos },
      { name: 'GOARCH', value: goarch },
      { name: 'the variant', value: variant?.slice(variant.indexOf('=') + 1) ?? 'none' },
      { name: 'CGO_ENABLED', value: artifacts.some(({ cgo }) => cgo) ? '1' : '0' },
      { name: 'Go', value: environment.version },
      { name: 'build flags', value: sha256(JSON.stringify([settings, environment.settings])).slice(0, 16) },
      { name: 'go.sum', value: locks },
    ],
  };
}

/** The first parts of a module key, and of a build key: an entry of another machine or target tells nothing. */
export const PARTS_OF_RUNNER = 1;
export const PARTS_OF_TARGET = 5;

/** One digest of the files that pin modules, in their order. */
export function lockHash(files: readonly Uint8Array[]): string {
  return sha256(files.map((file) => sha256(file)).join('\n'));
}

function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
