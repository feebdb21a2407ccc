import type { Verdict } from '../../model/check.ts';
import { BY_URGENCY, type Counts, MEANINGS, SYMBOLS } from '../verdicts.ts';
import { html, type Markup } from './markup.ts';

/** Symbol and word, coloured: `✓ pass`. */
export function badge(verdict: Verdict): Markup {
  return html`<span class="badge ${verdict}"><b aria-hidden="true">${SYMBOLS[verdict]}</b> ${WORDS[verdict]}</span>`;
}

/** A badge with its number for every verdict that occurs. */
export function countBadges(counts: Counts): Markup[] {
  return BY_URGENCY.filter((verdict) => counts[verdict] > 0).map(
    (verdict) =>
      html`<span class="badge ${verdict}"><b aria-hidden="true">${SYMBOLS[verdict]}</b> ${counts[verdict]} ${WORDS[verdict]}</span> `,
  );
}

export function verdictLegend(): Markup {
  const items = BY_URGENCY.map((verdict) => html`<li>${badge(verdict)} ${MEANINGS[verdict]}</li>`);
  return html`<ul class="legend meanings" aria-label="What the verdicts mean">${items}</ul>`;
}

export const WORDS: Readonly<Record<Verdict, string>> = {
  pass: 'pass',
  fail: 'fail',
  warn: 'warn',
  skip: 'skip',
  'not-run': 'not run',
};
