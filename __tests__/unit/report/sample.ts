import type { Check, Finding, Stage, Verdict } from '../../../src/model/check.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { SIX_TARGETS, target } from '../../../src/model/target.ts';
import type { WaveReport } from '../../../src/model/wave.ts';
import type { FileSizes, InsightReport, PackingReport, ReportData } from '../../../src/report/model.ts';
import { PLAIN_BUILD } from '../../support/plans.ts';
import { sampleScan } from './scan-sample.ts';

/**
 * A TEST SAMPLE: plausible figures of a release that never was, made to test the report and to look at it.
 * Nothing here was measured.
 */
export function sample(): ReportData {
  return {
    title: 'Release',
    plan: samplePlan(),
    checks: sampleChecks(),
    sizes: sampleSizes(),
    scan: sampleScan(),
    packing: samplePacking(),
    waves: sampleWaves(),
    signing: { publicKey: '../cosign.pub', provenance: true },
    insight: sampleInsight(),
  };
}

function sampleInsight(): InsightReport {
  const [amd64, arm64] = samplePlan().artifacts;
  const packages = {
    '(function table)': 3_200_000,
    '(types)': 900_000,
    '(other)': 150_000,
    runtime: 520_000,
    'net/http': 500_000,
    'example.org/<b>|odd`': 40_000,
    ...Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`example.org/p${index}`, 10_000 + index]),
    ),
  };
  const modules = [
    { path: 'example.org/app', version: '', distance: 0 },
    { path: 'example.org/near', version: 'v1.0.0', distance: 1 },
    { path: 'example.org/far"]\n```', version: 'v2.0.0', distance: 2 },
  ];
  return {
    score: {
      points: 79,
      before: '1.3.0',
      terms: [
        {
          name: 'size',
          points: 79,
          measured: '8.66 MiB to 9.20 MiB',
          rule: '100 up to 5 MiB, 25 fewer for every doubling',
          before: { points: 82, measured: '8.10 MiB to 8.80 MiB' },
        },
        { name: 'start-up', measured: 'no binary could be started here', rule: '100 up to 10 ms' },
      ],
    },
    measured: [
      {
        file: amd64?.file ?? '',
        target: 'linux/amd64',
        compile: {
          compiled: 2,
          cached: 280,
          linkMs: 340,
          slowest: [
            { package: 'net/http', ms: 3100 },
            { package: 'example.org/app', ms: 61 },
          ],
        },
        startupMs: 1.3,
        moduleTimes: {},
      },
      {
        file: arm64?.file ?? '',
        target: 'linux/arm64',
        compile: { compiled: 0, cached: 282, slowest: [] },
        moduleTimes: {},
      },
    ],
    source: {
      modules: {
        target: 'linux/amd64',
        nodes: modules,
        edges: [
          [0, 1],
          [1, 2],
        ],
      },
      testOnly: [{ path: 'example.org/tested', version: 'v0.7.0' }],
      vendor: {
        bytes: 2_000_000,
        modules: 3,
        unused: [{ path: 'example.org/tested', version: 'v0.7.0', bytes: 120_000 }],
      },
    },
    artifacts: [
      {
        file: amd64?.file ?? '',
        target: 'linux/amd64',
        size: 9_085_054,
        sha256: 'a'.repeat(64),
        unstripped: 13_041_900,
        packages,
        modules: {},
      },
    ],
  };
}

/** The same sample gone wrong: a dynamic binary, a startup too slow, a wave that failed and was rolled back. */
export function failingSample(): ReportData {
  const broken = sampleChecks().map((check): Check => {
    if (check.name === 'static' && check.subject === 'linux/arm64') return { ...check, ...DYNAMIC };
    if (check.name === 'startup' && check.subject === 'linux/amd64') return { ...check, ...SLOW };
    if (check.name === 'wave-3') return { ...check, ...WAVE_FAILED };
    return check;
  });
  const [first, second] = sampleWaves();
  const third: WaveReport = {
    index: 3,
    nodes: 8,
    healthy: 5,
    failed: 2,
    startedAt: at(3900),
    endedAt: at(4260),
    outcome: 'rolled back',
  };
  return { ...sample(), checks: broken, waves: [first, second, third].filter((wave) => wave !== undefined) };
}

const DYNAMIC = {
  verdict: 'fail',
  measured: '2 imports',
  bound: '0 imports',
  detail: 'the binary needs libc.so.6 and libresolv.so.2, so it will not start on a host without glibc',
  remedy: 'build with CGO_ENABLED=0, or add the tags netgo and osusergo to the build in .oracle-release.yml',
} as const;

