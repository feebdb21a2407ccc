import { pathToFileURL } from 'node:url';
import { ReleaseError } from '../../model/errors.ts';
import { byBytes, safeName } from '../../model/names.ts';
import { type ReleaseRecord, storeLayout } from '../../model/store.ts';
import type { Files } from '../../ports.ts';
import type { Channel, Published, Release, ReleaseFile } from '../channel.ts';
import { readRecord } from './store.ts';

const READ_ONLY = 0o444;

/** Publishes to a write-once folder. */
export function folderChannel(store: string, release: Release, files: Files): Channel {
  const { record, blob } = storeLayout(store);
  const path = record(safeName(release.project, 'the plan'), safeName(release.version, 'the plan'));
  return {
    name: `dir:${store}`,
    publish: () => publish(release, path, ({ sha256 }) => blob(sha256), files),
  };
}

async function publish(
  release: Release,
  recordPath: string,
  blob: (file: ReleaseFile) => string,
  files: Files,
): Promise<Published> {
  refuseOther(await readRecord(recordPath, files), release, recordPath);

  const present = await intactBlobs(release.files, blob, files);
  const absent = release.files.filter(({ name }) => !present.has(name));
  for (const file of absent) await files.copy(file.path, blob(file), READ_ONLY);
  for (const file of absent) await readBack(file, blob(file), files);

  const record = `${JSON.stringify(recordOf(release), null, 2)}\n`;
  const first = await files.create(recordPath, record, READ_ONLY);
  // Somebody else may have published between our first look and now.
  if (!first) refuseOther(await readRecord(recordPath, files), release, recordPath);
  const names = release.files.map(({ name }) => name);
  return {
    url: pathToFileURL(recordPath).href,
    published: first ? names : absent.map(({ name }) => name),
    unchanged: first ? [] : names.filter((name) => present.has(name)),
  };
}

function recordOf({ project, version, tag, commit, files }: Release): ReleaseRecord {
  const sorted = [...files].sort((a, b) => byBytes(a.name, b.name));
  const entries = sorted.map(({ name, sha256, size }) => [name, { sha256, size }]);
  return { schema: 1, project, version, ...(tag && { tag }), commit, files: Object.fromEntries(entries) };
}

/** Throws STORE_CONFLICT naming the files that differ from what was published before. */
function refuseOther(earlier: ReleaseRecord | undefined, release: Release, path: string): void {
  if (!earlier) return;
  const now = new Map(release.files.map(({ name, sha256 }) => [name, sha256]));
  const names = new Set([...now.keys(), ...Object.keys(earlier.files)]);
  const differing = [...names].filter((name) => now.get(name) !== earlier.files[name]?.sha256).sort(byBytes);
  if (differing.length === 0) return;
  throw new ReleaseError(
    'STORE_CONFLICT',
    `${release.project} ${release.version} was published before with other bytes: ${differing.join(', ')} (${path})`,
    'a published release never changes: release under a new version',
  );
}

/** Names of the files whose contents the store holds; throws STORE_CONFLICT for contents that were changed. */
async function intactBlobs(
  wanted: readonly ReleaseFile[],
  blob: (file: ReleaseFile) => string,
  files: Files,
): Promise<Set<string>> {
  const present = new Set<string>();
  for (const file of wanted) {
    if (!(await files.stat(blob(file)))) continue;
    await readBack(file, blob(file), files);
    present.add(file.name);
  }
  return present;
}

async function readBack(file: ReleaseFile, path: string, files: Files): Promise<void> {
  const { sha256 } = await files.digest(path);
  if (sha256 === file.sha256) return;
  throw new ReleaseError(
    'STORE_CONFLICT',
    `the stored bytes of ${file.name} have sha256 ${sha256}, not ${file.sha256} (${path})`,
    'find out who can write to the store and whether its disk is sound; remove this file, then publish again',
  );
}
