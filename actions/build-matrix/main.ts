import { buildMatrix } from '../../src/commands/build-matrix.ts';
import { runAction } from '../../src/runner/action.ts';

await runAction('build-matrix', buildMatrix);
