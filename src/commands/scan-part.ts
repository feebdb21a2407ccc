import { layout } from '../model/layout.ts';
import { byBytes } from '../model/names.ts';
import type { Files } from '../ports.ts';
import type {
  DifferenceReport,
  EnginesReport,
  LicenceReport,
  ScanReport,
  VulnerabilityReport,
  VulnerabilityState,
} from '../report/model.ts';
import { ScanData } from '../scan/data.ts';
import {
  isOfOthers,
  type Occurrence,
  type OccurrenceIn,
  occurrencesIn,
} from '../scan/documents/vulnerability.ts';
import type { LicenceFinding, ScannedFile } from '../scan/result.ts';

/** What the scan left in the output folder; undefined where nothing is there, or not ours. */
export async function scanReport(output: string, files: Files): Promise<ScanReport | undefined> {
  const path = layout(output).result('scan');
  if ((await files.stat(path))?.kind !== 'file') return undefined;
  const parsed = ScanData.safeParse(json(await files.readText(path)));
  return parsed.success ? reportOf(parsed.data) : undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reportOf({ scanned, exceptions, database }: ScanData): ScanReport {
  const engines = enginesOf(scanned);
  return {
    files: scanned.map((one) => ({
      ...(one.target !== undefined && { target: one.target }),
      file: one.file,
      readable: one.program !== undefined || one.full !== undefined,
      ...(isOfOthers(one) && { byOthers: true }),
      modules: one.components,
      ...(one.quality !== undefined && { quality: one.quality }),
    })),
    vulnerabilities: occurrencesIn(scanned).map(vulnerabilityOf),
    exceptions: exceptions.map(({ id, purl, reason, approver, expires, daysLeft, state, fault }) => {
      const told = { id, purl, reason, approver, expires, daysLeft, state };
      return fault === undefined ? told : { ...told, fault };
    }),
    licences: licencesOf(scanned),
    ...(engines && { engines }),
    database: Object.fromEntries(Object.entries(database).filter(([, value]) => value !== undefined)),
  };
}

/** Undefined where no two engines looked at one file. */
function enginesOf(scanned: readonly ScannedFile[]): EnginesReport | undefined {
  const compared = scanned.flatMap(({ file, full }) =>
    full?.comparison ? [{ file, scanners: full.scanners, comparison: full.comparison }] : [],
  );
  if (compared.length === 0) return undefined;
  const all = compared.flatMap(({ file, comparison }) =>
    comparison.disagreements.map(({ finding, reportedBy, right, why }) => ({
      file,
      difference: {
        id: finding.id,
        module: finding.package,
        version: finding.version,
        reportedBy,
        ...(right !== undefined && { right }),
        why,
      },
    })),
  );
  const groups = Map.groupBy(all, ({ difference }) => JSON.stringify(difference));
  const differences = [...groups.values()].flatMap((same): DifferenceReport[] =>
    same[0] ? [{ ...same[0].difference, files: same.map(({ file }) => file) }] : [],
  );
  const names = compared.flatMap(({ scanners }) =>
    scanners.flatMap(({ name, version, databaseDate }) => (databaseDate ? [`${name} ${version}`] : [])),
  );
  return {
    scanners: [...new Set(names)],
    agreed: compared.reduce((sum, { comparison }) => sum + comparison.agreed, 0),
    differences: differences.sort(
      (a, b) => Number(a.right !== undefined) - Number(b.right !== undefined) || byBytes(a.why, b.why),
    ),
  };
}

function vulnerabilityOf({ finding, symbols, files }: Occurrence): VulnerabilityReport {
  const { id, aliases, summary, module, version, fixed, severity, exception } = finding;
  const isCve = (alias: string): number => Number(!alias.startsWith('CVE-'));
  return {
    id,
    aliases: aliases.toSorted((a, b) => isCve(a) - isCve(b) || byBytes(a, b)),
    summary,
    module,
    version,
    ...(fixed !== undefined && { fixed }),
    symbols,
    ...(severity !== undefined && severity !== 'unknown' && { severity }),
    ...(exception && { exception }),
    where: files.map((one) => ({ file: one.file.file, state: stateOf(one) })),
  };
}

function stateOf({ finding: { decision, exception }, linked }: OccurrenceIn): VulnerabilityState {
  if (decision === 'allow') return linked === 'linked' ? 'allowed' : linked;
  if (exception) return 'excepted';
  return decision === 'block' ? 'blocks' : 'review';
}

/** The files share most of their modules, and what a module is under does not differ from file to file. */
function licencesOf(scanned: readonly ScannedFile[]): LicenceReport[] {
  const all = scanned.flatMap(({ licences }) => licences.flatMap(licenceOf));
  return [...new Map(all.map((one) => [one.module, one])).values()].sort((a, b) =>
    byBytes(a.module, b.module),
  );
}

function licenceOf({ module, version, expression, decision, exception }: LicenceFinding): LicenceReport[] {
  if (decision === undefined) return [];
  const states = { allow: 'allowed', review: 'review', block: 'blocks' } as const;
  const state = decision !== 'allow' && exception ? 'excepted' : states[decision];
  const name = version ? `${module}@${version}` : module;
  return [{ module: name, ...(expression !== undefined && { expression }), state }];
}
