import { basename, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { ReleaseError } from '../model/errors.ts';
import { localFiles } from '../runner/files.ts';
import { localHost } from '../runner/host.ts';
import { generateKeyPair } from '../trust/cosign-key.ts';

const CONFIG = '.oracle-release.yml';

export function addInit(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('init')
    .description('write a configuration to begin with, or make a key to sign with')
    .option('-C, --working-directory <folder>', 'the repository to release', '.')
    .option(
      '--key-pair <prefix>',
      'write <prefix>.key and <prefix>.pub instead, protected with COSIGN_PASSWORD',
    )
    .action(async ({ workingDirectory, keyPair }: { workingDirectory: string; keyPair?: string }) => {
      if (keyPair) await writeKeyPair(resolve(keyPair));
      else await writeConfig(resolve(workingDirectory));
      finish(0);
    });
}

async function writeKeyPair(prefix: string): Promise<void> {
  const password = localHost.env('COSIGN_PASSWORD') ?? '';
  const { privatePem, publicPem } = await generateKeyPair(password);
  await createOnly(`${prefix}.key`, privatePem, 0o600);
  await createOnly(`${prefix}.pub`, publicPem, 0o644);
  const protection = password
    ? 'protected with COSIGN_PASSWORD'
    : 'without a password: set COSIGN_PASSWORD to protect one';
  process.stderr.write(`wrote ${prefix}.key (keep it secret; ${protection}) and ${prefix}.pub\n`);
}

async function writeConfig(folder: string): Promise<void> {
  const path = [folder, CONFIG].join(sep);
  await createOnly(path, template(basename(folder)), 0o644);
  process.stderr.write(`wrote ${path}; everything in it is optional\n`);
}

async function createOnly(path: string, content: string, mode: number): Promise<void> {
  if (await localFiles.create(path, content, mode)) return;
  throw new ReleaseError(
    'INPUT_INVALID',
    `${path} is there already`,
    'remove it, or choose another name; nothing was changed',
  );
}

function template(project: string): string {
  return `# Everything but the version is optional; without this file the defaults hold.
version: 1
# project: ${project}
# builds:
#   - main: ./cmd/${project}
#     ldflags: ['-X main.branch={{ .Tag }}']
# targets: [six]                 # or grid, all, or a list such as linux/amd64
# gates: [vet, staticcheck, race, modverify]
# scan:
#   db-max-age-days: 7
# pack:                          # or false: release everything plain
#   method: nrv
# seal:
#   channel: gray
# publish:
#   to: dir:/srv/releases
`;
}
