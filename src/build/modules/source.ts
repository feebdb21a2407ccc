import { type Check, Checklist, type Stage } from '../../model/check.ts';
import type { Plan } from '../../model/plan.ts';
import type { Ports } from '../../ports.ts';
import { checkSums, type SignedSums } from './sums.ts';
import { checkToolchain } from './toolchain.ts';

export interface SourceInputs {
  /** Absolute. */
  readonly workingDirectory: string;
  /** Undefined where nobody need have signed them. */
  readonly signedSums: SignedSums | undefined;
}

type SourcePorts = Pick<Ports, 'exec' | 'files' | 'clock'>;

/** What must hold before anything is built; nothing is when one of these fails. */
export async function checkSource(inputs: SourceInputs, plan: Plan, ports: SourcePorts): Promise<Check[]> {
  const checks = new Checklist('build', ports.clock.now);
  await checkToolchain(checks.begin('toolchain', 'source'), inputs.workingDirectory, plan, ports);
  const settings = plan.artifacts.flatMap(({ flags, env }) => [...flags, ...env]);
  return [...checks.checks, ...(await checkSignedSums('build', inputs, settings, ports))];
}

/** The part of it that needs no plan. */
export async function checkSignedSums(
  stage: Stage,
  { workingDirectory, signedSums }: SourceInputs,
  settings: readonly string[],
  ports: SourcePorts,
): Promise<Check[]> {
  const checks = new Checklist(stage, ports.clock.now);
  if (signedSums) await checkSums(checks, workingDirectory, signedSums, settings, ports);
  return checks.checks;
}
