import { type Outcome, verdictOf } from '../commands/outcome.ts';
import { exitCodeOfChecks } from '../model/check.ts';
import { exitCodeOf, messageOf, ReleaseError } from '../model/errors.ts';
import type { ReportData } from '../report/model.ts';
import { renderTerminal } from '../report/terminal.ts';
import { presentError } from './present-error.ts';

export interface OutputOptions {
  /** Only JSON goes to stdout. */
  readonly json: boolean;
  /** List every check, also those that passed. */
  readonly all: boolean;
}

/** Prints what a command found; returns its exit code. */
export function printOutcome(
  outcome: Pick<Outcome, 'checks' | 'outputs' | 'data' | 'review'>,
  report: ReportData,
  where: string | undefined,
  options: OutputOptions,
): number {
  if (options.json) {
    printJson({
      verdict: verdictOf(outcome),
      outputs: outcome.outputs,
      checks: outcome.checks,
      ...outcome.data,
    });
  } else {
    process.stdout.write(
      renderTerminal(report, { ...terminal(), all: options.all, ...(where ? { report: where } : {}) }),
    );
  }
  return exitCodeOfChecks(outcome.checks);
}

/** Prints an error to stderr, and as JSON to stdout where JSON was asked for; returns its exit code. */
export function printError(error: unknown, json: boolean): number {
  if (json) {
    const { code, remedy } =
      error instanceof ReleaseError ? error : { code: 'INTERNAL', remedy: 'report it' };
    printJson({ verdict: 'error', error: { code, message: messageOf(error), remedy } });
  }
  process.stderr.write(`${presentError(error)}\n`);
  return exitCodeOf(error);
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

function terminal(): { colour: boolean; width: number } {
  return { colour: process.stdout.isTTY && process.stdout.hasColors(), width: process.stdout.columns ?? 100 };
}
