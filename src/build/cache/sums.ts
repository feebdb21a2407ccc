import { join } from 'node:path';

/** The sum of one module's files, as `go.sum` has it. */
export interface ModuleSum {
  readonly path: string;
  readonly version: string;
  /** `h1:…`. */
  readonly sum: string;
}

/** The lines of a `go.sum` that are of whole modules, not of a `go.mod` alone (https://go.dev/ref/mod#go-sum-files). */
export function readSums(text: string): ModuleSum[] {
  return text.split('\n').flatMap((line) => {
    const [path, version, sum, ...rest] = line.trim().split(/\s+/);
    if (!path || !version || !sum || rest.length > 0 || version.endsWith('/go.mod')) return [];
    return [{ path, version, sum }];
  });
}

/** Where Go notes the sum of a downloaded module (https://go.dev/ref/mod#module-cache). */
export function sumFile(download: string, { path, version }: ModuleSum): string {
  return join(download, escaped(path), '@v', `${escaped(version)}.ziphash`);
}

/** File systems may not tell upper from lower case: `Azure` is `!azure`. */
function escaped(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}
