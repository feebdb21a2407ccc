import { join } from 'node:path';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { type Job, metadataOf, runAction, type StepResult } from './step.ts';

type Context = Record<string, unknown>;

/**
 * Runs a composite action as the runner does: steps in order, `$/path` taken from the repository that holds
 * the action, expressions in `with`, `if` and outputs, and nothing after a failure but what asks for it.
 */
export async function runComposite(
  repository: string,
  inputs: Readonly<Record<string, string>>,
  job: Job,
): Promise<{
  outcome: StepResult['outcome'];
  outputs: Record<string, string>;
  steps: Record<string, StepResult>;
}> {
  const metadata = metadataOf(repository);
  const declared = Object.entries(metadata.inputs ?? {}).map(([name, { default: fallback }]) => [
    name,
    inputs[name] ?? fallback ?? '',
  ]);
  const steps: Record<string, StepResult> = {};
  const context = (): Context => ({ inputs: Object.fromEntries(declared), steps });
  let failed = false;
  for (const step of metadata.runs.steps ?? []) {
    if (failed || (step.if !== undefined && !truthy(evaluate(step.if, context())))) continue;
    const given = Object.entries(step.with ?? {}).map(([name, value]) => [
      name,
      interpolate(String(value), context()),
    ]);
    const result = await runAction(
      join(repository, (step.uses ?? '').replace(/^\$\//, '')),
      Object.fromEntries(given),
      job,
    );
    if (step.id) steps[step.id] = result;
    failed ||= result.outcome === 'failure';
  }
  const outputs = Object.entries(metadata.outputs ?? {}).map(([name, { value }]) => [
    name,
    interpolate(value ?? '', context()),
  ]);
  return { outcome: failed ? 'failure' : 'success', outputs: Object.fromEntries(outputs), steps };
}

function interpolate(text: string, context: Context): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    evaluate(expression, context).coerceString(),
  );
}

function evaluate(text: string, context: Context): data.ExpressionData {
  const expression = text.replace(/^\s*\$\{\{(.*)\}\}\s*$/, '$1');
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, Object.keys(context), []).parse();
  return new Evaluator(parsed, asData(context) as data.Dictionary).evaluate();
}

function asData(value: unknown): data.ExpressionData {
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === 'object') {
    return new data.Dictionary(
      ...Object.entries(value).map(([key, entry]) => ({ key, value: asData(entry) })),
    );
  }
  return new data.StringData(String(value));
}

function truthy(value: data.ExpressionData): boolean {
  return !(value instanceof data.Null) && !['', 'false', '0'].includes(value.coerceString());
}
