import { dirname, isAbsolute, join } from 'node:path';
import { type Check, Checklist } from '../model/check.ts';
import { ReleaseError } from '../model/errors.ts';
import type { Plan } from '../model/plan.ts';
import type { Files, Ports } from '../ports.ts';
import { judgeAge, judgeMissing } from './database/age.ts';
import type { Database } from './database/database.ts';
import { findDatabase, type NoDatabase } from './database/find.ts';
import { type EngineChoice, enginesFor } from './engines/choose.ts';
import { type FullTools, findFullTools } from './engines/full.ts';
import type { ScanInputs } from './inputs.ts';
import { type Licences, openLicences } from './licences/licences.ts';
import { end } from './policy/action.ts';
import { type Standing, standingOf } from './policy/exceptions.ts';
import { DEFAULT_POLICY, type ScanPolicy } from './policy/policy.ts';
import { readPolicy } from './policy/read.ts';
import type { NotScannable } from './program.ts';
import { type NoRequirements, type Requirements, readRequirements } from './sbom/requirements.ts';

/** Which engines look at something in a run. */
export interface Engines {
  readonly embedded: boolean;
  readonly full: boolean;
}

/** What all binaries of a run share: opened once, then only read. */
export interface ScanContext {
  readonly inputs: ScanInputs;
  /** Undefined where the binaries are not those of a plan. */
  readonly plan: Plan | undefined;
  /** Undefined where the embedded engine looks at nothing. */
  readonly database: Database | NoDatabase | undefined;
  /** Those of the full engine, or why it cannot be had; undefined where it looks at nothing. */
  readonly tools: FullTools | NotScannable | undefined;
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

/**
 * Opens the vulnerability database and the places where licences are, and finds the tools of the full engine. Throws
 * where what was named cannot be used, as the full engine is by `engine: full` and `both`.
 */
export async function openContext(
  inputs: ScanInputs,
  plan: Plan | undefined,
  ports: Ports,
  engines: Engines = enginesOfPrograms(inputs.engine),
): Promise<ScanContext> {
  const tools = engines.full ? await findTools(inputs.engine, ports) : undefined;
  const named = inputs.policy ?? ports.host.env('ORACLE_RELEASE_POLICY');
  const policy = named ? await readPolicy(named, ports.files) : DEFAULT_POLICY;
  const checks = new Checklist('scan', ports.clock.now);
  const database = engines.embedded ? await openDatabase(inputs, policy, checks, ports) : undefined;

  const { vendor } = inputs;
  const gomodcache = inputs.gomodcache ?? (await askedModuleCache(inputs.workingDirectory, ports));
  const mainFolders = await repositoryFolders(inputs.workingDirectory, ports.files);
  const places = { ...(gomodcache && { gomodcache }), ...(vendor && { vendor }), mainFolders };
  return {
    inputs,
    plan,
    database,
    tools,
    ...(database &&
      'date' in database &&
      database.date !== undefined && { dbDate: new Date(database.date).toISOString() }),
    licences: openLicences(places, ports.files, policy.licenses.overrides),
    requirements: await readRequirements(inputs.workingDirectory, ports),
    policy,
    ...(named && { policySha256: (await ports.files.digest(named)).sha256 }),
    standing: standingOf(policy.exceptions, ports.clock.now()),
    checks: checks.checks,
  };
}

/** Where only Go programs are scanned. */
function enginesOfPrograms(choice: EngineChoice): Engines {
  const chosen = enginesFor(choice, 'go-binary');
  const has = (name: 'embedded' | 'full') => !('refusal' in chosen) && chosen.includes(name);
  return { embedded: has('embedded'), full: has('full') };
}

/** Where nobody named the full engine, files that it does not need are scanned all the same. */
async function findTools(choice: EngineChoice, ports: Ports): Promise<FullTools | NotScannable> {
  try {
    return await findFullTools(ports);
  } catch (error) {
    if (choice !== 'auto' || !(error instanceof ReleaseError) || error.code !== 'TOOL_MISSING') throw error;
    return { refusal: error.message, remedy: error.remedy };
  }
}

async function openDatabase(
  inputs: ScanInputs,
  { database: { missing, stale } }: ScanPolicy,
  checks: Checklist,
  ports: Ports,
): Promise<Database | NoDatabase> {
  const age = checks.begin('vulnerability-database-age', 'database');
  const database = await findDatabase(inputs, ports);
  if ('missing' in database) judgeMissing(database, missing, inputs.enforce, age);
  else end(age, judgeAge(database, inputs.dbMaxAgeDays, stale, ports.clock.now()), inputs.enforce);
  return database;
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
