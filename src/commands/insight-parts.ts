import { ArtifactInsight, BuildInsight, MAX_INSIGHT_BYTES } from '../model/insight.ts';
import { MeasuredInsight, Score, SourceInsight } from '../model/insight-report.ts';
import { layout } from '../model/layout.ts';
import type { Plan } from '../model/plan.ts';
import type { Files } from '../ports.ts';
import type { InsightReport } from '../report/model.ts';

/** What the output folder has for the reports; a part that is not there, or not ours, is left out. */
export async function insightReport(output: string, plan: Plan, files: Files): Promise<InsightReport> {
  const paths = layout(output);
  const score = await readPart(Score, paths.insight('score'), files);
  const source = await readPart(SourceInsight, paths.insight('source'), files);
  // Jobs after gather have the insight of all binaries, and not that of each.
  const gathered = await readPart(BuildInsight, paths.buildInsight, files);
  return {
    ...(score && { score }),
    ...(source && { source }),
    measured: await measuredOf(output, plan, files),
    artifacts: gathered?.artifacts ?? (await readAll(ArtifactInsight, plan, paths.insight, files)),
  };
}

/** What was measured where each binary was built; nothing of those that came without. */
export function measuredOf(output: string, plan: Plan, files: Files): Promise<MeasuredInsight[]> {
  return readAll(MeasuredInsight, plan, layout(output).measuredInsight, files);
}

interface Shape<Value> {
  safeParse(value: unknown): { success: true; data: Value } | { success: false };
}

async function readAll<Value>(
  shape: Shape<Value>,
  plan: Plan,
  pathOf: (file: string) => string,
  files: Files,
): Promise<Value[]> {
  const parts = await Promise.all(plan.artifacts.map(({ file }) => readPart(shape, pathOf(file), files)));
  return parts.filter((part) => part !== undefined);
}

async function readPart<Value>(shape: Shape<Value>, path: string, files: Files): Promise<Value | undefined> {
  if ((await files.stat(path))?.kind !== 'file') return undefined;
  const parsed = shape.safeParse(json(await files.readText(path, MAX_INSIGHT_BYTES)));
  return parsed.success ? parsed.data : undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
