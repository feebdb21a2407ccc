import type { Score, SourceInsight } from '../../model/insight-report.ts';
import { formatDuration, plural } from '../format.ts';
import {
  compiledInShort,
  largestArtifact,
  largestPackages,
  moduleInShort,
  pointsInShort,
  slowestInShort,
  testOnlyInShort,
  timed,
  vendorInShort,
} from '../insight.ts';
import type { InsightReport } from '../model.ts';
import { moduleDiagram } from './mermaid.ts';
import { md, mdTable } from './text.ts';

/** What the builds and the source say of themselves; empty where nothing is known here. */
export function insightLines(insight: InsightReport | undefined): string[] {
  if (!insight) return [];
  const lines = [
    ...(insight.score ? scoreLines(insight.score) : []),
    ...packageLines(insight),
    ...compileLines(insight),
    ...(insight.source ? sourceLines(insight.source) : []),
  ];
  return lines.length > 0 ? ['### Build insight', '', ...lines] : [];
}

function scoreLines({ points, terms, before }: Score): string[] {
  const rows = terms.map((term) => [
    md(term.name),
    pointsInShort(term),
    md(term.measured),
    ...(before ? [md(term.before?.measured ?? 'not known')] : []),
    md(term.rule),
  ]);
  const heading = ['term', 'points', 'measured', ...(before ? [`in ${md(before)}`] : []), 'rule'];
  return [
    `**Score ${points} of 100**, the mean of the terms that could be measured.`,
    '',
    ...mdTable(heading, rows, [1]),
    '',
  ];
}

function packageLines({ artifacts }: InsightReport): string[] {
  const largest = largestArtifact(artifacts);
  if (!largest) return [];
  const rows = largestPackages(largest).map(({ name, size, share }) => [md(name), size, share]);
  return fold(`What ${largest.file} is made of`, [
    'Bytes of the stripped binary by package, from the symbols of its companion; in parentheses what belongs to none.',
    '',
    ...mdTable(['package', 'size', 'of the binary'], rows, [1, 2]),
  ]);
}

function compileLines({ measured }: InsightReport): string[] {
  const rows = timed(measured).map(({ target, compile }) => [
    md(target),
    compiledInShort(compile),
    compile.linkMs === undefined ? '' : formatDuration(compile.linkMs),
    md(slowestInShort(compile)),
  ]);
  if (rows.length === 0) return [];
  return fold('Slowest packages to compile', mdTable(['target', 'packages', 'link', 'slowest'], rows, [2]));
}

function sourceLines({ modules, testOnly, vendor }: SourceInsight): string[] {
  return [
    ...(modules ? graphLines(modules) : []),
    ...(testOnly
      ? listed(
          testOnlyInShort(testOnly),
          testOnly.map((one) => md(moduleInShort(one))),
        )
      : []),
    ...(vendor
      ? listed(
          vendorInShort(vendor),
          vendor.unused.map((one) => `${md(moduleInShort(one))} (${one.bytes} bytes)`),
        )
      : []),
  ];
}

function graphLines(modules: NonNullable<SourceInsight['modules']>): string[] {
  const { lines, hiddenModules, hiddenImports } = moduleDiagram(modules);
  const left = [
    hiddenModules > 0 ? `${hiddenModules} modules further away` : '',
    hiddenImports > 0 ? `${hiddenImports} imports` : '',
  ].filter(Boolean);
  const dependencies = plural(modules.nodes.length - 1, 'module');
  return fold(`${dependencies} in the build for ${modules.target}`, [
    ...lines,
    ...(left.length > 0 ? ['', `Not drawn: ${left.join(' and ')}.`] : []),
  ]);
}

const MOST_LISTED = 30;

function listed(title: string, entries: readonly string[]): string[] {
  if (entries.length === 0) return [title, ''];
  const more = entries.length - MOST_LISTED;
  return fold(title, [
    ...entries.slice(0, MOST_LISTED).map((entry) => `- ${entry}`),
    ...(more > 0 ? [`- and ${more} more`] : []),
  ]);
}

/** A title is HTML, where nothing is escaped as in markdown, so only what needs no escape is left in it. */
function fold(title: string, lines: readonly string[]): string[] {
  return [
    `<details><summary>${title.replace(/[^\w .,:+/@-]/g, '?')}</summary>`,
    '',
    ...lines,
    '',
    '</details>',
    '',
  ];
}
