import { formatBytes, formatChange } from '../../model/bytes.ts';
import { fillIn } from '../../model/lanes.ts';
import type { Finished, MemoryUse, Ports } from '../../ports.ts';
import type { Proof } from '../proofs/proof.ts';
import type { Ran } from '../proofs/run.ts';
import type { PackedFile } from '../result.ts';
import type { Pair } from '../running/pair.ts';

export type Memory = NonNullable<PackedFile['memory']>;

/**
 * What packing costs in memory: the idle program, plain and packed, one after the other. The code of a plain program
 * is the file itself, which the system reads when it is needed and shares between processes; that of a packed one is
 * memory of each process.
 */
export async function measureMemory(proof: Proof, ran: Ran | string): Promise<Memory | undefined> {
  const { checks, subject, policy, ports } = proof;
  const check = checks.begin('upx-memory', subject.name);
  if (policy.serveArgs.length === 0) {
    check.skip('serve-args is empty: nobody said with which arguments the program keeps running');
    return undefined;
  }
  if (typeof ran === 'string') {
    check.notRun(ran);
    return undefined;
  }
  const { pair } = ran;
  if (pair.launcher.how !== 'native') {
    check.skip(`memory under ${pair.launcher.how} says nothing about a real machine`);
    return undefined;
  }
  if (!ran.alike) {
    check.notRun('the packed program does not run as the plain one does');
    return undefined;
  }
  if (ports.host.goos !== 'linux') {
    check.notRun('memory is read from /proc, which only Linux has', { remedy: 'pack on Linux' });
    return undefined;
  }
  const plain = await whenIdle('plain', pair, proof);
  if ('reason' in plain) {
    check.notRun(`the plain program ${plain.reason}`, { remedy: CORRECT });
    return undefined;
  }
  const packed = await whenIdle('packed', pair, proof);
  if ('reason' in packed) {
    const detail = `the packed program ${packed.reason}; the plain one keeps running`;
    if (packed.ended) check.fail({ detail, remedy: 'do not release this file; release this target plain' });
    else check.notRun(detail, { remedy: CORRECT });
    return undefined;
  }
  check.pass({
    measured: `${formatChange(packed.anonymous - plain.anonymous)} anonymous`,
    detail: `idle with ${shown(policy.serveArgs)}: plain ${inWords(plain)}; packed ${inWords(packed)}. ${MEANING}`,
  });
  return {
    plainAnonymousBytes: plain.anonymous,
    packedAnonymousBytes: packed.anonymous,
    plainResidentBytes: plain.resident,
    packedResidentBytes: packed.resident,
  };
}

const CORRECT =
  'correct serve-args: the program must keep running with them in an empty folder, on {{ .Port }}';
const MEANING = 'Anonymous memory is shared with no other process, and each further process needs as much';

function shown(args: readonly string[]): string {
  return JSON.stringify(args.join(' '));
}

function inWords({ anonymous, resident }: MemoryUse): string {
  return `${formatBytes(anonymous)} anonymous of ${formatBytes(resident)}`;
}

interface NoMeasure {
  /** `ends by itself …`: what the program does instead of idling. */
  readonly reason: string;
  /** It ended, rather than not coming to rest. */
  readonly ended: boolean;
}

/** Starts the program, waits until its memory stays as it is, and stops it whatever happens. */
async function whenIdle(
  which: 'plain' | 'packed',
  pair: Pair,
  { policy, folder, ports }: Proof,
): Promise<MemoryUse | NoMeasure> {
  const fields = { Port: String(await ports.processes.freePort([])), Node: which };
  const args = policy.serveArgs.map((arg) => fillIn(arg, fields));
  const tag = `${folder}/${which}`;
  const program: { ended?: true } = {};
  const running = pair.run(which, args, tag).finally(() => {
    program.ended = true;
  });
  // What goes wrong with it is told below, after the last look at it.
  running.catch(() => undefined);
  try {
    const settled = await settledMemory(tag, program, ports);
    if (settled) return settled;
  } finally {
    for (const process of await ports.processes.find(tag)) await ports.processes.stop(process, GRACE_MS);
    await Promise.allSettled([running]);
  }
  return endOf(await running, args);
}

const POLL_MS = 250;
/** So many looks in succession find the same. */
const ALIKE_LOOKS = 3;
const GRACE_MS = 1_000;

/** Undefined where the program ended, or was killed because its time was over, before its memory stayed as it is. */
async function settledMemory(
  tag: string,
  program: { readonly ended?: true },
  { processes, clock }: Ports,
): Promise<MemoryUse | NoMeasure | undefined> {
  let looks: MemoryUse[] = [];
  while (!program.ended) {
    await clock.sleep(POLL_MS);
    const [process] = await processes.find(tag);
    if (!process) continue;
    const now = await processes.memory(process);
    if (!now && (await processes.alive(process)))
      return { reason: 'runs, but the system does not tell its memory', ended: false };
    if (!now) continue;
    looks = [...looks.filter((look) => areAlike(look, now)), now];
    if (looks.length === ALIKE_LOOKS) return now;
  }
  return undefined;
}

/** Go's own housekeeping moves some pages now and then. */
function areAlike(a: MemoryUse, b: MemoryUse): boolean {
  const close = (one: number, other: number) => Math.abs(one - other) <= Math.max(64 << 10, other / 100);
  return close(a.anonymous, b.anonymous) && close(a.resident, b.resident);
}

function endOf(finished: Finished | string, args: readonly string[]): NoMeasure {
  if (typeof finished === 'string') return { reason: `does not start: ${finished}`, ended: true };
  if (finished.timedOut) {
    const seconds = Math.round(finished.ms / 1000);
    return { reason: `does not come to rest within ${seconds} s with ${shown(args)}`, ended: false };
  }
  const said = `${finished.stderr}\n${finished.stdout}`.trim().replace(/\s+/g, ' ').slice(-200);
  const words = said && `, and says: ${said}`;
  return {
    reason: `ends by itself with ${shown(args)}, exit code ${finished.exitCode}${words}`,
    ended: true,
  };
}
