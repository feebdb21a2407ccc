import type { Check } from '../../model/check.ts';
import { type Alike, alike, byUrgency, measurements, together } from '../attention.ts';
import { withCode } from '../code.ts';
import { formatDuration } from '../format.ts';
import { faultOf, positionOf } from '../places.ts';
import { plain, plainLines } from '../plain.ts';
import { SYMBOLS } from '../verdicts.ts';
import { type Paint, VERDICT_COLOURS } from './paint.ts';
import { widest } from './table.ts';
import { wrap } from './wrap.ts';

/** What did not pass: failures and warnings in full, then what was not run or skipped in short. */
export function attentionLines(checks: readonly Check[], width: number, paint: Paint): string[] {
  const blocks = [
    ...alike(checks, 'fail', 'warn').map((group) => fullLines(group, width, paint)),
    shortLines('not run', alike(checks, 'not-run'), width, paint),
    shortLines('skipped', alike(checks, 'skip'), width, paint),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index > 0 ? ['', ...block] : block));
}

/** Every check by itself, the most urgent first; what did not pass says why beneath it. */
export function everyLine(checks: readonly Check[], width: number, paint: Paint): string[] {
  return byUrgency(checks).flatMap((check) => {
    const alone = together(check);
    if (check.verdict !== 'pass') return fullLines(alone, width, paint);
    const measured = alone.measured.map((text) => `  ${plain(text, 200)}`).join('');
    return [
      `${headOf(alone, paint)}  ${plain(check.subject, 200)}${measured}  ${paint('dim', formatDuration(check.ms))}`,
    ];
  });
}

function fullLines(group: Alike, width: number, paint: Paint): string[] {
  const head = headOf(group, paint);
  const whole = `${head}  ${plain(group.subjects)}`;
  const oneEach = group.measured.length < 2 && group.bound.length < 2;
  const seen = oneEach ? [measurements(group).join(', ')] : measurements(group);
  return [
    ...(widest([whole]) <= width ? [whole] : [head, ...hanging(group.subjects, width, '  ')]),
    ...seen.flatMap((text) => hanging(text, width, '  ', '    ')),
    ...plainLines(group.detail ?? '').flatMap((line) => hanging(line, width, '  ')),
    ...placeLines(group, width, paint),
    ...hanging(group.remedy, width, '  → '),
  ];
}

/** A screen is not for more of one check; the reports list the rest. */
const MOST_PLACES = 20;

/** The place stands whole at the start of a line, where terminals make it a link. */
function placeLines({ places = [] }: Alike, width: number, paint: Paint): string[] {
  const lines = places.slice(0, MOST_PLACES).flatMap((place) => {
    const position = positionOf(place);
    const [first = '', ...rest] = hanging(`${position} ${faultOf(place)}`, width, '  ', '    ');
    return [first.replace(position, () => paint('bold', position)), ...rest];
  });
  const more = places.length - MOST_PLACES;
  return more > 0 ? [...lines, `  and ${more} more lines in the report`] : lines;
}

function headOf({ verdict, stage, name }: Alike, paint: Paint): string {
  const told = paint(VERDICT_COLOURS[verdict], `${SYMBOLS[verdict]} ${verdict}`);
  return `${told}  ${paint('bold', `${stage} ${plain(name, 100)}`)}`;
}

function shortLines(title: string, groups: readonly Alike[], width: number, paint: Paint): string[] {
  const [first] = groups;
  if (!first) return [];
  const items = groups.flatMap(({ stage, name, subjects, detail = '', remedy }) => [
    ...hanging(`${stage} ${name} ${subjects}: ${detail}`, width, '  ', '    '),
    ...hanging(remedy, width, '    → '),
  ]);
  return [paint(VERDICT_COLOURS[first.verdict], `${SYMBOLS[first.verdict]} ${title}`), ...items];
}

/** Lines of at most `width` columns, the first after `mark`, the others after `indent`. */
function hanging(text = '', width: number, mark: string, indent = ' '.repeat(mark.length)): string[] {
  const told = withCode(plain(text), asItIs, asItIs).join('');
  return wrap(told, width - indent.length).map((line, index) => `${index === 0 ? mark : indent}${line}`);
}

function asItIs(text: string): string {
  return text;
}
