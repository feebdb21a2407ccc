import { join } from 'node:path';

/**
 * Folder of a module in Go's module cache; undefined where path or version is none Go would accept, as with a
 * replacement by a local folder. Capital letters are escaped (golang.org/x/mod/module, EscapePath).
 */
export function cacheFolder(
  gomodcache: string,
  { path, version }: { readonly path: string; readonly version: string },
): string | undefined {
  if (!isModulePath(path) || !VERSION.test(version)) return undefined;
  const folder = `${escaped(path)}@${escaped(version)}`;
  return fitsFileSystem(folder) ? join(gomodcache, folder) : undefined;
}

/** Folder of a module in a `vendor` folder; undefined where the path is none Go would accept. */
export function vendorFolder(vendor: string, path: string): string | undefined {
  return isModulePath(path) ? join(vendor, path) : undefined;
}

/** golang.org/x/mod/module, CheckPath: the names come from a binary and must not lead out of the folder. */
function isModulePath(path: string): boolean {
  return fitsFileSystem(path) && path.split('/').every((element) => ELEMENT.test(element));
}

const ELEMENT = /^(?!.*\.$)[A-Za-z0-9_~-][A-Za-z0-9._~-]*$/;
const VERSION = /^v[0-9][0-9A-Za-z.+-]*$/;

function fitsFileSystem(path: string): boolean {
  return path.length <= 1024 && path.split('/').every((element) => element.length <= 255);
}

function escaped(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}
