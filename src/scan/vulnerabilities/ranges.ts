import type { Affected, Range, RangeEvent } from './osv.ts';
import { compareVersions } from './semver.ts';

/**
 * Whether a version, itself a valid one, lies in the SEMVER ranges; they are alternatives. Without any, every
 * version is affected (go.dev/doc/security/vuln/database).
 */
export function isAffected(ranges: readonly Range[], version: string): boolean {
  const usable = semverRanges(ranges);
  return usable.length === 0 || usable.some((range) => contains(range, version));
}

/** The lowest fixed version above this one that is not affected again; undefined where there is none. */
export function nextFix(ranges: readonly Range[], version: string): string | undefined {
  return semverRanges(ranges)
    .flatMap((range) => range.events.flatMap(({ fixed }) => fixed ?? []))
    .filter((fixed) => compare(fixed, version) > 0 && !isAffected(ranges, fixed))
    .sort(compare)[0];
}

/** False where the entry knows its versions in another numbering only, and its Go range is `all`. */
export function isRangeKnown({ ranges = [], ecosystem_specific: specific }: Affected): boolean {
  const custom = (specific?.custom_ranges?.length ?? 0) > 0;
  const events = semverRanges(ranges).flatMap((range) => range.events);
  return !custom || events.some(({ introduced }) => introduced !== BEGINNING);
}

/** Before every version, also before pre-releases of 0.0.0. */
const BEGINNING = '0';

function semverRanges(ranges: readonly Range[]): Range[] {
  return ranges.filter((range) => range.type === 'SEMVER');
}

function contains({ events }: Range, version: string): boolean {
  if (events.length === 0) return true;
  let inside = false;
  for (const { introduced, fixed } of [...events].sort(inOrder)) {
    if (!inside && introduced !== undefined) {
      inside = introduced === BEGINNING || compare(version, introduced) >= 0;
    } else if (inside && fixed !== undefined) {
      inside = compare(version, fixed) < 0;
    }
  }
  return inside;
}

function inOrder(a: RangeEvent, b: RangeEvent): number {
  if (a.introduced === BEGINNING || b.introduced === BEGINNING) {
    return Number(b.introduced === BEGINNING) - Number(a.introduced === BEGINNING);
  }
  return compare(a.introduced ?? a.fixed ?? '', b.introduced ?? b.fixed ?? '');
}

/** A bound that is no version counts as the lowest, as in golang.org/x/mod/semver. */
function compare(a: string, b: string): number {
  const difference = compareVersions(a, b);
  if (difference !== undefined) return difference;
  return Number(compareVersions(a, a) !== undefined) - Number(compareVersions(b, b) !== undefined);
}
