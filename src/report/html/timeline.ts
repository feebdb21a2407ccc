import { scaleUtc } from 'd3-scale';
import { STAGES } from '../../model/check.ts';
import { formatDuration } from '../format.ts';
import type { ReportData } from '../model.ts';
import { extentOf, lanes, type Span, timeline } from '../timeline.ts';
import { SYMBOLS } from '../verdicts.ts';
import { html, type Markup } from './markup.ts';
import { axis, plot, rules, segment, type Tick } from './svg.ts';
import { badge } from './verdict.ts';

/**
 * When each stage ran, a lane for the release and each target. Dispatch is left to its own section: it lasts for
 * hours or days, and would leave nothing of the rest to see.
 */
export function timelineSection({ plan, checks }: ReportData): Markup | undefined {
  const made = checks.filter((check) => check.stage !== 'dispatch');
  const spans = timeline(made);
  const extent = extentOf(spans);
  if (!extent || extent.endedAt === extent.startedAt) return undefined;
  const begin = extent.startedAt;
  // Times count from the first check, so they are dates just after the epoch and get the ticks of a clock.
  const scale = scaleUtc([0, extent.endedAt - begin], [0, 100]);
  const ticks = scale.ticks(6).map((date) => ({ at: scale(date), text: formatTick(date.getTime()) }));
  const rows = lanes(plan, made).map(
    (lane) =>
      html`<div class="row lane"><div class="name">${lane.name}</div>${lanePlot(lane.name, lane.spans, (time) => scale(time - begin), ticks)}</div>`,
  );
  const keys = STAGES.filter((stage) => spans.some((span) => span.stage === stage)).map(
    (stage) => html`<li><i class="key stage-${stage}"></i>${stage}</li>`,
  );
  return html`
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

function lanePlot(
  name: string,
  spans: readonly Span[],
  place: (time: number) => number,
  ticks: readonly Tick[],
): Markup {
  const lines = sideBySide(spans);
  const shapes = lines.flatMap((line, index) =>
    line.map((span) => {
      const from = place(span.startedAt);
      const at = { from, to: Math.min(100, Math.max(place(span.endedAt), from + 0.4)) };
      const failed = span.verdict === 'fail';
      const classes = `stage-${span.stage}${failed ? ' failed' : ''}`;
      const text = `${failed ? `${SYMBOLS.fail} ` : ''}${span.stage}`;
      return segment(
        at,
        3 + LINE * index,
        LINE - 6,
        classes,
        spanText(span),
        at.to - at.from > text.length + 1.5 ? text : '',
      );
    }),
  );
  const label = `${name}: ${spans.map(spanText).join('; ')}`;
  return plot(LINE * lines.length, label, rules(ticks.map((tick) => tick.at)), shapes);
}

function spanText(span: Span): string {
  return `${span.stage} ${formatDuration(span.endedAt - span.startedAt)}, ${span.verdict}`;
}

/** Spans that overlap go on lines of their own, each on the first line that is free. */
function sideBySide(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [];
  for (const span of spans.toSorted((a, b) => a.startedAt - b.startedAt)) {
    const free = lines.find((line) => (line.at(-1)?.endedAt ?? 0) <= span.startedAt);
    if (free) free.push(span);
    else lines.push([span]);
  }
  return lines;
}

function timelineTable(spans: readonly Span[], begin: number): Markup {
  const rows = spans.map(
    (span) => html`
<tr><th scope="row">${span.stage}</th><td class="number" data-label="began after">${formatDuration(span.startedAt - begin)}</td><td class="number" data-label="took">${formatDuration(span.endedAt - span.startedAt)}</td><td data-label="verdict">${badge(span.verdict)}</td></tr>`,
  );
  return html`
<details><summary>As a table</summary>
<table class="cards"><caption>From the first check of a stage to the end of its last; the first began at <time>${new Date(begin).toISOString()}</time></caption>
<thead><tr><th scope="col">Stage</th><th scope="col" class="number">Began after</th><th scope="col" class="number">Took</th><th scope="col">Verdict</th></tr></thead>
<tbody>${rows}
</tbody></table></details>`;
}

/** `0:15`, `1:30`, `1:02:00`; below a second in milliseconds. */
function formatTick(ms: number): string {
  if (ms % 1000 !== 0) return `${ms} ms`;
  const [hours, minutes, seconds] = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60].map(Math.floor);
  const tail = String(seconds).padStart(2, '0');
  return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
