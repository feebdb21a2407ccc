import { devNull } from 'node:os';
import { type Check, Checklist, type PendingCheck } from '../model/check.ts';
import type { Finished, Ports } from '../ports.ts';
import type { BuildInputs, Gate } from './inputs.ts';

type GatePorts = Pick<Ports, 'exec' | 'clock' | 'tools' | 'progress'>;

const TEN_MINUTES = 600_000;

/** Runs one check of the source; a gate whose tool is missing is `not-run`, never a pass. */
export async function runGate(gate: Gate, inputs: BuildInputs, ports: GatePorts): Promise<Check[]> {
  const checks = new Checklist('gates', ports.clock.now);
  ports.progress.report({ stage: 'gates', target: '', state: 'started', note: gate });
  await GATES[gate](checks.begin(NAMES[gate], 'source'), inputs, ports);
  return checks.checks;
}

const NAMES: Record<Gate, string> = {
  vet: 'go-vet',
  staticcheck: 'staticcheck',
  race: 'race-tests',
  modverify: 'mod-verify',
};

const GATES: Record<Gate, (check: PendingCheck, inputs: BuildInputs, ports: GatePorts) => Promise<Check>> = {
  async vet(check, { workingDirectory }, ports) {
    const finished = await ports.exec.run({
      file: 'go',
      args: ['vet', './...'],
      cwd: workingDirectory,
      timeoutMs: TEN_MINUTES,
    });
    return judge(check, finished, 'fix what `go vet ./...` reports');
  },

  async staticcheck(check, { workingDirectory }, ports) {
    const tool = await ports.tools.find('staticcheck');
    if (!tool) {
      return check.notRun('staticcheck was not found', {
        remedy: 'go install honnef.co/go/tools/cmd/staticcheck@v0.8.2, or leave it out of gates',
      });
    }
    const version = await ports.exec.run({ file: tool.path, args: ['-version'], cwd: workingDirectory });
    const finished = await ports.exec.run({
      file: tool.path,
      args: ['./...'],
      cwd: workingDirectory,
      timeoutMs: TEN_MINUTES,
    });
    return judge(
      check,
      finished,
      'fix what `staticcheck ./...` reports, or set checks in staticcheck.conf',
      `${version.stdout.trim()} sha256:${tool.sha256}`,
    );
  },

  /** The bound is on running the tests; compiling for the race detector comes before and is not counted. */
  async race(check, { workingDirectory, raceTimeoutSeconds }, ports) {
    const env = { CGO_ENABLED: '1' };
    const compiled = await ports.exec.run({
      file: 'go',
      args: ['build', '-race', '-o', devNull, './...'],
      cwd: workingDirectory,
      env,
      timeoutMs: 2 * TEN_MINUTES,
    });
    if (
      /requires cgo|C compiler .* not found|race is only supported on|-race is not supported/.test(
        compiled.stderr,
      )
    ) {
      return check.notRun(excerpt(compiled), { remedy: 'install a C compiler: the race detector needs cgo' });
    }
    const bound = `${raceTimeoutSeconds} s`;
    const finished = await ports.exec.run({
      file: 'go',
      args: ['test', '-race', '-count=1', '-vet=off', `-timeout=${raceTimeoutSeconds}s`, './...'],
      cwd: workingDirectory,
      env,
      timeoutMs: raceTimeoutSeconds * 1000,
    });
    const measured = `${(finished.ms / 1000).toFixed(1)} s`;
    if (finished.timedOut)
      return check.fail({
        measured,
        bound,
        detail: excerpt(finished),
        remedy: 'make the tests faster, or raise race-timeout-seconds',
      });
    return judge(
      check,
      finished,
      'fix the failing tests; `go test -race -count=1 ./...` shows them',
      undefined,
      { measured, bound: `< ${bound}` },
    );
  },

  async modverify(check, { workingDirectory }, ports) {
    const finished = await ports.exec.run({
      file: 'go',
      args: ['mod', 'verify'],
      cwd: workingDirectory,
      timeoutMs: TEN_MINUTES,
    });
    return judge(
      check,
      finished,
      'a downloaded module is not what go.sum says: `go clean -modcache` and look at the difference',
      undefined,
      { measured: finished.stdout.trim().slice(0, 80) },
    );
  },
};

function judge(
  check: PendingCheck,
  finished: Finished,
  remedy: string,
  tool?: string,
  found: { measured?: string; bound?: string } = {},
): Check {
  const finding = { ...(tool ? { tool } : {}), ...(found.measured ? found : {}) };
  if (finished.exitCode === 0) return check.pass(finding);
  return check.fail({ ...finding, detail: excerpt(finished), remedy });
}

/** The lines that say what went wrong, without the packages that were fine. */
function excerpt({ stdout, stderr }: Finished): string {
  const lines = `${stdout}\n${stderr}`
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(ok|\?)\s/.test(line));
  return lines.slice(0, 20).join('\n').slice(0, 2_000);
}
