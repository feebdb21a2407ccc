import type { Command as Commander } from 'commander';
import { invoke } from '../commands/invoke.ts';
import type { Command } from '../commands/outcome.ts';
import type { ActionName } from '../model/declared.generated.ts';
import type { RawInputs } from '../model/inputs.ts';
import { layout } from '../model/layout.ts';
import { addFlags, givenInputs } from './flags.ts';
import { printOutcome } from './output.ts';
import { inSession } from './session.ts';

export interface StageCommand {
  readonly name: string;
  readonly action: ActionName;
  readonly command: Command;
  readonly summary: string;
  /** Inputs that the name of the command decides. */
  readonly fixed?: RawInputs;
  /** Flags left out, because they do not concern this command. */
  readonly without?: readonly string[];
  /** An input that may be given without its flag's name. */
  readonly positional?: { readonly input: string; readonly description: string };
}

/** Adds one stage of the pipeline to the command line. */
export function addStage(program: Commander, stage: StageCommand, finish: (exitCode: number) => void): void {
  const { fixed = {}, without = [], positional } = stage;
  const command = program.command(stage.name).description(stage.summary);
  if (positional) command.argument(`[${positional.input}]`, positional.description);
  addFlags(
    command,
    [stage.action],
    [...Object.keys(fixed), ...without, ...(positional ? [positional.input] : [])],
  );
  addOutputFlags(command);
  command.action(async (...args: unknown[]) => {
    const options = command.opts<Record<string, unknown>>();
    const given = positional && typeof args[0] === 'string' ? { [positional.input]: args[0] } : {};
    finish(await runStage(stage, { ...givenInputs(options), ...given, ...fixed }, options));
  });
}

export function addOutputFlags(command: Commander): void {
  command.option('--json', 'print the result as JSON on stdout, everything else on stderr');
  command.option('--all', 'list every check, also those that passed');
}

function runStage(
  stage: StageCommand,
  raw: RawInputs,
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const shown = { json: Boolean(options.json), all: Boolean(options.all) };
  return inSession(raw, shown.json, async (ports, screen) => {
    const { outcome, report, output } = await invoke(stage.action, stage.command, raw, ports);
    screen.close();
    return printOutcome(outcome, report, layout(output).report, shown);
  });
}
