import { describe, expect, test } from 'vitest';
import { digestOfBytes } from '../../../src/model/digest.ts';
import { provenance } from '../../../src/seal/provenance.ts';
import { smallPlan } from '../../support/release.ts';

const subject = { name: 'app', ...digestOfBytes(Buffer.from('app')) };
const host = (environment: Record<string, string>) => ({
  goos: 'linux',
  goarch: 'amd64',
  cores: 1,
  env: (name: string) => environment[name],
});
const statement = (plan = smallPlan(), environment: Record<string, string> = {}) =>
  JSON.parse(provenance(plan, [subject], host(environment)));

const GITHUB = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'o/r',
  GITHUB_REPOSITORY_ID: '1',
  GITHUB_REPOSITORY_OWNER_ID: '2',
  GITHUB_WORKFLOW_REF: 'o/r/.github/workflows/release.yml@refs/tags/v1.2.3',
  GITHUB_REF: 'refs/tags/v1.2.3',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_RUN_ID: '10',
  GITHUB_RUN_ATTEMPT: '3',
  RUNNER_ENVIRONMENT: 'github-hosted',
};

describe('provenance', () => {
  test('is a Statement v1 with both digests of each subject', () => {
    const { sha256, sha512 } = subject;
    expect(statement()).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      predicateType: 'https://slsa.dev/provenance/v1',
      subject: [{ name: 'app', digest: { sha256, sha512 } }],
    });
  });

  test('claims no more than is known on a machine: no invocation, no time but that of the commit', () => {
    const { predicate } = statement();
    expect(predicate.runDetails).toEqual({
      builder: { id: 'https://github.com/oracle-release/oracle-release/local' },
    });
    expect(JSON.stringify(predicate).match(/\d{4}-\d\d-\d\dT/g)).toHaveLength(1);
    expect(predicate.buildDefinition.resolvedDependencies).toMatchObject([
      {
        uri: 'git+https://example.org/small.git@refs/tags/v1.2.3',
        digest: { gitCommit: smallPlan().commit },
        annotations: { commitTime: '2026-01-02T03:04:05Z' },
      },
      { uri: 'pkg:generic/go@1.26.8' },
    ]);
  });

  test.each([
    ['git@example.org:o/r.git', 'git+ssh://git@example.org/o/r.git@refs/tags/v1.2.3'],
    ['ssh://git@example.org:22/o/r', 'git+ssh://git@example.org:22/o/r@refs/tags/v1.2.3'],
    [undefined, undefined],
  ])('the repository %s is named %s', (repository, uri) => {
    const { repository: _, ...plan } = smallPlan();
    const { predicate } = statement(repository ? { ...plan, repository } : plan);
    expect(predicate.buildDefinition.resolvedDependencies[0].uri).toBe(uri);
  });

  test('outside git there is no commit to name', () => {
    const { predicate } = statement(smallPlan({ commit: 'none' }));
    expect(predicate.buildDefinition.resolvedDependencies).toHaveLength(1);
  });

  test('on GitHub it has the form of GitHub attestations', () => {
    const { predicate } = statement(smallPlan(), GITHUB);
    expect(predicate.buildDefinition.buildType).toBe('https://actions.github.io/buildtypes/workflow/v1');
    expect(predicate.buildDefinition.externalParameters).toEqual({
      workflow: {
        ref: 'refs/tags/v1.2.3',
        repository: 'https://github.com/o/r',
        path: '.github/workflows/release.yml',
      },
    });
    expect(predicate.buildDefinition.internalParameters.github).toEqual({
      event_name: 'push',
      repository_id: '1',
      repository_owner_id: '2',
      runner_environment: 'github-hosted',
    });
    expect(predicate.buildDefinition.resolvedDependencies[0].uri).toBe(
      'git+https://github.com/o/r@refs/tags/v1.2.3',
    );
    expect(predicate.runDetails).toEqual({
      builder: { id: 'https://github.com/o/r/.github/workflows/release.yml@refs/tags/v1.2.3' },
      metadata: { invocationId: 'https://github.com/o/r/actions/runs/10' },
    });
  });
});
