import { MalformedBinary } from '../malformed.ts';
import { strippedElf } from './elf.ts';
import { strippedMachO } from './macho.ts';
import { strippedPe } from './pe.ts';

/**
 * The file that Go's own linker writes with `-s -w`, byte for byte, made from the one it writes without: all that
 * is loaded is the same in both, and linking once costs less than linking twice. Undefined where the file is not
 * laid out as that linker does it.
 */
export function stripped(file: Buffer): Buffer | undefined {
  const magic = file.subarray(0, 4).toString('latin1');
  try {
    if (magic === '\x7fELF') return strippedElf(file);
    if (magic === '\xcf\xfa\xed\xfe') return strippedMachO(file);
    return magic.startsWith('MZ') ? strippedPe(file) : undefined;
  } catch (error) {
    if (error instanceof MalformedBinary) return undefined;
    throw error;
  }
}
