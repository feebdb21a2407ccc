import { type Job, resultOf, runLone, type StepResult } from './step.ts';

/** Runs the composite action of a repository's root as the only step of a job. */
export async function runComposite(
  repository: string,
  inputs: Readonly<Record<string, string>>,
  job: Job,
): Promise<{
  outcome: StepResult['outcome'];
  outputs: Readonly<Record<string, string>>;
  /** By id; those that were skipped are left out. */
  steps: Record<string, StepResult>;
}> {
  const record = await runLone(repository, inputs, job);
  const ran = record.steps.filter(({ id, outcome }) => id !== '' && outcome !== 'skipped');
  return {
    outcome: resultOf(record).outcome,
    outputs: record.outputs,
    steps: Object.fromEntries(ran.map((step) => [step.id, resultOf(step)])),
  };
}
