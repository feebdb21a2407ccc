import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ActionMetadata, inputVariables, stateVariables } from './action.ts';
import { WorkflowFault } from './fault.ts';
import { type Done, endOf, type Running, variablesFor } from './frame.ts';
import type { Repository } from './repositories.ts';

/** An action that was found, with its inputs. */
export interface Action {
  readonly folder: string;
  readonly repository: Repository;
  readonly metadata: ActionMetadata;
  readonly inputs: Readonly<Record<string, string>>;
}

/** Runs `main` of a JavaScript action; `post` runs at the end of the job with the state that main saved. */
export async function runNode(
  { step, name, frame, scope, variables, own, stop }: Running,
  action: Action,
): Promise<Done> {
  const { using, main, pre, post, 'post-if': postCondition = 'always()' } = action.metadata.runs;
  if (!/^node(20|24)$/.test(using) || pre !== undefined)
    throw new WorkflowFault(scope.where, `${using}${pre === undefined ? '' : ' with pre'} is not emulated`);
  const state: Record<string, string> = {};
  const run = async (file: string, now: Readonly<Record<string, string>>, signal: AbortSignal) => {
    const executed = await frame.machine.execute(
      {
        kind: 'action',
        program: process.execPath,
        args: [entryOf(action, file, scope.where)],
        cwd: frame.machine.workspace,
        variables: now,
        own: { ...inputVariables(action.inputs), ...stateVariables(state) },
        context: variablesFor(frame, {
          action: step.id ?? '__action',
          action_repository: action.repository.name,
          action_ref: action.repository.ref,
        }),
      },
      signal,
    );
    Object.assign(state, executed.state);
    return endOf(executed, signal, name);
  };
  // Before main runs, so that a main that fails is cleaned up after.
  if (post !== undefined)
    frame.register({
      name: `Post ${name}`,
      condition: postCondition,
      run: (signal) => run(post, { ...frame.machine.variables, ...own }, signal),
    });
  return run(main ?? '', variables, stop);
}

/** `main` and `post` are relative to the folder of the action and may lead out of it. */
function entryOf({ folder }: Action, file: string, where: string): string {
  const entry = resolve(folder, file);
  if (file === '' || !existsSync(entry)) throw new WorkflowFault(where, `${folder} has no runnable ${entry}`);
  return entry;
}
