import type { Config } from '../../config/schema.ts';
import type { RepositoryFacts } from '../facts.ts';
import type { Group } from '../remarks.ts';
import { type Account, asText, asTexts, isMap, items, type Section } from './account.ts';
import type { Templates } from './templates.ts';

const BARE = 'a release is the bare binaries, so that what was scanned and signed is what is installed';
const PACKAGES = 'package managers are not served; their recipes can name the files of the GitHub release';
const IMAGES = 'images are not built; build them from the published binaries, after the release';
const SOURCE_HOST =
  'releases go to GitHub, or to a folder; `GITHUB_API_URL` names another server of the same kind';
const ANNOUNCE = 'nothing is announced; a job after the release can do it';
const PARTS = 'each stage and each target runs alone, and a stopped release goes on; see `run --until`';

/** Top-level keys that have one answer, whatever is in them. */
const ANSWERS: Readonly<Record<string, readonly [Group, string]>> = {
  pro: ['not-needed', 'nothing here is held back'],
  report_sizes: ['not-needed', 'sizes are in every report'],
  retry: ['not-needed', 'what failed on the way is tried again by itself'],
  metadata: ['not-needed', '`metadata.json` is written with the time of the commit'],
  nightly: ['not-needed', 'a commit without a tag makes a snapshot with a version of its own'],
  partial: ['not-needed', PARTS],
  template_files: ['not-taken', 'files of a release are not made from templates'],
  archives: ['not-taken', `${BARE}; there are no archives and no files beside the binaries in them`],
  source: ['not-taken', 'the source is not put into the release; GitHub offers that of each tag'],
  universal_binaries: ['not-taken', 'darwin/amd64 and darwin/arm64 are released apart'],
  notarize: ['not-taken', 'files are not notarized; do that in a job of yours, before the release is sealed'],
  changelog: [
    'otherwise',
    'write notes to a file and name it as `notes` under `publish`; else they say how to verify',
  ],
  milestones: ['not-taken', ANNOUNCE],
  announce: ['not-taken', ANNOUNCE],
  after: ['not-taken', ANNOUNCE],
  before_publish: [
    'not-taken',
    'nothing runs between sealing and publishing; approve in the environment `publish`',
  ],
  verify: ['not-needed', 'what was published is read back and verified by itself'],
  snapshot: ['not-needed', 'a commit without a tag makes a snapshot, which sorts before the next version'],
  sboms: ['not-needed', 'each binary gets an SBOM in CycloneDX and SPDX, read from its bytes'],
  docker_digest: ['not-taken', IMAGES],
  mcp: ['not-taken', ANNOUNCE],
  force_token: ['not-needed', 'the token is that of the workflow'],
  env_files: ['otherwise', 'the token is that of the workflow, or `GITHUB_TOKEN` at a terminal'],
  github_urls: ['otherwise', SOURCE_HOST],
  gitlab_urls: ['not-taken', SOURCE_HOST],
  gitea_urls: ['not-taken', SOURCE_HOST],
  git: ['otherwise', 'versions are ordered as semantic versions, and tags that are none are not looked at'],
  includes: ['not-taken', 'included files are not read; put their content into this file and run init again'],
  variables: ['not-taken', '`.Var` is not there; write the values out'],
  prebuilt: ['not-taken', 'binaries are built here, so that their source is known'],
  blobs: ['not-taken', 'publish to a folder with `dir:path`, and sync it'],
  publishers: ['not-taken', 'publish to a folder with `dir:path`, and send it from there'],
  uploads: ['not-taken', 'publish to a folder with `dir:path`, and send it from there'],
  artifactories: ['not-taken', 'publish to a folder with `dir:path`, and send it from there'],
  cloudsmiths: ['not-taken', PACKAGES],
  furies: ['not-taken', PACKAGES],
  ...each(
    [
      'nfpms',
      'snapcrafts',
      'snapcraft',
      'brews',
      'homebrew_casks',
      'scoops',
      'winget',
      'chocolateys',
      'krews',
      'nix',
    ],
    PACKAGES,
  ),
  ...each(['aurs', 'aur_sources', 'srpm', 'flatpak', 'npms', 'iru'], PACKAGES),
  ...each(['makeselfs', 'msi', 'dmg', 'pkgs', 'nsis', 'app_bundles'], `${BARE}; there are no installers`),
  ...each(['dockers', 'dockers_v2', 'docker_manifests', 'docker_signs', 'kos', 'ko'], IMAGES),
};

