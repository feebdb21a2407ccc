import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyWorkTree } from '../../../../src/build/reproduce/work-tree.ts';
import { localPorts } from '../../../../src/runner/ports.ts';
import { type GoProject, smallProgram } from '../../../support/go-project.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

const ports = localPorts();

function git(folder: string, ...args: string[]): string {
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.org',
    '-c',
    'protocol.file.allow=always',
  ];
  return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

/** What Go asks git for when it builds, and what a version is made from. */
function stateOf(folder: string): string[] {
  return [
    git(folder, 'status', '--porcelain'),
    git(folder, 'log', '-1', '--format=%H:%ct'),
    git(folder, 'describe', '--tags', '--always', '--dirty'),
    git(folder, 'ls-files'),
  ];
}

async function copied(workingDirectory: string, output = join(workingDirectory, 'dist')) {
  const to = join(temporaryFolder('copy'), 'second');
  return { to, ...(await copyWorkTree({ workingDirectory, output }, to, ports)) };
}

function tagged(files: Readonly<Record<string, string>> = {}): GoProject {
  const project = smallProgram({ '.gitignore': 'ignored\ndist\n', ...files });
  project.tag('v1.0.0');
  return project;
}

describe('a copy', () => {
  test('of a clean repository is clean', async () => {
    const { folder } = tagged();
    const { workingDirectory } = await copied(folder);
    expect(stateOf(workingDirectory)).toEqual(stateOf(folder));
    expect(stateOf(workingDirectory)[0]).toBe('');
  });

  test('has what is changed, new, ignored and linked, and not the output', async () => {
    const project = tagged();
    project.edit('main.go', (text) => `${text}\n// changed\n`);
    project.write('new.go', 'package main\n');
    project.write('ignored', 'ignored\n');
    project.write('dist/build/app', 'output\n');
    symlinkSync('main.go', join(project.folder, 'link.go'));
    const { workingDirectory } = await copied(project.folder);
    expect(stateOf(workingDirectory)).toEqual(stateOf(project.folder));
    expect(readFileSync(join(workingDirectory, 'ignored'), 'utf8')).toBe('ignored\n');
    expect(existsSync(join(workingDirectory, 'dist'))).toBe(false);
    // What is written through the link stays in the copy.
    writeFileSync(join(workingDirectory, 'link.go'), 'package main\n');
    expect(readFileSync(join(project.folder, 'main.go'), 'utf8')).toContain('// changed');
  });

  test('of a folder is one of the whole repository', async () => {
    const { folder } = tagged({ 'tools/go.mod': 'module example.org/tools\n\ngo 1.24\n' });
    const { to, workingDirectory, root } = await copied(join(folder, 'tools'));
    expect(workingDirectory).toBe(join(to, 'tools'));
    expect(root).toBe(folder);
    expect(stateOf(workingDirectory)).toEqual(stateOf(join(folder, 'tools')));
  });

  test('keeps what git tracks in the output folder', async () => {
    const project = smallProgram({ 'dist/index.js': 'tracked\n' });
    project.write('dist/build/app', 'output\n');
    const { workingDirectory } = await copied(project.folder);
    expect(git(workingDirectory, 'status', '--porcelain')).toBe('');
    expect(existsSync(join(workingDirectory, 'dist/build'))).toBe(false);
  });

  test('of a linked work tree sees the same commit, and leaves its index alone', async () => {
    const { folder } = tagged();
    const linked = join(temporaryFolder('linked'), 'tree');
    git(folder, 'worktree', 'add', '--quiet', '--detach', linked);
    writeFileSync(join(linked, 'new.go'), 'package main\n');
    const { workingDirectory, sharesIndex } = await copied(linked);
    expect(sharesIndex).toBe(true);
    expect(stateOf(workingDirectory)).toEqual(stateOf(linked));
  });

  test('of a submodule is one of the repository around it', async () => {
    const inner = tagged();
    const outer = smallProgram();
    git(outer.folder, 'submodule', 'add', '--quiet', inner.folder, 'vendored/inner');
    outer.commit('with a submodule');
    const workingDirectory = join(outer.folder, 'vendored/inner');
    const copy = await copied(workingDirectory);
    expect(copy.root).toBe(outer.folder);
    expect(stateOf(copy.workingDirectory)).toEqual(stateOf(workingDirectory));
  });

  test('of a module outside git is one of its workspace', async () => {
    const folder = temporaryFolder('workspace');
    mkdirSync(join(folder, 'app'));
    writeFileSync(join(folder, 'go.work'), 'go 1.24\n\nuse ./app\n');
    writeFileSync(join(folder, 'app/go.mod'), 'module example.org/app\n\ngo 1.24\n');
    const { to, workingDirectory } = await copied(join(folder, 'app'));
    expect(workingDirectory).toBe(join(to, 'app'));
    expect(existsSync(join(to, 'go.work'))).toBe(true);
  });
});
