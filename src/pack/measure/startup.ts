import type { Proof } from '../proofs/proof.ts';
import type { Ran } from '../proofs/run.ts';
import type { PackedFile } from '../result.ts';
import type { Pair } from '../running/pair.ts';

export type Startup = NonNullable<PackedFile['startup']>;

/**
 * The time packing adds to every start, in milliseconds. Plain and packed alternate, so that what else the
 * machine does slows both alike. Emulated times say nothing about a real machine and are not taken.
 */
export async function timeStartup(
  { checks, subject, policy }: Proof,
  ran: Ran | string,
): Promise<Startup | undefined> {
  const check = checks.begin('upx-startup', subject.name);
  if (typeof ran === 'string') {
    check.notRun(ran);
    return undefined;
  }
  const { pair, args, alike } = ran;
  if (pair.launcher.how !== 'native') {
    check.skip(`times under ${pair.launcher.how} say nothing about a real machine`);
    return undefined;
  }
  if (!alike) {
    check.notRun('the packed program does not run as the plain one does');
    return undefined;
  }
  const times = await timed(pair, args);
  if (!times) {
    check.fail({ detail: 'a run did not end', remedy: REMEDY });
    return undefined;
  }
  const startup: Startup = {
    plainMs: median(times.plain),
    packedMs: median(times.packed),
    plainLeastMs: Math.min(...times.plain),
    packedLeastMs: Math.min(...times.packed),
  };
  const added = Math.round((startup.packedMs - startup.plainMs) * 100) / 100;
  const finding = {
    measured: `${added} ms added`,
    ...(policy.maxStartupMs !== undefined && { bound: `<= ${policy.maxStartupMs} ms added` }),
    detail: `median of ${times.plain.length}: plain ${startup.plainMs.toFixed(1)} ms, packed ${startup.packedMs.toFixed(1)} ms`,
  };
  if (policy.maxStartupMs === undefined || added <= policy.maxStartupMs) check.pass(finding);
  else check.fail({ ...finding, remedy: REMEDY });
  return startup;
}

/** All odd, so that the median is one of the values. Packed programs of 100 MB take half a second to start. */
const ROUNDS = { least: 5, most: 15 };
/** A round is begun after this time only where there are too few of them, or an even number. */
const ENOUGH_MS = 3_000;
const REMEDY = 'release this target plain, use the method nrv, or raise max-startup-ms';

interface Times {
  readonly plain: number[];
  readonly packed: number[];
}

/** Both were run before, for the proof: what the first run has to read from the disk is in memory by now. */
async function timed(pair: Pair, args: readonly string[]): Promise<Times | undefined> {
  const times: Times = { plain: [], packed: [] };
  while (!areEnough(times)) {
    for (const which of ['plain', 'packed'] as const) {
      const finished = await pair.run(which, args);
      if (typeof finished === 'string' || finished.timedOut) return undefined;
      times[which].push(finished.ms);
    }
  }
  return times;
}

function areEnough({ plain, packed }: Times): boolean {
  const rounds = plain.length;
  const spent = [...plain, ...packed].reduce((sum, ms) => sum + ms, 0);
  return rounds >= ROUNDS.most || (rounds >= ROUNDS.least && rounds % 2 === 1 && spent >= ENOUGH_MS);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[(values.length - 1) / 2] ?? 0;
}
