import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Match, match } from '../../../src/scan/vulnerabilities/match.ts';
import { modulesOf } from '../../../src/scan/vulnerabilities/modules.ts';
import { type OsvEntry, parseOsv } from '../../../src/scan/vulnerabilities/osv.ts';
import { linkedFunctions } from '../../../src/scan/vulnerabilities/symbols.ts';

const NOW = Date.parse('2026-11-01T00:00:00Z');

interface Given {
  readonly go?: string;
  readonly module?: readonly [path: string, version: string];
  readonly replace?: readonly [path: string, version: string];
  readonly functions?: readonly string[];
  readonly platform?: string;
}

function entry(id: string): OsvEntry {
  return parseOsv(
    readFileSync(join(import.meta.dirname, `../../fixtures/scan/osv-go/${id}.json`), 'utf8'),
    id,
  );
}

function matches(vulnerability: OsvEntry, given: Given): Match[] {
  const { go = 'go1.99.0', module, replace, functions, platform = 'linux/amd64' } = given;
  const [goos = '', goarch = ''] = platform.split('/');
  const dep = module && {
    path: module[0],
    version: module[1],
    ...(replace && { replace: { path: replace[0], version: replace[1] } }),
  };
  const buildInfo = {
    goVersion: go,
    path: 'example.org/app',
    main: { path: 'example.org/app', version: '(devel)' },
    deps: dep ? [dep] : [],
    settings: {},
  };
  const program = {
    goos,
    goarch,
    modules: modulesOf(buildInfo),
    functions: functions && linkedFunctions(functions, buildInfo.path),
  };
  const named = (path: string) => vulnerability.affected?.some((block) => block.package.name === path);
  return match(program, (path) => (named(path) ? [vulnerability] : []), NOW);
}

/** `symbol < 0.17.0`, or empty. */
function outcome(id: string, given: Given): string {
  return matches(entry(id), given)
    .map(({ module, level, fixed }) => `${module.path} ${level}${fixed ? ` < ${fixed}` : ''}`)
    .join(', ');
}