const SLOW = {
  verdict: 'warn',
  measured: '412 ms',
  bound: '< 300 ms',
  detail: 'the packed binary starts 298 ms later than the plain one',
  remedy: 'raise max-startup-ms, or leave this target unpacked with pack.targets',
} as const;

const WAVE_FAILED = {
  verdict: 'fail',
  measured: '2 of 8 nodes failed',
  bound: '0 nodes',
  detail:
    'oracle-edge-07 and oracle-edge-09 answered /healthz with 503 for 3 probes in a row after the update',
  remedy: 'read the ledger entries of wave 3, fix the cause, release a new version; this one is aborted',
} as const;

function samplePlan(): Plan {
  return {
    schema: 1,
    project: 'oracle-node',
    version: '1.4.2',
    tag: 'v1.4.2',
    snapshot: false,
    commit: '5f0c2e9b7a1d4c3e8f6a9b0c1d2e3f4a5b6c7d8e',
    commitTime: '2026-11-20T09:14:03Z',
    repository: 'https://github.com/acme/oracle-node',
    dirty: false,
    module: 'github.com/acme/oracle-node',
    toolchain: 'go1.26.10',
    builds: [{ id: 'oracle-node', main: '.', binary: 'oracle-node' }],
    targets: SIX_TARGETS.map((name) => {
      const { id, goos, goarch } = target(name);
      return { id, name, goos, goarch, runner: ['ubuntu-24.04'] };
    }),
    artifacts: SIX_TARGETS.map((name) => {
      const { id, goos } = target(name);
      const suffix = goos === 'windows' ? '.exe' : '';
      return {
        build: 'oracle-node',
        target: id,
        plain: `build/${id}/oracle-node${suffix}`,
        debug: `debug/${id}/oracle-node${suffix}`,
        file: `oracle-node-${id}${suffix}`,
        ...PLAIN_BUILD,
        tags: ['netgo', 'osusergo'],
      };
    }),
  };
}

const UNSTRIPPED = [13_041_900, 12_236_789, 12_752_730, 13_398_496, 12_601_442, 13_244_416];
const STRIPPED = [9_085_054, 8_519_806, 8_913_022, 9_300_288, 8_679_074, 9_362_432];
const PACKED = [3_613_127, 3_269_902, 3_409_231, undefined, undefined, 3_741_228];

function sampleSizes(): FileSizes[] {
  return samplePlan().artifacts.map(({ file }, index) => ({
    target: SIX_TARGETS[index] ?? '',
    file,
    unstripped: UNSTRIPPED[index] ?? 0,
    stripped: STRIPPED[index] ?? 0,
    released: PACKED[index] ?? STRIPPED[index] ?? 0,
    packed: PACKED[index] !== undefined,
  }));
}

const GZIP = [
  [3_695_339, 3_527_416],
  [3_301_770, 3_184_502],
  [3_378_214, 3_301_226],
  undefined,
  undefined,
  [3_702_118, 3_611_904],
] as const;
const XZ = [
  [2_884_996, 3_528_100],
  [2_431_004, 3_183_316],
  [2_447_332, 3_300_840],
  undefined,
  undefined,
  [2_905_328, 3_611_212],
] as const;
const WAYS = ['native', 'qemu', 'qemu', 'not-run', 'not-run', 'not-run'] as const;

function samplePacking(): PackingReport[] {
  return sampleSizes().map(({ target: name, file, stripped = 0 }, index) => {
    const [packed, gzip, xz] = [PACKED[index], GZIP[index], XZ[index]];
    const both = { target: name, file, ran: WAYS[index] ?? 'not-run', plainBytes: stripped, notes: [] };
    if (packed === undefined || !gzip || !xz) {
      const reason = 'packed programs do not start on macOS 13 and later';
      return { ...both, state: 'plain', reason };
    }
    return {
      ...both,
      state: 'packed',
      disk: { plain: stripped, packed },
      gzip: { plain: gzip[0], packed: gzip[1] },
      xz: { plain: xz[0], packed: xz[1] },
      ...(name === 'linux/amd64' && {
        startup: { plain: 1.2, packed: 53.1 },
        memory: { plain: 1_126_400, packed: 9_830_400 },
      }),
      notes: name.startsWith('windows') ? [ANTIVIRUS] : [SELINUX, DEBUGGERS],
    };
  });
}

