import { grayDispatch } from '../../src/commands/gray-dispatch.ts';
import { runAction } from '../../src/runner/action.ts';

await runAction('gray-dispatch', grayDispatch);
