/**
 * Puts external tools into .tools/bin of the repository:
 *   node scripts/tools/install.ts [--optional] TOOL|GROUP ...
 *   node scripts/tools/install.ts --list
 * Exit codes: 0 done, 1 .tools cannot be written, 2 wrong arguments, 3 a required tool is missing.
 */
import { rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fromArchive } from './archive.ts';
import { fromDebian } from './debian.ts';
import { fromGo } from './goinstall.ts';
import { type Brought, executable, type Job, sha256Of } from './job.ts';
import { onPath, versionOf } from './path.ts';
import { TOOLS, type Tool, type Way } from './pins.ts';
import { fromPip } from './pip.ts';
import { freshStamp, writeStamp } from './stamp.ts';
import { fromWine } from './wine.ts';

const HOME = resolve(import.meta.dirname, '../../.tools');

process.exitCode = await main(process.argv.slice(2)).catch((error: Error) => {
  console.error(`install.ts: ${error.message}`);
  return 1;
});

async function main(args: string[]): Promise<number> {
  const asked = understand(args);
  if (typeof asked === 'string') {
    console.error(`install.ts: ${asked}`);
    return 2;
  }
  if (asked.list) return list();
  let missing = 0;
  await withScratch(async (scratch) => {
    for (const tool of asked.tools) {
      const started = performance.now();
      const outcome = await provide(tool, scratch).catch((error: Error) => error);
      console.log(outcome instanceof Error ? missingLine(tool, outcome) : line(tool, outcome, started));
      if (outcome instanceof Error && tool.required && !asked.optional) missing += 1;
    }
  });
  return missing > 0 ? 3 : 0;
}

type Asked = { tools: Tool[]; list: boolean; optional: boolean };

/** The tools asked for, or what is wrong with the arguments. */
function understand(args: string[]): Asked | string {
  const options = {
    list: { type: 'boolean', default: false },
    optional: { type: 'boolean', default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const known = new Set(TOOLS.flatMap((tool) => [tool.name, ...(tool.group ? [tool.group] : [])]));
    const stranger = positionals.find((name) => !known.has(name));
    if (stranger) return `no tool or group is called ${stranger}; there are ${[...known].join(', ')}`;
    if (positionals.length === 0 && !values.list) return 'name a tool or a group, or ask --list';
    const wanted = (tool: Tool) => positionals.includes(tool.name) || positionals.includes(tool.group ?? '');
    return { tools: TOOLS.filter(wanted), ...values };
  } catch (error) {
    return (error as Error).message;
  }
}

type Provided = { where: string; version: string; sha256: string };

/** Makes sure of one tool: what is installed, else what is on PATH, else the first way that works. */
async function provide(tool: Tool, scratch: string): Promise<Provided> {
  const stamp = await freshStamp(tool, HOME);
  if (stamp) return { ...stamp, where: `already there (${stamp.from})` };
  const reasons: string[] = [];
  try {
    const { file, version } = await onPath(tool, join(HOME, 'bin'));
    await withdraw(tool);
    return { where: `on PATH, nothing installed: ${file}`, version, sha256: await sha256Of(file) };
  } catch (error) {
    reasons.push((error as Error).message);
  }
  const ways = tool.ways.filter(fitsHere);
  if (ways.length === 0) reasons.push(`not fetched on ${process.platform}-${process.arch}`);
  for (const way of ways) {
    const job = { tool, scratch, stage: await mkdtemp(join(scratch, 'stage-')) };
    try {
      return await install(await bring(way, job), job);
    } catch (error) {
      reasons.push((error as Error).message);
    }
  }
  await withdraw(tool);
  throw new Error(reasons.join('; '));
}

/** Removes a command that no longer is what its pin says, so that nobody runs it by mistake. */
async function withdraw(tool: Tool): Promise<void> {
  await rm(join(HOME, 'bin', executable(tool.name)), { force: true });
}

function fitsHere(way: Way): boolean {
  switch (way.kind) {
    case 'go':
      return true;
    case 'pip':
      return process.platform !== 'win32';
    default:
      return way.platform === `${process.platform}-${process.arch}`;
  }
}

function bring(way: Way, job: Job): Promise<Brought> {
  switch (way.kind) {
    case 'archive':
      return fromArchive(way, job);
    case 'debian':
      return fromDebian(way, job);
    case 'go':
      return fromGo(way, job);
    case 'pip':
      return fromPip(way, job);
    case 'wine':
      return fromWine(way, job);
  }
}

/** Tries the staged tool out, then moves its files into place, each in one step, the command last. */
async function install(brought: Brought, { tool, stage, scratch }: Job): Promise<Provided> {
  const command = join('bin', executable(tool.name));
  const entries = await readdir(stage, { recursive: true, withFileTypes: true });
  const plain = entries.filter((entry) => entry.isFile());
  const files = plain.map((entry) => relative(stage, join(entry.parentPath, entry.name)));
  for (const file of files) await chmod(join(stage, file), 0o755);
  await versionOf(tool, join(stage, command));

  const digests: Record<string, string> = {};
  // In reverse order opt/ comes before bin/.
  for (const file of files.sort().reverse()) {
    digests[file] = await sha256Of(join(stage, file));
    await mkdir(dirname(join(HOME, file)), { recursive: true });
    await rename(join(stage, file), join(HOME, file));
  }
  const sha256 = brought.sha256 ?? digests[command] ?? '';
  await writeStamp(tool, HOME, scratch, { ...brought, sha256, files: digests });
  return { where: brought.from, version: brought.version, sha256 };
}

/** A working folder of this run alone, on the file system of .tools so that renames are atomic. */
async function withScratch(work: (scratch: string) => Promise<void>): Promise<void> {
  await mkdir(join(HOME, 'tmp'), { recursive: true });
  const scratch = await mkdtemp(join(HOME, 'tmp', 'run-'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      rmSync(scratch, { recursive: true, force: true });
      process.exit(1);
    });
  }
  try {
    await work(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function list(): Promise<number> {
  for (const tool of TOOLS) {
    const state = (await freshStamp(tool, HOME)) ? 'installed' : 'not installed';
    const need = tool.required ? 'required' : 'optional';
    const ways = tool.ways.map(
      (way) => `${way.kind} ${way.version}${'platform' in way ? ` (${way.platform})` : ''}`,
    );
    const row = [
      tool.name.padEnd(20),
      (tool.group ?? '-').padEnd(9),
      need,
      state.padEnd(13),
      ['PATH', ...ways].join(', '),
    ];
    console.log(row.join('  '));
  }
  return 0;
}

function line(tool: Tool, { version, where, sha256 }: Provided, started: number): string {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return [
    tool.name.padEnd(20),
    version.padEnd(24),
    where,
    `sha256 ${sha256.slice(0, 12)}`,
    `${seconds} s`,
  ].join('  ');
}

function missingLine(tool: Tool, { message }: Error): string {
  return `missing: ${tool.name}: ${message}, install it yourself with: ${tool.yourself}`;
}
