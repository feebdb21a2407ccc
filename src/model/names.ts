import { ReleaseError } from './errors.ts';

/** The only file names a release may carry: no path, no shell or YAML meaning, no leading dot or dash. */
const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,199}$/;

export function isSafeName(name: string): boolean {
  return SAFE_NAME.test(name) && !name.includes('..');
}

/** Returns the name, or throws NAME_UNSAFE naming where it came from. */
export function safeName(name: string, origin: string): string {
  if (isSafeName(name)) return name;
  throw new ReleaseError(
    'NAME_UNSAFE',
    `${origin}: the name ${JSON.stringify(name.slice(0, 80))} cannot be a file of a release`,
    'use letters, digits and . _ + - only, beginning with a letter or digit, at most 200 characters',
  );
}

/** The order of every list that is released. Safe names are ASCII, so code units sort as bytes do. */
export function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
