import type { Command } from 'commander';
import { prepare } from '../commands/prepare.ts';
import { ReleaseError } from '../model/errors.ts';
import { onInterrupt } from '../runner/interrupt.ts';
import { localPorts } from '../runner/ports.ts';
import { findDatabase } from '../scan/database/find.ts';
import { readScanInputs } from '../scan/inputs.ts';
import { addFlags, givenInputs } from './flags.ts';
import { printJson } from './output.ts';

const NOT_OF_THE_DATABASE = [
  'files',
  'manifest',
  'engine',
  'formats',
  'gomodcache',
  'vendor',
  'enforce',
  'output',
];

/** Also the way to fill the cache before going offline. */
export function addDatabase(program: Command, finish: (exitCode: number) => void): void {
  const command = program
    .command('db')
    .description('say which vulnerability database a scan would use; fetch the official one where needed');
  addFlags(command, ['sbom-scan'], NOT_OF_THE_DATABASE);
  command.option('--json', 'print the result as JSON');
  command.action(async (options: Record<string, unknown> & { json?: boolean }) => {
    const given = givenInputs(options);
    const ports = localPorts({ offline: given.offline === 'true', interrupted: onInterrupt() });
    const { raw } = await prepare('sbom-scan', given, ports);
    const database = await findDatabase(readScanInputs(raw), ports);
    if ('missing' in database) throw new ReleaseError('NETWORK_FAILED', database.missing, database.remedy);
    const date = database.date === undefined ? undefined : new Date(database.date).toISOString();
    if (options.json) printJson({ entries: database.size, date });
    else process.stdout.write(`${database.size} vulnerabilities, dated ${date ?? 'unknown'}\n`);
    finish(0);
  });
}
