import { layout } from '../model/layout.ts';
import { byBytes } from '../model/names.ts';
import type { Files } from '../ports.ts';
import type { LicenceReport, ScanReport, VulnerabilityReport, VulnerabilityState } from '../report/model.ts';
import { ScanData } from '../scan/data.ts';
import { type Occurrence, type OccurrenceIn, occurrencesIn } from '../scan/documents/vulnerability.ts';
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
  return {
    files: scanned.map(({ file, target, program, components, quality }) => ({
      ...(target !== undefined && { target }),
      file,
      readable: program !== undefined,
      modules: components,
      ...(quality !== undefined && { quality }),
    })),
    vulnerabilities: occurrencesIn(scanned).map(vulnerabilityOf),
    exceptions: exceptions.map(({ id, purl, reason, approver, expires, daysLeft, state, fault }) => {
      const told = { id, purl, reason, approver, expires, daysLeft, state };
      return fault === undefined ? told : { ...told, fault };
    }),
    licences: licencesOf(scanned),
    database: Object.fromEntries(Object.entries(database).filter(([, value]) => value !== undefined)),
  };
}

function vulnerabilityOf({ finding, symbols, files }: Occurrence): VulnerabilityReport {
  const { id, aliases, summary, module, version, fixed, exception } = finding;
  const isCve = (alias: string): number => Number(!alias.startsWith('CVE-'));
  return {
    id,
    aliases: aliases.toSorted((a, b) => isCve(a) - isCve(b) || byBytes(a, b)),
    summary,
    module,
    version,
    ...(fixed !== undefined && { fixed }),
    symbols,
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
