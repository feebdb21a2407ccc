import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkNetwork } from '../../../../src/build/modules/network.ts';
import { checkSignedSums, checkSource } from '../../../../src/build/modules/source.ts';
import type { Check } from '../../../../src/model/check.ts';
import type { Plan } from '../../../../src/model/plan.ts';
import type { Attempt } from '../../../../src/ports.ts';
import { localPorts } from '../../../../src/runner/ports.ts';
import { signMessage } from '../../../../src/trust/bundle.ts';
import { messageOver, signer } from '../../../../src/trust/signature.ts';
import { goIn, moduleProxy, programWithModule } from '../../../support/go-modules.ts';
import { type GoProject, smallProgram } from '../../../support/go-project.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

const proxy = moduleProxy();
const ports = localPorts();
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();
const pem = pemOf(publicKey);

beforeEach(() => {
  vi.stubEnv('GOPROXY', proxy.address);
  vi.stubEnv('GOMODCACHE', temporaryFolder('gomodcache'));
  vi.stubEnv('GOFLAGS', '-modcacherw');
});
afterEach(() => vi.unstubAllEnvs());

/** A signature of a file of the project, outside of it. */
function signed(
  project: GoProject,
  file = 'go.sum',
  write: (bytes: Buffer) => Buffer | string = raw,
): string {
  const path = join(temporaryFolder('signature'), `${file.replaceAll('/', '-')}.sig`);
  writeFileSync(path, write(readFileSync(join(project.folder, file))));
  return path;
}
const raw = (bytes: Buffer): Buffer => sign('sha256', bytes, privateKey);

function check(
  { folder }: GoProject,
  signatures: readonly string[],
  key = pem,
  flags: readonly string[] = [],
): Promise<Check[]> {
  const signedSums = { signatures, publicKey: key };
  return checkSignedSums('build', { workingDirectory: folder, signedSums }, flags, ports);
}

describe('a signed go.sum', () => {
  test.each([
    ['a bare signature', raw],
    ['a signature in base64', (bytes: Buffer) => `${raw(bytes).toString('base64')}\n`],
    [
      'a signature in wrapped base64',
      (bytes: Buffer) => raw(bytes).toString('base64').replace(/.{64}/g, '$&\n'),
    ],
  ])('%s vouches for it', async (_, write) => {
    const project = programWithModule(proxy);
    expect(await check(project, [signed(project, 'go.sum', write)])).toMatchObject([
      {
        stage: 'build',
        name: 'go-sum-signature',
        subject: 'go.sum',
        verdict: 'pass',
        measured: expect.stringMatching(/^ecdsa-p256, key /),
      },
    ]);
  });

  test('a Sigstore bundle vouches for it, in any spelling', async () => {
    const project = programWithModule(proxy);
    const bundle = await signMessage(
      messageOver(readFileSync(join(project.folder, 'go.sum'))),
      signer(privateKey, 'k'),
    );
    const spelled = signed(project, 'go.sum', () => JSON.stringify(JSON.parse(bundle), null, 4));
    expect(await check(project, [spelled])).toMatchObject([{ verdict: 'pass' }]);
    project.edit('go.sum', (text) => text.replace('h1:', 'h1:A'));
    expect(await check(project, [spelled])).toMatchObject([
      { verdict: 'fail', measured: expect.stringContaining('was made for other bytes') },
    ]);
  });

  test('what was changed after it was signed is found', async () => {
    const project = programWithModule(proxy);
    const signature = signed(project);
    project.edit('go.sum', (text) => text.replace('h1:', 'h1:A'));
    expect(await check(project, [signature])).toMatchObject([
      {
        verdict: 'fail',
        measured: `${signature} is no signature of it by this key`,
        remedy: expect.stringContaining('sign it again'),
      },
    ]);
  });

  test('another key is found', async () => {
    const project = programWithModule(proxy);
    const other = pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);
    expect(await check(project, [signed(project)], other)).toMatchObject([{ verdict: 'fail' }]);
  });

  test.each(['', '{', '{}', '{"mediaType":"x"}', 'AAAA', '\0\0', 'null', '[]'])(
    'a signature file that is none is refused: %j',
    async (text) => {
      const project = programWithModule(proxy);
      expect(await check(project, [signed(project, 'go.sum', () => text)])).toMatchObject([
        { verdict: 'fail' },
      ]);
    },
  );

  test('a signature that is not there is no pass', async () => {
    const project = programWithModule(proxy);
    expect(await check(project, ['/nowhere/go.sum.sig'])).toMatchObject([
      { verdict: 'fail', measured: '/nowhere/go.sum.sig is missing' },
    ]);
  });

  test('a go.sum that is not there is no pass', async () => {
    const project = smallProgram();
    expect(await check(project, ['/nowhere/go.sum.sig'])).toMatchObject([
      { verdict: 'fail', detail: 'there is no go.sum that could have been signed' },
    ]);
  });

  test('a key that cannot be read is the fault of who gave it', async () => {
    const project = programWithModule(proxy);
    const given = check(project, [signed(project)], '/nowhere/cosign.pub');
    await expect(given).rejects.toMatchObject({ code: 'KEY_UNREADABLE', exitCode: 2 });
  });

  test('a key from the repository itself, and a vendor folder, are told', async () => {
    const project = programWithModule(proxy);
    project.write('cosign.pub', pem);
    goIn(project.folder, ['mod', 'vendor'], { GOPROXY: proxy.address, GOMODCACHE: temporaryFolder('c') });
    const [found] = await check(project, [signed(project)], join(project.folder, 'cosign.pub'));
    expect(found).toMatchObject({ verdict: 'pass' });
    expect(found?.detail).toContain('whoever could change go.sum could change it');
    expect(found?.detail).toContain('go.sum says nothing of the vendor folder');
  });

  test('flags that lead Go to other sums are refused', async () => {
    const project = programWithModule(proxy);
    const signature = signed(project);
    const settings = [
      ['-modfile=other.mod'],
      ['-modfile', 'other.mod'],
      ['--mod=mod'],
      ['-mod', 'mod'],
      ['GOFLAGS=-tags=x -mod=mod'],
      ["GOFLAGS='-modfile=a b.mod'"],
      ['GOWORK=/other/go.work'],
    ];
    for (const some of settings) {
      expect(await check(project, [signature], pem, some), some.join(' ')).toMatchObject([
        { verdict: 'fail', detail: expect.stringContaining('makes Go read or write other sums') },
      ]);
    }
    expect(
      await check(project, [signature], pem, ['-mod=vendor', 'GOWORK=off', 'GOFLAGS=-modcacherw']),
    ).toMatchObject([{ verdict: 'pass' }]);
    vi.stubEnv('GOFLAGS', '-modcacherw -mod=mod');
    expect(await check(project, [signature])).toMatchObject([
      { verdict: 'fail', detail: expect.stringContaining('-mod=mod') },
    ]);
  });

  test('in a workspace every file of sums must be signed', async () => {
    const project = programWithModule(proxy);
    mkdirSync(join(project.folder, 'lib'));
    project.write('lib/go.mod', 'module example.org/lib\n\ngo 1.24\n');
    project.write('lib/lib.go', 'package lib\n');
    project.write('lib/go.sum', 'example.org/x v1.0.0 h1:AAAA\n');
    project.write('go.work', 'go 1.24\n\nuse (\n\t.\n\t./lib\n)\n');
    project.write('go.work.sum', 'example.org/y v1.0.0 h1:AAAA\n');
    const signatures = [signed(project), signed(project, 'go.work.sum')];
    const verdicts = (checks: Check[]) => checks.map(({ subject, verdict }) => `${subject} ${verdict}`);
    expect(verdicts(await check(project, signatures))).toEqual([
      'go.sum pass',
      'lib/go.sum fail',
      'go.work.sum pass',
    ]);
    expect(verdicts(await check(project, [...signatures, signed(project, 'lib/go.sum')]))).toEqual([
      'go.sum pass',
      'lib/go.sum pass',
      'go.work.sum pass',
    ]);
  });
});

