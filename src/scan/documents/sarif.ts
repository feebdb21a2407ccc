import { createHash } from 'node:crypto';
import { VERSION } from '../../model/version.ts';
import { exceptionFor, type Standing } from '../policy/exceptions.ts';
import type { Action } from '../policy/schema.ts';
import type { ScannedFile } from '../result.ts';
import type { Severity } from '../severity.ts';
import { STDLIB } from '../vulnerabilities/modules.ts';
import { isOfOthers, type Occurrence, occurrencesIn } from './vulnerability.ts';

export interface SarifSource {
  readonly scanned: readonly ScannedFile[];
  readonly standing: readonly Standing[];
  /** Tells this analysis from others of the same commit: a later one of the same scope takes its place. */
  readonly scope: string;
  /** Where in the repository a module is asked for: a path with `/`, and a line from 1. */
  placeOf(module: string): { readonly path: string; readonly line: number };
}

/** What GitHub takes of one upload: the results of a run, and bytes after gzip, of which we count those before it. */
export const SARIF_LIMITS = { results: 25_000, bytes: 10_000_000 } as const;

/**
 * What was found, for code scanning: SARIF 2.1.0 with the properties that GitHub reads
 * (docs.github.com, "SARIF support for code scanning"). A result is one vulnerability in one version of a module, not
 * one for each file, or six binaries would raise every alert six times. Beyond the limits, what matters least is left
 * out, and that is said.
 */
export function sarif(
  source: SarifSource,
  limits: { results: number; bytes: number } = SARIF_LIMITS,
): string {
  const all = occurrencesIn(source.scanned).filter(
    ({ decision, files }) => decision !== 'allow' || files.some(({ linked }) => linked !== 'not-linked'),
  );
  let kept = Math.min(all.length, limits.results);
  for (;;) {
    const text = `${JSON.stringify(documentOf(all.slice(0, kept), all.length - kept, source), null, 2)}\n`;
    const bytes = Buffer.byteLength(text);
    if (bytes <= limits.bytes || kept === 0) return text;
    kept = Math.min(kept - 1, Math.floor((kept * limits.bytes) / bytes));
  }
}

function documentOf(shown: readonly Occurrence[], left: number, source: SarifSource) {
  const rules = [...Map.groupBy(shown, ({ finding }) => finding.id).values()];
  const ruleIndex = new Map(rules.map(([first], index) => [first?.finding.id, index]));
  const unread = source.scanned.filter((file) => file.program === undefined && !isOfOthers(file));
  const notes = [
    ...unread.map(({ file }) => `${file} could not be read, so nothing is said of it`),
    ...(left > 0 ? [`${left} more results are left out for length; stages/scan.json has all`] : []),
  ];
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'oracle-release', semanticVersion: VERSION, rules: rules.map(ruleOf) },
        },
        automationDetails: { id: `oracle-release/scan/${source.scope}/` },
        invocations: [
          {
            executionSuccessful: unread.length === 0,
            ...(notes.length > 0 && {
              toolExecutionNotifications: notes.map((text) => ({
                level: unread.length > 0 ? 'error' : 'warning',
                message: { text: words(text) },
              })),
            }),
          },
        ],
        results: shown.map((one) => resultOf(one, ruleIndex.get(one.finding.id) ?? 0, source)),
      },
    ],
  };
}

function ruleOf(occurrences: readonly Occurrence[]) {
  const [{ finding, decision } = { finding: undefined, decision: 'allow' as const }] = occurrences;
  const { id = '', aliases = [], summary = '' } = finding ?? {};
  const title = summary || id;
  const address = /^GO-[\d-]+$/.test(id) ? `https://pkg.go.dev/vuln/${id}` : undefined;
  const names = [id, ...aliases].join(', ');
  return {
    id: id.slice(0, 255),
    shortDescription: { text: words(title) },
    fullDescription: { text: words(`${names}: ${title}`) },
    ...(address && { helpUri: address }),
    help: { text: words(`${names}: ${title}.${address ? ` See ${address}` : ''}`) },
    defaultConfiguration: { level: LEVELS[decision] },
    properties: {
      tags: [
        'security',
        'vulnerability',
        ...aliases.filter((alias) => /^[\w-]{1,40}$/.test(alias)).slice(0, 8),
      ],
      'security-severity': severityNumber(finding?.severity, decision),
    },
  };
}

