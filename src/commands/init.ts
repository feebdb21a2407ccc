import { dirname, join, relative, resolve } from 'node:path';
import { configText } from '../init/config-text.ts';
import type { CgoUse, RepositoryFacts } from '../init/facts.ts';
import { fitConfig, fitWorkflow } from '../init/fit.ts';
import { type GoReleaserFile, importGoReleaser } from '../init/goreleaser/import.ts';
import type { Remark } from '../init/remarks.ts';
import { workflowText } from '../init/workflow-text.ts';
import { ReleaseError } from '../model/errors.ts';
import { resolveTargets } from '../model/target.ts';
import { readModule } from '../plan/module.ts';
import { withoutCredentials } from '../plan/repository.ts';
import type { Files, Ports } from '../ports.ts';

export interface InitInputs {
  /** Absolute. */
  readonly workingDirectory: string;
  /** Take over a configuration of GoReleaser: the file named, or `true` for the one it would find itself. */
  readonly fromGoReleaser: string | true | undefined;
}

export interface InitResult {
  /** Paths of the files that were written. */
  readonly files: readonly string[];
  /** The configuration of GoReleaser that was read. */
  readonly from: string | undefined;
  readonly remarks: readonly Remark[];
}

type InitPorts = Pick<Ports, 'exec' | 'files'>;

/** Where GoReleaser looks, in its order: cmd/config.go. */
const GORELEASER_FILES = [
  '.config/goreleaser.yml',
  '.config/goreleaser.yaml',
  '.goreleaser.yml',
  '.goreleaser.yaml',
];
const GORELEASER_NAMES = [...GORELEASER_FILES, 'goreleaser.yml', 'goreleaser.yaml'];
/** A configuration is written by hand. */
const MOST_BYTES = 256 * 1024;

/**
 * Writes a configuration and a workflow that fit the repository. A file that is there already is an error, and then
 * nothing is written.
 */
export async function init(inputs: InitInputs, ports: InitPorts): Promise<InitResult> {
  const { root, facts } = await readFacts(inputs.workingDirectory, ports);
  const paths = {
    config: join(inputs.workingDirectory, '.oracle-release.yml'),
    workflow: join(root, '.github/workflows/release.yml'),
  };
  const file = await goReleaserFile(inputs, root, ports.files);
  const imported = file ? importGoReleaser(file, facts) : undefined;
  const draft = imported?.draft ?? fitConfig(facts);
  const workflow =
    imported?.workflow ??
    fitWorkflow(facts, resolveTargets(draft.config.targets ?? ['six'], facts.supported).targets.length);
  const texts = [
    { path: paths.config, text: configText(draft) },
    { path: paths.workflow, text: workflowText(workflow) },
  ];
  await createAll(texts, ports.files);
  return { files: texts.map(({ path }) => path), from: file?.name, remarks: imported?.remarks ?? [] };
}

async function createAll(texts: readonly { path: string; text: string }[], files: Files): Promise<void> {
  const present: string[] = [];
  for (const { path } of texts) if (await files.stat(path)) present.push(path);
  if (present.length > 0) throw presentAlready(present);
  const created: string[] = [];
  for (const { path, text } of texts) {
    if (await files.create(path, text)) created.push(path);
    else {
      // It came up since we looked.
      for (const own of created) await files.remove(own);
      throw presentAlready([path]);
    }
  }
}

function presentAlready(paths: readonly string[]): ReleaseError {
  return new ReleaseError(
    'INPUT_INVALID',
    `${paths.join(' and ')} ${paths.length === 1 ? 'is' : 'are'} there already; nothing was changed`,
    'move it out of the way (git keeps it), run again, and take over by hand what is still wanted of it',
  );
}

async function goReleaserFile(
  { workingDirectory, fromGoReleaser }: InitInputs,
  root: string,
  files: Files,
): Promise<GoReleaserFile | undefined> {
  if (fromGoReleaser === undefined) return undefined;
  const candidates =
    fromGoReleaser === true
      ? GORELEASER_NAMES.map((name) => join(workingDirectory, name))
      : [resolve(workingDirectory, fromGoReleaser)];
  for (const path of candidates) {
    if ((await files.stat(path))?.kind !== 'file') continue;
    const folder = dirname(path).replace(/[/\\]\.config$/, '');
    // GoReleaser runs at the root of a repository, unless its file is in a folder below.
    const base = slashed(relative(workingDirectory, isInside(root, folder) ? folder : root)) || '.';
    return {
      name: slashed(relative(workingDirectory, path)),
      text: await files.readText(path, MOST_BYTES),
      base,
    };
  }
  throw new ReleaseError(
    'FILE_MISSING',
    `there is no ${fromGoReleaser === true ? GORELEASER_NAMES.join(', ') : fromGoReleaser} in ${workingDirectory}`,
    'name the configuration of GoReleaser: --from-goreleaser path/to/.goreleaser.yaml',
  );
}

