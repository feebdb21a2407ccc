/** A stretch of time, milliseconds since the Unix epoch, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A time found in a text. */
export interface FoundTime {
  readonly text: string;
  /** In the text, `end` excluded. */
  readonly start: number;
  readonly end: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** A clock that was read a little before or after what we measured. */
const SLACK = 15 * MINUTE;
/** A local time may be anywhere on earth, and a date is true all day long. */
const ANYWHERE = 38 * HOUR;

const MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';

interface Form {
  readonly pattern: RegExp;
  /** Milliseconds since the epoch; NaN where it is none. */
  read(match: RegExpExecArray): number;
  readonly slack: number;
}

const group = (match: RegExpExecArray, name: string): string => match.groups?.[name] ?? '';

/**
 * Most precise first; seconds since the epoch also as milliseconds, microseconds and nanoseconds. Nothing is asked of
 * what stands around: Go puts its strings one behind the other, so that a number may go on in the next one.
 */
const FORMS: readonly Form[] = [
  {
    pattern: /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/g,
    read: ([text]) => Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2')),
    slack: SLACK,
  },
  ...[9, 6, 3, 0].map(
    (power): Form => ({
      pattern: new RegExp(`1\\d{${9 + power}}`, 'g'),
      read: ([text]) => (Number(text) / 10 ** power) * SECOND,
      slack: SLACK,
    }),
  ),
  {
    // ctime, and `date` with or without a zone: "Fri Nov 27 21:54:32 UTC 2026".
    pattern: new RegExp(
      `(?<month>${MONTHS}) +(?<day>\\d{1,2}),? +(?<time>\\d\\d:\\d\\d:\\d\\d)(?: [AP]M)?(?: [A-Z+][A-Z\\d:]{0,5})? (?<year>\\d{4})`,
      'g',
    ),
    read: (match) =>
      Date.parse(
        `${group(match, 'day')} ${group(match, 'month')} ${group(match, 'year')} ${group(match, 'time')} UTC`,
      ),
    slack: ANYWHERE,
  },
  {
    // Also what the C compiler writes for __DATE__: "Nov 27 2026".
    pattern: new RegExp(`(?<month>${MONTHS})[a-z]* +(?<day>\\d{1,2}),? +(?<year>\\d{4})`, 'g'),
    read: (match) =>
      Date.parse(`${group(match, 'day')} ${group(match, 'month')} ${group(match, 'year')} UTC`),
    slack: ANYWHERE,
  },
  {
    // RFC 1123 and 822.
    pattern: new RegExp(
      `(?<day>\\d{1,2})[ -](?<month>${MONTHS})[ -](?<year>\\d{4})(?: (?<time>\\d\\d:\\d\\d:\\d\\d))?`,
      'g',
    ),
    read: (match) =>
      Date.parse(
        `${group(match, 'day')} ${group(match, 'month')} ${group(match, 'year')} ${group(match, 'time')} UTC`,
      ),
    slack: ANYWHERE,
  },
  {
    pattern:
      /(?<year>20\d\d)[-/.]?(?<month>\d\d)[-/.]?(?<day>\d\d)(?:[-T_ ]?\d\d[:_-]?\d\d(?:[:_-]?\d\d(?:\.\d+)?)?)?/g,
    read: (match) =>
      Date.parse(`${group(match, 'year')}-${group(match, 'month')}-${group(match, 'day')}T00:00:00Z`),
    slack: ANYWHERE,
  },
];

/** Times of day say nothing of the day: they count only where they changed. */
const TIME_OF_DAY = /(?<![T:])(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?/g;

/** What in a text is a time near one of the spans, and touches the range of the text that changed. */
export function timeIn(
  text: string,
  changed: { readonly start: number; readonly end: number },
  spans: readonly Span[],
): FoundTime | undefined {
  const touches = (start: number, end: number) => start <= changed.end && end >= changed.start;
  for (const { pattern, read, slack } of FORMS) {
    for (const match of overlapping(pattern, text)) {
      const end = match.index + match[0].length;
      if (touches(match.index, end) && isNear(read(match), spans, slack))
        return { text: match[0], start: match.index, end };
    }
  }
  for (const match of overlapping(TIME_OF_DAY, text)) {
    const end = match.index + match[0].length;
    if (touches(match.index, end)) return { text: match[0], start: match.index, end };
  }
  return undefined;
}

/**
 * Whether four bytes at one place of both files hold a time of their build each: seconds since the epoch in either
 * byte order (gzip, Unix), or the date and time of a zip archive (MS-DOS).
 */
export function binaryTime(
  first: Uint8Array,
  second: Uint8Array,
  spans: { readonly first: readonly Span[]; readonly second: readonly Span[] },
): boolean {
  return BINARY.some(
    ({ read, slack }) =>
      isNear(read(viewOf(first)), spans.first, slack) && isNear(read(viewOf(second)), spans.second, slack),
  );
}

const BINARY: readonly { read(bytes: DataView): number; readonly slack: number }[] = [
  { read: (bytes) => bytes.getUint32(0, true) * SECOND, slack: SLACK },
  { read: (bytes) => bytes.getUint32(0, false) * SECOND, slack: SLACK },
  { read: (bytes) => dosTime(bytes.getUint32(0, true)), slack: ANYWHERE },
];

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Date in the upper half, years from 1980; time in the lower, in steps of two seconds. */
function dosTime(word: number): number {
  const bits = (from: number, count: number) => (word >>> from) & ((1 << count) - 1);
  return Date.UTC(1980 + bits(25, 7), bits(21, 4) - 1, bits(16, 5), bits(11, 5), bits(5, 6), bits(0, 5) * 2);
}

/** Every place where the pattern matches, also inside an earlier match. */
function* overlapping(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  const search = new RegExp(pattern);
  for (let match = search.exec(text); match; match = search.exec(text)) {
    yield match;
    search.lastIndex = match.index + 1;
  }
}

function isNear(time: number, spans: readonly Span[], slack: number): boolean {
  return spans.some(({ from, to }) => time >= from - slack && time <= to + slack);
}
