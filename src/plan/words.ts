import { ReleaseError } from '../model/errors.ts';

/** A run of quoted characters, an escaped one, a template, or plain ones; POSIX shell, 2.2 Quoting. */
const PART = /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)|(\{\{.*?\}\}|[^\s"'\\{]+|\{)/y;

/** Splits a command into words as a shell does, and does nothing else that a shell does. Throws CONFIG_INVALID. */
export function splitWords(command: string): string[] {
  const words: string[] = [];
  let place = 0;
  while (place < command.length) {
    if (/\s/.test(command.charAt(place))) {
      place += 1;
      continue;
    }
    let word = '';
    while (place < command.length && !/\s/.test(command.charAt(place))) {
      PART.lastIndex = place;
      const part = PART.exec(command);
      if (!part) throw unreadable(command);
      const [matched, double, single, escaped, plain] = part;
      word += double?.replace(/\\(["\\$`])/g, '$1') ?? single ?? escaped ?? plain ?? '';
      place += matched.length;
    }
    words.push(word);
  }
  if (words.length === 0) throw unreadable(command);
  return words;
}

function unreadable(command: string): ReleaseError {
  return new ReleaseError(
    'CONFIG_INVALID',
    `the command ${JSON.stringify(command)} is empty, or a quote in it is not closed`,
    'write a program and its arguments; there is no shell, so name one where you need it: sh -c "…"',
  );
}
