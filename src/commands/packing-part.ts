import type { Plan } from '../model/plan.ts';
import { earlierPacks } from '../pack/earlier.ts';
import type { PackedFile } from '../pack/result.ts';
import type { Files } from '../ports.ts';
import type { PackingReport } from '../report/model.ts';

/** What packing left in the output folder, in the order of the plan; empty where nothing is there, or not ours. */
export async function packingReport(
  output: string,
  plan: Plan | undefined,
  files: Files,
): Promise<PackingReport[]> {
  const packed = [...(await earlierPacks(output, files)).values()];
  const order = plan?.artifacts.map(({ file }) => file) ?? [];
  const placeOf = ({ file }: PackedFile): number =>
    order.includes(file) ? order.indexOf(file) : order.length;
  return packed.toSorted((one, other) => placeOf(one) - placeOf(other)).map(reportOf);
}

function reportOf(one: PackedFile): PackingReport {
  const { target, file, state, reason, ran, plainSize, packedSize, startup, memory, download } = one;
  return {
    ...(target && { target }),
    file,
    state,
    ...(reason && { reason }),
    ran,
    plainBytes: plainSize,
    ...(packedSize !== undefined && { disk: { plain: plainSize, packed: packedSize } }),
    ...(download && { gzip: changeOf(download.gzip) }),
    ...(download?.xz && { xz: changeOf(download.xz) }),
    ...(startup && { startup: { plain: startup.plainMs, packed: startup.packedMs } }),
    ...(memory && { memory: { plain: memory.plainAnonymousBytes, packed: memory.packedAnonymousBytes } }),
    notes: one.notes ?? [],
  };
}

function changeOf({ plainBytes, packedBytes }: { plainBytes: number; packedBytes: number }) {
  return { plain: plainBytes, packed: packedBytes };
}
