import { describe, expect, test } from 'vitest';
import { decideBuilds } from '../../../src/plan/builds.ts';

describe('the builds of a release', () => {
  test.each([
    { name: 'the only program', mains: ['.'], module: 'github.com/org/app/v2', main: '.', binary: 'app' },
    {
      name: 'a program in a folder',
      mains: ['./cmd/node'],
      module: 'github.com/org/app',
      main: './cmd/node',
      binary: 'node',
    },
    {
      name: 'helpers do not count',
      mains: ['./cmd/node', './internal/gen', './examples/a', './tools/b'],
      module: 'm',
      main: './cmd/node',
      binary: 'node',
    },
    {
      name: 'a program at the root wins',
      mains: ['.', './cmd/i18n', './pkg/clients/injector'],
      module: 'github.com/org/app',
      main: '.',
      binary: 'app',
    },
    { name: 'a helper alone does', mains: ['./tools/b'], module: 'm', main: './tools/b', binary: 'b' },
  ])('$name', ({ mains, module, main, binary }) => {
    expect(decideBuilds([], mains, module)[0]).toMatchObject({ id: binary, main, binary });
  });

  test('several programs: the error names them and how to choose', () => {
    expect(() => decideBuilds([], ['./cmd/a', './cmd/b'], 'm')).toThrow(
      expect.objectContaining({
        code: 'MAIN_AMBIGUOUS',
        message: expect.stringContaining('./cmd/a, ./cmd/b'),
        remedy: expect.stringContaining('--main ./cmd/a'),
      }),
    );
  });

  test.each(['cmd/b', './cmd/b', 'cmd/b/'])('choosing works: %s', (main) => {
    expect(decideBuilds([{ main }], ['./cmd/a', './cmd/b'], 'm')[0]?.main).toBe('./cmd/b');
  });

  test('a program there is not is refused with the nearest', () => {
    expect(() => decideBuilds([{ main: 'cmd/nod' }], ['./cmd/node'], 'm')).toThrow(
      expect.objectContaining({ code: 'MAIN_MISSING', remedy: expect.stringContaining('./cmd/node') }),
    );
  });

  test('two builds of one name are refused', () => {
    expect(() => decideBuilds([{ main: '.' }, { main: '.' }], ['.'], 'm/app')).toThrow(
      /two builds have the id app/,
    );
  });
});
