import { formatBytes } from '../model/bytes.ts';
import { type ArtifactInsight, tellsSizes } from '../model/insight.ts';
import type { CompileTimes, MeasuredInsight, ModuleVersion, ScoreTerm } from '../model/insight-report.ts';
import { byBytes } from '../model/names.ts';
import { formatDuration, formatShare, plural } from './format.ts';

/** What a reader can hold in view; the rest is counted. */
export const MOST_PACKAGES = 12;

export interface PackageRow {
  readonly name: string;
  readonly size: string;
  readonly share: string;
  readonly bytes: number;
}

/** The largest parts of a binary; the last row sums up what is left. */
export function largestPackages({ packages = {}, size }: ArtifactInsight): PackageRow[] {
  const all = Object.entries(packages).sort(([a, one], [b, other]) => other - one || byBytes(a, b));
  const row = (name: string, bytes: number): PackageRow => ({
    name,
    size: formatBytes(bytes),
    share: formatShare(bytes, size),
    bytes,
  });
  const rest = all.slice(MOST_PACKAGES);
  const sum = rest.reduce((total, [, bytes]) => total + bytes, 0);
  return [
    ...all.slice(0, MOST_PACKAGES).map(([name, bytes]) => row(name, bytes)),
    ...(rest.length > 0 ? [row(`${rest.length} more`, sum)] : []),
  ];
}

/** The binary that its package sizes are shown of: the largest whose are known, and told by its format if there is one. */
export function largestArtifact(artifacts: readonly ArtifactInsight[]): ArtifactInsight | undefined {
  const known = artifacts.filter(({ packages }) => packages !== undefined);
  const certain = known.filter(({ target }) => tellsSizes(target));
  return (certain.length > 0 ? certain : known).reduce<ArtifactInsight | undefined>(
    (most, one) => (one.size > (most?.size ?? 0) ? one : most),
    undefined,
  );
}

/** `12 compiled, 280 from the cache`. */
export function compiledInShort({ compiled, cached }: CompileTimes): string {
  return compiled === 0 ? 'all from the cache' : `${compiled} compiled, ${cached} from the cache`;
}

/** `net/http 3.1 s, crypto/tls 1.6 s`. */
export function slowestInShort({ slowest }: CompileTimes): string {
  return slowest
    .slice(0, 5)
    .map((one) => `${one.package} ${formatDuration(one.ms)}`)
    .join(', ');
}

/** Those of the binaries that Go said something of. */
export function timed(
  measured: readonly MeasuredInsight[],
): (MeasuredInsight & { readonly compile: CompileTimes })[] {
  return measured.flatMap((one) => (one.compile ? [{ ...one, compile: one.compile }] : []));
}

/** `72 → 70`, or `70` where nothing is known of the release before. */
export function pointsInShort({ points, before }: ScoreTerm): string {
  if (points === undefined) return '';
  return before && before.points !== points ? `${before.points} → ${points}` : String(points);
}

export function moduleInShort({ path, version }: ModuleVersion): string {
  return version ? `${path} ${version}` : path;
}

/** `3 modules come in with tests only`. */
export function testOnlyInShort(modules: readonly ModuleVersion[]): string {
  if (modules.length === 0) return 'No module comes in with tests only.';
  const come = modules.length === 1 ? 'module comes' : 'modules come';
  return `${modules.length} ${come} in with tests only`;
}

export function vendorInShort(vendor: {
  readonly bytes: number;
  readonly modules: number;
  readonly unused: readonly { readonly bytes: number }[];
}): string {
  const { bytes, modules, unused } = vendor;
  const whole = `${plural(modules, 'vendored module')}, ${formatBytes(bytes)}`;
  if (unused.length === 0) return `${whole}: planned builds use all of them.`;
  const size = formatBytes(unused.reduce((sum, one) => sum + one.bytes, 0));
  return `${whole}: ${unused.length} in no planned build, ${size}`;
}
