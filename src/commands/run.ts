import { buildArtifact, runGates } from '../build/build.ts';
import { type BuildInputs, readBuildInputs } from '../build/inputs.ts';
import { applyConfig } from '../config/apply.ts';
import type { Config } from '../config/schema.ts';
import { run as dispatch, requireFleet } from '../dispatch/dispatch.ts';
import { type DispatchInputs, readDispatchInputs } from '../dispatch/inputs.ts';
import { type Check, Checklist, overall } from '../model/check.ts';
import { limiter } from '../model/concurrency.ts';
import { type ActionName, DECLARED } from '../model/declared.generated.ts';
import { ReleaseError } from '../model/errors.ts';
import type { RawInputs } from '../model/inputs.ts';
import { BUNDLE_SUFFIX, CHECKSUMS, CHECKSUMS_512, layout, MANIFEST, PROVENANCE } from '../model/layout.ts';
import type { Plan, PlannedArtifact } from '../model/plan.ts';
import { earlierPacks } from '../pack/earlier.ts';
import { type PackInputs, readPackInputs } from '../pack/inputs.ts';
import { packArtifact } from '../pack/pack.ts';
import { planSubject } from '../pack/subjects.ts';
import { type PlanInputs, readPlanInputs } from '../plan/inputs.ts';
import { run as plan } from '../plan/plan.ts';
import type { Ports } from '../ports.ts';
import { type PublishInputs, readPublishInputs } from '../publish/inputs.ts';
import { run as publish } from '../publish/publish.ts';
import type { ReportData } from '../report/model.ts';
import { readScanInputs, type ScanInputs } from '../scan/inputs.ts';
import { openContext, scanArtifact, scanSubject } from '../scan/scan.ts';
import { readSealInputs, type SealInputs } from '../seal/inputs.ts';
import { loadSigner } from '../seal/key.ts';
import { run as seal } from '../seal/seal.ts';
import { run as verify } from '../verify/verify.ts';
import { outputOf, prepare } from './invoke.ts';
import { record } from './record.ts';
import { writeReport } from './report.ts';

/** The stages that a run can end after, in their order; the gates belong to the build. */
export const RUN_STAGES = ['plan', 'build', 'scan', 'pack', 'seal', 'verify', 'publish', 'dispatch'] as const;
export type RunStage = (typeof RUN_STAGES)[number];

/** The actions that make up the pipeline; their inputs are the flags of `run`. */
export const RUN_ACTIONS = [
  'build-matrix',
  'sbom-scan',
  'upx-verify',
  'checksum-sign',
  'publish',
  'gray-dispatch',
] as const satisfies readonly ActionName[];

export interface Run {
  readonly output: string;
  readonly checks: readonly Check[];
  readonly report: ReportData;
}

/**
 * The whole pipeline. Everything that a user may have got wrong is looked at first, so that nothing is written
 * when something is. Each target is then built, scanned and packed without waiting for another; a failed check
 * ends the run before the release is sealed, and what was not reached says so.
 */
export async function runPipeline(given: RawInputs, until: RunStage, ports: Ports): Promise<Run> {
  const invocation = await prepare('build-matrix', given, ports);
  const { config } = invocation;
  const output = outputOf(invocation);
  const inputs = readInputs({ ...given, ...pathsOf(invocation.raw) }, config);
  await preflight(inputs, config, until, ports);

  const planned = await plan(inputs.plan, config, ports);
  await removeStrangers(planned.plan, output, ports);
  const work: Work = { inputs, config, plan: planned.plan, output, until, ports };
  const checks: Check[] = [...planned.checks];
  await record(output, 'plan', planned.checks, { plan: planned.plan }, ports.files);
  for (const step of STEPS.filter(({ stages }) => stages.some((stage) => reaches(until, stage)))) {
    const found =
      overall(checks) === 'fail' ? step.stages.map((stage) => notReached(stage, work)) : await step.run(work);
    for (const { stage, checks: made, data } of found) {
      await record(output, stage, made, data, ports.files);
      checks.push(...made);
    }
  }
  return { output, checks, report: await writeReport('Release', output, ports.files) };
}

