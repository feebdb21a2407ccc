import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { layout } from '../../../src/model/layout.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { Ports } from '../../../src/ports.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { openContext, type ScanContext } from '../../../src/scan/context.ts';
import { scanData } from '../../../src/scan/data.ts';
import { writeDocuments } from '../../../src/scan/documents/write.ts';
import { readScanInputs } from '../../../src/scan/inputs.ts';
import type { ScannedFile } from '../../../src/scan/result.ts';
import { smallPlan } from '../../support/release.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { finding, NOT_LINKED, NOW, scannedFile, unreadable } from './sample.ts';

const OSV = { id: 'GO-2099-0001', modified: '2026-11-19T00:00:00Z', affected: [] };
const LINKED = scannedFile('linux/amd64', finding(), finding({ ...NOT_LINKED, id: 'GO-2099-0002' }));
const GO_MOD = 'module example.org/app\n\nrequire example.org/lib v1.2.0\n';

let folder = '';
let environment: Record<string, string> = {};
beforeEach(async () => {
  folder = temporaryFolder('documents');
  environment = { HOME: join(folder, 'home') };
  await put('.git/HEAD', '');
});

function ports(): Ports {
  const local = localPorts({ offline: true });
  return {
    ...local,
    clock: { ...local.clock, now: () => NOW },
    host: { ...local.host, env: (name) => environment[name] },
  };
}

const put = (path: string, text: string) => ports().files.write(join(folder, path), text);

async function context(changes: { plan?: Plan; db?: boolean; at?: string } = {}): Promise<ScanContext> {
  const { plan, db = true, at = '.' } = changes;
  await put('db/GO-2099-0001.json', JSON.stringify(OSV));
  const inputs = readScanInputs({
    'working-directory': join(folder, at),
    output: join(folder, 'dist'),
    engine: 'auto',
    formats: 'cyclonedx-json',
    enforce: 'true',
    offline: 'true',
    'db-max-age-days': '7',
    gomodcache: join(folder, 'none'),
    ...(db && { db: join(folder, 'db') }),
  });
  return openContext(inputs, plan, ports());
}

async function written(scanned: readonly ScannedFile[], changes: Parameters<typeof context>[0] = {}) {
  const opened = await context(changes);
  const data = scanData(scanned, new Set(), opened);
  const documents = await writeDocuments({ data, checks: opened.checks, context: opened }, ports());
  const log = documents.sarif && JSON.parse(readFileSync(documents.sarif, 'utf8')).runs[0];
  return { documents, log };
}

const placeIn = (log: { results: { locations: { physicalLocation: object }[] }[] }) =>
  log.results[0]?.locations[0]?.physicalLocation;

test('all three are written, where they are looked for', async () => {
  const { documents } = await written([LINKED]);
  const paths = layout(join(folder, 'dist'));
  expect(documents).toEqual({ sarif: paths.sarif, vex: paths.vex, evidence: paths.scanEvidence });
  const evidence = JSON.parse(readFileSync(documents.evidence, 'utf8'));
  expect(evidence.claims).toMatchObject({
    database: { source: 'db', entries: 1, date: '2026-11-19T00:00:00.000Z' },
    policy: { builtIn: true },
    subjects: [{ file: 'app-linux-amd64' }],
  });
  expect(evidence.run).toEqual({ at: '2026-11-20T12:00:00.000Z' });
});

test('nothing is claimed without a database, and what an earlier scan claimed is gone', async () => {
  await written([LINKED]);
  const { documents } = await written([LINKED], { db: false });
  expect(Object.keys(documents)).toEqual(['evidence']);
  const paths = layout(join(folder, 'dist'));
  expect([paths.sarif, paths.vex].filter((path) => existsSync(path))).toEqual([]);
});

test('nothing is claimed where no file could be read', async () => {
  const { documents } = await written([unreadable('odd.bin')]);
  expect(Object.keys(documents)).toEqual(['evidence']);
});

test('a workflow run is named in the evidence', async () => {
  environment = { ...environment, GITHUB_RUN_ID: '17', GITHUB_ACTOR: 'me', GITHUB_TOKEN: 'secret' };
  const { documents } = await written([LINKED]);
  const text = readFileSync(documents.evidence, 'utf8');
  expect(JSON.parse(text).run.workflow).toEqual({ id: '17', actor: 'me' });
  expect(text).not.toContain('secret');
});

describe('where an alert stands', () => {
  test('at the line of go.mod, by its path in the repository', async () => {
    await put('services/app/go.mod', GO_MOD);
    const { log } = await written([LINKED], { at: 'services/app/cmd' });
    expect(placeIn(log)).toEqual({
      artifactLocation: { uri: 'services/app/go.mod' },
      region: { startLine: 3 },
    });
  });

  test.each([
    ['there is none', undefined],
    ['it is of another program', GO_MOD.replace('org/app', 'org/other')],
  ])('at the first line of go.mod where %s', async (_, text) => {
    if (text) await put('go.mod', text);
    const { log } = await written([LINKED]);
    expect(placeIn(log)).toEqual({ artifactLocation: { uri: 'go.mod' }, region: { startLine: 1 } });
  });
});

describe('whose the alerts are', () => {
  const two = smallPlan({}, ['linux/amd64', 'linux/arm64']);
  const arm = scannedFile('linux/arm64', finding());

  test.each<[string, Plan | undefined, ScannedFile[], string]>([
    ['of a release', two, [LINKED, arm], 'small'],
    ['of one job of its matrix', two, [arm], 'small/app-linux-arm64'],
    ['of files without a plan', undefined, [LINKED, arm], 'app-linux-amd64,app-linux-arm64'],
  ])('%s', async (_, plan, scanned, scope) => {
    const { log } = await written(scanned, plan ? { plan } : {});
    expect(log.automationDetails.id).toBe(`oracle-release/scan/${scope}/`);
  });
});
