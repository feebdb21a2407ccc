import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildMatrix } from '../../../src/commands/build-matrix.ts';
import { invoke } from '../../../src/commands/invoke.ts';
import { readEvidence, record } from '../../../src/commands/record.ts';
import type { Check } from '../../../src/model/check.ts';
import { layout } from '../../../src/model/layout.ts';
import { emitManifest } from '../../../src/model/manifest.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { type Fixture, packedRelease } from '../../support/release.ts';

const ports = localPorts();
let built: Fixture;

beforeEach(async () => {
  built = await packedRelease();
  writeFileSync(layout(built.output).plan, JSON.stringify(built.plan));
});
afterEach(() => built.remove());

async function gathered(more: Record<string, string> = {}): Promise<readonly Check[]> {
  const given = { mode: 'gather', 'working-directory': built.inputs.workingDirectory, ...more };
  return (await invoke('build-matrix', buildMatrix, given, ports)).outcome.checks;
}

const failed = (checks: readonly Check[]): string[] =>
  checks.filter(({ verdict }) => verdict === 'fail').map(({ name, subject }) => `${name} ${subject}`);

describe('what build jobs made', () => {
  test('is for the targets that were planned', async () => {
    expect(failed(await gathered())).toEqual([]);
  });

  test('two targets that were swapped are both caught, also where nobody reported digests', async () => {
    const { planned } = layout(built.output);
    renameSync(planned('build/linux-amd64/small'), planned('kept'));
    renameSync(planned('build/linux-arm64/small'), planned('build/linux-amd64/small'));
    renameSync(planned('kept'), planned('build/linux-arm64/small'));
    const checks = await gathered();
    expect(failed(checks)).toEqual(['architecture linux/amd64', 'architecture linux/arm64']);
    expect(checks.find(({ verdict }) => verdict === 'fail')).toMatchObject({
      measured: 'elf arm64',
      bound: 'elf amd64',
    });
  });

  test('a target that is missing, and one too many, fail by name', async () => {
    const { planned } = layout(built.output);
    renameSync(planned('build/windows-amd64/small.exe'), planned('build/windows-amd64/other.exe'));
    const checks = await gathered();
    expect(checks.find(({ name }) => name === 'planned-set')).toMatchObject({
      verdict: 'fail',
      detail: 'missing: build/windows-amd64/small.exe; not planned: build/windows-amd64/other.exe',
    });
  });

  test('keeps what the build jobs checked, beside what is compared here', async () => {
    const compiled: Check = {
      stage: 'build',
      name: 'compile',
      subject: 'linux/amd64',
      verdict: 'pass',
      startedAt: '2026-01-01T00:00:00.000Z',
      ms: 1,
    };
    await record(built.output, 'build', [compiled], {}, ports.files);
    const entry = {
      checksum: 'a'.repeat(64),
      sha512: 'b'.repeat(128),
      size: 1,
      channel: 'gray',
      commit: 'c',
    };
    const names = built.plan.artifacts.map(({ file, target }) => ({ name: file, platform: target }));
    const artifacts = names.map((one) => ({ ...entry, ...one, version: '1.0.0', format: 'elf' as const }));
    const baseline = join(built.output, 'earlier.yaml');
    writeFileSync(baseline, emitManifest({ artifacts }));
    await gathered({ baseline });
    const kept = (await readEvidence(built.output, ports.files)).filter(
      ({ subject }) => subject === 'linux/amd64',
    );
    expect(kept.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['compile', 'architecture', 'growth']),
    );
  });
});
