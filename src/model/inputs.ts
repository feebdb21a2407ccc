import { resolve } from 'node:path';
import { ReleaseError } from './errors.ts';
import { nearest } from './nearest.ts';

/** The inputs of an action or the flags of a command: every declared name with its text, '' when not given. */
export type RawInputs = Readonly<Record<string, string>>;

/**
 * Turns raw inputs into typed values and gathers every fault on the way, so that a user sees all of them at
 * once. Read everything, then call `done`.
 */
export class InputReader {
  readonly #raw: RawInputs;
  readonly #faults: string[] = [];

  constructor(raw: RawInputs) {
    this.#raw = raw;
  }

  /** The trimmed text; '' when not given. */
  text(name: string): string {
    return (this.#raw[name] ?? '').trim();
  }

  /** The trimmed text, undefined when not given. */
  optional(name: string): string | undefined {
    return this.text(name) || undefined;
  }

  required(name: string, remedy: string): string {
    const value = this.text(name);
    if (!value) this.fault(name, `is missing: ${remedy}`);
    return value;
  }

  /** YAML 1.2 core booleans, as `core.getBooleanInput` reads them. */
  boolean(name: string): boolean {
    const value = this.text(name);
    if (/^(true|True|TRUE)$/.test(value)) return true;
    if (!/^(false|False|FALSE)?$/.test(value)) this.#illegal(name, value, ['true', 'false']);
    return false;
  }

  choice<Legal extends string>(name: string, legal: readonly [Legal, ...Legal[]]): Legal {
    const value = this.text(name) || legal[0];
    const found = legal.find((word) => word === value);
    if (!found) this.#illegal(name, value, legal);
    return found ?? legal[0];
  }

  /** Separated by newlines or commas; blank entries and `# comments` are dropped. */
  list(name: string): string[] {
    return this.text(name)
      .split('\n')
      .map((line) => line.replace(/(^|\s)#.*$/, ''))
      .flatMap((line) => line.split(','))
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
  }

  /** An absolute path, read relative to `working-directory`; undefined when not given. */
  path(name: string): string | undefined {
    const value = this.text(name);
    return value === '' ? undefined : this.absolute(value);
  }

  /** A list of paths, absolute as those of `path`. */
  paths(name: string): string[] {
    return this.list(name).map((entry) => this.absolute(entry));
  }

  /** A path that was given, read relative to `working-directory`. */
  absolute(path: string): string {
    return resolve(this.text('working-directory'), path);
  }

  /** A list whose entries must each be legal; `none` alone is the empty list. */
  choices<Legal extends string>(name: string, legal: readonly Legal[]): Legal[] {
    const entries = this.list(name);
    if (entries.length === 1 && entries[0] === 'none') return [];
    return entries.flatMap((entry) => {
      const found = legal.find((word) => word === entry);
      if (!found) this.#illegal(name, entry, [...legal, 'none']);
      return found ?? [];
    });
  }

  /** A decimal whole number within the bounds, both included; undefined when not given. */
  integer(name: string, bounds: { min: number; max: number }): number | undefined {
    const value = this.text(name);
    if (value === '') return undefined;
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= bounds.min && number <= bounds.max) return number;
    this.fault(
      name,
      `is ${JSON.stringify(value)}; it takes a whole number from ${bounds.min} to ${bounds.max}`,
    );
    return undefined;
  }

  /** Notes a fault of an input in the reader's own words. */
  fault(name: string, what: string): void {
    this.#faults.push(`${name} ${what}`);
  }

  /** Throws INPUT_INVALID with every fault noted; returns the value otherwise. */
  done<Value>(value: Value): Value {
    if (this.#faults.length === 0) return value;
    const count = this.#faults.length === 1 ? 'an input is' : `${this.#faults.length} inputs are`;
    throw new ReleaseError(
      'INPUT_INVALID',
      `${count} not usable: ${this.#faults.join('; ')}`,
      'correct the input; the legal values are in its description (--help)',
    );
  }

  #illegal(name: string, value: string, legal: readonly string[]): void {
    const guess = nearest(value, legal);
    const hint = guess ? ` (did you mean ${guess}?)` : '';
    this.fault(name, `is ${JSON.stringify(value)}${hint}; it takes ${legal.join(', ')}`);
  }
}
