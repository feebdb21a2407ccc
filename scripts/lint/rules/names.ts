import { declaredBy } from '../declared.ts';
import type { Finding } from '../finding.ts';
import { type Page, type Path, type Tree, tree } from '../page.ts';

/**
 * Every name of an expression is one that there is: a misspelt one is empty, and nobody is told. An example that
 * is not a whole workflow may name what it does not show.
 */
export function names(page: Page): Finding[] {
  if (page.kind === 'example' && page.content.on === undefined) return [];
  return stringsOf(page.content).flatMap(({ value, path }) =>
    referencesIn(value, path.at(-1) === 'if').flatMap((reference) => {
      const fault = faultOf(reference, page.content, path);
      return fault
        ? [
            {
              rule: 'names',
              file: page.file,
              line: page.lineOf(path),
              message: `${reference.text}: ${fault}`,
            },
          ]
        : [];
    }),
  );
}

/** `needs.build.outputs.digest` in its parts. */
interface Reference {
  readonly text: string;
  readonly context: string;
  readonly name: string;
  readonly output?: string | undefined;
}

function referencesIn(value: string, whole: boolean): Reference[] {
  const expressions = whole
    ? [value]
    : [...value.matchAll(/\$\{\{(.*?)\}\}/gs)].map(([, inner = '']) => inner);
  return expressions.flatMap((expression) =>
    [
      ...expression
        .replaceAll(/'[^']*'/g, "''")
        .matchAll(/(?<![\w.-])(needs|steps|inputs|jobs)\.([\w-]+)(?:\.outputs\.([\w-]+))?/g),
    ].map(([text, context = '', name = '', output]) => ({ text, context, name, output })),
  );
}

function faultOf({ context, name, output }: Reference, content: Tree, path: Path): string | undefined {
  const jobs = tree(content.jobs);
  const job = tree(jobs[String(path[1])]);
  if (context === 'inputs') return inputsOf(content).includes(name) ? undefined : `there is no input ${name}`;
  if (context === 'jobs') return faultOfJob(jobs[name], name, output);
  if (context === 'needs') {
    return [job.needs].flat().includes(name)
      ? faultOfJob(jobs[name], name, output)
      : `the job does not need ${name}`;
  }
  const step = stepsBefore(content, path).find(({ id }) => id === name);
  return step ? faultOfStep(step, name, output) : `no step before it has the id ${name}`;
}

/** Those that any trigger of a workflow gives, or those of an action. */
function inputsOf({ on, inputs }: Tree): string[] {
  return [tree(on).workflow_call, tree(on).workflow_dispatch, { inputs }].flatMap((declaring) =>
    Object.keys(tree(tree(declaring).inputs)),
  );
}

function faultOfJob(job: unknown, name: string, output: string | undefined): string | undefined {
  if (job === undefined) return `there is no job ${name}`;
  const { uses, outputs } = tree(job);
  const known = typeof uses === 'string' ? (declaredBy(uses)?.outputs ?? []) : Object.keys(tree(outputs));
  return output === undefined || known.includes(output)
    ? undefined
    : `the job ${name} has no output ${output}`;
}

/** A step sees those above it; the outputs of its job or action see all of them. */
function stepsBefore(content: Tree, path: Path): Tree[] {
  const at = path.indexOf('steps');
  const steps =
    path[0] === 'jobs' ? tree(tree(content.jobs)[String(path[1])]).steps : tree(content.runs).steps;
  const all = Array.isArray(steps) ? steps.map(tree) : [];
  return at < 0 ? all : all.slice(0, Number(path[at + 1]));
}

function faultOfStep({ uses, run }: Tree, name: string, output: string | undefined): string | undefined {
  if (output === undefined) return undefined;
  const has =
    typeof uses === 'string'
      ? declaredBy(uses)?.outputs.includes(output)
      : writtenBy(String(run ?? '')).some((pattern) => pattern.test(output));
  return has ? undefined : `the step ${name} has no output ${output}`;
}

/** What a script writes as `name=` or `name<<`; a variable in the name may be anything. */
function writtenBy(script: string): RegExp[] {
  return [...script.matchAll(/(?<![\w$-])((?:[\w-]|\$\w+|\$\{\w+\})+)(?:=|<<)/g)].map(
    ([, written = '']) => new RegExp(`^${written.replaceAll(/\$\w+|\$\{\w+\}/g, '[\\w-]+')}$`),
  );
}

interface Text {
  readonly value: string;
  readonly path: Path;
}

function stringsOf(node: unknown, path: Path = []): Text[] {
  if (typeof node === 'string') return [{ value: node, path }];
  if (typeof node !== 'object' || node === null) return [];
  return Array.isArray(node)
    ? node.flatMap((item, index) => stringsOf(item, [...path, index]))
    : Object.entries(node).flatMap(([key, value]) => stringsOf(value, [...path, key]));
}
