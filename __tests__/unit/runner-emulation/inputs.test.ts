import { describe, expect, test } from 'vitest';
import type { InputDefinition } from '../../support/runner/definition.ts';
import { callInputs, checkCall, dispatchInputs } from '../../support/runner/inputs.ts';

const DEFINED: Readonly<Record<string, InputDefinition | null>> = {
  version: { type: 'string', required: true },
  'dry-run': { type: 'boolean', default: true },
  channel: { type: 'choice', options: ['stable', 'beta'], default: 'stable' },
  waves: { type: 'number', default: 3 },
  note: null,
};

describe('workflow_dispatch', () => {
  test('fills in defaults; booleans and numbers keep their type beside the strings of the event', () => {
    expect(dispatchInputs(DEFINED, { version: 'v1', 'dry-run': 'false' }, 'ci.yml')).toEqual({
      inputs: { version: 'v1', 'dry-run': false, channel: 'stable', waves: 3, note: '' },
      sent: { version: 'v1', 'dry-run': 'false', channel: 'stable', waves: '3', note: '' },
    });
  });

  test.each([
    { given: {}, message: "Required input 'version' not provided" },
    { given: { version: '' }, message: "Required input 'version' not provided" },
    { given: { version: 'v1', verison: 'v2' }, message: 'Unexpected inputs provided: ["verison"]' },
    {
      given: { version: 'v1', channel: 'nightly' },
      message: "'nightly' for input 'channel' not in the list",
    },
    { given: { version: 'v1', 'dry-run': 'yes' }, message: "'yes' for input 'dry-run' is not a boolean" },
    { given: { version: 'v1', waves: 'many' }, message: "'many' for input 'waves' is not a number" },
  ])('refuses: $message', ({ given, message }) => {
    expect(() => dispatchInputs(DEFINED, given, 'ci.yml')).toThrow(message);
  });

  test('has at most 25 inputs', () => {
    const many = Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`i${index}`, null]));
    expect(() => dispatchInputs(many, {}, 'ci.yml')).toThrow('26 inputs');
  });
});

describe('workflow_call', () => {
  const inputs = {
    version: { type: 'string', required: true },
    'dry-run': { type: 'boolean', default: true },
    count: { type: 'number' },
  } as const;

  test('has defaults by type, and any scalar makes a string', () => {
    expect(callInputs(inputs, { version: 12 }, 'job')).toEqual({ version: '12', 'dry-run': true, count: 0 });
    expect(callInputs(inputs, { version: null, 'dry-run': false, count: 2 }, 'job')).toEqual({
      version: '',
      'dry-run': false,
      count: 2,
    });
  });

  test.each([
    { given: { 'dry-run': 'true' }, message: "Unexpected value 'true' for the boolean input dry-run" },
    { given: { 'dry-run': null }, message: "Unexpected value '' for the boolean input dry-run" },
    { given: { count: '3' }, message: "Unexpected value '3' for the number input count" },
  ])('refuses: $message', ({ given, message }) => {
    expect(() => callInputs(inputs, given, 'job')).toThrow(message);
  });

  test('needs a type for each input', () => {
    expect(() => callInputs({ a: {} }, {}, 'job')).toThrow('input a of workflow_call needs the type');
  });

  const trigger = { inputs, secrets: { KEY: { required: true }, OTHER: null } };

  test.each([
    { with: [], secrets: ['KEY'], message: 'Input version is required, but not provided while calling.' },
    { with: ['version', 'x'], secrets: ['KEY'], message: 'Invalid input, x is not defined' },
    { with: ['version'], secrets: [], message: 'Secret KEY is required, but not provided while calling.' },
    { with: ['version'], secrets: ['KEY', 'X'], message: 'Invalid secret, X is not defined' },
  ])('a caller is refused: $message', ({ with: given, secrets, message }) => {
    expect(() => checkCall(trigger, { inputs: given, secrets }, 'job')).toThrow(message);
  });

  test('secrets that are inherited are not counted', () => {
    expect(() => checkCall(trigger, { inputs: ['version'], secrets: 'inherit' }, 'job')).not.toThrow();
  });
});
