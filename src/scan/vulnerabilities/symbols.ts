/** Package path to the functions of it that are linked in: `Reader.Read`, `Parse`. */
export type LinkedFunctions = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Sorts names of a program's function table by package, in the words of the Go vulnerability database. `mainPath`
 * is the import path behind `main.`. Code that the standard library brings along stays apart: it is called
 * `vendor/golang.org/x/…` and is not the module golang.org/x/….
 */
export function linkedFunctions(names: readonly string[], mainPath: string): LinkedFunctions {
  const packages = new Map<string, Set<string>>();
  for (const name of names) {
    const parts = splitName(name);
    if (!parts) continue;
    const path = parts.package === 'main' ? mainPath : parts.package;
    const functions = packages.get(path) ?? new Set();
    packages.set(path, functions.add(parts.symbol));
  }
  return packages;
}

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
