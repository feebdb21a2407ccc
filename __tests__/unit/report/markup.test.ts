import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml, html } from '../../../src/report/html/markup.ts';

test.each([
  ['</script><img src=x onerror=alert(1)>', '&#60;/script&#62;&#60;img src=x onerror=alert(1)&#62;'],
  [`" onclick='x' \``, '&#34; onclick=&#39;x&#39; &#96;'],
  ['a & b', 'a &#38; b'],
  ['bell\u0007 and escape\u001b[31m', 'bell\ufffd and escape\ufffd[31m'],
  ['turned \u202e round', 'turned \ufffd round'],
  ['half \ud800 pair', 'half \ufffd pair'],
])('escapes %j', (text, expected) => {
  expect(escapeHtml(text)).toBe(expected);
});

test('what is escaped has no character that could end text or an attribute', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"'`]/.test(escapeHtml(text))));
});

test('a template escapes text and keeps markup', () => {
  const inner = html`<b>${'<i>'}</b>`;
  expect(String(html`<p class="${'"x"'}">${inner}${undefined}${['<', 1]}</p>`)).toBe(
    '<p class="&#34;x&#34;"><b>&#60;i&#62;</b>&#60;1</p>',
  );
});
