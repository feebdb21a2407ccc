import { join } from 'node:path';
import type { Checklist } from '../model/check.ts';
import { safeName } from '../model/names.ts';
import type { Plan } from '../model/plan.ts';
import { possibleNames } from '../model/sealed.ts';
import type { Files } from '../ports.ts';

/** A temporary file that a killed run left behind. */
const LEFTOVER = /^\..+\.tmp$/;

/**
 * Compares the release folder with the plan: exactly the planned binaries, beside files of an earlier seal.
 * Returns the names found there that are not binaries; undefined when the check failed.
 */
export async function checkPlannedSet(
  plan: Plan,
  folder: string,
  files: Files,
  checks: Checklist,
): Promise<string[] | undefined> {
  const check = checks.begin('planned-set', plan.project);
  const binaries = plan.artifacts.map(({ file }) => safeName(file, 'the plan'));
  const found = await files.list(folder);
  const ours = new Set(possibleNames(binaries));
  const missing = binaries.filter((name) => !found.includes(name));
  const extra = found.filter((name) => !ours.has(name) && !LEFTOVER.test(name));
  const odd = await notPlainFiles(
    found.filter((name) => ours.has(name)),
    folder,
    files,
  );

  const faults = [phrase('missing', missing), phrase('not planned', extra), phrase('no plain files', odd)];
  const measured = `${binaries.length - missing.length} of ${binaries.length} binaries`;
  if (missing.length + extra.length + odd.length === 0) {
    check.pass({ measured });
    return found.filter((name) => !binaries.includes(name));
  }
  check.fail({
    measured,
    bound: 'exactly the planned binaries',
    detail: faults.filter(Boolean).join('; '),
    remedy: `build what is missing, and take what is not planned out of ${folder}`,
  });
  return undefined;
}

function phrase(what: string, names: readonly string[]): string {
  return names.length > 0 ? `${what}: ${names.join(', ')}` : '';
}

async function notPlainFiles(names: readonly string[], folder: string, files: Files): Promise<string[]> {
  const odd: string[] = [];
  for (const name of names) {
    const stat = await files.stat(join(folder, name));
    if (stat?.kind !== 'file' || stat.link) odd.push(name);
  }
  return odd;
}
