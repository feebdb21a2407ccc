import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXCEPTIONS, type Exception, withoutAccepted } from '../../scripts/lint/exceptions.ts';
import { type Finding, shown } from '../../scripts/lint/finding.ts';
import { examplesOf, type Kind, type Page, parsePage } from '../../scripts/lint/page.ts';
import { faultsOf } from '../../scripts/lint/rules.ts';
import { readSuite } from '../../scripts/lint/suite.ts';
import { toolFindings } from '../../scripts/lint/tools.ts';
import { ROOT } from '../support/repository.ts';
import { temporaryFolder } from '../support/temporary.ts';

describe('the workflows, the actions and the examples of the documentation', () => {
  const suite = readSuite();

  test('are all found, and all of them YAML', () => {
    expect(suite.findings.map(shown)).toEqual([]);
    expect(suite.workflows).toContain('.github/workflows/ci.yml');
    expect(suite.actions).toEqual(
      expect.arrayContaining(['action.yml', 'publish/action.yml', 'actions/publish/action.yml']),
    );
    expect(suite.pages.filter(({ kind }) => kind === 'example').length).toBeGreaterThan(5);
  });

  test('are without fault, by our rules and by every tool', async () => {
    const findings = [...suite.pages.flatMap(faultsOf), ...(await toolFindings(ROOT, suite))];
    expect(withoutAccepted(findings).map(shown)).toEqual([]);
  });

  test('every exception says since when and why', () => {
    for (const { since, why } of EXCEPTIONS) {
      expect(since).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(why.length).toBeGreaterThan(20);
    }
  });

  test('every finding that zizmor is told to ignore has its day and its reason', () => {
    const ignored = suite.pages.flatMap(({ text }) => text.match(/#.*zizmor: ignore.*/g) ?? []);
    expect(ignored.filter((line) => !/ignore\[[^\]]+\] 20\d\d-\d\d-\d\d: .{20}/.test(line))).toEqual([]);
  });
});

const SHA = '3d3c42e5aac5ba805825da76410c181273ba90b1';

const WORKFLOW = `name: good
on:
  workflow_call:
    inputs:
      tag: { type: string, default: '', description: Which one. }
    outputs:
      plan: { value: '\${{ jobs.plan.outputs.plan }}' }
  workflow_dispatch:
    inputs:
      tag: { type: string, default: '', description: Which one. }
permissions: {}
concurrency: { group: good, cancel-in-progress: false }
jobs:
  plan:
    name: Plan
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: read # to check the repository out
    outputs:
      plan: \${{ steps.plan.outputs.plan }}
      leg-0: \${{ steps.leg.outputs.leg-0 }}
    steps:
      - name: Check the repository out
        uses: actions/checkout@${SHA} # v7.0.1
        with: { persist-credentials: false }
      - name: Plan
        id: plan
        uses: $/build-matrix
        with: { mode: plan, version: '\${{ inputs.tag }}' }
      - name: Tell
        id: leg
        env: { PLAN: '\${{ steps.plan.outputs.plan }}' }
        run: echo "leg-$RANDOM=$PLAN" >> "$GITHUB_OUTPUT"
  release:
    name: Release
    needs: plan
    if: needs.plan.result == 'success' && needs.plan.outputs.leg-0 != ''
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: write # to make the release
    steps:
      - name: Take it
        uses: actions/download-artifact@${SHA} # v8.0.1
        with: { name: made }
      - name: Publish it
        uses: $/publish
        with: { handover: '\${{ toJSON(needs) }}' }
      - name: Keep it
        uses: actions/upload-artifact@${SHA} # v7.0.1
        with: { path: dist }
  call:
    name: Call
    needs: plan
    permissions:
      contents: read # to check the repository out
    uses: $/.github/workflows/verify.yml
    with: { tag: '\${{ needs.plan.outputs.plan }}' }
`;

const ACTION = `name: good
description: A composite action.
inputs: { tag: { description: Which one. } }
outputs: { plan: { description: The plan., value: '\${{ steps.plan.outputs.plan }}' } }
runs:
  using: composite
  steps:
    - id: plan
      uses: $/actions/build-matrix
      with: { version: '\${{ inputs.tag }}' }
    - shell: bash
      env: { PLAN: '\${{ steps.plan.outputs.plan }}' }
      run: echo "$PLAN"
`;

function pageOf(kind: Kind, text: string): Page {
  const page = parsePage(kind, 'x.yml', text);
  if ('rule' in page) throw new Error(shown(page));
  return page;
}

/** Replaces one place of a good text; a case that no longer fits its text is an error. */
function broken(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`not in the good text: ${from}`);
  return text.replace(from, () => to);
}

