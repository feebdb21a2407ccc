import type { Finding } from './finding.ts';

/** A finding that is accepted, since when and why. One that nothing matches any more is a finding itself. */
export interface Exception {
  readonly rule: string;
  /** Only in this file; in all where it is not said. */
  readonly file?: string;
  readonly message: string;
  readonly since: string;
  readonly why: string;
}

export const EXCEPTIONS: readonly Exception[] = [
  {
    rule: 'workflow-parser',
    message: "Unexpected value 'cache-mode'",
    since: '2026-11-27',
    why: '0.3.61, the newest version, is older than this key; actionlint and the JSON schema know it',
  },
  {
    rule: 'triggers',
    file: '.github/workflows/dispatch.yml',
    message: 'the type of the input mode is string for a caller and choice by hand',
    since: '2026-11-27',
    why: 'a caller can be offered no choice; gray-dispatch refuses a mode that there is not',
  },
  {
    rule: 'project-code',
    file: '.github/workflows/self-release.yml',
    message: 'the job release runs code of the project (run: node) and must not have contents: write',
    since: '2026-11-27',
    why: 'the project is the suite itself: one script of the reviewed tag, which takes nothing from npm',
  },
];

/** Takes the accepted findings out, and puts in the exceptions that are of no use. */
export function withoutAccepted(
  findings: readonly Finding[],
  exceptions: readonly Exception[] = EXCEPTIONS,
): Finding[] {
  const matches = (finding: Finding, exception: Exception): boolean =>
    finding.rule === exception.rule &&
    finding.message === exception.message &&
    (exception.file ?? finding.file) === finding.file;
  const useless = exceptions.filter((exception) => !findings.some((finding) => matches(finding, exception)));
  return [
    ...findings.filter((finding) => !exceptions.some((exception) => matches(finding, exception))),
    ...useless.map(({ rule, file, message }) => ({
      rule: 'exceptions',
      file: 'scripts/lint/exceptions.ts',
      line: 0,
      message: `nothing needs this any more: ${rule}${file ? ` in ${file}` : ''}: ${message}`,
    })),
  ];
}
