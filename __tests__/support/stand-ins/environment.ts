import { ROOT } from '../repository.ts';

/**
 * What the stand-ins need beside a job's own environment. `source` is the git repository that checkout serves
 * as that of the job.
 */
export function standInEnvironment(source: string): Record<string, string> {
  return { STANDIN_ROOT: ROOT, STANDIN_CHECKOUT_SRC: source };
}
