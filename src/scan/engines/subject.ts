import { readBuildInfo } from '../../binary/buildinfo.ts';
import { isElf } from '../../binary/elf.ts';
import { inspect } from '../../binary/inspect.ts';
import { isMachO } from '../../binary/macho.ts';
import { MalformedBinary } from '../../binary/malformed.ts';
import { isPe } from '../../binary/pe.ts';
import type { ByteSource } from '../../binary/source.ts';
import { short } from '../../model/digest.ts';
import { ReleaseError } from '../../model/errors.ts';
import type { Files } from '../../ports.ts';
import { damaged, type NotScannable, PACKED } from '../program.ts';
import { memberNames } from './tar.ts';

/**
 * What can be scanned: a Go program with build information, another file, a folder, the archives that
 * `docker save` and OCI tools write, and an image in a registry.
 */
export const SUBJECT_KINDS = [
  'go-binary',
  'file',
  'directory',
  'docker-archive',
  'oci-archive',
  'image',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export interface EngineSubject {
  readonly kind: SubjectKind;
  /** Absolute path; of an image its reference with a digest. */
  readonly path: string;
  /** How its SBOM calls it. */
  readonly name: string;
  /** Undefined where nobody said. */
  readonly version: string | undefined;
}

/** What begins the name of an image, `image:registry.example.org/app@sha256:…`; everything else is a path. */
export const IMAGE_PREFIX = 'image:';

/** What a path leads to. */
export type PathKind = Exclude<SubjectKind, 'image'>;

/** Looks what kind of thing a path leads to, or why it cannot be scanned. Throws FILE_MISSING. */
export async function kindOf(path: string, files: Files): Promise<PathKind | NotScannable> {
  const stat = await files.stat(path);
  if (!stat)
    throw new ReleaseError('FILE_MISSING', `there is no ${path}`, 'name a file or folder that is there');
  if (stat.kind === 'folder') return 'directory';
  return files.withSource(path, kindOfBytes);
}

export function kindOfBytes(source: ByteSource): Exclude<PathKind, 'directory'> | NotScannable {
  const members = memberNames(source);
  // `docker save` writes an OCI layout as well.
  if (members.has('manifest.json')) return 'docker-archive';
  if (members.has('oci-layout')) return 'oci-archive';
  try {
    // Of what UPX packed Syft sees nothing either, or only some.
    if (inspect(source).upx) return PACKED;
    return readBuildInfo(source) ? 'go-binary' : 'file';
  } catch (error) {
    if (!(error instanceof MalformedBinary)) throw error;
    // Of a damaged program others may read a part, and say nothing of the rest.
    return beginsAsProgram(source) ? damaged(error.message) : 'file';
  }
}

function beginsAsProgram(source: ByteSource): boolean {
  const start = source.read(0, Math.min(4, source.size));
  return isElf(start) || isMachO(start) || isPe(start);
}

/** `registry/name@sha256:…`, with a tag before the digest if need be (distribution's reference grammar). */
const REFERENCE =
  /^[a-z0-9][a-zA-Z0-9.-]*(:[0-9]{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+(:[\w][\w.-]{0,127})?@sha256:[0-9a-f]{64}$/;

/** Whether what follows `image:` names an image with its registry and digest. */
export function isImageReference(text: string): boolean {
  return text.length <= 512 && REFERENCE.test(text);
}

/** Name and first digits of the digest, `team-app-0a1b2c3d4e5f`: of two builds of one image both can be scanned. */
export function imageFileName(reference: string): string {
  const [named = '', digest = ''] = reference.split('@sha256:');
  const [, ...path] = named.split('/');
  const name = path.join('-').replace(/:[^:]*$/, '');
  return `${name}-${short(digest)}`;
}
