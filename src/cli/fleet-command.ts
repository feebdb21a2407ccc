import { resolve } from 'node:path';
import type { Command } from 'commander';
import { loadConfig } from '../config/config.ts';
import { stopFleet } from '../dispatch/local/stop.ts';
import { layout } from '../model/layout.ts';
import { localPorts } from '../runner/ports.ts';

export function addFleetDown(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('fleet-down')
    .description('stop the nodes of the local fleet that dispatch left running; their files stay')
    .option('-C, --working-directory <folder>', 'the released repository', '.')
    .option('-o, --output <folder>', 'its output folder', 'dist')
    .action(async ({ workingDirectory, output }: { workingDirectory: string; output: string }) => {
      const ports = localPorts();
      const { dispatch } = await loadConfig(resolve(workingDirectory), '', ports.files);
      const folder = dispatch?.fleet.directory ?? layout(resolve(workingDirectory, output)).fleet;
      const stopped = await stopFleet(folder, ports);
      process.stderr.write(stopped.length > 0 ? `stopped ${stopped.join(', ')}\n` : 'no node was running\n');
      finish(0);
    });
}
