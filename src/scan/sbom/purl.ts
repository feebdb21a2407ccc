/**
 * Package URL of a Go module, `pkg:golang/github.com/BurntSushi/toml@v1.6.0%2Bincompatible`. Case is kept: to Go,
 * paths that differ in case are different modules. Without a version where none is known.
 */
export function goPurl(path: string, version = ''): string {
  const known = version === '(devel)' ? '' : version;
  return `pkg:golang/${path.split('/').map(encoded).join('/')}${at(known)}`;
}

/** Package URL of a program that is in no module. */
export function genericPurl(name: string, version: string): string {
  return `pkg:generic/${encoded(name)}${at(version)}`;
}

/** The package in every version, and in this one: a package URL without qualifiers and subpath. */
export function purlNames(purl: string): readonly [every: string, own: string] {
  const own = purl.replace(/[?#].*$/, '');
  return [own.replace(/@[^@/]*$/, ''), own];
}

function at(version: string): string {
  return version === '' ? '' : `@${encoded(version)}`;
}

/** All but unreserved characters (RFC 3986). */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
