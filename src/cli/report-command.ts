import { resolve } from 'node:path';
import type { Command } from 'commander';
import { writeReport } from '../commands/report.ts';
import { ReleaseError } from '../model/errors.ts';
import { layout } from '../model/layout.ts';
import { localFiles } from '../runner/files.ts';
import { printOutcome } from './output.ts';
import { addOutputFlags } from './stage-command.ts';

export function addReport(program: Command, finish: (exitCode: number) => void): void {
  const command = program
    .command('report')
    .description('show what the last run found, and write its report anew')
    .option('-C, --working-directory <folder>', 'the released repository', '.')
    .option('-o, --output <folder>', 'its output folder', 'dist');
  addOutputFlags(command);
  command.action(
    async (options: { workingDirectory: string; output: string; json?: boolean; all?: boolean }) => {
      const output = resolve(options.workingDirectory, options.output);
      const paths = layout(output);
      if (!(await localFiles.stat(paths.evidence))) {
        throw new ReleaseError(
          'FILE_MISSING',
          `there is no evidence in ${output}`,
          'run `oracle-release run` first, or name the output folder',
        );
      }
      const data = await writeReport('Release', output, localFiles);
      const shown = { json: Boolean(options.json), all: Boolean(options.all) };
      finish(
        printOutcome(
          { checks: data.checks, outputs: { report: paths.report }, data: {} },
          data,
          paths.report,
          shown,
        ),
      );
    },
  );
}
