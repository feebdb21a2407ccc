import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitName } from '../../../src/binary/symbol-name.ts';
import { modulesOf, ownerOf, semverOfGo } from '../../../src/scan/vulnerabilities/modules.ts';
import { linkedFunctions } from '../../../src/scan/vulnerabilities/symbols.ts';

describe('splitName', () => {
  test.each([
    ['main.main', 'main', 'main'],
    ['net/http.(*Client).Do', 'net/http', 'Client.Do'],
    ['net/http.Header.Get', 'net/http', 'Header.Get'],
    ['golang.org/x/net/html.Parse', 'golang.org/x/net/html', 'Parse'],
    ['gopkg.in/yaml%2ev2.Unmarshal', 'gopkg.in/yaml.v2', 'Unmarshal'],
    ['slices.SortFunc[go.shape.[]example.org/a.T,go.shape.int]', 'slices', 'SortFunc'],
    ['example.org/a.(*Set[go.shape.string]).Add', 'example.org/a', 'Set.Add'],
    ['example.org/a.(*Set[...]).Add', 'example.org/a', 'Set.Add'],
    ['vendor/golang.org/x/net/idna.ToASCII', 'vendor/golang.org/x/net/idna', 'ToASCII'],
    ['go.uber.org/zap.(*Logger).Info', 'go.uber.org/zap', 'Logger.Info'],
    ['net/http.(*Client).Do.func1', 'net/http', 'Client.Do.func1'],
  ])('%s', (name, path, symbol) => {
    expect(splitName(name)).toEqual({ package: path, symbol });
  });

  test.each(['type:.eq.net/http.Client', 'go:buildid', '_rt0_amd64', '', '.x', ']['])(
    '%j is no function of a package',
    (name) => {
      expect(splitName(name)).toBeUndefined();
    },
  );

  test('the main package has its import path', () => {
    const functions = linkedFunctions(['main.main', 'main.(*server).run'], 'example.org/app/cmd/app');
    expect([...(functions.get('example.org/app/cmd/app') ?? [])]).toEqual(['main', 'server.run']);
  });

  test('any name is found in the package that it is split into, and nowhere else', () => {
    const part = fc.constantFrom('a', 'b.c', 'main', '/', '.', '[', ']', '(*T)', '%2e', 'go:', 'type:', 'é');
    const names = fc.array(fc.array(part, { maxLength: 7 }).map((parts) => parts.join('')));
    fc.assert(
      fc.property(names, (all) => {
        const functions = linkedFunctions(all, 'main');
        const split = all.flatMap((name) => splitName(name) ?? []);
        for (const { package: path } of split) {
          const symbols = split.filter((one) => one.package === path).map(({ symbol }) => symbol);
          expect(functions.get(path)).toEqual(new Set(symbols));
        }
        const others = ['', 'a', 'b', 'main', 'go', 'type'];
        for (const path of others.filter((other) => !split.some((one) => one.package === other)))
          expect(functions.get(path)).toBeUndefined();
      }),
    );
  });
});

test.each([
  ['go1.23.5', '1.23.5'],
  ['go1.22', '1.22.0'],
  ['go1.21rc3', '1.21.0-rc.3'],
  ['go1.18beta1', '1.18.0-beta.1'],
  ['go1.22.1 X:boringcrypto', '1.22.1'],
  ['go1.22.1-custom', '1.22.1'],
  ['devel go1.24-abcdef Mon Jan 1', undefined],
  ['devel +abcdef', undefined],
  ['unknown', undefined],
])('Go version %s is %s', (go, semver) => {
  expect(semverOfGo(go)).toBe(semver);
});

describe('modules', () => {
  const modules = modulesOf({
    goVersion: 'go1.26.8',
    path: 'example.org/app',
    main: { path: 'example.org/app', version: '(devel)' },
    deps: [
      { path: 'cloud.example/go', version: 'v1.0.0' },
      { path: 'cloud.example/go/storage', version: 'v1.1.0' },
      {
        path: 'example.org/old',
        version: 'v1.0.0',
        replace: { path: 'example.org/fork', version: 'v1.0.1' },
      },
      { path: 'example.org/local', version: 'v1.0.0', replace: { path: '../local', version: '' } },
    ],
    settings: {},
  });

  test('a package belongs to the module with the longest path', () => {
    const ownerPath = (path: string) => ownerOf(path, modules)?.importPath;
    expect(ownerPath('cloud.example/go/storage/internal')).toBe('cloud.example/go/storage');
    expect(ownerPath('cloud.example/go/storagex')).toBe('cloud.example/go');
    expect(ownerPath('cloud.example/gopher')).toBeUndefined();
    expect(ownerOf('net/http', modules)?.kind).toBe('stdlib');
    expect(ownerOf('vendor/golang.org/x/net/idna', modules)?.kind).toBe('stdlib');
  });

  test('what is compared is what was compiled, where it has a version', () => {
    expect(modules.map(({ path, semver }) => [path, semver])).toEqual([
      ['example.org/app', undefined],
      ['cloud.example/go', 'v1.0.0'],
      ['cloud.example/go/storage', 'v1.1.0'],
      ['example.org/fork', 'v1.0.1'],
      ['example.org/local', undefined],
      ['stdlib', '1.26.8'],
    ]);
  });
});
