// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of workflows.
import { expect, test } from 'vitest';
import { emulate } from './emulate.ts';

const steps = (step: string) => `on: push\njobs:\n  job: {runs-on: x, steps: [${step}]}\n`;
const job = (keys: string) => `on: push\njobs:\n  job: {runs-on: x, steps: [{run: 'true'}], ${keys}}\n`;
const call = (uses: string, keys = '') => `on: push\njobs:\n  job: {uses: '${uses}'${keys}}\n`;
const files = {
  '.github/workflows/called.yml':
    "on: {workflow_call: {inputs: {v: {type: string, required: true}}}}\njobs:\n  a: {runs-on: x, steps: [{run: 'true'}]}\n",
  '.github/workflows/not-called.yml': "on: push\njobs:\n  a: {runs-on: x, steps: [{run: 'true'}]}\n",
  '.github/workflows/itself.yml': 'on: workflow_call\njobs:\n  a: {uses: ./.github/workflows/itself.yml}\n',
  'uses-missing/action.yml':
    'name: U\ndescription: U\nruns: {using: composite, steps: [{uses: $/nowhere}]}\n',
};

test.each([
  { workflow: 'on: push\n', message: 'a workflow needs `on` and `jobs`' },
  { workflow: ': :\n- x', message: '.github/workflows/ci.yml: ' },
  {
    workflow: "on: schedule\njobs: {a: {runs-on: x, steps: [{run: 'true'}]}}",
    message: "Workflow does not have 'push' trigger",
  },
  { workflow: 'on: push\njobs: {a: {steps: []}}', message: "Required property is missing: 'runs-on'" },
  { workflow: 'on: push\njobs: {a: {runs-on: x}}', message: 'a job has either steps or uses' },
  { workflow: job('needs: other'), message: "Job 'job' depends on unknown job 'other'." },
  { workflow: job('needs: job'), message: 'jobs need each other in a circle: job → job' },
  { workflow: job("if: env.A == ''"), message: 'job "job", if: Unrecognized named-value: \'env\'' },
  { workflow: job("if: 'secrets.KEY'"), message: "named-value: 'secrets'" },
  {
    workflow: job("name: '${{ steps.a.outputs.b }}'"),
    message: 'job "job", name: Unrecognized named-value: \'steps\'',
  },
  { workflow: job("strategy: {matrix: '${{ fromJSON(secrets.M) }}'}"), message: 'strategy, matrix: ' },
  { workflow: job("outputs: {a: '${{ matrix.b'}"), message: 'outputs, a: no }} closes' },
  { workflow: job("environment: {name: '${{ secrets.E }}'}"), message: 'environment: Unrecognized' },
  { workflow: job('permissions: {idtoken: write}'), message: "there is no permission 'idtoken'" },
  { workflow: steps('{name: none}'), message: 'step 1: a step has either run or uses' },
  {
    workflow: steps("{id: a, run: 'true'}, {id: a, run: 'true'}"),
    message: "'a' may not be used more than once",
  },
  {
    workflow: steps("{if: secrets.KEY != '', run: 'true'}"),
    message: "step 1, if: Unrecognized named-value: 'secrets'",
  },
  { workflow: steps("{run: 'echo ${{ nope() }}'}"), message: "step 1, run: Unrecognized function: 'nope'" },
  {
    workflow: steps('{uses: org/unknown/a@v1}'),
    message: 'no folder is given for the repository org/unknown; given are acme/app, org/suite',
  },
  { workflow: steps('{uses: org/suite/nowhere@v1}'), message: 'there is no action.yml in ' },
  { workflow: steps('{uses: $/nowhere}'), message: 'there is no action.yml in ' },
  {
    workflow: steps('{uses: $/uses-missing}'),
    message: 'step 1, $/uses-missing, step 1: there is no action.yml',
  },
  {
    workflow: steps('{uses: org/suite/record}'),
    message: 'is neither owner/name/path@ref nor $/path nor ./path',
  },
  { workflow: steps("{uses: 'docker://alpine'}"), message: 'is neither owner/name/path@ref' },
  { workflow: call('./.github/workflows/called.yml'), message: 'Input v is required' },
  {
    workflow: call('./.github/workflows/called.yml', ', with: {v: a, w: b}'),
    message: 'Invalid input, w is not defined',
  },
  {
    workflow: call('./.github/workflows/called.yml', ', with: {v: a}, environment: e'),
    message: "Unexpected value 'environment'",
  },
  { workflow: call('./.github/workflows/not-called.yml'), message: 'it has no workflow_call trigger' },
  { workflow: call('./.github/workflows/missing.yml'), message: 'missing.yml: ENOENT' },
  {
    workflow: call('./.github/workflows/itself.yml'),
    message: 'workflows call each other more than 9 times',
  },
  {
    workflow: call('org/unknown/.github/workflows/a.yml@v1'),
    message: 'no folder is given for the repository org/unknown',
  },
])('$message', async ({ workflow, message }) => {
  await expect(emulate(workflow, { files })).rejects.toThrow(message);
});