test.each([
  ['workflow', WORKFLOW],
  ['action', ACTION],
] as const)('the good %s that the cases below break has no fault', (kind, text) => {
  expect(faultsOf(pageOf(kind, text))).toEqual([]);
});

interface Broken {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly message: string;
  /** What the line that is blamed begins with; the file as a whole where it is not said. */
  readonly at?: string;
}

const BROKEN_WORKFLOWS: readonly Broken[] = [
  {
    rule: 'inputs',
    from: 'mode: plan',
    to: 'mood: plan',
    message: '$/build-matrix has no input mood',
    at: 'with:',
  },
  {
    rule: 'inputs',
    from: 'persist-credentials',
    to: 'persist',
    message: `actions/checkout@${SHA} has no input persist`,
    at: 'with:',
  },
  {
    rule: 'inputs',
    from: '{ path: dist }',
    to: '{}',
    message: 'needs the input path',
    at: 'uses: actions/upload',
  },
  {
    rule: 'inputs',
    from: 'with: { tag:',
    to: 'with: { tab:',
    message: 'verify.yml has no input tab',
    at: 'with:',
  },
  {
    rule: 'inputs',
    from: 'uses: $/build-matrix',
    to: 'uses: $/build',
    message: 'nothing here declares the inputs of $/build',
    at: 'uses: $/build',
  },
  {
    rule: 'inputs',
    from: 'actions/upload-artifact@',
    to: 'someone/else@',
    message: 'nothing here declares the inputs of someone/else',
    at: 'uses: someone',
  },
  {
    rule: 'triggers',
    from: "tag: { type: string, default: '',",
    to: "tag: { type: string, default: 'v1',",
    message: 'the default of the input tag is v1 for a caller and  by hand',
    at: 'tag:',
  },
  {
    rule: 'triggers',
    from: 'workflow_dispatch:\n    inputs:\n      tag:',
    to: 'workflow_dispatch:\n    inputs:\n      tab:',
    message: 'by hand the input tag cannot be given',
    at: 'tag:',
  },
  {
    rule: 'triggers',
    from: 'workflow_dispatch:\n    inputs:\n      tag:',
    to: 'workflow_dispatch:\n    inputs:\n      tab:',
    message: 'a caller cannot give the input tab',
    at: 'tab:',
  },
  {
    rule: 'scripts',
    from: 'echo "leg',
    to: `echo "\${{ inputs.tag }}" "leg`,
    message: 'hand it over in `env`',
    at: 'run: echo',
  },
  {
    rule: 'pins',
    from: `checkout@${SHA}`,
    to: 'checkout@v7',
    message: 'is not pinned',
    at: 'uses: actions/checkout',
  },
  { rule: 'pins', from: ' # v7.0.1', to: '', message: 'say which version', at: 'uses: actions/checkout' },
  { rule: 'pins', from: '# v7.0.1', to: '# v7', message: 'say which version', at: 'uses: actions/checkout' },
  {
    rule: 'limits',
    from: '    timeout-minutes: 5\n',
    to: '',
    message: 'the job plan has no timeout-minutes',
    at: 'plan:',
  },
  {
    rule: 'hand-over',
    from: 'with: { handover:',
    to: 'with: { notes:',
    message: 'the job release takes artifacts, and no step of it has handover',
    at: 'release:',
  },
  {
    rule: 'hand-over',
    from: 'toJSON(needs)',
    to: 'needs.plan.outputs.plan',
    message: 'the job release takes artifacts, and no step of it has handover',
    at: 'release:',
  },
  { rule: 'limits', from: '    name: Call\n', to: '', message: 'the job call has no name', at: 'call:' },
  {
    rule: 'permissions',
    from: 'permissions: {}',
    to: 'permissions: { contents: read }',
    message: 'the workflow as a whole needs',
    at: 'permissions:',
  },
  { rule: 'permissions', from: 'permissions: {}\n', to: '', message: 'the workflow as a whole needs' },
  {
    rule: 'permissions',
    from: '    permissions:\n      contents: write # to make the release\n',
    to: '',
    message: 'the job release lists no permissions',
    at: 'release:',
  },
  {
    rule: 'permissions',
    from: ' # to make the release',
    to: '',
    message: 'the job release does not say what contents is for',
    at: 'contents: write',
  },
  ...[
    { with: '{ path: dist }\n      - run: make test', reason: 'run: make' },
    { with: '{ path: dist }\n      - run: cd x && go vet ./...', reason: 'run: go' },
    {
      with: '{ path: dist }\n      - uses: $/build-matrix\n        with: { mode: build }',
      reason: 'build-matrix, mode: build',
    },
    {
      with: `{ path: dist }\n      - uses: $/actions/build-matrix\n        with: { mode: '\${{ inputs.tag }}' }`,
      reason: `build-matrix, mode: \${{ inputs.tag }}`,
    },
    { with: '{ path: dist }\n      - uses: $/upx-verify', reason: 'upx-verify starts what it packed' },
  ].map(({ with: steps, reason }) => ({
    rule: 'project-code',
    from: '{ path: dist }',
    to: steps,
    message: `the job release runs code of the project (${reason}) and must not have contents: write`,
    at: 'contents: write',
  })),
  {
    rule: 'project-code',
    from: 'contents: write # to make the release\n    steps:\n',
    to: 'id-token: write # to sign\n    steps:\n      - run: npm test\n',
    message: 'must not have id-token: write',
    at: 'id-token: write',
  },
  {
    rule: 'project-code',
    from: `env: { PLAN: '\${{ steps.plan.outputs.plan }}' }\n        run: echo`,
    to: `env: { PLAN: '\${{ secrets.KEY }}' }\n        run: make && echo`,
    message: 'the job plan runs code of the project (run: make) and must not have secrets.KEY',
    at: 'plan:',
  },
  {
    rule: 'names',
    from: 'jobs.plan.outputs.plan',
    to: 'jobs.plan.outputs.plum',
    message: 'jobs.plan.outputs.plum: the job plan has no output plum',
    at: 'plan:',
  },
  {
    rule: 'names',
    from: 'jobs.plan.outputs.plan',
    to: 'jobs.plum.outputs.plan',
    message: 'there is no job plum',
    at: 'plan:',
  },
  {
    rule: 'names',
    from: 'plan: ${'.concat('{ steps.plan.outputs.plan }}'),
    to: `plan: \${{ steps.plan.outputs.plum }}`,
    message: 'the step plan has no output plum',
    at: 'plan:',
  },
  {
    rule: 'names',
    from: 'steps.leg.outputs.leg-0',
    to: 'steps.leg.outputs.arm-0',
    message: 'the step leg has no output arm-0',
    at: 'leg-0:',
  },
  {
    rule: 'names',
    from: 'version: ',
    to: `version: '\${{ steps.leg.outcome }}', main: `,
    message: 'steps.leg: no step before it has the id leg',
    at: 'with:',
  },
  { rule: 'names', from: 'inputs.tag', to: 'inputs.tab', message: 'there is no input tab', at: 'with:' },
  {
    rule: 'names',
    from: 'needs.plan.result',
    to: 'needs.call.result',
    message: 'needs.call: the job does not need call',
    at: 'if:',
  },
  {
    rule: 'names',
    from: 'needs.plan.outputs.leg-0',
    to: 'needs.plan.outputs.leg-1',
    message: 'the job plan has no output leg-1',
    at: 'if:',
  },
  {
    rule: 'names',
    from: 'needs.plan.outputs.plan',
    to: 'needs.plan.outputs.plum',
    message: 'the job plan has no output plum',
    at: 'with:',
  },
];

