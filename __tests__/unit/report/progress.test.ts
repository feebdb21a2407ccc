import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { Step } from '../../../src/model/step.ts';
import { noProgress, plainLine, progressState, renderProgress } from '../../../src/report/progress.ts';

const steps: Step[] = [
  { stage: 'plan', target: '', state: 'pass' },
  { stage: 'gates', target: '', state: 'started', note: '3 of 4' },
  { stage: 'build', target: 'linux-amd64', state: 'pass' },
  { stage: 'scan', target: 'linux-amd64', state: 'fail' },
  { stage: 'pack', target: 'linux-amd64', state: 'started', note: '38 %' },
  { stage: 'pack', target: 'darwin-arm64', state: 'skip' },
];
const state = steps.reduce(progressState, noProgress(['linux-amd64', 'linux-arm64']));
const options = { colour: false, width: 80, frame: 3 };

test('the grid: a row a target, symbols for what ended, a spinner for what runs', () => {
  expect(renderProgress(state, options).split('\n')).toEqual([
    '              plan  gates  build  scan  pack  seal  verify  publish  dispatch',
    '─'.repeat(77),
    'release       ✓     ⠸',
    'linux/amd64                ✓      ✗     ⠸',
    'linux/arm64',
    'darwin/arm64                            –',
    '',
    'gates 3 of 4 · pack linux/amd64 38 %',
  ]);
});

test('only the spinner turns from frame to frame', () => {
  const frames = [0, 1].map((frame) => renderProgress(state, { ...options, frame }));
  expect(frames[0]).not.toBe(frames[1]);
  expect(frames[0]?.replaceAll('⠋', '*')).toBe(frames[1]?.replaceAll('⠙', '*'));
});

test('a later step takes the place of the earlier one', () => {
  const ended = progressState(state, { stage: 'gates', target: '', state: 'warn' });
  expect(renderProgress(ended, options).split('\n')[2]).toBe('release       ✓     !');
  expect(renderProgress(state, options).split('\n')[2]).toBe('release       ✓     ⠸');
});

test('the line of what runs never wraps', () => {
  const busy = Array.from({ length: 30 }, (_, index) => `linux-arch${index}`).reduce(
    (before, target) =>
      progressState(before, { stage: 'build', target, state: 'started', note: 'compiling' }),
    noProgress(),
  );
  const last =
    renderProgress(busy, { ...options, colour: true })
      .split('\n')
      .at(-1) ?? '';
  expect(stripVTControlCharacters(last)).toHaveLength(80);
});

test('plain lines for a log', () => {
  const lines = steps.slice(0, 2).map((step, index) => plainLine(step, 83_000 * index));
  expect(lines).toEqual([
    '[       0 ms]  plan      release         ✓ pass',
    '[ 1 min 23 s]  gates     release         … started  3 of 4',
  ]);
});

test('a note cannot start a line of its own', () => {
  expect(plainLine({ stage: 'build', target: '', state: 'started', note: 'x\n::error::y' }, 0)).not.toContain(
    '\n',
  );
});