const ANTIVIRUS = {
  about: 'antivirus',
  text: '2 of 3 sections are both writable and executable; virus scanners often take that for malware. Sign after packing.',
} as const;
const SELINUX = {
  about: 'selinux',
  text: 'it writes its code to memory and then makes it executable: SELinux enforcing `execmem` and systemd with `MemoryDenyWriteExecute=yes` stop it',
} as const;
const DEBUGGERS = {
  about: 'debuggers',
  text: 'there is no section table: `go version -m`, dlv and gdb find neither build information nor functions',
} as const;

function sampleWaves(): WaveReport[] {
  return [
    { index: 1, nodes: 1, healthy: 1, failed: 0, startedAt: at(180), endedAt: at(1380), outcome: 'passed' },
    { index: 2, nodes: 2, healthy: 2, failed: 0, startedAt: at(1400), endedAt: at(3800), outcome: 'passed' },
    { index: 3, nodes: 8, healthy: 8, failed: 0, startedAt: at(3900), endedAt: at(8700), outcome: 'passed' },
  ];
}

const GO = 'go 1.26.10 sha256:6d1f3a52c0b9847e1c2d5f60a7b8394d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f7';
const UPX = 'upx 4.2.4 sha256:b1c2d3e4f5061728394a5b6c7d8e9f00112233445566778899aabbccddeeff01';
const QEMU = 'qemu-aarch64 10.0.13 sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0';

function sampleChecks(): Check[] {
  return [...wholeBefore(), ...SIX_TARGETS.flatMap(targetChecks), ...wholeAfter()];
}

function wholeBefore(): Check[] {
  return [
    check('plan', 'version', 'project', 0, 0.04, 'pass', { measured: '1.4.2', bound: 'a semantic version' }),
    check('plan', 'clean-tree', 'project', 0.04, 0.03, 'pass', { measured: '0 changes', bound: '0 changes' }),
    check('plan', 'targets', 'project', 0.07, 0.2, 'pass', { measured: '6 targets', tool: GO }),
    check('gates', 'vet', 'project', 0.4, 6.1, 'pass', {
      measured: '0 findings',
      bound: '0 findings',
      tool: GO,
    }),
    check('gates', 'staticcheck', 'project', 0.4, 11.8, 'pass', {
      measured: '0 findings',
      bound: '0 findings',
      tool: 'staticcheck 2026.1 sha256:99aabbccddeeff0100112233445566778899aabbccddeeff0011223344556677',
    }),
    check('gates', 'race', 'project', 12.3, 24.4, 'pass', {
      measured: '148 tests',
      bound: '180 s',
      tool: GO,
    }),
    check('gates', 'modverify', 'project', 0.4, 2.2, 'pass', { measured: '31 modules', tool: GO }),
  ];
}

function targetChecks(name: string, index: number): Check[] {
  const { goos, goarch } = target(name);
  const file = samplePlan().artifacts[index]?.file ?? '';
  const start = 0.5 + 15.5 * Math.floor(index / 2) + (index % 2);
  const stripped = STRIPPED[index] ?? 0;
  const packed = PACKED[index];
  const ratio = packed ? `${((100 * packed) / stripped).toFixed(1)} %` : '';
  const native = name === 'linux/amd64';
  return [
    check('build', 'compile', name, start, 13.2 + index / 3, 'pass', { measured: '1 binary', tool: GO }),
    check('build', 'static', name, start + 14.4, 0.05, 'pass', { measured: '0 imports', bound: '0 imports' }),
    check('build', 'stripped', name, start + 14.5, 0.03, 'pass', {
      measured: '0 debug sections',
      bound: '0',
    }),
    check('build', 'build-info', name, start + 14.5, 0.02, 'pass', { measured: 'vcs.revision 5f0c2e9b7a1d' }),
    native
      ? check('build', 'reproducible', name, start + 14.6, 4.1, 'pass', {
          measured: 'same bytes',
          bound: 'same bytes',
        })
      : check('build', 'reproducible', name, start + 14.6, 0, 'skip', {
          detail: 'reproduce is native: only this host is rebuilt',
        }),
    check('build', 'growth', name, start + 14.7, 0.01, 'pass', { measured: '+1.2 %', bound: '< 15 %' }),
    check('scan', 'sbom', name, start + 15.2, 1.1, 'pass', {
      measured: '32 components',
      tool: 'embedded engine 0.1.0',
    }),
    check('scan', 'vulnerabilities', name, start + 16.3, 1.6, 'pass', {
      measured: '0 blocking, 1 not reachable',
      bound: '0 blocking',
      tool: 'embedded engine 0.1.0',
    }),
    check('scan', 'licences', name, start + 17.9, 0.2, 'pass', {
      measured: '5 licences',
      bound: 'allowed list',
    }),
    ...packChecks(name, start, packed, ratio),
    runCheck(name, goos, goarch, start),
    check('seal', 'digest', file, start + 23.1, 0.08, 'pass', { measured: 'sha256 and sha512' }),
    check('seal', 'signature', file, start + 23.2, 0.02, 'pass', { measured: 'bundle v0.3' }),
    check('verify', 'digest', file, 74 + index / 5, 0.07, 'pass', { measured: 'equal', bound: 'equal' }),
    check('verify', 'signature', file, 74.1 + index / 5, 0.02, 'pass', { measured: 'valid', bound: 'valid' }),
    check('publish', 'read-back', file, 79 + index / 3, 0.3, 'pass', { measured: 'equal', bound: 'equal' }),
  ];
}

