import { buildArtifact, runGates } from '../../build/build.ts';
import { earlierBuilds } from '../../build/earlier.ts';
import { growthOf } from '../../build/growth.ts';
import { checkNetwork } from '../../build/modules/network.ts';
import { checkSource } from '../../build/modules/source.ts';
import { type Reproduce, withReproduction } from '../../build/reproduce/reproduce.ts';
import { type Check, overall } from '../../model/check.ts';
import { all, limiter } from '../../model/concurrency.ts';
import type { Plan, PlannedArtifact } from '../../model/plan.ts';
import { packArtifact } from '../../pack/artifact.ts';
import { earlierPacks } from '../../pack/earlier.ts';
import { withScratch } from '../../pack/pack.ts';
import { releaseTogether } from '../../pack/release.ts';
import { packSubject } from '../../pack/subjects.ts';
import { finishScan, scanArtifact } from '../../scan/scan.ts';
import { goSubject } from '../../scan/subjects.ts';
import { plannedSubject } from '../../subject/subject.ts';
import { gatherInsight, keepSourceInsight } from '../insight.ts';
import { type Found, notReached, reaches, type Work } from './stages.ts';

/**
 * Builds, scans and packs every target as it comes, with the gates beside. As many pieces of work run at once as
 * there are processors; no target waits for another.
 */
export async function makeFiles(work: Work): Promise<Found[]> {
  const { inputs, plan, output, ports, until } = work;
  const before = await checkSource(inputs.build, plan, ports);
  if (overall(before) === 'fail') {
    const build: Found = { stage: 'build', checks: before, data: { built: [] } };
    return [build, notReached('scan', work), notReached('pack', work)].filter(({ stage }) =>
      reaches(until, stage),
    );
  }
  return withScratch(output, ports.files, (scratch) => makeIn(scratch, before, work));
}

async function makeIn(scratch: string, before: readonly Check[], work: Work): Promise<Found[]> {
  const { inputs, plan, output, until, ports } = work;
  const slots = limiter(ports.host.cores);
  const earlier = await earlierPacks(output, ports.files);
  const kept = { earlier: await earlierBuilds(output, ports.files) };

  const scan = async (artifact: PlannedArtifact) =>
    scanArtifact(
      goSubject(plannedSubject(plan, artifact, output)),
      { ...(await work.scanContext()), plan },
      ports,
    );
  const pack = (artifact: PlannedArtifact) =>
    packArtifact(
      packSubject(plannedSubject(plan, artifact, output), output, earlier.get(artifact.file)),
      inputs.pack.policy,
      scratch,
      ports,
    );
  // A file is packed where it was built, without giving up its place: else a build that is yet to begin takes it,
  // and the last of the long work runs alone in the end.
  const makeFile = async (artifact: PlannedArtifact, reproduce: Reproduce) => {
    const { made, scanning, packing } = await slots(async () => {
      const made = await buildArtifact(artifact, plan, inputs.build, ports, kept);
      if (made.built.length === 0) return { made };
      const scanning = reaches(until, 'scan') ? slots(() => scan(artifact), 'urgent') : undefined;
      const packing = reaches(until, 'pack') ? pack(artifact) : undefined;
      // Whatever fails is told below, when all has ended.
      scanning?.catch(() => undefined);
      await Promise.allSettled([packing]);
      return { made, scanning, packing };
    });
    if (made.built.length === 0) return { made };
    // What is built again waits behind all first builds.
    const again = slots(() => reproduce(artifact, made.checks));
    const [scanned, packed, reproduced] = await all([scanning, packing, again]);
    return { made: { ...made, checks: [...made.checks, ...reproduced] }, scanned, packed };
  };

  const [gates, source, files] = await withReproduction(
    inputs.build,
    plan,
    plan.artifacts,
    ports,
    (reproduce) =>
      all([
        runGates(inputs.build, ports, slots),
        slots(() => keepSourceInsight(inputs.build.workingDirectory, output, plan, ports)),
        all(longestFirst(plan).map((artifact) => makeFile(artifact, reproduce))),
      ]),
  );
  const builds = files.map(({ made }) => made);
  const scans = files.flatMap(({ scanned }) => scanned ?? []);
  const scanning = reaches(until, 'scan')
    ? await finishScan(scans, { ...(await work.scanContext()), plan }, ports)
    : { checks: [], data: {} };
  const packing = await releaseTogether(
    files.flatMap(({ packed }) => packed ?? []),
    ports,
  );
  const built = builds.flatMap(({ built: one }) => one);
  const insight = await gatherInsight(output, plan, built, inputs.gather.baseline, ports);
  const growth = growthOf(built, plan, work.earlier, inputs.gather, ports.clock.now, insight.whatGrew);
  const found: Found[] = [
    {
      stage: 'build',
      checks: [
        ...before,
        ...gates,
        ...source.checks,
        ...builds.flatMap(({ checks }) => checks),
        ...insight.checks,
        ...(growth.review ? growth.checks.map(held) : growth.checks),
        ...checkNetwork('build', ports),
      ],
      data: { built },
    },
    {
      stage: 'scan',
      checks: scanning.checks,
      data: scanning.data,
    },
    {
      stage: 'pack',
      checks: packing.checks,
      data: { packed: packing.packed },
    },
  ];
  return found.filter(({ stage }) => reaches(until, stage));
}

/** There is nobody to ask in one run: growth that was not approved ends it. */
function held(check: Check): Check {
  if (check.verdict !== 'warn') return check;
  return { ...check, verdict: 'fail', remedy: 'look at what was added; approve it with --approve-growth' };
}

/** What is never packed is soon done and comes last, so that the end of a run is not one file being packed. */
function longestFirst({ artifacts }: Plan): PlannedArtifact[] {
  const isQuick = ({ target }: PlannedArtifact): boolean => target.startsWith('darwin-');
  return [...artifacts.filter((artifact) => !isQuick(artifact)), ...artifacts.filter(isQuick)];
}
