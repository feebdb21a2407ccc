import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeAgreement } from '../../../src/scan/engines/agreement.ts';
import { compareEngines, type Evidence } from '../../../src/scan/engines/compare.ts';
import type { EngineFinding } from '../../../src/scan/engines/engine.ts';
import { idsOf, mergeFindings } from '../../../src/scan/engines/merge.ts';
import { EngineRecord, recordOf, vulnerabilityOf } from '../../../src/scan/engines/record.ts';
import { standingOf } from '../../../src/scan/policy/exceptions.ts';
import type { OsvEntry } from '../../../src/scan/vulnerabilities/osv.ts';

function finding(id: string, more: Partial<EngineFinding> = {}): EngineFinding {
  return {
    id,
    aliases: [],
    package: 'example.org/m',
    purl: '',
    version: 'v1.0.0',
    severity: 'unknown',
    level: 'module',
    linked: undefined,
    by: ['grype'],
    ...more,
  };
}

function evidence(entries: readonly OsvEntry[] = []): Evidence {
  return {
    goos: 'linux',
    goarch: 'amd64',
    modules: new Set(['example.org/m', 'stdlib']),
    entriesOf: (path) => entries.filter((it) => it.affected?.some((block) => block.package.name === path)),
  };
}

const ours = (linked: boolean | undefined, more: Partial<EngineFinding> = {}) =>
  finding('GO-2026-0001', {
    aliases: ['CVE-2026-1', 'GHSA-aaaa-bbbb-cccc'],
    linked,
    by: ['oracle-release'],
    ...more,
  });
const theirs = finding('GHSA-aaaa-bbbb-cccc', { aliases: ['CVE-2026-1'] });
const of = (embedded: EngineFinding[], full: EngineFinding[], entries: readonly OsvEntry[] = []) =>
  compareEngines({ findings: embedded }, { findings: full }, evidence(entries));

describe('compareEngines', () => {
  test('linked in, and the full engine names it by another id: agreed', () => {
    expect(of([ours(true)], [theirs])).toEqual({ agreed: [ours(true)], passedOver: [], disagreements: [] });
  });

  test('functions not known: agreed as far as can be told', () => {
    expect(of([ours(undefined)], [theirs]).agreed).toHaveLength(1);
  });

  test('versions are written differently', () => {
    const [go, syft] = [
      { package: 'stdlib', version: '1.26.0' },
      { package: 'stdlib', version: 'go1.26.0' },
    ];
    expect(of([ours(true, go)], [{ ...theirs, ...syft }]).agreed).toHaveLength(1);
  });

  test.each([
    ['not linked in', [ours(false)], [theirs], [], 'full', 'embedded', 'not in the function table'],
    ['linked in, missed', [ours(true)], [], [], 'embedded', 'embedded', 'in the function table'],
    ['functions not known, missed', [ours(undefined)], [], [], 'embedded', undefined, 'does not say'],
    ['by GHSA only', [], [theirs], [], 'full', undefined, 'not in the Go vulnerability database'],
    [
      'another version',
      [],
      [theirs],
      [{ id: 'GO-2026-0001', aliases: ['CVE-2026-1'], affected: [block({})] }],
      'full',
      undefined,
      'leaves out this version',
    ],
    [
      'withdrawn',
      [],
      [theirs],
      [
        {
          id: 'GO-2026-0001',
          aliases: ['CVE-2026-1'],
          withdrawn: '2026-01-01T00:00:00Z',
          affected: [block({})],
        },
      ],
      'full',
      undefined,
      'withdrawn as GO-2026-0001',
    ],
    [
      'another platform',
      [],
      [theirs],
      [{ id: 'GO-2026-0001', aliases: ['cve-2026-1'], affected: [block({ goos: ['windows'] })] }],
      'full',
      'embedded',
      'other platforms',
    ],
    [
      'no module of the program',
      [],
      [{ ...theirs, package: 'openssl' }],
      [],
      'full',
      'full',
      'no Go module of the program',
    ],
    [
      'the same in another module',
      [ours(true)],
      [theirs, { ...theirs, package: 'example.org/fork' }],
      [],
      'full',
      'full',
      'no Go module',
    ],
  ] as const)('%s', (_, embedded, full, entries, reportedBy, right, why) => {
    const { disagreements } = of([...embedded], [...full], entries as readonly OsvEntry[]);
    expect(disagreements).toEqual([
      expect.objectContaining({ reportedBy, right, why: expect.stringContaining(why) }),
    ]);
  });

  test('not linked in and not named by the full engine is no disagreement', () => {
    expect(of([ours(false)], [])).toEqual({ agreed: [], passedOver: [ours(false)], disagreements: [] });
  });

  test('every finding of either is told once', () => {
    fc.assert(
      fc.property(findings('oracle-release'), findings('grype'), (embedded, full) => {
        const { agreed, passedOver, disagreements } = of(embedded, mergeFindings(full));
        const told = [...agreed, ...passedOver, ...disagreements.map((it) => it.finding)];
        expect(told.filter(({ by }) => by.includes('oracle-release'))).toHaveLength(embedded.length);
        const matched = (it: EngineFinding) =>
          embedded.some(
            (own) => own.package === it.package && idsOf(own).some((id) => idsOf(it).includes(id)),
          );
        const alone = mergeFindings(full).filter((it) => !matched(it));
        expect(told.filter(({ by }) => by.includes('grype'))).toHaveLength(alone.length);
      }),
    );
  });
});

