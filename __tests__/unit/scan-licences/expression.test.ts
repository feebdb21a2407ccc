import { expect, it } from 'vitest';
import { isSpdxExpression } from '../../../src/scan/licences/expression.ts';
import { LICENCE_TEXTS } from '../../../src/scan/licences/texts.generated.ts';

it.each([
  'MIT',
  'MIT OR (Apache-2.0 AND ISC)',
  'GPL-2.0-only WITH Classpath-exception-2.0',
  'LicenseRef-ACME',
])('%s is an expression', (text) => expect(isSpdxExpression(text)).toBe(true));

it.each(['', 'NONE', 'NOASSERTION', 'UNKNOWN', 'BSD', 'mit', 'MIT/X11', 'MIT AND', 'see LICENSE'])(
  '%j is none',
  (text) => expect(isSpdxExpression(text)).toBe(false),
);

it('is what every licence is called that can be told by its text', () => {
  expect(Object.keys(LICENCE_TEXTS).filter((id) => !isSpdxExpression(id))).toEqual([]);
});
