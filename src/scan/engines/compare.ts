import * as z from 'zod/mini';
import type { Database } from '../database/database.ts';
import type { GoProgram } from '../program.ts';
import { modulesOf } from '../vulnerabilities/modules.ts';
import type { OsvEntry } from '../vulnerabilities/osv.ts';
import { EngineFinding, type EngineReport } from './engine.ts';
import { idsOf, isSame } from './merge.ts';

/** What two engines say of one Go program. */
export interface Comparison {
  /** Both say that it concerns the program, as far as each can tell. */
  readonly agreed: readonly EngineFinding[];
  /** The embedded engine says that the vulnerable function is not linked in, and the full one does not name it. */
  readonly passedOver: readonly EngineFinding[];
  /** Only one of them says that it concerns the program; sorted by package, then id. */
  readonly disagreements: readonly Disagreement[];
}

export const Disagreement = z.object({
  /** As the embedded engine has it where both do. */
  finding: EngineFinding,
  reportedBy: z.enum(['embedded', 'full']),
  /** Which of them is right; absent where nothing decides. */
  right: z.optional(z.enum(['embedded', 'full'])),
  why: z.string(),
});
export type Disagreement = Readonly<z.infer<typeof Disagreement>>;

/** What decides between engines, beside their findings. */
export interface Evidence {
  /** The platform of the program in Go's words; empty where it does not say. */
  readonly goos: string;
  readonly goarch: string;
  /** Paths of the modules in the program, as compiled, with `stdlib`. */
  readonly modules: ReadonlySet<string>;
  /** Entries of the Go vulnerability database that name a module. */
  entriesOf(modulePath: string): readonly OsvEntry[];
}

/** What a program and the database that the embedded engine used say of it. */
export function evidenceOf(
  { goos, goarch, buildInfo }: GoProgram,
  { entriesOf }: Pick<Database, 'entriesOf'>,
): Evidence {
  return { goos, goarch, modules: new Set(modulesOf(buildInfo).map(({ path }) => path)), entriesOf };
}

/**
 * Compares findings by all their ids and their package. The full engine knows modules and versions; the embedded one
 * also knows which functions are linked in, and where the database names the vulnerable ones, that decides.
 */
export function compareEngines(
  embedded: Pick<EngineReport, 'findings'>,
  full: Pick<EngineReport, 'findings'>,
  evidence: Evidence,
): Comparison {
  const pairs = embedded.findings.map((ours) => ({
    ours,
    theirs: full.findings.filter((it) => isSame(ours, it)),
  }));
  const matched = new Set(pairs.flatMap(({ theirs }) => theirs));
  const both = pairs.filter(({ theirs }) => theirs.length > 0);
  const alone = pairs.filter(({ theirs }) => theirs.length === 0).map(({ ours }) => ours);
  const disagreements = [
    ...both.filter(({ ours }) => ours.linked === false).map(({ ours }) => notLinked(ours)),
    ...alone.filter(({ linked }) => linked !== false).map(missedByFull),
    ...full.findings.filter((it) => !matched.has(it)).map((it) => missedByEmbedded(it, evidence)),
  ];
  return {
    agreed: both.filter(({ ours }) => ours.linked !== false).map(({ ours }) => ours),
    passedOver: alone.filter(({ linked }) => linked === false),
    disagreements: disagreements.sort((a, b) => order(a.finding, b.finding)),
  };
}

function notLinked(finding: EngineFinding): Disagreement {
  const why = 'the vulnerable function is not in the function table';
  return { finding, reportedBy: 'full', right: 'embedded', why };
}

function missedByFull(finding: EngineFinding): Disagreement {
  if (finding.linked) {
    const why = 'the vulnerable function is in the function table, at an affected version';
    return { finding, reportedBy: 'embedded', right: 'embedded', why };
  }
  const why = 'the Go vulnerability database does not say which functions are vulnerable';
  return { finding, reportedBy: 'embedded', right: undefined, why };
}

function missedByEmbedded(finding: EngineFinding, evidence: Evidence): Disagreement {
  if (!evidence.modules.has(finding.package)) {
    const why = 'no Go module of the program; only the full engine looks there';
    return { finding, reportedBy: 'full', right: 'full', why };
  }
  const ids = new Set(idsOf(finding));
  const entry = evidence
    .entriesOf(finding.package)
    .find(({ id, aliases = [] }) => idsOf({ id, aliases }).some((it) => ids.has(it)));
  return { finding, reportedBy: 'full', ...verdictOn(entry, finding.package, evidence) };
}

function verdictOn(
  entry: OsvEntry | undefined,
  modulePath: string,
  evidence: Evidence,
): Pick<Disagreement, 'right' | 'why'> {
  if (!entry) return { right: undefined, why: 'not in the Go vulnerability database' };
  const { id, withdrawn } = entry;
  if (withdrawn !== undefined) return { right: undefined, why: `withdrawn as ${id}` };
  if (isOfOtherPlatforms(entry, modulePath, evidence)) {
    return { right: 'embedded', why: 'the vulnerable packages are of other platforms' };
  }
  return { right: undefined, why: 'the Go vulnerability database leaves out this version' };
}

/** Every package that the entry names in the module is of other platforms, and it names some. */
function isOfOtherPlatforms({ affected = [] }: OsvEntry, modulePath: string, { goos, goarch }: Evidence) {
  const imports = affected
    .filter((it) => it.package.name === modulePath)
    .flatMap((it) => it.ecosystem_specific?.imports ?? []);
  const leavesOut = (list: readonly string[] | undefined, value: string) =>
    value !== '' && list !== undefined && list.length > 0 && !list.includes(value);
  return (
    imports.length > 0 && imports.every((it) => leavesOut(it.goos, goos) || leavesOut(it.goarch, goarch))
  );
}

function order(a: EngineFinding, b: EngineFinding): number {
  const [left, right] = [a, b].map((it) => `${it.package}\0${it.id}`) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}
