import { describe, expect, test } from 'vitest';
import { fieldsIn, fillTemplate } from '../../../src/plan/template.ts';
import { splitWords } from '../../../src/plan/words.ts';

const scope = {
  fields: { Version: '1.2.3', FullCommit: 'abc', Tag: 'v1.2.3', Os: 'linux' },
  env: (name: string) => ({ FLAVOUR: 'plain' })[name],
};

describe('templates', () => {
  test.each([
    ['{{ .Version }}-{{.FullCommit}}', '1.2.3-abc'],
    ['a {{- .Version -}} b', 'a1.2.3b'],
    ['{{ .Env.FLAVOUR }}', 'plain'],
    ['{{ title .Os }}', 'Linux'],
    ['{{ toupper "a" }}{{ tolower `B` }}', 'Ab'],
    ['{{ trimprefix .Tag "v" }}', '1.2.3'],
    ['{{ trimsuffix .Tag ".3" }}', 'v1.2'],
    ['{{ replace .Version "." "_" }}', '1_2_3'],
    ['{{ .Os | title | toupper }}', 'LINUX'],
    ['no field', 'no field'],
  ])('%s is %s', (template, filled) => {
    expect(fillTemplate(template, scope)).toBe(filled);
  });

  test.each([
    ['{{ .Versoin }}', 'did you mean .Version?'],
    ['{{ titel .Os }}', 'did you mean title?'],
    ['{{ .Env.MISSING }}', 'set MISSING, or take it out'],
    ['{{ .Env.API_TOKEN }}', 'give the program its secrets when it runs'],
    ['{{ if .Version }}x{{ end }}', 'there are tolower'],
    ['{{ .Version .Tag }}', 'overrides'],
    ['{{ }}', 'overrides'],
    ['{{ ( }}', 'overrides'],
    ['{{ .Version', 'close it'],
    ['{{ .constructor }}', 'there are .Version'],
  ])('%s is refused', (template, remedy) => {
    expect(() => fillTemplate(template, scope)).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', remedy: expect.stringContaining(remedy) }),
    );
  });

  test('the fields of a template are told', () => {
    expect(fieldsIn('a.b {{ .Version }} {{ replace .Env.X "." .Tag }}')).toEqual(['Version', 'Env.X', 'Tag']);
  });
});

describe('words of a command', () => {
  test.each([
    ['go generate ./...', ['go', 'generate', './...']],
    [`a "b c" 'd "e"' f\\ g`, ['a', 'b c', 'd "e"', 'f g']],
    ['a="b c"d', ['a=b cd']],
    ['a "" b', ['a', '', 'b']],
    ['check {{ .Path }}.sig {{ .Os }}', ['check', '{{ .Path }}.sig', '{{ .Os }}']],
    ['{{ replace .Os "a b" "" }} {x}', ['{{ replace .Os "a b" "" }}', '{x}']],
    ['echo $HOME; rm x', ['echo', '$HOME;', 'rm', 'x']],
  ])('%s', (command, words) => {
    expect(splitWords(command)).toEqual(words);
  });

  test.each(['', '  ', 'a "b', "a 'b"])('%j is refused', (command) => {
    expect(() => splitWords(command)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});
