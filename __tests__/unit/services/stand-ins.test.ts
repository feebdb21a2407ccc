import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type GoProject, smallProgram } from '../../support/go-project.ts';
import { ROOT } from '../../support/repository.ts';
import { runAction, type StepResult } from '../../support/runner/step.ts';
import { type Services, startServices } from '../../support/services/services.ts';
import { standInEnvironment } from '../../support/stand-ins/environment.ts';
import { temporaryFolder } from '../../support/temporary.ts';

let services: Services;
let standIns: string;
let project: GoProject;
beforeAll(async () => {
  services = await startServices();
  // A runner may run a copy, so it is a copy that is tested.
  standIns = temporaryFolder('actions');
  cpSync(join(ROOT, '__tests__/support/stand-ins'), standIns, { recursive: true });
  project = smallProgram({ 'docs/page.md': 'page', 'internal/x/x.go': 'package x\n' });
  project.tag('v1.0.0');
});
afterAll(() => services.close());

let runs = 0;
let runId: string;
let workspace: string;
beforeEach(() => {
  runId = String(++runs);
  workspace = temporaryFolder('workspace');
});

/** Runs a stand-in as a step of a job of this test's run. */
function step(
  name: string,
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  return runAction(join(standIns, name), inputs, {
    workspace,
    temporary: temporaryFolder('runner'),
    environment: {
      ...services.jobEnvironment({ repository: 'acme/app', runId, job: 'build', permissions: {} }),
      ...standInEnvironment(project.folder),
      ...environment,
    },
  });
}

function fill(files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(workspace, file)), { recursive: true });
    writeFileSync(join(workspace, file), file);
  }
}

const messageOf = ({ annotations }: StepResult) => annotations.map(({ message }) => message).join();

describe('upload-artifact', () => {
  const uploaded = async (name = 'artifact') =>
    [...(await services.artifactFiles(runId, name)).keys()].sort();

  test.each([
    { what: 'a folder', path: 'dist', expected: ['build/app', 'list.json'] },
    { what: 'a file', path: 'dist/build/app', expected: ['app'] },
    { what: 'a pattern', path: 'dist/**/*.json', expected: ['list.json'] },
    { what: 'several', path: 'dist/build\ndist/list.json', expected: ['build/app', 'list.json'] },
    { what: 'far ones', path: 'dist/list.json\ndocs', expected: ['dist/list.json', 'docs/page.md'] },
    { what: 'all but one', path: 'dist\n!dist/list.json', expected: ['build/app'] },
  ])('of $what keeps paths from the common folder', async ({ path, expected }) => {
    fill(['dist/build/app', 'dist/list.json', 'dist/.hidden', 'docs/page.md']);
    const { outcome, outputs } = await step('upload-artifact', { path });
    expect(outcome).toBe('success');
    expect(await uploaded()).toEqual(expected);
    const [artifact] = services.artifacts(runId);
    expect(outputs).toEqual({
      'artifact-id': String(artifact?.id),
      'artifact-digest': artifact?.digest.replace('sha256:', ''),
      'artifact-url': `https://github.com/acme/app/actions/runs/${runId}/artifacts/${artifact?.id}`,
    });
  });

  test('takes hidden files when told to', async () => {
    fill(['dist/list.json', 'dist/.hidden']);
    await step('upload-artifact', { path: 'dist', 'include-hidden-files': 'true' });
    expect(await uploaded()).toEqual(['.hidden', 'list.json']);
  });

  test('says that there is nothing, as loud as it is told to', async () => {
    const outcomes = async (behaviour: string) => {
      const { outcome, annotations } = await step('upload-artifact', {
        path: 'nothing',
        'if-no-files-found': behaviour,
      });
      return [outcome, ...annotations.map(({ level }) => level)];
    };
    expect(await outcomes('warn')).toEqual(['success', 'warning']);
    expect(await outcomes('error')).toEqual(['failure', 'error']);
    expect(await outcomes('ignore')).toEqual(['success']);
    expect(services.artifacts(runId)).toEqual([]);
  });

  test('takes the place of an artifact of that name only when told to', async () => {
    fill(['one', 'two']);
    await step('upload-artifact', { path: 'one' });
    const second = await step('upload-artifact', { path: 'two' });
    expect(second.outcome).toBe('failure');
    expect(messageOf(second)).toContain('an artifact with this name already exists on the workflow run');
    await step('upload-artifact', { path: 'two', overwrite: 'true' });
    expect(await uploaded()).toEqual(['two']);
  });

  test('compresses as asked, and not at all', async () => {
    writeFileSync(join(workspace, 'zeros'), Buffer.alloc(100_000));
    await step('upload-artifact', { path: 'zeros', name: 'small', 'compression-level': '9' });
    await step('upload-artifact', { path: 'zeros', name: 'large', 'compression-level': '0' });
    const [small, large] = services.artifacts(runId).map(({ size }) => size);
    expect(small).toBeLessThan(1_000);
    expect(large).toBeGreaterThan(100_000);
  });
});

