import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Ports } from '../../ports.ts';
import { parseAnswer, readAnswer } from './answer.ts';
import type { EngineFinding } from './engine.ts';
import { nextOf, type Scanned, severityOf } from './scanned.ts';
import { failed, runTool, type ScanTool } from './tool.ts';

/**
 * What `trivy sbom --format json` writes (SchemaVersion 2), as far as it is used here: by its documentation, as we
 * have not run it.
 */
export const TrivyAnswer = z.looseObject({
  SchemaVersion: z.literal(2),
  ArtifactType: z.string(),
  Results: z.optional(
    z.nullable(
      z.array(
        z.looseObject({
          Target: z.string(),
          Vulnerabilities: z.optional(
            z.nullable(
              z.array(
                z.looseObject({
                  VulnerabilityID: z.string().check(z.minLength(1)),
                  VendorIDs: z.optional(z.nullable(z.array(z.string()))),
                  PkgName: z.string(),
                  PkgIdentifier: z.optional(z.looseObject({ PURL: z.optional(z.string()) })),
                  InstalledVersion: z.string(),
                  FixedVersion: z.optional(z.string()),
                  Severity: z.optional(z.string()),
                }),
              ),
            ),
          ),
        }),
      ),
    ),
  ),
});
export type TrivyAnswer = z.infer<typeof TrivyAnswer>;

/** What `trivy version --format json` writes; the database is absent where none was fetched. */
const TrivyVersion = z.looseObject({
  Version: z.string(),
  VulnerabilityDB: z.optional(z.nullable(z.looseObject({ UpdatedAt: z.string() }))),
});

const TEN_MINUTES = 600_000;
const ANSWER = 'trivy.json';

/** Looks an SBOM through; `sbom` is the name of a file in the folder. Throws TOOL_FAILED, also without a database. */
export async function runTrivy(
  tool: ScanTool,
  sbom: string,
  folder: string,
  ports: Pick<Ports, 'exec' | 'files' | 'host' | 'network'>,
): Promise<Scanned> {
  const { offline } = ports.network;
  const env = {
    TRIVY_CACHE_DIR: ports.host.env('TRIVY_CACHE_DIR'),
    TRIVY_DB_REPOSITORY: ports.host.env('TRIVY_DB_REPOSITORY'),
  };
  const run = (args: readonly string[]) =>
    // The folder has no trivy.yaml and no .trivyignore, which would have a say.
    runTool(tool, { args, cwd: folder, env, timeoutMs: TEN_MINUTES }, ports);
  await run(trivyArguments(sbom, offline));
  const text = await readAnswer(tool.name, join(folder, ANSWER), ports.files);
  const answer = parseAnswer(tool.name, TrivyAnswer, text);
  const { stdout } = await run(['version', '--format', 'json']);
  const { VulnerabilityDB } = parseAnswer(tool.name, TrivyVersion, stdout);
  if (!VulnerabilityDB) throw failed(tool.name, 'it names no vulnerability database');
  return {
    scanner: {
      name: tool.name,
      version: tool.version,
      sha256: tool.sha256,
      databaseDate: VulnerabilityDB.UpdatedAt,
    },
    findings: trivyFindings(answer),
  };
}

/** `--exit-code 0`: findings are ours to judge, so that every other code means that it did not work. */
export function trivyArguments(sbom: string, offline: boolean): string[] {
  return [
    'sbom',
    '--format',
    'json',
    '--output',
    ANSWER,
    '--scanners',
    'vuln',
    '--exit-code',
    '0',
    '--no-progress',
    // Only both together keep it from asking for newer versions of itself.
    '--skip-version-check',
    '--disable-telemetry',
    '--skip-vex-repo-update',
    '--timeout',
    '10m',
    ...(offline ? ['--skip-db-update', '--skip-java-db-update', '--offline-scan'] : []),
    sbom,
  ];
}

export function trivyFindings({ Results }: TrivyAnswer): EngineFinding[] {
  return (Results ?? []).flatMap(({ Vulnerabilities }) =>
    (Vulnerabilities ?? []).map((it) => {
      const fixed = nextOf((it.FixedVersion ?? '').split(/,\s*/).filter(Boolean), it.InstalledVersion);
      return {
        id: it.VulnerabilityID,
        aliases: (it.VendorIDs ?? []).filter((id) => id !== it.VulnerabilityID).sort(),
        package: it.PkgName,
        purl: it.PkgIdentifier?.PURL ?? '',
        version: it.InstalledVersion,
        ...(fixed !== undefined && { fixed }),
        severity: severityOf(it.Severity),
        level: 'module' as const,
        by: ['trivy'],
      };
    }),
  );
}
