import { join } from 'node:path';
import { readBuildInfo } from '../binary/buildinfo.ts';
import { MalformedBinary } from '../binary/malformed.ts';
import { compileTimes } from '../insight/compile-times.ts';
import { moduleTimes } from '../insight/module-times.ts';
import { packageSizes } from '../insight/package-sizes.ts';
import type { Check, PendingCheck } from '../model/check.ts';
import { ReleaseError } from '../model/errors.ts';
import {
  type ArtifactInsight,
  emitArtifactInsight,
  MAX_INSIGHT_BYTES,
  OTHER,
  type PackageSizes,
  parseArtifactInsight,
} from '../model/insight.ts';
import type { CompileTimes, MeasuredInsight } from '../model/insight-report.ts';
import { layout } from '../model/layout.ts';
import { type Plan, partsOf } from '../model/plan.ts';
import type { Ports } from '../ports.ts';
import type { BuiltArtifact } from './build.ts';
import { startupMs } from './startup.ts';

/** Has `go build` write what it did to the path given, and reads how long each package took. */
export async function timingPackages(
  output: string,
  build: (actionGraph: string) => Promise<void>,
  { files }: Pick<Ports, 'files'>,
): Promise<CompileTimes | undefined> {
  const folder = await files.temporaryFolder(output);
  try {
    const graph = join(folder, 'actions.json');
    await build(graph);
    return (await files.stat(graph)) ? compileTimes(await files.readText(graph)) : undefined;
  } finally {
    await files.remove(folder);
  }
}

interface Places {
  readonly workingDirectory: string;
  /** Absolute. */
  readonly output: string;
}

/** What was done to make a binary. */
interface Making {
  /** It was there already, and is the same. */
  readonly unchanged: boolean;
  readonly compileTimes: CompileTimes | undefined;
}

/** Keeps what a binary is made of and what was measured on the way, for gather and the reports. */
export async function keepInsight(
  check: PendingCheck,
  { artifact, digest, unstrippedSize }: BuiltArtifact,
  { unchanged, compileTimes: compile }: Making,
  plan: Plan,
  { workingDirectory, output }: Places,
  ports: Ports,
): Promise<Check> {
  const { files, host } = ports;
  const paths = layout(output);
  const { target, build } = partsOf(plan, artifact);
  const kept = unchanged ? await keptInsight(artifact.file, digest.sha256, output, files) : undefined;
  if (kept?.packages) return judge(check, kept.packages, digest.size);
  const plain = paths.planned(artifact.plain);
  const info = await files.withSource(plain, readBuildInfo);
  const modules = Object.fromEntries(
    (info?.deps ?? []).map(({ replace, ...dep }) => [(replace ?? dep).path, (replace ?? dep).version ?? '']),
  );
  const main = info?.path ?? build.main;
  const packages = await readSizes(paths.planned(artifact.debug), digest.size, main, files);
  const facts = { file: artifact.file, target: target.name };
  await files.write(
    paths.insight(artifact.file),
    emitArtifactInsight({
      ...facts,
      size: digest.size,
      sha256: digest.sha256,
      unstripped: unstrippedSize,
      ...(typeof packages === 'string' ? {} : { packages }),
      modules,
    }),
  );
  const native = target.goos === host.goos && target.goarch === host.goarch;
  const startup = native ? await startupMs(plain, ports) : undefined;
  const measured: MeasuredInsight = {
    ...facts,
    ...(compile && { compile }),
    ...(startup === undefined ? {} : { startupMs: startup }),
    moduleTimes: await timesOf(modules, workingDirectory, ports),
  };
  await files.write(paths.measuredInsight(artifact.file), `${JSON.stringify(measured, null, 1)}\n`);
  return judge(check, packages, digest.size);
}

/** What an earlier run kept of the same binary. */
async function keptInsight(
  file: string,
  sha256: string,
  output: string,
  files: Ports['files'],
): Promise<ArtifactInsight | undefined> {
  const paths = layout(output);
  const path = paths.insight(file);
  if (!(await files.stat(path)) || !(await files.stat(paths.measuredInsight(file)))) return undefined;
  try {
    const insight = parseArtifactInsight(await files.readText(path, MAX_INSIGHT_BYTES), path);
    return insight.sha256 === sha256 ? insight : undefined;
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.code !== 'FILE_INVALID') throw error;
    return undefined;
  }
}

function judge(check: PendingCheck, packages: PackageSizes | string, size: number): Check {
  if (typeof packages === 'string') return check.notRun(packages, { remedy: REMEDY });
  const names = Object.keys(packages).filter((name) => !name.startsWith('('));
  const known = ((size - (packages[OTHER] ?? 0)) * 100) / size;
  return check.pass({ measured: `${names.length} packages, ${known.toFixed(1)} % of ${size} bytes` });
}

const REMEDY = 'leave -s and strip out of flags and ldflags: the companion has to keep its symbols';

/** The sizes, or why there are none. */
async function readSizes(
  companion: string,
  size: number,
  main: string,
  files: Ports['files'],
): Promise<PackageSizes | string> {
  try {
    const sizes = await files.withSource(companion, (source) => packageSizes(source, size, main));
    return sizes ?? 'the unstripped companion has no symbol table that fits the binary';
  } catch (error) {
    if (!(error instanceof MalformedBinary)) throw error;
    return `the unstripped companion cannot be read: ${error.message}`;
  }
}

async function timesOf(
  modules: Readonly<Record<string, string>>,
  workingDirectory: string,
  { exec, files }: Ports,
): Promise<Record<string, string>> {
  if (Object.keys(modules).length === 0) return {};
  const asked = await exec.run({ file: 'go', args: ['env', 'GOMODCACHE'], cwd: workingDirectory });
  const gomodcache = asked.stdout.trim();
  return asked.exitCode === 0 && gomodcache ? moduleTimes(modules, gomodcache, files) : {};
}
