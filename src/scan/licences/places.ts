import { join } from 'node:path';
import { escapedModule, fitsFileSystem, isModulePath } from '../../model/go-module.ts';

/**
 * Folder of a module in Go's module cache; undefined where path or version is none Go would accept, as with a
 * replacement by a local folder.
 */
export function cacheFolder(
  gomodcache: string,
  { path, version }: { readonly path: string; readonly version: string },
): string | undefined {
  const module = escapedModule(path, version);
  if (!module) return undefined;
  const folder = `${module.path}@${module.version}`;
  return fitsFileSystem(folder) ? join(gomodcache, folder) : undefined;
}

/** Folder of a module in a `vendor` folder; undefined where the path is none Go would accept. */
export function vendorFolder(vendor: string, path: string): string | undefined {
  return isModulePath(path) ? join(vendor, path) : undefined;
}
