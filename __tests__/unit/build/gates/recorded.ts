import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceTree } from '../../../../src/build/gates/source-tree.ts';
import type { Place } from '../../../../src/model/place.ts';

/**
 * Output of the real tools, run over small modules with a fault of each kind, with the folder of the module called
 * `/repo`, that of Go `/goroot`, and times taken out.
 */
export function recorded(name: string): string {
  return readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
}

export const TREE: SourceTree = {
  root: '/repo',
  prefix: '',
  foreign: ['/goroot', '/gopath/pkg/mod'],
  goVersion: 'go1.26.8',
};

/** A place in one line. */
export function inShort({ file, line, column, message, rule }: Place): string {
  return `${file}:${line}${column === undefined ? '' : `:${column}`} ${rule ?? '-'}: ${message}`;
}
