import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActRun } from '../support/act/records.ts';
import { oracleRelease } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { type Caller, caller, REPOSITORY } from '../support/workflow/caller.ts';
import { describeFailures } from '../support/workflow/describe.ts';
import { exportedSuite } from '../support/workflow/suite.ts';
import { runByAct } from '../support/workflow/with-act.ts';

const TARGETS = ['linux-amd64', 'linux-arm64', 'linux-ppc64le', 'darwin-amd64', 'darwin-arm64', 'windows-amd64'];

let suite: string;
let repository: Caller;
let run: ActRun;

beforeAll(async () => {
  suite = exportedSuite();
  repository = await caller({});
  const ledger = `file:${repository.lane.ledger}`;
  repository.project.write('.github/workflows/release.yml', releaseWorkflow(ledger));
  repository.project.write('.github/workflows/dispatch.yml', dispatchWorkflow(ledger));
  repository.project.write('.github/workflows/verify.yml', VERIFY);
  repository.project.commit('workflows');
  repository.project.tag('v1.3.0');
  repository.services.push(REPOSITORY);
  run = await runByAct(
    repository,
    { workflow: '.github/workflows/release.yml', tag: 'v1.3.0', suite },
    { seconds: 300 },
  );
});

afterAll(async () => {
  await oracleRelease(['fleet-down', '-C', repository.project.folder]);
  await repository.close();
});

describe('a release by the reusable workflow', () => {
  test('every job ran to its end, six of them builds', () => {
    expect(resultsOf(run), describeFailures(run)).toEqual({
      plan: 'success',
      build: 'success',
      gates: 'success',
      gather: 'success',
      scan: 'success',
      pack: 'success',
      seal: 'success',
      publish: 'success',
      'read-back': 'success',
      dispatch: 'success',
      after: 'success',
    });
    expect(run.jobs.build?.legs.map(({ matrix }) => matrix.id)).toEqual(expect.arrayContaining(TARGETS));
    expect(run.jobs.build?.legs).toHaveLength(6);
    expect(run.exitCode).toBe(0);
  });
});

function resultsOf({ jobs }: ActRun): Record<string, string> {
  return Object.fromEntries(Object.entries(jobs).map(([id, { result }]) => [id, result]));
}

const releaseWorkflow = (ledger: string): string => `name: release
on: { push: { tags: ['v*'] } }
permissions: {}
jobs:
  release:
    permissions:
      contents: write
    uses: org/oracle-release/.github/workflows/release.yml@v1
    with:
      gates: vet,modverify
      dispatch: true
      ledger: ${ledger}
    secrets:
      key: \${{ secrets.COSIGN_PRIVATE_KEY }}
      key-password: \${{ secrets.COSIGN_PASSWORD }}
  after:
    needs: release
    runs-on: ubuntu-24.04
    steps:
      - env:
          OUTPUTS: \${{ toJSON(needs.release.outputs) }}
        run: echo "$OUTPUTS" >> "$GITHUB_STEP_SUMMARY"
`;

const dispatchWorkflow = (ledger: string): string => `name: dispatch
on: { workflow_dispatch: { inputs: { mode: { type: string, default: step }, wait: { type: boolean, default: false } } } }
permissions: {}
jobs:
  dispatch:
    permissions:
      contents: read
    uses: org/oracle-release/.github/workflows/dispatch.yml@v1
    with:
      mode: \${{ inputs.mode }}
      wait: \${{ inputs.wait }}
      ledger: ${ledger}
`;

const VERIFY = `name: verify
on: workflow_dispatch
permissions: {}
jobs:
  verify:
    permissions:
      contents: read
    uses: org/oracle-release/.github/workflows/verify.yml@v1
`;
