import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { aptFor, unpacked } from './debian.ts';
import { type Brought, type Job, pick, run } from './job.ts';
import type { WineWay } from './pins.ts';

const UNIX = 'lib/x86_64-linux-gnu/wine';
const DLLS = `${UNIX}/x86_64-windows`;
/** `bin/x86_64-w64-mingw32-as` and others of the package of binutils. */
const TOOL_PREFIX = 'usr/bin/x86_64-w64-mingw32-';

/**
 * Puts Debian's Wine for 64-bit Windows programs together in .tools/opt: without debugging information, which is
 * two thirds of it, and with the DLL that Go programs need and this Wine lacks.
 */
export async function fromWine(way: WineWay, job: Job): Promise<Brought> {
  const apt = await aptFor(way.suite, job.scratch);
  const root: Record<string, string> = {};
  for (const [name, pin] of Object.entries(way.packages)) root[name] = await unpacked(apt, name, pin);
  const from = (name: string, path: string) => join(root[name] ?? '', path);
  const home = join(job.stage, 'opt', 'wine64');
  const place = async (file: string, into: string) => {
    await mkdir(dirname(join(home, into)), { recursive: true });
    await rename(file, join(home, into));
  };
  // Wine finds its parts by their place beside the program, which therefore stays as in the packages.
  await place(from('libwine', `usr/${UNIX}`), UNIX);
  await place(from('libwine', 'usr/share/wine'), 'share/wine');
  await pick(root.wine64 ?? '', 'usr/lib/wine/wine64', join(home, 'lib/wine/wine64'));
  await pick(root.wine64 ?? '', 'usr/lib/wine/wineserver64', join(home, 'lib/wine/wineserver64'));
  await pick(
    root.libunwind8 ?? '',
    'usr/lib/x86_64-linux-gnu/libunwind.so.8',
    join(home, 'lib/libunwind.so.8'),
  );

  const binutils = from('binutils-mingw-w64-x86-64', TOOL_PREFIX);
  const dlls = (await readdir(join(home, DLLS))).map((name) => join(home, DLLS, name));
  await run(`${binutils}strip`, ['--strip-debug', ...dlls], { seconds: 120 });
  await pick(
    root['libz-mingw-w64'] ?? '',
    'usr/x86_64-w64-mingw32/lib/zlib1.dll',
    join(home, DLLS, 'zlib1.dll'),
  );
  await makeRandomness(way, binutils, join(home, DLLS, 'bcryptprimitives.dll'), job.scratch);

  await writeFile(join(home, 'system.reg'), way.files['system.reg']);
  await writeFile(join(home, 'lib/wine/wineserver'), way.files['wineserver.sh']);
  await mkdir(join(job.stage, 'bin'));
  await writeFile(join(job.stage, 'bin/wine64'), way.files['wine64.sh']);
  return { from: `debian ${way.suite}`, version: way.version, sha256: way.packages.wine64.sha256 };
}

/** Makes the DLL that a current Go asks for random numbers, which Wine has since 8.13. */
async function makeRandomness(
  { files }: WineWay,
  binutils: string,
  dll: string,
  scratch: string,
): Promise<void> {
  const folder = join(scratch, 'bcryptprimitives');
  await mkdir(folder);
  for (const name of ['bcryptprimitives.s', 'bcryptprimitives.def'] as const)
    await writeFile(join(folder, name), files[name]);
  await run(`${binutils}as`, ['bcryptprimitives.s', '-o', 'code.o'], { seconds: 30, cwd: folder });
  const how = ['--shared', '--no-insert-timestamp', '-e', 'DllMainCRTStartup', '-o', dll];
  await run(`${binutils}ld`, [...how, 'code.o', 'bcryptprimitives.def'], { seconds: 30, cwd: folder });
}
