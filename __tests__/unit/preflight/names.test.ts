import { expect, test } from 'vitest';
import { possibleNames, sealedNames } from '../../../src/model/sealed.ts';
import type { PreflightInputs } from '../../../src/preflight/inputs.ts';
import { checkNames, nameFaults } from '../../../src/preflight/names.ts';
import { publishedFaults } from '../../../src/preflight/published.ts';
import { smallPlan } from '../../support/release.ts';
import { preflightInputs } from './inputs.ts';

const clock = { now: () => 0, sleep: async () => {} };
const GITHUB = {
  kind: 'github',
  repository: { api: 'https://api.github.com', owner: 'o', name: 'r' },
  token: undefined,
} as const;

function namesOf(count: number, changes: Partial<PreflightInputs> = {}) {
  const [artifact] = smallPlan().artifacts;
  if (!artifact) throw new Error('the plan has no artifact');
  const artifacts = [...Array(count).keys()].map((index) => ({ ...artifact, file: `small-${index}` }));
  return checkNames(preflightInputs(changes), smallPlan({ artifacts }), { clock })[0];
}

const FILES = ['small-0', 'small-1', 'small-2'];
const MOST = possibleNames(FILES).length;
const FEWEST = sealedNames({
  binaries: FILES,
  sboms: [],
  insight: false,
  provenance: false,
  signed: true,
}).length;

test('the names of a release are counted, as few and as many as they may be', () => {
  expect(namesOf(3)).toMatchObject({ verdict: 'pass', measured: `${FEWEST} to ${MOST} files` });
  expect(namesOf(3, { sign: 'none' })?.measured).not.toContain(`${FEWEST} to`);
});

test.each([
  [MOST, 'pass'],
  [MOST - 1, 'warn'],
  [FEWEST, 'warn'],
  [FEWEST - 1, 'fail'],
] as const)('a place that takes %i files: %s', (maxFiles, verdict) => {
  const check = namesOf(3, { places: [{ ...GITHUB, maxFiles }] });
  expect(check).toMatchObject({ verdict });
  if (verdict !== 'pass') expect(check).toMatchObject({ bound: `at most ${maxFiles} files` });
});

test.each([
  [['a', 'b'], []],
  [['a', 'a'], ['a is there twice']],
  [['Tool', 'tool'], ['Tool and tool differ in case only']],
  [['../a'], ['"../a" cannot be a file of a release']],
])('names %j', (names, faults) => {
  expect(nameFaults(names)).toEqual(faults);
});

test('a published release has the names that will be made, or is another one', () => {
  const plan = smallPlan({}, ['linux/amd64']);
  const file = 'small-linux-amd64';
  const bare = sealedNames({ binaries: [file], sboms: [], insight: false, provenance: false, signed: true });
  expect(publishedFaults(bare, plan, true)).toEqual([]);
  expect(publishedFaults(possibleNames([file]), plan, true)).toEqual([]);
  expect(publishedFaults([...bare, 'notes.pdf'], plan, true)).toEqual(['with notes.pdf']);
  expect(publishedFaults([], plan, false)).toEqual([
    `without artifact-manifest.yaml, checksums.sha512.txt, checksums.txt, ${file}, ${file}.digest.json`,
  ]);
  expect(publishedFaults([], plan, true)[0]).toMatch(/ and \d+ more$/);
});
