import { formatBytes } from '../../model/bytes.ts';
import type { ModuleVersion, Score, SourceInsight } from '../../model/insight-report.ts';
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
import type { InsightReport, ReportData } from '../model.ts';
import { html, type Markup } from './markup.ts';
import { bar, plot, rules } from './svg.ts';

/** What the builds and the source say of themselves. */
export function insightSection({ insight }: ReportData): Markup | undefined {
  if (!insight) return undefined;
  const parts = [
    insight.score && scorePart(insight.score),
    packagesPart(insight),
    compilePart(insight),
    insight.source && modulesPart(insight.source),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return html`
<section id="insight" aria-labelledby="insight-title">
<h2 id="insight-title">Build insight</h2>
${parts}
</section>`;
}

function scorePart({ points, terms, before }: Score): Markup {
  const rows = terms.map(
    (term) => html`
<tr><th scope="row">${term.name}<small>${term.rule}</small></th><td data-label="points">${
      term.points === undefined ? undefined : pointsPlot(term.name, term.points)
    }</td><td class="number" data-label="of 100">${pointsInShort(term)}</td><td data-label="measured">${term.measured}</td>${
      before && html`<td data-label="in ${before}">${term.before?.measured ?? 'not known'}</td>`
    }</tr>`,
  );
  return html`
<p><strong>Score ${points} of 100</strong>, the mean of the terms that could be measured.</p>
<table class="cards score"><caption class="quiet">The terms of the score</caption>
<thead><tr><th scope="col">Term</th><th scope="col">Points</th><th scope="col" class="number">Of 100</th><th scope="col">Measured</th>${
    before && html`<th scope="col">In ${before}</th>`
  }</tr></thead>
<tbody>${rows}
</tbody></table>`;
}

function pointsPlot(name: string, points: number): Markup {
  return plot(
    18,
    `${name}: ${points} of 100 points`,
    rules([100]),
    bar({ from: 0, to: points }, 3, 12, 'released', `${points} of 100 points`),
  );
}

function packagesPart({ artifacts }: InsightReport): Markup | undefined {
  const largest = largestArtifact(artifacts);
  if (!largest) return undefined;
  const rows = largestPackages(largest);
  const most = Math.max(1, ...rows.map(({ bytes }) => bytes));
  const cells = rows.map(
    ({ name, size, share, bytes }) => html`
<tr><th scope="row">${name}</th><td data-label="part">${plot(
      18,
      `${name}: ${size}`,
      rules([]),
      bar({ from: 0, to: (100 * bytes) / most }, 3, 12, 'stripped', `${name}: ${size}`),
    )}</td><td class="number" data-label="size">${size}</td><td class="number" data-label="of the binary">${share}</td></tr>`,
  );
  return html`
<details><summary>What ${largest.file} is made of</summary>
<table class="cards"><caption>Bytes of the stripped binary by package, from the symbols of its companion; in parentheses what belongs to none</caption>
<thead><tr><th scope="col">Package</th><th scope="col">Part</th><th scope="col" class="number">Size</th><th scope="col" class="number">Of the binary</th></tr></thead>
<tbody>${cells}
</tbody></table></details>`;
}

function compilePart({ measured }: InsightReport): Markup | undefined {
  const rows = timed(measured).map(
    ({ target, compile }) => html`
<tr><th scope="row">${target}</th><td data-label="packages">${compiledInShort(compile)}</td><td class="number" data-label="link">${
      compile.linkMs === undefined ? '' : formatDuration(compile.linkMs)
    }</td><td data-label="slowest">${slowestInShort(compile)}</td></tr>`,
  );
  if (rows.length === 0) return undefined;
  return html`
<details><summary>Slowest packages to compile</summary>
<table class="cards"><caption class="quiet">Compile times by target</caption>
<thead><tr><th scope="col">Target</th><th scope="col">Packages</th><th scope="col" class="number">Link</th><th scope="col">Slowest</th></tr></thead>
<tbody>${rows}
</tbody></table></details>`;
}

function modulesPart({ modules, testOnly, vendor }: SourceInsight): Markup {
  return html`${modules && graphPart(modules)}${testOnly && listPart(testOnlyInShort(testOnly), testOnly)}${
    vendor && listPart(vendorInShort(vendor), vendor.unused)
  }`;
}

/** The page runs no script that could draw a graph, so it tells who imports a module. */
function graphPart({ target, nodes, edges }: NonNullable<SourceInsight['modules']>): Markup {
  const importers = Map.groupBy(edges, ([, to]) => to);
  const rows = nodes.slice(1).map((node, index) => {
    const by = (importers.get(index + 1) ?? []).map(([from]) => nodes[from]?.path ?? '');
    return html`
<tr><th scope="row">${node.path}</th><td data-label="version">${node.version}</td><td class="number" data-label="distance">${node.distance}</td><td data-label="imported by">${by.join(', ')}</td></tr>`;
  });
  if (rows.length === 0) return html`<p>The program has no dependency.</p>`;
  return html`
<details><summary>${plural(rows.length, 'module')} in the build for ${target}</summary>
<table class="cards"><caption>The distance is the number of imports from the main module</caption>
<thead><tr><th scope="col">Module</th><th scope="col">Version</th><th scope="col" class="number">Distance</th><th scope="col">Imported by</th></tr></thead>
<tbody>${rows}
</tbody></table></details>`;
}

function listPart(title: string, modules: readonly (ModuleVersion & { readonly bytes?: number })[]): Markup {
  if (modules.length === 0) return html`<p>${title}</p>`;
  const entries = modules.map(
    (one) =>
      html`<li>${moduleInShort(one)}${one.bytes === undefined ? '' : `, ${formatBytes(one.bytes)}`}</li>`,
  );
  return html`
<details><summary>${title}</summary><ul class="modules">${entries}</ul></details>`;
}
