import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../../../src/build/build.ts';
import type { BuildInputs } from '../../../../src/build/inputs.ts';
import { NO_CONFIG } from '../../../../src/config/schema.ts';
import type { Check } from '../../../../src/model/check.ts';
import { ReleaseError } from '../../../../src/model/errors.ts';
import type { Hook, Plan } from '../../../../src/model/plan.ts';
import { run as plan } from '../../../../src/plan/plan.ts';
import { localPorts } from '../../../../src/runner/ports.ts';
import { toolPath } from '../../../support/go-programs.ts';
import { type GoProject, smallProgram } from '../../../support/go-project.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

const faketime = toolPath('faketime');
const local = localPorts();
const find = async (path: string | undefined) => path && { name: 'faketime', path, sha256: '' };
const ports = { ...local, tools: { find: () => find(faketime).then((tool) => tool || undefined) } };
const native = `${local.host.goos}/${local.host.goarch}`;

/** Little to compile: a second build begins with an empty cache. */
const STAMPED = `package main

import _ "embed"

//go:embed stamp.txt
var stamp string

func main() { println(stamp) }
`;

function stamped(stamp = 'a stamp\n', files: Readonly<Record<string, string>> = {}): GoProject {
  return smallProgram({ 'main.go': STAMPED, 'stamp.txt': stamp, '.gitignore': 'stamp.txt\n', ...files });
}

interface Changes {
  readonly hooks?: readonly string[][];
  readonly flags?: readonly string[];
  readonly reproduce?: BuildInputs['reproduce'];
  readonly targets?: readonly string[];
  readonly folder?: string;
}

/** What the second builds found, with the plan changed as a configuration would. */
async function reproduced(
  project: GoProject,
  { hooks = [], flags = [], reproduce = 'native', targets = [native], folder = project.folder }: Changes = {},
  used: typeof ports = ports,
): Promise<Check[]> {
  const inputs = { workingDirectory: folder, output: join(folder, 'dist'), targets };
  const planned = await plan(
    {
      ...inputs,
      targets: [...targets],
      version: '1.2.3',
      tagPrefix: undefined,
      runners: {},
      fanOut: 'target',
      build: undefined,
    },
    NO_CONFIG,
    local,
  );
  const pre = hooks.map((command): Hook => ({ command, dir: '.', env: [] }));
  const changed: Plan = {
    ...planned.plan,
    artifacts: planned.plan.artifacts.map((artifact) => ({
      ...artifact,
      flags: [...artifact.flags, ...flags],
      hooks: { pre, post: [] },
    })),
  };
  const build: BuildInputs = {
    ...inputs,
    targets: [],
    gates: [],
    raceTimeoutSeconds: 60,
    reproduce,
    cache: 'off',
    signedSums: undefined,
  };
  const { checks } = await run(build, changed, used);
  expect(checks.filter(({ name }) => name === 'compile').map(({ verdict }) => verdict)).not.toContain('fail');
  expect(readdirSync(inputs.output).filter((name) => name.startsWith('.tmp-'))).toEqual([]);
  return checks.filter(({ name }) => name === 'reproducible');
}

const shell = (script: string): string[] => ['sh', '-c', script];

