import { describe, expect, test } from 'vitest';
import { FIELDS_OF_TARGET } from '../../../src/model/plan.ts';
import { decideBuilds } from '../../../src/plan/builds.ts';
import { fillTemplate } from '../../../src/plan/template.ts';

const fields = { Version: '1.2.3', FullCommit: 'abc', CommitDate: '2026-01-01T00:00:00Z', ProjectName: '' };

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
    { name: 'a helper alone does', mains: ['./tools/b'], module: 'm', main: './tools/b', binary: 'b' },
  ])('$name', ({ mains, module, main, binary }) => {
    expect(decideBuilds([], mains, module, fields).builds[0]).toMatchObject({ id: binary, main, binary });
  });

  test('flags make the build reproducible and carry the metadata', () => {
    const build = decideBuilds([{ ldflags: ['-X main.tag=v{{ .Version }}'] }], ['.'], 'm', fields).builds[0];
    expect(build?.ldflags).toBe(
      '-s -w -buildid= -X main.version=1.2.3 -X main.commit=abc -X main.date=2026-01-01T00:00:00Z -X main.tag=v1.2.3',
    );
  });

  test('several programs: the error names them and how to choose', () => {
    expect(() => decideBuilds([], ['./cmd/a', './cmd/b'], 'm', fields)).toThrow(
      expect.objectContaining({
        code: 'MAIN_AMBIGUOUS',
        message: expect.stringContaining('./cmd/a, ./cmd/b'),
        remedy: expect.stringContaining('--main ./cmd/a'),
      }),
    );
  });

  test.each(['cmd/b', './cmd/b', 'cmd/b/'])('choosing works: %s', (main) => {
    expect(decideBuilds([{ main }], ['./cmd/a', './cmd/b'], 'm', fields).builds[0]?.main).toBe('./cmd/b');
  });

  test('a program there is not is refused with the nearest', () => {
    expect(() => decideBuilds([{ main: 'cmd/nod' }], ['./cmd/node'], 'm', fields)).toThrow(
      expect.objectContaining({ code: 'MAIN_MISSING', remedy: expect.stringContaining('./cmd/node') }),
    );
  });

  test('two builds of one name are refused', () => {
    expect(() => decideBuilds([{ main: '.' }, { main: '.' }], ['.'], 'm/app', fields)).toThrow(
      /two builds have the id app/,
    );
  });
});

describe('templates', () => {
  test('fields are filled in, with or without blanks', () => {
    expect(fillTemplate('{{ .Version }}-{{.FullCommit}}', fields)).toBe('1.2.3-abc');
  });

  test('an unknown field is refused with the nearest', () => {
    expect(() => fillTemplate('{{ .Versoin }}', fields)).toThrow(
      expect.objectContaining({ remedy: 'did you mean .Version?' }),
    );
  });

  test('what differs from target to target is left to the builds', () => {
    const withTarget = { ...fields, ...FIELDS_OF_TARGET };
    expect(fillTemplate('-X main.on={{.Os}}/{{- .Arch }}-{{ .Version }}', withTarget)).toBe(
      '-X main.on={{ .Os }}/{{ .Arch }}-1.2.3',
    );
  });

  test('anything but a plain field is refused', () => {
    expect(() => fillTemplate('{{ if .Version }}x{{ end }}', fields)).toThrow(/more than plain fields/);
  });
});
