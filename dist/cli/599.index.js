export const id = 599;
export const ids = [599];
export const modules = {

/***/ 2599:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderHtml: () => (/* binding */ renderHtml)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/model/check.ts + 1 modules
var check = __webpack_require__(9123);
// EXTERNAL MODULE: ./src/report/attention.ts
var attention = __webpack_require__(6128);
// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(2011);
// EXTERNAL MODULE: ./src/report/places.ts
var report_places = __webpack_require__(9012);
// EXTERNAL MODULE: ./src/report/tools.ts
var report_tools = __webpack_require__(7805);
// EXTERNAL MODULE: ./src/report/verdicts.ts
var verdicts = __webpack_require__(9910);
// EXTERNAL MODULE: ./src/report/code.ts
var code = __webpack_require__(965);
;// CONCATENATED MODULE: ./src/report/html/markup.ts

/** Text that is markup already. Made only by the `html` tag, which escapes whatever is put into it. */
class Markup {
    #text;
    constructor(text) {
        this.#text = text;
    }
    toString() {
        return this.#text;
    }
}
/** `html\`<p>${text}</p>\``: what is put in is escaped, unless it is markup itself; undefined is nothing. */
function html(parts, ...values) {
    const text = parts.map((part, index) => part + render(values[index]));
    return new Markup(text.join(''));
}
/** Text for a person: what stands between backticks is code. */
function prose(text) {
    return (0,code/* withCode */.S)(text, (piece) => piece, (piece) => html `<code>${piece}</code>`);
}
function render(content) {
    if (content === undefined)
        return '';
    if (content instanceof Markup)
        return content.toString();
    if (typeof content === 'object')
        return content.map(render).join('');
    return escapeHtml(String(content));
}
/** Text for an element or a quoted attribute, of HTML and SVG; what no page may contain becomes U+FFFD. */
function escapeHtml(text) {
    return text
        .toWellFormed()
        .replace(FORBIDDEN, '\ufffd')
        .replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`);
}
/** Control characters other than tab and line feed, and marks that turn the direction of text around. */
const FORBIDDEN = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

;// CONCATENATED MODULE: ./src/report/html/verdict.ts


/** Symbol and word, coloured: `✓ pass`. */
function badge(verdict) {
    return html `<span class="badge ${verdict}"><b aria-hidden="true">${verdicts/* SYMBOLS */.Am[verdict]}</b> ${WORDS[verdict]}</span>`;
}
/** A badge with its number for every verdict that occurs. */
function countBadges(counts) {
    return verdicts/* BY_URGENCY */.K2.filter((verdict) => counts[verdict] > 0).map((verdict) => html `<span class="badge ${verdict}"><b aria-hidden="true">${verdicts/* SYMBOLS */.Am[verdict]}</b> ${counts[verdict]} ${WORDS[verdict]}</span> `);
}
function verdictLegend() {
    const items = verdicts/* BY_URGENCY */.K2.map((verdict) => html `<li>${badge(verdict)} ${verdicts/* MEANINGS */.Lx[verdict]}</li>`);
    return html `<ul class="legend meanings" aria-label="What the verdicts mean">${items}</ul>`;
}
const WORDS = {
    pass: 'pass',
    fail: 'fail',
    warn: 'warn',
    skip: 'skip',
    'not-run': 'not run',
};

;// CONCATENATED MODULE: ./src/report/html/checks.ts








/** Failures and warnings in full with what to do; then in short what could not be run. */
function attentionSection({ checks }) {
    const full = (0,attention/* alike */.nO)(checks, 'fail', 'warn');
    const notRun = (0,attention/* alike */.nO)(checks, 'not-run');
    if (full.length === 0 && notRun.length === 0)
        return undefined;
    return html `
<section id="attention" aria-labelledby="attention-title">
<h2 id="attention-title">${full.length > 0 ? 'Needs attention' : 'Not run'}</h2>
${full.map(inFull)}
${notRun.length > 0 ? html `<div class="note not-run">${badge('not-run')}<ul>${notRun.map(inShort)}</ul></div>` : undefined}
</section>`;
}
function inFull(group) {
    const facts = [fact('Measured', group.measured), fact('Has to be', group.bound), fact('By', group.tools)];
    return html `<article class="note ${group.verdict}">
<h3>${badge(group.verdict)} ${group.stage} ${group.name} <span class="subject">${group.subjects}</span></h3>
<dl class="facts">${facts}</dl>
${group.detail && html `<p class="told">${prose(group.detail)}</p>`}
${placeList(group)}
${group.remedy && html `<p class="remedy"><strong>What to do</strong> ${prose(group.remedy)}</p>`}
</article>`;
}
function placeList({ places = [] }) {
    if (places.length === 0)
        return undefined;
    const items = places.map((place) => html `<li><code>${(0,report_places/* positionOf */.d)(place)}</code> ${prose((0,report_places/* faultOf */.K)(place))}</li>`);
    return html `<ul class="places">${items}</ul>`;
}
function fact(term, texts) {
    if (texts.length === 0)
        return undefined;
    return html `<div><dt>${term}</dt>${texts.map((text) => html `<dd>${text}</dd>`)}</div>`;
}
function inShort({ stage, name, subjects, detail = '', remedy = '' }) {
    return html `<li><strong>${stage} ${name}</strong> <span class="subject">${subjects}</span><br>${prose(detail)}${remedy && html `<br>What to do: ${prose(remedy)}`}</li>`;
}
/** Every check with what was measured, a fold a stage; stages with a failure are open. */
function checksSection({ checks }) {
    if (checks.length === 0)
        return undefined;
    const byStage = Map.groupBy(checks, (check) => check.stage);
    const folds = check/* STAGES */.an.map((stage) => stageFold(stage, byStage.get(stage) ?? []));
    return html `
<section id="checks" aria-labelledby="checks-title">
<h2 id="checks-title">Every check</h2>
${folds}
</section>`;
}
function stageFold(stage, checks) {
    if (checks.length === 0)
        return undefined;
    const counts = (0,verdicts/* count */.U9)(checks);
    const open = counts.fail > 0 ? html ` open` : undefined;
    return html `
<details id="checks-${stage}" class="stage"${open}><summary><span class="stage-name">${stage}</span> ${countBadges(counts)}</summary>
<table class="cards checks"><caption class="quiet">Checks of the stage ${stage}</caption>
<thead><tr><th scope="col">Verdict</th><th scope="col">Check</th><th scope="col">Measured</th><th scope="col">Bound</th><th scope="col" class="number">Took</th></tr></thead>
<tbody>${(0,attention/* byUrgency */.td)(checks).map(checkRow)}
</tbody></table></details>`;
}
function checkRow(check) {
    const notes = [
        check.detail,
        check.remedy && `What to do: ${check.remedy}`,
        check.tool && `By ${(0,report_tools/* toolInShort */.W)(check.tool)}`,
    ];
    return html `
<tr><td data-label="verdict">${badge(check.verdict)}</td><th scope="row">${check.name} <span class="subject">${check.subject}</span>${notes.map((note) => note && html `<small>${prose(note)}</small>`)}</th><td data-label="measured">${check.measured}</td><td data-label="bound">${check.bound}</td><td class="number" data-label="took">${(0,format/* formatDuration */.a3)(check.ms)}</td></tr>`;
}

// EXTERNAL MODULE: ./src/report/commands.ts
var report_commands = __webpack_require__(4506);
;// CONCATENATED MODULE: ./src/report/html/commands.ts



/** How to check the release without us. A click selects a whole block, so that no script is needed to copy it. */
function commandsSection(data) {
    const commands = (0,report_commands/* verifyCommands */.I)(data);
    if (commands.length === 0)
        return undefined;
    const blocks = commands.map(({ proves, lines }) => html `
<h3>${proves}</h3>
<pre class="command" tabindex="0">${lines.map((line) => html `<code>${words(line)}
</code>`)}</pre>`);
    return html `
<section id="commands" aria-labelledby="commands-title">
<h2 id="commands-title">Verify it yourself</h2>
<p>Run these in the folder <code>release</code>, beside the published files. A click on a block selects all of it.</p>
${data.signing ? undefined : html `<p>This release is not signed: the checksums tell of damage, not of forgery.</p>`}
${blocks}
</section>`;
}
/** Each word by itself, so that a line that is too long breaks between words and not after the hyphens of a flag. */
function words(line) {
    return line.split(' ').map((word, index) => html `${index > 0 ? ' ' : ''}<span>${word}</span>`);
}
/** The tools that measured, with their digests. */
function toolsSection({ checks }) {
    const tools = (0,report_tools/* toolsOf */.F)(checks);
    if (tools.length === 0)
        return undefined;
    const rows = tools.map(({ name, version, sha256 }) => html `
<tr><th scope="row">${name}</th><td data-label="version">${version}</td><td data-label="sha256"><code>${sha256}</code></td></tr>`);
    return html `
<section id="tools" aria-labelledby="tools-title">
<h2 id="tools-title">Tools</h2>
<table class="cards"><caption>The tools that the checks name</caption>
<thead><tr><th scope="col">Tool</th><th scope="col">Version</th><th scope="col">SHA-256 of the program</th></tr></thead>
<tbody>${rows}
</tbody></table>
</section>`;
}

// EXTERNAL MODULE: ./src/model/bytes.ts
var model_bytes = __webpack_require__(5410);
// EXTERNAL MODULE: ./src/report/packing.ts
var report_packing = __webpack_require__(4681);
// EXTERNAL MODULE: ./src/report/scan.ts
var report_scan = __webpack_require__(265);
// EXTERNAL MODULE: ./src/report/grid.ts
var grid = __webpack_require__(4392);
;// CONCATENATED MODULE: ./src/report/timeline.ts



/** When each stage ran, in the order of the pipeline. */
function timeline(checks) {
    const byStage = Map.groupBy(checks.filter(isTimed), (check) => check.stage);
    return check/* STAGES */.an.flatMap((stage) => {
        const made = byStage.get(stage);
        return made ? [{ stage, ...extent(made), verdict: (0,verdicts/* worst */.QZ)((0,verdicts/* count */.U9)(made)) }] : [];
    });
}
/** The same for the release as a whole and for each target; lanes without a check are left out. */
function lanes(plan, checks) {
    const rowOf = (0,grid/* rowFinder */.JF)(plan, checks);
    const byRow = Map.groupBy(checks, (check) => rowOf(check.subject));
    const order = [grid/* WHOLE */.Ef, ...(plan?.targets.map((target) => target.name) ?? [])];
    return [...new Set([...order, ...byRow.keys()])]
        .map((name) => ({ name, spans: timeline(byRow.get(name) ?? []) }))
        .filter((lane) => lane.spans.length > 0);
}
/** The extent of everything given; undefined when nothing was timed. */
function extentOf(spans) {
    if (spans.length === 0)
        return undefined;
    return {
        startedAt: Math.min(...spans.map((span) => span.startedAt)),
        endedAt: Math.max(...spans.map((span) => span.endedAt)),
    };
}
function extent(checks) {
    let startedAt = Number.POSITIVE_INFINITY;
    let endedAt = Number.NEGATIVE_INFINITY;
    for (const check of checks) {
        const began = Date.parse(check.startedAt);
        startedAt = Math.min(startedAt, began);
        endedAt = Math.max(endedAt, began + check.ms);
    }
    return { startedAt, endedAt };
}
function isTimed(check) {
    return Number.isFinite(Date.parse(check.startedAt)) && Number.isFinite(check.ms);
}

;// CONCATENATED MODULE: ./src/report/html/svg.ts

/**
 * The few shapes our charts are drawn with. Places along the line are in percent and text keeps its size, so that
 * a chart fills any width without a script; colours come from the classes of the page.
 */
/** One line of a chart, `height` pixels high. `label` says in words what is drawn. */
function plot(height, label, ...shapes) {
    return html `<svg class="plot" role="img" aria-label="${label}" width="100%" height="${height}">${shapes}</svg>`;
}
/** A horizontal bar from `from` to `to` percent. `title` is what a pointer shows. */
function bar(at, top, height, classes, title) {
    const place = html `x="${pct(at.from)}" width="${pct(at.to - at.from)}" y="${top}" height="${height}"`;
    return html `<rect class="${classes}" ${place} rx="2"><title>${title}</title></rect>`;
}
/** A bar with a text in it, cut at the end of the bar. */
function segment(at, top, height, classes, title, text) {
    const place = html `x="${pct(at.from)}" width="${pct(at.to - at.from)}" y="${top}" height="${height}"`;
    const label = text && html `<text x="6" y="${height / 2}" dy="0.35em">${text}</text>`;
    return html `<svg ${place}><g class="${classes}"><title>${title}</title><rect width="100%" height="100%" rx="3"/>${label}</g></svg>`;
}
/** A ring at `from`, a dot at `to` and a line between, in the middle of a plot `height` high; the track is all of it. */
function dumbbell(at, height, classes, title) {
    const [from, to, middle] = [pct(at.from), pct(at.to), height / 2];
    const line = html `y1="${middle}" y2="${middle}"`;
    return html `<g class="dumbbell ${classes}"><title>${title}</title><line class="track" x1="0" x2="100%" ${line}/><line class="span" x1="${from}" x2="${to}" ${line}/><circle class="ring" cx="${from}" cy="${middle}" r="5"/><circle class="dot" cx="${to}" cy="${middle}" r="5.5"/></g>`;
}
/** Text that begins a little to the right of a place; `more` is left out on a narrow screen. */
function textAfter(at, middle, classes, text, more = '') {
    const tail = more && html `<tspan class="wide">${more}</tspan>`;
    return html `<text class="${classes}" x="${pct(at)}" dx="6" y="${middle}" dy="0.35em">${text}${tail}</text>`;
}
/** Vertical lines behind a plot. */
function rules(places) {
    return places.map((at) => html `<line class="rule" x1="${pct(at)}" x2="${pct(at)}" y1="0" y2="100%"/>`);
}
/** The line under a chart: ticks with their texts. Hidden from screen readers, which hear the labels instead. */
function axis(ticks) {
    const marks = ticks.map(({ at, text }) => {
        const anchor = at < 2 ? 'start' : at > 98 ? 'end' : 'middle';
        return html `<line class="rule" x1="${pct(at)}" x2="${pct(at)}" y1="0" y2="5"/><text x="${pct(at)}" y="17" text-anchor="${anchor}">${text}</text>`;
    });
    return html `<svg class="plot axis" aria-hidden="true" width="100%" height="22">${marks}</svg>`;
}
function pct(place) {
    return `${Number(place.toFixed(3))}%`;
}

;// CONCATENATED MODULE: ./src/report/html/header.ts









/** What was released, the verdict over it, and the figures to remember. */
function headerSection(data) {
    const { verdict, word, rest } = (0,verdicts/* headline */.Pl)(data.checks);
    return html `
<header class="top">
<p class="eyebrow">${data.title} report</p>
<h1>${data.plan ? html `${data.plan.project} <span class="version">${data.plan.version}</span>` : data.title}</h1>
<p class="verdict ${verdict}"><b aria-hidden="true">${verdicts/* SYMBOLS */.Am[verdict]}</b><span><strong>${word}</strong> ${rest}.</span></p>
${meter((0,verdicts/* count */.U9)(data.checks))}
${data.plan && planFacts(data.plan)}
</header>
${keyFigures(data)}`;
}
function meter(counts) {
    const total = verdicts/* BY_URGENCY */.K2.reduce((sum, verdict) => sum + counts[verdict], 0);
    if (total === 0)
        return undefined;
    let done = 0;
    const parts = verdicts/* BY_URGENCY */.K2.filter((verdict) => counts[verdict] > 0).map((verdict) => {
        const from = (100 * done) / total;
        done += counts[verdict];
        return bar({ from, to: (100 * done) / total }, 0, 10, `fill ${verdict}`, `${counts[verdict]} ${WORDS[verdict]}`);
    });
    return html `<div class="meter">${plot(10, 'Share of each verdict', parts)}<p>${countBadges(counts)}</p></div>`;
}
function planFacts(plan) {
    const facts = [
        ['Commit', html `<code>${plan.commit}</code>`],
        ['Committed', html `<time>${plan.commitTime}</time>`],
        ['Tag', plan.tag],
        ['State', stateOf(plan)],
        ['Repository', plan.repository && header_link(plan.repository)],
        ['Module', plan.module],
        ['Toolchain', plan.toolchain],
    ];
    const items = facts.map(([term, fact]) => fact && html `<div><dt>${term}</dt><dd>${fact}</dd></div>`);
    return html `<dl class="facts">${items}</dl>`;
}
function stateOf(plan) {
    const states = [plan.snapshot && 'snapshot', plan.dirty && 'built with uncommitted changes'].filter(Boolean);
    return states.length > 0 ? states.join(', ') : undefined;
}
/** Only an https address becomes a link. */
function header_link(address) {
    if (!URL.canParse(address) || new URL(address).protocol !== 'https:')
        return address;
    return html `<a href="${address}" rel="noreferrer">${address}</a>`;
}
function keyFigures(data) {
    const figures = [
        checkFigure(data),
        targetFigure(data),
        ...sizeFigures(data.sizes),
        packingFigure(data),
        vulnerabilityFigure(data),
        timeFigure(data),
        nodeFigure(data),
    ];
    const items = figures
        .filter((figure) => figure !== undefined)
        .map(({ value, means }) => html `<div><dt>${means}</dt><dd>${value}</dd></div>`);
    return html `
<section aria-label="Key figures"><dl class="figures">${items}</dl></section>`;
}
function checkFigure({ checks }) {
    return { value: `${(0,verdicts/* count */.U9)(checks).pass} of ${checks.length}`, means: 'checks passed' };
}
function targetFigure({ plan }) {
    return (plan && {
        value: String(plan.targets.length),
        means: `targets, ${(0,format/* plural */.LS)(plan.artifacts.length, 'binary file')}`,
    });
}
/** Of the files whose sizes are all known, so that the share is of like with like. */
function sizeFigures(sizes) {
    const known = sizes.filter((one) => one.released !== undefined && one.unstripped !== undefined);
    if (known.length === 0)
        return [];
    const total = (of) => known.reduce((sum, one) => sum + (one[of] ?? 0), 0);
    const share = (0,format/* formatShare */.T1)(total('released'), total('unstripped'));
    return [
        {
            value: (0,model_bytes/* formatBytes */.z3)(total('released')),
            means: `released, ${share} of the unstripped ${(0,model_bytes/* formatBytes */.z3)(total('unstripped'))}`,
        },
    ];
}
/** For files that no plan names, whose sizes only packing knows. */
function packingFigure(data) {
    const disk = (0,report_packing/* total */.X5)((0,report_packing/* packed */.xc)((0,report_packing/* packingOf */.bp)(data)), 'disk');
    if (!disk || data.sizes.length > 0)
        return undefined;
    const share = (0,format/* formatShare */.T1)(disk.packed, disk.plain);
    return {
        value: (0,model_bytes/* formatBytes */.z3)(disk.packed),
        means: `packed, ${share} of the plain ${(0,model_bytes/* formatBytes */.z3)(disk.plain)}`,
    };
}
function vulnerabilityFigure(data) {
    const scan = (0,report_scan/* scanOf */.r3)(data);
    if (!scan || scan.database.missing !== undefined)
        return undefined;
    const counts = (0,report_scan/* countStates */.c0)(scan);
    const known = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return {
        value: `${counts.get('blocks') ?? 0} of ${known}`,
        means: `known ${known === 1 ? 'vulnerability' : 'vulnerabilities'} of its modules block`,
    };
}
function timeFigure({ checks }) {
    const extent = extentOf(timeline(checks.filter((check) => check.stage !== 'dispatch')));
    return (extent && {
        value: (0,format/* formatDuration */.a3)(extent.endedAt - extent.startedAt),
        means: 'from the first check to the last before dispatch',
    });
}
function nodeFigure({ waves = [] }) {
    if (waves.length === 0)
        return undefined;
    const total = (of) => waves.reduce((sum, wave) => sum + wave[of], 0);
    return {
        value: `${total('healthy')} of ${total('nodes')}`,
        means: `nodes healthy, in ${(0,format/* plural */.LS)(waves.length, 'wave')}`,
    };
}

// EXTERNAL MODULE: ./src/report/insight.ts
var insight = __webpack_require__(6274);
;// CONCATENATED MODULE: ./src/report/html/insight.ts





/** What the builds and the source say of themselves. */
function insightSection({ insight }) {
    if (!insight)
        return undefined;
    const parts = [
        insight.score && scorePart(insight.score),
        packagesPart(insight),
        compilePart(insight),
        insight.source && modulesPart(insight.source),
    ].filter((part) => part !== undefined);
    if (parts.length === 0)
        return undefined;
    return html `
<section id="insight" aria-labelledby="insight-title">
<h2 id="insight-title">Build insight</h2>
${parts}
</section>`;
}
function scorePart({ points, terms, before }) {
    const rows = terms.map((term) => html `
<tr><th scope="row">${term.name}<small>${term.rule}</small></th><td data-label="points">${term.points === undefined ? undefined : pointsPlot(term.name, term.points)}</td><td class="number" data-label="of 100">${(0,insight/* pointsInShort */.Hd)(term)}</td><td data-label="measured">${term.measured}</td>${before && html `<td data-label="in ${before}">${term.before?.measured ?? 'not known'}</td>`}</tr>`);
    return html `
<p><strong>Score ${points} of 100</strong>, the mean of the terms that could be measured.</p>
<table class="cards score"><caption class="quiet">The terms of the score</caption>
<thead><tr><th scope="col">Term</th><th scope="col">Points</th><th scope="col" class="number">Of 100</th><th scope="col">Measured</th>${before && html `<th scope="col">In ${before}</th>`}</tr></thead>
<tbody>${rows}
</tbody></table>`;
}
function pointsPlot(name, points) {
    return plot(18, `${name}: ${points} of 100 points`, rules([100]), bar({ from: 0, to: points }, 3, 12, 'released', `${points} of 100 points`));
}
function packagesPart({ artifacts }) {
    const largest = (0,insight/* largestArtifact */.FK)(artifacts);
    if (!largest)
        return undefined;
    const rows = (0,insight/* largestPackages */.Ug)(largest);
    const most = Math.max(1, ...rows.map(({ bytes }) => bytes));
    const cells = rows.map(({ name, size, share, bytes }) => html `
<tr><th scope="row">${name}</th><td data-label="part">${plot(18, `${name}: ${size}`, rules([]), bar({ from: 0, to: (100 * bytes) / most }, 3, 12, 'stripped', `${name}: ${size}`))}</td><td class="number" data-label="size">${size}</td><td class="number" data-label="of the binary">${share}</td></tr>`);
    return html `
<details><summary>What ${largest.file} is made of</summary>
<table class="cards"><caption>Bytes of the stripped binary by package, from the symbols of its companion; in parentheses what belongs to none</caption>
<thead><tr><th scope="col">Package</th><th scope="col">Part</th><th scope="col" class="number">Size</th><th scope="col" class="number">Of the binary</th></tr></thead>
<tbody>${cells}
</tbody></table></details>`;
}
function compilePart({ measured }) {
    const rows = (0,insight/* timed */.J)(measured).map(({ target, compile }) => html `
<tr><th scope="row">${target}</th><td data-label="packages">${(0,insight/* compiledInShort */.$X)(compile)}</td><td class="number" data-label="link">${compile.linkMs === undefined ? '' : (0,format/* formatDuration */.a3)(compile.linkMs)}</td><td data-label="slowest">${(0,insight/* slowestInShort */.zg)(compile)}</td></tr>`);
    if (rows.length === 0)
        return undefined;
    return html `
<details><summary>Slowest packages to compile</summary>
<table class="cards"><caption class="quiet">Compile times by target</caption>
<thead><tr><th scope="col">Target</th><th scope="col">Packages</th><th scope="col" class="number">Link</th><th scope="col">Slowest</th></tr></thead>
<tbody>${rows}
</tbody></table></details>`;
}
function modulesPart({ modules, testOnly, vendor }) {
    return html `${modules && graphPart(modules)}${testOnly && listPart((0,insight/* testOnlyInShort */.ad)(testOnly), testOnly)}${vendor && listPart((0,insight/* vendorInShort */.qX)(vendor), vendor.unused)}`;
}
/** The page runs no script that could draw a graph, so it tells who imports a module. */
function graphPart({ target, nodes, edges }) {
    const importers = Map.groupBy(edges, ([, to]) => to);
    const rows = nodes.slice(1).map((node, index) => {
        const by = (importers.get(index + 1) ?? []).map(([from]) => nodes[from]?.path ?? '');
        return html `
<tr><th scope="row">${node.path}</th><td data-label="version">${node.version}</td><td class="number" data-label="distance">${node.distance}</td><td data-label="imported by">${by.join(', ')}</td></tr>`;
    });
    if (rows.length === 0)
        return html `<p>The program has no dependency.</p>`;
    return html `
<details><summary>${(0,format/* plural */.LS)(rows.length, 'module')} in the build for ${target}</summary>
<table class="cards"><caption>The distance is the number of imports from the main module</caption>
<thead><tr><th scope="col">Module</th><th scope="col">Version</th><th scope="col" class="number">Distance</th><th scope="col">Imported by</th></tr></thead>
<tbody>${rows}
</tbody></table></details>`;
}
function listPart(title, modules) {
    if (modules.length === 0)
        return html `<p>${title}</p>`;
    const entries = modules.map((one) => html `<li>${(0,insight/* moduleInShort */.ay)(one)}${one.bytes === undefined ? '' : `, ${(0,model_bytes/* formatBytes */.z3)(one.bytes)}`}</li>`);
    return html `
<details><summary>${title}</summary><ul class="modules">${entries}</ul></details>`;
}

// EXTERNAL MODULE: ./node_modules/d3-scale/dist/d3-scale.mjs + 6 modules
var d3_scale = __webpack_require__(704);
;// CONCATENATED MODULE: ./src/report/html/packing.ts






/** What packing gained, and what it costs. */
function packingSection(data) {
    const packing = (0,report_packing/* packingOf */.bp)(data);
    if (packing.length === 0)
        return undefined;
    const [lead, ...more] = (0,report_packing/* summaryOf */.YG)(packing);
    return html `
<section id="packing" aria-labelledby="packing-title">
<h2 id="packing-title">Packing</h2>
<p class="lead"><strong>${lead}</strong> ${more.join(' ')}</p>
${chart(packing)}
${notesList(packing)}
${figuresTable(packing)}
</section>`;
}
function chart(packing) {
    const measures = (0,report_packing/* measured */.jh)(packing);
    const scales = measures.map((measure) => ({ measure, scale: scaleOf(measure, packing) }));
    const legend = html `
<figcaption><ul class="legend">
<li><i class="mark ring"></i>plain</li>
<li><i class="mark gain"></i>packed, better</li>
<li><i class="mark cost"></i>packed, worse</li>
<li>each measure on one scale from 0</li>
</ul></figcaption>`;
    return html `
<figure class="chart">${measures.length > 0 ? [legend, headings(measures)] : undefined}${packing.map((one) => row(one, scales))}
</figure>`;
}
/** Seen only where the measures are columns; elsewhere each cell shows its own. */
function headings(measures) {
    const cells = measures.map(({ title, group }, index) => html `<div class="cell${edge(measures, index)}"><b>${beginsGroup(measures, index) ? group : undefined}</b>${title}</div>`);
    return html `
<div class="trade heads" aria-hidden="true"><div class="name"></div>${cells}</div>`;
}
function beginsGroup(measures, index) {
    return measures[index]?.group !== measures[index - 1]?.group;
}
/** A line between the groups. */
function edge(measures, index) {
    return index > 0 && beginsGroup(measures, index) ? ' edge' : '';
}
/** From zero to the most, with room for the dots at both ends. */
function scaleOf({ key }, packing) {
    const values = (0,report_packing/* packed */.xc)(packing).flatMap((one) => [one[key]?.plain ?? 0, one[key]?.packed ?? 0]);
    return (0,d3_scale/* scaleLinear */.m4)([0, Math.max(1, ...values)], [5, 95]);
}
function row(one, scales) {
    const { target, file, state, reason } = one;
    const name = (told) => {
        const small = [target && file, told].filter(Boolean).map((text) => html `<small>${text}</small>`);
        return html `<div class="name">${target ?? file}${small}</div>`;
    };
    if (state === 'packed') {
        const measures = scales.map(({ measure }) => measure);
        const cells = scales.map((scaled, index) => cell(one, scaled, edge(measures, index)));
        return html `
<div class="trade">${name(report_packing/* RAN */.Q8[one.ran])}${cells}</div>`;
    }
    return html `
<div class="trade left-out">${name()}<p>${stateBadge(state)} ${reason && prose(reason)}</p></div>`;
}
const STATES = { plain: 'skip', failed: 'fail', withheld: 'not-run' };
function stateBadge(state) {
    const verdict = STATES[state];
    return html `<span class="badge ${verdict}"><b aria-hidden="true">${verdicts/* SYMBOLS */.Am[verdict]}</b> ${state}</span>`;
}
const HEIGHT = 16;
function cell(one, { measure, scale }, more) {
    const { key, title, format, difference } = measure;
    const label = html `<span class="label" aria-hidden="true">${title}</span>`;
    const change = one[key];
    if (!change) {
        return html `<div class="cell${more} unknown">${label}<span>not measured<span class="quiet"> of ${title}</span></span></div>`;
    }
    const told = difference(change);
    const values = (0,report_packing/* fromTo */.e8)(change, format);
    const spoken = `${title}: ${format(change.plain)} plain, ${format(change.packed)} packed, ${told}`;
    const classes = (0,report_packing/* effect */.QZ)(change);
    const drawn = dumbbell({ from: scale(change.plain), to: scale(change.packed) }, HEIGHT, classes, spoken);
    return html `<div class="cell${more} ${classes}">${label}<b aria-hidden="true">${told}</b>${plot(HEIGHT, spoken, drawn)}<small aria-hidden="true">${values}</small></div>`;
}
function notesList(packing) {
    const notes = (0,report_packing/* notesOf */.h$)(packing);
    if (notes.length === 0)
        return undefined;
    const items = notes.map(({ title, text, labels }) => html `
<li><strong>${title}</strong> <span class="subject">${labels.join(', ')}</span><br>${prose(text)}</li>`);
    return html `
<h3 class="after">What else changes</h3>
<ul class="points">${items}</ul>`;
}
function figuresTable(packing) {
    const measures = (0,report_packing/* measured */.jh)(packing);
    const rows = packing.map((one) => {
        const cells = measures.map(({ key, title }) => {
            const change = one[key];
            const told = change && `${figure(key, change.plain)} → ${figure(key, change.packed)}`;
            return html `<td class="number" data-label="${title}">${told}</td>`;
        });
        const became = one.state === 'packed' ? `packed, ${report_packing/* RAN */.Q8[one.ran]}` : one.state;
        return html `
<tr><th scope="row">${one.file}<small>${became}</small></th>${cells}</tr>`;
    });
    const heads = measures.map(({ key, title }) => html `<th scope="col" class="number">${title}${key === 'startup' ? ', ms' : ''}</th>`);
    return html `
<details><summary>In figures</summary>
<table class="cards figured"><caption>Plain and packed; sizes in bytes, the downloads as gzip and xz make them; memory is what only the idle program has</caption>
<thead><tr><th scope="col">File</th>${heads}</tr></thead>
<tbody>${rows}
</tbody></table></details>`;
}
function figure(key, value) {
    return key === 'startup' ? value.toFixed(1) : (0,format/* formatExactly */.Yq)(value);
}

;// CONCATENATED MODULE: ./src/report/html/scan.ts





/** What is known of the modules in the binaries, and what follows from it. */
function scanSection(data) {
    const scan = (0,report_scan/* scanOf */.r3)(data);
    if (!scan)
        return undefined;
    const [lead, ...more] = (0,report_scan/* summaryOf */.YG)(scan);
    return html `
<section id="scan" aria-labelledby="scan-title">
<h2 id="scan-title">Scan</h2>
<p class="lead"><strong>${lead}</strong> ${more.join(' ')}</p>
${scan_chart(scan)}
${vulnerabilities(scan)}
${differences(scan)}
${exceptions(scan.exceptions)}
${licences(scan)}
</section>`;
}
function scan_chart(scan) {
    const labels = (0,report_scan/* labelsOf */.PC)(scan.files);
    const counts = scan.files.map(({ file }) => (0,report_scan/* countStatesIn */.Jy)(scan, file));
    const most = Math.max(1, ...counts.map(sumOf));
    const occurring = report_scan/* STATES */.xj.filter((state) => counts.some((one) => one.has(state)));
    const legend = occurring.map((state) => html `<li><i class="key fill-${report_scan/* STATE_VERDICTS */.Hz[state]} state-${state}"></i>${report_scan/* STATE_TITLES */.Gm[state]}</li>`);
    const rows = scan.files.map((one, index) => {
        const label = labels.get(one.file) ?? one.file;
        const facts = [
            ...(one.readable ? [(0,format/* plural */.LS)(one.modules, one.byOthers ? 'package' : 'module')] : []),
            ...(one.quality === undefined ? [] : [`SBOM ${one.quality} of 10`]),
        ];
        const small = [
            ...(one.file === label ? [] : [one.file]),
            ...(facts.length > 0 ? [facts.join(', ')] : []),
        ];
        const name = html `<div class="name">${label}${small.map((text) => html `<small>${text}</small>`)}</div>`;
        if (!one.readable)
            return html `
<div class="row scan">${name}<p class="unknown">could not be read</p></div>`;
        return html `
<div class="row scan">${name}<div>${stack(label, counts[index] ?? new Map(), most)}</div></div>`;
    });
    return html `
<figure class="chart">${occurring.length > 0 ? html `<figcaption><ul class="legend">${legend}</ul></figcaption>` : undefined}${rows}
</figure>`;
}
function sumOf(counts) {
    return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
/** A bar as long as there are vulnerabilities known of the file's modules, in parts by what they come to. */
function stack(label, counts, most) {
    const text = (0,report_scan/* countsInShort */.O4)(counts) || 'nothing known of its modules';
    if (counts.size === 0)
        return html `<p class="unknown">${text}</p>`;
    let done = 0;
    const parts = [...counts].map(([state, count]) => {
        const from = (100 * done) / most;
        done += count;
        const classes = `fill-${report_scan/* STATE_VERDICTS */.Hz[state]} state-${state}`;
        return bar({ from, to: (100 * done) / most }, 2, 12, classes, `${count} ${report_scan/* STATE_TITLES */.Gm[state]}`);
    });
    return html `${plot(16, `${label}: ${text}`, parts)}<small aria-hidden="true">${text}</small>`;
}
function vulnerabilities(scan) {
    const counts = (0,report_scan/* countStates */.c0)(scan);
    if (counts.size === 0)
        return undefined;
    const [shown, absent] = [(0,report_scan/* told */.Ev)(scan), (0,report_scan/* notLinked */.b0)(scan)];
    const rest = html `
<details><summary>Not linked in: ${absent.length}</summary>
${table(absent, scan, 'The modules are there at these versions, and none of the vulnerable functions is in the program')}</details>`;
    return html `
<h3 class="after">Vulnerabilities</h3>
${shown.length > 0 ? table(shown, scan, 'Linked in means that the function is in the program, not that it can be reached') : undefined}
${absent.length > 0 ? rest : undefined}`;
}
function table(rows, scan, caption) {
    return html `<table class="cards vulnerabilities"><caption>${caption}</caption>
<thead><tr><th scope="col">Vulnerability</th><th scope="col">Module, version → fixed</th><th scope="col">Linked in</th><th scope="col">Decision</th></tr></thead>
<tbody>${rows.map((one) => scan_row(one, scan))}
</tbody></table>`;
}
function scan_row(one, scan) {
    const state = (0,report_scan/* stateOf */.L4)(one);
    const { exception } = one;
    const until = state === 'excepted' && exception
        ? html `<small>by ${exception.approver} until ${exception.expires}</small>`
        : undefined;
    const where = (0,report_scan/* whereInShort */.fK)(one, scan);
    const { names, more } = (0,report_scan/* symbolsInShort */.Dj)(one);
    const lines = [
        ...names.map((name) => html `<code class="symbol">${name}</code>`),
        ...(more > 0 ? [html `<small>and ${more} more</small>`] : []),
        ...(one.severity ? [html `<small>rated ${one.severity}</small>`] : []),
        ...(where ? [html `<small>${where}</small>`] : []),
    ];
    // An empty cell is left out where the screen is narrow.
    const linked = lines.length > 0 ? html `<div>${lines}</div>` : undefined;
    return html `
<tr><th scope="row">${idLink(one.id)} <span class="subject">${one.aliases[0]}</span><small>${one.summary}</small></th><td data-label="module"><div>${one.module}<small class="versions">${(0,report_scan/* fromTo */.e8)(one)}</small></div></td><td data-label="linked in">${linked}</td><td data-label="decision"><div>${scan_badge(report_scan/* STATE_VERDICTS */.Hz[state], report_scan/* STATE_TITLES */.Gm[state])}${until}</div></td></tr>`;
}
/** Only what is an id of the Go vulnerability database has a page there. */
function idLink(id) {
    if (!/^GO-\d{4}-\d{4,8}$/.test(id))
        return id;
    return html `<a href="https://pkg.go.dev/vuln/${id}" rel="noreferrer">${id}</a>`;
}
function scan_badge(verdict, text) {
    return html `<span class="badge ${verdict}"><b aria-hidden="true">${verdicts/* SYMBOLS */.Am[verdict]}</b> ${text}</span>`;
}
function differences(scan) {
    const { engines } = scan;
    if (!engines || engines.differences.length === 0)
        return undefined;
    const labels = (0,report_scan/* labelsOf */.PC)(scan.files);
    const all = scan.files.filter(({ readable }) => readable).length;
    const rows = engines.differences.map((one) => {
        const { id, module, version, why, files, right } = one;
        const where = files.length < all ? `only ${(0,report_scan/* listed */.KE)(files.map((file) => labels.get(file) ?? file))}` : '';
        return html `
<tr><th scope="row">${idLink(id)}${where && html `<small>${where}</small>`}</th><td data-label="module"><div>${module}<small class="versions">${version}</small></div></td><td data-label="reported by">${(0,report_scan/* reporterOf */.hw)(one, engines)}</td><td data-label="who is right"><div>${scan_badge(right === undefined ? 'warn' : 'pass', (0,report_scan/* rightOf */.Av)(one, engines))}<small>${why}</small></div></td></tr>`;
    });
    return html `
<details${openWhere(engines)}><summary>The engines differ: ${engines.differences.length}</summary>
<table class="cards differences"><caption class="quiet">Vulnerabilities that one engine reports and the other does not</caption>
<thead><tr><th scope="col">Vulnerability</th><th scope="col">Module</th><th scope="col">Reported by</th><th scope="col">Who is right</th></tr></thead>
<tbody>${rows}
</tbody></table></details>`;
}
/** What nothing decides is for a person to read. */
function openWhere({ differences }) {
    return differences.some(({ right }) => right === undefined) ? html ` open` : undefined;
}
const EXCEPTION_VERDICTS = { 'in-use': 'pass', 'not-needed': 'warn', 'not-valid': 'fail' };
const EXCEPTION_TITLES = {
    'in-use': 'in use',
    'not-needed': 'not needed',
    'not-valid': 'not valid',
};
function exceptions(all) {
    if (all.length === 0)
        return undefined;
    const rows = all.map(({ id, purl, reason, approver, expires, daysLeft, state, fault }) => html `
<tr><th scope="row">${id}<small>${purl}</small></th><td data-label="reason">${reason}</td><td data-label="approved by">${approver}</td><td data-label="until"><div>${expires}<small>${(0,report_scan/* daysInShort */.JI)(daysLeft)}</small></div></td><td data-label="state"><div>${scan_badge(EXCEPTION_VERDICTS[state], EXCEPTION_TITLES[state])}${fault && html `<small>${fault}</small>`}</div></td></tr>`);
    return html `
<h3 class="after">Exceptions</h3>
<table class="cards exceptions"><caption class="quiet">Exceptions of the policy, as they stood on the day of the scan</caption>
<thead><tr><th scope="col">Exception</th><th scope="col">Reason</th><th scope="col">Approved by</th><th scope="col">Until</th><th scope="col">State</th></tr></thead>
<tbody>${rows}
</tbody></table>`;
}
function licences(scan) {
    const all = (0,report_scan/* licenceRows */.hg)(scan);
    if (all.length === 0)
        return undefined;
    const rows = all.map(({ name, state, modules }) => html `
<tr><th scope="row">${name}</th><td class="number" data-label="modules">${modules.length}</td><td data-label="of">${(0,report_scan/* listed */.KE)(modules, state === 'allowed' ? 3 : 12)}</td><td data-label="decision">${scan_badge(report_scan/* LICENCE_VERDICTS */.vs[state], report_scan/* LICENCE_TITLES */.qn[state])}</td></tr>`);
    return html `
<h3 class="after">Licenses</h3>
<table class="cards licenses"><caption class="quiet">Licenses of the modules, by what the policy says of them</caption>
<thead><tr><th scope="col">License</th><th scope="col" class="number">Modules</th><th scope="col">Of</th><th scope="col">Decision</th></tr></thead>
<tbody>${rows}
</tbody></table>`;
}

;// CONCATENATED MODULE: ./src/report/html/sizes.ts





/** What each binary weighs unstripped, stripped and as released. */
function sizesSection({ sizes }) {
    const largest = Math.max(0, ...sizes.flatMap((one) => stepsOf(one).map((step) => step.bytes)));
    if (largest === 0)
        return undefined;
    // Room for the text after the longest bar.
    const scale = (0,d3_scale/* scaleLinear */.m4)([0, largest], [0, 82]);
    const ticks = axisTicks(largest).map((bytes) => ({ at: scale(bytes), text: formatRound(bytes) }));
    const places = ticks.map((tick) => tick.at);
    const rows = sizes.map((one) => html `<div class="row"><div class="name">${one.target}<small>${one.file}</small></div>${sizePlot(one, scale, places)}</div>`);
    return html `
<section id="sizes" aria-labelledby="sizes-title">
<h2 id="sizes-title">Sizes</h2>
<figure class="chart">
<figcaption><ul class="legend">
<li><i class="key unstripped"></i>unstripped</li>
<li><i class="key stripped"></i>stripped</li>
<li><i class="key released"></i>released, where packed in percent of stripped</li>
</ul></figcaption>
${rows}
<div class="row"><div class="name"></div>${axis(ticks)}</div>
</figure>
${sizesTable(sizes)}
</section>`;
}
function stepsOf(one) {
    return ['unstripped', 'stripped', 'released'].flatMap((name) => {
        const bytes = one[name];
        return bytes === undefined ? [] : [{ name, bytes }];
    });
}
function sizePlot(one, scale, places) {
    const steps = stepsOf(one);
    const shapes = steps.map(({ name, bytes }, index) => {
        const top = 7 + 16 * index;
        const title = `${one.file} ${name}: ${(0,format/* formatExactly */.Yq)(bytes)} bytes`;
        const [classes, more] = name === 'released' ? ['value strong', ratioText(one)] : ['value', ''];
        return [
            bar({ from: 0, to: scale(bytes) }, top, 12, name, title),
            textAfter(scale(bytes), top + 6, classes, (0,model_bytes/* formatBytes */.z3)(bytes), more),
        ];
    });
    const label = `${one.file}: ${steps.map(({ name, bytes }) => `${name} ${(0,model_bytes/* formatBytes */.z3)(bytes)}`).join(', ')}`;
    return plot(14 + 16 * steps.length, label, rules(places), shapes);
}
function ratioText({ packed, stripped, released }) {
    if (!packed)
        return ', not packed';
    return stripped && released !== undefined ? `, ${(0,format/* formatShare */.T1)(released, stripped)}` : ', packed';
}
function sizesTable(sizes) {
    const cell = (name, bytes) => html `<td class="number" data-label="${name}">${bytes === undefined ? '' : (0,format/* formatExactly */.Yq)(bytes)}</td>`;
    const rows = sizes.map((one) => html `
<tr><th scope="row">${one.file}</th>${cell('unstripped', one.unstripped)}${cell('stripped', one.stripped)}${cell('released', one.released)}<td data-label="packed">${one.packed ? 'yes' : 'no'}</td></tr>`);
    return html `
<details><summary>In bytes</summary>
<table class="cards"><caption>Sizes in bytes</caption>
<thead><tr><th scope="col">File</th><th scope="col" class="number">Unstripped</th><th scope="col" class="number">Stripped</th><th scope="col" class="number">Released</th><th scope="col">Packed</th></tr></thead>
<tbody>${rows}
</tbody></table></details>`;
}
/** Round numbers of the unit that suits the largest size. */
function axisTicks(largest) {
    const unit = 1024 ** (0,model_bytes/* bytesPower */.V0)(largest);
    return (0,d3_scale/* scaleLinear */.m4)([0, largest / unit], [0, 1])
        .ticks(4)
        .map((tick) => tick * unit);
}
function formatRound(bytes) {
    return bytes === 0 ? '0' : (0,model_bytes/* formatBytes */.z3)(bytes).replace(/\.0+ /, ' ');
}

;// CONCATENATED MODULE: ./src/report/html/style.ts
/** The style sheet of the page. Colours are told once for light and once for dark; charts use the same ones. */
const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --line: #dde1e7; --text: #1b2230; --muted: #566072; --link: #1551b5;
  --pass: #146c43; --pass-soft: #e0f3e8; --fail: #b3261e; --fail-soft: #fce6e4;
  --warn: #7a5200; --warn-soft: #fdf0cf; --not-run: #6b3fa0; --not-run-soft: #f0e8fa;
  --skip: #566072; --skip-soft: #eceff3;
  --unstripped: #c3cfe0; --stripped: #7c9cc9; --released: #1f5fbf; --gain: #1d9a5c; --cost: #c97f06;
  --plan: #596273; --gates: #85600a; --build: #1f5fbf; --scan: #6b46b8; --pack: #a3336f;
  --seal: #0b6e7d; --verify: #26733f; --publish: #a8480f; --stage-text: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #11151c; --card: #191f29; --line: #303948; --text: #e6eaf1; --muted: #a3adbd; --link: #8ab4ff;
    --pass: #6fd39b; --pass-soft: #163325; --fail: #ff9b92; --fail-soft: #421d1b;
    --warn: #f2c45c; --warn-soft: #3a2d0e; --not-run: #cdb0f5; --not-run-soft: #2f2344;
    --skip: #a3adbd; --skip-soft: #262e3a;
    --unstripped: #3c4a60; --stripped: #55749f; --released: #7fb0ff; --gain: #4fc486; --cost: #eab63e;
    --plan: #8b95a7; --gates: #d3a941; --build: #7fb0ff; --scan: #b79df0; --pack: #e58cba;
    --seal: #5cc4d3; --verify: #74c78d; --publish: #eb9a63; --stage-text: #10141b;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
main, footer { max-width: 1120px; margin: 0 auto; padding: 0 24px; }
main { padding-top: 40px; }
section { margin-top: 48px; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; margin: 0; }
h1 { font-size: 36px; letter-spacing: -0.02em; }
h2 { font-size: 21px; letter-spacing: -0.01em; margin-bottom: 14px; }
h3 { font-size: 15px; }
p { margin: 8px 0; }
a { color: var(--link); text-underline-offset: 2px; }
small { font-size: 12.5px; color: var(--muted); }
code, pre { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 13px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
ul, dl, dd { margin: 0; padding: 0; }
.skip-link { position: absolute; left: -9999px; }
.skip-link:focus { left: 16px; top: 16px; padding: 8px 12px; background: var(--card); z-index: 1; }

.eyebrow { margin: 0 0 4px; color: var(--muted); font-size: 13px; font-weight: 600; letter-spacing: 0.08em; text-transform: uppercase; }
.version { color: var(--muted); font-weight: 500; font-variant-numeric: tabular-nums; }
.verdict { display: flex; align-items: center; gap: 14px; margin: 20px 0 16px; padding: 14px 18px; border-radius: 10px;
  border: 1px solid var(--tone); background: var(--tone-soft); font-size: 16px; }
.verdict b { flex: none; width: 32px; height: 32px; border-radius: 50%; display: grid; place-items: center;
  background: var(--tone); color: var(--card); font-size: 18px; line-height: 1; }
.verdict strong { margin-right: 6px; color: var(--tone); }
.meter p { margin: 10px 0 0; display: flex; flex-wrap: wrap; gap: 6px; }
.meter svg { border-radius: 5px; display: block; overflow: hidden; }
.facts { display: flex; flex-wrap: wrap; gap: 10px 32px; margin-top: 20px; }
.facts dt { color: var(--muted); font-size: 12.5px; }
.facts dd { font-variant-numeric: tabular-nums; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(170px, 1fr)); gap: 12px; }
.figures > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 16px 18px;
  background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.figures dd { font-size: 25px; font-weight: 650; letter-spacing: -0.01em; font-variant-numeric: tabular-nums; line-height: 1.3; }
.figures dt { color: var(--muted); font-size: 13px; line-height: 1.4; }
header + section { margin-top: 28px; }
nav { margin-top: 28px; border-bottom: 1px solid var(--line); }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 22px; list-style: none; padding-bottom: 10px; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }

.pass { --tone: var(--pass); --tone-soft: var(--pass-soft); }
.fail { --tone: var(--fail); --tone-soft: var(--fail-soft); }
.warn { --tone: var(--warn); --tone-soft: var(--warn-soft); }
.not-run { --tone: var(--not-run); --tone-soft: var(--not-run-soft); }
.skip { --tone: var(--skip); --tone-soft: var(--skip-soft); }
.badge { display: inline-block; padding: 1px 9px 1px 7px; border-radius: 20px; border: 1px solid transparent; white-space: nowrap;
  font-size: 13px; line-height: 1.5; font-variant-numeric: tabular-nums; color: var(--tone); background: var(--tone-soft); }
.badge b { display: inline-block; min-width: 12px; text-align: center; }
.badge.not-run { border: 1px dashed var(--tone); }
.badge.fail { border-color: var(--tone); font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: 6px 20px; list-style: none; color: var(--muted); font-size: 13px; }
.meanings { margin-top: 14px; }
.key { display: inline-block; width: 12px; height: 12px; border-radius: 3px; margin-right: 7px; vertical-align: -1px; }

table { width: 100%; border-collapse: collapse; background: var(--card); font-size: 14px; }
table, .stage, .chart, .note, pre { border: 1px solid var(--line); border-radius: 10px; }
table { border-collapse: separate; border-spacing: 0; }
caption { caption-side: bottom; padding-top: 8px; text-align: left; color: var(--muted); font-size: 13px; }
th, td { padding: 9px 14px; text-align: left; vertical-align: top; border-top: 1px solid var(--line); font-variant-numeric: tabular-nums; }
thead th { border-top: 0; color: var(--muted); font-size: 13px; font-weight: 600; }
tbody th { font-weight: 600; }
.number { text-align: right; white-space: nowrap; }
.figured .number { white-space: normal; }
.grid th, .grid td { padding: 9px 8px; }
.grid small { display: block; padding-left: 8px; }
.grid th:first-child { padding-left: 14px; white-space: nowrap; }
.grid thead a { color: inherit; text-decoration: none; }
.grid thead a:hover { text-decoration: underline; }
.none::before { content: "·"; color: var(--muted); padding-left: 8px; }
.subject { color: var(--muted); font-weight: 400; }

.note { margin-top: 12px; padding: 16px 18px; background: var(--card); border-left: 4px solid var(--tone); }
.note.not-run { border-left-style: dashed; }
.note .facts { margin-top: 10px; }
.note ul { margin-top: 10px; padding-left: 20px; }
.note li + li { margin-top: 8px; }
.note .places li + li { margin-top: 2px; }
.note h3 { text-wrap: wrap; }
.note h3 .badge { margin-right: 6px; }
.remedy { padding: 8px 12px; border-radius: 6px; background: var(--tone-soft); }
.remedy strong { margin-right: 6px; }

.chart { margin: 0; padding: 16px 18px; background: var(--card); }
.chart figcaption { margin-bottom: 12px; }
.row { display: grid; grid-template-columns: 210px minmax(0, 1fr); column-gap: 16px; align-items: center; }
.row.wave { grid-template-columns: 110px minmax(0, 1fr) 330px; padding: 6px 0; }
.row.lane { grid-template-columns: 130px minmax(0, 1fr); }
.row.lane + .row.lane { border-top: 1px solid var(--line); }
.row.wave p { margin: 0; }
.row .name { padding: 3px 0; font-weight: 600; font-size: 14px; line-height: 1.35; }
.row small { display: block; font-weight: 400; line-height: 1.35; }
.plot { display: block; overflow: visible; font-size: 12px; fill: var(--text); font-variant-numeric: tabular-nums; }
.plot .rule { stroke: var(--line); shape-rendering: crispEdges; }
.axis { fill: var(--muted); }
.value { fill: var(--muted); }
.value.strong { fill: var(--text); font-weight: 600; }
.fill { fill: var(--tone); }
.row.scan { padding: 6px 0; }
.row.scan + .row.scan { border-top: 1px solid var(--line); }
.row.scan p { margin: 0; }
.row.scan .plot + small { margin-left: 0; }
.fill-fail { fill: var(--fail); background: var(--fail); }
.fill-warn { fill: var(--cost); background: var(--cost); }
.fill-skip { fill: var(--muted); background: var(--muted); }
.fill-not-run { fill: var(--not-run); background: var(--not-run); }
.fill-pass { fill: var(--gain); background: var(--gain); }
.state-not-linked, .state-allowed { opacity: 0.55; }
.unstripped { fill: var(--unstripped); background: var(--unstripped); }
.stripped { fill: var(--stripped); background: var(--stripped); }
.released { fill: var(--released); background: var(--released); }
.plot .healthy text, .plot .failed text { fill: var(--card); }
.healthy { fill: var(--pass); background: var(--pass); }
.failed { background: var(--fail); }
.wave .failed { fill: var(--fail); }
.waiting { fill: var(--line); background: var(--line); }
.plot .waiting text { fill: var(--muted); }
${['plan', 'gates', 'build', 'scan', 'pack', 'seal', 'verify', 'publish']
    .map((stage) => `.stage-${stage} { fill: var(--${stage}); background: var(--${stage}); }`)
    .join('\n')}
.lane g text { fill: var(--stage-text); font-weight: 500; }
.lane g.failed rect { stroke: var(--fail); stroke-width: 3; }

.lead { max-width: 82ch; margin: 0 0 14px; }
.trade { display: grid; grid-template-columns: 215px; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); column-gap: 20px; }
.trade + .trade { border-top: 1px solid var(--line); }
.trade .name { align-self: center; padding: 10px 0; font-weight: 600; font-size: 14px; line-height: 1.35; }
.trade small { display: block; font-weight: 400; line-height: 1.35; }
.trade .cell { align-self: center; padding: 10px 0; font-variant-numeric: tabular-nums; }
.trade .cell > b { display: block; color: var(--tone); line-height: 1.3; white-space: nowrap; }
.trade .label { display: none; }
.trade.heads .cell { align-self: end; padding-top: 0; padding-bottom: 8px; color: var(--muted); font-size: 13px; line-height: 1.4; }
.trade.heads b { min-height: 1.3em; color: var(--text); font-size: 14px; }
.trade .cell.edge { padding-left: 20px; border-left: 1px solid var(--line); align-self: stretch; align-content: center; }
.trade.left-out { grid-template-columns: 215px minmax(0, 1fr); grid-auto-flow: row; }
.trade.left-out p { margin: 0; padding: 10px 0; align-self: center; color: var(--muted); font-size: 14px; }
.unknown { color: var(--muted); font-size: 13px; }
.gain { --tone: var(--pass); --shape: var(--gain); }
.cost { --tone: var(--warn); --shape: var(--cost); }
.same { --tone: var(--muted); --shape: var(--muted); }
.dumbbell .track { stroke: var(--line); }
.dumbbell .span { stroke: var(--shape); stroke-width: 3; opacity: 0.55; }
.dumbbell .ring { fill: var(--card); stroke: var(--muted); stroke-width: 2; }
.dumbbell .dot { fill: var(--shape); }
.mark { display: inline-block; width: 11px; height: 11px; border-radius: 50%; margin-right: 7px; vertical-align: -1px; background: var(--shape); }
.mark.ring { border: 2px solid var(--muted); background: none; }
h3.after { margin-top: 20px; }
.points { margin: 8px 0 0; padding-left: 20px; }
.points li + li { margin-top: 8px; }

.told { white-space: pre-line; }
details { margin-top: 12px; }
summary { cursor: pointer; color: var(--link); }
details > table { margin-top: 10px; }
.stage { background: var(--card); }
.stage summary { padding: 11px 16px; color: var(--text); }
.stage-name { display: inline-block; min-width: 84px; font-weight: 600; }
.stage table { border: 0; margin: 0; border-top: 1px solid var(--line); border-radius: 0 0 10px 10px; }
.checks { table-layout: fixed; }
.checks th:nth-child(1) { width: 116px; }
.checks th:nth-child(2) { width: 42%; }
.checks th:last-child { width: 110px; }
.checks tbody th { font-weight: 500; }
.checks small, .score small, .figured small, .vulnerabilities small, .exceptions small, .differences small { display: block; font-weight: 400; }
.vulnerabilities, .exceptions, .licenses, .differences { table-layout: fixed; }
.vulnerabilities th:nth-child(1) { width: 35%; }
.vulnerabilities th:last-child { width: 164px; }
.exceptions th:nth-child(1) { width: 30%; }
.differences th:nth-child(1) { width: 24%; }
.differences th:last-child { width: 38%; }
.licenses th:nth-child(1) { width: 220px; }
.licenses th:nth-child(2) { width: 96px; }
.licenses th:last-child { width: 150px; }
.vulnerabilities tbody th, .exceptions tbody th, .differences tbody th { font-weight: 500; }
.versions { white-space: nowrap; }
.symbol { display: block; overflow-wrap: anywhere; }
h3.after + table { margin-top: 10px; }
.quiet { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }
.command { margin: 6px 0 0; padding: 12px 16px; background: var(--card); white-space: pre-wrap; user-select: all; -webkit-user-select: all; }
.command code { display: block; padding-left: 2ch; text-indent: -2ch; }
.command span { display: inline-block; max-width: 100%; text-indent: 0; overflow-wrap: anywhere; }
#commands h3 { margin-top: 20px; }
footer { margin-top: 56px; padding-top: 18px; padding-bottom: 40px; color: var(--muted); font-size: 13px; }

@media screen and (max-width: 900px) {
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .cards, .cards tbody, .cards tr, .cards tbody th, .cards td { display: block; }
  .cards tbody th:nth-child(n) { width: auto; }
  .cards tr { padding: 10px 14px; border-top: 1px solid var(--line); }
  .cards tbody tr:first-child { border-top: 0; }
  .cards tbody th, .cards tbody td { padding: 2px 0; border: 0; text-align: left; white-space: normal; }
  .cards td { display: flex; align-items: baseline; gap: 12px; }
  .cards td::before { content: attr(data-label); flex: none; width: 76px; color: var(--muted); font-size: 13px; }
  .cards td:empty, .grid td:has(.none) { display: none; }
  .cards caption { display: block; padding: 8px 14px; }
  .grid tr { display: grid; grid-template-columns: repeat(auto-fill, minmax(92px, 1fr)); gap: 6px 12px; }
  .grid tbody th { grid-column: 1 / -1; }
  .grid tbody th:first-child { padding: 0; }
  .grid tbody td, .grid td::before { display: block; }
  .checks td[data-label=verdict]::before { content: none; }
  .trade, .trade.left-out { grid-template-columns: minmax(0, 1fr); grid-auto-flow: row; padding: 10px 0; }
  .trade .name, .trade .cell, .trade.left-out p { padding: 2px 0; }
  .trade .cell { display: grid; grid-template-columns: 110px 92px minmax(0, 1fr) 130px; column-gap: 12px; align-items: center; }
  .trade .cell > b { text-align: right; }
  .trade .label { display: block; color: var(--muted); font-size: 13px; }
  .trade .cell.edge { padding-left: 0; border-left: 0; }
  .trade .name { column-gap: 8px; display: flex; flex-wrap: wrap; align-items: baseline; }
  .trade.heads { display: none; }
  .unknown > :last-child { grid-column: 2 / -1; }
}
@media screen and (max-width: 640px) {
  .trade .cell { grid-template-columns: 96px 84px minmax(0, 1fr); }
  .trade .cell small { display: none; }
  main, footer { padding-left: 16px; padding-right: 16px; }
  main { padding-top: 24px; }
  section { margin-top: 36px; }
  h1 { font-size: 28px; }
  .figures { grid-template-columns: 1fr 1fr; gap: 8px; }
  .figures > div { padding: 12px 14px; }
  .figures dd { font-size: 20px; }
  .row, .row.wave, .row.lane { grid-template-columns: 1fr; row-gap: 2px; padding: 6px 0; }
  .row .name:empty { display: none; }
  .row small { display: inline; margin-left: 8px; }
  .chart { padding: 14px; }
  .lane .plot g:not(.failed) text, .plot .wide { display: none; }
  .axis text:nth-of-type(even) { display: none; }
  .row.wave p small { display: block; margin: 0; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  :root { --page: #ffffff; }
  body, table, thead th, caption, .legend, .facts dt, .badge, code, .command, small { font-size: 10px; }
  h3 { font-size: 11px; }
  caption { caption-side: top; padding: 0 0 4px; }
  th, td, .grid th, .grid td { padding: 4px 6px; }
  .row, .row.wave, .row.lane { grid-template-columns: 130px minmax(0, 1fr); }
  .row.wave { grid-template-columns: 90px minmax(0, 1fr) 220px; }
  .trade { grid-template-columns: 140px; column-gap: 12px; }
  .trade .name, .trade.heads b { font-size: 11px; }
  .trade.heads .cell, .trade.left-out p, .unknown { font-size: 10px; }
  .trade.left-out { grid-template-columns: 140px minmax(0, 1fr); }
  .trade .name, .trade .cell, .trade.left-out p { padding: 4px 0; }
  .stage { break-inside: auto; }
  main, footer { max-width: none; padding: 0; }
  nav, .skip-link { display: none; }
  section { margin-top: 24px; }
  .checks th:nth-child(1), .checks th:last-child { width: 76px; }
  .note, .chart, .legend, .trade, tr, pre { break-inside: avoid; }
  h2, h3, summary { break-after: avoid; }
  details::details-content { content-visibility: visible; display: block; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

;// CONCATENATED MODULE: ./src/report/html/targets.ts



/** A row a target, a column a stage. */
function targetsSection(data) {
    const { stages, rows } = (0,grid/* grid */.Vg)(data.plan, data.checks);
    if (stages.length === 0)
        return undefined;
    const heads = stages.map((stage) => html `<th scope="col"><a href="#checks-${stage}">${stage}</a></th>`);
    const body = rows.map((row) => {
        const cells = stages.map((stage) => html `<td data-label="${stage}">${cellBadge(row.cells.get(stage))}</td>`);
        return html `
<tr><th scope="row">${row.name}</th>${cells}</tr>`;
    });
    return html `
<section id="targets" aria-labelledby="targets-title">
<h2 id="targets-title">Targets</h2>
<table class="cards grid"><caption>The most urgent verdict of each stage; “1 of 6” tells how many of the checks it was</caption>
<thead><tr><th scope="col">Target</th>${heads}</tr></thead>
<tbody>${body}
</tbody></table>
${verdictLegend()}
</section>`;
}
function cellBadge(cell) {
    if (!cell)
        return html `<span class="none" aria-label="no check"></span>`;
    const { verdict, counts, total } = cell;
    const whole = verdict === 'pass' || counts[verdict] === total;
    return html `${badge(verdict)}${whole ? undefined : html `<small>${counts[verdict]} of ${total}</small>`}`;
}

;// CONCATENATED MODULE: ./src/report/html/timeline.ts








/**
 * When each stage ran, a lane for the release and each target. Dispatch is left to its own section: it lasts for
 * hours or days, and would leave nothing of the rest to see.
 */
function timelineSection({ plan, checks }) {
    const made = checks.filter((check) => check.stage !== 'dispatch');
    const spans = timeline(made);
    const extent = extentOf(spans);
    if (!extent || extent.endedAt === extent.startedAt)
        return undefined;
    const begin = extent.startedAt;
    // Times count from the first check, so they are dates just after the epoch and get the ticks of a clock.
    const scale = (0,d3_scale/* scaleUtc */.Pp)([0, extent.endedAt - begin], [0, 100]);
    const ticks = scale.ticks(6).map((date) => ({ at: scale(date), text: formatTick(date.getTime()) }));
    const rows = lanes(plan, made).map((lane) => html `<div class="row lane"><div class="name">${lane.name}</div>${lanePlot(lane.name, lane.spans, (time) => scale(time - begin), ticks)}</div>`);
    const keys = check/* STAGES */.an.filter((stage) => spans.some((span) => span.stage === stage)).map((stage) => html `<li><i class="key stage-${stage}"></i>${stage}</li>`);
    return html `
<section id="timeline" aria-labelledby="timeline-title">
<h2 id="timeline-title">Timeline</h2>
<figure class="chart">
<figcaption><ul class="legend">${keys}</ul></figcaption>
${rows}
<div class="row lane"><div class="name"></div>${axis(ticks)}</div>
</figure>
${timelineTable(spans, begin)}
</section>`;
}
const LINE = 26;
function lanePlot(name, spans, place, ticks) {
    const lines = sideBySide(spans);
    const shapes = lines.flatMap((line, index) => line.map((span) => {
        const from = place(span.startedAt);
        const at = { from, to: Math.min(100, Math.max(place(span.endedAt), from + 0.4)) };
        const failed = span.verdict === 'fail';
        const classes = `stage-${span.stage}${failed ? ' failed' : ''}`;
        const text = `${failed ? `${verdicts/* SYMBOLS */.Am.fail} ` : ''}${span.stage}`;
        return segment(at, 3 + LINE * index, LINE - 6, classes, spanText(span), at.to - at.from > text.length + 1.5 ? text : '');
    }));
    const label = `${name}: ${spans.map(spanText).join('; ')}`;
    return plot(LINE * lines.length, label, rules(ticks.map((tick) => tick.at)), shapes);
}
function spanText(span) {
    return `${span.stage} ${(0,format/* formatDuration */.a3)(span.endedAt - span.startedAt)}, ${span.verdict}`;
}
/** Spans that overlap go on lines of their own, each on the first line that is free. */
function sideBySide(spans) {
    const lines = [];
    for (const span of spans.toSorted((a, b) => a.startedAt - b.startedAt)) {
        const free = lines.find((line) => (line.at(-1)?.endedAt ?? 0) <= span.startedAt);
        if (free)
            free.push(span);
        else
            lines.push([span]);
    }
    return lines;
}
function timelineTable(spans, begin) {
    const rows = spans.map((span) => html `
<tr><th scope="row">${span.stage}</th><td class="number" data-label="began after">${(0,format/* formatDuration */.a3)(span.startedAt - begin)}</td><td class="number" data-label="took">${(0,format/* formatDuration */.a3)(span.endedAt - span.startedAt)}</td><td data-label="verdict">${badge(span.verdict)}</td></tr>`);
    return html `
<details><summary>As a table</summary>
<table class="cards"><caption>From the first check of a stage to the end of its last; the first began at <time>${new Date(begin).toISOString()}</time></caption>
<thead><tr><th scope="col">Stage</th><th scope="col" class="number">Began after</th><th scope="col" class="number">Took</th><th scope="col">Verdict</th></tr></thead>
<tbody>${rows}
</tbody></table></details>`;
}
/** `0:15`, `1:30`, `1:02:00`; below a second in milliseconds. */
function formatTick(ms) {
    if (ms % 1000 !== 0)
        return `${ms} ms`;
    const [hours, minutes, seconds] = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60].map(Math.floor);
    const tail = String(seconds).padStart(2, '0');
    return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

;// CONCATENATED MODULE: ./src/report/html/waves.ts





/** The waves of a gray release: how many nodes each had, and what became of them. */
function wavesSection({ waves = [] }) {
    if (waves.length === 0)
        return undefined;
    const most = Math.max(1, ...waves.map((wave) => wave.nodes));
    const scale = (0,d3_scale/* scaleLinear */.m4)([0, most], [0, 100]);
    const rows = waves.map((wave) => html `
<div class="row wave"><div class="name">Wave ${wave.index}<small>${(0,format/* plural */.LS)(wave.nodes, 'node')}</small></div>${wavePlot(wave, scale)}<p>${waveText(wave)}<small>${waveTimes(wave)}</small></p></div>`);
    return html `
<section id="waves" aria-labelledby="waves-title">
<h2 id="waves-title">Dispatch</h2>
<figure class="chart">
<figcaption><ul class="legend">
<li><i class="key healthy"></i>healthy</li>
<li><i class="key failed"></i>failed</li>
<li><i class="key waiting"></i>not reported</li>
</ul></figcaption>${rows}
</figure>
</section>`;
}
/** Nodes are drawn one by one while they can be told apart on a narrow screen. */
const SINGLE_NODES = 20;
function wavePlot(wave, scale) {
    const states = [
        { name: 'healthy', symbol: verdicts/* SYMBOLS */.Am.pass, nodes: wave.healthy },
        { name: 'failed', symbol: verdicts/* SYMBOLS */.Am.fail, nodes: wave.failed },
        {
            name: 'waiting',
            symbol: verdicts/* SYMBOLS */.Am['not-run'],
            nodes: Math.max(0, wave.nodes - wave.healthy - wave.failed),
        },
    ];
    const single = wave.nodes <= SINGLE_NODES;
    const runs = single
        ? states.flatMap((state) => Array.from({ length: state.nodes }, () => ({ ...state, nodes: 1 })))
        : states.filter((state) => state.nodes > 0);
    let done = 0;
    const shapes = runs.map(({ name, symbol, nodes }) => {
        const from = scale(done);
        done += nodes;
        const title = `${nodes} ${name === 'waiting' ? 'not reported' : name}`;
        return segment({ from, to: scale(done) - 0.4 }, 6, 20, name, title, symbol);
    });
    return plot(32, `Wave ${wave.index}: ${waveText(wave)}`, shapes);
}
function waveText(wave) {
    const failed = wave.failed > 0 ? `, ${wave.failed} failed` : '';
    return `${wave.healthy} of ${wave.nodes} healthy${failed}: ${wave.outcome}`;
}
function waveTimes({ startedAt, endedAt }) {
    if (!startedAt)
        return 'not begun';
    const began = Date.parse(startedAt);
    const took = endedAt ? `, took ${(0,format/* formatDuration */.a3)(Date.parse(endedAt) - began)}` : '';
    return `began ${startedAt.slice(0, 16).replace('T', ' ')} UTC${took}`;
}

;// CONCATENATED MODULE: ./src/report/html.ts













/**
 * `release-report.html`: one file that asks nothing of the network and runs no script. Its policy allows its own
 * style sheet, by digest, and nothing else.
 */
function renderHtml(data) {
    const name = data.plan ? `${data.plan.project} ${data.plan.version}` : data.title;
    const sections = SECTIONS.map(({ render, id, title }) => ({ id, title, markup: render(data) })).filter((section) => section.markup !== undefined);
    const page = html `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${data.title} report: ${name}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip-link" href="#content">Skip to the content</a>
<main id="content">${headerSection(data)}
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html `<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${sections.map((section) => section.markup)}
</main>
<footer><p>Every figure on this page comes from the checks in <code>evidence.jsonl</code>, the plan, the sizes of the files, what the scan found (<code>stages/scan.json</code>) and what packing measured (<code>stages/pack.json</code>).</p></footer>
</body>
</html>
`;
    return page.toString();
}
const SECTIONS = [
    { id: 'attention', title: 'Attention', render: attentionSection },
    { id: 'targets', title: 'Targets', render: targetsSection },
    { id: 'sizes', title: 'Sizes', render: sizesSection },
    { id: 'scan', title: 'Scan', render: scanSection },
    { id: 'packing', title: 'Packing', render: packingSection },
    { id: 'insight', title: 'Build insight', render: insightSection },
    { id: 'timeline', title: 'Timeline', render: timelineSection },
    { id: 'waves', title: 'Dispatch', render: wavesSection },
    { id: 'checks', title: 'Every check', render: checksSection },
    { id: 'commands', title: 'Verify', render: commandsSection },
    { id: 'tools', title: 'Tools', render: toolsSection },
];
const STYLE_DIGEST = (0,external_node_crypto_.createHash)('sha256').update(STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_DIGEST}'; base-uri 'none'; form-action 'none'`;


/***/ })

};
