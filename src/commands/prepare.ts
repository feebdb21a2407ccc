import { resolve, sep } from 'node:path';
import { applyConfig } from '../config/apply.ts';
import { loadConfig } from '../config/config.ts';
import type { ActionName } from '../model/declared.generated.ts';
import { ReleaseError } from '../model/errors.ts';
import type { RawInputs } from '../model/inputs.ts';
import type { Ports } from '../ports.ts';
import type { Invocation } from './outcome.ts';

/** Lays the configuration beneath the inputs and makes the paths absolute. */
export async function prepare(action: ActionName, given: RawInputs, ports: Ports): Promise<Invocation> {
  const workingDirectory = resolve(given['working-directory'] || '.');
  if ((await ports.files.stat(workingDirectory))?.kind !== 'folder') {
    throw new ReleaseError(
      'INPUT_INVALID',
      `working-directory ${workingDirectory} is not a folder`,
      'name the folder of the Go repository to release',
    );
  }
  const config = await loadConfig(workingDirectory, given.config ?? '', ports.files);
  const raw = applyConfig(action, given, config);
  const output = resolve(workingDirectory, raw.output || 'dist');
  refuseOutput(output, workingDirectory);
  return {
    given,
    raw: {
      ...raw,
      'working-directory': workingDirectory,
      output,
    },
    config,
    ports,
  };
}

/** Everything in the output folder is ours to replace, so it must not be, or hold, the repository. */
function refuseOutput(output: string, workingDirectory: string): void {
  const holdsRepository = `${workingDirectory}${sep}`.startsWith(
    output.endsWith(sep) ? output : `${output}${sep}`,
  );
  const isGit = output.split(sep).includes('.git');
  if (!holdsRepository && !isGit) return;
  throw new ReleaseError(
    'INPUT_INVALID',
    `output ${output} is the repository itself, or holds it`,
    'name a folder of its own, such as dist',
  );
}

export function outputOf({ raw }: Pick<Invocation, 'raw'>): string {
  return raw.output ?? '';
}