const BROKEN_ACTIONS: readonly Broken[] = [
  { rule: 'names', from: 'inputs.tag', to: 'inputs.tab', message: 'there is no input tab', at: 'with:' },
  {
    rule: 'names',
    from: 'plan.outputs.plan',
    to: 'plan.outputs.plum',
    message: 'the step plan has no output plum',
    at: 'outputs:',
  },
  {
    rule: 'names',
    from: 'id: plan',
    to: 'id: plum',
    message: 'no step before it has the id plan',
    at: 'outputs:',
  },
  { rule: 'inputs', from: 'version:', to: 'vision:', message: 'has no input vision', at: 'with:' },
  {
    rule: 'scripts',
    from: 'echo "$PLAN"',
    to: `echo \${{ inputs.tag }}`,
    message: 'hand it over',
    at: 'run:',
  },
  {
    rule: 'pins',
    from: 'uses: $/actions/build-matrix',
    to: 'uses: actions/checkout@main',
    message: 'is not pinned',
    at: 'uses:',
  },
];

describe.each([
  { kind: 'workflow', text: WORKFLOW, cases: BROKEN_WORKFLOWS },
  { kind: 'action', text: ACTION, cases: BROKEN_ACTIONS },
] as const)('each of our rules can fail in a broken $kind', ({ kind, text, cases }) => {
  test.each<Broken>(cases)('$rule: $message', ({ rule, from, to, message, at }) => {
    const changed = broken(text, from, to);
    const found = faultsOf(pageOf(kind, changed)).filter(
      (one) => one.rule === rule && one.message.includes(message),
    );
    expect(found.length).toBeGreaterThan(0);
    const blamed = changed.split('\n')[(found[0]?.line ?? 0) - 1];
    if (at) expect(blamed?.trim().replace(/^- /, '').startsWith(at), blamed).toBe(true);
    else expect(found[0]?.line).toBe(0);
  });
});

