import { expect, test } from 'vitest';
import { readFetchInputs, readPublishInputs } from '../../../src/publish/inputs.ts';

const raw = { 'working-directory': '/repo', output: '/repo/dist' };
const github = { kind: 'github', token: undefined, draft: false, prerelease: 'auto', notes: undefined };

test.each([
  [{}, { directory: '/repo/dist/release', to: [{ kind: 'dir', path: '/repo/dist/store' }], tag: undefined }],
  [
    { directory: 'sealed', to: 'dir:../store\ndir:/srv/releases', tag: 'v1' },
    {
      directory: '/repo/sealed',
      to: [
        { kind: 'dir', path: '/store' },
        { kind: 'dir', path: '/srv/releases' },
      ],
      tag: 'v1',
    },
  ],
  [
    { to: 'github, dir:store' },
    { directory: '/repo/dist/release', to: [github, { kind: 'dir', path: '/repo/store' }], tag: undefined },
  ],
  [
    { to: 'github', token: ' t ', draft: 'true', prerelease: 'false' },
    {
      directory: '/repo/dist/release',
      to: [{ ...github, token: 't', draft: true, prerelease: 'false' }],
      tag: undefined,
    },
  ],
])('publish with %o', (given, expected) => {
  expect(readPublishInputs({ ...raw, ...given })).toEqual(expected);
});

test.each([
  ['', undefined],
  ['CHANGELOG.md', { path: '/repo/CHANGELOG.md' }],
  ['docs/what is new.TXT', { path: '/repo/docs/what is new.TXT' }],
  ['/elsewhere/notes.md', { path: '/elsewhere/notes.md' }],
  ['Faster.', { text: 'Faster.' }],
  ['# New\n\nSee CHANGELOG.md', { text: '# New\n\nSee CHANGELOG.md' }],
])('notes %j', (notes, expected) => {
  expect(readPublishInputs({ ...raw, to: 'github', notes }).to).toEqual([{ ...github, notes: expected }]);
});

test.each([
  [
    {},
    {
      from: { kind: 'github', token: undefined },
      tag: undefined,
      directory: '/repo/dist/release',
      files: [],
      ifMissing: 'fail',
    },
  ],
  [
    { from: 'dir:store', tag: 'v1', directory: 'got', files: 'app-linux-amd64\nchecksums.txt # both' },
    {
      from: { kind: 'dir', path: '/repo/store' },
      tag: 'v1',
      directory: '/repo/got',
      files: ['app-linux-amd64', 'checksums.txt'],
      ifMissing: 'fail',
    },
  ],
])('fetch with %o', (given, expected) => {
  expect(readFetchInputs({ ...raw, ...given })).toEqual(expected);
});

test.each([
  [{ to: 's3://bucket/prefix' }, /to names "s3:.*which is not yet available; it takes dir:path or github/],
  [{ to: 'oci://host/name' }, /which is not yet available/],
  [{ to: 'ftp://x' }, /which is not a place for releases/],
  [{ to: 'dir:' }, /which is not a place for releases/],
  [{ draft: 'maybe' }, /draft is "maybe"; it takes true, false/],
  [{ prerelease: 'atuo' }, /did you mean auto\?/],
])('to publish, %o is refused', (given, message) => {
  expect(() => readPublishInputs({ ...raw, ...given })).toThrow(message);
});

test.each([
  [{ from: 'gitlab' }, /from names "gitlab", which is not a place for releases/],
  [{ from: 'dir:a\ndir:b' }, /which is not a place for releases/],
  [{ files: '../../.bashrc' }, /which cannot be a file of a release/],
])('to fetch, %o is refused', (given, message) => {
  expect(() => readFetchInputs({ ...raw, ...given })).toThrow(message);
});
