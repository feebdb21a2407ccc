import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type DatabaseFacts, importFrom, info, pull } from '../commands/database.ts';
import { prepare } from '../commands/prepare.ts';
import { DECLARED } from '../model/declared.generated.ts';
import { SHA256 } from '../model/digest.ts';
import { ReleaseError } from '../model/errors.ts';
import { onInterrupt } from '../runner/interrupt.ts';
import { localPorts } from '../runner/ports.ts';
import { readScanInputs } from '../scan/inputs.ts';
import { addFlags, givenInputs } from './flags.ts';
import { printJson } from './output.ts';

type Finish = (exitCode: number) => void;

/** The vulnerability database of scans: which one it is, and how it comes to a machine, with a network or without. */
export function addDatabase(program: Command, finish: Finish): void {
  const command = program
    .command('db')
    .description(
      'the vulnerability database: tell which one scans use, fetch the official one, import a file',
    );
  addInfo(command, finish);
  addPull(command, finish);
  addImport(command, finish);
}

/** Inputs of a scan that decide which database it uses. */
const OF_THE_DATABASE = ['db', 'db-sha256', 'db-max-age-days', 'working-directory', 'config'];

function addInfo(parent: Command, finish: Finish): void {
  const command = parent
    .command('info', { isDefault: true })
    .description(
      'tell which database of those that are here a scan would use; exit 1 when it is stale, 3 when none is here',
    );
  const others = Object.keys(DECLARED['sbom-scan'].inputs).filter((name) => !OF_THE_DATABASE.includes(name));
  addFlags(command, ['sbom-scan'], others);
  addJson(command);
  command.action(async (options: Record<string, unknown> & { json?: boolean }) => {
    const ports = localPorts({ offline: true, interrupted: onInterrupt() });
    const { raw } = await prepare('sbom-scan', givenInputs(options), ports);
    const facts = await info(readScanInputs(raw), ports);
    print(facts, options.json);
    if (facts.stale && !options.json) {
      process.stdout.write(`stale: a scan asks for one of at most ${facts.maxAgeDays} days\n`);
    }
    finish(facts.stale ? 1 : 0);
  });
}

function addPull(parent: Command, finish: Finish): void {
  const command = parent
    .command('pull')
    .description('fetch the official database, read every entry, and keep it for scans')
    .option('--to <file>', 'write it to this file instead, with its digest beside, to carry it over');
  addJson(command);
  command.action(async ({ to, json }: { to?: string; json?: boolean }) => {
    const ports = localPorts({ interrupted: onInterrupt() });
    print(await pull(to === undefined ? undefined : resolve(to), ports), json);
    finish(0);
  });
}

function addImport(parent: Command, finish: Finish): void {
  const command = parent
    .command('import')
    .description('read every entry of a database that was carried over, and keep it for scans')
    .argument('<path>', 'a .zip, a .tgz or a folder; a digest in <path>.sha256 must be that of the file')
    .option('--db-sha256 <value>', 'digest that the file must have');
  addJson(command);
  command.action(async (path: string, { dbSha256, json }: { dbSha256?: string; json?: boolean }) => {
    const ports = localPorts({ offline: true, interrupted: onInterrupt() });
    print(await importFrom(resolve(path), readDigest(dbSha256), ports), json);
    finish(0);
  });
}

function readDigest(given: string | undefined): string | undefined {
  const digest = given?.toLowerCase();
  if (digest === undefined || SHA256.test(digest)) return digest;
  throw new ReleaseError(
    'INPUT_INVALID',
    `--db-sha256 ${JSON.stringify(given)} is not a sha256 digest of 64 hexadecimal digits`,
    'take it from where the database was fetched: `oracle-release db pull` prints it',
  );
}

function addJson(command: Command): void {
  command.option('--json', 'print the result as JSON');
}

function print(facts: DatabaseFacts, json = false): void {
  if (json) printJson(facts);
  else process.stdout.write(inLines(facts));
}

function inLines({ source, path, entries, date, ageDays, sha256, kept }: DatabaseFacts): string {
  const rows = {
    source,
    entries: `${entries} vulnerabilities`,
    date:
      date === undefined
        ? 'unknown'
        : `${date.slice(0, 10)}, ${ageDays} ${ageDays === 1 ? 'day' : 'days'} ago`,
    sha256,
    path,
    ...(kept && { kept: `since ${kept.slice(0, 10)}` }),
  };
  const lines = Object.entries(rows).map(([name, value]) => `${name.padEnd(8)} ${value}\n`);
  return lines.join('');
}
