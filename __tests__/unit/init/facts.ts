import type { RepositoryFacts } from '../../../src/init/facts.ts';

/** A repository with one program at its root; what a test is about is given. */
export function facts(given: Partial<RepositoryFacts> = {}): RepositoryFacts {
  return {
    modulePath: 'example.org/tool',
    mains: ['.'],
    supported: SUPPORTED,
    prefix: '',
    goMod: 'go.mod',
    moduleAtRoot: true,
    tags: [],
    origin: undefined,
    vendored: false,
    cgo: { needed: [], optional: [] },
    ...given,
  };
}

/** Some of what `go tool dist list` prints. */
const SUPPORTED = [
  ...['386', 'amd64', 'arm', 'arm64', 'mips64le', 'ppc64le', 'riscv64', 's390x'].map(
    (arch) => `linux/${arch}`,
  ),
  ...['amd64', 'arm64'].map((arch) => `darwin/${arch}`),
  ...['386', 'amd64', 'arm64'].map((arch) => `windows/${arch}`),
];
