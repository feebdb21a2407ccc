import { join, relative, sep } from 'node:path';
import { type Check, Checklist, type Stage } from '../model/check.ts';
import { short } from '../model/digest.ts';
import {
  type HandOver,
  handOverFile,
  mayHandOn,
  parseHandOver,
  parseTokens,
  tokenOf,
} from '../model/handover.ts';
import { byBytes } from '../model/names.ts';
import type { Files, Ports } from '../ports.ts';

/** What a command leaves for the jobs after it. */
export interface HandsOn {
  /** Unlike that of any other job of the release: `build-linux-amd64`. */
  readonly name: string;
  /** Absolute paths in the output folder. */
  readonly files: readonly string[];
  /** Hand on what the jobs before had checked too, for jobs that do not need those themselves. */
  readonly withEvidence?: boolean;
}

export interface Taken {
  /** Of the hand-over itself: each list, file and stranger that is not as it was handed on fails by name. */
  readonly checks: readonly Check[];
  /** What the jobs before had checked; only where the hand-over holds. */
  readonly evidence: readonly Check[];
}

/**
 * Compares what was downloaded with what the jobs before reported: every list is the reported one, every file in it
 * has its digest, and there is no other file. `stage` is the one that takes over.
 */
export async function takeOver(
  reported: string,
  output: string,
  stage: Stage,
  { files, clock }: Pick<Ports, 'files' | 'clock'>,
): Promise<Taken> {
  const checks = new Checklist(stage, clock.now);
  const owners = new Map<string, string>();
  const evidence: Check[] = [];
  for (const [name, sha256] of parseTokens(reported)) {
    const handOver = await readList(name, sha256, output, files, checks);
    if (!handOver) continue;
    await compareFiles(handOver, owners, output, files, checks);
    evidence.push(...handOver.checks);
    owners.set(handOverFile(name), name);
  }
  for (const path of await filesIn(output, files)) {
    if (owners.has(path)) continue;
    checks.begin('hand-over', path).fail({
      measured: 'no job reported this file',
      bound: 'only files that the jobs before handed on',
      remedy: REMEDY,
    });
  }
  refuseFailed(evidence, checks);
  return { checks: checks.checks, evidence: withoutRepeats(evidence) };
}

/** Writes the list of what is handed on, and returns what the job has to report of it. */
export async function handOn(
  { name, files: paths }: Pick<HandsOn, 'name' | 'files'>,
  checks: readonly Check[],
  output: string,
  files: Files,
): Promise<{ token: string; paths: string[] }> {
  const entries: [string, string][] = [];
  for (const path of paths)
    entries.push([relative(output, path).split(sep).join('/'), (await files.digest(path)).sha256]);
  const sorted = Object.fromEntries(entries.sort(([one], [other]) => byBytes(one, other)));
  const list = join(output, handOverFile(name));
  await files.write(list, `${JSON.stringify({ schema: 1, name, files: sorted, checks }, null, 2)}\n`);
  return { token: tokenOf(name, (await files.digest(list)).sha256), paths: [list, ...paths] };
}

const REMEDY =
  'find out who can write to the artifacts of this run; then run all jobs again, not the failed ones alone';

async function readList(
  name: string,
  sha256: string,
  output: string,
  files: Files,
  checks: Checklist,
): Promise<HandOver | undefined> {
  const check = checks.begin('hand-over', name);
  const path = join(output, handOverFile(name));
  if ((await files.stat(path))?.kind !== 'file') {
    check.fail({
      measured: `${handOverFile(name)} is not there`,
      bound: 'the artifacts of every job before',
      remedy: 'download the artifacts of all jobs that this job needs into the output folder',
    });
    return undefined;
  }
  const measured = (await files.digest(path)).sha256;
  if (measured !== sha256) {
    check.fail({
      measured: `sha256 ${measured}`,
      bound: `sha256 ${sha256}, as the job reported`,
      remedy: REMEDY,
    });
    return undefined;
  }
  const handOver = parseHandOver(await files.readText(path), name);
  if (!handOver) {
    check.fail({ measured: 'not what a stage writes', bound: `a hand-over of ${name}`, remedy: REMEDY });
    return undefined;
  }
  const count = Object.keys(handOver.files).length;
  check.pass({ measured: `${count} file${count === 1 ? '' : 's'}`, detail: `sha256 ${short(sha256)}` });
  return handOver;
}

async function compareFiles(
  handOver: HandOver,
  owners: Map<string, string>,
  output: string,
  files: Files,
  checks: Checklist,
): Promise<void> {
  for (const [path, sha256] of Object.entries(handOver.files)) {
    const check = checks.begin('hand-over', path);
    const fault = await faultOf(path, sha256, handOver.name, owners, output, files);
    if (fault) check.fail({ ...fault, remedy: REMEDY });
    else check.pass({ measured: `sha256 ${short(sha256)}`, detail: `from ${handOver.name}` });
    owners.set(path, handOver.name);
  }
}

async function faultOf(
  path: string,
  sha256: string,
  name: string,
  owners: ReadonlyMap<string, string>,
  output: string,
  files: Files,
): Promise<{ measured: string; bound: string } | undefined> {
  const other = owners.get(path);
  if (other) return { measured: `handed on by ${other} and by ${name}`, bound: 'one job hands on a file' };
  if (!mayHandOn(name, path)) return { measured: `handed on by ${name}`, bound: `no file of that job` };
  const bound = `sha256 ${sha256}, as ${name} handed it on`;
  const stat = await files.stat(join(output, path));
  if (stat?.kind !== 'file' || stat.link) return { measured: stat ? 'no plain file' : 'missing', bound };
  const measured = (await files.digest(join(output, path))).sha256;
  return measured === sha256 ? undefined : { measured: `sha256 ${measured}`, bound };
}

/** A check may come by two ways. */
function withoutRepeats(checks: readonly Check[]): Check[] {
  return [...new Map(checks.map((check) => [JSON.stringify(check), check])).values()];
}

/** Jobs may be told to go on after a failure; a release may not. */
function refuseFailed(evidence: readonly Check[], checks: Checklist): void {
  for (const { stage, name, subject } of evidence.filter(({ verdict }) => verdict === 'fail')) {
    checks.begin('hand-over', `${stage} ${name}: ${subject}`).fail({
      detail: 'this check failed in a job before',
      remedy: 'see the summary of that job; nothing goes on from there',
    });
  }
}

/** Every file in a folder by its path with `/`, hidden ones at the top left out. */
async function filesIn(folder: string, files: Files): Promise<string[]> {
  const walk = async (path: string): Promise<string[]> => {
    const names = await files.list(join(folder, path));
    const found = await Promise.all(
      names.map(async (name) => {
        const inner = path === '' ? name : `${path}/${name}`;
        const stat = await files.stat(join(folder, inner));
        return stat?.kind === 'folder' && !stat.link ? walk(inner) : [inner];
      }),
    );
    return found.flat();
  };
  return (await walk('')).filter((path) => !path.startsWith('.'));
}
