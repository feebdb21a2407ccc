import { isAbsolute, join, relative, sep } from 'node:path';
import { ReleaseError } from '../../model/errors.ts';
import type { Ports } from '../../ports.ts';
import { parseAnswer, readAnswer } from './answer.ts';
import type { EngineSubject, SubjectKind } from './subject.ts';
import { SyftCycloneDx, SyftSpdx } from './syft-documents.ts';
import { NO_SETTINGS, runTool, type ScanTool } from './tool.ts';

/** What Syft wrote, as it wrote it. */
export interface RawSboms {
  readonly cyclonedx: SyftCycloneDx;
  readonly spdx: SyftSpdx;
  /** The same as text, to be kept. */
  readonly cyclonedxText: string;
  readonly spdxText: string;
}

const TWENTY_MINUTES = 1_200_000;
const CYCLONEDX = 'syft.cdx.json';
const SPDX = 'syft.spdx.json';

/** Lists the packages of a subject (Syft 1.18 and later). Throws OFFLINE for an image when offline, TOOL_FAILED. */
export async function runSyft(
  tool: ScanTool,
  subject: EngineSubject,
  { folder, except }: { readonly folder: string; readonly except: string },
  ports: Pick<Ports, 'exec' | 'files' | 'network'>,
): Promise<RawSboms> {
  if (subject.kind === 'image' && ports.network.offline) {
    throw new ReleaseError(
      'OFFLINE',
      `the image ${subject.path} is in a registry, and offline is asked for`,
      'save it as an archive where there is a network, and scan that',
    );
  }
  await ports.files.write(join(folder, NO_SETTINGS), '');
  const args = syftArguments(subject, except);
  await runTool(tool, { args, cwd: folder, timeoutMs: TWENTY_MINUTES }, ports);
  const cyclonedxText = await readAnswer(tool.name, join(folder, CYCLONEDX), ports.files);
  const spdxText = await readAnswer(tool.name, join(folder, SPDX), ports.files);
  return {
    cyclonedx: parseAnswer(tool.name, SyftCycloneDx, cyclonedxText),
    spdx: parseAnswer(tool.name, SyftSpdx, spdxText),
    cyclonedxText,
    spdxText,
  };
}

const SCHEMES: Record<SubjectKind, string> = {
  'go-binary': 'file',
  file: 'file',
  directory: 'dir',
  'docker-archive': 'docker-archive',
  'oci-archive': 'oci-archive',
  // Straight from the registry: what a daemon of this machine has under the name may be something else.
  image: 'registry',
};

/** `except` is an absolute path; where it lies in a folder that is scanned, it is left out. */
export function syftArguments({ kind, path, name, version }: EngineSubject, except: string): string[] {
  const inside = kind === 'directory' ? relative(path, except) : '';
  return [
    'scan',
    `${SCHEMES[kind]}:${path}`,
    '--config',
    NO_SETTINGS,
    '--quiet',
    // 1.7 is the default, which others do not read yet.
    '--output',
    `cyclonedx-json@1.6=${CYCLONEDX}`,
    '--output',
    `spdx-json@2.3=${SPDX}`,
    '--source-name',
    name,
    ...(version === undefined ? [] : ['--source-version', version]),
    ...(inside === '' || isOutside(inside) ? [] : ['--exclude', `./${literal(inside)}/**`]),
  ];
}

function isOutside(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}

/** As a part of Syft's patterns, which are those of bmatcuk/doublestar. */
function literal(path: string): string {
  return path
    .split(sep)
    .map((name) => name.replace(/[\\*?[\]{}]/g, '\\$&'))
    .join('/');
}
