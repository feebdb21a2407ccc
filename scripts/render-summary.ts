/**
 * Renders a job summary as GitHub shows it, so that it can be looked at: GitHub's flavour of markdown in its style.
 * Usage: node scripts/render-summary.ts <summary.md> <page.html>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';
import { ROOT } from './declared.ts';

const [summary, page] = process.argv.slice(2);
if (!summary || !page) {
  console.error('usage: node scripts/render-summary.ts <summary.md> <page.html>');
  process.exit(2);
}
const style = readFileSync(join(ROOT, 'node_modules/github-markdown-css/github-markdown.css'), 'utf8');
const body = await marked.parse(readFileSync(summary, 'utf8'), { gfm: true });
writeFileSync(
  page,
  `<!doctype html><meta charset="utf-8"><title>Job summary</title><style>${style}
body { max-width: 980px; margin: 0 auto; padding: 32px; } .markdown-body { background: transparent; }
@media (prefers-color-scheme: dark) { html { background: #0d1117; } }</style>
<article class="markdown-body">${body}</article>\n`,
);
