import fc from 'fast-check';
import { expect, test } from 'vitest';
import { archiveOf, readSums } from '../../../../src/build/cache/sums.ts';
import { textOf } from '../../../support/repository.ts';

test('the modules of a go.sum, without those of which only go.mod is listed', () => {
  const text = [
    'github.com/Azure/go-ntlmssp v0.0.0-20221128193559-754e69321358 h1:mFRzDkZVAjdal+s7s0MwaRv9igoPqLRdzOLzw/8Xvq8=',
    'github.com/Azure/go-ntlmssp v0.0.0-20221128193559-754e69321358/go.mod h1:chxPXzSsl7ZWRAuOIE23GDNzjWuZquvFlgA8xmpunjU=',
    'golang.org/x/text v0.3.0/go.mod h1:NqM8EUOU14njkJ3fqMW+pc6Ldnwhi/IjpwHt7yyuwOQ=',
    '',
  ].join('\n');
  expect(readSums(text)).toEqual([
    { path: 'github.com/Azure/go-ntlmssp', version: 'v0.0.0-20221128193559-754e69321358' },
  ]);
});

test('the go.sum of the example', () => {
  const sums = readSums(textOf('examples/oracle-node/go.sum'));
  expect(sums).toContainEqual({ path: 'github.com/spf13/cobra', version: 'v1.10.2' });
  expect(new Set(sums.map(({ path, version }) => `${path}@${version}`)).size).toBe(sums.length);
});

test('an archive is where Go has it, upper case escaped', () => {
  expect(archiveOf('/cache/download', { path: 'github.com/Azure/sdk', version: 'v1.0.0-RC1' })).toBe(
    '/cache/download/github.com/!azure/sdk/@v/v1.0.0-!r!c1.zip',
  );
});

test('any text is read', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const { path, version } of readSums(text)) expect(`${path}${version}`).not.toMatch(/\s/);
    }),
  );
});
