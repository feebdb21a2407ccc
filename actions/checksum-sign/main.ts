import { checksumSign } from '../../src/commands/checksum-sign.ts';
import { runAction } from '../../src/runner/action.ts';

await runAction('checksum-sign', checksumSign);
