import { short } from '../model/digest.ts';
import type { ReportData } from './model.ts';
import { packingOf, summaryLine } from './packing.ts';
import { plain } from './plain.ts';
import { summaryLine as scanLine, scanOf } from './scan.ts';
import { gridLines } from './terminal/grid.ts';
import { attentionLines, everyLine } from './terminal/list.ts';
import { type Paint, painter, VERDICT_COLOURS } from './terminal/paint.ts';
import { wrap } from './terminal/wrap.ts';
import { BY_URGENCY, count, headline, SYMBOLS } from './verdicts.ts';

export interface TerminalOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Where the full report is. */
  readonly report?: string;
  /** List every check, also those that passed. */
  readonly all?: boolean;
}

/** The end of a run, for a terminal: the table, what did not pass and why, the counts, where to read on. */
export function renderTerminal(data: ReportData, options: TerminalOptions): string {
  const paint = painter(options.colour);
  const width = Math.max(40, options.width);
  const list = options.all ? everyLine : attentionLines;
  const parts = [
    [titleLine(data, paint)],
    gridLines(data, width, paint),
    list(data.checks, width, paint),
    [...scanLines(data, width), ...packingLines(data, width)],
    [...verdictLines(data, width, paint), ...(options.report ? [`Report: ${plain(options.report)}`] : [])],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function titleLine({ title, plan }: ReportData, paint: Paint): string {
  if (!plan) return paint('bold', plain(title));
  const name = paint('bold', plain(`${plan.project} ${plan.version}`));
  const commit = `commit ${plain(short(plan.commit))}${plan.dirty ? ' (uncommitted changes)' : ''}`;
  return `${name}  ${paint('dim', `${commit}  ${plain(plan.toolchain)}`)}`;
}

function scanLines(data: ReportData, width: number): string[] {
  const scan = scanOf(data);
  if (!scan) return [];
  const [first = '', ...more] = wrap(plain(scanLine(scan)), width - 2);
  return [first, ...more.map((line) => `  ${line}`)];
}

function packingLines(data: ReportData, width: number): string[] {
  const packing = packingOf(data);
  if (!packing.some(({ state }) => state === 'packed')) return [];
  const [first = '', ...more] = wrap(plain(summaryLine(packing)), width - 2);
  return [first, ...more.map((line) => `  ${line}`)];
}

function verdictLines({ checks }: ReportData, width: number, paint: Paint): string[] {
  const { verdict, word, rest } = headline(checks);
  const lead = `${SYMBOLS[verdict]} ${word}`;
  const [first = '', ...more] = wrap(`${lead}: ${rest}`, width - 2);
  const counts = count(checks);
  const told = BY_URGENCY.filter((one) => counts[one] > 0).map((one) =>
    paint(VERDICT_COLOURS[one], `${SYMBOLS[one]} ${counts[one]} ${one}`),
  );
  return [
    `${paint(VERDICT_COLOURS[verdict], lead)}${first.slice(lead.length)}`,
    ...more.map((line) => `  ${line}`),
    ...(told.length > 0 ? [told.join('   ')] : []),
  ];
}
