import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { type Token, TokenType } from '@actions/expressions/lexer';
import { reasonOf, WorkflowFault } from './fault.ts';
import { PLACES, type Place, STATUS_FUNCTIONS } from './places.ts';

/** What `success()`, `failure()` and `cancelled()` answer. */
export interface Status {
  readonly success: boolean;
  readonly failure: boolean;
  readonly cancelled: boolean;
}

/** All that expressions may look at; the place they stand in narrows it. */
export interface Scope {
  /** Job, step and key, for the message when an expression fails. */
  readonly where: string;
  readonly contexts: Readonly<Record<string, unknown>>;
  readonly status?: Status;
  readonly hashFiles?: (patterns: readonly string[]) => string;
}

export const at = (scope: Scope, key: string): Scope => ({ ...scope, where: `${scope.where}, ${key}` });

/** A value with each `${{ }}` in it evaluated, at any depth; one expression alone keeps its type. */
export function expand(value: unknown, place: Place, scope: Scope): unknown {
  if (typeof value === 'string') return fromData(interpolate(value, place, scope));
  if (Array.isArray(value))
    return value.map((item, index) => expand(item, place, at(scope, `item ${index + 1}`)));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, expand(item, place, at(scope, key))]),
  );
}

/** The string that a key becomes: null is empty, true is `true`, an object is `Object`, as on GitHub. */
export function text(value: unknown, place: Place, scope: Scope): string {
  return typeof value === 'string'
    ? interpolate(value, place, scope).coerceString()
    : toData(value).coerceString();
}

export function texts(
  values: Readonly<Record<string, unknown>> | null | undefined,
  place: Place,
  scope: Scope,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [name, text(value, place, at(scope, name))]),
  );
}

/** An `if`: with or without `${{ }}`, and `success() &&` before it unless it asks for a status itself. */
export function condition(value: unknown, place: Place, scope: Scope): boolean {
  const written = String(value ?? '').trim();
  const parts = partsOf(written, scope.where);
  const asked = parts.length === 1 && parts[0]?.expression === undefined ? [written] : expressionsIn(parts);
  const implicit = !asked.some((expression) => namesStatus(tokensOf(expression, scope.where)));
  if (implicit && scope.status && !scope.status.success) return false;
  if (written === '') return true;
  return truthy(
    parts.some(({ expression }) => expression !== undefined)
      ? interpolate(written, place, scope)
      : evaluate(written, place, scope),
  );
}

/** Throws where GitHub refuses a file: bad syntax, an unknown function, a context not seen from here. */
export function checkExpressions(value: unknown, place: Place, where: string): void {
  if (typeof value === 'string')
    for (const expression of expressionsIn(partsOf(value, where))) parse(expression, place, where);
  else if (value !== null && typeof value === 'object')
    for (const [key, item] of Object.entries(value)) checkExpressions(item, place, `${where}, ${key}`);
}

export function checkCondition(value: unknown, place: Place, where: string): void {
  const written = String(value ?? '').trim();
  if (written.includes('${{')) checkExpressions(written, place, where);
  else if (written !== '') parse(written, place, where);
}

export function toData(value: unknown): data.ExpressionData {
  return JSON.parse(JSON.stringify(value ?? null), data.reviver) as data.ExpressionData;
}

function fromData(value: data.ExpressionData): unknown {
  return JSON.parse(JSON.stringify(value, data.replacer));
}

function interpolate(template: string, place: Place, scope: Scope): data.ExpressionData {
  const parts = partsOf(template, scope.where);
  const only = parts.length === 1 ? parts[0] : undefined;
  if (only?.expression !== undefined) return evaluate(only.expression, place, scope);
  return new data.StringData(
    parts
      .map(({ literal, expression }) =>
        expression === undefined ? literal : evaluate(expression, place, scope).coerceString(),
      )
      .join(''),
  );
}

