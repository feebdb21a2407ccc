import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BuildInfo, Module } from '../../../src/binary/buildinfo.ts';
import { parseModuleInfo } from '../../../src/binary/modinfo.ts';
import { linkedGraph, type ModuleGraph } from '../../../src/scan/sbom/graph.ts';

const recorded = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

function program(path: string, deps: readonly Module[]): BuildInfo {
  return { goVersion: 'go1.26.8', path, main: { path, version: '(devel)' }, deps, settings: {} };
}

function fitting(graph: ReturnType<typeof linkedGraph>): ModuleGraph {
  if ('unfit' in graph) throw new Error(graph.unfit);
  return graph;
}
const requires = (graph: ReturnType<typeof linkedGraph>) => Object.fromEntries(fitting(graph).requires);

describe('the example, as `go mod graph` and `go version -m` of go1.26.8 told it', () => {
  const requirements = {
    graph: recorded('oracle-node.graph'),
    indirect: [
      ...['github.com/beorn7/perks', 'github.com/cespare/xxhash/v2', 'github.com/inconshreveable/mousetrap'],
      ...[
        'github.com/munnerz/goautoneg',
        'github.com/prometheus/client_model',
        'github.com/prometheus/common',
      ],
      ...['github.com/prometheus/procfs', 'github.com/spf13/pflag', 'golang.org/x/sys', 'golang.org/x/text'],
      'google.golang.org/protobuf',
    ],
  };
  const example = { goVersion: 'go1.26.8', ...parseModuleInfo(recorded('oracle-node.modules')) };

  it('has what go.mod requires directly below the program, and each requirement at the version chosen', () => {
    expect(fitting(linkedGraph(requirements, example)).complete).toBe(true);
    expect(requires(linkedGraph(requirements, example))).toMatchObject({
      'github.com/oracle-release/oracle-node': [
        'github.com/prometheus/client_golang',
        'github.com/santhosh-tekuri/jsonschema/v6',
        'github.com/spf13/cobra',
        'go.yaml.in/yaml/v3',
        'golang.org/x/sync',
      ],
      // It asks for golang.org/x/text v0.14.0, and mousetrap is linked in on Windows alone.
      'github.com/santhosh-tekuri/jsonschema/v6': ['golang.org/x/text'],
      'github.com/spf13/cobra': ['github.com/spf13/pflag', 'go.yaml.in/yaml/v3'],
      'github.com/spf13/pflag': [],
    });
  });

  it('is unfit for a program of another go.mod, or of another version of a module', () => {
    const newer = example.deps.map((dep) => ({ ...dep, version: 'v9.0.0' }));
    expect(linkedGraph(requirements, { ...example, deps: newer })).toEqual({
      unfit: 'github.com/beorn7/perks@v9.0.0 is in the program and not required by go.mod',
    });
    expect(linkedGraph(requirements, program('example.org/other', example.deps))).toEqual({
      unfit: 'it is not the go.mod of example.org/other',
    });
  });
});

