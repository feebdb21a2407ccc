import { pathToFileURL } from 'node:url';
import { ReleaseError } from '../../model/errors.ts';
import { type ReleaseRecord, storeLayout } from '../../model/store.ts';
import type { Files } from '../../ports.ts';
import type { Source, StoredRelease } from '../source.ts';
import { readRecord } from './store.ts';

/** What is fetched is its owner's to change, unlike what is stored. */
const WRITABLE = 0o644;

interface Found {
  readonly path: string;
  readonly record: ReleaseRecord;
}

/** The releases of a write-once folder, those of one project where it is known. */
export function folderSource(store: string, project: string | undefined, files: Files): Source {
  return {
    name: `dir:${store}`,
    async find(tag) {
      const all = await recordsOf(store, project, files);
      const found = tag ? all.filter((one) => tagOf(one) === tag) : await newestOf(all);
      const [first, ...others] = found;
      if (!first) throw notThere(store, tag);
      if (others.length > 0) throw ambiguous(store, tag, found);
      return stored(first, store, files);
    },
  };
}

async function recordsOf(store: string, project: string | undefined, files: Files): Promise<Found[]> {
  const { releases, record } = storeLayout(store);
  const found: Found[] = [];
  for (const name of project ? [project] : await files.list(releases)) {
    for (const version of await files.list(`${releases}/${name}`)) {
      const path = record(name, version);
      const read = await readRecord(path, files);
      if (read) found.push({ path, record: read });
    }
  }
  return found;
}

/** The newest release of each project; pre-releases are fetched by their tag only, as on GitHub. */
async function newestOf(all: readonly Found[]): Promise<Found[]> {
  const { default: semver } = await import('semver');
  const newest = new Map<string, Found>();
  for (const one of all) {
    const { project, version } = one.record;
    if (semver.prerelease(version)) continue;
    const other = newest.get(project);
    if (!other || semver.gt(version, other.record.version)) newest.set(project, one);
  }
  return [...newest.values()];
}

/** A snapshot has no tag and goes by its version. */
function tagOf({ record: { tag, version } }: Found): string {
  return tag ?? version;
}

function stored(found: Found, store: string, files: Files): StoredRelease {
  const { blob } = storeLayout(store);
  return {
    tag: tagOf(found),
    url: pathToFileURL(found.path).href,
    files: Object.entries(found.record.files).map(([name, { sha256, size }]) => ({
      name,
      size,
      sha256,
      copyTo: (path) => files.copy(blob(sha256), path, WRITABLE),
    })),
  };
}

function notThere(store: string, tag: string | undefined): ReleaseError {
  return new ReleaseError(
    'FILE_MISSING',
    `there is no published release${tag ? ` ${tag}` : ''} in ${store}`,
    tag ? 'check the path and the tag' : 'check the path; name a pre-release by its tag',
  );
}

function ambiguous(store: string, tag: string | undefined, found: readonly Found[]): ReleaseError {
  const projects = found.map(({ record }) => record.project).join(', ');
  return new ReleaseError(
    'INPUT_INVALID',
    `${store} has ${tag ?? 'releases'} of several projects: ${projects}`,
    'run where the release was planned, so that the project is known; or give each project a store of its own',
  );
}
