import type { Finished } from '../../ports.ts';

/** What UPX said, without the file names and its own name: `CantPackException: bad e_shstrtab`. */
export function complaint(finished: Finished): string {
  if (finished.timedOut) return `it did not end within ${Math.round(finished.ms / 1000)} s`;
  const said = /\w*Exception\b.*/.exec(`${finished.stderr}\n${finished.stdout}`)?.[0].trim().slice(0, 200);
  return said ?? `exit code ${finished.exitCode}`;
}

/** Whether UPX says of the file, not of the work, that it cannot be packed. */
export function isUnpackable(finished: Finished): boolean {
  return UNPACKABLE.test(complaint(finished));
}

/** UPX 4 takes no file beyond 768 MiB, and none so small that its loader would not fit. */
const UNPACKABLE =
  /^((CantPack|NotCompressible|UnknownExecutableFormat)Exception|IOException: file is too (large|small)\b)/;

/** What to do about a refusal. */
export function remedyOf(refusal: string): string {
  if (/bad e_shstrtab|bad DT_HASH/.test(refusal)) {
    return 'UPX does not understand this position-independent executable: build with -buildmode=exe';
  }
  return 'release this target plain, or build it another way';
}
