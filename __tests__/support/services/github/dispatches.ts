import { load } from 'js-yaml';
import type { Route } from '../http.ts';
import type { Endpoint } from './access.ts';
import { done, notFound, refused } from './answers.ts';
import type { Git } from './git.ts';

interface Input {
  readonly required?: boolean;
  readonly default?: unknown;
  readonly options?: readonly string[];
}

/** Starts of workflows: checked against the workflow's own file, and kept for the tests to read. */
export function dispatchRoutes(endpoint: Endpoint): readonly Route[] {
  const path = '/api/repos/:owner/:repo/actions/workflows/:workflow/dispatches';
  return [
    endpoint('POST', path, 'actions: write', async ({ request, repository, parameters }) => {
      const { git } = repository;
      const { workflow = '' } = parameters;
      const body = (await request.json()) as { ref?: string; inputs?: Record<string, unknown> };
      const { ref = '', inputs = {} } = body;
      // A workflow exists when the default branch has it; it is started as it is at the ref.
      if (declared(git, git.defaultBranch, workflow) === undefined) throw notFound();
      if (!git.commit(ref)) throw refused(422, `No ref found for: ${ref}`);
      refuseInputs(declared(git, ref, workflow), inputs);
      repository.dispatches.push({ workflow, ref, inputs });
      return done();
    }),
  ];
}

/** The inputs of `workflow_dispatch`; null where the workflow has no such trigger. */
function declared(git: Git, ref: string, workflow: string): Record<string, Input> | null | undefined {
  const text = git.file(ref, `.github/workflows/${workflow}`);
  if (text === undefined) return undefined;
  const { on } = load(text) as {
    on: string | string[] | Record<string, { inputs?: Record<string, Input> } | null>;
  };
  if (typeof on === 'string' || Array.isArray(on))
    return [on].flat().includes('workflow_dispatch') ? {} : null;
  return 'workflow_dispatch' in on ? (on.workflow_dispatch?.inputs ?? {}) : null;
}

function refuseInputs(
  declaration: Record<string, Input> | null | undefined,
  given: Readonly<Record<string, unknown>>,
): void {
  if (!declaration) throw refused(422, "Workflow does not have 'workflow_dispatch' trigger");
  const unknown = Object.keys(given).filter((name) => !(name in declaration));
  if (unknown.length > 0) throw refused(422, `Unexpected inputs provided: ${JSON.stringify(unknown)}`);
  for (const [name, { required, default: fallback, options }] of Object.entries(declaration)) {
    const value = given[name] ?? fallback;
    if (required && value === undefined) throw refused(422, `Required input '${name}' not provided`);
    if (options && value !== undefined && !options.includes(String(value))) {
      throw refused(422, `Provided value '${value}' for input '${name}' not in the list of allowed values`);
    }
  }
}
