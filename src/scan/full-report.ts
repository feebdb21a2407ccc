import { ReleaseError } from '../model/errors.ts';
import { type Scanner, scannerName } from './engines/engine.ts';
import { type FullReport, fullEngine } from './engines/full.ts';
import type { SubjectKind } from './engines/subject.ts';
import type { Job } from './job.ts';
import type { NotScannable } from './program.ts';

/** Why the full engine says nothing of a subject. */
export interface NoReport extends NotScannable {
  /** A scanner did not do its work; else the subject is none that they know, or they are not here. */
  readonly failed: boolean;
}

/** What goes wrong with a scanner, and is told in a check: what others found stays. */
const FAILURES: readonly string[] = ['TOOL_FAILED', 'TOOL_TIMEOUT', 'OFFLINE'];

/** What the full engine says of a subject; `time` is that of its SBOMs. What went wrong is never a report. */
export async function fullReport(
  { subject, context, ports }: Job,
  kind: SubjectKind,
  time: string,
): Promise<FullReport | NoReport> {
  const { inputs, tools } = context;
  if (!tools) throw new Error('the context was opened without the full engine');
  if ('refusal' in tools) return { ...tools, failed: false };
  const { plain, file, version } = subject;
  try {
    const engine = fullEngine({ tools, scratch: inputs.output, time }, ports);
    const report = await engine.scan({ kind, path: plain, name: file, version });
    return 'refusal' in report ? { ...report, failed: false } : report;
  } catch (error) {
    if (!(error instanceof ReleaseError) || !FAILURES.includes(error.code)) throw error;
    return { refusal: error.message, remedy: error.remedy, failed: true };
  }
}

/** The scanners that looked vulnerabilities up, as a check names tools. */
export function lookingUp(scanners: readonly Scanner[]): string {
  return scanners
    .filter(({ databaseDate }) => databaseDate !== undefined)
    .map(scannerName)
    .join('; ');
}
