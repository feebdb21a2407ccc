import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOfBytes } from '../../../src/model/digest.ts';
import { parseAnswer } from '../../../src/scan/engines/answer.ts';
import type { EngineSubject } from '../../../src/scan/engines/subject.ts';
import { syftArguments } from '../../../src/scan/engines/syft.ts';
import {
  packagesIn,
  type Settled,
  SyftCycloneDx,
  SyftSpdx,
  settledCycloneDx,
  settledSpdx,
} from '../../../src/scan/engines/syft-documents.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/scan/engines');
const CYCLONEDX = readFileSync(join(FIXTURES, 'syft-hello.cdx.json'), 'utf8');
const SPDX = readFileSync(join(FIXTURES, 'syft-hello.spdx.json'), 'utf8');
const subject: EngineSubject = {
  kind: 'go-binary',
  path: '/srv/build/hello',
  name: 'hello',
  version: '1.2.3',
};
const settled: Settled = {
  subject,
  digest: digestOfBytes(Buffer.from('hello')),
  time: '2026-01-02T03:04:05Z',
  syftVersion: '1.52.0',
};

const cyclonedx = (text: string, more: Partial<Settled> = {}) =>
  settledCycloneDx(parseAnswer('syft', SyftCycloneDx, text), { ...settled, ...more });
const spdx = (text: string, more: Partial<Settled> = {}) =>
  settledSpdx(parseAnswer('syft', SyftSpdx, text), { ...settled, ...more });

