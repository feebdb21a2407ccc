import { basename, dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { ReleaseError } from '../../model/errors.ts';
import type { Ports } from '../../ports.ts';

const Holder = z.object({ pid: z.number(), token: z.string(), since: z.string(), held: z.boolean() });
type Holder = z.infer<typeof Holder>;

type LeasePorts = Pick<Ports, 'files' | 'processes' | 'clock'>;

/**
 * Runs `work` as the only holder of the lease on a file. A lease is a file `<name>.lease-<epoch>`, created only
 * if there is none; the one with the highest epoch counts and is never removed, so that two who find it
 * abandoned cannot both take the next. Throws BUSY while its holder lives.
 */
export async function withLease<Result>(
  path: string,
  ports: LeasePorts,
  work: (epoch: number) => Promise<Result>,
): Promise<Result> {
  const { files, processes, clock } = ports;
  const last = await highestEpoch(path, ports);
  const holder = await holderOf(leasePath(path, last), ports);
  if (holder?.held && (await processes.alive(holder))) throw busy(path, holder);

  const epoch = last + 1;
  const own = leasePath(path, epoch);
  const me: Holder = { ...(await processes.self()), since: new Date(clock.now()).toISOString(), held: true };
  const created = await files.create(own, JSON.stringify(me));
  // Whoever was slow may have created an epoch that is long past.
  if (!created || (await highestEpoch(path, ports)) !== epoch) {
    if (created) await files.remove(own);
    throw busy(path, await holderOf(leasePath(path, await highestEpoch(path, ports)), ports));
  }
  try {
    await removeOlder(path, epoch, ports);
    return await work(epoch);
  } finally {
    await files.write(own, JSON.stringify({ ...me, held: false }));
  }
}

async function highestEpoch(path: string, ports: LeasePorts): Promise<number> {
  return Math.max(0, ...(await epochs(path, ports)));
}

async function epochs(path: string, { files }: LeasePorts): Promise<number[]> {
  const prefix = basename(leasePath(path, ''));
  return (await files.list(dirname(path)))
    .filter((name) => name.startsWith(prefix) && /^[1-9]\d{0,14}$/.test(name.slice(prefix.length)))
    .map((name) => Number(name.slice(prefix.length)));
}

/** Undefined where there is none, it has just been removed, or what is there was not written by us. */
async function holderOf(lease: string, { files }: LeasePorts): Promise<Holder | undefined> {
  try {
    return Holder.safeParse(JSON.parse(await files.readText(lease))).data;
  } catch (error) {
    const isGone = error instanceof ReleaseError && error.code === 'FILE_MISSING';
    if (isGone || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function removeOlder(path: string, epoch: number, ports: LeasePorts): Promise<void> {
  const older = (await epochs(path, ports)).filter((number) => number < epoch);
  await Promise.all(older.map((number) => ports.files.remove(leasePath(path, number))));
}

function leasePath(path: string, epoch: number | ''): string {
  return join(dirname(path), `${basename(path)}.lease-${epoch}`);
}

function busy(path: string, holder: Holder | undefined): ReleaseError {
  const who = holder ? `process ${holder.pid}, since ${holder.since}` : 'another process';
  return new ReleaseError(
    'BUSY',
    `${path} is in use by ${who}`,
    'wait for it to end, or interrupt it and run this again: the dispatch goes on from the ledger',
  );
}
