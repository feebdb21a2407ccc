import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { reasonOf } from './fault.ts';
import { readFileCommand } from './file-commands.ts';
import { Masks } from './masks.ts';
import { killMarked, newMark } from './orphans.ts';
import { runProcess, TIMES, type Times } from './process.ts';
import { LogReader } from './workflow-commands.ts';

/** The virtual machine of one job: its folders, and what steps leave to the steps after them. */
export class Machine {
  /** `GITHUB_WORKSPACE`. */
  readonly workspace: string;
  /** `RUNNER_TEMP`, outside the workspace. */
  readonly temporary: string;
  readonly masks: Masks;
  readonly times: Times;
  /** Variables for the next steps: `env` of workflow and job, then what steps write to GITHUB_ENV. */
  readonly variables: Record<string, string>;
  readonly #own: Readonly<Record<string, string>>;
  readonly #services: Readonly<Record<string, string>>;
  readonly #path: string[] = [];
  readonly #mark = newMark();

  constructor(setup: MachineSetup) {
    this.workspace = setup.workspace;
    this.temporary = setup.temporary;
    this.masks = setup.masks ?? new Masks();
    this.times = setup.times ?? TIMES;
    this.variables = { ...setup.variables };
    this.#own = { ...inherited(), CI: 'true', GITHUB_ACTIONS: 'true', ...this.#mark, ...setup.own };
    this.#services = setup.services ?? {};
    mkdirSync(this.workspace, { recursive: true });
    mkdirSync(this.temporary, { recursive: true });
  }

  /** Runs one process of a step, then does what it wrote to the files of the runner. */
  async execute(execution: Execution, stop: AbortSignal): Promise<Executed> {
    const reader = new LogReader(this.masks);
    const files = commandFiles(this.temporary);
    const environment = this.#environmentOf(execution, files.paths);
    let exitCode = 1;
    let stopped = false;
    try {
      const ended = await runProcess(
        { ...execution, environment },
        (line) => reader.read(line),
        stop,
        this.times,
      );
      ({ exitCode, stopped } = ended);
    } catch (error) {
      reader.complain(`${execution.program} in ${execution.cwd} did not start: ${reasonOf(error)}`);
    }
    const attempt = <T>(name: string, read: (content: string) => T): T | undefined => {
      try {
        return read(files.read(name));
      } catch (error) {
        reader.complain(`Unable to process file command '${name}' successfully.`);
        reader.complain(reasonOf(error));
        return undefined;
      }
    };
    const outputs = attempt('GITHUB_OUTPUT', readFileCommand);
    const state = attempt('GITHUB_STATE', readFileCommand);
    const variables = attempt('GITHUB_ENV', readFileCommand);
    if (variables) this.#keepVariables(variables, reader);
    for (const line of files.read('GITHUB_PATH').split(/\r?\n/).filter(Boolean)) this.#prependPath(line);
    const summary = this.#summaryOf(files.read('GITHUB_STEP_SUMMARY'), reader);
    return {
      exitCode,
      stopped,
      failed: exitCode !== 0 || reader.failed || !outputs || !state || !variables,
      outputs: outputs ?? {},
      state: state ?? {},
      summary,
      reader,
    };
  }

  /** The end of the job: what steps left running goes, but for what threw the mark of the job off. */
  dispose(): void {
    killMarked(this.#mark);
  }

  #environmentOf(
    { kind, variables, own, context }: Execution,
    files: Readonly<Record<string, string>>,
  ): Record<string, string> {
    const services = Object.entries(this.#services).filter(
      // Scripts do not get the token of the runtime; actions do (NodeScriptActionHandler, ScriptHandler).
      ([name]) => kind === 'action' || !/^ACTIONS_(RUNTIME|RESULTS|CACHE)_/.test(name),
    );
    const merged = {
      ...this.#own,
      ...variables,
      ...own,
      ...context,
      ...Object.fromEntries(services),
      ...files,
    };
    const path = [...this.#path].reverse();
    return { ...merged, PATH: [...path, merged.PATH ?? ''].join(delimiter) };
  }

  #keepVariables(variables: Readonly<Record<string, string>>, reader: LogReader): void {
    for (const [name, value] of Object.entries(variables))
      if (name.toUpperCase() === 'NODE_OPTIONS')
        reader.complain("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
      else this.variables[name] = value;
  }

  #prependPath(folder: string): void {
    const before = this.#path.indexOf(folder);
    if (before >= 0) this.#path.splice(before, 1);
    this.#path.push(folder);
  }

  #summaryOf(written: string, reader: LogReader): string {
    const bytes = Buffer.byteLength(written);
    if (bytes <= ONE_MIB) return this.masks.apply(written);
    reader.complain(
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${bytes >> 10}k.`,
    );
    return '';
  }
}

export interface MachineSetup {
  readonly workspace: string;
  readonly temporary: string;
  /** Variables of the machine itself, such as PATH. */
  readonly own?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  /** Addresses and tokens of the services that the runner hands to steps. */
  readonly services?: Readonly<Record<string, string>>;
  readonly masks?: Masks;
  readonly times?: Times;
}

export interface Execution {
  readonly kind: 'script' | 'action';
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The `env` context of the step. */
  readonly variables: Readonly<Record<string, string>>;
  /** `INPUT_*` and `STATE_*`. */
  readonly own: Readonly<Record<string, string>>;
  /** `GITHUB_*` and `RUNNER_*`, which no `env` can replace. */
  readonly context: Readonly<Record<string, string>>;
}

export interface Executed {
  readonly exitCode: number;
  readonly stopped: boolean;
  readonly failed: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly reader: LogReader;
}

const ONE_MIB = 1024 * 1024;

/** Nothing of the machine that runs the test but this reaches a step. */
const INHERITED = [
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

function inherited(): Record<string, string> {
  return Object.fromEntries(
    INHERITED.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
}

function commandFiles(temporary: string) {
  const folder = mkdtempSync(join(temporary, 'commands-'));
  const names = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];
  const paths = Object.fromEntries(names.map((name) => [name, join(folder, name)]));
  for (const path of Object.values(paths)) writeFileSync(path, '');
  // A step may have taken a file away.
  const read = (path = '') => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return { paths, read: (name: string) => read(paths[name]) };
}
