import { formatBytes } from '../../model/bytes.ts';
import type { Plan } from '../../model/plan.ts';
import { formatDuration, formatShare, plural } from '../format.ts';
import type { FileSizes, ReportData } from '../model.ts';
import { packed, packingOf, total } from '../packing.ts';
import { countStates, scanOf } from '../scan.ts';
import { extentOf, timeline } from '../timeline.ts';
import { BY_URGENCY, type Counts, count, headline, SYMBOLS } from '../verdicts.ts';
import { html, type Markup } from './markup.ts';
import { bar, plot } from './svg.ts';
import { countBadges, WORDS } from './verdict.ts';

/** What was released, the verdict over it, and the figures to remember. */
export function headerSection(data: ReportData): Markup {
  const { verdict, word, rest } = headline(data.checks);
  return html`
<header class="top">
<p class="eyebrow">${data.title} report</p>
<h1>${data.plan ? html`${data.plan.project} <span class="version">${data.plan.version}</span>` : data.title}</h1>
<p class="verdict ${verdict}"><b aria-hidden="true">${SYMBOLS[verdict]}</b><span><strong>${word}</strong> ${rest}.</span></p>
${meter(count(data.checks))}
${data.plan && planFacts(data.plan)}
</header>
${keyFigures(data)}`;
}

function meter(counts: Counts): Markup | undefined {
  const total = BY_URGENCY.reduce((sum, verdict) => sum + counts[verdict], 0);
  if (total === 0) return undefined;
  let done = 0;
  const parts = BY_URGENCY.filter((verdict) => counts[verdict] > 0).map((verdict) => {
    const from = (100 * done) / total;
    done += counts[verdict];
    return bar(
      { from, to: (100 * done) / total },
      0,
      10,
      `fill ${verdict}`,
      `${counts[verdict]} ${WORDS[verdict]}`,
    );
  });
  return html`<div class="meter">${plot(10, 'Share of each verdict', parts)}<p>${countBadges(counts)}</p></div>`;
}

function planFacts(plan: Plan): Markup {
  const facts: [string, string | Markup | undefined][] = [
    ['Commit', html`<code>${plan.commit}</code>`],
    ['Committed', html`<time>${plan.commitTime}</time>`],
    ['Tag', plan.tag],
    ['State', stateOf(plan)],
    ['Repository', plan.repository && link(plan.repository)],
    ['Module', plan.module],
    ['Toolchain', plan.toolchain],
  ];
  const items = facts.map(([term, fact]) => fact && html`<div><dt>${term}</dt><dd>${fact}</dd></div>`);
  return html`<dl class="facts">${items}</dl>`;
}

function stateOf(plan: Plan): string | undefined {
  const states = [plan.snapshot && 'snapshot', plan.dirty && 'built with uncommitted changes'].filter(
    Boolean,
  );
  return states.length > 0 ? states.join(', ') : undefined;
}

/** Only an https address becomes a link. */
function link(address: string): string | Markup {
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:') return address;
  return html`<a href="${address}" rel="noreferrer">${address}</a>`;
}

function keyFigures(data: ReportData): Markup {
  const figures = [
    checkFigure(data),
    targetFigure(data),
    ...sizeFigures(data.sizes),
    packingFigure(data),
    vulnerabilityFigure(data),
    timeFigure(data),
    nodeFigure(data),
  ];
  const items = figures
    .filter((figure) => figure !== undefined)
    .map(({ value, means }) => html`<div><dt>${means}</dt><dd>${value}</dd></div>`);
  return html`
<section aria-label="Key figures"><dl class="figures">${items}</dl></section>`;
}

interface Figure {
  readonly value: string;
  readonly means: string;
}

function checkFigure({ checks }: ReportData): Figure {
  return { value: `${count(checks).pass} of ${checks.length}`, means: 'checks passed' };
}

function targetFigure({ plan }: ReportData): Figure | undefined {
  return (
    plan && {
      value: String(plan.targets.length),
      means: `targets, ${plural(plan.artifacts.length, 'binary file')}`,
    }
  );
}

/** Of the files whose sizes are all known, so that the share is of like with like. */
function sizeFigures(sizes: readonly FileSizes[]): Figure[] {
  const known = sizes.filter((one) => one.released !== undefined && one.unstripped !== undefined);
  if (known.length === 0) return [];
  const total = (of: 'released' | 'unstripped'): number =>
    known.reduce((sum, one) => sum + (one[of] ?? 0), 0);
  const share = formatShare(total('released'), total('unstripped'));
  return [
    {
      value: formatBytes(total('released')),
      means: `released, ${share} of the unstripped ${formatBytes(total('unstripped'))}`,
    },
  ];
}

/** For files that no plan names, whose sizes only packing knows. */
function packingFigure(data: ReportData): Figure | undefined {
  const disk = total(packed(packingOf(data)), 'disk');
  if (!disk || data.sizes.length > 0) return undefined;
  const share = formatShare(disk.packed, disk.plain);
  return {
    value: formatBytes(disk.packed),
    means: `packed, ${share} of the plain ${formatBytes(disk.plain)}`,
  };
}

function vulnerabilityFigure(data: ReportData): Figure | undefined {
  const scan = scanOf(data);
  if (!scan || scan.database.missing !== undefined) return undefined;
  const counts = countStates(scan);
  const known = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return {
    value: `${counts.get('blocks') ?? 0} of ${known}`,
    means: `known ${known === 1 ? 'vulnerability' : 'vulnerabilities'} of its modules block`,
  };
}

function timeFigure({ checks }: ReportData): Figure | undefined {
  const extent = extentOf(timeline(checks.filter((check) => check.stage !== 'dispatch')));
  return (
    extent && {
      value: formatDuration(extent.endedAt - extent.startedAt),
      means: 'from the first check to the last before dispatch',
    }
  );
}

function nodeFigure({ waves = [] }: ReportData): Figure | undefined {
  if (waves.length === 0) return undefined;
  const total = (of: 'healthy' | 'nodes'): number => waves.reduce((sum, wave) => sum + wave[of], 0);
  return {
    value: `${total('healthy')} of ${total('nodes')}`,
    means: `nodes healthy, in ${plural(waves.length, 'wave')}`,
  };
}
