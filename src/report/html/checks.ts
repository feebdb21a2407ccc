import { type Check, STAGES, type Stage } from '../../model/check.ts';
import { alike, byUrgency } from '../attention.ts';
import { formatDuration } from '../format.ts';
import type { ReportData } from '../model.ts';
import { toolInShort } from '../tools.ts';
import { count } from '../verdicts.ts';
import { html, type Markup } from './markup.ts';
import { badge, countBadges } from './verdict.ts';

/** Failures and warnings in full with what to do; then what could not be run, grouped by reason. */
export function attentionSection({ checks }: ReportData): Markup | undefined {
  const full = byUrgency(checks).filter((check) => check.verdict === 'fail' || check.verdict === 'warn');
  const notRun = alike(checks, 'not-run');
  if (full.length === 0 && notRun.length === 0) return undefined;
  const items = notRun.map(
    ({ stage, name, subjects, reason }) =>
      html`<li><strong>${stage} ${name}</strong> ${subjects.join(', ')}<br>${reason}</li>`,
  );
  return html`
<section id="attention" aria-labelledby="attention-title">
<h2 id="attention-title">${full.length > 0 ? 'Needs attention' : 'Not run'}</h2>
${full.map(fullCheck)}
${items.length > 0 ? html`<div class="note not-run">${badge('not-run')}<ul>${items}</ul></div>` : undefined}
</section>`;
}

function fullCheck(check: Check): Markup {
  return html`<article class="note ${check.verdict}">
<h3>${badge(check.verdict)} ${check.stage} ${check.name} <span class="subject">${check.subject}</span></h3>
<dl class="facts">${fact('Measured', check.measured)}${fact('Has to be', check.bound)}${fact('By', check.tool && toolInShort(check.tool))}</dl>
${check.detail && html`<p>${check.detail}</p>`}
${check.remedy && html`<p class="remedy"><strong>What to do</strong> ${check.remedy}</p>`}
</article>`;
}

function fact(term: string, text: string | undefined): Markup | undefined {
  return text ? html`<div><dt>${term}</dt><dd>${text}</dd></div>` : undefined;
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
<tr><td data-label="verdict">${badge(check.verdict)}</td><th scope="row">${check.name} <span class="subject">${check.subject}</span>${notes.map((note) => note && html`<small>${note}</small>`)}</th><td data-label="measured">${check.measured}</td><td data-label="bound">${check.bound}</td><td class="number" data-label="took">${formatDuration(check.ms)}</td></tr>`;
}
