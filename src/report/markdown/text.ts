import { withCode } from '../code.ts';
import { plain } from '../plain.ts';

/**
 * Text of unknown origin within a line of GitHub-flavoured markdown, also in a table cell: no markup but plain
 * code, no line break, and nothing that a runner reading the file as a log would take for a workflow command. Not
 * for the start of a line, where `#` and `-` have a meaning too.
 */
export function md(text: string, limit = 600): string {
  return withCode(plain(text, limit), escapeMd, code).join('');
}

function escapeMd(text: string): string {
  return text
    .replace(/[\\`*_[\]~|]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('::', ':&#58;');
}

/** A name of unknown origin, as code where it can be. */
export function mdCode(name: string): string {
  return code(plain(name));
}

/** Within code nothing can be escaped, so only what needs no escape stays code. */
function code(text: string): string {
  const harmless = /^(?:[\w ./=+,@-]|:(?!:))+$/.test(text);
  return harmless ? `\`${text}\`` : escapeMd(`\`${text}\``);
}

/** A table: cells are markdown already. The first row is the heading; a column may be aligned right. */
export function mdTable(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = heading.map((_, column) => (right.includes(column) ? '---:' : '---'));
  return [line(heading), line(rule), ...rows.map(line)];
}

/** Lines of a shell in a block that nothing within it can end. */
export function mdShell(lines: readonly string[]): string[] {
  const text = lines.join('\n');
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}sh`, ...lines, fence];
}