describe('real entries', () => {
  const http2 = 'golang.org/x/net/http2.(*Server).ServeConn';
  const jose = 'github.com/square/go-jose.(*x).y';
  test.each<[what: string, id: string, given: Given, expected: string]>([
    [
      'the function is linked in',
      'GO-2023-2102',
      { module: ['golang.org/x/net', 'v0.16.0'], functions: [http2] },
      'golang.org/x/net symbol < 0.17.0',
    ],
    [
      'the package is, the function is not',
      'GO-2023-2102',
      { module: ['golang.org/x/net', 'v0.16.0'], functions: ['golang.org/x/net/http2.NewFramer'] },
      'golang.org/x/net package < 0.17.0',
    ],
    [
      'the package is not',
      'GO-2023-2102',
      { module: ['golang.org/x/net', 'v0.16.0'], functions: ['golang.org/x/net/html.Parse'] },
      'golang.org/x/net module < 0.17.0',
    ],
    [
      'the version is the fixed one',
      'GO-2023-2102',
      { module: ['golang.org/x/net', 'v0.17.0'], functions: [http2] },
      '',
    ],
    [
      'both modules of one entry',
      'GO-2023-2102',
      { go: 'go1.21.2', module: ['golang.org/x/net', 'v0.16.0'], functions: ['net/http.Serve'] },
      'golang.org/x/net module < 0.17.0, stdlib symbol < 1.21.3',
    ],
    [
      'the standard library',
      'GO-2023-2102',
      { go: 'go1.20.9', functions: ['net/http.(*Server).Serve'] },
      'stdlib symbol < 1.20.10',
    ],
    [
      'a pre-release of Go after a range',
      'GO-2023-2102',
      { go: 'go1.21rc3', functions: ['net/http.Serve'] },
      'stdlib symbol < 1.21.3',
    ],
    ['an unknown Go', 'GO-2023-2102', { go: 'devel go1.21-abc', functions: ['net/http.Serve'] }, ''],
    ['several ranges: in a gap', 'GO-2025-4188', { module: ['github.com/sirupsen/logrus', 'v1.8.3'] }, ''],
    [
      'several ranges: in the second',
      'GO-2025-4188',
      { module: ['github.com/sirupsen/logrus', 'v1.9.0'] },
      'github.com/sirupsen/logrus module < 1.9.1',
    ],
    [
      'several ranges: in the third',
      'GO-2025-4188',
      { module: ['github.com/sirupsen/logrus', 'v1.9.2'] },
      'github.com/sirupsen/logrus module < 1.9.3',
    ],
    [
      'pseudo-version before the fix',
      'GO-2020-0009',
      {
        module: ['github.com/square/go-jose', 'v0.0.0-20160101000000-aaaaaaaaaaaa'],
        platform: 'linux/386',
        functions: [jose],
      },
      'github.com/square/go-jose package < 0.0.0-20160903044734-789a4c4bd4c1',
    ],
    [
      'pseudo-version after the fix',
      'GO-2020-0009',
      { module: ['github.com/square/go-jose', 'v0.0.0-20170101000000-aaaaaaaaaaaa'], platform: 'linux/386' },
      '',
    ],
    [
      'another architecture',
      'GO-2020-0009',
      { module: ['github.com/square/go-jose', 'v0.0.0-20160101000000-aaaaaaaaaaaa'], functions: [jose] },
      '',
    ],
    [
      'windows only, on windows',
      'GO-2025-3750',
      { go: 'go1.24.3', platform: 'windows/amd64', functions: ['syscall.Open'] },
      'stdlib symbol < 1.24.4',
    ],
    ['windows only, on linux', 'GO-2025-3750', { go: 'go1.24.3', functions: ['syscall.Open'] }, ''],
    [
      'ppc64le only, on ppc64le',
      'GO-2025-3447',
      {
        go: 'go1.23.5',
        platform: 'linux/ppc64le',
        functions: ['crypto/internal/nistec.(*P256Point).SetBytes'],
      },
      'stdlib symbol < 1.23.6',
    ],
    [
      'ppc64le only, on amd64',
      'GO-2025-3447',
      { go: 'go1.23.5', functions: ['crypto/internal/nistec.(*P256Point).SetBytes'] },
      '',
    ],
    [
      '+incompatible before',
      'GO-2021-0072',
      { module: ['github.com/docker/distribution', 'v2.6.2+incompatible'] },
      'github.com/docker/distribution module < 2.7.0-rc.0+incompatible',
    ],
    [
      '+incompatible after',
      'GO-2021-0072',
      { module: ['github.com/docker/distribution', 'v2.7.0+incompatible'] },
      '',
    ],
    ['withdrawn', 'GO-2022-0617', { module: ['k8s.io/kubernetes', 'v1.20.0'] }, ''],
    [
      'no packages named',
      'GO-2026-4690',
      {
        module: ['github.com/hashicorp/consul', 'v1.20.0'],
        functions: ['github.com/hashicorp/consul/agent.New'],
      },
      'github.com/hashicorp/consul module < 1.22.5',
    ],
    [
      'an unknown version',
      'GO-2023-2102',
      { module: ['golang.org/x/net', '(devel)'], functions: [http2] },
      '',
    ],
    [
      'a local replacement',
      'GO-2023-2102',
      { module: ['golang.org/x/net', 'v0.16.0'], replace: ['../net', ''], functions: [http2] },
      '',
    ],
    [
      'replaced by a fixed version',
      'GO-2023-2102',
      {
        module: ['golang.org/x/net', 'v0.16.0'],
        replace: ['golang.org/x/net', 'v0.17.0'],
        functions: [http2],
      },
      '',
    ],
    [
      'replaced by a vulnerable module',
      'GO-2023-2102',
      {
        module: ['example.org/net', 'v9.0.0'],
        replace: ['golang.org/x/net', 'v0.16.0'],
        functions: ['example.org/net/http2.(*Server).ServeConn'],
      },
      'golang.org/x/net symbol < 0.17.0',
    ],
    [
      'no function table',
      'GO-2023-2102',
      { module: ['golang.org/x/net', 'v0.16.0'] },
      'golang.org/x/net module < 0.17.0',
    ],
  ])('%s', (_, id, given, expected) => {
    expect(outcome(id, given)).toBe(expected);
  });

  test.each([
    ['GO-2026-5026', 'golang.org/x/net', 'golang.org/x/net/idna.(*Profile).ToASCII'],
    ['GO-2026-5970', 'golang.org/x/text', 'golang.org/x/text/unicode/norm.Form.String'],
  ])('%s: the copy that the standard library vendors is not the module', (id, module, name) => {
    const given = { module: [module, 'v0.30.0'] as const };
    expect(outcome(id, { ...given, functions: [name] })).toContain(`${module} symbol`);
    expect(outcome(id, { ...given, functions: [`vendor/${name}`] })).toContain(`${module} module`);
  });

  test('a withdrawal counts from its date on', () => {
    const later = { ...entry('GO-2022-0617'), withdrawn: '2030-01-01T00:00:00Z' };
    expect(matches(later, { module: ['k8s.io/kubernetes', 'v1.20.0'] })).toHaveLength(1);
  });
});

