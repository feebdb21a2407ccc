import fc from 'fast-check';
import { marked, type Tokens } from 'marked';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import type { ReportData } from '../../../src/report/model.ts';
import { failingSample, sample } from './sample.ts';

/** Markdown as GitHub reads it: a table cell that was not escaped ends a table, and its rows become text. */
function tablesOf(markdown: string): Tokens.Table[] {
  return marked
    .lexer(markdown, { gfm: true })
    .filter((token): token is Tokens.Table => token.type === 'table');
}

function strayText(markdown: string): string[] {
  return marked
    .lexer(markdown, { gfm: true })
    .filter(({ type }) => type === 'paragraph')
    .map(({ raw }) => raw)
    .filter((raw) => raw.startsWith('|'));
}

describe.each([
  ['a good run', sample()],
  ['a failing run', failingSample()],
])('the summary of %s, rendered', (_, data) => {
  const text = renderMarkdown(data);

  test('has its tables whole', () => {
    const tables = tablesOf(text);
    expect(tables.map(({ header }) => header.map((cell) => cell.text)[0])).toEqual([
      '',
      'target',
      'vulnerability',
      'exception',
      'target',
      'term',
      'package',
      'target',
      'wave',
      'verdict',
    ]);
    expect(tables.at(-1)?.rows).toHaveLength(data.checks.length);
    expect(strayText(text)).toEqual([]);
  });

  test('closes what it folds away', () => {
    const html = marked.parse(text, { gfm: true, async: false });
    expect(html.match(/<details>/g)).toHaveLength(html.match(/<\/details>/g)?.length ?? 0);
    expect(html).not.toMatch(/<script|javascript:/);
  });
});

test('a job that made one target shows its row and the columns it knows', () => {
  const [first] = sample().sizes;
  const { released: _released, ...built } = first ?? { target: '', file: '', packed: false };
  const checks = sample().checks.filter(
    ({ stage, subject }) => stage === 'build' && subject === 'linux/amd64',
  );
  const text = renderMarkdown({ ...sample(), checks, sizes: [{ ...built, packed: false }], waves: [] });
  const [grid, sizes] = tablesOf(text);
  expect(grid?.rows.map(([name]) => name?.text)).toEqual(['linux/amd64']);
  expect(sizes?.header.map((cell) => cell.text)).toEqual(['target', 'file', 'unstripped', 'stripped']);
  expect(text).not.toMatch(/\b0 fail/);
});

test('whatever a tool printed, the table of checks stays one table', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (printed) => {
      const checks = sample().checks.slice(0, 3);
      const data: ReportData = {
        ...sample(),
        checks: checks.map((check) => ({ ...check, measured: printed })),
      };
      expect(tablesOf(renderMarkdown(data)).at(-1)?.rows).toHaveLength(3);
    }),
    { numRuns: 50 },
  );
});
