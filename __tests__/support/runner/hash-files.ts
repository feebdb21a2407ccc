import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** `hashFiles`: sha256 over the sha256 of each file that the patterns name; empty when they name none. */
export function hashFiles(workspace: string, patterns: readonly string[]): string {
  const files = readdirSync(workspace, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(workspace, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .filter((path) => named(path, patterns))
    .sort();
  if (files.length === 0) return '';
  const whole = createHash('sha256');
  for (const file of files)
    whole.update(
      createHash('sha256')
        .update(readFileSync(join(workspace, file)))
        .digest(),
    );
  return whole.digest('hex');
}

/** The last pattern that fits decides; one that begins with `!` takes out. */
function named(path: string, patterns: readonly string[]): boolean {
  const lines = patterns.flatMap((pattern) => pattern.split('\n')).map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .reduce((taken, line) => {
      const out = line.startsWith('!');
      return matcherOf(out ? line.slice(1) : line).test(path) ? !out : taken;
    }, false);
}

function matcherOf(pattern: string): RegExp {
  const source = pattern
    .replace(/^\.\//, '')
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((piece) => GLOBS[piece] ?? piece.replace(/[.+^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('')}$`);
}

const GLOBS: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };
