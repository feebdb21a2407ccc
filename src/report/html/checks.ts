import { type Check, STAGES, type Stage } from '../../model/check.ts';
import { type Alike, alike, byUrgency } from '../attention.ts';
import { formatDuration } from '../format.ts';
import type { ReportData } from '../model.ts';
import { faultOf, positionOf } from '../places.ts';
import { toolInShort } from '../tools.ts';
import { count } from '../verdicts.ts';
import { html, type Markup, prose } from './markup.ts';
import { badge, countBadges } from './verdict.ts';

/** Failures and warnings in full with what to do; then in short what could not be run. */
export function attentionSection({ checks }: ReportData): Markup | undefined {
  const full = alike(checks, 'fail', 'warn');
  const notRun = alike(checks, 'not-run');
  if (full.length === 0 && notRun.length === 0) return undefined;
  return html`
<section id="attention" aria-labelledby="attention-title">
<h2 id="attention-title">${full.length > 0 ? 'Needs attention' : 'Not run'}</h2>
${full.map(inFull)}
${notRun.length > 0 ? html`<div class="note not-run">${badge('not-run')}<ul>${notRun.map(inShort)}</ul></div>` : undefined}
</section>`;
}

function inFull(group: Alike): Markup {
  const facts = [fact('Measured', group.measured), fact('Has to be', group.bound), fact('By', group.tools)];
  return html`<article class="note ${group.verdict}">
<h3>${badge(group.verdict)} ${group.stage} ${group.name} <span class="subject">${group.subjects}</span></h3>
<dl class="facts">${facts}</dl>
${group.detail && html`<p class="told">${prose(group.detail)}</p>`}
${placeList(group)}
${group.remedy && html`<p class="remedy"><strong>What to do</strong> ${prose(group.remedy)}</p>`}
</article>`;
}

function placeList({ places = [] }: Alike): Markup | undefined {
  if (places.length === 0) return undefined;
  const items = places.map(
    (place) => html`<li><code>${positionOf(place)}</code> ${prose(faultOf(place))}</li>`,
  );
  return html`<ul class="places">${items}</ul>`;
}

function fact(term: string, texts: readonly string[]): Markup | undefined {
  if (texts.length === 0) return undefined;
  return html`<div><dt>${term}</dt>${texts.map((text) => html`<dd>${text}</dd>`)}</div>`;
}

function inShort({ stage, name, subjects, detail = '', remedy = '' }: Alike): Markup {
  return html`<li><strong>${stage} ${name}</strong> <span class="subject">${subjects}</span><br>${prose(detail)}${remedy && html`<br>What to do: ${prose(remedy)}`}</li>`;
}

/** Every check with what was measured, a fold a stage; stages with a failure are open. */
export function checksSection({ checks }: ReportData): Markup | undefined {
  if (checks.length === 0) return undefined;
  const byStage = Map.groupBy(checks, (check) => check.stage);
  const folds = STAGES.map((stage) => stageFold(stage, byStage.get(stage) ?? []));
  return html`
<section id="checks" aria-labelledby="checks-title">
<h2 id="checks-title">Every check</h2>
${folds}
</section>`;
}

function stageFold(stage: Stage, checks: readonly Check[]): Markup | undefined {
  if (checks.length === 0) return undefined;
  const counts = count(checks);
  const open = counts.fail > 0 ? html` open` : undefined;
  return html`
<details id="checks-${stage}" class="stage"${open}><summary><span class="stage-name">${stage}</span> ${countBadges(counts)}</summary>
<table class="cards checks"><caption class="quiet">Checks of the stage ${stage}</caption>
<thead><tr><th scope="col">Verdict</th><th scope="col">Check</th><th scope="col">Measured</th><th scope="col">Bound</th><th scope="col" class="number">Took</th></tr></thead>
<tbody>${byUrgency(checks).map(checkRow)}
</tbody></table></details>`;
}

function checkRow(check: Check): Markup {
  const notes = [
    check.detail,
    check.remedy && `What to do: ${check.remedy}`,
    check.tool && `By ${toolInShort(check.tool)}`,
  ];
  return html`
<tr><td data-label="verdict">${badge(check.verdict)}</td><th scope="row">${check.name} <span class="subject">${check.subject}</span>${notes.map((note) => note && html`<small>${prose(note)}</small>`)}</th><td data-label="measured">${check.measured}</td><td data-label="bound">${check.bound}</td><td class="number" data-label="took">${formatDuration(check.ms)}</td></tr>`;
}
