import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tool, Tools } from '../../src/ports.ts';
import { temporaryFolder } from './temporary.ts';

export const SCANNER_ANSWERS = join(import.meta.dirname, '../fixtures/scan/engines');

/** What programs in the place of the scanners do, in shell: they write what the real ones wrote. */
export const WELL = {
  syft: `version) echo '{"version":"1.52.0"}';; scan)
    cp ${SCANNER_ANSWERS}/syft-hello.cdx.json syft.cdx.json; cp ${SCANNER_ANSWERS}/syft-hello.spdx.json syft.spdx.json`,
  grype: `version) echo '{"syftVersion":"v1.42.3","version":"0.110.0"}';; sbom:subject.cdx.json)
    cp ${SCANNER_ANSWERS}/grype-vulnerable.json grype.json`,
  trivy: `version) echo '{"Version":"0.74.0","VulnerabilityDB":{"UpdatedAt":"2026-11-27T00:00:00Z"}}';; sbom)
    cp ${SCANNER_ANSWERS}/trivy-shape.json trivy.json`,
};
export type ScannerPrograms = Readonly<Partial<Record<keyof typeof WELL, string>>>;

export const SCANNER_DIGEST = 'ab'.repeat(32);

/** Programs that do what is said, by the names of the scanners; others are not there. */
export function scanners(programs: ScannerPrograms): {
  readonly tools: Tools;
  /** The environment in which a program was last started with this first argument. */
  environmentOf(first: string): string;
} {
  const folder = temporaryFolder('scanners');
  const found = new Map<string, Tool>();
  for (const [name, cases] of Object.entries(programs)) {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\nenv > ${folder}/$1.env\ncase "$1" in\n${cases}\n;; esac\n`);
    chmodSync(path, 0o755);
    found.set(name, { name, path, sha256: SCANNER_DIGEST });
  }
  return {
    tools: { find: async (name) => found.get(name) },
    environmentOf: (first) => readFileSync(join(folder, `${first}.env`), 'utf8'),
  };
}