function block(only: { goos?: string[] }) {
  return {
    package: { name: 'example.org/m', ecosystem: 'Go' },
    ecosystem_specific: { imports: [{ path: 'example.org/m/x', ...only }] },
  };
}

function findings(by: string) {
  return fc.uniqueArray(
    fc.record({
      id: fc.nat({ max: 9 }).map((n) => `CVE-2026-${n}`),
      aliases: fc.array(
        fc.nat({ max: 9 }).map((n) => `GHSA-${n}`),
        { maxLength: 2 },
      ),
      package: fc.constantFrom('example.org/m', 'example.org/n'),
      purl: fc.constant(''),
      version: fc.constant('v1.0.0'),
      severity: fc.constantFrom('unknown' as const, 'high' as const),
      level: fc.constant('module' as const),
      linked: fc.constantFrom(true, false, undefined),
      by: fc.constant([by]),
    }),
    { maxLength: 6, selector: ({ id, package: name }) => `${id} ${name}` },
  );
}

describe('mergeFindings', () => {
  test('one vulnerability that two scanners name differently is one', () => {
    const trivy = finding('CVE-2026-1', {
      version: '1.0.0',
      purl: 'pkg:golang/example.org/m@1.0.0',
      fixed: '1.2.0',
      severity: 'high',
      by: ['trivy'],
    });
    expect(mergeFindings([theirs, trivy])).toEqual([
      { ...theirs, purl: trivy.purl, fixed: '1.2.0', severity: 'high', by: ['grype', 'trivy'] },
    ]);
  });

  test('two become one by a third that has ids of both', () => {
    const [a, b] = [finding('GHSA-1'), finding('CVE-1')];
    const third = finding('GO-1', { aliases: ['CVE-1', 'GHSA-1'] });
    const all = ['CVE-1', 'GHSA-1', 'GO-1'];
    for (const order of [
      [a, b, third],
      [third, b, a],
    ]) {
      const merged = mergeFindings(order);
      expect(merged.map((it) => idsOf(it).sort())).toEqual([all]);
    }
  });

  test('no id is lost, and none is in two findings of a package', () => {
    fc.assert(
      fc.property(findings('grype'), (all) => {
        const ids = (list: readonly EngineFinding[]) =>
          list.flatMap((it) => [...new Set(idsOf(it))].map((id) => `${it.package} ${id}`)).sort();
        expect(ids(mergeFindings(all))).toEqual([...new Set(ids(all))].sort());
      }),
    );
  });
});

describe('what is kept', () => {
  test('a comparison can be written and read again', () => {
    const full = {
      scanners: [{ name: 'grype', version: '0.110.0' }],
      packages: 3,
      findings: [theirs],
      unassessed: [],
    };
    const record = recordOf(full, of([ours(false)], [theirs]));
    expect(EngineRecord.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
    expect(record.comparison).toMatchObject({ agreed: 0, disagreements: [{ right: 'embedded' }] });
    expect(recordOf(full)).not.toHaveProperty('comparison');
  });

  test('what a scanner of packages found is for the policy on the level of modules, functions not known', () => {
    const { linked: _, ...more } = { ...theirs, fixed: '1.2.0' };
    expect(vulnerabilityOf(more)).toMatchObject({
      module: 'example.org/m',
      level: 'module',
      fixed: '1.2.0',
      functionsNamed: false,
      reviewed: true,
    });
  });
});

describe('judgeAgreement', () => {
  test('only what nothing decides is left for a person', () => {
    const decided = judgeAgreement(of([ours(false)], [theirs]), []);
    expect(decided).toMatchObject({ undecided: 0, measured: '0 agreed, 1 disagreed, 0 of them undecided' });
    expect(decided.remedy).toBeUndefined();
    expect(decided.detail).toContain('only full, embedded is right');
  });

  test('undecided ones are listed with their reason', () => {
    const { undecided, detail, remedy } = judgeAgreement(of([], [theirs]), []);
    expect(undecided).toBe(1);
    expect(detail).toBe(
      'only full, undecided, not in the Go vulnerability database: GHSA-aaaa-bbbb-cccc (example.org/m v1.0.0)',
    );
    expect(remedy).toBeDefined();
  });

  test('what the policy excepts is no disagreement left', () => {
    const exception = {
      id: theirs.id,
      purl: 'pkg:golang/example.org/m',
      reason: 'read the advisory',
      approver: '@security',
      expires: '2026-12-01',
    };
    const standing = standingOf([exception], Date.parse('2026-11-20T12:00:00Z'));
    const { undecided, used, detail } = judgeAgreement(of([], [theirs]), standing);
    expect([undecided, used]).toEqual([0, [exception]]);
    expect(detail).toContain('only full, excepted, not in the Go vulnerability database');
    // What is decided needs none.
    expect(judgeAgreement(of([ours(false)], [theirs]), standing).used).toEqual([]);
  });

  test('a long list is cut and counted', () => {
    const many = Array.from({ length: 60 }, (_, n) => finding(`CVE-2026-${n}`));
    expect(judgeAgreement(of([], many), []).detail).toMatch(/ and 20 more$/);
  });
});
