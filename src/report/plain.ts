/**
 * Text of unknown origin on one line: control characters (with them every escape sequence and line break) and
 * the marks that turn text around become spaces; what is longer than `limit` characters is cut.
 */
export function plain(text: string, limit = 2000): string {
  const line = text
    .slice(0, 4 * limit)
    .toWellFormed()
    .replace(UNPRINTABLE, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return line.length > limit ? `${line.slice(0, limit - 1).toWellFormed()}…` : line;
}

/** The lines of what a tool said, each plain, without empty ones; at most 20, and then that there were more. */
export function plainLines(text: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => plain(line, 600))
    .filter((line) => line !== '');
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines;
}

const MOST_LINES = 20;

const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
