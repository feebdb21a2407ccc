import type { BuildInfo, Module } from '../../binary/buildinfo.ts';
import { compiled } from '../compiled.ts';
import { isVersion } from './semver.ts';

/** The standard library's name in the vulnerability database. */
export const STDLIB = 'stdlib';

/** A module in a program, as the vulnerability database would call it. */
export interface LinkedModule {
  readonly kind: 'main' | 'dependency' | 'stdlib';
  /** What the program's import paths begin with; empty for the standard library. */
  readonly importPath: string;
  /** What was really compiled: the replacement where there is one. */
  readonly path: string;
  /** Empty where Go did not record one. */
  readonly version: string;
  /** The version as far as it can be compared; undefined: nothing can be said of it. */
  readonly semver: string | undefined;
}

/** Everything a program was made from: its own module, those it needs, and the standard library. */
export function modulesOf({ main, deps, goVersion }: BuildInfo): LinkedModule[] {
  const own = main.path === '' ? [] : [linked('main', main)];
  return [...own, ...deps.map((dep) => linked('dependency', dep)), standardLibrary(goVersion)];
}

/** The module that a package of the program belongs to: the longest path that it lies under. */
export function ownerOf(packagePath: string, modules: readonly LinkedModule[]): LinkedModule | undefined {
  const ofModule = modules
    .filter(({ importPath }) => importPath !== '' && isUnder(packagePath, importPath))
    .sort((a, b) => b.importPath.length - a.importPath.length)[0];
  if (ofModule) return ofModule;
  return isStandard(packagePath) ? modules.find(({ kind }) => kind === 'stdlib') : undefined;
}

/** `go1.21rc3` is `1.21.0-rc.3`; what follows a space or a dash names a variant of Go. Undefined for `devel`. */
export function semverOfGo(goVersion: string): string | undefined {
  const [, major, minor, patch = '0', kind, number] =
    /^go(\d+)\.(\d+)(?:\.(\d+))?(?:(beta|rc)(\d+))?(?:[ -].*)?$/.exec(goVersion) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  return `${major}.${minor}.${patch}${kind ? `-${kind}.${number}` : ''}`;
}

function linked(kind: 'main' | 'dependency', module: Module): LinkedModule {
  const { path, version } = compiled(module);
  return {
    kind,
    importPath: module.path,
    path,
    version,
    semver: isVersion(version) ? version : undefined,
  };
}

function standardLibrary(goVersion: string): LinkedModule {
  const semver = semverOfGo(goVersion);
  return { kind: 'stdlib', importPath: '', path: STDLIB, version: semver ?? goVersion, semver };
}

function isUnder(packagePath: string, modulePath: string): boolean {
  return packagePath === modulePath || packagePath.startsWith(`${modulePath}/`);
}

/** Packages of modules begin with a host, which has a dot; `vendor/…` is the standard library's own copy. */
function isStandard(packagePath: string): boolean {
  return !(packagePath.split('/', 1)[0] ?? '').includes('.');
}