function packChecks(name: string, start: number, packed: number | undefined, ratio: string): Check[] {
  if (packed === undefined) {
    return [
      check('pack', 'supported', name, start + 18.2, 0, 'skip', {
        detail: 'packed Mach-O files do not start on macOS 13 and later; released as built',
      }),
    ];
  }
  return [
    check('pack', 'ratio', name, start + 18.2, 1.7, 'pass', { measured: ratio, bound: '< 85 %', tool: UPX }),
    check('pack', 'upx-test', name, start + 20, 0.2, 'pass', { measured: 'intact', tool: UPX }),
    check('pack', 'upx-round-trip', name, start + 20.2, 0.3, 'pass', {
      measured: name === 'windows/amd64' ? '19 header bytes differ, as known' : 'same bytes',
      bound: 'same program',
      tool: UPX,
    }),
    ...(name === 'linux/amd64'
      ? [check('pack', 'startup', name, start + 20.5, 0.9, 'pass', { measured: '114 ms', bound: '< 300 ms' })]
      : []),
  ];
}

function runCheck(name: string, goos: string, goarch: string, start: number): Check {
  if (goos === 'windows') {
    return check('pack', 'run', name, start + 21.5, 0, 'not-run', {
      detail: 'a windows/amd64 program cannot run on this host, linux/amd64',
      remedy: 'run the pack stage of this target on windows-2025',
    });
  }
  if (goos === 'darwin') {
    return check('verify', 'run', name, 74.6, 0, 'not-run', {
      detail: 'a darwin program cannot run on this host, linux/amd64',
      remedy: 'run the verify stage of this target on macos-15',
    });
  }
  const tool = goarch === 'amd64' ? {} : { tool: QEMU };
  return check('pack', 'run', name, start + 21.5, 1.2, 'pass', {
    measured: 'exit 0',
    bound: 'exit 0',
    ...tool,
  });
}

function wholeAfter(): Check[] {
  return [
    check('seal', 'checksums', 'checksums.txt', 71, 0.1, 'pass', { measured: '6 files' }),
    check('seal', 'provenance', 'provenance.intoto.json', 71.1, 0.1, 'pass', { measured: '6 subjects' }),
    check('verify', 'transparency-log', 'checksums.txt', 75, 0, 'skip', {
      detail: 'tlog is off: signed with a local key',
    }),
    check('publish', 'write-once', 'dir:store', 78, 0.9, 'pass', {
      measured: '44 objects',
      bound: 'none overwritten',
    }),
    check('publish', 'github-release', 'github', 78, 0, 'not-run', {
      detail: 'there is no GITHUB_TOKEN, so nothing was published to GitHub',
      remedy: 'give the job the permission contents: write and pass the token',
    }),
    check('dispatch', 'wave-1', 'lane edge', 180, 1200, 'pass', {
      measured: '1 of 1 nodes healthy',
      bound: 'all',
    }),
    check('dispatch', 'wave-2', 'lane edge', 1400, 2400, 'pass', {
      measured: '2 of 2 nodes healthy',
      bound: 'all',
    }),
    check('dispatch', 'wave-3', 'lane edge', 3900, 4800, 'pass', {
      measured: '8 of 8 nodes healthy',
      bound: 'all',
    }),
  ];
}

function check(
  stage: Stage,
  name: string,
  subject: string,
  afterSeconds: number,
  seconds: number,
  verdict: Verdict,
  finding: Finding,
): Check {
  return {
    stage,
    name,
    subject,
    verdict,
    ...finding,
    startedAt: at(afterSeconds),
    ms: Math.round(1000 * seconds),
  };
}

function at(seconds: number): string {
  return new Date(Date.UTC(2026, 10, 20, 9, 20) + 1000 * seconds).toISOString();
}
