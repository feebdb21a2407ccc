import type { RawInputs } from '../model/inputs.ts';
import type { Ports } from '../ports.ts';
import { localReleases } from '../runner/github.ts';
import { onInterrupt } from '../runner/interrupt.ts';
import { localPorts } from '../runner/ports.ts';
import { openScreen, type Screen } from './screen.ts';

/** Runs work with the real ports and a screen that is let go of whatever happens. */
export async function inSession<Result>(
  raw: RawInputs,
  quiet: boolean,
  work: (ports: Ports, screen: Screen) => Promise<Result>,
): Promise<Result> {
  const screen = await openScreen(quiet);
  const { log, progress } = screen;
  const ports = localPorts({
    offline: raw.offline === 'true',
    interrupted: onInterrupt(),
    log,
    progress,
    releases: localReleases,
  });
  try {
    return await work(ports, screen);
  } finally {
    screen.close();
  }
}
