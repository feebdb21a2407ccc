import { publish } from '../../src/commands/publish.ts';
import { runAction } from '../../src/runner/action.ts';
import { localReleases } from '../../src/runner/github.ts';

await runAction('publish', publish, { releases: localReleases });
