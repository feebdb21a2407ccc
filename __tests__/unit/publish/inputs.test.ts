import { expect, test } from 'vitest';
import { readPublishInputs } from '../../../src/publish/inputs.ts';

const raw = { 'working-directory': '/repo', output: '/repo/dist' };

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
])('%o', (given, expected) => {
  expect(readPublishInputs({ ...raw, ...given })).toEqual(expected);
});

test.each([
  ['github', /to names "github", which is not yet available; it takes dir:path/],
  ['s3://bucket/prefix', /which is not yet available/],
  ['oci://host/name', /which is not yet available/],
  ['ftp://x', /which is no place to publish to/],
  ['dir:', /which is no place to publish to/],
])('%s is refused', (to, message) => {
  expect(() => readPublishInputs({ ...raw, to })).toThrow(message);
});
