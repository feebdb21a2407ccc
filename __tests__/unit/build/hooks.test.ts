import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runHooks } from '../../../src/build/hooks.ts';
import type { Hook } from '../../../src/model/plan.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const { exec } = localPorts();

function hook(command: string[], more: Partial<Hook> = {}): Hook {
  return { command, dir: '.', env: [], ...more };
}

describe('hooks', () => {
  test('run one after the other, with the binary, the environment of the build and their own', async () => {
    const workingDirectory = temporaryFolder('hooks');
    const place = { workingDirectory, env: { GOOS: 'plan9' }, binary: '/out/app' };
    await runHooks(
      [
        hook(['mkdir', 'made']),
        hook(['sh', '-c', 'echo "$GOOS $OWN $1" > told', 'sh', '{{ .Path }}'], {
          dir: 'made',
          env: ['OWN=x'],
        }),
      ],
      place,
      exec,
    );
    expect(readFileSync(join(workingDirectory, 'made/told'), 'utf8')).toBe('plan9 x /out/app\n');
  });

  test('the first that fails ends it, with what it said', async () => {
    const workingDirectory = temporaryFolder('hooks');
    const place = { workingDirectory, env: {}, binary: '/out/app' };
    const hooks = [hook(['sh', '-c', 'echo no price feed >&2; exit 3']), hook(['touch', 'reached'])];
    await expect(runHooks(hooks, place, exec)).rejects.toMatchObject({
      code: 'TOOL_FAILED',
      message: expect.stringMatching(/ended with 3:\nno price feed/),
    });
    expect(existsSync(join(workingDirectory, 'reached'))).toBe(false);
  });

  test('nothing in a hook is read by a shell', async () => {
    const workingDirectory = temporaryFolder('hooks');
    await runHooks([hook(['touch', '$HOME;x'])], { workingDirectory, env: {}, binary: '' }, exec);
    expect(existsSync(join(workingDirectory, '$HOME;x'))).toBe(true);
  });
});
