import type { Check } from '../../model/check.ts';
import { type Alike, alike, byUrgency } from '../attention.ts';
import { formatDuration } from '../format.ts';
import { plain } from '../plain.ts';
import { SYMBOLS } from '../verdicts.ts';
import { type Paint, VERDICT_COLOURS } from './paint.ts';
import { wrap } from './wrap.ts';

/** What did not pass: failures and warnings in full, then what was not run or skipped, grouped by reason. */
export function attentionLines(checks: readonly Check[], width: number, paint: Paint): string[] {
  const full = byUrgency(checks).filter((check) => check.verdict === 'fail' || check.verdict === 'warn');
  const blocks = [
    ...full.map((check) => checkLines(check, width, paint)),
    groupLines('not run', alike(checks, 'not-run'), width, paint),
    groupLines('skipped', alike(checks, 'skip'), width, paint),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index > 0 ? ['', ...block] : block));
}

/** Every check on a line of its own, the most urgent first; what did not pass says why beneath it. */
export function everyLine(checks: readonly Check[], width: number, paint: Paint): string[] {
  return byUrgency(checks).flatMap((check) => {
    if (check.verdict !== 'pass') return checkLines(check, width, paint);
    return [`${headOf(check, paint)}${tail(check.measured)}  ${paint('dim', formatDuration(check.ms))}`];
  });
}

function checkLines(check: Check, width: number, paint: Paint): string[] {
  const bounds = [check.measured && `measured ${check.measured}`, check.bound && `has to be ${check.bound}`];
  return [
    headOf(check, paint),
    ...indented(bounds.filter(Boolean).join(', '), width),
    ...indented(check.detail ?? '', width),
    ...indented(check.remedy ?? '', width, '→ '),
  ];
}

function headOf({ verdict, stage, name, subject }: Check, paint: Paint): string {
  const told = paint(VERDICT_COLOURS[verdict], `${SYMBOLS[verdict]} ${verdict}`);
  return `${told}  ${paint('bold', `${stage} ${plain(name, 100)}`)}  ${plain(subject, 200)}`;
}

function groupLines(title: string, groups: readonly Alike[], width: number, paint: Paint): string[] {
  const [first] = groups;
  if (!first) return [];
  const items = groups.flatMap(({ stage, name, subjects, reason }) => {
    const [head = '', ...rest] = indented(`${stage} ${name}  ${subjects.join(', ')}: ${reason}`, width);
    return [head, ...rest.map((line) => `  ${line}`)];
  });
  return [paint(VERDICT_COLOURS[first.verdict], `${SYMBOLS[first.verdict]} ${title}`), ...items];
}

function indented(text: string, width: number, mark = ''): string[] {
  const lines = wrap(plain(text), width - 4 - mark.length);
  return lines.map((line, index) => `  ${index === 0 ? mark : ' '.repeat(mark.length)}${line}`);
}

function tail(text: string | undefined): string {
  return text ? `  ${plain(text, 200)}` : '';
}
