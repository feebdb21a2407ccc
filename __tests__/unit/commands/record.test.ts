import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readEvidence, readPlan, readResult, record, recordBeside } from '../../../src/commands/record.ts';
import type { Check, Stage, Verdict } from '../../../src/model/check.ts';
import { localFiles } from '../../../src/runner/files.ts';
import { temporaryFolder } from '../../support/temporary.ts';

let output: string;
beforeEach(() => {
  output = temporaryFolder('record');
});

const check = (stage: Stage, name: string, subject: string, verdict: Verdict): Check => ({
  stage,
  name,
  subject,
  verdict,
  startedAt: '2026-01-01T00:00:00.000Z',
  ms: 1,
});

describe('evidence', () => {
  test('a stage that runs again replaces what it said of the same subjects, and nothing else', async () => {
    const build = [
      check('build', 'compile', 'linux/amd64', 'fail'),
      check('build', 'static', 'linux/amd64', 'pass'),
    ];
    const other = check('build', 'compile', 'linux/arm64', 'pass');
    const scan = check('scan', 'sbom', 'linux/amd64', 'pass');
    await record(output, 'build', [...build, other], {}, localFiles);
    await record(output, 'scan', [scan], {}, localFiles);
    const again = check('build', 'compile', 'linux/amd64', 'pass');
    await record(output, 'build', [again], {}, localFiles);
    expect(await readEvidence(output, localFiles)).toEqual([other, scan, again]);
  });

  test('what is checked beside a stage replaces only what it said itself before', async () => {
    const plan = check('plan', 'version', 'app', 'pass');
    const build = check('build', 'compile', 'app', 'pass');
    await record(output, 'plan', [plan], { plan: 1 }, localFiles);
    await record(output, 'build', [build], {}, localFiles);
    await recordBeside(output, 'plan', [check('plan', 'tools', 'app', 'fail')], undefined, localFiles);
    const again = check('plan', 'tools', 'app', 'pass');
    await recordBeside(output, 'plan', [again], undefined, localFiles);
    expect(await readEvidence(output, localFiles)).toEqual([plan, build, again]);
    expect(await readResult(output, 'plan', localFiles)).toEqual({ plan: 1 });
  });

  test('a plan begins anew', async () => {
    await record(output, 'build', [check('build', 'compile', 'linux/amd64', 'pass')], {}, localFiles);
    const plan = check('plan', 'version', 'app', 'pass');
    await record(output, 'plan', [plan], { plan: 1 }, localFiles);
    expect(await readEvidence(output, localFiles)).toEqual([plan]);
  });

  test('a line that is not ours is named by file and line', async () => {
    writeFileSync(
      join(output, 'evidence.jsonl'),
      `${JSON.stringify(check('plan', 'version', 'app', 'pass'))}\n{"stage":"x"}\n`,
    );
    await expect(readEvidence(output, localFiles)).rejects.toMatchObject({
      code: 'FILE_INVALID',
      message: expect.stringContaining('evidence.jsonl:2'),
    });
  });

  test('without a plan the remedy is to plan', async () => {
    await expect(readPlan(output, localFiles)).rejects.toMatchObject({
      code: 'FILE_MISSING',
      remedy: expect.stringContaining('oracle-release plan'),
    });
  });
});
