import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exportSuite, workingTree } from '../../../scripts/export/suite.ts';
import { ROOT } from '../repository.ts';
import { startServices } from '../services/services.ts';
import { temporaryFolder } from '../temporary.ts';
import { type Hosted, REPOSITORY } from './caller.ts';

/** This suite as it lies here, in a repository of its own, on a server whose releases can change no more. */
export interface OwnRepository extends Hosted {
  /** Commits a version and tags it, as RELEASING.md says, and pushes both; returns the commit. */
  version(version: string, changes?: Partial<Changes>): string;
  /** The commit that each tag on the server means. */
  tags(): Readonly<Record<string, string>>;
  /** The targets of its Makefile that were called since it was last asked, sorted. */
  called(): readonly string[];
  close(): Promise<void>;
}

interface Changes {
  /** In package.json, where it is not that of the tag. */
  readonly packageVersion: string;
  /** Shell commands of targets of the Makefile, by their names. */
  readonly targets: Readonly<Record<string, string>>;
}

/** The real targets would run the tests that are running: here they only note that they were called. */
const TARGETS = { test: 'true', package: 'true', interop: 'true' };

export async function ownRepository(dialect: 'github' | 'act' = 'github'): Promise<OwnRepository> {
  const folder = join(temporaryFolder('own'), 'oracle-release');
  const calls = join(temporaryFolder('calls'), 'calls');
  if (dialect === 'github') copyWorkingTree(folder);
  else exportSuite(folder, 'working-tree', { dialect, repository: 'org/oracle-release', ref: 'v1' });
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'as it lies here');
  const services = await startServices();
  const server = services.addRepository(REPOSITORY, { from: folder, immutableReleases: true });
  const edit = (file: string, change: (text: string) => string): void => {
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  };
  return {
    project: { folder },
    services,
    secrets: {},
    version(version, { packageVersion = version, targets = {} } = {}) {
      edit('package.json', (text) => text.replace(/"version": ".*"/, `"version": "${packageVersion}"`));
      edit('CHANGELOG.md', () => `# Changelog\n\n## ${version} - 2026-11-27\n\n${notesOf(version)}\n`);
      edit('Makefile', () => makefile({ ...TARGETS, ...targets }, calls));
      git(folder, 'commit', '--quiet', '--all', '--message', version);
      git(folder, 'tag', '--annotate', '--message', version, `v${version}`);
      services.push(REPOSITORY);
      return git(folder, 'rev-parse', 'HEAD');
    },
    tags: () =>
      Object.fromEntries(
        git(server, 'tag', '--list')
          .split('\n')
          .map((tag) => [tag, git(server, 'rev-parse', `${tag}^{commit}`)]),
      ),
    called() {
      const lines = existsSync(calls) ? readFileSync(calls, 'utf8').trimEnd().split('\n') : [];
      rmSync(calls, { force: true });
      return lines.toSorted();
    },
    close: () => services.close(),
  };
}

export const notesOf = (version: string): string => `### Added\n\n- All that is new in ${version}.`;

function copyWorkingTree(folder: string): void {
  for (const file of workingTree()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(ROOT, file), join(folder, file));
  }
}

const makefile = (targets: Readonly<Record<string, string>>, calls: string): string =>
  Object.entries(targets)
    .map(([name, does]) => `.PHONY: ${name}\n${name}:\n\t@echo ${name} >> ${calls}\n\t@${does}\n`)
    .join('\n');

function git(folder: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  const unsigned = ['-c', 'commit.gpgsign=false', '-c', 'tag.gpgsign=false'];
  return execFileSync('git', ['-C', folder, ...identity, ...unsigned, ...args], {
    encoding: 'utf8',
  }).trimEnd();
}
