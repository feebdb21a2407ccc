import { scaleLinear } from 'd3-scale';
import { formatExactly } from '../format.ts';
import type { PackingReport, ReportData } from '../model.ts';
import {
  effect,
  fromTo,
  type Measure,
  measured,
  notesOf,
  packed,
  packingOf,
  RAN,
  summaryOf,
} from '../packing.ts';
import { SYMBOLS } from '../verdicts.ts';
import { html, type Markup, prose } from './markup.ts';
import { dumbbell, plot } from './svg.ts';

/** What packing gained, and what it costs. */
export function packingSection(data: ReportData): Markup | undefined {
  const packing = packingOf(data);
  if (packing.length === 0) return undefined;
  const [lead, ...more] = summaryOf(packing);
  return html`
<section id="packing" aria-labelledby="packing-title">
<h2 id="packing-title">Packing</h2>
<p class="lead"><strong>${lead}</strong> ${more.join(' ')}</p>
${chart(packing)}
${notesList(packing)}
${figuresTable(packing)}
</section>`;
}

function chart(packing: readonly PackingReport[]): Markup {
  const measures = measured(packing);
  const scales = measures.map((measure) => ({ measure, scale: scaleOf(measure, packing) }));
  const legend = html`
<figcaption><ul class="legend">
<li><i class="mark ring"></i>plain</li>
<li><i class="mark gain"></i>packed, better</li>
<li><i class="mark cost"></i>packed, worse</li>
<li>each measure on one scale from 0</li>
</ul></figcaption>`;
  return html`
<figure class="chart">${measures.length > 0 ? [legend, headings(measures)] : undefined}${packing.map((one) => row(one, scales))}
</figure>`;
}

/** Seen only where the measures are columns; elsewhere each cell shows its own. */
function headings(measures: readonly Measure[]): Markup {
  const cells = measures.map(
    ({ title, group }, index) =>
      html`<div class="cell${edge(measures, index)}"><b>${beginsGroup(measures, index) ? group : undefined}</b>${title}</div>`,
  );
  return html`
<div class="trade heads" aria-hidden="true"><div class="name"></div>${cells}</div>`;
}

function beginsGroup(measures: readonly Measure[], index: number): boolean {
  return measures[index]?.group !== measures[index - 1]?.group;
}

/** A line between the groups. */
function edge(measures: readonly Measure[], index: number): string {
  return index > 0 && beginsGroup(measures, index) ? ' edge' : '';
}

interface Scaled {
  readonly measure: Measure;
  readonly scale: (value: number) => number;
}

/** From zero to the most, with room for the dots at both ends. */
function scaleOf({ key }: Measure, packing: readonly PackingReport[]): Scaled['scale'] {
  const values = packed(packing).flatMap((one) => [one[key]?.plain ?? 0, one[key]?.packed ?? 0]);
  return scaleLinear([0, Math.max(1, ...values)], [5, 95]);
}

function row(one: PackingReport, scales: readonly Scaled[]): Markup {
  const { target, file, state, reason } = one;
  const name = (told?: string): Markup => {
    const small = [target && file, told].filter(Boolean).map((text) => html`<small>${text}</small>`);
    return html`<div class="name">${target ?? file}${small}</div>`;
  };
  if (state === 'packed') {
    const measures = scales.map(({ measure }) => measure);
    const cells = scales.map((scaled, index) => cell(one, scaled, edge(measures, index)));
    return html`
<div class="trade">${name(RAN[one.ran])}${cells}</div>`;
  }
  return html`
<div class="trade left-out">${name()}<p>${stateBadge(state)} ${reason && prose(reason)}</p></div>`;
}

const STATES = { plain: 'skip', failed: 'fail', withheld: 'not-run' } as const;

function stateBadge(state: keyof typeof STATES): Markup {
  const verdict = STATES[state];
  return html`<span class="badge ${verdict}"><b aria-hidden="true">${SYMBOLS[verdict]}</b> ${state}</span>`;
}

const HEIGHT = 16;

function cell(one: PackingReport, { measure, scale }: Scaled, more: string): Markup {
  const { key, title, format, difference } = measure;
  const label = html`<span class="label" aria-hidden="true">${title}</span>`;
  const change = one[key];
  if (!change) {
    return html`<div class="cell${more} unknown">${label}<span>not measured<span class="quiet"> of ${title}</span></span></div>`;
  }
  const told = difference(change);
  const values = fromTo(change, format);
  const spoken = `${title}: ${format(change.plain)} plain, ${format(change.packed)} packed, ${told}`;
  const classes = effect(change);
  const drawn = dumbbell({ from: scale(change.plain), to: scale(change.packed) }, HEIGHT, classes, spoken);
  return html`<div class="cell${more} ${classes}">${label}<b aria-hidden="true">${told}</b>${plot(HEIGHT, spoken, drawn)}<small aria-hidden="true">${values}</small></div>`;
}

function notesList(packing: readonly PackingReport[]): Markup | undefined {
  const notes = notesOf(packing);
  if (notes.length === 0) return undefined;
  const items = notes.map(
    ({ title, text, labels }) => html`
<li><strong>${title}</strong> <span class="subject">${labels.join(', ')}</span><br>${prose(text)}</li>`,
  );
  return html`
<h3 class="after">What else changes</h3>
<ul class="points">${items}</ul>`;
}

function figuresTable(packing: readonly PackingReport[]): Markup {
  const measures = measured(packing);
  const rows = packing.map((one) => {
    const cells = measures.map(({ key, title }) => {
      const change = one[key];
      const told = change && `${figure(key, change.plain)} → ${figure(key, change.packed)}`;
      return html`<td class="number" data-label="${title}">${told}</td>`;
    });
    const became = one.state === 'packed' ? `packed, ${RAN[one.ran]}` : one.state;
    return html`
<tr><th scope="row">${one.file}<small>${became}</small></th>${cells}</tr>`;
  });
  const heads = measures.map(
    ({ key, title }) => html`<th scope="col" class="number">${title}${key === 'startup' ? ', ms' : ''}</th>`,
  );
  return html`
<details><summary>In figures</summary>
<table class="cards figured"><caption>Plain and packed; sizes in bytes, the downloads as gzip and xz make them; memory is what only the idle program has</caption>
<thead><tr><th scope="col">File</th>${heads}</tr></thead>
<tbody>${rows}
</tbody></table></details>`;
}

function figure(key: Measure['key'], value: number): string {
  return key === 'startup' ? value.toFixed(1) : formatExactly(value);
}
