import { Check, type Stage } from '../model/check.ts';
import { ReleaseError } from '../model/errors.ts';
import { layout } from '../model/layout.ts';
import { type Plan, parsePlan } from '../model/plan.ts';
import type { Files } from '../ports.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * Keeps what a stage found: its data in `stages/<stage>.json`, its checks in `evidence.jsonl`. A stage that
 * runs again replaces its earlier checks, on the subjects it looked at, so that evidence never contradicts
 * the files.
 */
export async function record(
  output: string,
  stage: Stage,
  checks: readonly Check[],
  data: Data | undefined,
  files: Files,
): Promise<void> {
  await hideFromGit(output, files);
  // A plan begins a release anew.
  const earlier = stage === 'plan' ? [] : await readEvidence(output, files);
  await writeEvidence(output, [...earlier.filter((check) => !replaced(check, checks)), ...checks], files);
  if (data) await writeResult(output, stage, data, files);
}

/** Keeps checks beside those that their stage made before, in the place of earlier ones of the same name. */
export async function recordBeside(
  output: string,
  stage: Stage,
  checks: readonly Check[],
  data: Data | undefined,
  files: Files,
): Promise<void> {
  const again = (earlier: Check): boolean =>
    checks.some((check) => check.name === earlier.name && replaced(earlier, [check]));
  const earlier = await readEvidence(output, files);
  await writeEvidence(output, [...earlier.filter((check) => !again(check)), ...checks], files);
  if (data) await writeResult(output, stage, data, files);
}

function writeResult(output: string, stage: Stage, data: Data, files: Files): Promise<void> {
  return files.write(layout(output).result(stage), `${JSON.stringify(data, null, 2)}\n`);
}

/** Nothing in the output folder makes the repository dirty: another version would be planned, and Go notes it. */
export async function hideFromGit(output: string, files: Files): Promise<void> {
  await files.create(`${output}/.gitignore`, '*\n');
}

/** Lays the checks of other jobs among ours, in the order they were made. */
export async function addEvidence(output: string, checks: readonly Check[], files: Files): Promise<void> {
  const ours = await readEvidence(output, files);
  const all = [...checks.filter((check) => !replaced(check, ours)), ...ours];
  await writeEvidence(
    output,
    all.sort((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt)),
    files,
  );
}

function writeEvidence(output: string, checks: readonly Check[], files: Files): Promise<void> {
  return files.write(layout(output).evidence, checks.map((check) => `${JSON.stringify(check)}\n`).join(''));
}

function replaced(earlier: Check, fresh: readonly Check[]): boolean {
  return fresh.some(({ stage, subject }) => stage === earlier.stage && subject === earlier.subject);
}

/** Every check so far, in the order made. */
export async function readEvidence(output: string, files: Files): Promise<Check[]> {
  const path = layout(output).evidence;
  if (!(await files.stat(path))) return [];
  const lines = (await files.readText(path)).split('\n').filter((line) => line !== '');
  return lines.map((line, index) => parse(() => Check.parse(JSON.parse(line)), `${path}:${index + 1}`));
}

/** The plan of an output folder; throws FILE_MISSING where `plan` has not run. */
export async function readPlan(output: string, files: Files): Promise<Plan> {
  const path = layout(output).plan;
  if (!(await files.stat(path))) {
    throw new ReleaseError(
      'FILE_MISSING',
      `there is no ${path}`,
      'run `oracle-release plan` first (build-matrix with mode: plan)',
    );
  }
  return parsePlan(await files.readText(path), path);
}

/** The data of an earlier stage, undefined where it has not run. */
export async function readResult(output: string, stage: Stage, files: Files): Promise<unknown> {
  const path = layout(output).result(stage);
  if (!(await files.stat(path))) return undefined;
  const text = await files.readText(path);
  return parse(() => JSON.parse(text) as unknown, path);
}

function parse<Value>(read: () => Value, where: string): Value {
  try {
    return read();
  } catch (cause) {
    throw new ReleaseError(
      'FILE_INVALID',
      `${where} is not what oracle-release wrote`,
      'remove the output folder and run again',
      cause,
    );
  }
}
