import { WorkflowFault } from './fault.ts';

export type MatrixValues = Readonly<Record<string, unknown>>;

/** One job of a matrix. */
export interface Combination {
  /** Undefined for a job without a matrix. */
  readonly values: MatrixValues | undefined;
  /** What GitHub shows in brackets after the name of the job. */
  readonly label: string;
}

/** GitHub's limit on the jobs of one matrix. */
const MOST_COMBINATIONS = 256;

/**
 * The jobs of a matrix: all combinations, less `exclude`, widened by `include`; what `include` matches with
 * none of them is a job of its own (actions/runner, MatrixBuilder).
 */
export function combinationsOf(matrix: unknown, where: string): Combination[] {
  if (matrix === undefined || matrix === null) return [{ values: undefined, label: '' }];
  const { include = [], exclude = [], ...vectors } = asMapping(matrix, where);
  const additions = asFilters(include, `${where}, include`);
  const removals = asFilters(exclude, `${where}, exclude`);
  if (Object.keys(vectors).length === 0 && additions.length === 0)
    throw new WorkflowFault(where, 'Matrix must define at least one vector');
  const known = Object.keys(vectors);
  for (const key of removals.flatMap(Object.keys))
    if (!known.includes(key))
      throw new WorkflowFault(where, `Matrix exclude key '${key}' does not match any key within the matrix`);

  const unmatched = new Set(additions);
  const combinations = productOf(vectors, where)
    .filter((values) => !removals.some((removal) => matches(values, removal)))
    .map((values) => {
      const fitting = additions.filter((addition) => matches(values, only(addition, known)));
      for (const addition of fitting) unmatched.delete(addition);
      const extra = fitting.map((addition) => without(addition, known));
      return { values: Object.assign({ ...values }, ...extra) as MatrixValues, label: labelOf(values) };
    });
  const own = [...unmatched].map((values) => ({ values, label: labelOf(values) }));
  const all = [...combinations, ...own];
  if (all.length > MOST_COMBINATIONS)
    throw new WorkflowFault(where, `the matrix makes ${all.length} jobs, GitHub takes ${MOST_COMBINATIONS}`);
  // The runner's own code runs the job once, without a matrix, when every combination is excluded.
  return all.length > 0 ? all : [{ values: undefined, label: '' }];
}

function productOf(vectors: MatrixValues, where: string): MatrixValues[] {
  const entries = Object.entries(vectors);
  if (entries.length === 0) return [];
  return entries.reduce<MatrixValues[]>(
    (combinations, [key, vector]) => {
      if (!Array.isArray(vector))
        throw new WorkflowFault(where, `the matrix vector '${key}' is not a list: ${JSON.stringify(vector)}`);
      if (vector.length === 0)
        throw new WorkflowFault(where, `Matrix vector '${key}' does not contain any values`);
      return combinations.flatMap((values) => vector.map((value) => ({ ...values, [key]: value })));
    },
    [{}],
  );
}

/** Whether each leaf of the filter is equal in the values; letter case does not count, as in expressions. */
function matches(values: unknown, filter: unknown): boolean {
  if (filter !== null && typeof filter === 'object')
    return Object.entries(filter).every(
      ([key, part]) =>
        values !== null && typeof values === 'object' && matches((values as MatrixValues)[key], part),
    );
  if (typeof values === 'string' && typeof filter === 'string')
    return values.toLowerCase() === filter.toLowerCase();
  return (values ?? null) === filter;
}

const only = (values: MatrixValues, keys: readonly string[]): MatrixValues =>
  Object.fromEntries(Object.entries(values).filter(([key]) => keys.includes(key)));

const without = (values: MatrixValues, keys: readonly string[]): MatrixValues =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));

function labelOf(values: unknown): string {
  if (values !== null && typeof values === 'object')
    return Object.values(values)
      .map(labelOf)
      .filter((part) => part !== '')
      .join(', ');
  return values === null || values === undefined ? '' : String(values);
}

function asMapping(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new WorkflowFault(where, `a mapping is needed, not ${JSON.stringify(value)}`);
  return value as Readonly<Record<string, unknown>>;
}

function asFilters(value: unknown, where: string): MatrixValues[] {
  if (!Array.isArray(value)) throw new WorkflowFault(where, `a list is needed, not ${JSON.stringify(value)}`);
  return value.map((item) => asMapping(item, where));
}
