import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type GateInputs, runGate } from '../../../../src/build/gates/gates.ts';
import { readSourceTree } from '../../../../src/build/gates/source-tree.ts';
import type { Gate } from '../../../../src/build/inputs.ts';
import type { Check } from '../../../../src/model/check.ts';
import type { Ports } from '../../../../src/ports.ts';
import { localPorts } from '../../../../src/runner/ports.ts';
import { type GoProject, smallProgram } from '../../../support/go-project.ts';
import { inShort } from './recorded.ts';

const local = localPorts();

/** Runs a gate for real, in a folder of the project. */
async function gate(
  name: Gate,
  project: GoProject,
  { ports = local, at = '', ...more }: Partial<GateInputs> & { ports?: Ports; at?: string } = {},
): Promise<Check> {
  const workingDirectory = join(project.folder, at);
  const inputs = { workingDirectory, output: join(project.folder, 'dist'), raceTimeoutSeconds: 120, ...more };
  const [check] = await runGate(name, inputs, await readSourceTree(workingDirectory, ports), ports);
  if (check === undefined) throw new Error(`${name} made no check`);
  return check;
}

/** Exec with this laid over the environment of every command. */
function withEnvironment(env: Readonly<Record<string, string>>): Ports {
  const run: Ports['exec']['run'] = (command) =>
    local.exec.run({ ...command, env: { ...command.env, ...env } });
  return { ...local, exec: { ...local.exec, run } };
}

const placesOf = ({ places = [] }: Check) => places.map(inShort);

const VET_FAULT = 'package main\n\nimport "fmt"\n\nfunc Fault() { fmt.Printf("%d\\n", "text") }\n';
const testing = (body: string) => `package main\n\nimport "testing"\n\n${body}\n`;

describe('a clean program', () => {
  test.each(['vet', 'staticcheck', 'race', 'modverify'] as const)('passes %s', async (name) => {
    const project = smallProgram({ 'ok_test.go': testing('func TestOk(t *testing.T) {}') });
    expect(await gate(name, project)).toMatchObject({ verdict: 'pass', measured: expect.any(String) });
  });

  test('passes with a vendor folder, and lines are found in a trimmed build', async () => {
    const project = smallProgram({ 'bad_test.go': testing('func TestBad(t *testing.T) { t.Fatal("no") }') });
    const vendored = withEnvironment({ GOFLAGS: '-mod=vendor' });
    expect(await gate('vet', project, { ports: vendored })).toMatchObject({ verdict: 'pass' });
    expect(await gate('staticcheck', project, { ports: vendored })).toMatchObject({ verdict: 'pass' });
    const trimmed = withEnvironment({ GOFLAGS: '-mod=vendor -trimpath' });
    expect(placesOf(await gate('race', project, { ports: trimmed }))).toEqual(['bad_test.go:5 TestBad: no']);
  });
});

describe('findings are lines of the repository', () => {
  test('also where the module is in a folder of it; other modules are not looked at', async () => {
    const project = smallProgram({
      'svc/go.mod': 'module example.org/svc\n\ngo 1.24\n',
      'svc/main.go': 'package main\n\nfunc main() {}\n',
      'svc/fault.go': VET_FAULT,
      'svc/below/go.mod': 'module example.org/below\n\ngo 1.24\n',
      'svc/below/fault.go': VET_FAULT,
    });
    expect(await gate('vet', project, { at: 'svc' })).toMatchObject({
      verdict: 'fail',
      measured: '1 finding',
      bound: '0 findings',
      tool: expect.stringMatching(/^go1\.\d+/),
      places: [{ file: 'svc/fault.go', line: 5, rule: 'printf', message: expect.stringContaining('%d') }],
    });
    expect(placesOf(await gate('staticcheck', project, { at: 'svc' }))).toEqual([
      expect.stringMatching(/^svc\/fault\.go:5:\d+ SA5009: /),
    ]);
    expect(await gate('vet', project)).toMatchObject({ verdict: 'pass' });
  });

  test('in a workspace too', async () => {
    const project = smallProgram({
      'go.work': 'go 1.24\n\nuse (\n\t.\n\t./svc\n)\n',
      'svc/go.mod': 'module example.org/svc\n\ngo 1.24\n',
      'svc/fault.go': VET_FAULT,
      'svc/a_test.go': testing('func TestBad(t *testing.T) { t.Error("no") }'),
    });
    expect(placesOf(await gate('vet', project, { at: 'svc' }))).toEqual([
      expect.stringContaining('svc/fault.go:5:'),
    ]);
    expect(placesOf(await gate('race', project, { at: 'svc' }))).toEqual(['svc/a_test.go:5 TestBad: no']);
  });

  test('source that does not compile fails every gate that reads it, at its line', async () => {
    const project = smallProgram({ 'broken_test.go': testing('func TestX(t *testing.T) { nowhere() }') });
    for (const name of ['vet', 'staticcheck', 'race'] as const) {
      expect(await gate(name, project)).toMatchObject({ verdict: 'fail' });
      expect(placesOf(await gate(name, project))).toEqual([
        'broken_test.go:5:28 compile: undefined: nowhere',
      ]);
    }
  });

  test('a module that Go cannot read fails with what Go said', async () => {
    const project = smallProgram({ 'go.mod': 'module example.org/small\n\ngo 1.999\n' });
    for (const name of ['vet', 'staticcheck', 'race'] as const) {
      const check = await gate(name, project);
      expect(check).toMatchObject({ verdict: 'fail', detail: expect.stringContaining('1.999') });
      expect(check.measured).not.toBe('0 findings');
    }
  });
});

