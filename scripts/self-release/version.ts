/** A semantic version, https://semver.org/spec/v2.0.0.html, as far as a release is decided by it. */
export interface Version {
  /** Without the leading v of its tag. */
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly prerelease: boolean;
}

const NUMBER = '(0|[1-9]\\d*)';
const IDENTIFIERS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const TAG = new RegExp(`^v${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-(${IDENTIFIERS}))?(?:\\+${IDENTIFIERS})?$`);

/** The version that a tag such as `v1.2.3` names; undefined when it names none. */
export function versionOf(tag: string): Version | undefined {
  const [, major, minor, patch, prerelease] = TAG.exec(tag) ?? [];
  if (major === undefined || prerelease?.split('.').some(hasLeadingZero)) return undefined;
  return {
    text: tag.slice(1),
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    prerelease: prerelease !== undefined,
  };
}

/** The tag that moves along with the releases of a major version. */
export function majorTagOf({ major }: Version): string {
  return `v${major}`;
}

/** Whether a full release is above all these others, which are full ones too. */
export function isHighest(version: Version, others: readonly Version[]): boolean {
  return others.every((other) => difference(version, other) >= 0);
}

function difference(one: Version, other: Version): number {
  return one.major - other.major || one.minor - other.minor || one.patch - other.patch;
}

function hasLeadingZero(identifier: string): boolean {
  return /^0\d+$/.test(identifier);
}
