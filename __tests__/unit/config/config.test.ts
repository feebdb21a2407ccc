import { describe, expect, test } from 'vitest';
import { applyConfig } from '../../../src/config/apply.ts';
import { parseConfig } from '../../../src/config/config.ts';
import { type Config, NO_CONFIG } from '../../../src/config/schema.ts';

const FILE = '.oracle-release.yml';

describe('the configuration', () => {
  test('every section is read', async () => {
    const config = await parseConfig(
      'version: 1\nproject: node\nbuilds: [{main: ./cmd/a, ldflags: ["-X a.b=c"]}]\ntargets: [linux/amd64]\nrunners: {linux/amd64: big}\ngates: none\nscan: {db-max-age-days: 30}\npack: false\nseal: {channel: stable}\n',
      FILE,
    );
    expect(config).toMatchObject({
      project: 'node',
      pack: false,
      seal: { channel: 'stable' },
      gates: 'none',
    });
  });

  test.each([
    {
      name: 'an unknown key at the top',
      text: 'version: 1\ntarget: [linux/amd64]\n',
      message: `${FILE}:2:1: unknown key "target"; did you mean targets?`,
    },
    {
      name: 'an unknown key inside a list',
      text: 'version: 1\nbuilds:\n  - id: a\n    mian: ./cmd\n',
      message: `${FILE}:4:5: unknown key "mian" in builds.0; did you mean main?`,
    },
    {
      name: 'an unknown key inside a section that may be false',
      text: 'version: 1\npack: {metod: lzma}\n',
      message: `${FILE}:2:8: unknown key "metod" in pack; did you mean method?`,
    },
    {
      name: 'a wrong type',
      text: 'version: 1\ntargets: linux/amd64\n',
      message: `${FILE}:2:1: targets must be array or object`,
    },
    { name: 'an empty file', text: '', message: `${FILE}:1:1: version must be 1` },
    { name: 'a file of comments', text: '# nothing\n\n', message: `${FILE}:1:1: version must be 1` },
    {
      name: 'a missing version',
      text: 'targets: [linux/amd64]\n',
      message: `${FILE}:1:1: version must be 1`,
    },
    { name: 'a secret', text: 'version: 1\nseal: {key: abc}\n', message: 'unknown key "key" in seal' },
    { name: 'broken YAML', text: 'version: [1\nproject: x\n', message: `${FILE}:2:1: deficient indentation` },
    { name: 'a key twice', text: 'version: 1\nversion: 1\n', message: `${FILE}:2:1: duplicated mapping key` },
    {
      name: 'two faults at once',
      text: 'version: 1\nfoo: 1\nprojekt: x\n',
      message: 'did you mean project?',
    },
  ])('$name is refused with its place', async ({ text, message }) => {
    await expect(parseConfig(text, FILE)).rejects.toMatchObject({
      message: expect.stringContaining(message),
      kind: 'user',
    });
  });
});

describe('inputs over configuration over defaults', () => {
  const config: Config = { version: 1, targets: ['linux/amd64', 'linux/arm64'], pack: { method: 'lzma' } };

  test('the configuration yields to what was given', () => {
    expect(applyConfig('build-matrix', { targets: 'grid' }, config).targets).toBe('grid');
  });

  test('an input left at its default yields to the configuration', () => {
    expect(applyConfig('build-matrix', { targets: 'six' }, config).targets).toBe('linux/amd64\nlinux/arm64');
    expect(applyConfig('upx-verify', {}, config).method).toBe('lzma');
  });

  test('defaults fill the rest', () => {
    expect(applyConfig('upx-verify', {}, NO_CONFIG)).toMatchObject({
      method: 'nrv',
      'max-ratio-percent': '85',
    });
  });
});
