import type { Region } from './image.ts';
import { openImage } from './open.ts';
import type { ByteSource } from './source.ts';

/** So much at a time, in memory that is used again: it does not grow with the file. */
const CHUNK = 1 << 18;

/** The section with the machine code, by the name that ELF and PE, and that Mach-O give it. */
const CODE = /^(\.text|__text)$/;
/**
 * Which file and line an address is from; Go compresses it for some formats. A long name of PE is a number, and Go gives
 * long names to debugging information only.
 */
const LINES = /^((\.|__)z?debug_line|\/\d+)$/;

/**
 * Why addresses of one binary mean something else in the other, or undefined where their code is the same bytes at the
 * same addresses. Throws MalformedBinary.
 */
export function codeDifference(one: ByteSource, other: ByteSource): string | undefined {
  const [code, counterpart] = [codeOf(one), codeOf(other)];
  if (!code || !counterpart) return 'a section with code is missing';
  if (code.address !== counterpart.address) {
    return `the code is at 0x${code.address.toString(16)} in one and at 0x${counterpart.address.toString(16)} in the other`;
  }
  if (code.size !== counterpart.size) {
    return `the code has ${code.size} bytes in one and ${counterpart.size} in the other`;
  }
  const buffers = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)];
  for (let done = 0; done < code.size; done += CHUNK) {
    const size = Math.min(CHUNK, code.size - done);
    const bytes = one.read(code.offset + done, size, buffers[0]);
    const others = other.read(counterpart.offset + done, size, buffers[1]);
    if (Buffer.compare(bytes, others) !== 0) return 'the bytes of the code differ';
  }
  return undefined;
}

/** Whether the file tells which file and line an address is from (DWARF). Throws MalformedBinary. */
export function hasLines(source: ByteSource): boolean {
  return openImage(source).sections.some(({ name, size }) => LINES.test(name) && size > 0);
}

function codeOf(source: ByteSource): Region | undefined {
  return openImage(source).sections.find(({ name }) => CODE.test(name));
}
