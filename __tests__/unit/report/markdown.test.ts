import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotations } from '../../../src/report/annotations.ts';
import { md, mdShell } from '../../../src/report/markdown/text.ts';
import { renderMarkdown, SUMMARY_LIMIT } from '../../../src/report/markdown.ts';
import { failingSample, sample } from './sample.ts';

test.each([
  ['a|b', 'a\\|b'],
  ['run `go mod download` first', 'run `go mod download` first'],
  ['`a_b` or a_b', '`a_b` or a\\_b'],
  ['`a|b`', '\\`a\\|b\\`'],
  ['`<b>` and `a::b`', '\\`&lt;b&gt;\\` and \\`a:&#58;b\\`'],
  ['``two`` and one`', '\\`\\`two\\`\\` and one\\`'],
  ['\\`x`', '\\\\`x`'],
  ['</script><img onerror=x>', '&lt;/script&gt;&lt;img onerror=x&gt;'],
  ['two\nlines\r\nhere', 'two lines here'],
  ['::error::owned', ':&#58;error:&#58;owned'],
  ['##[error]owned', '##\\[error\\]owned'],
  ['[link](https://example.com)', '\\[link\\](https://example.com)'],
  ['\u001b[31mred', '\\[31mred'],
])('%j becomes %j', (text, expected) => {
  expect(md(text)).toBe(expected);
});

const MARKS = fc.constantFrom('`', '\\', '|', ':', '<', '[', ']', '*', ' ', 'a');

test('text of any kind stays in its cell', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: MARKS })), (text) => {
      const cell = md(text);
      expect(cell).not.toMatch(/[\n\r<>]|::/);
      expect(cell.replace(/\\./g, '').replace(/`[^`|[\]]+`/g, '')).not.toMatch(/[|`[\]]/);
    }),
  );
});

test('a block of commands is not ended by what is in it', () => {
  expect(mdShell(['echo ````'])).toEqual(['`````sh', 'echo ````', '`````']);
});

test('failures come in full before the tables and the list', () => {
  const text = renderMarkdown(failingSample());
  expect(text.split('\n').slice(0, 7)).toEqual([
    '## Release oracle-node 1.4.2',
    '',
    '**✗ Failed**: 2 of 120 checks failed, 4 checks could not run here.',
    '',
    '✗ 2 fail · ! 1 warn · ? 4 not-run · ✓ 105 pass · – 8 skip · commit 5f0c2e9b7a1d · go1.26.10',
    '',
    '|  | plan | gates | build | scan | pack | seal | verify | publish | dispatch |',
  ]);
  expect(text).toContain(
    '| windows/amd64 |  |  | ✓\u00a0pass | ✓\u00a0pass | ?\u00a0not-run 1 of 4 | ✓\u00a0pass | ✓\u00a0pass | ✓\u00a0pass |  |',
  );
  expect(text.indexOf('**What to do:** build with CGO\\_ENABLED=0')).toBeLessThan(text.indexOf('<details>'));
  expect(text.match(/^\| [✗!?✓–] /gm)).toHaveLength(120);
});

test('a summary that would be refused is cut, and says so', () => {
  const { checks, ...data } = failingSample();
  const many = Array.from({ length: 20 }, () =>
    checks.map((check) => ({ ...check, detail: 'é|'.repeat(400) })),
  ).flat();
  const text = renderMarkdown({ ...data, checks: many });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(SUMMARY_LIMIT);
  expect(Buffer.byteLength(text)).toBeGreaterThan(SUMMARY_LIMIT / 2);
  expect(text).toContain('The list is cut here for length: evidence.jsonl has all of it.');
  expect(text.match(/<details>/g)).toHaveLength(9);
  expect(text.match(/<\/details>/g)).toHaveLength(9);
  expect(text).toContain('sha256sum -c checksums.txt --strict');
});

test('annotations: failures first, at most 9, the rest counted', () => {
  const { checks } = failingSample();
  expect(annotations(checks).map((one) => one.level)).toEqual([
    'error',
    'error',
    'warning',
    'notice',
    'notice',
    'notice',
  ]);
  expect(annotations([...checks, ...checks])).toEqual(annotations(checks));
  const many = annotations(['a', 'b', 'c'].flatMap((name) => checks.map((check) => ({ ...check, name }))));
  expect(many).toHaveLength(9);
  expect(many.slice(0, 6).every((one) => one.level === 'error')).toBe(true);
  expect(many.at(-1)?.message).toBe('10 more in the summary');
  expect(annotations(sample().checks.filter((check) => check.verdict === 'pass'))).toEqual([]);
});

test('an annotation is one line and short enough for a runner', () => {
  const [check] = failingSample().checks.filter((one) => one.verdict === 'fail');
  if (!check) throw new Error('the sample has no failure');
  const [made] = annotations([{ ...check, detail: `a\n::stop::${'x'.repeat(9000)}` }]);
  expect(made?.message).not.toMatch(/[\n\r]/);
  expect(made?.message.length).toBeLessThan(4096);
});
