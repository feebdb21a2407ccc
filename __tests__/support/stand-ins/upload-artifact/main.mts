import { statSync } from 'node:fs';
import { dirname, sep } from 'node:path';

// A runner may run a copy of this folder, from which the packages of the repository are not found.
const packages = `${process.env.STANDIN_ROOT}/node_modules/@actions`;
const core: typeof import('@actions/core') = await import(`${packages}/core/lib/core.js`);
const glob: typeof import('@actions/glob') = await import(`${packages}/glob/lib/glob.js`);
const { ArtifactNotFoundError, default: client }: typeof import('@actions/artifact') = await import(
  `${packages}/artifact/lib/artifact.js`
);

try {
  await upload();
} catch (error) {
  core.setFailed(error instanceof Error ? error.message : String(error));
}

async function upload(): Promise<void> {
  const name = core.getInput('name');
  const path = core.getInput('path', { required: true });
  const archive = core.getBooleanInput('archive');
  const found = await find(path);
  if (found.files.length === 0) return nothingFound(path);
  if (!archive && found.files.length > 1) {
    throw new Error(`When 'archive' is set to false, only a single file can be uploaded`);
  }
  if (core.getBooleanInput('overwrite')) await deleteExisting(name);
  const retentionDays = numberInput('retention-days');
  const compressionLevel = numberInput('compression-level', 0, 9);
  const { id, digest } = await client.uploadArtifact(name, found.files, found.root, {
    ...(retentionDays ? { retentionDays } : {}),
    ...(compressionLevel === undefined ? {} : { compressionLevel }),
    ...(archive ? {} : { skipArchive: true }),
  });
  core.setOutput('artifact-id', id);
  core.setOutput('artifact-digest', digest);
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = process.env;
  const run = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
  core.setOutput('artifact-url', `${run}/artifacts/${id}`);
}

/** Files, and the folder that their paths in the artifact are relative to. */
async function find(path: string): Promise<{ files: string[]; root: string }> {
  const globber = await glob.create(path, {
    excludeHiddenFiles: !core.getBooleanInput('include-hidden-files'),
  });
  const files = (await globber.glob()).filter((file) => !statSync(file).isDirectory());
  const searched = globber.getSearchPaths();
  const [first = ''] = searched;
  if (searched.length > 1) return { files, root: commonAncestor(searched) };
  // A single file named without a pattern has no folders in the artifact.
  return { files, root: files.length === 1 && files[0] === first ? dirname(first) : first };
}

function commonAncestor(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split(sep));
  const end = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return first.slice(0, end < 0 ? first.length : end).join(sep) || sep;
}

function nothingFound(path: string): void {
  const message = `No files were found with the provided path: ${path}. No artifacts will be uploaded.`;
  const behaviour = core.getInput('if-no-files-found');
  if (behaviour === 'error') core.setFailed(message);
  else if (behaviour === 'warn') core.warning(message);
  else if (behaviour === 'ignore') core.info(message);
  else core.setFailed(`Unrecognized if-no-files-found input. Provided: ${behaviour}`);
}

async function deleteExisting(name: string): Promise<void> {
  try {
    await client.deleteArtifact(name);
  } catch (error) {
    if (!(error instanceof ArtifactNotFoundError)) core.info(`not deleted: ${error}`);
  }
}

function numberInput(name: string, smallest = 0, largest = Number.POSITIVE_INFINITY): number | undefined {
  const text = core.getInput(name);
  if (text === '') return undefined;
  const value = Number.parseInt(text, 10);
  if (!(value >= smallest && value <= largest)) throw new Error(`Invalid ${name}`);
  return value;
}
