import * as z from 'zod/mini';
import { ReleaseError } from './errors.ts';
import { nearest } from './nearest.ts';

/** A platform to build for, in Go's words. */
export interface Target {
  /** `linux/amd64`, as Go writes it; `linux/amd64/v3` for another micro-architecture than Go's default. */
  readonly name: string;
  /** `linux-amd64` or `linux-amd64-v3`, as file and folder names carry it. */
  readonly id: string;
  readonly goos: string;
  readonly goarch: string;
  /** Micro-architecture as its variable, `GOAMD64=v1`; absent where Go has none. */
  readonly variant?: string;
}

/** Operating systems × architectures. An architecture may carry its variant: `amd64/v3`. */
export const TargetMatrix = z.strictObject({
  os: z.array(z.string()),
  arch: z.array(z.string()),
  /** Targets beside the product. */
  include: z.optional(z.array(z.string())),
  /** Patterns of targets to leave out: `windows/arm64`, or `windows` and a star for all its architectures. */
  exclude: z.optional(z.array(z.string())),
});
export type TargetMatrix = z.infer<typeof TargetMatrix>;

/** Targets, presets and, after `!`, patterns to leave out; or a matrix. */
export type WantedTargets = readonly string[] | TargetMatrix;

export interface ResolvedTargets {
  /** In the order asked for, without repeats. */
  readonly targets: readonly Target[];
  /** Pairs of a matrix that Go cannot build. */
  readonly impossible: readonly string[];
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

interface MicroArchitectures {
  readonly variable: string;
  /** Go's default for a cross-build. */
  readonly baseline: string;
  readonly legal: readonly string[];
}

/** `go help environment`, and `cmd/dist` for the defaults. */
const PPC64 = { variable: 'GOPPC64', baseline: 'power8', legal: ['power8', 'power9', 'power10'] };
const MIPS = { baseline: 'hardfloat', legal: ['hardfloat', 'softfloat'] };
const MICRO_ARCHITECTURES: Readonly<Record<string, MicroArchitectures>> = {
  amd64: { variable: 'GOAMD64', baseline: 'v1', legal: ['v1', 'v2', 'v3', 'v4'] },
  arm64: { variable: 'GOARM64', baseline: 'v8.0', legal: [...minors('v8', 9), ...minors('v9', 5)] },
  ppc64le: PPC64,
  ppc64: PPC64,
  arm: { variable: 'GOARM', baseline: '7', legal: ['5', '6', '7'] },
  386: { variable: 'GO386', baseline: 'sse2', legal: ['sse2', 'softfloat'] },
  riscv64: { variable: 'GORISCV64', baseline: 'rva20u64', legal: ['rva20u64', 'rva22u64', 'rva23u64'] },
  mips: { variable: 'GOMIPS', ...MIPS },
  mipsle: { variable: 'GOMIPS', ...MIPS },
  mips64: { variable: 'GOMIPS64', ...MIPS },
  mips64le: { variable: 'GOMIPS64', ...MIPS },
};

function minors(major: string, last: number): string[] {
  return Array.from({ length: last + 1 }, (_, minor) => `${major}.${minor}`);
}

/** Reads a name or id. Throws TARGET_UNKNOWN for what has not the form of one, or names no variant of Go's. */
export function target(text: string): Target {
  const [, goos, arch, wanted] = /^([a-z0-9]+)[-_/]([a-z0-9]+)(?:[-_/]([a-z0-9.]+))?$/.exec(text) ?? [];
  if (!goos || !arch) throw unknownTarget(text, 'write it as linux/amd64, or linux/amd64/v3');
  const goarch = arch === 'x64' ? 'amd64' : arch;
  const micro = MICRO_ARCHITECTURES[goarch];
  if (wanted && !micro?.legal.includes(wanted)) {
    throw unknownTarget(
      text,
      micro ? `${micro.variable} is ${micro.legal.join(', ')}` : `${goarch} has no variants`,
    );
  }
  const value = wanted ?? micro?.baseline;
  const other = value !== micro?.baseline ? value : undefined;
  return {
    name: [goos, goarch, ...(other ? [other] : [])].join('/'),
    id: [goos, goarch, ...(other ? [other] : [])].join('-'),
    goos,
    goarch,
    ...(micro ? { variant: `${micro.variable}=${value}` } : {}),
  };
}

/**
 * Turns what was asked for into targets. `supported` is what `go tool dist list` prints. Throws TARGET_UNKNOWN naming
 * every bad entry; a pair of a matrix that Go cannot build is left out and named.
 */
export function resolveTargets(wanted: WantedTargets, supported: readonly string[]): ResolvedTargets {
  const { named, product, patterns } =
    'os' in wanted ? ofMatrix(wanted, supported) : ofList(wanted, supported);
  const unknown = named.filter((one) => !supported.includes(pairOf(one)));
  if (unknown.length > 0) {
    throw unknownTargets(
      unknown.map(({ name }) => name),
      supported,
    );
  }
  const all = [...product, ...named];
  const used = new Set<string>();
  const kept = all.filter((one) => {
    const pattern = patterns.find((each) => matchesTarget(each, one));
    if (pattern !== undefined) used.add(pattern);
    return pattern === undefined;
  });
  const idle = patterns.filter(
    (pattern) => !used.has(pattern) && !all.some((one) => matchesTarget(pattern, one)),
  );
  if (idle.length > 0) throw unknownTarget(idle.join(', '), 'what is left out must be among the targets');
  const possible = kept.filter((one) => supported.includes(pairOf(one)));
  if (possible.length === 0) {
    throw new ReleaseError(
      'TARGET_UNKNOWN',
      'no target was asked for',
      'name targets such as linux/amd64, or a preset: six, grid, all',
    );
  }
  return {
    targets: [...new Map(possible.map((one) => [one.id, one])).values()],
    impossible: kept.filter((one) => !supported.includes(pairOf(one))).map(({ name }) => name),
  };
}

/** Whether a target is meant by `linux/amd64`, `linux/amd64/v3`, or with a star for any system, architecture or variant. */
export function matchesTarget(pattern: string, { goos, goarch, variant }: Target): boolean {
  const parts = [goos, goarch, variant?.slice(variant.indexOf('=') + 1) ?? ''];
  const wanted = pattern.split('/');
  return (
    wanted.length <= parts.length && wanted.every((part, index) => part === '*' || part === parts[index])
  );
}

interface Asked {
  /** Each must be one that Go can build. */
  readonly named: readonly Target[];
  readonly product: readonly Target[];
  readonly patterns: readonly string[];
}

function ofList(entries: readonly string[], supported: readonly string[]): Asked {
  const isPattern = (entry: string): boolean => entry.startsWith('!');
  return {
    named: entries.filter((entry) => !isPattern(entry)).flatMap((entry) => expand(entry, supported)),
    product: [],
    patterns: entries.filter(isPattern).map((entry) => entry.slice(1).trim()),
  };
}

function ofMatrix(
  { os, arch, include = [], exclude = [] }: TargetMatrix,
  supported: readonly string[],
): Asked {
  const systems = new Set(supported.map((pair) => pair.split('/')[0] ?? ''));
  const architectures = new Set(supported.map((pair) => pair.split('/')[1] ?? ''));
  const unknown = [
    ...os.filter((word) => !systems.has(word)).map((word) => unknownWord(word, systems)),
    ...arch
      .filter((word) => !architectures.has(word.split('/')[0] ?? ''))
      .map((word) => unknownWord(word, architectures)),
  ];
  if (unknown.length > 0) {
    throw new ReleaseError(
      'TARGET_UNKNOWN',
      `Go knows no ${unknown.join(', ')}`,
      'use the words that `go tool dist list` prints',
    );
  }
  return {
    named: include.flatMap((entry) => expand(entry, supported)),
    product: os.flatMap((goos) => arch.map((goarch) => target(`${goos}/${goarch}`))),
    patterns: exclude,
  };
}

function expand(entry: string, supported: readonly string[]): readonly Target[] {
  if (entry === 'six') return SIX_TARGETS.map(target);
  if (entry === 'grid') return GRID_TARGETS.map(target);
  if (entry === 'all') return supported.map(target);
  if (/^[a-z0-9]+$/.test(entry)) throw unknownTargets([entry], supported);
  return [target(entry)];
}

function pairOf({ goos, goarch }: Target): string {
  return `${goos}/${goarch}`;
}

/** `linux-amd64-v3` as `linux/amd64/v3`, and back. */
export function nameOfId(id: string): string {
  return id.replaceAll('-', '/');
}

export function idOfName(name: string): string {
  return name.replaceAll('/', '-');
}

function unknownWord(word: string, legal: ReadonlySet<string>): string {
  const guess = nearest(word, [...legal]);
  return guess ? `${JSON.stringify(word)} (did you mean ${guess}?)` : JSON.stringify(word);
}

function unknownTargets(unknown: readonly string[], supported: readonly string[]): ReleaseError {
  const legal = new Set([...supported, 'six', 'grid', 'all']);
  return new ReleaseError(
    'TARGET_UNKNOWN',
    `Go cannot build for ${unknown.map((name) => unknownWord(name, legal)).join(', ')}`,
    'use pairs that `go tool dist list` prints, or a preset: six, grid, all',
  );
}

function unknownTarget(text: string, why: string): ReleaseError {
  return new ReleaseError(
    'TARGET_UNKNOWN',
    `${JSON.stringify(text)} is no target: ${why}`,
    'correct the target',
  );
}
