import fc from 'fast-check';
import { marked, type Tokens } from 'marked';
import { describe, expect, test } from 'vitest';
import type { Check } from '../../../src/model/check.ts';
import { renderHtml } from '../../../src/report/html.ts';
import { packingLines } from '../../../src/report/markdown/packing.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import type { PackingReport, ReportData } from '../../../src/report/model.ts';
import {
  effect,
  fromTo,
  labelIn,
  MEASURES,
  measured,
  notesOf,
  summaryLine,
  summaryOf,
} from '../../../src/report/packing.ts';
import { renderTerminal } from '../../../src/report/terminal.ts';
import { sample } from './sample.ts';

const samplePacking = (): readonly PackingReport[] => sample().packing ?? [];
const packChecks = (): Check[] => sample().checks.filter(({ stage }) => stage === 'pack');

/** One file given by name, without a plan. */
function alone(one: Partial<PackingReport>): ReportData {
  return { title: 'Oracle Release: pack', checks: packChecks(), sizes: [], packing: [entry(one)] };
}

function entry(one: Partial<PackingReport>): PackingReport {
  return { file: 'app', state: 'packed', ran: 'native', plainBytes: 1_000_000, notes: [], ...one };
}

const MIB = 1024 * 1024;

describe('what it comes to', () => {
  test('in sentences: sizes, where packing buys nothing, and what it costs', () => {
    expect(summaryOf(samplePacking())).toEqual([
      '4 of 6 files are packed.',
      'On disk 34.2 → 13.4 MiB, −60.9 %.',
      'The gzip download is 3.2 % smaller; only the file on disk shrinks.',
      'As xz it is 27.7 % larger: plain files as xz come to 10.2 MiB, packed ones as gzip to 13.0 MiB.',
      'Each start takes 52 ms longer and each process has 8.30 MiB more memory of its own, measured on linux/amd64.',
    ]);
  });

  test('in one line', () => {
    expect(summaryLine(samplePacking())).toBe(
      'packed 4 of 6: on disk −60.9 %, gzip download −3.2 %, start-up +52 ms, memory +8.30 MiB',
    );
    expect(summaryLine([entry({ state: 'plain' })])).toBe('packed 0 of 1');
  });

  test.each<[string, Partial<PackingReport>, string[]]>([
    ['nothing measured', {}, []],
    [
      'a download that shrinks',
      { gzip: { plain: 4 * MIB, packed: 3 * MIB } },
      ['The gzip download is 25.0 % smaller.'],
    ],
    [
      'one that does not',
      { gzip: { plain: 1000, packed: 1004 } },
      ['The gzip download is as large as before; only the file on disk shrinks.'],
    ],
    [
      'one that grows',
      { gzip: { plain: 1000, packed: 1030 } },
      ['The gzip download is 3.0 % larger; only the file on disk shrinks.'],
    ],
    [
      'xz that shrinks where gzip does not',
      { gzip: { plain: 1000, packed: 950 }, xz: { plain: 980, packed: 700 } },
      ['The gzip download is 5.0 % smaller.', 'As xz it is 28.6 % smaller.'],
    ],
    ['a start that is no slower', { startup: { plain: 40, packed: 40.1 } }, []],
    [
      'memory alone',
      { memory: { plain: MIB, packed: 3 * MIB } },
      ['Each process has 2.00 MiB more memory of its own.'],
    ],
  ])('of %s', (_, one, sentences) => {
    expect(summaryOf([entry(one)])).toEqual(['The file is packed.', ...sentences]);
  });

  test('of costs that differ by file: the least and the most', () => {
    const two = [50, 61].map((packed, index) =>
      entry({ file: `app${index}`, startup: { plain: 1, packed } }),
    );
    expect(summaryOf(two)).toContain('Each start takes 49 to 60 ms longer.');
  });

  test('of files that failed or stay plain: nothing but their number', () => {
    const disk = { plain: 100, packed: 40 };
    expect(summaryOf([entry({ state: 'failed', disk }), entry({ state: 'withheld', disk })])).toEqual([
      '0 of 2 files are packed.',
    ]);
    expect(measured([entry({ state: 'failed', disk })])).toEqual([]);
  });
});

test.each([
  [1.24, 53.1, '1.2 → 53 ms', '+52 ms', 'cost'],
  [9.96, 8, '10 → 8.0 ms', '−2.0 ms', 'gain'],
  [980, 2500, '980 ms → 2.5 s', '+1.5 s', 'cost'],
  [0, 0, '0 → 0 ms', '±0 ms', 'same'],
  [100, 100.4, '100 → 100 ms', '+0.4 ms', 'same'],
])('a start of %d ms and of %d ms', (plain, packed, values, difference, meaning) => {
  const startup = MEASURES.find(({ key }) => key === 'startup');
  if (!startup) throw new Error('start-up is measured');
  const change = { plain, packed };
  expect([fromTo(change, startup.format), startup.difference(change), effect(change)]).toEqual([
    values,
    difference,
    meaning,
  ]);
});

test('a file is told by its target where that is enough', () => {
  const files = [
    entry({ target: 'linux/amd64', file: 'a' }),
    entry({ target: 'linux/amd64', file: 'b' }),
    entry({ target: 'linux/arm64', file: 'c_Linux_aarch64' }),
    entry({ target: 'linux/ppc64le', file: 'd' }),
    entry({ file: 'e' }),
  ];
  expect(files.map(labelIn(files))).toEqual([
    'linux/amd64 a',
    'linux/amd64 b',
    'linux/arm64',
    'linux/ppc64le d',
    'e',
  ]);
});

