import { byBytes } from '../../model/names.ts';
import type { Level } from '../level.ts';
import { type LinkedModule, ownerOf } from './modules.ts';
import type { Affected, Import, OsvEntry } from './osv.ts';
import { isAffected, isRangeKnown, nextFix } from './ranges.ts';
import type { LinkedFunctions } from './symbols.ts';

/** What a program is made of, as far as vulnerabilities are concerned. */
export interface Program {
  readonly goos: string;
  readonly goarch: string;
  readonly modules: readonly LinkedModule[];
  /** Undefined where the program has no function table: then only modules are known. */
  readonly functions: LinkedFunctions | undefined;
}

/** A known vulnerability in a module of a program. */
export interface Match {
  readonly entry: OsvEntry;
  readonly module: LinkedModule;
  readonly level: Level;
  readonly fixed: string | undefined;
  /** Vulnerable functions that are linked in, `path.Symbol`, sorted. */
  readonly symbols: readonly string[];
  readonly rangeKnown: boolean;
  /** False where a part of the entry names no packages, so that of it nothing is known beyond the module. */
  readonly functionsNamed: boolean;
}

/**
 * Every vulnerability of a program's modules, sorted by id, then module. `entriesOf` gives the database's entries
 * that name a module; `now` in milliseconds decides what has been withdrawn. Modules without a version that can be
 * compared match nothing.
 */
export function match(
  program: Program,
  entriesOf: (modulePath: string) => readonly OsvEntry[],
  now: number,
): Match[] {
  return program.modules
    .flatMap((module) =>
      entriesOf(module.path)
        .filter((entry) => !isWithdrawn(entry, now))
        .flatMap((entry) => matchEntry(entry, module, program) ?? []),
    )
    .sort((a, b) => byBytes(a.entry.id, b.entry.id) || byBytes(a.module.path, b.module.path));
}

function matchEntry(entry: OsvEntry, module: LinkedModule, program: Program): Match | undefined {
  const { semver } = module;
  if (semver === undefined) return undefined;
  const blocks = (entry.affected ?? []).filter(
    (block) =>
      block.package.name === module.path &&
      isAffected(block.ranges ?? [], semver) &&
      concernsPlatform(block, program),
  );
  const [first] = blocks;
  if (!first) return undefined;
  const hits = blocks.map((block) => hitOf(block, module, program));
  return {
    entry,
    module,
    level: hits.map(({ level }) => level).sort((a, b) => RANK[b] - RANK[a])[0] ?? 'module',
    fixed: nextFix(
      blocks.flatMap(({ ranges = [] }) => ranges),
      semver,
    ),
    symbols: [...new Set(hits.flatMap(({ symbols }) => symbols))].sort(byBytes),
    rangeKnown: blocks.some(isRangeKnown),
    functionsNamed: blocks.every((block) => importsOf(block, program).length > 0),
  };
}

interface Hit {
  readonly level: Level;
  readonly symbols: readonly string[];
}

const RANK: Record<Level, number> = { module: 0, package: 1, symbol: 2 };

/** How much of a block is linked in. A block that names no packages says nothing beyond the module. */
function hitOf(block: Affected, module: LinkedModule, program: Program): Hit {
  const packages = importsOf(block, program).flatMap((vulnerable) => {
    const path = asImported(vulnerable.path, module);
    const functions = program.functions?.get(path);
    if (!functions || ownerOf(path, program.modules) !== module) return [];
    return { path, symbols: linkedSymbols(vulnerable, functions) };
  });
  const symbols = packages.flatMap(({ path, symbols }) => symbols.map((symbol) => `${path}.${symbol}`));
  if (symbols.length > 0) return { level: 'symbol', symbols };
  return { level: packages.length > 0 ? 'package' : 'module', symbols };
}

/** Where no function is named, all are vulnerable. */
function linkedSymbols({ symbols = [] }: Import, functions: ReadonlySet<string>): string[] {
  return symbols.length === 0 ? [...functions] : symbols.filter((symbol) => functions.has(symbol));
}

/** A replacement's packages are linked in under the path that they replace. */
function asImported(path: string, { path: compiled, importPath, kind }: LinkedModule): string {
  if (kind === 'stdlib' || compiled === importPath || !path.startsWith(compiled)) return path;
  return importPath + path.slice(compiled.length);
}

/** A block is dropped only when all packages it names are of other platforms. */
function concernsPlatform(block: Affected, program: Program): boolean {
  const named = block.ecosystem_specific?.imports ?? [];
  return named.length === 0 || importsOf(block, program).length > 0;
}

function importsOf(block: Affected, { goos, goarch }: Program): Import[] {
  const allows = (list: readonly string[] | undefined, value: string) =>
    !list?.length || value === '' || list.includes(value);
  return (block.ecosystem_specific?.imports ?? []).filter(
    (it) => allows(it.goos, goos) && allows(it.goarch, goarch),
  );
}

/** A withdrawal without a date that can be read does not count. */
function isWithdrawn({ withdrawn }: OsvEntry, now: number): boolean {
  return withdrawn !== undefined && Date.parse(withdrawn) <= now;
}
