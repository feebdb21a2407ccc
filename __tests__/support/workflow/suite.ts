import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { exportSuite } from '../../../scripts/export/suite.ts';
import { temporaryFolder } from '../temporary.ts';

/** What no workflow of a caller reads; act copies the suite for every step that uses it. */
const UNUSED = ['__tests__', 'bench', 'docs', 'examples', 'scripts', 'src', 'dist/cli'];

/** The suite as it lies here, in the dialect of act, in a folder of its own. */
export function exportedSuite(): string {
  const folder = join(temporaryFolder('suite'), 'oracle-release');
  exportSuite(folder, 'working-tree', { dialect: 'act', repository: 'org/oracle-release', ref: 'v1' });
  for (const unused of UNUSED) rmSync(join(folder, unused), { recursive: true });
  return folder;
}
