import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BUNDLE_SUFFIX, PROVENANCE } from '../../src/model/layout.ts';
import { localPorts } from '../../src/runner/ports.ts';
import { run as seal } from '../../src/seal/seal.ts';
import { generateKeyPair } from '../../src/trust/cosign-key.ts';
import { readPublicKey } from '../../src/trust/public-key.ts';
import { refusalOfMessage } from '../../src/trust/refusal.ts';
import { messageOver } from '../../src/trust/signature.ts';
import { run as verify } from '../../src/verify/verify.ts';
import { type Fixture, PASSWORD, packedRelease, sealedRelease } from '../support/release.ts';

/** Real cosign and coreutils, with the network cut where the machine lets us cut it. */
const BIN = resolve(import.meta.dirname, '../../.tools/bin');
const canCutNetwork = spawnSync('unshare', ['-n', 'true']).status === 0;

interface Finished {
  readonly status: number | null;
  readonly text: string;
}

function runTool(file: string, args: readonly string[], cwd: string): Finished {
  const [command, all] = canCutNetwork ? ['unshare', ['-n', file, ...args]] : [file, args];
  const env = { ...process.env, COSIGN_PASSWORD: PASSWORD, HOME: cwd };
  const { status, stdout, stderr } = spawnSync(command, all, { cwd, encoding: 'utf8', env });
  return { status, text: `${stdout}${stderr}` };
}

interface Cosign {
  readonly version: 2 | 3;
  /** What offline verification of a v0.3 bundle takes in this version. */
  readonly verifyFlags: readonly string[];
}

const COSIGNS: readonly Cosign[] = [
  { version: 2, verifyFlags: ['--new-bundle-format', '--trusted-root', '../empty-root.json'] },
  { version: 3, verifyFlags: [] },
];

let fixture: Fixture;
let cwd: string;
let names: string[];

beforeAll(async () => {
  fixture = await sealedRelease();
  cwd = fixture.release;
  names = await readdir(cwd);
  await writeFile(
    join(fixture.output, 'empty-root.json'),
    '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}',
  );
  await writeFile(
    join(fixture.output, 'no-services.json'),
    '{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","rekorTlogConfig":{},"tsaConfig":{}}',
  );
});
afterAll(() => fixture.remove());

