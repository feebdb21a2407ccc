/** Longest PEM that is read, in bytes; real keys take a few thousand. */
export const MAX_PEM = 64 * 1024;

/** A key may be given as its text or as the path of a file; true for the text. */
export function isPem(given: string): boolean {
  return given.includes('-----BEGIN');
}
