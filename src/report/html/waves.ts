import { scaleLinear } from 'd3-scale';
import type { WaveReport } from '../../model/wave.ts';
import { formatDuration, plural } from '../format.ts';
import type { ReportData } from '../model.ts';
import { SYMBOLS } from '../verdicts.ts';
import { html, type Markup } from './markup.ts';
import { plot, segment } from './svg.ts';

/** The waves of a gray release: how many nodes each had, and what became of them. */
export function wavesSection({ waves = [] }: ReportData): Markup | undefined {
  if (waves.length === 0) return undefined;
  const most = Math.max(1, ...waves.map((wave) => wave.nodes));
  const scale = scaleLinear([0, most], [0, 100]);
  const rows = waves.map(
    (wave) => html`
<div class="row wave"><div class="name">Wave ${wave.index}<small>${plural(wave.nodes, 'node')}</small></div>${wavePlot(wave, scale)}<p>${waveText(wave)}<small>${waveTimes(wave)}</small></p></div>`,
  );
  return html`
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

function wavePlot(wave: WaveReport, scale: (nodes: number) => number): Markup {
  const states = [
    { name: 'healthy', symbol: SYMBOLS.pass, nodes: wave.healthy },
    { name: 'failed', symbol: SYMBOLS.fail, nodes: wave.failed },
    {
      name: 'waiting',
      symbol: SYMBOLS['not-run'],
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

function waveText(wave: WaveReport): string {
  const failed = wave.failed > 0 ? `, ${wave.failed} failed` : '';
  return `${wave.healthy} of ${wave.nodes} healthy${failed}: ${wave.outcome}`;
}

function waveTimes({ startedAt, endedAt }: WaveReport): string {
  if (!startedAt) return 'not begun';
  const began = Date.parse(startedAt);
  const took = endedAt ? `, took ${formatDuration(Date.parse(endedAt) - began)}` : '';
  return `began ${startedAt.slice(0, 16).replace('T', ' ')} UTC${took}`;
}