describe.each(COSIGNS)('cosign $version', ({ version, verifyFlags }) => {
  const path = join(BIN, `cosign${version}`);
  const cosign = (...args: string[]) => runTool(path, args, cwd);
  const trust = (bundle: string) => [
    ...['--key', '../cosign.pub', '--bundle', bundle, '--insecure-ignore-tlog=true'],
    ...verifyFlags,
  ];
  const statement = ['--type', 'slsaprovenance1'];

  beforeEach(({ skip }) => skip(!existsSync(path), `${path} is missing: \`make interop\` fetches it`));

  test('accepts the signature of every file', () => {
    const signed = names.filter((name) => name.endsWith(BUNDLE_SUFFIX) && !name.startsWith(PROVENANCE));
    expect(signed).toHaveLength(22);
    for (const bundle of signed) {
      const file = bundle.slice(0, -BUNDLE_SUFFIX.length);
      expect.soft(cosign('verify-blob', ...trust(bundle), file), bundle).toMatchObject({ status: 0 });
    }
  });

  test('accepts the provenance of every subject', async () => {
    const { subject } = JSON.parse(await readFile(join(cwd, PROVENANCE), 'utf8'));
    expect(subject).toHaveLength(9);
    for (const { name } of subject) {
      const flags = [...trust(`${PROVENANCE}${BUNDLE_SUFFIX}`), ...statement];
      expect.soft(cosign('verify-blob-attestation', ...flags, name), name).toMatchObject({ status: 0 });
    }
  });

  test('refuses a tampered file, signed or attested', async () => {
    const tampered = join(fixture.output, 'tampered');
    await writeFile(tampered, `${await readFile(join(cwd, 'checksums.txt'), 'utf8')}\n`);
    expect(cosign('verify-blob', ...trust('checksums.txt.sigstore.json'), tampered).status).not.toBe(0);
    const flags = [...trust(`${PROVENANCE}${BUNDLE_SUFFIX}`), ...statement];
    expect(cosign('verify-blob-attestation', ...flags, tampered).status).not.toBe(0);
  });

  const offlineSigning =
    version === 2
      ? ['--tlog-upload=false', '--new-bundle-format']
      : ['--signing-config', '../no-services.json'];

  test('signs with a key that we made, and we understand the signature', async () => {
    const bundle = join(fixture.output, `by-cosign${version}.json`);
    const signing = ['--key', fixture.key, '--yes', ...offlineSigning, '--bundle', bundle];
    expect(cosign('sign-blob', ...signing, 'checksums.txt')).toMatchObject({ status: 0 });
    expect(cosign('verify-blob', ...trust(bundle), 'checksums.txt')).toMatchObject({ status: 0 });

    // cosign's spelling of the bundle is not ours; its content is.
    const { serialise } = await import('../../src/trust/bundle.ts');
    const { bundleFromJSON } = await import('@sigstore/bundle');
    const text = await serialise(bundleFromJSON(JSON.parse(await readFile(bundle, 'utf8'))));
    const message = messageOver(await readFile(join(cwd, 'checksums.txt')));
    const key = readPublicKey(await readFile(join(fixture.output, 'cosign.pub'), 'utf8'), 'cosign.pub');
    expect(await refusalOfMessage(text, message, key)).toBeUndefined();
  });

  test('cannot open a key that we made with another password', async () => {
    const { privatePem } = await generateKeyPair('another');
    const key = join(fixture.output, 'another.key');
    await writeFile(key, privatePem);
    expect(cosign('public-key', '--key', key).status).not.toBe(0);
    expect(cosign('public-key', '--key', fixture.key)).toMatchObject({ status: 0 });
  });

  test('makes a key that we sign with, and accepts what we signed', async () => {
    const other = await packedRelease();
    const made = runTool(path, ['generate-key-pair', '--output-key-prefix', 'made'], other.output);
    expect(made).toMatchObject({ status: 0 });
    const inputs = { ...other.inputs, key: join(other.output, 'made.key') };
    const { files } = await seal(inputs, other.plan, localPorts());
    expect(files).not.toHaveLength(0);
    expect(await readFile(join(other.output, 'cosign.pub'), 'utf8')).toBe(
      await readFile(join(other.output, 'made.pub'), 'utf8'),
    );
    await copyFile(join(fixture.output, 'empty-root.json'), join(other.output, 'empty-root.json'));
    const flags = trust('checksums.txt.sigstore.json');
    expect(runTool(path, ['verify-blob', ...flags, 'checksums.txt'], other.release)).toMatchObject({
      status: 0,
    });
    await other.remove();
  });

  test.each(['rsa', 'ed25519'])('accepts signatures by an %s key', async (kind) => {
    const key = join(fixture.output, `${kind}.pem`);
    const size = kind === 'rsa' ? ['-pkeyopt', 'rsa_keygen_bits:2048'] : [];
    execFileSync('openssl', ['genpkey', '-algorithm', kind, ...size, '-out', key], { stdio: 'ignore' });
    const other = await sealedRelease({ key, keyPassword: undefined });
    await copyFile(join(fixture.output, 'empty-root.json'), join(other.output, 'empty-root.json'));
    for (const file of ['small-linux-amd64', 'checksums.txt']) {
      const flags = trust(`${file}${BUNDLE_SUFFIX}`);
      expect(runTool(path, ['verify-blob', ...flags, file], other.release)).toMatchObject({ status: 0 });
    }
    const flags = [...trust(`${PROVENANCE}${BUNDLE_SUFFIX}`), ...statement];
    const attested = runTool(path, ['verify-blob-attestation', ...flags, 'small-linux-amd64'], other.release);
    expect(attested).toMatchObject({ status: 0 });
    const { checks } = await verify({ directory: other.output, publicKey: undefined }, localPorts());
    expect(checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    await other.remove();
  });
});

describe('without any tool of the trade', () => {
  test.each([
    ['sha256sum', 'checksums.txt'],
    ['sha512sum', 'checksums.sha512.txt'],
  ])('%s -c --strict %s', (tool, list) => {
    expect(runTool(tool, ['-c', '--strict', '--quiet', list], cwd)).toEqual({ status: 0, text: '' });
  });

  test('openssl verifies the signature in a bundle', async () => {
    const bundle = JSON.parse(await readFile(join(cwd, `checksums.txt${BUNDLE_SUFFIX}`), 'utf8'));
    const der = join(fixture.output, 'checksums.der');
    await writeFile(der, Buffer.from(bundle.messageSignature.signature, 'base64'));
    const args = ['dgst', '-sha256', '-verify', '../cosign.pub', '-signature', der, 'checksums.txt'];
    expect(runTool('openssl', args, cwd)).toEqual({ status: 0, text: 'Verified OK\n' });
  });
});
