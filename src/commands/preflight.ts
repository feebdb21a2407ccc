import { readBuildInputs } from '../build/inputs.ts';
import { applyConfig } from '../config/apply.ts';
import type { ActionName } from '../model/declared.generated.ts';
import type { RawInputs } from '../model/inputs.ts';
import { layout } from '../model/layout.ts';
import type { Plan } from '../model/plan.ts';
import { type PackPolicy, readPackInputs } from '../pack/inputs.ts';
import { isVersion } from '../pack/upx/find.ts';
import { pinnedFor } from '../pack/upx/pins.ts';
import { outlook } from '../pack/upx/released.ts';
import type { Host, Ports } from '../ports.ts';
import type { Place, PreflightInputs } from '../preflight/inputs.ts';
import { type Packing, toolsNeeded } from '../preflight/needs.ts';
import { run as preflight } from '../preflight/preflight.ts';
import { repositoryOf } from '../publish/github/repository.ts';
import { type PublishInputs, readPublishInputs } from '../publish/inputs.ts';
import { MAX_FILES } from '../publish/limits.ts';
import { readSealInputs, type SealInputs } from '../seal/inputs.ts';
import type { Command, Invocation } from './outcome.ts';
import { ReadAll } from './read-all.ts';
import { readPlan } from './record.ts';

/** What the stages of a release are asked to do; undefined for a stage that will not be run. */
export interface Intended {
  /** Absolute. */
  readonly workingDirectory: string;
  /** Absolute. */
  readonly output: string;
  readonly gates: readonly string[];
  readonly pack: PackPolicy | undefined;
  readonly sign: SealInputs['sign'];
  readonly publish: PublishInputs | undefined;
}

/** `mode: preflight` of build-matrix: looks whether a planned release can be made, wherever its stages will run. */
export const runPreflight: Command = async ({ raw, config, ports }) => {
  const intended = readIntended({ raw, config });
  const plan = await readPlan(intended.output, ports.files);
  // On a terminal the other stages are run from the same one.
  const elsewhere = ports.host.env('GITHUB_ACTIONS') === 'true';
  const inputs = await preflightInputs(intended, plan, elsewhere, ports);
  return {
    stage: 'plan',
    beside: true,
    checks: await preflight(inputs, plan, ports),
    outputs: { version: plan.version, tag: plan.tag ?? '', plan: layout(intended.output).plan },
    // In the place of what `plan` handed on, with all that was checked there.
    handsOn: { name: 'plan', files: [layout(intended.output).plan], withEvidence: true },
  };
};

/** The inputs of the preflight from what the stages are asked to do. `elsewhere`: the stages run in other jobs. */
export async function preflightInputs(
  { workingDirectory, output, gates, pack, sign, publish }: Intended,
  plan: Plan,
  elsewhere: boolean,
  ports: Ports,
): Promise<PreflightInputs> {
  const { host } = ports;
  const packing = pack?.enabled ? await packingOf(pack, ports) : undefined;
  const needs = toolsNeeded(plan, { gates, pack: packing }, host);
  return {
    workingDirectory,
    output,
    elsewhere,
    sign,
    tag: publish?.tag ?? plan.tag,
    places: publish ? placesOf(publish, plan, host) : [],
    tools: elsewhere ? needs.map((need) => ({ ...need, required: false })) : needs,
  };
}

function readIntended({ raw, config }: Pick<Invocation, 'raw' | 'config'>): Intended {
  const all = new ReadAll();
  const places = { 'working-directory': raw['working-directory'] ?? '', output: raw.output ?? '' };
  const own = <Value>(action: ActionName, reader: (raw: RawInputs) => Value, given: RawInputs = {}): Value =>
    all.read(() => reader({ ...applyConfig(action, given, config), ...places }));
  const build = all.read(() => readBuildInputs(raw));
  const pack = own('upx-verify', readPackInputs);
  const seal = own('checksum-sign', readSealInputs, { sign: raw.sign ?? '' });
  const given = { to: raw.to ?? '', token: raw.token ?? '' };
  const publish = given.to.trim() === 'none' ? undefined : own('publish', readPublishInputs, given);
  return all.done({ ...build, pack: pack?.policy, sign: seal?.sign, publish });
}

function placesOf({ to }: PublishInputs, plan: Plan, host: Host): Place[] {
  return to.map((destination) =>
    destination.kind === 'dir'
      ? destination
      : {
          kind: 'github',
          repository: repositoryOf(plan.repository, host),
          token: destination.token ?? host.env('GITHUB_TOKEN'),
          maxFiles: MAX_FILES,
        },
  );
}

async function packingOf(policy: PackPolicy, ports: Ports): Promise<Packing> {
  const { onUnsupported, strategy, requireRun } = policy;
  return {
    upx: await upxOf(policy, ports),
    needsUpx: onUnsupported === 'fail',
    runs: strategy === 'full',
    needsRun: requireRun,
  };
}

async function upxOf({ upx }: PackPolicy, ports: Ports): Promise<Packing['upx']> {
  if (upx !== undefined && !isVersion(upx)) return { path: upx };
  const release = pinnedFor(ports.host, upx);
  return {
    ...(upx !== undefined && { version: upx }),
    instead: release && (await outlook(release, ports)),
  };
}
