import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { tree } from '../../scripts/lint/page.ts';
import { DEFAULT_POLICY } from '../../src/scan/policy/policy.ts';
import { Policy } from '../../src/scan/policy/schema.ts';
import { blocksOf, PAGES } from '../support/pages.ts';
import { ROOT, textOf } from '../support/repository.ts';

const schema = JSON.parse(textOf('schema/scan-policy.schema.json'));

/** The keys that take a value, `vulnerabilities.linked`; those of lists are not gone into. */
function keysOf(node: unknown, prefix = ''): string[] {
  return Object.entries(tree(tree(node).properties)).flatMap(([key, value]) =>
    tree(value).properties ? keysOf(value, `${prefix}${key}.`) : `${prefix}${key}`,
  );
}

const KEYS = keysOf(schema).filter((key) => key !== 'version');

describe('docs/scanning.md', () => {
  const rows = [...textOf('docs/scanning.md').matchAll(/^\| `([a-z.-]+)` \| ([^|]+) \| [^|]+ \|$/gm)].map(
    ([, key = '', value = '']) => [key, value.trim()] as const,
  );
  const told = rows.filter(([key]) => KEYS.includes(key));

  test('has every key of a policy', () => {
    expect(KEYS.length).toBeGreaterThan(15);
    expect(told.map(([key]) => key)).toEqual(KEYS);
  });

  test.each(told)('says what holds without %s', (key, value) => {
    expect(value).toBe(shown(defaultOf(key)));
  });

  function defaultOf(key: string): unknown {
    if (key === 'sbom.supplier') return DEFAULT_POLICY.supplier;
    const words = key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()).split('.');
    return words.reduce<unknown>((at, word) => tree(at)[word], DEFAULT_POLICY);
  }

  function shown(value: unknown): string {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return 'none';
    return (Array.isArray(value) ? value : [value]).map((one) => `\`${one}\``).join(', ');
  }
});

describe('policies', () => {
  const policies = PAGES.flatMap(blocksOf).filter(({ info }) => info === 'yaml policy');

  test.each(policies)('$page: a policy is one', ({ text }) => {
    expect(Policy.safeParse(load(text)).error?.issues ?? []).toEqual([]);
  });

  test.each(readdirSync(join(ROOT, 'examples/policies')))('examples/policies/%s is one', (name) => {
    const policy = load(textOf(`examples/policies/${name}`));
    expect(Policy.safeParse(policy).error?.issues ?? []).toEqual([]);
  });

  test('examples/policies/strict.yml has every key', () => {
    const strict = load(textOf('examples/policies/strict.yml'));
    const has = (key: string): boolean =>
      key.split('.').reduce<unknown>((at, word) => tree(at)[word], strict) !== undefined;
    expect(KEYS.filter((key) => !has(key))).toEqual([]);
  });
});
