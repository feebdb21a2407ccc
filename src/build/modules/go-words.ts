/** Why Go could not get or accept modules, in its own words, with what to do about it. */
export interface ModuleFault {
  /** One line. */
  readonly what: string;
  readonly remedy: string;
}

const FILL =
  'put them where no network is needed (`go mod vendor`, or `go mod download` into the module cache or a file:// GOPROXY)';

/**
 * What `go` said on stderr about modules; undefined when its fault is another. The forms are those of Go 1.24 to
 * 1.26, as recorded in `__tests__/unit/build/modules/go-words.test.ts`.
 */
export function moduleFault(stderr: string): ModuleFault | undefined {
  const said = stderr.slice(0, MAX_SAID);
  for (const { pattern, fault } of FORMS) {
    const match = pattern.exec(said);
    if (match) return fault(match, said);
  }
  return undefined;
}

/** What comes after repeats itself. */
const MAX_SAID = 65_536;

interface Form {
  readonly pattern: RegExp;
  fault(match: RegExpExecArray, stderr: string): ModuleFault;
}

/** The graver ones first: a mismatch matters more than what could not be fetched beside it. */
const FORMS: readonly Form[] = [
  {
    pattern: /^verifying (\S+?)(?:\/go\.mod)?: checksum mismatch/m,
    fault: ([, module]) => ({
      what: `${module} is not what go.sum says`,
      remedy:
        'find out who changed the module or go.sum; `go clean -modcache` helps only against a damaged cache',
    }),
  },
  {
    pattern:
      /(?:([^\s:@]{1,300}@[^\s:]{1,100}): )?missing go\.sum entry(?: for module providing package (\S+))?/,
    fault: ([, module, unlisted]) => ({
      what: `go.sum does not list ${module ?? (unlisted ? `the module of ${unlisted}` : 'a module')}`,
      remedy: 'run `go mod tidy` where there is a network, and commit go.sum',
    }),
  },
  {
    pattern: /inconsistent vendoring in (.*):/,
    fault: () => ({
      what: 'vendor/modules.txt and go.mod name different modules',
      remedy: 'run `go mod vendor` (`go work vendor` in a workspace), and commit the vendor folder',
    }),
  },
  {
    pattern: /requires go >= (\S+) \(running go (\S+?)[;)]/,
    fault: ([, wanted, running]) => ({
      what: `go.mod asks for Go ${wanted}, and Go ${running} is here`,
      remedy: `install Go ${wanted} or newer; offline no other Go is fetched`,
    }),
  },
  {
    pattern: /import lookup disabled by -mod=vendor/,
    fault: () => ({
      what: 'the vendor folder lacks a package',
      remedy: 'run `go mod vendor`, and commit the vendor folder',
    }),
  },
  {
    pattern: /module lookup disabled by GOPROXY=off/,
    fault: (_, stderr) => ({
      what: `${wanting(stderr) ?? 'a module'} is not on this machine, and GOPROXY is off`,
      remedy: FILL,
    }),
  },
  {
    pattern: /reading (file:\/\/\S+): no such file or directory/,
    fault: ([, address], stderr) => ({
      what: `the folder that GOPROXY names has no ${wanting(stderr) ?? address}`,
      remedy: 'copy the folder cache/download of a full module cache there',
    }),
  },
  {
    pattern: /reading (https?:\/\/\S+): (40[137]) /,
    fault: ([, address, status]) => ({
      what: `${hostOf(address)} refused to give modules (${status})`,
      remedy:
        'give Go its credentials: in NETRC, by GOAUTH, or in the address in GOPROXY, which must then be https',
    }),
  },
  {
    pattern: /refusing to pass credentials to insecure URL: (\S+)/,
    fault: ([, address]) => ({
      what: `GOPROXY has a password for ${hostOf(address)}, but its address is not https`,
      remedy: 'use an https address: Go sends no password in the clear',
    }),
  },
  {
    pattern: /Get "?(https?:\/\/[^\s"]+)"?: (.*)/,
    fault: ([, address, why]) => ({
      what: `${hostOf(address)} could not be reached: ${why}`,
      remedy: `check the network and GOPROXY, or ${FILL}`,
    }),
  },
  {
    pattern: /lookup (\S+?)(?: on \S+)?: (no such host|server misbehaving|i\/o timeout)/,
    fault: ([, host, why]) => ({
      what: `${host} could not be found: ${why}`,
      remedy: `check the network and GOPROXY, or ${FILL}`,
    }),
  },
];

/** The modules that Go set out to fetch, or named before it gave up. */
function wanting(stderr: string): string | undefined {
  const names = [
    ...stderr.matchAll(/^go: downloading (\S+) (\S+)$/gm),
    ...stderr.matchAll(/(?:^|\s)([^\s:@"]+)@(v[^\s:"]+): (?:module lookup|reading file)/gm),
  ].map(([, path, version]) => `${path}@${version}`);
  const [first, ...others] = [...new Set(names)];
  if (!first) return undefined;
  return others.length > 0 ? `${first} (and ${others.length} more)` : first;
}

function hostOf(address = ''): string {
  return URL.canParse(address) ? new URL(address).host : 'the proxy';
}
