import { join } from 'node:path';
import type { Stage } from './check.ts';

/** Where everything is in the output folder; stages meet only in these files. */
export function layout(output: string) {
  const release = join(output, 'release');
  return {
    output,
    plan: join(output, 'release-plan.json'),
    /** Exactly what is published: flat, nothing else in it. */
    release,
    released: (file: string) => join(release, file),
    /** SBOMs as the scan wrote them, bound to the plain binary: `sbom/app-linux-amd64.cdx.json`. */
    sbom: (file: string) => join(output, 'sbom', file),
    /** SBOMs as Syft wrote them, each time and place another: evidence, never released. */
    rawSbom: (file: string) => join(output, 'scan', 'raw', file),
    /** What the scan hands out beside the SBOMs; none of it is released. */
    sarif: join(output, 'scan', 'scan.sarif'),
    vex: join(output, 'scan', 'openvex.json'),
    scanEvidence: join(output, 'scan', 'scan-evidence.json'),
    /** A path of the plan, such as `build/linux-amd64/app`. */
    planned: (path: string) => join(output, path),
    /** The data of a stage, for the next stage and for scripts. */
    result: (stage: Stage) => join(output, 'stages', `${stage}.json`),
    /** What a binary is made of, `insight/app-linux-amd64.json`; also `source` and `score`. */
    insight: (name: string) => join(output, 'insight', `${name}.json`),
    /** What was measured while it was built, which is another time in another run. */
    measuredInsight: (file: string) => join(output, 'insight', `${file}.measured.json`),
    /** The insight of all binaries, before it is sealed. */
    buildInsight: join(output, INSIGHT),
    evidence: join(output, 'evidence.jsonl'),
    report: join(output, 'release-report.html'),
    summary: join(output, 'summary.md'),
    artifactsJson: join(output, 'artifacts.json'),
    metadataJson: join(output, 'metadata.json'),
    /** The public half of the key that signed, for whoever verifies. */
    publicKey: join(output, 'cosign.pub'),
    /** The default write-once store of publish. */
    store: join(output, 'store'),
    /** The default local fleet of dispatch. */
    fleet: join(output, 'fleet'),
    ledger: join(output, 'ledger.jsonl'),
  };
}

export type Layout = ReturnType<typeof layout>;

export const CHECKSUMS = 'checksums.txt';
export const CHECKSUMS_512 = 'checksums.sha512.txt';
export const MANIFEST = 'artifact-manifest.yaml';
export const INSIGHT = 'build-insight.json';
export const PROVENANCE = 'provenance.intoto.json';
export const BUNDLE_SUFFIX = '.sigstore.json';
export const DIGEST_SUFFIX = '.digest.json';
export const CYCLONEDX_SUFFIX = '.cdx.json';
export const SPDX_SUFFIX = '.spdx.json';
