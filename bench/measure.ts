import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

export interface Measured {
  readonly wallMs: number;
  /** Largest resident set of the process itself, in KiB; 0 where /proc is missing. */
  readonly ownPeakKiB: number;
  /** Largest sum of resident sets of the process and all it started, in KiB. */
  readonly treePeakKiB: number;
}

const POLL_MS = 15;
const PAGE_KIB = 4;

/** Runs a command once and measures it from outside. Throws when it fails. */
export async function measure(
  file: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<Measured> {
  const started = performance.now();
  const child = spawn(file, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-2_000);
  });
  let ownPeakKiB = 0;
  let treePeakKiB = 0;
  const timer = setInterval(() => {
    const resident = residentOfTree(child.pid ?? 0);
    ownPeakKiB = Math.max(ownPeakKiB, resident.own);
    treePeakKiB = Math.max(treePeakKiB, resident.tree);
  }, POLL_MS);
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(timer);
  if (exitCode !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${exitCode}:\n${stderr}`);
  return { wallMs: performance.now() - started, ownPeakKiB, treePeakKiB };
}

/** The run with the median wall time. */
export function median(runs: readonly Measured[]): Measured {
  const sorted = [...runs].sort((a, b) => a.wallMs - b.wallMs);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('nothing was measured');
  return middle;
}

function residentOfTree(root: number): { own: number; tree: number } {
  const processes = new Map<number, { parent: number; resident: number }>();
  for (const name of namesIn('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined;
    if (stat) processes.set(Number(name), stat);
  }
  const belongs = (pid: number): boolean =>
    pid === root || (processes.has(pid) && belongs(processes.get(pid)?.parent ?? 0));
  const tree = [...processes]
    .filter(([pid]) => belongs(pid))
    .reduce((sum, [, { resident }]) => sum + resident, 0);
  return { own: processes.get(root)?.resident ?? 0, tree };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Fields 4 and 24 of /proc/<pid>/stat (proc(5)): parent and resident pages. A process may be gone by now. */
function statOf(pid: number): { parent: number; resident: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), resident: Number(fields[21]) * PAGE_KIB };
  } catch {
    return undefined;
  }
}
