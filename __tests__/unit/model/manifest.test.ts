import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import type { Manifest, ManifestEntry } from '../../../src/model/artifact.ts';
import { emitManifest, readManifest } from '../../../src/model/manifest.ts';

const entry: ManifestEntry = {
  name: 'app-linux-amd64',
  checksum: '1'.repeat(64),
  sha512: '2'.repeat(128),
  size: 7,
  platform: 'linux-amd64',
  version: '1.2.3',
  channel: 'gray',
  commit: '0'.repeat(40),
  format: 'elf',
};
const read = (text: string) => readManifest(text, 'manifest.yaml');
const written = (change: Partial<ManifestEntry>) => emitManifest({ artifacts: [{ ...entry, ...change }] });

describe('the manifest', () => {
  test('has a fixed key order, sorted artifacts and LF', () => {
    const shuffled = Object.fromEntries(Object.entries(entry).reverse()) as ManifestEntry;
    const text = emitManifest({ artifacts: [{ ...shuffled, name: 'b-linux-amd64' }, entry] });
    expect(text).not.toContain('\r');
    expect(text.endsWith('\n')).toBe(true);
    const { artifacts } = load(text) as Manifest;
    expect(artifacts.map(({ name }) => name)).toEqual(['app-linux-amd64', 'b-linux-amd64']);
    expect(Object.keys(artifacts[0] ?? {})).toEqual([
      ...['name', 'checksum', 'sha512', 'size', 'platform', 'version', 'channel', 'commit', 'format'],
    ]);
  });

  test('what is written is read back, also where YAML would see a number', () => {
    const hex = fc.constantFrom('1'.repeat(64), `1e${'2'.repeat(62)}`, `0${'7'.repeat(63)}`, 'e'.repeat(64));
    const version = fc.constantFrom('1.2.3', '1.0.0-rc.1+build.5', '0.0.0-snapshot');
    fc.assert(
      fc.property(hex, version, (checksum, version) => {
        const manifest = { artifacts: [{ ...entry, checksum, version, commit: checksum.slice(0, 40) }] };
        expect(read(emitManifest(manifest))).toEqual(manifest);
      }),
    );
  });

  test('windows-x64 is a spelling of windows-amd64', () => {
    expect(read(written({ platform: 'windows-x64' })).artifacts[0]?.platform).toBe('windows-amd64');
  });

  test.each(['linux-amd64-v3', 'linux-arm-6', 'linux-arm64-v8.1'])('%s is a platform', (platform) => {
    expect(read(written({ platform })).artifacts[0]?.platform).toBe(platform);
  });

  test('names the provenance where there is one', () => {
    expect(read(emitManifest({ provenance: 'p.json', artifacts: [entry] })).provenance).toBe('p.json');
    expect('provenance' in read(written({}))).toBe(false);
  });

  test.each([
    ['no YAML', 'a: [', /manifest\.yaml: /],
    ['nothing', '', /manifest\.yaml: /],
    ['no list', 'artifacts: {}', /artifacts must be array/],
    ['an empty list', 'artifacts: []', /lists no artifact/],
    ['a short digest', written({ checksum: 'abc' }), /artifacts\.0\.checksum must match/],
    ['an unsafe name', written({ name: '../app' }), /artifacts\.0\.name is not a file name/],
    ['an odd platform', written({ platform: 'linux' }), /artifacts\.0\.platform is not of the form/],
    [
      'an unknown format',
      written({ format: 'aout' as 'elf' }),
      /artifacts\.0\.format must be elf or macho or pe/,
    ],
    ['a size of zero', written({ size: 0 }), /artifacts\.0\.size is not valid/],
    ['a size as text', written({}).replace('size: 7', 'size: seven'), /artifacts\.0\.size must be/],
    [
      'a name twice',
      emitManifest({ artifacts: [entry, entry] }),
      /artifacts\.1\.name repeats app-linux-amd64/,
    ],
    ['a repeated key', 'artifacts: []\nartifacts: []\n', /duplicat/],
    ['too much text', `# ${'x'.repeat(1024 * 1024)}\n${written({})}`, /longer than/],
    ['deep nesting', `artifacts: ${'['.repeat(50)}${']'.repeat(50)}`, /manifest\.yaml: /],
    ['an alias bomb', 'a: &a [x,x]\nb: &b [*a,*a]\nartifacts: *b\n', /artifacts\.0/],
  ])('%s is refused with its place', (_, text, message) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'FILE_INVALID', exitCode: 2 }));
    expect(() => read(text)).toThrow(message);
  });
});
