import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GrypeAnswer, grypeFindings } from '../src/scan/engines/grype.ts';
import type { ScannedFile } from '../src/scan/result.ts';
import type { Measurable } from './measure.ts';

/** A program in the two shapes that the tools read. */
export interface Scanned {
  /** With symbols. */
  readonly full: string;
  readonly stripped: string;
}

export interface Tool {
  readonly name: string;
  /** Whose answer it gives. */
  readonly kind: 'govulncheck' | 'grype' | 'ours';
  readonly reads: keyof Scanned;
  command(paths: readonly string[]): Measurable;
}

/**
 * What each tool says is vulnerable in a program, against the vulnerabilities whose function is linked in: those that
 * govulncheck finds with the symbols. Entries that name no functions are left out, for nobody can decide them. One
 * vulnerability has one name here, whichever of its ids a tool says.
 */
export function findings(
  programs: readonly (Scanned & { readonly name: string })[],
  tools: readonly Tool[],
  database: string,
): string {
  const entries = entriesIn(database);
  const judge = tools.find(({ kind, reads }) => kind === 'govulncheck' && reads === 'full');
  if (!judge) return 'what each finds: not-run, for govulncheck is not there';
  const rows = programs.flatMap((program) => {
    const linked = decidable(judge, program, entries);
    return tools.map((tool) => {
      const told = decidable(tool, program, entries);
      const found = [...linked].filter((id) => told.has(id)).length;
      return [program.name, tool.name, linked.size, found, linked.size - found, told.size - found];
    });
  });
  return [HEADINGS, HEADINGS.map((_, index) => (index < 2 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

const HEADINGS = ['program', 'tool', 'linked in', 'found', 'missed', 'extra'];

interface Entries {
  /** The Go id of every id. */
  readonly named: ReadonlyMap<string, string>;
  /** Those that say in which packages they are. */
  readonly decidable: ReadonlySet<string>;
}

function entriesIn(database: string): Entries {
  const named = new Map<string, string>();
  const decidable = new Set<string>();
  for (const name of readdirSync(join(database, 'ID'))) {
    const {
      id,
      aliases = [],
      affected,
    } = JSON.parse(readFileSync(join(database, 'ID', name), 'utf8')) as {
      id: string;
      aliases?: string[];
      affected: { ecosystem_specific?: { imports?: unknown[] } }[];
    };
    for (const alias of [id, ...aliases]) named.set(alias, id);
    if (affected.some((one) => (one.ecosystem_specific?.imports ?? []).length > 0)) decidable.add(id);
  }
  return { named, decidable };
}

function decidable(tool: Tool, program: Scanned, { named, decidable }: Entries): Set<string> {
  const { file, args, cwd, env } = tool.command([program[tool.reads]]);
  const { stdout, stderr, status } = spawnSync(file, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 29,
  });
  if (status !== 0) throw new Error(`${tool.name} ended with ${status}: ${stderr.slice(-2_000)}`);
  const ids = ANSWERS[tool.kind](stdout).map((id) => named.get(id) ?? id);
  return new Set(ids.filter((id) => decidable.has(id)));
}

/** What each takes for present: linked in where it tells, else in a module of an affected version. */
const ANSWERS: Record<Tool['kind'], (stdout: string) => string[]> = {
  govulncheck: (stdout) => {
    const messages = JSON.parse(`[${stdout.trim().replace(/\n}\n{/g, '\n},\n{')}]`) as {
      finding?: { osv: string; trace: { function?: string }[] };
    }[];
    return messages.flatMap(({ finding }) => (finding?.trace[0]?.function ? finding.osv : []));
  },
  grype: (stdout) => grypeFindings(GrypeAnswer.parse(JSON.parse(stdout))).map(({ id }) => id),
  ours: (stdout) => {
    const { scanned } = JSON.parse(stdout) as { scanned: ScannedFile[] };
    return scanned.flatMap((one) =>
      one.findings.filter(({ level }) => level === 'symbol').map(({ id }) => id),
    );
  },
};
