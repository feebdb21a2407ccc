import { describe, expect, test } from 'vitest';
import { permissionsOf, refuseExcess } from '../../support/runner/permissions.ts';
import { emulate } from './emulate.ts';

describe('the key', () => {
  test.each([
    { written: undefined, permissions: undefined },
    { written: {}, permissions: {} },
    {
      written: { contents: 'read', 'id-token': 'write', actions: 'none' },
      permissions: { contents: 'read', 'id-token': 'write' },
    },
  ])('$written', ({ written, permissions }) => {
    expect(permissionsOf(written, 'ci.yml')).toEqual(permissions);
  });

  test('read-all and write-all name everything', () => {
    expect(permissionsOf('read-all', 'ci.yml')).toMatchObject({ contents: 'read', 'id-token': 'read' });
    expect(permissionsOf('write-all', 'ci.yml')).toMatchObject({ contents: 'write', packages: 'write' });
  });

  test.each([
    { written: 'all', message: 'permissions are a mapping' },
    { written: { content: 'read' }, message: "there is no permission 'content'" },
    { written: { contents: 'admin' }, message: 'contents: admin is none of' },
  ])('$message', ({ written, message }) => {
    expect(() => permissionsOf(written, 'ci.yml')).toThrow(message);
  });
});

test('a called workflow may ask for as much as its caller has, and names what is beyond', () => {
  const where = { where: 'ci.yml', workflow: 'org/suite/release.yml@v1', job: 'seal' };
  const asked = { contents: 'write', actions: 'read', 'id-token': 'write' } as const;
  expect(() => refuseExcess(asked, { ...asked, actions: 'write' }, where)).not.toThrow();
  expect(() => refuseExcess(asked, { contents: 'read', actions: 'read' }, where)).toThrow(
    "Error calling workflow 'org/suite/release.yml@v1'. The nested job 'seal' is requesting " +
      "'contents: write, id-token: write', but is only allowed 'contents: read, id-token: none'.",
  );
});

const permissionsIn = async (workflow: string, options = {}) => {
  const seen: Record<string, unknown> = {};
  const hook = ({ path, permissions }: { path: string; permissions: unknown }) => {
    seen[path] = permissions;
    return {};
  };
  await emulate(workflow, { jobEnvironment: hook, ...options });
  return seen;
};

const JOB = 'runs-on: ubuntu-24.04\n    steps: [{run: "true"}]';

describe('a job has', () => {
  test('its own, or those of the workflow, or the default of the repository', async () => {
    const both = `on: push\npermissions: {contents: read}\njobs:\n  a:\n    ${JOB}\n  b:\n    permissions: {id-token: write}\n    ${JOB}\n`;
    expect(await permissionsIn(both)).toEqual({ a: { contents: 'read' }, b: { 'id-token': 'write' } });
    const none = `on: push\njobs:\n  a:\n    ${JOB}\n`;
    expect(await permissionsIn(none)).toEqual({ a: { contents: 'read', packages: 'read' } });
    expect((await permissionsIn(none, { defaultPermissions: 'write' })).a).toMatchObject({
      actions: 'write',
    });
  });

  test('in a called workflow: its own within the cap, that of the workflow, or that of the caller', async () => {
    const caller = (permissions: string) =>
      `on: push\njobs:\n  call:\n    permissions: ${permissions}\n    uses: ./.github/workflows/called.yml\n`;
    const called = (root: string) =>
      `on: workflow_call\n${root}jobs:\n  a:\n    ${JOB}\n  b:\n    permissions: {actions: read}\n    ${JOB}\n`;
    const run = (permissions: string, root = '') =>
      permissionsIn(caller(permissions), { files: { '.github/workflows/called.yml': called(root) } });
    expect(await run('{contents: write, actions: read}')).toEqual({
      'call/a': { contents: 'write', actions: 'read' },
      'call/b': { actions: 'read' },
    });
    expect(await run('{contents: write, actions: read}', 'permissions: {contents: read}\n')).toMatchObject({
      'call/a': { contents: 'read' },
    });
    await expect(run('{contents: write}')).rejects.toThrow(
      "The nested job 'b' is requesting 'actions: read', but is only allowed 'actions: none'.",
    );
    await expect(run('{actions: read}', 'permissions: {contents: read}\n')).rejects.toThrow(
      "The workflow is requesting 'contents: read', but is only allowed 'contents: none'.",
    );
  });
});

test('identity tokens are offered to a job with id-token: write only', async () => {
  const step = 'runs-on: ubuntu-24.04\n    steps: [{run: "echo url=$ACTIONS_ID_TOKEN_REQUEST_URL"}]';
  const { jobs } = await emulate(
    `on: push\njobs:\n  with:\n    permissions: {id-token: write}\n    ${step}\n  without:\n    ${step}\n`,
    { jobEnvironment: () => ({ ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1/oidc' }) },
  );
  expect(jobs.with?.legs[0]?.steps[0]?.log).toBe('url=http://127.0.0.1/oidc');
  expect(jobs.without?.legs[0]?.steps[0]?.log).toBe('url=');
});