/** As Syft writes it at another time, from another folder. */
const elsewhere = (text: string) =>
  text
    .replaceAll('/srv/build/', '/home/me/')
    .replaceAll('43520c724ea268c3', '0123456789abcdef')
    .replace(/urn:uuid:[^"]+/, 'urn:uuid:00000000-0000-4000-8000-000000000000')
    .replace(/(syft\/file\/hello-)[^"]+/, '$100000000-0000-4000-8000-000000000000')
    .replace(/2026-11-28T[0-9:]+Z/, '2027-01-01T00:00:00Z');
const there: Partial<Settled> = { subject: { ...subject, path: '/home/me/hello' } };

describe('Syft documents', () => {
  test('are the same from another place at another time', () => {
    expect(elsewhere(CYCLONEDX)).not.toBe(CYCLONEDX);
    expect(elsewhere(SPDX)).not.toBe(SPDX);
    expect(cyclonedx(elsewhere(CYCLONEDX), there)).toBe(cyclonedx(CYCLONEDX));
    expect(spdx(elsewhere(SPDX), there)).toBe(spdx(SPDX));
  });

  test('are the same in any order', () => {
    const shuffled = (text: string, keys: readonly string[]) =>
      JSON.stringify(
        Object.fromEntries(
          Object.entries(JSON.parse(text)).map(([key, value]) => [
            key,
            keys.includes(key) ? (value as unknown[]).toReversed() : value,
          ]),
        ),
      );
    expect(cyclonedx(shuffled(CYCLONEDX, ['components', 'dependencies']))).toBe(cyclonedx(CYCLONEDX));
    expect(spdx(shuffled(SPDX, ['packages', 'relationships', 'files']))).toBe(spdx(SPDX));
  });

  test('name no place of the machine', () => {
    expect(CYCLONEDX).toContain('/srv/build');
    expect(cyclonedx(CYCLONEDX) + spdx(SPDX)).not.toContain('/srv');
  });

  test('keep what they say', () => {
    const before = parseAnswer('syft', SyftCycloneDx, CYCLONEDX);
    const after = parseAnswer('syft', SyftCycloneDx, cyclonedx(CYCLONEDX));
    expect(packagesIn(after)).toBe(2);
    expect(after.components?.map(({ purl }) => purl).sort()).toEqual(
      before.components?.map(({ purl }) => purl).sort(),
    );
    expect(after.metadata).toMatchObject({
      timestamp: '2026-01-02T03:04:05Z',
      component: { name: 'hello', version: '1.2.3', hashes: [{ alg: 'SHA-256' }, { alg: 'SHA-512' }] },
    });
    expect(after.metadata.tools.components).toMatchObject([
      { name: 'syft', version: '1.52.0' },
      { name: 'oracle-release' },
    ]);
    const packages = (text: string) => parseAnswer('syft', SyftSpdx, text).packages.map((it) => it.SPDXID);
    expect(packages(spdx(SPDX))).toEqual(packages(SPDX).sort());
  });

  test('of other content have another number', () => {
    const number = (text: string) => JSON.parse(text).serialNumber;
    expect(number(cyclonedx(CYCLONEDX))).not.toBe(number(cyclonedx(CYCLONEDX.replace('1.26.8', '1.26.7'))));
    expect(number(cyclonedx(CYCLONEDX))).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test('a file is called by its place in the subject, wherever a link leads to', () => {
    const files = (text: string) =>
      parseAnswer('syft', SyftCycloneDx, text)
        .components?.filter(({ type }) => type === 'file')
        .map(({ name }) => name);
    expect(files(CYCLONEDX)).toEqual(['/srv/build/hello']);
    expect(files(cyclonedx(CYCLONEDX))).toEqual(['/hello']);
    const linked = CYCLONEDX.replaceAll('/srv/build/hello', '/mnt/true/hello');
    expect(cyclonedx(linked)).toBe(cyclonedx(CYCLONEDX));

    const tree = CYCLONEDX.replaceAll('"/srv/build/hello"', '"/mnt/true/usr/bin/hello"').replaceAll(
      '"/hello"',
      '"/usr/bin/hello"',
    );
    const folder: EngineSubject = { ...subject, kind: 'directory', path: '/srv/build' };
    expect(files(cyclonedx(tree, { subject: folder, digest: undefined }))).toEqual(['/usr/bin/hello']);
    const image: EngineSubject = { ...subject, kind: 'oci-archive', path: '/srv/app.tar' };
    expect(files(cyclonedx(CYCLONEDX, { subject: image }))).toEqual(['/srv/build/hello']);
  });

  test('what names the subject elsewhere has no place either; what only begins alike stays', () => {
    const noted = (path: string) => CYCLONEDX.replace('"go1.26.8"', `"built in ${path}"`);
    expect(cyclonedx(noted('/srv/build/hello'))).toContain('"built in hello"');
    expect(cyclonedx(noted('/srv/build/hello2'))).toContain('"built in /srv/build/hello2"');
    const folder: EngineSubject = { ...subject, kind: 'directory', path: '/srv/build/' };
    expect(cyclonedx(noted('/srv/build/a/b'), { subject: folder })).toContain('"built in /a/b"');
    expect(cyclonedx(noted('/srv/building/a'), { subject: folder })).toContain('"built in /srv/building/a"');
    const windows: EngineSubject = { ...subject, path: 'C:\\build\\hello' };
    expect(cyclonedx(noted('C:/build/hello'), { subject: windows })).toContain('"built in hello"');
  });

  test('whatever is cut, it is a document or a failure', () => {
    fc.assert(
      fc.property(fc.nat({ max: CYCLONEDX.length }), fc.nat({ max: 300 }), (at, length) => {
        const text = CYCLONEDX.slice(0, at) + CYCLONEDX.slice(at + length);
        try {
          expect(JSON.parse(cyclonedx(text)).specVersion).toBe('1.6');
        } catch (error) {
          expect(error).toMatchObject({ code: 'TOOL_FAILED' });
        }
      }),
    );
  });
});

describe('syftArguments', () => {
  test.each([
    ['go-binary', 'file:/a b/x'],
    ['file', 'file:/a b/x'],
    ['directory', 'dir:/a b/x'],
    ['oci-archive', 'oci-archive:/a b/x'],
    ['docker-archive', 'docker-archive:/a b/x'],
    ['image', 'registry:/a b/x'],
  ] as const)('%s', (kind, source) => {
    const subject = { kind, path: '/a b/x', name: 'x', version: undefined };
    expect(syftArguments(subject, '/srv/dist')).toEqual([
      'scan',
      source,
      '--config',
      'no-settings.yaml',
      '--quiet',
      '--output',
      'cyclonedx-json@1.6=syft.cdx.json',
      '--output',
      'spdx-json@2.3=syft.spdx.json',
      '--source-name',
      'x',
    ]);
  });

  test('a version is passed on', () => {
    expect(syftArguments(subject, '/srv/dist').slice(-2)).toEqual(['--source-version', '1.2.3']);
  });

  test.each([
    ['/srv/app/dist', ['--exclude', './dist/**']],
    ['/srv/app/out [1]/{a}', ['--exclude', './out \\[1\\]/\\{a\\}/**']],
    ['/srv/app', []],
    ['/srv/application', []],
    ['/srv', []],
    ['/tmp/dist', []],
  ])('of a folder, %s is left out where it lies in it', (except, expected) => {
    const folder = { kind: 'directory', path: '/srv/app', name: 'app', version: undefined } as const;
    const args = syftArguments(folder, except);
    expect(args.includes('--exclude') ? args.slice(-2) : []).toEqual(expected);
  });
});
