import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../../support/repository.ts';
import { temporaryFolder } from '../../support/temporary.ts';

/** All that the job may run: it has no node_modules. */
const SCRIPT = [
  'scripts/self-release.ts',
  'scripts/self-release',
  'src/model/errors.ts',
  'src/model/secrets.ts',
];

/** A repository that releases itself as this one does, with nothing in it that is not needed for that. */
export interface Suite {
  readonly folder: string;
  /** Commits a version with its change log and tags it; returns the commit. */
  tag(version: string, changes?: Partial<Release>): string;
  git(...args: string[]): string;
}

interface Release {
  readonly packageVersion: string;
  readonly notes: string;
  /** Not a tag object of its own, as a signed one is. */
  readonly lightweight: boolean;
}

export function newSuite(): Suite {
  const folder = temporaryFolder('suite');
  const git = (...args: string[]): string => execFileSync('git', ['-C', folder, ...args], OPTIONS).trimEnd();
  git('init', '--quiet', '--initial-branch=main');
  for (const path of SCRIPT) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
  return {
    folder,
    git,
    tag(version, { packageVersion = version, notes = notesOf(version), lightweight = false } = {}) {
      writeFileSync(
        join(folder, 'package.json'),
        JSON.stringify({ type: 'module', version: packageVersion }),
      );
      writeFileSync(join(folder, 'CHANGELOG.md'), `# Changelog\n\n## ${version} - 2026-11-27\n\n${notes}\n`);
      git('add', '--all');
      git('commit', '--quiet', '--message', version);
      git('tag', ...(lightweight ? [] : ['--annotate', '--message', version]), `v${version}`);
      return git('rev-parse', 'HEAD');
    },
  };
}

export function notesOf(version: string): string {
  return `### Added\n\n- All that is new in ${version}: 100 %.`;
}

const PERSON = { NAME: 'Suite', EMAIL: 'suite@example.com' };
const OPTIONS = {
  encoding: 'utf8',
  env: {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    ...Object.fromEntries(
      Object.entries(PERSON).flatMap(([what, value]) => [
        [`GIT_AUTHOR_${what}`, value],
        [`GIT_COMMITTER_${what}`, value],
      ]),
    ),
  },
} as const;

export interface Ended {
  readonly exitCode: number;
  /** Both streams. */
  readonly said: string;
}

/** Starts the script in a checkout of the suite, as the step of the workflow does. */
export function start(
  { folder }: Suite,
  environment: Readonly<Record<string, string>>,
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, ['scripts/self-release.ts'], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<Ended>((done) => {
    child.once('close', (code, signal) => done({ exitCode: code ?? (signal === 'SIGKILL' ? 137 : 1), said }));
  });
  return { child, ended };
}