function each(keys: readonly string[], why: string): Record<string, readonly [Group, string]> {
  return Object.fromEntries(keys.map((key) => [key, ['not-taken', why] as const]));
}

/** What the sections beside `builds` come to. */
export interface ImportedSections {
  readonly pack: NonNullable<Config['pack']>;
  readonly seal: Config['seal'];
  readonly publish: Config['publish'];
  /** As the workflow's input; undefined for GitHub. */
  readonly publishTo: string | undefined;
  readonly tagPrefix: string | undefined;
}

export interface SectionContext {
  readonly account: Account;
  readonly templates: Templates;
  readonly facts: Pick<RepositoryFacts, 'origin'>;
}

/** Reads all that is not about building. Every key of the file is accounted for. */
export function readSections(root: Section, context: SectionContext): ImportedSections {
  const { account } = context;
  const sectionOf = (key: string): Section | undefined =>
    root.has(key) ? account.section(root.value(key), [key]) : undefined;
  root.take('version');
  readDist(root);
  readBefore(root, context);
  readModules(sectionOf('gomod'));
  readChecksum(sectionOf('checksum'));
  const pack = readPack(root, context);
  const seal = readSigns(root, context);
  const { publish, publishTo } = readRelease(sectionOf('release'), context);
  const tagPrefix = readMonorepo(sectionOf('monorepo'), context);
  for (const key of root.rest()) {
    const [group, why] = ANSWERS[key] ?? ['not-taken', 'it has no counterpart that is known'];
    root.remark(key, group, why);
  }
  return { pack, seal, publish, publishTo, tagPrefix };
}

function readDist(root: Section): void {
  const dist = asText(root.value('dist'));
  if (dist === 'dist') root.take('dist');
  else
    root.tell(
      'dist',
      'otherwise',
      'name the folder with `output`, an input of the workflow and of each action',
    );
}

function readBefore(root: Section, { account }: SectionContext): void {
  if (!root.has('before')) return;
  const before = account.section(root.value('before'), ['before']);
  if (before.has('hooks')) before.take('hooks');
  for (const { value, path } of items(before.value('hooks'), ['before', 'hooks'])) {
    const command = asText(isMap(value) ? value.cmd : value) ?? '';
    if (/^go mod (tidy|download|verify|vendor)\b/.test(command)) {
      account.remark(
        path,
        'not-needed',
        'modules are fetched and compared with go.sum by the gate modverify',
      );
    } else if (/^git\b.*\bdiff\b/.test(command)) {
      account.remark(path, 'not-needed', 'a tree with uncommitted changes makes a snapshot, and no release');
    } else if (/^go (vet|test)\b|^golangci-lint\b|^make (lint|test|vet)\b/.test(command)) {
      account.remark(path, 'not-needed', 'gates run beside the builds: vet, staticcheck, race, modverify');
    } else {
      account.remark(
        path,
        'otherwise',
        'commit what is generated, as a dirty tree is no release; or make it a hook of the build: hooks, pre',
      );
    }
  }
  for (const key of before.rest()) before.remark(key, 'not-taken', 'it has no counterpart that is known');
}

function readModules(gomod: Section | undefined): void {
  gomod?.tell('proxy', 'not-needed', 'modules come from the proxy, and each is compared with go.sum');
  gomod?.tell('mod', 'otherwise', 'put it among `flags` of the build: -mod=…');
  gomod?.tell('env', 'otherwise', 'put it among `env` of the build');
  for (const key of gomod?.rest() ?? [])
    gomod?.remark(key, 'not-taken', 'the module is built where it is checked out');
}

