import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Check } from '../../../src/model/check.ts';
import { ReleaseError } from '../../../src/model/errors.ts';
import type { PackPolicy } from '../../../src/pack/inputs.ts';
import { PROOFS } from '../../../src/pack/proofs/proof.ts';
import type { ReasonCode } from '../../../src/pack/result.ts';
import type { PackSubject } from '../../../src/pack/subjects.ts';
import { buildElf, buildMachO, buildPe } from '../../support/binaries.ts';
import {
  type Bench,
  bench,
  cleared,
  goProgram,
  POLICY,
  packedForm,
  packOne,
  type Script,
  subjectOf,
} from './fake-upx.ts';

const benches: Bench[] = [];
afterEach(() => cleared(benches));

/** Packs one file with the small UPX. */
async function packing(
  script: Script = {},
  policy: Partial<PackPolicy> = {},
  bytes: Uint8Array = goProgram(),
  changes: Partial<PackSubject> = {},
) {
  const place = await bench(script);
  benches.push(place);
  const subject = subjectOf(place, bytes, changes);
  const { checks, result } = await packOne(subject, { ...POLICY, ...policy }, place.folder, place.ports);
  return { place, subject, checks, result, verdicts: verdictsOf(checks) };
}

const verdictsOf = (checks: readonly Check[]) =>
  Object.fromEntries(checks.map(({ name, verdict }) => [name, verdict]));
const checkOf = (checks: readonly Check[], name: string) => checks.find((check) => check.name === name);

const ALL_PASS = {
  'upx-input': 'pass',
  'upx-tool': 'pass',
  'upx-pack': 'pass',
  'upx-ratio': 'pass',
  'upx-test': 'pass',
  'upx-round-trip': 'pass',
  'upx-run': 'pass',
  'upx-startup': 'pass',
  'upx-memory': 'skip',
  'upx-download': 'pass',
};
const ALL_NOT_RUN = {
  'upx-pack': 'not-run',
  'upx-ratio': 'not-run',
  'upx-test': 'not-run',
  'upx-round-trip': 'not-run',
  'upx-run': 'not-run',
  'upx-startup': 'not-run',
  'upx-memory': 'not-run',
  'upx-download': 'not-run',
};

describe('a file that packs well', () => {
  test('passes every proof and is released packed', async () => {
    const { subject, result, verdicts, place } = await packing();
    expect(verdicts).toEqual(ALL_PASS);
    const released = readFileSync(subject.release);
    expect(released.equals(packedForm(Buffer.from(goProgram())))).toBe(true);
    expect(statSync(subject.release).mode & 0o777).toBe(0o755);
    expect(result).toMatchObject({
      target: 'linux/amd64',
      file: 'app-linux-amd64',
      state: 'packed',
      plainSize: goProgram().length,
      packedSize: released.length,
      ratioPercent: Math.round((released.length / goProgram().length) * 10_000) / 100,
      upx: { version: '4.2.4', sha256: 'a'.repeat(64) },
      ran: 'native',
      startup: { plainMs: 10, packedMs: 10 },
    });
    expect(place.steps.map(({ state }) => state)).toEqual(['started', 'pass']);
  });

  test('leaves nothing beside, and the plain file as it was', async () => {
    const { place, subject } = await packing();
    expect(readdirSync(place.folder).sort()).toEqual(['plain', 'release']);
    expect(readFileSync(subject.plain).equals(Buffer.from(goProgram()))).toBe(true);
  });

  test('is packed without a shell, quietly, with the input after `--`', async () => {
    const { place } = await packing({}, { method: 'lzma' });
    expect(place.calls).toContain('upx --lzma -q --no-color -o --');
    expect(place.calls).toContain('upx -t -q --no-color --');
  });

  test('is timed in fifteen rounds of plain and packed in turn', async () => {
    const { place } = await packing();
    const runs = place.calls.filter((call) => /^(plain|packed) version/.test(call));
    expect(runs).toHaveLength(2 + 30);
    expect(runs.slice(2, 6)).toEqual(['plain version', 'packed version', 'plain version', 'packed version']);
  });
});

