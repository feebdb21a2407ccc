import { dump, load } from 'js-yaml';
import type * as z from 'zod/mini';
import { Manifest, type ManifestEntry } from './artifact.ts';
import { messageOf, ReleaseError } from './errors.ts';
import { byBytes, isSafeName } from './names.ts';

const MAX_BYTES = 1024 * 1024;
const MAX_ARTIFACTS = 1000;
/** System, architecture, and micro-architecture where it is not Go's default. */
const PLATFORM = /^[a-z0-9]+-[a-z0-9]+(-[a-z0-9.]+)?$/;

/** Other spellings of a platform that are understood where a manifest is read. */
const SPELLINGS: Readonly<Record<string, string>> = { 'windows-x64': 'windows-amd64' };

/** `artifact-manifest.yaml`: fixed key order, artifacts sorted by name, LF. */
export function emitManifest(manifest: Manifest): string {
  const artifacts = [...manifest.artifacts].sort((a, b) => byBytes(a.name, b.name)).map(inOrder);
  const { provenance } = manifest;
  return dump({ ...(provenance === undefined ? {} : { provenance }), artifacts }, { lineWidth: -1 });
}

function inOrder(entry: ManifestEntry): ManifestEntry {
  const { name, checksum, sha512, size, platform, version, channel, commit, format } = entry;
  const plain = entry['plain-size'];
  const sizes = { size, ...(plain === undefined ? {} : { 'plain-size': plain }) };
  return { name, checksum, sha512, ...sizes, platform, version, channel, commit, format };
}

/** Throws FILE_INVALID naming every fault. `file` is how messages call it. */
export function readManifest(text: string, file: string): Manifest {
  const parsed = Manifest.safeParse(yaml(text, file));
  if (!parsed.success) throw invalid(file, parsed.error.issues.map(describe).join('; '));
  const artifacts = parsed.data.artifacts.map((entry) => ({
    ...entry,
    platform: SPELLINGS[entry.platform] ?? entry.platform,
  }));
  const faults = faultsOf(artifacts);
  if (faults.length > 0) throw invalid(file, faults.join('; '));
  return { ...parsed.data, artifacts };
}

function yaml(text: string, file: string): unknown {
  if (text.length > MAX_BYTES) throw invalid(file, `is longer than ${MAX_BYTES} characters`);
  try {
    return load(text, { filename: file, maxDepth: 10 });
  } catch (cause) {
    throw invalid(file, messageOf(cause).split('\n', 1)[0] ?? 'is not YAML', cause);
  }
}

function faultsOf(artifacts: readonly ManifestEntry[]): string[] {
  if (artifacts.length === 0) return ['lists no artifact'];
  if (artifacts.length > MAX_ARTIFACTS) return [`lists more than ${MAX_ARTIFACTS} artifacts`];
  const names = new Set<string>();
  return artifacts.flatMap(({ name, platform }, index) => {
    const faults: string[] = [];
    if (!isSafeName(name)) faults.push(`artifacts.${index}.name is not a file name a release may carry`);
    else if (names.has(name)) faults.push(`artifacts.${index}.name repeats ${name}`);
    if (!PLATFORM.test(platform)) faults.push(`artifacts.${index}.platform is not of the form linux-amd64`);
    names.add(name);
    return faults;
  });
}

function describe(issue: z.core.$ZodIssue): string {
  const where = issue.path.join('.') || 'the file';
  if (issue.code === 'invalid_type') return `${where} must be ${issue.expected}`;
  if (issue.code === 'invalid_value') return `${where} must be ${issue.values.map(String).join(' or ')}`;
  if (issue.code === 'invalid_format') return `${where} must match ${issue.pattern ?? issue.format}`;
  return `${where} is not valid`;
}

function invalid(file: string, what: string, cause?: unknown): ReleaseError {
  return new ReleaseError(
    'FILE_INVALID',
    `${file}: ${what}`,
    'give the artifact-manifest.yaml that the seal stage wrote, or correct the entry named',
    cause,
  );
}
