import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../declared.ts';
import { type Target, toDialect } from './to-dialect.ts';

/** `head` is the last commit; `working-tree` all files there are, those that git ignores left out. */
export type Source = 'head' | 'working-tree';

/** Writes the whole suite to an empty folder in a dialect, and returns the files that had to change. */
export function exportSuite(folder: string, source: Source, target: Target): string[] {
  mkdirSync(folder, { recursive: true });
  const files = source === 'head' ? fromHead(folder) : fromWorkingTree(folder);
  return files.filter(isWorkflowOrAction).filter((file) => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const translated = toDialect(text, target);
    if (translated === text) return false;
    writeFileSync(path, translated);
    return true;
  });
}

/** Those of the suite; tests bring repositories of their own, where `$/` is another one. */
export function isWorkflowOrAction(file: string): boolean {
  if (file.startsWith('__tests__/')) return false;
  return /^\.github\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$/.test(file);
}

/** Through an index of its own, so that the one of the repository is not touched. */
function fromHead(folder: string): string[] {
  const scratch = mkdtempSync(join(tmpdir(), 'oracle-release-export-'));
  const env = { ...process.env, GIT_INDEX_FILE: join(scratch, 'index') };
  try {
    git(['read-tree', 'HEAD'], env);
    git(['checkout-index', '--all', `--prefix=${folder}/`], env);
    return lines(git(['ls-files', '-z'], env));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function fromWorkingTree(folder: string): string[] {
  const files = workingTree();
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(ROOT, file), join(folder, file));
  }
  return files;
}

/** The files of the repository as they lie here: those that git knows or would add. */
export function workingTree(): string[] {
  const files = lines(git(['ls-files', '-z', '--cached', '--others', '--exclude-standard']));
  // What is deleted but not yet committed is still listed.
  return files.filter((file) => existsSync(join(ROOT, file)) && lstatSync(join(ROOT, file)).isFile());
}

function git(args: readonly string[], env: NodeJS.ProcessEnv = process.env): string {
  return execFileSync('git', args, { cwd: ROOT, env, encoding: 'utf8', maxBuffer: 64 << 20 });
}

function lines(listed: string): string[] {
  return listed.split('\0').filter((file) => file !== '');
}
