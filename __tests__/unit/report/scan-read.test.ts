import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeReport } from '../../../src/commands/report.ts';
import { scanReport } from '../../../src/commands/scan-part.ts';
import { layout } from '../../../src/model/layout.ts';
import { localFiles } from '../../../src/runner/files.ts';
import type { ScanData } from '../../../src/scan/data.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import {
  EXCEPTION,
  EXCUSED,
  finding,
  NOT_LINKED,
  scannedFile,
  unreadable,
} from '../scan-documents/sample.ts';
import { sample } from './sample.ts';

const DATA: ScanData = {
  scanned: [
    {
      ...scannedFile(
        'linux/amd64',
        finding(),
        finding({ id: 'GO-2099-0002', ...EXCUSED }),
        finding({ id: 'GO-2099-0003', ...NOT_LINKED, level: 'package' }),
        finding({ id: 'GO-2099-0004', ...NOT_LINKED, functionsNamed: false }),
        finding({ id: 'GO-2099-0005', decision: 'allow', blocking: false }),
      ),
      quality: 9.8,
      licences: [
        { module: 'example.org/app', version: '', evidence: 'LICENSE', expression: 'BUSL-1.1' },
        {
          module: 'example.org/lib',
          version: 'v1.2.0',
          evidence: 'LICENSE',
          expression: 'MIT',
          decision: 'allow',
        },
        { module: 'example.org/gpl', version: 'v1.0.0', evidence: 'none', decision: 'block' },
        {
          module: 'example.org/odd',
          version: 'v1.0.0',
          evidence: 'none',
          decision: 'block',
          exception: { approver: 'me', expires: '2026-12-01' },
        },
      ],
    },
    scannedFile('windows/amd64', finding({ ...NOT_LINKED })),
    unreadable('odd.bin'),
  ],
  database: { source: 'vulndb.zip', sha256: 'a'.repeat(64), entries: 4291 },
  exceptions: [{ ...EXCEPTION, daysLeft: 11, state: 'in-use' }],
};

test('what the scan found is in the reports', async () => {
  const output = await outputWith(JSON.stringify(DATA));
  const scan = await scanReport(output, localFiles);
  expect(scan?.files).toEqual([
    { target: 'linux/amd64', file: 'app-linux-amd64', readable: true, modules: 3, quality: 9.8 },
    { target: 'windows/amd64', file: 'app-windows-amd64', readable: true, modules: 3 },
    { file: 'odd.bin', readable: false, modules: 0 },
  ]);
  expect(scan?.vulnerabilities.map(({ id, where }) => [id, ...where.map(({ state }) => state)])).toEqual([
    ['GO-2099-0001', 'blocks', 'not-linked'],
    ['GO-2099-0002', 'excepted'],
    ['GO-2099-0003', 'not-linked'],
    ['GO-2099-0004', 'unknown'],
    ['GO-2099-0005', 'allowed'],
  ]);
  expect(scan?.licences).toEqual([
    { module: 'example.org/gpl@v1.0.0', state: 'blocks' },
    { module: 'example.org/lib@v1.2.0', expression: 'MIT', state: 'allowed' },
    { module: 'example.org/odd@v1.0.0', state: 'excepted' },
  ]);
  expect(scan?.exceptions).toMatchObject([{ id: 'CVE-2099-1', daysLeft: 11, state: 'in-use' }]);

  const checks = sample().checks.filter(({ stage }) => stage === 'scan');
  const lines = checks.map((check) => `${JSON.stringify(check)}\n`).join('');
  await localFiles.write(layout(output).evidence, lines);
  await writeReport('Release', output, localFiles);
  expect(await localFiles.readText(join(output, 'summary.md'))).toContain('**1 vulnerability blocks.**');
  expect(await localFiles.readText(join(output, 'release-report.html'))).toContain('id="scan"');
});

test.each([
  ['there is none', undefined],
  ['the stage was not reached', '{}'],
  ['it is not ours', '{"scanned": [{"file": 7}]}'],
  ['it is cut off', '{"scanned": ['],
])('nothing is said where %s', async (_, text) => {
  const output = await outputWith(text);
  expect(await scanReport(output, localFiles)).toBeUndefined();
  expect((await writeReport('Release', output, localFiles)).scan).toBeUndefined();
});

async function outputWith(scan: string | undefined): Promise<string> {
  const output = temporaryFolder('scan-report');
  if (scan !== undefined) await localFiles.write(layout(output).result('scan'), scan);
  return output;
}
