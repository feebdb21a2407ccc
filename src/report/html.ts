import { createHash } from 'node:crypto';
import { attentionSection, checksSection } from './html/checks.ts';
import { commandsSection, toolsSection } from './html/commands.ts';
import { headerSection } from './html/header.ts';
import { insightSection } from './html/insight.ts';
import { html, Markup } from './html/markup.ts';
import { packingSection } from './html/packing.ts';
import { scanSection } from './html/scan.ts';
import { sizesSection } from './html/sizes.ts';
import { STYLE } from './html/style.ts';
import { targetsSection } from './html/targets.ts';
import { timelineSection } from './html/timeline.ts';
import { wavesSection } from './html/waves.ts';
import type { ReportData } from './model.ts';

/**
 * `release-report.html`: one file that asks nothing of the network and runs no script. Its policy allows its own
 * style sheet, by digest, and nothing else.
 */
export function renderHtml(data: ReportData): string {
  const name = data.plan ? `${data.plan.project} ${data.plan.version}` : data.title;
  const sections = SECTIONS.map(({ render, id, title }) => ({ id, title, markup: render(data) })).filter(
    (section) => section.markup !== undefined,
  );
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${data.title} report: ${name}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip-link" href="#content">Skip to the content</a>
<main id="content">${headerSection(data)}
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${sections.map((section) => section.markup)}
</main>
<footer><p>Every figure on this page comes from the checks in <code>evidence.jsonl</code>, the plan, the sizes of the files, what the scan found (<code>stages/scan.json</code>) and what packing measured (<code>stages/pack.json</code>).</p></footer>
</body>
</html>
`;
  return page.toString();
}

const SECTIONS = [
  { id: 'attention', title: 'Attention', render: attentionSection },
  { id: 'targets', title: 'Targets', render: targetsSection },
  { id: 'sizes', title: 'Sizes', render: sizesSection },
  { id: 'scan', title: 'Scan', render: scanSection },
  { id: 'packing', title: 'Packing', render: packingSection },
  { id: 'insight', title: 'Build insight', render: insightSection },
  { id: 'timeline', title: 'Timeline', render: timelineSection },
  { id: 'waves', title: 'Dispatch', render: wavesSection },
  { id: 'checks', title: 'Every check', render: checksSection },
  { id: 'commands', title: 'Verify', render: commandsSection },
  { id: 'tools', title: 'Tools', render: toolsSection },
] as const;

const STYLE_DIGEST = createHash('sha256').update(STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_DIGEST}'; base-uri 'none'; form-action 'none'`;
