import type { Finished } from '../../ports.ts';
import { DEFAULT_RUN_ARGS } from '../inputs.ts';
import { launcherFor } from '../running/launch.ts';
import { type Pair, preparePair } from '../running/pair.ts';
import type { Proof } from './proof.ts';

/** Plain and packed were run. */
export interface Ran {
  readonly pair: Pair;
  /** What both were given. */
  readonly args: readonly string[];
  /** The packed program did as the plain one does. */
  readonly alike: boolean;
}

/** Runs plain and packed with the same arguments: same exit code, same output. A text says why nothing was run. */
export async function proveRun(proof: Proof): Promise<Ran | string> {
  const launcher = await launcherFor(proof.target, proof.ports);
  if (typeof launcher === 'string') return notRun(proof, launcher);
  const pair = await preparePair(proof, launcher);
  const plain = await plainRun(pair, argumentChoices(proof.policy.runArgs));
  if (typeof plain === 'string') return notRun(proof, plain);
  return { pair, args: plain.args, alike: await compare(proof, pair, plain) };
}

interface PlainRun {
  readonly args: readonly string[];
  readonly finished: Finished;
}

/** Nobody chose arguments: where the program does not know `version`, it may know one of the others. */
function argumentChoices(runArgs: readonly string[]): readonly (readonly string[])[] {
  const isDefault = runArgs.length === 1 && runArgs[0] === DEFAULT_RUN_ARGS[0];
  return isDefault ? [runArgs, ['--version'], ['--help']] : [runArgs];
}

/** The plain program decides the arguments: the first it accepts, else the first it ends with by itself. */
async function plainRun(pair: Pair, choices: readonly (readonly string[])[]): Promise<PlainRun | string> {
  const ended: PlainRun[] = [];
  let reason = '';
  for (const args of choices) {
    const finished = await pair.run('plain', args);
    if (typeof finished === 'string') return `the plain program does not start: ${finished}`;
    if (finished.timedOut) reason = `the plain program does not end by itself with ${quoted(args)}`;
    else if (finished.exitCode >= 128) reason = `a signal ends the plain program with ${quoted(args)}`;
    else if (finished.exitCode === 0) return { args, finished };
    else ended.push({ args, finished });
  }
  const [first] = ended;
  // An emulator that cannot run the program ends it too, packed or plain: that would prove nothing.
  if (first && pair.launcher.how !== 'native') return refusedBy(pair.launcher.how, first);
  return first ?? reason;
}

function refusedBy(emulator: string, { args, finished }: PlainRun): string {
  const lines = finished.stderr.trim().split('\n');
  // What Wine says of its own prefix comes first.
  const said = (lines.find((line) => !line.startsWith('wine: ')) ?? lines[0] ?? '').slice(0, 200);
  return `the plain program ends with exit code ${finished.exitCode} under ${emulator} with ${quoted(args)}: ${said}`;
}

async function compare({ checks, subject }: Proof, pair: Pair, plain: PlainRun): Promise<boolean> {
  const check = checks.begin('upx-run', subject.name);
  const { args, finished: expected } = plain;
  const found = await pair.run('packed', args);
  const detail = `${pair.launcher.how} with ${quoted(args)}`;
  const finding = {
    bound: `exit code ${expected.exitCode} and the output of the plain program`,
    ...(pair.launcher.tool && { tool: pair.launcher.tool }),
  };
  if (typeof found === 'string') {
    check.fail({ ...finding, detail: `${detail}: ${found}`, remedy: REMEDY });
    return false;
  }
  const output = `${Buffer.byteLength(found.stdout)} bytes of output`;
  const measured = found.timedOut ? 'it did not end' : `exit code ${found.exitCode}, ${output}`;
  if (found.timedOut || found.exitCode !== expected.exitCode) {
    check.fail({ ...finding, measured, detail, remedy: REMEDY });
    return false;
  }
  if (found.stdout === expected.stdout) {
    check.pass({ ...finding, measured, detail });
    return true;
  }
  const varies = await outputVaries(pair, plain);
  const difference = varies
    ? 'the output varies from run to run, so exit codes alone agree'
    : 'the output differs';
  if (varies) check.warn({ ...finding, measured, detail: `${detail}; ${difference}` });
  else check.fail({ ...finding, measured, detail: `${detail}; ${difference}`, remedy: REMEDY });
  return varies;
}

/** A program that prints the time or its process never says the same twice, packed or plain. */
async function outputVaries(pair: Pair, { args, finished }: PlainRun): Promise<boolean> {
  const again = await pair.run('plain', args);
  return typeof again !== 'string' && again.stdout !== finished.stdout;
}

function notRun({ checks, subject, policy }: Proof, reason: string): string {
  const check = checks.begin('upx-run', subject.name);
  const remedy = 'run this check on a machine of the target, or install an emulator for it';
  if (policy.requireRun) check.fail({ detail: reason, bound: 'the packed file must be run', remedy });
  else check.notRun(reason, { remedy });
  return reason;
}

function quoted(args: readonly string[]): string {
  return JSON.stringify(args.join(' '));
}

const REMEDY = 'do not release this file; try another UPX or build, or release this target plain';
