import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/**
 * Pictures of an HTML file in light and dark, wide and narrow, by the Chromium found on PATH.
 * Usage: node scripts/screenshots.ts <file.html> [folder for the pictures]
 */
const [page, folder = '.'] = process.argv.slice(2);
if (!page) {
  console.error('usage: node scripts/screenshots.ts <file.html> [folder]');
  process.exit(2);
}

const run = promisify(execFile);
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Chromium's numbers for `prefers-color-scheme`. */
const SCHEMES = { dark: 0, light: 1 } as const;
const WIDTHS = { wide: 1280, narrow: 390 } as const;

const browser = await findBrowser();
await mkdir(folder, { recursive: true });
for (const [scheme, number] of Object.entries(SCHEMES)) {
  for (const [size, width] of Object.entries(WIDTHS)) {
    const picture = resolve(folder, `${basename(page, '.html')}-${scheme}-${size}.png`);
    await shoot(browser, picture, width, number);
    console.log(picture);
  }
}

async function shoot(browser: string, picture: string, width: number, scheme: number): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'screenshots-'));
  try {
    await run(browser, [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--hide-scrollbars',
      `--user-data-dir=${profile}`,
      `--blink-settings=preferredColorScheme=${scheme}`,
      `--window-size=${width},${width > 600 ? 4000 : 9000}`,
      `--screenshot=${picture}`,
      pathToFileURL(resolve(page ?? '')).href,
    ]);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

async function findBrowser(): Promise<string> {
  for (const name of BROWSERS) {
    const found = await run(name, ['--version']).catch(() => undefined);
    if (found) return name;
  }
  console.error(`no Chromium on PATH (tried ${BROWSERS.join(', ')}); on Debian: apt-get install chromium`);
  process.exit(3);
}
