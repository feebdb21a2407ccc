import type { ByteSource } from '../binary/source.ts';
import { packageOfSymbol } from '../binary/symbol-name.ts';
import { symbolStretches } from '../binary/symbols.ts';
import { OTHER, type PackageSizes } from '../model/insight.ts';
import { byBytes } from '../model/names.ts';

/**
 * What each package takes of the stripped binary, read from the symbol table of its unstripped companion, which has
 * the same text and data. The sizes add up to `size`, the bytes of the stripped binary: what no symbol is for
 * (headers, alignment, assembly without a package) is OTHER. `main` is the import path of the program. Undefined
 * where there is no symbol table, or it claims more than the file has.
 */
export function packageSizes(companion: ByteSource, size: number, main: string): PackageSizes | undefined {
  const stretches = symbolStretches(companion);
  if (!stretches) return undefined;
  const sizes = new Map<string, number>();
  let attributed = 0;
  for (const { names, bytes } of stretches) {
    const owner = ownerOf(names, main);
    sizes.set(owner, (sizes.get(owner) ?? 0) + bytes);
    attributed += bytes;
  }
  if (attributed > size) return undefined;
  sizes.set(OTHER, (sizes.get(OTHER) ?? 0) + size - attributed);
  return Object.fromEntries([...sizes].sort(([one], [other]) => byBytes(one, other)));
}

/** Who a stretch belongs to: what the linker made for all, then a package; its marks only where there is nothing else. */
function ownerOf(names: readonly string[], main: string): string {
  const owners = names
    .map(withoutUnderscore)
    .map((name) => LINKER[name] ?? LINKER[prefixOf(name)] ?? packageOfSymbol(name));
  const known = owners.filter((one) => one !== undefined && one !== OTHER);
  const owner = known.find((one) => one?.startsWith('(')) ?? known[0] ?? OTHER;
  return owner === 'main' ? main : owner;
}

/** Names in a Mach-O begin with an underscore; packages do not. */
function withoutUnderscore(name: string): string {
  return name.startsWith('_') ? name.slice(1) : name;
}

function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(':') + 1);
}

const TYPES = '(types)';
const FUNCTIONS = '(function table)';

/** What Go's linker makes for the whole program (cmd/link/internal/ld, data.go and pcln.go). */
const LINKER: Readonly<Record<string, string>> = {
  'go:string.*': '(strings)',
  'go:func.*': FUNCTIONS,
  'runtime.pclntab': FUNCTIONS,
  'runtime.findfunctab': FUNCTIONS,
  'type:': TYPES,
  'typerel.*': TYPES,
  'go:itab.': TYPES,
  'runtime.types': TYPES,
  'runtime.typelink': TYPES,
  'runtime.itablink': TYPES,
  'runtime.gcdata': TYPES,
  'runtime.gcbss': TYPES,
  // Marks where something begins or ends; what follows is of no package.
  ...Object.fromEntries(
    [
      ...['text', 'etext', 'rodata', 'erodata', 'etypes', 'epclntab', 'noptrdata', 'enoptrdata'],
      ...['data', 'edata', 'bss', 'ebss', 'noptrbss', 'enoptrbss', 'covctrs', 'ecovctrs', 'end'],
      ...['symtab', 'esymtab', 'egcdata', 'egcbss'],
    ].map((mark) => [`runtime.${mark}`, OTHER]),
  ),
  'go:': OTHER,
};
