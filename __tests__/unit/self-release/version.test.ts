import { describe, expect, test } from 'vitest';
import { isHighest, majorTagOf, type Version, versionOf } from '../../../scripts/self-release/version.ts';

const version = (text: string): Version => {
  const found = versionOf(`v${text}`);
  if (!found) throw new Error(`${text} is no version`);
  return found;
};

describe('the version of a tag', () => {
  test.each([
    ['v1.2.3', { text: '1.2.3', major: 1, minor: 2, patch: 3, prerelease: false }],
    ['v0.10.0', { text: '0.10.0', major: 0, minor: 10, patch: 0, prerelease: false }],
    ['v2.0.0-rc.1', { text: '2.0.0-rc.1', major: 2, minor: 0, patch: 0, prerelease: true }],
    ['v1.0.0-0a.x-y', { text: '1.0.0-0a.x-y', major: 1, minor: 0, patch: 0, prerelease: true }],
    ['v1.0.0+b-1.001', { text: '1.0.0+b-1.001', major: 1, minor: 0, patch: 0, prerelease: false }],
  ])('%s', (tag, wanted) => {
    expect(versionOf(tag)).toEqual(wanted);
  });

  test.each([
    'v1',
    'v1.2',
    '1.2.3',
    'v01.2.3',
    'v1.2.3.4',
    'v1.2.3-',
    'v1.2.3-rc..1',
    'v1.2.3-01',
    'v1.2.3-a.00',
    'v1.2.3+',
    'v1.2.3 ',
    'V1.2.3',
    'v1.2.3\n',
    'x/v1.2.3',
  ])('%j names none', (tag) => {
    expect(versionOf(tag)).toBeUndefined();
  });
});

test.each([
  ['0.9.1', 'v0'],
  ['1.2.3', 'v1'],
  ['12.0.0-rc.1', 'v12'],
])('the major tag of %s is %s', (text, tag) => {
  expect(majorTagOf(version(text))).toBe(tag);
});

test.each([
  ['1.2.3', [], true],
  ['1.2.3', ['1.2.3'], true],
  ['1.10.0', ['1.9.9', '1.2.30'], true],
  ['1.9.9', ['1.10.0'], false],
  ['1.2.3', ['1.2.4'], false],
  ['2.0.0', ['1.99.99', '0.1.0'], true],
])('is %s the highest beside %j? %s', (text, others, wanted) => {
  expect(isHighest(version(text), others.map(version))).toBe(wanted);
});
