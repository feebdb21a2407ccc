import type { Environments } from './approvals.ts';
import type { Contexts } from './contexts.ts';
import type { GitHubContext } from './github.ts';
import type { Ending } from './leg.ts';
import type { MatrixValues } from './matrix.ts';
import type { Permissions } from './permissions.ts';
import type { Times } from './process.ts';
import type { Repositories } from './repositories.ts';
import type { Slots } from './slots.ts';
import type { PlannedWorkflow } from './start-up.ts';

/** A job that is about to run, for the hooks of a test: also what the emulated services ask of a job. */
export interface JobInfo {
  readonly job: string;
  /** With the jobs that called it: `release/build`. */
  readonly path: string;
  /** As GitHub shows it. */
  readonly name: string;
  /** Of the leg. */
  readonly index: number;
  readonly matrix: MatrixValues | undefined;
  readonly permissions: Permissions;
  readonly environment?: string;
  readonly repository: string;
  readonly runId: string;
  readonly ref: string;
  readonly sha: string;
  /** `owner/name/path@ref` of the file that holds the job. */
  readonly workflow: string;
  readonly workspace: string;
}

/** How a test reaches into a run. */
export interface Hooks {
  /**
   * Variables of the services that this job may use: addresses, tokens. `GITHUB_TOKEN` among them becomes
   * `github.token` and is no variable; those of the runtime, results and caches reach actions only.
   */
  readonly jobEnvironment?: (
    job: JobInfo,
  ) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  readonly beforeJob?: (job: JobInfo) => void | Promise<void>;
  readonly afterJob?: (job: JobInfo, ending: Ending) => void | Promise<void>;
}

/** What all jobs of a run share. */
export interface RunState extends Hooks {
  readonly runId: string;
  readonly folder: string;
  readonly repositories: Repositories;
  readonly environments: Environments;
  /** Variables of every machine. */
  readonly machine: Readonly<Record<string, string>>;
  /** `secrets.GITHUB_TOKEN` unless the services of the job give another. */
  readonly token: string;
  readonly signal: AbortSignal;
  readonly slots: Slots;
  readonly times: Times;
}

/** A workflow that runs: that of the run, or one that a job calls. */
export interface Call {
  readonly run: RunState;
  readonly plan: PlannedWorkflow;
  /** Ids of the jobs that led here. */
  readonly trail: readonly string[];
  readonly github: GitHubContext;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly vars: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Whether `secrets` are all there are, or those that a caller named. */
  readonly passed: 'all' | 'named';
  /** Concurrency groups of what is around, each of which it would wait for without end. */
  readonly groups: readonly string[];
}

/** `github`, `inputs` and `vars`, which every expression sees. */
export const contextsOf = ({ github, inputs, vars }: Call): Contexts => ({ github, inputs, vars });

/** The place of a job in messages: `job "release / build"`. */
export const whereOf = ({ trail }: Call, id: string) => `job "${[...trail, id].join(' / ')}"`;
