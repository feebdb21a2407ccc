import { withScheme } from '../model/address.ts';
import type { Digest } from '../model/artifact.ts';
import type { Plan } from '../model/plan.ts';
import type { Host } from '../ports.ts';

/** A file that the statement is about. */
export interface Subject extends Digest {
  readonly name: string;
}

const PROJECT = 'https://github.com/oracle-release/oracle-release';

/**
 * The provenance of a release: an in-toto Statement v1 with a SLSA provenance v1 predicate
 * (https://slsa.dev/spec/v1.1/provenance), as the text of `provenance.intoto.json`. It holds no time but that
 * of the commit, and claims no builder beyond what is known: on GitHub the workflow, elsewhere this program.
 */
export function provenance(plan: Plan, subjects: readonly Subject[], host: Host): string {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjects.map(({ name, sha256, sha512 }) => ({ name, digest: { sha256, sha512 } })),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: host.env('GITHUB_ACTIONS') === 'true' ? onGitHub(plan, host) : onThisMachine(plan),
  };
  return `${JSON.stringify(statement, null, 2)}\n`;
}

function onThisMachine(plan: Plan) {
  return {
    buildDefinition: {
      buildType: `${PROJECT}/buildtypes/local/v1`,
      externalParameters: { version: plan.version, targets: plan.targets.map(({ name }) => name) },
      internalParameters: source(plan),
      resolvedDependencies: dependencies(plan),
    },
    runDetails: { builder: { id: `${PROJECT}/local` } },
  };
}

/** The form that GitHub's own attestations have, so that the same policies read it. */
function onGitHub(plan: Plan, host: Host) {
  const env = (name: string): string => host.env(name) ?? '';
  const server = env('GITHUB_SERVER_URL');
  const repository = `${server}/${env('GITHUB_REPOSITORY')}`;
  // owner/repo/.github/workflows/release.yml@refs/tags/v1.2.3
  const [workflow = '', ref = ''] = env('GITHUB_WORKFLOW_REF').split('@');
  return {
    buildDefinition: {
      buildType: 'https://actions.github.io/buildtypes/workflow/v1',
      externalParameters: {
        workflow: { ref, repository, path: workflow.replace(`${env('GITHUB_REPOSITORY')}/`, '') },
      },
      internalParameters: {
        github: {
          event_name: env('GITHUB_EVENT_NAME'),
          repository_id: env('GITHUB_REPOSITORY_ID'),
          repository_owner_id: env('GITHUB_REPOSITORY_OWNER_ID'),
          runner_environment: env('RUNNER_ENVIRONMENT'),
        },
        ...source(plan),
      },
      resolvedDependencies: dependencies({ ...plan, repository }, env('GITHUB_REF')),
    },
    runDetails: {
      builder: { id: `${server}/${env('GITHUB_WORKFLOW_REF')}` },
      // Not the attempt: a run that is run again makes the same bytes, or publishing them would be a conflict.
      metadata: { invocationId: `${repository}/actions/runs/${env('GITHUB_RUN_ID')}` },
    },
  };
}

function source({ snapshot, dirty }: Plan) {
  return { source: { snapshot, dirty } };
}

/** What the binaries were made from: the commit and the Go toolchain. */
function dependencies(plan: Plan, ref = plan.tag ? `refs/tags/${plan.tag}` : plan.commit) {
  const commit = {
    name: plan.module,
    ...(plan.repository && { uri: `git+${withScheme(plan.repository)}@${ref}` }),
    digest: { gitCommit: plan.commit },
    annotations: { commitTime: plan.commitTime },
  };
  const toolchain = { name: plan.toolchain, uri: `pkg:generic/go@${plan.toolchain.replace(/^go/, '')}` };
  return plan.commit === 'none' ? [toolchain] : [commit, toolchain];
}
