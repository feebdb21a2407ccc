/**
 * A module as Go's caches spell it: capital letters are escaped (golang.org/x/mod/module, EscapePath). Undefined
 * where path or version is none Go would accept, as with a replacement by a local folder.
 */
export function escapedModule(
  path: string,
  version: string,
): { readonly path: string; readonly version: string } | undefined {
  if (!isModulePath(path) || !VERSION.test(version)) return undefined;
  return { path: escaped(path), version: escaped(version) };
}

/** golang.org/x/mod/module, CheckPath: names that come from outside must not lead out of a folder. */
export function isModulePath(path: string): boolean {
  return fitsFileSystem(path) && path.split('/').every((element) => ELEMENT.test(element));
}

export function fitsFileSystem(path: string): boolean {
  return path.length <= 1024 && path.split('/').every((element) => element.length <= 255);
}

const ELEMENT = /^(?!.*\.$)[A-Za-z0-9_~-][A-Za-z0-9._~-]*$/;
const VERSION = /^v[0-9][0-9A-Za-z.+-]*$/;

function escaped(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}
