import { describe, expect, test } from 'vitest';
import { readPackInputs } from '../../../src/pack/inputs.ts';

/** What action.yml and the runner hand over when the user says nothing. */
const DEFAULTS = {
  files: '',
  manifest: '',
  method: 'nrv',
  strategy: 'full',
  'max-ratio-percent': '85',
  'on-unsupported': 'skip',
  'require-run': 'false',
  'run-args': 'version',
  'serve-args': '',
  'max-startup-ms': '',
  'measure-xz': 'false',
  upx: '',
  'working-directory': '/repo',
  output: '/repo/dist',
};
const read = (given: Partial<Record<keyof typeof DEFAULTS, string>> = {}) =>
  readPackInputs({ ...DEFAULTS, ...given });

test('the defaults', () => {
  expect(read()).toEqual({
    output: '/repo/dist',
    files: [],
    manifest: undefined,
    policy: {
      enabled: true,
      method: 'nrv',
      strategy: 'full',
      maxRatioPercent: 85,
      onUnsupported: 'skip',
      requireRun: false,
      runArgs: ['version'],
      serveArgs: [],
      maxStartupMs: undefined,
      measureXz: false,
      upx: undefined,
    },
  });
});

describe('values', () => {
  test('paths are relative to the working directory', () => {
    expect(read({ files: 'bin/app\n/elsewhere/app2' }).files).toEqual(['/repo/bin/app', '/elsewhere/app2']);
    expect(read({ manifest: 'in/artifact-manifest.yaml' }).manifest).toBe('/repo/in/artifact-manifest.yaml');
  });

  test('upx is a version or a path', () => {
    expect(read({ upx: '4.2.4' }).policy.upx).toBe('4.2.4');
    expect(read({ upx: '4.2' }).policy.upx).toBe('4.2');
    expect(read({ upx: 'tools/upx' }).policy.upx).toBe('/repo/tools/upx');
  });

  test('run arguments stand on one line, or on a line each', () => {
    expect(read({ 'run-args': 'version  --short' }).policy.runArgs).toEqual(['version', '--short']);
    expect(read({ 'run-args': 'say\nhello, world\n' }).policy.runArgs).toEqual(['say', 'hello, world']);
    expect(read({ 'run-args': '' }).policy.runArgs).toEqual(['version']);
  });

  test('arguments of a server name its port as those of a fleet do', () => {
    const args = ['serve', '--listen', '127.0.0.1:{{ .Port }}', '--name={{.Node}}'];
    expect(read({ 'serve-args': args.join(' ') }).policy.serveArgs).toEqual(args);
    expect(read({ 'serve-args': args.join('\n') }).policy.serveArgs).toEqual(args);
    expect(() => read({ 'serve-args': 'serve {{ .Host }}' })).toThrow(/serve-args may name only \{\{ \.Port/);
  });

  test('bounds of 0 and 100', () => {
    expect(read({ 'max-startup-ms': '0', 'max-ratio-percent': '100' }).policy).toMatchObject({
      maxStartupMs: 0,
      maxRatioPercent: 100,
    });
  });
});

test.each(['require-run', 'max-startup-ms'] as const)('%s needs the strategy full', (name) => {
  const value = name === 'require-run' ? 'true' : '50';
  expect(() => read({ [name]: value, strategy: 'standard' })).toThrow(/leaves out; use full/);
  expect(() => read({ [name]: value })).not.toThrow();
});

test('every fault is named at once', () => {
  const bad = {
    files: 'a',
    manifest: 'b',
    method: 'lzna',
    strategy: 'quick',
    'max-ratio-percent': '101',
    'on-unsupported': 'ignore',
    'require-run': 'true',
    'max-startup-ms': '-1',
  };
  const message =
    /method is "lzna" \(did you mean lzma\?\).*max-ratio-percent.*on-unsupported.*max-startup-ms.*manifest and files.*require-run asks/s;
  expect(() => read(bad)).toThrow(
    expect.objectContaining({ code: 'INPUT_INVALID', message: expect.stringMatching(message) }),
  );
});
