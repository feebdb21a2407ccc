import { describe, expect, test } from 'vitest';
import {
  differences,
  type HostedRelease,
  isLatest,
  majorTagAfter,
  releasesOf,
} from '../../../scripts/self-release/decide.ts';
import { versionOf } from '../../../scripts/self-release/version.ts';
import type { Wanted } from '../../../scripts/self-release/wanted.ts';

function wanted(tag: string): Wanted {
  const version = versionOf(tag);
  if (!version) throw new Error(`${tag} is no version`);
  return { tag, version, commit: 'c'.repeat(40), notes: 'One.\n\nTwo.' };
}

let ids = 0;
function hosted(tag: string, changes: Partial<HostedRelease> = {}): HostedRelease {
  return {
    id: ++ids,
    tag,
    url: `https://example.com/${ids}`,
    draft: false,
    prerelease: tag.includes('-'),
    immutable: true,
    notes: 'One.\n\nTwo.',
    files: [],
    ...changes,
  };
}

describe('the releases of a tag', () => {
  const other = hosted('v1.2.2');
  const first = hosted('v1.2.3', { draft: true });
  const second = hosted('v1.2.3', { draft: true });
  const published = hosted('v1.2.3');
  const none = { published: undefined, draft: undefined, duplicates: [] };

  test.each([
    ['none', [], none],
    ['those of another tag', [other], none],
    ['a draft', [other, first], { ...none, draft: first }],
    ['two drafts, the older is completed', [second, first], { ...none, draft: first, duplicates: [second] }],
    ['a published one', [published, other], { ...none, published }],
    [
      'drafts beside a published one are too many',
      [published, second, first],
      { ...none, published, duplicates: [first, second] },
    ],
  ])('%s', (_, releases, found) => {
    expect(releasesOf('v1.2.3', releases)).toEqual(found);
  });
});

test.each([
  ['v1.2.3', {}, []],
  ['v1.2.3', { notes: 'One.\r\n\r\nTwo.\r\n', immutable: false }, []],
  ['v1.2.3', { notes: 'One.' }, ['its notes are not those of CHANGELOG.md']],
  ['v1.2.3', { prerelease: true }, ['it is marked as a pre-release']],
  ['v1.2.3-rc.1', { prerelease: false }, ['it is not marked as a pre-release']],
  ['v1.2.3', { files: ['a', 'b'] }, ['it holds files: a, b']],
  ['v1.2.3', { notes: '', files: ['a'] }, ['its notes are not those of CHANGELOG.md', 'it holds files: a']],
])('%s with %j differs in %j', (tag, changes, wantedDifferences) => {
  expect(differences(hosted(tag, changes), wanted(tag))).toEqual(wantedDifferences);
});

describe('where the major tag goes, and which release is the latest', () => {
  const moves = (name: string) => ({ name, moves: true });
  const stays = (name: string, because: string) => ({ name, moves: false, because });

  test.each([
    ['v1.0.0', [], moves('v1'), true],
    ['v1.2.3', ['v1.2.2', 'v0.9.0'], moves('v1'), true],
    ['v1.2.3', ['v1.2.3'], moves('v1'), true],
    ['v1.2.3', ['v1.3.0'], stays('v1', 'a higher one than v1.2.3 is published'), false],
    ['v1.2.3', ['v1.10.0'], stays('v1', 'a higher one than v1.2.3 is published'), false],
    ['v1.2.3', ['v2.0.0'], moves('v1'), false],
    ['v2.0.0', ['v1.9.0'], moves('v2'), true],
    ['v1.2.3', ['v1.3.0-rc.1'], moves('v1'), true],
    ['v1.3.0-rc.1', ['v1.2.3'], stays('v1', 'v1.3.0-rc.1 is a pre-release'), false],
    ['v1.2.3', ['v2', 'v1', 'nightly'], moves('v1'), true],
  ])('%s beside %j', (tag, others, majorTag, latest) => {
    const releases = others.map((other) => hosted(other));
    expect(majorTagAfter(wanted(tag), releases)).toEqual(majorTag);
    expect(isLatest(wanted(tag), releases)).toBe(latest);
  });

  test.each([
    ['a draft', { draft: true }],
    ['one that was marked as a pre-release afterwards', { prerelease: true }],
  ])('%s counts for nothing', (_, changes) => {
    expect(majorTagAfter(wanted('v1.2.3'), [hosted('v1.3.0', changes)])).toEqual(moves('v1'));
    expect(isLatest(wanted('v1.2.3'), [hosted('v1.3.0', changes)])).toBe(true);
  });
});
