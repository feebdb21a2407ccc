import { layout } from '../model/layout.ts';
import { readPackInputs } from '../pack/inputs.ts';
import { run } from '../pack/pack.ts';
import { totals } from '../pack/result.ts';
import type { Command } from './outcome.ts';

/** The action upx-verify. */
export const upxVerify: Command = async ({ raw, ports }) => {
  const inputs = readPackInputs(raw);
  const { checks, packed } = await run(inputs, ports);
  const { ratioPercent, savedBytes } = totals(packed);
  const paths = layout(inputs.output);
  const plain = packed.filter(({ state }) => state === 'plain');
  const released = packed
    .filter(({ state }) => state === 'packed' || state === 'plain')
    .map(({ file }) => paths.released(file));
  return {
    stage: 'pack',
    checks,
    data: { packed },
    outputs: {
      packed: JSON.stringify(
        packed.filter(({ state }) => state === 'packed').map(({ file }) => paths.released(file)),
      ),
      skipped: JSON.stringify(Object.fromEntries(plain.map(({ file, reason }) => [file, reason ?? '']))),
      'ratio-percent': ratioPercent === undefined ? '' : String(ratioPercent),
      'saved-bytes': String(savedBytes),
    },
    handsOn: { name: 'pack', files: [...released, paths.result('pack')] },
  };
};
