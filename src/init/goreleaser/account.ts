import { positionOf, type YamlPath } from '../../yaml/position.ts';
import type { Group, Remark } from '../remarks.ts';

/** Keeps account of a file, so that each of its keys is either taken over or remarked on. */
export class Account {
  readonly remarks: Remark[] = [];
  /** Paths as JSON of what was taken over or remarked on, with all below. */
  readonly told = new Set<string>();
  /** Paths as JSON of maps whose keys are accounted for one by one. */
  readonly opened = new Set<string>();
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** What is at the path, and below it, has its counterpart. */
  take(path: YamlPath): void {
    this.told.add(JSON.stringify(path));
  }

  remark(path: YamlPath, group: Group, why: string): void {
    this.told.add(JSON.stringify(path));
    const remark = { group, path: dotted(path), line: positionOf(this.text, path).line, why };
    if (!this.remarks.some((one) => one.path === remark.path && one.why === why)) this.remarks.push(remark);
  }

  /** A map of the file; its keys are accounted for one by one. */
  section(value: unknown, path: YamlPath): Section {
    for (let depth = path.length; depth > 0; depth--) this.opened.add(JSON.stringify(path.slice(0, depth)));
    return new Section(this, path, isMap(value) ? value : undefined);
  }
}

/** A map at a path. What is not a map has no keys, and is remarked on. */
export class Section {
  readonly path: YamlPath;
  private readonly account: Account;
  private readonly values: Readonly<Record<string, unknown>>;

  constructor(account: Account, path: YamlPath, values: Readonly<Record<string, unknown>> | undefined) {
    this.account = account;
    this.path = path;
    this.values = values ?? {};
    if (!values) account.remark(path, 'not-taken', 'it is not a map');
  }

  /** The value of a key, without account of it. */
  value(key: string): unknown {
    return this.values[key];
  }

  has(key: string): boolean {
    return this.values[key] !== undefined && this.values[key] !== null;
  }

  /** A scalar as text, taken over; undefined where there is none. */
  text(key: string): string | undefined {
    const text = asText(this.value(key));
    if (text !== undefined) this.take(key);
    return text;
  }

  /** A scalar, or the scalars of a list, taken over. */
  texts(key: string): string[] {
    this.take(key);
    return asTexts(this.value(key));
  }

  take(key: string): void {
    this.account.take([...this.path, key]);
  }

  remark(key: string, group: Group, why: string): void {
    this.account.remark([...this.path, key], group, why);
  }

  /** Remarks on a key where it is there. */
  tell(key: string, group: Group, why: string): void {
    if (this.values[key] !== undefined) this.remark(key, group, why);
  }

  /** The keys that nothing was told of yet. */
  rest(): string[] {
    return Object.keys(this.values).filter((key) => {
      const path = JSON.stringify([...this.path, key]);
      return !this.account.told.has(path) && !this.account.opened.has(path);
    });
  }
}

/** The items of a list with their paths; a single value is a list of one. */
export function items(value: unknown, path: YamlPath): { value: unknown; path: YamlPath }[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [{ value, path }];
  return value.map((item, index) => ({ value: item, path: [...path, index] }));
}

export function asText(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

export function asTexts(value: unknown): string[] {
  return [value].flat().flatMap((item) => asText(item) ?? []);
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function dotted(path: YamlPath): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}
