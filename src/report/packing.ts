import { formatBytes } from '../model/bytes.ts';
import { formatDuration, formatShare } from './format.ts';
import type { Change, PackingNote, PackingReport, ReportData } from './model.ts';

/**
 * What packing did, of a report on checks of the stage: what an earlier run left in the folder, or what another
 * job did, is not told again.
 */
export function packingOf({ packing = [], checks }: ReportData): readonly PackingReport[] {
  return checks.some(({ stage }) => stage === 'pack') ? packing : [];
}

/** One thing that packing changes, for better or worse. */
export interface Measure {
  readonly key: 'disk' | 'gzip' | 'xz' | 'startup' | 'memory';
  readonly title: string;
  readonly group: 'Size' | 'At run time';
  /** `13.2 MiB`. */
  readonly format: (value: number) => string;
  /** `−60.2 %`, `+52 ms`. */
  readonly difference: (change: Change) => string;
}

export const MEASURES: readonly Measure[] = [
  { key: 'disk', title: 'File on disk', group: 'Size', format: formatBytes, difference: inPercent },
  { key: 'gzip', title: 'gzip download', group: 'Size', format: formatBytes, difference: inPercent },
  { key: 'xz', title: 'xz download', group: 'Size', format: formatBytes, difference: inPercent },
  { key: 'startup', title: 'Start-up', group: 'At run time', format: formatMs, difference: added(formatMs) },
  {
    key: 'memory',
    title: 'Idle memory',
    group: 'At run time',
    format: formatBytes,
    difference: added(formatBytes),
  },
];

/** Those that were measured of any file that is released packed. */
export function measured(packing: readonly PackingReport[]): Measure[] {
  return MEASURES.filter(({ key }) => packed(packing).some((one) => one[key] !== undefined));
}

export function packed(packing: readonly PackingReport[]): PackingReport[] {
  return packing.filter(({ state }) => state === 'packed');
}

/** `12.7 → 4.98 MiB` */
export function fromTo({ plain, packed: after }: Change, format: Measure['format']): string {
  return between(format(plain), format(after), ' → ');
}

/** The unit once where both have the same. */
function between(one: string, other: string, joint: string): string {
  const [number, unit] = one.split(' ');
  return `${other.endsWith(` ${unit}`) ? number : one}${joint}${other}`;
}

/** Less is better in all that is measured; what differs by less than a hundredth is the same. */
export function effect({ plain, packed: after }: Change): 'gain' | 'cost' | 'same' {
  if (after === plain || Math.abs(after - plain) * 100 < plain) return 'same';
  return after < plain ? 'gain' : 'cost';
}

/** `linux/amd64`; with its file where several are for one target, or where the file does not say for which it is. */
export function labelIn(packing: readonly PackingReport[]): (one: PackingReport) => string {
  const byTarget = Map.groupBy(packing, ({ target }) => target);
  return ({ target, file }) => {
    if (target === undefined) return file;
    const [system = ''] = target.split('/');
    const alone = byTarget.get(target)?.length === 1;
    return alone && file.toLowerCase().includes(system) ? target : `${target} ${file}`;
  };
}

export const RAN: Readonly<Record<PackingReport['ran'], string>> = {
  native: 'run natively',
  qemu: 'run under qemu',
  wine: 'run under wine',
  'not-run': 'not run',
};

/** What packing gained and cost over all files, each part a sentence; the first says how many it was done to. */
export function summaryOf(packing: readonly PackingReport[]): string[] {
  const files = packed(packing);
  const disk = total(files, 'disk');
  return [
    packing.length === 1
      ? `The file is ${files.length === 1 ? '' : 'not '}packed.`
      : `${files.length} of ${packing.length} files are packed.`,
    ...(disk ? [`On disk ${fromTo(disk, formatBytes)}, ${inPercent(disk)}.`] : []),
    ...downloadSentences(files),
    ...costSentences(files),
  ];
}

/** One line of figures: `packed 4 of 6: on disk −61.6 %, gzip download −4.5 %, start-up +52 ms`. */
export function summaryLine(packing: readonly PackingReport[]): string {
  const files = packed(packing);
  const sizes = (['disk', 'gzip'] as const).flatMap((key) => {
    const sum = total(files, key);
    return sum ? [`${key === 'disk' ? 'on disk' : 'gzip download'} ${inPercent(sum)}`] : [];
  });
  const costs = (['startup', 'memory'] as const).flatMap((key) => {
    const range = rangeOf(files, key);
    return range ? [`${key === 'startup' ? 'start-up' : 'memory'} ${range.signed}`] : [];
  });
  const figures = [...sizes, ...costs].join(', ');
  return `packed ${files.length} of ${packing.length}${figures && `: ${figures}`}`;
}

/** A download that shrinks by less than this part of it is no reason to pack. */
const LITTLE = 0.1;

