import type { Database } from './database/database.ts';
import { databaseName } from './database/origin.ts';
import { judgeAgreement } from './engines/agreement.ts';
import { compareEngines, evidenceOf } from './engines/compare.ts';
import { embeddedReport } from './engines/embedded.ts';
import { recordOf } from './engines/record.ts';
import { findVulnerabilities } from './findings.ts';
import { fullReport, lookingUp } from './full-report.ts';
import { counted, entryOf, type Job, NOTHING, notRun, REST } from './job.ts';
import { licencesIn } from './licence-list.ts';
import { end } from './policy/action.ts';
import { judgeLicences } from './policy/licences.ts';
import { judgeQuality } from './policy/quality.ts';
import { type Found, judgeVulnerabilities } from './policy/vulnerabilities.ts';
import { type GoProgram, readProgram } from './program.ts';
import type { LicenceFinding, Program, ScannedFile } from './result.ts';
import { dependenciesOf } from './sbom/dependencies.ts';
import { mainModule } from './sbom/modules.ts';
import { qualityOf } from './sbom/quality.ts';
import type { SbomSubject } from './sbom/subject.ts';
import { describe, writeSboms } from './sboms.ts';

/** Scans by what a Go program says of itself. `compared`: the full engine looks too, and is held against it. */
export async function scanProgram(job: Job, compared: boolean): Promise<ScannedFile> {
  const { subject, context, ports, checks } = job;
  const reading = checks.begin('build-info', subject.name);
  const program = await readProgram(subject.plain, ports.files);
  if ('refusal' in program) {
    reading.fail({ detail: program.refusal, remedy: program.remedy });
    const rest = compared ? ['engines-agree', ...REST] : REST;
    notRun(job, ['vulnerabilities', ...rest], 'the build information cannot be read');
    return { ...(await entryOf(job)), ...NOTHING };
  }
  const { buildInfo, goos, goarch } = program;
  reading.pass({ measured: `${buildInfo.goVersion}, ${dependencies(buildInfo.deps.length)}` });
  const target = subject.target ?? (goos && goarch ? `${goos}/${goarch}` : undefined);
  const entry = await entryOf(job, target);
  const found = lookUp(job, program);
  const vulnerabilities = checkVulnerabilities(job, found);
  const licences = await checkLicences(job, program);
  const described = describe({
    subject,
    buildInfo,
    target: target ?? '',
    digest: entry.digest ?? (await ports.files.digest(subject.plain)),
    plan: context.plan,
    licences,
    ...(context.policy.supplier !== undefined && { supplier: context.policy.supplier }),
    ...(!('missing' in context.requirements) && { requirements: context.requirements }),
  });
  return {
    ...entry,
    program: programOf(described),
    components: buildInfo.deps.length + 2,
    ...vulnerabilities,
    functionsKnown: program.functionNames !== undefined,
    licences,
    ...(await checkSboms(job, described)),
    ...(compared ? await checkAgreement(job, program, found, described.commitTime) : {}),
    ...(context.dbDate && { dbDate: context.dbDate }),
  };
}

function programOf(described: SbomSubject): Program {
  const { purl, supplier } = mainModule(described);
  const { name, version, commit, commitTime } = described;
  const module = described.mainModule.path;
  return { name, version, module, purl, ...(supplier && { supplier }), commit, commitTime };
}

interface LookedUp {
  readonly found: Found;
  readonly database: Database;
}

/** Undefined where there is no database. */
function lookUp({ context: { database }, ports }: Job, program: GoProgram): LookedUp | undefined {
  if (!database || 'missing' in database) return undefined;
  return { found: findVulnerabilities(program, database, ports.clock.now()), database };
}

function checkVulnerabilities(
  { subject, context, checks, used }: Job,
  looked: LookedUp | undefined,
): Pick<ScannedFile, 'findings' | 'unassessed'> {
  const { database, inputs, policy, standing } = context;
  const check = checks.begin('vulnerabilities', subject.name);
  if (!looked) {
    const { missing, remedy } = database && 'missing' in database ? database : NO_DATABASE;
    check.notRun(missing, remedy === undefined ? {} : { remedy });
    return { findings: [], unassessed: [] };
  }
  const {
    findings,
    used: excusing,
    ...judged
  } = judgeVulnerabilities(looked.found, policy.vulnerabilities, standing);
  end(check, { ...judged, tool: databaseName(looked.database) }, inputs.enforce);
  used.push(...excusing);
  return { findings: [...findings], unassessed: [...looked.found.unassessed] };
}

const NO_DATABASE = { missing: 'no vulnerability database was opened', remedy: undefined };

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

/** The embedded engine decides; that the full one did not look, as was asked, is no agreement. */
async function checkAgreement(
  job: Job,
  program: GoProgram,
  looked: LookedUp | undefined,
  time: string,
): Promise<Pick<ScannedFile, 'full'>> {
  const { subject, context, checks, used } = job;
  const { inputs, policy, standing } = context;
  const check = checks.begin('engines-agree', subject.name);
  const full = await fullReport(job, 'go-binary', time);
  if ('refusal' in full) {
    check.fail({ detail: full.refusal, remedy: full.remedy });
    return {};
  }
  if (!looked) {
    check.notRun('there is no Go vulnerability database, so only the full engine looked');
    return { full: recordOf(full) };
  }
  const { found, database } = looked;
  const ours = embeddedReport(found, program, database);
  const comparison = compareEngines(ours, full, evidenceOf(program, database));
  const { undecided, used: excusing, ...judged } = judgeAgreement(comparison, standing);
  const action = undecided === 0 ? 'allow' : policy.engines.disagree;
  end(check, { ...judged, action, tool: lookingUp(full.scanners) }, inputs.enforce);
  used.push(...excusing);
  return { full: recordOf(full, comparison) };
}

function dependencies(count: number): string {
  return counted(count, 'dependency', 'dependencies');
}
