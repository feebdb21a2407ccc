import fc from 'fast-check';
import { marked, type Tokens } from 'marked';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../src/report/html.ts';
import { scanLines } from '../../../src/report/markdown/scan.ts';
import { renderMarkdown, SUMMARY_LIMIT } from '../../../src/report/markdown.ts';
import type { LicenceReport, ReportData, ScanReport } from '../../../src/report/model.ts';
import {
  countStates,
  countStatesIn,
  countsInShort,
  daysInShort,
  fromTo,
  labelsOf,
  licenceRows,
  notLinked,
  stateOf,
  summaryLine,
  summaryOf,
  symbolsInShort,
  told,
  whereInShort,
} from '../../../src/report/scan.ts';
import { renderTerminal } from '../../../src/report/terminal.ts';
import { sample } from './sample.ts';
import { sampleScan, vulnerability } from './scan-sample.ts';

const EMPTY: ScanReport = {
  files: [{ file: 'app', readable: true, modules: 2 }],
  vulnerabilities: [],
  exceptions: [],
  licences: [],
  database: { date: '2026-11-19T04:00:00.000Z' },
};

function data(scan: ScanReport): ReportData {
  return { title: 'Oracle Release: scan', checks: scanChecks(), sizes: [], scan };
}
const scanChecks = () => sample().checks.filter(({ stage }) => stage === 'scan');
const tablesOf = (lines: readonly string[]): Tokens.Table[] =>
  marked
    .lexer(lines.join('\n'), { gfm: true })
    .filter((token): token is Tokens.Table => token.type === 'table');

describe('what it comes to', () => {
  test('in sentences', () => {
    expect(summaryOf(sampleScan())).toEqual([
      'No vulnerability blocks.',
      '1 is for review, 1 is excepted, 1 is linked in, allowed.',
      '1 is known of a module and not linked in, of 1 nobody knows whether it is linked in.',
      'Of the licenses of 11 modules, 1 is for review.',
      'The quality of the SBOMs is 9.7 of 10.',
      'Looked up in the Go vulnerability database of 2026-11-19 with 4,291 entries.',
    ]);
  });

  test.each<[string, Partial<ScanReport>, string]>([
    ['nothing is known', {}, 'No vulnerability blocks.'],
    ['one blocks', { vulnerabilities: [vulnerability('GO-2099-0001', 'blocks')] }, '1 vulnerability blocks.'],
    [
      'there was no database',
      { database: { missing: 'no database is here' } },
      'Vulnerabilities were not looked for: no database is here.',
    ],
  ])('begins with the answer where %s', (_, changes, lead) => {
    expect(summaryOf({ ...EMPTY, ...changes })[0]).toBe(lead);
  });

  test('a file that could not be read is told', () => {
    const files = [...EMPTY.files, { file: 'odd.bin', readable: false, modules: 0 }];
    expect(summaryOf({ ...EMPTY, files })).toContain('1 file could not be read, and nothing is said of it.');
  });

  test('in one line', () => {
    expect(summaryLine(sampleScan())).toBe(
      'scan: 1 for review · 1 excepted · 1 allowed · 1 not known · 1 not linked in; 1 license not allowed',
    );
    expect(summaryLine(EMPTY)).toBe('scan: no vulnerability known');
    expect(summaryLine({ ...EMPTY, database: { missing: '…' } })).toBe(
      'scan: vulnerabilities not looked for',
    );
  });
});

describe('what counts', () => {
  test('a vulnerability of two modules counts once, as the graver', () => {
    const vulnerabilities = [
      vulnerability('GO-2099-0001', 'not-linked', { module: 'example.org/fork' }),
      vulnerability('GO-2099-0001', 'blocks'),
    ];
    expect(countsInShort(countStates({ ...EMPTY, vulnerabilities }))).toBe('1 block');
  });

  test('a file counts what it is in it, whatever it is in others', () => {
    const scan = sampleScan();
    expect(countsInShort(countStatesIn(scan, 'app-linux-amd64'))).toContain('1 allowed');
    expect(countsInShort(countStatesIn(scan, 'app-windows-amd64'))).toMatch(/2 not linked in$/);
  });

  test('a table has what is not linked in apart, and the gravest first', () => {
    const scan = sampleScan();
    expect(told(scan).map(stateOf)).toEqual(['review', 'excepted', 'allowed', 'unknown']);
    expect(notLinked(scan).map(({ id }) => id)).toEqual(['GO-2099-0004']);
  });

  test('licenses that are not allowed come first, then the most frequent', () => {
    expect(
      licenceRows(sampleScan()).map(({ name, state, modules }) => [name, state, modules.length]),
    ).toEqual([
      ['unknown', 'review', 1],
      ['MIT', 'allowed', 9],
      ['BSD-3-Clause', 'allowed', 1],
    ]);
  });
});

describe('in short', () => {
  test('where it is only in some files', () => {
    const scan = sampleScan();
    const [all, , , , some] = scan.vulnerabilities;
    expect(all && whereInShort(all, scan)).toBe('');
    expect(some && whereInShort(some, scan)).toBe('only linux/amd64, linux/arm64');
  });

  test('two files of one target go by their names', () => {
    const files = ['a', 'b'].map((file) => ({ file, target: 'linux/amd64', readable: true, modules: 1 }));
    expect([...labelsOf(files).values()]).toEqual(['a', 'b']);
  });

  test('functions without the path of their module', () => {
    const one = vulnerability('GO-2099-0001', 'blocks', {
      symbols: ['gopkg.in/yaml.v2.Decoder.Decode', 'golang.org/x/net/html.Parse', 'fmt.Println'],
    });
    expect(symbolsInShort(one)).toEqual({ names: ['yaml.v2.Decoder.Decode', 'html.Parse'], more: 1 });
  });

  test('versions', () => {
    expect(fromTo(vulnerability('GO-2099-0001', 'blocks'))).toBe('1.2.0 → 1.2.3');
    const { fixed: _fixed, ...open } = vulnerability('GO-2099-0001', 'blocks');
    expect(fromTo(open)).toBe('1.2.0 → no fix');
  });

  test.each([
    [11, '11 days left'],
    [1, '1 day left'],
    [0, 'last day today'],
    [-1, 'expired 1 day ago'],
  ])('%i days', (days, text) => {
    expect(daysInShort(days)).toBe(text);
  });
});

