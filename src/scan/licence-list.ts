import type { BuildInfo, Module } from '../binary/buildinfo.ts';
import { compiled } from './compiled.ts';
import type { Licences } from './licences/licences.ts';
import type { LicenceFound } from './result.ts';
import { STDLIB, semverOfGo } from './vulnerabilities/modules.ts';

/** The licence of everything in a program, of what was really compiled. */
export function licencesIn(
  { main, deps, goVersion }: BuildInfo,
  licences: Licences,
): Promise<LicenceFound[]> {
  const standardLibrary = { path: STDLIB, version: semverOfGo(goVersion) ?? goVersion };
  const find = async (module: Module, kind: 'main' | 'dependency' | 'stdlib'): Promise<LicenceFound> => {
    const { path, version } = compiled(module);
    return { module: path, version, ...(await licences.of(module, kind)) };
  };
  return Promise.all([
    ...(main.path === '' ? [] : [find(main, 'main')]),
    ...deps.map((dep) => find(dep, 'dependency')),
    find(standardLibrary, 'stdlib'),
  ]);
}

/** The licence of one module among those found before, as part of an SBOM's entry. */
export function licenceOf(module: Module, found: readonly LicenceFound[]): { readonly expression?: string } {
  const { path, version } = compiled(module);
  const licence = found.find((it) => it.module === path && it.version === version);
  return licence?.expression === undefined ? {} : { expression: licence.expression };
}
