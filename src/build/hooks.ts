import { join } from 'node:path';
import { ReleaseError } from '../model/errors.ts';
import { type Hook, PATH_FIELD } from '../model/plan.ts';
import type { Exec } from '../ports.ts';
import { assignments } from './go-build.ts';

const TEN_MINUTES = 600_000;

export interface HookPlace {
  /** Absolute. */
  readonly workingDirectory: string;
  /** The environment of the build. */
  readonly env: Readonly<Record<string, string>>;
  /** Absolute path of the binary that is made, or is there. */
  readonly binary: string;
}

/** Runs commands one after the other. Throws TOOL_FAILED or TOOL_TIMEOUT with what the first one that failed said. */
export async function runHooks(hooks: readonly Hook[], place: HookPlace, exec: Exec): Promise<void> {
  for (const { command, dir, env } of hooks) {
    const [file = '', ...args] = command.map((word) => word.replaceAll(PATH_FIELD, place.binary));
    const finished = await exec.run({
      file,
      args,
      cwd: join(place.workingDirectory, dir),
      env: { ...place.env, ...assignments(env) },
      timeoutMs: TEN_MINUTES,
    });
    if (finished.exitCode === 0) continue;
    const said = `${finished.stdout}\n${finished.stderr}`.trim().split('\n').slice(-12).join('\n');
    throw new ReleaseError(
      finished.timedOut ? 'TOOL_TIMEOUT' : 'TOOL_FAILED',
      `the hook ${command.join(' ')} ${finished.timedOut ? 'took longer than 10 minutes' : `ended with ${finished.exitCode}`}:\n${said}`,
      'make the command work in the repository, or take it out of hooks',
    );
  }
}
