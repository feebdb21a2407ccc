import { basename } from 'node:path';
import { ReleaseError } from '../model/errors.ts';
import { isSafeName, safeName } from '../model/names.ts';
import { nearest } from '../model/nearest.ts';
import type { PlannedBuild } from '../model/plan.ts';
import type { RequestedBuild } from './inputs.ts';

/** Folders whose programs help to develop, and are not what a repository releases. */
const HELPERS =
  /(^|\/)(_?examples?|internal|hack|scripts?|tools?|tests?|testdata|e2e|docs?|benchmarks?)(\/|$)/;

/** A program, and what was asked of its build. */
export interface DecidedBuild extends PlannedBuild {
  readonly request: RequestedBuild;
}

/**
 * The programs to release: those asked for, else the one of the module. Throws MAIN_MISSING or MAIN_AMBIGUOUS with the
 * choice there is.
 */
export function decideBuilds(
  requested: readonly RequestedBuild[],
  mains: readonly string[],
  importPath: string,
): DecidedBuild[] {
  const wanted = requested.length > 0 ? requested : [{}];
  const builds = wanted.map((request) => decideBuild(request, mains, importPath));
  refuseRepeats(builds, 'id');
  refuseRepeats(builds, 'binary');
  return builds;
}

function decideBuild(request: RequestedBuild, mains: readonly string[], importPath: string): DecidedBuild {
  const main = request.main === undefined ? onlyMain(mains) : namedMain(request.main, mains);
  const binary = safeName(request.binary ?? nameOf(main, importPath), 'binary');
  return { id: safeName(request.id ?? binary, 'build id'), main, binary, request };
}

/** The main packages that a repository releases, as far as their folders tell; helpers where there is nothing else. */
export function mainsToRelease(mains: readonly string[]): readonly string[] {
  const released = mains.filter((main) => !HELPERS.test(main));
  const candidates = released.length > 0 ? released : mains;
  // A program at the root is what the module is for; the others help it.
  return candidates.includes('.') ? ['.'] : candidates;
}

function onlyMain(mains: readonly string[]): string {
  const candidates = mainsToRelease(mains);
  if (candidates.length === 1 && candidates[0]) return candidates[0];
  if (candidates.length === 0) {
    throw new ReleaseError(
      'MAIN_MISSING',
      'the module has no main package',
      'run in the folder of a program, or name its package with main',
    );
  }
  throw new ReleaseError(
    'MAIN_AMBIGUOUS',
    `the module has ${candidates.length} main packages: ${candidates.join(', ')}`,
    `choose one with --main ${candidates[0]} (input main), or list several under builds: in .oracle-release.yml`,
  );
}

function namedMain(asked: string, mains: readonly string[]): string {
  const path = asked.replace(/\/+$/, '').replace(/^(?!\.\/|\.$)/, './');
  if (mains.includes(path)) return path;
  const guess = nearest(path, mains);
  throw new ReleaseError(
    'MAIN_MISSING',
    `${asked} is not a main package of the module`,
    guess
      ? `did you mean ${guess}? There are: ${mains.join(', ')}`
      : `there are: ${mains.join(', ') || 'none'}`,
  );
}

/** The folder of the package; for the root the last part of the module path, its major version aside. */
export function nameOf(main: string, importPath: string): string {
  if (main !== '.') return basename(main);
  const name = basename(importPath.replace(/\/v\d+$/, ''));
  return isSafeName(name) ? name : 'app';
}

function refuseRepeats(builds: readonly DecidedBuild[], what: 'id' | 'binary'): void {
  const names = builds.map((build) => build[what]);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated === undefined) return;
  throw new ReleaseError(
    'CONFIG_INVALID',
    `two builds have the ${what} ${repeated}`,
    `give each build its own ${what} in .oracle-release.yml`,
  );
}
