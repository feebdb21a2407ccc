import type { PackingReport } from '../model.ts';
import { fromTo, labelIn, type Measure, measured, notesOf, packed, summaryOf } from '../packing.ts';
import { md, mdTable } from './text.ts';

/** What packing gained, and what it costs; empty where nothing was to be packed. */
export function packingLines(packing: readonly PackingReport[]): string[] {
  if (packing.length === 0) return [];
  const [lead, ...more] = summaryOf(packing);
  return [
    '### Packing',
    '',
    [`**${lead}**`, ...more.map((sentence) => md(sentence))].join(' '),
    '',
    ...table(packing),
    ...leftOutLines(packing),
    ...noteLines(packing),
  ];
}

function table(packing: readonly PackingReport[]): string[] {
  const files = packed(packing);
  if (files.length === 0) return [];
  const measures = measured(packing);
  const label = labelIn(packing);
  const rows = files.map((one) => [
    md(label(one)),
    ...measures.map((measure) => measureCell(one, measure)),
    one.ran.replace('-', '\u00a0'),
  ]);
  const numbers = measures.map((_, index) => index + 1);
  return [
    ...mdTable(['target', ...measures.map(({ title }) => title.toLowerCase()), 'run'], rows, numbers),
    '',
  ];
}

/** A narrow column breaks between the two and nowhere else. */
function measureCell(one: PackingReport, { key, format, difference }: Measure): string {
  const change = one[key];
  if (!change) return 'not\u00a0measured';
  return [`**${difference(change)}**`, fromTo(change, format)].join('<br>').replaceAll(' ', '\u00a0');
}

/** What is not released packed, one line for all that have the same reason. */
function leftOutLines(packing: readonly PackingReport[]): string[] {
  const label = labelIn(packing);
  const others = packing.filter(({ state }) => state !== 'packed');
  const groups = Map.groupBy(others, ({ state, reason }) =>
    [STATES[state], reason].filter(Boolean).join(': '),
  );
  const lines = [...groups].map(([why, same]) => `- ${md(same.map(label).join(', '))} ${md(why)}`);
  return lines.length > 0 ? [...lines, ''] : [];
}

const STATES = { packed: 'packed', plain: 'left plain', failed: 'failed', withheld: 'withheld' } as const;

function noteLines(packing: readonly PackingReport[]): string[] {
  const notes = notesOf(packing).map(
    ({ title, labels, text }) => `- **${title}** (${md(labels.join(', '))}): ${md(text)}`,
  );
  if (notes.length === 0) return [];
  return ['<details><summary>What else changes</summary>', '', ...notes, '', '</details>', ''];
}
