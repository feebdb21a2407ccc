import type { ByteSource } from '../../binary/source.ts';
import type { Stretch } from '../../binary/stretches.ts';
import type { Difference } from './compare.ts';
import { onlyHere, type Range } from './only-here.ts';
import { binaryTime, type Span, timeIn } from './times.ts';

/** What is known to be another one in the two builds. */
export interface Traces {
  readonly places: readonly Place[];
  /** When the two builds ran, by each clock that they could read. */
  readonly times: { readonly first: readonly Span[]; readonly second: readonly Span[] };
}

export interface Place {
  readonly kind: 'folder' | 'temporary folder' | 'home folder' | 'user name';
  readonly first: string;
  readonly second: string;
}

/** Something that got from the surroundings of a build into its bytes. */
export interface Cause {
  readonly kind: Place['kind'] | 'time' | 'text';
  readonly which: 'first' | 'second';
  /** Printable, cut to what tells it. */
  readonly text: string;
  readonly section: string;
}

const MAX_TEXTS = 2000;
const MAX_CAUSES = 24;
const MAX_PAIRS = 1000;
/** Of the text around a difference, to each side. */
const CONTEXT_BYTES = 160;
const MAX_RANGE_BYTES = 1 << 16;
/** Numbers are printable now and then. */
const MIN_PLAIN_TEXT = 12;
const MAX_SHOWN = 160;

/** Looks through what only one of the files has for traces of the build that made it. */
export function causesOf(
  first: ByteSource,
  second: ByteSource,
  found: readonly Difference[],
  traces: Traces,
): Cause[] {
  const causes: Cause[] = [];
  for (const { first: a, second: b } of found) {
    if (!a || !b || a.executable || b.executable) continue;
    const before = causes.length;
    causes.push(...textsOnly('first', first, a, second, b, traces));
    causes.push(...textsOnly('second', second, b, first, a, traces));
    const named = causes.slice(before).some(({ kind }) => kind !== 'text');
    if (!named && a.size === b.size) causes.push(...hiddenTime(first, a, second, b, traces));
  }
  return distinct(causes).slice(0, MAX_CAUSES);
}

function textsOnly(
  which: 'first' | 'second',
  source: ByteSource,
  part: Stretch,
  other: ByteSource,
  otherPart: Stretch,
  traces: Traces,
): Cause[] {
  const causes: Cause[] = [];
  let texts = 0;
  for (const around of changedTexts(source, part, onlyHere(source, part, other, otherPart))) {
    for (const cause of causesIn(around, which, traces)) {
      const isKnown = causes.some(
        ({ kind, text }) => kind === cause.kind && (kind === 'text' || text === cause.text),
      );
      if (!isKnown) causes.push({ ...cause, which, section: part.name });
    }
    texts += 1;
    if (texts >= MAX_TEXTS || causes.length >= MAX_CAUSES) break;
  }
  return causes;
}

interface Around {
  /** All printable. */
  readonly text: string;
  /** What changed, in the text. */
  readonly start: number;
  readonly end: number;
}

/** The printable texts that ranges lie in or touch, with a little of what is around. */
function* changedTexts(source: ByteSource, part: Stretch, ranges: Iterable<Range>): Generator<Around> {
  for (const { start, end } of ranges) {
    const stop = Math.min(end, start + MAX_RANGE_BYTES);
    const from = Math.max(part.offset, start - CONTEXT_BYTES);
    const to = Math.min(part.offset + part.size, stop + CONTEXT_BYTES);
    const bytes = Buffer.from(source.read(from, to - from)).toString('latin1');
    for (const { 0: text, index } of bytes.matchAll(PRINTABLE)) {
      const [first, last] = [Math.max(0, start - from - index), Math.min(text.length, stop - from - index)];
      if (first <= last) yield { text, start: first, end: last };
    }
  }
}

/** Shorter than that is chance. */
const PRINTABLE = /[\x20-\x7e]{4,}/g;

function* causesIn(
  { text, start, end }: Around,
  which: 'first' | 'second',
  traces: Traces,
): Generator<Pick<Cause, 'kind' | 'text'>> {
  const places = placesIn(text, which, traces.places).filter(
    // In the second folder the path may have grown by what lies between: then only that is new.
    (found) => found.start <= end && found.end >= start,
  );
  for (const place of places) yield { kind: place.kind, text: shown(text, place) };
  const time = timeIn(text, { start, end }, traces.times[which]);
  if (time) yield { kind: 'time', text: time.text };
  if (places.length > 0 || time || text.length < MIN_PLAIN_TEXT) return;
  yield { kind: 'text', text: cut(text.slice(Math.max(0, start - 16), Math.max(end, start + 1) + 16)) };
}

interface FoundPlace extends Range {
  readonly kind: Place['kind'];
}

/** The longest at each spot: the repository may lie in the home folder. */
function placesIn(text: string, which: 'first' | 'second', places: readonly Place[]): FoundPlace[] {
  const found: FoundPlace[] = [];
  for (const place of places.toSorted((one, other) => other[which].length - one[which].length)) {
    for (const spelling of spellings(place[which])) {
      for (let at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + 1)) {
        const isTaken = found.some(({ start, end }) => at >= start && at < end);
        if (!isTaken && isWord(text, at, spelling))
          found.push({ kind: place.kind, start: at, end: at + spelling.length });
      }
    }
  }
  return found;
}

/** A name inside a longer word is chance. */
function isWord(text: string, at: number, place: string): boolean {
  return !/\w/.test(`${text[at - 1] ?? ''}${text[at + place.length] ?? ''}`) || /[/\\]/.test(place);
}

/** As the system writes it, with slashes, and as it stands in a quoted text. */
function spellings(place: string): string[] {
  return [...new Set([place, place.replaceAll('\\', '/'), place.replaceAll('\\', '\\\\')])];
}

/** The path with what follows it, up to where a path ends. */
function shown(text: string, { start, end }: Range): string {
  const rest = /^[^\s"'`<>|:;,)\]}]*/.exec(text.slice(end))?.[0] ?? '';
  return cut(text.slice(start, end) + rest);
}

function cut(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`;
}

/** A time that is written as a number and not as text, at the same place in both. */
function hiddenTime(
  first: ByteSource,
  a: Stretch,
  second: ByteSource,
  b: Stretch,
  { times }: Traces,
): Cause[] {
  let pairs = 0;
  for (const { start, end } of onlyHere(first, a, second, b)) {
    if (++pairs > MAX_PAIRS) break;
    // The changed byte may be any of the four.
    for (let at = Math.max(a.offset, start - 3); at < Math.min(end, start + 16); at++) {
      const [left, right] = [first.read(at, 4), second.read(b.offset + at - a.offset, 4)];
      if (left.length < 4 || right.length < 4 || !binaryTime(left, right, times)) continue;
      const text = `0x${Buffer.from(left).toString('hex')} at +0x${(at - a.offset).toString(16)}`;
      return [{ kind: 'time', which: 'first', text, section: a.name }];
    }
  }
  return [];
}

function distinct(causes: readonly Cause[]): Cause[] {
  const known = new Set<string>();
  return causes.filter(({ kind, which, text }) => {
    const key = `${kind} ${which} ${text}`;
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}
