import { expand, type Scope } from './expressions.ts';
import { WorkflowFault } from './fault.ts';
import type { Place } from './places.ts';
import type { Concurrency } from './run.ts';

/** Reads a `concurrency` key; undefined where there is none. */
export function concurrencyOf(written: unknown, place: Place, scope: Scope): Concurrency | undefined {
  if (written === undefined) return undefined;
  const value = expand(written, place, scope);
  const { group, ...rest } =
    value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : { group: value };
  if (typeof group !== 'string' || group === '')
    throw new WorkflowFault(scope.where, 'Concurrency group name cannot be empty');
  if (group.length > 400)
    throw new WorkflowFault(scope.where, 'Concurrency group name must be less than 400 characters');
  return { group, cancelInProgress: (rest as Record<string, unknown>)['cancel-in-progress'] === true };
}

/** GitHub cancels what would wait for a group that something around it holds; letter case does not count. */
export function refuseDeadlock(
  concurrency: Concurrency | undefined,
  around: readonly string[],
  where: string,
): void {
  const held = around.find((group) => group.toLowerCase() === concurrency?.group.toLowerCase());
  if (held !== undefined)
    throw new WorkflowFault(where, `a deadlock was detected for the concurrency group '${held}'`);
}
