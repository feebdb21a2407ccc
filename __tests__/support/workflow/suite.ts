import { join } from 'node:path';
import { exportSuite } from '../../../scripts/export/suite.ts';
import { temporaryFolder } from '../temporary.ts';

/** The suite as it lies here, in the dialect of act, in a folder of its own. */
export function exportedSuite(): string {
  const folder = join(temporaryFolder('suite'), 'oracle-release');
  exportSuite(folder, 'working-tree', { dialect: 'act', repository: 'org/oracle-release', ref: 'v1' });
  return folder;
}
