import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/model/check.ts';
import type { DamageName } from '../support/damage.ts';
import { type Go, goVersions, helloAgain, helloProgram, toolPath } from '../support/go-programs.ts';
import { PACKABLE, type Packed, packedByCommand, runnerOf, verdictsOn } from '../support/packing.ts';
import { ROOT } from '../support/repository.ts';
import { temporaryFolder } from '../support/temporary.ts';

type Verdicts = Readonly<Record<string, Verdict>>;

/** What sees each damage, and what does not. */
const PAYLOAD: Verdicts = { 'upx-pack': 'pass', 'upx-test': 'fail', 'upx-round-trip': 'fail' };
const SIZE: Verdicts = { 'upx-pack': 'fail', 'upx-test': 'fail', 'upx-round-trip': 'fail' };
const CAUGHT: Readonly<Record<DamageName, Verdicts>> = {
  'a byte at 1 %': PAYLOAD,
  'a byte at 25 %': PAYLOAD,
  'a byte at 50 %': PAYLOAD,
  'a byte at 75 %': PAYLOAD,
  'a byte at 99 %': PAYLOAD,
  'another entry point': {
    'upx-pack': 'pass',
    'upx-test': 'pass',
    'upx-round-trip': 'pass',
    'upx-run': 'fail',
  },
  'bytes cut off': SIZE,
  'bytes appended': SIZE,
};
/** To Windows and UPX, what follows a PE file is data of its own. */
const APPENDED_TO_PE: Verdicts = { 'upx-pack': 'fail', 'upx-test': 'pass', 'upx-round-trip': 'fail' };
/** Whole files, but not of these programs. */
const SWAPPED: Readonly<Record<string, Verdicts>> = {
  "another target's": { 'upx-pack': 'fail', 'upx-test': 'pass', 'upx-round-trip': 'fail' },
  "another build's": {
    'upx-pack': 'pass',
    'upx-ratio': 'pass',
    'upx-test': 'pass',
    'upx-round-trip': 'fail',
  },
};

const upx = toolPath('upx');

describe.each(goVersions('fetched'))('packed files that come to harm, Go $toolchain', (go) => {
  const missing = [!go.version && `Go ${go.toolchain}`, !upx && 'UPX'].find((tool) => tool);
  const swaps = temporaryFolder('swaps');

  beforeAll(async () => {
    if (!missing) await makeSwaps(swaps, go);
  });

  const harms: [string, string, Verdicts][] = [
    ...Object.entries(CAUGHT).map(([name, caught]): [string, string, Verdicts] => [name, name, caught]),
    ...Object.entries(SWAPPED).map(([name, caught]): [string, string, Verdicts] => [
      `${name} packed file in its place`,
      join(swaps, name),
      caught,
    ]),
  ];
  describe.each(harms)('%s', (_, how, caught) => {
    const output = temporaryFolder('upx-damage');
    let done: Packed;

    beforeAll(async () => {
      if (missing) return;
      const programs = PACKABLE.map((target) => helloProgram(target, go));
      done = await packedByCommand(programs, { output, upx: damagingUpx(how) });
    });

    test.for(PACKABLE)('%s', (target, { skip }) => {
      if (missing) return skip(`no ${missing}`);
      const runner = runnerOf(target);
      if ('upx-run' in caught && runner.missing) return skip(runner.missing);
      const expected = how === 'bytes appended' && target === 'windows/amd64' ? APPENDED_TO_PE : caught;
      expect(verdictsOn(basename(helloProgram(target, go)), done.checks)).toMatchObject(expected);
      expect(done.files.find((it) => it.target === target)?.state).toBe('failed');
    });

    test('nothing is released', ({ skip }) => {
      if (missing) return skip(`no ${missing}`);
      expect(done.exitCode, done.stderr).toBe(1);
      const folder = join(output, 'release');
      expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    });
  });
});

/** A UPX that ends well each time, and whose packed files are harmed. */
function damagingUpx(how: string): string {
  const path = join(temporaryFolder('damaging'), 'upx');
  const words = [process.execPath, join(ROOT, '__tests__/support/damaging-upx.ts'), how, upx ?? ''];
  writeFileSync(
    path,
    `#!/bin/sh\nexec ${words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')} "$@"\n`,
  );
  chmodSync(path, 0o755);
  return path;
}

/** Packs what is put in the place of others: a folder each, by the name of the file whose place it takes. */
async function makeSwaps(folder: string, go: Go): Promise<void> {
  const output = join(folder, 'output');
  const programs = PACKABLE.flatMap((target) => [helloProgram(target, go), helloAgain(target, go)]);
  const { exitCode, stderr } = await packedByCommand(programs, { output });
  expect(exitCode, stderr).toBe(0);
  for (const name of Object.keys(SWAPPED)) mkdirSync(join(folder, name));
  for (const [index, target] of PACKABLE.entries()) {
    const place = basename(helloProgram(target, go));
    const elsewhere = PACKABLE[(index + 1) % PACKABLE.length] ?? target;
    const from = (program: string): string => join(output, 'release', basename(program));
    copyFileSync(from(helloProgram(elsewhere, go)), join(folder, "another target's", place));
    copyFileSync(from(helloAgain(target, go)), join(folder, "another build's", place));
  }
}
