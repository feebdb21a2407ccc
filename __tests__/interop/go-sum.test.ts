import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkSignedSums } from '../../src/build/modules/source.ts';
import type { Check } from '../../src/model/check.ts';
import { localPorts } from '../../src/runner/ports.ts';
import { moduleProxy, programWithModule } from '../support/go-modules.ts';
import type { GoProject } from '../support/go-project.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** What a maintainer does to sign go.sum, with the programs they do it with. */
const BIN = resolve(import.meta.dirname, '../../.tools/bin');
const folder = temporaryFolder('go-sum');
let project: GoProject;

function run(file: string, ...args: string[]): void {
  const env = { ...process.env, COSIGN_PASSWORD: '' };
  const { status, stderr } = spawnSync(file, args, { cwd: folder, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${file} ${args[0]}: ${stderr}`);
}

function check(signature: string, key: string): Promise<Check[]> {
  const signedSums = { signatures: [join(folder, signature)], publicKey: join(folder, key) };
  return checkSignedSums('build', { workingDirectory: project.folder, signedSums }, [], localPorts());
}

beforeAll(() => {
  project = programWithModule(moduleProxy());
  writeFileSync(
    join(folder, 'no-services.json'),
    '{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","rekorTlogConfig":{},"tsaConfig":{}}',
  );
  run(join(BIN, 'cosign3'), 'generate-key-pair');
});

describe('go.sum is vouched for when it was signed by', () => {
  const sum = (): string => join(project.folder, 'go.sum');

  test('cosign 3, in a bundle', async () => {
    const offline = ['--yes', '--signing-config', 'no-services.json'];
    run(join(BIN, 'cosign3'), 'sign-blob', '--key', 'cosign.key', ...offline, '--bundle', 'b.json', sum());
    expect(await check('b.json', 'cosign.pub')).toMatchObject([{ verdict: 'pass' }]);
  });

  test('cosign 2, in a file of its own', async () => {
    const offline = ['--yes', '--tlog-upload=false'];
    run(
      join(BIN, 'cosign2'),
      'sign-blob',
      '--key',
      'cosign.key',
      ...offline,
      '--output-signature',
      's.sig',
      sum(),
    );
    expect(await check('s.sig', 'cosign.pub')).toMatchObject([{ verdict: 'pass' }]);
  });

  test.each([
    ['P-256', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'], ['dgst', '-sha256', '-sign']],
    ['RSA', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'], ['dgst', '-sha256', '-sign']],
    ['Ed25519', ['-algorithm', 'ED25519'], ['pkeyutl', '-sign', '-rawin', '-inkey']],
  ])('OpenSSL with a key of the kind %s', async (name, kind, signing) => {
    run('openssl', 'genpkey', ...kind, '-out', `${name}.key`);
    run('openssl', 'pkey', '-in', `${name}.key`, '-pubout', '-out', `${name}.pub`);
    const input = signing[0] === 'pkeyutl' ? ['-in', sum()] : [sum()];
    run('openssl', ...signing, `${name}.key`, '-out', `${name}.sig`, ...input);
    expect(await check(`${name}.sig`, `${name}.pub`)).toMatchObject([{ verdict: 'pass' }]);
    expect(await check(`${name}.sig`, 'cosign.pub')).toMatchObject([{ verdict: 'fail' }]);
  });
});
