import { styleText } from 'node:util';
import { messageOf, ReleaseError } from '../model/errors.ts';

/** An error as a person at a terminal reads it: what was seen, what to do, what lay beneath. */
export function presentError(error: unknown): string {
  if (!(error instanceof ReleaseError)) {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `${red('error')} this is a fault of oracle-release itself, please report it:\n${trace}`;
  }
  const lines = [`${red(`error[${error.code}]`)} ${error.message}`, `  ${bold('remedy:')} ${error.remedy}`];
  const cause = error.cause === undefined ? '' : messageOf(error.cause);
  if (cause && !error.message.includes(cause)) lines.push(`  ${bold('cause:')}  ${cause}`);
  return lines.join('\n');
}

function red(text: string): string {
  return styleText(['red', 'bold'], text, { stream: process.stderr });
}

function bold(text: string): string {
  return styleText('bold', text, { stream: process.stderr });
}
