import { isAbsolute } from 'node:path';
import type { Reported } from './source-tree.ts';

/** Path in the repository of a file that is of its own source; undefined for any other. */
export type InRepository = (file: string) => string | undefined;

/** Reads the traces that Go's runtime prints: data races, panics, and tests that did not end in time. */
export function readTraces(lines: readonly string[], inRepository: InRepository): Reported[] {
  const races = raceReports(lines).flatMap((report) => dataRace(report, inRepository) ?? []);
  return [...races, ...crash(lines, inRepository)];
}

interface Frame {
  readonly file: string;
  readonly line: number;
}

/** The lines between `WARNING: DATA RACE` and the rule that ends the report. */
function raceReports(lines: readonly string[]): string[][] {
  return lines.flatMap((line, index) => {
    if (line.trim() !== 'WARNING: DATA RACE') return [];
    const end = lines.indexOf('==================', index);
    return [lines.slice(index + 1, end === -1 ? undefined : end)];
  });
}

/** Both accesses are named; the first of them is the place. */
function dataRace(report: readonly string[], inRepository: InRepository): Reported | undefined {
  const accesses = stretches(report).flatMap(([heading = '', ...frames]) => {
    const [, access] = /^(.+?) at 0x[0-9a-f]+ by /i.exec(heading) ?? [];
    const frame = frames.map(frameOf).find((one) => one && inRepository(one.file) !== undefined);
    return access && frame ? [{ access: access.toLowerCase(), frame }] : [];
  });
  const [first, second] = accesses;
  if (!first) return undefined;
  const other = second
    ? `, ${second.access} at ${inRepository(second.frame.file)}:${second.frame.line}`
    : ' of memory that something else uses at the same time';
  return { ...first.frame, message: `data race: ${first.access} here${other}` };
}

function crash(lines: readonly string[], inRepository: InRepository): Reported[] {
  const at = lines.findIndex((line) => /^(panic|fatal error): /.test(line));
  const said = lines[at];
  if (said === undefined) return [];
  const goroutines = stretches(lines.slice(at)).filter(([heading = '']) => /^goroutine \d+ /.test(heading));
  const [, bound] = /^panic: test timed out after (\S+)/.exec(said) ?? [];
  if (bound) return stuck(goroutines, bound, inRepository);
  const message = said.replace(/ \[recovered(, repanicked)?\]$/, '');
  const frame = goroutines.flatMap((one) => ownFrame(one, inRepository) ?? [])[0];
  return frame ? [{ ...frame, message }] : [];
}

/** Every test that was running and not just waiting for a test within it. */
function stuck(goroutines: readonly string[][], bound: string, inRepository: InRepository): Reported[] {
  return goroutines.flatMap((goroutine) => {
    const runsTest = goroutine.some((line) => /^testing\.(tRunner|fRunner)\(/.test(line));
    const waits = goroutine.some((line) => /^testing\.\(\*[TF]\)\.(Run|Fuzz)\(/.test(line));
    const frame = runsTest && !waits ? ownFrame(goroutine, inRepository) : undefined;
    const [, test] = /^\S*\.((?:Test|Fuzz|Example)[^.(]*)[.(]/m.exec(goroutine.join('\n')) ?? [];
    const rule = test === undefined ? {} : { rule: test };
    return frame ? [{ ...frame, ...rule, message: `still running when ${bound} were over` }] : [];
  });
}

function ownFrame(goroutine: readonly string[], inRepository: InRepository): Frame | undefined {
  const created = goroutine.findIndex((line) => line.startsWith('created by '));
  const frames = goroutine.slice(0, created === -1 ? undefined : created).map(frameOf);
  return frames.find((one) => one && inRepository(one.file) !== undefined);
}

/** `	/repo/a.go:11 +0x33`; what has no full path is generated. */
function frameOf(line: string): Frame | undefined {
  const [, file = '', row = ''] = /^\s+(\S.*):([1-9]\d{0,8})(?: \+0x[0-9a-f]+)?$/.exec(line) ?? [];
  return isAbsolute(file) ? { file, line: Number(row) } : undefined;
}

/** Groups of lines between empty ones. */
function stretches(lines: readonly string[]): string[][] {
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') groups.push([]);
    else groups.at(-1)?.push(line);
  }
  return groups.filter((group) => group.length > 0);
}
