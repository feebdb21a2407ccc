import { type Check, Checklist } from '../model/check.ts';
import type { Plan } from '../model/plan.ts';
import type { Ports } from '../ports.ts';
import type { Channel, Release } from './channel.ts';
import { folderChannel } from './folder/channel.ts';
import { githubChannel } from './github/channel.ts';
import { repositoryOf } from './github/repository.ts';
import type { Destination, PublishInputs } from './inputs.ts';
import { readRelease, type SealedRelease } from './release.ts';

export interface PublishResult {
  readonly checks: Check[];
  /** The tag that was published; undefined for a snapshot, and where nothing was published. */
  readonly tag: string | undefined;
  /** Where the release can be found, one for each place. */
  readonly urls: readonly string[];
  /** Number of files newly written, over all places. */
  readonly published: number;
  /** Number of files that were there already with the same bytes. */
  readonly unchanged: number;
}

type PublishPorts = Pick<Ports, 'files' | 'clock' | 'releases' | 'host' | 'log'>;

/**
 * Publishes a sealed release to write-once places. Nothing is written unless every file is what
 * `checksums.txt` says and every place can take it. Throws STORE_CONFLICT where a place holds other bytes
 * under the same release.
 */
export async function run(inputs: PublishInputs, plan: Plan, ports: PublishPorts): Promise<PublishResult> {
  const checks = new Checklist('publish', ports.clock.now);
  const sealed = await readRelease(inputs.directory, ports.files, checks);
  if (!sealed || !isOfPlan(sealed, plan, checks)) {
    return { checks: checks.checks, tag: undefined, urls: [], published: 0, unchanged: 0 };
  }

  const { project, version, commit } = plan;
  const release = { project, version, commit, tag: inputs.tag ?? plan.tag, files: sealed.files };
  const channels: Channel[] = [];
  for (const destination of inputs.to) channels.push(await openChannel(destination, release, plan, ports));

  const urls: string[] = [];
  let published = 0;
  let unchanged = 0;
  for (const channel of channels) {
    const check = checks.begin('read-back', channel.name);
    const result = await channel.publish();
    const measured = `${result.published.length} files written, ${result.unchanged.length} unchanged`;
    if (result.concern) check.warn({ measured, ...result.concern });
    else check.pass({ measured });
    urls.push(result.url);
    published += result.published.length;
    unchanged += result.unchanged.length;
  }
  return { checks: checks.checks, tag: release.tag, urls, published, unchanged };
}

function openChannel(
  destination: Destination,
  release: Release,
  plan: Plan,
  ports: PublishPorts,
): Channel | Promise<Channel> {
  switch (destination.kind) {
    case 'dir':
      return folderChannel(destination.path, release, ports.files);
    case 'github':
      return githubChannel(destination, repositoryOf(plan.repository, ports.host), release, ports);
  }
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
