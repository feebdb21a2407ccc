import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { target } from '../src/model/target.ts';
import { type Measured, measure } from './measure.ts';
import { commitAll, makeProject, ROOT } from './project.ts';
import type { Bench } from './rows.ts';

const EMPTY = 'node, empty program';
const PROGRAMS = 40;

/** Plans of the largest kind: every target and micro-architecture that Go has, and a repository of many programs. */
export function plans(folder: string): Bench {
  const program = makeProject(join(folder, 'plans'), {
    '.oracle-release.yml': 'version: 1\nbuilds: [{ main: ., binary: one }, { main: ., binary: two }]\n',
  });
  const many = manyPrograms(join(folder, 'many'));
  const targets = everyTarget();
  return {
    title: 'plans',
    rows: [
      { name: EMPTY, run: () => measure({ file: process.execPath, args: ['-e', '0'], cwd: folder }) },
      { name: 'six targets', against: EMPTY, run: () => plan(program, []) },
      {
        name: `${targets.length} targets, two programs`,
        against: EMPTY,
        run: () => plan(program, ['--fan-out', 'os', '--targets', targets.join(',')]),
      },
      { name: `${PROGRAMS} programs`, against: EMPTY, run: () => plan(many, ['--projects', 'all']) },
    ],
  };
}

function plan(cwd: string, args: readonly string[]): Promise<Measured> {
  return measure({ file: process.execPath, args: [join(ROOT, 'dist/cli/index.js'), 'plan', ...args], cwd });
}

/** Every pair of `go tool dist list`, with every micro-architecture that we know of it. */
function everyTarget(): string[] {
  const pairs = execFileSync('go', ['tool', 'dist', 'list'], { encoding: 'utf8' }).trim().split('\n');
  const words = ['', ...VARIANTS].map((variant) => (variant ? `/${variant}` : ''));
  return pairs.flatMap((pair) => words.map((word) => pair + word).filter(isTarget));
}

const VARIANTS = [
  ...['v2', 'v3', 'v4', '5', '6', 'power9', 'power10', 'softfloat', 'rva22u64', 'rva23u64'],
  ...Array.from({ length: 9 }, (_, minor) => `v8.${minor + 1}`),
  ...Array.from({ length: 6 }, (_, minor) => `v9.${minor}`),
];

function isTarget(name: string): boolean {
  try {
    return target(name).name === name;
  } catch {
    // The architecture has no such variant.
    return false;
  }
}

function manyPrograms(folder: string): string {
  for (let index = 0; index < PROGRAMS; index++) {
    const program = join(folder, `program${index}`);
    mkdirSync(program, { recursive: true });
    writeFileSync(join(program, 'go.mod'), `module example.org/many/program${index}\n\ngo 1.24\n`);
    writeFileSync(join(program, 'main.go'), 'package main\n\nfunc main() {}\n');
  }
  commitAll(folder);
  return folder;
}
