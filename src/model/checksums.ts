import { ReleaseError } from './errors.ts';
import { byBytes, isSafeName } from './names.ts';

/** File name to digest in lower-case hex. */
export type Checksums = ReadonlyMap<string, string>;

export type ChecksumAlgorithm = 'sha256' | 'sha512';

const HEX_LENGTH: Record<ChecksumAlgorithm, number> = { sha256: 64, sha512: 128 };
const MAX_LINES = 10_000;

/** A checksums file as `sha256sum` and `sha512sum` write it: `HASH␠␠name`, LF, sorted by the bytes of the name. */
export function emitChecksums(checksums: Checksums): string {
  return [...checksums]
    .sort(([a], [b]) => byBytes(a, b))
    .map(([name, hash]) => `${hash}  ${name}\n`)
    .join('');
}

/**
 * Reads exactly what `emitChecksums` writes and nothing else: carriage returns, paths, tagged lines, repeated
 * names, another order or digests of another length are FILE_INVALID with the line.
 */
export function parseChecksums(text: string, algorithm: ChecksumAlgorithm, file: string): Checksums {
  const lines = text.split('\n');
  const invalid = (line: number, what: string): ReleaseError =>
    new ReleaseError(
      'FILE_INVALID',
      `${file}:${line}: ${what}`,
      'take the file again from where it was published; it is written by the seal stage and never edited',
    );
  if (lines.pop() !== '') throw invalid(lines.length + 1, 'the last line has no end');
  if (lines.length > MAX_LINES) throw invalid(MAX_LINES, `has more than ${MAX_LINES} lines`);

  const checksums = new Map<string, string>();
  let previous = '';
  for (const [index, line] of lines.entries()) {
    const [, hash = '', name = ''] = /^([0-9a-f]+) {2}([^ ]+)$/.exec(line) ?? [];
    if (line.includes('\r')) throw invalid(index + 1, 'ends in a carriage return');
    if (hash.length !== HEX_LENGTH[algorithm])
      throw invalid(index + 1, `is not a ${algorithm} digest, two spaces and a name`);
    if (!isSafeName(name))
      throw invalid(index + 1, `the name ${JSON.stringify(name.slice(0, 80))} is not allowed`);
    if (checksums.has(name)) throw invalid(index + 1, `lists ${name} again`);
    if (byBytes(previous, name) > 0) throw invalid(index + 1, `${name} is out of order`);
    checksums.set(name, hash);
    previous = name;
  }
  return checksums;
}
