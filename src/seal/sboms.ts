import type { Checklist } from '../model/check.ts';
import { short } from '../model/digest.ts';
import { messageOf } from '../model/errors.ts';
import type { Layout } from '../model/layout.ts';
import { sbomsOf } from '../model/sealed.ts';
import type { Files } from '../ports.ts';
import type { ReleasedBinary } from './binaries.ts';
import { type Binding, bindSbom } from './sbom.ts';

/** The SBOMs that the scan wrote, each bound to its released binary, by file name. */
export async function bindSboms(
  binaries: readonly ReleasedBinary[],
  paths: Layout,
  files: Files,
  checks: Checklist,
): Promise<Map<string, Buffer>> {
  const bound = new Map<string, Buffer>();
  for (const binary of binaries) {
    const binding = await bindingOf(binary, paths, files);
    for (const name of sbomsOf(binary.artifact.file)) {
      const check = checks.begin('sbom-binding', name);
      if (!(await files.stat(paths.sbom(name)))) {
        check.notRun('the scan wrote no such SBOM');
        continue;
      }
      try {
        bound.set(name, Buffer.from(bindSbom(await files.readText(paths.sbom(name)), binding)));
        check.pass({ measured: `sha256 ${short(binding.released.sha256)}` });
      } catch (error) {
        check.fail({
          measured: messageOf(error),
          bound: 'an SBOM of this binary',
          remedy: 'scan the built binary again',
        });
      }
    }
  }
  return bound;
}

async function bindingOf(
  { artifact, digest }: ReleasedBinary,
  paths: Layout,
  files: Files,
): Promise<Binding> {
  const plain = paths.planned(artifact.plain);
  const present = (await files.stat(plain))?.kind === 'file';
  return {
    released: digest,
    plainName: artifact.plain,
    plain: present ? await files.digest(plain) : undefined,
  };
}
