import { inspect } from '../binary/inspect.ts';
import { type Check, Checklist, type PendingCheck } from '../model/check.ts';
import { SHA256 } from '../model/digest.ts';
import { messageOf, ReleaseError } from '../model/errors.ts';
import { layout } from '../model/layout.ts';
import { type Plan, type PlannedArtifact, partsOf, subjectOf } from '../model/plan.ts';
import type { Files, Ports } from '../ports.ts';
import type { BuiltArtifact } from './build.ts';
import { checkArchitecture } from './bytes.ts';

/** sha256 of the plain binary by release file name, as the build jobs reported it. */
export type ReportedDigests = Readonly<Record<string, string>>;

/** Throws INPUT_INVALID for what is not a JSON map of sha256 digests. */
export function parseDigests(text: string): ReportedDigests | undefined {
  if (text.trim() === '') return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    // A matrix job reports one map each; together they are a list of maps.
    const merged = Object.assign({}, ...[parsed].flat()) as Record<string, unknown>;
    const bad = Object.entries(merged).find(
      ([, digest]) => typeof digest !== 'string' || !SHA256.test(digest),
    );
    if (bad) throw new Error(`${bad[0]} has no sha256 digest`);
    return merged as ReportedDigests;
  } catch (cause) {
    throw new ReleaseError(
      'INPUT_INVALID',
      `digests is not usable: ${messageOf(cause)}`,
      'pass the digests output of the build jobs, unchanged',
      cause,
    );
  }
}

/** After the build jobs: every planned binary is there, none is missing, and each is the one that was reported. */
export async function gather(
  output: string,
  plan: Plan,
  reported: ReportedDigests | undefined,
  ports: Pick<Ports, 'files' | 'clock'>,
): Promise<{ checks: Check[]; built: BuiltArtifact[] }> {
  const checks = new Checklist('build', ports.clock.now);
  const paths = layout(output);
  const built: BuiltArtifact[] = [];
  const complete = checks.begin('planned-set', plan.project);
  const missing: string[] = [];
  for (const artifact of plan.artifacts) {
    const path = paths.planned(artifact.plain);
    if ((await ports.files.stat(path))?.kind !== 'file') {
      missing.push(artifact.plain);
      continue;
    }
    const digest = await ports.files.digest(path);
    await checkTarget(
      checks.begin('architecture', subjectOf(plan, artifact)),
      path,
      plan,
      artifact,
      ports.files,
    );
    if (reported) checkReported(artifact.file, digest.sha256, reported[artifact.file], checks);
    built.push({
      artifact,
      digest,
      unstrippedSize: (await ports.files.stat(paths.planned(artifact.debug)))?.size ?? 0,
    });
  }
  const extra = await notPlanned(plan, output, ports.files);
  const faults = [
    missing.length > 0 ? `missing: ${missing.join(', ')}` : '',
    extra.length > 0 ? `not planned: ${extra.join(', ')}` : '',
  ].filter(Boolean);
  const measured = `${built.length} of ${plan.artifacts.length} binaries`;
  if (faults.length === 0) complete.pass({ measured });
  else
    complete.fail({
      measured,
      detail: faults.join('; '),
      remedy: 'build exactly what is planned; nothing is released without a target, or with one too many',
    });
  return { checks: checks.checks, built };
}

/** Two targets that were swapped on the way are both whole, and each the other's. */
async function checkTarget(
  check: PendingCheck,
  path: string,
  plan: Plan,
  artifact: PlannedArtifact,
  files: Files,
): Promise<void> {
  try {
    checkArchitecture(check, await files.withSource(path, inspect), partsOf(plan, artifact).target);
  } catch (error) {
    check.fail({ detail: messageOf(error), remedy: 'build the target again; the file is no whole binary' });
  }
}

function checkReported(
  file: string,
  measured: string,
  reported: string | undefined,
  checks: Checklist,
): void {
  const check = checks.begin('hand-over', file);
  if (measured === reported) check.pass({ measured });
  else
    check.fail({
      measured,
      bound: reported ?? 'a reported digest',
      remedy:
        'the file changed between the build job and here: find out who can write to the artifact store, and build again',
    });
}

/** What lies among the plain binaries, `build/<target>/<name>`, and is none of them. */
async function notPlanned({ artifacts }: Plan, output: string, files: Ports['files']): Promise<string[]> {
  const { planned } = layout(output);
  const ours = new Set(artifacts.map(({ plain }) => plain));
  const found = await Promise.all(
    (await files.list(planned('build'))).map(async (target) =>
      (await files.list(planned(`build/${target}`))).map((name) => `build/${target}/${name}`),
    ),
  );
  return found.flat().filter((path) => !ours.has(path));
}