interface Work {
  readonly inputs: Inputs;
  readonly config: Config;
  readonly plan: Plan;
  readonly output: string;
  readonly until: RunStage;
  readonly ports: Ports;
}

/** What one stage found. */
interface Found {
  readonly stage: RunStage;
  readonly checks: readonly Check[];
  readonly data: Readonly<Record<string, unknown>>;
}

interface Step {
  readonly stages: readonly RunStage[];
  run(work: Work): Promise<Found[]>;
}

/** The order of the work; what stands in one step runs side by side. */
const STEPS: readonly Step[] = [
  { stages: ['build', 'scan', 'pack'], run: makeFiles },
  {
    stages: ['seal'],
    run: whole('seal', ({ inputs, plan: planned, ports }) => seal(inputs.seal, planned, ports)),
  },
  {
    stages: ['verify'],
    run: whole('verify', ({ output, ports }) =>
      verify({ directory: layout(output).release, publicKey: undefined }, ports),
    ),
  },
  {
    stages: ['publish'],
    run: whole('publish', ({ inputs, plan: planned, ports }) => publish(inputs.publish, planned, ports)),
  },
  {
    stages: ['dispatch'],
    run: whole('dispatch', ({ inputs, config, ports }) =>
      dispatch({ ...inputs.dispatch, wait: true }, config.dispatch, ports),
    ),
  },
];

/** A stage over the release as a whole. */
function whole(
  stage: RunStage,
  run: (work: Work) => Promise<{ readonly checks: readonly Check[] }>,
): Step['run'] {
  return async (work) => {
    const { progress } = work.ports;
    progress.report({ stage, target: '', state: 'started' });
    const { checks, ...data } = await run(work);
    const skipped = checks.length > 0 && checks.every(({ verdict }) => verdict === 'skip');
    progress.report({ stage, target: '', state: skipped ? 'skip' : overall(checks) });
    return [{ stage, checks, data }];
  };
}

/** Builds, scans and packs every target as it comes, with the gates beside. */
async function makeFiles(work: Work): Promise<Found[]> {
  const { inputs, plan: planned, until, ports } = work;
  const slots = limiter(ports.host.cores);
  const context = once(() => openContext(inputs.scan, planned, ports));
  const earlier = await earlierPacks(work.output, ports.files);

  const makeFile = async (artifact: PlannedArtifact) => {
    const made = await slots(() => buildArtifact(artifact, planned, inputs.build, ports));
    if (made.built.length === 0) return { made };
    const [scanned, packed] = await all([
      reaches(until, 'scan')
        ? slots(async () => scanArtifact(scanSubject(planned, artifact, work.output), await context(), ports))
        : undefined,
      reaches(until, 'pack')
        ? slots(() =>
            packArtifact(
              { ...planSubject(planned, artifact, work.output), earlier: earlier.get(artifact.file) },
              inputs.pack.policy,
              ports,
            ),
          )
        : undefined,
    ]);
    return { made, scanned, packed };
  };
  const [gates, files] = await all([
    runGates(inputs.build, ports, slots),
    all(planned.artifacts.map(makeFile)),
  ]);
  const shared = reaches(until, 'scan') ? (await context()).checks : [];
  const builds = files.map(({ made }) => made);
  const scans = files.flatMap(({ scanned }) => scanned ?? []);
  const packs = files.flatMap(({ packed }) => packed ?? []);
  const found: Found[] = [
    {
      stage: 'build',
      checks: [...gates, ...builds.flatMap(({ checks }) => checks)],
      data: { built: builds.flatMap(({ built }) => built) },
    },
    {
      stage: 'scan',
      checks: [...shared, ...scans.flatMap(({ checks }) => checks)],
      data: { scanned: scans.map(({ result }) => result) },
    },
    {
      stage: 'pack',
      checks: packs.flatMap(({ checks }) => checks),
      data: { packed: packs.map(({ result }) => result) },
    },
  ];
  return found.filter(({ stage }) => reaches(until, stage));
}

