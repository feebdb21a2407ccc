import { Command } from 'commander';
import { expect, test } from 'vitest';
import { addFlags, givenInputs } from '../../../src/cli/flags.ts';
import { type ActionName, DECLARED } from '../../../src/model/declared.generated.ts';

const ACTIONS = Object.keys(DECLARED) as ActionName[];

function parsed(actions: readonly ActionName[], args: readonly string[]) {
  const command = new Command().exitOverride();
  addFlags(command, actions);
  command.parse(args, { from: 'user' });
  return givenInputs(command.opts());
}

test.each(ACTIONS)('every input of %s is a flag of the same name', (action) => {
  for (const name of Object.keys(DECLARED[action].inputs).filter((input) => input !== 'summary')) {
    expect(parsed([action], [`--${name}`, 'value'])).toEqual({ [name]: 'value' });
  }
});

test('a switch may stand alone', () => {
  expect(parsed(['upx-verify'], ['--require-run'])).toEqual({ 'require-run': 'true' });
  expect(parsed(['checksum-sign'], ['--provenance', 'false'])).toEqual({ provenance: 'false' });
});

test('what was not given is not there, so that the configuration can decide', () => {
  expect(parsed(ACTIONS, [])).toEqual({});
});

test('a flag that several actions have is shown as its owner describes it', () => {
  const command = new Command();
  addFlags(command, ['build-matrix', 'publish'], [], { to: 'publish' });
  const described = (name: string) => command.options.filter(({ long }) => long === `--${name}`);
  expect(described('to').map(({ description }) => description.slice(0, 16))).toEqual(['Where to publish']);
  expect(described('token').map(({ description }) => description.slice(0, 13))).toEqual(['For preflight']);
});
