import { type Check, Checklist } from '../model/check.ts';
import type { Plan } from '../model/plan.ts';
import type { Ports } from '../ports.ts';
import { folderChannel } from './folder-channel.ts';
import type { PublishInputs } from './inputs.ts';
import { readRelease, type SealedRelease } from './release.ts';

export interface PublishResult {
  readonly checks: Check[];
  /** Where the release can be found, one for each place. */
  readonly urls: readonly string[];
  /** Number of files newly written, over all places. */
  readonly published: number;
  /** Number of files that were there already with the same bytes. */
  readonly unchanged: number;
}

/**
 * Publishes a sealed release to write-once places. Nothing is written unless every file is what `checksums.txt`
 * says. Throws STORE_CONFLICT where a place holds other bytes under the same release.
 */
export async function run(
  inputs: PublishInputs,
  plan: Plan,
  ports: Pick<Ports, 'files' | 'clock'>,
): Promise<PublishResult> {
  const checks = new Checklist('publish', ports.clock.now);
  const sealed = await readRelease(inputs.directory, ports.files, checks);
  if (!sealed || !isOfPlan(sealed, plan, checks)) {
    return { checks: checks.checks, urls: [], published: 0, unchanged: 0 };
  }

  const { project, version, commit } = plan;
  const release = { project, version, commit, tag: inputs.tag ?? plan.tag, files: sealed.files };
  const urls: string[] = [];
  let published = 0;
  let unchanged = 0;
  for (const { path } of inputs.to) {
    const channel = folderChannel(path, ports.files);
    const check = checks.begin('read-back', channel.name);
    const result = await channel.publish(release);
    check.pass({
      measured: `${result.published.length} files written, ${result.unchanged.length} unchanged`,
    });
    urls.push(result.url);
    published += result.published.length;
    unchanged += result.unchanged.length;
  }
  return { checks: checks.checks, urls, published, unchanged };
}

/** The folder holds the release that the plan names, and not another one. */
function isOfPlan({ version, commit }: SealedRelease, plan: Plan, checks: Checklist): boolean {
  const check = checks.begin('version', plan.project);
  const measured = `${version} at commit ${commit}`;
  const bound = `${plan.version} at commit ${plan.commit}`;
  if (measured === bound) check.pass({ measured });
  else check.fail({ measured, bound, remedy: 'seal the planned release, then publish' });
  return measured === bound;
}
