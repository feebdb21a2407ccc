import { upxVerify } from '../../src/commands/upx-verify.ts';
import { runAction } from '../../src/runner/action.ts';

await runAction('upx-verify', upxVerify);
