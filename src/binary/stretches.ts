import type { Image, Region } from './image.ts';
import type { ByteSource } from './source.ts';

/** A named part of a file. */
export interface Stretch {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  readonly executable: boolean;
}

/**
 * The whole file cut into its sections and what lies between, in order, without holes and without overlaps: every
 * byte has exactly one name.
 */
export function stretchesOf(image: Image, source: ByteSource): Stretch[] {
  const found: Stretch[] = [];
  let end = 0;
  const until = (next: number): void => {
    if (next <= end) return;
    const name = end === 0 ? 'headers' : `after ${found.at(-1)?.name.replace(/^after /, '')}`;
    found.push({ name, offset: end, size: next - end, executable: false });
    end = next;
  };
  for (const { name, offset, size, executable } of byOffset(named(image))) {
    until(offset);
    const rest = Math.min(offset + size, source.size) - end;
    if (rest <= 0) continue;
    found.push({ name, offset: end, size: rest, executable });
    end += rest;
  }
  until(source.size);
  return found;
}

/** Sections, and segments for what no section covers: `__LINKEDIT` has none, and a section table can be removed. */
function named({ sections, loaded }: Image): Region[] {
  const covered = (region: Region) =>
    sections.some(
      ({ offset, size }) => offset < region.offset + region.size && offset + size > region.offset,
    );
  const uncovered = loaded.filter((region) => !covered(region));
  return [
    ...sections,
    ...uncovered.map((region) => ({
      ...region,
      name: region.name || `segment at 0x${region.offset.toString(16)}`,
    })),
  ];
}

function byOffset(regions: readonly Region[]): Region[] {
  return regions.filter(({ size }) => size > 0).sort((one, other) => one.offset - other.offset);
}
