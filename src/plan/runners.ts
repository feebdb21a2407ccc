import { ReleaseError } from '../model/errors.ts';
import { matchesTarget, type Target, target } from '../model/target.ts';
import type { Runners } from './inputs.ts';

/** Everything cross-compiles from here as fast as anywhere, and at the lowest price. */
const CROSS = 'ubuntu-24.04';

/** Hosted machines of a target's own kind, pinned: what `latest` means changes. */
const NATIVE: Readonly<Record<string, string>> = {
  'linux/amd64': 'ubuntu-24.04',
  'linux/arm64': 'ubuntu-24.04-arm',
  'darwin/amd64': 'macos-26-intel',
  'darwin/arm64': 'macos-26',
  'windows/amd64': 'windows-2025',
  'windows/arm64': 'windows-11-arm',
};

export interface Placed {
  readonly labels: readonly string[];
  /** The machine is of another kind than the target: cgo needs a cross-compiler there. */
  readonly cross: boolean;
}

/**
 * The runner labels of a target's build job: those given by name, id or pattern, else a native machine where cgo or the
 * user wants one and GitHub has one, else one that cross-compiles.
 */
export function runnerOf(target: Target, runners: Runners, cgo: boolean): Placed {
  const named = runners === 'native' ? undefined : labelsFor(target, runners);
  if (named) return { labels: named, cross: false };
  const native = NATIVE[`${target.goos}/${target.goarch}`];
  if (native && (cgo || runners === 'native')) return { labels: [native], cross: false };
  return { labels: [CROSS], cross: true };
}

/** Throws TARGET_UNKNOWN for a key that means nothing that Go can build. */
export function refuseUnknownRunners(runners: Runners, supported: readonly string[]): void {
  if (runners === 'native') return;
  const targets = supported.map(target);
  const unknown = Object.keys(runners).filter(
    // A variant is not in Go's list, so a name is compared by its pair.
    (key) => key !== 'default' && !targets.some((one) => key === one.id || matchesTarget(pairOf(key), one)),
  );
  if (unknown.length === 0) return;
  throw new ReleaseError(
    'TARGET_UNKNOWN',
    `runners names ${unknown.join(', ')}, which Go cannot build for`,
    'name targets such as darwin/arm64, patterns such as darwin/*, or default',
  );
}

function pairOf(key: string): string {
  return key.split('/').slice(0, 2).join('/');
}

/** A name or id wins over a pattern, and a pattern over `default`. */
function labelsFor(target: Target, runners: Exclude<Runners, 'native'>): readonly string[] | undefined {
  const pattern = Object.keys(runners).find((key) => means(key, target));
  return runners[target.name] ?? runners[target.id] ?? (pattern ? runners[pattern] : runners.default);
}

function means(key: string, target: Target): boolean {
  return key === target.id || matchesTarget(key, target);
}
