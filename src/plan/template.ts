import { ReleaseError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import { looksSecret } from '../model/secrets.ts';

/** What a template may name, by GoReleaser's words. */
export interface Scope {
  readonly fields: Readonly<Record<string, string>>;
  /** An environment variable, for `{{ .Env.NAME }}`. */
  env(name: string): string | undefined;
}

const ACTION = /\{\{(.*?)\}\}/gs;
const TOKEN = /\s*(?:(\.[A-Za-z][\w.]*)|("(?:[^"\\]|\\.)*"|`[^`]*`)|([A-Za-z]\w*)|(\|))/y;

/** The functions of GoReleaser's templates that depend on nothing but their arguments. */
const FUNCTIONS: Readonly<Record<string, (...args: string[]) => string>> = {
  tolower: (text = '') => text.toLowerCase(),
  toupper: (text = '') => text.toUpperCase(),
  title: (text = '') => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
  trim: (text = '') => text.trim(),
  trimprefix: (text = '', prefix = '') => (text.startsWith(prefix) ? text.slice(prefix.length) : text),
  trimsuffix: (text = '', suffix = '') =>
    suffix && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  replace: (text = '', from = '', to = '') => text.replaceAll(from, to),
};

/** Fills in a template. Throws CONFIG_INVALID for what there is not, naming the nearest there is. */
export function fillTemplate(text: string, scope: Scope): string {
  // As in Go, a dash takes the blanks beside it.
  const trimmed = text.replace(/\s*\{\{-/g, '{{').replace(/-\}\}\s*/g, '}}');
  const filled = trimmed.replace(ACTION, (_, expression: string) => resultOf(expression, text, scope));
  if (trimmed.replace(ACTION, '').includes('{{')) throw invalid(text, 'has {{ without }}', 'close it');
  return filled;
}

/** The fields that a template names, without their dot. */
export function fieldsIn(text: string): string[] {
  return [...text.matchAll(ACTION)].flatMap(([, expression = '']) =>
    [...expression.matchAll(/(?<![\w"`])\.([A-Za-z][\w.]*)/g)].map(([, field = '']) => field),
  );
}

/** The value of `.Field`, `function argument …`, or several of them with bars between. */
function resultOf(expression: string, template: string, scope: Scope): string {
  let piped: string | undefined;
  for (const words of commandsOf(expression, template)) {
    const [first, ...rest] = words;
    if (first?.kind !== 'function') {
      if (words.length !== 1 || !first || piped !== undefined) throw unreadable(template);
      piped = first.kind === 'field' ? fieldOf(first.text, template, scope) : first.text;
      continue;
    }
    const call = FUNCTIONS[first.text];
    if (!call) throw unknown('function', first.text, Object.keys(FUNCTIONS), template);
    if (rest.some(({ kind }) => kind === 'function')) throw unreadable(template);
    const args = rest.map(({ kind, text }) => (kind === 'field' ? fieldOf(text, template, scope) : text));
    piped = call(...args, ...(piped === undefined ? [] : [piped]));
  }
  if (piped === undefined) throw unreadable(template);
  return piped;
}

interface Word {
  readonly kind: 'field' | 'text' | 'function';
  readonly text: string;
}

function commandsOf(expression: string, template: string): Word[][] {
  const commands: Word[][] = [[]];
  TOKEN.lastIndex = 0;
  while (expression.slice(TOKEN.lastIndex).trim() !== '') {
    const [matched, field, quoted, name, bar] = TOKEN.exec(expression) ?? [];
    if (matched === undefined) throw unreadable(template);
    if (bar) commands.push([]);
    else if (field) commands.at(-1)?.push({ kind: 'field', text: field.slice(1) });
    else if (quoted) commands.at(-1)?.push({ kind: 'text', text: unquoted(quoted, template) });
    else if (name) commands.at(-1)?.push({ kind: 'function', text: name });
  }
  return commands;
}

function unquoted(text: string, template: string): string {
  if (text.startsWith('`')) return text.slice(1, -1);
  try {
    return JSON.parse(text) as string;
  } catch {
    throw unreadable(template);
  }
}

function fieldOf(field: string, template: string, scope: Scope): string {
  if (field.startsWith('Env.')) return variable(field.slice('Env.'.length), template, scope);
  const value = Object.hasOwn(scope.fields, field) ? scope.fields[field] : undefined;
  if (value === undefined) throw unknown('field', `.${field}`, fieldNames(scope), template);
  return value;
}

function variable(name: string, template: string, scope: Scope): string {
  if (looksSecret(name)) {
    throw invalid(
      template,
      `takes ${name}, which looks like a secret, into the plan and the binary`,
      'give the program its secrets when it runs',
    );
  }
  const value = scope.env(name);
  if (value === undefined) {
    throw invalid(template, `names .Env.${name}, which is not set`, `set ${name}, or take it out`);
  }
  return value;
}

function fieldNames({ fields }: Scope): string[] {
  return [...Object.keys(fields), 'Env.NAME'].map((field) => `.${field}`);
}

function unknown(what: string, name: string, legal: readonly string[], template: string): ReleaseError {
  const guess = nearest(name, legal);
  return invalid(
    template,
    `names the ${what} ${name}, which there is not`,
    guess ? `did you mean ${guess}?` : `there are ${legal.join(', ')}`,
  );
}

function unreadable(template: string): ReleaseError {
  return invalid(
    template,
    'uses more than fields and functions',
    'write {{ .Field }} or {{ function .Field }}; what differs between targets goes into overrides',
  );
}

function invalid(template: string, what: string, remedy: string): ReleaseError {
  return new ReleaseError('CONFIG_INVALID', `the template ${JSON.stringify(template)} ${what}`, remedy);
}
