import { capped, decode, fieldsAt } from './fields.ts';
import type { Image } from './image.ts';
import { MalformedBinary } from './malformed.ts';
import { openImage } from './open.ts';
import { type Located, locateTable, MAX_NAMES_BYTES, wordAt } from './pclntab.ts';
import type { ByteSource } from './source.ts';
import { Window } from './window.ts';

const MAX_FUNCTIONS = 1 << 20;
/** A name is for one function, or for two where assembly has a wrapper; a long one for all would take for ever. */
const MAX_SHARES = 4;
/** Of the offset of the functions, in the words of the head (Go's runtime.pcHeader since Go 1.18). */
const FUNCTIONS_WORD = 7;
/** Two numbers of 32 bits a function: where its code begins, and where its description lies (runtime.functab). */
const ROW_BYTES = 8;

/**
 * Bytes of code of each function, from Go's table, whether the file is stripped or not; those of one name are added
 * up. Undefined where there is no table or that of a Go before 1.18. Throws MalformedBinary as the other readers do.
 */
export function functionSizes(source: ByteSource): Map<string, number> | undefined {
  const image = openImage(source);
  const table = locateTable(source, image);
  if (!table || table.version === '1.16') return undefined;
  const count = capped(table.functions, MAX_FUNCTIONS, 'the number of functions');
  const start = table.offset + functionsOffset(source, image, table);
  const rows = fieldsAt(source, start, count * ROW_BYTES + 4, image.littleEndian, 'function rows');
  const names = namesOf(source, table);
  const descriptions = new Window(source);
  const sizes = new Map<string, number>();
  let earlier = 0;
  for (let index = 0; index < count; index++) {
    const at = index * ROW_BYTES;
    const size = rows.u32(at + ROW_BYTES) - rows.u32(at);
    const description = rows.u32(at + 4);
    // The linker writes them in order; jumping about in a large file would take for ever.
    if (description < earlier)
      throw new MalformedBinary(`function ${index} is described before the one before it`);
    earlier = description;
    const name = names(descriptions.u32(start + description + 4, image.littleEndian));
    sizes.set(name, (sizes.get(name) ?? 0) + size);
  }
  return sizes;
}

function functionsOffset(source: ByteSource, image: Image, table: Located): number {
  const at = 8 + FUNCTIONS_WORD * image.pointerSize;
  const header = fieldsAt(source, table.offset, at + image.pointerSize, image.littleEndian, 'function table');
  return wordAt(header, at, image);
}

/** The name at an offset among the names. */
function namesOf(source: ByteSource, { namesStart, namesEnd }: Located): (offset: number) => string {
  const size = capped(namesEnd - namesStart, MAX_NAMES_BYTES, 'the size of the function names');
  const { bytes } = fieldsAt(source, namesStart, size, true, 'function names');
  let left = MAX_SHARES * size;
  return (offset) => {
    const end = bytes.indexOf(0, offset);
    const name = bytes.subarray(offset, end < 0 ? bytes.length : end);
    left -= name.length;
    if (left < 0) throw new MalformedBinary(`the functions share names of ${size} bytes too often`);
    return decode(name);
  };
}
