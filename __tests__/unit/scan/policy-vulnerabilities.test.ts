import { describe, expect, test } from 'vitest';
import { standingOf } from '../../../src/scan/policy/exceptions.ts';
import { completed } from '../../../src/scan/policy/policy.ts';
import type { Exception, Policy } from '../../../src/scan/policy/schema.ts';
import { judgeVulnerabilities } from '../../../src/scan/policy/vulnerabilities.ts';
import type { Vulnerability } from '../../../src/scan/result.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');

function finding(id: string, changes: Partial<Vulnerability> = {}): Vulnerability {
  return {
    id,
    aliases: ['GHSA-x', 'CVE-2099-1'],
    summary: '',
    module: 'example.org/m',
    version: 'v1.0.0',
    symbols: [],
    reviewed: true,
    rangeKnown: true,
    functionsNamed: true,
    level: 'module',
    ...changes,
  };
}

interface Given {
  readonly unassessed?: readonly string[];
  readonly functionsKnown?: boolean;
  readonly policy?: Policy['vulnerabilities'];
  readonly exceptions?: readonly Exception[];
}

function decided(findings: readonly Vulnerability[], given: Given = {}) {
  const { unassessed = [], functionsKnown = true, policy = {}, exceptions = [] } = given;
  return judgeVulnerabilities(
    { findings, unassessed, functionsKnown },
    completed({ version: 1, vulnerabilities: policy }).vulnerabilities,
    standingOf(exceptions, NOW),
  );
}

describe('by the default policy', () => {
  const linked = finding('GO-1', { level: 'symbol', fixed: '1.2.0' });
  test('nothing known passes', () => {
    expect(decided([])).toEqual({
      action: 'allow',
      measured: '0 linked in',
      bound: '0 linked in with a fix',
      findings: [],
      used: [],
    });
  });

  test('linked in with a fix fails and says what to do', () => {
    const decision = decided([linked, finding('GO-2', { level: 'symbol', fixed: '1.10.0' })]);
    expect(decision).toMatchObject({
      action: 'block',
      measured: '2 linked in',
      remedy: 'go get example.org/m@v1.10.0',
    });
    expect(decision.detail).toContain(
      'the vulnerable function is linked in: GO-1 CVE-2099-1 (example.org/m v1.0.0, fixed in 1.2.0)',
    );
  });

  test('the standard library is updated with Go', () => {
    const decision = decided([
      finding('GO-1', { level: 'symbol', module: 'stdlib', version: '1.20.1', fixed: '1.20.10' }),
    ]);
    expect(decision.remedy).toBe('build with Go 1.20.10 or later');
  });

  test('linked in without a fix warns', () => {
    const decision = decided([finding('GO-1', { level: 'symbol' })]);
    expect(decision).toMatchObject({ action: 'review', measured: '1 linked in' });
    expect(decision.detail).toContain('no fix yet');
  });

  test('not linked in passes and is named', () => {
    const decision = decided([
      finding('GO-1', { fixed: '1.2.0' }),
      finding('GO-2', { level: 'package', fixed: '1.2.0' }),
    ]);
    expect(decision).toMatchObject({
      action: 'allow',
      measured: '0 linked in, 2 in modules but not linked in',
      bound: '0 linked in with a fix',
      detail: 'not linked in: GO-1, GO-2',
    });
  });

  test('an unreviewed entry without functions passes and is named; a reviewed one leaves a doubt', () => {
    const open = { functionsNamed: false, fixed: '1.2.0' };
    const unreviewed = decided([finding('GO-1', { ...open, reviewed: false })]);
    expect(unreviewed).toMatchObject({
      action: 'allow',
      measured: '0 linked in, 1 in modules with functions not known',
    });
    expect(unreviewed.detail).toContain('GO-1');
    expect(decided([finding('GO-1', open)])).toMatchObject({
      action: 'review',
      remedy: 'go get example.org/m@v1.2.0',
    });
  });

  test('what is linked in through one module is not counted again for another', () => {
    expect(decided([linked, finding('GO-1', { module: 'stdlib' })]).measured).toBe('1 linked in');
  });

  test('without a function table nothing is said not to be linked in', () => {
    expect(decided([finding('GO-1')], { functionsKnown: false })).toMatchObject({
      action: 'review',
      measured: '0 linked in, 1 in modules with functions not known',
    });
  });

  test('an unknown standard library warns, another unknown module is named', () => {
    expect(decided([], { unassessed: ['stdlib'] })).toMatchObject({
      action: 'review',
      remedy: 'build with a released version of Go',
    });
    expect(decided([], { unassessed: ['../local'] })).toMatchObject({
      action: 'allow',
      detail: 'version unknown, so not assessed: ../local',
    });
  });

  test('long lists are cut', () => {
    const many = Array.from({ length: 50 }, (_, index) => finding(`GO-${index}`));
    expect(decided(many).detail).toMatch(/GO-39 and 10 more$/);
  });
});

describe('by another policy', () => {
  const linked = finding('GO-1', { level: 'symbol', fixed: '1.2.0' });

  test.each<[string, Vulnerability, Policy['vulnerabilities'], string]>([
    ['linked in', linked, { linked: 'review' }, 'review'],
    [
      'linked in without a fix',
      finding('GO-1', { level: 'symbol' }),
      { 'linked-without-fix': 'block' },
      'block',
    ],
    ['not linked in', finding('GO-1'), { 'not-linked': 'block' }, 'block'],
    ['unclear', finding('GO-1', { functionsNamed: false }), { unclear: 'block' }, 'block'],
    [
      'unreviewed',
      finding('GO-1', { functionsNamed: false, reviewed: false }),
      { unreviewed: 'review' },
      'review',
    ],
  ])('%s', (_, found, policy, action) => {
    const decision = decided([found], { policy });
    expect(decision.action).toBe(action);
    expect(decision.findings).toMatchObject([{ decision: action, blocking: action === 'block' }]);
    expect(decision.remedy).toBeTruthy();
  });
});

