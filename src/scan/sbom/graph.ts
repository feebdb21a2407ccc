import type { BuildInfo } from '../../binary/buildinfo.ts';
import { byBytes } from '../../model/names.ts';
import type { Requirements } from './requirements.ts';

/** Which of the modules in a program requires which others, by the paths that go.mod files call them. */
export interface ModuleGraph {
  /** The main module and every dependency has an entry, sorted; nothing requires itself or the main module. */
  readonly requires: ReadonlyMap<string, readonly string[]>;
  /** False where some module is in the program and nothing in the graph leads to it; the program then requires it. */
  readonly complete: boolean;
}

/** Why what go.mod says cannot be the graph of a program. */
export interface UnfitGraph {
  readonly unfit: string;
}

/**
 * The requirements between the modules that are linked into a program. A requirement names the lowest version that
 * will do; the program has one version of each module, the highest asked for (Go's minimal version selection), so
 * each requirement leads to that. Unfit where go.mod does not lead to the versions that the program has.
 */
export function linkedGraph({ graph, indirect }: Requirements, program: BuildInfo): ModuleGraph | UnfitGraph {
  const { main, deps } = program;
  const asked = parse(graph);
  if (deps.length > 0 && !asked.nodes.has(main.path)) {
    return { unfit: `it is not the go.mod of ${main.path || 'a program outside modules'}` };
  }
  const stranger = deps.find((dep) => !asked.nodes.has(nodeOf(dep)));
  if (stranger) return { unfit: `${nodeOf(stranger)} is in the program and not required by go.mod` };

  const linked = new Set(deps.map(({ path }) => path));
  const requiredBy = (node: string, path: string): Set<string> => {
    const paths = (asked.edges.get(node) ?? []).map(pathOf);
    return new Set(paths.filter((it) => linked.has(it) && it !== path));
  };
  const all = new Map([[main.path, requiredBy(main.path, main.path)]]);
  for (const dep of deps) all.set(dep.path, requiredBy(nodeOf(dep), dep.path));
  const complete = connect(all, main.path, new Set(indirect));
  const sorted = [...all].map(([path, paths]) => [path, [...paths].sort(byBytes)] as const);
  return { requires: new Map(sorted), complete };
}

/**
 * Leaves the main module what it requires for itself, and of the rest only what nothing else leads to. False where it
 * had not required that.
 */
function connect(
  requires: ReadonlyMap<string, Set<string>>,
  main: string,
  indirect: ReadonlySet<string>,
): boolean {
  const own = requires.get(main) ?? new Set();
  const required = new Set(own);
  for (const path of indirect) own.delete(path);
  const reached = new Set<string>();
  follow(main, requires, reached);
  const lost = [...requires.keys()].filter((path) => !reached.has(path)).sort(byBytes);
  const lostWithOthers = new Set(lost.flatMap((path) => [...(requires.get(path) ?? [])]));
  const beginnings = lost.filter((path) => !lostWithOthers.has(path));
  // After the beginnings of chains only circles are left, where any module is as good as the others.
  for (const path of [...beginnings, ...lost]) {
    if (reached.has(path)) continue;
    own.add(path);
    follow(path, requires, reached);
  }
  return [...own].every((path) => required.has(path));
}

/** Adds everything that a path leads to. */
function follow(
  path: string,
  requires: ReadonlyMap<string, ReadonlySet<string>>,
  reached: Set<string>,
): void {
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(requires.get(next) ?? []));
  }
}

interface Asked {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlyMap<string, readonly string[]>;
}

/** Lines of two nodes, `path@version` each; main modules have no version. */
function parse(graph: string): Asked {
  const nodes = new Set<string>();
  const edges = new Map<string, string[]>();
  for (const line of graph.split('\n')) {
    const [from, to, ...rest] = line.trim().split(' ');
    if (!from || !to || rest.length > 0) continue;
    nodes.add(from).add(to);
    const known = edges.get(from);
    if (known) known.push(to);
    else edges.set(from, [to]);
  }
  return { nodes, edges };
}

function pathOf(node: string): string {
  return node.split('@', 1)[0] ?? node;
}

/** Modules of a workspace are main modules too, and have no version. */
function nodeOf({ path, version }: { readonly path: string; readonly version: string }): string {
  return version === '' || version === '(devel)' ? path : `${path}@${version}`;
}
