import type { Verdict } from '../model/check.ts';
import { byBytes } from '../model/names.ts';
import { formatExactly, plural } from './format.ts';
import type {
  DifferenceReport,
  EnginesReport,
  LicenceReport,
  ReportData,
  ScannedReport,
  ScanReport,
  VulnerabilityReport,
  VulnerabilityState,
} from './model.ts';

/** What the scan found, of a report on checks of the stage: what another job or an earlier run found is not told again. */
export function scanOf({ scan, checks }: ReportData): ScanReport | undefined {
  return checks.some(({ stage }) => stage === 'scan') ? scan : undefined;
}

/** What matters most comes first; a vulnerability is as grave as in the gravest file. */
export const STATES: readonly VulnerabilityState[] = [
  'blocks',
  'review',
  'excepted',
  'allowed',
  'unknown',
  'not-linked',
];

export const STATE_TITLES: Readonly<Record<VulnerabilityState, string>> = {
  blocks: 'blocks',
  review: 'for review',
  excepted: 'excepted',
  allowed: 'linked in, allowed',
  unknown: 'not known if linked in',
  'not-linked': 'not linked in',
};

/** Symbol and colour of the verdict that says the same. */
export const STATE_VERDICTS: Readonly<Record<VulnerabilityState, Verdict>> = {
  blocks: 'fail',
  review: 'warn',
  excepted: 'skip',
  allowed: 'skip',
  unknown: 'not-run',
  'not-linked': 'pass',
};

export function stateOf({ where }: Pick<VulnerabilityReport, 'where'>): VulnerabilityState {
  return STATES.find((state) => where.some((one) => one.state === state)) ?? 'unknown';
}

/** What has to be decided, was excepted, or is not known: all but what is not linked in anywhere. */
export function told({ vulnerabilities }: ScanReport): VulnerabilityReport[] {
  return vulnerabilities
    .filter((one) => stateOf(one) !== 'not-linked')
    .toSorted((a, b) => STATES.indexOf(stateOf(a)) - STATES.indexOf(stateOf(b)));
}

export function notLinked({ vulnerabilities }: ScanReport): VulnerabilityReport[] {
  return vulnerabilities.filter((one) => stateOf(one) === 'not-linked');
}

export type StateCounts = ReadonlyMap<VulnerabilityState, number>;

/** Vulnerabilities by what they come to; each counts once, whatever number of modules has it. */
export function countStates(scan: ScanReport): StateCounts {
  return counted(scan.vulnerabilities.map((one) => [one.id, stateOf(one)]));
}

export function countStatesIn(scan: ScanReport, file: string): StateCounts {
  const pairs = scan.vulnerabilities.flatMap(({ id, where }) =>
    where.filter((one) => one.file === file).map(({ state }): [string, VulnerabilityState] => [id, state]),
  );
  return counted(pairs);
}

function counted(pairs: readonly (readonly [string, VulnerabilityState])[]): StateCounts {
  const byId = new Map<string, VulnerabilityState>();
  for (const [id, state] of pairs) {
    const known = byId.get(id);
    if (known === undefined || STATES.indexOf(state) < STATES.indexOf(known)) byId.set(id, state);
  }
  const states = [...byId.values()];
  const counts = STATES.map((state) => [state, states.filter((one) => one === state).length] as const);
  return new Map(counts.filter(([, count]) => count > 0));
}

/** `13 block · 7 not linked in` */
export function countsInShort(counts: StateCounts): string {
  return [...counts].map(([state, count]) => `${count} ${IN_SHORT[state]}`).join(' · ');
}

const IN_SHORT: Readonly<Record<VulnerabilityState, string>> = {
  blocks: 'block',
  review: 'for review',
  excepted: 'excepted',
  allowed: 'allowed',
  unknown: 'not known',
  'not-linked': 'not linked in',
};

/** `linux/amd64` where it is the only file of the target, else its name. */
export function labelsOf(files: readonly ScannedReport[]): ReadonlyMap<string, string> {
  const byTarget = Map.groupBy(files, ({ target }) => target);
  return new Map(
    files.map(({ file, target }) => [
      file,
      target !== undefined && byTarget.get(target)?.length === 1 ? target : file,
    ]),
  );
}

