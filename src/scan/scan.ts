import { type Check, Checklist, overall } from '../model/check.ts';
import { mapLimit } from '../model/concurrency.ts';
import { VERSION } from '../model/version.ts';
import type { Ports } from '../ports.ts';
import { placeOf, type Subject, subjectsOf } from '../subject/subject.ts';
import { openContext, type ScanContext } from './context.ts';
import { type ScanData, scanData } from './data.ts';
import { type ScanDocuments, writeDocuments } from './documents/write.ts';
import { findVulnerabilities } from './findings.ts';
import type { ScanInputs } from './inputs.ts';
import { licencesIn } from './licence-list.ts';
import { end } from './policy/action.ts';
import { judgeExceptions } from './policy/exceptions.ts';
import { judgeLicences } from './policy/licences.ts';
import { judgeQuality } from './policy/quality.ts';
import type { Exception } from './policy/schema.ts';
import { judgeVulnerabilities } from './policy/vulnerabilities.ts';
import { type GoProgram, readProgram } from './program.ts';
import type { LicenceFinding, Program, ScannedFile } from './result.ts';
import { dependenciesOf } from './sbom/dependencies.ts';
import { mainModule } from './sbom/modules.ts';
import { qualityOf } from './sbom/quality.ts';
import type { SbomSubject } from './sbom/subject.ts';
import { describe, writeSboms } from './sboms.ts';

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
  const { plan, subjects } = await subjectsOf(inputs, ports.files);
  const context = await openContext(inputs, plan, ports);
  const done = await mapLimit(subjects, ports.host.cores, (it) => scanArtifact(it, context, ports));
  return finishScan(done, context, ports);
}

