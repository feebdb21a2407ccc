import { keyed } from './yaml.ts';

export interface WorkflowDraft {
  /** As `on.push.tags` takes it. */
  readonly tagPattern: string;
  /** Inputs of the reusable workflow. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** A workflow that releases on each tag, by the reusable workflow of the suite. */
export function workflowText({ tagPattern, inputs }: WorkflowDraft): string {
  const given = Object.keys(inputs).length > 0 ? keyed('with', inputs, '    ') : [];
  return `${[
    'name: release',
    'on:',
    '  push:',
    `    tags: ['${tagPattern}']`,
    'permissions: {}',
    'jobs:',
    '  release:',
    '    permissions:',
    '      contents: write # to make the GitHub release; only the job publish gets it, all others read',
    '    uses: org/oracle-release/.github/workflows/release.yml@v1',
    ...given,
    '    secrets:',
    `      COSIGN_PRIVATE_KEY: ${secret('COSIGN_PRIVATE_KEY')}`,
    `      COSIGN_PASSWORD: ${secret('COSIGN_PASSWORD')}`,
  ].join('\n')}\n`;
}

function secret(name: string): string {
  return `\${{ secrets.${name} }}`;
}
