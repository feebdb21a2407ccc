import type { Check } from '../model/check.ts';
import type { Plan } from '../model/plan.ts';
import type { Ports } from '../ports.ts';
import { checkFolder } from './folder.ts';
import { checkGitHub } from './github.ts';
import { checkIdentity } from './identity.ts';
import type { PreflightInputs } from './inputs.ts';
import { checkNames } from './names.ts';
import { checkTool } from './tool-check.ts';

export type PreflightPorts = Pick<
  Ports,
  'clock' | 'exec' | 'files' | 'host' | 'identity' | 'releases' | 'tools'
>;

/**
 * Looks whether the planned release can be made, before anything is built. Nothing lasting is written anywhere. What
 * cannot be known here is `not-run`; what will surely stop the release later fails now.
 */
export async function run(inputs: PreflightInputs, plan: Plan, ports: PreflightPorts): Promise<Check[]> {
  const found = await Promise.all([
    checkNames(inputs, plan, ports),
    ...inputs.tools.map((need) => checkTool(need, inputs, ports)),
    ...inputs.places.map((place) =>
      place.kind === 'dir'
        ? checkFolder(place, inputs, plan, ports)
        : checkGitHub(place, inputs, plan, ports),
    ),
    checkIdentity(inputs, ports),
  ]);
  return found.flat();
}
