import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ReleaseError } from '../../../src/model/errors.ts';
import { localExec, scrubbedEnvironment } from '../../../src/runner/exec.ts';

const exec = localExec(new AbortController().signal);
const node = (script: string, more = {}) =>
  exec.run({ file: process.execPath, args: ['-e', script], ...more });

describe('running programs', () => {
  test('exit code and both streams', async () => {
    expect(await node('console.log("out"); console.error("err"); process.exit(7)')).toMatchObject({
      exitCode: 7,
      stdout: 'out\n',
      stderr: 'err\n',
      timedOut: false,
    });
  });

  test('arguments reach the program untouched', async () => {
    const hostile = '$(touch x); "a b" `c`\n\'';
    const finished = await exec.run({
      file: process.execPath,
      args: ['-p', 'JSON.stringify(process.argv[1])', '--', hostile],
    });
    expect(JSON.parse(finished.stdout)).toBe(hostile);
  });

  test('one that takes too long is ended, with what it started', async () => {
    const finished = await node(
      'require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {stdio: "inherit"}); setInterval(() => {}, 1000)',
      { timeoutMs: 400 },
    );
    expect(finished).toMatchObject({ timedOut: true });
    expect(finished.exitCode).toBeGreaterThan(128);
  });

  test('output beyond the cap is dropped and said', async () => {
    const finished = await node('process.stdout.write("x".repeat(100000))', { maxOutputBytes: 10 });
    expect(finished).toMatchObject({ stdout: 'x'.repeat(10), truncated: true, exitCode: 0 });
  });

  test('a program that is not there', async () => {
    await expect(exec.run({ file: 'no-such-program', args: [] })).rejects.toMatchObject({
      code: 'TOOL_MISSING',
      exitCode: 2,
    });
  });

  test('interrupting ends the program and rejects', async () => {
    const controller = new AbortController();
    const running = localExec(controller.signal).run({
      file: process.execPath,
      args: ['-e', 'setInterval(() => {}, 1000)'],
    });
    await sleep(150);
    controller.abort(new ReleaseError('INTERRUPTED', 'stopped by SIGINT', 'run again'));
    await expect(running).rejects.toMatchObject({ code: 'INTERRUPTED', exitCode: 130 });
  });

  test('secrets and steering variables do not reach children', () => {
    const kept = scrubbedEnvironment({
      PATH: '/bin',
      GITHUB_TOKEN: 't',
      ACTIONS_RUNTIME_TOKEN: 't',
      INPUT_KEY: 'k',
      COSIGN_PASSWORD: 'p',
      AWS_SECRET_ACCESS_KEY: 's',
      UPX: '--lzma',
      NODE_OPTIONS: '-r x',
      GRYPE_IGNORE: 'all',
      SYFT_EXCLUDE: '/',
      TRIVY_IGNOREFILE: 'all',
      GOPROXY: 'off',
    });
    expect(kept).toEqual({ PATH: '/bin', GOPROXY: 'off' });
  });

  test('what Go and git need to get private modules does reach them', () => {
    const needed = {
      GOPROXY: 'https://user:word@proxy.example.org,direct',
      GOPRIVATE: 'example.org/*',
      GONOPROXY: 'none',
      GONOSUMDB: 'example.org/*',
      GOSUMDB: 'sum.example.org+1a2b',
      GOINSECURE: 'example.org/*',
      GOAUTH: 'netrc',
      GOVCS: '*:git',
      GOFLAGS: '-mod=vendor',
      GOENV: '/etc/go.env',
      NETRC: '/home/u/.netrc',
      HOME: '/home/u',
      SSH_AUTH_SOCK: '/run/agent',
      SSL_CERT_FILE: '/etc/ca.pem',
      GIT_ASKPASS: '/bin/ask',
      GIT_SSH_COMMAND: 'ssh -i key',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'url.https://x@example.org/.insteadOf',
      GIT_CONFIG_VALUE_0: 'https://example.org/',
      GIT_TERMINAL_PROMPT: '0',
    };
    expect(scrubbedEnvironment(needed)).toEqual(needed);
  });
});
