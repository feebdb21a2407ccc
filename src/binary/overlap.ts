import type { Region } from './image.ts';
import { MalformedBinary } from './malformed.ts';

/**
 * Throws MalformedBinary where two of the regions share bytes of the file. Only for regions that no linker lays over
 * each other: in 6700 ELF, PE and Mach-O files of a Linux machine with Go, Rust and C toolchains no two sections do.
 * UPX lets two ELF segments begin at the start of the file, so those are not held to it.
 */
export function refuseOverlap(regions: readonly Region[], what: string): void {
  let earlier: Region | undefined;
  for (const region of inFileOrder(regions)) {
    if (earlier && region.offset < earlier.offset + earlier.size) {
      throw new MalformedBinary(
        `${what} overlap: ${extentOf(earlier)} and ${extentOf(region)} share bytes of the file`,
      );
    }
    earlier = region;
  }
}

/** What the regions cover of the file, in order and each byte once, however often they claim it. */
export function coveredBy(regions: readonly Region[]): { offset: number; size: number }[] {
  const covered: { offset: number; size: number }[] = [];
  for (const { offset, size } of inFileOrder(regions)) {
    const last = covered.at(-1);
    if (last && offset <= last.offset + last.size) {
      last.size = Math.max(last.size, offset + size - last.offset);
    } else covered.push({ offset, size });
  }
  return covered;
}

function inFileOrder(regions: readonly Region[]): Region[] {
  return regions.filter(({ size }) => size > 0).sort((one, other) => one.offset - other.offset);
}

function extentOf({ name, offset, size }: Region): string {
  return `${name || 'one without a name'} (${size} bytes at ${offset})`;
}
