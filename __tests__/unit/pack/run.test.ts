import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { emitManifest } from '../../../src/model/manifest.ts';
import { earlierPacks } from '../../../src/pack/earlier.ts';
import type { PackInputs } from '../../../src/pack/inputs.ts';
import { run } from '../../../src/pack/pack.ts';
import { totals } from '../../../src/pack/result.ts';
import { buildMachO } from '../../support/binaries.ts';
import { smallPlan } from '../../support/release.ts';
import { type Bench, bench, cleared, goProgram, POLICY, packedForm } from './fake-upx.ts';

const benches: Bench[] = [];
afterEach(() => cleared(benches));

/** An output folder with the given files in it, and the small UPX. */
async function prepared(files: Readonly<Record<string, Uint8Array | string>>) {
  const place = await bench({ pack: (it) => packedForm(it, { format: it[18] === 183 ? 42 : 22 }) });
  benches.push(place);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place.folder, name)), { recursive: true });
    writeFileSync(join(place.folder, name), content);
  }
  const inputs: PackInputs = {
    output: join(place.folder, 'dist'),
    files: [],
    manifest: undefined,
    policy: POLICY,
  };
  return { ...place, inputs };
}

const plan = smallPlan();
const PLANNED = {
  'dist/release-plan.json': JSON.stringify(plan),
  'dist/build/linux-amd64/small': goProgram(),
  'dist/build/linux-arm64/small': goProgram(183),
  'dist/build/darwin-arm64/small': buildMachO(),
};

describe('the plan', () => {
  test('is packed in its order, what is there of it', async () => {
    const { inputs, ports, folder } = await prepared(PLANNED);
    const { packed, checks } = await run(inputs, ports);
    expect(packed.map(({ file, state }) => `${file} ${state}`)).toEqual([
      'small-linux-amd64 packed',
      'small-linux-arm64 packed',
      'small-darwin-arm64 plain',
    ]);
    expect([...new Set(checks.map(({ subject }) => subject))]).toEqual([
      'linux/amd64',
      'linux/arm64',
      'darwin/arm64',
    ]);
    expect(readdirSync(join(folder, 'dist/release'))).toHaveLength(3);
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['build', 'release', 'release-plan.json']);
  });

  test('of several builds names the files in its checks', async () => {
    const builds = [...plan.builds, ...plan.builds.map((build) => ({ ...build, id: 'other' }))];
    const two = JSON.stringify({ ...plan, builds });
    const { inputs, ports } = await prepared({ ...PLANNED, 'dist/release-plan.json': two });
    const { checks } = await run(inputs, ports);
    expect(checks[0]?.subject).toBe('small-linux-amd64');
  });

  test('with nothing built stops', async () => {
    const { inputs, ports } = await prepared({ 'dist/release-plan.json': JSON.stringify(plan) });
    await expect(run(inputs, ports)).rejects.toMatchObject({ code: 'FILE_MISSING', exitCode: 2 });
  });

  test('that is none stops', async () => {
    const { inputs, ports } = await prepared({ 'dist/release-plan.json': '{"schema":1' });
    await expect(run(inputs, ports)).rejects.toMatchObject({ code: 'FILE_INVALID', exitCode: 2 });
  });

  test('is not packed again by a second run', async () => {
    const { inputs, ports, calls, folder } = await prepared(PLANNED);
    const first = await run(inputs, ports);
    const stages = join(folder, 'dist/stages');
    mkdirSync(stages);
    writeFileSync(join(stages, 'pack.json'), JSON.stringify({ packed: first.packed }));
    calls.length = 0;
    const second = await run(inputs, ports);
    expect(second.packed).toEqual(first.packed);
    expect(calls.filter((call) => call.startsWith('upx -q'))).toEqual([]);
    expect(calls).toContain('upx -t -q --no-color --');
  });

  test.each(['', '{}', '{"packed":[{"file":"x"}]}', 'null'])(
    'a record that says %j is none',
    async (text) => {
      const { inputs, ports } = await prepared({ 'dist/stages/pack.json': text });
      expect((await earlierPacks(inputs.output, ports.files)).size).toBe(0);
    },
  );
});

