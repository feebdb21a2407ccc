import { fieldsAt } from './fields.ts';
import { type Image, locate } from './image.ts';
import { parseModuleInfo } from './modinfo.ts';
import { openImage } from './open.ts';
import { coveredBy } from './overlap.ts';
import { MAX_CANDIDATES, occurrences } from './scan.ts';
import type { ByteSource } from './source.ts';

/** What `go build` wrote into a program about itself (Go's runtime/debug.BuildInfo). */
export interface BuildInfo {
  /** `go1.26.8`; may carry a suffix such as ` X:boringcrypto`. */
  readonly goVersion: string;
  /** Import path of the main package. */
  readonly path: string;
  /** The module of the main package; empty path and version where the program was built outside a module. */
  readonly main: Module;
  readonly deps: readonly Module[];
  /** `GOARCH`, `CGO_ENABLED`, `-trimpath`, `vcs.revision`, … */
  readonly settings: Readonly<Record<string, string>>;
}

export interface Module {
  readonly path: string;
  /** `v1.2.3`, `(devel)`, or empty for a replacement by a local folder. */
  readonly version: string;
  /** `h1:…` of the module's files; absent for the main module and vendored builds. */
  readonly sum?: string;
  /** What was really compiled in its place. */
  readonly replace?: Module;
}

/**
 * Reads the build information of a Go program (Go's debug/buildinfo). Undefined where there is none: not built
 * by Go, or packed. Throws MalformedBinary when the bytes are no ELF, Mach-O or PE, or contradict themselves.
 */
export function readBuildInfo(source: ByteSource): BuildInfo | undefined {
  const image = openImage(source);
  let candidates = 0;
  for (const place of places(image)) {
    for (const offset of occurrences(source, place, MAGIC)) {
      if (++candidates > MAX_CANDIDATES) return undefined;
      if (offset % ALIGNMENT !== 0) continue;
      const found = stringsAt(source, image, offset, place.offset + place.size);
      if (found) return { goVersion: found.goVersion, ...parseModuleInfo(found.moduleInfo) };
    }
  }
  return undefined;
}

const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1');
/** In the file as in memory, because formats keep places in a page the same. */
const ALIGNMENT = 16;
const HEADER_BYTES = 32;
const FLAG_BIG_ENDIAN = 1;
const FLAG_INLINE = 2;
/** The largest programs seen carry under 100 KB of module lines. */
const MAX_INFO_BYTES = 4 << 20;
const MAX_VERSION_BYTES = 1024;
/** Room for both strings and their lengths. */
const MAX_VARINT_BYTES = 8;

/** The section Go puts it in, else all writable memory: a stripped section table does not hide it. */
function places(image: Image): readonly { offset: number; size: number }[] {
  const named = image.sections.find((it) => it.name === '.go.buildinfo' || it.name === '__go_buildinfo');
  return named ? [named] : coveredBy(image.loaded.filter((region) => region.writable));
}

interface Strings {
  readonly goVersion: string;
  readonly moduleInfo: string;
}

/** Undefined where a chance occurrence of the magic is followed by no version. */
function stringsAt(source: ByteSource, image: Image, offset: number, end: number): Strings | undefined {
  if (offset + HEADER_BYTES > end) return undefined;
  const header = fieldsAt(source, offset, HEADER_BYTES, true, 'Go build info');
  const flags = header.u8(15);
  if (flags & FLAG_INLINE) return inlineStrings(source, offset + HEADER_BYTES, end);
  const pointers = {
    image,
    size: header.u8(14) === 4 ? 4 : 8,
    littleEndian: (flags & FLAG_BIG_ENDIAN) === 0,
  } as const;
  return pointedStrings(source, offset, pointers);
}

/** Go 1.18 and later: two strings, each after its length as an unsigned varint. */
function inlineStrings(source: ByteSource, offset: number, end: number): Strings | undefined {
  const version = inlineString(source, offset, end, MAX_VERSION_BYTES);
  if (!version.text) return undefined;
  const info = inlineString(source, version.next, end, MAX_INFO_BYTES);
  return { goVersion: version.text, moduleInfo: withoutSentinels(info.text) };
}

function inlineString(
  source: ByteSource,
  offset: number,
  end: number,
  most: number,
): { text: string; next: number } {
  const head = source.read(offset, Math.min(MAX_VARINT_BYTES, Math.max(0, end - offset)));
  const { value, length } = varint(head);
  const start = offset + length;
  const size = value > most || start + value > source.size ? 0 : value;
  return { text: latin1(source.read(start, size)), next: start + size };
}

function varint(bytes: Uint8Array): { value: number; length: number } {
  let value = 0;
  for (const [index, byte] of bytes.entries()) {
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, length: index + 1 };
  }
  return { value: 0, length: bytes.length };
}

interface Pointers {
  readonly image: Image;
  readonly size: 4 | 8;
  readonly littleEndian: boolean;
}

/** Before Go 1.18: pointers to two Go string headers, each of which is a pointer and a length. */
function pointedStrings(source: ByteSource, offset: number, pointers: Pointers): Strings | undefined {
  const header = fieldsAt(source, offset, HEADER_BYTES, pointers.littleEndian, 'Go build info');
  const goVersion = pointedString(source, header.word(16, pointers.size), pointers, MAX_VERSION_BYTES);
  if (!goVersion) return undefined;
  const info = pointedString(
    source,
    header.word(16 + pointers.size, pointers.size),
    pointers,
    MAX_INFO_BYTES,
  );
  return { goVersion, moduleInfo: withoutSentinels(info) };
}

function pointedString(source: ByteSource, address: number, pointers: Pointers, most: number): string {
  const { image, size, littleEndian } = pointers;
  const header = locate(image.loaded, address);
  if (!header || header.available < 2 * size) return '';
  const fields = fieldsAt(source, header.offset, 2 * size, littleEndian, 'Go string header');
  const data = locate(image.loaded, fields.word(0, size));
  const length = fields.word(size, size);
  if (!data || length > Math.min(data.available, most)) return '';
  return latin1(source.read(data.offset, length));
}

/** The module lines stand between two markers of 16 bytes (cmd/go/internal/modload). */
function withoutSentinels(info: string): string {
  const wrapped = info.length >= 33 && info[info.length - 17] === '\n';
  return Buffer.from(wrapped ? info.slice(16, -16) : '', 'latin1').toString('utf8');
}

/** One character a byte, so that the sentinels keep their length. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
