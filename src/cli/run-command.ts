import { type Command, Option } from 'commander';
import { runPipeline } from '../commands/run/run.ts';
import { RUN_ACTIONS, RUN_STAGES, type RunStage } from '../commands/run/stages.ts';
import { layout } from '../model/layout.ts';
import { addFlags, givenInputs } from './flags.ts';
import { printOutcome } from './output.ts';
import { inSession } from './session.ts';
import { addOutputFlags } from './stage-command.ts';

/** Inputs that only make sense for a stage on its own. */
const OF_SINGLE_STAGES = [
  'projects',
  'mode',
  'target',
  'fan-out',
  'digests',
  'handover',
  'files',
  'from',
  'if-missing',
  'manifest',
  'directory',
  'lanes',
  'wait',
  'reason',
];

/** The preflight looks at these for the stages that use them. */
const OWNERS = { to: 'publish', token: 'publish', sign: 'checksum-sign' } as const;

export function addRun(program: Command, finish: (exitCode: number) => void): void {
  const command = program
    .command('run')
    .description('the whole pipeline: plan, build and gates, scan, pack, seal, verify, publish, dispatch')
    .addOption(
      new Option('--until <stage>', 'stop after this stage').choices([...RUN_STAGES]).default('dispatch'),
    );
  addFlags(command, RUN_ACTIONS, OF_SINGLE_STAGES, OWNERS);
  addOutputFlags(command);
  command.action(
    async (options: Record<string, unknown> & { until: RunStage; json?: boolean; all?: boolean }) => {
      const raw = givenInputs(options);
      const shown = { json: Boolean(options.json), all: Boolean(options.all) };
      const exitCode = await inSession(raw, shown.json, async (ports, screen) => {
        const { output, checks, report } = await runPipeline(raw, options.until, ports);
        screen.close();
        const paths = layout(output);
        const outputs = { evidence: paths.evidence, report: paths.report };
        return printOutcome({ checks, outputs, data: {} }, report, paths.report, shown);
      });
      finish(exitCode);
    },
  );
}
