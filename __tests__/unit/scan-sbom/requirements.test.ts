import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { localPorts } from '../../../src/runner/ports.ts';
import { readRequirements } from '../../../src/scan/sbom/requirements.ts';
import { goIn, moduleProxy, programWithModule } from '../../support/go-modules.ts';
import type { GoProject } from '../../support/go-project.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const proxy = moduleProxy();
const cache = temporaryFolder('gomodcache');
let project: GoProject;

beforeAll(() => {
  project = programWithModule(proxy);
  project.edit('go.mod', (text) => `${text}\nrequire example.org/local v0.1.0 // indirect\n`);
  project.write('local/go.mod', 'module example.org/local\n\ngo 1.24\n\nrequire example.org/dep v1.1.0\n');
  project.edit('go.mod', (text) => `${text}\nreplace example.org/local => ./local\n`);
  goIn(project.folder, ['mod', 'download', 'example.org/dep@v1.0.0'], {
    GOPROXY: proxy.address,
    GOMODCACHE: cache,
  });
  goIn(project.folder, ['mod', 'download', 'example.org/dep@v1.1.0'], {
    GOPROXY: proxy.address,
    GOMODCACHE: cache,
  });
});

/** Real Go, told to keep its modules in a folder, and to go to the network for the rest. */
function read(folder: string, gomodcache: string) {
  const { exec } = localPorts();
  const env = {
    GOMODCACHE: gomodcache,
    GOPROXY: proxy.address,
    GOFLAGS: '-mod=mod',
    GONOSUMDB: 'example.org/*',
  };
  return readRequirements(folder, {
    exec: { run: (command) => exec.run({ ...command, env: { ...env, ...command.env } }) },
  });
}

it('reads what go.mod files say, and leaves them as they are', async () => {
  const before = ['go.mod', 'go.sum'].map((name) => readFileSync(join(project.folder, name), 'utf8'));
  expect(await read(project.folder, cache)).toEqual({
    graph: expect.stringContaining('example.org/local@v0.1.0 example.org/dep@v1.1.0\n'),
    indirect: ['example.org/local'],
  });
  expect(['go.mod', 'go.sum'].map((name) => readFileSync(join(project.folder, name), 'utf8'))).toEqual(
    before,
  );
});

it('fetches nothing, and says what to do', async () => {
  expect(await read(project.folder, temporaryFolder('empty-gomodcache'))).toEqual({
    missing: expect.stringContaining('disabled by GOPROXY=off'),
    remedy: expect.stringContaining('go mod download'),
  });
});

it('says so where there is no module', async () => {
  expect(await read(temporaryFolder('no-module'), cache)).toMatchObject({
    missing: expect.stringContaining('go.mod'),
  });
});

it('says so where there is no Go', async () => {
  const { exec } = localPorts();
  const none = await readRequirements(project.folder, {
    exec: { run: (command) => exec.run({ ...command, file: 'no-such-go' }) },
  });
  expect(none).toMatchObject({ missing: expect.stringContaining('no-such-go') });
});