describe('an example in a page of documentation', () => {
  const markdown = (block: string): string => `# Title\n\n1. do\n\n   \`\`\`yaml\n   ${block}\n   \`\`\`\n`;
  const faultsIn = (block: string): string[] =>
    examplesOf('docs/x.md', markdown(block))
      .flatMap((one) => ('rule' in one ? [one] : faultsOf(one)))
      .map(shown);

  test.each([
    ['- uses: org/oracle-release/build-matrix@v1', []],
    [`- uses: actions/checkout@${SHA} # v7.0.1`, []],
    ['- { uses: org/oracle-release@v1, with: { target: six } }', ['has no input target']],
    ['- { uses: org/oracle-release/publish@v1, with: { to: x, form: y } }', ['has no input form']],
    ['- uses: org/oracle-release/publishing@v1', ['nothing here declares']],
    ['- uses: actions/checkout@v7', ['is not pinned by a full commit id']],
    [
      '{ jobs: { a: { uses: org/oracle-release/.github/workflows/release.yml@v1, secrets: { kee: x } } } }',
      ['has no secret kee'],
    ],
    [
      `{ on: push, jobs: { a: { steps: [{ if: steps.b.outcome }] } } }`,
      ['steps.b: no step before it has the id b'],
    ],
    ['{ jobs: { a: { steps: [{ if: steps.b.outcome }] } } }', []],
    ['a: b: c', ['[yaml]']],
  ])('%s', (block, wanted) => {
    const faults = faultsIn(block);
    expect(faults).toEqual(wanted.map((part) => expect.stringContaining(part)));
    expect(faults.every((fault) => fault.startsWith('docs/x.md:6: '))).toBe(true);
  });
});

