import { join } from 'node:path';
import { ReleaseError } from '../../model/errors.ts';
import type { Files, Ports } from '../../ports.ts';
import type { NotScannable } from '../program.ts';
import type { SbomFormat } from '../result.ts';
import type { Engine, EngineReport } from './engine.ts';
import { runGrype } from './grype.ts';
import { mergeFindings } from './merge.ts';
import type { Scanned } from './scanned.ts';
import type { EngineSubject } from './subject.ts';
import { runSyft } from './syft.ts';
import { packagesIn, type Settled, settledCycloneDx, settledSpdx } from './syft-documents.ts';
import { findScanTool, installOf, type ScanTool } from './tool.ts';
import { runTrivy } from './trivy.ts';

type FullPorts = Pick<Ports, 'exec' | 'files' | 'host' | 'network' | 'tools'>;

export interface FullOptions {
  readonly tools: FullTools;
  /**
   * Absolute; a folder inside it is used for the work and removed. What lies in it is no part of a folder that is
   * scanned.
   */
  readonly scratch: string;
  /** That of the commit, RFC 3339 in UTC to the second: the time in the SBOMs. */
  readonly time: string;
}

export interface FullReport extends EngineReport {
  readonly sboms: Readonly<Record<SbomFormat, FullSbom>>;
}

/** An SBOM in two states. */
export interface FullSbom {
  /** The same bytes at every run and in every place: what is released. */
  readonly text: string;
  /** As Syft wrote it: evidence, never released. */
  readonly raw: string;
}

/** The tools of the full engine: Syft lists the packages, the others look them up. */
export interface FullTools {
  readonly syft: ScanTool;
  readonly grype: ScanTool | undefined;
  readonly trivy: ScanTool | undefined;
}

/** Finds the tools. Throws TOOL_MISSING where Syft, or both of Grype and Trivy, are not there. */
export async function findFullTools(ports: FullPorts): Promise<FullTools> {
  const syft = await findScanTool('syft', ports);
  const grype = await findScanTool('grype', ports);
  const trivy = await findScanTool('trivy', ports);
  if (syft && (grype ?? trivy)) return { syft, grype, trivy };
  const missing = [...(syft ? [] : ['Syft']), ...((grype ?? trivy) ? [] : ['Grype or Trivy'])];
  const install = [...(syft ? [] : [installOf('syft')]), ...((grype ?? trivy) ? [] : [installOf('grype')])];
  throw new ReleaseError(
    'TOOL_MISSING',
    `the full engine needs ${missing.join(' and ')}, not on PATH and not in the tool cache`,
    install.join('; '),
  );
}

export interface FullEngine extends Engine {
  scan(subject: EngineSubject): Promise<FullReport | NotScannable>;
}

/** Syft, then Grype and Trivy as far as they are there, over the SBOM that Syft wrote. */
export function fullEngine(options: FullOptions, ports: FullPorts): FullEngine {
  return { name: 'full', scan: (subject) => scanFully(subject, options, ports) };
}

const SBOM = 'subject.cdx.json';

async function scanFully(
  subject: EngineSubject,
  { tools, scratch, time }: FullOptions,
  ports: FullPorts,
): Promise<FullReport | NotScannable> {
  const folder = await ports.files.temporaryFolder(scratch);
  try {
    const raw = await runSyft(tools.syft, subject, { folder, except: scratch }, ports);
    const packages = packagesIn(raw.cyclonedx);
    if (packages === 0) return NOTHING_RECOGNISED;
    const settled = await settledOf(subject, time, tools.syft, ports.files);
    const cyclonedx = settledCycloneDx(raw.cyclonedx, settled);
    // The scanners read what is released, so that their answer is about that.
    await ports.files.write(join(folder, SBOM), cyclonedx);
    const scanned = await scanSbom(tools, folder, ports);
    const { name, version, sha256 } = tools.syft;
    return {
      scanners: [{ name, version, sha256 }, ...scanned.map(({ scanner }) => scanner)],
      packages,
      findings: mergeFindings(scanned.flatMap(({ findings }) => findings)),
      unassessed: unversioned(raw.cyclonedx),
      sboms: {
        'cyclonedx-json': { text: cyclonedx, raw: raw.cyclonedxText },
        'spdx-json': { text: settledSpdx(raw.spdx, settled), raw: raw.spdxText },
      },
    };
  } finally {
    await ports.files.remove(folder);
  }
}

/** Syft ends well where it knows nothing of what it sees; so would the scanners. */
const NOTHING_RECOGNISED: NotScannable = {
  refusal: 'Syft recognised no package in it, so nothing can be said of what is in it',
  remedy: 'give it unpacked, with the files that name its packages',
};

async function scanSbom({ grype, trivy }: FullTools, folder: string, ports: FullPorts): Promise<Scanned[]> {
  return [
    ...(grype ? [await runGrype(grype, SBOM, folder, ports)] : []),
    ...(trivy ? [await runTrivy(trivy, SBOM, folder, ports)] : []),
  ];
}

async function settledOf(
  subject: EngineSubject,
  time: string,
  { version }: ScanTool,
  files: Files,
): Promise<Settled> {
  const isFile = subject.kind !== 'directory' && subject.kind !== 'image';
  const digest = isFile ? await files.digest(subject.path) : undefined;
  return { subject, digest, time, syftVersion: version };
}

/** Names of packages without a version; Syft writes UNKNOWN for a Go module that is being developed. */
function unversioned({ components = [] }: { readonly components?: readonly object[] | undefined }): string[] {
  const known = components as readonly { name: string; purl?: string; version?: unknown }[];
  return known
    .filter(({ purl, version }) => purl !== undefined && (!version || version === 'UNKNOWN'))
    .map(({ name }) => name)
    .sort();
}
