import { ReleaseError } from '../../model/errors.ts';
import type { Command, Finished, Host, Ports } from '../../ports.ts';
import type { PackedFile } from '../result.ts';

/** How a binary for some target can be run on this machine. */
export interface Launcher {
  readonly how: Exclude<PackedFile['ran'], 'not-run'>;
  /** Placed before the binary; empty natively. */
  readonly emulator: string | undefined;
  /** The emulator with its digest, for a check. */
  readonly tool: string | undefined;
}

/** A text says why the target cannot be run here. */
export async function launcherFor(target: string, ports: Ports): Promise<Launcher | string> {
  const [goos = '', goarch = ''] = target.split('/');
  if (goos === ports.host.goos && goarch === ports.host.goarch)
    return { how: 'native', emulator: undefined, tool: undefined };
  const candidates = emulators(goos, goarch, ports.host);
  for (const name of candidates) {
    const tool = await ports.tools.find(name);
    if (!tool) continue;
    const how = goos === 'windows' ? 'wine' : 'qemu';
    return { how, emulator: tool.path, tool: `${name} sha256:${tool.sha256}` };
  }
  const here = `${ports.host.goos}/${ports.host.goarch}`;
  return candidates.length > 0
    ? `this machine is ${here} and has none of ${candidates.join(', ')}`
    : `this machine is ${here}, where ${target} cannot be run`;
}

/** What is run, and where. `tag`: by it the process is found while it runs. */
export interface Start {
  readonly binary: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Command['env'] | undefined;
  readonly tag?: string | undefined;
}

/** Runs the binary to its end, or kills it when its time is over; a text says why it could not be started. */
export async function launch(
  launcher: Launcher,
  { binary, args, cwd, env, tag }: Start,
  ports: Ports,
): Promise<Finished | string> {
  const [file, ...rest] = launcher.emulator ? [launcher.emulator, binary, ...args] : [binary, ...args];
  const timeoutMs = launcher.how === 'native' ? NATIVE_TIMEOUT_MS : EMULATED_TIMEOUT_MS;
  for (let attempt = 1; ; attempt++) {
    try {
      const more = { ...(env && { env }), ...(tag !== undefined && { tag }) };
      return await ports.exec.run({ file, args: rest, cwd, timeoutMs, maxOutputBytes: 4 << 20, ...more });
    } catch (error) {
      if (!(error instanceof ReleaseError) || error.code !== 'TOOL_MISSING') throw error;
      // A child started beside us can hold our fresh copy open for writing for a moment.
      if (!isBusy(error) || attempt === 5) return error.message;
      await ports.clock.sleep(20 * attempt);
    }
  }
}

const NATIVE_TIMEOUT_MS = 10_000;
const EMULATED_TIMEOUT_MS = 60_000;
const QEMU_ARCH: Readonly<Record<string, string>> = {
  amd64: 'x86_64',
  arm64: 'aarch64',
  ppc64le: 'ppc64le',
  '386': 'i386',
  arm: 'arm',
};

function emulators(goos: string, goarch: string, host: Host): string[] {
  if (goos === 'windows' && host.goos !== 'windows') return goarch === host.goarch ? ['wine64', 'wine'] : [];
  const arch = QEMU_ARCH[goarch];
  if (goos !== 'linux' || host.goos !== 'linux' || !arch) return [];
  return [`qemu-${arch}-static`, `qemu-${arch}`];
}

function isBusy(error: ReleaseError): boolean {
  return (error.cause as { code?: unknown } | undefined)?.code === 'ETXTBSY';
}
