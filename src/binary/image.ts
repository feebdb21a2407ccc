export type Format = 'elf' | 'macho' | 'pe';

/** A stretch of the file with the place in memory it is for. Always inside the file. */
export interface Region {
  readonly name: string;
  /** In the file. */
  readonly offset: number;
  /** Bytes in the file; 0 where memory is only zeroed. */
  readonly size: number;
  readonly address: number;
  readonly writable: boolean;
  readonly executable: boolean;
}

/** What every executable format has in common. */
export interface Image {
  readonly format: Format;
  readonly littleEndian: boolean;
  readonly pointerSize: 4 | 8;
  /** Named stretches; none where the section table was removed. */
  readonly sections: readonly Region[];
  /** What is loaded to run the program. */
  readonly loaded: readonly Region[];
}

/** What is loaded at an address: where it lies in the file and how much follows in the same stretch. */
export function locate(
  regions: readonly Region[],
  address: number,
): { offset: number; available: number } | undefined {
  const region = regions.find((it) => address >= it.address && address < it.address + it.size);
  if (!region) return undefined;
  const into = address - region.address;
  return { offset: region.offset + into, available: region.size - into };
}
