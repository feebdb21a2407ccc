import { describe, expect, it } from 'vitest';
import { begin } from '../../../src/dispatch/begin.ts';
import { type Intent, judge, next } from '../../../src/dispatch/engine.ts';
import type { Cause, Entry, Event } from '../../../src/dispatch/events.ts';
import { type Rollout, replay } from '../../../src/dispatch/rollout.ts';
import { type Steering, steer } from '../../../src/dispatch/steer.ts';

const NEW = 'b'.repeat(64);
const OLD = 'a'.repeat(64);
const AT = '2026-01-01T00:00:00.000Z';
const planned: Event = {
  type: 'planned',
  artifact: { name: 'app-linux-amd64', version: '1.0.0', checksum: NEW },
  waves: [['n1'], ['n2', 'n3']],
  unchanged: ['n4'],
  soakSeconds: 3,
};

function after(...events: Event[]): Rollout | undefined {
  const entries = events.map((event, index): Entry => {
    return { seq: index + 1, prev: OLD, hash: NEW, at: AT, epoch: 1, run: 'r', lane: 'local', event };
  });
  return replay(entries, 'local');
}
const healthy = (node: string): Event[] => [
  { type: 'installing', node, before: OLD },
  { type: 'installed', node },
  { type: 'healthy', node },
];
const firstWave: Event[] = [...healthy('n1'), { type: 'soaking', wave: 1 }, { type: 'passed', wave: 1 }];
const back = (cause: Cause, node?: string): Event => {
  return { type: 'rolling-back', cause, reason: 'why', ...(node ? { node } : {}) };
};
const reverted = (node: string): Event[] => [
  { type: 'reverting', node, to: OLD },
  { type: 'reverted', node },
];

describe('what is next', () => {
  it.each<[string, Event[], Intent]>([
    ['a new plan', [], { do: 'announce', node: 'n1' }],
    ['an intent', [{ type: 'installing', node: 'n1', before: OLD }], { do: 'install', node: 'n1' }],
    ['an installation', healthy('n1').slice(0, 2), { do: 'confirm', node: 'n1' }],
    ['a whole wave', healthy('n1'), { do: 'record', event: { type: 'soaking', wave: 1 } }],
    [
      'the begin of a soak',
      [...healthy('n1'), { type: 'soaking', wave: 1 }],
      { do: 'watch', wave: 1, nodes: ['n1'], due: Date.parse(AT) + 3000 },
    ],
    ['a passed wave', firstWave, { do: 'announce', node: 'n2' }],
    ['a node of a wave', [...firstWave, ...healthy('n2')], { do: 'announce', node: 'n3' }],
    [
      'the last soak, with the nodes of all waves',
      [...firstWave, ...healthy('n2'), ...healthy('n3'), { type: 'soaking', wave: 2 }],
      { do: 'watch', wave: 2, nodes: ['n1', 'n2', 'n3'], due: Date.parse(AT) + 3000 },
    ],
    [
      'the last wave',
      [
        ...firstWave,
        ...healthy('n2'),
        ...healthy('n3'),
        { type: 'soaking', wave: 2 },
        { type: 'passed', wave: 2 },
      ],
      { do: 'record', event: { type: 'completed' } },
    ],
    ['completion', [{ type: 'completed' }], { do: 'rest' }],
    ['a pause', [{ type: 'paused', reason: 'lunch' }], { do: 'rest' }],
    [
      'a resumption',
      [
        { type: 'paused', reason: 'lunch' },
        { type: 'resumed', reason: 'fed' },
      ],
      { do: 'announce', node: 'n1' },
    ],
    [
      'a failure, newest first',
      [...firstWave, ...healthy('n2').slice(0, 2), back('failure', 'n2')],
      { do: 'record', event: { type: 'reverting', node: 'n2', to: OLD } },
    ],
    [
      'an announced return',
      [...firstWave, back('abort'), { type: 'reverting', node: 'n1', to: OLD }],
      { do: 'restore', node: 'n1', to: OLD },
    ],
    [
      'an intent that was killed: the node may have the new version',
      [{ type: 'installing', node: 'n1', before: null }, back('abort')],
      { do: 'record', event: { type: 'reverting', node: 'n1', to: null } },
    ],
    [
      'the last return',
      [...healthy('n1'), back('failure', 'n1'), ...reverted('n1')],
      { do: 'record', event: { type: 'rolled-back' } },
    ],
    [
      'a rollback before any node was touched',
      [back('abort')],
      { do: 'record', event: { type: 'rolled-back' } },
    ],
    ['the end of a rollback', [back('abort'), { type: 'rolled-back' }], { do: 'rest' }],
  ])('after %s', (_, events, expected) => {
    const rollout = after(planned, ...events);
    expect(rollout && next(rollout)).toEqual(expected);
  });
});

