import { verifyCommands } from '../commands.ts';
import type { ReportData } from '../model.ts';
import { toolsOf } from '../tools.ts';
import { type Content, html, type Markup } from './markup.ts';

/** How to check the release without us. A click selects a whole block, so that no script is needed to copy it. */
export function commandsSection(data: ReportData): Markup | undefined {
  const commands = verifyCommands(data);
  if (commands.length === 0) return undefined;
  const blocks = commands.map(
    ({ proves, lines }) => html`
<h3>${proves}</h3>
<pre class="command" tabindex="0">${lines.map(
      (line) => html`<code>${words(line)}
</code>`,
    )}</pre>`,
  );
  return html`
<section id="commands" aria-labelledby="commands-title">
<h2 id="commands-title">Verify it yourself</h2>
<p>Run these in the folder <code>release</code>, beside the published files. A click on a block selects all of it.</p>
${data.signing ? undefined : html`<p>This release is not signed: the checksums tell of damage, not of forgery.</p>`}
${blocks}
</section>`;
}

/** Each word by itself, so that a line that is too long breaks between words and not after the hyphens of a flag. */
function words(line: string): Content[] {
  return line.split(' ').map((word, index) => html`${index > 0 ? ' ' : ''}<span>${word}</span>`);
}

/** The tools that measured, with their digests. */
export function toolsSection({ checks }: ReportData): Markup | undefined {
  const tools = toolsOf(checks);
  if (tools.length === 0) return undefined;
  const rows = tools.map(
    ({ name, version, sha256 }) => html`
<tr><th scope="row">${name}</th><td data-label="version">${version}</td><td data-label="sha256"><code>${sha256}</code></td></tr>`,
  );
  return html`
<section id="tools" aria-labelledby="tools-title">
<h2 id="tools-title">Tools</h2>
<table class="cards"><caption>The tools that the checks name</caption>
<thead><tr><th scope="col">Tool</th><th scope="col">Version</th><th scope="col">SHA-256 of the program</th></tr></thead>
<tbody>${rows}
</tbody></table>
</section>`;
}
