import { relative, sep } from 'node:path';
import { BUNDLE_SUFFIX, CHECKSUMS, CHECKSUMS_512, CYCLONEDX_SUFFIX, SPDX_SUFFIX } from '../model/layout.ts';
import { byBytes } from '../model/names.ts';
import type { Plan, PlannedTarget } from '../model/plan.ts';
import type { Host } from '../ports.ts';
import type { ReleasedBinary } from './binaries.ts';

/** GoReleaser's artifact types (internal/artifact, 2.18): the number and the word for it. */
const TYPES = {
  binary: { internal_type: 2, type: 'Binary' },
  checksum: { internal_type: 12, type: 'Checksum' },
  signature: { internal_type: 13, type: 'Signature' },
  sbom: { internal_type: 29, type: 'SBOM' },
} as const;

/** `artifacts.json` as scripts written for GoReleaser read it; paths are relative to the working directory. */
export function artifactsJson(
  binaries: readonly ReleasedBinary[],
  companions: readonly string[],
  pathOf: (name: string) => string,
): string {
  const others = [...companions].sort(byBytes).flatMap((name) => {
    const kind = kindOf(name);
    return kind ? [{ name, path: pathOf(name), ...TYPES[kind], extra: {} }] : [];
  });
  return JSON.stringify([...binaries.map((binary) => binaryEntry(binary, pathOf)), ...others]);
}

/** The kinds of file that GoReleaser has a word for. */
function kindOf(name: string): 'checksum' | 'signature' | 'sbom' | undefined {
  if (name === CHECKSUMS || name === CHECKSUMS_512) return 'checksum';
  if (name.endsWith(BUNDLE_SUFFIX)) return 'signature';
  return name.endsWith(CYCLONEDX_SUFFIX) || name.endsWith(SPDX_SUFFIX) ? 'sbom' : undefined;
}

function binaryEntry({ artifact, build, target, digest }: ReleasedBinary, pathOf: (name: string) => string) {
  const { goos, goarch } = target;
  const [variable, variant] = variantOf(target);
  return {
    name: artifact.file,
    path: pathOf(artifact.file),
    goos,
    goarch,
    ...(variable && { [variable]: variant }),
    target: [goos, goarch, variant].filter(Boolean).join('_'),
    ...TYPES.binary,
    extra: {
      Binary: build.binary,
      Checksum: `sha256:${digest.sha256}`,
      Ext: goos === 'windows' ? '.exe' : '',
      Format: 'binary',
      ID: build.id,
      Size: digest.size,
    },
  };
}

/** `GOAMD64=v1` as `['goamd64', 'v1']`. */
function variantOf({ variant = '=' }: PlannedTarget): string[] {
  const [variable = '', value = ''] = variant.split('=');
  return [variable.toLowerCase(), value];
}

/** `metadata.json`; the date is that of the commit, so that the same release has the same file. */
export function metadataJson(plan: Plan, { goos, goarch }: Host): string {
  return JSON.stringify({
    project_name: plan.project,
    tag: plan.tag ?? '',
    previous_tag: '',
    version: plan.version,
    commit: plan.commit,
    date: plan.commitTime,
    runtime: { goos, goarch },
  });
}

/** A path as GoReleaser writes it: relative, with forward slashes. */
export function relativePath(workingDirectory: string, path: string): string {
  return relative(workingDirectory, path).split(sep).join('/');
}
