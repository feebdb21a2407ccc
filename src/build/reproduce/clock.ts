import type { Ports } from '../../ports.ts';

/** A clock that programs of the second build read instead of the real one. */
export interface ShiftedClock {
  readonly env: Readonly<Record<string, string>>;
  /** How far it is from the real one, measured; 0 where nothing could shift it. */
  readonly ms: number;
  /** For a person. */
  readonly words: string;
}

const DAYS = 400;
const DAY_MS = 86_400_000;
/** What faketime lays into the environment of a program; the rest belongs to its own process. */
const STEERING = /^(LD_PRELOAD|DYLD_INSERT_LIBRARIES|DYLD_FORCE_FLAT_NAMESPACE|FAKETIME)=(.*)$/gm;

/**
 * Shifts the clock with faketime (a library between a program and the C library), where it is installed. Go programs
 * ask the kernel and not the C library, so they see the real time: all but the seconds that pass between two builds.
 */
export async function shiftedClock({
  exec,
  tools,
  clock,
}: Pick<Ports, 'exec' | 'tools' | 'clock'>): Promise<ShiftedClock> {
  const faketime = await tools.find('faketime');
  if (!faketime) return unshifted('faketime was not found');
  const shown = await exec.run({ file: faketime.path, args: ['-f', `+${DAYS}d`, 'env'], timeoutMs: 10_000 });
  const found = [...shown.stdout.matchAll(STEERING)].map(([, name = '', value = '']) => [name, value]);
  const env = {
    ...Object.fromEntries(found),
    // Times of files stay as they are, and waiting takes as long as it does.
    NO_FAKE_STAT: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
  const asked = await exec.run({ file: 'date', args: ['+%s'], env, timeoutMs: 10_000 });
  const ms = Number(asked.stdout.trim()) * 1000 - clock.now();
  if (asked.exitCode !== 0 || !(Math.abs(ms - DAYS * DAY_MS) < DAY_MS))
    return unshifted('faketime has no effect here');
  return { env, ms: DAYS * DAY_MS, words: `moved by ${DAYS} days for programs that use the C library` };
}

function unshifted(reason: string): ShiftedClock {
  return { env: {}, ms: 0, words: `not moved (${reason})` };
}
