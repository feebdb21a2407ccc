const UNITS = ['B', 'KiB', 'MiB', 'GiB'] as const;

/** Bytes to three digits: `8.66 MiB`. */
export function formatBytes(bytes: number): string {
  const power = bytesPower(bytes);
  const value = bytes / 1024 ** power;
  return `${power === 0 ? value : toDigits(value)} ${UNITS[power]}`;
}

/** The power of 1024 that a number of bytes is best told in. */
export function bytesPower(bytes: number): number {
  return bytes < 1024 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
}

function toDigits(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

/** A difference in bytes: `+1.20 MiB`, `-300 B`. */
export function formatChange(bytes: number): string {
  return `${bytes < 0 ? '-' : '+'}${formatBytes(Math.abs(bytes))}`;
}
