import { join } from 'node:path';

/** A module in the words of `go get`. */
export interface ModuleVersion {
  readonly path: string;
  readonly version: string;
}

/** The modules that a `go.sum` has a sum of, not those of which it has only `go.mod` (https://go.dev/ref/mod#go-sum-files). */
export function readSums(text: string): ModuleVersion[] {
  return text.split('\n').flatMap((line) => {
    const [path, version, sum, ...rest] = line.trim().split(/\s+/);
    if (!path || !version || !sum || rest.length > 0 || version.endsWith('/go.mod')) return [];
    return [{ path, version }];
  });
}

/** Where a folder of downloads has the files of a module (https://go.dev/ref/mod#goproxy-protocol). */
export function archiveOf(downloads: string, { path, version }: ModuleVersion): string {
  return join(downloads, escaped(path), '@v', `${escaped(version)}.zip`);
}

/** File systems may not tell upper from lower case: `Azure` is `!azure`. */
function escaped(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}
