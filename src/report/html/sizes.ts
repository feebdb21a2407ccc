import { scaleLinear } from 'd3-scale';
import { bytesPower, formatBytes } from '../../model/bytes.ts';
import { formatExactly, formatShare } from '../format.ts';
import type { FileSizes, ReportData } from '../model.ts';
import { html, type Markup } from './markup.ts';
import { axis, bar, plot, rules, textAfter } from './svg.ts';

/** What each binary weighs unstripped, stripped and as released. */
export function sizesSection({ sizes }: ReportData): Markup | undefined {
  const largest = Math.max(0, ...sizes.flatMap((one) => stepsOf(one).map((step) => step.bytes)));
  if (largest === 0) return undefined;
  // Room for the text after the longest bar.
  const scale = scaleLinear([0, largest], [0, 82]);
  const ticks = axisTicks(largest).map((bytes) => ({ at: scale(bytes), text: formatRound(bytes) }));
  const places = ticks.map((tick) => tick.at);
  const rows = sizes.map(
    (one) =>
      html`<div class="row"><div class="name">${one.target}<small>${one.file}</small></div>${sizePlot(one, scale, places)}</div>`,
  );
  return html`
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

interface SizeStep {
  readonly name: 'unstripped' | 'stripped' | 'released';
  readonly bytes: number;
}

function stepsOf(one: FileSizes): SizeStep[] {
  return (['unstripped', 'stripped', 'released'] as const).flatMap((name) => {
    const bytes = one[name];
    return bytes === undefined ? [] : [{ name, bytes }];
  });
}

function sizePlot(one: FileSizes, scale: (bytes: number) => number, places: readonly number[]): Markup {
  const steps = stepsOf(one);
  const shapes = steps.map(({ name, bytes }, index) => {
    const top = 7 + 16 * index;
    const title = `${one.file} ${name}: ${formatExactly(bytes)} bytes`;
    const [classes, more] = name === 'released' ? ['value strong', ratioText(one)] : ['value', ''];
    return [
      bar({ from: 0, to: scale(bytes) }, top, 12, name, title),
      textAfter(scale(bytes), top + 6, classes, formatBytes(bytes), more),
    ];
  });
  const label = `${one.file}: ${steps.map(({ name, bytes }) => `${name} ${formatBytes(bytes)}`).join(', ')}`;
  return plot(14 + 16 * steps.length, label, rules(places), shapes);
}

function ratioText({ packed, stripped, released }: FileSizes): string {
  if (!packed) return ', not packed';
  return stripped && released !== undefined ? `, ${formatShare(released, stripped)}` : ', packed';
}

function sizesTable(sizes: readonly FileSizes[]): Markup {
  const cell = (name: string, bytes: number | undefined): Markup =>
    html`<td class="number" data-label="${name}">${bytes === undefined ? '' : formatExactly(bytes)}</td>`;
  const rows = sizes.map(
    (one) => html`
<tr><th scope="row">${one.file}</th>${cell('unstripped', one.unstripped)}${cell('stripped', one.stripped)}${cell('released', one.released)}<td data-label="packed">${one.packed ? 'yes' : 'no'}</td></tr>`,
  );
  return html`
<details><summary>In bytes</summary>
<table class="cards"><caption>Sizes in bytes</caption>
<thead><tr><th scope="col">File</th><th scope="col" class="number">Unstripped</th><th scope="col" class="number">Stripped</th><th scope="col" class="number">Released</th><th scope="col">Packed</th></tr></thead>
<tbody>${rows}
</tbody></table></details>`;
}

/** Round numbers of the unit that suits the largest size. */
function axisTicks(largest: number): number[] {
  const unit = 1024 ** bytesPower(largest);
  return scaleLinear([0, largest / unit], [0, 1])
    .ticks(4)
    .map((tick) => tick * unit);
}

function formatRound(bytes: number): string {
  return bytes === 0 ? '0' : formatBytes(bytes).replace(/\.0+ /, ' ');
}