/** Looks for vulnerabilities and licences in one binary and writes its SBOMs. */
export async function scanArtifact(
  subject: Subject,
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
 * Ends a scan when all binaries were looked at: says whether each exception of the policy is needed, and writes what
 * the scan hands out.
 */
export async function finishScan(
  done: readonly ScannedArtifact[],
  context: ScanContext,
  ports: Ports,
): Promise<ScanResult> {
  const used = new Set(done.flatMap((one) => one.used));
  const checks = [
    ...context.checks,
    ...done.flatMap((one) => one.checks),
    ...checkExceptions(used, context, ports),
  ];
  const scanned = done.map(({ result }) => result);
  const data = scanData(scanned, used, context);
  return { checks, data, documents: await writeDocuments({ data, checks, context }, ports) };
}

function checkExceptions(used: ReadonlySet<Exception>, context: ScanContext, ports: Ports): Check[] {
  if (context.standing.length === 0) return [];
  const checks = new Checklist('scan', ports.clock.now);
  end(checks.begin('exceptions', 'policy'), judgeExceptions(context.standing, used), context.inputs.enforce);
  return checks.checks;
}

interface Job {
  readonly subject: Subject;
  readonly context: ScanContext;
  readonly ports: Ports;
  readonly checks: Checklist;
  /** Exceptions that excused something; grows. */
  readonly used: Exception[];
}

async function scanned(job: Job): Promise<ScannedFile> {
  const { subject, context, ports, checks } = job;
  const reading = checks.begin('build-info', subject.name);
  const digest = await ports.files.digest(subject.plain);
  const program = await readProgram(subject.plain, ports.files);
  if ('refusal' in program) {
    reading.fail({ detail: program.refusal, remedy: program.remedy });
    for (const name of ['vulnerabilities', 'licences', 'sbom', 'sbom-quality']) {
      checks.begin(name, subject.name).notRun('the build information cannot be read');
    }
    return { ...entryOf(job, subject.target), digest, ...NOTHING };
  }
  const { buildInfo, goos, goarch } = program;
  reading.pass({ measured: `${buildInfo.goVersion}, ${dependencies(buildInfo.deps.length)}` });
  const target = subject.target ?? (goos && goarch ? `${goos}/${goarch}` : undefined);
  const vulnerabilities = checkVulnerabilities(job, program);
  const licences = await checkLicences(job, program);
  const described = describe({
    subject,
    buildInfo,
    target: target ?? '',
    digest,
    plan: context.plan,
    licences,
    ...(context.policy.supplier !== undefined && { supplier: context.policy.supplier }),
    ...(!('missing' in context.requirements) && { requirements: context.requirements }),
  });
  return {
    ...entryOf(job, target),
    digest,
    program: programOf(described),
    components: buildInfo.deps.length + 2,
    ...vulnerabilities,
    functionsKnown: program.functionNames !== undefined,
    licences,
    ...(await checkSboms(job, described)),
    ...(context.dbDate && { dbDate: context.dbDate }),
  };
}

const NOTHING = {
  components: 0,
  findings: [],
  functionsKnown: false,
  unassessed: [],
  licences: [],
  sboms: [],
};

function programOf(described: SbomSubject): Program {
  const { purl, supplier } = mainModule(described);
  const { name, version, commit, commitTime } = described;
  const module = described.mainModule.path;
  return { name, version, module, purl, ...(supplier && { supplier }), commit, commitTime };
}

function entryOf({ subject }: Job, target: string | undefined): Pick<ScannedFile, 'file' | 'target'> {
  return { file: subject.file, ...(target && { target }) };
}

function checkVulnerabilities(
  { subject, context, ports, checks, used }: Job,
  program: GoProgram,
): Pick<ScannedFile, 'findings' | 'unassessed'> {
  const { database, dbDate, inputs, policy, standing } = context;
  const check = checks.begin('vulnerabilities', subject.name);
  if ('missing' in database) {
    check.notRun(database.missing, { remedy: database.remedy });
    return { findings: [], unassessed: [] };
  }
  const found = findVulnerabilities(program, database, ports.clock.now());
  const {
    findings,
    used: excusing,
    ...judged
  } = judgeVulnerabilities(found, policy.vulnerabilities, standing);
  const date = dbDate ? ` of ${dbDate.slice(0, 10)}` : '';
  const tool = `oracle-release ${VERSION}, Go vulnerability database${date}`;
  end(check, { ...judged, tool }, inputs.enforce);
  used.push(...excusing);
  return { findings: [...findings], unassessed: [...found.unassessed] };
}

async function checkLicences(
  { subject, context, checks, used }: Job,
  { buildInfo }: GoProgram,
): Promise<LicenceFinding[]> {
  const { policy, standing, inputs } = context;
  const check = checks.begin('licences', subject.name);
  const found = await licencesIn(buildInfo, context.licences);
  // The program's own licence is its owner's business; only what it is bound to by others is judged.
  const others = found.filter(({ module }) => module !== buildInfo.main.path);
  const { used: excusing, decisions, ...judged } = judgeLicences(others, policy.licenses, standing);
  end(check, judged, inputs.enforce);
  used.push(...excusing);
  const decided = new Map(others.map((one, index) => [one, decisions[index]]));
  return found.map((one) => ({ ...one, ...decided.get(one) }));
}

async function checkSboms(
  { subject, context, ports, checks }: Job,
  described: SbomSubject,
): Promise<Pick<ScannedFile, 'sboms' | 'quality'>> {
  const { inputs, policy } = context;
  const check = checks.begin('sbom', subject.name);
  const quality = checks.begin('sbom-quality', subject.name);
  if (inputs.formats.length === 0) {
    for (const one of [check, quality]) one.skip('no format was asked for');
    return { sboms: [] };
  }
  const paths = await writeSboms(described, inputs.formats, inputs.output, ports.files);
  check.pass({
    measured: `${dependencies(described.components.length)} in ${inputs.formats.join(' and ')}`,
    detail: `dependency graph: ${dependenciesOf(described).known}`,
  });
  const found = qualityOf(described);
  end(quality, judgeQuality(found, policy.quality), inputs.enforce);
  return { sboms: paths, quality: found.score };
}

function dependencies(count: number): string {
  return `${count} ${count === 1 ? 'dependency' : 'dependencies'}`;
}
