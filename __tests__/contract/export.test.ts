import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { DIALECTS, type DialectName } from '../../scripts/export/dialects.ts';
import { exportSuite, isWorkflowOrAction } from '../../scripts/export/suite.ts';
import { type Target, toDialect } from '../../scripts/export/to-dialect.ts';
import { TOOL_PATH } from '../support/cli.ts';
import { ROOT, textOf } from '../support/repository.ts';
import { temporaryFolder } from '../support/temporary.ts';

const names = Object.keys(DIALECTS) as DialectName[];
const target = (dialect: DialectName): Target => ({ dialect, repository: 'acme/suite', ref: 'v9' });

const LISTED = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT })
  .toString()
  .split('\n');
const translated = LISTED.filter((file) => isWorkflowOrAction(file) && existsSync(join(ROOT, file)));

describe('what a dialect changes, and nothing else', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'a step of our own, its comment and its quotes kept',
      'jobs:\n  a:\n    steps:\n      - uses: $/x/y # ours\n      - uses: "$/z"\n      - run: echo $/x\n',
      'jobs:\n  a:\n    steps:\n      - uses: acme/suite/x/y@v9 # ours\n      - uses: "acme/suite/z@v9"\n      - run: echo $/x\n',
    ],
    [
      'a step of a composite action',
      'runs:\n  using: composite\n  steps: [{ uses: $/a }, {uses: $/b}]\n',
      'runs:\n  using: composite\n  steps: [{ uses: acme/suite/a@v9 }, {uses: acme/suite/b@v9}]\n',
    ],
    [
      'a workflow called by a job',
      'jobs:\n  a:\n    uses: $/.github/workflows/x.yml\n',
      'jobs:\n  a:\n    uses: acme/suite/.github/workflows/x.yml@v9\n',
    ],
    [
      'a third-party action is left alone',
      'jobs: {a: {steps: [{uses: actions/checkout@abc}]}}\n',
      'jobs: {a: {steps: [{uses: actions/checkout@abc}]}}\n',
    ],
    [
      'young keys, with the comment on their line',
      '# top\ncache-mode: none # never\njobs:\n  a:\n    # why\n    cache-mode: read\n    name: x   # kept\n',
      '# top\njobs:\n  a:\n    # why\n    name: x   # kept\n',
    ],
    [
      'a key of that name elsewhere is not the one',
      'env:\n  cache-mode: x\njobs:\n  a:\n    env: { queue: max }\n',
      'env:\n  cache-mode: x\njobs:\n  a:\n    env: { queue: max }\n',
    ],
    [
      'the last key of a map',
      'jobs:\n  a:\n    permissions:\n      code-quality: write # why\n    name: x\n',
      'jobs:\n  a:\n    permissions:\n      {} # why\n    name: x\n',
    ],
    [
      'keys in braces, first, between and last',
      'permissions: { code-quality: write, artifact-metadata: write, contents: read }\njobs: {a: {concurrency: {group: g, queue: max}, cache-mode: none, name: x}}\n',
      'permissions: { contents: read }\njobs: {a: {concurrency: {group: g}, name: x}}\n',
    ],
    [
      'an environment without its own wish',
      'jobs:\n  a:\n    environment:\n      deployment: false\n      name: signing\n',
      'jobs:\n  a:\n    environment:\n      name: signing\n',
    ],
  ];
  for (const dialect of names)
    test.each(cases)(`${dialect}: %s`, (_, given, wanted) => {
      expect(toDialect(given, target(dialect))).toBe(wanted);
    });

  const MATRIX = `jobs:
  build:
    strategy: { matrix: { leg: [1, 2] } }
    outputs:
      handover-0: \${{ steps.a.outputs.x }} # of leg 0
      other: "\${{ a && b || c }}"
  plain:
    outputs: { x: "\${{ steps.a.outputs.x }}" }
`;

  test('act: an empty output of a matrix job evaluates to its own text', () => {
    expect(toDialect(MATRIX, target('act'))).toBe(
      MATRIX.replace('outputs.x }} #', 'outputs.x || vars.ACT_BUILD_HANDOVER_0 }} #').replace(
        '|| c }}',
        '|| c || vars.ACT_BUILD_OTHER }}',
      ),
    );
    expect(toDialect(MATRIX, target('ghes'))).toBe(MATRIX);
  });

  test('act: an output of a matrix job that is more than one expression cannot be kept', () => {
    expect(() => toDialect(MATRIX.replace('other: "', 'other: "x-'), target('act'))).toThrow(
      'output other of the matrix job build is not one expression',
    );
  });

  test('what is no YAML is not guessed at', () => {
    expect(() => toDialect('a: [1', target('act'))).toThrow(/line 1/);
  });
});

