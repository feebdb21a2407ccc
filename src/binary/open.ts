import { type Elf, isElf, readElf } from './elf.ts';
import { isMachO, type MachO, readMachO } from './macho.ts';
import { MalformedBinary } from './malformed.ts';
import { isPe, type Pe, readPe } from './pe.ts';
import type { ByteSource } from './source.ts';

/** Reads the headers of an executable. Throws MalformedBinary for anything but a whole ELF, Mach-O or PE. */
export function openImage(source: ByteSource): Elf | MachO | Pe {
  const start = source.read(0, Math.min(4, source.size));
  if (isElf(start)) return readElf(source);
  if (isMachO(start)) return readMachO(source);
  if (isPe(start)) return readPe(source);
  throw new MalformedBinary(describe(start));
}

const FAT_MAGIC = 'cafebabe';

function describe(start: Uint8Array): string {
  const seen = Buffer.from(start).toString('hex');
  if (seen === FAT_MAGIC) return 'a fat Mach-O of several architectures; give one file an architecture';
  return `neither ELF, Mach-O nor PE: the file begins with ${seen ? `0x${seen}` : 'nothing'}`;
}
