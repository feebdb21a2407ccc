import { digestOfBytes } from '../../../src/model/digest.ts';
import type { SbomSubject } from '../../../src/scan/sbom/subject.ts';

/** A program with every oddity of Go's module lines. */
export const SUBJECT: SbomSubject = {
  name: 'app',
  version: '1.4.0',
  file: 'app-linux-amd64',
  target: 'linux/amd64',
  digest: digestOfBytes(Buffer.from('the program before packing')),
  commitTime: '2026-11-20T18:30:00+08:00',
  commit: '0123456789abcdef0123456789abcdef01234567',
  repository: 'https://github.com/example/app',
  mainModule: { path: 'github.com/example/app', version: '(devel)', expression: 'Apache-2.0' },
  goVersion: 'go1.27.3 X:boringcrypto',
  components: [
    {
      path: 'gopkg.in/yaml.v3',
      version: 'v3.0.1',
      sum: 'h1:fxVm/GzAzEWqLHuvctI91KS9hhNmmWOoWu0XTYJS7CA=',
      expression: 'Apache-2.0 AND MIT',
    },
    { path: 'github.com/BurntSushi/toml', version: 'v0.4.1+incompatible', expression: 'MIT' },
    { path: 'golang.org/x/net', version: 'v0.0.0-20191009170851-d66e71096ffb', expression: 'BSD-3-Clause' },
    {
      path: 'github.com/asked/lib',
      version: 'v1.0.0',
      replacedBy: { path: 'github.com/Fork/lib', version: 'v1.0.1' },
    },
    { path: 'example.org/local', version: 'v0.1.0', replacedBy: { path: '../local', version: '' } },
    { path: 'example.org/made/by/hand', version: '(devel)' },
    { path: 'github.com/x/y/v2', version: 'v2.0.0', expression: 'MIT OR Apache-2.0' },
  ],
  cgo: false,
  tool: { name: 'oracle-release', version: '0.1.0' },
};

/** The same program with its go.mod at hand. */
export const GRAPHED: SbomSubject = {
  ...SUBJECT,
  graph: {
    requires: new Map([
      ['github.com/example/app', ['github.com/asked/lib', 'example.org/local', 'github.com/x/y/v2']],
      ['github.com/asked/lib', ['golang.org/x/net', 'gopkg.in/yaml.v3']],
      ['example.org/local', ['example.org/made/by/hand', 'github.com/BurntSushi/toml']],
    ]),
    complete: true,
  },
};

const { repository: _, ...unhosted } = SUBJECT;

/** The least a subject can say. */
export const BARE: SbomSubject = {
  ...unhosted,
  commit: 'none',
  mainModule: { path: '', version: '' },
  goVersion: 'devel go1.28-0123abcd',
  components: [],
};
