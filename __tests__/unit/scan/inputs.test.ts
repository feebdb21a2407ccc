import { describe, expect, test } from 'vitest';
import { readScanInputs } from '../../../src/scan/inputs.ts';

const PLACE = { 'working-directory': '/repo', output: '/repo/dist' };

test('nothing given', () => {
  expect(readScanInputs(PLACE)).toEqual({
    workingDirectory: '/repo',
    output: '/repo/dist',
    files: [],
    images: [],
    engine: 'auto',
    manifest: undefined,
    db: undefined,
    dbSha256: undefined,
    dbMaxAgeDays: 7,
    formats: [],
    gomodcache: undefined,
    vendor: undefined,
    enforce: false,
    offline: false,
  });
});

test('everything given', () => {
  const inputs = readScanInputs({
    ...PLACE,
    files: 'a\n/b # the other',
    engine: 'both',
    db: '../vulndb.zip',
    'db-sha256': 'A'.repeat(64),
    'db-max-age-days': '30',
    formats: 'cyclonedx-json,spdx-json',
    gomodcache: '/cache',
    vendor: 'vendor',
    enforce: 'true',
    offline: 'true',
  });
  expect(inputs).toMatchObject({
    files: ['/repo/a', '/b'],
    engine: 'both',
    db: '/vulndb.zip',
    dbSha256: 'a'.repeat(64),
    dbMaxAgeDays: 30,
    formats: ['cyclonedx-json', 'spdx-json'],
    gomodcache: '/cache',
    vendor: '/repo/vendor',
    enforce: true,
    offline: true,
  });
});

test('all faults at once', () => {
  const wrong = {
    ...PLACE,
    engine: 'trivy',
    'db-sha256': 'abc',
    'db-max-age-days': '-1',
    formats: 'cyclonedx-xml',
    files: 'a',
    manifest: 'm.yaml',
  };
  expect(() => readScanInputs(wrong)).toThrow(/5 inputs|6 inputs/);
  for (const name of ['engine', 'db-sha256', 'db-max-age-days', 'formats', 'manifest']) {
    expect(() => readScanInputs(wrong)).toThrow(new RegExp(`\\b${name}\\b`));
  }
});

describe('images', () => {
  const IMAGE = `registry.example.org/app@sha256:${'0a'.repeat(32)}`;

  test('are told from paths', () => {
    const inputs = readScanInputs({ ...PLACE, files: `bin/a\nimage:${IMAGE}\nimages` });
    expect(inputs).toMatchObject({ files: ['/repo/bin/a', '/repo/images'], images: [IMAGE] });
  });

  test.each([
    ['named by a tag alone', { files: 'image:registry.example.org/app:1' }, /registry\/name@sha256:digest/],
    ['offline', { files: `image:${IMAGE}`, offline: 'true' }, /offline is asked for/],
    ['with a manifest', { files: `image:${IMAGE}`, manifest: 'm.yaml' }, /manifest/],
  ])('%s are refused', (_, given, fault) => {
    expect(() => readScanInputs({ ...PLACE, ...given })).toThrow(fault);
  });
});
