import { chmodSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readModules, verifyModules } from '../../../../src/build/modules/verify.ts';
import { type Check, Checklist } from '../../../../src/model/check.ts';
import type { Exec, Ports } from '../../../../src/ports.ts';
import { localPorts } from '../../../../src/runner/ports.ts';
import { goIn, moduleProxy, programWithModule } from '../../../support/go-modules.ts';
import { type GoProject, smallProgram } from '../../../support/go-project.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

const proxy = moduleProxy();
let cache: string;
beforeEach(() => {
  cache = temporaryFolder('gomodcache');
  vi.stubEnv('GOMODCACHE', cache);
  vi.stubEnv('GOPROXY', proxy.address);
  vi.stubEnv('GOFLAGS', '-modcacherw -buildvcs=false');
});
afterEach(() => vi.unstubAllEnvs());

function verify({ folder }: Pick<GoProject, 'folder'>, ports: Partial<Ports> = {}): Promise<Check> {
  const check = new Checklist('gates', Date.now).begin('mod-verify', 'source');
  const inputs = { workingDirectory: folder, output: join(folder, 'dist') };
  return verifyModules(check, inputs, { ...localPorts({ offline: true }), ...ports });
}

const vendor = (project: GoProject): void => {
  goIn(project.folder, ['mod', 'vendor'], { GOPROXY: proxy.address, GOMODCACHE: cache });
};
const wrongSum = (text: string): string => text.replace(/^(example\.org\/dep v1\.0\.0 h1:)./m, '$1/');

describe('modules from a cache', () => {
  test('are counted, and are what go.sum says', async () => {
    expect(await verify(programWithModule(proxy))).toMatchObject({ verdict: 'pass', measured: '1 module' });
  });

  test('a program without modules has nothing to prove', async () => {
    expect(await verify(smallProgram())).toMatchObject({ verdict: 'pass', measured: '0 modules' });
  });

  test('a file changed in the cache is found', async () => {
    const project = programWithModule(proxy);
    await verify(project);
    writeFileSync(
      join(cache, 'example.org/dep@v1.0.0/dep.go'),
      'package dep\n\nfunc Name() string { return "evil" }\n',
    );
    expect(await verify(project)).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining('example.org/dep v1.0.0: dir has been modified'),
    });
  });

  test('a go.sum that was changed is found, which `go mod verify` alone does not', async () => {
    const project = programWithModule(proxy);
    await verify(project);
    project.edit('go.sum', wrongSum);
    expect(goIn(project.folder, ['mod', 'verify'], { GOMODCACHE: cache })).toContain('all modules verified');
    expect(await verify(project)).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining('example.org/dep@v1.0.0 is not what go.sum says'),
    });
  });

  test('a missing go.sum is told as what it is', async () => {
    const project = programWithModule(proxy);
    rmSync(join(project.folder, 'go.sum'));
    expect(await verify(project)).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining('go.sum does not list the module of example.org/dep'),
      remedy: expect.stringContaining('go mod tidy'),
    });
  });

  test('one that is not here is told with how to bring it here', async () => {
    const project = programWithModule(proxy);
    vi.stubEnv('GOPROXY', 'https://proxy.example.org');
    expect(await verify(project)).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining('example.org/dep@v1.0.0 is not on this machine, and GOPROXY is off'),
      remedy: expect.stringContaining('go mod vendor'),
    });
  });

  test('one that a folder replaces is in no go.sum, and said so', async () => {
    const project = programWithModule(proxy);
    project.write('local/go.mod', 'module example.org/dep\n\ngo 1.24\n');
    project.write('local/dep.go', 'package dep\n\nfunc Name() string { return "local" }\n');
    project.edit('go.mod', (text) => `${text}\nreplace example.org/dep => ./local\n`);
    expect(await verify(project)).toMatchObject({
      verdict: 'pass',
      measured: '0 modules',
      detail: 'not in go.sum, as folders replace them: example.org/dep@v1.0.0',
    });
  });

  test('those of a workspace are verified together', async () => {
    const project = programWithModule(proxy);
    project.write('lib/go.mod', 'module example.org/lib\n\ngo 1.24\n');
    project.write('lib/lib.go', 'package lib\n');
    project.write('go.work', 'go 1.24\n\nuse (\n\t.\n\t./lib\n)\n');
    expect(await verify(project)).toMatchObject({ verdict: 'pass', measured: '1 module' });
  });
});

