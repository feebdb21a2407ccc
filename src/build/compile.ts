import type { Ports } from '../ports.ts';
import { environmentOf, type GoBuild, goBuild } from './go-build.ts';
import { runHooks } from './hooks.ts';

/** Makes the stripped binary, with the hooks around; what comes after the build sees it before it has its name. */
export async function compile(
  work: Omit<GoBuild, 'symbols' | 'output'>,
  output: string,
  ports: Pick<Ports, 'exec' | 'files'>,
): Promise<void> {
  const { artifact, target, workingDirectory } = work;
  const place = { workingDirectory, env: environmentOf(artifact, target) };
  await runHooks(artifact.hooks.pre, { ...place, binary: output }, ports.exec);
  await goBuild({ ...work, symbols: false, output }, ports, (binary) =>
    runHooks(artifact.hooks.post, { ...place, binary }, ports.exec),
  );
}
