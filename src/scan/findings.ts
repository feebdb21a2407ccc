import type { Database } from './database/database.ts';
import type { Found } from './policy/vulnerabilities.ts';
import type { GoProgram } from './program.ts';
import type { Vulnerability } from './result.ts';
import { type Match, match } from './vulnerabilities/match.ts';
import { modulesOf } from './vulnerabilities/modules.ts';
import { linkedFunctions } from './vulnerabilities/symbols.ts';

/** Everything the database knows of a program. */
export function findVulnerabilities(program: GoProgram, database: Database, now: number): Found {
  const { buildInfo, functionNames, goos, goarch } = program;
  const modules = modulesOf(buildInfo);
  const functions = functionNames && linkedFunctions(functionNames, buildInfo.path);
  const matches = match({ goos, goarch, modules, functions }, database.entriesOf, now);
  // Our own module has no version while it is being released; it is no unknown to its maintainers.
  const unknown = modules.filter(({ kind, semver }) => kind !== 'main' && semver === undefined);
  return {
    findings: matches.map(findingOf),
    unassessed: unknown.map(({ path }) => path),
    functionsKnown: functions !== undefined,
  };
}

/** A package in which everything is vulnerable would list all its functions. */
const MOST_SYMBOLS = 50;

function findingOf({
  entry,
  module,
  level,
  fixed,
  symbols,
  rangeKnown,
  functionsNamed,
}: Match): Vulnerability {
  return {
    id: entry.id,
    aliases: entry.aliases ?? [],
    summary: entry.summary ?? '',
    module: module.path,
    version: module.version,
    level,
    ...(fixed !== undefined && { fixed }),
    symbols: symbols.slice(0, MOST_SYMBOLS),
    reviewed: entry.database_specific?.review_status === 'REVIEWED',
    rangeKnown,
    functionsNamed,
  };
}