/** What users download: where packing buys nothing, it says so, and where xz alone does better. */
function downloadSentences(files: readonly PackingReport[]): string[] {
  const gzip = total(files, 'gzip');
  if (!gzip) return [];
  const xz = total(files, 'xz');
  const smaller = [gzip, ...(xz ? [xz] : [])].some((sum) => sum.plain - sum.packed >= LITTLE * sum.plain);
  return [
    `The gzip download is ${grown(gzip)}${smaller ? '' : '; only the file on disk shrinks'}.`,
    ...(xz ? [`As xz it is ${grown(xz)}${xzAlone(files)}.`] : []),
  ];
}

function grown(change: Change): string {
  if (effect(change) === 'same') return 'as large as before';
  return `${shareOf(change)} ${change.packed < change.plain ? 'smaller' : 'larger'}`;
}

/** Of like with like: the files whose sizes are known both ways. */
function xzAlone(files: readonly PackingReport[]): string {
  const both = files.filter(({ gzip, xz }) => gzip && xz);
  const [gzip, xz] = [total(both, 'gzip'), total(both, 'xz')];
  if (!gzip || !xz || xz.plain >= gzip.packed) return '';
  const [plain, after] = [formatBytes(xz.plain), formatBytes(gzip.packed)];
  return `: plain files as xz come to ${plain}, packed ones as gzip to ${after}`;
}

function costSentences(files: readonly PackingReport[]): string[] {
  const [startup, memory] = [rangeOf(files, 'startup'), rangeOf(files, 'memory')];
  const costs = [
    ...(startup?.isMore ? [`each start takes ${startup.text} longer`] : []),
    ...(memory?.isMore ? [`each process has ${memory.text} more memory of its own`] : []),
  ].join(' and ');
  const known = files.filter((one) => one.startup ?? one.memory);
  const where = known.length < files.length ? `, measured on ${known.map(labelIn(files)).join(', ')}` : '';
  return costs ? [`${costs.replace('each', 'Each')}${where}.`] : [];
}

/** The sum over the files of which it is known. */
export function total(files: readonly PackingReport[], key: Measure['key']): Change | undefined {
  const known = files.flatMap((one) => one[key] ?? []);
  if (known.length === 0) return undefined;
  return {
    plain: known.reduce((sum, { plain }) => sum + plain, 0),
    packed: known.reduce((sum, one) => sum + one.packed, 0),
  };
}

interface Range {
  /** `52 ms`, or `48 to 53 ms`. */
  readonly text: string;
  readonly signed: string;
  readonly isMore: boolean;
}

/** The least and the most that packing adds, over the files of which it is known. */
function rangeOf(files: readonly PackingReport[], key: 'startup' | 'memory'): Range | undefined {
  const known = files
    .flatMap((one) => one[key] ?? [])
    .toSorted((a, b) => a.packed - a.plain - (b.packed - b.plain));
  const [least, most] = [known[0], known.at(-1)];
  if (!least || !most) return undefined;
  const format = key === 'startup' ? formatMs : formatBytes;
  const ends = (text: Measure['difference']): string =>
    text(least) === text(most) ? text(most) : between(text(least), text(most), ' to ');
  return {
    text: ends((change) => format(change.packed - change.plain)),
    signed: ends(added(format)),
    isMore: known.every((change) => effect(change) === 'cost'),
  };
}

export interface Note {
  readonly title: string;
  readonly text: string;
  readonly labels: readonly string[];
}

/** Each note once, with all packed files that it applies to; those about one matter stand together. */
export function notesOf(packing: readonly PackingReport[]): Note[] {
  const label = labelIn(packing);
  const all = packed(packing).flatMap((one) => one.notes.map((note) => ({ ...note, label: label(one) })));
  return (Object.keys(NOTE_TITLES) as PackingNote[]).flatMap((about) => {
    const texts = Map.groupBy(
      all.filter((note) => note.about === about),
      ({ text }) => text,
    );
    return [...texts].map(([text, same]) => ({
      title: NOTE_TITLES[about],
      text,
      labels: same.map((note) => note.label),
    }));
  });
}

const NOTE_TITLES: Readonly<Record<PackingNote, string>> = {
  antivirus: 'Virus scanners',
  selinux: 'SELinux and hardening',
  debuggers: 'Debuggers',
};

function inPercent(change: Change): string {
  return `${sign(change)}${shareOf(change)}`;
}

function shareOf({ plain, packed: after }: Change): string {
  return formatShare(Math.abs(after - plain), Math.max(1, plain));
}

function added(format: Measure['format']): Measure['difference'] {
  return (change) => `${sign(change)}${format(Math.abs(change.packed - change.plain))}`;
}

function sign({ plain, packed: after }: Change): string {
  return after === plain ? '±' : after < plain ? '−' : '+';
}

/** Milliseconds, with a decimal where they are few. */
function formatMs(ms: number): string {
  return ms > 0 && ms < 9.95 ? `${ms.toFixed(1)} ms` : formatDuration(ms);
}
