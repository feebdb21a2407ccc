import type { EnginesReport, ScanReport, VulnerabilityReport } from '../model.ts';
import {
  daysInShort,
  fromTo,
  LICENCE_TITLES,
  LICENCE_VERDICTS,
  licenceRows,
  listed,
  notLinked,
  reporterOf,
  rightOf,
  STATE_TITLES,
  STATE_VERDICTS,
  stateOf,
  summaryOf,
  symbolsInShort,
  told,
  whereInShort,
} from '../scan.ts';
import { SYMBOLS } from '../verdicts.ts';
import { md, mdCode, mdTable } from './text.ts';

/** What is known of the modules in the binaries, and what follows from it; empty where nothing was scanned. */
export function scanLines(scan: ScanReport | undefined): string[] {
  if (!scan) return [];
  const [lead = '', ...more] = summaryOf(scan);
  return [
    '### Scan',
    '',
    [`**${md(lead)}**`, ...more.map((sentence) => md(sentence))].join(' '),
    '',
    ...vulnerabilityTable(scan),
    ...notLinkedLines(notLinked(scan)),
    ...differenceLines(scan.engines),
    ...exceptionLines(scan),
    ...licenceLines(scan),
  ];
}

/** A summary has room for what matters; the page and `stages/scan.json` have all. */
const MOST_ROWS = 30;

function vulnerabilityTable(scan: ScanReport): string[] {
  const all = told(scan);
  if (all.length === 0) return [];
  const rows = all.slice(0, MOST_ROWS).map((one) => {
    const state = stateOf(one);
    const { names, more } = symbolsInShort(one);
    const where = whereInShort(one, scan);
    return [
      [md(one.id), ...one.aliases.slice(0, 1).map((alias) => md(alias))].join('<br>'),
      `${md(one.module, 120)}<br>${md(fromTo(one)).replaceAll(' ', '\u00a0')}`,
      [
        ...names.map(mdCode),
        ...(more > 0 ? [`and\u00a0${more}\u00a0more`] : []),
        ...(one.severity ? [md(`rated ${one.severity}`)] : []),
        ...(where ? [md(where)] : []),
      ].join('<br>'),
      `${SYMBOLS[STATE_VERDICTS[state]]}\u00a0${STATE_TITLES[state].replaceAll(' ', '\u00a0')}${untilOf(one)}`,
    ];
  });
  const more = all.length - MOST_ROWS;
  return [
    ...mdTable(['vulnerability', 'module', 'linked in', 'decision'], rows),
    '',
    ...(more > 0 ? [`And ${more} more, in the report and in stages/scan.json.`, ''] : []),
  ];
}

function untilOf(one: VulnerabilityReport): string {
  const { exception } = one;
  return stateOf(one) === 'excepted' && exception ? `<br>until ${md(exception.expires)}` : '';
}

function notLinkedLines(absent: readonly VulnerabilityReport[]): string[] {
  if (absent.length === 0) return [];
  const byModule = Map.groupBy(absent, ({ module, version }) => `${module} ${version}`.trim());
  const lines = [...byModule].slice(0, MOST_ROWS).map(([module, of]) => {
    const ids = of.map(({ id, aliases: [alias] }) => (alias === undefined ? id : `${id} (${alias})`));
    return `- ${md(module, 160)}: ${md(listed(ids, 20))}`;
  });
  const more = byModule.size - MOST_ROWS;
  return [
    `<details><summary>Not linked in: ${absent.length}</summary>`,
    '',
    ...lines,
    ...(more > 0 ? [`- and of ${more} more modules`] : []),
    '',
    '</details>',
    '',
  ];
}

/** Those that nothing decides one by one, the others by why. */
function differenceLines(engines: EnginesReport | undefined): string[] {
  if (!engines || engines.differences.length === 0) return [];
  const groups = Map.groupBy(engines.differences, (one) =>
    [`only ${reporterOf(one, engines)}`, rightOf(one, engines), one.why].join(', '),
  );
  const lines = [...groups].map(([what, of]) => {
    const ids = of.map(({ id, module, version }) => `${id} (${module} ${version})`);
    return `- ${md(what, 160)}: ${md(listed(ids, 20))}`;
  });
  return [
    `<details><summary>The engines differ: ${engines.differences.length}</summary>`,
    '',
    ...lines,
    '',
    '</details>',
    '',
  ];
}

const EXCEPTION_SYMBOLS = {
  'in-use': '✓\u00a0in use',
  'not-needed': '!\u00a0not needed',
  'not-valid': '✗\u00a0not valid',
};

function exceptionLines({ exceptions }: ScanReport): string[] {
  if (exceptions.length === 0) return [];
  const rows = exceptions
    .slice(0, MOST_ROWS)
    .map(({ id, purl, approver, expires, daysLeft, state, reason, fault }) => [
      `${md(id)}<br>${md(purl, 160)}`,
      md(reason, 200),
      md(approver, 80),
      `${md(expires)}<br>${daysInShort(daysLeft)}`,
      `${EXCEPTION_SYMBOLS[state]}${fault ? `<br>${md(fault, 160)}` : ''}`,
    ]);
  const more = exceptions.length - MOST_ROWS;
  return [
    ...mdTable(['exception', 'reason', 'approved by', 'until', 'state'], rows),
    '',
    ...(more > 0 ? [`And ${more} more exceptions.`, ''] : []),
  ];
}

/** Those that are not allowed by their modules, the others by their number. */
function licenceLines(scan: ScanReport): string[] {
  const rows = licenceRows(scan);
  if (rows.length === 0) return [];
  const allowed = rows.filter(({ state }) => state === 'allowed');
  const held = rows.filter(({ state }) => state !== 'allowed');
  return [
    ...held
      .slice(0, MOST_ROWS)
      .map(
        ({ name, state, modules }) =>
          `- ${SYMBOLS[LICENCE_VERDICTS[state]]} license **${md(name, 160)}** ${LICENCE_TITLES[state]}: ${md(listed(modules, 10))}`,
      ),
    ...(held.length > MOST_ROWS ? [`- and ${held.length - MOST_ROWS} more licenses`] : []),
    ...(allowed.length > 0
      ? [
          `- ✓ licenses allowed: ${md(
            listed(
              allowed.map(({ name, modules }) => `${name} ${modules.length}`),
              20,
            ),
          )}`,
        ]
      : []),
    '',
  ];
}
