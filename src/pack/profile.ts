import { readBuildInfo } from '../binary/buildinfo.ts';
import { inspect } from '../binary/inspect.ts';
import { MalformedBinary } from '../binary/malformed.ts';
import { readFunctionTable } from '../binary/pclntab.ts';
import type { Files } from '../ports.ts';
import type { Profile } from './preflight.ts';

/** What a binary's bytes say; a text says why they are no binary. */
export async function readProfile(path: string, files: Files): Promise<Profile | string> {
  return readable(() =>
    files.withSource(path, (source) => ({
      facts: inspect(source),
      buildInfo: readBuildInfo(source),
      functions: readFunctionTable(source),
    })),
  );
}

/** The text of a MalformedBinary in place of the result; any other error passes. */
export async function readable<Result>(read: () => Promise<Result>): Promise<Result | string> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof MalformedBinary) return error.message;
    throw error;
  }
}
