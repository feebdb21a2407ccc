import { splitName } from '../../binary/symbol-name.ts';

/** The functions of a program by package, in the words of the Go vulnerability database: `Reader.Read`, `Parse`. */
export interface LinkedFunctions {
  /** Those of a package that are linked in; undefined where the package is not. */
  get(packagePath: string): ReadonlySet<string> | undefined;
}

/**
 * Sorts names of a program's function table by package. `mainPath` is the import path behind `main.`. Code that the
 * standard library brings along stays apart: it is called `vendor/golang.org/x/…` and is not the module
 * golang.org/x/…. A large program has 60,000 functions, and few of them are asked for: only these are looked at.
 */
export function linkedFunctions(names: readonly string[], mainPath: string): LinkedFunctions {
  const packages = new Map<string, string[]>();
  for (const name of names) {
    const written = packageOf(name);
    if (written === undefined) continue;
    const path = written === 'main' ? mainPath : written;
    const others = packages.get(path);
    if (others) others.push(name);
    else packages.set(path, [name]);
  }
  const split = new Map<string, ReadonlySet<string>>();
  return {
    get(packagePath) {
      const found = packages.get(packagePath);
      const functions =
        split.get(packagePath) ?? (found && new Set(found.flatMap((name) => splitName(name)?.symbol ?? [])));
      if (functions) split.set(packagePath, functions);
      return functions;
    },
  };
}

/** What `splitName` takes for the package, in less time for the names of most functions. */
function packageOf(name: string): string | undefined {
  if (name.includes('[') || name.includes('%') || name.includes(':')) return splitName(name)?.package;
  const dot = name.indexOf('.', name.lastIndexOf('/') + 1);
  return dot > 0 ? name.slice(0, dot) : undefined;
}
