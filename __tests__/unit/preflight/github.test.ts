import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Check } from '../../../src/model/check.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { possibleNames } from '../../../src/model/sealed.ts';
import type { Ports } from '../../../src/ports.ts';
import { checkGitHub } from '../../../src/preflight/github.ts';
import type { PreflightInputs } from '../../../src/preflight/inputs.ts';
import { run as publish } from '../../../src/publish/publish.ts';
import { localReleases } from '../../../src/runner/github.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { type GoProject, smallProgram } from '../../support/go-project.ts';
import { type Fixture, sealedRelease, smallPlan } from '../../support/release.ts';
import type { RepositorySettings } from '../../support/services/github/github.ts';
import { type Services, startServices } from '../../support/services/services.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { preflightInputs } from './inputs.ts';

let services: Services;
let project: GoProject;
let output: string;
beforeEach(async () => {
  services = await startServices();
  project = smallProgram();
  output = temporaryFolder('preflight');
});
afterEach(() => services.close());

const IDENTITY = ['user.name=T', 'user.email=t@example.org', 'advice.nestedTag=false'].flatMap((one) => [
  '-c',
  one,
]);
const git = (...args: string[]): string =>
  execFileSync('git', [...IDENTITY, ...args], {
    cwd: project.folder,
    encoding: 'utf8',
  }).trim();
const head = () => git('rev-parse', 'HEAD');
const add = (settings: Partial<RepositorySettings> = {}) =>
  services.addRepository('o/r', { from: project.folder, ...settings });
const jobToken = () => services.token({ repository: 'o/r', permissions: { contents: 'read' } });

interface Asked {
  readonly token?: string | undefined;
  readonly plan?: Partial<Plan>;
  readonly inputs?: Partial<PreflightInputs>;
  readonly api?: string;
  readonly ports?: Ports;
}

async function found(asked: Asked = {}): Promise<Record<string, Check>> {
  const token = 'token' in asked ? asked.token : jobToken();
  const { api = `${services.url}/api`, inputs, ports = localPorts({ releases: localReleases }) } = asked;
  const checks = await checkGitHub(
    { kind: 'github', repository: { api, owner: 'o', name: 'r' }, token, maxFiles: 1000 },
    preflightInputs({ output, ...inputs }),
    smallPlan({ commit: head(), ...asked.plan }, ['linux/amd64']),
    ports,
  );
  expect(checks.map(({ stage, subject }) => `${stage} ${subject}`)).toEqual(Array(4).fill('plan github:o/r'));
  return Object.fromEntries(checks.map((check) => [check.name, check]));
}

describe('the token', () => {
  test('of a job reads; whether it may write is not known', async () => {
    add();
    expect((await found()).token).toMatchObject({
      verdict: 'not-run',
      remedy: expect.stringContaining('permissions: contents: write'),
    });
  });

  test('of a user is what its scopes and the rights of the user make it', async () => {
    add();
    const verdictOf = async (push: boolean, scopes?: readonly string[]) =>
      (await found({ token: services.userToken('o/r', { push, ...(scopes ? { scopes } : {}) }) })).token
        ?.verdict;
    expect(await verdictOf(true, ['repo'])).toBe('pass');
    expect(await verdictOf(true, ['gist'])).toBe('fail');
    expect(await verdictOf(false, ['repo'])).toBe('fail');
    expect(await verdictOf(true)).toBe('not-run');
    expect(await verdictOf(false)).toBe('fail');
  });

  test('that nobody knows fails, and the rest is not known', async () => {
    add();
    const checks = await found({ token: 'made-up' });
    expect(checks.token).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining('does not know the token'),
    });
    expect(checks.tag).toMatchObject({ verdict: 'not-run' });
    expect(checks['release-free']).toMatchObject({ verdict: 'not-run' });
  });

  test('is needed by who publishes, not by who only looks', async () => {
    add();
    expect((await found({ token: undefined })).token).toMatchObject({ verdict: 'fail' });
    expect((await found({ token: undefined, inputs: { elsewhere: true } })).token).toMatchObject({
      verdict: 'not-run',
    });
  });

  test('of a repository that is archived', async () => {
    add({ archived: true });
    expect((await found()).token).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining('archived'),
    });
  });
});

describe('the tag', () => {
  test('is where the plan says, annotated or not', async () => {
    git('tag', 'v1.2.3');
    git('tag', '--annotate', '--message', 'one', 'agent/v1.2.3');
    git('tag', '--annotate', '--message', 'two', 'twice', 'agent/v1.2.3');
    add();
    for (const tag of ['v1.2.3', 'agent/v1.2.3', 'twice'])
      expect((await found({ inputs: { tag } })).tag, tag).toMatchObject({ verdict: 'pass' });
  });

  test('was moved', async () => {
    git('tag', 'v1.2.3');
    add();
    project.commit('more');
    expect((await found()).tag).toMatchObject({
      verdict: 'fail',
      measured: expect.stringMatching(/^v1\.2\.3 is commit [0-9a-f]{12}$/),
      remedy: expect.stringContaining('moved'),
    });
  });

  test('was not pushed, and neither was the commit', async () => {
    add();
    expect((await found()).tag).toMatchObject({ verdict: 'warn', remedy: 'push it: git push origin v1.2.3' });
    project.commit('more');
    expect((await found()).tag).toMatchObject({ verdict: 'fail', remedy: 'push the commit and the tag' });
  });

  test('of a snapshot, which has none', async () => {
    add();
    const checks = await found({ inputs: { tag: undefined } });
    expect(checks).toMatchObject({
      tag: { verdict: 'fail', detail: expect.stringContaining('needs one') },
      'tag-immutable': { verdict: 'skip' },
      'release-free': { verdict: 'skip' },
    });
  });
});

