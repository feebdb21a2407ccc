import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dependenciesOf } from '../../../src/scan/sbom/dependencies.ts';
import { linkedModules, mainModule } from '../../../src/scan/sbom/modules.ts';
import { GRAPHED, SUBJECT } from './subject.ts';

const MAIN = 'pkg:golang/github.com/example/app@v1.4.0';

it('puts everything below the program where nothing tells more', () => {
  const { edges, known } = dependenciesOf(SUBJECT);
  expect(known).toBe('unknown');
  expect(edges[0]).toEqual({ ref: MAIN, dependsOn: linkedModules(SUBJECT).map(({ purl }) => purl) });
  expect(edges.slice(1).every(({ dependsOn }) => dependsOn.length === 0)).toBe(true);
});

it('follows the graph, by what was compiled', () => {
  const found = Object.fromEntries(
    dependenciesOf(GRAPHED).edges.map(({ ref, dependsOn }) => [ref, dependsOn]),
  );
  expect(found[MAIN]).toEqual([
    'pkg:golang/example.org/local',
    'pkg:golang/github.com/Fork/lib@v1.0.1',
    'pkg:golang/github.com/x/y/v2@v2.0.0',
    'pkg:golang/stdlib@1.27.3',
  ]);
  expect(found['pkg:golang/github.com/Fork/lib@v1.0.1']).toEqual([
    'pkg:golang/golang.org/x/net@v0.0.0-20191009170851-d66e71096ffb',
    'pkg:golang/gopkg.in/yaml.v3@v3.0.1',
  ]);
  expect(found['pkg:golang/stdlib@1.27.3']).toEqual([]);
});

it('calls the graph incomplete where C code is in the program', () => {
  expect(dependenciesOf({ ...GRAPHED, cgo: true }).known).toBe('incomplete');
});

it('joins two modules that the same one stands in for, and is the same whatever the order', () => {
  const fork = { path: 'fork.org/f', version: 'v1.0.0' };
  const components = ['a.org/a', 'b.org/b'].map((path) => ({ path, version: 'v1.0.0', replacedBy: fork }));
  const requires = new Map([
    ['github.com/example/app', ['a.org/a']],
    ['a.org/a', ['b.org/b']],
    ['b.org/b', ['a.org/a']],
  ]);
  const { edges } = dependenciesOf({ ...SUBJECT, components, graph: { requires, complete: true } });
  expect(edges.map(({ ref }) => ref)).toEqual([
    MAIN,
    'pkg:golang/fork.org/f@v1.0.0',
    'pkg:golang/stdlib@1.27.3',
  ]);
  expect(edges[1]?.dependsOn).toEqual([]);
});

it('leads only to what the document lists, from every graph', () => {
  const path = fc.constantFrom(
    'github.com/example/app',
    'unknown.org/u',
    ...SUBJECT.components.map((it) => it.path),
  );
  const graph = fc.array(fc.tuple(path, fc.array(path)));
  fc.assert(
    fc.property(graph, (entries) => {
      const subject = { ...SUBJECT, graph: { requires: new Map(entries), complete: true } };
      const refs = [mainModule(subject), ...linkedModules(subject)].map(({ purl }) => purl);
      const { edges } = dependenciesOf(subject);
      expect(edges.map(({ ref }) => ref)).toEqual(refs);
      for (const { ref, dependsOn } of edges) {
        expect(refs).toEqual(expect.arrayContaining([...dependsOn]));
        expect(dependsOn).not.toContain(ref);
        expect(dependsOn).not.toContain(MAIN);
        expect([...new Set(dependsOn)].sort()).toEqual(dependsOn);
      }
    }),
  );
});
