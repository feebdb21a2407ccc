import type { Proof } from '../proofs/proof.ts';
import type { Ran } from '../proofs/run.ts';
import type { PackedFile } from '../result.ts';
import { measureDownload } from './download.ts';
import { measureMemory } from './memory.ts';
import { timeStartup } from './startup.ts';

/** What packing gains and costs; absent where it could not be measured. */
export type Measurements = Pick<PackedFile, 'startup' | 'memory' | 'download'>;

/** Measures what packing gains and costs. `ran` is a text where the packed file could not be run, and says why. */
export async function measure(proof: Proof, ran: Ran | string): Promise<Measurements> {
  // One after the other, so that none disturbs the next.
  const startup = await timeStartup(proof, ran);
  const memory = await measureMemory(proof, ran);
  const download = await measureDownload(proof);
  return { ...(startup && { startup }), ...(memory && { memory }), download };
}
