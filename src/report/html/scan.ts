import type { Verdict } from '../../model/check.ts';
import { plural } from '../format.ts';
import type {
  EnginesReport,
  ExceptionReport,
  ReportData,
  ScanReport,
  VulnerabilityReport,
} from '../model.ts';
import {
  countStates,
  countStatesIn,
  countsInShort,
  daysInShort,
  fromTo,
  LICENCE_TITLES,
  LICENCE_VERDICTS,
  labelsOf,
  licenceRows,
  listed,
  notLinked,
  reporterOf,
  rightOf,
  STATE_TITLES,
  STATE_VERDICTS,
  STATES,
  type StateCounts,
  scanOf,
  stateOf,
  summaryOf,
  symbolsInShort,
  told,
  whereInShort,
} from '../scan.ts';
import { SYMBOLS } from '../verdicts.ts';
import { html, type Markup } from './markup.ts';
import { bar, plot } from './svg.ts';

/** What is known of the modules in the binaries, and what follows from it. */
export function scanSection(data: ReportData): Markup | undefined {
  const scan = scanOf(data);
  if (!scan) return undefined;
  const [lead, ...more] = summaryOf(scan);
  return html`
<section id="scan" aria-labelledby="scan-title">
<h2 id="scan-title">Scan</h2>
<p class="lead"><strong>${lead}</strong> ${more.join(' ')}</p>
${chart(scan)}
${vulnerabilities(scan)}
${differences(scan)}
${exceptions(scan.exceptions)}
${licences(scan)}
</section>`;
}

function chart(scan: ScanReport): Markup {
  const labels = labelsOf(scan.files);
  const counts = scan.files.map(({ file }) => countStatesIn(scan, file));
  const most = Math.max(1, ...counts.map(sumOf));
  const occurring = STATES.filter((state) => counts.some((one) => one.has(state)));
  const legend = occurring.map(
    (state) =>
      html`<li><i class="key fill-${STATE_VERDICTS[state]} state-${state}"></i>${STATE_TITLES[state]}</li>`,
  );
  const rows = scan.files.map((one, index) => {
    const label = labels.get(one.file) ?? one.file;
    const facts = [
      ...(one.readable ? [plural(one.modules, one.byOthers ? 'package' : 'module')] : []),
      ...(one.quality === undefined ? [] : [`SBOM ${one.quality} of 10`]),
    ];
    const small = [
      ...(one.file === label ? [] : [one.file]),
      ...(facts.length > 0 ? [facts.join(', ')] : []),
    ];
    const name = html`<div class="name">${label}${small.map((text) => html`<small>${text}</small>`)}</div>`;
    if (!one.readable)
      return html`
<div class="row scan">${name}<p class="unknown">could not be read</p></div>`;
    return html`
<div class="row scan">${name}<div>${stack(label, counts[index] ?? new Map(), most)}</div></div>`;
  });
  return html`
<figure class="chart">${occurring.length > 0 ? html`<figcaption><ul class="legend">${legend}</ul></figcaption>` : undefined}${rows}
</figure>`;
}

