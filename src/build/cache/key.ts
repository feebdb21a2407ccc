/** One thing that decides whether what was kept can be used again. */
export interface KeyPart {
  /** As a person calls it: `Go`, `go.sum`. */
  readonly name: string;
  readonly value: string;
}

/** What the key of an entry is made of, the most lasting part first: what an entry shares with ours is a beginning. */
export interface CacheKey {
  readonly kind: 'mod' | 'build';
  readonly parts: readonly KeyPart[];
}

/** Goes up when the folders of an entry change their form. */
const FORM = 'orx1';
/** The service takes 512 characters for a key, and no key has more than nine parts. Of a sha256 208 bits are left. */
const LONGEST_PART = 52;

/** The key as the service knows it: `orx1-mod-linux-go1.26.8-…`. */
export function textOf(key: CacheKey): string {
  return [FORM, key.kind, ...key.parts.map(({ value }) => safe(value))].join('-');
}

/** What keys begin with that have the first `count` parts of this one. */
export function beginningOf(key: CacheKey, count: number): string {
  return `${textOf({ ...key, parts: key.parts.slice(0, count) })}-`;
}

/** A part that differs between our key and that of an entry. */
export interface Difference {
  readonly name: string;
  readonly ours: string;
  readonly theirs: string;
}

/** The parts in which a found key differs; all that say anything are named, in their order. */
export function differencesOf(key: CacheKey, found: string): Difference[] {
  const theirs = found.split('-').slice(2);
  return key.parts.flatMap(({ name, value }, index) =>
    theirs[index] === safe(value) ? [] : [{ name, ours: safe(value), theirs: theirs[index] ?? '' }],
  );
}

/** A part must not look like two: keys are taken apart at their dashes. */
function safe(value: string): string {
  return value.replace(/[^A-Za-z0-9.]/g, '_').slice(0, LONGEST_PART);
}