describe('race tests', () => {
  test('a race and a failure are told with their lines; what a test logged is no fault', async () => {
    const project = smallProgram({
      'a_test.go': testing(
        [
          'func TestRace(t *testing.T) {',
          '\tx, done := 0, make(chan bool)',
          '\tgo func() { x++; done <- true }()',
          '\tx++',
          '\t<-done',
          '\t_ = x',
          '}',
          '',
          'func TestLogs(t *testing.T) {',
          '\tt.Log("begun")',
          '\tt.Cleanup(func() { t.Logf("closed %d", 1) })',
          '\tt.Errorf("got %d", 1)',
          '\tt.Fatal("over")',
          '}',
        ].join('\n'),
      ),
    });
    const check = await gate('race', project);
    expect(check).toMatchObject({
      verdict: 'fail',
      measured: expect.stringMatching(/^2 of 2 tests in 1 package failed, \d+\.\d s$/),
      bound: 'all pass, < 120 s',
    });
    expect(placesOf(check)).toEqual([
      expect.stringMatching(
        /^a_test\.go:[78] TestRace: data race: \w+ here, previous \w+ at a_test\.go:[78]$/,
      ),
      'a_test.go:16 TestLogs: got 1',
      'a_test.go:17 TestLogs: over',
    ]);
  });

  test('what has no line is told in words', async () => {
    const project = smallProgram({
      'a_test.go': testing('func TestQuiet(t *testing.T) { println("hush"); t.Fail() }'),
    });
    const check = await gate('race', project);
    expect(check).toMatchObject({
      verdict: 'fail',
      detail: 'TestQuiet (example.org/small) failed\nhush',
    });
    expect(check.places).toBeUndefined();
  });

  test('of what takes too long, the test that was running is named, and the line it was at', async () => {
    const project = smallProgram({
      'slow_test.go': testing(
        'func TestSlow(t *testing.T) {\n\tt.Run("case", func(t *testing.T) { select {} })\n}',
      ),
    });
    const check = await gate('race', project, { raceTimeoutSeconds: 2 });
    expect(check).toMatchObject({
      verdict: 'fail',
      bound: 'all pass, < 2 s',
      detail: 'the 2 s were over while TestSlow/case (example.org/small) was running',
      remedy: expect.stringContaining('race-timeout-seconds'),
    });
    expect(placesOf(check)).toEqual(['slow_test.go:6 TestSlow/case: still running when 2s were over']);
  });

  test('without tests there is nothing to pass', async () => {
    expect(await gate('race', smallProgram())).toMatchObject({
      verdict: 'skip',
      detail: 'there are no tests',
    });
  });

  test('without a C compiler they are not run', async () => {
    const project = smallProgram({ 'ok_test.go': testing('func TestOk(t *testing.T) {}') });
    const ports = withEnvironment({ CC: join(project.folder, 'no-cc') });
    expect(await gate('race', project, { ports })).toMatchObject({
      verdict: 'not-run',
      detail: expect.stringContaining('C compiler'),
    });
  });
});

describe('staticcheck', () => {
  test('is not a pass where it is missing', async () => {
    const ports = { ...local, tools: { find: async () => undefined } };
    expect(await gate('staticcheck', smallProgram(), { ports })).toMatchObject({
      verdict: 'not-run',
      detail: 'staticcheck was not found',
      remedy: expect.stringContaining('go install'),
    });
  });

  test('of another version than pinned is recorded, and does not block', async () => {
    const run: Ports['exec']['run'] = async (command) => {
      const finished = await local.exec.run(command);
      return command.args[0] === '-version'
        ? { ...finished, stdout: 'staticcheck 2025.1.1 (0.6.1)\n' }
        : finished;
    };
    const check = await gate('staticcheck', smallProgram(), {
      ports: { ...local, exec: { ...local.exec, run } },
    });
    expect(check).toMatchObject({
      verdict: 'pass',
      tool: expect.stringMatching(/^staticcheck 2025\.1\.1 \(0\.6\.1\) sha256:[0-9a-f]{64}$/),
      detail: expect.stringContaining('0.8.2'),
    });
  });
});
