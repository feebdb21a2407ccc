import { splitName } from '../../binary/symbol-name.ts';

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
