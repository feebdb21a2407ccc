import { ReleaseError } from '../model/errors.ts';
import type { Event } from './events.ts';
import type { Rollout } from './rollout.ts';

/** The modes by which a person steers a rollout. */
export type Steering = 'pause' | 'resume' | 'abort' | 'rollback';

/**
 * What a person's wish means in this state: the event to record, or undefined when it is so already. Throws
 * INPUT_INVALID when it cannot be had.
 */
export function steer(wish: Steering, rollout: Rollout | undefined, reason: string): Event | undefined {
  if (!rollout) throw impossible(wish, 'nothing has been dispatched yet');
  return WISHES[wish](rollout, reason);
}

const WISHES: Record<Steering, (rollout: Rollout, reason: string) => Event | undefined> = {
  pause({ phase }, reason) {
    if (phase === 'paused') return undefined;
    if (phase === 'running') return { type: 'paused', reason };
    throw impossible('pause', `the dispatch is ${phase}`);
  },
  // After a rollback there is nothing to record: the step that follows plans anew.
  resume({ phase }, reason) {
    return phase === 'paused' ? { type: 'resumed', reason } : undefined;
  },
  abort({ phase }, reason) {
    if (phase === 'completed') throw impossible('abort', 'the dispatch is completed; `rollback` undoes it');
    return goBack(phase, 'abort', reason);
  },
  rollback({ phase }, reason) {
    return goBack(phase, 'rollback', reason);
  },
};

function goBack(phase: Rollout['phase'], cause: 'abort' | 'rollback', reason: string): Event | undefined {
  const already = phase === 'rolling-back' || phase === 'rolled-back';
  return already ? undefined : { type: 'rolling-back', cause, reason };
}

function impossible(wish: Steering, why: string): ReleaseError {
  return new ReleaseError(
    'INPUT_INVALID',
    `mode is ${wish}, but ${why}`,
    '`status` shows where the dispatch is',
  );
}
