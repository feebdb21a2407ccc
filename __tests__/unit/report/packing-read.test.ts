import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeReport } from '../../../src/commands/report.ts';
import type { PackedFile } from '../../../src/pack/result.ts';
import { localFiles } from '../../../src/runner/files.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { sample } from './sample.ts';

const SHA256 = 'a'.repeat(64);

const PACKED: PackedFile = {
  target: 'linux/amd64',
  file: 'app',
  state: 'packed',
  plainSize: 9_085_054,
  plainSha256: SHA256,
  packedSize: 3_613_127,
  packedSha256: SHA256,
  ratioPercent: 39.77,
  method: 'nrv',
  ran: 'native',
  startup: { plainMs: 1.2, packedMs: 53.1, plainLeastMs: 1.1, packedLeastMs: 49 },
  memory: {
    plainAnonymousBytes: 1_126_400,
    packedAnonymousBytes: 9_830_400,
    plainResidentBytes: 7_800_000,
    packedResidentBytes: 10_200_000,
  },
  download: { gzip: { plainBytes: 3_695_339, packedBytes: 3_527_416 } },
};

const LEFT: PackedFile = {
  file: 'other',
  state: 'plain',
  code: 'MACOS',
  reason: 'packed programs do not start on macOS 13 and later',
  plainSize: 100,
  plainSha256: SHA256,
  method: 'nrv',
  ran: 'not-run',
};

test('what packing measured is in the reports of files that no plan names', async () => {
  const output = await outputWith(JSON.stringify({ packed: [PACKED, LEFT] }));
  const { packing } = await writeReport('Release', output, localFiles);
  expect(packing).toEqual([
    {
      target: 'linux/amd64',
      file: 'app',
      state: 'packed',
      ran: 'native',
      plainBytes: 9_085_054,
      disk: { plain: 9_085_054, packed: 3_613_127 },
      gzip: { plain: 3_695_339, packed: 3_527_416 },
      startup: { plain: 1.2, packed: 53.1 },
      memory: { plain: 1_126_400, packed: 9_830_400 },
      notes: [],
    },
    { file: 'other', state: 'plain', reason: LEFT.reason, ran: 'not-run', plainBytes: 100, notes: [] },
  ]);
  expect(await localFiles.readText(join(output, 'summary.md'))).toContain('**1 of 2 files are packed.**');
  expect(await localFiles.readText(join(output, 'release-report.html'))).toContain('id="packing"');
});

test('a release shows its files in the order of the plan', async () => {
  const { plan } = sample();
  const files = plan?.artifacts.map(({ file }) => file) ?? [];
  const packed = ['stranger', ...files.toReversed()].map((file) => ({ ...PACKED, file }));
  const output = await outputWith(JSON.stringify({ packed }), JSON.stringify(plan));
  const { packing = [] } = await writeReport('Release', output, localFiles);
  expect(packing.map(({ file }) => file)).toEqual([...files, 'stranger']);
});

test.each([
  ['there is none', undefined],
  ['the stage was not reached', '{}'],
  ['it is not ours', '{"packed": [{"file": 7}]}'],
  ['it is cut off', '{"packed": ['],
])('nothing is said where %s', async (_, text) => {
  const data = await writeReport('Release', await outputWith(text), localFiles);
  expect(data.packing).toBeUndefined();
});

/** An output folder after the stage `pack`. */
async function outputWith(result: string | undefined, plan?: string): Promise<string> {
  const output = temporaryFolder('packing');
  const checks = sample().checks.filter(({ stage }) => stage === 'pack');
  await mkdir(join(output, 'stages'));
  await writeFile(
    join(output, 'evidence.jsonl'),
    checks.map((check) => `${JSON.stringify(check)}\n`).join(''),
  );
  if (result !== undefined) await writeFile(join(output, 'stages/pack.json'), result);
  if (plan) await writeFile(join(output, 'release-plan.json'), plan);
  return output;
}
