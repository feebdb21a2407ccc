import type { Place } from '../model/place.ts';
import { plain } from './plain.ts';

/** `cmd/app/main.go:12:5`, as compilers write it and terminals and editors open it. */
export function positionOf({ file, line, column }: Place): string {
  return [plain(file, 300), line, ...(column === undefined ? [] : [column])].join(':');
}

/** What is wrong there, and what found it: `unreachable code (unreachable)`. */
export function faultOf({ message, rule }: Place): string {
  return plain(rule === undefined ? message : `${message} (${rule})`, 700);
}
