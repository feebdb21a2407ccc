import { layout } from '../model/layout.ts';
import { scannerName } from './engines/engine.ts';
import type { FullReport } from './engines/full.ts';
import { recordOf, vulnerabilityOf } from './engines/record.ts';
import type { SubjectKind } from './engines/subject.ts';
import { fullReport, lookingUp, type NoReport } from './full-report.ts';
import { counted, entryOf, type Job, NOTHING, notRun, REST } from './job.ts';
import { licencesOfPackages } from './licences/packages.ts';
import { end } from './policy/action.ts';
import { judgeLicences } from './policy/licences.ts';
import { judgeQuality } from './policy/quality.ts';
import { judgeVulnerabilities } from './policy/vulnerabilities.ts';
import { type GoProgram, readProgram } from './program.ts';
import type { LicenceFinding, ScannedFile } from './result.ts';
import { documentQuality } from './sbom/quality.ts';
import { SUFFIXES, timeIn } from './sboms.ts';

/** Scans by the full engine alone: what is known is the packages and their versions. */
export async function scanPackages(job: Job, kind: SubjectKind): Promise<ScannedFile> {
  const { subject, context, ports, checks } = job;
  const reading = checks.begin('packages', subject.name);
  const program = kind === 'go-binary' ? await readProgram(subject.plain, ports.files) : undefined;
  const read = program && !('refusal' in program) ? program : undefined;
  const report = await fullReport(
    job,
    kind,
    context.plan?.commitTime ?? timeIn(read?.buildInfo.settings['vcs.time']),
  );
  if ('refusal' in report) return unread(job, reading, report);
  const [lister] = report.scanners;
  const measured = counted(report.packages, 'package', 'packages');
  reading.pass({ measured, ...(lister && { tool: scannerName(lister) }) });
  const vulnerabilities = checkVulnerabilities(job, report);
  const licences = await checkLicences(job, report, read);
  const target = read?.goos && read.goarch ? `${read.goos}/${read.goarch}` : undefined;
  return {
    ...(await entryOf(job, subject.target ?? target)),
    full: recordOf(report),
    components: report.packages,
    functionsKnown: false,
    ...vulnerabilities,
    licences,
    ...(await checkSboms(job, report)),
  };
}

/** A scanner that failed leaves the vulnerabilities unknown; for all else the subject is none that it can read. */
async function unread(
  job: Job,
  reading: ReturnType<Job['checks']['begin']>,
  { refusal: detail, remedy, failed }: NoReport,
): Promise<ScannedFile> {
  if (failed) {
    reading.notRun('a scanner failed');
    job.checks.begin('vulnerabilities', job.subject.name).fail({ detail, remedy });
  } else {
    reading.fail({ detail, remedy });
    notRun(job, ['vulnerabilities'], 'the packages are not known');
  }
  notRun(job, REST, 'the packages are not known');
  return { ...(await entryOf(job)), ...NOTHING };
}

function checkVulnerabilities(
  { subject, context, checks, used }: Job,
  report: FullReport,
): Pick<ScannedFile, 'findings' | 'unassessed'> {
  const { policy, standing, inputs } = context;
  const check = checks.begin('vulnerabilities', subject.name);
  const {
    findings,
    used: excusing,
    ...judged
  } = judgeVulnerabilities(
    {
      findings: report.findings.map(vulnerabilityOf),
      unassessed: report.unassessed,
      functionsKnown: false,
      byVersion: true,
    },
    policy.vulnerabilities,
    standing,
  );
  end(check, { ...judged, tool: lookingUp(report.scanners) }, inputs.enforce);
  used.push(...excusing);
  return { findings: [...findings], unassessed: [...report.unassessed] };
}

async function checkLicences(
  { subject, context, checks, used }: Job,
  report: FullReport,
  program: GoProgram | undefined,
): Promise<LicenceFinding[]> {
  const { policy, standing, inputs } = context;
  const check = checks.begin('licences', subject.name);
  const found = await licencesOfPackages(
    report.sboms['cyclonedx-json'].text,
    context.licences,
    policy.licenses.overrides,
  );
  const own = program?.buildInfo.main.path;
  const others = found.filter(({ module }) => own === undefined || module !== own);
  const { used: excusing, decisions, ...judged } = judgeLicences(others, policy.licenses, standing);
  end(check, judged, inputs.enforce);
  used.push(...excusing);
  const decided = new Map(others.map((one, index) => [one, decisions[index]]));
  return found.map((one) => ({ ...one, ...decided.get(one) }));
}

async function checkSboms(
  { subject, context, ports, checks }: Job,
  { sboms, packages, scanners: [lister] }: FullReport,
): Promise<Pick<ScannedFile, 'sboms' | 'quality'>> {
  const { inputs, policy } = context;
  const check = checks.begin('sbom', subject.name);
  const quality = checks.begin('sbom-quality', subject.name);
  if (inputs.formats.length === 0) {
    for (const one of [check, quality]) one.skip('no format was asked for');
    return { sboms: [] };
  }
  const paths = layout(inputs.output);
  const written: string[] = [];
  for (const format of inputs.formats) {
    const { text, raw } = sboms[format];
    const name = subject.file + SUFFIXES[format];
    await ports.files.write(paths.sbom(name), text);
    await ports.files.write(paths.rawSbom(name), raw);
    written.push(paths.sbom(name));
  }
  check.pass({
    measured: `${counted(packages, 'package', 'packages')} in ${inputs.formats.join(' and ')}`,
    detail: 'packages and dependency graph as Syft lists them',
    ...(lister && { tool: scannerName(lister) }),
  });
  const found = documentQuality(JSON.parse(sboms['cyclonedx-json'].text));
  end(quality, judgeQuality(found, policy.quality), inputs.enforce);
  return { sboms: written, quality: found.score };
}
