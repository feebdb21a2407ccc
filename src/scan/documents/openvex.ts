import { createHash } from 'node:crypto';
import type { Digest } from '../../model/artifact.ts';
import { canonicalJson } from '../../model/canonical.ts';
import { byBytes } from '../../model/names.ts';
import { VERSION } from '../../model/version.ts';
import { exceptionFor, type Standing } from '../policy/exceptions.ts';
import type { Exception } from '../policy/schema.ts';
import type { Program, ScannedFile } from '../result.ts';
import { genericPurl, goPurl } from '../sbom/purl.ts';
import { type OccurrenceIn, occurrencesIn } from './vulnerability.ts';

export interface VexSource {
  readonly scanned: readonly ScannedFile[];
  readonly standing: readonly Standing[];
  /** All files that the release will have were scanned, so that what holds for each holds for the program. */
  readonly whole: boolean;
}

/**
 * What is known of vulnerabilities that other scanners will report of the released programs: OpenVEX 0.2.0
 * (github.com/openvex/spec). `not_affected` where the function table proves that no vulnerable function is linked in,
 * and what an exception of the policy in use states. Of all else it says nothing, which claims nothing. Undefined where
 * there is nothing to state: the format has no document without statements.
 */
export function openVex({ scanned, standing, whole }: VexSource): string | undefined {
  const programs = scanned.flatMap(({ program }) => program ?? []);
  const claims = occurrencesIn(scanned).flatMap(({ files }) =>
    files.flatMap((one) => claimIn(one, standing)),
  );
  const stating = claims.filter(({ verdict }) => verdict !== undefined);
  const groups = Map.groupBy(stating, ({ one: { finding }, verdict }) =>
    canonicalJson([finding.id, finding.module, finding.version, verdict]),
  );
  const statements = [...groups.values()]
    .flatMap(([first, ...rest]) => (first ? [statementOf([first, ...rest], claims, whole)] : []))
    .map((statement) => ({ statement, key: canonicalJson(statement) }))
    .sort((a, b) => byBytes(a.key, b.key))
    .map(({ statement }) => statement);
  if (statements.length === 0) return undefined;
  const document = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    author: authorOf(programs),
    timestamp: latest(programs),
    version: 1,
    tooling: `oracle-release ${VERSION}`,
    statements,
  };
  const id = createHash('sha256').update(canonicalJson(document)).digest('hex');
  // Of the namespace that the specification gives to documents without one of their own.
  return `${JSON.stringify({ '@id': `https://openvex.dev/docs/public/vex-${id}`, ...document }, null, 2)}\n`;
}

/** What is stated of one vulnerability in one file. */
interface Claim {
  readonly one: OccurrenceIn;
  readonly program: Program;
  readonly digest: Digest;
  /** Undefined where nothing is stated, which keeps a statement about all files from being made. */
  readonly verdict: Verdict | undefined;
}

type Verdict =
  | { readonly status: 'not_affected'; readonly justification: string; readonly impact_statement: string }
  | { readonly status: 'affected'; readonly action_statement: string }
  | { readonly status: 'under_investigation'; readonly status_notes: string };

function claimIn(one: OccurrenceIn, standing: readonly Standing[]): Claim[] {
  const { program, digest } = one.file;
  return program && digest ? [{ one, program, digest, verdict: verdictOn(one, standing) }] : [];
}

function verdictOn(one: OccurrenceIn, standing: readonly Standing[]): Verdict | undefined {
  const { id, aliases, module, version, exception } = one.finding;
  const excused = exception && exceptionFor({ ids: [id, ...aliases], module, version }, standing);
  if (excused) return stated(excused.exception);
  if (one.linked !== 'not-linked') return undefined;
  return {
    status: 'not_affected',
    justification: 'vulnerable_code_not_present',
    impact_statement: 'No vulnerable function is in the function table of the program.',
  };
}

/** Who approved it is told to nobody outside. */
function stated({ status, justification, reason }: Exception): Verdict {
  if (status === 'not_affected' && justification) return { status, justification, impact_statement: reason };
  if (status === 'under_investigation') return { status, status_notes: reason };
  return { status: 'affected', action_statement: reason };
}

function statementOf(same: readonly [Claim, ...Claim[]], all: readonly Claim[], whole: boolean) {
  const [{ one, verdict }] = same;
  const { id, aliases, module, version } = one.finding;
  const name = /^GO-[\d-]+$/.test(id) ? { '@id': `https://pkg.go.dev/vuln/${id}`, name: id } : { name: id };
  const subcomponents = [{ '@id': goPurl(module, version) }];
  const products = [
    ...(whole && holdsForAll(same, all) ? programProducts(same) : []),
    ...same.map(fileProduct),
  ];
  return {
    vulnerability: { ...name, ...(aliases.length > 0 && { aliases: [...aliases].sort(byBytes) }) },
    products: products.map((product) => ({ ...product, subcomponents })),
    ...verdict,
  };
}

/** No file of the same program says anything else of the vulnerability. Files without it speak against nothing. */
function holdsForAll([first, ...rest]: readonly [Claim, ...Claim[]], all: readonly Claim[]): boolean {
  const { id } = first.one.finding;
  const said = new Set([first, ...rest]);
  const programs = new Set([...said].map(({ program }) => program.purl));
  const others = all.filter(
    ({ one, program }) => one.finding.id === id && program.purl === first.program.purl,
  );
  const verdict = canonicalJson(first.verdict ?? null);
  return programs.size === 1 && others.every((claim) => canonicalJson(claim.verdict ?? null) === verdict);
}

/**
 * By every name that a scanner may have for them: one that reads an SBOM may know name and version alone. Without a
 * version it would be said of all that ever were.
 */
function programProducts(same: readonly Claim[]): { '@id': string }[] {
  const ids = same.flatMap(({ program: { purl, name, version } }) =>
    ['', '(devel)'].includes(version) ? [] : [purl, genericPurl(name.toLowerCase(), version)],
  );
  return [...new Set(ids)].map((id) => ({ '@id': id }));
}

/** An identifier must mean one file and no other (package-url, known qualifiers). */
function fileProduct({ one: { file }, program: { purl }, digest: { sha256, sha512 } }: Claim) {
  return {
    '@id': `${purl}?checksum=sha256:${sha256}&file_name=${encodeURIComponent(file.file)}`,
    hashes: { 'sha-256': sha256, 'sha-512': sha512 },
  };
}

function authorOf(programs: readonly Program[]): string {
  const [first] = programs;
  return first?.supplier ?? first?.name ?? 'unknown';
}

/** OpenVEX demands a time; that of the commit, so that the same commit gives the same document. */
function latest(programs: readonly Program[]): string {
  const times = programs.map(({ commitTime }) => Date.parse(commitTime));
  return `${new Date(Math.max(...times)).toISOString().slice(0, 19)}Z`;
}
