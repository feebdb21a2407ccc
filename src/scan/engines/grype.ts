import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Ports } from '../../ports.ts';
import { parseAnswer, readAnswer } from './answer.ts';
import type { EngineFinding } from './engine.ts';
import { nextOf, type Scanned, severityOf } from './scanned.ts';
import { NO_SETTINGS, runTool, type ScanTool } from './tool.ts';

const Named = z.looseObject({ id: z.string().check(z.minLength(1)), severity: z.optional(z.string()) });

/** What `grype --output json` writes (Grype 0.110), as far as it is used here. */
export const GrypeAnswer = z.looseObject({
  matches: z.array(
    z.looseObject({
      vulnerability: z.extend(Named, {
        fix: z.optional(z.looseObject({ versions: z.optional(z.nullable(z.array(z.string()))) })),
      }),
      relatedVulnerabilities: z.optional(z.nullable(z.array(Named))),
      matchDetails: z.optional(
        z.nullable(
          z.array(
            z.looseObject({
              fix: z.optional(z.nullable(z.looseObject({ suggestedVersion: z.optional(z.string()) }))),
            }),
          ),
        ),
      ),
      artifact: z.looseObject({
        name: z.string(),
        version: z.string(),
        purl: z.optional(z.string()),
      }),
    }),
  ),
  descriptor: z.looseObject({
    name: z.literal('grype'),
    db: z.looseObject({
      status: z.looseObject({ built: z.string(), valid: z.literal(true) }),
    }),
  }),
});
export type GrypeAnswer = z.infer<typeof GrypeAnswer>;

const TEN_MINUTES = 600_000;
const ANSWER = 'grype.json';

/** Looks an SBOM through; `sbom` is the name of a file in the folder. Throws TOOL_FAILED, also without a database. */
export async function runGrype(
  tool: ScanTool,
  sbom: string,
  folder: string,
  ports: Pick<Ports, 'exec' | 'files' | 'host' | 'network'>,
): Promise<Scanned> {
  await ports.files.write(join(folder, NO_SETTINGS), '');
  const env = grypeEnvironment(ports);
  await runTool(tool, { args: grypeArguments(sbom), cwd: folder, env, timeoutMs: TEN_MINUTES }, ports);
  const text = await readAnswer(tool.name, join(folder, ANSWER), ports.files);
  const answer = parseAnswer(tool.name, GrypeAnswer, text);
  return {
    scanner: {
      name: tool.name,
      version: tool.version,
      sha256: tool.sha256,
      databaseDate: answer.descriptor.db.status.built,
    },
    findings: grypeFindings(answer),
  };
}

/** Without `--fail-on`, so that every exit code but 0 means that it did not work. */
export function grypeArguments(sbom: string): string[] {
  return [`sbom:${sbom}`, '--config', NO_SETTINGS, '--quiet', '--output', `json=${ANSWER}`];
}

/** Where the database lies and comes from is the user's to say. */
function grypeEnvironment({ host, network }: Pick<Ports, 'host' | 'network'>) {
  return {
    GRYPE_DB_AUTO_UPDATE: network.offline ? 'false' : 'true',
    GRYPE_DB_CACHE_DIR: host.env('GRYPE_DB_CACHE_DIR'),
    GRYPE_DB_UPDATE_URL: host.env('GRYPE_DB_UPDATE_URL'),
  };
}

export function grypeFindings({ matches }: GrypeAnswer): EngineFinding[] {
  return matches.map(({ vulnerability, relatedVulnerabilities, matchDetails, artifact }) => {
    const ids = new Set((relatedVulnerabilities ?? []).map(({ id }) => id));
    ids.delete(vulnerability.id);
    const suggested = (matchDetails ?? []).flatMap(({ fix }) => fix?.suggestedVersion || []);
    const fixed = suggested[0] ?? nextOf(vulnerability.fix?.versions ?? [], artifact.version);
    return {
      id: vulnerability.id,
      aliases: [...ids].sort(),
      package: artifact.name,
      purl: artifact.purl ?? '',
      version: artifact.version,
      ...(fixed !== undefined && { fixed }),
      severity: severityOf(vulnerability.severity),
      level: 'module',
      by: ['grype'],
    };
  });
}
