import { dirname, join } from 'node:path';
import type { BuiltArtifact } from '../build/build.ts';
import { environmentOf } from '../build/go-build.ts';
import { whatGrew } from '../insight/attribution.ts';
import { scoreOf } from '../insight/score.ts';
import { type SourceWork, sourceInsight } from '../insight/source.ts';
import { type Check, Checklist } from '../model/check.ts';
import { messageOf, ReleaseError } from '../model/errors.ts';
import {
  type ArtifactInsight,
  type BuildInsight,
  emitInsight,
  MAX_INSIGHT_BYTES,
  parseArtifactInsight,
  parseInsight,
} from '../model/insight.ts';
import type { Score } from '../model/insight-report.ts';
import { INSIGHT, layout } from '../model/layout.ts';
import { type Plan, partsOf } from '../model/plan.ts';
import type { Files, Ports } from '../ports.ts';
import { measuredOf } from './insight-parts.ts';

type InsightPorts = Pick<Ports, 'files' | 'clock'>;

export interface Gathered {
  readonly checks: readonly Check[];
  /** What was written, absolute paths. */
  readonly files: readonly string[];
  /** Which packages a binary grew by, in words. */
  readonly whatGrew: (file: string) => string;
}

/**
 * Lays the insight of all binaries together as `build-insight.json`, which is released with them, and scores the
 * release. `baseline` is the manifest of the release before; its insight lies beside it.
 */
export async function gatherInsight(
  output: string,
  plan: Plan,
  built: readonly BuiltArtifact[],
  baseline: string | undefined,
  ports: InsightPorts,
): Promise<Gathered> {
  const { files, clock } = ports;
  const paths = layout(output);
  const checks = new Checklist('build', clock.now);
  const before = await insightBefore(baseline, files);
  const check = checks.begin('build-insight', plan.project);
  const insight = await together(output, plan, built, files);
  const gathered = (...written: string[]): Gathered => ({
    checks: checks.checks,
    files: written,
    whatGrew: (file) => whatGrew(file, insight, before),
  });
  if (typeof insight === 'string') {
    await files.remove(paths.buildInsight);
    await files.remove(paths.insight('score'));
    check.notRun(insight, { remedy: 'build every target with the same version of build-matrix' });
    return gathered();
  }
  await files.write(paths.buildInsight, emitInsight(insight));
  const modules = new Set(insight.artifacts.flatMap(({ modules: linked }) => Object.keys(linked)));
  check.pass({ measured: `${insight.artifacts.length} binaries, ${modules.size} modules` });

  const scored = checks.begin('score', plan.project);
  const earlier = typeof before === 'string' ? undefined : before;
  const score = scoreOf(insight, await measuredOf(output, plan, files), earlier);
  await files.write(paths.insight('score'), `${JSON.stringify(score, null, 1)}\n`);
  scored.pass({ measured: `${score.points} of 100`, detail: tellScore(score) });
  return gathered(paths.buildInsight, paths.insight('score'));
}

function tellScore({ terms }: Score): string {
  return terms
    .map(({ name, points, measured }) => `${name} ${points ?? 'without points'} (${measured})`)
    .join(', ');
}

/** The insight of all binaries of the plan, or why there is none. */
async function together(
  output: string,
  plan: Plan,
  built: readonly BuiltArtifact[],
  files: Files,
): Promise<BuildInsight | string> {
  const artifacts: ArtifactInsight[] = [];
  for (const { artifact, digest } of built) {
    const path = layout(output).insight(artifact.file);
    if (!(await files.stat(path))) return `there is no insight of ${artifact.file}`;
    const insight = parseArtifactInsight(await files.readText(path, MAX_INSIGHT_BYTES), path);
    if (insight.file !== artifact.file || insight.sha256 !== digest.sha256)
      return `the insight of ${artifact.file} is that of another binary`;
    artifacts.push(insight);
  }
  if (artifacts.length < plan.artifacts.length) return 'not every planned binary was built';
  const { project, version, commit, commitTime, toolchain } = plan;
  return { schema: 1, project, version, commit, commitTime, toolchain, artifacts };
}

/** The insight beside the manifest of the release before, or why there is none. */
async function insightBefore(baseline: string | undefined, files: Files): Promise<BuildInsight | string> {
  if (baseline === undefined) return 'there is no release before to compare with';
  const path = join(dirname(baseline), INSIGHT);
  if (!(await files.stat(path))) return `the release before has no ${INSIGHT}`;
  try {
    return parseInsight(await files.readText(path, MAX_INSIGHT_BYTES), path);
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.code !== 'FILE_INVALID') throw error;
    return messageOf(error);
  }
}

/** What the source says of its modules, kept as `insight/source.json`. */
export async function keepSourceInsight(
  workingDirectory: string,
  output: string,
  plan: Plan,
  ports: Ports,
): Promise<{ checks: readonly Check[]; files: readonly string[] }> {
  const { checks, insight } = await sourceInsight(sourceWork(workingDirectory, plan, ports), ports);
  const path = layout(output).insight('source');
  await ports.files.write(path, `${JSON.stringify(insight, null, 1)}\n`);
  return { checks, files: [path] };
}

/** Every planned build, that of this machine first. */
function sourceWork(workingDirectory: string, plan: Plan, { host }: Ports): SourceWork {
  const native = plan.targets.find(({ goos, goarch }) => goos === host.goos && goarch === host.goarch);
  const views = [...plan.artifacts]
    .sort((one, other) => Number(other.target === native?.id) - Number(one.target === native?.id))
    .map((artifact) => {
      const { build, target } = partsOf(plan, artifact);
      const { name } = target;
      return { target: name, main: build.main, tags: artifact.tags, env: environmentOf(artifact, target) };
    });
  return { workingDirectory, module: plan.module, views };
}
