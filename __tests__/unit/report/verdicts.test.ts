import { expect, test } from 'vitest';
import { VERDICTS, type Verdict } from '../../../src/model/check.ts';
import { grid } from '../../../src/report/grid.ts';
import { count, headline, SYMBOLS, worst } from '../../../src/report/verdicts.ts';
import { failingSample, sample } from './sample.ts';

function made(...verdicts: Verdict[]) {
  const [like] = sample().checks;
  if (!like) throw new Error('the sample has no check');
  return verdicts.map((verdict) => ({ ...like, verdict }));
}

test.each<[Verdict[], Verdict]>([
  [['pass', 'skip'], 'pass'],
  [['skip', 'skip'], 'skip'],
  [['pass', 'not-run', 'skip'], 'not-run'],
  [['warn', 'not-run', 'pass'], 'warn'],
  [['warn', 'fail', 'not-run'], 'fail'],
  [[], 'not-run'],
])('%j count as %s', (verdicts, expected) => {
  expect(worst(count(made(...verdicts)))).toBe(expected);
});

test.each<[Verdict[], string]>([
  [['pass', 'pass'], '✓ Passed: 2 of 2 checks passed'],
  [['pass', 'not-run'], '✓ Passed: 1 of 2 checks passed, 1 check could not run here'],
  [['pass', 'warn'], '! Passed with warnings: 1 of 2 checks passed, 1 warning'],
  [['pass', 'fail', 'not-run'], '✗ Failed: 1 of 3 checks failed, 1 check could not run here'],
  [['not-run', 'not-run'], '? Nothing proven: no check passed, 2 checks could not run here'],
  [['skip'], '? Nothing proven: no check passed'],
  [[], '? Nothing proven: no check was made'],
])('%j read as %s', (verdicts, expected) => {
  const { verdict, word, rest } = headline(made(...verdicts));
  expect(`${SYMBOLS[verdict]} ${word}: ${rest}`).toBe(expected);
});

test('every verdict has a symbol of its own', () => {
  expect(new Set(VERDICTS.map((verdict) => SYMBOLS[verdict])).size).toBe(VERDICTS.length);
});

test('the counts add up to the checks', () => {
  const { checks } = failingSample();
  expect(count(checks)).toEqual({ pass: 105, fail: 2, warn: 1, 'not-run': 4, skip: 8 });
  expect(checks).toHaveLength(120);
});

test('the grid counts every check once, and a cell with a check that did not run is no pass', () => {
  const { plan, checks } = sample();
  const { stages, rows } = grid(plan, checks);
  const cells = rows.flatMap((row) => [...row.cells.values()]);
  expect(cells.reduce((sum, cell) => sum + cell.total, 0)).toBe(checks.length);
  expect(stages).toEqual(['plan', 'gates', 'build', 'scan', 'pack', 'seal', 'verify', 'publish', 'dispatch']);
  expect(rows.map((row) => row.name)).toEqual([
    'release',
    ...(plan?.targets ?? []).map((target) => target.name),
  ]);
  expect(rows.at(-1)?.cells.get('pack')).toMatchObject({ verdict: 'not-run', total: 4 });
  expect(rows.at(-1)?.cells.get('publish')).toMatchObject({ verdict: 'pass', total: 1 });
});

test('a companion file counts for its binary, and without a plan targets are known by their names', () => {
  const { plan, checks } = sample();
  const [like] = checks;
  if (!like) throw new Error('the sample has no check');
  const sbom = { ...like, subject: 'oracle-node-windows-amd64.exe.cdx.json' };
  expect(grid(plan, [sbom]).rows.find((row) => row.cells.size > 0)?.name).toBe('windows/amd64');
  const alone = grid(undefined, [{ ...like, subject: 'linux/riscv64' }, like]);
  expect(alone.rows.map((row) => row.name)).toEqual(['release', 'linux/riscv64']);
});
