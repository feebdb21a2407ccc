import { dirname } from 'node:path';
import { type Check, Checklist, type PendingCheck } from '../model/check.ts';
import { short } from '../model/digest.ts';
import { ReleaseError } from '../model/errors.ts';
import type { Plan } from '../model/plan.ts';
import { parseRecord, storeLayout } from '../model/store.ts';
import type { Files, Ports } from '../ports.ts';
import type { FolderPlace, PreflightInputs } from './inputs.ts';
import { AGAIN, NEW_VERSION } from './words.ts';

/** A write-once folder: it can be written to, and holds no other release under this version. */
export async function checkFolder(
  { path }: FolderPlace,
  { elsewhere }: Pick<PreflightInputs, 'elsewhere'>,
  plan: Plan,
  { clock, files }: Pick<Ports, 'clock' | 'files'>,
): Promise<Check[]> {
  const checks = new Checklist('plan', clock.now);
  const subject = `dir:${path}`;
  const store = checks.begin('store', subject);
  const { fault, remedy, measured } = await writable(path, files);
  if (!fault) store.pass({ measured });
  else if (elsewhere) store.notRun(`${fault}; the job that publishes has a disk of its own`, { remedy });
  else store.fail({ detail: fault, remedy });
  await checkFree(checks.begin('release-free', subject), path, plan, files);
  checks
    .begin('lock-mode', subject)
    .skip('a folder has no lock; what is published there is never written again');
  return checks.checks;
}

interface Writable {
  readonly fault?: string;
  readonly remedy: string;
  readonly measured: string;
}

async function writable(path: string, files: Files): Promise<Writable> {
  try {
    const there = await nearest(path, files);
    const measured = there.path === path ? 'can be written to' : 'can be made';
    const remedy = 'name a folder with to';
    if (there.kind !== 'folder') return { fault: `${there.path} is no folder`, remedy, measured };
    // A new folder is the one thing that shows whether something can be made there; the name says that it may go.
    await files.remove(await files.temporaryFolder(there.path));
    return { remedy, measured };
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.kind === 'interrupted') throw error;
    return { fault: error.message, remedy: error.remedy, measured: '' };
  }
}

/** What is at a path, or at the nearest folder above it. */
async function nearest(path: string, files: Files): Promise<{ path: string; kind: string }> {
  const stat = await files.stat(path);
  if (stat) return { path, kind: stat.kind };
  const above = dirname(path);
  return above === path ? { path, kind: 'nothing' } : nearest(above, files);
}

async function checkFree(check: PendingCheck, store: string, plan: Plan, files: Files): Promise<Check> {
  const path = storeLayout(store).record(plan.project, plan.version);
  try {
    if (!(await files.stat(path))) return check.pass({ measured: `no ${plan.project} ${plan.version} yet` });
    const { commit } = parseRecord(await files.readText(path), path);
    const measured = `${plan.version} is published from commit ${short(commit)}`;
    if (commit === plan.commit) return check.pass({ measured, detail: AGAIN });
    return check.fail({ measured, bound: `commit ${short(plan.commit)}`, remedy: NEW_VERSION });
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    return check.fail({ detail: error.message, remedy: error.remedy });
  }
}
