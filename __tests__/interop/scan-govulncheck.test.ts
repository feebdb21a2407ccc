import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { SIX_TARGETS } from '../../src/model/target.ts';
import { localPorts } from '../../src/runner/ports.ts';
import { findVulnerabilities } from '../../src/scan/findings.ts';
import { LEVELS } from '../../src/scan/level.ts';
import { readProgram } from '../../src/scan/program.ts';
import type { Vulnerability } from '../../src/scan/result.ts';
import { goVersion, toolPath } from '../support/go-programs.ts';
import { comparable, fixesOf, functionsOf, govulncheckOn, idsOf } from '../support/govulncheck.ts';
import { type OsvDatabase, osvDatabase, WHOLE_DATABASE } from '../support/osv-database.ts';
import { buildStranger, STRANGERS, wrapperOf } from '../support/strangers.ts';
import { temporaryFolder } from '../support/temporary.ts';

/**
 * Our verdict on stripped programs against that of the real govulncheck on the same programs unstripped; with
 * ORACLE_RELEASE_VULNDB over the whole database, else over the entries of the fixtures.
 */
const govulncheck = toolPath('govulncheck');
const absent = [!goVersion && 'go', !govulncheck && 'govulncheck'].filter((tool) => tool !== false);
const reason = absent.length > 0 ? ` (skipped: no ${absent.join(' and no ')})` : '';

let known: OsvDatabase;

beforeAll(async () => {
  known = await osvDatabase();
});

/** Compares the verdicts, and gives ours. */
async function compare(name: string, full: string, stripped: string): Promise<readonly Vulnerability[]> {
  const program = await readProgram(stripped, localPorts().files);
  if ('refusal' in program) throw new Error(program.refusal);
  const { findings } = findVulnerabilities(program, known.database, Date.now());
  const theirs = comparable(await govulncheckOn(full, govulncheck ?? '', known.folder), findings);
  const ours = idsOf(findings);
  console.log(`${name}: ${LEVELS.map((level) => `${ours[level].length} ${level}`).join(', ')}`);
  expect(ours).toEqual(idsOf(theirs));
  for (const compared of [functionsOf(findings, theirs), fixesOf(findings, theirs)])
    expect(compared.ours).toEqual(compared.theirs);
  return findings;
}

describe.skipIf(absent.length > 0)(`a program made for it, against govulncheck${reason}`, () => {
  const program = join(temporaryFolder('vulnerable'), 'program');
  /** Why it cannot be built here. */
  let missing = '';

  const go = (args: readonly string[], target = '') => {
    const [GOOS, GOARCH] = target.split('/');
    const env = { ...process.env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '', GOWORK: 'off' };
    const platform = target ? { GOOS, GOARCH } : {};
    return promisify(execFile)('go', args, { cwd: program, env: { ...env, ...platform } });
  };

  /** The old modules come from the module cache or the module proxy. */
  beforeAll(async () => {
    cpSync(join(import.meta.dirname, '../fixtures/scan/vulnerable-program'), program, { recursive: true });
    missing = await go(['mod', 'download']).then(
      () => '',
      (error: Error) => `the modules cannot be had: ${error.message}`,
    );
  });

  test.for(SIX_TARGETS)('%s', async (target, { skip }) => {
    if (missing !== '') return skip(missing);
    const [full, stripped] = ['full', 'stripped'].map((kind) =>
      join(program, `${kind}-${target.replace('/', '-')}`),
    );
    await go(['build', '-trimpath', '-o', full ?? '', '.'], target);
    await go(['build', '-trimpath', '-ldflags=-s -w -buildid=', '-o', stripped ?? '', '.'], target);
    const ids = idsOf(await compare(target, full ?? '', stripped ?? ''));
    expect(ids.symbol.length).toBeGreaterThan(0);
    expect(ids.module.length).toBeGreaterThan(ids.symbol.length);
  });
});

describe.skipIf(absent.length > 0).each(STRANGERS)(
  `$package of $version, against govulncheck${reason}`,
  (stranger) => {
    const wrapper = temporaryFolder('stranger');
    /** Why it cannot be built here. */
    let missing = '';

    beforeAll(async () => {
      missing = await wrapperOf(stranger, wrapper);
    });

    test.for(SIX_TARGETS)('%s', async (target, { skip }) => {
      if (missing !== '') return skip(missing);
      const { full, stripped } = await buildStranger(stranger, target, wrapper);
      const ids = idsOf(await compare(`${stranger.name} ${target}`, full, stripped));
      if (!WHOLE_DATABASE) return;
      // Some are linked in and some are not, so that both were put to the test.
      expect(ids.symbol.length).toBeGreaterThan(0);
      expect(ids.module.length).toBeGreaterThan(ids.symbol.length);
    });
  },
);
