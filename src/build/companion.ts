import { codeDifference, hasLines } from '../binary/code.ts';
import type { Check, PendingCheck } from '../model/check.ts';
import type { Files } from '../ports.ts';

/**
 * Proves that the unstripped companion reads the traces and profiles of the binary that is shipped: the code is the
 * same bytes at the same addresses, and the companion knows the file and line of each.
 */
export async function checkCompanion(
  check: PendingCheck,
  { plain, debug }: { readonly plain: string; readonly debug: string },
  files: Files,
): Promise<Check> {
  const { difference, lines } = await files.withSource(plain, (shipped) =>
    files.withSource(debug, (companion) => ({
      difference: codeDifference(shipped, companion),
      lines: hasLines(companion),
    })),
  );
  const problem = difference ?? (lines ? undefined : 'the companion has no line table');
  const bound = 'the same code, with a line table';
  if (!problem) return check.pass({ measured: 'the same code, with a line table', bound });
  return check.fail({
    measured: problem,
    bound,
    remedy:
      'do not strip by flags or ldflags of your own (-s, -w, strip); a trace could not be read with this file',
  });
}