describe('a second build', () => {
  test('of a module in a folder, with what it replaces and what is not committed, is the same bytes', async () => {
    const project = stamped('ignored by git\n', {
      'lib/go.mod': 'module example.org/lib\n\ngo 1.24\n',
      'lib/lib.go': 'package lib\n\nconst Name = "lib"\n',
      'app/go.mod':
        'module example.org/app\n\ngo 1.24\n\nrequire example.org/lib v0.0.0\n\nreplace example.org/lib => ../lib\n',
      'app/main.go': 'package main\n\nimport "example.org/lib"\n\nfunc main() { println(lib.Name, more) }\n',
    });
    project.write('app/more.go', 'package main\n\nconst more = "not committed"\n');
    const [check] = await reproduced(project, { folder: join(project.folder, 'app') });
    expect(check).toMatchObject({ verdict: 'pass', subject: native, bound: 'the same bytes' });
    expect(check?.measured).toMatch(/^\d{6,} identical bytes$/);
    expect(check?.detail).toContain(faketime ? 'clock moved by 400 days' : 'faketime was not found');
  });

  test('tells that the folder leaks, by a hook that writes it down', async () => {
    const project = stamped();
    const [check] = await reproduced(project, { hooks: [shell('echo "from $(pwd)" > stamp.txt')] });
    expect(check?.verdict).toBe('fail');
    expect(check?.detail).toContain(`the folder leaks: "${project.folder}`);
    expect(check?.detail).toContain('.rodata');
    expect(check?.remedy).toContain('-trimpath');
  });

  test('tells that the folder leaks, by flags that switch trimming off', async () => {
    const [check] = await reproduced(stamped(), { flags: ['-trimpath=false'] });
    expect(check?.verdict).toBe('fail');
    expect(check?.detail).toMatch(
      /the folder leaks: .*second\/main\.go" in the second build \(\.gopclntab\)/,
    );
  });

  test.skipIf(!faketime)('tells that the time leaks, though the day is the same', async () => {
    const [check] = await reproduced(stamped(), { hooks: [shell('date -u +%Y-%m-%d > stamp.txt')] });
    expect(check?.verdict).toBe('fail');
    expect(check?.detail).toMatch(/the time leaks: "20\d\d-\d\d-\d\d" in the first build \(\.rodata\), "20/);
    expect(check?.remedy).toContain('CommitDate');
  });

  test('tells that the time leaks, by a generator that asks the kernel for it', async () => {
    const generator = goTool(
      'package main\n\nimport (\n\t"fmt"\n\t"time"\n)\n\nfunc main() { fmt.Println(time.Now().Unix()) }\n',
    );
    const withoutFaketime = { ...ports, tools: { find: async () => undefined } };
    const hooks = [shell(`${generator} > stamp.txt`)];
    const [check] = await reproduced(stamped(), { hooks }, withoutFaketime);
    expect(check?.verdict).toBe('fail');
    expect(check?.detail).toMatch(
      /the time leaks: "1\d{9}" in the first build \(\.rodata\), "1\d{9}" in the second/,
    );
    expect(check?.detail).toContain('clock not moved (faketime was not found)');
  });

  test('that fails tells what was said', async () => {
    const once = join(temporaryFolder('once'), 'done');
    const [check] = await reproduced(stamped(), { hooks: [['mkdir', once]] });
    expect(check).toMatchObject({ verdict: 'fail', measured: 'the second build failed' });
    expect(check?.detail).toContain('File exists');
  });

  test('of what does not run here is skipped, unless all are asked for', async () => {
    const other = native === 'linux/amd64' ? 'linux/arm64' : 'linux/amd64';
    const [check] = await reproduced(stamped(), { targets: [other] });
    expect(check).toMatchObject({ verdict: 'skip', detail: expect.stringContaining('reproduce: all') });
    expect(await reproduced(stamped(), { targets: [other], reproduce: 'off' })).toEqual([]);
  });

  test('leaves nothing behind when it is stopped', async () => {
    const stop = new AbortController();
    const project = stamped();
    const interrupted = localPorts({ interrupted: stop.signal });
    const begun = join(temporaryFolder('begun'), 'second');
    const sleeping = shell(`case "$PWD" in */second) touch ${begun}; exec sleep 60;; esac`);
    const stopping = reproduced(project, { hooks: [sleeping] }, { ...ports, exec: interrupted.exec });
    await expect.poll(() => existsSync(begun), { timeout: 30_000 }).toBe(true);
    stop.abort(new ReleaseError('INTERRUPTED', 'stopped', 'go on'));
    await expect(stopping).rejects.toThrow('stopped');
    expect(readdirSync(join(project.folder, 'dist')).filter((name) => name.startsWith('.tmp-'))).toEqual([]);
  });
});

/** A program built here and now, without any C library. */
function goTool(source: string): string {
  const folder = temporaryFolder('tool');
  writeFileSync(join(folder, 'main.go'), source);
  execFileSync('go', ['build', '-o', 'tool', 'main.go'], {
    cwd: folder,
    env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '' },
  });
  return join(folder, 'tool');
}
