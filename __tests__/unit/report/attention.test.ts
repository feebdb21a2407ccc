import { expect, test } from 'vitest';
import type { Check } from '../../../src/model/check.ts';
import { annotations } from '../../../src/report/annotations.ts';
import { alike } from '../../../src/report/attention.ts';
import { renderHtml } from '../../../src/report/html.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import type { ReportData } from '../../../src/report/model.ts';
import { renderTerminal } from '../../../src/report/terminal.ts';

const AMD64 = licences('linux/amd64', '7 BSD, 6 MIT');
const ARM64 = licences('linux/arm64', '7 BSD, 6 MIT');
const DARWIN = licences('darwin/arm64', '7 BSD, 5 MIT');
const DATA: ReportData = { title: 'Scan', checks: [AMD64, ARM64, DARWIN], sizes: [] };
const SUBJECTS = 'linux/amd64, linux/arm64, darwin/arm64';

function licences(subject: string, measured: string): Check {
  return {
    stage: 'scan',
    name: 'licences',
    subject,
    verdict: 'warn',
    measured,
    bound: '0 unknown',
    tool: `scanner 1.0 sha256:${'ab'.repeat(32)}`,
    detail: 'licence unknown: example.com/m',
    remedy: 'run `go mod download` first',
    startedAt: '2026-11-21T09:10:12.000Z',
    ms: 5,
  };
}

test('what is equal is told once, what differs with its subjects', () => {
  expect(alike(DATA.checks, 'warn')).toEqual([
    {
      verdict: 'warn',
      stage: 'scan',
      name: 'licences',
      detail: 'licence unknown: example.com/m',
      remedy: 'run `go mod download` first',
      subjects: SUBJECTS,
      measured: ['7 BSD, 6 MIT (linux/amd64, linux/arm64)', '7 BSD, 5 MIT (darwin/arm64)'],
      bound: ['0 unknown'],
      tools: ['scanner 1.0 (abababababab)'],
    },
  ]);
});

test.each<[string, Partial<Check>]>([
  ['verdict', { verdict: 'fail' }],
  ['stage', { stage: 'pack' }],
  ['name', { name: 'sbom' }],
  ['detail', { detail: 'another reason' }],
  ['remedy', { remedy: 'another remedy' }],
])('checks of another %s stand by themselves, failures first', (_, other) => {
  const groups = alike([AMD64, { ...ARM64, ...other }, DARWIN], 'fail', 'warn');
  expect(groups.map((group) => group.subjects).sort()).toEqual(['linux/amd64, darwin/arm64', 'linux/arm64']);
  expect(groups[0]?.verdict).toBe(other.verdict ?? 'warn');
});

test('a measurement that only some have names them', () => {
  const { measured: _, ...unmeasured } = ARM64;
  expect(alike([AMD64, unmeasured], 'warn')[0]?.measured).toEqual(['7 BSD, 6 MIT (linux/amd64)']);
});

test('of many subjects the first are named and the rest counted', () => {
  const nodes = Array.from({ length: 23 }, (_, index) => ({ ...AMD64, subject: `node-${index + 1}` }));
  expect(alike(nodes, 'warn')[0]?.subjects).toMatch(/^node-1, .*, node-20 and 3 more$/);
});

test('an annotation tells a group', () => {
  expect(annotations(DATA.checks)).toEqual([
    {
      level: 'warning',
      title: `scan licences: ${SUBJECTS}`,
      message:
        'licence unknown: example.com/m; measured 7 BSD, 6 MIT (linux/amd64, linux/arm64); measured 7 BSD, 5 MIT (darwin/arm64); has to be 0 unknown; run `go mod download` first',
    },
  ]);
});

test('so does the summary', () => {
  const text = renderMarkdown(DATA);
  expect(text).toContain(
    [
      '### Warnings',
      '',
      `- **! scan licences**: ${SUBJECTS}  `,
      '  **Found:** measured 7 BSD, 6 MIT (linux/amd64, linux/arm64); measured 7 BSD, 5 MIT (darwin/arm64); has to be 0 unknown; by scanner 1.0 (abababababab)  ',
      '  **Why:** licence unknown: example.com/m  ',
      '  **What to do:** run `go mod download` first',
      '',
    ].join('\n'),
  );
  expect(text.match(/^\| ! warn \| scan \| licences /gm)).toHaveLength(3);
});

test('so does the terminal, with the subjects on a line of their own where they are too many', () => {
  const wide = renderTerminal(DATA, { colour: false, width: 80 });
  expect(wide).toContain(
    [
      `! warn  scan licences  ${SUBJECTS}`,
      '  measured 7 BSD, 6 MIT (linux/amd64, linux/arm64)',
      '  measured 7 BSD, 5 MIT (darwin/arm64)',
      '  has to be 0 unknown',
      '  licence unknown: example.com/m',
      '  → run go mod download first',
      '',
    ].join('\n'),
  );
  const narrow = renderTerminal(DATA, { colour: false, width: 50 });
  expect(narrow).toContain(`! warn  scan licences\n  ${SUBJECTS}\n  measured`);
  const all = renderTerminal(DATA, { colour: false, width: 80, all: true });
  expect(all.match(/^! warn {2}scan licences {2}[^,]+$/gm)).toHaveLength(3);
});

test('so does the page, which still lists every check', () => {
  const page = renderHtml(DATA);
  expect(page.match(/<article class="note warn">/g)).toHaveLength(1);
  expect(page).toContain(`scan licences <span class="subject">${SUBJECTS}</span>`);
  expect(page).toContain(
    '<dt>Measured</dt><dd>7 BSD, 6 MIT (linux/amd64, linux/arm64)</dd><dd>7 BSD, 5 MIT (darwin/arm64)</dd>',
  );
  expect(page).toContain('run <code>go mod download</code> first</p>');
  expect(page.match(/<th scope="row">licences /g)).toHaveLength(3);
});
