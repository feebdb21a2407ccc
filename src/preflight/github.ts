import { join } from 'node:path';
import { type Check, Checklist, type PendingCheck } from '../model/check.ts';
import { short } from '../model/digest.ts';
import { ReleaseError } from '../model/errors.ts';
import { MANIFEST } from '../model/layout.ts';
import { readManifest } from '../model/manifest.ts';
import type { Plan } from '../model/plan.ts';
import type {
  Files,
  HostedAsset,
  HostedRelease,
  Ports,
  RepositoryFacts,
  RepositoryReleases,
} from '../ports.ts';
import type { GitHubPlace, PreflightInputs } from './inputs.ts';
import { publishedFaults } from './published.ts';
import { immutability } from './tag-rules.ts';
import { judgeToken } from './token.ts';
import { AGAIN, NEW_VERSION } from './words.ts';

type HubPorts = Pick<Ports, 'clock' | 'files' | 'releases'>;

interface Question {
  readonly inputs: PreflightInputs;
  readonly plan: Plan;
  readonly facts: RepositoryFacts;
  readonly releases: RepositoryReleases;
  readonly files: Files;
}

/** The releases of a repository: the token, the tag, and what is published there already. */
export async function checkGitHub(
  place: GitHubPlace,
  inputs: PreflightInputs,
  plan: Plan,
  { clock, files, releases }: HubPorts,
): Promise<Check[]> {
  const { repository, token } = place;
  const subject = `github:${repository.owner}/${repository.name}`;
  const ask = async (
    begin: (checks: Checklist) => PendingCheck,
    work: (check: PendingCheck, question: Question) => Promise<Check>,
  ) => {
    const checks = new Checklist('plan', clock.now);
    const check = begin(checks);
    try {
      const about = releases.about(repository, token);
      await work(check, { inputs, plan, facts: about, releases: releases.of(repository, token), files });
    } catch (error) {
      if (!(error instanceof ReleaseError)) throw error;
      notAnswered(check, error);
    }
    return checks.checks;
  };
  const found = await Promise.all([
    ask(
      (checks) => checks.begin('token', subject),
      (check, question) => checkToken(check, token, question),
    ),
    ask((checks) => checks.begin('tag', subject), checkTag),
    ask((checks) => checks.begin('tag-immutable', subject), checkImmutable),
    ask((checks) => checks.begin('release-free', subject), checkFree),
  ]);
  return found.flat();
}

/** A server that is not reached, or does not answer to the token, says nothing of the release. */
function notAnswered(check: PendingCheck, error: ReleaseError): Check {
  const { code, message, remedy } = error;
  // A manifest that cannot be read is none of ours.
  if (code === 'FILE_INVALID') return check.fail({ detail: message, remedy: NEW_VERSION });
  if (code !== 'NETWORK_FAILED' && code !== 'OFFLINE' && code !== 'TOKEN_REFUSED') throw error;
  return check.notRun(message, { remedy });
}

async function checkToken(
  check: PendingCheck,
  token: string | undefined,
  { inputs, facts }: Question,
): Promise<Check> {
  if (!token) {
    const remedy =
      'give token or set GITHUB_TOKEN; in a workflow the job needs `permissions: contents: write`';
    if (!inputs.elsewhere)
      return check.fail({ detail: 'there is no token to publish to GitHub with', remedy });
    return check.notRun('there is no token here to ask with', { remedy });
  }
  const access = await facts.access().catch(refused);
  if (access instanceof ReleaseError) return check.fail({ detail: access.message, remedy: access.remedy });
  const { verdict, finding, reason } = judgeToken(token, access);
  if (verdict === 'not-run') return check.notRun(reason, finding);
  return verdict === 'pass'
    ? check.pass({ ...finding, detail: reason })
    : check.fail({ ...finding, detail: reason });
}

/** The refusal, which is the answer here. */
function refused(error: unknown): ReleaseError {
  if (error instanceof ReleaseError && error.code === 'TOKEN_REFUSED') return error;
  throw error;
}

