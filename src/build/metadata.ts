import { dirname } from 'node:path';
import type { Check, PendingCheck } from '../model/check.ts';
import type { Plan } from '../model/plan.ts';
import type { Ports } from '../ports.ts';

/** How Go programs are asked for their version, most telling first. */
export const QUESTIONS = [['version', '--json'], ['version'], ['--version']];
const TEN_SECONDS = 10_000;

/** Asks a native binary for its version and compares the answer with the plan. */
export async function readBack(
  check: PendingCheck,
  binary: string,
  plan: Plan,
  ports: Pick<Ports, 'exec' | 'files'>,
): Promise<Check> {
  const folder = await ports.files.temporaryFolder(dirname(binary));
  try {
    for (const args of QUESTIONS) {
      const finished = await ports.exec.run({
        file: binary,
        args,
        cwd: folder,
        timeoutMs: TEN_SECONDS,
        maxOutputBytes: 65_536,
      });
      if (finished.exitCode !== 0 || finished.timedOut) continue;
      return judge(check, `${finished.stdout}\n${finished.stderr}`, args.join(' '), plan);
    }
    return check.notRun('the program answers none of `version --json`, `version`, `--version`');
  } finally {
    await ports.files.remove(folder);
  }
}

function judge(check: PendingCheck, answer: string, question: string, { version, commit }: Plan): Check {
  const found = [version, commit, commit.slice(0, 7)].filter((word) => answer.includes(word));
  const finding = {
    measured: found.length > 0 ? found.slice(0, 2).join(', ') : 'neither version nor commit',
    bound: version,
  };
  if (found.includes(version)) return check.pass({ ...finding, detail: `answered to \`${question}\`` });
  return check.warn({
    ...finding,
    detail: `\`${question}\` answers, but not with the version that is released`,
    remedy:
      'declare `var version string` in package main, or name the variable in ldflags: -X path.Variable={{ .Version }}',
  });
}
