import type { Checklist } from '../model/check.ts';
import type { Ports } from '../ports.ts';
import type { ScanContext } from './context.ts';
import type { Exception } from './policy/schema.ts';
import type { NotScannable } from './program.ts';
import type { ScannedFile } from './result.ts';
import type { ScanSubject } from './subjects.ts';

/** The scan of one subject. */
export interface Job {
  readonly subject: ScanSubject;
  readonly context: ScanContext;
  readonly ports: Ports;
  readonly checks: Checklist;
  /** Exceptions that excused something; grows. */
  readonly used: Exception[];
}

/** What is known of a subject before anything looked into it. */
export async function entryOf(
  { subject, ports }: Job,
  target = subject.target,
): Promise<Pick<ScannedFile, 'file' | 'target' | 'kind' | 'digest' | 'image'>> {
  const { file, kind, plain } = subject;
  const isFile = kind !== 'image' && kind !== 'directory';
  return {
    file,
    ...(target && { target }),
    ...(typeof kind === 'string' && { kind }),
    ...(isFile && { digest: await ports.files.digest(plain) }),
    ...(kind === 'image' && { image: plain }),
  };
}

/** Of a subject that cannot be read as a Go program. */
export async function refused(job: Job, { refusal, remedy }: NotScannable): Promise<ScannedFile> {
  job.checks.begin('build-info', job.subject.name).fail({ detail: refusal, remedy });
  notRun(job, ['vulnerabilities', ...REST], 'the build information cannot be read');
  return { ...(await entryOf(job)), ...NOTHING };
}

/** What is checked of everything that is scanned, beside vulnerabilities. */
export const REST = ['licences', 'sbom', 'sbom-quality'] as const;

export function notRun({ checks, subject }: Job, names: readonly string[], why: string): void {
  for (const name of names) checks.begin(name, subject.name).notRun(why);
}

/** Found because nothing was looked for. */
export const NOTHING = {
  components: 0,
  findings: [],
  functionsKnown: false,
  unassessed: [],
  licences: [],
  sboms: [],
};

/** `1 package`, `2 dependencies` */
export function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
