import { type BuildInfo, readBuildInfo } from '../binary/buildinfo.ts';
import { inspect } from '../binary/inspect.ts';
import { MalformedBinary } from '../binary/malformed.ts';
import { functionNames, readFunctionTable } from '../binary/pclntab.ts';
import type { ByteSource } from '../binary/source.ts';
import type { Files } from '../ports.ts';

/** What a Go program says about itself. */
export interface GoProgram {
  readonly buildInfo: BuildInfo;
  /** Every function linked in; undefined where there is no function table that we read. */
  readonly functionNames: readonly string[] | undefined;
  /** In Go's words; empty where neither build information nor headers say. */
  readonly goos: string;
  readonly goarch: string;
}

/** Why a file cannot be scanned, and what to do about it. */
export interface NotScannable {
  readonly refusal: string;
  readonly remedy: string;
}

/** Of every file that UPX packed. */
export const PACKED: NotScannable = {
  refusal: 'packed with UPX, which hides the build information',
  remedy: 'scan before packing: give the plain binary, as under build/ of the output folder',
};

export function damaged(what: string): NotScannable {
  return { refusal: what, remedy: 'give a binary as `go build` wrote it' };
}

export async function readProgram(path: string, files: Files): Promise<GoProgram | NotScannable> {
  try {
    return await files.withSource(path, programIn);
  } catch (error) {
    if (!(error instanceof MalformedBinary)) throw error;
    return damaged(error.message);
  }
}

function programIn(source: ByteSource): GoProgram | NotScannable {
  const facts = inspect(source);
  if (facts.upx) return PACKED;
  const buildInfo = readBuildInfo(source);
  if (!buildInfo) {
    return {
      refusal: 'no Go build information, so nothing can be said of what is in it',
      remedy: 'give a program that Go 1.13 or later built, unpacked; other files need another scanner',
    };
  }
  return {
    buildInfo,
    functionNames: readFunctionTable(source) && functionNames(source),
    goos: buildInfo.settings.GOOS ?? facts.goos ?? '',
    goarch: buildInfo.settings.GOARCH ?? facts.goarch ?? '',
  };
}
