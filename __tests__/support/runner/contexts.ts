/** Members of the `github` context that steps get as `GITHUB_*` (actions/runner, GitHubContext). */
const GITHUB_VARIABLES = [
  'action',
  'action_path',
  'action_ref',
  'action_repository',
  'actor',
  'actor_id',
  'api_url',
  'base_ref',
  'event_name',
  'event_path',
  'graphql_url',
  'head_ref',
  'job',
  'ref',
  'ref_name',
  'ref_protected',
  'ref_type',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'retention_days',
  'run_attempt',
  'run_id',
  'run_number',
  'server_url',
  'sha',
  'triggering_actor',
  'workflow',
  'workflow_ref',
  'workflow_sha',
  'workspace',
];

export type Contexts = Readonly<Record<string, unknown>>;

/** The `GITHUB_*` and `RUNNER_*` variables of a step. */
export function contextVariables({ github, runner }: Contexts): Record<string, string> {
  const variables = (prefix: string, context: unknown, names?: readonly string[]) =>
    Object.entries((context ?? {}) as Contexts)
      .filter(([name, value]) => value !== null && value !== undefined && (names?.includes(name) ?? true))
      .map(([name, value]) => [`${prefix}_${name.toUpperCase()}`, String(value)]);
  return Object.fromEntries([
    ...variables('GITHUB', github, GITHUB_VARIABLES),
    ...variables('RUNNER', runner),
  ]);
}

/** The `runner` context: all jobs run on the machine of the test, whatever their label says. */
export function runnerContext(folders: { temporary: string; tools: string }, labels: readonly string[]) {
  return {
    name: 'emulated',
    os: 'Linux',
    arch: 'X64',
    environment: labels.includes('self-hosted') ? 'self-hosted' : 'github-hosted',
    temp: folders.temporary,
    tool_cache: folders.tools,
  };
}
