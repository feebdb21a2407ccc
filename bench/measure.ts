import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

export interface Measured {
  readonly wallMs: number;
  /** Of the process and all it started and waited for, user and system; 0 where /proc is missing. */
  readonly cpuMs: number;
  /** Largest resident set of the process itself, in KiB; 0 where /proc is missing. */
  readonly ownPeakKiB: number;
  /** Largest sum of resident sets of the process and all it started, in KiB. */
  readonly treePeakKiB: number;
}

/** A command as it is measured. */
export interface Measurable {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

const POLL_MS = 15;
const PAGE_KIB = 4;
/** Of sysconf(_SC_CLK_TCK), which is 100 on every Linux that Node runs on. */
const TICK_MS = 10;

/** Runs a command once and measures it from outside. Throws when it fails. */
export async function measure({ file, args, cwd, env }: Measurable): Promise<Measured> {
  const usedBefore = cpuOfEndedChildren();
  const started = performance.now();
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
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
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => clearInterval(timer));
  if (exitCode !== 0) {
    throw new Error(`${file} ${args.join(' ')} ended with ${exitCode}:\n${stderr}`);
  }
  const cpuMs = cpuOfEndedChildren() - usedBefore;
  return { wallMs: performance.now() - started, cpuMs, ownPeakKiB, treePeakKiB };
}

/** Commands one after the other, measured as one. */
export async function measureAll(commands: readonly Measurable[]): Promise<Measured> {
  let sum: Measured = { wallMs: 0, cpuMs: 0, ownPeakKiB: 0, treePeakKiB: 0 };
  for (const command of commands) {
    const one = await measure(command);
    sum = {
      wallMs: sum.wallMs + one.wallMs,
      cpuMs: sum.cpuMs + one.cpuMs,
      ownPeakKiB: Math.max(sum.ownPeakKiB, one.ownPeakKiB),
      treePeakKiB: Math.max(sum.treePeakKiB, one.treePeakKiB),
    };
  }
  return sum;
}

/** The run with the median wall time; undefined where nothing was measured. */
export function median(runs: readonly Measured[]): Measured | undefined {
  const sorted = [...runs].sort((a, b) => a.wallMs - b.wallMs);
  return sorted[Math.floor(sorted.length / 2)];
}

function residentOfTree(root: number): { own: number; tree: number } {
  const processes = new Map<number, { parent: number; resident: number }>();
  for (const name of namesIn('/proc')) {
    const fields = /^\d+$/.test(name) ? statOf(name) : undefined;
    if (fields) processes.set(Number(name), { parent: at(fields, 4), resident: at(fields, 24) * PAGE_KIB });
  }
  const belongs = (pid: number): boolean =>
    pid === root || (processes.has(pid) && belongs(processes.get(pid)?.parent ?? 0));
  const tree = [...processes]
    .filter(([pid]) => belongs(pid))
    .reduce((sum, [, { resident }]) => sum + resident, 0);
  return { own: processes.get(root)?.resident ?? 0, tree };
}

/** What the kernel adds up here of every child that was waited for, and of theirs: fields 16 and 17. */
function cpuOfEndedChildren(): number {
  const fields = statOf('self');
  return fields ? (at(fields, 16) + at(fields, 17)) * TICK_MS : 0;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** /proc/<pid>/stat (proc(5)) after the name in brackets. A process may be gone by now. */
function statOf(pid: string): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** A field by its number in proc(5); the third is the first after the name. */
function at(fields: readonly string[], number: number): number {
  return Number(fields[number - 3]);
}
