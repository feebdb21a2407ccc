import { VERSION } from '../../model/version.ts';
import type { Ports } from '../../ports.ts';
import type { Database } from '../database/database.ts';
import { findVulnerabilities } from '../findings.ts';
import type { Found } from '../policy/vulnerabilities.ts';
import { type GoProgram, readProgram } from '../program.ts';
import { goPurl } from '../sbom/purl.ts';
import { STDLIB } from '../vulnerabilities/modules.ts';
import type { Engine, EngineFinding, EngineReport } from './engine.ts';
import { byPackage } from './merge.ts';

/** The scanner that needs no other program: Go build information and function table against the Go database. */
export function embeddedEngine(database: Database, { files, clock }: Pick<Ports, 'files' | 'clock'>): Engine {
  return {
    name: 'embedded',
    async scan({ path }) {
      const program = await readProgram(path, files);
      if ('refusal' in program) return program;
      return embeddedReport(findVulnerabilities(program, database, clock.now()), program, database);
    },
  };
}

/** What the embedded engine found, in the words that all engines share. */
export function embeddedReport(
  found: Found,
  { buildInfo }: GoProgram,
  { date }: Pick<Database, 'date'>,
): EngineReport {
  const findings = found.findings.map((finding): EngineFinding => {
    const { id, aliases, module, version, fixed, level } = finding;
    const decided = finding.functionsNamed && found.functionsKnown;
    return {
      id,
      aliases: [...aliases].sort(),
      package: module,
      purl: goPurl(module, module === STDLIB ? version : canonical(version)),
      version,
      ...(fixed !== undefined && { fixed }),
      // The Go database rates nothing.
      severity: 'unknown',
      level,
      ...((decided || level === 'symbol') && { linked: level === 'symbol' }),
      by: [EMBEDDED],
    };
  });
  const databaseDate = date === undefined ? {} : { databaseDate: new Date(date).toISOString() };
  return {
    scanners: [{ name: EMBEDDED, version: VERSION, ...databaseDate }],
    // The program's own module and the standard library too.
    packages: buildInfo.deps.length + 2,
    findings: findings.sort(byPackage),
    unassessed: found.unassessed,
  };
}

export const EMBEDDED = 'oracle-release';

/** With the leading v that Go's versions have. */
function canonical(version: string): string {
  return /^\d/.test(version) ? `v${version}` : version;
}