describe('what is not packed', () => {
  test.each<[string, Uint8Array, Partial<PackSubject>]>([
    ['darwin', buildMachO(), { target: 'darwin/arm64' }],
    ['windows/arm64', buildPe({ machine: 0xaa64 }), { target: 'windows/arm64' }],
    ['linux/riscv64', buildElf({ machine: 243 }), { target: 'linux/riscv64' }],
  ])('%s is released plain with one skipped check', async (_, bytes, changes) => {
    const { subject, result, checks, place } = await packing({}, {}, bytes, changes);
    expect(checks.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual(['upx-input skip']);
    expect(result).toMatchObject({
      state: 'plain',
      reason: checks[0]?.detail,
      ran: 'not-run',
      target: changes.target,
    });
    expect(readFileSync(subject.release).equals(readFileSync(subject.plain))).toBe(true);
    expect(statSync(subject.release).mode & 0o777).toBe(0o755);
    expect(place.steps.at(-1)).toMatchObject({ state: 'skip', note: 'plain' });
  });

  test('packing turned off releases the plain file, whatever it is', async () => {
    const { subject, result, verdicts } = await packing({}, { enabled: false }, Buffer.from('#!/bin/sh\n'));
    expect(verdicts).toEqual({ 'upx-pack': 'skip' });
    expect(result.state).toBe('plain');
    expect(existsSync(subject.release)).toBe(true);
  });

  test('without UPX the checks are not run and the plain file is released', async () => {
    const { subject, result, checks, verdicts } = await packing({ noUpx: true });
    expect(verdicts).toEqual({ 'upx-input': 'pass', 'upx-tool': 'not-run', ...ALL_NOT_RUN });
    expect(checkOf(checks, 'upx-pack')?.remedy).toMatch(/install UPX 4\.2\.4/);
    expect(result).toMatchObject({ state: 'plain', code: 'UPX_MISSING' });
    expect(existsSync(subject.release)).toBe(true);
  });

  test('without UPX nothing is released where that must fail', async () => {
    const { subject, result, verdicts } = await packing({ noUpx: true }, { onUnsupported: 'fail' });
    expect(verdicts).toEqual({ 'upx-input': 'pass', 'upx-tool': 'fail', ...ALL_NOT_RUN });
    expect(result.state).toBe('failed');
    expect(existsSync(subject.release)).toBe(false);
  });

  test.each([
    ['Go 1.26 PIE', 'CantPackException: bad e_shstrtab'],
    ['Go 1.24 PIE with UPX 4.2.2', 'CantPackException: bad DT_HASH nbucket=0x2  len=0x20'],
  ])('%s: the refusal is a warning with the remedy', async (_, text) => {
    const pack = () => ({ exitCode: 1, stderr: `upx: /some/file: ${text}\n\nPacked 0 files.\n` });
    const { subject, result, checks, verdicts } = await packing({ pack });
    expect(verdicts).toEqual({ 'upx-input': 'pass', 'upx-tool': 'pass', ...ALL_NOT_RUN, 'upx-pack': 'warn' });
    expect(checkOf(checks, 'upx-pack')).toMatchObject({
      detail: `UPX could not pack it: ${text}; released plain`,
      remedy: expect.stringContaining('-buildmode=exe'),
    });
    expect(result.state).toBe('plain');
    expect(readFileSync(subject.release).equals(readFileSync(subject.plain))).toBe(true);

    const strict = await packing({ pack }, { onUnsupported: 'fail' });
    expect(strict.verdicts['upx-pack']).toBe('fail');
    expect(strict.result.state).toBe('failed');
    expect(existsSync(strict.subject.release)).toBe(false);
  });
});

describe('what is refused before packing', () => {
  test.each<[string, Uint8Array, ReasonCode, RegExp]>([
    ['text', Buffer.from('#!/bin/sh\n'), 'NOT_A_BINARY', /neither ELF/],
    ['a packed file', packedForm(Buffer.from('x')), 'ALREADY_PACKED', /packed by UPX already/],
    ['another target', goProgram(183), 'WRONG_TARGET', /is for linux\/arm64, not linux\/amd64/],
    ['no Go program', buildElf(), 'NOT_GO', /not a Go program/],
  ])('%s', async (_, bytes, code, message) => {
    const { subject, result, checks, verdicts } = await packing({}, {}, bytes);
    expect(verdicts).toEqual({ 'upx-input': 'fail' });
    expect(checks[0]?.detail).toMatch(message);
    expect(checks[0]?.remedy).toBeTruthy();
    expect(result).toMatchObject({ state: 'failed', code });
    expect(existsSync(subject.release)).toBe(false);
  });

  test('a FIPS release, by the environment of the job', async () => {
    const env = (name: string) => (name === 'GOFIPS140' ? 'latest' : undefined);
    const { checks } = await packing({ host: { env } });
    expect(checks).toMatchObject([{ verdict: 'fail', detail: expect.stringContaining('FIPS 140') }]);
  });
});

describe('each proof catches its own fault, and nothing is released', () => {
  const plain = Buffer.from(goProgram());
  test.each<[string, Script, Partial<PackPolicy>, string, RegExp]>([
    [
      'UPX fails',
      { pack: () => ({ exitCode: 1, stderr: 'upx: f: IOException: disk full' }) },
      {},
      'upx-pack',
      /disk full/,
    ],
    ['UPX hangs and leaves half a file', { pack: hang }, {}, 'upx-pack', /did not end within 120 s/],
    ['UPX leaves an empty file', { pack: () => Buffer.alloc(0) }, {}, 'upx-pack', /no packed file/],
    ['UPX leaves no file', { pack: () => ({ exitCode: 0 }) }, {}, 'upx-pack', /no packed file/],
    [
      'no pack header',
      { pack: (it) => Buffer.concat([packedForm(it), Buffer.alloc(9)]) },
      {},
      'upx-pack',
      /gives undefined bytes/,
    ],
    [
      'another size',
      { pack: (it) => packedForm(it, { originalSize: 7 }) },
      {},
      'upx-pack',
      /gives 7 bytes unpacked/,
    ],
    [
      'another method',
      { pack: (it) => packedForm(it, { method: 14 }) },
      {},
      'upx-pack',
      /method lzma, not nrv/,
    ],
    ['another format', { pack: (it) => packedForm(it, { format: 42 }) }, {}, 'upx-pack', /format 42, not 22/],
    ['too little gained', {}, { maxRatioPercent: 20 }, 'upx-ratio', /^$/],
    [
      'a spoilt payload',
      { test: { exitCode: 1, stderr: 'upx: f: Exception: checksum error' } },
      {},
      'upx-test',
      /checksum error/,
    ],
    [
      'a warning of -t',
      { test: { exitCode: 2, stderr: 'upx: f: NotPackedException: not packed by UPX' } },
      {},
      'upx-test',
      /NotPacked/,
    ],
    [
      'a failing -d',
      { unpack: () => ({ exitCode: 1, stderr: 'upx: f: Exception: compressed data violation' }) },
      {},
      'upx-round-trip',
      /violation/,
    ],
    ['other bytes unpacked', { unpack: flipped }, {}, 'upx-round-trip', /unpacked sha256/],
    [
      'another exit code',
      { program: (which) => ({ exitCode: which === 'packed' ? 139 : 0 }) },
      {},
      'upx-run',
      /native with/,
    ],
    ['other output', { program: (which) => ({ stdout: which }) }, {}, 'upx-run', /the output differs/],
    [
      'a packed program that hangs',
      { program: (which) => ({ timedOut: which === 'packed', exitCode: 0 }) },
      {},
      'upx-run',
      /native/,
    ],
    [
      'a slow start',
      { program: (which) => ({ ms: which === 'packed' ? 60 : 10 }) },
      { maxStartupMs: 49 },
      'upx-startup',
      /plain 10.0 ms, packed 60.0 ms/,
    ],
  ])('%s', async (_, script, policy, name, detail) => {
    const place = await bench(script);
    benches.push(place);
    const subject = subjectOf(place, plain);
    mkdirSync(dirname(subject.release));
    writeFileSync(subject.release, 'stale');
    const { checks, result } = await packOne(subject, { ...POLICY, ...policy }, place.folder, place.ports);
    const failed = checks.filter(({ verdict }) => verdict === 'fail');
    expect(failed.map((check) => check.name)).toEqual([name]);
    expect(failed[0]?.detail ?? '').toMatch(detail);
    expect(failed[0]?.remedy).toBeTruthy();
    expect(result.state).toBe('failed');
    expect(existsSync(subject.release)).toBe(false);
    expect(readdirSync(place.folder).sort()).toEqual(['plain', 'release']);
  });
});

test('stopped from outside it leaves nothing half done', async () => {
  const stop = () => {
    throw new ReleaseError('INTERRUPTED', 'stopped', 'run again');
  };
  const place = await bench({ pack: stop });
  benches.push(place);
  const subject = subjectOf(place, goProgram());
  await expect(packOne(subject, POLICY, place.folder, place.ports)).rejects.toMatchObject({
    code: 'INTERRUPTED',
  });
  expect(readdirSync(place.folder)).toEqual(['plain']);
});

describe('the ratio', () => {
  const plain = Buffer.from(goProgram());
  const packedSize = packedForm(plain).length;
  const exact = (packedSize / plain.length) * 100;

  test('is compared in whole numbers and must be below the bound', async () => {
    const loose = await packing({}, { maxRatioPercent: Math.ceil(exact) });
    expect(loose.verdicts['upx-ratio']).toBe('pass');
    const tight = await packing({}, { maxRatioPercent: Math.floor(exact) });
    expect(checkOf(tight.checks, 'upx-ratio')).toMatchObject({
      verdict: 'fail',
      measured: `${exact.toFixed(2)} %`,
      bound: `< ${Math.floor(exact)} %`,
    });
  });

  test('that is too good to be true is a warning', async () => {
    const bytes = goProgram(62, [{ name: '.zeros', data: Buffer.alloc(100_000) }]);
    const { checks, result } = await packing({}, {}, bytes);
    expect(checkOf(checks, 'upx-ratio')).toMatchObject({
      verdict: 'warn',
      detail: expect.stringContaining('15 %'),
    });
    expect(result.state).toBe('packed');
  });
});

describe('the run', () => {
  test.each<[string, readonly string[], string]>([
    ['knows version', ['version'], 'version'],
    ['knows --version only', ['--version'], '--version'],
    ['knows --help only', ['--help'], '--help'],
    ['knows none of them', [], 'version'],
  ])('uses what the plain program accepts: it %s', async (_, known, used) => {
    const program: Script['program'] = (__, args) => ({
      exitCode: known.includes(args.join(' ')) ? 0 : 2,
      stdout: 'x',
    });
    const { checks, place } = await packing({ program });
    expect(checkOf(checks, 'upx-run')).toMatchObject({ verdict: 'pass', detail: `native with "${used}"` });
    expect(
      place.calls.filter((call) => call.startsWith('packed')).every((call) => call === `packed ${used}`),
    ).toBe(true);
  });

  test('keeps to the arguments that were asked for', async () => {
    const program: Script['program'] = () => ({ exitCode: 3 });
    const { checks, place } = await packing({ program }, { runArgs: ['selftest', '--fast'] });
    expect(checkOf(checks, 'upx-run')).toMatchObject({
      verdict: 'pass',
      bound: 'exit code 3 and the output of the plain program',
    });
    expect(place.calls).not.toContain('plain --version');
  });

  test('is a warning where the plain program never says the same twice', async () => {
    let clock = 0;
    const { checks, result } = await packing({ program: () => ({ stdout: `now ${clock++}` }) });
    expect(checkOf(checks, 'upx-run')).toMatchObject({
      verdict: 'warn',
      detail: expect.stringContaining('varies'),
    });
    expect(result.state).toBe('packed');
  });

  test('does not mind that a program prints where it lies', async () => {
    const program: Script['program'] = (_, __, { file, cwd }) => ({ stdout: `Usage of ${file} in ${cwd}` });
    expect((await packing({ program })).verdicts['upx-run']).toBe('pass');
  });

  test('is not run where the plain program does not end by itself', async () => {
    const { checks, result } = await packing({ program: () => ({ timedOut: true, exitCode: 143 }) });
    expect(checkOf(checks, 'upx-run')).toMatchObject({
      verdict: 'not-run',
      detail: expect.stringContaining('does not end by itself'),
    });
    expect(result).toMatchObject({ state: 'packed', ran: 'not-run' });
  });

  test('goes through qemu for another architecture, without timing', async () => {
    const script: Script = { tools: ['qemu-aarch64'], pack: (it) => packedForm(it, { format: 42 }) };
    const { checks, verdicts, result, place } = await packing(script, {}, goProgram(183), {
      target: 'linux/arm64',
    });
    expect(verdicts).toMatchObject({ 'upx-run': 'pass', 'upx-startup': 'skip' });
    expect(checkOf(checks, 'upx-run')?.tool).toBe(`qemu-aarch64 sha256:${'a'.repeat(64)}`);
    expect(place.calls).toContain('qemu-aarch64 packed version');
    expect(result.ran).toBe('qemu');
    expect(result).not.toHaveProperty('startup');
  });

  test('is not run without an emulator, and fails where a run is required', async () => {
    const script: Script = { pack: (it) => packedForm(it, { format: 42 }) };
    const lenient = await packing(script, {}, goProgram(183), { target: 'linux/arm64' });
    expect(lenient.verdicts).toMatchObject({ 'upx-run': 'not-run', 'upx-startup': 'not-run' });
    expect(checkOf(lenient.checks, 'upx-run')?.detail).toBe(
      'this machine is linux/amd64 and has none of qemu-aarch64-static, qemu-aarch64',
    );
    expect(lenient.result).toMatchObject({ state: 'packed', ran: 'not-run' });
    const strict = await packing(script, { requireRun: true }, goProgram(183), { target: 'linux/arm64' });
    expect(strict.verdicts['upx-run']).toBe('fail');
    expect(existsSync(strict.subject.release)).toBe(false);
  });

  test('is not run where the emulator ends the plain program too', async () => {
    const program: Script['program'] = () => ({ exitCode: 2, stderr: 'fatal error: a library is missing' });
    const script: Script = { tools: ['qemu-aarch64'], pack: (it) => packedForm(it, { format: 42 }), program };
    const { checks, verdicts } = await packing(script, {}, goProgram(183), { target: 'linux/arm64' });
    expect(verdicts['upx-run']).toBe('not-run');
    expect(checkOf(checks, 'upx-run')?.detail).toContain('exit code 2 under qemu');
    expect(checkOf(checks, 'upx-run')?.detail).toContain('a library is missing');
  });

  test('tries again when the file is busy', async () => {
    let busy = 2;
    const program: Script['program'] = () => {
      if (busy-- > 0)
        throw new ReleaseError(
          'TOOL_MISSING',
          'busy',
          'wait',
          Object.assign(new Error('busy'), { code: 'ETXTBSY' }),
        );
      return { stdout: 'x' };
    };
    expect((await packing({ program })).verdicts['upx-run']).toBe('pass');
  });
});

test('what is linked dynamically is released plain where it cannot be run', async () => {
  const script: Script = { pack: (it) => packedForm(it, { format: 42 }) };
  const bytes = goProgram(183, [], { needed: ['libc.so.6'], interpreter: '/lib/ld.so' });
  const { subject, result, verdicts } = await packing(script, {}, bytes, { target: 'linux/arm64' });
  expect(verdicts).toMatchObject({ 'upx-input': 'warn', 'upx-run': 'not-run' });
  expect(result).toMatchObject({ state: 'plain', code: 'NOT_RUN' });
  expect(readFileSync(subject.release).equals(readFileSync(subject.plain))).toBe(true);
});

describe('the strategy', () => {
  const LEFT_OUT = Object.fromEntries(PROOFS.full.map((name) => [name, 'skip']));

  test('standard stops after ratio and test', async () => {
    const { verdicts, place } = await packing({}, { strategy: 'standard' });
    expect(verdicts).toEqual({ ...ALL_PASS, ...LEFT_OUT });
    expect(place.calls.filter((call) => /^(packed|plain|upx -d)/.test(call))).toEqual([]);
  });

  test('quick stops after the pack header and says what it left out', async () => {
    const { verdicts, checks, result, place } = await packing({}, { strategy: 'quick' });
    expect(verdicts).toEqual({ ...ALL_PASS, ...LEFT_OUT, 'upx-ratio': 'skip', 'upx-test': 'skip' });
    expect(checkOf(checks, 'upx-run')?.detail).toBe('the strategy quick leaves it out');
    expect(result.ran).toBe('not-run');
    expect(place.calls).toEqual(['upx --version', 'upx -q --no-color -o --']);
  });

  test('quick sees a header that speaks of another file', async () => {
    const pack: Script['pack'] = (it) => packedForm(it, { originalSize: 7 });
    const { verdicts, result } = await packing({ pack }, { strategy: 'quick' });
    expect(verdicts['upx-pack']).toBe('fail');
    expect(result).toMatchObject({ state: 'failed', code: 'PROOF_FAILED' });
  });
});

describe('UPX itself', () => {
  test('of another version is a warning', async () => {
    const { checks, result } = await packing({ version: '5.2.1' });
    expect(checkOf(checks, 'upx-tool')).toMatchObject({ verdict: 'warn', measured: '5.2.1', bound: '4.2.4' });
    expect(result).toMatchObject({ state: 'packed', upx: { version: '5.2.1' } });
  });

  test('of another version than asked for is as good as none', async () => {
    const { result } = await packing({ version: '4.2.2' }, { upx: '4.2.4' });
    expect(result).toMatchObject({
      state: 'plain',
      reason: expect.stringContaining('UPX 4.2.4 is asked for; 4.2.2 is there'),
    });
  });

  test('at a path that is no file is the user’s error', async () => {
    await expect(packing({}, { upx: '/no/such/upx' })).rejects.toMatchObject({
      code: 'TOOL_MISSING',
      exitCode: 2,
    });
  });
});

describe('a second run', () => {
  async function again(
    change: (first: Awaited<ReturnType<typeof packing>>) => Partial<PackPolicy> | undefined,
  ) {
    const first = await packing();
    const policy = { ...POLICY, ...change(first) };
    first.place.calls.length = 0;
    const second = await packOne(
      { ...first.subject, earlier: first.result },
      policy,
      first.place.folder,
      // As a new process has them.
      { ...first.place.ports },
    );
    const packedAnew = first.place.calls.some((call) => call.includes('-o --') && !call.startsWith('upx -d'));
    return { ...second, packedAnew, release: first.subject.release };
  }

  test('proves what is there again without packing it again', async () => {
    const { checks, result, packedAnew } = await again(() => undefined);
    expect(packedAnew).toBe(false);
    expect(verdictsOf(checks)).toEqual(ALL_PASS);
    expect(checkOf(checks, 'upx-pack')?.detail).toBe('packed by an earlier run from the same bytes');
    expect(result.state).toBe('packed');
  });

  test.each<[string, (first: Awaited<ReturnType<typeof packing>>) => Partial<PackPolicy> | undefined]>([
    [
      'the plain file changed',
      ({ subject }) =>
        void writeFileSync(subject.plain, goProgram(62, [{ name: 'x', data: Buffer.alloc(9) }])),
    ],
    ['the packed file changed', ({ subject }) => void writeFileSync(subject.release, 'other')],
    ['UPX changed', ({ place }) => void Object.assign(place.script, { version: '4.2.3' })],
    ['the method changed', () => ({ method: 'best' })],
  ])('packs again when %s', async (_, change) => {
    const { packedAnew, result } = await again(change);
    expect(packedAnew).toBe(true);
    expect(result.state).toBe('packed');
  });

  test('takes away what no longer passes', async () => {
    const { result, release } = await again(
      ({ place }) => void Object.assign(place.script, { test: { exitCode: 1 } }),
    );
    expect(result.state).toBe('failed');
    expect(existsSync(release)).toBe(false);
  });
});

function hang(_: Buffer, to: string) {
  writeFileSync(to, Buffer.alloc(128));
  return { exitCode: 143, timedOut: true, ms: 120_000 };
}

function flipped(plain: Buffer): Buffer {
  const copy = Buffer.from(plain);
  copy[5000] = (copy[5000] ?? 0) ^ 1;
  return copy;
}
