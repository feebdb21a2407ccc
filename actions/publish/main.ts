import { publish } from '../../src/commands/publish.ts';
import { runAction } from '../../src/runner/action.ts';

await runAction('publish', publish);
