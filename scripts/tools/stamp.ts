import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256Of } from './job.ts';
import type { Tool } from './pins.ts';

/** What was installed: written last, so a tool without one is not there. */
export type Stamp = {
  /** Digest of the tool's pin and this platform: a changed pin makes the stamp stale. */
  pin: string;
  from: string;
  version: string;
  sha256: string;
  /** Path under .tools -> sha256. */
  files: Record<string, string>;
};

/** The stamp of a tool whose every file is there and unchanged, or undefined. */
export async function freshStamp(tool: Tool, home: string): Promise<Stamp | undefined> {
  try {
    const stamp: Stamp = JSON.parse(await readFile(stampFile(tool, home), 'utf8'));
    if (stamp.pin !== pinOf(tool)) return undefined;
    for (const [file, sha256] of Object.entries(stamp.files)) {
      if ((await sha256Of(join(home, file))) !== sha256) return undefined;
    }
    return stamp;
  } catch {
    // No stamp, no JSON, or a file gone: all mean "install it".
    return undefined;
  }
}

/** Writes the stamp in one step: `scratch` is on the same file system. */
export async function writeStamp(
  tool: Tool,
  home: string,
  scratch: string,
  stamp: Omit<Stamp, 'pin'>,
): Promise<void> {
  const draft = join(scratch, `${tool.name}.json`);
  await writeFile(draft, `${JSON.stringify({ pin: pinOf(tool), ...stamp }, undefined, 2)}\n`);
  await mkdir(dirname(stampFile(tool, home)), { recursive: true });
  await rename(draft, stampFile(tool, home));
}

function pinOf(tool: Tool): string {
  const pinned = JSON.stringify([process.platform, process.arch, tool.probe.prints.source, tool.ways]);
  return createHash('sha256').update(pinned).digest('hex').slice(0, 16);
}

function stampFile(tool: Tool, home: string): string {
  return join(home, 'stamps', `${tool.name}.json`);
}
