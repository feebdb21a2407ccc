import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { zip } from './archives.ts';
import { type GoProject, smallProgram } from './go-project.ts';
import { temporaryFolder } from './temporary.ts';

/** A folder as GOPROXY takes it, with a module `example.org/dep` in the versions v1.0.0 and v1.1.0. */
export function moduleProxy(): { readonly folder: string; readonly address: string } {
  const folder = temporaryFolder('goproxy');
  const versions = ['v1.0.0', 'v1.1.0'];
  const write = (name: string, content: string | Buffer): void => {
    const path = join(folder, 'example.org/dep/@v', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  };
  write('list', `${versions.join('\n')}\n`);
  for (const version of versions) {
    const mod = 'module example.org/dep\n\ngo 1.24\n';
    const source = `package dep\n\nfunc Name() string { return "dep ${version}" }\n`;
    write(`${version}.info`, JSON.stringify({ Version: version, Time: '2026-01-02T03:04:05Z' }));
    write(`${version}.mod`, mod);
    write(
      `${version}.zip`,
      zip([
        { name: `example.org/dep@${version}/go.mod`, text: mod },
        { name: `example.org/dep@${version}/dep.go`, text: source },
      ]),
    );
  }
  return { folder, address: pathToFileURL(folder).href };
}

/** A program that uses `example.org/dep` v1.0.0, with its `go.sum`. */
export function programWithModule(proxy: { readonly address: string }): GoProject {
  const project = smallProgram();
  project.edit('go.mod', (text) => `${text}\nrequire example.org/dep v1.0.0\n`);
  project.edit('main.go', (text) =>
    text
      .replace(/^import \(/m, 'import (\n\t"example.org/dep"')
      .replace(/^func main\(\) \{/m, '$&\n\t_ = dep.Name()'),
  );
  goIn(project.folder, ['mod', 'tidy'], {
    GOPROXY: proxy.address,
    GOMODCACHE: temporaryFolder('gomodcache'),
  });
  project.commit('with a module');
  return project;
}

/** Runs Go away from the module cache and the checksum database of the machine. */
export function goIn(folder: string, args: readonly string[], env: Readonly<Record<string, string>>): string {
  return execFileSync('go', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...process.env, GOFLAGS: '-modcacherw', GONOSUMDB: 'example.org/*', ...env },
  });
}
