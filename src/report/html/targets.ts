import { type GridCell, grid } from '../grid.ts';
import type { ReportData } from '../model.ts';
import { html, type Markup } from './markup.ts';
import { badge, verdictLegend } from './verdict.ts';

/** A row a target, a column a stage. */
export function targetsSection(data: ReportData): Markup | undefined {
  const { stages, rows } = grid(data.plan, data.checks);
  if (stages.length === 0) return undefined;
  const heads = stages.map((stage) => html`<th scope="col"><a href="#checks-${stage}">${stage}</a></th>`);
  const body = rows.map((row) => {
    const cells = stages.map(
      (stage) => html`<td data-label="${stage}">${cellBadge(row.cells.get(stage))}</td>`,
    );
    return html`
<tr><th scope="row">${row.name}</th>${cells}</tr>`;
  });
  return html`
<section id="targets" aria-labelledby="targets-title">
<h2 id="targets-title">Targets</h2>
<table class="cards grid"><caption>The most urgent verdict of each stage; “1 of 6” tells how many of the checks it was</caption>
<thead><tr><th scope="col">Target</th>${heads}</tr></thead>
<tbody>${body}
</tbody></table>
${verdictLegend()}
</section>`;
}

function cellBadge(cell: GridCell | undefined): Markup {
  if (!cell) return html`<span class="none" aria-label="no check"></span>`;
  const { verdict, counts, total } = cell;
  const whole = verdict === 'pass' || counts[verdict] === total;
  return html`${badge(verdict)}${whole ? undefined : html`<small>${counts[verdict]} of ${total}</small>`}`;
}
