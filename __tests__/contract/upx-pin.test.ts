import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TOOLS } from '../../scripts/tools/pins.ts';
import { PROVEN_VERSION, UPX_RELEASES } from '../../src/pack/upx/pins.ts';
import { TOOLS as WANTED } from '../../src/preflight/tools.ts';
import { ROOT, textOf } from '../support/repository.ts';

const PINS = 'src/pack/upx/pins.ts';

/** What people and machines read; `dist` has the pins as part of the program. */
const texts = ['.github', 'actions', 'bench', 'docs', 'scripts', 'src', '__tests__']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|md|ya?ml)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1)),
  )
  .concat('README.md', 'action.yml', 'Makefile')
  .map((path) => ({ path, text: textOf(path) }));

describe('UPX is pinned in one place', () => {
  test('every archive has a digest of its own, and comes from where UPX is released', () => {
    expect(new Set(UPX_RELEASES.map(({ sha256 }) => sha256)).size).toBe(UPX_RELEASES.length);
    for (const { sha256, url, program } of UPX_RELEASES) {
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(url).toMatch(
        /^https:\/\/github\.com\/upx\/upx\/releases\/download\/v\d+\.\d+\.\d+\/upx-[\w.-]+\.(tar\.xz|zip)$/,
      );
      expect(url).toContain(`/${program.split('/')[0]}.`);
    }
  });

  test.each(UPX_RELEASES.map(({ host, sha256 }) => [host, sha256]))('the digest for %s', (_, sha256) => {
    expect(texts.filter(({ text }) => text.includes(sha256)).map(({ path }) => path)).toEqual([PINS]);
  });

  test('make installs that version', () => {
    const upx = TOOLS.find(({ name }) => name === 'upx');
    expect(`upx ${PROVEN_VERSION}`).toMatch(upx?.probe.prints ?? /^$/);
    for (const way of upx?.ways ?? []) expect(way.version.split('-')[0]).toBe(PROVEN_VERSION);
  });

  test('the pages and the declarations speak of that version', () => {
    const told = texts
      .filter(({ path }) => /^(actions|docs|README|\.github)/.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/(?:UPX|in version|upx:)\s+`?(\d+\.\d+\.\d+)/g)].map(([, version]) => ({
          path,
          version,
        })),
      );
    expect(told.length).toBeGreaterThan(5);
    expect(told.filter(({ version }) => version !== PROVEN_VERSION)).toEqual([]);
    expect(JSON.stringify(WANTED)).toContain(`upx/releases/tag/v${PROVEN_VERSION}`);
  });
});
