import { measure } from './measure.ts';
import type { Ours } from './ours.ts';
import type { Peers } from './peers.ts';
import type { Bench, Row } from './rows.ts';

const BASELINE = 'six go build';

/** What each stage costs by itself, on what the stage before it left. */
export function stages(ours: Ours, peers: Peers): Bench {
  const stage = (name: string, command: string, ...args: readonly string[]): Row => ({
    name,
    against: BASELINE,
    run: () => ours.stage(command, ...args),
  });
  return {
    title: 'stage by stage, warm',
    rows: [
      { name: BASELINE, run: () => measure(peers.plainBuilds()) },
      {
        name: 'node, empty program',
        against: BASELINE,
        run: () => measure({ file: process.execPath, args: ['-e', '0'], cwd: import.meta.dirname }),
      },
      { name: 'plan and build', against: BASELINE, run: () => ours.build() },
      stage('plan', 'plan'),
      stage('gates and one target', 'build', '--target', 'linux/amd64'),
      stage('scan', 'scan'),
      stage('pack', 'pack'),
      stage('pack, unchanged', 'pack'),
      stage('seal', 'seal'),
      stage('verify', 'verify'),
      stage('publish', 'publish'),
    ],
  };
}
