import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GoEnvironment } from '../../../../src/build/cache/go-environment.ts';
import { beginningOf, type CacheKey, differencesOf, textOf } from '../../../../src/build/cache/key.ts';
import { buildKey, lockHash, moduleKey, PARTS_OF_TARGET } from '../../../../src/build/cache/keys.ts';
import type { Plan, PlannedArtifact } from '../../../../src/model/plan.ts';
import { target } from '../../../../src/model/target.ts';
import { PLAIN_BUILD } from '../../../support/plans.ts';

const LOCKS = lockHash([Buffer.from('sums')]);
const LINUX = { goos: 'linux', goarch: 'amd64' };
const GO: GoEnvironment = {
  version: 'go1.26.8',
  buildCache: '/home/runner/.cache/go-build',
  modules: '/home/runner/go/pkg/mod',
  moduleRoot: '/repo',
  locks: ['/repo/go.sum'],
  flags: '',
  settings: ['GOFLAGS=', 'GOEXPERIMENT=', 'GOFIPS140=off'],
};

function planOf(name: string, build: Partial<PlannedArtifact> = {}, more: Partial<Plan> = {}): Plan {
  const planned = { ...target(name), runner: ['ubuntu-24.04'] };
  return {
    schema: 1,
    project: 'app',
    version: '1.2.3',
    snapshot: false,
    commit: 'c0ffee',
    commitTime: '2026-01-02T03:04:05Z',
    dirty: false,
    module: 'example.org/app',
    toolchain: 'go1.26.8',
    builds: [{ id: 'app', main: '.', binary: 'app' }],
    targets: [planned],
    artifacts: [
      { ...PLAIN_BUILD, build: 'app', target: planned.id, plain: '', debug: '', file: 'app', ...build },
    ],
    ...more,
  };
}

function keyOf(plan: Plan, machine = LINUX, go = GO, locks = LOCKS): CacheKey {
  const [first] = plan.targets;
  if (!first) throw new Error('the plan has no target');
  return buildKey(machine, go, plan, first, locks);
}

describe('the key of build results', () => {
  test('has the machine, the target, Go, what steers the compiler, and go.sum', () => {
    expect(textOf(keyOf(planOf('linux/arm64')))).toMatch(
      /^orx1-build-linux-amd64-linux-arm64-v8\.0-0-go1\.26\.8-[0-9a-f]{16}-[0-9a-f]{52}$/,
    );
  });

  test('does not change with version, commit, linker flags or the names of the runner', () => {
    const { targets, ...plan } = planOf('linux/amd64');
    const other = {
      ...planOf('linux/amd64', { ldflags: '-s -w -buildid= -X main.version=2.0.0' }),
      version: '2.0.0',
      commit: 'decade',
      targets: targets.map((one) => ({ ...one, runner: ['self-hosted', 'big'] })),
    };
    expect(textOf(keyOf(other))).toBe(textOf(keyOf({ ...plan, targets })));
  });

  const ours = keyOf(planOf('linux/amd64'));
  test.each([
    ['the runner', keyOf(planOf('linux/amd64'), { ...LINUX, goos: 'darwin' })],
    ['the architecture of the runner', keyOf(planOf('linux/amd64'), { ...LINUX, goarch: 'arm64' })],
    ['GOOS', keyOf(planOf('windows/amd64'))],
    ['the variant', keyOf(planOf('linux/amd64/v3'))],
    ['CGO_ENABLED', keyOf(planOf('linux/amd64', { cgo: true }))],
    ['Go', keyOf(planOf('linux/amd64'), LINUX, { ...GO, version: 'go1.26.9' })],
    ['build flags', keyOf(planOf('linux/amd64', { tags: ['netgo'] }))],
    ['build flags', keyOf(planOf('linux/amd64', { flags: ['-gcflags=-l'] }))],
    ['build flags', keyOf(planOf('linux/amd64', { env: ['GOFIPS140=v1.0.0'] }))],
    ['build flags', keyOf(planOf('linux/amd64'), LINUX, { ...GO, settings: ['GOEXPERIMENT=jsonv2'] })],
    ['go.sum', keyOf(planOf('linux/amd64'), LINUX, GO, lockHash([Buffer.from('other')]))],
  ])('tells that %s changed', (name, theirs) => {
    expect(differencesOf(ours, textOf(theirs)).map((difference) => difference.name)).toEqual([name]);
  });

  test('begins with its target', () => {
    expect(beginningOf(ours, PARTS_OF_TARGET)).toBe('orx1-build-linux-amd64-linux-amd64-v1-');
  });
});

test('the key of modules has the system, Go and go.sum', () => {
  expect(textOf(moduleKey(LINUX, GO, LOCKS))).toMatch(/^orx1-mod-linux-go1\.26\.8-[0-9a-f]{52}$/);
});

test('the lock hash tells files apart, and an empty one from none', () => {
  const [a, b] = [Buffer.from('a'), Buffer.from('b')];
  const hashes = [[a, b], [b, a], [Buffer.from('ab')], [a], [a, Buffer.alloc(0)], []].map(lockHash);
  expect(new Set(hashes).size).toBe(hashes.length);
});

test('a key of any parts is one that the service takes, and is taken apart as it was put together', () => {
  const part = fc.record({ name: fc.string(), value: fc.string({ maxLength: 200 }) });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8, size: 'max' }), part, (parts, last) => {
      const key: CacheKey = { kind: 'build', parts: [...parts, last] };
      const text = textOf(key);
      expect(text.length).toBeLessThanOrEqual(512);
      expect(text).toMatch(/^[A-Za-z0-9._-]+$/);
      expect(text.startsWith(beginningOf(key, parts.length))).toBe(true);
      expect(differencesOf(key, text)).toEqual([]);
    }),
  );
});
