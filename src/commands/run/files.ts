import { buildArtifact, runGates } from '../../build/build.ts';
import { limiter } from '../../model/concurrency.ts';
import type { Plan, PlannedArtifact } from '../../model/plan.ts';
import { earlierPacks } from '../../pack/earlier.ts';
import { packArtifact } from '../../pack/pack.ts';
import { packSubject } from '../../pack/subjects.ts';
import { scanArtifact } from '../../scan/scan.ts';
import { plannedSubject } from '../../subject/subject.ts';
import { type Found, reaches, type Work } from './stages.ts';

/**
 * Builds, scans and packs every target as it comes, with the gates beside. As many pieces of work run at once as
 * there are processors; no target waits for another.
 */
export async function makeFiles(work: Work): Promise<Found[]> {
  const { inputs, plan, output, until, ports } = work;
  const slots = limiter(ports.host.cores);
  const earlier = await earlierPacks(output, ports.files);

  const scan = async (artifact: PlannedArtifact) =>
    scanArtifact(plannedSubject(plan, artifact, output), { ...(await work.scanContext()), plan }, ports);
  const pack = (artifact: PlannedArtifact) =>
    packArtifact(
      packSubject(plannedSubject(plan, artifact, output), output, earlier.get(artifact.file)),
      inputs.pack.policy,
      ports,
    );
  const makeFile = async (artifact: PlannedArtifact) => {
    const made = await slots(() => buildArtifact(artifact, plan, inputs.build, ports));
    if (made.built.length === 0) return { made };
    // What is built is finished before more is begun.
    const [scanned, packed] = await all([
      reaches(until, 'scan') ? slots(() => scan(artifact), 'urgent') : undefined,
      reaches(until, 'pack') ? slots(() => pack(artifact), 'urgent') : undefined,
    ]);
    return { made, scanned, packed };
  };

  const [gates, files] = await all([
    runGates(inputs.build, ports, slots),
    all(longestFirst(plan).map(makeFile)),
  ]);
  const shared = reaches(until, 'scan') ? (await work.scanContext()).checks : [];
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

/** What is never packed is soon done and comes last, so that the end of a run is not one file being packed. */
function longestFirst({ artifacts }: Plan): PlannedArtifact[] {
  const isQuick = ({ target }: PlannedArtifact): boolean => target.startsWith('darwin-');
  return [...artifacts.filter((artifact) => !isQuick(artifact)), ...artifacts.filter(isQuick)];
}

type Results<Pieces extends readonly unknown[]> = { -readonly [Key in keyof Pieces]: Awaited<Pieces[Key]> };

/** Waits for all, also when one fails, so that nothing goes on behind a run that has ended. */
async function all<const Pieces extends readonly unknown[]>(pieces: Pieces): Promise<Results<Pieces>> {
  const settled = await Promise.allSettled(pieces);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : undefined)) as Results<Pieces>;
}
