import * as z from 'zod/mini';
import { readCompileErrors, type Said } from './compile-errors.ts';
import type { Reported } from './source-tree.ts';

/** The version that the suite is made with; another one is recorded, and does not block. */
export const PINNED_STATICCHECK = '0.8.2';

/** A line of `staticcheck -f json` (staticcheck.dev/docs/running-staticcheck/cli/formatters). */
const Problem = z.object({
  code: z.string(),
  severity: z.string(),
  location: z.object({ file: z.string(), line: z.number(), column: z.number() }),
  message: z.string(),
});

/**
 * Reads what `staticcheck -f json` printed. What does not compile has the code `compile` and, mostly, no place but in
 * the lines of its message.
 */
export function readStaticcheck(stdout: string, stderr: string): Said {
  const reported: Reported[] = [];
  const rest: string[] = stderr.split('\n').filter((line) => line.trim() !== '');
  for (const line of stdout.split('\n').filter((one) => one.trim() !== '')) {
    const problem = Problem.safeParse(parsed(line));
    if (!problem.success) {
      rest.push(line);
      continue;
    }
    const { code, severity, location, message } = problem.data;
    if (severity === 'ignored') continue;
    if (isPlace(location)) {
      const { file, line: row, column } = location;
      const place = { file, line: row, ...(column > 0 ? { column } : {}) };
      reported.push({ ...place, message: message.replace(/\n\t/g, ' '), rule: code });
    } else {
      const compiled = readCompileErrors(message);
      reported.push(...compiled.reported);
      rest.push(...compiled.rest);
    }
  }
  return { reported, rest };
}

function isPlace({ file, line, column }: z.infer<typeof Problem>['location']): boolean {
  return file !== '' && Number.isSafeInteger(line) && line > 0 && Number.isSafeInteger(column);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Not of the format: told as it stands.
    return undefined;
  }
}