describe('each tool can fail', () => {
  const QUIET = `name: quiet
on: workflow_dispatch
permissions: {}
concurrency: { group: quiet, cancel-in-progress: false }
jobs:
  a:
    name: A
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions: {}
    steps:
      - name: Say it
        run: echo quiet
`;
  const QUIET_ACTION =
    'name: quiet\ndescription: Says it.\nruns: { using: composite, steps: [{ run: echo quiet, shell: bash }] }\n';

  const BAD_WORKFLOWS = [
    [
      'actionlint: expression',
      'echo quiet',
      `echo quiet\n        env: { X: '\${{ steps.nobody.outputs.x }}' }`,
      14,
    ],
    ['actionlint: runner-label', 'ubuntu-24.04', 'ubuntu-24.04-none', 8],
    ['zizmor: unpinned-uses', 'run: echo quiet', 'uses: someone/else@v1', 13],
    [
      'zizmor: undocumented-permissions',
      'permissions: {}\n    steps',
      'permissions: { contents: write }\n    steps',
      10,
    ],
    ['schema: github-workflows', 'timeout-minutes', 'timeout-hours', 0],
    ['workflow-parser', 'timeout-minutes', 'timeout-hours', 9],
  ] as const;
  const BAD_ACTIONS = [
    ['schema: github-actions', 'description: Says it.\n', ''],
    ['workflow-parser', 'using: composite', 'using: node8'],
  ] as const;

  /** What the tools say of a repository that holds only this. */
  async function said(files: Readonly<Record<string, string>>): Promise<Finding[]> {
    const root = temporaryFolder('lint');
    execFileSync('git', ['init', '--quiet'], { cwd: root });
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    const names = Object.keys(files);
    const isWorkflow = (file: string): boolean => file.startsWith('.github/');
    return toolFindings(root, {
      workflows: names.filter(isWorkflow),
      actions: names.filter((file) => !isWorkflow(file)),
    });
  }

  const all = said({
    '.github/workflows/quiet.yml': QUIET,
    'quiet/action.yml': QUIET_ACTION,
    ...Object.fromEntries(
      BAD_WORKFLOWS.map(([, from, to], index) => [`.github/workflows/${index}.yml`, broken(QUIET, from, to)]),
    ),
    ...Object.fromEntries(
      BAD_ACTIONS.map(([, from, to], index) => [`${index}/action.yml`, broken(QUIET_ACTION, from, to)]),
    ),
  });

  test('they say nothing of what has no fault', async () => {
    expect((await all).filter(({ file }) => file.includes('quiet'))).toEqual([]);
  });

  test.each(
    BAD_WORKFLOWS.map(([rule, , , line], index) => [rule, `.github/workflows/${index}.yml`, line] as const),
  )('%s, in %s', async (rule, file, line) => {
    expect(await all).toContainEqual(expect.objectContaining({ rule, file, line }));
  });

  test.each(BAD_ACTIONS.map(([rule], index) => [rule, `${index}/action.yml`] as const))(
    '%s, in %s',
    async (rule, file) => {
      expect(await all).toContainEqual(expect.objectContaining({ rule, file }));
    },
  );

  test('a file that a tool cannot read is not one without findings', async () => {
    const unreadable = said({ '.github/workflows/quiet.yml': QUIET, 'action.yml': 'a: b: c\n' });
    await expect(unreadable).rejects.toThrow('zizmor ended with');
  });
});

describe('an accepted finding', () => {
  const finding: Finding = { rule: 'r', file: 'f', line: 3, message: 'm' };
  const exception: Exception = { rule: 'r', message: 'm', since: '2026-01-01', why: 'a test' };

  test('is taken out, all others stay', () => {
    const other = { ...finding, message: 'm2' };
    expect(withoutAccepted([finding, other], [exception])).toEqual([other]);
    expect(withoutAccepted([finding], [{ ...exception, file: 'f' }])).toEqual([]);
  });

  test('elsewhere is not accepted, and the exception without use is told', () => {
    expect(withoutAccepted([finding], [{ ...exception, file: 'g' }])).toEqual([
      finding,
      expect.objectContaining({ rule: 'exceptions', message: 'nothing needs this any more: r in g: m' }),
    ]);
  });
});
