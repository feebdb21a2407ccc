import { basename, join, win32 } from 'node:path';
import { ReleaseError } from '../../model/errors.ts';
import type { Finished, Host, Ports } from '../../ports.ts';
import type { UpxRelease } from './pins.ts';

/**
 * Unpacks the program alone, into a folder inside `parent` that lives as long as `use` runs. Throws CHECK_FAILED
 * where the archive has no plain file of that name, TOOL_FAILED where tar cannot unpack it.
 */
export async function withUnpacked<Result>(
  archive: Buffer,
  { url, program }: UpxRelease,
  parent: string,
  { files, exec, host }: Ports,
  use: (program: string) => Promise<Result>,
): Promise<Result> {
  const folder = await files.temporaryFolder(parent);
  try {
    const path = join(folder, basename(url));
    await files.write(path, archive);
    const finished = await exec.run({
      file: tarOf(host),
      args: ['-xf', path, '-C', folder, program],
      // Options of GNU tar.
      env: { TAR_OPTIONS: undefined },
      timeoutMs: 60_000,
      maxOutputBytes: 1 << 16,
    });
    const unpacked = await files.stat(join(folder, program));
    if (finished.exitCode !== 0 || finished.timedOut) throw notUnpacked(basename(url), finished);
    if (unpacked?.kind === 'file' && !unpacked.link) return await use(join(folder, program));
    throw new ReleaseError(
      'CHECK_FAILED',
      `${basename(url)} has no plain file ${program}`,
      'report this: the digest that is pinned is that of another archive',
    );
  } finally {
    await files.remove(folder);
  }
}

/** Windows' own reads zip files; one that came with git is earlier on PATH and does not. */
function tarOf({ goos, env }: Host): string {
  if (goos !== 'windows') return 'tar';
  return win32.join(env('SystemRoot') ?? 'C:\\Windows', 'System32', 'tar.exe');
}

function notUnpacked(archive: string, { exitCode, stderr, timedOut }: Finished): ReleaseError {
  const said = stderr.trim().split('\n')[0]?.slice(0, 200);
  return new ReleaseError(
    'TOOL_FAILED',
    `tar did not unpack ${archive}: ${timedOut ? 'it did not end' : said || `exit code ${exitCode}`}`,
    'install tar and xz, or put UPX on PATH',
  );
}
