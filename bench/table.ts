import { styleText } from 'node:util';
import { type Measured, median } from './measure.ts';
import type { Bench, Row, Runs } from './rows.ts';

const NAME = 26;
const CELL = 12;

/** The medians of a bench, each with its ratio to the row it is compared with. */
export function table({ title, rows }: Bench, runs: Runs, rounds: number): string {
  const heading = [`${title}, median of ${rounds}`.padEnd(NAME), ...HEADINGS.map((it) => it.padStart(CELL))];
  const of = (name: string): Measured | undefined => median(runs.get(name) ?? []);
  return [styleText('bold', heading.join('')), ...rows.map((row) => line(row, of))].join('\n');
}

const HEADINGS = ['wall', 'CPU', 'own peak', 'with tools', 'wall ratio', 'CPU ratio'];

function line({ name, against, goal }: Row, of: (name: string) => Measured | undefined): string {
  const found = of(name);
  if (!found) return `${name.padEnd(NAME)}${'not-run'.padStart(CELL)}`;
  const reference = against === undefined ? undefined : of(against);
  const cells = [
    `${(found.wallMs / 1000).toFixed(2)} s`,
    `${(found.cpuMs / 1000).toFixed(2)} s`,
    mebibytes(found.ownPeakKiB),
    mebibytes(found.treePeakKiB),
    ratio(found.wallMs, reference?.wallMs),
    ratio(found.cpuMs, reference?.cpuMs),
  ];
  const remark = reference ? `  of ${against}${judged(found.wallMs / reference.wallMs, goal)}` : '';
  return `${name.padEnd(NAME)}${cells.map((cell) => cell.padStart(CELL)).join('')}${remark}`;
}

function judged(found: number, goal: number | undefined): string {
  if (goal === undefined) return '';
  return `, goal <= ${goal}: ${found <= goal ? 'reached' : 'missed'}`;
}

function ratio(value: number, reference: number | undefined): string {
  return reference ? (value / reference).toFixed(2) : '';
}

function mebibytes(kib: number): string {
  return kib > 0 ? `${(kib / 1024).toFixed(0)} MiB` : 'not-run';
}
