import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { PackPolicy } from '../../../src/pack/inputs.ts';
import { gzipSize } from '../../../src/pack/measure/gzip.ts';
import type { PackedFile } from '../../../src/pack/result.ts';
import type { Command } from '../../../src/ports.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { bytesSource } from '../../support/bytes-source.ts';
import { type Bench, bench, cleared, goProgram, POLICY, packOne, subjectOf } from './fake-upx.ts';

const benches: Bench[] = [];
afterEach(() => cleared(benches));
const xz = await localPorts().tools.find('xz');

describe('gzipSize', () => {
  test('is what gzip makes of the bytes at its default level', async () => {
    const lengths = fc.integer({ min: 0, max: 600_000 });
    await fc.assert(
      fc.asyncProperty(lengths, fc.integer({ min: 0, max: 255 }), async (length, mask) => {
        const bytes = Buffer.from(randomBytes(length).map((byte) => byte & mask));
        const size = await gzipSize(bytesSource(bytes));
        const whole = gzipSync(bytes, { level: 6 });
        expect(gunzipSync(whole).equals(bytes)).toBe(true);
        expect(Math.abs(size - whole.length)).toBeLessThanOrEqual(whole.length / 1_000);
      }),
      { numRuns: 30 },
    );
  });
});

async function measured(
  policy: Partial<PackPolicy> = {},
  { earlier, withXz = true }: { earlier?: (first: PackedFile) => PackedFile; withXz?: boolean } = {},
) {
  const place = await bench();
  benches.push(place);
  const calls: Command[] = [];
  const local = localPorts();
  const ports = {
    ...place.ports,
    exec: {
      run: (command: Command) => {
        if (!command.file.endsWith('/xz')) return place.ports.exec.run(command);
        calls.push(command);
        return local.exec.run(command);
      },
    },
    tools: {
      find: async (name: string) =>
        name === 'xz' ? (withXz ? xz : undefined) : place.ports.tools.find(name),
    },
  };
  const subject = subjectOf(place, goProgram());
  const pack = (before?: PackedFile) =>
    packOne({ ...subject, earlier: before }, { ...POLICY, ...policy }, place.folder, ports);
  const first = earlier && (await pack());
  calls.length = 0;
  const { checks, result } = await pack(first && earlier(first.result));
  return { check: checks.find(({ name }) => name === 'upx-download'), result, calls };
}

describe('the size of a download', () => {
  test('is told by gzip, plain and packed', async () => {
    const { check, result, calls } = await measured();
    const { plainBytes = 0, packedBytes = 0 } = result.download?.gzip ?? {};
    expect(plainBytes).toBeLessThan(result.plainSize);
    expect(packedBytes).toBeGreaterThan(10_240);
    expect(result.download).not.toHaveProperty('xz');
    expect(check).toMatchObject({
      verdict: 'pass',
      measured: expect.stringMatching(/^gzip \S+ KiB → \S+ KiB, [+-]\d\.\d %$/),
      detail: 'a packed file downloads as large as a plain one',
    });
    expect(calls).toEqual([]);
  });

  test.skipIf(!xz)(`by xz too where that is asked${xz ? '' : ' (skipped: no xz)'}`, async () => {
    const { check, result, calls } = await measured({ measureXz: true });
    expect(result.download?.xz?.plainBytes).toBeGreaterThan(10_240);
    expect(check?.measured).toMatch(/^gzip .* %; xz .* → .* %$/);
    expect(calls).toHaveLength(2);
    expect(calls[0]?.args.slice(0, -1)).toEqual(['-6', '-T1', '-q', '--']);
    expect(calls[0]?.env).toEqual({ XZ_DEFAULTS: undefined, XZ_OPT: undefined });
  });

  test('by gzip alone where xz is asked and not there', async () => {
    const { check, result } = await measured({ measureXz: true }, { withXz: false });
    expect(check).toMatchObject({ verdict: 'pass', detail: expect.stringMatching(/; xz is not on PATH$/) });
    expect(result.download).not.toHaveProperty('xz');
  });

  test('is not measured again for the same bytes', async () => {
    const download = { gzip: { plainBytes: 1_000, packedBytes: 500 } };
    const { check, result } = await measured({}, { earlier: (first) => ({ ...first, download }) });
    expect(result.download).toEqual(download);
    expect(check).toMatchObject({
      measured: 'gzip 1000 B → 500 B, -50.0 %',
      detail: 'a packed file downloads smaller; measured by an earlier run from the same bytes',
    });
  });

  test.each<[string, Partial<PackedFile>]>([
    ['plain', { plainSha256: 'b'.repeat(64) }],
    ['packed', { packedSha256: 'b'.repeat(64) }],
  ])('is measured again for another %s file', async (_, change) => {
    const download = { gzip: { plainBytes: 1_000, packedBytes: 500 } };
    const { result } = await measured({}, { earlier: (first) => ({ ...first, download, ...change }) });
    expect(result.download).not.toEqual(download);
  });
});
