import { join } from 'node:path';
import { isModulePath } from '../model/go-module.ts';
import type { ModuleVersion, SourceInsight } from '../model/insight-report.ts';
import { byBytes } from '../model/names.ts';
import type { Files } from '../ports.ts';

export type VendorInsight = NonNullable<SourceInsight['vendor']>;

/** A vendored module and the packages of it that `go mod vendor` took. */
export interface VendoredModule extends ModuleVersion {
  readonly packages: readonly string[];
}

/** `vendor/modules.txt`: `# path version`, then one line a package (cmd/go/internal/modload, vendor.go). */
export function parseVendored(text: string): VendoredModule[] {
  const modules: { path: string; version: string; packages: string[] }[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    const [, path, version] = /^# (\S+) (v\S+)/.exec(line) ?? [];
    if (path && version) modules.push({ path, version, packages: [] });
    else if (line !== '' && !line.startsWith('#')) modules.at(-1)?.packages.push(line);
  }
  return modules;
}

/** What of the vendor folder no planned build uses; `used` are the packages of all of them. */
export async function vendorInsight(
  vendor: string,
  modules: readonly VendoredModule[],
  used: ReadonlySet<string>,
  files: Files,
): Promise<VendorInsight> {
  const unused = modules.filter(
    ({ path, packages }) =>
      packages.length > 0 && isModulePath(path) && !packages.some((one) => used.has(one)),
  );
  const sized = [];
  for (const { path, version, packages } of unused)
    sized.push({ path, version, bytes: await bytesOfPackages(vendor, packages.filter(isModulePath), files) });
  return {
    bytes: await bytesBelow(vendor, files),
    modules: modules.length,
    unused: sized.sort((one, other) => other.bytes - one.bytes || byBytes(one.path, other.path)),
  };
}

/** A module can be inside the folder of another, so that its packages are counted and not its folder. */
async function bytesOfPackages(vendor: string, packages: readonly string[], files: Files): Promise<number> {
  let total = 0;
  for (const path of packages) {
    const folder = join(vendor, path);
    for (const name of await files.list(folder)) {
      const stat = await files.stat(join(folder, name));
      if (stat?.kind === 'file') total += stat.size;
    }
  }
  return total;
}

async function bytesBelow(folder: string, files: Files): Promise<number> {
  let total = 0;
  for (const name of await files.list(folder)) {
    const path = join(folder, name);
    const stat = await files.stat(path);
    if (stat?.kind === 'file') total += stat.size;
    else if (stat?.kind === 'folder' && !stat.link) total += await bytesBelow(path, files);
  }
  return total;
}
