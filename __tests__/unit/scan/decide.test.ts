import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/scan/decide.ts';
import type { VulnerabilityFinding } from '../../../src/scan/result.ts';

function finding(id: string, changes: Partial<VulnerabilityFinding> = {}): VulnerabilityFinding {
  const level = changes.level ?? 'module';
  const fixed = changes.fixed;
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
    blocking: level === 'symbol' && fixed !== undefined,
    ...changes,
    level,
  };
}

const decided = (
  findings: VulnerabilityFinding[],
  enforce = true,
  unassessed: string[] = [],
  functionsKnown = true,
) => decide({ findings, unassessed, functionsKnown }, enforce);

describe('decide', () => {
  const linked = finding('GO-1', { level: 'symbol', fixed: '1.2.0' });
  test('nothing known passes', () => {
    expect(decided([])).toEqual({
      verdict: 'pass',
      measured: '0 linked in',
      bound: '0 linked in with a fix',
    });
  });

  test('linked in with a fix fails and says what to do', () => {
    const decision = decided([linked, finding('GO-2', { level: 'symbol', fixed: '1.10.0' })]);
    expect(decision).toMatchObject({
      verdict: 'fail',
      measured: '2 linked in',
      remedy: 'go get example.org/m@v1.10.0',
    });
    expect(decision.detail).toContain(
      'the vulnerable function is linked in: GO-1 CVE-2099-1 (example.org/m v1.0.0, fixed in 1.2.0)',
    );
  });

  test('without enforcement it warns', () => {
    expect(decided([linked], false)).toMatchObject({
      verdict: 'warn',
      remedy: 'go get example.org/m@v1.2.0',
    });
  });

  test('the standard library is updated with Go', () => {
    const decision = decided([
      finding('GO-1', { level: 'symbol', module: 'stdlib', version: '1.20.1', fixed: '1.20.10' }),
    ]);
    expect(decision.remedy).toBe('build with Go 1.20.10 or later');
  });

  test('linked in without a fix warns', () => {
    const decision = decided([finding('GO-1', { level: 'symbol' })]);
    expect(decision).toMatchObject({ verdict: 'warn', measured: '1 linked in' });
    expect(decision.detail).toContain('no fix yet');
  });

  test('not linked in passes and is named', () => {
    const decision = decided([
      finding('GO-1', { fixed: '1.2.0' }),
      finding('GO-2', { level: 'package', fixed: '1.2.0' }),
    ]);
    expect(decision).toEqual({
      verdict: 'pass',
      measured: '0 linked in, 2 in modules but not linked in',
      bound: '0 linked in with a fix',
      detail: 'not linked in: GO-1, GO-2',
    });
  });

  test('an unreviewed entry without functions passes and is named; a reviewed one leaves a doubt', () => {
    const open = { functionsNamed: false, fixed: '1.2.0' };
    const unreviewed = decided([finding('GO-1', { ...open, reviewed: false })]);
    expect(unreviewed).toMatchObject({
      verdict: 'pass',
      measured: '0 linked in, 1 in modules with functions not known',
    });
    expect(unreviewed.detail).toContain('GO-1');
    expect(decided([finding('GO-1', open)])).toMatchObject({
      verdict: 'warn',
      remedy: 'go get example.org/m@v1.2.0',
    });
  });

  test('what is linked in through one module is not counted again for another', () => {
    expect(decided([linked, finding('GO-1', { module: 'stdlib' })]).measured).toBe('1 linked in');
  });

  test('without a function table nothing is said not to be linked in', () => {
    expect(decided([finding('GO-1')], true, [], false)).toMatchObject({
      verdict: 'warn',
      measured: '0 linked in, 1 in modules with functions not known',
    });
  });

  test('an unknown standard library warns, another unknown module is named', () => {
    expect(decided([], true, ['stdlib'])).toMatchObject({
      verdict: 'warn',
      remedy: 'build with a released version of Go',
    });
    expect(decided([], true, ['../local'])).toMatchObject({
      verdict: 'pass',
      detail: 'version unknown, so not assessed: ../local',
    });
  });

  test('long lists are cut', () => {
    const many = Array.from({ length: 50 }, (_, index) => finding(`GO-${index}`));
    expect(decided(many).detail).toMatch(/GO-39 and 10 more$/);
  });
});
