import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { at, text } from './expressions.ts';
import { WorkflowFault } from './fault.ts';
import { type Done, endOf, type Running, variablesFor } from './frame.ts';

/** Shells and their options (actions/runner, ScriptHandlerHelpers). Without `shell`, bash has no pipefail. */
const SHELLS: Readonly<Record<string, string>> = {
  '': 'bash -e {0}',
  bash: 'bash --noprofile --norc -e -o pipefail {0}',
  sh: 'sh -e {0}',
  python: 'python {0}',
};

/** Runs the script of a `run` step. */
export async function runScript({ step, frame, scope, variables, stop, name }: Running): Promise<Done> {
  const { machine, places, defaults } = frame;
  const shell = text(step.shell ?? defaults.shell, places.step, at(scope, 'shell'));
  const folder = text(
    step['working-directory'] ?? defaults.workingDirectory,
    places.step,
    at(scope, 'working-directory'),
  );
  const path = join(machine.temporary, `${randomUUID()}.sh`);
  writeFileSync(path, text(step.run, places.step, at(scope, 'run')));
  const [program = '', ...args] = commandOf(shell, scope.where).map((word) => word.replace('{0}', path));
  const executed = await machine.execute(
    {
      kind: 'script',
      program,
      args,
      cwd: resolve(machine.workspace, folder),
      variables,
      own: {},
      context: variablesFor(frame, { action: step.id ?? '__run' }),
    },
    stop,
  );
  if (executed.exitCode !== 0 && !executed.stopped)
    executed.reader.complain(`Process completed with exit code ${executed.exitCode}.`);
  return endOf(executed, stop, name);
}

function commandOf(shell: string, where: string): string[] {
  const command = SHELLS[shell] ?? shell;
  if (!command.includes('{0}'))
    throw new WorkflowFault(where, `the shell '${shell}' is not emulated; a command with {0} in it is`);
  return command.split(' ');
}
