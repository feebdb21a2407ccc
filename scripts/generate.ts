/**
 * Writes everything that is derived: the declared inputs as data, the public addresses `<name>/action.yml`,
 * the README tables and the JSON schemas. With `--check` it only names what is not current, and exits 1.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { actionNames, type Declaration, declarationOf, ROOT } from './declared.ts';

const checking = process.argv.includes('--check');
const stale: string[] = [];

emit('src/model/declared.generated.ts', declaredInputs());
for (const action of actionNames()) {
  emit(`${action}/action.yml`, publicAddress(action));
  emitTables(`actions/${action}/README.md`, declarationOf(action));
}
for (const [name, schema] of Object.entries(await schemas()))
  emit(`schema/${name}.schema.json`, json(schema));

if (stale.length > 0) {
  console.error(
    `not current:\n${stale.map((file) => `  ${file}`).join('\n')}\nrun \`make package\` and commit the result`,
  );
  process.exit(1);
}

function emit(file: string, content: string): void {
  const path = join(ROOT, file);
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return;
  if (checking) {
    stale.push(file);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  console.log(`wrote ${relative(ROOT, path)}`);
}

/** Inputs that every action has, and those that carry secrets and so never stand in a configuration. */
function declaredInputs(): string {
  const declarations = actionNames().map((action) => ({ action, ...declarationOf(action) }));
  const common = Object.keys(declarations[0]?.inputs ?? {}).filter((input) =>
    declarations.every((declaration) => input in declaration.inputs),
  );
  const table = Object.fromEntries(
    declarations.map(({ action, inputs }) => [
      action,
      {
        inputs: mapValues(inputs, (input) => ({
          description: input.description,
          default: outsideWorkflows(input.default ?? ''),
        })),
      },
    ]),
  );
  return [
    '// Generated from actions/*/action.yml by scripts/generate.ts; do not edit.',
    '',
    'export interface Declared {',
    '  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;',
    '}',
    '',
    'export type ActionName =',
    `${declarations.map(({ action }) => `  | '${action}'`).join('\n')};`,
    '',
    `export const COMMON_INPUTS: readonly string[] = ${JSON.stringify(common)};`,
    '',
    "export const SECRET_INPUTS: readonly string[] = ['key', 'key-password', 'token'];",
    '',
    `export const DECLARED: Readonly<Record<ActionName, Declared>> = ${JSON.stringify(table, null, 2)};`,
    '',
  ].join('\n');
}

/** Only the runner can work out an expression; everywhere else the input is empty. */
function outsideWorkflows(fallback: string): string {
  return fallback.startsWith('${{') ? '' : fallback;
}

function mapValues<From, To>(record: Record<string, From>, fn: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, fn(value)]));
}

/** `org/oracle-release/<name>@v1` needs a folder of that name at the root; only the path of the bundle differs. */
function publicAddress(action: string): string {
  const authored = readFileSync(join(ROOT, 'actions', action, 'action.yml'), 'utf8');
  return `# Generated from actions/${action}/action.yml; do not edit.\n${authored.replace(/^( {2}(?:main|post): )\.\.\/\.\.\/dist\//gm, '$1../dist/')}`;
}

function emitTables(file: string, declaration: Declaration): void {
  const path = join(ROOT, file);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const inputs = Object.entries(declaration.inputs).map(([name, input]) => [
    `\`${name}\``,
    input.description,
    input.default ? `\`${input.default}\`` : '',
  ]);
  const outputs = Object.entries(declaration.outputs).map(([name, output]) => [
    `\`${name}\``,
    output.description,
  ]);
  emit(
    file,
    [
      { marker: 'inputs', table: table(['Input', 'Meaning', 'Default'], inputs) },
      { marker: 'outputs', table: table(['Output', 'Meaning'], outputs) },
    ].reduce((current, { marker, table }) => between(current, marker, table), text),
  );
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function between(text: string, marker: string, content: string): string {
  const pattern = new RegExp(`(<!-- ${marker} -->\n)[\\s\\S]*?(<!-- /${marker} -->)`);
  if (!pattern.test(text)) throw new Error(`the README has no <!-- ${marker} --> section`);
  return text.replace(pattern, (_, before, after) => `${before}${content}\n${after}`);
}

async function schemas(): Promise<Record<string, unknown>> {
  const z = await import('zod/mini');
  const { Config } = await import('../src/config/schema.ts');
  const { Check } = await import('../src/model/check.ts');
  const { Plan } = await import('../src/model/plan.ts');
  const { Manifest } = await import('../src/model/artifact.ts');
  const { Policy } = await import('../src/scan/policy/schema.ts');
  const { BuildInsight } = await import('../src/model/insight.ts');
  return {
    'oracle-release': z.toJSONSchema(Config, { io: 'input' }),
    'scan-policy': z.toJSONSchema(Policy, { io: 'input' }),
    check: z.toJSONSchema(Check),
    plan: z.toJSONSchema(Plan),
    manifest: z.toJSONSchema(Manifest),
    'build-insight': z.toJSONSchema(BuildInsight),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