describe('download-artifact', () => {
  const RUN = 'downloads';
  beforeAll(async () => {
    runId = RUN;
    workspace = temporaryFolder('workspace');
    fill(['bin-1', 'bin-2', 'list']);
    for (const name of ['bin-1', 'bin-2', 'list']) await step('upload-artifact', { name, path: name });
  });
  beforeEach(() => {
    runId = RUN;
  });

  const files = () =>
    readdirSync(join(workspace, 'down'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(join(workspace, 'down/').length))
      .sort();

  test.each([
    { inputs: { name: 'bin-2' }, expected: ['bin-2'] },
    { inputs: { pattern: 'bin-*', 'merge-multiple': 'true' }, expected: ['bin-1', 'bin-2'] },
    { inputs: { pattern: 'bin-*' }, expected: ['bin-1/bin-1', 'bin-2/bin-2'] },
    { inputs: { pattern: 'li*' }, expected: ['list'] },
    { inputs: {}, expected: ['bin-1/bin-1', 'bin-2/bin-2', 'list/list'] },
  ])('with $inputs', async ({ inputs, expected }) => {
    const { outcome, outputs } = await step('download-artifact', { path: 'down', ...inputs });
    expect(outcome).toBe('success');
    expect(files()).toEqual(expected);
    expect(outputs['download-path']).toBe(join(workspace, 'down'));
  });

  test('by number', async () => {
    const ids = services.artifacts(runId).map(({ id }) => id);
    const inputs = { path: 'down', 'merge-multiple': 'true', 'artifact-ids': `${ids[0]}, ${ids[2]}` };
    expect((await step('download-artifact', inputs)).outcome).toBe('success');
    expect(files()).toEqual(['bin-1', 'list']);
  });

  test('what is missing fails by name, where a name was given', async () => {
    const missing = await step('download-artifact', { name: 'bin-3', path: 'down' });
    expect(missing.outcome).toBe('failure');
    expect(messageOf(missing)).toContain('Artifact not found for name: bin-3');
    const none = await step('download-artifact', { pattern: 'none-*', path: 'down' });
    expect(none.outcome).toBe('success');
    expect(existsSync(join(workspace, 'down'))).toBe(false);
  });
});

describe('checkout', () => {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: workspace, encoding: 'utf8' }).trim();
  const headOf = (ref: string) =>
    execFileSync('git', ['-C', project.folder, 'rev-parse', `${ref}^{commit}`], { encoding: 'utf8' }).trim();

  beforeAll(() => {
    project.write('docs/page.md', 'new page');
    project.commit('later');
    project.tag('v1.1.0');
  });

  const runOf = (ref: string) => ({ GITHUB_REF: ref, GITHUB_SHA: headOf(ref) });
  const checkout = (
    inputs: Readonly<Record<string, string>>,
    environment: Readonly<Record<string, string>>,
  ) => step('checkout', { repository: 'acme/app', ...inputs }, environment);

  test('has the tag of the run and no history', async () => {
    fill(['left/over']);
    const { outcome, outputs } = await checkout({}, runOf('refs/tags/v1.1.0'));
    expect(outcome).toBe('success');
    expect(outputs).toEqual({ ref: 'refs/tags/v1.1.0', commit: headOf('v1.1.0') });
    expect(git('tag')).toBe('v1.1.0');
    expect(git('rev-list', '--count', 'HEAD')).toBe('1');
    expect(git('config', 'remote.origin.url')).toBe('https://github.com/acme/app');
    expect(git('status', '--porcelain')).toBe('');
    expect(existsSync(join(workspace, 'left'))).toBe(false);
  });

  test('has all tags when told to', async () => {
    await checkout({ 'fetch-tags': 'true' }, runOf('refs/tags/v1.1.0'));
    expect(git('tag')).toBe('v1.0.0\nv1.1.0');
    expect(git('rev-list', '--count', 'HEAD')).toBe('1');
  });

  test('has everything with depth 0', async () => {
    await checkout({ 'fetch-depth': '0', path: 'src' }, runOf('refs/heads/main'));
    const inside = (...args: string[]) => git('-C', 'src', ...args);
    expect(inside('tag')).toBe('v1.0.0\nv1.1.0');
    expect(inside('rev-list', '--count', 'HEAD')).toBe('2');
    expect(inside('branch', '--show-current')).toBe('main');
  });

  test.each(['v1.0.0', 'refs/tags/v1.0.0', 'the sha'])(
    'takes %s instead of the commit of the run',
    async (asked) => {
      const ref = asked === 'the sha' ? headOf('v1.0.0') : asked;
      const { outputs } = await checkout({ ref }, runOf('refs/heads/main'));
      expect(outputs.commit).toBe(headOf('v1.0.0'));
      expect(readFileSync(join(workspace, 'docs/page.md'), 'utf8')).toBe('page');
    },
  );

  test('takes only the folders asked for', async () => {
    await checkout({ 'sparse-checkout': 'docs' }, runOf('refs/heads/main'));
    // Files of the root come along.
    expect(readdirSync(workspace).sort()).toEqual(['.git', 'docs', 'go.mod', 'main.go']);
  });

  test.each([
    { inputs: { ref: 'v9.9.9', 'fetch-depth': '0' }, message: "'v9.9.9' could not be found" },
    { inputs: { repository: 'acme/other' }, message: 'has acme/app, not acme/other' },
    { inputs: { submodules: 'recursive' }, message: 'does not do submodules' },
  ])('refuses $inputs', async ({ inputs, message }) => {
    const refused = await checkout(inputs, runOf('refs/heads/main'));
    expect(refused.outcome).toBe('failure');
    expect(messageOf(refused)).toContain(message);
  });

  test('refuses a tag that has moved since the run began', async () => {
    const moved = { GITHUB_REF: 'refs/tags/v1.1.0', GITHUB_SHA: headOf('v1.0.0') };
    const refused = await checkout({}, moved);
    expect(refused.outcome).toBe('failure');
    expect(messageOf(refused)).toContain('refs/tags/v1.1.0 is not at');
  });
});

describe('setup-go', () => {
  const version = /go(\d\S+)/.exec(execFileSync('go', ['version'], { encoding: 'utf8' }))?.[1];

  test.each([{ 'go-version': '1.20' }, { 'go-version': 'stable' }, { 'go-version-file': 'go.mod' }, {}])(
    'with %o takes the go that is there',
    async (inputs) => {
      writeFileSync(join(workspace, 'go.mod'), 'module example.org/x\n\ngo 1.21\n');
      const { outcome, outputs } = await step('setup-go', { ...inputs });
      expect(outcome).toBe('success');
      expect(outputs).toEqual({ 'go-version': version, 'cache-hit': 'false' });
    },
  );

  test.each([{ 'go-version': '1.999.x' }, { 'go-version-file': 'go.mod' }])(
    'with %o refuses a go that is too old',
    async (inputs) => {
      writeFileSync(join(workspace, 'go.mod'), 'module example.org/x\n\ngo 1.21\ntoolchain go1.999.1\n');
      const refused = await step('setup-go', { ...inputs });
      expect(refused.outcome).toBe('failure');
      expect(messageOf(refused)).toContain('1.999');
    },
  );
});
