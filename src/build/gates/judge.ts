import type { Check, PendingCheck } from '../../model/check.ts';
import type { Finished } from '../../ports.ts';
import { moduleFault } from '../modules/go-words.ts';
import type { Said } from './compile-errors.ts';
import { placesOf, type SourceTree } from './source-tree.ts';

/** The verdict over what an analysis of the source said: any finding blocks, whatever the exit code. */
export function judge(
  check: PendingCheck,
  finished: Finished,
  said: Said,
  tree: SourceTree,
  { tool, note, remedy }: { readonly tool: string; readonly note?: string; readonly remedy: string },
): Check {
  const { places, elsewhere } = placesOf(said.reported, tree);
  const count = places.length + elsewhere.length;
  const isClean = finished.exitCode === 0 && count === 0;
  const measured = count === 1 ? '1 finding' : `${count} findings`;
  // A tool that could not do its work has found nothing that could be counted.
  const finding = { tool, ...(isClean || count > 0 ? { measured, bound: '0 findings' } : {}) };
  if (isClean) return check.pass({ ...finding, ...(note ? { detail: note } : {}) });
  const fault = finished.exitCode === 0 ? undefined : moduleFault(finished.stderr);
  return check.fail({
    ...finding,
    places,
    detail: excerpt([
      ...(fault ? [fault.what] : []),
      ...(finished.timedOut ? [`stopped after ${Math.round(finished.ms / 1000)} s`] : []),
      ...elsewhere.map(({ file, line, message }) => `${file}:${line}: ${message}`),
      ...(finished.exitCode === 0 ? [] : said.rest),
      ...(note ? [note] : []),
    ]),
    remedy: fault?.remedy ?? remedy,
  });
}

/** As many lines as a report shows; undefined when there are none. */
export function excerpt(lines: readonly string[]): string | undefined {
  const told = lines.filter((line) => line.trim() !== '').slice(0, 20);
  return told.length > 0 ? told.join('\n').slice(0, 2_000) : undefined;
}
