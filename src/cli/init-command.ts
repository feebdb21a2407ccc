import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { type InitResult, init } from '../commands/init.ts';
import { renderRemarks } from '../init/remarks.ts';
import { ReleaseError } from '../model/errors.ts';
import { localFiles } from '../runner/files.ts';
import { localHost } from '../runner/host.ts';
import { onInterrupt } from '../runner/interrupt.ts';
import { localPorts } from '../runner/ports.ts';
import { generateKeyPair } from '../trust/cosign-key.ts';
import { printJson } from './output.ts';

interface InitOptions {
  readonly workingDirectory: string;
  readonly fromGoreleaser?: string | true;
  readonly keyPair?: string;
  readonly json?: boolean;
}

export function addInit(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('init')
    .description('write a configuration and a workflow that fit the repository, or make a key to sign with')
    .option('-C, --working-directory <folder>', 'the repository to release, or a folder of it', '.')
    .option('--from-goreleaser [file]', 'take over a .goreleaser.yaml, and list what was not taken over')
    .option(
      '--key-pair <prefix>',
      'write <prefix>.key and <prefix>.pub instead, protected with COSIGN_PASSWORD',
    )
    .option('--json', 'print the result as JSON')
    .action(async ({ workingDirectory, fromGoreleaser, keyPair, json }: InitOptions) => {
      if (keyPair) {
        const files = await writeKeyPair(resolve(keyPair));
        if (json) printJson({ files });
      } else {
        const inputs = { workingDirectory: resolve(workingDirectory), fromGoReleaser: fromGoreleaser };
        const result = await init(inputs, localPorts({ interrupted: onInterrupt() }));
        if (json) printJson(result);
        else process.stdout.write(told(result));
      }
      finish(0);
    });
}

function told({ files, from, remarks }: InitResult): string {
  const wrote = files.map((file) => `wrote ${relative('.', file)}`);
  const list =
    from === undefined ? [] : ['', `What was not taken over from ${from}:`, '', renderRemarks(remarks)];
  return `${[...wrote, ...list, '', ...NEXT].join('\n')}\n`;
}

const NEXT = [
  'Next:',
  '  oracle-release init --key-pair ../cosign   make a key, and keep it as secrets of the repository:',
  '                                             COSIGN_PRIVATE_KEY and COSIGN_PASSWORD; commit the public half',
  '  oracle-release run --key ../cosign.key     release a snapshot here, into dist/',
];

async function writeKeyPair(prefix: string): Promise<string[]> {
  const password = localHost.env('COSIGN_PASSWORD') ?? '';
  const { privatePem, publicPem } = await generateKeyPair(password);
  await createOnly(`${prefix}.key`, privatePem, 0o600);
  await createOnly(`${prefix}.pub`, publicPem, 0o644);
  const protection = password
    ? 'protected with COSIGN_PASSWORD'
    : 'without a password: set COSIGN_PASSWORD to protect one';
  process.stderr.write(`wrote ${prefix}.key (keep it secret; ${protection}) and ${prefix}.pub\n`);
  return [`${prefix}.key`, `${prefix}.pub`];
}

async function createOnly(path: string, content: string, mode: number): Promise<void> {
  if (await localFiles.create(path, content, mode)) return;
  throw new ReleaseError(
    'INPUT_INVALID',
    `${path} is there already`,
    'remove it, or choose another name; nothing was changed',
  );
}
