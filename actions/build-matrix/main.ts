import { buildMatrix } from '../../src/commands/build-matrix.ts';
import { runAction } from '../../src/runner/action.ts';
import { actionsCache, inPost, saveKept } from '../../src/runner/cache.ts';
import { localReleases } from '../../src/runner/github.ts';

if (inPost()) await saveKept();
else await runAction('build-matrix', buildMatrix, { releases: localReleases, cache: actionsCache });