function evaluate(expression: string, place: Place, scope: Scope): data.ExpressionData {
  const parsed = parse(expression, place, scope.where);
  const contexts = new data.Dictionary(
    ...PLACES[place].contexts.map((key) => ({ key, value: toData(scope.contexts[key]) })),
  );
  try {
    return new Evaluator(parsed, contexts, functionsOf(scope)).evaluate();
  } catch (cause) {
    throw new WorkflowFault(scope.where, `${reasonOf(cause)}, in \${{ ${expression.trim()} }}`, { cause });
  }
}

function parse(expression: string, place: Place, where: string) {
  const { contexts, functions } = PLACES[place];
  const known = functions.map((name) => ({ name, minArgs: 0, maxArgs: name === 'hashFiles' ? 255 : 0 }));
  try {
    const parsed = new Parser(tokensOf(expression, where), [...contexts], known).parse();
    if (parsed === undefined) throw new Error('An expression was expected');
    return parsed;
  } catch (cause) {
    if (cause instanceof WorkflowFault) throw cause;
    throw new WorkflowFault(where, `${reasonOf(cause)}, in \${{ ${expression.trim()} }}`, { cause });
  }
}

function tokensOf(expression: string, where: string): Token[] {
  try {
    // The package un-doubles the first quote of a string only; the runner un-doubles each.
    return new Lexer(expression)
      .lex()
      .tokens.map((token) =>
        token.type === TokenType.STRING
          ? { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") }
          : token,
      );
  } catch (cause) {
    throw new WorkflowFault(where, reasonOf(cause), { cause });
  }
}

function namesStatus(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ type, lexeme }, index) =>
      type === TokenType.IDENTIFIER &&
      STATUS_FUNCTIONS.includes(lexeme.toLowerCase()) &&
      tokens[index + 1]?.type === TokenType.LEFT_PAREN,
  );
}

function functionsOf({ status, hashFiles }: Scope): Map<string, FunctionDefinition> {
  const answers: Record<string, (...args: data.ExpressionData[]) => data.ExpressionData> = {
    success: () => new data.BooleanData(status?.success ?? true),
    failure: () => new data.BooleanData(status?.failure ?? false),
    cancelled: () => new data.BooleanData(status?.cancelled ?? false),
    always: () => new data.BooleanData(true),
    hashfiles: (...patterns) =>
      new data.StringData(hashFiles?.(patterns.map((pattern) => pattern.coerceString())) ?? ''),
  };
  return new Map(
    Object.entries(answers).map(([name, call]) => [name, { name, minArgs: 0, maxArgs: 255, call }]),
  );
}

function truthy(value: data.ExpressionData): boolean {
  if (value instanceof data.Null) return false;
  if (value instanceof data.NumberData) return value.value !== 0 && !Number.isNaN(value.value);
  if (value instanceof data.BooleanData) return value.value;
  return !(value instanceof data.StringData) || value.value !== '';
}

/** A piece of a template: plain text, or what stands between `${{` and `}}`. */
interface Part {
  readonly literal: string;
  readonly expression?: string;
}

const expressionsIn = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ expression }) => (expression === undefined ? [] : [expression]));

function partsOf(template: string, where: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (let open = template.indexOf('${{'); open >= 0; open = template.indexOf('${{', from)) {
    const close = closingOf(template, open + 3);
    if (close < 0) throw new WorkflowFault(where, `no }} closes the expression in ${template.slice(open)}`);
    if (open > from) parts.push({ literal: template.slice(from, open) });
    parts.push({ literal: '', expression: template.slice(open + 3, close) });
    from = close + 2;
  }
  if (from < template.length || parts.length === 0) parts.push({ literal: template.slice(from) });
  return parts;
}

/** Where the `}}` stands that is not inside a quoted string, or -1. */
function closingOf(template: string, from: number): number {
  let quoted = false;
  for (let index = from; index < template.length; index++) {
    if (template[index] === "'") quoted = !quoted;
    else if (!quoted && template.startsWith('}}', index)) return index;
  }
  return -1;
}
