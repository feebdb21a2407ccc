/** The style sheet of the page. Colours are told once for light and once for dark; charts use the same ones. */
export const STYLE = `
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
