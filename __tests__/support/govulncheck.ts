import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LEVELS, type Level } from '../../src/scan/level.ts';
import type { Vulnerability } from '../../src/scan/result.ts';

const run = promisify(execFile);

/** What govulncheck says of a program: one for each module, package and function. */
export interface Reported {
  readonly id: string;
  readonly level: Level;
  /** Sure on the level of modules only; below it is any module whose path the package's begins with. */
  readonly module: string;
  /** The version without it; empty where there is none. */
  readonly fixed: string;
  /** `path.Symbol`; empty on the other levels. */
  readonly symbol: string;
}

interface Message {
  readonly finding?: Finding;
}

interface Finding {
  readonly osv: string;
  readonly fixed_version?: string;
  readonly trace: readonly Frame[];
}

interface Frame {
  readonly module: string;
  readonly package?: string;
  readonly function?: string;
  readonly receiver?: string;
}

/** Runs govulncheck on a program; `database` is a folder. It prints one indented JSON object after the other. */
export async function govulncheckOn(
  program: string,
  govulncheck: string,
  database: string,
): Promise<Reported[]> {
  const args = ['-mode=binary', '-format', 'json', '-db', `file://${database}`, program];
  const { stdout } = await run(govulncheck, args, { maxBuffer: 1 << 28 });
  const messages: Message[] = JSON.parse(`[${stdout.trim().replace(/\n}\n{/g, '\n},\n{')}]`);
  return messages.flatMap(({ finding }) => {
    const [frame] = finding?.trace ?? [];
    return finding && frame ? reported(finding, frame) : [];
  });
}

function reported({ osv: id, fixed_version: fixed = '' }: Finding, frame: Frame): Reported {
  const { module, package: path, function: name, receiver } = frame;
  const level = name ? 'symbol' : path ? 'package' : 'module';
  const method = receiver ? `${receiver.replace(/^\*/, '')}.${name}` : name;
  return { id, level, module, fixed, symbol: name ? `${path}.${method}` : '' };
}

export type Ids = Readonly<Record<Level, readonly string[]>>;

/** The ids that reach each level, sorted. */
export function idsOf(found: readonly { readonly id: string; readonly level: Level }[]): Ids {
  const at = (level: Level): string[] => [
    ...new Set(found.filter((it) => LEVELS.indexOf(it.level) >= LEVELS.indexOf(level)).map(({ id }) => id)),
  ];
  return { module: at('module').sort(), package: at('package').sort(), symbol: at('symbol').sort() };
}

/**
 * What of govulncheck's report can be compared with ours. Entries that name no packages it reports on every level, and
 * we on the level of modules, for they say nothing of what is linked in.
 */
export function comparable(theirs: readonly Reported[], ours: readonly Vulnerability[]): Reported[] {
  const naming = new Set(ours.filter(({ functionsNamed }) => functionsNamed).map(({ id }) => id));
  return theirs.filter(({ id, level }) => level === 'module' || naming.has(id));
}

/** Our lists of functions end there. */
const MOST_SYMBOLS = 50;

interface Both {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** `GO-… path.Function` of each linked function by both sides, sorted; without entries that list too many. */
export function functionsOf(ours: readonly Vulnerability[], theirs: readonly Reported[]): Both {
  const named = ours.flatMap(({ id, symbols }) => symbols.map((symbol) => ({ id, symbol })));
  const cut = new Set(ours.filter(({ symbols }) => symbols.length >= MOST_SYMBOLS).map(({ id }) => id));
  const shown = (all: readonly Linked[]): string[] =>
    all.filter(({ id }) => !cut.has(id)).map(({ id, symbol }) => `${id} ${symbol}`);
  return {
    ours: shown(withoutRedundant(named)).sort(),
    theirs: shown(theirs.filter(({ symbol }) => symbol !== '')).sort(),
  };
}

/** `GO-… module fixed` by both sides, sorted. */
export function fixesOf(ours: readonly Vulnerability[], theirs: readonly Reported[]): Both {
  const shown = (all: readonly { id: string; module: string; fixed?: string | undefined }[]): string[] =>
    all.map(({ id, module, fixed }) => `${id} ${module} ${fixed?.replace(/^v/, '') ?? ''}`).sort();
  return { ours: shown(ours), theirs: shown(theirs.filter(({ level }) => level === 'module')) };
}

type Linked = Pick<Reported, 'id' | 'symbol'>;

/** govulncheck tells of unexported functions only where a package has no exported one (its uniqueVulns). */
function withoutRedundant(linked: readonly Linked[]): Linked[] {
  const keyOf = ({ id, symbol }: Linked): string => `${id} ${packageOf(symbol)}`;
  const exporting = new Set(linked.filter(({ symbol }) => isExported(symbol)).map(keyOf));
  return linked.filter((it) => isExported(it.symbol) || !exporting.has(keyOf(it)));
}

function packageOf(symbol: string): string {
  return symbol.slice(0, symbol.indexOf('.', symbol.lastIndexOf('/') + 1));
}

function isExported(symbol: string): boolean {
  return /^\p{Lu}/u.test(symbol.slice(symbol.lastIndexOf('.') + 1));
}
