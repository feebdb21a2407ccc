import { ReleaseError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';

/** The fields a template may use, by GoReleaser's names. */
export type TemplateFields = Readonly<Record<string, string>>;

const FIELD = /\{\{-?\s*\.([A-Za-z]+)\s*-?\}\}/g;

/** Fills in `{{ .Field }}`; throws CONFIG_INVALID for a field there is not, naming the nearest. */
export function fillTemplate(text: string, fields: TemplateFields): string {
  if (text.replace(FIELD, '').includes('{{')) {
    throw new ReleaseError(
      'CONFIG_INVALID',
      `the template ${JSON.stringify(text)} uses more than plain fields`,
      `write {{ .Field }} with one of ${Object.keys(fields).join(', ')}`,
    );
  }
  return text.replace(FIELD, (_, field: string) => {
    const value = fields[field];
    if (value === undefined) throw unknownField(field, text, fields);
    return value;
  });
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
