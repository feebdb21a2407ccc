import { ReleaseError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';

/** The fields a template may use, by GoReleaser's names. */
export type TemplateFields = Readonly<Record<string, string>>;

/** Fills in `{{ .Field }}`; throws CONFIG_INVALID for a field there is not, naming the nearest. */
export function fillTemplate(text: string, fields: TemplateFields): string {
  const filled = text.replace(/\{\{-?\s*\.([A-Za-z]+)\s*-?\}\}/g, (_, field: string) => {
    const value = fields[field];
    if (value === undefined) throw unknownField(field, text, fields);
    return value;
  });
  if (filled.includes('{{')) {
    throw new ReleaseError(
      'CONFIG_INVALID',
      `the template ${JSON.stringify(text)} uses more than plain fields`,
      `write {{ .Field }} with one of ${Object.keys(fields).join(', ')}`,
    );
  }
  return filled;
}

function unknownField(field: string, text: string, fields: TemplateFields): ReleaseError {
  const legal = Object.keys(fields);
  const guess = nearest(field, legal);
  return new ReleaseError(
    'CONFIG_INVALID',
    `the template ${JSON.stringify(text)} names .${field}, which there is not`,
    guess ? `did you mean .${guess}?` : `the fields are ${legal.join(', ')}`,
  );
}
