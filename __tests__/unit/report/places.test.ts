import { describe, expect, test } from 'vitest';
import { Check, Checklist } from '../../../src/model/check.ts';
import type { Place } from '../../../src/model/place.ts';
import { type Annotation, annotations } from '../../../src/report/annotations.ts';
import { renderHtml } from '../../../src/report/html.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { renderTerminal } from '../../../src/report/terminal.ts';

const at = (line: number, message = `fault ${line}`, more: Partial<Place> = {}): Place => ({
  file: 'cmd/app/main.go',
  line,
  message,
  ...more,
});

/** A failed check of this name with these places. */
function failed(name: string, places: Place[], detail?: string): Check {
  const checks = new Checklist('gates', () => 0);
  return checks
    .begin(name, 'source')
    .fail({ measured: `${places.length} findings`, remedy: 'mend it', places, detail });
}

const inShort = ({ level, title, file, line }: Annotation) =>
  `${level} ${title}${file ? ` ${file}:${line}` : ''}`;

describe('a check', () => {
  test('keeps 50 places and counts the rest', () => {
    const many = failed(
      'go-vet',
      Array.from({ length: 62 }, (_, index) => at(index + 1)),
      'told',
    );
    expect(many.places).toHaveLength(50);
    expect(many.detail).toBe('told\nand 12 more');
    expect(Check.safeParse(many).success).toBe(true);
    expect(Check.safeParse({ ...many, places: [...(many.places ?? []), at(51)] }).success).toBe(false);
  });

  test('has none where none were found, and hides a password in a message', () => {
    expect(failed('go-vet', [])).not.toHaveProperty('places');
    expect(failed('race-tests', [at(1, 'GET https://a:b@c.d/e')]).places?.[0]?.message).toBe(
      'GET https://***@c.d/e',
    );
  });

  test.each([{ line: 0 }, { line: 1.5 }, { column: 0 }])('of a place that is none is refused: %j', (more) => {
    expect(Check.safeParse({ ...failed('go-vet', []), places: [at(1, 'm', more)] }).success).toBe(false);
  });
});

describe('annotations', () => {
  test('are at the line', () => {
    expect(annotations([failed('staticcheck', [at(3, 'never used', { column: 6, rule: 'U1000' })])])).toEqual(
      [
        {
          level: 'error',
          title: 'gates staticcheck U1000',
          message: 'never used',
          file: 'cmd/app/main.go',
          line: 3,
          column: 6,
        },
      ],
    );
  });

  test('have what no line stands for beside', () => {
    expect(annotations([failed('race-tests', [at(3)], 'TestQuiet failed')]).map(inShort)).toEqual([
      'error gates race-tests cmd/app/main.go:3',
      'error gates race-tests: source',
    ]);
  });

  test('are at most 9, and every check has its say before any has its second', () => {
    const lines = (from: number) => Array.from({ length: 10 }, (_, index) => at(from + index));
    const all = annotations([
      failed('go-vet', lines(10)),
      failed('mod-verify', []),
      failed('race-tests', lines(30)),
    ]);
    expect(all.map(inShort)).toEqual([
      'error gates go-vet cmd/app/main.go:10',
      'error gates mod-verify: source',
      'error gates race-tests cmd/app/main.go:30',
      'error gates go-vet cmd/app/main.go:11',
      'error gates race-tests cmd/app/main.go:31',
      'error gates go-vet cmd/app/main.go:12',
      'error gates race-tests cmd/app/main.go:32',
      'error gates go-vet cmd/app/main.go:13',
      'notice More checks did not pass',
    ]);
    expect(all.at(-1)?.message).toBe('13 more in the summary');
  });

  test('are failures first all the same', () => {
    const checks = new Checklist('gates', () => 0);
    const missing = checks.begin('staticcheck', 'source').notRun('not found');
    expect(annotations([failed('go-vet', [at(1), at(2)]), missing]).map(inShort)).toEqual([
      'error gates go-vet cmd/app/main.go:1',
      'error gates go-vet cmd/app/main.go:2',
      'notice gates staticcheck: source',
    ]);
  });

  test('mark what several checks found at a line once', () => {
    const fault = at(3, 'undefined: x', { rule: 'compile' });
    expect(
      annotations([failed('go-vet', [fault]), failed('staticcheck', [fault, at(4)])]).map(inShort),
    ).toEqual(['error gates go-vet compile cmd/app/main.go:3', 'error gates staticcheck cmd/app/main.go:4']);
  });

  test('are one line without control characters, whatever a tool says', () => {
    const [made] = annotations([
      failed('race-tests', [
        at(1, 'a\n::error::b\u001b[31m', { file: 'a\r\n::set-env::.go', rule: 'T\n::x::' }),
      ]),
    ]);
    expect(JSON.stringify(made)).not.toMatch(/\\n|\\r|\\u001b/);
  });
});

describe('reports list the places', () => {
  const FOUND = [
    at(3, 'got `x`,\n::stop-commands::y', { column: 5, rule: 'TestX/a_b' }),
    at(12, '<b>odd</b>', { file: 'a|b`.go' }),
  ];
  const data = { title: 'Gates', checks: [failed('race-tests', FOUND, 'told')], sizes: [] };

  test('the summary as a list, the place as code where it can be', () => {
    const text = renderMarkdown(data);
    expect(text).toContain(
      [
        '  **What to do:** mend it  ',
        '  **Where:**',
        '  - `cmd/app/main.go:3:5` got `x`, :&#58;stop-commands:&#58;y (TestX/a\\_b)',
        '  - \\`a\\|b\\`.go:12\\` &lt;b&gt;odd&lt;/b&gt;',
        '',
      ].join('\n'),
    );
  });

  test('the terminal with the place first, where it becomes a link', () => {
    const text = renderTerminal(data, { colour: false, width: 100 });
    expect(text).toContain(
      [
        '  told',
        '  cmd/app/main.go:3:5 got x, ::stop-commands::y (TestX/a_b)',
        '  a|b`.go:12 <b>odd</b>',
        '  → mend it',
      ].join('\n'),
    );
    const many = failed(
      'go-vet',
      Array.from({ length: 30 }, (_, index) => at(index + 1)),
    );
    const cut = renderTerminal({ ...data, checks: [many] }, { colour: false, width: 100 });
    expect(cut.match(/main\.go:\d+ /g)).toHaveLength(20);
    expect(cut).toContain('  and 10 more lines in the report\n');
  });

  test('the page as a list', () => {
    const page = renderHtml(data);
    expect(page).toContain(
      '<li><code>cmd/app/main.go:3:5</code> got <code>x</code>, ::stop-commands::y (TestX/a_b)</li>',
    );
    expect(page).toContain('<code>a|b&#96;.go:12</code> &#60;b&#62;odd&#60;/b&#62;</li>');
  });

  test('checks with other places are told apart', () => {
    const two = [failed('go-vet', [at(1)]), failed('go-vet', [at(2)])];
    expect(renderMarkdown({ ...data, checks: two }).match(/\*\*Where:\*\*/g)).toHaveLength(2);
  });
});
