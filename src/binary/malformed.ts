/** The bytes are not the binary they claim to be, or not one we read. The message says what was seen. */
export class MalformedBinary extends Error {
  override readonly name = 'MalformedBinary';
}
