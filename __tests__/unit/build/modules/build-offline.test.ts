import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { run } from '../../../../src/build/build.ts';
import { type BuildInputs, readBuildInputs } from '../../../../src/build/inputs.ts';
import { NO_CONFIG } from '../../../../src/config/schema.ts';
import type { Check } from '../../../../src/model/check.ts';
import type { Hook, Plan } from '../../../../src/model/plan.ts';
import { run as plan } from '../../../../src/plan/plan.ts';
import { localPorts } from '../../../../src/runner/ports.ts';
import { goIn, moduleProxy, programWithModule } from '../../../support/go-modules.ts';
import { type GoProject, smallProgram } from '../../../support/go-project.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

const proxy = moduleProxy();
afterEach(() => vi.unstubAllEnvs());

const raw = ({ folder }: GoProject): Record<string, string> => ({
  'working-directory': folder,
  output: join(folder, 'dist'),
  gates: 'none',
  cache: 'off',
});

/** Plans and builds for linux/amd64 offline; `change` may alter the plan as a configuration would. */
async function build(
  project: GoProject,
  inputs: BuildInputs = readBuildInputs(raw(project)),
  change: (artifact: Plan['artifacts'][0]) => Plan['artifacts'][0] = (artifact) => artifact,
): Promise<Check[]> {
  const ports = localPorts({ offline: true });
  const { plan: planned } = await plan(
    {
      workingDirectory: project.folder,
      output: inputs.output,
      targets: ['linux/amd64'],
      version: '1.2.3',
      tagPrefix: undefined,
      runners: {},
      fanOut: 'target',
      build: undefined,
    },
    NO_CONFIG,
    ports,
  );
  return (await run(inputs, { ...planned, artifacts: planned.artifacts.map(change) }, ports)).checks;
}

const found = (checks: readonly Check[], name: string): Check | undefined =>
  checks.find((check) => check.name === name);
const withHook = (...command: string[]) => {
  const hook: Hook = { command, dir: '.', env: [] };
  return (artifact: Plan['artifacts'][0]) => ({ ...artifact, hooks: { pre: [hook], post: [] } });
};

describe('a build without a network', () => {
  test('takes modules from a folder', async () => {
    const project = programWithModule(proxy);
    vi.stubEnv('GOPROXY', `${proxy.address},https://proxy.example.org,direct`);
    vi.stubEnv('GOMODCACHE', temporaryFolder('gomodcache'));
    vi.stubEnv('GOFLAGS', '-modcacherw');
    const checks = await build(project);
    expect(found(checks, 'compile')).toMatchObject({ verdict: 'pass' });
    expect(found(checks, 'build-info')).toMatchObject({ measured: expect.stringContaining('1 modules') });
    expect(found(checks, 'network')).toMatchObject({ verdict: 'pass', measured: 'no attempt' });
  });

  test('takes them from a vendor folder', async () => {
    const project = programWithModule(proxy);
    goIn(project.folder, ['mod', 'vendor'], { GOPROXY: proxy.address, GOMODCACHE: temporaryFolder('c') });
    vi.stubEnv('GOPROXY', 'https://proxy.example.org');
    vi.stubEnv('GOMODCACHE', temporaryFolder('gomodcache'));
    const checks = await build(project);
    expect(found(checks, 'compile')).toMatchObject({ verdict: 'pass' });
    expect(found(checks, 'network')).toMatchObject({ verdict: 'pass' });
  });

  test('says which module is not here, without asking for it', async () => {
    const project = programWithModule(proxy);
    vi.stubEnv('GOPROXY', 'https://proxy.example.org,direct');
    vi.stubEnv('GOPRIVATE', 'example.org/*');
    vi.stubEnv('GOMODCACHE', temporaryFolder('gomodcache'));
    const checks = await build(project);
    expect(found(checks, 'compile')).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining('example.org/dep@v1.0.0 is not on this machine, and GOPROXY is off'),
      remedy: expect.stringContaining('go mod vendor'),
    });
    expect(found(checks, 'network')).toMatchObject({ verdict: 'pass' });
  });

  test('whose hook asks for a host fails by its name', async () => {
    const asking = withHook('curl', '--silent', 'https://assets.example.org/logo.png');
    const project = smallProgram();
    const checks = await build(project, undefined, asking);
    expect(found(checks, 'network')).toMatchObject({
      verdict: 'fail',
      measured: 'asked assets.example.org',
      detail: expect.stringMatching(/^assets\.example\.org by curl .* for linux\/amd64$/),
    });
  });

  test('whose go.sum is not the signed one builds nothing', async () => {
    const project = programWithModule(proxy);
    const signature = join(temporaryFolder('signature'), 'go.sum.sig');
    writeFileSync(signature, 'AAAA');
    const key = join(temporaryFolder('key'), 'cosign.pub');
    writeFileSync(key, PUBLIC_KEY);
    vi.stubEnv('GOPROXY', proxy.address);
    vi.stubEnv('GOMODCACHE', temporaryFolder('gomodcache'));
    const inputs = readBuildInputs({ ...raw(project), 'go-sum-signature': signature, 'public-key': key });
    const checks = await build(project, inputs);
    expect(checks.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
      'toolchain pass',
      'go-sum-signature fail',
    ]);
    expect(existsSync(join(project.folder, 'dist/build'))).toBe(false);
  });
});

describe('inputs', () => {
  const given = (more: Record<string, string>) =>
    readBuildInputs({ 'working-directory': '/repo', output: '/repo/dist', ...more });

  test('a signature needs a key', () => {
    expect(() => given({ 'go-sum-signature': 'go.sum.sig' })).toThrow(/public-key is missing/);
    expect(given({ 'public-key': 'cosign.pub' }).signedSums).toBeUndefined();
  });

  test('paths are of the working directory, and a key may be its text', () => {
    const sums = given({ 'go-sum-signature': 'go.sum.sig\n/k/w.sig', 'public-key': 'cosign.pub' }).signedSums;
    expect(sums).toEqual({ signatures: ['/repo/go.sum.sig', '/k/w.sig'], publicKey: '/repo/cosign.pub' });
    expect(given({ 'go-sum-signature': 's', 'public-key': PUBLIC_KEY }).signedSums?.publicKey).toBe(
      PUBLIC_KEY.trim(),
    );
  });
});

const PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAExJGNefmMxAywVUl73liu2nQkwPGs
2OFqtkAOZjfS/U+UI+TEqDOpd396jHqjqYEfo8BuHpbhUk/UDs8gTYcBoQ==
-----END PUBLIC KEY-----
`;
