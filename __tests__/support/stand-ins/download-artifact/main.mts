import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Artifact } from '@actions/artifact';

// A runner may run a copy of this folder, from which the packages of the repository are not found.
const packages = `${process.env.STANDIN_ROOT}/node_modules`;
const core: typeof import('@actions/core') = await import(`${packages}/@actions/core/lib/core.js`);
const { minimatch }: typeof import('minimatch') = await import(`${packages}/minimatch/dist/esm/index.js`);
const { default: client }: typeof import('@actions/artifact') = await import(
  `${packages}/@actions/artifact/lib/artifact.js`
);

try {
  await download();
} catch (error) {
  core.setFailed(`Unable to download artifact(s): ${error instanceof Error ? error.message : error}`);
}

async function download(): Promise<void> {
  if (core.getInput('github-token')) throw new Error('the stand-in has no artifacts of other runs');
  const name = core.getInput('name');
  const folder = resolve(
    (core.getInput('path') || process.env.GITHUB_WORKSPACE || '.').replace(/^~/, homedir()),
  );
  const artifacts = await chosen(name);
  const together = name !== '' || core.getBooleanInput('merge-multiple') || artifacts.length === 1;
  const results = await Promise.all(
    artifacts.map(async (artifact) => {
      const { digestMismatch = false } = await client.downloadArtifact(artifact.id, {
        path: together ? folder : join(folder, artifact.name),
        ...(artifact.digest ? { expectedHash: artifact.digest } : {}),
        skipDecompress: core.getBooleanInput('skip-decompress'),
      });
      return { name: artifact.name, digestMismatch };
    }),
  );
  report(results.filter(({ digestMismatch }) => digestMismatch).map((result) => result.name));
  core.info(`Total of ${artifacts.length} artifact(s) downloaded`);
  core.setOutput('download-path', folder);
}

async function chosen(name: string): Promise<Artifact[]> {
  const ids = core.getInput('artifact-ids');
  if (name && ids) throw new Error(`Inputs 'name' and 'artifact-ids' cannot be used together.`);
  if (name) return [(await client.getArtifact(name)).artifact];
  const { artifacts } = await client.listArtifacts({ latest: true });
  if (ids) return withIds(artifacts, ids);
  const pattern = core.getInput('pattern');
  return pattern ? artifacts.filter((artifact) => minimatch(artifact.name, pattern)) : artifacts;
}

function withIds(artifacts: readonly Artifact[], text: string): Artifact[] {
  const ids = text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
    .map(Number);
  if (ids.length === 0 || ids.some(Number.isNaN)) throw new Error(`Invalid artifact ID: '${text}'`);
  const found = artifacts.filter(({ id }) => ids.includes(id));
  if (found.length === 0) throw new Error('None of the provided artifact IDs were found');
  const missing = ids.filter((id) => !found.some((artifact) => artifact.id === id));
  if (missing.length > 0) core.warning(`Could not find the following artifact IDs: ${missing.join(', ')}`);
  return found;
}

function report(mismatches: readonly string[]): void {
  if (mismatches.length === 0) return;
  const message = `Digest validation failed for artifact(s): ${mismatches.join(', ')}.`;
  const behaviour = core.getInput('digest-mismatch');
  if (behaviour === 'error') throw new Error(message);
  if (behaviour === 'warn') core.warning(message);
  else if (behaviour === 'info') core.info(message);
  else if (behaviour !== 'ignore') throw new Error(`Invalid value for 'digest-mismatch': '${behaviour}'`);
}
