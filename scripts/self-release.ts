/**
 * Releases the suite itself: makes the GitHub release of the pushed tag, and moves the major tag to it. It
 * runs in .github/workflows/self-release.yml, in a job that may write, so it takes nothing from npm. Stopped
 * at any point and run again, it ends in the same state.
 * Exit codes: 0 released, 1 a promise does not hold, 2 the tag or what it tags is wrong, 3 no answer.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodeOf, messageOf, ReleaseError } from '../src/model/errors.ts';
import {
  differences,
  type HostedRelease,
  isLatest,
  majorTagAfter,
  releasesOf,
  strangersIn,
} from './self-release/decide.ts';
import { GitHub } from './self-release/github.ts';
import { surroundingsOf } from './self-release/surroundings.ts';
import { type Wanted, wantedRelease } from './self-release/wanted.ts';

try {
  const surroundings = surroundingsOf(process.env);
  const packageVersion = own('package.json', (text) => String(JSON.parse(text).version));
  const changelog = own('CHANGELOG.md', (text) => text);
  await selfRelease(wantedRelease(surroundings, { packageVersion, changelog }), new GitHub(surroundings));
} catch (error) {
  if (error instanceof ReleaseError) annotate('error', error.code, `${error.message}. ${error.remedy}`);
  else annotate('error', 'self-release', messageOf(error));
  process.exitCode = exitCodeOf(error);
}

async function selfRelease(wanted: Wanted, github: GitHub): Promise<void> {
  await requireTagInPlace(wanted, github);
  const releases = await github.releases();
  await makePublic(wanted, releases, github);
  await readBack(wanted, github);
  await moveMajorTag(wanted, releases, github);
}

/** The tag could have been moved since it was pushed, and what is released now is what was tested then. */
async function requireTagInPlace({ tag, commit }: Wanted, github: GitHub): Promise<void> {
  const tagged = await github.commitOf(tag);
  if (tagged === commit) return;
  throw new ReleaseError(
    'CHECK_FAILED',
    `the tag ${tag} is ${tagged ? `at ${tagged}` : 'not there'}, and this run is of ${commit}`,
    'find out who moved it; then tag the right commit with the next version',
  );
}

/** A release that is there stays, a draft is completed, else one is made: first unseen, then public. */
async function makePublic(wanted: Wanted, releases: readonly HostedRelease[], github: GitHub): Promise<void> {
  const { tag } = wanted;
  const { published, draft, duplicates } = releasesOf(tag, releases);
  if (duplicates.length > 0) {
    const addresses = duplicates.map(({ url }) => url).join(', ');
    annotate('warning', 'Too many drafts', `${tag} has drafts that nobody needs: ${addresses}. Delete them`);
  }
  if (published) return;
  if (draft) refuseStrangers(draft);
  const content = { tag, notes: wanted.notes, prerelease: wanted.version.prerelease };
  const ready = draft ?? (await github.createDraft(content));
  await github.publish(ready, content, isLatest(wanted, releases));
}

function refuseStrangers(draft: HostedRelease): void {
  const strangers = strangersIn(draft);
  if (strangers.length === 0) return;
  throw new ReleaseError(
    'STORE_CONFLICT',
    `the draft ${draft.url} is not ours: ${strangers.join('; ')}`,
    'find out who made it and delete it, then run the failed job again',
  );
}

/** What the public sees is what was wanted. */
async function readBack(wanted: Wanted, github: GitHub): Promise<void> {
  const { tag } = wanted;
  const release = await github.releaseOf(tag);
  if (!release) {
    throw new ReleaseError(
      'NETWORK_FAILED',
      `${tag} was published, but is not shown yet`,
      'run the failed job again; it goes on where it stopped',
    );
  }
  const faults = differences(release, wanted);
  if (faults.length > 0) {
    throw new ReleaseError(
      'STORE_CONFLICT',
      `${tag} is published, but not as wanted: ${faults.join('; ')} (${release.url})`,
      'correct it by hand and run the failed job again, or release the next version',
    );
  }
  await requireTagInPlace(wanted, github);
  console.log(`${tag} is published: ${release.url}`);
  if (release.immutable) return;
  annotate(
    'warning',
    'Not immutable',
    `the server does not promise that ${tag} never changes. Switch immutable releases on in the settings ` +
      'of the repository, and release the next version: the setting does not reach back',
  );
}

async function moveMajorTag(
  wanted: Wanted,
  releases: readonly HostedRelease[],
  github: GitHub,
): Promise<void> {
  const { tag, commit } = wanted;
  const major = majorTagAfter(wanted, releases);
  if (!major.moves) {
    console.log(`${major.name} stays where it is: ${major.because}`);
    return;
  }
  const before = await github.objectOf(major.name);
  if (before === undefined) await github.createTag(major.name, commit);
  else if (before !== commit) await github.moveTag(major.name, commit);

  const after = await github.objectOf(major.name);
  if (after !== commit) {
    throw new ReleaseError(
      'CHECK_FAILED',
      `${major.name} was moved to ${commit}, but is ${after ? `at ${after}` : 'not there'}`,
      'make sure that nothing else moves it, then run the failed job again',
    );
  }
  console.log(`${major.name} means ${tag}, ${commit}`);
}

/** A file of the tagged tree. */
function own<Content>(file: string, understand: (text: string) => Content): Content {
  try {
    return understand(readFileSync(join(import.meta.dirname, '..', file), 'utf8'));
  } catch (error) {
    throw new ReleaseError(
      'FILE_INVALID',
      `${file} cannot be read: ${messageOf(error)}`,
      'run this in a checkout of the whole repository',
      error,
    );
  }
}

/** As the runner shows it beside the job; line ends and per cent signs have to be written otherwise there. */
function annotate(level: 'error' | 'warning', title: string, message: string): void {
  const text = message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  console.log(`::${level} title=${title}::${text}`);
}
