import type { Config } from '../../config/schema.ts';
import { run as dispatch, requireFleet } from '../../dispatch/dispatch.ts';
import { type Check, Checklist, overall } from '../../model/check.ts';
import { ReleaseError } from '../../model/errors.ts';
import type { RawInputs } from '../../model/inputs.ts';
import { layout } from '../../model/layout.ts';
import { readManifest } from '../../model/manifest.ts';
import type { Plan } from '../../model/plan.ts';
import { possibleNames } from '../../model/sealed.ts';
import { requireUpx } from '../../pack/upx/find.ts';
import { run as plan } from '../../plan/plan.ts';
import type { Ports } from '../../ports.ts';
import { run as preflight } from '../../preflight/preflight.ts';
import { run as publish } from '../../publish/publish.ts';
import type { ReportData } from '../../report/model.ts';
import { openContext, type ScanContext } from '../../scan/context.ts';
import { loadSigner } from '../../seal/key.ts';
import { run as seal } from '../../seal/seal.ts';
import { run as verify } from '../../verify/verify.ts';
import { preflightInputs } from '../preflight.ts';
import { outputOf, prepare } from '../prepare.ts';
import { record } from '../record.ts';
import { writeReport } from '../report.ts';
import { makeFiles } from './files.ts';
import { type RunInputs, readRunInputs } from './inputs.ts';
import { type Found, notReached, type RunStage, reaches, type Work } from './stages.ts';

export interface Run {
  /** Absolute. */
  readonly output: string;
  readonly checks: readonly Check[];
  readonly report: ReportData;
}

/**
 * The whole pipeline. Everything that a user may have got wrong is looked at first, so that nothing is written
 * when something is. A failed check ends the run before the release is sealed, and what was not reached says so.
 */
export async function runPipeline(given: RawInputs, until: RunStage, ports: Ports): Promise<Run> {
  const invocation = await prepare('build-matrix', given, ports);
  const { config, raw } = invocation;
  const output = outputOf(invocation);
  const inputs = readRunInputs(
    { ...given, 'working-directory': raw['working-directory'] ?? '', output },
    config,
  );
  const scanContext = await requireGiven(inputs, config, until, ports);
  const { baseline } = inputs.gather;
  const earlier = baseline ? readManifest(await ports.files.readText(baseline), baseline) : undefined;

  ports.progress.report({ stage: 'plan', target: '', state: 'started' });
  const planned = await plan(inputs.plan, config, ports);
  await removeStrangers(planned.plan, output, ports);
  const looked = reaches(until, 'build') ? await lookAhead(inputs, planned.plan, until, ports) : [];
  const checks = [...planned.checks, ...looked];
  await record(output, 'plan', checks, { plan: planned.plan }, ports.files);
  ports.progress.report({ stage: 'plan', target: '', state: overall(checks) });
  const work: Work = { inputs, config, plan: planned.plan, output, until, earlier, scanContext, ports };
  for (const step of STEPS.filter(({ stages }) => stages.some((stage) => reaches(until, stage)))) {
    const stopped = overall(checks) === 'fail';
    const found = stopped ? step.stages.map((stage) => notReached(stage, work)) : await step.run(work);
    for (const { stage, checks: made, data } of found) {
      await record(output, stage, made, data, ports.files);
      checks.push(...made);
    }
  }
  return { output, checks, report: await writeReport('Release', output, ports.files) };
}

/**
 * What was given and cannot be used is refused now. Gives the scan's context, opened when a database, a policy or an
 * engine was named.
 */
async function requireGiven(
  inputs: RunInputs,
  config: Config,
  until: RunStage,
  ports: Ports,
): Promise<() => Promise<ScanContext>> {
  if (reaches(until, 'seal') && inputs.seal.sign === 'key') await loadSigner(inputs.seal, ports);
  if (reaches(until, 'dispatch') && config.dispatch) requireFleet(config.dispatch, inputs.dispatch.lane);
  if (reaches(until, 'pack')) await requireUpx(inputs.pack.policy.upx, ports.files);
  const scanContext = once(() => openContext(inputs.scan, undefined, ports));
  const { env } = ports.host;
  const named = [
    inputs.scan.policy ?? env('ORACLE_RELEASE_POLICY'),
    inputs.scan.db ?? env('ORACLE_RELEASE_VULNDB'),
  ];
  const engine = ['full', 'both'].includes(inputs.scan.engine);
  if (reaches(until, 'scan') && (engine || named.some((path) => path !== undefined))) await scanContext();
  return scanContext;
}

/** Looks whether what was planned can be released, as far as this run goes. */
async function lookAhead(inputs: RunInputs, plan: Plan, until: RunStage, ports: Ports): Promise<Check[]> {
  const intended = {
    ...inputs.build,
    pack: reaches(until, 'pack') ? inputs.pack.policy : undefined,
    sign: reaches(until, 'seal') ? inputs.seal.sign : 'none',
    publish: reaches(until, 'publish') ? inputs.publish : undefined,
  };
  return preflight(await preflightInputs(intended, plan, false, ports), plan, ports);
}

interface Step {
  readonly stages: readonly RunStage[];
  run(work: Work): Promise<Found[]>;
}

/** The order of the work; the stages of one step run side by side. */
const STEPS: readonly Step[] = [
  { stages: ['build', 'scan', 'pack'], run: makeFiles },
  whole('seal', ({ inputs, plan: planned, ports }) => seal(inputs.seal, planned, ports)),
  whole('verify', ({ output, ports }) =>
    verify({ directory: layout(output).release, publicKey: undefined }, ports),
  ),
  whole('publish', ({ inputs, plan: planned, ports }) => publish(inputs.publish, planned, ports)),
  whole('dispatch', ({ inputs, config, ports }) => dispatch(inputs.dispatch, config.dispatch, ports)),
];

/** A stage over the release as a whole. A broken promise is a failed check, so that it stands in the report. */
function whole(stage: RunStage, run: (work: Work) => Promise<{ readonly checks: readonly Check[] }>): Step {
  return {
    stages: [stage],
    async run(work) {
      const { progress, clock } = work.ports;
      progress.report({ stage, target: '', state: 'started' });
      const check = new Checklist(stage, clock.now).begin(stage, work.plan.project);
      const { checks, ...data } = await run(work).catch((error: unknown) => {
        if (!(error instanceof ReleaseError) || error.kind !== 'mismatch') throw error;
        return { checks: [check.fail({ detail: error.message, remedy: error.remedy })] };
      });
      const skipped = checks.every(({ verdict }) => verdict === 'skip');
      progress.report({ stage, target: '', state: skipped ? 'skip' : overall(checks) });
      return [{ stage, checks, data }];
    },
  };
}

/** Files of an earlier plan that named others must not slip into this release. */
async function removeStrangers({ artifacts }: Plan, output: string, { files }: Ports): Promise<void> {
  const { release } = layout(output);
  const ours = possibleNames(artifacts.map(({ file }) => file));
  const present = await files.list(release);
  if (present.some((name) => !ours.includes(name))) await files.remove(release);
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
