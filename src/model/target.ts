import { ReleaseError } from './errors.ts';
import { nearest } from './nearest.ts';

/** A platform to build for, in Go's words. */
export interface Target {
  /** `linux/amd64`, as Go writes it. */
  readonly name: string;
  /** `linux-amd64`, as file and folder names carry it. */
  readonly id: string;
  readonly goos: string;
  readonly goarch: string;
}

export const SIX_TARGETS = [
  'linux/amd64',
  'linux/arm64',
  'linux/ppc64le',
  'darwin/amd64',
  'darwin/arm64',
  'windows/amd64',
] as const;

/** 3 operating systems × 2 architectures. */
const GRID_TARGETS = [
  'linux/amd64',
  'linux/arm64',
  'darwin/amd64',
  'darwin/arm64',
  'windows/amd64',
  'windows/arm64',
] as const;

/** The micro-architecture variable of an architecture with Go's default (`go help environment`). */
export const BASELINES: Readonly<Record<string, { variable: string; value: string }>> = {
  amd64: { variable: 'GOAMD64', value: 'v1' },
  arm64: { variable: 'GOARM64', value: 'v8.0' },
  ppc64le: { variable: 'GOPPC64', value: 'power8' },
  ppc64: { variable: 'GOPPC64', value: 'power8' },
  arm: { variable: 'GOARM', value: '7' },
  386: { variable: 'GO386', value: 'sse2' },
  riscv64: { variable: 'GORISCV64', value: 'rva20u64' },
};

export function target(name: string): Target {
  const [goos = '', goarch = ''] = name.split('/');
  return { name, id: `${goos}-${goarch}`, goos, goarch };
}

/**
 * Turns a list of targets and presets (`six`, `grid`, `all`) into targets, in the order given and without
 * repeats. `supported` is what `go tool dist list` prints. Throws TARGET_UNKNOWN naming every bad entry.
 */
export function resolveTargets(wanted: readonly string[], supported: readonly string[]): Target[] {
  const names = wanted.flatMap((entry) => expand(entry, supported));
  const unknown = names.filter((name) => !supported.includes(name));
  if (unknown.length > 0) throw unknownTargets(unknown, supported);
  if (names.length === 0) {
    throw new ReleaseError(
      'TARGET_UNKNOWN',
      'no target was asked for',
      'name targets such as linux/amd64, or a preset: six, grid, all',
    );
  }
  return [...new Set(names)].map(target);
}

function expand(entry: string, supported: readonly string[]): readonly string[] {
  if (entry === 'six') return SIX_TARGETS;
  if (entry === 'grid') return GRID_TARGETS;
  if (entry === 'all') return supported;
  return [entry.replace(/^([a-z0-9]+)[-_]([a-z0-9]+)$/, '$1/$2')];
}

function unknownTargets(unknown: readonly string[], supported: readonly string[]): ReleaseError {
  const named = unknown.map((name) => {
    const guess = nearest(name, [...supported, 'six', 'grid', 'all']);
    return guess ? `${JSON.stringify(name)} (did you mean ${guess}?)` : JSON.stringify(name);
  });
  return new ReleaseError(
    'TARGET_UNKNOWN',
    `Go cannot build for ${named.join(', ')}`,
    'use pairs that `go tool dist list` prints, or a preset: six, grid, all',
  );
}