describe.each(names)('the suite in the dialect %s', (dialect) => {
  const folder = temporaryFolder(`export-${dialect}`);
  const changed = exportSuite(folder, 'working-tree', target(dialect));

  test('holds every file, and all but the changed ones as they are', () => {
    const files = LISTED.filter((file) => file !== '' && existsSync(join(ROOT, file)));
    expect(files.length).toBeGreaterThan(100);
    expect(changed).toContain('action.yml');
    const differing = files.filter(
      (file) => !readFileSync(join(ROOT, file)).equals(readFileSync(join(folder, file))),
    );
    expect(differing.toSorted()).toEqual(changed.toSorted());
    expect(statSync(join(folder, '.ci/run')).mode & 0o111).toBe(statSync(join(ROOT, '.ci/run')).mode & 0o111);
  });

  test.each(translated)('%s means the same but for what the dialect lacks', (file) => {
    const exported = readFileSync(join(folder, file), 'utf8');
    expect(load(exported)).toEqual(expected(load(textOf(file)), dialect));
    // Every line stays, but those that name our own actions or what is dropped or kept alive.
    const mayChange =
      /uses: .*\$\/|cache-mode:|queue:|deployment:|artifact-metadata:|code-quality:|^ +[\w-]+: .*\}\}/;
    const lines = new Set(exported.split('\n'));
    expect(
      textOf(file)
        .split('\n')
        .filter((line) => !lines.has(line) && !mayChange.test(line)),
    ).toEqual([]);
  });
});

