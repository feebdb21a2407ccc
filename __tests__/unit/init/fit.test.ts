import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import { configText } from '../../../src/init/config-text.ts';
import { fitConfig, fitWorkflow } from '../../../src/init/fit.ts';
import { workflowText } from '../../../src/init/workflow-text.ts';
import { blocksOf } from '../../support/pages.ts';
import { facts } from './facts.ts';

describe('a configuration that fits', () => {
  test.each([
    { name: 'one program', given: {}, config: { project: 'tool' } },
    { name: 'one in a folder', given: { mains: ['./cmd/node'] }, config: { project: 'node' } },
    { name: 'a major version', given: { modulePath: 'example.org/tool/v2' }, config: { project: 'tool' } },
    {
      name: 'helpers aside',
      given: { mains: ['./cmd/node', './tools/gen', './examples/one'] },
      config: { project: 'node' },
    },
    {
      name: 'one at the root, which the others help',
      given: { mains: ['.', './cmd/helper'] },
      config: { project: 'tool' },
    },
    {
      name: 'several programs',
      given: { mains: ['./cmd/agent', './cmd/server'] },
      config: {
        project: 'tool',
        builds: [
          { main: './cmd/agent', binary: 'agent' },
          { main: './cmd/server', binary: 'server' },
        ],
      },
    },
    {
      name: 'several of the same name',
      given: { mains: ['./app', './a/cmd', './b/cmd'] },
      config: {
        project: 'tool',
        builds: [
          { main: './app', binary: 'app' },
          { main: './a/cmd', binary: 'a-cmd' },
          { main: './b/cmd', binary: 'b-cmd' },
        ],
      },
    },
    {
      name: 'C code that is needed',
      given: { cgo: { needed: ['example.org/tool/usb'], optional: [] } },
      config: {
        project: 'tool',
        builds: [{ main: '.', binary: 'tool', cgo: true }],
        targets: ['linux/amd64', 'linux/arm64', 'darwin/amd64', 'darwin/arm64', 'windows/amd64'],
      },
    },
    {
      name: 'C code that is not',
      given: { cgo: { needed: [], optional: ['github.com/mattn/go-sqlite3'] } },
      config: { project: 'tool' },
    },
    {
      name: 'a vendor folder',
      given: { vendored: true },
      config: { project: 'tool', scan: { vendor: 'vendor' } },
    },
    {
      name: 'tags with a word',
      given: { tags: ['cli-v1.0.0'] },
      config: { project: 'tool', 'tag-prefix': 'cli-' },
    },
  ])('$name', async ({ given, config }) => {
    const text = configText(fitConfig(facts(given)));
    expect(await parseConfig(text, 'config')).toEqual({ version: 1, ...config });
  });

  test('what can be set is there as a comment, and would be read', async () => {
    const text = configText(fitConfig(facts()));
    expect(text).toMatch(
      /^# yaml-language-server: \$schema=https:\/\/\S+\/schema\/oracle-release\.schema\.json\n/,
    );
    const lines = text.split('\n');
    const keys = lines.filter((line) => /^# [a-z-]+:/.test(line) && !line.includes('language-server'));
    expect(keys.length).toBeGreaterThan(7);
    const uncommented = lines
      .filter((line) => /^# (?:[a-z-]+:| {2})/.test(line) && !line.includes('language-server'))
      .map((line) => line.slice(2));
    await expect(parseConfig(['version: 1', ...uncommented].join('\n'), 'config')).resolves.toHaveProperty(
      'seal',
    );
  });

  test('C code is said to be the reason', () => {
    const needed = ['a/one', 'a/two', 'a/three', 'a/four'];
    expect(configText(fitConfig(facts({ cgo: { needed, optional: [] } })))).toContain(
      '# cgo, because of the C code in a/one, a/two, a/three and 1 more.',
    );
    expect(configText(fitConfig(facts({ cgo: { needed: [], optional: ['a/one'] } })))).toContain(
      '# Built without cgo. a/one can use C code: add `cgo: true` if that is needed.',
    );
  });

  test('programs that are not released are named', () => {
    expect(configText(fitConfig(facts({ mains: ['.', './cmd/helper', './tools/gen'] })))).toContain(
      '# Not released: ./cmd/helper, ./tools/gen. To release them too, list all here.',
    );
  });

  test('a library has nothing to release', () => {
    expect(() => fitConfig(facts({ mains: [] }))).toThrow(expect.objectContaining({ code: 'MAIN_MISSING' }));
  });
});

describe('a workflow that fits', () => {
  test('is that of the README where nothing is special', () => {
    const [first] = blocksOf('README.md').filter(({ info }) => info === 'yaml');
    expect(workflowText(fitWorkflow(facts(), 6))).toBe(first?.text);
  });

  test.each([
    { name: 'nothing special', given: {}, targets: 6, inputs: {} },
    {
      name: 'a module in a folder',
      given: { prefix: 'services/agent/' },
      targets: 6,
      inputs: { 'working-directory': 'services/agent', 'artifact-prefix': 'services-agent' },
    },
    {
      name: 'a folder of a module',
      given: { prefix: 'cmd/', goMod: '../go.mod' },
      targets: 6,
      inputs: { 'working-directory': 'cmd', 'artifact-prefix': 'cmd', 'go-version-file': '../go.mod' },
    },
    { name: 'many targets', given: {}, targets: 17, inputs: { 'fan-out': 'os' } },
  ])('$name', ({ given, targets, inputs }) => {
    expect(fitWorkflow(facts(given), targets).inputs).toEqual(inputs);
  });
});