function readChecksum(checksum: Section | undefined): void {
  if (!checksum) return;
  const name = asText(checksum.value('name_template'));
  if (name === 'checksums.txt') checksum.take('name_template');
  else checksum.tell('name_template', 'otherwise', 'the files are checksums.txt and checksums.sha512.txt');
  const algorithm = asText(checksum.value('algorithm')) ?? 'sha256';
  const isThere = ['sha256', 'sha512'].includes(algorithm);
  checksum.tell(
    'algorithm',
    isThere ? 'not-needed' : 'not-taken',
    'there are always both, sha256 and sha512',
  );
  if (checksum.value('disable') === false) checksum.take('disable');
  else checksum.tell('disable', 'not-taken', 'a release always has its checksums');
  checksum.tell('split', 'not-needed', 'each file has its digests in <file>.digest.json');
  checksum.tell('extra_files', 'not-taken', 'only what the release made is in it');
  checksum.tell('ids', 'not-taken', 'all files are in the checksums');
  for (const key of checksum.rest()) checksum.remark(key, 'not-taken', 'it has no counterpart that is known');
}

/** GoReleaser packs only where it is told to, and so does what comes of its file. */
function readPack(root: Section, { account }: SectionContext): NonNullable<Config['pack']> {
  if (!root.has('upx')) return false;
  const packed = items(root.value('upx'), ['upx']).map(({ value, path }) => {
    const upx = account.section(value, path);
    const enabled = upx.text('enabled') ?? 'false';
    if (enabled.includes('{{'))
      upx.remark('enabled', 'otherwise', 'it is taken as true; set `pack: false` to pack nothing');
    for (const key of ['ids', 'goos', 'goarch', 'goarm', 'goamd64']) {
      upx.tell(
        key,
        'otherwise',
        'every file that UPX can pack is packed: those for linux, and for windows/amd64',
      );
    }
    upx.tell('binary', 'otherwise', 'name the program with `upx`, an input of upx-verify');
    const compress = upx.text('compress');
    const isLzma = asText(upx.value('lzma')) === 'true';
    if (upx.has('lzma')) upx.take('lzma');
    upx.tell('brute', 'not-taken', 'it takes minutes a file; `method: best` tries the most that is sensible');
    for (const key of upx.rest()) upx.remark(key, 'not-taken', 'it has no counterpart that is known');
    if (enabled === 'false') return undefined;
    if (isLzma) return { method: 'lzma' };
    if (compress === 'best') return { method: 'best' };
    if (compress) upx.remark('compress', 'not-needed', '`method: nrv` compresses with the default of UPX');
    return { method: 'nrv' };
  });
  return packed.find((one) => one !== undefined) ?? false;
}

/** Signing with a key is the default here. */
function readSigns(root: Section, { account }: SectionContext): Config['seal'] {
  for (const key of ['signs', 'binary_signs']) {
    if (!root.has(key)) continue;
    for (const { value, path } of items(root.value(key), [key])) {
      const sign = account.section(value, path);
      const cmd = asText(sign.value('cmd')) ?? 'gpg';
      const args = asTexts(sign.value('args')).join(' ');
      if (asText(sign.value('artifacts')) === 'none')
        account.remark(path, 'not-needed', 'it signs nothing there either');
      else if (!/(^|\/)cosign[^/]*$/.test(cmd)) {
        account.remark(
          path,
          'otherwise',
          `every file is signed, by a key of cosign's form instead of ${cmd}; ${MAKE_KEY}`,
        );
      } else if (/--key\b/.test(args)) {
        account.remark(
          path,
          'not-needed',
          'every file is signed with a key, which may be the one of cosign you have',
        );
      } else account.remark(path, 'otherwise', `signing is with a key; ${MAKE_KEY}`);
    }
  }
  return undefined;
}

const MAKE_KEY = 'make one with `oracle-release init --key-pair`';