describe('a graph', () => {
  const app = 'example.org/app';
  const dep = (path: string, version = 'v1.0.0', replace?: Module): Module => ({
    path,
    version,
    ...(replace && { replace }),
  });
  const graphOf = (lines: readonly string[], deps: readonly Module[], indirect: readonly string[] = []) =>
    linkedGraph({ graph: `${lines.join('\n')}\n`, indirect }, program(app, deps));

  it('is there for a program that needs nothing, without a go.mod', () => {
    expect(requires(linkedGraph({ graph: '', indirect: [] }, program('', [])))).toEqual({ '': [] });
    expect(graphOf([], [dep('a.org/a')])).toEqual({ unfit: `it is not the go.mod of ${app}` });
  });

  it('leads to the version that was chosen, by the requirements of that version alone', () => {
    const lines = [`${app} a.org/a@v1.2.0`, `${app} b.org/b@v1.0.0`, 'b.org/b@v1.0.0 a.org/a@v1.1.0'];
    const old = 'a.org/a@v1.1.0 c.org/c@v1.0.0';
    const deps = [dep('a.org/a', 'v1.2.0'), dep('b.org/b')];
    expect(requires(graphOf([...lines, old], deps))).toEqual({
      [app]: ['a.org/a', 'b.org/b'],
      'a.org/a': [],
      'b.org/b': ['a.org/a'],
    });
  });

  it('leaves out what is not linked in, Go itself, and requirements of the program', () => {
    const lines = [
      ...[`${app} a.org/a@v1.0.0`, `${app} go@1.25.0`, 'go@1.25.0 toolchain@go1.26.8'],
      ...[
        'a.org/a@v1.0.0 test.org/only@v1.0.0',
        `a.org/a@v1.0.0 ${app}@v0.9.0`,
        'a.org/a@v1.0.0 a.org/a@v0.9.0',
      ],
    ];
    expect(requires(graphOf(lines, [dep('a.org/a')]))).toEqual({ [app]: ['a.org/a'], 'a.org/a': [] });
  });

  it('calls a replaced module by the name asked for, as `go mod graph` does', () => {
    // Recorded: the edges of rsc.io/quote are those of what stands in its place.
    const lines = [
      `${app} example.org/asked@v1.0.0`,
      `${app} b.org/b@v1.0.9`,
      'example.org/asked@v1.0.0 b.org/b@v1.0.5',
    ];
    const deps = [dep('example.org/asked', 'v1.0.0', dep('./local', '')), dep('b.org/b', 'v1.0.9')];
    expect(requires(graphOf(lines, deps, ['b.org/b']))).toEqual({
      [app]: ['example.org/asked'],
      'example.org/asked': ['b.org/b'],
      'b.org/b': [],
    });
  });

  it('knows the other modules of a workspace, which have no version', () => {
    const lines = [`${app} b.org/b@v1.0.0`, 'example.org/lib b.org/b@v1.0.0'];
    const deps = [dep('example.org/lib', '(devel)'), dep('b.org/b')];
    // The program uses the other module without requiring it: nothing says so.
    expect(graphOf(lines, deps)).toMatchObject({ complete: false });
    expect(requires(graphOf(lines, deps))[app]).toEqual(['b.org/b', 'example.org/lib']);
  });

  it('keeps an indirect requirement that nothing else leads to, at the beginning of its chain', () => {
    const lines = ['a.org/a', 'b.org/b', 'c.org/c', 'd.org/d'].map((path) => `${app} ${path}@v1.0.0`);
    const chain = ['c.org/c@v1.0.0 b.org/b@v1.0.0'];
    const deps = ['a.org/a', 'b.org/b', 'c.org/c', 'd.org/d'].map((path) => dep(path));
    const graph = graphOf([...lines, ...chain], deps, ['b.org/b', 'c.org/c', 'd.org/d']);
    expect(requires(graph)[app]).toEqual(['a.org/a', 'c.org/c', 'd.org/d']);
    expect(graph).toMatchObject({ complete: true });
  });

  it('reads lines that are none as nothing', () => {
    expect(graphOf(['', 'one', 'one two three', `${app} a.org/a@v1.0.0\r`], [dep('a.org/a')])).toMatchObject({
      complete: true,
    });
  });

  it('is connected, knows only what is linked in, and has nothing that requires itself', () => {
    const paths = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 });
    const versions = fc.integer({ min: 0, max: 2 }).map((minor) => `v1.${minor}.0`);
    const edge = fc.tuple(fc.nat(9), versions, fc.nat(9), versions);
    fc.assert(
      fc.property(paths, fc.array(edge), fc.subarray([...'abcdefgh']), (linked, edges, indirect) => {
        const node = (index: number, version: string) =>
          index > 7 ? app : `${'abcdefgh'[index]}@${version}`;
        const asked = edges.map(([from, v, to, w]) => `${node(from, v)} ${node(to, w)}`);
        const own = linked.map((path) => `${app} ${path}@v1.2.0`);
        const deps = linked.map((path) => dep(path, 'v1.2.0'));
        const { requires: found } = fitting(graphOf([...asked, ...own], deps, indirect));
        expect([...found.keys()].sort()).toEqual([app, ...linked].sort());
        const reached = new Set([app]);
        for (const path of reached) {
          for (const next of found.get(path) ?? []) {
            expect(linked).toContain(next);
            expect(next).not.toBe(path);
            reached.add(next);
          }
        }
        expect(reached.size).toBe(linked.length + 1);
      }),
    );
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (graph) => {
        const made = linkedGraph({ graph, indirect: ['a'] }, program(app, [dep('a')]));
        expect('unfit' in made || made.requires.size === 2).toBe(true);
      }),
    );
  });
});
