import type { Finding, PendingCheck } from '../../model/check.ts';
import type { Action } from './schema.ts';

/** What a check found, and what the policy has follow from it. */
export interface Judged extends Finding {
  readonly action: Action;
}

/** The strictest of them; `allow` where there are none. */
export function strictest(actions: readonly Action[]): Action {
  return (['block', 'review'] as const).find((action) => actions.includes(action)) ?? 'allow';
}

/** Ends a check by what was judged; without enforcement what would fail only warns. */
export function end(check: PendingCheck, { action, ...finding }: Judged, enforce: boolean): void {
  if (action === 'allow') check.pass(finding);
  else if (action === 'block' && enforce) check.fail(finding);
  else check.warn(finding);
}
