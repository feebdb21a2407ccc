import { type Command, Option } from 'commander';
import { runPipeline } from '../commands/run/run.ts';
import { RUN_ACTIONS, RUN_STAGES, type RunStage } from '../commands/run/stages.ts';
import { layout } from '../model/layout.ts';
import { onInterrupt } from '../runner/interrupt.ts';
import { localPorts } from '../runner/ports.ts';
import { addFlags, givenInputs } from './flags.ts';
import { printOutcome } from './output.ts';
import { openScreen } from './screen.ts';
import { addOutputFlags } from './stage-command.ts';

/** Inputs that only make sense for a stage on its own. */
const OF_SINGLE_STAGES = [
  'mode',
  'target',
  'digests',
  'files',
  'manifest',
  'directory',
  'public-key',
  'lanes',
  'wait',
  'reason',
];

export function addRun(program: Command, finish: (exitCode: number) => void): void {
  const command = program
    .command('run')
    .description('the whole pipeline: plan, build and gates, scan, pack, seal, verify, publish, dispatch')
    .addOption(
      new Option('--until <stage>', 'stop after this stage').choices([...RUN_STAGES]).default('dispatch'),
    );
  addFlags(command, RUN_ACTIONS, OF_SINGLE_STAGES);
  addOutputFlags(command);
  command.action(
    async (options: Record<string, unknown> & { until: RunStage; json?: boolean; all?: boolean }) => {
      const raw = givenInputs(options);
      const screen = await openScreen(Boolean(options.json));
      const ports = localPorts({
        offline: raw.offline === 'true',
        interrupted: onInterrupt(),
        log: screen.log,
        progress: screen.progress,
      });
      try {
        const { output, checks, report } = await runPipeline(raw, options.until, ports);
        screen.close();
        const outcome = {
          checks,
          outputs: { evidence: layout(output).evidence, report: layout(output).report },
          data: {},
        };
        finish(
          printOutcome(outcome, report, layout(output).report, {
            json: Boolean(options.json),
            all: Boolean(options.all),
          }),
        );
      } finally {
        screen.close();
      }
    },
  );
}
