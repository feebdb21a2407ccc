import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CliResult, oracleRelease } from '../cli.ts';
import { temporaryFolder } from '../temporary.ts';
import { type Caller, REPOSITORY } from './caller.ts';

/** Downloads a published release of the caller, as a user does, to a new folder. */
export function download({ services }: Caller, tag: string): string {
  const release = services.releases(REPOSITORY).find((one) => one.tag === tag && !one.draft);
  if (!release) throw new Error(`no release ${tag} is published`);
  const folder = temporaryFolder('download');
  for (const { name, blob } of release.assets) writeFileSync(join(folder, name), readFileSync(blob.path));
  return folder;
}

/** Checks a release from its bytes, with the key of the caller that a user has from elsewhere. */
export function verify({ publicKey }: Caller, folder: string): Promise<CliResult> {
  const key = join(temporaryFolder('key'), 'cosign.pub');
  writeFileSync(key, publicKey);
  return oracleRelease(['verify', folder, '--public-key', key]);
}
