import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { renderTerminal } from '../../../src/report/terminal.ts';
import { failingSample, sample } from './sample.ts';

const plainly = { colour: false, width: 80, report: 'dist/release-report.html' };

test('at 80 columns: symbols with counts and a legend', () => {
  expect(renderTerminal(sample(), plainly).split('\n').slice(0, 13)).toEqual([
    'oracle-node 1.4.2  commit 5f0c2e9b7a1d  go1.26.10',
    '',
    '               plan  gates  build  scan  pack   seal  verify  publish  dispatch',
    '─'.repeat(79),
    'release        ✓ 3   ✓ 4                        ✓ 2   – 1     ? 1/2    ✓ 3',
    'linux/amd64                 ✓ 6    ✓ 3   ✓ 5    ✓ 2   ✓ 2     ✓ 1',
    'linux/arm64                 ✓ 6    ✓ 3   ✓ 4    ✓ 2   ✓ 2     ✓ 1',
    'linux/ppc64le               ✓ 6    ✓ 3   ✓ 4    ✓ 2   ✓ 2     ✓ 1',
    'darwin/amd64                ✓ 6    ✓ 3   – 1    ✓ 2   ? 1/3   ✓ 1',
    'darwin/arm64                ✓ 6    ✓ 3   – 1    ✓ 2   ? 1/3   ✓ 1',
    'windows/amd64               ✓ 6    ✓ 3   ? 1/4  ✓ 2   ✓ 2     ✓ 1',
    '',
    '✗ fail   ! warn   ? not-run   ✓ pass   – skip',
  ]);
});

test('at 120 columns: words', () => {
  const lines = renderTerminal(sample(), { ...plainly, width: 120 }).split('\n');
  expect(lines).toContain(
    'windows/amd64                  ✓ pass  ✓ pass  ? not-run  ✓ pass  ✓ pass     ✓ pass',
  );
});

test.each([40, 60, 80, 100, 120, 200])('text keeps to %i columns', (width) => {
  const lines = renderTerminal(failingSample(), { ...plainly, width }).split('\n');
  const text = lines.filter((line) => line.startsWith('  ') && !line.includes('plan  '));
  expect(text.length).toBeGreaterThan(8);
  for (const line of text) expect(line.length).toBeLessThanOrEqual(width);
  expect(lines.every((line) => line === line.trimEnd())).toBe(true);
});

test('failures in full with what to do, then the rest by reason', () => {
  const text = renderTerminal(failingSample(), { ...plainly, width: 120 });
  const order = [
    '✗ fail  build static',
    '✗ fail  dispatch wave-3',
    '! warn  pack startup',
    '? not run',
    '– skipped',
  ];
  const places = order.map((piece) => text.indexOf(piece));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(text).toContain('  → build with CGO_ENABLED=0, or add the tags');
  expect(text).toContain('  verify run darwin/amd64, darwin/arm64: a darwin program cannot run');
  expect(text).not.toContain('compile');
  expect(text.trimEnd().split('\n').slice(-3)).toEqual([
    '✗ Failed: 2 of 120 checks failed, 4 checks could not run here',
    '✗ 2 fail   ! 1 warn   ? 4 not-run   ✓ 105 pass   – 8 skip',
    'Report: dist/release-report.html',
  ]);
});

test('all lists every check', () => {
  const text = renderTerminal(sample(), { ...plainly, all: true });
  expect(text.match(/^✓ pass {2}/gm)).toHaveLength(108);
  expect(text.match(/^\? not-run {2}/gm)).toHaveLength(4);
});

test('colour changes nothing but colour', () => {
  const coloured = renderTerminal(failingSample(), { ...plainly, colour: true });
  expect(coloured).not.toBe(renderTerminal(failingSample(), plainly));
  expect(stripVTControlCharacters(coloured)).toBe(renderTerminal(failingSample(), plainly));
});

test('what a tool printed cannot steer the terminal', () => {
  const { checks, ...data } = failingSample();
  const wild = checks.map((check) => ({
    ...check,
    detail: '\u001b]0;owned\u0007\n\rgone',
    subject: `${check.subject}\u009b2J`,
  }));
  expect(renderTerminal({ ...data, checks: wild }, plainly).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

test('without a plan and without checks there is still a verdict', () => {
  const text = renderTerminal({ title: 'SBOM scan', checks: [], sizes: [] }, { colour: false, width: 80 });
  expect(text).toBe('SBOM scan\n\n? Nothing proven: no check was made\n');
});
