import { join } from 'node:path';
import { type Check, Checklist, overall, type PendingCheck } from '../../model/check.ts';
import { ReleaseError } from '../../model/errors.ts';
import { layout } from '../../model/layout.ts';
import { type Plan, type PlannedArtifact, partsOf, subjectOf } from '../../model/plan.ts';
import type { Ports } from '../../ports.ts';
import { compile } from '../compile.ts';
import type { BuildInputs } from '../inputs.ts';
import { identical } from './compare.ts';
import { explain } from './explain.ts';
import { type SecondPlace, withSecondPlace } from './second-place.ts';
import type { Span } from './times.ts';
import { wordsOf } from './words.ts';

/**
 * Builds an artifact again and compares with its file in the output folder; no check where none was asked for. The
 * checks of the first build tell when it was made.
 */
export type Reproduce = (artifact: PlannedArtifact, first: readonly Check[]) => Promise<Check[]>;

/**
 * Does the work with what can build its artifacts a second time. The copy of the repository is made before the work
 * begins, so that it holds nothing that the first builds left behind.
 */
export async function withReproduction<Result>(
  inputs: BuildInputs,
  plan: Plan,
  artifacts: readonly PlannedArtifact[],
  ports: Ports,
  use: (reproduce: Reproduce) => Promise<Result>,
): Promise<Result> {
  if (inputs.reproduce === 'off') return use(async () => []);
  const isMeant = (artifact: PlannedArtifact): boolean => {
    const { target } = partsOf(plan, artifact);
    return (
      inputs.reproduce === 'all' || (target.goos === ports.host.goos && target.goarch === ports.host.goarch)
    );
  };
  const begin = (artifact: PlannedArtifact) =>
    new Checklist('build', ports.clock.now).begin('reproducible', subjectOf(plan, artifact));
  const skip = async (artifact: PlannedArtifact) => [
    begin(artifact).skip('only the target of this machine is built twice; `reproduce: all` builds each'),
  ];
  if (!artifacts.some(isMeant)) return use(skip);
  return withSecondPlace(inputs, ports, (place) =>
    use(async (artifact, first) => {
      if (!isMeant(artifact)) return skip(artifact);
      const progress = { stage: 'build', target: artifact.target } as const;
      ports.progress.report({ ...progress, state: 'started' });
      const check = await again(
        begin(artifact),
        { artifact, made: spanOf(first) },
        { plan, inputs, place },
        ports,
      );
      ports.progress.report({ ...progress, state: overall([...first, check]) });
      return [check];
    }),
  );
}

async function again(
  check: PendingCheck,
  { artifact, made }: { readonly artifact: PlannedArtifact; readonly made: Span },
  work: { readonly plan: Plan; readonly inputs: BuildInputs; readonly place: SecondPlace },
  ports: Ports,
): Promise<Check> {
  const { plan, inputs, place } = work;
  await untilAnotherTime(made, ports);
  const from = ports.clock.now();
  const claim = { bound: 'the same bytes', tool: plan.toolchain };
  const how = wordsOfPlace(place, from - made.from);
  const output = join(place.binaries, artifact.file);
  try {
    const { workingDirectory, exec } = place;
    await compile({ workingDirectory, artifact, ...partsOf(plan, artifact) }, output, { ...ports, exec });
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.code !== 'TOOL_FAILED') throw error;
    return check.fail({
      ...claim,
      measured: 'the second build failed',
      detail: `${error.message}\n${how}`,
      remedy: 'let the build need nothing outside the repository, the modules and the programs on PATH',
    });
  }
  const to = ports.clock.now();
  const traces = {
    places: place.places,
    times: { first: [made], second: [0, place.clock.ms].map((ms) => ({ from: from + ms, to: to + ms })) },
  };
  const found = await ports.files.withSource(layout(inputs.output).planned(artifact.plain), (first) =>
    ports.files.withSource(output, (second) =>
      identical(first, second)
        ? { measured: `${first.size} identical bytes` }
        : wordsOf(explain(first, second, traces)),
    ),
  );
  await ports.files.remove(output);
  if (!('remedy' in found)) return check.pass({ ...claim, ...found, detail: how });
  return check.fail({ ...claim, ...found, detail: `${found.detail}\n${how}` });
}

function spanOf(checks: readonly Check[]): Span {
  const starts = checks.map(({ startedAt }) => Date.parse(startedAt));
  const ends = checks.map(({ ms }, index) => (starts[index] ?? 0) + ms);
  return { from: Math.min(...starts), to: Math.max(...ends) };
}

const TWO_SECONDS = 2_000;

/** Archives keep times in steps of two seconds: any sooner, a time that leaks might be the same one. */
async function untilAnotherTime({ to }: Span, { clock }: Pick<Ports, 'clock'>): Promise<void> {
  const missing = to + TWO_SECONDS - clock.now();
  if (missing > 0) await clock.sleep(missing);
}

/** What was another one in the second build; of the clock also what was not. */
function wordsOfPlace({ words, clock }: SecondPlace, later: number): string {
  return `second build: ${words}; clock ${clock.words}, ${Math.floor(later / 1000)} s later for others`;
}
