// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of workflows.
import { describe, expect, test } from 'vitest';
import {
  checkCondition,
  checkExpressions,
  condition,
  expand,
  type Scope,
  type Status,
  text,
} from '../../support/runner/expressions.ts';
import { statusOf } from '../../support/runner/frame.ts';

const scope: Scope = {
  where: 'job "build", step 1',
  contexts: {
    github: { ref_name: 'v1.2.3', event_name: 'push' },
    inputs: { 'dry-run': false, count: 2, version: 'v1' },
    needs: {
      plan: { result: 'success', outputs: { matrix: '{"include":[{"target":"linux/amd64"}]}' } },
      build: { result: 'failure', outputs: {} },
    },
    matrix: { target: 'linux/amd64' },
    secrets: { KEY: 'k' },
  },
  status: statusOf('success'),
  hashFiles: (patterns) => `hash of ${patterns.join(' and ')}`,
};

describe('values', () => {
  test.each([
    { written: 'plain', value: 'plain' },
    { written: 12, value: 12 },
    { written: '${{ inputs.dry-run }}', value: false },
    { written: '${{ inputs.count }}', value: 2 },
    { written: 'is ${{ inputs.dry-run }}', value: 'is false' },
    { written: '${{ inputs.missing }}', value: null },
    { written: 'a${{ inputs.missing }}b', value: 'ab' },
    {
      written: '${{ fromJSON(needs.plan.outputs.matrix) }}',
      value: { include: [{ target: 'linux/amd64' }] },
    },
    { written: '${{ needs.plan.outputs }}', value: { matrix: '{"include":[{"target":"linux/amd64"}]}' } },
    { written: 'is ${{ needs }}', value: 'is Object' },
    { written: '${{ toJSON(matrix) }}', value: '{\n  "target": "linux/amd64"\n}' },
    { written: "${{ format('{0}-{1}', github.ref_name, inputs.count) }}", value: 'v1.2.3-2' },
    { written: "${{ contains(needs.*.result, 'failure') }}", value: true },
    { written: "${{ join(needs.*.result, ' ') }}", value: 'success failure' },
    { written: "${{ startsWith(github.ref_name, 'V1') && endsWith(github.ref_name, '3') }}", value: true },
    { written: "${{ github.event_name == 'PUSH' }}", value: true },
    { written: '${{ inputs.missing != false }}', value: false },
    { written: "${{ inputs.missing || 'else' }}", value: 'else' },
    { written: "${{ '}}' }}", value: '}}' },
    { written: "${{ 'it''s ''quoted''' }}", value: "it's 'quoted'" },
    { written: "${{ hashFiles('**/go.sum', 'go.work') }}", value: 'hash of **/go.sum and go.work' },
    { written: "${{ case(inputs.count == 2, 'two', 'other') }}", value: 'two' },
    { written: ['${{ inputs.count }}', { deep: '${{ secrets.KEY }}' }], value: [2, { deep: 'k' }] },
  ])('$written', ({ written, value }) => {
    expect(expand(written, 'step', scope)).toEqual(value);
  });

  test.each([
    [null, ''],
    [undefined, ''],
    [true, 'true'],
    [1.5, '1.5'],
    ['${{ inputs.missing }}', ''],
  ])('%s as a string is %j', (written, value) => {
    expect(text(written, 'step', scope)).toBe(value);
  });
});

describe('conditions', () => {
  test.each<[unknown, Status, boolean]>([
    [undefined, statusOf('success'), true],
    [undefined, statusOf('failure'), false],
    ['', statusOf('cancelled'), false],
    ["github.event_name == 'push'", statusOf('success'), true],
    ["github.event_name == 'push'", statusOf('failure'), false],
    ["${{ github.event_name == 'push' }}", statusOf('failure'), false],
    ['always()', statusOf('cancelled'), true],
    ["always() && github.event_name == 'schedule'", statusOf('success'), false],
    ['failure()', statusOf('failure'), true],
    ['failure()', statusOf('cancelled'), false],
    ['cancelled()', statusOf('cancelled'), true],
    ['!cancelled()', statusOf('failure'), true],
    ['${{ !cancelled() }}', statusOf('failure'), true],
    ["'success()'", statusOf('failure'), false],
    ['Success() || FAILURE()', statusOf('failure'), true],
    [false, statusOf('success'), false],
    [true, statusOf('success'), true],
    ['inputs.missing', statusOf('success'), false],
    ["'false'", statusOf('success'), true],
    ['0', statusOf('success'), false],
    // What is half an expression is a string, and a string that is not empty holds.
    ['${{ false }} && true', statusOf('success'), true],
  ])('%s after %j is %s', (written, status, value) => {
    expect(condition(written, 'step if', { ...scope, status })).toBe(value);
  });
});

describe('faults name the place and the expression', () => {
  test.each([
    {
      written: '${{ fromJSON(inputs.missing) }}',
      place: 'step',
      message: 'in ${{ fromJSON(inputs.missing) }}',
    },
    { written: "${{ fromJSON('{') }}", place: 'step', message: 'Error parsing JSON' },
    { written: '${{ secrets.KEY }}', place: 'job', message: "Unrecognized named-value: 'secrets'" },
    { written: '${{ env.A }}', place: 'job', message: "Unrecognized named-value: 'env'" },
    { written: '${{ success() }}', place: 'step', message: "Unrecognized function: 'success'" },
    { written: '${{ needs.a }}', place: 'composite step', message: "Unrecognized named-value: 'needs'" },
    { written: '${{ nope(1) }}', place: 'step', message: "Unrecognized function: 'nope'" },
    { written: '${{ inputs.count', place: 'step', message: 'no }} closes the expression' },
    { written: '${{ }}', place: 'step', message: 'An expression was expected' },
    { written: '${{ inputs."a" }}', place: 'step', message: 'Unexpected symbol: \'"a"\'' },
  ] as const)('$written in a $place', ({ written, place, message }) => {
    const evaluating = () => expand(written, place, scope);
    expect(evaluating).toThrow('job "build", step 1: ');
    expect(evaluating).toThrow(message);
  });

  test('are found before the run where they need no values', () => {
    expect(() => checkExpressions({ A: ['x', '${{ env.B }}'] }, 'job', 'job "a"')).toThrow(
      'job "a", A, 1: Unrecognized named-value: \'env\'',
    );
    expect(() => checkCondition('secrets.KEY', 'step if', 'step 2')).toThrow("named-value: 'secrets'");
    expect(() => checkCondition('always() && env.A', 'step if', 'step 2')).not.toThrow();
    expect(() => checkExpressions('${{ fromJSON(inputs.missing) }}', 'step', 'step')).not.toThrow();
  });
});
