/** Reads each file named as `pack` reads it first: facts with the pack header, build information, function table. */
import { readProfile } from '../src/pack/profile.ts';
import { localFiles } from '../src/runner/files.ts';

for (const path of process.argv.slice(2)) {
  const profile = await readProfile(path, localFiles);
  if (typeof profile === 'string' || !profile.buildInfo || !profile.functions) {
    throw new Error(`${path} was not read: ${typeof profile === 'string' ? profile : 'it is not of Go'}`);
  }
}