/** `only linux/amd64`; empty where all files that could be read have it in the same way. */
export function whereInShort({ where }: VulnerabilityReport, { files }: ScanReport): string {
  const labels = labelsOf(files);
  const gravest = stateOf({ where });
  const so = where.filter(({ state }) => state === gravest);
  if (so.length === files.filter(({ readable }) => readable).length) return '';
  return `only ${listed(so.map(({ file }) => labels.get(file) ?? file))}`;
}

/** `v0.7.0 → 0.17.0` */
export function fromTo({ version, fixed }: VulnerabilityReport): string {
  const bare = (text: string): string => text.replace(/^v(?=\d)/, '');
  return `${bare(version)} → ${fixed === undefined ? 'no fix' : bare(fixed)}`;
}

/** The first functions, without the path of the module that stands beside them, and how many more there are. */
export function symbolsInShort({ symbols }: VulnerabilityReport): {
  readonly names: readonly string[];
  readonly more: number;
} {
  const names = [...new Set(symbols.map((symbol) => symbol.slice(symbol.lastIndexOf('/') + 1)))];
  return { names: names.slice(0, MOST_SYMBOLS), more: Math.max(0, names.length - MOST_SYMBOLS) };
}

const MOST_SYMBOLS = 2;

/** What the scan came to, each part a sentence; the first is the answer. */
export function summaryOf(scan: ScanReport): string[] {
  const { missing, date, entries } = scan.database;
  const unread = scan.files.filter(({ readable }) => !readable).length;
  const known =
    missing === undefined
      ? vulnerabilitySentences(countStates(scan))
      : [`Vulnerabilities were not looked for: ${missing}.`];
  const database = [
    ...(date === undefined ? [] : [`of ${date.slice(0, 10)}`]),
    ...(entries === undefined ? [] : [`with ${formatExactly(entries)} entries`]),
  ];
  const qualities = scan.files.flatMap(({ quality }) => quality ?? []);
  return [
    ...known,
    ...(unread > 0
      ? [
          `${plural(unread, 'file')} could not be read, and nothing is said of ${unread === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(scan.engines ? [agreementSentence(scan.engines)] : []),
    ...licenceSentences(scan.licences),
    ...(qualities.length > 0 ? [`The quality of the SBOMs is ${rangeOf(qualities)} of 10.`] : []),
    ...(missing === undefined && database.length > 0
      ? [`Looked up in the Go vulnerability database ${database.join(' ')}.`]
      : []),
  ];
}

function vulnerabilitySentences(counts: StateCounts): string[] {
  const count = (state: VulnerabilityState): number => counts.get(state) ?? 0;
  const are = (number: number): string => (number === 1 ? 'is' : 'are');
  const blocking = count('blocks');
  const lead =
    blocking === 0
      ? 'No vulnerability blocks.'
      : `${blocking} ${blocking === 1 ? 'vulnerability blocks' : 'vulnerabilities block'}.`;
  const others = (['review', 'excepted', 'allowed'] as const).flatMap((state) =>
    count(state) > 0 ? [`${count(state)} ${are(count(state))} ${STATE_TITLES[state]}`] : [],
  );
  const [absent, open] = [count('not-linked'), count('unknown')];
  const more = [
    ...(absent > 0 ? [`${absent} ${are(absent)} known of a module and not linked in`] : []),
    ...(open > 0 ? [`of ${open} nobody knows whether ${open === 1 ? 'it is' : 'they are'} linked in`] : []),
  ];
  return [lead, ...sentence(others), ...sentence(more)];
}

function agreementSentence({ scanners, differences }: EnginesReport): string {
  const open = differences.filter(({ right }) => right === undefined).length;
  const others = listed(scanners);
  if (differences.length === 0) return `The engines agree: ours and ${others}.`;
  const decided = open === 0 ? 'all are decided' : `${open} ${open === 1 ? 'is' : 'are'} not decided`;
  return `Ours and ${others} differ in ${plural(differences.length, 'finding')}, of which ${decided}.`;
}

/** Who reports it alone: `ours`, or `grype 0.110.0`. */
export function reporterOf({ reportedBy }: DifferenceReport, { scanners }: EnginesReport): string {
  return reportedBy === 'embedded' ? 'ours' : listed(scanners);
}

/** Who is right, in short. */
export function rightOf(difference: DifferenceReport, engines: EnginesReport): string {
  const { right } = difference;
  if (right === undefined) return 'not decided';
  return right === 'embedded' ? 'ours is right' : `${listed(engines.scanners)} is right`;
}

function licenceSentences(licences: readonly LicenceReport[]): string[] {
  if (licences.length === 0) return [];
  const count = (state: LicenceReport['state']): number =>
    licences.filter((one) => one.state === state).length;
  const parts = [
    ...(count('blocks') > 0 ? [`${count('blocks')} ${count('blocks') === 1 ? 'blocks' : 'block'}`] : []),
    ...(count('review') > 0 ? [`${count('review')} ${count('review') === 1 ? 'is' : 'are'} for review`] : []),
    ...(count('excepted') > 0
      ? [`${count('excepted')} ${count('excepted') === 1 ? 'is' : 'are'} excepted`]
      : []),
  ];
  const all = plural(licences.length, 'module');
  if (parts.length === 0) return [`The licenses of ${all} are allowed.`];
  return [`Of the licenses of ${all}, ${parts.join(' and ')}.`];
}

function sentence(parts: readonly string[]): string[] {
  const [first = '', ...rest] = parts;
  return parts.length === 0 ? [] : [`${[first, ...rest].join(', ')}.`];
}

function rangeOf(numbers: readonly number[]): string {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return least === most ? String(most) : `${least} to ${most}`;
}

/** Modules under one license. */
export interface LicenceRow {
  /** SPDX expression, or `unknown`. */
  readonly name: string;
  readonly state: LicenceReport['state'];
  readonly modules: readonly string[];
}

const LICENCE_STATES: readonly LicenceReport['state'][] = ['blocks', 'review', 'excepted', 'allowed'];

/** What blocks first, then the most frequent. */
export function licenceRows({ licences }: ScanReport): LicenceRow[] {
  const groups = Map.groupBy(licences, ({ expression = 'unknown', state }) =>
    JSON.stringify([expression, state]),
  );
  return [...groups.values()]
    .flatMap(([first, ...rest]) =>
      first
        ? [
            {
              name: first.expression ?? 'unknown',
              state: first.state,
              modules: [first, ...rest].map(({ module }) => module),
            },
          ]
        : [],
    )
    .sort(
      (a, b) =>
        LICENCE_STATES.indexOf(a.state) - LICENCE_STATES.indexOf(b.state) ||
        b.modules.length - a.modules.length ||
        byBytes(a.name, b.name),
    );
}

export const LICENCE_VERDICTS: Readonly<Record<LicenceReport['state'], Verdict>> = {
  allowed: 'pass',
  review: 'warn',
  blocks: 'fail',
  excepted: 'skip',
};

export const LICENCE_TITLES: Readonly<Record<LicenceReport['state'], string>> = {
  allowed: 'allowed',
  review: 'for review',
  blocks: 'blocks',
  excepted: 'excepted',
};

/** `22 days left`, `expired 3 days ago`, `last day today` */
export function daysInShort(daysLeft: number): string {
  if (daysLeft === 0) return 'last day today';
  return daysLeft > 0 ? `${plural(daysLeft, 'day')} left` : `expired ${plural(-daysLeft, 'day')} ago`;
}

/** One line of figures for a terminal: `scan: 13 block · 7 not linked in; licenses: 1 blocks`. */
export function summaryLine(scan: ScanReport): string {
  const counts = countsInShort(countStates(scan)) || 'no vulnerability known';
  const held = scan.licences.filter(({ state }) => state === 'blocks' || state === 'review').length;
  return [
    `scan: ${scan.database.missing === undefined ? counts : 'vulnerabilities not looked for'}`,
    ...(held > 0 ? [`${plural(held, 'license')} not allowed`] : []),
  ].join('; ');
}

export function listed(names: readonly string[], most = 6): string {
  const more = names.length - most;
  return names.slice(0, most).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
