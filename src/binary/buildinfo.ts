import { fieldsAt } from './fields.ts';
import { type Image, locate } from './image.ts';
import { parseModuleInfo } from './modinfo.ts';
import { openImage } from './open.ts';
import { occurrences } from './scan.ts';
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
  for (const place of places(image)) {
    for (const offset of occurrences(source, place, MAGIC)) {
      if ((offset - place.offset) % ALIGNMENT !== 0) continue;
      const [goVersion, moduleInfo] = stringsAt(source, image, offset, place.offset + place.size);
      if (goVersion) return { goVersion, ...parseModuleInfo(moduleInfo) };
    }
  }
  return undefined;
}

const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1');
const ALIGNMENT = 16;
const HEADER_BYTES = 32;
const FLAG_BIG_ENDIAN = 1;
const FLAG_INLINE = 2;
/** The largest programs seen carry under 100 KB of module lines. */
const MAX_STRING_BYTES = 4 << 20;
/** Room for both strings and their lengths. */
const MAX_VARINT_BYTES = 8;

/** The section Go puts it in, else all writable memory: a stripped section table does not hide it. */
function places(image: Image): readonly { offset: number; size: number }[] {
  const named = image.sections.find((it) => it.name === '.go.buildinfo' || it.name === '__go_buildinfo');
  return named ? [named] : image.loaded.filter((region) => region.writable);
}

function stringsAt(source: ByteSource, image: Image, offset: number, end: number): [string, string] {
  const header = fieldsAt(source, offset, HEADER_BYTES, true, 'Go build info');
  const flags = header.u8(15);
  if (flags & FLAG_INLINE) return inlineStrings(source, offset + HEADER_BYTES, end);
  const pointerSize = header.u8(14) === 4 ? 4 : 8;
  const littleEndian = (flags & FLAG_BIG_ENDIAN) === 0;
  const pointers = fieldsAt(source, offset, HEADER_BYTES, littleEndian, 'Go build info');
  const at = (position: number) =>
    stringHeaderAt(source, image, pointers.word(position, pointerSize), pointerSize, littleEndian);
  return [at(16), withoutSentinels(at(16 + pointerSize))];
}

/** Go 1.18 and later: two strings, each after its length as an unsigned varint. */
function inlineStrings(source: ByteSource, offset: number, end: number): [string, string] {
  const version = inlineString(source, offset, end);
  const info = inlineString(source, version.next, end);
  return [version.text, withoutSentinels(info.text)];
}

function inlineString(source: ByteSource, offset: number, end: number): { text: string; next: number } {
  const head = source.read(offset, Math.min(MAX_VARINT_BYTES, Math.max(0, end - offset)));
  const { value, length } = varint(head);
  const start = offset + length;
  const size = value > MAX_STRING_BYTES || start + value > source.size ? 0 : value;
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

/** Before Go 1.18: a pointer to a Go string header, which is a pointer and a length. */
function stringHeaderAt(
  source: ByteSource,
  image: Image,
  address: number,
  pointerSize: 4 | 8,
  littleEndian: boolean,
): string {
  const header = locate(image.loaded, address);
  if (!header || header.available < 2 * pointerSize) return '';
  const fields = fieldsAt(source, header.offset, 2 * pointerSize, littleEndian, 'Go string header');
  const data = locate(image.loaded, fields.word(0, pointerSize));
  const length = fields.word(pointerSize, pointerSize);
  if (!data || length > Math.min(data.available, MAX_STRING_BYTES)) return '';
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