it.each([
  ['healthy', undefined],
  ['unhealthy', { type: 'rolling-back', cause: 'failure', reason: 'why', node: 'n1' }],
  ['unknown', { type: 'paused', reason: 'why', node: 'n1' }],
] as const)('a node that is %s', (verdict, expected) => {
  expect(judge('n1', { verdict, detail: 'why' })).toEqual(expected);
});

describe('how a release meets the last rollout', () => {
  const done: Event[] = [{ type: 'completed' }];
  it.each<[string, Event[] | undefined, string, (string | null)[], boolean, string]>([
    ['there is none', undefined, NEW, [null], false, 'plan'],
    ['it is under way', [], NEW, [OLD], false, 'go-on'],
    ['another is under way', [], OLD, [OLD], false, 'replace'],
    ['it is done everywhere', done, NEW, [NEW, NEW], false, 'go-on'],
    ['it is done, but a node is new', done, NEW, [NEW, null], false, 'plan'],
    ['another is done', done, OLD, [NEW], false, 'plan'],
    ['it is paused', [{ type: 'paused', reason: 'x' }], NEW, [OLD], false, 'hold'],
    ['another is paused', [{ type: 'paused', reason: 'x' }], OLD, [OLD], true, 'hold'],
    ['it was rolled back', [back('failure', 'n1'), { type: 'rolled-back' }], NEW, [OLD], false, 'hold'],
    [
      'it was rolled back, and shall be tried again',
      [back('abort'), { type: 'rolled-back' }],
      NEW,
      [OLD],
      true,
      'plan',
    ],
    ['it had to make way', [back('superseded'), { type: 'rolled-back' }], NEW, [OLD], false, 'plan'],
    ['another was rolled back', [back('failure', 'n1'), { type: 'rolled-back' }], OLD, [OLD], false, 'plan'],
  ])('when %s', (_, events, checksum, installed, retry, expected) => {
    const last = events && after(planned, ...events);
    expect(begin(last, checksum, installed, retry)).toBe(expected);
  });
});

describe('how a person steers', () => {
  const states: Record<string, Event[]> = {
    running: [],
    paused: [{ type: 'paused', reason: 'x' }],
    'rolling-back': [back('failure', 'n1')],
    'rolled-back': [back('failure', 'n1'), { type: 'rolled-back' }],
    completed: [{ type: 'completed' }],
  };
  it.each<[Steering, string, string]>([
    ['pause', 'running', 'paused'],
    ['pause', 'paused', 'nothing'],
    ['pause', 'rolling-back', 'INPUT_INVALID'],
    ['pause', 'rolled-back', 'INPUT_INVALID'],
    ['pause', 'completed', 'INPUT_INVALID'],
    ['resume', 'running', 'nothing'],
    ['resume', 'paused', 'resumed'],
    ['resume', 'rolled-back', 'nothing'],
    ['resume', 'completed', 'nothing'],
    ['abort', 'running', 'rolling-back'],
    ['abort', 'paused', 'rolling-back'],
    ['abort', 'rolling-back', 'nothing'],
    ['abort', 'rolled-back', 'nothing'],
    ['abort', 'completed', 'INPUT_INVALID'],
    ['rollback', 'running', 'rolling-back'],
    ['rollback', 'completed', 'rolling-back'],
    ['rollback', 'rolled-back', 'nothing'],
  ])('%s while %s', (wish, state, expected) => {
    const decide = () => steer(wish, after(planned, ...(states[state] ?? [])), 'why');
    if (expected === 'INPUT_INVALID') expect(decide).toThrow(expect.objectContaining({ code: expected }));
    else expect(decide()?.type ?? 'nothing').toBe(expected);
  });

  it('has nothing to steer before the first dispatch', () => {
    expect(() => steer('abort', undefined, 'why')).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  });
});

describe('the replay', () => {
  it('knows only its own lane', () => {
    const entry: Entry = {
      seq: 1,
      prev: OLD,
      hash: NEW,
      at: AT,
      epoch: 1,
      run: 'r',
      lane: 'other',
      event: planned,
    };
    expect(replay([entry], 'local')).toBeUndefined();
  });

  it.each<[string, Event[]]>([
    ['an event before any plan', [{ type: 'completed' }]],
    ['a node that is not planned', [planned, { type: 'installed', node: 'n9' }]],
  ])('refuses %s', (_, events) => {
    expect(() => after(...events)).toThrow(expect.objectContaining({ code: 'LEDGER_BROKEN' }));
  });
});