describe('a vendor folder', () => {
  test('is what Go makes of the modules', async () => {
    const project = programWithModule(proxy);
    vendor(project);
    expect(await verify(project)).toMatchObject({
      verdict: 'pass',
      measured: '1 module',
      detail: 'the vendor folder is what Go makes of them',
    });
    expect(readdirSync(join(project.folder, 'dist'))).toEqual([]);
  });

  test.each([
    [
      'changed',
      'example.org/dep/dep.go was changed',
      (file: string) => writeFileSync(file, 'package dep\n\nfunc Name() string { return "evil" }\n'),
    ],
    [
      'of the same size',
      'example.org/dep/dep.go was changed',
      (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('dep v1', 'dap v1')),
    ],
    [
      'added',
      'example.org/dep/init.go is in no module',
      (file: string) => writeFileSync(join(dirname(file), 'init.go'), 'package dep\n'),
    ],
    [
      'that became a link',
      'example.org/dep/dep.go was changed',
      (file: string) => {
        const real = join(dirname(file), '../real.txt');
        writeFileSync(real, readFileSync(file));
        rmSync(file);
        symlinkSync(real, file);
      },
    ],
  ])('a file %s is named', async (_, said, change) => {
    const project = programWithModule(proxy);
    vendor(project);
    change(join(project.folder, 'vendor/example.org/dep/dep.go'));
    const check = await verify(project);
    expect(check).toMatchObject({ verdict: 'fail', detail: expect.stringContaining(said) });
    expect(check.measured).toMatch(/^[12] vendored files differ$/);
  });

  test('one that go.mod has left behind fails', async () => {
    const project = programWithModule(proxy);
    vendor(project);
    project.edit('go.mod', (text) => text.replace('v1.0.0', 'v1.1.0'));
    expect(await verify(project)).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining('vendor/modules.txt and go.mod name different modules'),
      remedy: expect.stringContaining('go mod vendor'),
    });
  });

  test('whose modules are not here was not compared, and is no pass', async () => {
    const project = programWithModule(proxy);
    vendor(project);
    vi.stubEnv('GOPROXY', 'off');
    vi.stubEnv('GOMODCACHE', temporaryFolder('gomodcache'));
    expect(await verify(project)).toMatchObject({
      verdict: 'not-run',
      detail: expect.stringContaining(
        'its files were not compared with go.sum: example.org/dep@v1.0.0 is not on',
      ),
    });
  });

  test('of modules that go.sum does not vouch for fails', async () => {
    const project = programWithModule(proxy);
    vendor(project);
    project.edit('go.sum', wrongSum);
    expect(await verify(project)).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining('example.org/dep@v1.0.0 is not what go.sum says'),
    });
  });

  test('of a workspace is compared too', async () => {
    const project = programWithModule(proxy);
    project.write('lib/go.mod', 'module example.org/lib\n\ngo 1.24\n');
    project.write('lib/lib.go', 'package lib\n');
    project.write('go.work', 'go 1.24\n\nuse (\n\t.\n\t./lib\n)\n');
    goIn(project.folder, ['work', 'vendor'], { GOPROXY: proxy.address, GOMODCACHE: cache });
    expect(await verify(project)).toMatchObject({
      verdict: 'pass',
      detail: expect.stringContaining('vendor'),
    });
    project.write('vendor/example.org/dep/dep.go', 'package dep\n\nfunc Name() string { return "" }\n');
    expect(await verify(project)).toMatchObject({
      verdict: 'fail',
      remedy: expect.stringContaining('go work vendor'),
    });
  });
});

test('a module cache that we may not write to is enough', async () => {
  const project = programWithModule(proxy);
  await verify(project);
  for (const folder of [cache, project.folder, dirname(project.folder)]) chmodAll(folder, 0o555, 0o444);
  vi.stubEnv('GOPROXY', 'off');
  vi.stubEnv('GOENV', 'off');
  vi.stubEnv('HOME', temporaryFolder('home'));
  vi.stubEnv('GOCACHE', temporaryFolder('gocache'));
  for (const name of ['HOME', 'GOCACHE']) chmodSync(process.env[name] as string, 0o777);
  const exec = localPorts({ offline: true }).exec;
  // The superuser may write to everything; another user may not.
  const ports = process.getuid?.() === 0 ? { exec: asNobody(exec) } : { exec };
  const touched = await ports.exec.run({ file: 'touch', args: [join(cache, 'x')] });
  expect(touched.exitCode).not.toBe(0);
  expect(await verify(project, ports)).toMatchObject({ verdict: 'pass', measured: '1 module' });
});

function chmodAll(folder: string, folders: number, files: number): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) chmodAll(path, folders, files);
    else if (entry.isFile()) chmodSync(path, files);
  }
  chmodSync(folder, folders);
}

const asNobody = (exec: Exec): Exec => ({
  run: (command) =>
    exec.run({
      ...command,
      file: 'setpriv',
      args: ['--reuid=65534', '--regid=65534', '--clear-groups', command.file, ...command.args],
    }),
});

test('what go list prints of packages', () => {
  const lines = [
    '',
    'example.org/a@v1.0.0\t\texample.org/a/b\t/cache/example.org/a@v1.0.0/b',
    'example.org/a@v1.0.0\t\texample.org/a\t/cache/example.org/a@v1.0.0',
    'example.org/r@v1.0.0\texample.org/fork@v1.2.0\texample.org/r\t/cache/example.org/fork@v1.2.0',
    'example.org/l@v0.0.0\t./local@\texample.org/l\t/repo/local',
  ];
  expect(readModules(lines.join('\n'))).toEqual({
    verifiable: ['example.org/a@v1.0.0', 'example.org/fork@v1.2.0'],
    folders: ['example.org/l@v0.0.0'],
    vendored: undefined,
  });
  const vendored =
    'example.org/a@v1.0.0\t\texample.org/a [example.org/m.test]\tC:\\repo\\vendor\\example.org\\a';
  expect(readModules(vendored).vendored).toBe('C:/repo/vendor');
});