describe('named files', () => {
  test('are released under their own names, for the target in their bytes', async () => {
    const { inputs, ports, folder } = await prepared({ 'bin/one': goProgram(), 'bin/two': goProgram(183) });
    const files = ['bin/one', 'bin/two'].map((name) => join(folder, name));
    const { packed, checks } = await run({ ...inputs, files }, ports);
    expect(packed.map(({ file, target, state }) => `${file} ${target} ${state}`)).toEqual([
      'one linux/amd64 packed',
      'two linux/arm64 packed',
    ]);
    expect(checks[0]?.subject).toBe('one');
    expect(totals(packed).savedBytes).toBe(
      packed.reduce((sum, it) => sum + it.plainSize - (it.packedSize ?? 0), 0),
    );
  });

  test.each<[string, string[], string]>([
    ['a missing file', ['bin/one', 'bin/none'], 'FILE_MISSING'],
    ['a folder', ['bin'], 'FILE_MISSING'],
    ['a name that no release may carry', ['bin/-rf'], 'NAME_UNSAFE'],
    ['two files of one name', ['bin/one', 'other/one'], 'INPUT_INVALID'],
    ['a file of the release folder', ['dist/release/one'], 'INPUT_INVALID'],
  ])('%s stops before anything is written', async (_, names, code) => {
    const { inputs, ports, folder, calls } = await prepared({
      'bin/one': goProgram(),
      'bin/-rf': goProgram(),
      'other/one': goProgram(),
      'dist/release/one': goProgram(),
    });
    const files = names.map((name) => join(folder, name));
    await expect(run({ ...inputs, files }, ports)).rejects.toMatchObject({ code, exitCode: 2 });
    expect(calls).toEqual([]);
    expect(readdirSync(join(folder, 'dist/release'))).toEqual(['one']);
  });
});

test('a link into the release folder stops before what it leads to is lost', async () => {
  const { inputs, ports, folder } = await prepared({ 'dist/release/one': goProgram() });
  mkdirSync(join(folder, 'bin'));
  symlinkSync(join(folder, 'dist/release/one'), join(folder, 'bin/one'));
  const files = [join(folder, 'bin/one')];
  await expect(run({ ...inputs, files }, ports)).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    exitCode: 2,
  });
  expect(readFileSync(join(folder, 'dist/release/one'))).toEqual(Buffer.from(goProgram()));
});

describe('a batch', () => {
  const files = { 'bin/one': goProgram(), 'bin/two': goProgram(183), 'bin/three': buildMachO() };

  test('of which one fails releases none, and takes away what was there', async () => {
    const { inputs, ports, folder, script } = await prepared(files);
    const named = Object.keys(files).map((name) => join(folder, name));
    await run({ ...inputs, files: named }, ports);
    expect(readdirSync(join(folder, 'dist/release'))).toHaveLength(3);

    script.pack = (it) => packedForm(it, { format: 22 });
    const { packed, checks } = await run({ ...inputs, files: named }, ports);
    expect(packed.map(({ file, state, code }) => `${file} ${state} ${code}`)).toEqual([
      'one withheld WITHHELD',
      'two failed PROOF_FAILED',
      'three withheld WITHHELD',
    ]);
    expect(readdirSync(join(folder, 'dist/release'))).toEqual([]);
    const withheld = checks.filter(({ name }) => name === 'upx-release');
    expect(withheld.map(({ subject, verdict, detail }) => `${subject} ${verdict} ${detail}`)).toEqual([
      'one not-run not released: two failed',
      'three not-run not released: two failed',
    ]);
    expect(totals(packed)).toEqual({ ratioPercent: undefined, savedBytes: 0 });
  });

  test('leaves nothing in the output folder but the release', async () => {
    const { inputs, ports, folder } = await prepared(files);
    await run({ ...inputs, files: Object.keys(files).map((name) => join(folder, name)) }, ports);
    expect(readdirSync(join(folder, 'dist'))).toEqual(['release']);
  });
});

describe('a manifest', () => {
  const entryOf = async ({ ports, folder }: Bench, path: string) => ({
    ...(await digestOf(ports, join(folder, path))),
    name: basename(path),
    platform: 'linux-amd64',
    version: '1.2.3',
    channel: 'gray',
    commit: plan.commit,
    format: 'elf' as const,
  });

  test('names the files beside it', async () => {
    const place = await prepared({ 'in/one': goProgram() });
    const manifest = join(place.folder, 'in/artifact-manifest.yaml');
    writeFileSync(manifest, emitManifest({ artifacts: [await entryOf(place, 'in/one')] }));
    const { packed } = await run({ ...place.inputs, manifest }, place.ports);
    expect(packed).toMatchObject([{ file: 'one', state: 'packed', target: 'linux/amd64' }]);
  });

  test('whose file changed stops', async () => {
    const place = await prepared({ 'in/one': goProgram() });
    const manifest = join(place.folder, 'in/artifact-manifest.yaml');
    writeFileSync(manifest, emitManifest({ artifacts: [await entryOf(place, 'in/one')] }));
    writeFileSync(join(place.folder, 'in/one'), goProgram(183));
    await expect(run({ ...place.inputs, manifest }, place.ports)).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
      exitCode: 1,
    });
  });
});

async function digestOf(ports: Bench['ports'], path: string) {
  const { sha256, sha512, size } = await ports.files.digest(path);
  return { checksum: sha256, sha512, size };
}