const LEVELS = { block: 'error', review: 'warning', allow: 'note' } as const satisfies Record<Action, string>;

/** Of the ranges that GitHub makes words of (CVSS): the lower middle of each. */
const RATED: Partial<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  negligible: '0.1',
};
function isRated(severity: Severity | undefined): boolean {
  return severity !== undefined && severity !== 'unknown';
}

/** Where nobody rates it, what the policy has follow from it is what it weighs. */
const JUDGED: Record<Action, string> = { block: '8.0', review: '5.5', allow: '2.0' };

function severityNumber(severity: Severity | undefined, decision: Action): string {
  return (severity && RATED[severity]) ?? JUDGED[decision];
}

function resultOf(occurrence: Occurrence, ruleIndex: number, { placeOf, standing }: SarifSource) {
  const { finding, decision, symbols, files } = occurrence;
  const { id, aliases, module, version, fixed, purl } = finding;
  const { path, line } = placeOf(module);
  const excused =
    finding.exception && exceptionFor({ ids: [id, ...aliases], module, version, purl }, standing);
  return {
    ruleId: id.slice(0, 255),
    ruleIndex,
    level: LEVELS[decision],
    message: { text: words(messageOf(occurrence)) },
    locations: [
      { physicalLocation: { artifactLocation: { uri: encodeURI(path) }, region: { startLine: line } } },
    ],
    // GitHub knows an alert again by this key alone. Its own value is of the text of the lines that follow, and so
    // another one whenever a neighbour in go.mod is updated.
    partialFingerprints: { primaryLocationLineHash: fingerprint(id, module) },
    suppressions: excused
      ? [
          {
            kind: 'external',
            status: 'accepted',
            justification: words(
              `${excused.exception.reason} (approved by ${excused.exception.approver}, until ${excused.exception.expires})`,
            ),
          },
        ]
      : [],
    properties: {
      module,
      version,
      ...(fixed !== undefined && { fixed }),
      linked: symbols.slice(0, 20),
      files: files.map(({ file }) => file.file),
    },
  };
}

/** The version is no part of it: an update that does not help is no other alert. */
function fingerprint(id: string, module: string): string {
  return `${createHash('sha256').update(`${id}\n${module}`).digest('hex').slice(0, 16)}:1`;
}

const MOST_NAMED = 5;

function messageOf({ finding, symbols, files }: Occurrence): string {
  const { id, module, version, fixed, rangeKnown, severity } = finding;
  const linked = files.filter((one) => one.linked === 'linked');
  const where = (some: typeof files): string => listed(some.map(({ file }) => file.target ?? file.file));
  const what = files.every(({ file }) => isOfOthers(file))
    ? `It was found by the version of the package${isRated(severity) ? `, and is rated ${severity}` : ''}.`
    : linked.length > 0
      ? `The vulnerable function is linked in for ${where(linked)}${symbols.length > 0 ? `: ${listed(symbols)}` : ''}.`
      : files.every((one) => one.linked === 'not-linked')
        ? 'The vulnerable functions are not linked in.'
        : 'It is not known whether the vulnerable function is linked in.';
  const fix =
    fixed === undefined
      ? rangeKnown
        ? 'No version without it is known.'
        : 'It is not known which versions have it.'
      : module === STDLIB
        ? `Go ${fixed} is without it.`
        : `Version ${fixed} is without it.`;
  const name = module === STDLIB ? `the standard library of Go ${version}` : `${module} ${version}`;
  return `${id} is in ${name}. ${what} ${fix}`;
}

function listed(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED;
  return names.slice(0, MOST_NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/**
 * Text of unknown origin for a message: on one line, no longer than GitHub takes (1024), and without the brackets that
 * make links in SARIF.
 */
function words(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .replaceAll('[', '(')
    .replaceAll(']', ')');
  return line.length > 1000 ? `${line.slice(0, 999).toWellFormed()}…` : line;
}
