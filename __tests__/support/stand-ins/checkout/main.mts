import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

// A runner may run a copy of this folder, from which the packages of the repository are not found.
const packages = `${process.env.STANDIN_ROOT}/node_modules`;
const core: typeof import('@actions/core') = await import(`${packages}/@actions/core/lib/core.js`);

const { STANDIN_CHECKOUT_SRC, GITHUB_REPOSITORY, GITHUB_REF, GITHUB_SHA, GITHUB_WORKSPACE } = process.env;
const SHA = /^[0-9a-f]{40}$/;

try {
  checkout();
} catch (error) {
  core.setFailed(error instanceof Error ? error.message : String(error));
}

function checkout(): void {
  refuseWhatIsNotDone();
  const { ref, commit } = wanted();
  const folder = resolve(GITHUB_WORKSPACE ?? '.', core.getInput('path'));
  mkdirSync(folder, { recursive: true });
  if (core.getBooleanInput('clean')) empty(folder);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
  const exists = (name: string) => git('for-each-ref', '--format=%(refname)', name) === name;

  git('init', '--quiet');
  const server = core.getInput('github-server-url') || process.env.GITHUB_SERVER_URL || 'https://github.com';
  git('config', 'remote.origin.url', `${server}/${GITHUB_REPOSITORY}`);
  git('config', 'remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*');
  for (const fetch of fetches(ref, commit)) git('fetch', '--quiet', '--no-tags', ...fetch);
  if (ref.startsWith('refs/') && commit && git('rev-parse', `${localName(ref)}^{commit}`) !== commit) {
    throw new Error(`${ref} is not at ${commit} any more`);
  }

  const patterns = core.getMultilineInput('sparse-checkout');
  const cone = core.getBooleanInput('sparse-checkout-cone-mode');
  if (patterns.length > 0) git('sparse-checkout', 'set', cone ? '--cone' : '--no-cone', ...patterns);

  const branch = branchOf(ref, exists);
  if (branch) git('checkout', '--quiet', '--force', '-B', branch, `refs/remotes/origin/${branch}`);
  else git('checkout', '--quiet', '--force', '--detach', ref ? tagOf(ref, exists) : commit);
  core.setOutput('ref', ref);
  core.setOutput('commit', git('rev-parse', 'HEAD'));
}

function refuseWhatIsNotDone(): void {
  const asked = ['ssh-key', 'filter', 'lfs', 'submodules'].filter(
    (name) => !['', 'false'].includes(core.getInput(name)),
  );
  if (asked.length > 0) throw new Error(`the stand-in of checkout does not do ${asked.join(', ')}`);
  if (core.getInput('repository') !== GITHUB_REPOSITORY) {
    throw new Error(`the stand-in of checkout has ${GITHUB_REPOSITORY}, not ${core.getInput('repository')}`);
  }
}

/** Without the input, the commit that the run is about. */
function wanted(): { ref: string; commit: string } {
  const ref = core.getInput('ref');
  if (SHA.test(ref)) return { ref: '', commit: ref };
  if (ref) return { ref, commit: '' };
  if (!GITHUB_SHA) throw new Error('a run has a commit, in GITHUB_SHA');
  return { ref: GITHUB_REF ?? '', commit: GITHUB_SHA };
}

/** Arguments of each fetch: depth 1 has no tag but the one that is checked out, depth 0 has everything. */
function fetches(ref: string, commit: string): string[][] {
  const source = `file://${STANDIN_CHECKOUT_SRC}`;
  const depth = Number(core.getInput('fetch-depth'));
  const tags = '+refs/tags/*:refs/tags/*';
  const named = refspecs(ref, commit);
  if (depth <= 0) {
    const everything = [source, '+refs/heads/*:refs/remotes/origin/*', tags];
    return ref && !ref.startsWith('refs/') ? [everything] : [everything, [source, ...named]];
  }
  return [[`--depth=${depth}`, source, ...(core.getBooleanInput('fetch-tags') ? [tags] : []), ...named]];
}

/** A branch is taken at the commit of the run, a tag where it is now. */
function refspecs(ref: string, commit: string): string[] {
  if (ref === '') return [commit];
  if (ref.startsWith('refs/heads/')) return [`+${commit || ref}:${localName(ref)}`];
  if (ref.startsWith('refs/')) return [`+${ref}:${ref}`];
  return [`+refs/heads/${ref}*:refs/remotes/origin/${ref}*`, `+refs/tags/${ref}*:refs/tags/${ref}*`];
}

function localName(ref: string): string {
  return ref.replace(/^refs\/heads\//, 'refs/remotes/origin/');
}

function branchOf(ref: string, exists: (name: string) => boolean): string | undefined {
  if (ref.startsWith('refs/')) return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  return ref && exists(`refs/remotes/origin/${ref}`) ? ref : undefined;
}

function tagOf(ref: string, exists: (name: string) => boolean): string {
  const tag = ref.startsWith('refs/') ? ref : `refs/tags/${ref}`;
  if (!exists(tag)) throw new Error(`A branch or tag with the name '${ref}' could not be found`);
  return tag;
}

function empty(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
}