function sumOf(counts: StateCounts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** A bar as long as there are vulnerabilities known of the file's modules, in parts by what they come to. */
function stack(label: string, counts: StateCounts, most: number): Markup {
  const text = countsInShort(counts) || 'nothing known of its modules';
  if (counts.size === 0) return html`<p class="unknown">${text}</p>`;
  let done = 0;
  const parts = [...counts].map(([state, count]) => {
    const from = (100 * done) / most;
    done += count;
    const classes = `fill-${STATE_VERDICTS[state]} state-${state}`;
    return bar({ from, to: (100 * done) / most }, 2, 12, classes, `${count} ${STATE_TITLES[state]}`);
  });
  return html`${plot(16, `${label}: ${text}`, parts)}<small aria-hidden="true">${text}</small>`;
}

function vulnerabilities(scan: ScanReport): Markup | undefined {
  const counts = countStates(scan);
  if (counts.size === 0) return undefined;
  const [shown, absent] = [told(scan), notLinked(scan)];
  const rest = html`
<details><summary>Not linked in: ${absent.length}</summary>
${table(absent, scan, 'The modules are there at these versions, and none of the vulnerable functions is in the program')}</details>`;
  return html`
<h3 class="after">Vulnerabilities</h3>
${shown.length > 0 ? table(shown, scan, 'Linked in means that the function is in the program, not that it can be reached') : undefined}
${absent.length > 0 ? rest : undefined}`;
}

function table(rows: readonly VulnerabilityReport[], scan: ScanReport, caption: string): Markup {
  return html`<table class="cards vulnerabilities"><caption>${caption}</caption>
<thead><tr><th scope="col">Vulnerability</th><th scope="col">Module, version → fixed</th><th scope="col">Linked in</th><th scope="col">Decision</th></tr></thead>
<tbody>${rows.map((one) => row(one, scan))}
</tbody></table>`;
}

function row(one: VulnerabilityReport, scan: ScanReport): Markup {
  const state = stateOf(one);
  const { exception } = one;
  const until =
    state === 'excepted' && exception
      ? html`<small>by ${exception.approver} until ${exception.expires}</small>`
      : undefined;
  const where = whereInShort(one, scan);
  const { names, more } = symbolsInShort(one);
  const lines = [
    ...names.map((name) => html`<code class="symbol">${name}</code>`),
    ...(more > 0 ? [html`<small>and ${more} more</small>`] : []),
    ...(one.severity ? [html`<small>rated ${one.severity}</small>`] : []),
    ...(where ? [html`<small>${where}</small>`] : []),
  ];
  // An empty cell is left out where the screen is narrow.
  const linked = lines.length > 0 ? html`<div>${lines}</div>` : undefined;
  return html`
<tr><th scope="row">${idLink(one.id)} <span class="subject">${one.aliases[0]}</span><small>${one.summary}</small></th><td data-label="module"><div>${one.module}<small class="versions">${fromTo(one)}</small></div></td><td data-label="linked in">${linked}</td><td data-label="decision"><div>${badge(STATE_VERDICTS[state], STATE_TITLES[state])}${until}</div></td></tr>`;
}

/** Only what is an id of the Go vulnerability database has a page there. */
function idLink(id: string): string | Markup {
  if (!/^GO-\d{4}-\d{4,8}$/.test(id)) return id;
  return html`<a href="https://pkg.go.dev/vuln/${id}" rel="noreferrer">${id}</a>`;
}

function badge(verdict: Verdict, text: string): Markup {
  return html`<span class="badge ${verdict}"><b aria-hidden="true">${SYMBOLS[verdict]}</b> ${text}</span>`;
}

function differences(scan: ScanReport): Markup | undefined {
  const { engines } = scan;
  if (!engines || engines.differences.length === 0) return undefined;
  const labels = labelsOf(scan.files);
  const all = scan.files.filter(({ readable }) => readable).length;
  const rows = engines.differences.map((one) => {
    const { id, module, version, why, files, right } = one;
    const where = files.length < all ? `only ${listed(files.map((file) => labels.get(file) ?? file))}` : '';
    return html`
<tr><th scope="row">${idLink(id)}${where && html`<small>${where}</small>`}</th><td data-label="module"><div>${module}<small class="versions">${version}</small></div></td><td data-label="reported by">${reporterOf(one, engines)}</td><td data-label="who is right"><div>${badge(right === undefined ? 'warn' : 'pass', rightOf(one, engines))}<small>${why}</small></div></td></tr>`;
  });
  return html`
<details${openWhere(engines)}><summary>The engines differ: ${engines.differences.length}</summary>
<table class="cards differences"><caption class="quiet">Vulnerabilities that one engine reports and the other does not</caption>
<thead><tr><th scope="col">Vulnerability</th><th scope="col">Module</th><th scope="col">Reported by</th><th scope="col">Who is right</th></tr></thead>
<tbody>${rows}
</tbody></table></details>`;
}

/** What nothing decides is for a person to read. */
function openWhere({ differences }: EnginesReport): Markup | undefined {
  return differences.some(({ right }) => right === undefined) ? html` open` : undefined;
}

const EXCEPTION_VERDICTS = { 'in-use': 'pass', 'not-needed': 'warn', 'not-valid': 'fail' } as const;
const EXCEPTION_TITLES = {
  'in-use': 'in use',
  'not-needed': 'not needed',
  'not-valid': 'not valid',
} as const;

function exceptions(all: readonly ExceptionReport[]): Markup | undefined {
  if (all.length === 0) return undefined;
  const rows = all.map(
    ({ id, purl, reason, approver, expires, daysLeft, state, fault }) => html`
<tr><th scope="row">${id}<small>${purl}</small></th><td data-label="reason">${reason}</td><td data-label="approved by">${approver}</td><td data-label="until"><div>${expires}<small>${daysInShort(daysLeft)}</small></div></td><td data-label="state"><div>${badge(EXCEPTION_VERDICTS[state], EXCEPTION_TITLES[state])}${fault && html`<small>${fault}</small>`}</div></td></tr>`,
  );
  return html`
<h3 class="after">Exceptions</h3>
<table class="cards exceptions"><caption class="quiet">Exceptions of the policy, as they stood on the day of the scan</caption>
<thead><tr><th scope="col">Exception</th><th scope="col">Reason</th><th scope="col">Approved by</th><th scope="col">Until</th><th scope="col">State</th></tr></thead>
<tbody>${rows}
</tbody></table>`;
}

function licences(scan: ScanReport): Markup | undefined {
  const all = licenceRows(scan);
  if (all.length === 0) return undefined;
  const rows = all.map(
    ({ name, state, modules }) => html`
<tr><th scope="row">${name}</th><td class="number" data-label="modules">${modules.length}</td><td data-label="of">${listed(modules, state === 'allowed' ? 3 : 12)}</td><td data-label="decision">${badge(LICENCE_VERDICTS[state], LICENCE_TITLES[state])}</td></tr>`,
  );
  return html`
<h3 class="after">Licenses</h3>
<table class="cards licenses"><caption class="quiet">Licenses of the modules, by what the policy says of them</caption>
<thead><tr><th scope="col">License</th><th scope="col" class="number">Modules</th><th scope="col">Of</th><th scope="col">Decision</th></tr></thead>
<tbody>${rows}
</tbody></table>`;
}
