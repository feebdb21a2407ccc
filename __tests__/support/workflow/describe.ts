import type { ActRun } from '../act/records.ts';

/** What failed in a run, and what it said: the message for an assertion on its result. */
export function describeFailures({ exitCode, jobs, stderr }: ActRun): string {
  const failed = Object.values(jobs)
    .flatMap(({ legs }) => legs)
    .flatMap(({ name, steps }) => steps.map((step) => ({ name, ...step })))
    .filter(({ result, forgiven }) => result !== 'success' && !forgiven);
  return [
    `act ended with ${exitCode}`,
    ...failed.flatMap(({ name, path, result, annotations, log }) => [
      `${name}, step ${path.join(' > ')}: ${result}`,
      ...annotations.map(({ level, title, message }) => `  ${level}: ${title} ${message}`),
      ...log.split('\n').map((line) => `  | ${line}`),
    ]),
    stderr,
  ].join('\n');
}
