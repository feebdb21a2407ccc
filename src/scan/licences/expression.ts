import parse from 'spdx-expression-parse';

/** Whether a text is an expression of licences that SPDX knows; `NONE`, `NOASSERTION` and free text are not. */
export function isSpdxExpression(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}
