import { elfFacts } from './elf.ts';
import type { Format } from './image.ts';
import { machoFacts } from './macho.ts';
import { openImage } from './open.ts';
import { peFacts } from './pe.ts';
import type { ByteSource } from './source.ts';
import { readUpxHeader, type UpxHeader } from './upx.ts';

/** What the headers of an executable say about it. */
export interface BinaryFacts extends FormatFacts {
  readonly format: Format;
  /** A section table is there. UPX and `sstrip` remove that of ELF; debuggers and some scanners go by it. */
  readonly sectionTable: boolean;
  /** Some section or segment is loaded both writable and executable, which is what scanners for malware look for. */
  readonly writableExecutable: boolean;
  /** The pack header, where UPX packed the file. */
  readonly upx?: UpxHeader;
}

/** The part that every format answers in its own way. */
export interface FormatFacts {
  /** In Go's words: `amd64`; undefined for a machine Go has no word for. */
  readonly goarch: string | undefined;
  /** In Go's words, where the format is certain of it; undefined otherwise. */
  readonly goos: string | undefined;
  /**
   * Brings everything it needs. ELF: no interpreter and no needed library. PE: imports kernel32.dll at most.
   * Mach-O: imports the system's own libraries only, as every Go program for macOS must.
   */
  readonly static: boolean;
  /**
   * Can be started by itself: no library, object file, core dump or debugging companion. ELF: an entry point, and of a
   * type that the kernel starts. PE: an executable image with an entry point that is no DLL. Mach-O: MH_EXECUTE.
   */
  readonly program: boolean;
  readonly linkage: Linkage;
  /** Neither a symbol table nor debugging information. */
  readonly stripped: boolean;
  readonly positionIndependent: boolean;
  /** A Mach-O code signature or a PE security directory is there. Says nothing of its worth. */
  readonly signature: boolean;
  /** Packed relative relocations (ELF DT_RELR). */
  readonly relr: boolean;
}

export interface Linkage {
  /** The program that loads this one: `/lib64/ld-linux-x86-64.so.2`, `/usr/lib/dyld`. */
  readonly interpreter?: string;
  /** Libraries needed to start, in the file's order. */
  readonly imports: readonly string[];
}

/** Reads an executable's headers. Throws MalformedBinary for anything but a whole ELF, Mach-O or PE. */
export function inspect(source: ByteSource): BinaryFacts {
  const image = openImage(source);
  const upx = readUpxHeader(source, image);
  const facts =
    image.format === 'elf'
      ? elfFacts(source, image)
      : image.format === 'pe'
        ? peFacts(source, image)
        : machoFacts(image);
  return {
    format: image.format,
    ...facts,
    sectionTable: image.sections.length > 0,
    writableExecutable: [...image.sections, ...image.loaded].some((it) => it.writable && it.executable),
    ...(upx && { upx }),
  };
}
