import type { Check, Checklist, Finding } from '../model/check.ts';
import { short } from '../model/digest.ts';
import { soakEnd } from './engine.ts';
import type { Health } from './fleet.ts';
import { healthIn } from './result.ts';
import type { Halt, NodeState, Rollout, WaveState } from './rollout.ts';

/** What the ledger shows of a rollout, as checks: one a wave that has begun, and one of the rollback. */
export function checkRollout(lane: string, rollout: Rollout, checklist: Checklist): void {
  const begun = rollout.waves.filter(({ outcome }) => outcome !== 'pending');
  checklist.checks.push(...begun.map((wave) => checkWave(lane, rollout, wave)));
  if (rollout.phase === 'rolling-back' || rollout.phase === 'rolled-back')
    checkRollback(lane, rollout, checklist);
  if (rollout.phase === 'paused') checkPause(lane, rollout, checklist);
}

/** What the nodes say now, after a rollout has completed. */
export function checkFleet(
  lane: string,
  { artifact }: Rollout,
  seen: readonly { node: string; isCurrent: boolean; health: Health }[],
  checklist: Checklist,
): void {
  const bad = seen.filter(({ isCurrent, health }) => !isCurrent || health.verdict !== 'healthy');
  const check = checklist.begin('fleet', lane);
  const measured = `${seen.length - bad.length} of ${seen.length} nodes healthy on ${short(artifact.checksum)}`;
  const bound = `${seen.length} of ${seen.length}`;
  if (bad.length === 0) {
    check.pass({ measured, bound });
    return;
  }
  const detail = bad
    .map(({ node, isCurrent, health }) => (isCurrent ? health.detail : `${node} has another version`))
    .join('; ');
  check.fail({
    measured,
    bound,
    detail,
    remedy: 'look at the log of the node; `oracle-release dispatch rollback` takes the release back',
  });
}

/** The times are those of the wave, from the ledger. */
function checkWave(lane: string, rollout: Rollout, wave: WaveState): Check {
  const startedAt = wave.startedAt ?? '';
  const ms = Date.parse(wave.endedAt ?? startedAt) - Date.parse(startedAt);
  const bound = `${wave.nodes.length} of ${wave.nodes.length} healthy throughout`;
  return {
    stage: 'dispatch',
    name: `wave-${wave.index}`,
    subject: lane,
    bound,
    ...verdictOn(wave, rollout),
    startedAt,
    ms,
  };
}

function verdictOn(wave: WaveState, rollout: Rollout): Finding & Pick<Check, 'verdict'> {
  switch (wave.outcome) {
    case 'passed':
      return {
        verdict: 'pass',
        measured: `${wave.nodes.length} of ${wave.nodes.length} healthy after ${rollout.soakSeconds} s soak`,
        detail: wave.nodes.join(', '),
      };
    case 'failed':
      return {
        verdict: 'fail',
        measured: measuredIn(wave, rollout),
        detail: `${reasonOf(rollout.halt)}${restored(rollout)}`,
        remedy:
          'correct the program and release again; `oracle-release dispatch resume` tries the same release once more',
      };
    case 'stopped':
      return { verdict: 'skip', detail: `stopped: ${reasonOf(rollout.halt)}` };
    default:
      return { verdict: 'not-run', detail: stillOpen(rollout) };
  }
}

function stillOpen(rollout: Rollout): string {
  const due = soakEnd(rollout);
  if (rollout.phase === 'paused') return `the dispatch is paused: ${reasonOf(rollout.halt)}`;
  if (due === undefined) return 'the wave is not installed yet; the next step goes on';
  return `soaks until ${new Date(due).toISOString()}; a step after that decides`;
}

function checkRollback(lane: string, rollout: Rollout, checklist: Checklist): void {
  const check = checklist.begin('rollback', lane);
  const touched = rollout.nodes.filter(({ stage }) => stage !== 'planned');
  const back = touched.filter(({ stage, fault }) => stage === 'reverted' && fault === undefined);
  const finding = {
    measured: `${back.length} of ${touched.length} nodes back on their old checksum and healthy`,
    bound: `${touched.length} of ${touched.length}`,
  };
  const detail = `${reasonOf(rollout.halt)}; ${touched.map(wentBackTo).join(', ') || 'no node had been touched'}`;
  if (back.length === touched.length && rollout.phase === 'rolled-back') check.pass({ ...finding, detail });
  else
    check.fail({
      ...finding,
      detail,
      remedy: 'look at the nodes named; run the dispatch again to go on with the rollback',
    });
}

function checkPause(lane: string, { halt }: Rollout, checklist: Checklist): void {
  const check = checklist.begin('paused', lane);
  if (halt?.cause === 'no-data') {
    check.fail({
      measured: 'no data',
      bound: 'an answer of every node',
      detail: reasonOf(halt),
      remedy:
        'see why the node cannot be asked, then `oracle-release dispatch resume` or `dispatch rollback`',
    });
  } else check.warn({ detail: reasonOf(halt), remedy: '`oracle-release dispatch resume` goes on' });
}

function measuredIn(wave: WaveState, rollout: Rollout): string {
  const { healthy, failed } = healthIn(wave, rollout);
  const measured = `${healthy} of ${wave.nodes.length} healthy`;
  return failed > 0 ? measured : `${measured}, ${rollout.halt?.node} of an earlier wave not`;
}

function reasonOf(halt: Halt | undefined): string {
  if (!halt) return 'no reason on record';
  return halt.node && !halt.reason.startsWith(halt.node) ? `${halt.node}: ${halt.reason}` : halt.reason;
}

function restored({ nodes }: Rollout): string {
  const back = nodes.filter(({ stage }) => stage === 'reverted');
  return back.length > 0 ? `; restored: ${back.map(wentBackTo).join(', ')}` : '';
}

function wentBackTo({ id, stage, before, fault }: NodeState): string {
  if (stage !== 'reverted') return `${id} still on the new version`;
  return `${id} to ${before ? short(before) : 'nothing'}${fault === undefined ? '' : ` (not well: ${fault})`}`;
}
