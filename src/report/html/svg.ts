import { type Content, html, type Markup } from './markup.ts';

/**
 * The few shapes our charts are drawn with. Places along the line are in percent and text keeps its size, so that
 * a chart fills any width without a script; colours come from the classes of the page.
 */

/** One line of a chart, `height` pixels high. `label` says in words what is drawn. */
export function plot(height: number, label: string, ...shapes: readonly Content[]): Markup {
  return html`<svg class="plot" role="img" aria-label="${label}" width="100%" height="${height}">${shapes}</svg>`;
}

/** A horizontal bar from `from` to `to` percent. `title` is what a pointer shows. */
export function bar(at: Extent, top: number, height: number, classes: string, title: string): Markup {
  const place = html`x="${pct(at.from)}" width="${pct(at.to - at.from)}" y="${top}" height="${height}"`;
  return html`<rect class="${classes}" ${place} rx="2"><title>${title}</title></rect>`;
}

/** A bar with a text in it, cut at the end of the bar. */
export function segment(
  at: Extent,
  top: number,
  height: number,
  classes: string,
  title: string,
  text: string,
): Markup {
  const place = html`x="${pct(at.from)}" width="${pct(at.to - at.from)}" y="${top}" height="${height}"`;
  const label = text && html`<text x="6" y="${height / 2}" dy="0.35em">${text}</text>`;
  return html`<svg ${place}><g class="${classes}"><title>${title}</title><rect width="100%" height="100%" rx="3"/>${label}</g></svg>`;
}

/** A ring at `from`, a dot at `to` and a line between, in the middle of a plot `height` high; the track is all of it. */
export function dumbbell(at: Extent, height: number, classes: string, title: string): Markup {
  const [from, to, middle] = [pct(at.from), pct(at.to), height / 2];
  const line = html`y1="${middle}" y2="${middle}"`;
  return html`<g class="dumbbell ${classes}"><title>${title}</title><line class="track" x1="0" x2="100%" ${line}/><line class="span" x1="${from}" x2="${to}" ${line}/><circle class="ring" cx="${from}" cy="${middle}" r="5"/><circle class="dot" cx="${to}" cy="${middle}" r="5.5"/></g>`;
}

/** Text that begins a little to the right of a place; `more` is left out on a narrow screen. */
export function textAfter(at: number, middle: number, classes: string, text: string, more = ''): Markup {
  const tail = more && html`<tspan class="wide">${more}</tspan>`;
  return html`<text class="${classes}" x="${pct(at)}" dx="6" y="${middle}" dy="0.35em">${text}${tail}</text>`;
}

/** Vertical lines behind a plot. */
export function rules(places: readonly number[]): Markup[] {
  return places.map((at) => html`<line class="rule" x1="${pct(at)}" x2="${pct(at)}" y1="0" y2="100%"/>`);
}

/** The line under a chart: ticks with their texts. Hidden from screen readers, which hear the labels instead. */
export function axis(ticks: readonly Tick[]): Markup {
  const marks = ticks.map(({ at, text }) => {
    const anchor = at < 2 ? 'start' : at > 98 ? 'end' : 'middle';
    return html`<line class="rule" x1="${pct(at)}" x2="${pct(at)}" y1="0" y2="5"/><text x="${pct(at)}" y="17" text-anchor="${anchor}">${text}</text>`;
  });
  return html`<svg class="plot axis" aria-hidden="true" width="100%" height="22">${marks}</svg>`;
}

/** In percent of the width, 0 to 100. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

export interface Tick {
  readonly at: number;
  readonly text: string;
}

function pct(place: number): string {
  return `${Number(place.toFixed(3))}%`;
}
