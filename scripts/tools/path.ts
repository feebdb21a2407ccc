import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { executable, run } from './job.ts';
import type { Tool } from './pins.ts';

/** Where PATH has the tool in a usable version. Throws with the reason if it has not. */
export async function onPath(tool: Tool, ownBin: string): Promise<{ file: string; version: string }> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    // Our own folder does not count: what is there is ours to check and replace.
    if (!isAbsolute(folder) || resolve(folder) === ownBin) continue;
    const file = join(folder, executable(tool.name));
    if (await isExecutable(file)) return { file, version: await versionOf(tool, file) };
  }
  throw new Error('not on PATH');
}

/** Runs the tool and reads its version. Throws if it does not run or is not a pinned version. */
export async function versionOf(tool: Tool, file: string): Promise<string> {
  // upx takes options from $UPX, which would be somebody else's.
  const env = { ...process.env, UPX: undefined, NO_COLOR: '1' };
  const printed = await run(file, tool.probe.args, { seconds: 30, env });
  const version = tool.probe.prints.exec(printed)?.[1];
  if (version === undefined) throw new Error(`${file} is another version: ${printed.trim().split('\n')[0]}`);
  return version;
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
