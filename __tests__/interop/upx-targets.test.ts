import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PackedFile } from '../../src/pack/result.ts';
import { goVersions, helloProgram, toolPath } from '../support/go-programs.ts';
import { PACKABLE, type Packed, packedByCommand, runnerOf, verdictsOn } from '../support/packing.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** What is released plain, and what its reason speaks of. */
const PLAIN = [
  ['darwin/amd64', 'macOS'],
  ['darwin/arm64', 'macOS'],
  ['windows/arm64', 'UPX cannot pack windows/arm64'],
] as const;

describe.each(goVersions('fetched'))('seven targets, Go $toolchain, the real UPX', (go) => {
  const missing = [!go.version && `Go ${go.toolchain}`, !toolPath('upx') && 'UPX'].find((tool) => tool);
  const output = temporaryFolder('upx-targets');
  let done: Packed;

  beforeAll(async () => {
    if (missing) return;
    const programs = [...PACKABLE, ...PLAIN.map(([target]) => target)].map((it) => helloProgram(it, go));
    done = await packedByCommand(programs, { output });
  });

  const file = (target: string): string => basename(helloProgram(target, go));
  const entry = (target: string): PackedFile | undefined => done.files.find((it) => it.target === target);
  const released = (target: string): Buffer => readFileSync(join(output, 'release', file(target)));

  test('ends well', ({ skip }) => {
    if (missing) return skip(`no ${missing}`);
    expect(done.exitCode, done.stderr).toBe(0);
    expect(done.files).toHaveLength(PACKABLE.length + PLAIN.length);
  });

  test.for(PACKABLE)('%s is packed and proven', (target, { skip }) => {
    if (missing) return skip(`no ${missing}`);
    expect(verdictsOn(file(target), done.checks)).toMatchObject({
      'upx-tool': 'pass',
      'upx-pack': 'pass',
      'upx-ratio': 'pass',
      'upx-test': 'pass',
      'upx-round-trip': 'pass',
    });
    const input = done.checks.find(({ name, subject }) => name === 'upx-input' && subject === file(target));
    expect(input).toMatchObject({ verdict: 'pass', measured: `${target} ${go.version}` });
    expect(entry(target)).toMatchObject({ state: 'packed', packedSize: released(target).length });
    // Measured on small programs: 39 to 45 percent.
    expect(entry(target)?.ratioPercent).toBeGreaterThan(30);
    expect(entry(target)?.ratioPercent).toBeLessThan(50);
  });

  test.for(PACKABLE)('%s runs packed as it does plain', (target, { skip }) => {
    const runner = runnerOf(target);
    if (missing) return skip(`no ${missing}`);
    if (runner.missing) return skip(runner.missing);
    expect(verdictsOn(file(target), done.checks)).toMatchObject({ 'upx-run': 'pass' });
    expect(entry(target)?.ran).toBe(runner.how);
  });

  test.for(PLAIN)('%s stays plain: %s', ([target, reason], { skip }) => {
    if (missing) return skip(`no ${missing}`);
    expect(entry(target)).toMatchObject({ state: 'plain', reason: expect.stringContaining(reason) });
    expect(verdictsOn(file(target), done.checks)).toEqual({ 'upx-input': 'skip' });
    expect(released(target).equals(readFileSync(helloProgram(target, go)))).toBe(true);
  });
});
