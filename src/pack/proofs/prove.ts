import type { PendingCheck } from '../../model/check.ts';
import { type Measurements, measure } from '../measure/measure.ts';
import type { PackedFile } from '../result.ts';
import { proveHeader } from './header.ts';
import { ALL_PROOFS, PROOFS, type Proof } from './proof.ts';
import { proveRatio } from './ratio.ts';
import { proveRoundTrip } from './round-trip.ts';
import { proveRun } from './run.ts';
import { proveTest } from './test.ts';

export interface Proven extends Measurements {
  readonly ran: PackedFile['ran'];
}

/**
 * Makes every proof the strategy asks for, whatever the others find: each catches what others cannot see. A
 * spoilt payload passes a run, a spoilt entry point passes `upx -t`. `making` is the check begun when packing
 * began; it ends with the pack header.
 */
export async function prove(proof: Proof, making: PendingCheck, how: string): Promise<Proven> {
  const { strategy } = proof.policy;
  await proveHeader(proof, making, how);
  if (strategy === 'quick') return leaveOut(proof, ALL_PROOFS);
  proveRatio(proof);
  await proveTest(proof);
  if (strategy === 'standard') return leaveOut(proof, PROOFS.full);
  await proveRoundTrip(proof);
  const ran = await proveRun(proof);
  const measured = await measure(proof, ran);
  return { ran: typeof ran === 'string' ? 'not-run' : ran.pair.launcher.how, ...measured };
}

function leaveOut({ checks, subject, policy }: Proof, names: readonly string[]): Proven {
  for (const name of names)
    checks.begin(name, subject.name).skip(`the strategy ${policy.strategy} leaves it out`);
  return { ran: 'not-run' };
}
