import { performance } from 'node:perf_hooks';
import type { Step } from '../model/step.ts';
import type { Log, Progress } from '../ports.ts';
import { noProgress, plainLine, progressState, renderProgress } from '../report/progress.ts';

/** Where a run shows what goes on: a live grid on a terminal, plain lines elsewhere. Always on stderr. */
export interface Screen {
  readonly progress: Progress;
  readonly log: Log;
  /** Leaves the last state standing and lets go of the terminal. */
  close(): void;
}

const FRAME_MS = 100;

export async function openScreen(quiet: boolean): Promise<Screen> {
  if (quiet) return { progress: { report: () => {} }, log: plainLog, close: () => {} };
  return process.stderr.isTTY ? liveScreen() : plainScreen();
}

async function liveScreen(): Promise<Screen> {
  const { createLogUpdate } = await import('log-update');
  const update = createLogUpdate(process.stderr);
  let state = noProgress();
  let frame = 0;
  const draw = (): void => {
    update(
      renderProgress(state, { colour: process.stderr.hasColors(), width: process.stderr.columns, frame }),
    );
  };
  const timer = setInterval(() => {
    frame += 1;
    draw();
  }, FRAME_MS);
  timer.unref();
  const above = (message: string): void => {
    update.clear();
    process.stderr.write(`${message}\n`);
    draw();
  };
  return {
    progress: {
      report: (step) => {
        state = progressState(state, step);
      },
    },
    log: { info: above, warn: above, debug: () => {} },
    close() {
      clearInterval(timer);
      update.clear();
      update.done();
    },
  };
}

/** A line for every change, so that a log stays short however often work is looked at. */
function plainScreen(): Screen {
  const started = performance.now();
  const told = new Map<string, string>();
  const report = (step: Step): void => {
    const place = `${step.stage} ${step.target}`;
    const news = `${step.state} ${step.note ?? ''}`;
    if (told.get(place) === news) return;
    told.set(place, news);
    process.stderr.write(`${plainLine(step, performance.now() - started)}\n`);
  };
  return { progress: { report }, log: plainLog, close: () => {} };
}

const plainLog: Log = {
  info: (message) => process.stderr.write(`${message}\n`),
  warn: (message) => process.stderr.write(`warning: ${message}\n`),
  debug: () => {},
};
