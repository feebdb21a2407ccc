import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { digestOfBytes } from '../../src/model/digest.ts';
import { cycloneDx } from '../../src/scan/sbom/cyclonedx.ts';
import { qualityOf } from '../../src/scan/sbom/quality.ts';
import { spdx } from '../../src/scan/sbom/spdx.ts';
import type { SbomSubject } from '../../src/scan/sbom/subject.ts';
import { bindSbom } from '../../src/seal/sbom.ts';
import { goVersion, toolPath } from '../support/go-programs.ts';
import { builtExample, describedExample } from '../support/sboms.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { BARE, GRAPHED, SUBJECT } from '../unit/scan-sbom/subject.ts';

/** Our SBOMs before those who read them: the validators of CycloneDX and SPDX, and NTIA's minimum elements. */
const TARGET = 'linux/amd64';
const folder = temporaryFolder('sboms');
const released = digestOfBytes(Buffer.from('packed'));

const own = { path: 'a.org/a', version: 'v1.0.0', expression: 'LicenseRef-ACME-1.0 OR MIT' };
const subjects: [string, SbomSubject][] = [
  ['every oddity of Go', SUBJECT],
  ['every oddity of Go, with its graph', GRAPHED],
  ['as little as can be said', BARE],
  [
    'C code, a supplier and a licence of its own',
    { ...GRAPHED, cgo: true, supplier: 'ACME', components: [own] },
  ],
];
let example: SbomSubject | undefined;

beforeAll(async () => {
  if (!goVersion) return;
  example = await describedExample(builtExample(TARGET), TARGET);
  subjects.push(['the example', example]);
});

/** Each SBOM as the scan writes it, and as the seal binds it to a packed file. */
function documents(write: (subject: SbomSubject) => string): { name: string; text: string }[] {
  return subjects.flatMap(([name, subject]) => {
    const text = write(subject);
    const bound = bindSbom(text, { released, plain: subject.digest, plainName: 'build/linux-amd64/app' });
    return [
      { name, text },
      { name: `${name}, packed`, text: bound },
    ];
  });
}

function judged(program: string, args: readonly string[], file: string, text: string) {
  const path = join(folder, file);
  writeFileSync(path, text);
  const { status, stdout, stderr } = spawnSync(program, [...args, path], { encoding: 'utf8' });
  return { status, stdout, said: `${stdout}${stderr}`.slice(0, 2000) };
}

test('the strict validator of cyclonedx-python-lib accepts every CycloneDX document', ({ skip }) => {
  const validator = toolPath('cyclonedx-validate');
  if (!validator) return skip('no cyclonedx-validate');
  for (const { name, text } of documents(cycloneDx)) {
    const { status, said } = judged(validator, [], 'app.cdx.json', text);
    expect(status, `${name}: ${said}`).toBe(0);
  }
  const broken = cycloneDx(SUBJECT).replace('post-build', 'after lunch');
  expect(judged(validator, [], 'app.cdx.json', broken).status).toBe(1);
});

test('pyspdxtools accepts every SPDX document', ({ skip }) => {
  const validator = toolPath('pyspdxtools');
  if (!validator) return skip('no pyspdxtools');
  for (const { name, text } of documents(spdx)) {
    const { status, said } = judged(validator, ['-i'], 'app.spdx.json', text);
    expect(status, `${name}: ${said}`).toBe(0);
  }
  const broken = spdx(SUBJECT).replace('"MIT"', '"MITT"');
  expect(judged(validator, ['-i'], 'app.spdx.json', broken).status).toBe(1);
});

describe('the schema of SPDX 2.3', () => {
  let valid: ValidateFunction | undefined;
  beforeAll(() => {
    const schema = spdxSchema();
    if (schema) valid = new Ajv({ strict: false, allErrors: true }).compile(schema);
  });

  test('holds every SPDX document', ({ skip }) => {
    if (!valid) return skip('the module that carries the schema cannot be had');
    for (const { name, text } of documents(spdx)) {
      expect(valid(JSON.parse(text)), `${name}: ${JSON.stringify(valid.errors)}`).toBe(true);
    }
    expect(valid(JSON.parse(spdx(SUBJECT).replace('"SPDXID": "SPDXRef-DOCUMENT",', '')))).toBe(false);
    expect(valid(JSON.parse(spdx(SUBJECT).replace('"supplier"', '"suplier"')))).toBe(false);
  });
});

/** SPDX publishes it in its repository alone; Go's checksum database vouches for a module that carries a copy. */
function spdxSchema(): object | undefined {
  try {
    const module = 'github.com/anchore/syft@v1.52.0';
    const env = { ...process.env, GOFLAGS: '-mod=mod', GOWORK: 'off' };
    const told = execFileSync('go', ['mod', 'download', '-json', module], {
      cwd: folder,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    const { Dir } = JSON.parse(told) as { Dir: string };
    return JSON.parse(readFileSync(join(Dir, 'schema/spdx-json/spdx-schema-2.3.json'), 'utf8')) as object;
  } catch {
    return undefined;
  }
}

describe('the minimum elements of the NTIA', () => {
  const checker = toolPath('sbomcheck');
  const checked = (subject: SbomSubject) => {
    const { stdout } = judged(checker ?? '', ['-r', 'json'], 'app.spdx.json', spdx(subject));
    return JSON.parse(stdout) as Record<string, unknown>;
  };

  test('are all in the SBOM of the example, which rates 9 or more', ({ skip }) => {
    if (!checker || !example) return skip('no sbomcheck, or no Go');
    expect(checked(example)).toMatchObject({
      isNtiaConformant: true,
      validationMessages: [],
      graphValidation: {
        unknownPointers: { hasUnknownPointers: false },
        floatingComponents: { floatingComponentCount: 0 },
      },
      totalNumberComponents: example.components.length + 2,
    });
    expect(qualityOf(example).missing).toEqual([]);
    expect(qualityOf(example).score).toBeGreaterThanOrEqual(9);
  });

  test('are missing to the checker where they are to us', ({ skip }) => {
    if (!checker) return skip('no sbomcheck');
    const lacks = (subject: SbomSubject, element: string) =>
      qualityOf(subject).missing.find((it) => it.element === element)?.components.length ?? 0;
    for (const subject of [SUBJECT, BARE]) {
      const found = checked(subject) as Record<string, { nonconformantComponents: string[] }>;
      expect(found.componentVersions?.nonconformantComponents).toHaveLength(lacks(subject, 'version'));
      expect(found.componentSuppliers?.nonconformantComponents).toHaveLength(lacks(subject, 'supplier'));
      expect(found.isNtiaConformant).toBe(false);
    }
  });
});
