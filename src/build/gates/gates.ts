import { type Check, Checklist, type PendingCheck } from '../../model/check.ts';
import type { Ports } from '../../ports.ts';
import type { BuildInputs, Gate } from '../inputs.ts';
import { verifyModules } from '../modules/verify.ts';
import { judge } from './judge.ts';
import { raceTests } from './race.ts';
import { REAL_PATHS, type SourceTree } from './source-tree.ts';
import { PINNED_STATICCHECK, readStaticcheck } from './staticcheck.ts';
import { readVet } from './vet.ts';

/** What a gate has to know. */
export type GateInputs = Pick<BuildInputs, 'workingDirectory' | 'output' | 'raceTimeoutSeconds'>;

type GatePorts = Pick<Ports, 'exec' | 'files' | 'clock' | 'tools' | 'progress'>;

const TEN_MINUTES = 600_000;

/**
 * Runs one check of the source, over the module of the working directory: modules in folders below are not part of
 * it. A gate whose tool is missing is `not-run`, never a pass.
 */
export async function runGate(
  gate: Gate,
  inputs: GateInputs,
  tree: SourceTree,
  ports: GatePorts,
): Promise<Check[]> {
  const checks = new Checklist('gates', ports.clock.now);
  ports.progress.report({ stage: 'gates', target: '', state: 'started', note: gate });
  await GATES[gate](checks.begin(NAMES[gate], 'source'), inputs, tree, ports);
  return checks.checks;
}

const NAMES: Record<Gate, string> = {
  vet: 'go-vet',
  staticcheck: 'staticcheck',
  race: 'race-tests',
  modverify: 'mod-verify',
};

type Run = (check: PendingCheck, inputs: GateInputs, tree: SourceTree, ports: GatePorts) => Promise<Check>;

const GATES: Record<Gate, Run> = {
  async vet(check, { workingDirectory }, tree, ports) {
    const finished = await ports.exec.run({
      file: 'go',
      args: ['vet', '-json', './...'],
      cwd: workingDirectory,
      env: REAL_PATHS,
      timeoutMs: TEN_MINUTES,
    });
    return judge(check, finished, readVet(finished.stdout, finished.stderr), tree, {
      tool: tree.goVersion,
      remedy: 'fix what `go vet ./...` reports',
    });
  },

  async staticcheck(check, { workingDirectory }, tree, ports) {
    const tool = await ports.tools.find('staticcheck');
    if (!tool) {
      return check.notRun('staticcheck was not found', {
        remedy: `go install honnef.co/go/tools/cmd/staticcheck@v${PINNED_STATICCHECK}, or leave it out of gates`,
      });
    }
    const run = (...args: string[]) =>
      ports.exec.run({
        file: tool.path,
        args,
        cwd: workingDirectory,
        env: REAL_PATHS,
        timeoutMs: TEN_MINUTES,
      });
    const [version, finished] = await Promise.all([run('-version'), run('-f', 'json', './...')]);
    const name = version.stdout.trim();
    return judge(check, finished, readStaticcheck(finished.stdout, finished.stderr), tree, {
      tool: `${name} sha256:${tool.sha256}`,
      ...(name.includes(`(${PINNED_STATICCHECK})`)
        ? {}
        : { note: `found by ${name}; this version of the suite was made with ${PINNED_STATICCHECK}` }),
      remedy: 'fix what `staticcheck ./...` reports, or set checks in staticcheck.conf',
    });
  },

  race: raceTests,

  modverify(check, inputs, _tree, ports) {
    return verifyModules(check, inputs, ports);
  },
};
