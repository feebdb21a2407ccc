import { describe, expect, test } from 'vitest';
import { combinationsOf } from '../../support/runner/matrix.ts';

const valuesOf = (matrix: unknown) => combinationsOf(matrix, 'matrix').map(({ values }) => values);

test.each([
  { what: 'no matrix', matrix: undefined, values: [undefined] },
  {
    what: 'all combinations, the last vector fastest',
    matrix: { os: ['linux', 'windows'], arch: ['amd64', 'arm64'] },
    values: [
      { os: 'linux', arch: 'amd64' },
      { os: 'linux', arch: 'arm64' },
      { os: 'windows', arch: 'amd64' },
      { os: 'windows', arch: 'arm64' },
    ],
  },
  {
    what: 'less what is excluded by some keys',
    matrix: {
      os: ['linux', 'windows'],
      arch: ['amd64', 'arm64'],
      exclude: [{ os: 'windows', arch: 'arm64' }],
    },
    values: [
      { os: 'linux', arch: 'amd64' },
      { os: 'linux', arch: 'arm64' },
      { os: 'windows', arch: 'amd64' },
    ],
  },
  {
    what: 'include alone',
    matrix: { include: [{ target: 'linux/amd64' }, { target: 'linux/arm64', cgo: true }] },
    values: [{ target: 'linux/amd64' }, { target: 'linux/arm64', cgo: true }],
  },
  {
    what: 'include that widens all, one, and adds one',
    matrix: {
      os: ['linux', 'windows'],
      include: [{ shell: 'bash' }, { os: 'windows', shell: 'pwsh' }, { os: 'macos', shell: 'zsh' }],
    },
    values: [
      { os: 'linux', shell: 'bash' },
      { os: 'windows', shell: 'pwsh' },
      { os: 'macos', shell: 'zsh' },
    ],
  },
  {
    what: 'filters of objects, leaf by leaf',
    matrix: {
      go: [
        { version: 1.25, race: true },
        { version: 1.26, race: true },
      ],
      exclude: [{ go: { version: 1.25 } }],
    },
    values: [{ go: { version: 1.26, race: true } }],
  },
  {
    what: 'everything excluded: once, without a matrix',
    matrix: { os: ['linux'], exclude: [{ os: 'linux' }] },
    values: [undefined],
  },
])('$what', ({ matrix, values }) => {
  expect(valuesOf(matrix)).toEqual(values);
});

test('labels have the values of the vectors, not what include adds to them', () => {
  const labels = combinationsOf(
    {
      os: ['linux'],
      go: [1.26],
      include: [
        { os: 'linux', shell: 'bash' },
        { os: 'macos', go: 1.25 },
      ],
    },
    'matrix',
  ).map(({ label }) => label);
  expect(labels).toEqual(['linux, 1.26', 'macos, 1.25']);
});

describe('faults', () => {
  test.each([
    { matrix: {}, message: 'Matrix must define at least one vector' },
    { matrix: { include: [] }, message: 'Matrix must define at least one vector' },
    { matrix: { os: [] }, message: "Matrix vector 'os' does not contain any values" },
    { matrix: { os: 'linux' }, message: "'os' is not a list" },
    { matrix: '', message: 'a mapping is needed' },
    { matrix: { os: ['linux'], exclude: [{ arch: 'arm64' }] }, message: "exclude key 'arch'" },
    { matrix: { a: Array(20).fill(1), b: Array(20).fill(1) }, message: 'makes 400 jobs' },
  ])('$message', ({ matrix, message }) => {
    expect(() => combinationsOf(matrix, 'job "build"')).toThrow(message);
  });
});