describe('an exception', () => {
  const linked = finding('GO-1', { level: 'symbol', fixed: '1.2.0' });
  const exception: Exception = {
    id: 'CVE-2099-1',
    purl: 'pkg:golang/example.org/m@v1.0.0',
    reason: 'only used in tests',
    approver: '@sec',
    expires: '2026-12-20',
  };

  test('by any id of the vulnerability, for the module at its version, excuses it and is named', () => {
    const decision = decided([linked], { exceptions: [exception] });
    expect(decision).toMatchObject({ action: 'allow', measured: '0 linked in', used: [exception] });
    expect(decision.detail).toBe('excepted: GO-1 by @sec until 2026-12-20 (30 days left)');
    expect(decision.findings).toMatchObject([
      { decision: 'block', blocking: false, exception: { approver: '@sec', expires: '2026-12-20' } },
    ]);
  });

  test.each<[string, Partial<Exception>, boolean]>([
    ['the GO id', { id: 'GO-1' }, true],
    ['every version', { purl: 'pkg:golang/example.org/m' }, true],
    ['another version', { purl: 'pkg:golang/example.org/m@v1.0.1' }, false],
    ['another module', { purl: 'pkg:golang/example.org/mm@v1.0.0' }, false],
    ['another vulnerability', { id: 'CVE-2099-2' }, false],
    ['its last day', { expires: '2026-11-20' }, true],
    ['the day after', { expires: '2026-11-19' }, false],
    ['the ninetieth day', { expires: '2027-02-18' }, true],
    ['the ninety-first day', { expires: '2027-02-19' }, false],
  ])('for %s', (_, changes, holds) => {
    const decision = decided([linked], { exceptions: [{ ...exception, ...changes }] });
    expect(decision.action).toBe(holds ? 'allow' : 'block');
  });
});

describe('where only a full engine looked', () => {
  const deb = { module: 'curl', purl: 'pkg:deb/debian/curl@7.88?arch=amd64', version: '7.88' };
  const seen = (severity: Vulnerability['severity'], fixed?: string) =>
    finding('CVE-1', { ...deb, functionsNamed: false, severity, ...(fixed && { fixed }) });
  const judged = (
    found: Vulnerability,
    policy: Policy['vulnerabilities'] = {},
    exceptions: Exception[] = [],
  ) =>
    judgeVulnerabilities(
      { findings: [found], unassessed: [], functionsKnown: false, byVersion: true },
      completed({ version: 1, vulnerabilities: policy }).vulnerabilities,
      standingOf(exceptions, NOW),
    );

  test.each([
    ['critical', '7.89', 'block'],
    ['high', '7.89', 'block'],
    ['unknown', '7.89', 'block'],
    [undefined, '7.89', 'block'],
    ['medium', '7.89', 'review'],
    ['low', '7.89', 'review'],
    ['negligible', '7.89', 'review'],
    ['critical', undefined, 'review'],
  ] as const)('rated %s and fixed in %s: %s', (severity, fixed, action) => {
    expect(judged(seen(severity, fixed)).action).toBe(action);
  });

  test('it is said what there is and what to do, and nothing of what is linked in', () => {
    const { measured, bound, detail, remedy } = judged(seen('high', '7.89'));
    expect({ measured, bound, detail, remedy }).toEqual({
      measured: '1 severe with a fix, 0 others',
      bound: '0 severe with a fix',
      detail: 'severe, and fixed since: CVE-1 CVE-2099-1 (curl 7.88, fixed in 7.89)',
      remedy: 'update curl to 7.89',
    });
    expect(judged(seen('low')).detail).toBe('less severe, or not fixed yet: CVE-1');
  });

  test('a vulnerability of two packages is fixed in each by itself', () => {
    const { findings } = judgeVulnerabilities(
      {
        findings: [seen('high', '7.89'), { ...seen('high'), module: 'libcurl4' }],
        unassessed: [],
        functionsKnown: false,
        byVersion: true,
      },
      completed({ version: 1 }).vulnerabilities,
      [],
    );
    expect(findings.map(({ decision }) => decision)).toEqual(['block', 'review']);
  });

  test('by another policy', () => {
    expect(judged(seen('high', '7.89'), { severe: 'review' })).toMatchObject({
      action: 'review',
      bound: 'nothing blocks by the policy',
    });
    expect(judged(seen('low'), { lesser: 'allow' }).action).toBe('allow');
  });

  test.each([
    ['pkg:deb/debian/curl', true],
    ['pkg:deb/debian/curl@7.88', true],
    ['pkg:deb/debian/curl@7.88?arch=arm64&distro=debian-12', true],
    ['pkg:deb/debian/curl@7.87', false],
    ['pkg:deb/ubuntu/curl', false],
    ['pkg:golang/curl', false],
  ])('an exception for %s: %s', (purl, holds) => {
    const exception = { id: 'CVE-1', purl, reason: 'r', approver: '@sec', expires: '2026-12-20' };
    expect(judged(seen('high', '7.89'), {}, [exception]).action).toBe(holds ? 'allow' : 'block');
  });
});
