import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moduleFault } from '../../../../src/build/modules/go-words.ts';

/** Recorded from Go 1.26.8, shortened to a few of the lines of each kind. */
const RECORDED: readonly [what: string, said: string, understood: string, remedy: string][] = [
  [
    'a module that is not in the cache',
    `go: downloading github.com/spf13/cobra v1.10.2
go: downloading golang.org/x/sync v0.22.0
internal/payload/payload.go:11:2: module lookup disabled by GOPROXY=off
internal/node/node.go:10:2: module lookup disabled by GOPROXY=off
`,
    'github.com/spf13/cobra@v1.10.2 (and 1 more) is not on this machine, and GOPROXY is off',
    'go mod vendor',
  ],
  [
    'the same, of go mod verify',
    'go: github.com/beorn7/perks@v1.0.1: module lookup disabled by GOPROXY=off\n',
    'github.com/beorn7/perks@v1.0.1 is not on this machine, and GOPROXY is off',
    'go mod vendor',
  ],
  [
    'the same, of go list -m all',
    'go: module lookup disabled by GOPROXY=off\n',
    'a module is not on this machine, and GOPROXY is off',
    'go mod vendor',
  ],
  [
    'a host that does not exist',
    `go: downloading golang.org/x/sync v0.22.0
internal/node/node.go:10:2: golang.org/x/sync@v0.22.0: Get "https://nosuch.invalid/golang.org/x/sync/@v/v0.22.0.zip": dial tcp: lookup nosuch.invalid on 10.255.255.53:53: no such host
`,
    'nosuch.invalid could not be reached: dial tcp: lookup nosuch.invalid on 10.255.255.53:53: no such host',
    'check the network and GOPROXY',
  ],
  [
    'a host behind a proxy that is down',
    `internal/node/node.go:10:2: golang.org/x/sync@v0.22.0: Get "https://proxy.example.org/golang.org/x/sync/@v/v0.22.0.zip": proxyconnect tcp: dial tcp 127.0.0.1:1: connect: connection refused
`,
    'proxy.example.org could not be reached: proxyconnect tcp: dial tcp 127.0.0.1:1: connect: connection refused',
    'check the network and GOPROXY',
  ],
  [
    'a folder that has not the module',
    `go: downloading golang.org/x/sync v0.22.0
internal/node/node.go:10:2: golang.org/x/sync@v0.22.0: reading file:///tmp/none/golang.org/x/sync/@v/v0.22.0.zip: no such file or directory
`,
    'the folder that GOPROXY names has no golang.org/x/sync@v0.22.0',
    'cache/download',
  ],
  [
    'a password over http',
    `internal/node/node.go:10:2: golang.org/x/sync@v0.22.0: refusing to pass credentials to insecure URL: http://u:xxxxx@127.0.0.1:1/golang.org/x/sync/@v/v0.22.0.zip
`,
    'GOPROXY has a password for 127.0.0.1:1, but its address is not https',
    'https',
  ],
  [
    'a proxy that wants to know who asks',
    `go: downloading example.org/dep v1.0.0
main.go:4:2: example.org/dep@v1.0.0: reading https://127.0.0.1:38211/example.org/dep/@v/v1.0.0.zip: 401 Unauthorized
`,
    '127.0.0.1:38211 refused to give modules (401)',
    'NETRC',
  ],
  [
    'a vendor folder that go.mod has left behind',
    `go: inconsistent vendoring in /tmp/e:
	github.com/spf13/cobra@v1.10.1: is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt
	github.com/spf13/cobra@v1.10.2: is marked as explicit in vendor/modules.txt, but not explicitly required in go.mod

	To ignore the vendor directory, use -mod=readonly or -mod=mod.
	To sync the vendor directory, run:
		go mod vendor
`,
    'vendor/modules.txt and go.mod name different modules',
    'go mod vendor',
  ],
  [
    'a module that go.sum does not list',
    `internal/node/node.go:10:2: missing go.sum entry for module providing package golang.org/x/sync/errgroup (imported by github.com/oracle-release/oracle-node/internal/node); to add:
	go get github.com/oracle-release/oracle-node/internal/node
`,
    'go.sum does not list the module of golang.org/x/sync/errgroup',
    'go mod tidy',
  ],
  [
    'a module whose go.mod go.sum does not list',
    'go: example.org/dep@v1.0.0: missing go.sum entry for go.mod file; to add it:\n\tgo mod download example.org/dep\n',
    'go.sum does not list example.org/dep@v1.0.0',
    'go mod tidy',
  ],
  [
    'a module that is not what go.sum says, before what could not be fetched',
    `go: downloading example.org/other v1.0.0
main.go:9:2: module lookup disabled by GOPROXY=off
verifying golang.org/x/sync@v0.22.0: checksum mismatch
	downloaded: h1:SZjpbeLmrCk4xhRSZFNZW5gFUeCeFgjekvI/+gfScek=
	go.sum:     h1:9ZjpbeLmrCk4xhRSZFNZW5gFUeCeFgjekvI/+gfScek=

SECURITY ERROR
This download does NOT match an earlier download recorded in go.sum.
`,
    'golang.org/x/sync@v0.22.0 is not what go.sum says',
    'find out who',
  ],
  [
    'a go.mod for a newer Go',
    'go: go.mod requires go >= 1.99.0 (running go 1.26.8; GOTOOLCHAIN=local)\n',
    'go.mod asks for Go 1.99.0, and Go 1.26.8 is here',
    'install Go 1.99.0',
  ],
];

describe('what Go says about modules', () => {
  test.each(RECORDED)('%s', (_, said, understood, remedy) => {
    expect(moduleFault(said)).toEqual({ what: understood, remedy: expect.stringContaining(remedy) });
  });

  test.each([
    './broken.go:3:17: undefined: undefinedName\n',
    'main.go:3:8: no required module provides package example.org/x; to add it:\n\tgo get example.org/x\n',
    '',
  ])('what is no matter of where modules come from is left to others: %s', (said) => {
    expect(moduleFault(said)).toBeUndefined();
  });

  test('whatever it says is read in little time and told in one line', () => {
    const pieces = [
      'verifying ',
      'a@v1',
      ': ',
      'reading file://x',
      'Get "https://',
      'lookup ',
      'missing go.sum entry',
      '@',
      '\n',
    ];
    const word = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 200 }));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 400 }), (words) => {
        const started = performance.now();
        const fault = moduleFault(words.join(''));
        expect(performance.now() - started).toBeLessThan(1_000);
        expect(fault?.what ?? '').not.toContain('\n');
      }),
      { numRuns: 200 },
    );
    for (const piece of ['@', 'a', ' ', 'a@', 'Get ', 'lookup ', 'reading https://', 'verifying ']) {
      const started = performance.now();
      moduleFault(piece.repeat(1_000_000));
      expect(performance.now() - started, piece).toBeLessThan(3_000);
    }
  });
});
