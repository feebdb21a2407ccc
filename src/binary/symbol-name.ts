/**
 * `net/http.(*Client).Do` is `Client.Do` of `net/http`; type parameters are dropped. Undefined for what the
 * linker made itself, such as `type:.eq.…` (Go's debug/gosym).
 */
export function splitName(name: string): { package: string; symbol: string } | undefined {
  // With a colon only: `go.mongodb.org/…` is a module. Before Go 1.20 it was a dot, and such names match no package.
  if (/^(go|type):/.test(name)) return undefined;
  const plain = withoutTypeParameters(name);
  const dot = plain.indexOf('.', plain.lastIndexOf('/') + 1);
  if (dot <= 0) return undefined;
  const symbol = plain.slice(dot + 1).replace(/^\(\*([^)]*)\)/, '$1');
  return { package: unescapePath(plain.slice(0, dot)), symbol };
}

/** From the first bracket to the last: between them stand other packages' paths. */
function withoutTypeParameters(name: string): string {
  const [start, end] = [name.indexOf('['), name.lastIndexOf(']')];
  return start < 0 || end < start ? name : name.slice(0, start) + name.slice(end + 1);
}

/** The linker writes dots of a path's last element, and odd bytes, as `%2e` (cmd/internal/objabi.PathToPrefix). */
function unescapePath(path: string): string {
  return path.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/**
 * The import path of the package that a symbol is part of; undefined for what the linker and assemblers made, which
 * is in no package. `main` stays `main`.
 */
export function packageOfSymbol(name: string): string | undefined {
  const path = splitName(name)?.package;
  // `go.` and `type.` began the linker's own names before Go 1.20.
  return path !== undefined && PACKAGE.test(path) && path !== 'go' && path !== 'type' ? path : undefined;
}

/** What can be an import path (golang.org/x/mod/module, CheckImportPath), or `main`. */
const PACKAGE = /^[\p{L}\p{N}._~+=@-]+(\/[\p{L}\p{N}._~+=@-]+)*$/u;
