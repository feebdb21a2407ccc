import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Check } from '../../../src/model/check.ts';
import type { Step } from '../../../src/model/step.ts';
import type { PackPolicy } from '../../../src/pack/inputs.ts';
import { packTogether } from '../../../src/pack/pack.ts';
import { PackedFile } from '../../../src/pack/result.ts';
import type { PackSubject } from '../../../src/pack/subjects.ts';
import type { Command, Finished, Ports } from '../../../src/ports.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { buildElf, goPieces, type Piece, upxLoaderInfo, upxPackHeader } from '../../support/binaries.ts';

/** A small UPX that works: what it packs, it tests and unpacks. Each step can be made to go another way. */
export interface Script {
  version?: string;
  /** The packed file, or how UPX ended instead. */
  pack?: (plain: Buffer, to: string) => Partial<Finished> | Buffer;
  test?: Partial<Finished>;
  unpack?: (plain: Buffer) => Partial<Finished> | Buffer;
  /** How the plain and the packed program answer. */
  program?: (which: 'plain' | 'packed', args: readonly string[], command: Command) => Partial<Finished>;
  /** Tools on PATH beside `upx`; `upx` itself is left out with `noUpx`. */
  tools?: readonly string[];
  noUpx?: boolean;
  host?: Partial<Ports['host']>;
}

export interface Bench {
  readonly folder: string;
  readonly ports: Ports;
  /** Every command in order, `upx -t …` without its path. */
  readonly calls: string[];
  readonly steps: Step[];
  readonly script: Script;
}

/** Ports over a temporary folder, offline, with the small UPX in place of processes. */
export async function bench(script: Script = {}): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'pack-'));
  const calls: string[] = [];
  const steps: Step[] = [];
  const local = localPorts({ offline: true });
  const ports: Ports = {
    ...local,
    exec: { run: async (command) => ({ ...ENDED, ...answer(command, script, calls) }) },
    progress: { report: (step) => void steps.push(step) },
    tools: {
      find: async (name) => {
        const there = name === 'upx' ? !script.noUpx : script.tools?.includes(name);
        return there ? { name, path: `/tools/${name}`, sha256: 'a'.repeat(64) } : undefined;
      },
    },
    host: { goos: 'linux', goarch: 'amd64', cores: 2, env: () => undefined, ...script.host },
  };
  return { folder, ports, calls, steps, script };
}

export const POLICY: PackPolicy = {
  enabled: true,
  method: 'nrv',
  strategy: 'full',
  maxRatioPercent: 85,
  onUnsupported: 'skip',
  requireRun: false,
  runArgs: ['version'],
  maxStartupMs: undefined,
  serveArgs: [],
  measureXz: false,
  upx: undefined,
};

/** Go's tables with 10,240 bytes that do not compress and as many that do. */
export function goProgram(
  machine = 62,
  pieces: readonly Piece[] = [],
  linkage: { needed?: string[]; interpreter?: string } = {},
): Uint8Array {
  const noise = Buffer.concat(Array.from({ length: 320 }, (_, index) => sha256(`${index}`)));
  const rodata = { name: '.rodata', data: Buffer.concat([noise, Buffer.alloc(noise.length)]) };
  const tables = goPieces({ info: '.go.buildinfo', table: '.gopclntab' });
  return buildElf({ ...linkage, machine, pieces: [rodata, ...tables, ...pieces] });
}

/** A subject with these bytes as its plain file. */
export function subjectOf(
  { folder }: Bench,
  bytes: Uint8Array,
  changes: Partial<PackSubject> = {},
): PackSubject {
  const plain = join(folder, 'plain');
  writeFileSync(plain, bytes);
  return {
    name: 'linux/amd64',
    target: 'linux/amd64',
    plain,
    release: join(folder, 'release', 'app-linux-amd64'),
    ...changes,
  };
}

/** Packs one file as a batch of its own. */
export async function packOne(
  subject: PackSubject,
  policy: PackPolicy,
  output: string,
  ports: Ports,
): Promise<{ checks: Check[]; result: PackedFile }> {
  const { checks, packed } = await packTogether([subject], policy, output, ports);
  return { checks, result: PackedFile.parse(packed[0]) };
}

export async function cleared(benches: Bench[]): Promise<void> {
  for (const { folder } of benches.splice(0)) await rm(folder, { recursive: true, force: true });
}

/** What the small UPX makes of a file; the header can be given otherwise than it should be. */
export function packedForm(
  plain: Buffer,
  header: { format?: number; method?: number; originalSize?: number } = {},
): Buffer {
  const { format = 22, method = 8, originalSize = plain.length } = header;
  const head = buildElf({ sectionTable: false, gap: upxLoaderInfo(format) });
  const tail = upxPackHeader({ format, method, originalSize });
  return Buffer.concat([head, deflateRawSync(plain), tail, Buffer.alloc(4)]);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

const ENDED: Finished = { exitCode: 0, stdout: '', stderr: '', timedOut: false, truncated: false, ms: 10 };
const HEAD_BYTES = packedForm(Buffer.alloc(0)).length - deflateRawSync(Buffer.alloc(0)).length - 36;

function answer(command: Command, script: Script, calls: string[]): Partial<Finished> {
  const { file, args } = command;
  if (!file.endsWith('/upx')) return programAnswer(command, script, calls);
  calls.push(`upx ${args.filter((arg) => !arg.startsWith('/')).join(' ')}`);
  const input = args.at(-1) ?? '';
  const output = args[args.indexOf('-o') + 1] ?? '';
  if (args[0] === '--version')
    return { stdout: `upx ${script.version ?? '4.2.4'}\nUCL data compression library 1.03\n` };
  if (args[0] === '-t') return script.test ?? {};
  const content = readFileSync(input);
  if (args[0] !== '-d') return written(output, script.pack?.(content, output) ?? packedForm(content));
  const plain = inflateRawSync(content.subarray(HEAD_BYTES, -36));
  return written(output, script.unpack?.(plain) ?? plain);
}

function written(path: string, result: Partial<Finished> | Buffer): Partial<Finished> {
  if (!Buffer.isBuffer(result)) return result;
  writeFileSync(path, result, { flag: 'wx' });
  return {};
}

function programAnswer(command: Command, script: Script, calls: string[]): Partial<Finished> {
  const emulated = command.file.startsWith('/tools/');
  const [binary = '', ...args] = emulated ? command.args : [command.file, ...command.args];
  const which = binary.includes('run-packed') ? 'packed' : 'plain';
  const before = emulated ? `${command.file.slice('/tools/'.length)} ` : '';
  calls.push(`${before}${which} ${args.join(' ')}`);
  return script.program?.(which, args, command) ?? { stdout: 'app 1.2.3\n' };
}
