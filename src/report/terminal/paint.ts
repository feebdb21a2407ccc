import { styleText } from 'node:util';
import type { Verdict } from '../../model/check.ts';

export type Format = Parameters<typeof styleText>[0];

/** Colours a text or leaves it alone. */
export type Paint = (format: Format, text: string) => string;

export function painter(colour: boolean): Paint {
  return colour ? (format, text) => styleText(format, text, { validateStream: false }) : (_, text) => text;
}

export const VERDICT_COLOURS: Readonly<Record<Verdict, Format>> = {
  pass: 'green',
  fail: ['bold', 'red'],
  warn: 'yellow',
  skip: 'dim',
  'not-run': 'magenta',
};
