import { describe, expect, test } from 'vitest';
import type { PlannedTarget } from '../../../src/model/plan.ts';
import { SIX_TARGETS, target } from '../../../src/model/target.ts';
import { legsOf } from '../../../src/plan/legs.ts';

const on = (name: string, ...runner: string[]): PlannedTarget => ({ ...target(name), runner });
const six = SIX_TARGETS.map((name) => on(name, 'ubuntu-24.04'));

describe('build jobs', () => {
  test('one a target by default', () => {
    const legs = legsOf({ targets: six }, 'target');
    expect(legs.map(({ id }) => id)).toEqual(six.map(({ id }) => id));
    expect(legs.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(legs[2]).toEqual({
      index: 2,
      id: 'linux-ppc64le',
      target: 'linux/ppc64le',
      runner: '"ubuntu-24.04"',
    });
  });

  test('one an operating system', () => {
    expect(legsOf({ targets: six }, 'os').map(({ id, target }) => [id, target.split('\n').length])).toEqual([
      ['linux', 3],
      ['darwin', 2],
      ['windows', 1],
    ]);
  });

  test('one for all', () => {
    expect(legsOf({ targets: six }, 'single')).toMatchObject([{ id: 'all', index: 0 }]);
  });

  test('a list of labels stays a list, and other labels make a job of their own', () => {
    const targets = [
      on('darwin/amd64', 'macos-26-intel'),
      on('darwin/arm64', 'self-hosted', 'macos', 'arm64'),
      on('linux/amd64', 'ubuntu-24.04'),
    ];
    expect(legsOf({ targets }, 'os')).toEqual([
      { index: 0, id: 'darwin', target: 'darwin/amd64', runner: '"macos-26-intel"' },
      { index: 1, id: 'darwin-2', target: 'darwin/arm64', runner: '["self-hosted","macos","arm64"]' },
      { index: 2, id: 'linux', target: 'linux/amd64', runner: '"ubuntu-24.04"' },
    ]);
  });

  test('more jobs than a matrix can have are refused, with the way out', () => {
    const many = Array.from({ length: 257 }, (_, index) => on(`os${index}/amd64`, 'ubuntu-24.04'));
    expect(() => legsOf({ targets: many }, 'target')).toThrow('257 build jobs are more than the 256');
    expect(legsOf({ targets: many }, 'single')).toHaveLength(1);
  });
});
