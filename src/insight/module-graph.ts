import type { ModuleVersion, SourceInsight } from '../model/insight-report.ts';
import { byBytes } from '../model/names.ts';
import type { ListedPackage } from './imports.ts';

export type ModuleGraph = NonNullable<SourceInsight['modules']>;

/**
 * Which module imports which, from the packages that are really compiled, nearest to the main module first. What go.mod
 * requires beyond that is in no binary, and would have to be fetched to be known.
 */
export function moduleGraph(packages: readonly ListedPackage[], main: string, target: string): ModuleGraph {
  const owners = new Map(
    packages.flatMap(({ path, module }) => (module ? [[path, module.path] as const] : [])),
  );
  const versions = new Map<string, ModuleVersion>([[main, { path: main, version: '' }]]);
  const imports = new Map<string, Set<string>>();
  for (const { module, imports: imported } of packages) {
    if (!module) continue;
    versions.set(module.path, module);
    const targets = imports.get(module.path) ?? new Set();
    for (const path of imported) {
      const owner = owners.get(path);
      if (owner !== undefined && owner !== module.path) targets.add(owner);
    }
    imports.set(module.path, targets);
  }
  const distances = distancesFrom(main, imports);
  const nodes = [...versions.values()]
    .flatMap((module) => {
      const distance = distances.get(module.path);
      return distance === undefined ? [] : [{ ...module, distance }];
    })
    .sort((one, other) => one.distance - other.distance || byBytes(one.path, other.path));
  const places = new Map(nodes.map(({ path }, place) => [path, place]));
  const edges = nodes.flatMap(({ path }, from) =>
    [...(imports.get(path) ?? [])]
      .map((to) => places.get(to) ?? -1)
      .filter((to) => to >= 0)
      .sort((one, other) => one - other)
      .map((to): [number, number] => [from, to]),
  );
  return { target, nodes, edges };
}

/** Imports on the shortest way from the main module; a module that nothing leads to has none. */
function distancesFrom(main: string, imports: ReadonlyMap<string, ReadonlySet<string>>): Map<string, number> {
  const distances = new Map([[main, 0]]);
  // A map is gone through in the order of insertion, also what is put in meanwhile.
  for (const [path, distance] of distances) {
    for (const next of imports.get(path) ?? []) if (!distances.has(next)) distances.set(next, distance + 1);
  }
  return distances;
}

/** Modules that come in only with the tests. */
export function testOnlyModules(
  withTests: readonly ListedPackage[],
  without: readonly ListedPackage[],
): ModuleVersion[] {
  const used = new Set(without.map(({ module }) => module?.path));
  const found = new Map<string, ModuleVersion>();
  for (const { module } of withTests) if (module && !used.has(module.path)) found.set(module.path, module);
  return [...found.values()].sort((one, other) => byBytes(one.path, other.path));
}
