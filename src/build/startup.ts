import { dirname } from 'node:path';
import type { Ports } from '../ports.ts';
import { QUESTIONS } from './metadata.ts';

const TEN_SECONDS = 10_000;
/** Odd, so that the median is one of the values. */
const ROUNDS = 5;

/**
 * Milliseconds from starting a program to its answer about its version, the median of a few runs after the one that
 * finds out how it wants to be asked. Undefined where it answers to no question.
 */
export async function startupMs(
  binary: string,
  ports: Pick<Ports, 'exec' | 'files'>,
): Promise<number | undefined> {
  const folder = await ports.files.temporaryFolder(dirname(binary));
  const ask = (args: readonly string[]) =>
    ports.exec.run({ file: binary, args, cwd: folder, timeoutMs: TEN_SECONDS, maxOutputBytes: 65_536 });
  try {
    for (const question of QUESTIONS) {
      if ((await ask(question)).exitCode !== 0) continue;
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) times.push((await ask(question)).ms);
      const median = times.sort((one, other) => one - other)[(ROUNDS - 1) / 2] ?? 0;
      return Math.round(median * 10) / 10;
    }
    return undefined;
  } finally {
    await ports.files.remove(folder);
  }
}
