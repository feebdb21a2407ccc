/** Bytes of a file, read by range so that memory does not grow with the file. */
export interface ByteSource {
  readonly size: number;
  /**
   * Exactly `length` bytes at `offset`, fewer only where the file ends. Who reads chunk by chunk gives `into`, at least
   * as long: the bytes may be put there, so that no new memory is taken for each.
   */
  read(offset: number, length: number, into?: Uint8Array): Uint8Array;
}
