import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BuildInfo } from '../../../src/binary/buildinfo.ts';
import { digestOfBytes } from '../../../src/model/digest.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { readProgram } from '../../../src/scan/program.ts';
import { cycloneDx } from '../../../src/scan/sbom/cyclonedx.ts';
import { qualityOf } from '../../../src/scan/sbom/quality.ts';
import { readRequirements } from '../../../src/scan/sbom/requirements.ts';
import { spdx } from '../../../src/scan/sbom/spdx.ts';
import { describe as describeProgram, writeSboms } from '../../../src/scan/sboms.ts';
import { goIn, moduleProxy, programWithModule } from '../../support/go-modules.ts';
import { goVersion } from '../../support/go-programs.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const { files, exec } = localPorts();
const FORMATS = ['cyclonedx-json', 'spdx-json'] as const;

describe.skipIf(!goVersion)('the SBOMs of a program that is built in two places', () => {
  const proxy = moduleProxy();
  const outputs = [temporaryFolder('here'), temporaryFolder('over-there')];
  let texts: string[][] = [];

  beforeAll(async () => {
    const project = programWithModule(proxy);
    project.write('local/go.mod', 'module example.org/local\n\ngo 1.24\n');
    project.write('local/local.go', 'package local\n\nfunc Name() string { return "local" }\n');
    project.edit(
      'go.mod',
      (text) => `${text}\nrequire example.org/local v0.1.0\n\nreplace example.org/local => ./local\n`,
    );
    project.edit('main.go', (text) =>
      text
        .replace(/^import \(/m, 'import (\n\t"example.org/local"')
        .replace(/^func main\(\) \{/m, '$&\n\t_ = local.Name()'),
    );
    project.commit('with a local module');
    texts = await Promise.all(outputs.map((output) => writtenIn(output, project.folder)));
  });

  async function writtenIn(output: string, from: string): Promise<string[]> {
    const folder = join(temporaryFolder('place'), 'deep', 'down');
    cpSync(from, folder, { recursive: true });
    const env = { GOPROXY: proxy.address, GOMODCACHE: temporaryFolder('gomodcache'), CGO_ENABLED: '0' };
    const plain = join(folder, 'app');
    goIn(folder, ['build', '-trimpath', '-o', plain, '.'], env);
    const program = await readProgram(plain, files);
    if ('refusal' in program) throw new Error(program.refusal);
    const requirements = await readRequirements(folder, {
      exec: { run: (command) => exec.run({ ...command, env: { ...env, ...command.env } }) },
    });
    if ('missing' in requirements) throw new Error(requirements.missing);
    const described = describeProgram({
      subject: { name: 'app', target: 'linux/amd64', plain, file: 'app-linux-amd64', version: '1.0.0' },
      buildInfo: program.buildInfo,
      target: 'linux/amd64',
      digest: await files.digest(plain),
      plan: undefined,
      licences: [],
      requirements,
    });
    const paths = await writeSboms(described, FORMATS, output, files);
    return paths.map((path) => readFileSync(path, 'utf8'));
  }

  it('are the same, byte by byte', () => {
    expect(texts[0]).toHaveLength(2);
    expect(texts[0]).toEqual(texts[1]);
  });

  it('tell the whole graph, and no place on the machine', () => {
    const [cdx = '', spdxText = ''] = texts[0] ?? [];
    expect(JSON.parse(cdx)).toMatchObject({
      compositions: [{ aggregate: 'complete' }],
      components: [
        { name: 'example.org/dep' },
        { name: 'example.org/local', properties: [{}, { value: './local' }, {}] },
        { name: 'stdlib' },
      ],
    });
    const host = execFileSync('hostname', { encoding: 'utf8' }).trim();
    for (const text of [cdx, spdxText]) {
      // A word that begins with a slash, or with the letter of a drive.
      expect(text).not.toMatch(/(^|[\s":(])(\/[a-z]|[A-Z]:\\)/im);
      expect(text).not.toContain(host);
    }
  });
});

describe('5,000 modules', () => {
  const COUNT = 5_000;
  const path = (index: number) => `github.com/owner-${index % 97}/module-${index}`;
  const buildInfo: BuildInfo = {
    goVersion: 'go1.26.8',
    path: 'github.com/example/big',
    main: { path: 'github.com/example/big', version: '(devel)' },
    deps: Array.from({ length: COUNT }, (_, index) => ({
      path: path(index),
      version: `v1.${index % 7}.0`,
      sum: `h1:${digestOfBytes(Buffer.from(path(index))).sha256.slice(0, 43)}=`,
    })),
    settings: { CGO_ENABLED: '0' },
  };
  /** Each requires the ten after it. */
  const graph = buildInfo.deps
    .flatMap(({ path: from, version }, index) =>
      buildInfo.deps.slice(index + 1, index + 11).map((to) => `${from}@${version} ${to.path}@v1.0.0 `.trim()),
    )
    .concat(buildInfo.deps.map((dep) => `${buildInfo.main.path} ${dep.path}@${dep.version}`))
    .join('\n');
  const subject = describeProgram({
    subject: { name: 'big', target: 'linux/amd64', plain: '/big', file: 'big-linux-amd64', version: '1.0.0' },
    buildInfo,
    target: 'linux/amd64',
    digest: digestOfBytes(Buffer.from('big')),
    plan: undefined,
    licences: buildInfo.deps.map(({ path: module, version }) => ({
      module,
      version,
      expression: 'MIT',
      evidence: '',
    })),
    requirements: { graph, indirect: buildInfo.deps.slice(1).map((dep) => dep.path) },
  });

  it('are all in both documents, with everything they require', () => {
    const cdx = JSON.parse(cycloneDx(subject)) as {
      components: unknown[];
      dependencies: { dependsOn?: string[] }[];
    };
    expect(cdx.components).toHaveLength(COUNT + 1);
    expect(cdx.dependencies).toHaveLength(COUNT + 2);
    const edges = cdx.dependencies.reduce((sum, { dependsOn = [] }) => sum + dependsOn.length, 0);
    // Ten each but for the last ten, and the program requires the first and the standard library.
    expect(edges).toBe(COUNT * 10 - 55 + 2);
    const document = JSON.parse(spdx(subject)) as { packages: unknown[]; relationships: unknown[] };
    expect(document.packages).toHaveLength(COUNT + 2);
    expect(document.relationships).toHaveLength(edges + 1);
  });

  it('are rated, one by one', () => {
    const { missing } = qualityOf({
      ...subject,
      components: subject.components.map(({ expression: _, ...it }) => it),
    });
    expect(missing.find(({ element }) => element === 'license')?.components).toHaveLength(COUNT + 1);
  });
});
