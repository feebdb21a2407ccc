/**
 * What an expression may look at depends on the key it stands in
 * (actions/runner, workflow-v1.0.json and action_yaml.json, the `context` lists).
 */
interface Sight {
  readonly contexts: readonly string[];
  readonly functions: readonly string[];
}

export const STATUS_FUNCTIONS = ['success', 'failure', 'cancelled', 'always'];

const ALL = ['github', 'inputs', 'vars'];
const JOB = [...ALL, 'needs', 'strategy', 'matrix'];
const RUNNING = [...JOB, 'steps', 'job', 'runner', 'env'];
const COMPOSITE = ['github', 'inputs', 'strategy', 'matrix', 'steps', 'job', 'runner', 'env'];

const sees = (contexts: readonly string[], functions: readonly string[] = []): Sight => ({
  contexts,
  functions,
});

export const PLACES = {
  workflow: sees(ALL),
  'workflow env': sees([...ALL, 'secrets']),
  'workflow output': sees([...ALL, 'jobs']),
  'job if': sees([...ALL, 'needs'], STATUS_FUNCTIONS),
  strategy: sees([...ALL, 'needs']),
  job: sees(JOB),
  'job with secrets': sees([...JOB, 'secrets']),
  'job defaults': sees([...JOB, 'env']),
  'job output': sees([...RUNNING, 'secrets']),
  'environment url': sees(RUNNING),
  step: sees([...RUNNING, 'secrets'], ['hashFiles']),
  'step if': sees(RUNNING, [...STATUS_FUNCTIONS, 'hashFiles']),
  'input default': sees(['github', 'strategy', 'matrix', 'job', 'runner'], ['hashFiles']),
  'composite step': sees(COMPOSITE, ['hashFiles']),
  'composite step if': sees(COMPOSITE, [...STATUS_FUNCTIONS, 'hashFiles']),
  'composite output': sees(COMPOSITE, ['hashFiles']),
} satisfies Readonly<Record<string, Sight>>;

export type Place = keyof typeof PLACES;
