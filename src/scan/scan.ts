import { type Check, Checklist, overall } from '../model/check.ts';
import { mapLimit } from '../model/concurrency.ts';
import type { Ports } from '../ports.ts';
import { placeOf } from '../subject/subject.ts';
import { type Engines, openContext, type ScanContext } from './context.ts';
import { type ScanData, scanData } from './data.ts';
import { judgeDate } from './database/age.ts';
import { type ScanDocuments, writeDocuments } from './documents/write.ts';
import { type ChosenEngines, enginesFor } from './engines/choose.ts';
import { type Scanner, scannerName } from './engines/engine.ts';
import { scannersIn } from './engines/record.ts';
import type { ScanInputs } from './inputs.ts';
import { type Job, refused } from './job.ts';
import { end } from './policy/action.ts';
import { judgeExceptions } from './policy/exceptions.ts';
import type { Exception } from './policy/schema.ts';
import type { NotScannable } from './program.ts';
import type { ScannedFile } from './result.ts';
import { scanPackages } from './scan-packages.ts';
import { scanProgram } from './scan-program.ts';
import { type ScanSubject, scanSubjects } from './subjects.ts';

export interface ScanResult {
  readonly checks: Check[];
  readonly data: ScanData;
  readonly documents: ScanDocuments;
}

export interface ScannedArtifact {
  readonly checks: Check[];
  readonly result: ScannedFile;
  /** Exceptions of the policy that excused something in it. */
  readonly used: readonly Exception[];
}

/** Scans what the inputs name; as many files at once as there are processors. */
export async function run(inputs: ScanInputs, ports: Ports): Promise<ScanResult> {
  const { plan, subjects } = await scanSubjects(inputs, ports.files);
  const context = await openContext(inputs, plan, ports, enginesOf(inputs, subjects));
  const done = await mapLimit(subjects, ports.host.cores, (it) => scanArtifact(it, context, ports));
  return finishScan(done, context, ports);
}

/** Looks for vulnerabilities and licences in one subject and writes its SBOMs. */
export async function scanArtifact(
  subject: ScanSubject,
  context: ScanContext,
  ports: Ports,
): Promise<ScannedArtifact> {
  const checks = new Checklist('scan', ports.clock.now);
  const target = placeOf(subject);
  ports.progress.report({ stage: 'scan', target, state: 'started' });
  const used: Exception[] = [];
  const result = await scanned({ subject, context, ports, checks, used });
  ports.progress.report({ stage: 'scan', target, state: overall(checks.checks) });
  return { checks: checks.checks, result, used };
}

/**
 * Ends a scan when all was looked at: judges the databases that the scanners of others used, says whether each exception
 * of the policy is needed, and writes what the scan hands out.
 */
export async function finishScan(
  done: readonly ScannedArtifact[],
  context: ScanContext,
  ports: Ports,
): Promise<ScanResult> {
  const used = new Set(done.flatMap((one) => one.used));
  const scanned = done.map(({ result }) => result);
  const checks = [
    ...context.checks,
    ...checkScanners(scannersIn(scanned.flatMap(({ full }) => full ?? [])), context, ports),
    ...done.flatMap((one) => one.checks),
    ...checkExceptions(used, context, ports),
  ];
  const data = scanData(scanned, used, context);
  return { checks, data, documents: await writeDocuments({ data, checks, context }, ports) };
}

/** How the scanners of others get a newer database. */
const RENEW: Readonly<Record<string, string>> = {
  grype: 'run `grype db update`, or without a network `grype db import`',
  trivy: 'run `trivy image --download-db-only`',
};

function checkScanners(scanners: readonly Scanner[], context: ScanContext, ports: Ports): Check[] {
  const { inputs, policy } = context;
  const checks = new Checklist('scan', ports.clock.now);
  for (const scanner of scanners) {
    if (scanner.databaseDate === undefined) continue;
    const made = Date.parse(scanner.databaseDate);
    const dated = {
      date: Number.isNaN(made) ? undefined : made,
      tool: scannerName(scanner),
      remedy: RENEW[scanner.name] ?? 'take a newer database',
    };
    const judged = judgeDate(dated, inputs.dbMaxAgeDays, policy.database.stale, ports.clock.now());
    end(checks.begin('vulnerability-database-age', scanner.name), judged, inputs.enforce);
  }
  return checks.checks;
}

function checkExceptions(used: ReadonlySet<Exception>, context: ScanContext, ports: Ports): Check[] {
  if (context.standing.length === 0) return [];
  const checks = new Checklist('scan', ports.clock.now);
  end(checks.begin('exceptions', 'policy'), judgeExceptions(context.standing, used), context.inputs.enforce);
  return checks.checks;
}

async function scanned(job: Job): Promise<ScannedFile> {
  const { kind } = job.subject;
  const engines = chosenFor(job.context.inputs, job.subject);
  if ('refusal' in engines) return refused(job, engines);
  const full = engines.includes('full');
  if (typeof kind === 'string' && !engines.includes('embedded')) return scanPackages(job, kind);
  return scanProgram(job, full);
}

function chosenFor({ engine }: ScanInputs, { kind }: ScanSubject): ChosenEngines | NotScannable {
  return typeof kind === 'string' ? enginesFor(engine, kind) : kind;
}

/** A program that is refused was for the embedded engine to read. */
function enginesOf(inputs: ScanInputs, subjects: readonly ScanSubject[]): Engines {
  const chosen = subjects.map((subject) => chosenFor(inputs, subject));
  return {
    embedded: chosen.some((it) => 'refusal' in it || it.includes('embedded')),
    full: chosen.some((it) => !('refusal' in it) && it.includes('full')),
  };
}
