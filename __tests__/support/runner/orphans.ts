import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The variable that marks what a job starts, and all that this starts in turn (actions/runner, JobExtension). */
const MARK = 'RUNNER_TRACKING_ID';

/** The mark of one job, as a variable of its steps. */
export const newMark = (): Readonly<Record<string, string>> => ({ [MARK]: `github_${randomUUID()}` });

/** Kills each process of this machine that still has the mark in its environment. By /proc, so on Linux only. */
export function killMarked({ [MARK]: id }: Readonly<Record<string, string>>): void {
  const all = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  for (const pid of all) if (environmentOf(pid).includes(`${MARK}=${id}`)) kill(Number(pid));
}

/** Empty for what ended meanwhile or belongs to somebody else. */
function environmentOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
