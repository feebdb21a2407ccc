/** The secrets of a job, and the encodings of them that the runner hides too (ValueEncoders). */
export class Masks {
  #hidden: readonly string[] = [];

  /** A secret of many lines is hidden line by line as well. */
  add(secret: string): void {
    const values = [secret, ...secret.split(/\r?\n/)].filter((value) => value.trim() !== '');
    this.#hidden = [...new Set([...this.#hidden, ...values.flatMap(encodingsOf)])].sort(
      (one, other) => other.length - one.length,
    );
  }

  apply(text: string): string {
    return this.#hidden.reduce((current, value) => current.replaceAll(value, '***'), text);
  }

  hides(text: string): boolean {
    return this.apply(text) !== text;
  }
}

function encodingsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  return [
    value,
    // A secret inside something larger that is encoded begins at any of three places in a group of bytes.
    ...[0, 1, 2].map((shift) => bytes.subarray(shift).toString('base64')),
    JSON.stringify(value).slice(1, -1),
    value.replaceAll("'", "''"),
    encodeURIComponent(value),
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  ].filter((encoded) => encoded !== '');
}
