import { STAGES, type Stage } from '../model/check.ts';
import type { Step } from '../model/step.ts';
import { nameOfId } from '../model/target.ts';
import { formatDuration } from './format.ts';
import { plain } from './plain.ts';
import { type Format, type Paint, painter } from './terminal/paint.ts';
import { tableLines, widest } from './terminal/table.ts';

/** The last step of every stage and target. */
export interface ProgressState {
  /** Target ids, in the order they are shown. */
  readonly targets: readonly string[];
  /** By `cellKey`. */
  readonly cells: ReadonlyMap<string, Step>;
}

export interface ProgressOptions {
  readonly colour: boolean;
  readonly width: number;
  /** Turns the spinner; counts up by one a frame. */
  readonly frame: number;
}

/** Nothing has begun. `targets` are ids; others are added as they appear. */
export function noProgress(targets: readonly string[] = []): ProgressState {
  return { targets, cells: new Map() };
}

export function progressState(state: ProgressState, step: Step): ProgressState {
  const known = step.target === '' || state.targets.includes(step.target);
  return {
    targets: known ? state.targets : [...state.targets, step.target],
    cells: new Map(state.cells).set(cellKey(step.stage, step.target), step),
  };
}

/** The live grid: a row a target, a column a stage, and beneath it what is going on now. */
export function renderProgress(state: ProgressState, options: ProgressOptions): string {
  const paint = painter(options.colour);
  const symbol = (step: Step | undefined): string => (step ? mark(step, options.frame, paint) : '');
  const rows = ['', ...state.targets].map((target) => [
    rowName(target),
    ...STAGES.map((stage) => symbol(state.cells.get(cellKey(stage, target)))),
  ]);
  const [heading = '', ...body] = tableLines(['', ...STAGES], rows);
  return [
    heading,
    paint('dim', '─'.repeat(widest([heading]))),
    ...body,
    '',
    nowLine(state, options, paint),
  ].join('\n');
}

/** One event on one line, where there is no terminal to redraw. `elapsed` is milliseconds since the start. */
export function plainLine(step: Step, elapsed: number): string {
  const when = `[${formatDuration(elapsed).padStart(11)}]`;
  const note = step.note ? `  ${plain(step.note, 120)}` : '';
  return `${when}  ${step.stage.padEnd(8)}  ${rowName(step.target).padEnd(14)}  ${STEP_SYMBOLS[step.state]} ${step.state}${note}`;
}

const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;

const STEP_SYMBOLS: Readonly<Record<Step['state'], string>> = {
  started: '…',
  pass: '✓',
  fail: '✗',
  warn: '!',
  review: '?',
  skip: '–',
};

const STEP_COLOURS: Readonly<Record<Step['state'], Format>> = {
  started: 'cyan',
  pass: 'green',
  fail: ['bold', 'red'],
  warn: 'yellow',
  review: 'magenta',
  skip: 'dim',
};

function mark(step: Step, frame: number, paint: Paint): string {
  const turning = SPINNER[Math.abs(frame) % SPINNER.length] ?? SPINNER[0];
  return paint(STEP_COLOURS[step.state], step.state === 'started' ? turning : STEP_SYMBOLS[step.state]);
}

/** What runs now with its notes, as much as fits on one line: a live region must not wrap. */
function nowLine(state: ProgressState, options: ProgressOptions, paint: Paint): string {
  const running = [...state.cells.values()].filter((step) => step.state === 'started');
  const told = running.map((step) =>
    [step.stage, step.target && rowName(step.target), step.note && plain(step.note, 40)]
      .filter(Boolean)
      .join(' '),
  );
  const line = told.join(' · ');
  return paint('cyan', line.length > options.width ? `${line.slice(0, options.width - 1)}…` : line);
}

function rowName(target: string): string {
  return target === '' ? 'release' : plain(nameOfId(target), 40);
}

function cellKey(stage: Stage, target: string): string {
  return `${stage} ${target}`;
}