async function checkTag(check: PendingCheck, { inputs: { tag }, plan, facts }: Question): Promise<Check> {
  if (!tag) {
    return check.fail({
      detail: `${plan.version} has no tag, and a release on GitHub needs one`,
      remedy: 'tag the commit, such as v1.2.3, and plan again. A snapshot can be published to dir:path',
    });
  }
  const bound = `commit ${short(plan.commit)}`;
  const commit = await facts.tagCommit(tag);
  if (commit === plan.commit) return check.pass({ measured: `${tag} is commit ${short(commit)}` });
  if (commit !== undefined) {
    return check.fail({
      measured: `${tag} is commit ${short(commit)}`,
      bound,
      remedy: 'the tag is another one on the server: find out who moved it, and release under a new tag',
    });
  }
  const measured = `the server has no tag ${tag}`;
  if (!(await facts.hasCommit(plan.commit))) {
    return check.fail({
      measured: `${measured}, nor the commit`,
      bound,
      remedy: 'push the commit and the tag',
    });
  }
  return check.warn({
    measured,
    bound,
    detail: 'publishing will make it, unsigned and without a message',
    remedy: `push it: git push origin ${tag}`,
  });
}

async function checkImmutable(check: PendingCheck, { inputs: { tag }, facts }: Question): Promise<Check> {
  if (!tag) return check.skip('there is no tag');
  const [releases, rulesets] = await Promise.all([facts.immutableReleases(), facts.tagRulesets()]);
  const { verdict, finding, reason } = immutability(tag, releases, rulesets);
  if (verdict === 'not-run') return check.notRun(reason, finding);
  return verdict === 'pass' ? check.pass(finding) : check.warn({ ...finding, detail: reason });
}

async function checkFree(check: PendingCheck, question: Question): Promise<Check> {
  const { inputs, releases } = question;
  const { tag } = inputs;
  if (!tag) return check.skip('there is no tag');
  const published = await releases.byTag(tag);
  if (published) return checkPublished(check, published, question);
  const drafts = await releases.drafts(tag);
  if (drafts.length === 0) return check.pass({ measured: `no release ${tag} yet` });
  const measured = drafts.length === 1 ? 'a draft' : `${drafts.length} drafts, the oldest will be completed`;
  return check.pass({ measured });
}

/** What is published stays as it is, so only the release that made it can be made again. */
async function checkPublished(
  check: PendingCheck,
  published: HostedRelease,
  { inputs, plan, releases, files }: Question,
): Promise<Check> {
  const assets = await releases.assets(published);
  const names = assets.filter(({ complete }) => complete).map(({ name }) => name);
  const faults = publishedFaults(names, plan, inputs.sign === 'key');
  const manifest = assets.find(({ name }) => name === MANIFEST);
  if (faults.length > 0 || !manifest) {
    const measured = `${published.tag} is published with other files: ${faults.join('; ')}`;
    return check.fail({ measured, detail: published.url, remedy: NEW_VERSION });
  }
  const { commit, version } = await contentOf(manifest, inputs.output, releases, files);
  const measured = `${version} is published from commit ${short(commit)}`;
  if (commit === plan.commit && version === plan.version) return check.pass({ measured, detail: AGAIN });
  const bound = `${plan.version} from commit ${short(plan.commit)}`;
  return check.fail({ measured, bound, detail: published.url, remedy: NEW_VERSION });
}

async function contentOf(
  manifest: HostedAsset,
  output: string,
  releases: RepositoryReleases,
  files: Files,
): Promise<{ commit: string; version: string }> {
  const folder = await files.temporaryFolder(output);
  try {
    const path = join(folder, MANIFEST);
    await releases.download(manifest, path);
    const { artifacts } = readManifest(await files.readText(path), MANIFEST);
    const { commit = '', version = '' } = artifacts[0] ?? {};
    return { commit, version };
  } finally {
    await files.remove(folder);
  }
}
