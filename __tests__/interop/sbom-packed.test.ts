import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { sbomSubject } from '../../src/model/sbom-subject.ts';
import { localPorts } from '../../src/runner/ports.ts';
import { cycloneDx } from '../../src/scan/sbom/cyclonedx.ts';
import { spdx } from '../../src/scan/sbom/spdx.ts';
import { bindSbom } from '../../src/seal/sbom.ts';
import { goVersion, toolPath } from '../support/go-programs.ts';
import { builtExample, describedExample } from '../support/sboms.ts';
import { temporaryFolder } from '../support/temporary.ts';

/**
 * The SBOM that we publish for a packed program, beside what the usual chain gives: pack the program, then run Syft on
 * what is published.
 */
const TARGET = 'linux/amd64';
const { files } = localPorts();
const syft = toolPath('syft');
const upx = toolPath('upx');
const folder = temporaryFolder('sbom-packed');
const packed = join(folder, 'oracle-node');
const missing = [!goVersion && 'Go', !syft && 'Syft', !upx && 'UPX'].find((tool) => tool);
let plain = '';

beforeAll(() => {
  if (missing) return;
  plain = builtExample(TARGET);
  execFileSync(upx ?? '', ['-q', '-1', '-o', packed, plain], { stdio: 'pipe' });
});

/** `path@version` of the Go modules that Syft finds in a file, without the program itself. */
function modulesBySyft(file: string): string[] {
  const env = { ...process.env, SYFT_CHECK_FOR_APP_UPDATE: 'false' };
  const report = execFileSync(syft ?? '', ['scan', `file:${file}`, '-q', '-o', 'json'], {
    encoding: 'utf8',
    env,
    stdio: 'pipe',
  });
  const { artifacts } = JSON.parse(report) as {
    artifacts: { name: string; version: string; type: string }[];
  };
  return artifacts
    .filter(({ type, name }) => type === 'go-module' && !name.endsWith('/oracle-node'))
    .map(({ name, version }) => `${name}@${version.replace(/^go(?=\d)/, '')}`)
    .sort();
}

test('Syft finds every module of the plain program, none of the packed one, and ours lists all of the packed one', async ({
  skip,
}) => {
  if (missing) return skip(`no ${missing}`);
  const expected = modulesBySyft(plain);
  expect(expected.length).toBeGreaterThan(10);
  expect(modulesBySyft(packed)).toEqual([]);

  const described = await describedExample(plain, TARGET);
  const released = await files.digest(packed);
  const binding = { released, plain: described.digest, plainName: 'build/linux-amd64/oracle-node' };
  const published = [cycloneDx, spdx].map((write) => bindSbom(write(described), binding));
  for (const text of published)
    expect(sbomSubject(text)).toMatchObject({ sha256: released.sha256, sha512: released.sha512 });

  const [cdx = '', spdxText = ''] = published;
  const { components } = JSON.parse(cdx) as { components: { name: string; version: string }[] };
  expect(components.map(({ name, version }) => `${name}@${version}`).sort()).toEqual(expected);
  const { packages } = JSON.parse(spdxText) as {
    packages: { name: string; versionInfo: string; primaryPackagePurpose?: string }[];
  };
  const libraries = packages.filter((it) => it.primaryPackagePurpose === 'LIBRARY');
  expect(libraries.map((it) => `${it.name}@${it.versionInfo}`).sort()).toEqual(expected);
});