describe('the reports', () => {
  test('show it where the stage is part of them, and nowhere else', () => {
    const scan = sampleScan();
    for (const render of [renderHtml, renderMarkdown]) {
      expect(render(data(scan))).toContain('GO-2099-0001');
      expect(render({ ...data(scan), checks: [] })).not.toContain('GO-2099-0001');
    }
    const options = { colour: false, width: 100 };
    expect(renderTerminal(data(scan), options)).toContain('scan: 1 for review');
    expect(renderTerminal({ ...data(scan), checks: [] }, options)).not.toContain('scan: 1 for review');
  });

  test('the page has all: rows, exceptions with the days they have left, licenses, quality', () => {
    const page = renderHtml(data(sampleScan()));
    for (const text of ['net/http.Client.Do', '11 days left', 'not needed', 'SBOM 9.7 of 10', 'BSD-3-Clause'])
      expect(page).toContain(text.replace('net/', ''));
    expect(page).toContain('href="https://pkg.go.dev/vuln/GO-2099-0001"');
    expect(page).toContain('0 of 5');
  });

  test('nothing is linked that is no id', () => {
    const page = renderHtml(data({ ...EMPTY, vulnerabilities: [vulnerability('javascript:x', 'blocks')] }));
    expect(page).toContain('javascript:x');
    expect(page).not.toContain('href="https://pkg.go.dev');
    expect(page).not.toMatch(/href="[^"]*javascript/);
  });

  test('a summary is capped, and says so', () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      vulnerability(`GO-2099-${1000 + index}`, index % 2 ? 'blocks' : 'not-linked', {
        module: `example.org/m${index}`,
      }),
    );
    const licences = Array.from(
      { length: 5000 },
      (_, index): LicenceReport => ({
        module: `example.org/m${index}`,
        expression: `LicenseRef-${index}`,
        state: 'blocks',
      }),
    );
    const scan = { ...EMPTY, vulnerabilities: many, licences };
    const text = renderMarkdown(data(scan));
    expect(Buffer.byteLength(text)).toBeLessThan(SUMMARY_LIMIT / 4);
    expect(text).toContain('And 2470 more, in the report and in stages/scan.json.');
  });

  test('whatever the names are, the tables stay whole and nothing becomes markup', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '|',
        '`',
        '\n\n# x',
        '](http://example.org)',
        '::error::x',
      ),
    );
    fc.assert(
      fc.property(name, name, name, (one, other, third) => {
        const [exception] = sampleScan().exceptions;
        const scan: ScanReport = {
          ...EMPTY,
          vulnerabilities: [
            vulnerability(one, 'blocks', {
              module: other,
              symbols: [third],
              summary: third,
              aliases: [other],
            }),
            vulnerability(other, 'not-linked', { module: one, version: third }),
          ],
          exceptions: exception ? [{ ...exception, id: one, purl: other, reason: third, fault: one }] : [],
          licences: [{ module: one, expression: other, state: 'blocks' }],
        };
        const tables = tablesOf(scanLines(scan));
        expect(tables.map(({ rows }) => rows.length)).toEqual([1, 1]);
        expect(scanLines(scan).join('\n')).not.toMatch(/<script|^::/m);
        expect(renderHtml(data(scan))).not.toContain('<script');
      }),
      { numRuns: 60 },
    );
  });
});

describe('where the engines differ', () => {
  const difference = {
    id: 'CVE-2026-1',
    module: 'example.org/<b>|odd`',
    version: 'v1.0.0',
    reportedBy: 'full',
    right: 'embedded',
    why: 'the vulnerable function is not in the function table',
    files: ['app-linux-amd64'],
  } as const;
  const { right: _, ...undecided } = {
    ...difference,
    id: 'GHSA-2',
    why: 'not in the Go vulnerability database',
  };
  const engines = { scanners: ['grype 0.110.0'], agreed: 7, differences: [undecided, difference] };
  const data = { ...sample(), scan: { ...sampleScan(), engines } };

  test('the sentences, the page and the summary say who is right', () => {
    expect(summaryOf(data.scan)).toContain(
      'Ours and grype 0.110.0 differ in 2 findings, of which 1 is not decided.',
    );
    expect(summaryOf({ ...data.scan, engines: { ...engines, differences: [] } })).toContain(
      'The engines agree: ours and grype 0.110.0.',
    );
    const page = renderHtml(data);
    expect(page).toContain('<details open><summary>The engines differ: 2</summary>');
    expect(page).toContain('ours is right');
    expect(page).toContain('not decided');
    expect(page).not.toContain('<b>|odd');
    const lines = scanLines(data.scan);
    expect(lines).toContain('<details><summary>The engines differ: 2</summary>');
    expect(lines.join('\n')).toContain(
      'only grype 0.110.0, not decided, not in the Go vulnerability database: GHSA-2',
    );
  });
});
