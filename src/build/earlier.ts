import * as z from 'zod/mini';
import { Digest, Sha256 } from '../model/artifact.ts';
import { canonicalJson } from '../model/canonical.ts';
import { digestOfBytes } from '../model/digest.ts';
import { layout } from '../model/layout.ts';
import type { Plan } from '../model/plan.ts';
import type { Files, Ports } from '../ports.ts';
import { environmentOf, type GoBuild } from './go-build.ts';

/** What an earlier run built, and what decided its bytes. */
const EarlierBuild = z.object({
  artifact: z.object({ file: z.string() }),
  digest: Digest,
  unstrippedSize: z.number(),
  key: z.optional(Sha256),
  unstrippedSha256: z.optional(Sha256),
});
export type EarlierBuild = z.infer<typeof EarlierBuild>;

/** What an earlier run left, by file name; empty where none ran or its record cannot be read. */
export async function earlierBuilds(
  output: string,
  files: Files,
): Promise<ReadonlyMap<string, EarlierBuild>> {
  const path = layout(output).result('build');
  if (!(await files.stat(path))) return new Map();
  const parsed = z.object({ built: z.array(EarlierBuild) }).safeParse(asJson(await files.readText(path)));
  return new Map(parsed.data?.built.map((entry) => [entry.artifact.file, entry]));
}

type Work = Omit<GoBuild, 'symbols' | 'output'>;

/**
 * One digest over all that decides the bytes of a binary and its companion: what Go's compiler made of every package,
 * flags, environment, toolchain, modules, commit and its tags. Undefined where more may decide: hooks, a C compiler, or packages
 * that Go cannot list.
 */
export async function buildKey(
  { workingDirectory, artifact, build, target, goCache }: Work,
  plan: Plan,
  { exec, files }: Pick<Ports, 'exec' | 'files'>,
): Promise<string | undefined> {
  const { hooks, cgo, flags } = artifact;
  if (cgo || hooks.pre.length > 0 || hooks.post.length > 0) return undefined;
  const env = { ...environmentOf(artifact, target), ...(goCache && { GOCACHE: goCache }) };
  const go = (...args: string[]) => exec.run({ file: 'go', args, cwd: workingDirectory, env });
  const tagged = artifact.tags.length > 0 ? ['-tags', artifact.tags.join(',')] : [];
  const format = '{{.ImportPath}} {{.BuildID}}';
  const [settings, packages, tags] = await Promise.all([
    go('env', '-json', 'GOVERSION', 'GOFLAGS', 'GOEXPERIMENT', 'GOFIPS140', 'GOMOD', 'GOWORK'),
    go('list', '-deps', '-export', '-trimpath', ...tagged, ...flags, '-f', format, build.main),
    // Go makes the version of the main module that it stamps from them.
    exec.run({ file: 'git', args: ['tag', '--merged', 'HEAD'], cwd: workingDirectory }),
  ]);
  if ([settings, packages, tags].some(({ exitCode, truncated }) => exitCode !== 0 || truncated))
    return undefined;
  const { GOMOD, GOWORK, ...chosen } = JSON.parse(settings.stdout) as Record<string, string>;
  const { snapshot, version, commit, commitTime, dirty } = plan;
  const decided = {
    artifact,
    build,
    variant: target.variant,
    plan: { snapshot, version, commit, commitTime, dirty },
    go: chosen,
    modules: await modulesOf([GOMOD, GOWORK], files),
    packages: packages.stdout,
    tags: tags.stdout,
  };
  return digestOfBytes(Buffer.from(canonicalJson(decided))).sha256;
}

/** The digests of both files, where they are still those that were built from the same. */
export async function stillBuilt(
  earlier: EarlierBuild,
  key: string | undefined,
  { plain, debug }: { readonly plain: string; readonly debug: string },
  files: Files,
): Promise<{ digest: Digest; unstripped: Digest } | undefined> {
  if (key === undefined || earlier.key !== key) return undefined;
  for (const path of [plain, debug]) if ((await files.stat(path))?.kind !== 'file') return undefined;
  const found = { digest: await files.digest(plain), unstripped: await files.digest(debug) };
  const same =
    found.digest.sha256 === earlier.digest.sha256 && found.unstripped.sha256 === earlier.unstrippedSha256;
  return same ? found : undefined;
}

/** The files that name modules and their sums, by their digests. */
async function modulesOf(named: readonly (string | undefined)[], files: Files): Promise<string[]> {
  const paths = named
    .filter((path) => path !== undefined && path !== '' && path !== 'off')
    .flatMap((path = '') => [path, path.replace(/\.(mod|work)$/, (_, kind) => SUMS[kind] ?? '')]);
  const digests: string[] = [];
  for (const path of paths) {
    digests.push((await files.stat(path)) ? (await files.digest(path)).sha256 : 'none');
  }
  return digests;
}

const SUMS: Readonly<Record<string, string>> = { mod: '.sum', work: '.work.sum' };

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A record that cannot be read costs a build anew, no more.
    return undefined;
  }
}
