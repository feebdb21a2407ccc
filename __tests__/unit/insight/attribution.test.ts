import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growthByPackage, whatGrew } from '../../../src/insight/attribution.ts';
import type { ArtifactInsight, PackageSizes } from '../../../src/model/insight.ts';

const KIB = 1024;

function release(packages: PackageSizes | undefined, toolchain = 'go1.26.8') {
  const artifact: ArtifactInsight = {
    file: 'app-linux-amd64',
    target: 'linux/amd64',
    size: 1,
    sha256: 'a'.repeat(64),
    unstripped: 2,
    ...(packages && { packages }),
    modules: {},
  };
  return { toolchain, artifacts: [artifact] };
}

const grew = (now: PackageSizes | undefined, before: PackageSizes | undefined) =>
  whatGrew('app-linux-amd64', release(now), release(before));

describe('what grew', () => {
  test('is told with what grew most first, what is new, and the rest in sums', () => {
    const now = {
      'github.com/x/y': 1200 * KIB,
      'net/http': 500 * KIB,
      a: 20 * KIB,
      b: 19 * KIB,
      c: 18 * KIB,
      d: 17 * KIB,
      e: KIB,
      '(types)': 90 * KIB,
      '(other)': 10 * KIB,
    };
    const before = {
      'net/http': 200 * KIB,
      gone: 4 * KIB,
      e: 2 * KIB,
      '(types)': 50 * KIB,
      '(other)': 10 * KIB,
    };
    expect(grew(now, before)).toBe(
      '+1.17 MiB github.com/x/y (new), +300 KiB net/http, +20.0 KiB a (new), +19.0 KiB b (new), +18.0 KiB c (new); 3 other packages +12.0 KiB; of all packages together +40.0 KiB types',
    );
  });

  test('data without a name is no growth of the package before it, where ELF knows better', () => {
    const of = (target: string, packages: PackageSizes): ArtifactInsight => ({
      file: `app-${target.replace('/', '-')}`,
      target,
      size: 1,
      sha256: 'a'.repeat(64),
      unstripped: 2,
      packages,
      modules: {},
    });
    const now = {
      toolchain: 'go1.26.8',
      artifacts: [
        of('linux/amd64', { table: 500 * KIB, runtime: 100 * KIB, '(other)': 900 * KIB }),
        of('darwin/arm64', { table: 510 * KIB, runtime: 1000 * KIB, '(other)': 10 * KIB }),
      ],
    };
    const before = {
      toolchain: 'go1.26.8',
      artifacts: [
        of('linux/amd64', { runtime: 100 * KIB, '(other)': 10 * KIB }),
        of('darwin/arm64', { runtime: 110 * KIB, '(other)': 10 * KIB }),
      ],
    };
    const told = 'of all packages together +890 KiB data without a name';
    expect(whatGrew('app-linux-amd64', now, before)).toBe(`+500 KiB table (new); ${told}`);
    expect(whatGrew('app-darwin-arm64', now, before)).toBe(`+510 KiB table (new); ${told}`);
    // Without an ELF to ask, what the symbols say is all there is.
    const alone = (one: typeof now) => ({ ...one, artifacts: one.artifacts.slice(1) });
    expect(whatGrew('app-darwin-arm64', alone(now), alone(before))).toBe(
      '+890 KiB runtime, +510 KiB table (new)',
    );
  });

  test('is told beside a change of the toolchain', () => {
    expect(whatGrew('app-linux-amd64', release({ a: 2 }, 'go1.27.0'), release({ a: 1 }))).toBe(
      '+1 B a; built with go1.27.0, the release before with go1.26.8, which changes every package',
    );
  });

  test.each([
    ['the release before has no build-insight.json', 'the release before has no build-insight.json'],
    [release(undefined), 'the release before has no package sizes of app-linux-amd64'],
    [{ toolchain: 'go1.26.8', artifacts: [] }, 'the release before has no package sizes of app-linux-amd64'],
  ])('is not known, and why', (before, reason) => {
    expect(whatGrew('app-linux-amd64', release({ a: 1 }), before)).toBe(
      `which packages grew is not known: ${reason}`,
    );
  });

  test('a package may be called as every object has something', () => {
    expect(growthByPackage({ constructor: 3 }, { toString: 1 })).toEqual([
      { name: 'constructor', bytes: 3, isNew: true },
      { name: 'toString', bytes: -1, isNew: false },
    ]);
  });

  test('adds up to the growth of the file', () => {
    const sizes = fc.dictionary(fc.stringMatching(/^[a-z(]{1,6}$/), fc.nat({ max: 1e9 }), {
      noNullPrototype: true,
    });
    const sum = (record: PackageSizes) => Object.values(record).reduce((total, one) => total + one, 0);
    fc.assert(
      fc.property(sizes, sizes, (now, before) => {
        const growth = growthByPackage(now, before);
        expect(growth.reduce((total, { bytes }) => total + bytes, 0)).toBe(sum(now) - sum(before));
        expect(growth.map(({ bytes }) => bytes)).toEqual(
          growth.map(({ bytes }) => bytes).sort((a, b) => b - a),
        );
      }),
    );
  });
});
