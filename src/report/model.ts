import type { Check } from '../model/check.ts';
import type { ArtifactInsight } from '../model/insight.ts';
import type { MeasuredInsight, Score, SourceInsight } from '../model/insight-report.ts';
import type { Plan } from '../model/plan.ts';
import type { WaveReport } from '../model/wave.ts';

/**
 * What a report is made of. The markdown, the terminal table and the page show this and nothing else; what
 * can be derived from it (counts, times, tools, commands) is derived, so that no two of them disagree.
 */
export interface ReportData {
  /** What was done: `Release`, or the name of one action. */
  readonly title: string;
  /** Absent where a single action worked on files without a plan. */
  readonly plan?: Plan;
  readonly checks: readonly Check[];
  readonly sizes: readonly FileSizes[];
  /** What packing gained and cost; absent where nothing was packed, or what it left cannot be read. */
  readonly packing?: readonly PackingReport[];
  /** What the scan found; absent where nothing was scanned, or what it left cannot be read. */
  readonly scan?: ScanReport;
  readonly waves?: readonly WaveReport[];
  /** How the release was signed; absent when it was not. */
  readonly signing?: Signing;
  /** What the builds and the source say of themselves; each job knows only its own part. */
  readonly insight?: InsightReport;
}

export interface InsightReport {
  readonly score?: Score;
  /** What was measured while each binary was built. */
  readonly measured: readonly MeasuredInsight[];
  readonly source?: SourceInsight;
  /** What each binary is made of. */
  readonly artifacts: readonly ArtifactInsight[];
}

/** Sizes in bytes of one binary on its way to the release; absent where it was not measured. */
export interface FileSizes {
  /** `linux/amd64`. */
  readonly target: string;
  /** Name in `release/`. */
  readonly file: string;
  readonly unstripped?: number;
  readonly stripped?: number;
  /** As it is published. */
  readonly released?: number;
  /** The published file is packed. */
  readonly packed: boolean;
}

/** What became of one binary by packing; what was not measured is absent. */
export interface PackingReport {
  /** `linux/amd64`; absent where the bytes do not say. */
  readonly target?: string;
  /** Name in `release/`. */
  readonly file: string;
  /** Of the failed and the withheld, nothing is in `release/`. */
  readonly state: 'packed' | 'plain' | 'failed' | 'withheld';
  /** Why it is not released packed. */
  readonly reason?: string;
  /** How the packed file was run. */
  readonly ran: 'native' | 'qemu' | 'wine' | 'not-run';
  readonly plainBytes: number;
  /** Bytes of the file, and of it as gzip and xz make it for a download. */
  readonly disk?: Change;
  readonly gzip?: Change;
  readonly xz?: Change;
  /** From start to end, in milliseconds. */
  readonly startup?: Change;
  /** Bytes of memory that are only its own while it idles. */
  readonly memory?: Change;
  /** What else changes, by what it concerns. */
  readonly notes: readonly { readonly about: PackingNote; readonly text: string }[];
}

export type PackingNote = 'antivirus' | 'selinux' | 'debuggers';

/** One measure of the plain and of the packed file. */
export interface Change {
  readonly plain: number;
  readonly packed: number;
}

export interface ScanReport {
  readonly files: readonly ScannedReport[];
  /** What blocks first, then what is for review. */
  readonly vulnerabilities: readonly VulnerabilityReport[];
  readonly exceptions: readonly ExceptionReport[];
  /** Of all modules that are linked into any of the files, the program's own aside. */
  readonly licences: readonly LicenceReport[];
  /** How the two engines compare; absent where only one looked. */
  readonly engines?: EnginesReport;
  /** Of Go; empty where only scanners of others looked. */
  readonly database: {
    /** An address, or the name of a file. */
    readonly source?: string;
    /** RFC 3339. */
    readonly date?: string;
    /** Vulnerabilities in it. */
    readonly entries?: number;
    /** Why there was none. */
    readonly missing?: string;
  };
}

export interface ScannedReport {
  /** `linux/amd64`; absent where the bytes do not say. */
  readonly target?: string;
  readonly file: string;
  /** It could be read: as a Go program, or by the scanners of others. */
  readonly readable: boolean;
  /** Only the scanners of others looked: they know packages and versions. */
  readonly byOthers?: boolean;
  /** Modules in it, its own and the standard library included; packages where only others looked. */
  readonly modules: number;
  /** Quality of its SBOMs, 0 to 10; absent where none was written. */
  readonly quality?: number;
}

export interface EnginesReport {
  /** `grype 0.110.0`; those that looked beside ours. */
  readonly scanners: readonly string[];
  /** Vulnerabilities that both find, over all files. */
  readonly agreed: number;
  /** What is not decided first. */
  readonly differences: readonly DifferenceReport[];
}

/** A vulnerability that one engine reports and the other does not. */
export interface DifferenceReport {
  readonly id: string;
  readonly module: string;
  readonly version: string;
  readonly reportedBy: 'embedded' | 'full';
  /** Absent where nothing decides. */
  readonly right?: 'embedded' | 'full';
  readonly why: string;
  /** Names of the files. */
  readonly files: readonly string[];
}

/**
 * What a vulnerability comes to in a file: `allowed` is linked in, and the policy lets it pass; of the `unknown` nobody
 * knows whether it is linked in, and the policy lets them pass.
 */
export type VulnerabilityState = 'blocks' | 'review' | 'excepted' | 'allowed' | 'unknown' | 'not-linked';

/** One vulnerability in one version of a module. */
export interface VulnerabilityReport {
  readonly id: string;
  /** Other ids of the same, CVE first. */
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly module: string;
  readonly version: string;
  /** The next version without it; absent where there is none. */
  readonly fixed?: string;
  /** Vulnerable functions that are linked in. */
  readonly symbols: readonly string[];
  /** As scanners of others rate it; absent where none does. */
  readonly severity?: string;
  /** Who excepted it, and the last day on which that holds. */
  readonly exception?: { readonly approver: string; readonly expires: string };
  /** The files that have the module, and what it comes to in each. */
  readonly where: readonly { readonly file: string; readonly state: VulnerabilityState }[];
}

/** An exception of the policy, as it stood on the day of the scan. */
export interface ExceptionReport {
  readonly id: string;
  readonly purl: string;
  readonly reason: string;
  readonly approver: string;
  readonly expires: string;
  readonly daysLeft: number;
  readonly state: 'in-use' | 'not-needed' | 'not-valid';
  /** Why it is not valid. */
  readonly fault?: string;
}

/** The license of one module version. */
export interface LicenceReport {
  /** `path@version`. */
  readonly module: string;
  /** SPDX expression; absent where it is not known. */
  readonly expression?: string;
  readonly state: 'allowed' | 'review' | 'blocks' | 'excepted';
}

/** How a release was signed with a key. */
export interface Signing {
  /** Path of the public key as a verifier in the release folder writes it: `../cosign.pub`. */
  readonly publicKey: string;
  /** There is a signed provenance statement. */
  readonly provenance: boolean;
}
