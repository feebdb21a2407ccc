import { inspect } from '../binary/inspect.ts';
import { BUNDLE_SUFFIX, CHECKSUMS, layout, PROVENANCE } from '../model/layout.ts';
import type { Plan } from '../model/plan.ts';
import type { WaveReport } from '../model/wave.ts';
import type { Files } from '../ports.ts';
import { renderMarkdown } from '../report/markdown.ts';
import type { FileSizes, ReportData, Signing } from '../report/model.ts';
import { insightReport } from './insight-parts.ts';
import { packingReport } from './packing-part.ts';
import { readEvidence, readPlan, readResult } from './record.ts';
import { scanReport } from './scan-part.ts';

/** Gathers from the output folder all that a report shows. */
async function reportData(title: string, output: string, files: Files): Promise<ReportData> {
  const paths = layout(output);
  const plan = (await files.stat(paths.plan)) ? await readPlan(output, files) : undefined;
  const signing = await signingOf(output, files);
  const waves = await wavesOf(output, files);
  const packing = await packingReport(output, plan, files);
  const scan = await scanReport(output, files);
  return {
    title,
    ...(plan ? { plan } : {}),
    checks: await readEvidence(output, files),
    sizes: plan ? await sizesOf(plan, output, files) : [],
    ...(packing.length > 0 ? { packing } : {}),
    ...(scan ? { scan } : {}),
    ...(waves ? { waves } : {}),
    ...(signing ? { signing } : {}),
    ...(plan ? { insight: await insightReport(output, plan, files) } : {}),
  };
}

/** Writes `summary.md` and `release-report.html`; returns the data they show. */
export async function writeReport(title: string, output: string, files: Files): Promise<ReportData> {
  const data = await reportData(title, output, files);
  const paths = layout(output);
  await files.write(paths.summary, renderMarkdown(data));
  // The charts are half of the code and nobody waits for them.
  const { renderHtml } = await import('../report/html.ts');
  await files.write(paths.report, renderHtml(data));
  return data;
}

async function sizesOf(plan: Plan, output: string, files: Files): Promise<FileSizes[]> {
  const paths = layout(output);
  const sizeOf = async (path: string): Promise<number | undefined> => (await files.stat(path))?.size;
  const sizes = await Promise.all(
    plan.artifacts.map(async ({ target, plain, debug, file }) => {
      const released = paths.released(file);
      const [unstripped, strippedSize, releasedSize] = await Promise.all([
        sizeOf(paths.planned(debug)),
        sizeOf(paths.planned(plain)),
        sizeOf(released),
      ]);
      const packed =
        releasedSize !== undefined &&
        (await files.withSource(released, (source) => inspect(source).upx !== undefined));
      return {
        target: plan.targets.find(({ id }) => id === target)?.name ?? target,
        file,
        ...(unstripped === undefined ? {} : { unstripped }),
        ...(strippedSize === undefined ? {} : { stripped: strippedSize }),
        ...(releasedSize === undefined ? {} : { released: releasedSize }),
        packed,
      };
    }),
  );
  // The binaries of other jobs are not here.
  return sizes.filter(
    ({ unstripped, stripped, released }) => (unstripped ?? stripped ?? released) !== undefined,
  );
}

async function signingOf(output: string, files: Files): Promise<Signing | undefined> {
  const paths = layout(output);
  if (!(await files.stat(paths.released(CHECKSUMS + BUNDLE_SUFFIX))) || !(await files.stat(paths.publicKey)))
    return undefined;
  const provenance = (await files.stat(paths.released(PROVENANCE + BUNDLE_SUFFIX))) !== undefined;
  return { publicKey: '../cosign.pub', provenance };
}

async function wavesOf(output: string, files: Files): Promise<WaveReport[] | undefined> {
  const result = (await readResult(output, 'dispatch', files)) as { waves?: WaveReport[] } | undefined;
  return result?.waves?.length ? result.waves : undefined;
}
