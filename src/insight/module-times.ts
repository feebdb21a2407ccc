import { join } from 'node:path';
import * as z from 'zod/mini';
import { escapedModule } from '../model/go-module.ts';
import type { Ports } from '../ports.ts';

const Info = z.object({ Time: z.string().check(z.refine((time) => Number.isFinite(Date.parse(time)))) });
const MAX_INFO = 65_536;

/**
 * When each module version was made, by `path@version`, as far as the module cache knows: `cache/download` has what
 * the proxy said of a version (go.dev/ref/mod, "Module cache"). A vendored or a local module is not there.
 */
export async function moduleTimes(
  modules: Readonly<Record<string, string>>,
  gomodcache: string,
  files: Ports['files'],
): Promise<Record<string, string>> {
  const times: Record<string, string> = {};
  for (const [path, version] of Object.entries(modules)) {
    const module = escapedModule(path, version);
    if (!module) continue;
    const info = join(gomodcache, 'cache', 'download', module.path, '@v', `${module.version}.info`);
    if (!(await files.stat(info))) continue;
    const time = timeIn(await files.readText(info, MAX_INFO));
    if (time) times[`${path}@${version}`] = time;
  }
  return times;
}

function timeIn(text: string): string | undefined {
  try {
    return Info.parse(JSON.parse(text)).Time;
  } catch {
    return undefined;
  }
}
