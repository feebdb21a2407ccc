import { afterEach, expect, test } from 'vitest';
import { type Bench, bench, cleared, goProgram, POLICY, packOne, subjectOf } from './fake-upx.ts';

const benches: Bench[] = [];
afterEach(() => cleared(benches));

/** Packs a program whose packed form takes so long to start; `times` gives another time to each of its runs. */
async function timed(times: (run: number) => number) {
  let runs = 0;
  const place = await bench({
    program: (which) => ({ stdout: 'x', ms: which === 'packed' ? times(runs++) : 10 }),
  });
  benches.push(place);
  const { checks, result } = await packOne(subjectOf(place, goProgram()), POLICY, place.folder, place.ports);
  const check = checks.find(({ name }) => name === 'upx-startup');
  const calls = place.calls.filter((call) => /^(plain|packed) /.test(call));
  // The first of each is that of the proof.
  return { check, startup: result.startup, timed: calls.slice(2) };
}

test.each([
  ['quick', 60, 15],
  ['slow', 400, 9],
  ['very slow', 2_000, 5],
])('a %s program is run so many times each: %d ms, %d', async (_, ms, rounds) => {
  const { check, timed: calls } = await timed(() => ms);
  expect(calls).toEqual(Array.from({ length: rounds }, () => ['plain version', 'packed version']).flat());
  expect(check?.detail).toMatch(new RegExp(`^median of ${rounds}: plain 10.0 ms, packed ${ms}.0 ms$`));
});

test('what was in the way once moves neither the median nor the least', async () => {
  const { check, startup } = await timed((run) => (run === 3 ? 900 : 50 + (run % 2)));
  expect(startup).toMatchObject({ plainMs: 10, plainLeastMs: 10, packedLeastMs: 50 });
  expect(startup?.packedMs).toBeLessThanOrEqual(51);
  expect(check).toMatchObject({ verdict: 'pass', measured: expect.stringMatching(/^4[01] ms added$/) });
});
