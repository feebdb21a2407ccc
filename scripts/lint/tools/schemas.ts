import type { Finding } from '../finding.ts';
import { run } from './run.ts';

/** Compares with the published JSON schemas, of which the tool carries copies. */
export function schemas(
  root: string,
  schema: 'github-workflows' | 'github-actions',
  files: readonly string[],
): Finding[] {
  const args = ['--builtin-schema', `vendor.${schema}`, '--output-format', 'json', ...files];
  const said = JSON.parse(run('check-jsonschema', args, root, (status) => status <= 1)) as {
    errors: readonly {
      filename: string;
      path: string;
      message: string;
      best_deep_match?: { message: string };
    }[];
    parse_errors?: readonly { filename: string; message: string }[];
  };
  const rule = `schema: ${schema}`;
  return [
    ...said.errors.map(({ filename, path, message, best_deep_match }) => ({
      rule,
      file: filename,
      line: 0,
      message: `${path}: ${best_deep_match?.message ?? message}`,
    })),
    ...(said.parse_errors ?? []).map(({ filename, message }) => ({ rule, file: filename, line: 0, message })),
  ];
}
