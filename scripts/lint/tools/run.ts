import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { ROOT } from '../../declared.ts';

const PATH = [join(ROOT, '.tools/bin'), process.env.PATH ?? ''].join(delimiter);

/** Runs an installed tool. Throws when it did not run, or ended as it does when it could not look at all. */
export function run(
  name: string,
  args: readonly string[],
  cwd: string,
  ended: (status: number) => boolean,
): string {
  const { stdout, stderr, status, error } = spawnSync(name, args, {
    cwd,
    env: { ...process.env, PATH },
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (error)
    throw new Error(`${name} cannot be started: run \`node scripts/tools/install.ts workflows\``, {
      cause: error,
    });
  if (status === null || !ended(status)) throw new Error(`${name} ended with ${status}: ${stderr.trim()}`);
  return stdout;
}
