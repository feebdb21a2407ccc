import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Brought, expectSha256, type Job, pick, run } from './job.ts';
import { machineMirror } from './mirror.ts';
import type { DebianWay, Runtime } from './pins.ts';

const MAX_BYTES = 128 << 20;

/** Takes a program out of a Debian package of any suite; the system's own apt state stays as it is. */
export async function fromDebian(way: DebianWay, job: Job): Promise<Brought> {
  const apt = await aptFor(way.suite, job.scratch);
  const root = await unpacked(apt, way.package, way);
  const name = job.tool.name;
  if (way.runtime) await pickWithRuntime(way.program, way.runtime, root, apt, job);
  else if (way.script) await pickWithScript(way.program, way.script, root, job);
  else await pick(root, way.program, join(job.stage, 'bin', name));
  return { from: `debian ${way.suite}`, version: way.version, sha256: way.sha256 };
}

/** The program goes to .tools/opt beside its libraries, and a script in .tools/bin starts it. */
async function pickWithRuntime(
  program: string,
  runtime: Runtime,
  root: string,
  apt: Apt,
  job: Job,
): Promise<void> {
  const name = job.tool.name;
  const home = join(job.stage, 'opt', name);
  await pick(root, program, join(home, name));
  const folders = [];
  for (const library of runtime.packages) folders.push(await unpacked(apt, library));
  for (const file of [runtime.loader, ...runtime.libraries]) {
    const folder = folders.find((each) => existsSync(join(each, file)));
    if (!folder) throw new Error(`${file} is in none of ${runtime.packages.join(', ')}`);
    await pick(folder, file, join(home, basename(file)));
  }
  await mkdir(join(job.stage, 'bin'), { recursive: true });
  await writeFile(join(job.stage, 'bin', name), wrapper(name, basename(runtime.loader)));
}

// Shell built-ins only, so that it works with an empty environment; relative, so that the tree can move.
function wrapper(name: string, loader: string): string {
  return `#!/bin/sh
home="\${0%/*}/../opt/${name}"
exec "$home/${loader}" --argv0 ${name} --inhibit-cache --library-path "$home" "$home/${name}" "$@"
`;
}

/** The library goes to .tools/opt, and a script in .tools/bin starts programs with it. */
async function pickWithScript(library: string, script: string, root: string, job: Job): Promise<void> {
  const name = job.tool.name;
  await pick(root, library, join(job.stage, 'opt', name, basename(library)));
  await mkdir(join(job.stage, 'bin'), { recursive: true });
  const head = `#!/bin/sh\nlibrary="$(cd "\${0%/*}/../opt/${name}" && pwd)/${basename(library)}"\n`;
  await writeFile(join(job.stage, 'bin', name), head + script);
}

export type Apt = { folder: string; config: string };

/** An apt of our own for one suite: its configuration, lists and cache all lie in one folder. */
export async function aptFor(suite: string, scratch: string): Promise<Apt> {
  const folder = join(scratch, `apt-${suite}`);
  const apt = { folder, config: join(folder, 'apt.conf') };
  if (existsSync(join(folder, 'ready'))) return apt;
  const { uri, signedBy } = await machineMirror();
  await mkdir(join(folder, 'lists', 'partial'), { recursive: true });
  await mkdir(join(folder, 'archives', 'partial'), { recursive: true });
  await writeFile(
    join(folder, 'debian.sources'),
    `Types: deb\nURIs: ${uri}\nSuites: ${suite}\nComponents: main\nTargets: Packages\nSigned-By: ${signedBy}\n`,
  );
  await writeFile(join(folder, 'status'), '');
  await writeFile(apt.config, configuration(folder));
  await run('apt-get', ['-c', apt.config, 'update'], { seconds: 180 });
  await writeFile(join(folder, 'ready'), '');
  return apt;
}

// The machine's own apt.conf.d is still read (proxies live there), but its hooks must not run;
// the empty status file keeps what is installed here from deciding what can be had.
function configuration(folder: string): string {
  return `#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
Dir::Etc::sourcelist "${folder}/debian.sources";
Dir::Etc::sourceparts "/dev/null";
Dir::State::lists "${folder}/lists";
Dir::State::status "${folder}/status";
Dir::Cache "${folder}";
Dir::Cache::archives "${folder}/archives";
APT::Sandbox::User "root";
APT::Update::Error-Mode "any";
Acquire::Languages "none";
Acquire::Retries "2";
Acquire::http::Timeout "20";
Acquire::https::Timeout "20";
`;
}

/** Downloads and unpacks a package, once a run. Without a pin, apt's signature alone vouches for it. */
export async function unpacked(
  apt: Apt,
  name: string,
  pin?: { version: string; sha256: string },
): Promise<string> {
  const root = join(apt.folder, 'unpacked', name);
  if (existsSync(root)) return root;
  const deb = await downloaded(apt, name, pin?.version);
  if (pin) await expectSha256(deb, pin.sha256);
  await mkdir(`${root}.part`, { recursive: true });
  await run('dpkg-deb', ['-x', deb, `${root}.part`], { seconds: 180 });
  await rename(`${root}.part`, root);
  return root;
}

async function downloaded(apt: Apt, name: string, version?: string): Promise<string> {
  const folder = join(apt.folder, 'debs', name);
  await mkdir(folder, { recursive: true });
  const wanted = version ? `${name}=${version}` : name;
  await run('apt-get', ['-c', apt.config, 'download', wanted], { seconds: 300, cwd: folder });
  const [deb, ...more] = await readdir(folder);
  if (!deb || more.length > 0) throw new Error(`apt-get download ${wanted} left ${more.length + 1} files`);
  if ((await stat(join(folder, deb))).size > MAX_BYTES)
    throw new Error(`${deb} is larger than ${MAX_BYTES} bytes`);
  return join(folder, deb);
}
