import { byBytes } from '../../model/names.ts';
import { linked, linkedModules, mainModule, standardLibrary } from './modules.ts';
import type { SbomSubject } from './subject.ts';

/** What depends on what in a program, by purl. */
export interface Dependencies {
  /** The program first, then every module in the order of the components; lists are sorted. */
  readonly edges: readonly Edge[];
  /** `unknown`: everything stands below the program because nothing tells what requires what. */
  readonly known: 'complete' | 'incomplete' | 'unknown';
}

export interface Edge {
  readonly ref: string;
  readonly dependsOn: readonly string[];
}

export function dependenciesOf(subject: SbomSubject): Dependencies {
  const main = mainModule(subject);
  const modules = linkedModules(subject).map(({ purl }) => purl);
  const { graph } = subject;
  if (!graph) {
    const below = modules.map((ref) => ({ ref, dependsOn: [] }));
    return { edges: [{ ref: main.purl, dependsOn: modules }, ...below], known: 'unknown' };
  }
  const purls = new Map(subject.components.map((it) => [it.path, linked(it).purl]));
  // Two that the program asked for may be replaced by the same one.
  const needed = new Map<string, Set<string>>([main.purl, ...modules].map((ref) => [ref, new Set()]));
  for (const [path, paths] of graph.requires) {
    const ref = path === subject.mainModule.path ? main.purl : (purls.get(path) ?? '');
    for (const it of paths) needed.get(ref)?.add(purls.get(it) ?? '');
  }
  needed.get(main.purl)?.add(standardLibrary(subject.goVersion).purl);
  const below = (it: string, ref: string) => it !== ref && it !== main.purl && needed.has(it);
  const edges = [...needed].map(([ref, refs]) => ({
    ref,
    dependsOn: [...refs].filter((it) => below(it, ref)).sort(byBytes),
  }));
  return { edges, known: graph.complete && !subject.cgo ? 'complete' : 'incomplete' };
}
