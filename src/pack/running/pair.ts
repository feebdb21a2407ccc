import { basename, join } from 'node:path';
import type { Finished } from '../../ports.ts';
import type { Proof } from '../proofs/proof.ts';
import { type Launcher, launch } from './launch.ts';
import { wineEnvironment, winePath } from './wine.ts';

/** The plain and the packed program under the same name, each with an empty folder to run in. */
export interface Pair {
  readonly launcher: Launcher;
  /** A text says why it could not be started. By `tag` the process is found while it runs. */
  readonly run: (
    which: 'plain' | 'packed',
    args: readonly string[],
    tag?: string,
  ) => Promise<Finished | string>;
}

export async function preparePair(proof: Proof, launcher: Launcher): Promise<Pair> {
  const { subject, plain, packed, folder, ports } = proof;
  const name = basename(subject.release);
  const places = {
    plain: { binary: join(folder, 'run-plain', name), cwd: await ports.files.temporaryFolder(folder) },
    packed: { binary: join(folder, 'run-packed', name), cwd: await ports.files.temporaryFolder(folder) },
  };
  // Copies, because what was downloaded or given may not be executable.
  await ports.files.copy(plain.path, places.plain.binary, 0o755);
  await ports.files.copy(packed.path, places.packed.binary, 0o755);
  const isWine = launcher.how === 'wine';
  const env = isWine ? wineEnvironment(await ports.files.temporaryFolder(folder)) : undefined;
  return {
    launcher,
    run: async (which, args, tag) => {
      const { binary, cwd } = places[which];
      const finished = await launch(launcher, { binary, args, cwd, env, tag }, ports);
      if (typeof finished === 'string') return finished;
      // A program may print where it lies.
      const here = isWine ? winePath : (path: string) => path;
      return {
        ...finished,
        stdout: finished.stdout.replaceAll(here(binary), name).replaceAll(here(cwd), '.'),
      };
    },
  };
}
