import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildMatrix } from '../../../src/commands/build-matrix.ts';
import { invoke } from '../../../src/commands/invoke.ts';
import { readEvidence } from '../../../src/commands/record.ts';
import { runPipeline } from '../../../src/commands/run/run.ts';
import type { Check } from '../../../src/model/check.ts';
import { storeLayout } from '../../../src/model/store.ts';
import { localReleases } from '../../../src/runner/github.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { type GoProject, smallProgram } from '../../support/go-project.ts';
import { temporaryFolder } from '../../support/temporary.ts';

let project: GoProject;
let store: string;
beforeEach(() => {
  project = smallProgram();
  project.tag('v1.2.3');
  store = temporaryFolder('store');
});

const ports = localPorts({ releases: localReleases });
const output = () => join(project.folder, 'dist');
const named = (checks: readonly Check[], name: string) => checks.filter((check) => check.name === name);

/** Another release of the same version is in the store. */
function publishOther(): void {
  const path = storeLayout(store).record('small', '1.2.3');
  mkdirSync(dirname(path), { recursive: true });
  const record = { schema: 1, project: 'small', version: '1.2.3', commit: 'f'.repeat(40), files: {} };
  writeFileSync(path, JSON.stringify(record));
}

describe('preflight as a step', () => {
  const step = async (mode: string, more: Readonly<Record<string, string>> = {}) =>
    (await invoke('build-matrix', buildMatrix, { mode, 'working-directory': project.folder, ...more }, ports))
      .outcome;

  test('stands beside what the plan found, and hands both on', async () => {
    const planned = await step('plan');
    const looked = await step('preflight', { to: `dir:${store}`, gates: 'none' });
    const again = await step('preflight', { to: `dir:${store}`, gates: 'none' });
    expect(again.checks.map(({ name }) => name)).toEqual(looked.checks.map(({ name }) => name));
    expect(looked.outputs).toMatchObject({ version: '1.2.3', tag: 'v1.2.3', plan: planned.outputs.plan });
    const evidence = await readEvidence(output(), ports.files);
    expect(evidence).toEqual([...planned.checks, ...again.checks]);
    expect(JSON.parse(readFileSync(join(output(), 'stages/plan.json'), 'utf8'))).toHaveProperty('plan');
    expect(again.outputs['handover-files']).toContain('release-plan.json');
    expect(JSON.parse(readFileSync(join(output(), 'handover-plan.json'), 'utf8')).checks).toEqual(evidence);
  });

  test('says what surely goes wrong', async () => {
    publishOther();
    await step('plan');
    const { checks } = await step('preflight', { to: `dir:${store}`, gates: 'none' });
    expect(named(checks, 'release-free')).toMatchObject([{ verdict: 'fail' }]);
  });

  test('takes places and the signing from the configuration', async () => {
    project.write(
      '.oracle-release.yml',
      `version: 1\npublish: {to: 'dir:${store}'}\nseal: {sign: none}\npack: false\n`,
    );
    project.commit('configure');
    await step('plan', { version: '1.2.3' });
    const { checks } = await step('preflight', { gates: 'none' });
    expect(named(checks, 'store')).toMatchObject([{ subject: `dir:${store}` }]);
    expect(named(checks, 'oidc')[0]?.detail).toContain('nothing is signed');
    expect(named(checks, 'tools').map(({ subject }) => subject)).toEqual(['go', 'git']);
  });

  test('looks at no place where nothing is published', async () => {
    await step('plan');
    const { checks } = await step('preflight', { to: 'none', gates: 'none' });
    expect(named(checks, 'store')).toEqual([]);
  });

  test('refuses what publishing refuses, all at once', async () => {
    await step('plan');
    await expect(step('preflight', { to: 's3://bucket', sign: 'kms' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringMatching(/sign is kms.*; .*s3:\/\/bucket.*not yet available/),
    });
  });

  test('needs a plan', async () => {
    await expect(step('preflight')).rejects.toMatchObject({ code: 'FILE_MISSING' });
  });
});

describe('preflight of a run', () => {
  const run = (until: 'plan' | 'build' | 'publish') =>
    runPipeline(
      {
        'working-directory': project.folder,
        targets: 'linux/amd64',
        gates: 'none',
        sign: 'none',
        to: `dir:${store}`,
        offline: 'true',
      },
      until,
      ports,
    );

  test('that fails ends it before anything is built, with the evidence', async () => {
    publishOther();
    const { checks } = await run('publish');
    const failed = checks.filter(({ verdict }) => verdict === 'fail');
    expect(failed).toMatchObject([{ stage: 'plan', name: 'release-free', subject: `dir:${store}` }]);
    expect(named(checks, 'reached').map(({ stage, verdict }) => [stage, verdict])).toEqual(
      ['build', 'scan', 'pack', 'seal', 'verify', 'publish'].map((stage) => [stage, 'not-run']),
    );
    expect(existsSync(join(output(), 'build'))).toBe(false);
    expect(await readEvidence(output(), ports.files)).toEqual(checks);
  });

  test('looks no further than the run goes', async () => {
    publishOther();
    expect(named((await run('plan')).checks, 'tools')).toEqual([]);
    const { checks } = await run('build');
    expect(named(checks, 'store')).toEqual([]);
    expect(named(checks, 'tools').map(({ subject }) => subject)).toEqual(['go', 'git']);
    expect(checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  });
});
