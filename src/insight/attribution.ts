import { formatChange } from '../model/bytes.ts';
import {
  type ArtifactInsight,
  type BuildInsight,
  OTHER,
  type PackageSizes,
  tellsSizes,
} from '../model/insight.ts';
import { byBytes } from '../model/names.ts';

/** How much larger a package is than before; negative where it shrank. */
export interface PackageGrowth {
  readonly name: string;
  readonly bytes: number;
  /** There was no such package. */
  readonly isNew: boolean;
}

/** The insight of a release, or why there is none. */
export type KnownInsight = Pick<BuildInsight, 'toolchain' | 'artifacts'> | string;

/** Which packages a binary grew by since the release before, in words; why that is not known otherwise. */
export function whatGrew(file: string, now: KnownInsight, before: KnownInsight): string {
  const growth = growthOf(file, now, before);
  if (typeof growth === 'string') return `which packages grew is not known: ${growth}`;
  const reference = elfLike(file, now);
  const elf = reference === undefined ? undefined : growthOf(reference, now, before);
  const sure = Array.isArray(elf) ? withoutNameless(growth, elf) : growth;
  return [describe(sure), toolchainChange(now, before)].filter(Boolean).join('; ');
}

function growthOf(file: string, now: KnownInsight, before: KnownInsight): PackageGrowth[] | string {
  const packages = packagesOf(file, now, 'this release');
  if (typeof packages === 'string') return packages;
  const earlier = packagesOf(file, before, 'the release before');
  return typeof earlier === 'string' ? earlier : growthByPackage(packages, earlier);
}

/** The same program in a format that tells the sizes of symbols, for one in a format that does not. */
function elfLike(file: string, insight: KnownInsight): string | undefined {
  if (typeof insight === 'string') return undefined;
  const target = insight.artifacts.find((one) => one.file === file)?.target ?? '';
  const [goos = ''] = target.split('/');
  if (tellsSizes(target)) return undefined;
  const program = file.slice(0, file.lastIndexOf(`-${goos}-`));
  return insight.artifacts.find((one) => one.file.startsWith(`${program}-linux-`))?.file;
}

/** Less than this is no matter, and may differ between systems. */
const MUCH = 64 * 1024;

/**
 * Where no sizes are told, data without a name counts for the package whose symbol comes before it. What a package
 * grew by beyond what it did in ELF is taken for that.
 */
function withoutNameless(growth: readonly PackageGrowth[], elf: readonly PackageGrowth[]): PackageGrowth[] {
  const inElf = new Map(elf.map(({ name, bytes }) => [name, bytes]));
  let nameless = 0;
  const sure = growth.map((one) => {
    const real = Math.max(0, inElf.get(one.name) ?? 0);
    if (isShared(one.name) || one.bytes - real < MUCH || one.bytes < 2 * real) return one;
    nameless += one.bytes - real;
    return { ...one, bytes: real };
  });
  const other = sure.find(({ name }) => name === OTHER) ?? { name: OTHER, bytes: 0, isNew: false };
  return [...sure.filter((one) => one !== other), { ...other, bytes: other.bytes + nameless }]
    .filter(({ bytes }) => bytes !== 0)
    .sort(mostFirst);
}

function mostFirst(one: PackageGrowth, other: PackageGrowth): number {
  return other.bytes - one.bytes || byBytes(one.name, other.name);
}

/** Every package that is larger or smaller than before, what grew most first; the differences add up. */
export function growthByPackage(now: PackageSizes, before: PackageSizes): PackageGrowth[] {
  const names = new Set([...Object.keys(now), ...Object.keys(before)]);
  return [...names]
    .map((name) => ({
      name,
      bytes: (own(now, name) ?? 0) - (own(before, name) ?? 0),
      isNew: own(before, name) === undefined,
    }))
    .filter(({ bytes }) => bytes !== 0)
    .sort(mostFirst);
}

const MOST = 5;

/** `+1.20 MiB github.com/x/y (new), +300 KiB net/http`, then the rest, and what is no package's alone. */
function describe(growth: readonly PackageGrowth[]): string {
  const packages = growth.filter(({ name }) => !isShared(name));
  const told = packages.filter(({ bytes }) => bytes > 0).slice(0, MOST);
  const rest = packages.filter((one) => !told.includes(one));
  const shared = growth.filter(({ name }) => isShared(name));
  const named = told.map(
    ({ name, bytes, isNew }) => `${formatChange(bytes)} ${name}${isNew ? ' (new)' : ''}`,
  );
  return [
    named.join(', ') || 'no package grew',
    rest.length > 0 ? `${rest.length} other packages ${formatChange(sum(rest))}` : '',
    shared.length > 0 ? `of all packages together ${shared.map(tellShared).join(', ')}` : '',
  ]
    .filter(Boolean)
    .join('; ');
}

/** `+1.22 MiB strings` for `(strings)`. */
function tellShared({ name, bytes }: PackageGrowth): string {
  return `${formatChange(bytes)} ${name === OTHER ? 'data without a name' : name.slice(1, -1)}`;
}

/** What the linker makes for all packages together has a name in parentheses. */
function isShared(name: string): boolean {
  return name.startsWith('(');
}

function sum(growth: readonly PackageGrowth[]): number {
  return growth.reduce((total, { bytes }) => total + bytes, 0);
}

function toolchainChange(now: KnownInsight, before: KnownInsight): string {
  if (typeof now === 'string' || typeof before === 'string' || now.toolchain === before.toolchain) return '';
  return `built with ${now.toolchain}, the release before with ${before.toolchain}, which changes every package`;
}

function packagesOf(file: string, insight: KnownInsight, whose: string): PackageSizes | string {
  if (typeof insight === 'string') return insight;
  const artifact: ArtifactInsight | undefined = insight.artifacts.find((one) => one.file === file);
  return artifact?.packages ?? `${whose} has no package sizes of ${file}`;
}

/** A record that came from a file can have any name in it. */
function own(sizes: PackageSizes, name: string): number | undefined {
  return Object.hasOwn(sizes, name) ? sizes[name] : undefined;
}
