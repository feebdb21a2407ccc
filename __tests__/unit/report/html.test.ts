import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { STYLE } from '../../../src/report/html/style.ts';
import { renderHtml } from '../../../src/report/html.ts';
import type { ReportData } from '../../../src/report/model.ts';
import { failingSample, sample } from './sample.ts';

const EVIL = '</script></style></title><img src=https://evil.example/x onerror=alert(1)>" onclick="x|`';

/** Every text that comes from outside, made hostile. */
function hostile(): ReportData {
  const data = failingSample();
  if (!data.plan) throw new Error('the sample has no plan');
  return {
    ...data,
    title: EVIL,
    plan: {
      ...data.plan,
      project: EVIL,
      version: EVIL,
      tag: EVIL,
      commit: EVIL,
      commitTime: EVIL,
      module: EVIL,
      toolchain: EVIL,
      repository: `javascript:alert(1)//${EVIL}`,
      artifacts: data.plan.artifacts.map((artifact) => ({ ...artifact, file: EVIL, plain: EVIL })),
    },
    checks: data.checks.map((check) => ({
      ...check,
      name: EVIL,
      subject: EVIL,
      measured: EVIL,
      bound: EVIL,
      detail: EVIL,
      remedy: EVIL,
      tool: EVIL,
    })),
    sizes: data.sizes.map((size) => ({ ...size, target: EVIL, file: EVIL })),
    packing: (data.packing ?? []).map((one) => ({
      ...one,
      target: EVIL,
      file: EVIL,
      ...(one.reason && { reason: EVIL }),
      notes: one.notes.map((note) => ({ ...note, text: EVIL })),
    })),
    waves: (data.waves ?? []).map((wave) => ({ ...wave, outcome: EVIL })),
    signing: { publicKey: EVIL, provenance: true },
  };
}

describe.each([
  ['sample', sample()],
  ['failing', failingSample()],
  ['hostile', hostile()],
  ['empty', { title: 'Release', checks: [], sizes: [] }],
] as [string, ReportData][])('%s', (_, data) => {
  const page = renderHtml(data);

  test('runs nothing and asks nothing of the network', () => {
    const markup = page.replaceAll(/="[^"]*"/g, '=""');
    const elements = /<(script|img|iframe|object|embed|link|base|form|audio|video|image|use)\b/gi;
    const attributes = /<[^>]*\s(on\w+|style|src|srcset|xlink:href|action|data)=/gi;
    expect([...markup.matchAll(elements), ...markup.matchAll(attributes)].map(String)).toEqual([]);
    expect(STYLE).not.toMatch(/url\(|@import|<\//i);
    const links = [...page.matchAll(/\shref="([^"]*)"/g)].map((match) => match[1] ?? '');
    for (const href of links)
      expect(href).toMatch(
        /^(#[a-z-]+|https:\/\/github\.com\/acme\/oracle-node|https:\/\/pkg\.go\.dev\/vuln\/GO-[\d-]+)$/,
      );
  });

  test('its policy allows its own style sheet and nothing else', () => {
    const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((match) => match[1] ?? '');
    expect(styles).toHaveLength(1);
    const digest = createHash('sha256').update(styles.join()).digest('base64');
    expect(page).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${digest}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
    );
  });

  test('every element that is opened is closed, in order', () => {
    const open: string[] = [];
    for (const [tag, slash, name = '', rest = ''] of page.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>/g)) {
      if (slash) expect(open.pop(), tag).toBe(name);
      else if (!rest.endsWith('/') && !['meta', 'br'].includes(name)) open.push(name);
    }
    expect(open).toEqual([]);
  });

  test('every link within the page leads somewhere', () => {
    const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));
    for (const match of page.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g))
      expect(ids).toContain(match[1]);
  });
});

test('the verdict and its figures', () => {
  const page = renderHtml(failingSample());
  expect(page).toContain('<strong>Failed</strong> 2 of 120 checks failed, 4 checks could not run here.');
  expect(page).toContain('<dd>105 of 120</dd>');
  expect(page).toContain('<dd>8 of 11</dd>');
  expect(page).toContain('<dd>30.5 MiB</dd>');
  expect(page).toContain('build with CGO_ENABLED=0');
});

test('every check is listed, and each verdict looks its own', () => {
  const page = renderHtml(failingSample());
  const listed =
    page.match(/<td data-label="verdict"><span class="badge (fail|warn|not-run|pass|skip)">/g) ?? [];
  const inTimeline = 8;
  expect(listed).toHaveLength(120 + inTimeline);
  expect(listed.filter((badge) => badge.includes('not-run')).length).toBeGreaterThanOrEqual(4);
  expect(page).toContain('<span class="badge not-run"><b aria-hidden="true">?</b> not run</span>');
  expect(page).not.toMatch(/badge pass"><b aria-hidden="true">[^✓]/);
});

test('a stage with a failure is open, the others are not', () => {
  const page = renderHtml(failingSample());
  expect(
    [...page.matchAll(/<details id="checks-([a-z]+)" class="stage" open>/g)].map((match) => match[1]),
  ).toEqual(['build', 'dispatch']);
});

test('same data, same bytes', () => {
  expect(renderHtml(sample())).toBe(renderHtml(sample()));
});

describe.each(['light', 'dark'])('%s colours', (scheme) => {
  const colours = coloursOf(scheme);
  const pairs = [
    ...['pass', 'fail', 'warn', 'not-run', 'skip'].flatMap((name) => [
      [name, `${name}-soft`],
      ['card', name],
      ['text', `${name}-soft`],
    ]),
    ...['plan', 'gates', 'build', 'scan', 'pack', 'seal', 'verify', 'publish'].map((name) => [
      'stage-text',
      name,
    ]),
    ...['text', 'muted', 'link'].flatMap((name) => [
      [name, 'page'],
      [name, 'card'],
    ]),
  ] as [string, string][];

  test.each(pairs)('%s on %s can be read', (front, back) => {
    expect(contrast(colours.get(front) ?? '', colours.get(back) ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});

test.each(['light', 'dark'])('the dots of gains and costs stand out in %s', (scheme) => {
  const colours = coloursOf(scheme);
  for (const name of ['gain', 'cost', 'muted'])
    expect(contrast(colours.get(name) ?? '', colours.get('card') ?? ''), name).toBeGreaterThanOrEqual(3);
});

function coloursOf(scheme: string): Map<string, string> {
  const dark = STYLE.indexOf('@media (prefers-color-scheme: dark)');
  const light = STYLE.slice(0, dark);
  const block = scheme === 'dark' ? light + STYLE.slice(dark, STYLE.indexOf('*, ::before')) : light;
  return new Map(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
