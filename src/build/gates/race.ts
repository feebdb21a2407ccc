import type { Check, PendingCheck } from '../../model/check.ts';
import { ReleaseError } from '../../model/errors.ts';
import type { Command, Files, Finished, Ports } from '../../ports.ts';
import { excerpt } from './judge.ts';
import { fileInRepository, placesOf, REAL_PATHS, type Reported, type SourceTree } from './source-tree.ts';
import { readTestEvents, type TestFailure, type TestRun } from './test-events.ts';

const TWENTY_MINUTES = 1_200_000;

/** So long may Go take, after its own limit, to say which tests hang and where. */
const LAST_WORDS_MS = 10_000;

/** Runs the tests with the race detector, within a bound that does not count compiling them. */
export async function raceTests(
  check: PendingCheck,
  { workingDirectory, raceTimeoutSeconds }: { workingDirectory: string; raceTimeoutSeconds: number },
  tree: SourceTree,
  ports: Pick<Ports, 'exec' | 'files'>,
): Promise<Check> {
  const go = (args: readonly string[], options: Partial<Command> = {}): Promise<Finished> =>
    ports.exec.run({
      file: 'go',
      args,
      cwd: workingDirectory,
      env: { ...REAL_PATHS, CGO_ENABLED: '1' },
      ...options,
    });

  const tested = await go([
    'list',
    '-e',
    '-f',
    '{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}{{end}}',
    './...',
  ]);
  if (tested.exitCode === 0 && tested.stdout.trim() === '') return check.skip('there are no tests');

  // Compiles the tests and all they need; linking them is left to the run.
  const compiled = await go(['list', '-race', '-trimpath=false', '-test', '-export', '-f', '', './...'], {
    timeoutMs: TWENTY_MINUTES,
  });
  if (NO_RACE_DETECTOR.test(compiled.stderr)) {
    const remedy = 'install a C compiler: the race detector needs cgo';
    return check.notRun(excerpt(compiled.stderr.split('\n')) ?? '', { remedy });
  }

  const boundMs = raceTimeoutSeconds * 1000;
  const finished = await go(['test', ...TEST_FLAGS, `-timeout=${raceTimeoutSeconds}s`, './...'], {
    timeoutMs: boundMs + LAST_WORDS_MS,
    maxOutputBytes: 64 * 1024 * 1024,
  });
  const run = readTestEvents(finished.stdout, finished.stderr, (file) => fileInRepository(file, tree));
  const isLate = finished.timedOut || finished.ms > boundMs;
  const finding = {
    measured: measuredOf(run, finished),
    bound: `all pass, < ${raceTimeoutSeconds} s`,
    tool: tree.goVersion,
  };
  if (finished.exitCode === 0 && !isLate) return check.pass(finding);

  const told = await Promise.all(
    run.failures.map(async (failure) => ({ failure, faults: await faultsOf(failure, tree, ports.files) })),
  );
  const unplaced = told.filter(({ faults }) => placesOf(faults, tree).places.length === 0);
  return check.fail({
    ...finding,
    places: placesOf([...run.uncompiled, ...told.flatMap(({ faults }) => faults)], tree).places,
    detail: excerpt([
      ...(isLate ? [`the ${raceTimeoutSeconds} s were over${runningThen(run)}`] : []),
      ...unplaced.flatMap(({ failure }) => inWords(failure)),
      ...run.rest,
    ]),
    remedy: isLate
      ? 'make the tests faster, or raise race-timeout-seconds'
      : 'fix the failing tests; `go test -race -count=1 ./...` shows them',
  });
}

const NO_RACE_DETECTOR =
  /requires cgo|C compiler .* not found|race is only supported on|-race is not supported/;

/** Paths are needed whole, also where GOFLAGS has `-trimpath`; vet is a gate of its own. */
const TEST_FLAGS = ['-json', '-race', '-count=1', '-vet=off', '-fullpath', '-trimpath=false'];

function measuredOf({ tests, packages, failures }: TestRun, { ms }: Finished): string {
  const failed = failures.filter(({ test }) => test !== undefined).length;
  const ran = `${counted(tests, 'test')} in ${counted(packages, 'package')}`;
  return `${failed > 0 ? `${failed} of ${ran} failed` : ran}, ${(ms / 1000).toFixed(1)} s`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function runningThen({ failures }: TestRun): string {
  const running = failures.filter(({ ended }) => !ended).map(nameOf);
  return running.length > 0 ? ` while ${running.slice(0, 5).join(', ')} was running` : '';
}

/** What to point at for a failed test. */
async function faultsOf(failure: TestFailure, tree: SourceTree, files: Files): Promise<Reported[]> {
  const printed = failure.ended ? await withoutLogs(failure.printed, tree, files) : [];
  return [...failure.traced, ...printed].map((fault) => ({ ...fault, ...ruleOf(fault, failure) }));
}

/** A trace names the test that hangs, which may be another than the one that printed it, but not its subtest. */
function ruleOf({ rule }: Reported, { test }: TestFailure): Pick<Reported, 'rule'> {
  if (test === undefined) return {};
  return rule === undefined || test.startsWith(`${rule}/`) ? { rule: test } : { rule };
}

/**
 * Without what `t.Log` printed, by the lines of the source that are named; the last line where nothing else is left,
 * for a helper may print in both ways.
 */
async function withoutLogs(
  printed: readonly Reported[],
  tree: SourceTree,
  files: Files,
): Promise<readonly Reported[]> {
  const own = printed.filter(({ file }) => fileInRepository(file, tree) !== undefined);
  const sources = new Map<string, readonly string[]>();
  for (const file of new Set(own.map((one) => one.file))) sources.set(file, await linesOf(file, files));
  const faults = own.filter(({ file, line }) => !/\.Logf?\(/.test(sources.get(file)?.[line - 1] ?? ''));
  return faults.length > 0 ? faults : own.slice(-1);
}

async function linesOf(file: string, files: Files): Promise<readonly string[]> {
  try {
    return (await files.readText(file)).split('\n');
  } catch (error) {
    // A test may name a file that is generated and gone.
    if (error instanceof ReleaseError && error.kind === 'user') return [];
    throw error;
  }
}

const MOST_WORDS = 8;

/** The end of what it printed; of a crash, which ends with a long trace, the beginning. */
function inWords(failure: TestFailure): string[] {
  const { output } = failure;
  const crash = output.findIndex((line) => /^(panic|fatal error): /.test(line));
  const words = crash === -1 ? output.slice(-MOST_WORDS) : output.slice(crash, crash + MOST_WORDS);
  return [`${nameOf(failure)} ${failure.ended ? 'failed' : 'did not end'}`, ...words];
}

function nameOf(failure: TestFailure): string {
  return failure.test === undefined ? failure.package : `${failure.test} (${failure.package})`;
}