function isInside(root: string, folder: string): boolean {
  return !relative(root, folder).startsWith('..');
}

/** What git, Go and the files say of the repository; without git the working directory is taken for all of it. */
async function readFacts(
  workingDirectory: string,
  ports: InitPorts,
): Promise<{ root: string; facts: RepositoryFacts }> {
  const git = async (...args: string[]): Promise<string | undefined> => {
    const { exitCode, stdout } = await ports.exec.run({
      file: 'git',
      args,
      cwd: workingDirectory,
      timeoutMs: 60_000,
    });
    return exitCode === 0 ? stdout.trimEnd() : undefined;
  };
  const module = await readModule(workingDirectory, ports.exec);
  const [root = workingDirectory, prefix = '', tags = '', origin = ''] = await Promise.all([
    git('rev-parse', '--show-toplevel'),
    git('rev-parse', '--show-prefix'),
    git('tag', '--list', '--sort=-creatordate', '--sort=-version:refname'),
    git('config', '--get', 'remote.origin.url'),
  ]);
  const goMod = await go(['env', 'GOMOD'], workingDirectory, ports);
  const isFile = async (...parts: string[]): Promise<boolean> =>
    (await ports.files.stat(join(...parts)))?.kind === 'file';
  return {
    root,
    facts: {
      modulePath: module.path,
      mains: module.mains,
      supported: module.supported,
      prefix,
      goMod: slashed(relative(workingDirectory, goMod.trim())),
      moduleAtRoot: await isFile(root, 'go.mod'),
      tags: tags.split('\n').filter((tag) => tag !== ''),
      origin: withoutCredentials(origin),
      vendored: await isFile(workingDirectory, 'vendor/modules.txt'),
      cgo: await readCgo(module.mains, workingDirectory, ports),
    },
  };
}

/** Which packages have C code on this system, and which of them have files for builds without cgo. */
async function readCgo(
  mains: readonly string[],
  workingDirectory: string,
  ports: InitPorts,
): Promise<CgoUse> {
  if (mains.length === 0) return { needed: [], optional: [] };
  const list = async (enabled: string, args: readonly string[]): Promise<Map<string, string>> => {
    const format = enabled === '1' ? '{{if and (not .Standard) .CgoFiles}}' : '{{if not .Standard}}';
    const output = await go(
      [
        'list',
        '-e',
        ...args.slice(0, 1),
        '-f',
        `${format}{{.ImportPath}} {{.GoFiles}}{{end}}`,
        ...args.slice(1),
      ],
      workingDirectory,
      ports,
      { CGO_ENABLED: enabled },
    );
    return new Map(
      output
        .split('\n')
        .filter(Boolean)
        .map((line) => [line.split(' ')[0] ?? '', line]),
    );
  };
  const withC = await list('1', ['-deps', ...mains]);
  if (withC.size === 0) return { needed: [], optional: [] };
  const without = await list('0', ['-find', ...withC.keys()]);
  const filesOf = (line = ''): string[] => line.match(/[\w.-]+\.go(?=[\s\]])/g) ?? [];
  const hasFallback = (name: string): boolean => {
    const usual = new Set(filesOf(withC.get(name)));
    return filesOf(without.get(name)).some((file) => !usual.has(file));
  };
  const names = [...withC.keys()].sort();
  return { needed: names.filter((name) => !hasFallback(name)), optional: names.filter(hasFallback) };
}

/** The output of a `go` that is asked a question; empty where it has no answer. */
async function go(
  args: readonly string[],
  cwd: string,
  { exec }: InitPorts,
  env: Record<string, string> = {},
): Promise<string> {
  const { exitCode, stdout } = await exec.run({ file: 'go', args, cwd, env, timeoutMs: 120_000 });
  return exitCode === 0 ? stdout : '';
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
