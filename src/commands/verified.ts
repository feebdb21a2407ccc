import { overall, type Stage } from '../model/check.ts';
import type { Ports } from '../ports.ts';
import { run as verify } from '../verify/verify.ts';
import type { Outcome } from './outcome.ts';

/**
 * Verifies a release again before it is published or dispatched: nothing that does not verify leaves this machine.
 * The outcome of the stage that was asked for when it fails, with the failed checks; undefined when it may go on.
 */
export async function failedVerification(
  directory: string,
  stage: Stage,
  ports: Ports,
): Promise<Outcome | undefined> {
  const { checks } = await verify({ directory, publicKey: undefined }, ports);
  if (overall(checks) !== 'fail') return undefined;
  const failed = checks.filter(({ verdict }) => verdict === 'fail');
  return { stage, checks: failed.map((check) => ({ ...check, stage })), outputs: {}, data: {} };
}
