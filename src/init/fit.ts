import { basename } from 'node:path/posix';
import type { Config } from '../config/schema.ts';
import { ReleaseError } from '../model/errors.ts';
import { isSafeName, safeName } from '../model/names.ts';
import { SIX_TARGETS } from '../model/target.ts';
import { mainsToRelease, nameOf } from '../plan/builds.ts';
import type { ConfigDraft } from './config-text.ts';
import type { RepositoryFacts } from './facts.ts';
import { tagScheme } from './tags.ts';
import type { WorkflowDraft } from './workflow-text.ts';

type Builds = NonNullable<Config['builds']>;

/** The reusable workflow takes no more build jobs. */
const MOST_JOBS = 16;

/** A configuration that fits the repository. Throws MAIN_MISSING where there is no program. */
export function fitConfig(facts: RepositoryFacts): ConfigDraft {
  const mains = mainsToRelease(facts.mains);
  if (mains.length === 0) {
    throw new ReleaseError(
      'MAIN_MISSING',
      'the module has no main package',
      'run in the folder of a program, or name the folder with --working-directory',
    );
  }
  const { tagPrefix } = tagScheme(facts);
  const cgo = facts.cgo.needed.length > 0;
  const comments = { builds: buildsComment(facts, mains), targets: targetsComment(cgo) };
  return {
    config: {
      version: 1,
      project: mains.length === 1 ? nameOf(mains[0] ?? '.', facts.modulePath) : projectName(facts),
      ...(tagPrefix === undefined ? {} : { 'tag-prefix': tagPrefix }),
      ...(mains.length > 1 || cgo ? { builds: buildsOf(mains, facts.modulePath, cgo) } : {}),
      ...(cgo ? { targets: [...WITH_NATIVE_RUNNERS] } : {}),
      ...(facts.vendored ? { scan: { vendor: 'vendor' } } : {}),
    },
    comments: Object.fromEntries(Object.entries(comments).filter(([, why]) => why !== undefined)),
  };
}

/** A workflow that fits the repository; `targets` is how many there are, `publishTo` where it is not to GitHub. */
export function fitWorkflow(facts: RepositoryFacts, targets: number, publishTo?: string): WorkflowDraft {
  const folder = facts.prefix.replace(/\/$/, '');
  return {
    tagPattern: tagScheme(facts).pattern,
    inputs: {
      ...(folder ? { 'working-directory': folder, 'artifact-prefix': folder.replace(/[^\w.-]+/g, '-') } : {}),
      ...(facts.goMod === 'go.mod' ? {} : { 'go-version-file': facts.goMod }),
      ...(targets > MOST_JOBS ? { 'fan-out': 'os' } : {}),
      ...(publishTo === undefined ? {} : { 'publish-to': publishTo }),
    },
  };
}

/** The module's name, its major version aside. */
export function projectName({ modulePath }: Pick<RepositoryFacts, 'modulePath'>): string {
  return nameOf('.', modulePath);
}

/** GitHub has machines of these kinds, so that cgo finds a C compiler. */
const WITH_NATIVE_RUNNERS = SIX_TARGETS.filter((name) => name !== 'linux/ppc64le');

function targetsComment(cgo: boolean): string | undefined {
  return cgo
    ? 'With cgo each is built on a machine of its kind; GitHub has none for linux/ppc64le.'
    : undefined;
}

function buildsComment({ cgo, mains: all }: RepositoryFacts, mains: readonly string[]): string | undefined {
  if (cgo.needed.length > 0) return `cgo, because of the C code in ${listed(cgo.needed)}.`;
  if (cgo.optional.length > 0) {
    return `Built without cgo. ${listed(cgo.optional)} can use C code: add \`cgo: true\` if that is needed.`;
  }
  if (mains.length > 1) return 'Take out what is not released.';
  const others = all.filter((main) => !mains.includes(main));
  return others.length > 0
    ? `Not released: ${listed(others)}. To release them too, list all here.`
    : undefined;
}

function listed(names: readonly string[]): string {
  const rest = names.length - 3;
  return `${names.slice(0, 3).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function buildsOf(mains: readonly string[], modulePath: string, cgo: boolean): Builds {
  const names = mains.map((main) => nameOf(main, modulePath));
  return mains.map((main, index) => {
    const name = names[index] ?? '';
    const isAlone = names.filter((other) => other === name).length === 1 && isSafeName(name);
    const binary = isAlone ? name : safeName(main.replace(/^\.\//, '').replace(/[^\w.+-]+/g, '-'), 'binary');
    return { main, binary: binary === '.' ? basename(modulePath) : binary, ...(cgo ? { cgo: true } : {}) };
  });
}
