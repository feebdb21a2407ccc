/** Bytes of a file, read by range so that memory does not grow with the file. */
export interface ByteSource {
  readonly size: number;
  /** Exactly `length` bytes at `offset`, fewer only where the file ends. */
  read(offset: number, length: number): Uint8Array;
}
