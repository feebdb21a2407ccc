import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { readFileCommand } from './file-commands.ts';
import { type Annotation, scanLog } from './workflow-commands.ts';

/** The job around steps: where it works and what it was told. */
export interface Job {
  /** `GITHUB_WORKSPACE`. */
  readonly workspace: string;
  /** Files of the runner itself, outside the workspace. */
  readonly temporary: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface StepResult {
  readonly exitCode: number;
  readonly outcome: 'success' | 'failure' | 'skipped';
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  readonly log: string;
}

export interface ActionMetadata {
  readonly inputs?: Readonly<Record<string, { default?: string; required?: boolean }>>;
  readonly outputs?: Readonly<Record<string, { value?: string }>>;
  readonly runs: {
    readonly using: string;
    readonly main?: string;
    readonly steps?: readonly CompositeStep[];
  };
}

export interface CompositeStep {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

const ONE_MIB = 1024 * 1024;

export function metadataOf(folder: string): ActionMetadata {
  return load(readFileSync(join(folder, 'action.yml'), 'utf8')) as ActionMetadata;
}

/**
 * Runs a JavaScript action as the runner does: every declared input as `INPUT_*`, file commands, a working
 * directory in the workspace, and `main` found relative to the action's own folder.
 */
export async function runAction(
  folder: string,
  inputs: Readonly<Record<string, string>>,
  job: Job,
  signal?: AbortSignal,
): Promise<StepResult> {
  const metadata = metadataOf(folder);
  const entry = resolve(folder, metadata.runs.main ?? '');
  if (metadata.runs.using !== 'node24' || !existsSync(entry))
    throw new Error(`${folder} has no runnable main: ${entry}`);
  const commands = commandFiles(job.temporary);
  const child = spawn(process.execPath, [entry], {
    cwd: job.workspace,
    env: {
      ...runnerEnvironment(job, folder),
      ...commands.environment,
      ...inputEnvironment(metadata, inputs),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // The runner asks with SIGINT first.
  signal?.addEventListener('abort', () => child.kill('SIGINT'), { once: true });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  const exitCode = await new Promise<number>((done) => child.once('close', (code) => done(code ?? 1)));
  const { log, annotations, masks } = scanLog(printed);
  const outputs = readFileCommand(commands.read('GITHUB_OUTPUT'));
  const summary = commands.read('GITHUB_STEP_SUMMARY');
  return {
    exitCode,
    outcome: exitCode === 0 ? 'success' : 'failure',
    // A value that holds a secret never leaves the step.
    outputs: Object.fromEntries(
      Object.entries(outputs).filter(([, value]) => !masks.some((mask) => value.includes(mask))),
    ),
    summary: Buffer.byteLength(summary) > ONE_MIB ? '' : summary,
    annotations,
    log,
  };
}

function inputEnvironment(
  metadata: ActionMetadata,
  inputs: Readonly<Record<string, string>>,
): Record<string, string> {
  const declared = metadata.inputs ?? {};
  const unknown = Object.keys(inputs).filter((name) => !(name in declared));
  if (unknown.length > 0) throw new Error(`Unexpected input(s) '${unknown.join("', '")}'`);
  return Object.fromEntries(
    Object.entries(declared).map(([name, { default: fallback }]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      inputs[name] ?? fallback ?? '',
    ]),
  );
}

/** What the runner sets, and nothing of the machine beyond PATH, HOME and the Go caches. */
function runnerEnvironment(job: Job, folder: string): Record<string, string> {
  const kept = [
    'PATH',
    'HOME',
    'GOPROXY',
    'GONOSUMDB',
    'GOSUMDB',
    'GOFLAGS',
    'GOMODCACHE',
    'GOCACHE',
    'SSL_CERT_FILE',
  ];
  const inherited = Object.fromEntries(
    kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
  return {
    ...inherited,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: job.workspace,
    GITHUB_ACTION_PATH: folder,
    RUNNER_TEMP: job.temporary,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    ...job.environment,
  };
}

function commandFiles(temporary: string) {
  mkdirSync(temporary, { recursive: true });
  const folder = mkdtempSync(join(temporary, 'commands-'));
  const names = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];
  const paths = Object.fromEntries(names.map((name) => [name, join(folder, name)]));
  for (const path of Object.values(paths)) writeFileSync(path, '');
  return { environment: paths, read: (name: string) => readFileSync(paths[name] ?? '', 'utf8') };
}
