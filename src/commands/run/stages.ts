import type { Config } from '../../config/schema.ts';
import type { Manifest } from '../../model/artifact.ts';
import { type Check, Checklist } from '../../model/check.ts';
import type { ActionName } from '../../model/declared.generated.ts';
import type { Plan } from '../../model/plan.ts';
import type { Ports } from '../../ports.ts';
import type { ScanContext } from '../../scan/context.ts';
import type { RunInputs } from './inputs.ts';

/** The stages that a run can end after, in their order; the gates belong to the build. */
export const RUN_STAGES = ['plan', 'build', 'scan', 'pack', 'seal', 'verify', 'publish', 'dispatch'] as const;
export type RunStage = (typeof RUN_STAGES)[number];

/** The actions that make up the pipeline; their inputs are the flags of `run`. */
export const RUN_ACTIONS = [
  'build-matrix',
  'sbom-scan',
  'upx-verify',
  'checksum-sign',
  'publish',
  'gray-dispatch',
] as const satisfies readonly ActionName[];

/** What the stages of one run work with. */
export interface Work {
  readonly inputs: RunInputs;
  readonly config: Config;
  readonly plan: Plan;
  /** Absolute. */
  readonly output: string;
  readonly until: RunStage;
  /** The release before, where one was given to compare sizes with. */
  readonly earlier: Manifest | undefined;
  /** Opens the vulnerability database and the licences, once. */
  readonly scanContext: () => Promise<ScanContext>;
  readonly ports: Ports;
}

/** What one stage found. */
export interface Found {
  readonly stage: RunStage;
  readonly checks: readonly Check[];
  readonly data: Readonly<Record<string, unknown>>;
}

export function reaches(until: RunStage, stage: RunStage): boolean {
  return RUN_STAGES.indexOf(until) >= RUN_STAGES.indexOf(stage);
}

/** What stands for a stage that an earlier failure kept from running. */
export function notReached(stage: RunStage, { plan: planned, ports }: Work): Found {
  const checks = new Checklist(stage, ports.clock.now);
  checks.begin('reached', planned.project).notRun('an earlier check failed, so nothing was released');
  return { stage, checks: checks.checks, data: {} };
}