test('a note stands once, with all that it applies to', () => {
  expect(notesOf(samplePacking()).map(({ title, labels }) => [title, ...labels])).toEqual([
    ['Virus scanners', 'windows/amd64'],
    ['SELinux and hardening', 'linux/amd64', 'linux/arm64', 'linux/ppc64le'],
    ['Debuggers', 'linux/amd64', 'linux/arm64', 'linux/ppc64le'],
  ]);
});

describe('the summary', () => {
  const text = renderMarkdown(sample());

  test('has a row for each packed file', () => {
    expect(text).toContain(
      '| target | file on disk | gzip download | xz download | start-up | idle memory | run |\n',
    );
    expect(text.replaceAll('\u00a0', ' ')).toContain(
      '| linux/arm64 | **−61.6 %**<br>8.13 → 3.12 MiB | **−3.6 %**<br>3.15 → 3.04 MiB | **+30.9 %**<br>2.32 → 3.04 MiB | not measured | not measured | qemu |\n',
    );
  });

  test('tells why others are not packed, once for those alike', () => {
    expect(text).toContain(
      '- darwin/amd64, darwin/arm64 left plain: packed programs do not start on macOS 13 and later\n',
    );
    const lines = packingLines([
      entry({ file: 'bad', state: 'failed', reason: 'upx-run' }),
      entry({ file: 'good', state: 'withheld', reason: 'not released: bad failed' }),
    ]);
    expect(lines.slice(2)).toEqual([
      '**0 of 2 files are packed.**',
      '',
      '- bad failed: upx-run',
      '- good withheld: not released: bad failed',
      '',
    ]);
  });

  test('leaves out a measure that nothing has', () => {
    const made = renderMarkdown(alone({ disk: { plain: 100, packed: 40 } }));
    expect(made).toContain('| target | file on disk | run |');
    expect(made).not.toContain('not measured');
  });

  test('stays whole whatever is in names, reasons and notes', () => {
    const string = fc.string({ unit: 'binary' });
    const state = fc.constantFrom('packed' as const, 'plain' as const, 'failed' as const);
    fc.assert(
      fc.property(fc.array(fc.tuple(string, string, state), { minLength: 1, maxLength: 4 }), (files) => {
        const packing = files.map(([file, said, made]) =>
          entry({
            file,
            target: said,
            state: made,
            reason: said,
            notes: [{ about: 'debuggers', text: said }],
          }),
        );
        const tokens = marked.lexer(packingLines(packing).join('\n'), { gfm: true });
        const tables = tokens.filter((token): token is Tokens.Table => token.type === 'table');
        const rows = packing.filter((one) => one.state === 'packed').length;
        expect(tables.map((table) => table.rows.length)).toEqual(rows > 0 ? [rows] : []);
      }),
    );
  });
});

describe('the page', () => {
  const page = renderHtml(sample());
  const section = sectionOf(page);

  test('draws each measure of each packed file, and says it in words', () => {
    expect(section.match(/<g class="dumbbell (gain|cost|same)">/g)).toHaveLength(4 * 3 + 2);
    expect(section).toContain('aria-label="Start-up: 1.2 ms plain, 53 ms packed, +52 ms"');
    expect(section).toContain('<li>each measure on one scale from 0</li>');
    expect(section.match(/not measured/g)).toHaveLength(3 * 2);
  });

  test('draws on one scale a measure, within the plot', () => {
    const places = [...section.matchAll(/<circle class="(?:ring|dot)" cx="([\d.]+)%"/g)].map(([, at]) =>
      Number(at),
    );
    expect(places).toHaveLength(2 * (4 * 3 + 2));
    expect(Math.min(...places)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...places)).toBe(95);
  });

  test('tells why others are not packed', () => {
    expect(section.match(/–<\/b> plain<\/span> packed programs do not start/g)).toHaveLength(2);
    const both = sectionOf(
      renderHtml({
        ...alone({ state: 'failed', reason: 'it `stops`' }),
        packing: [entry({ state: 'failed', reason: 'it `stops`' }), entry({ state: 'withheld' })],
      }),
    );
    expect(both).toContain('✗</b> failed</span> it <code>stops</code>');
    expect(both).toContain('?</b> withheld</span>');
    expect(both).not.toContain('class="legend"');
  });

  test('has the same in a table, in bytes', () => {
    expect(section).toContain('<td class="number" data-label="gzip download">3,695,339 → 3,527,416</td>');
    expect(section).toContain('<small>packed, run under qemu</small>');
  });

  test('has a figure of its own only where no plan has the sizes', () => {
    const disk = { plain: 9_085_054, packed: 3_613_127 };
    expect(renderHtml(alone({ disk }))).toContain('packed, 39.8 % of the plain 8.66 MiB');
    expect(page).not.toContain('of the plain');
  });
});

function sectionOf(page: string): string {
  return /<section id="packing"[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
}

test('the terminal has one line of it, and none where nothing is packed', () => {
  const options = { colour: false, width: 100 };
  const line = `${summaryLine(samplePacking())}\n`;
  expect(renderTerminal(sample(), options)).toContain(line);
  expect(renderTerminal(alone({ state: 'plain' }), options)).not.toContain('packed 0');
});

test('a report without checks of the stage is silent: the packing is of an earlier run, or of another job', () => {
  const { checks, ...data } = sample();
  const others = { ...data, checks: checks.filter(({ stage }) => stage !== 'pack') };
  expect(renderMarkdown(others)).not.toContain('### Packing');
  expect(renderHtml(others)).not.toContain('id="packing"');
  expect(renderTerminal(others, { colour: false, width: 100 })).not.toContain('on disk');
});
