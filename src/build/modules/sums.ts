import { dirname, isAbsolute, join, relative } from 'node:path';
import type { Checklist, PendingCheck } from '../../model/check.ts';
import { messageOf, ReleaseError } from '../../model/errors.ts';
import type { Files, Ports } from '../../ports.ts';
import { MAX_DETACHED, refusalOfDetached } from '../../trust/detached.ts';
import { isPem, MAX_PEM } from '../../trust/pem.ts';
import { keyInShort, type PublicKey, readPublicKey } from '../../trust/public-key.ts';
import { moduleFault } from './go-words.ts';

/** Who must have signed the sums of the modules. */
export interface SignedSums {
  /** Absolute paths of signatures; one for each `go.sum` and `go.work.sum` that Go reads. */
  readonly signatures: readonly string[];
  /** Absolute path of the public key, or its PEM text. */
  readonly publicKey: string;
}

/**
 * Whether every file of module sums that Go will read was signed with the key. `settings` are flags and environment of
 * the planned builds: some make Go read, or write, other sums. Throws KEY_UNREADABLE.
 */
export async function checkSums(
  checks: Checklist,
  workingDirectory: string,
  { signatures, publicKey }: SignedSums,
  settings: readonly string[],
  ports: Pick<Ports, 'exec' | 'files'>,
): Promise<void> {
  const key = await readKey(publicKey, ports.files);
  const begin = (subject: string): PendingCheck => checks.begin('go-sum-signature', subject);
  const source = await findSums(workingDirectory, ports);
  if ('fault' in source) {
    begin('go.sum').fail({ detail: source.fault, remedy: source.remedy });
    return;
  }
  const steering = elsewhere([...source.flags, ...settings]);
  if (steering) {
    const detail = `${steering} makes Go read or write other sums than the signed ones`;
    begin('go.sum').fail({ detail, remedy: 'take it out of GOFLAGS, and of flags and env of the builds' });
    return;
  }
  if (source.sums.length === 0) {
    const remedy = 'commit go.sum, or give no go-sum-signature for a program without modules';
    begin('go.sum').fail({ detail: 'there is no go.sum that could have been signed', remedy });
    return;
  }
  const hints = [
    ...(isInside(workingDirectory, publicKey)
      ? ['the key lies in the repository: whoever could change go.sum could change it']
      : []),
    ...(source.vendored ? ['go.sum says nothing of the vendor folder; the gate modverify compares it'] : []),
  ];
  for (const path of source.sums) {
    const check = begin(relative(workingDirectory, path).replaceAll('\\', '/'));
    await checkOne(check, path, signatures, key, hints, ports.files);
  }
}

/** The first setting that leads Go to other sums: a flag, also in two words, or an assignment. */
function elsewhere(settings: readonly string[]): string | undefined {
  const words = settings.flatMap((setting) => setting.replace(/^GOFLAGS=/, '').split(/\s+/));
  return words.find(
    (word, index) =>
      /^['"]?--?(modfile\b|mod=mod\b)/.test(word) ||
      (/^--?mod$/.test(word) && words[index + 1] === 'mod') ||
      /^GOWORK=(?!off$)/.test(word),
  );
}

async function checkOne(
  check: PendingCheck,
  path: string,
  signatures: readonly string[],
  key: PublicKey,
  hints: readonly string[],
  files: Files,
): Promise<void> {
  const sums = await files.read(path);
  const refusals: string[] = [];
  for (const signature of signatures) {
    const refusal = await refusalOf(signature, sums, key, files);
    if (refusal === undefined) {
      check.pass({ measured: keyInShort(key), detail: [`signed in ${signature}`, ...hints].join('; ') });
      return;
    }
    refusals.push(`${signature} ${refusal}`);
  }
  check.fail({
    measured: refusals.join('; '),
    bound: `a signature over ${path} by ${keyInShort(key)}`,
    remedy:
      'look at what changed in it; when that is right, sign it again (`cosign sign-blob --key … --bundle`)',
  });
}

async function refusalOf(
  signature: string,
  sums: Buffer,
  key: PublicKey,
  files: Files,
): Promise<string | undefined> {
  try {
    return await refusalOfDetached(await files.read(signature, MAX_DETACHED), sums, key);
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.code !== 'FILE_MISSING') throw error;
    return 'is missing';
  }
}

interface SumFiles {
  /** Absolute; that of the module of the working directory first. */
  readonly sums: readonly string[];
  readonly vendored: boolean;
  /** Those of GOFLAGS. */
  readonly flags: readonly string[];
}

/** The sums that Go reads: those of the module, and in a workspace also of its other modules and of itself. */
async function findSums(
  workingDirectory: string,
  { exec, files }: Pick<Ports, 'exec' | 'files'>,
): Promise<SumFiles | { readonly fault: string; readonly remedy: string }> {
  const go = (...args: string[]) => exec.run({ file: 'go', args, cwd: workingDirectory });
  const environment = await go('env', '-json', 'GOMOD', 'GOWORK', 'GOFLAGS');
  const modules = await go('list', '-m', '-f', '{{.Dir}}');
  const failed = [environment, modules].find(({ exitCode }) => exitCode !== 0);
  if (failed) {
    const fault = moduleFault(failed.stderr);
    return {
      fault: fault?.what ?? failed.stderr.trim().slice(0, 500),
      remedy: fault?.remedy ?? 'make `go list -m` work in the repository',
    };
  }
  const { GOMOD, GOWORK, GOFLAGS } = JSON.parse(environment.stdout) as Record<string, string>;
  const own = dirname(GOMOD ?? '');
  const folders = [...new Set([own, ...modules.stdout.split('\n').filter((line) => line !== '')])];
  const workspace = GOWORK && GOWORK !== 'off' ? dirname(GOWORK) : undefined;
  const candidates = [
    ...folders.map((folder) => join(folder, 'go.sum')),
    ...(workspace ? [`${GOWORK}.sum`] : []),
  ];
  const present = await Promise.all(candidates.map((path) => files.stat(path)));
  return {
    sums: candidates.filter((_, index) => present[index]),
    vendored: (await files.stat(join(workspace ?? own, 'vendor', 'modules.txt'))) !== undefined,
    flags: (GOFLAGS ?? '').split(/\s+/),
  };
}

async function readKey(given: string, files: Files): Promise<PublicKey> {
  if (isPem(given)) return readPublicKey(given, 'the public key');
  try {
    return readPublicKey(await files.readText(given, MAX_PEM), given);
  } catch (cause) {
    if (cause instanceof ReleaseError && cause.code === 'KEY_UNREADABLE') throw cause;
    throw new ReleaseError(
      'KEY_UNREADABLE',
      `the public key ${given} cannot be read: ${messageOf(cause)}`,
      'check the path in public-key',
      cause,
    );
  }
}

function isInside(folder: string, key: string): boolean {
  if (isPem(key)) return false;
  const way = relative(folder, key);
  return !way.startsWith('..') && !isAbsolute(way);
}
