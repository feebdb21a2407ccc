import type { Reported } from './source-tree.ts';

/** What a tool said, read: what it found at a line, and its other lines. */
export interface Said {
  readonly reported: readonly Reported[];
  readonly rest: readonly string[];
}

/**
 * Reads what `go build`, and every tool that compiles, prints of source that it cannot take: `file:line:column: what`,
 * with lines that go on after a tab. Lines of comment (`# example.com/a`) and of progress say nothing.
 */
export function readCompileErrors(text: string): Said {
  const reported: Reported[] = [];
  const rest: string[] = [];
  let isGoingOn = false;
  for (const line of text.split('\n')) {
    const last = reported.at(-1);
    if (isGoingOn && last && line.startsWith('\t')) {
      reported[reported.length - 1] = { ...last, message: `${last.message} ${line.trim()}` };
      continue;
    }
    const found = compileError(line);
    isGoingOn = found !== undefined;
    if (found) reported.push(found);
    else if (!/^\s*$|^# |^go: downloading |: too many errors$/.test(line)) rest.push(line);
  }
  return { reported, rest };
}

/** A column or line of 0 is one that the compiler does not know. */
function compileError(line: string): Reported | undefined {
  const [, file = '', row = '', column, message = ''] =
    /^(?:vet: )?((?:[A-Za-z]:)?[^:\t]+\.\w+):([1-9]\d{0,8})(?::(\d{1,9}))?: (.+)$/.exec(line) ?? [];
  if (file === '') return undefined;
  return {
    file,
    line: Number(row),
    ...(Number(column ?? 0) > 0 ? { column: Number(column) } : {}),
    message,
    rule: 'compile',
  };
}
