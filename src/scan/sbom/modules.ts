import { genericPurl, goPurl } from './purl.ts';
import { ownerOf } from './repository.ts';
import type { SbomComponent, SbomSubject } from './subject.ts';
import { supplierOf } from './supplier.ts';

/** A module in the program, as every format of SBOM writes it. */
export interface LinkedModule {
  readonly path: string;
  /** Empty where it is not known. */
  readonly version: string;
  readonly purl: string;
  readonly supplier?: string;
  /** The supplier is a guess by the path or the repository. */
  readonly supplierInferred: boolean;
  readonly expression?: string;
  readonly sum?: string;
  /** The module that the program asked for and did not get, `path@version`. */
  readonly replaces?: string;
  /** The local folder whose content was compiled instead. */
  readonly localFolder?: string;
  readonly cpe?: string;
}

/** The program itself. Its purl has the version of the release: Go often records none. */
export function mainModule(subject: SbomSubject): LinkedModule {
  const { path, expression } = subject.mainModule;
  const version = subject.version === '(devel)' ? '' : subject.version;
  const supplier = subject.supplier ?? ownerOf(subject.repository) ?? supplierOf(path);
  return {
    path,
    version,
    purl: path === '' ? genericPurl(subject.name, version) : goPurl(path, version.replace(/^(?=\d)/, 'v')),
    ...(supplier && { supplier }),
    supplierInferred: subject.supplier === undefined,
    ...(expression && { expression }),
  };
}

/** The standard library and every module linked in, once each, sorted by purl. */
export function linkedModules(subject: SbomSubject): LinkedModule[] {
  const all = [standardLibrary(subject.goVersion), ...subject.components.map(linked)];
  const distinct = new Map(all.map((module) => [module.purl, module]));
  distinct.delete(mainModule(subject).purl);
  return [...distinct.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1));
}

/** `go1.27.3 X:boringcrypto` is the library of 1.27.3. */
export function standardLibrary(goVersion: string): LinkedModule {
  const [first = ''] = goVersion.split(' ');
  const version = /^go\d/.test(first) ? first.slice(2) : goVersion;
  return {
    path: 'stdlib',
    version,
    purl: goPurl('stdlib', version),
    supplier: 'The Go Authors',
    supplierInferred: false,
    expression: 'BSD-3-Clause',
    ...(/^\d+(\.\d+)+$/.test(version) && { cpe: `cpe:2.3:a:golang:go:${version}:*:*:*:*:*:*:*` }),
  };
}

/** What was compiled is what counts: the replacement; a local folder has no name but that of the module it replaces. */
export function linked({ path, version, sum, expression, replacedBy }: SbomComponent): LinkedModule {
  const local = replacedBy?.version === '';
  const compiled = local ? { path, version: '' } : (replacedBy ?? { path, version });
  const known = compiled.version === '(devel)' ? '' : compiled.version;
  const supplier = supplierOf(compiled.path);
  return {
    path: compiled.path,
    version: known,
    purl: goPurl(compiled.path, known),
    ...(supplier && { supplier }),
    supplierInferred: true,
    ...(expression && { expression }),
    ...(sum && { sum }),
    ...(replacedBy && { replaces: `${path}@${version}` }),
    ...(local && { localFolder: folderNamed(replacedBy.path) }),
  };
}

/** Where a folder of the machine that built lies on it is nobody's business. */
function folderNamed(path: string): string {
  return /^\.{1,2}([/\\]|$)/.test(path) ? path : 'outside the repository';
}
