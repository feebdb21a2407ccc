import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { moduleTimes } from '../../../src/insight/module-times.ts';
import { parseVendored, vendorInsight } from '../../../src/insight/vendor.ts';
import { localFiles } from '../../../src/runner/files.ts';
import { temporaryFolder } from '../../support/temporary.ts';

/** As `go mod vendor` of go1.26.8 writes it. */
const MODULES = `# github.com/google/go-cmp v0.7.0
## explicit; go 1.21
github.com/google/go-cmp/cmp
github.com/google/go-cmp/cmp/internal/diff
# github.com/inconshreveable/mousetrap v1.1.0
## explicit; go 1.18
github.com/inconshreveable/mousetrap
# github.com/spf13/cobra v1.10.2
## explicit; go 1.15
github.com/spf13/cobra
# go.yaml.in/yaml/v3 v3.0.4
## explicit; go 1.16
# github.com/old/fork v1.0.0 => ../fork
## explicit
github.com/old/fork
# github.com/spf13/cobra => ./cobra
`;

const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = temporaryFolder('vendor');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
};

test('modules.txt names modules and their packages', () => {
  expect(
    parseVendored(MODULES).map(({ path, version, packages }) => [path, version, packages.length]),
  ).toEqual([
    ['github.com/google/go-cmp', 'v0.7.0', 2],
    ['github.com/inconshreveable/mousetrap', 'v1.1.0', 1],
    ['github.com/spf13/cobra', 'v1.10.2', 1],
    ['go.yaml.in/yaml/v3', 'v3.0.4', 0],
    ['github.com/old/fork', 'v1.0.0', 1],
  ]);
});

test('what no build uses is told with its bytes, the largest first', async () => {
  const folder = folderWith({
    'modules.txt': MODULES,
    'github.com/google/go-cmp/cmp/cmp.go': 'x'.repeat(100),
    'github.com/google/go-cmp/cmp/internal/diff/diff.go': 'x'.repeat(10),
    'github.com/inconshreveable/mousetrap/trap.go': 'x'.repeat(5),
    'github.com/spf13/cobra/cobra.go': 'x'.repeat(1000),
    'github.com/old/fork/fork.go': 'x'.repeat(2),
  });
  const used = new Set(['github.com/spf13/cobra', 'github.com/inconshreveable/mousetrap']);
  expect(await vendorInsight(folder, parseVendored(MODULES), used, localFiles)).toEqual({
    bytes: 1117 + MODULES.length,
    modules: 5,
    unused: [
      { path: 'github.com/google/go-cmp', version: 'v0.7.0', bytes: 110 },
      { path: 'github.com/old/fork', version: 'v1.0.0', bytes: 2 },
    ],
  });
});

test('a list cannot lead out of the folder', async () => {
  const folder = folderWith({ 'vendor/modules.txt': '', 'secret/a.go': 'x'.repeat(50) });
  const text = '# example.org/m v1.0.0\n../secret\n';
  const found = await vendorInsight(join(folder, 'vendor'), parseVendored(text), new Set(), localFiles);
  expect(found.unused).toEqual([{ path: 'example.org/m', version: 'v1.0.0', bytes: 0 }]);
});

test('the module cache says when a version was made; what it does not know is left out', async () => {
  const cache = folderWith({
    'cache/download/github.com/!burnt!sushi/toml/@v/v1.5.0.info':
      '{"Version":"v1.5.0","Time":"2025-03-18T20:12:46Z","Origin":{"VCS":"git"}}',
    'cache/download/example.org/bad/@v/v1.0.0.info': '{"Time":"yesterday"}',
  });
  const modules = {
    'github.com/BurntSushi/toml': 'v1.5.0',
    'example.org/bad': 'v1.0.0',
    'example.org/unknown': 'v1.0.0',
    '../../etc': 'v1.0.0',
    './local': '',
  };
  expect(await moduleTimes(modules, cache, localFiles)).toEqual({
    'github.com/BurntSushi/toml@v1.5.0': '2025-03-18T20:12:46Z',
  });
});
