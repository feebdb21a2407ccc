import { dirname, isAbsolute, join } from 'node:path';
import { type Check, Checklist } from '../model/check.ts';
import { ReleaseError } from '../model/errors.ts';
import type { Plan } from '../model/plan.ts';
import type { Files, Ports } from '../ports.ts';
import { judgeAge, judgeMissing } from './database/age.ts';
import type { Database } from './database/database.ts';
import { findDatabase, type NoDatabase } from './database/find.ts';
import type { ScanInputs } from './inputs.ts';
import { type Licences, openLicences } from './licences/licences.ts';
import { end } from './policy/action.ts';
import { type Standing, standingOf } from './policy/exceptions.ts';
import { DEFAULT_POLICY, type ScanPolicy } from './policy/policy.ts';
import { readPolicy } from './policy/read.ts';
import { type NoRequirements, type Requirements, readRequirements } from './sbom/requirements.ts';

/** What all binaries of a run share: opened once, then only read. */
export interface ScanContext {
  readonly inputs: ScanInputs;
  /** Undefined where the binaries are not those of a plan. */
  readonly plan: Plan | undefined;
  readonly database: Database | NoDatabase;
  /** Of the vulnerability database, RFC 3339; absent where there is none or it has no date. */
  readonly dbDate?: string;
  readonly licences: Licences;
  /** What the modules of the repository require of each other, for the SBOMs. */
  readonly requirements: Requirements | NoRequirements;
  readonly policy: ScanPolicy;
  /** Of the policy file; absent where the built-in policy holds. */
  readonly policySha256?: string;
  /** The exceptions of the policy as they stand today. */
  readonly standing: readonly Standing[];
  /** Of the run as a whole: the age of the database. */
  readonly checks: Check[];
}

/** Opens the vulnerability database and the places where licences are. Throws where what was named cannot be used. */
export async function openContext(
  inputs: ScanInputs,
  plan: Plan | undefined,
  ports: Ports,
): Promise<ScanContext> {
  const named = inputs.policy ?? ports.host.env('ORACLE_RELEASE_POLICY');
  const policy = named ? await readPolicy(named, ports.files) : DEFAULT_POLICY;
  const checks = new Checklist('scan', ports.clock.now);
  const age = checks.begin('vulnerability-database-age', 'database');
  const database = await findDatabase(inputs, ports);
  if ('missing' in database) judgeMissing(database, policy.database.missing, inputs.enforce, age);
  else {
    const judged = judgeAge(database, inputs.dbMaxAgeDays, policy.database.stale, ports.clock.now());
    end(age, judged, inputs.enforce);
  }

  const { vendor } = inputs;
  const gomodcache = inputs.gomodcache ?? (await askedModuleCache(inputs.workingDirectory, ports));
  const mainFolders = await repositoryFolders(inputs.workingDirectory, ports.files);
  const places = { ...(gomodcache && { gomodcache }), ...(vendor && { vendor }), mainFolders };
  return {
    inputs,
    plan,
    database,
    ...('date' in database &&
      database.date !== undefined && { dbDate: new Date(database.date).toISOString() }),
    licences: openLicences(places, ports.files, policy.licenses.overrides),
    requirements: await readRequirements(inputs.workingDirectory, ports),
    policy,
    ...(named && { policySha256: (await ports.files.digest(named)).sha256 }),
    standing: standingOf(policy.exceptions, ports.clock.now()),
    checks: checks.checks,
  };
}

const TEN_SECONDS = 10_000;

/** Without Go there is none to ask; licences are then looked for elsewhere. */
async function askedModuleCache(cwd: string, { exec }: Ports): Promise<string | undefined> {
  try {
    const asked = await exec.run({
      file: 'go',
      args: ['env', 'GOMODCACHE'],
      cwd,
      timeoutMs: TEN_SECONDS,
    });
    const path = asked.stdout.trim();
    return asked.exitCode === 0 && isAbsolute(path) ? path : undefined;
  } catch (error) {
    if (error instanceof ReleaseError && error.code === 'TOOL_MISSING') return undefined;
    throw error;
  }
}

/** The working directory and those above it in the same repository: a licence often stands at the top only. */
export async function repositoryFolders(workingDirectory: string, files: Files): Promise<string[]> {
  const folders: string[] = [];
  for (let folder = workingDirectory; ; folder = dirname(folder)) {
    folders.push(folder);
    if (await files.stat(join(folder, '.git'))) return folders;
    if (folder === dirname(folder)) return [workingDirectory];
  }
}
