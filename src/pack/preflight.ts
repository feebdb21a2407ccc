import type { BuildInfo } from '../binary/buildinfo.ts';
import type { BinaryFacts } from '../binary/inspect.ts';
import type { FunctionTable } from '../binary/pclntab.ts';
import type { ReasonCode } from './result.ts';

/** What a binary's own bytes say, read before anything is done to it. */
export interface Profile {
  readonly facts: BinaryFacts;
  readonly buildInfo: BuildInfo | undefined;
  readonly functions: FunctionTable | undefined;
}

/** Whether to pack: go on, `leave` the file plain, or `refuse` to release it. */
export type Preflight =
  | Accepted
  | { readonly kind: 'leave'; readonly code: ReasonCode; readonly reason: string }
  | { readonly kind: 'refuse'; readonly code: ReasonCode; readonly reason: string; readonly remedy: string };

interface Accepted {
  readonly kind: 'pack';
  /** `linux/amd64`. */
  readonly target: string;
  /** The number UPX gives the target's format. */
  readonly formatCode: number;
  /** Packed files of its kind are known to break, so that only a run can tell. */
  readonly mustRun: boolean;
  readonly warnings: readonly string[];
}

interface Question extends Profile {
  /** The target the binary should be for, where somebody said so. */
  readonly declared: string | undefined;
  readonly fips: boolean;
  readonly onUnsupported: 'skip' | 'fail';
}

export function preflight(question: Question): Preflight {
  const { facts } = question;
  const target = targetOf(question);
  if (facts.upx)
    return refuse('ALREADY_PACKED', 'it is packed by UPX already', 'give the file as `go build` wrote it');
  if (!facts.program) {
    return refuse(
      'NOT_A_PROGRAM',
      'it is a library or an object file: nothing starts it by itself',
      'give a program',
    );
  }
  // The bytes do not tell a micro-architecture.
  if (question.declared && target !== question.declared.split('/', 2).join('/')) {
    return refuse(
      'WRONG_TARGET',
      `it is for ${target ?? 'an unknown target'}, not ${question.declared}`,
      'build the target again',
    );
  }
  if (facts.format === 'macho') return leave('MACOS', 'packed programs do not start on macOS 13 and later');
  if (target === 'windows/arm64') return leave('TARGET_UNSUPPORTED', 'UPX cannot pack windows/arm64');
  if (question.fips) {
    return refuse(
      'FIPS',
      'it is a FIPS 140 build: packed, it is not the validated image and writes executable memory',
      'set `pack: false` for a FIPS release',
    );
  }
  const formatCode = target && UPX_FORMATS[target];
  if (!formatCode) return unsupported(question, target);
  if (!question.buildInfo && !question.functions) {
    return refuse(
      'NOT_GO',
      'it is not a Go program: it has no build information and no function table',
      'give a Go binary',
    );
  }
  if (facts.signature)
    return refuse('SIGNED', 'it is signed, and packing would break the signature', 'sign after packing');
  const mustRun = facts.relr || (facts.format === 'elf' && !facts.static);
  return { kind: 'pack', target, formatCode, mustRun, warnings: warnings(facts) };
}

/** The build information knows the system for certain; ELF headers say `linux` for some others too. */
export function targetOf({ facts, buildInfo }: Profile): string | undefined {
  const goos = buildInfo?.settings.GOOS ?? facts.goos;
  return goos && facts.goarch ? `${goos}/${facts.goarch}` : undefined;
}

/** Targets whose packing was tried with UPX 4.2.4, with the number it gives the format. */
const UPX_FORMATS: Readonly<Record<string, number>> = {
  'linux/amd64': 22,
  'linux/arm64': 42,
  'linux/ppc64le': 39,
  'linux/386': 12,
  'linux/arm': 23,
  'windows/amd64': 36,
  'windows/386': 9,
};

function warnings(facts: BinaryFacts): string[] {
  const found = [
    !facts.stripped && 'it is not stripped: packing gains little; build with -ldflags "-s -w"',
    facts.format === 'elf' && !facts.static && 'it is linked dynamically',
    facts.relr && 'it has packed relative relocations (DT_RELR), which pack badly',
  ];
  return found.filter((warning) => warning !== false);
}

function unsupported(question: Question, target: string | undefined): Preflight {
  const reason = `UPX cannot pack ${target ?? 'this machine type'}`;
  if (question.onUnsupported === 'skip') return leave('TARGET_UNSUPPORTED', reason);
  return refuse('TARGET_UNSUPPORTED', reason, 'leave the target out, or set on-unsupported: skip');
}

function leave(code: ReasonCode, reason: string): Preflight {
  return { kind: 'leave', code, reason };
}

function refuse(code: ReasonCode, reason: string, remedy: string): Preflight {
  return { kind: 'refuse', code, reason, remedy };
}
