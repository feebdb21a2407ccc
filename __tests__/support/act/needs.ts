import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parse } from 'yaml';

/** What the workflows and actions of a folder need from whoever runs them. */
export interface Needs {
  /** Actions and workflows of other repositories, as `owner/repo@ref`. */
  readonly repositories: readonly string[];
  /** Labels of `runs-on` that are written out; those of an expression are not known here. */
  readonly labels: readonly string[];
  /** Variables that keep outputs of matrix jobs alive, with the text each must have; see scripts/export. */
  readonly variables: Readonly<Record<string, string>>;
  /** Names that a workflow sets in some `env`. */
  readonly environment: readonly string[];
}

export function needsOfFolders(folders: readonly string[]): Needs {
  const files = folders.flatMap(workflowsAndActions).map((file) => readFileSync(file, 'utf8'));
  return needsOf(files.map((text) => parse(text) as unknown));
}

export function needsOf(documents: readonly unknown[]): Needs {
  const entries = documents.flatMap((document) => entriesOf(document));
  const texts = (key: string): string[] =>
    entries.filter((entry) => entry.key === key).flatMap(({ value }) => stringsOf(value));
  return {
    repositories: unique(
      texts('uses').flatMap((uses) => {
        const [, repository, ref] = /^([\w.-]+\/[\w.-]+)(?:\/[^@]*)?@(.+)$/.exec(uses) ?? [];
        return repository && !uses.startsWith('./') ? [`${repository}@${ref}`] : [];
      }),
    ),
    labels: unique(texts('runs-on').filter((label) => !label.includes('${{'))),
    variables: Object.fromEntries(
      entries
        .filter(({ path }) => path.at(-1) === 'outputs')
        .flatMap(({ value }) => {
          const [, variable] = /vars\.(ACT_\w+) \}\}$/.exec(String(value)) ?? [];
          return variable ? [[variable, String(value)]] : [];
        }),
    ),
    environment: unique(entries.filter(({ path }) => path.at(-1) === 'env').map(({ key }) => key)),
  };
}

interface Entry {
  /** Keys above this one. */
  readonly path: readonly string[];
  readonly key: string;
  readonly value: unknown;
}

/** Every key with its value, at any depth. */
function entriesOf(node: unknown, path: readonly string[] = []): Entry[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => [
    { path, key, value },
    ...entriesOf(value, Array.isArray(node) ? path : [...path, key]),
  ]);
}

function stringsOf(value: unknown): string[] {
  return [value].flat().filter((one): one is string => typeof one === 'string');
}

function workflowsAndActions(folder: string): string[] {
  const workflows = join(folder, '.github/workflows');
  const named = existsSync(workflows) ? readdirSync(workflows).map((name) => join(workflows, name)) : [];
  const others = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^action\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/(?:^|[/\\])(?:\.git|node_modules|__tests__)[/\\]/.test(relative(folder, file)));
  return [...named.filter((file) => /\.ya?ml$/.test(basename(file))), ...others];
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].toSorted();
}
