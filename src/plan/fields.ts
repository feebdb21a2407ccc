import semver from 'semver';
import type { Target } from '../model/target.ts';
import type { GoModule } from './module.ts';
import type { Repository } from './repository.ts';
import type { Version } from './version.ts';

/** What the fields of a release are filled from. */
export interface FieldSources {
  readonly project: string;
  readonly repository: Repository;
  readonly module: GoModule;
  readonly version: Version;
}

/** GoReleaser's field names. Dates are those of the commit, so that they do not change from run to run. */
export function releaseFields({ project, repository, module, version }: FieldSources) {
  const parsed = semver.parse(version.version);
  const { tag, snapshot } = version;
  return {
    ProjectName: project,
    Version: version.version,
    RawVersion: parsed ? `${parsed.major}.${parsed.minor}.${parsed.patch}` : version.version,
    Tag: tag ?? `v${version.version}`,
    PreviousTag: repository.earlierTags[0] ?? '',
    Major: String(parsed?.major ?? 0),
    Minor: String(parsed?.minor ?? 0),
    Patch: String(parsed?.patch ?? 0),
    Prerelease: parsed?.prerelease.join('.') ?? '',
    IsSnapshot: String(snapshot),
    IsGitDirty: String(repository.dirty),
    GitTreeState: repository.dirty ? 'dirty' : 'clean',
    FullCommit: repository.commit,
    Commit: repository.commit,
    ShortCommit: repository.commit.slice(0, 7),
    CommitDate: repository.commitTime,
    CommitTimestamp: String(Date.parse(repository.commitTime) / 1000),
    Date: repository.commitTime,
    Timestamp: String(Date.parse(repository.commitTime) / 1000),
    Branch: repository.branch,
    ModulePath: module.path,
  };
}

/** The fields that differ from target to target; the variants are empty where they are another architecture's. */
export function targetFields(target: Target, binary: string, file: string) {
  const { goos, goarch, variant = '' } = target;
  const value = variant.slice(variant.indexOf('=') + 1);
  const ofVariable = (name: string): string => (variant.startsWith(`${name}=`) ? value : '');
  return {
    Os: goos,
    Arch: goarch,
    Target: [goos, goarch, ...(value ? [value] : [])].join('_'),
    Amd64: ofVariable('GOAMD64'),
    Arm64: ofVariable('GOARM64'),
    Arm: ofVariable('GOARM'),
    Ppc64: ofVariable('GOPPC64'),
    Binary: binary,
    ArtifactName: file,
    ArtifactExt: goos === 'windows' ? '.exe' : '',
  };
}

/** Whether the value of a field depends on more than the commit: on the checkout or the machine. */
export function isUnreproducible(field: string): boolean {
  return field === 'Branch' || field.startsWith('Env.');
}
