import { formatBytes } from '../model/bytes.ts';
import type { Check, Verdict } from '../model/check.ts';
import { short } from '../model/digest.ts';
import type { WaveReport } from '../model/wave.ts';
import { type Alike, alike, byUrgency, measurements } from './attention.ts';
import { verifyCommands } from './commands.ts';
import { formatDuration, formatShare, plural } from './format.ts';
import { type GridCell, grid } from './grid.ts';
import { insightLines } from './markdown/insight.ts';
import { packingLines } from './markdown/packing.ts';
import { scanLines } from './markdown/scan.ts';
import { md, mdCode, mdShell, mdTable } from './markdown/text.ts';
import type { FileSizes, ReportData } from './model.ts';
import { packingOf } from './packing.ts';
import { faultOf, positionOf } from './places.ts';
import { plainLines } from './plain.ts';
import { scanOf } from './scan.ts';
import { BY_URGENCY, count, headline, SYMBOLS } from './verdicts.ts';

/** A runner refuses a summary beyond 1 MiB and then shows none of it. In bytes of UTF-8. */
export const SUMMARY_LIMIT = 900 * 1024;

/** The job summary, also kept as `summary.md`; never longer than `limit` bytes. */
export function renderMarkdown(data: ReportData, limit = SUMMARY_LIMIT): string {
  const before = [...titleLines(data), ...gridLines(data)];
  const after = [
    ...sizeLines(data.sizes),
    ...scanLines(scanOf(data)),
    ...packingLines(packingOf(data)),
    ...insightLines(data.insight),
    ...waveLines(data.waves ?? []),
  ];
  const commands = commandLines(data);
  const room = limit - bytesOf([...before, ...after, ...commands]) - 1024;
  const attention = within(attentionLines(data.checks), room / 2);
  const details = detailLines(data.checks, within(detailRows(data.checks), room - bytesOf(attention)));
  return `${[...before, ...attention, ...after, ...details, ...commands].join('\n')}\n`;
}

function titleLines(data: ReportData): string[] {
  const { verdict, word, rest } = headline(data.checks);
  const { plan } = data;
  const counts = count(data.checks);
  const seen = BY_URGENCY.filter((one) => counts[one] > 0);
  const facts = plan
    ? [`commit ${md(short(plan.commit))}${plan.dirty ? ' (uncommitted changes)' : ''}`, md(plan.toolchain)]
    : [];
  return [
    `## ${md(data.title)}${plan ? ` ${md(plan.project)} ${md(plan.version)}` : ''}`,
    '',
    `**${SYMBOLS[verdict]} ${word}**: ${rest}.`,
    '',
    [...seen.map((one) => `${SYMBOLS[one]} ${counts[one]} ${one}`), ...facts].join(' · '),
    '',
  ];
}

function gridLines(data: ReportData): string[] {
  const { stages, rows } = grid(data.plan, data.checks);
  if (stages.length === 0) return [];
  const cells = rows.map((row) => [md(row.name), ...stages.map((stage) => gridCell(row.cells.get(stage)))]);
  return [...mdTable(['', ...stages], cells), ''];
}

function gridCell(cell: GridCell | undefined): string {
  if (!cell) return '';
  const { verdict, counts, total } = cell;
  const part = counts[verdict] < total && verdict !== 'pass' ? ` ${counts[verdict]} of ${total}` : '';
  // A narrow column breaks before the count, never behind the symbol.
  return `${SYMBOLS[verdict]}\u00a0${verdict}${part}`;
}

function sizeLines(sizes: readonly FileSizes[]): string[] {
  if (sizes.length === 0) return [];
  // A job knows only what it has made itself.
  const columns = SIZE_COLUMNS.filter(({ cell }) => sizes.some((one) => cell(one) !== ''));
  const rows = sizes.map((one) => columns.map(({ cell }) => cell(one)));
  const numbers = columns.flatMap(({ isNumber }, index) => (isNumber ? [index] : []));
  return [
    ...mdTable(
      columns.map(({ heading }) => heading),
      rows,
      numbers,
    ),
    '',
  ];
}

interface SizeColumn {
  readonly heading: string;
  readonly isNumber: boolean;
  /** Empty where it is not known. */
  readonly cell: (sizes: FileSizes) => string;
}

const bytes = (size: number | undefined): string => (size === undefined ? '' : formatBytes(size));

