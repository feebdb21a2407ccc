import type { Module } from '../binary/buildinfo.ts';

/** What was really compiled of a module that a program asks for. */
export interface Compiled {
  readonly path: string;
  /** As Go wrote it; empty for a local folder. */
  readonly version: string;
  /** The folder whose content stands in for the module, as go.mod writes it: relative to go.mod, or absolute. */
  readonly localFolder?: string;
}

/**
 * The replacement where there is one. A local folder has no version, for which Go writes `(devel)` (recorded with
 * go1.26.8) or nothing, and no name but that of the module it stands in for.
 */
export function compiled({ path, version, replace }: Pick<Module, 'path' | 'version' | 'replace'>): Compiled {
  if (replace === undefined) return { path, version };
  const local = replace.version === '' || replace.version === '(devel)';
  return local
    ? { path, version: '', localFolder: replace.path }
    : { path: replace.path, version: replace.version };
}
