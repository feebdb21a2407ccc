import type { Files } from '../../ports.ts';

export interface LicencePlaces {
  readonly gomodcache?: string;
  readonly vendor?: string;
  readonly mainFolders: readonly string[];
}
export interface ModuleLicence {
  readonly expression?: string;
  readonly evidence: string;
}
export interface Licences {
  of(
    module: { readonly path: string; readonly version: string },
    kind: 'main' | 'dependency' | 'stdlib',
  ): Promise<ModuleLicence>;
}
export declare function openLicences(places: LicencePlaces, files: Files): Licences;