const SIZE_COLUMNS: readonly SizeColumn[] = [
  { heading: 'target', isNumber: false, cell: ({ target }) => md(target) },
  { heading: 'file', isNumber: false, cell: ({ file }) => md(file) },
  { heading: 'unstripped', isNumber: true, cell: ({ unstripped }) => bytes(unstripped) },
  { heading: 'stripped', isNumber: true, cell: ({ stripped }) => bytes(stripped) },
  { heading: 'released', isNumber: true, cell: ({ released }) => bytes(released) },
  {
    heading: 'packed',
    isNumber: false,
    cell: ({ released, packed }) => (released === undefined ? '' : packed ? 'yes' : 'no'),
  },
  {
    heading: 'of stripped',
    isNumber: true,
    cell: ({ stripped, released, packed }) =>
      packed && stripped && released !== undefined ? formatShare(released, stripped) : '',
  },
];

function waveLines(waves: readonly WaveReport[]): string[] {
  if (waves.length === 0) return [];
  const rows = waves.map((wave) => [
    String(wave.index),
    String(wave.nodes),
    String(wave.healthy),
    String(wave.failed),
    wave.startedAt && wave.endedAt
      ? formatDuration(Date.parse(wave.endedAt) - Date.parse(wave.startedAt))
      : '',
    md(wave.outcome),
  ]);
  return [...mdTable(['wave', 'nodes', 'healthy', 'failed', 'took', 'outcome'], rows, [0, 1, 2, 3, 4]), ''];
}

/** What did not pass, failures in full first: what was seen, what it had to be, what to do. */
function attentionLines(checks: readonly Check[]): string[] {
  const part = (title: string, verdict: Verdict, tell: (group: Alike) => string): string[] => {
    const groups = alike(checks, verdict);
    return groups.length > 0 ? [`### ${title}`, '', ...groups.map(tell), ''] : [];
  };
  return [
    ...part('Failed', 'fail', inFull),
    ...part('Warnings', 'warn', inFull),
    ...part('Not run', 'not-run', inShort),
  ];
}

function inFull(group: Alike): string {
  const facts = [...measurements(group), ...group.tools.map((text) => `by ${text}`)];
  return [
    `- **${headOf(group)}**: ${md(group.subjects)}`,
    ...(facts.length > 0 ? [`  **Found:** ${facts.map((text) => md(text)).join('; ')}`] : []),
    ...(group.detail
      ? [
          `  **Why:** ${plainLines(group.detail)
            .map((line) => md(line))
            .join('<br>')}`,
        ]
      : []),
    ...(group.remedy ? [`  **What to do:** ${md(group.remedy, 2000)}`] : []),
    ...placeLines(group),
  ].join('  \n');
}

/** A list within the item of the check; a line in the source is code. */
function placeLines({ places = [] }: Alike): string[] {
  const items = places.map((place) => `  - ${mdCode(positionOf(place))} ${md(faultOf(place), 700)}`);
  return items.length > 0 ? [`  **Where:**\n${items.join('\n')}`] : [];
}

function inShort(group: Alike): string {
  return `- ${headOf(group)}: ${md(group.subjects)} (${reasonOf(group)})`;
}

function headOf({ verdict, stage, name }: Alike): string {
  return `${SYMBOLS[verdict]} ${stage} ${md(name)}`;
}

function reasonOf({ detail, remedy }: Pick<Check, 'detail' | 'remedy'>): string {
  return [detail, remedy]
    .filter((text) => text !== undefined)
    .map((text) => md(text))
    .join('; ');
}

function detailLines(checks: readonly Check[], rows: readonly string[]): string[] {
  if (checks.length === 0) return [];
  const heading = mdTable(['verdict', 'stage', 'check', 'subject', 'measured', 'bound', 'why'], []);
  const summary = `All ${plural(checks.length, 'check')}`;
  return [`<details><summary>${summary}</summary>`, '', ...heading, ...rows, '', '</details>', ''];
}

function detailRows(checks: readonly Check[]): string[] {
  return byUrgency(checks).map((check) => {
    const cells = [
      md(check.name),
      md(check.subject),
      md(check.measured ?? ''),
      md(check.bound ?? ''),
      reasonOf(check),
    ];
    return `| ${[`${SYMBOLS[check.verdict]} ${check.verdict}`, check.stage, ...cells].join(' | ')} |`;
  });
}

function commandLines(data: ReportData): string[] {
  const commands = verifyCommands(data);
  if (commands.length === 0) return [];
  return [
    '<details><summary>Verify it yourself</summary>',
    '',
    'Run these in the folder `release`, beside the published files.',
    '',
    ...commands.flatMap(({ proves, lines }) => [`${md(proves)}:`, '', ...mdShell(lines), '']),
    '</details>',
  ];
}

/** As many lines as fit into so many bytes; what was left out is said. */
function within(lines: readonly string[], room: number): string[] {
  let left = room;
  const kept = lines.findIndex((line) => {
    left -= bytesOf([line]);
    return left < 0;
  });
  if (kept === -1) return [...lines];
  return [...lines.slice(0, kept), '', 'The list is cut here for length: evidence.jsonl has all of it.', ''];
}

function bytesOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}
