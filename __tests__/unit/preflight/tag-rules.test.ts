import { describe, expect, test } from 'vitest';
import type { TagRuleset } from '../../../src/ports.ts';
import { appliesTo, immutability } from '../../../src/preflight/tag-rules.ts';

const ruleset = (changes: Partial<TagRuleset> = {}): TagRuleset => ({
  name: 'releases',
  include: ['refs/tags/v*'],
  exclude: [],
  rules: ['update', 'deletion'],
  ...changes,
});

describe('whether a tag stays where it is', () => {
  test.each([
    ['immutable releases', true, 'hidden', 'pass', 'immutable releases are on'],
    ['a ruleset', 'hidden', [ruleset()], 'pass', 'ruleset releases'],
    [
      'two rulesets together',
      false,
      [ruleset({ rules: ['update'] }), ruleset({ name: 'all', include: ['~ALL'], rules: ['deletion'] })],
      'pass',
      'ruleset releases, all',
    ],
    ['half a ruleset', false, [ruleset({ rules: ['deletion'] })], 'warn', 'no rule against update'],
    [
      'a ruleset for others',
      false,
      [ruleset({ include: ['refs/tags/x*'] })],
      'warn',
      'no ruleset for this tag',
    ],
    ['nothing', false, [], 'warn', 'no ruleset for this tag'],
    ['no ruleset, and a setting that is hidden', 'hidden', [], 'not-run', undefined],
    ['no setting, and rulesets that are hidden', false, 'hidden', 'not-run', undefined],
  ] as const)('%s', (_, releases, rulesets, verdict, measured) => {
    const judged = immutability('v1.2.3', releases, rulesets);
    expect(judged).toMatchObject({ verdict, finding: measured ? { measured } : {} });
    if (verdict !== 'pass') expect(judged.finding.remedy).toContain('immutable releases');
  });

  test('what is hidden is named', () => {
    expect(immutability('v1', 'hidden', 'hidden').reason).toBe(
      'this token may not read whether immutable releases are on and the rulesets',
    );
  });

  test.each([
    [['~ALL'], [], 'agent/v1', true],
    [['~ALL'], ['refs/tags/agent/*'], 'agent/v1', false],
    [['refs/tags/v*'], [], 'agent/v1', false],
    [[], [], 'v1', false],
  ])('include %j, exclude %j: %s', (include, exclude, tag, expected) => {
    expect(appliesTo({ include, exclude }, tag)).toBe(expected);
  });
});
