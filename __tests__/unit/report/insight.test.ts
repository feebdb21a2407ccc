import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../src/report/html.ts';
import { largestPackages, MOST_PACKAGES } from '../../../src/report/insight.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import type { InsightReport } from '../../../src/report/model.ts';
import { sample } from './sample.ts';

const insight = (): InsightReport => sample().insight as InsightReport;

describe('the summary tells', () => {
  const text = renderMarkdown(sample());

  test('the score, each term with its rule, and the release before', () => {
    expect(text).toContain('**Score 79 of 100**');
    expect(text).toContain('| term | points | measured | in 1.3.0 | rule |');
    expect(text).toContain('| size | 82 → 79 | 8.66 MiB to 9.20 MiB | 8.10 MiB to 8.80 MiB |');
    expect(text).toContain('| start-up |  | no binary could be started here | not known |');
  });

  test('the slowest packages, or that all came from the cache', () => {
    expect(text).toContain(
      '| linux/amd64 | 2 compiled, 280 from the cache | 340 ms | net/http 3.1 s, example.org/app 61 ms |',
    );
    expect(text).toContain('| linux/arm64 | all from the cache |  |  |');
  });

  test('the modules as a diagram that no name breaks', () => {
    expect(text).toContain('<summary>2 modules in the build for linux/amd64</summary>');
    expect(text).toContain('  m2["example.org/far??????<br/>v2.0.0"]');
    expect(text).toContain('- example.org/tested v0.7.0\n');
    expect(text).toContain('3 vendored modules, 1.91 MiB: 1 in no planned build, 117 KiB');
  });

  test('nothing of what is not known here', () => {
    const { score: _score, source: _source, ...built } = insight();
    const part = renderMarkdown({ ...sample(), insight: { ...built, artifacts: [] } });
    expect(part).toContain('### Build insight');
    expect(part).not.toMatch(/Score|mermaid|is made of/);
    expect(renderMarkdown({ ...sample(), insight: { measured: [], artifacts: [] } })).not.toContain(
      'Build insight',
    );
  });
});

test('the page shows the same', () => {
  const page = renderHtml(sample());
  expect(page).toContain('<strong>Score 79 of 100</strong>');
  expect(page).toContain('all from the cache');
  expect(page).toContain('2 modules in the build for linux/amd64');
  expect(page).not.toContain('<b>|odd');
  expect(renderHtml({ ...sample(), insight: { measured: [], artifacts: [] } })).not.toContain('id="insight"');
});

test('the packages that are shown add up to the binary', () => {
  const [artifact] = insight().artifacts;
  if (!artifact) throw new Error('the sample has a binary');
  const rows = largestPackages(artifact);
  expect(rows).toHaveLength(MOST_PACKAGES + 1);
  const sum = Object.values(artifact.packages ?? {}).reduce((total, bytes) => total + bytes, 0);
  expect(rows.reduce((total, { bytes }) => total + bytes, 0)).toBe(sum);
  expect(rows.at(-1)?.name).toBe('14 more');
});
