import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ActRequest, argumentsOf } from '../../support/act/command.ts';
import { needsOf } from '../../support/act/needs.ts';

const WORKFLOW = `
on: push
env: { WHO: me }
jobs:
  call: { uses: org/oracle-release/.github/workflows/release.yml@v1 }
  local: { uses: ./.github/workflows/x.yml }
  build:
    strategy: { matrix: { leg: [1, 2] } }
    runs-on: [self-hosted, Mini]
    outputs:
      handover-0: \${{ steps.a.outputs.x || vars.ACT_BUILD_HANDOVER_0 }}
      plain: \${{ steps.a.outputs.y }}
    steps:
      - uses: actions/checkout@abc # v6
        env: { STEP: x }
      - uses: org/oracle-release/build-matrix@v1
      - uses: org/oracle-release/build-matrix@v2
  other:
    runs-on: \${{ fromJSON(matrix.runner) }}
    steps:
      - run: 'uses: not/this@v1'
  third: { runs-on: ubuntu-24.04 }
`;

const needs = needsOf([parse(WORKFLOW), undefined]);

test('what a workflow needs is found wherever it stands', () => {
  expect(needs).toEqual({
    repositories: ['actions/checkout@abc', 'org/oracle-release@v1', 'org/oracle-release@v2'],
    labels: ['Mini', 'self-hosted', 'ubuntu-24.04'],
    variables: { ACT_BUILD_HANDOVER_0: `\${{ steps.a.outputs.x || vars.ACT_BUILD_HANDOVER_0 }}` },
    environment: ['STEP', 'WHO'],
  });
});

describe('the command line of act', () => {
  const request: ActRequest = {
    workspace: '/w',
    workflow: '.github/workflows/ci.yml',
    eventName: 'push',
    suite: '/s',
    labels: ['windows-2025', 'Mini'],
    secrets: { KEY: 'long-enough-to-mask' },
    variables: { COLOUR: 'red' },
    environment: { GITHUB_REPOSITORY: 'acme/app' },
  };
  const files = { event: '/t/event.json', nothing: '/t/nothing' };
  const folderOf = (repository: string): string => `/folder/${repository.split('@')[0]}`;

  test('maps each label, each repository and each value', () => {
    const args = argumentsOf(request, needs, folderOf, files);
    const following = (flag: string): string[] => args.filter((_, index) => args[index - 1] === flag);
    expect(args[0]).toBe('push');
    expect(following('--platform')).toEqual(
      ['Mini', 'self-hosted', 'ubuntu-24.04', 'windows-2025'].map((label) => `${label}=-self-hosted`),
    );
    expect(following('--local-repository')).toEqual([
      'actions/checkout@abc=/folder/actions/checkout',
      'org/oracle-release@v1=/folder/org/oracle-release',
      'org/oracle-release@v2=/folder/org/oracle-release',
    ]);
    expect(following('--var')).toEqual([
      `ACT_BUILD_HANDOVER_0=\${{ steps.a.outputs.x || vars.ACT_BUILD_HANDOVER_0 }}`,
      'COLOUR=red',
    ]);
    expect(following('--secret')).toEqual(['KEY=long-enough-to-mask']);
    expect(following('--env')).toEqual(['GITHUB_REPOSITORY=acme/app']);
    expect(following('--secret-file')).toEqual(['/t/nothing']);
    expect(following('--eventpath')).toEqual(['/t/event.json']);
  });

  test.each([
    [{ secrets: { KEY: 't' } }, 'secret KEY has less than 12 characters'],
    [{ environment: { WHO: 'you' } }, 'a workflow sets WHO'],
  ])('refuses %j', (change, message) => {
    expect(() => argumentsOf({ ...request, ...change }, needs, folderOf, files)).toThrow(message);
  });
});
