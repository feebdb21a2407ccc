import { describe, expect, test } from 'vitest';
import { toolsNeeded } from '../../../src/preflight/needs.ts';
import { checkTool, judgeTool } from '../../../src/preflight/tool-check.ts';
import { diagnose } from '../../../src/preflight/tools.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { smallPlan } from '../../support/release.ts';

const LINUX = { goos: 'linux', goarch: 'amd64' };
const PACK = { upx: { version: '4.2' }, needsUpx: false, runs: true, needsRun: false };

describe('the tools that a release needs', () => {
  const names = (uses: Parameters<typeof toolsNeeded>[1], plan = smallPlan()) =>
    toolsNeeded(plan, uses, LINUX).map(({ name }) => name);

  test('to build at all', () => {
    expect(toolsNeeded(smallPlan(), { gates: ['vet'], pack: undefined }, LINUX)).toEqual([
      { name: 'go', required: true, version: '1.26.8' },
      { name: 'git', required: true },
    ]);
  });

  test('for the gates, and for C', () => {
    const tools = ['go', 'git', 'C compiler', 'staticcheck'];
    expect(names({ gates: ['race', 'staticcheck'], pack: undefined })).toEqual(tools);
    const plan = smallPlan();
    const artifacts = plan.artifacts.map((artifact) => ({ ...artifact, cgo: true }));
    expect(names({ gates: [], pack: undefined }, { ...plan, artifacts })).toEqual([
      'go',
      'git',
      'C compiler',
    ]);
  });

  test('to pack, and to start what is not for this machine', () => {
    const emulators = ['qemu-aarch64', 'qemu-ppc64le', 'wine'];
    expect(names({ gates: [], pack: PACK })).toEqual(['go', 'git', 'upx', ...emulators]);
    expect(names({ gates: [], pack: { ...PACK, runs: false } })).toEqual(['go', 'git', 'upx']);
    expect(names({ gates: [], pack: PACK }, smallPlan({}, ['linux/amd64']))).toEqual(['go', 'git', 'upx']);
  });

  test('a development version of Go cannot be told from another', () => {
    const plan = smallPlan({ toolchain: 'devel go1.27-abc' });
    expect(toolsNeeded(plan, { gates: [], pack: undefined }, LINUX)[0]).toEqual({
      name: 'go',
      required: true,
    });
  });
});

describe('a tool', () => {
  const found = { name: 'upx', required: false, neededFor: 'packing', found: true, sha256: 'ab' } as const;
  const missing = { ...found, found: false, install: 'apt-get install upx-ucl' };

  test.each([
    ['of any version', {}, { ...found, version: '3.96' }, 'pass'],
    ['of the version', { version: '4.2' }, { ...found, version: '4.2.4' }, 'pass'],
    ['of another version', { version: '4.2' }, { ...found, version: '4.20.0' }, 'not-run'],
    [
      'of another version that is required',
      { version: '4.2', required: true },
      { ...found, version: '5.0' },
      'fail',
    ],
    ['that is missing', {}, missing, 'not-run'],
    ['that is missing and required', { required: true }, missing, 'fail'],
  ] as const)('%s', (_, need, diagnosis, verdict) => {
    const judged = judgeTool({ name: 'upx', required: false, ...need }, diagnosis);
    expect(judged.verdict).toBe(verdict);
    if (verdict === 'pass') expect(judged.finding.tool).toBe(`upx ${judged.finding.measured} sha256:ab`);
    else expect(judged.finding.remedy).toBeTruthy();
  });

  test.each([
    ['missing', {}, missing, 'it is not on PATH; 4.2.4 is downloaded'],
    [
      'of another version',
      { version: '4.2.4' },
      { ...found, version: '3.96' },
      'another version is there; 4.2.4 is downloaded',
    ],
  ] as const)('that is %s is none the less had, where the stage gets it', (_, need, diagnosis, reason) => {
    const instead = '4.2.4 is downloaded';
    const judged = judgeTool({ name: 'upx', required: true, instead, ...need }, diagnosis);
    expect(judged).toMatchObject({ verdict: 'skip', reason });
    expect(judged.finding.remedy).toBeUndefined();
  });

  test('that is here goes into the evidence with its version and digest', async () => {
    const need = { name: 'go', required: true } as const;
    const [check] = await checkTool(need, { workingDirectory: process.cwd() }, localPorts());
    expect(check).toMatchObject({ stage: 'plan', name: 'tools', subject: 'go', verdict: 'pass' });
    expect(check?.tool).toMatch(/^go \d+\.\d+\S* sha256:[0-9a-f]{64}$/);
  });

  test('that is named by a path where there is none, and one that does not start', async () => {
    const ports = localPorts();
    const at = (path: string) =>
      checkTool({ name: 'upx', required: true, path }, { workingDirectory: process.cwd() }, ports);
    expect((await at('/no/such/upx'))[0]).toMatchObject({
      verdict: 'fail',
      detail: '/no/such/upx is no file; it is needed for packing',
    });
    const [check] = await at(`${process.cwd()}/package.json`);
    expect(check).toMatchObject({ verdict: 'fail', detail: expect.stringContaining('does not start') });
  });

  test('doctor lists all that is known, with the way to install what is missing', async () => {
    const ports = localPorts();
    const tools = { find: async (name: string) => (name === 'go' ? ports.tools.find(name) : undefined) };
    const list = await diagnose({ ...ports, tools });
    expect(list.filter((one) => one.found).map(({ name }) => name)).toEqual(['go']);
    for (const one of list.filter((it) => !it.found)) expect(one.install).toBeTruthy();
    expect(list.filter(({ required }) => required).map(({ name }) => name)).toEqual(['go', 'git']);
  });
});