describe('our own actions by `$/`', () => {
  const places = translated.flatMap((file) =>
    [...textOf(file).matchAll(/uses:\s*['"]?\$\/([^\s'"]+)/g)].map(
      (match) => [file, match[1] ?? ''] as const,
    ),
  );

  test.each(places)('%s names %s, which is there', (_, path) => {
    const named = path.endsWith('.yml') ? path : join(path, 'action.yml');
    expect(existsSync(join(ROOT, named))).toBe(true);
  });

  test('are named at all', () => {
    expect(places.length).toBeGreaterThan(5);
  });
});

describe('act', () => {
  const workflows = readdirSync(join(ROOT, '.github/workflows'));
  const folder = temporaryFolder('export-validated');
  exportSuite(folder, 'working-tree', target('act'));

  test.each(workflows)('takes %s', (name) => {
    expect(validated(join(folder, '.github/workflows', name))).toEqual({ status: 0, complaint: '' });
  });

  test('would not take what the dialect drops', () => {
    const workflow = join(folder, '.github/workflows', workflows[0] ?? '');
    const bad = join(temporaryFolder('export-bad'), 'bad.yml');
    writeFileSync(bad, `cache-mode: none\n${readFileSync(workflow, 'utf8')}`);
    expect(validated(bad)).toEqual({
      status: 1,
      complaint: expect.stringContaining('Unknown Property cache-mode'),
    });
  });
});

describe('the command', () => {
  const command = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/export.ts', ...args], { cwd: ROOT, encoding: 'utf8' });

  test('writes the last commit, the same each time', () => {
    const folders = ['one', 'two'].map((name) => join(temporaryFolder('export-head'), name));
    const printed = folders.map((folder) =>
      command(folder, '--dialect', 'act', '--owner', 'acme', '--ref', 'v2'),
    );
    expect(printed.map(({ status, stderr }) => [status, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    expect(printed[0]?.stdout).toContain('push it there as acme/oracle-release, at v2');
    const [one, two] = folders.map(digestOf);
    expect(one).toBe(two);
    expect(readFileSync(join(folders[0] ?? '', 'action.yml'), 'utf8')).toContain(
      'uses: acme/oracle-release/actions/build-matrix@v2',
    );
  });

  test.each([
    [['--dialect', 'gitea', 'x'], 'no dialect is called gitea; there are ghes, act'],
    [[], 'name one folder to write to'],
    [['x', '--owner', 'a/b'], '--owner a/b is no name'],
    [['x', '--ref', 'a b'], '--ref a b is no tag, branch or commit'],
    [['x', '--loud'], "Unknown option '--loud'"],
    [['scripts'], 'scripts is not empty'],
  ])('%j is refused and nothing is written', (args, message) => {
    const { status, stderr } = command(...args);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
    expect(existsSync(join(ROOT, 'x'))).toBe(false);
  });

  test('a folder that cannot be made ends it with 1', () => {
    const file = join(temporaryFolder('export-file'), 'file');
    writeFileSync(file, '');
    expect(command(join(file, 'in-it'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('ENOTDIR'),
    });
  });
});

type Tree = Record<string, unknown>;

/** The dialect as said in the documentation of the servers, told once more and over plain objects. */
function expected(parsed: unknown, dialect: DialectName): unknown {
  const workflow = parsed as Tree & { jobs?: Record<string, Tree>; runs?: Tree & { steps?: Tree[] } };
  for (const step of workflow.runs?.steps ?? []) withoutSelf(step);
  for (const [id, job] of Object.entries(workflow.jobs ?? {})) {
    withoutSelf(job);
    for (const step of (job.steps ?? []) as Tree[]) withoutSelf(step);
    delete (job.environment as Tree | undefined)?.deployment;
    const { matrix } = (job.strategy ?? {}) as Tree;
    for (const [name, value] of Object.entries((matrix && job.outputs) ?? {}))
      if (dialect === 'act')
        (job.outputs as Tree)[name] = String(value).replace(
          / \}\}$/,
          ` || vars.ACT_${id.toUpperCase().replaceAll('-', '_')}_${name.toUpperCase().replaceAll('-', '_')} }}`,
        );
  }
  for (const each of [workflow, ...Object.values(workflow.jobs ?? {})]) {
    delete each['cache-mode'];
    delete (each.concurrency as Tree | undefined)?.queue;
    delete (each.permissions as Tree | undefined)?.['artifact-metadata'];
    delete (each.permissions as Tree | undefined)?.['code-quality'];
  }
  return workflow;
}

function withoutSelf(step: Tree): void {
  if (typeof step.uses === 'string') step.uses = step.uses.replace(/^\$\/(.*)$/, 'acme/suite/$1@v9');
}

/** What act's own schema says of a workflow. */
function validated(workflow: string): { status: number | null; complaint: string } {
  const home = temporaryFolder('act-home');
  mkdirSync(join(home, '.config'));
  const { status, stderr, error } = spawnSync('act', ['--validate', '--strict', '-W', workflow], {
    env: { HOME: home, PATH: TOOL_PATH },
    encoding: 'utf8',
    cwd: home,
  });
  if (error) throw error;
  const complaint = stderr
    .split('\n')
    .filter((line) => line.startsWith('Error'))
    .join('\n');
  return { status, complaint };
}

function digestOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const hash = createHash('sha256');
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).toSorted())
    hash.update(path.slice(folder.length)).update(readFileSync(path));
  return hash.digest('hex');
}
