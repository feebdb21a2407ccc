import { expect, test } from 'vitest';
import { judgeExceptions, standingOf } from '../../../src/scan/policy/exceptions.ts';
import type { Exception } from '../../../src/scan/policy/schema.ts';

const NOW = Date.parse('2026-11-20T23:59:59Z');
const exception: Exception = {
  id: 'GO-2026-0001',
  purl: 'pkg:golang/example.org/m@v1.0.0',
  reason: 'not reachable',
  approver: '@sec',
  expires: '2026-12-01',
};
const judged = (exceptions: readonly Exception[], used: readonly Exception[] = exceptions) =>
  judgeExceptions(standingOf(exceptions, NOW), new Set(used));

test('that are needed and valid pass, each with the days it has left', () => {
  expect(judged([exception])).toEqual({
    action: 'allow',
    measured: '1 in use, 0 not needed, 0 not valid',
    bound: '0 expired, and 90 days at most',
    detail: 'GO-2026-0001 for pkg:golang/example.org/m@v1.0.0: 11 days left, approved by @sec',
  });
});

test('that nothing needs are for review', () => {
  expect(judged([exception], [])).toMatchObject({
    action: 'review',
    detail: expect.stringContaining('nothing needs it'),
    remedy: expect.any(String),
  });
});

test.each<[string, Partial<Exception>, RegExp]>([
  ['is expired', { expires: '2026-11-19' }, /it expired on 2026-11-19/],
  ['holds too long', { expires: '2027-02-19' }, /it expires in 91 days, and the most is 90/],
  ['ends on no day', { expires: '2026-02-30' }, /2026-02-30 is no day/],
  ['ends in no month', { expires: '2026-13-01' }, /2026-13-01 is no day/],
  ['says not_affected alone', { status: 'not_affected' }, /without a justification/],
])('one that %s blocks by name', (_, changes, why) => {
  const bad = { ...exception, ...changes };
  const decision = judged([bad], []);
  expect(decision).toMatchObject({ action: 'block', measured: '0 in use, 0 not needed, 1 not valid' });
  expect(decision.detail).toMatch(why);
  expect(decision.detail).toContain('GO-2026-0001 for pkg:golang/example.org/m@v1.0.0');
});

test.each(['2026-11-20', '2027-02-18'])('%s is a day on which one may end', (expires) => {
  expect(judged([{ ...exception, expires }]).action).toBe('allow');
});
