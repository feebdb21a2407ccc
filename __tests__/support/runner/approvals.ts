/** What the reviewers of an environment do. An environment without rules approves by itself. */
export type Decision = 'approve' | 'reject' | 'wait';

export interface EnvironmentSettings {
  readonly decision: Decision;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
}

export type Environments = Readonly<Record<string, Decision | EnvironmentSettings>>;

/** The settings of an environment; one that nobody made is made without rules by its first use. */
export function environmentNamed(name: string | undefined, environments: Environments): EnvironmentSettings {
  const found = name === undefined ? undefined : environments[name];
  return typeof found === 'object' ? found : { decision: found ?? 'approve' };
}

/**
 * Secrets that a job in an environment sees. A called workflow sees only what its caller passes: there the
 * environment replaces values of names that were passed, and adds to them only with `secrets: inherit`
 * (actions/runner issue 1490). Names are in capitals, as GitHub keeps them.
 */
export function secretsIn(
  environment: EnvironmentSettings,
  secrets: Readonly<Record<string, string>>,
  passed: 'all' | 'named',
): Record<string, string> {
  const before = inCapitals(secrets);
  const own = Object.entries(inCapitals(environment.secrets ?? {}));
  return {
    ...before,
    ...Object.fromEntries(passed === 'all' ? own : own.filter(([name]) => name in before)),
  };
}

export const inCapitals = (secrets: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name.toUpperCase(), value]));
