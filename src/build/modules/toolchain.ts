import type { Check, PendingCheck } from '../../model/check.ts';
import type { Plan } from '../../model/plan.ts';
import type { Ports } from '../../ports.ts';
import { moduleFault } from './go-words.ts';

/** Whether the Go that would build is exactly the planned one. */
export async function checkToolchain(
  check: PendingCheck,
  workingDirectory: string,
  { toolchain }: Plan,
  { exec }: Pick<Ports, 'exec'>,
): Promise<Check> {
  const { exitCode, stdout, stderr } = await exec.run({
    file: 'go',
    args: ['env', 'GOVERSION'],
    cwd: workingDirectory,
  });
  if (exitCode !== 0) {
    const fault = moduleFault(stderr);
    return check.fail({
      bound: toolchain,
      detail: fault?.what ?? stderr.trim().slice(0, 500),
      remedy: fault?.remedy ?? 'make `go env GOVERSION` work in the repository',
    });
  }
  const found = stdout.trim();
  if (found === toolchain) return check.pass({ measured: found, bound: toolchain });
  return check.fail({
    measured: found,
    bound: toolchain,
    remedy: `build with ${toolchain} (actions/setup-go with go-version: '${toolchain.replace(/^go/, '')}', or GOTOOLCHAIN=${toolchain}), or plan again with this Go`,
  });
}
