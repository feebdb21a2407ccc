import type { BuildInfo, Module } from '../../binary/buildinfo.ts';

/** What two programs say of themselves differently: `vcs.modified is true, then false`. */
export function buildInfoDifferences(first: BuildInfo | undefined, second: BuildInfo | undefined): string[] {
  if (!first || !second) return first === second ? [] : ['only one of the two has Go build info'];
  return [
    ...differ('the Go version', first.goVersion, second.goVersion),
    ...differ('the main package', first.path, second.path),
    ...differ('the main module', wordsOf(first.main), wordsOf(second.main)),
    ...differingKeys('module', modules(first), modules(second)),
    ...differingKeys(
      'setting',
      new Map(Object.entries(first.settings)),
      new Map(Object.entries(second.settings)),
    ),
  ];
}

function modules({ deps }: BuildInfo): Map<string, string> {
  return new Map(deps.map((module) => [module.path, wordsOf(module)]));
}

function wordsOf({ path, version, sum, replace }: Module): string {
  return [`${path}@${version}`, sum, replace && `=> ${wordsOf(replace)}`].filter(Boolean).join(' ');
}

function differingKeys(what: string, first: Map<string, string>, second: Map<string, string>): string[] {
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((key) =>
    differ(`${what} ${key}`, first.get(key), second.get(key)),
  );
}

function differ(what: string, first: string | undefined, second: string | undefined): string[] {
  return first === second ? [] : [`${what} is ${first ?? 'absent'}, then ${second ?? 'absent'}`];
}
