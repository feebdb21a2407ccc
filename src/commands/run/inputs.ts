import {
  type BuildInputs,
  type GatherInputs,
  readBuildInputs,
  readGatherInputs,
} from '../../build/inputs.ts';
import { applyConfig } from '../../config/apply.ts';
import type { Config } from '../../config/schema.ts';
import { type DispatchInputs, readDispatchInputs } from '../../dispatch/inputs.ts';
import { type ActionName, DECLARED } from '../../model/declared.generated.ts';
import type { RawInputs } from '../../model/inputs.ts';
import { type PackInputs, readPackInputs } from '../../pack/inputs.ts';
import { type PlanInputs, readPlanInputs } from '../../plan/inputs.ts';
import { type PublishInputs, readPublishInputs } from '../../publish/inputs.ts';
import { readScanInputs, type ScanInputs } from '../../scan/inputs.ts';
import { readSealInputs, type SealInputs } from '../../seal/inputs.ts';
import { ReadAll } from '../read-all.ts';

export interface RunInputs {
  readonly plan: PlanInputs;
  readonly build: BuildInputs;
  readonly gather: GatherInputs;
  readonly scan: ScanInputs;
  readonly pack: PackInputs;
  readonly seal: SealInputs;
  readonly publish: PublishInputs;
  readonly dispatch: DispatchInputs;
}

/**
 * Reads the inputs of every stage from the flags of `run`; `given` has `working-directory` and `output` already
 * absolute. All faults of all stages are told at once.
 */
export function readRunInputs(given: RawInputs, config: Config): RunInputs {
  const all = new ReadAll();
  const read = <Value>(action: ActionName, reader: (raw: RawInputs) => Value): Value =>
    all.read(() => reader(ownInputs(action, given, config)));
  const inputs: RunInputs = {
    plan: read('build-matrix', readPlanInputs),
    build: read('build-matrix', readBuildInputs),
    gather: read('build-matrix', readGatherInputs),
    scan: read('sbom-scan', readScanInputs),
    pack: read('upx-verify', readPackInputs),
    seal: read('checksum-sign', readSealInputs),
    publish: read('publish', readPublishInputs),
    dispatch: read('gray-dispatch', readDispatchInputs),
  };
  return all.done({ ...inputs, dispatch: { ...inputs.dispatch, wait: true } });
}

/** A path that was made absolute is no default any more, so it is laid over the rest. */
function ownInputs(action: ActionName, given: RawInputs, config: Config): RawInputs {
  const own = Object.keys(DECLARED[action].inputs).map((name) => [name, given[name] ?? '']);
  return {
    ...applyConfig(action, Object.fromEntries(own), config),
    'working-directory': given['working-directory'] ?? '',
    output: given.output ?? '',
  };
}
