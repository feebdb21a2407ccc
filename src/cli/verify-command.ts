import type { Command } from 'commander';
import { checksumSign } from '../commands/checksum-sign.ts';
import { applyConfig } from '../config/apply.ts';
import { NO_CONFIG } from '../config/schema.ts';
import { ReleaseError } from '../model/errors.ts';
import { onInterrupt } from '../runner/interrupt.ts';
import { localPorts } from '../runner/ports.ts';
import { printOutcome } from './output.ts';
import { addOutputFlags } from './stage-command.ts';

/** Verifying needs nothing but the files, opens no connection and writes nothing. */
export function addVerify(program: Command, finish: (exitCode: number) => void): void {
  const command = program
    .command('verify')
    .description('check a release again from its bytes: set, digests, signatures, provenance, formats')
    .argument('[directory]', 'folder of the release', 'dist/release')
    .option('--public-key <value>', 'the key that signatures must verify with, by path or as text');
  addOutputFlags(command);
  command.action(
    async (directory: string, options: { publicKey?: string; json?: boolean; all?: boolean }) => {
      if (options.publicKey?.trim() === '') {
        throw new ReleaseError(
          'INPUT_INVALID',
          '--public-key is empty',
          'name the key, or leave the flag out',
        );
      }
      const given = {
        mode: 'verify',
        directory,
        'public-key': options.publicKey ?? '',
        'working-directory': process.cwd(),
      };
      const raw = applyConfig('checksum-sign', given, NO_CONFIG);
      const ports = localPorts({ offline: true, interrupted: onInterrupt() });
      const outcome = await checksumSign({ given, raw, config: NO_CONFIG, ports });
      const report = { title: `Verified ${directory}`, checks: outcome.checks, sizes: [] };
      finish(
        printOutcome(outcome, report, undefined, { json: Boolean(options.json), all: Boolean(options.all) }),
      );
    },
  );
}
