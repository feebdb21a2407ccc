/**
 * Text for a person in pieces, each as the medium shows it: what stands between two single backticks is code and
 * loses them, the rest is prose.
 */
export function withCode<T>(text: string, prose: (piece: string) => T, code: (piece: string) => T): T[] {
  return text.split(CODE).map((piece, index) => (index % 2 === 1 ? code(piece) : prose(piece)));
}

const CODE = /(?<!`)`([^`]+)`(?!`)/;