describe('that the tag stays', () => {
  const RULESET = {
    name: 'releases',
    target: 'tag',
    enforcement: 'active',
    include: ['refs/tags/v*'],
    exclude: [],
    rules: ['deletion', 'update'],
  } as const;

  test('is what a ruleset says, which every token may read', async () => {
    add({ rulesets: [{ ...RULESET, target: 'branch' }, RULESET] });
    expect((await found())['tag-immutable']).toMatchObject({ verdict: 'pass', measured: 'ruleset releases' });
  });

  test('is not what a ruleset says that is only tried out', async () => {
    add({ rulesets: [{ ...RULESET, enforcement: 'evaluate' }] });
    expect((await found())['tag-immutable']).toMatchObject({
      verdict: 'not-run',
      detail: 'this token may not read whether immutable releases are on',
    });
  });

  test.each([
    [true, 'pass'],
    [false, 'warn'],
  ])('is what the setting says (%s), for those who may read it', async (immutableReleases, verdict) => {
    add({ immutableReleases });
    const permissions = { contents: 'read', administration: 'read' } as const;
    const token = services.token({ repository: 'o/r', permissions });
    expect((await found({ token }))['tag-immutable']).toMatchObject({ verdict });
  });
});

describe('the release', () => {
  let fixture: Fixture;
  beforeEach(async () => {
    git('tag', 'v1.2.3');
    fixture = await sealedRelease({}, ['linux/amd64']);
  });
  afterEach(() => fixture.remove());

  const writer = () => services.token({ repository: 'o/r', permissions: { contents: 'write' } });

  /** What is there was made from the commit of the fixture, as its manifest says. */
  async function published(draft = false): Promise<void> {
    const ports = localPorts({ releases: localReleases });
    const env = { GITHUB_API_URL: `${services.url}/api`, GITHUB_REPOSITORY: 'o/r' } as Record<string, string>;
    await publish(
      {
        directory: fixture.release,
        to: [{ kind: 'github', token: writer(), draft, prerelease: 'auto', notes: undefined }],
        tag: 'v1.2.3',
      },
      fixture.plan,
      { ...ports, host: { ...ports.host, env: (name) => env[name] } },
    );
  }

  test('is not there yet', async () => {
    add();
    expect((await found())['release-free']).toMatchObject({
      verdict: 'pass',
      measured: 'no release v1.2.3 yet',
    });
  });

  test('is a draft, for those who see it', async () => {
    add();
    await published(true);
    expect((await found({ token: writer() }))['release-free']).toMatchObject({
      verdict: 'pass',
      measured: 'a draft',
    });
  });

  test('is published from this commit, and can be made again', async () => {
    add({ immutableReleases: true });
    await published();
    const { commit } = fixture.plan;
    expect((await found({ plan: { commit } }))['release-free']).toMatchObject({
      verdict: 'pass',
      measured: `1.2.3 is published from commit ${commit.slice(0, 12)}`,
      detail: expect.stringContaining('change nothing'),
    });
  });

  test('is published from another commit', async () => {
    add();
    await published();
    expect((await found())['release-free']).toMatchObject({
      verdict: 'fail',
      bound: `1.2.3 from commit ${head().slice(0, 12)}`,
      remedy: expect.stringContaining('new version'),
    });
  });

  test('is published with other files', async () => {
    add();
    await published();
    const plan = smallPlan({}, ['linux/arm64']);
    expect((await found({ plan: { artifacts: plan.artifacts } }))['release-free']).toMatchObject({
      verdict: 'fail',
      measured: expect.stringMatching(/without .*; with .*small-linux-amd64/),
    });
  });
});

test('a release that only has our names is another one', async () => {
  git('tag', 'v1.2.3');
  add();
  const token = services.token({ repository: 'o/r', permissions: { contents: 'write' } });
  const repository = { api: `${services.url}/api`, owner: 'o', name: 'r' };
  const releases = localPorts({ releases: localReleases }).releases.of(repository, token);
  const content = { tag: 'v1.2.3', commit: head(), title: '', notes: undefined, prerelease: false };
  const draft = await releases.createDraft(content);
  const junk = join(output, 'junk');
  writeFileSync(junk, 'artifacts: 7\n');
  for (const name of possibleNames(['small-linux-amd64'])) await releases.upload(draft, name, junk, 13);
  await releases.publish(draft, content);
  expect((await found())['release-free']).toMatchObject({
    verdict: 'fail',
    detail: expect.stringContaining('artifact-manifest.yaml'),
  });
  expect(readdirSync(output)).toEqual(['junk']);
});

describe('a server', () => {
  test('that does not answer says nothing of the release', async () => {
    const checks = await found({ token: 'ghs_x', api: 'http://127.0.0.1:1' });
    for (const check of Object.values(checks))
      expect(check).toMatchObject({ verdict: 'not-run', detail: expect.stringContaining('no answer') });
  });

  test('is not asked offline', async () => {
    const ports = localPorts({ releases: localReleases, offline: true });
    const checks = await found({ token: 'ghs_x', api: 'https://api.github.com', ports });
    for (const check of Object.values(checks))
      expect(check).toMatchObject({ verdict: 'not-run', detail: expect.stringContaining('offline') });
  });
});
