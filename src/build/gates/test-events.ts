import * as z from 'zod/mini';
import { readCompileErrors } from './compile-errors.ts';
import type { Reported } from './source-tree.ts';
import { type InRepository, readTraces } from './traces.ts';

/** What `go test` ran and what went wrong. */
export interface TestRun {
  /** Tests that began, subtests too. */
  readonly tests: number;
  /** Packages that have tests which ran. */
  readonly packages: number;
  /** In the order in which they were told. */
  readonly failures: readonly TestFailure[];
  /** What does not compile, and so was not tested. */
  readonly uncompiled: readonly Reported[];
  /** Lines that belong to no test, such as the reason why Go could not begin. */
  readonly rest: readonly string[];
}

/** A test that failed or did not end; a package as a whole where no test of it is to blame. */
export interface TestFailure {
  readonly package: string;
  readonly test?: string;
  /** False when it was running at the end, which a crash, an exit or a time limit made. */
  readonly ended: boolean;
  /** Data races, panics and tests that hang, from the traces of Go's runtime. */
  readonly traced: readonly Reported[];
  /** What it printed with `t.Log`, `t.Error` and their like: the output does not tell them apart. */
  readonly printed: readonly Reported[];
  /** Its output, without what only frames it. */
  readonly output: readonly string[];
}

/** An event of `go test -json` (`go doc test2json`), with those of the build that Go 1.24 added. */
const Event = z.object({
  Action: z.string(),
  Package: z.optional(z.string()),
  ImportPath: z.optional(z.string()),
  Test: z.optional(z.string()),
  Output: z.optional(z.string()),
});
type Event = z.infer<typeof Event>;

interface Told {
  /** pass, fail, skip; `run`, `pause` or `cont` while it has not ended. */
  action: string;
  output: string;
}

interface PackageTold extends Told {
  readonly tests: Map<string, Told>;
}

/**
 * Reads what `go test -json -fullpath` printed, whole or cut off. Up to Go 1.23 the compiler's words are plain text on
 * stderr.
 */
export function readTestEvents(stdout: string, stderr: string, inRepository: InRepository): TestRun {
  const packages = new Map<string, PackageTold>();
  const plain: string[] = [stderr];
  for (const line of stdout.split('\n')) {
    const event = eventOf(line);
    if (event === undefined) plain.push(line);
    else if (event.Action === 'build-output') plain.push((event.Output ?? '').replace(/\n$/, ''));
    else if (event.Package !== undefined) take(event, packageTold(packages, event.Package));
  }
  const ran = [...packages.values()].filter((told) => told.tests.size > 0);
  const { reported, rest } = readCompileErrors(plain.join('\n'));
  return {
    tests: ran.reduce((sum, told) => sum + told.tests.size, 0),
    packages: ran.length,
    failures: [...packages].flatMap(([name, told]) => failuresOf(name, told, inRepository)),
    uncompiled: reported,
    rest,
  };
}

function eventOf(line: string): Event | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const event = Event.safeParse(JSON.parse(line));
    return event.success ? event.data : undefined;
  } catch {
    // The last line of what was cut off, or something a test wrote past the test binary.
    return undefined;
  }
}

function packageTold(packages: Map<string, PackageTold>, name: string): PackageTold {
  const told = packages.get(name) ?? { action: 'run', output: '', tests: new Map<string, Told>() };
  packages.set(name, told);
  return told;
}

function take({ Action, Test, Output = '' }: Event, of: PackageTold): void {
  const told = Test === undefined ? of : (of.tests.get(Test) ?? { action: 'run', output: '' });
  if (Test !== undefined) of.tests.set(Test, told);
  if (Action === 'output') told.output += Output;
  else if (Action !== 'start') told.action = Action;
}

function isAtFault({ action }: Told): boolean {
  return action !== 'pass' && action !== 'skip';
}

function failuresOf(name: string, told: PackageTold, inRepository: InRepository): TestFailure[] {
  if (!isAtFault(told) || /\[(build|setup) failed\]/.test(told.output)) return [];
  const atFault = [...told.tests].filter(([, test]) => isAtFault(test));
  const parents = new Set(atFault.flatMap(([test]) => parentsOf(test)));
  const tests = atFault
    // A test fails with its subtests, and waits for its turn where others hang.
    .filter(([test, one]) => !parents.has(test) || /^ {4}\S+\.go:\d+: /m.test(one.output))
    .filter(([, { action }]) => action !== 'pause')
    .map(([test, one]) => ({ test, ended: one.action === 'fail', ...readOutput(one.output, inRepository) }));
  // What the package itself printed is told where no test explains the end.
  const whole = readOutput(told.output, inRepository);
  const isExplained = tests.some(({ ended, traced }) => ended || traced.length > 0);
  const alone = { ended: told.action === 'fail', ...whole };
  const asWhole = whole.traced.length > 0 || (!isExplained && tests.length === 0) ? [alone] : [];
  return [...tests, ...asWhole].map((failure) => ({ package: name, ...failure }));
}

function parentsOf(test: string): string[] {
  const parts = test.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

type Output = Pick<TestFailure, 'traced' | 'printed' | 'output'>;

function readOutput(text: string, inRepository: InRepository): Output {
  const lines = text.split('\n');
  return {
    traced: readTraces(lines, inRepository),
    printed: readPrinted(lines),
    output: lines.filter((line) => line.trim() !== '' && !FRAME.test(line)),
  };
}

const FRAME = /^(=== (RUN|PAUSE|CONT|NAME)\s|\s*--- (PASS|FAIL|SKIP): |(FAIL|ok|PASS)(\s|$)|exit status )/;

/** `    /repo/a_test.go:14: got 2,`, and lines that go on deeper. */
function readPrinted(lines: readonly string[]): Reported[] {
  const printed: Reported[] = [];
  let isGoingOn = false;
  for (const line of lines) {
    const last = printed.at(-1);
    if (isGoingOn && last && line.startsWith('        ')) {
      printed[printed.length - 1] = { ...last, message: `${last.message} ${line.trim()}`.trim() };
      continue;
    }
    const [, file = '', row = '', message = ''] = /^ {4}(\S.*\.go):([1-9]\d{0,8}): (.*)$/.exec(line) ?? [];
    isGoingOn = file !== '';
    if (isGoingOn) printed.push({ file, line: Number(row), message });
  }
  return printed;
}
