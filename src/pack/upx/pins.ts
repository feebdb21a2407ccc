import type { Host } from '../../ports.ts';

/** The one version whose output was run on every target we pack. */
export const PROVEN_VERSION = '4.2.4';

/** UPX for one kind of machine, as its authors released it. */
export interface UpxRelease {
  readonly version: string;
  /** The machine it runs on, in Go's words. */
  readonly host: 'linux/amd64' | 'linux/arm64' | 'windows/amd64';
  /** Of an archive, `.tar.xz` or `.zip`. */
  readonly url: string;
  /** Of the archive, in lower-case hex. */
  readonly sha256: string;
  /** Path of the program in the archive. */
  readonly program: string;
}

/** Every UPX that may be downloaded. The authors publish no digests: these were found alike in several projects. */
export const UPX_RELEASES: readonly UpxRelease[] = [
  release('linux/amd64', 'amd64_linux', '75cab4e57ab72fb4585ee45ff36388d280c7afd72aa03e8d4b9c3cbddb474193'),
  release('linux/arm64', 'arm64_linux', '6bfeae6714e34a82e63245289888719c41fd6af29f749a44ae3d3d166ba6a1c9'),
  release('windows/amd64', 'win64', '22e9ef20e4c72aad85e32c71cbc9c086436c179456382aa75c0c24868456a671'),
];

/** The pinned one for a machine, of the version that is asked for: `4.2.4`, or the beginning of it. */
export function pinnedFor(
  { goos, goarch }: Pick<Host, 'goos' | 'goarch'>,
  wanted = PROVEN_VERSION,
  releases = UPX_RELEASES,
): UpxRelease | undefined {
  return releases.find(({ host, version }) => host === `${goos}/${goarch}` && fits(version, wanted));
}

/** Whether a version is the one asked for, or begins with it. */
export function fits(version: string, wanted: string | undefined): boolean {
  return wanted === undefined || `${version}.`.startsWith(`${wanted}.`);
}

function release(host: UpxRelease['host'], build: string, sha256: string): UpxRelease {
  const name = `upx-${PROVEN_VERSION}-${build}`;
  const [suffix, program] = host.startsWith('windows/') ? ['.zip', 'upx.exe'] : ['.tar.xz', 'upx'];
  return {
    version: PROVEN_VERSION,
    host,
    url: `https://github.com/upx/upx/releases/download/v${PROVEN_VERSION}/${name}${suffix}`,
    sha256,
    program: `${name}/${program}`,
  };
}