function notReached(stage: RunStage, { plan: planned, ports }: Work): Found {
  const checks = new Checklist(stage, ports.clock.now);
  checks.begin('reached', planned.project).notRun('an earlier check failed, so nothing was released');
  return { stage, checks: checks.checks, data: {} };
}

/** Files of a plan that named others must not slip into this release. */
async function removeStrangers({ artifacts }: Plan, output: string, { files }: Ports): Promise<void> {
  const { release } = layout(output);
  const ours = artifacts.map(({ file }) => file);
  const strangers = (await files.list(release)).filter(
    (name) => !ours.some((file) => name === file || name.startsWith(`${file}.`)),
  );
  const sealed = new Set(
    [CHECKSUMS, CHECKSUMS_512, MANIFEST, PROVENANCE].flatMap((name) => [name, name + BUNDLE_SUFFIX]),
  );
  if (strangers.some((name) => !sealed.has(name))) await files.remove(release);
}

/** Waits for all, also when one fails, so that nothing goes on behind a run that has ended. */
async function all<const Work extends readonly unknown[]>(
  work: Work,
): Promise<{ -readonly [Key in keyof Work]: Awaited<Work[Key]> }> {
  const settled = await Promise.allSettled(work);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : undefined)) as {
    -readonly [Key in keyof Work]: Awaited<Work[Key]>;
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

interface Inputs {
  readonly plan: PlanInputs;
  readonly build: BuildInputs;
  readonly scan: ScanInputs;
  readonly pack: PackInputs;
  readonly seal: SealInputs;
  readonly publish: PublishInputs;
  readonly dispatch: DispatchInputs;
}

/** Reads the inputs of every stage; all faults are told at once. */
function readInputs(given: RawInputs, config: Config): Inputs {
  const faults: ReleaseError[] = [];
  const read = <Value>(action: ActionName, reader: (raw: RawInputs) => Value): Value => {
    const own = Object.fromEntries(
      Object.keys(DECLARED[action].inputs).map((name) => [name, given[name] ?? '']),
    );
    // A path that was made absolute is no default any more.
    const raw = {
      ...applyConfig(action, own, config),
      'working-directory': given['working-directory'] ?? '',
      output: given.output ?? '',
    };
    try {
      return reader(raw);
    } catch (error) {
      if (!(error instanceof ReleaseError)) throw error;
      faults.push(error);
      return undefined as Value;
    }
  };
  const inputs: Inputs = {
    plan: read('build-matrix', readPlanInputs),
    build: read('build-matrix', readBuildInputs),
    scan: read('sbom-scan', readScanInputs),
    pack: read('upx-verify', readPackInputs),
    seal: read('checksum-sign', readSealInputs),
    publish: read('publish', readPublishInputs),
    dispatch: read('gray-dispatch', readDispatchInputs),
  };
  const [first, ...others] = faults;
  if (!first) return inputs;
  const messages = [...new Set([first, ...others].map(({ message }) => message))];
  throw new ReleaseError(first.code, messages.join('; '), first.remedy, first.cause);
}

/** What can be known to fail later is failed now. */
async function preflight(inputs: Inputs, config: Config, until: RunStage, ports: Ports): Promise<void> {
  if (reaches(until, 'seal') && inputs.seal.sign === 'key') await loadSigner(inputs.seal, ports);
  if (reaches(until, 'dispatch') && config.dispatch) requireFleet(config.dispatch);
}

function pathsOf(raw: RawInputs): RawInputs {
  return { 'working-directory': raw['working-directory'] ?? '', output: raw.output ?? '' };
}

function reaches(until: RunStage, stage: RunStage): boolean {
  return RUN_STAGES.indexOf(until) >= RUN_STAGES.indexOf(stage);
}
