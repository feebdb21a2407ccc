import { join } from 'node:path';
import type { Check, PendingCheck } from '../../model/check.ts';
import type { Files, Finished, Ports } from '../../ports.ts';
import { moduleFault } from './go-words.ts';

const TEN_MINUTES = 600_000;

/**
 * Whether the modules are what `go.sum` says. Go itself compares `go.sum` with the sum that it noted when it
 * downloaded a module, and `go mod verify` that sum with the files in the module cache: only both together prove
 * something. A vendor folder is in neither; it is compared with what Go would vendor from the verified modules.
 */
export async function verifyModules(
  check: PendingCheck,
  { workingDirectory, output }: { readonly workingDirectory: string; readonly output: string },
  ports: Pick<Ports, 'exec' | 'files'>,
): Promise<Check> {
  const go = (...args: string[]): Promise<Finished> =>
    ports.exec.run({ file: 'go', args, cwd: workingDirectory, timeoutMs: TEN_MINUTES });

  const listed = await go('list', '-deps', '-test', '-f', MODULE_OF_PACKAGE, './...');
  if (listed.exitCode !== 0) return check.fail(failure(listed));
  const { verifiable, folders, vendored } = readModules(listed.stdout);
  const measured = `${verifiable.length} ${verifiable.length === 1 ? 'module' : 'modules'}`;
  const unlisted = folders.length > 0 ? `not in go.sum, as folders replace them: ${folders.join(', ')}` : '';
  if (verifiable.length === 0) return check.pass({ measured, detail: unlisted || 'the program uses none' });

  const verified = await go('mod', 'verify');
  if (verified.exitCode !== 0 && vendored && isAbsent(verified))
    return check.notRun(...notCompared(verified));
  if (verified.exitCode !== 0) return check.fail({ measured, ...failure(verified) });
  if (!vendored) return check.pass({ measured, ...(unlisted ? { detail: unlisted } : {}) });

  const workspace = await go('env', 'GOWORK');
  const isWorkspace = !['', 'off'].includes(workspace.stdout.trim());
  const folder = await ports.files.temporaryFolder(output);
  try {
    const expected = join(folder, 'vendor');
    const made = await go(isWorkspace ? 'work' : 'mod', 'vendor', '-o', expected);
    if (made.exitCode !== 0 && isAbsent(made)) return check.notRun(...notCompared(made));
    if (made.exitCode !== 0) return check.fail({ measured, ...failure(made) });
    const differences = await differing(vendored, expected, ports.files);
    const detail = [unlisted, 'the vendor folder is what Go makes of them'].filter(Boolean).join('; ');
    if (differences.length === 0) return check.pass({ measured, detail });
    const shown = differences.slice(0, 10).join('\n');
    return check.fail({
      measured: `${differences.length} vendored files differ`,
      bound: 'what Go vendors from the modules that go.sum lists',
      detail: differences.length > 10 ? `${shown}\nand ${differences.length - 10} more` : shown,
      remedy: `run \`go ${isWorkspace ? 'work' : 'mod'} vendor\` and look at the difference before committing it`,
    });
  } finally {
    await ports.files.remove(folder);
  }
}

/** Path and version of the module, what replaces it, and the folder of the package; nothing for our own. */
const MODULE_OF_PACKAGE = [
  '{{if .Module}}{{if not .Module.Main}}{{.Module.Path}}@{{.Module.Version}}\t',
  '{{with .Module.Replace}}{{.Path}}@{{.Version}}{{end}}\t{{.ImportPath}}\t{{.Dir}}{{end}}{{end}}',
].join('');

interface Modules {
  /** `path@version`, sorted. */
  readonly verifiable: readonly string[];
  /** Replaced by folders, which have no sum. */
  readonly folders: readonly string[];
  /** The vendor folder that packages are taken from. */
  readonly vendored: string | undefined;
}

/** Reads what `go list` printed for `MODULE_OF_PACKAGE`. */
export function readModules(text: string): Modules {
  const verifiable = new Set<string>();
  const folders = new Set<string>();
  let vendored: string | undefined;
  for (const line of text.split('\n')) {
    const [module, replacement = '', importPath = '', folder = ''] = line.split('\t');
    if (!module) continue;
    if (replacement.endsWith('@')) folders.add(module);
    else verifiable.add(replacement || module);
    const end = `/vendor/${importPath.replace(/ \[.*$/, '')}`;
    const slashed = folder.replaceAll('\\', '/');
    if (slashed.endsWith(end)) vendored ??= `${slashed.slice(0, -end.length)}/vendor`;
  }
  return { verifiable: [...verifiable].sort(), folders: [...folders].sort(), vendored };
}

/** The modules could not be got, as against: are other than they should be. */
function isAbsent({ stderr }: Finished): boolean {
  return !/checksum mismatch|has been modified/.test(stderr) && moduleFault(stderr) !== undefined;
}

function notCompared(finished: Finished): [string, { remedy: string }] {
  const why = moduleFault(finished.stderr)?.what ?? 'the modules are not here';
  return [
    `the vendor folder names the modules of go.mod, but its files were not compared with go.sum: ${why}`,
    { remedy: 'run the gate where the modules are in the module cache or a proxy has them' },
  ];
}

function failure(finished: Finished): { detail: string; remedy: string } {
  const { stdout, stderr } = finished;
  const said = `${stdout}\n${stderr}`
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^go: downloading/.test(line));
  const fault = moduleFault(stderr);
  const detail = [...(fault ? [fault.what] : []), ...said.slice(0, 10)].join('\n').slice(0, 2_000);
  return {
    detail,
    remedy:
      fault?.remedy ??
      'a module in the cache is not what was downloaded: `go clean -modcache`, and look who changed it',
  };
}

/** Files that only one of two folders has, or that differ, each with what it is; sorted. */
async function differing(found: string, expected: string, files: Files): Promise<string[]> {
  const [there, wanted] = await Promise.all([filesBelow(found, files), filesBelow(expected, files)]);
  const names = [...new Set([...there, ...wanted])].sort();
  const differences: string[] = [];
  for (const name of names) {
    if (!wanted.has(name)) differences.push(`${name} is in no module`);
    else if (!there.has(name)) differences.push(`${name} is missing`);
    else if (!(await equal(join(found, name), join(expected, name), files)))
      differences.push(`${name} was changed`);
  }
  return differences;
}

async function filesBelow(folder: string, files: Files): Promise<Set<string>> {
  const found = new Set<string>();
  const walk = async (below: string): Promise<void> => {
    for (const name of await files.list(join(folder, below))) {
      const path = below === '' ? name : `${below}/${name}`;
      const stat = await files.stat(join(folder, path));
      // A link is no folder to go into: it may lead round in circles. Go vendors none.
      if (stat?.kind === 'folder' && !stat.link) await walk(path);
      else found.add(path);
    }
  };
  await walk('');
  return found;
}

const MAX_VENDORED = 512 * 1024 * 1024;

async function equal(one: string, other: string, files: Files): Promise<boolean> {
  const [left, right] = await Promise.all([files.stat(one), files.stat(other)]);
  if (left?.kind !== 'file' || left.link || left.size !== right?.size) return false;
  return (await files.read(one, MAX_VENDORED)).equals(await files.read(other, MAX_VENDORED));
}
