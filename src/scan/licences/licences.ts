import { createHash } from 'node:crypto';
import { dirname, join, resolve, sep } from 'node:path';
import type { Module } from '../../binary/buildinfo.ts';
import type { Files } from '../../ports.ts';
import { compiled } from '../compiled.ts';
import { goPurl } from '../sbom/purl.ts';
import { classifyLicence } from './classify.ts';
import { isSpdxExpression } from './expression.ts';
import { cacheFolder, vendorFolder } from './places.ts';

/** Where licence files may lie; what is not given is not looked at. */
export interface LicencePlaces {
  /** Go's GOMODCACHE. */
  readonly gomodcache?: string;
  /** The `vendor` folder of the program. */
  readonly vendor?: string;
  /** For the program's own licence, the nearest first: the working directory up to the root of the repository. */
  readonly mainFolders: readonly string[];
}

export interface ModuleLicence {
  /** SPDX; absent where it is not known. */
  readonly expression?: string;
  /** `LICENSE sha256:…`, or why it is not known. */
  readonly evidence: string;
}

/** What somebody read and says of a module; it wins over every file. */
export interface LicenceOverride {
  /** Of the module that is compiled, in one version or, without a version, in all. */
  readonly purl: string;
  /** SPDX expression. */
  readonly license: string;
  /** Where it was read. */
  readonly evidence: string;
}

export interface Licences {
  of(module: Module, kind: 'main' | 'dependency' | 'stdlib'): Promise<ModuleLicence>;
}

/** Finds the licences of modules in files at hand, without the network. A module is read once. */
export function openLicences(
  places: LicencePlaces,
  files: Files,
  overrides: readonly LicenceOverride[] = [],
): Licences {
  const seen = new Map<string, Promise<ModuleLicence>>();
  const said = new Map(overrides.map((override) => [override.purl, override]));
  return {
    of(module, kind) {
      if (kind === 'stdlib') return Promise.resolve(STDLIB);
      const override = overrideOf(module, said);
      if (override) return Promise.resolve(taken(override));
      const folders = kind === 'main' ? places.mainFolders : dependencyFolders(module, places);
      const key = folders.join('\n');
      const found = seen.get(key) ?? firstLicence(folders, kind, files);
      seen.set(key, found);
      return found;
    },
  };
}

const STDLIB: ModuleLicence = {
  expression: 'BSD-3-Clause',
  evidence: 'the licence of the Go standard library',
};

/** What is said of one version wins over what is said of all. */
function overrideOf(module: Module, said: ReadonlyMap<string, LicenceOverride>): LicenceOverride | undefined {
  const { path, version } = compiled(module);
  return said.get(goPurl(path, version)) ?? said.get(goPurl(path));
}

/** As an override says. */
export function taken({ license, evidence }: LicenceOverride): ModuleLicence {
  if (!isSpdxExpression(license))
    return { evidence: `override of the policy: ${license} is no SPDX expression` };
  return { expression: license, evidence: `override of the policy: ${evidence}` };
}

function dependencyFolders(module: Module, { gomodcache, vendor, mainFolders }: LicencePlaces): string[] {
  const { path, version, localFolder } = compiled(module);
  const cached = gomodcache && cacheFolder(gomodcache, { path, version });
  const vendored = vendor && vendorFolder(vendor, module.path);
  const local = localFolder === undefined ? [] : foldersInside(mainFolders, localFolder);
  return [cached, vendored, ...local].filter((folder): folder is string => Boolean(folder));
}

/** A folder of the repository and those above it: its licence too often stands at the top only. None outside. */
function foldersInside(mainFolders: readonly string[], localFolder: string): string[] {
  const [working] = mainFolders;
  const root = mainFolders.at(-1);
  if (working === undefined || root === undefined) return [];
  const folders: string[] = [];
  for (let folder = resolve(working, localFolder); ; folder = dirname(folder)) {
    if (folder !== root && !folder.startsWith(root + sep)) return [];
    folders.push(folder);
    if (folder === root) return folders;
  }
}

async function firstLicence(
  folders: readonly string[],
  kind: 'main' | 'dependency',
  files: Files,
): Promise<ModuleLicence> {
  for (const folder of folders) {
    if ((await files.stat(folder))?.kind !== 'folder') continue;
    const names = (await files.list(folder)).filter(isLicenceName);
    const texts = await Promise.all(names.map((name) => readLicence(folder, name, files)));
    const present = texts.filter((text) => text !== undefined);
    if (present.length > 0) return together(present);
  }
  const where = kind === 'main' ? 'in the repository' : 'in the module cache or in vendor';
  return { evidence: `no licence file ${where}` };
}

const LICENCE_NAME = /^(licen[cs]es?|copying|unlicense)([-._].*)?$/i;
const OTHER_KIND = /\.(go|csv|json|ya?ml|spdx|html|sh|py|tmpl|tpl|sig|asc)$/i;

function isLicenceName(name: string): boolean {
  return LICENCE_NAME.test(name) && !OTHER_KIND.test(name);
}

const MAX_LICENCE_BYTES = 256 * 1024;

interface LicenceFile {
  readonly id?: string;
  readonly evidence: string;
}

/** Undefined where the name is no file of the module: a folder, or a link, which may lead anywhere. */
async function readLicence(folder: string, name: string, files: Files): Promise<LicenceFile | undefined> {
  const path = join(folder, name);
  const stat = await files.stat(path);
  if (stat?.kind !== 'file' || stat.link) return undefined;
  if (stat.size > MAX_LICENCE_BYTES) return { evidence: `${name} is larger than ${MAX_LICENCE_BYTES} bytes` };
  const bytes = await files.read(path, MAX_LICENCE_BYTES);
  const evidence = `${name} sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const { id, nearest, similarity } = await classifyLicence(bytes.toString('utf8'));
  if (id !== undefined) return { id, evidence };
  return { evidence: `${evidence} is no known licence (nearest ${nearest}, ${similarity.toFixed(2)})` };
}

/** All licence files of a module bind at once; one that is not known leaves the whole unknown. */
function together(found: readonly LicenceFile[]): ModuleLicence {
  const evidence = found.map((file) => file.evidence).join(', ');
  const ids = found.map((file) => file.id);
  if (ids.includes(undefined)) return { evidence };
  // A file may itself hold several: `Apache-2.0 AND MIT`.
  const all = ids.flatMap((id) => id?.split(' AND ') ?? []);
  return { expression: [...new Set(all)].sort().join(' AND '), evidence };
}