describe('the toolchain', () => {
  const version = execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' }).trim();
  const source = (project: GoProject, toolchain: string) =>
    checkSource(
      { workingDirectory: project.folder, signedSums: undefined },
      { toolchain, artifacts: [] } as unknown as Plan,
      ports,
    );

  test('is the planned one', async () => {
    expect(await source(smallProgram(), version)).toMatchObject([
      { stage: 'build', name: 'toolchain', verdict: 'pass', measured: version },
    ]);
  });

  test('another one is told before it builds', async () => {
    expect(await source(smallProgram(), 'go1.20.1')).toMatchObject([
      {
        verdict: 'fail',
        measured: version,
        bound: 'go1.20.1',
        remedy: expect.stringContaining("go-version: '1.20.1'"),
      },
    ]);
  });

  test('one that go.mod is not content with is told', async () => {
    vi.stubEnv('GOTOOLCHAIN', 'go1.99.0');
    vi.stubEnv('GOPROXY', 'off');
    expect(await source(smallProgram(), version)).toMatchObject([{ verdict: 'fail', bound: version }]);
  });
});

describe('an offline run', () => {
  const judge = (attempts: readonly Attempt[]): Check | undefined =>
    checkNetwork('gates', { ...ports, network: { offline: true, attempts: () => attempts } })[0];

  test('with a network says nothing', () => {
    expect(checkNetwork('build', ports)).toEqual([]);
  });

  test('that asked nobody passes', () => {
    expect(judge([])).toMatchObject({ verdict: 'pass', measured: 'no attempt' });
  });

  test('that asked somebody fails by name', () => {
    const asked = [
      { host: 'a.example.org', command: 'go test ./...' },
      { host: 'b.example.org:8080', command: undefined },
      { host: 'a.example.org', command: 'go vet ./...' },
    ];
    expect(judge(asked)).toMatchObject({
      verdict: 'fail',
      measured: 'asked a.example.org, b.example.org:8080',
      detail: [
        'a.example.org by go test ./...',
        'b.example.org:8080 by a program that did not say who it is',
        'a.example.org by go vet ./...',
      ].join('\n'),
    });
  });

  test('that asked very many names a few', () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ host: `h${index}.example.org`, command: 'x' }));
    const { measured, detail } = judge(many) ?? {};
    expect(measured).toMatch(/h4\.example\.org and 45 more$/);
    expect(detail?.split('\n')).toHaveLength(20);
  });
});
