import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Module } from '../../binary/buildinfo.ts';
import type { Files } from '../../ports.ts';
import { classifyLicence } from './classify.ts';
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

export interface Licences {
  of(module: Module, kind: 'main' | 'dependency' | 'stdlib'): Promise<ModuleLicence>;
}

/** Finds the licences of modules in files at hand, without the network. A module is read once. */
export function openLicences(places: LicencePlaces, files: Files): Licences {
  const seen = new Map<string, Promise<ModuleLicence>>();
  return {
    of(module, kind) {
      if (kind === 'stdlib') return Promise.resolve(STDLIB);
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

function dependencyFolders(module: Module, { gomodcache, vendor }: LicencePlaces): string[] {
  const compiled = module.replace ?? module;
  const cached = gomodcache && cacheFolder(gomodcache, compiled);
  const vendored = vendor && vendorFolder(vendor, module.path);
  return [cached, vendored].filter((folder): folder is string => Boolean(folder));
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
  return { expression: [...new Set(ids)].sort().join(' AND '), evidence };
}
