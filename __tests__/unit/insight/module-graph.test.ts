import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePackages } from '../../../src/insight/imports.ts';
import { moduleGraph, testOnlyModules } from '../../../src/insight/module-graph.ts';
import { MOST_EDGES, MOST_NODES, moduleDiagram } from '../../../src/report/markdown/mermaid.ts';

/** `go list -deps -f PACKAGE_LINE .` with go1.26.8; packages of the standard library leave an empty line. */
const LISTED = `

golang.org/x/text/internal/tag	golang.org/x/text	v0.41.0	sort
github.com/spf13/pflag	github.com/spf13/pflag	v1.0.9	bytes errors fmt
golang.org/x/text/message	golang.org/x/text	v0.41.0	golang.org/x/text/internal/tag sort
github.com/santhosh-tekuri/jsonschema/v6	github.com/santhosh-tekuri/jsonschema/v6	v6.0.3	fmt golang.org/x/text/message
github.com/spf13/cobra	github.com/spf13/cobra	v1.10.2	bytes github.com/spf13/pflag

github.com/o/node/internal/cli	github.com/o/node		cmp github.com/spf13/cobra
github.com/o/node	github.com/o/node		context github.com/o/node/internal/cli github.com/santhosh-tekuri/jsonschema/v6
`;
/** The same with `-test ./...`: packages that are built anew for a test, and what Go makes itself. */
const WITH_TESTS = `${LISTED}
github.com/google/go-cmp/cmp	github.com/google/go-cmp	v0.7.0	fmt
github.com/o/node [github.com/o/node.test]	github.com/o/node		bufio github.com/google/go-cmp/cmp
github.com/o/node.test	github.com/o/node		github.com/o/node [github.com/o/node.test] os testing/internal/testdeps
`;

describe('what go list tells', () => {
  const packages = parsePackages(LISTED);

  test('is read by line', () => {
    expect(packages).toHaveLength(7);
    expect(packages.at(-1)).toEqual({
      path: 'github.com/o/node',
      module: { path: 'github.com/o/node', version: '' },
      imports: ['context', 'github.com/o/node/internal/cli', 'github.com/santhosh-tekuri/jsonschema/v6'],
    });
    expect(parsePackages(WITH_TESTS).at(-1)?.imports).toEqual([
      'github.com/o/node',
      'os',
      'testing/internal/testdeps',
    ]);
  });

  test('becomes a graph of modules, the nearest first', () => {
    expect(moduleGraph(packages, 'github.com/o/node', 'linux/amd64')).toEqual({
      target: 'linux/amd64',
      nodes: [
        { path: 'github.com/o/node', version: '', distance: 0 },
        { path: 'github.com/santhosh-tekuri/jsonschema/v6', version: 'v6.0.3', distance: 1 },
        { path: 'github.com/spf13/cobra', version: 'v1.10.2', distance: 1 },
        { path: 'github.com/spf13/pflag', version: 'v1.0.9', distance: 2 },
        { path: 'golang.org/x/text', version: 'v0.41.0', distance: 2 },
      ],
      edges: [
        [0, 1],
        [0, 2],
        [1, 4],
        [2, 3],
      ],
    });
  });

  test('tells which modules only tests need', () => {
    expect(testOnlyModules(parsePackages(WITH_TESTS), packages)).toEqual([
      { path: 'github.com/google/go-cmp', version: 'v0.7.0' },
    ]);
    expect(testOnlyModules(packages, packages)).toEqual([]);
  });

  test('whatever it is, is read', () => {
    fc.assert(fc.property(fc.string(), (text) => void moduleGraph(parsePackages(text), 'main', 'x')));
  });
});

describe('the diagram', () => {
  const graph = (count: number, edges: [number, number][]) => ({
    target: 'linux/amd64',
    nodes: Array.from({ length: count }, (_, place) => ({
      path: `example.org/m${place}`,
      version: place === 0 ? '' : 'v1.0.0',
      distance: place === 0 ? 0 : 1,
    })),
    edges,
  });

  test('is one that GitHub draws', () => {
    expect(moduleDiagram(graph(2, [[0, 1]])).lines).toEqual([
      '```mermaid',
      'graph LR',
      '  m0["example.org/m0"]',
      '  m1["example.org/m1<br/>v1.0.0"]',
      '  m0 --> m1',
      '```',
    ]);
  });

  test('has at most 50 modules and counts the rest', () => {
    const edges = Array.from({ length: 80 }, (_, index): [number, number] => [0, index + 1]);
    const { lines, hiddenModules, hiddenImports } = moduleDiagram(graph(81, edges));
    expect(lines.filter((line) => line.includes('["'))).toHaveLength(MOST_NODES);
    expect({ hiddenModules, hiddenImports }).toEqual({ hiddenModules: 31, hiddenImports: 31 });
  });

  test('stays within what Mermaid draws', () => {
    const edges = Array.from({ length: 50 }, (_, from) =>
      Array.from({ length: 50 }, (__, to): [number, number] => [from, to]),
    ).flat();
    const { lines, hiddenImports } = moduleDiagram(graph(50, edges));
    expect(lines.filter((line) => line.includes('-->'))).toHaveLength(MOST_EDGES);
    expect(hiddenImports).toBe(2500 - MOST_EDGES);
  });

  test('no name ends its label or the block', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (path, version) => {
        const { lines } = moduleDiagram({
          target: 'x',
          nodes: [{ path, version, distance: 0 }],
          edges: [],
        });
        expect(lines).toHaveLength(4);
        expect(lines[2]).toMatch(/^ {2}m0\["[A-Za-z0-9._~+/@?-]*(<br\/>[A-Za-z0-9._~+/@?-]*)?"\]$/);
      }),
    );
  });
});
