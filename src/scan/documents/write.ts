import { join, relative, sep } from 'node:path';
import type { Check } from '../../model/check.ts';
import { layout } from '../../model/layout.ts';
import { VERSION } from '../../model/version.ts';
import type { Files, Host, Ports } from '../../ports.ts';
import { repositoryFolders, type ScanContext } from '../context.ts';
import type { ScanData } from '../data.ts';
import { EMBEDDED } from '../engines/embedded.ts';
import type { Scanner } from '../engines/engine.ts';
import { scannersIn } from '../engines/record.ts';
import type { ScannedFile } from '../result.ts';
import { type EvidenceRun, scanEvidence } from './evidence.ts';
import { type GoMod, readGoMod } from './go-mod.ts';
import { openVex } from './openvex.ts';
import { sarif } from './sarif.ts';
import { isOfOthers } from './vulnerability.ts';

/** Paths of what a scan hands out beside the SBOMs. */
export interface ScanDocuments {
  /** Absent without a database, or where no file could be read: an upload without results closes every alert. */
  readonly sarif?: string;
  /** Absent where there is nothing to state. */
  readonly vex?: string;
  readonly evidence: string;
}

export interface ScanOutcome {
  readonly data: ScanData;
  readonly checks: readonly Check[];
  readonly context: ScanContext;
}

/** Writes SARIF, OpenVEX and the evidence into the output folder; what an earlier scan left of them goes. */
export async function writeDocuments(
  { data, checks, context }: ScanOutcome,
  ports: Pick<Ports, 'files' | 'host' | 'clock'>,
): Promise<ScanDocuments> {
  const { files } = ports;
  const { inputs, plan, standing } = context;
  const { scanned } = data;
  const paths = layout(inputs.output);
  const read = scanned.filter(({ program }) => program !== undefined);
  const byOthers = scanned.filter(isOfOthers);
  const assessed = (data.database.missing === undefined && read.length > 0) || byOthers.length > 0;

  const findings = assessed
    ? sarif({ scanned, standing, scope: scopeOf(context, scanned), ...(await places(context, read, files)) })
    : undefined;
  const whole = read.length === scanned.length && read.length === (plan?.artifacts.length ?? read.length);
  const vex = assessed ? openVex({ scanned, standing, whole }) : undefined;
  await keep(paths.sarif, findings, files);
  await keep(paths.vex, vex, files);

  const sboms = new Map<string, string>();
  for (const path of scanned.flatMap((file) => file.sboms))
    sboms.set(path, (await files.digest(path)).sha256);
  const run = runOf(ports.clock.now(), ports.host);
  await files.write(
    paths.scanEvidence,
    scanEvidence({ data, checks, plan, sboms, scanners: scannersOf(data), run }),
  );
  return {
    ...(findings !== undefined && { sarif: paths.sarif }),
    ...(vex !== undefined && { vex: paths.vex }),
    evidence: paths.scanEvidence,
  };
}

async function keep(path: string, text: string | undefined, files: Files): Promise<void> {
  if (text === undefined) await files.remove(path);
  else await files.write(path, text);
}

/** The release as a whole, or those of its files that a job of a matrix has scanned. */
function scopeOf({ plan }: ScanContext, scanned: readonly ScannedFile[]): string {
  const names = scanned.map(({ file }) => file).join(',');
  if (!plan) return names;
  return scanned.length === plan.artifacts.length ? plan.project : `${plan.project}/${names}`;
}

/** Where in the repository each module is asked for. A go.mod of another program says nothing of these. */
async function places({ inputs }: ScanContext, read: readonly ScannedFile[], files: Files) {
  const folders = await repositoryFolders(inputs.workingDirectory, files);
  const root = folders.at(-1) ?? inputs.workingDirectory;
  const modules = read.map(({ program }) => program?.module);
  let path = 'go.mod';
  let goMod: GoMod | undefined;
  for (const folder of folders) {
    const file = join(folder, 'go.mod');
    if ((await files.stat(file))?.kind !== 'file') continue;
    const found = readGoMod(await files.readText(file));
    if (modules.includes(found.module)) {
      path = relative(root, file).split(sep).join('/');
      goMod = found;
    }
    break;
  }
  return { placeOf: (module: string) => ({ path, line: goMod?.lineOf(module) ?? 1 }) };
}

function scannersOf({ dbDate, scanned }: ScanData): Scanner[] {
  const date = dbDate === undefined ? {} : { databaseDate: dbDate };
  const ours = { name: EMBEDDED, version: VERSION, ...date };
  return [
    ...(scanned.every(isOfOthers) ? [] : [ours]),
    ...scannersIn(scanned.flatMap(({ full }) => full ?? [])),
  ];
}

/** As GitHub tells every job of itself; elsewhere nothing does. */
const WORKFLOW = {
  repository: 'GITHUB_REPOSITORY',
  workflow: 'GITHUB_WORKFLOW_REF',
  id: 'GITHUB_RUN_ID',
  attempt: 'GITHUB_RUN_ATTEMPT',
  actor: 'GITHUB_ACTOR',
} as const;

function runOf(now: number, { env }: Host): EvidenceRun {
  const told = Object.entries(WORKFLOW).flatMap(([name, variable]) => {
    const value = env(variable);
    return value === undefined ? [] : [[name, value]];
  });
  const at = new Date(now).toISOString();
  return told.length > 0 ? { at, workflow: Object.fromEntries(told) } : { at };
}