describe('entries of other kinds', () => {
  const made = (block: object): OsvEntry =>
    parseOsv(
      JSON.stringify({
        id: 'GO-2099-0001',
        affected: [{ package: { name: 'example.org/m', ecosystem: 'Go' }, ...block }],
      }),
      'GO-2099-0001',
    );
  const module = ['example.org/m', 'v1.5.0'] as const;

  test('every version is affected without SEMVER ranges', () => {
    expect(matches(made({}), { module })).toHaveLength(1);
    expect(
      matches(made({ ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '9' }] }] }), { module }),
    ).toHaveLength(1);
  });

  test('events count in the order of their versions', () => {
    const events = [{ fixed: '1.6.0' }, { introduced: '1.2.0' }, { fixed: '1.1.0' }, { introduced: '0' }];
    const [found] = matches(made({ ranges: [{ type: 'SEMVER', events }] }), { module });
    expect(found?.fixed).toBe('1.6.0');
    expect(
      matches(made({ ranges: [{ type: 'SEMVER', events }] }), { module: ['example.org/m', 'v1.1.5'] }),
    ).toEqual([]);
  });

  test('a fix that another range takes back is none', () => {
    const ranges = [
      { type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.6.0' }] },
      { type: 'SEMVER', events: [{ introduced: '1.6.0' }] },
    ];
    const [found] = matches(made({ ranges }), { module });
    expect(found?.fixed).toBeUndefined();
  });

  test('versions in a numbering of their own are marked', () => {
    const specific = { custom_ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '13.0.0' }] }] };
    const open = made({
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }],
      ecosystem_specific: specific,
    });
    expect(matches(open, { module })[0]).toMatchObject({ rangeKnown: false, functionsNamed: false });
    const bounded = made({
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '2.0.0' }] }],
      ecosystem_specific: specific,
    });
    expect(matches(bounded, { module })[0]).toMatchObject({ rangeKnown: true });
  });

  test('where one affected block names packages and another does not, the functions are not all known', () => {
    const named = { imports: [{ path: 'example.org/m/p', symbols: ['F'] }] };
    const [first] = made({ ecosystem_specific: named }).affected ?? [];
    const both = { ...made({}), affected: [...(made({}).affected ?? []), ...(first ? [first] : [])] };
    expect(matches(both, { module })[0]).toMatchObject({ level: 'module', functionsNamed: false });
  });

  test('a package without named functions is vulnerable as a whole', () => {
    const whole = made({ ecosystem_specific: { imports: [{ path: 'example.org/m/p' }] } });
    expect(matches(whole, { module, functions: ['example.org/m/p.Any'] })[0]).toMatchObject({
      level: 'symbol',
      symbols: ['example.org/m/p.Any'],
      functionsNamed: true,
    });
  });

  test('a package of a module nested in another is not the outer module’s', () => {
    const nested = made({
      ecosystem_specific: { imports: [{ path: 'example.org/m/nested/p', symbols: ['F'] }] },
    });
    const program = {
      goos: 'linux',
      goarch: 'amd64',
      modules: modulesOf({
        goVersion: 'go1.26.8',
        path: 'example.org/app',
        main: { path: 'example.org/app', version: 'v1.0.0' },
        deps: [
          { path: 'example.org/m', version: 'v1.5.0' },
          { path: 'example.org/m/nested', version: 'v1.0.0' },
        ],
        settings: {},
      }),
      functions: linkedFunctions(['example.org/m/nested/p.F'], 'example.org/app'),
    };
    const found = match(program, (path) => (path === 'example.org/m' ? [nested] : []), NOW);
    expect(found.map(({ level }) => level)).toEqual(['module']);
  });

  test.each([
    '',
    '[]',
    '{}',
    '{"id":"../x"}',
    '{"id":"GO-2099-0001","affected":[{}]}',
    '{"id":"GO-2099-0001","affected":"x"}',
  ])('an entry %j is refused', (text) => {
    expect(() => parseOsv(text, 'GO-2099-0001')).toThrow(expect.objectContaining({ code: 'FILE_INVALID' }));
  });
});
