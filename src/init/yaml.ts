/** What a configuration is made of; undefined is left out. */
export type Value = string | number | boolean | readonly Value[] | Mapping;
export interface Mapping {
  readonly [key: string]: Value | undefined;
}

const WIDTH = 110;
/** Text that YAML 1.1 and 1.2 both read as text without quotes, also between brackets. */
const PLAIN = /^[A-Za-z_./][\w./@+-]*$/;
const WORDS = /^(true|false|yes|no|on|off|y|n|null)$/i;

/** `key: value` in lines; lists of plain values go into one line where they fit. */
export function keyed(key: string, value: Value, indent = ''): string[] {
  const short = inline(value);
  if (short !== undefined && indent.length + key.length + short.length + 2 <= WIDTH) {
    return [`${indent}${key}: ${short}`];
  }
  if (typeof value !== 'object') return [`${indent}${key}: ${scalar(value)}`];
  return [`${indent}${key}:`, ...block(value, `${indent}  `)];
}

function block(value: readonly Value[] | Mapping, indent: string): string[] {
  if (!isList(value)) {
    return Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : keyed(key, one, indent)));
  }
  return value.flatMap((item) => {
    if (typeof item !== 'object') return [`${indent}- ${scalar(item)}`];
    const [first = '', ...rest] = block(item, `${indent}  `);
    return [`${indent}- ${first.trimStart()}`, ...rest];
  });
}

/** A scalar, or a list of scalars in brackets; undefined for what takes lines. */
function inline(value: Value): string | undefined {
  if (typeof value !== 'object') return scalar(value);
  if (!isList(value)) return undefined;
  const items = value.map((item) => (typeof item === 'object' ? undefined : scalar(item)));
  return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
}

function isList(value: readonly Value[] | Mapping): value is readonly Value[] {
  return Array.isArray(value);
}

function scalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  if (PLAIN.test(value) && !WORDS.test(value)) return value;
  // Single quotes fold line ends and cannot escape.
  const isSingle = /^[\x20-\x7e]*$/.test(value) && (!value.includes("'") || /["\\]/.test(value));
  return isSingle ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}