function readRelease(
  release: Section | undefined,
  { account, templates, facts }: SectionContext,
): Pick<ImportedSections, 'publish' | 'publishTo'> {
  if (!release) return { publish: undefined, publishTo: undefined };
  const publish: Record<string, string | boolean> = {};
  const draft = release.text('draft');
  if (draft === 'true') publish.draft = true;
  const prerelease = release.text('prerelease') ?? '';
  if (prerelease === 'true' || prerelease === 'false') publish.prerelease = prerelease === 'true';
  else if (!['', 'auto'].includes(prerelease))
    release.remark('prerelease', 'otherwise', 'it is as the version says');
  const disabled = ['disable', 'skip_upload'].some((key) => asText(release.value(key)) === 'true');
  for (const key of ['disable', 'skip_upload']) {
    const text = release.text(key);
    if (text?.includes('{{') || text === 'auto') {
      release.remark(key, 'otherwise', 'set `publish-to: none` in the workflow to publish nothing');
    }
  }
  for (const host of ['gitlab', 'gitea']) release.tell(host, 'not-taken', SOURCE_HOST);
  if (release.has('github')) {
    const github = account.section(release.value('github'), ['release', 'github']);
    const name = ['owner', 'name']
      .map((key) => templates.resolved(asText(github.value(key)) ?? ''))
      .join('/');
    const origin = facts.origin?.replace(/\.git$/, '').toLowerCase();
    if (origin && !origin.endsWith(`/${name.toLowerCase()}`)) {
      release.remark('github', 'not-taken', 'a release goes to the repository that it is made from');
    } else {
      release.remark('github', 'not-needed', 'a release goes to the repository that it is made from');
    }
  }
  for (const [key, [group, why]] of Object.entries(OF_RELEASE)) release.tell(key, group, why);
  for (const key of release.rest()) release.remark(key, 'not-taken', 'it has no counterpart that is known');
  return {
    publish: Object.keys(publish).length > 0 ? publish : undefined,
    publishTo: disabled ? 'none' : undefined,
  };
}

const NEVER = 'a published release never changes: the same bytes again are fine, others stop';
const NOTES = 'write notes to a file and name it as `notes` under `publish`';
const OF_RELEASE: Readonly<Record<string, readonly [Group, string]>> = {
  replace_existing_draft: ['not-needed', 'a draft that is there already is gone on with'],
  use_existing_draft: ['not-needed', 'a draft that is there already is gone on with'],
  replace_existing_artifacts: ['not-taken', NEVER],
  mode: ['not-needed', 'the notes of a draft that is there already are kept'],
  header: ['otherwise', NOTES],
  footer: ['otherwise', NOTES],
  name_template: ['not-taken', 'the title is that of the project and the version'],
  target_commitish: ['not-needed', 'a release is that of its tag'],
  make_latest: ['not-taken', 'GitHub takes the newest release that is no pre-release'],
  discussion_category_name: ['not-taken', ANNOUNCE],
  extra_files: ['not-taken', 'only what the release made is in it'],
  templated_extra_files: ['not-taken', 'only what the release made is in it'],
  ids: ['not-taken', 'all files are released'],
  include_meta: ['not-taken', '`artifact-manifest.yaml` says what is in a release'],
  preflight: ['not-needed', '`oracle-release preflight` looks before anything is built'],
};

function readMonorepo(monorepo: Section | undefined, { templates }: SectionContext): string | undefined {
  if (!monorepo) return undefined;
  const prefix = monorepo.text('tag_prefix');
  monorepo.tell('dir', 'otherwise', 'run init in that folder');
  for (const key of monorepo.rest()) monorepo.remark(key, 'not-taken', 'it has no counterpart that is known');
  if (prefix === undefined || !prefix.includes('{{')) return prefix;
  const fault = templates.fault(prefix) ?? 'it is a template';
  monorepo.remark('tag_prefix', 'not-taken', fault);
  return undefined;
}
