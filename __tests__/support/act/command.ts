import type { Needs } from './needs.ts';

/** What is to be run, and what it is told. */
export interface ActRequest {
  /** The repository whose workflow runs: a git repository with a commit, which is what jobs check out. */
  readonly workspace: string;
  /** Path of the workflow in it. */
  readonly workflow: string;
  readonly eventName: string;
  /** The event as GitHub sends it, such as `{ inputs: … }` or `{ ref: 'refs/tags/v1.2.3' }`. */
  readonly event?: Readonly<Record<string, unknown>>;
  /** The suite, exported in the dialect of act. */
  readonly suite: string;
  /** Runner labels that only an expression names. */
  readonly labels?: readonly string[];
  readonly secrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  /** What every job sees, such as the addresses of the emulated services. Wins over any `env` of a workflow. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Files that act reads. */
export interface ActFiles {
  readonly event: string;
  /** An empty one, for each file that act would else look for in the workspace. */
  readonly nothing: string;
}

/** A shorter secret would be masked out of words in which it is only contained. */
const SHORTEST_SECRET = 12;

/**
 * The command line of act: no container, no network, and a folder for each repository that is named. Throws
 * on what act would do without a word: mask every letter, or let one value win over another.
 */
export function argumentsOf(
  request: ActRequest,
  needs: Needs,
  folderOf: (repository: string) => string,
  files: ActFiles,
): string[] {
  const { eventName, workflow, labels = [], secrets = {}, variables = {}, environment = {} } = request;
  const short = Object.keys(secrets).find((name) => (secrets[name] ?? '').length < SHORTEST_SECRET);
  if (short) throw new Error(`secret ${short} has less than ${SHORTEST_SECRET} characters`);
  const twice = needs.environment.find((name) => name in environment);
  if (twice) throw new Error(`a workflow sets ${twice}, and the environment of the run would win over it`);
  const all = [...new Set([...needs.labels, ...labels, 'self-hosted'])];
  return [
    eventName,
    ...['--workflows', workflow, '--eventpath', files.event],
    // Without a checkout step a job has nothing, and with one what was committed.
    ...['--json', '--rm', '--action-offline-mode', '--no-cache-server', '--no-skip-checkout'],
    ...['--env-file', '--secret-file', '--var-file', '--input-file'].flatMap((flag) => [flag, files.nothing]),
    ...all.flatMap((label) => ['--platform', `${label}=-self-hosted`]),
    ...needs.repositories.flatMap((repository) => [
      '--local-repository',
      `${repository}=${folderOf(repository)}`,
    ]),
    ...given('--secret', secrets),
    ...given('--var', { ...needs.variables, ...variables }),
    ...given('--env', environment),
  ];
}

function given(flag: string, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
}
