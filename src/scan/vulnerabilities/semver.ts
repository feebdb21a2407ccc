/**
 * Compares two Go versions as semantic versions: negative, 0 or positive; undefined where one is no version.
 * Accepts what golang.org/x/mod/semver accepts, with or without the leading v: `1`, `1.2` and any number size.
 * What follows `+`, as in `+incompatible`, does not count. The usual npm functions are of no use here: they know
 * no short versions and leave pre-releases, thus Go's pseudo-versions, out of ranges.
 */
export function compareVersions(a: string, b: string): number | undefined {
  const [left, right] = [parse(a), parse(b)];
  if (!left || !right) return undefined;
  for (const [index, number] of left.numbers.entries()) {
    const difference = byValue(number, right.numbers[index] ?? 0n);
    if (difference !== 0) return difference;
  }
  return comparePrereleases(left.prerelease, right.prerelease);
}

export function isVersion(text: string): boolean {
  return parse(text) !== undefined;
}

interface Version {
  readonly numbers: readonly bigint[];
  readonly prerelease: readonly string[];
}

const NUMBER = '(0|[1-9][0-9]*)';
const IDENTIFIERS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const VERSION = new RegExp(
  `^v?${NUMBER}(?:\\.${NUMBER}(?:\\.${NUMBER}(?:-(${IDENTIFIERS}))?(?:\\+${IDENTIFIERS})?)?)?$`,
);
const MAX_LENGTH = 256;

function parse(text: string): Version | undefined {
  const match = text.length <= MAX_LENGTH ? VERSION.exec(text) : null;
  if (!match) return undefined;
  const [, major = '0', minor = '0', patch = '0', prerelease = ''] = match;
  const identifiers = prerelease === '' ? [] : prerelease.split('.');
  if (identifiers.some((it) => /^0[0-9]+$/.test(it))) return undefined;
  return { numbers: [major, minor, patch].map(BigInt), prerelease: identifiers };
}

/** Semantic Versioning 2.0.0, rule 11: no pre-release beats any; numbers before words; more parts beat fewer. */
function comparePrereleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return Math.sign(b.length - a.length);
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const difference = compareIdentifiers(part, other);
    if (difference !== 0) return difference;
  }
  return Math.sign(a.length - b.length);
}

function compareIdentifiers(a: string, b: string): number {
  const [aIsNumber, bIsNumber] = [a, b].map((it) => /^[0-9]+$/.test(it));
  if (aIsNumber && bIsNumber) return byValue(BigInt(a), BigInt(b));
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  return byValue(a, b);
}

function byValue<Value extends string | bigint>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
