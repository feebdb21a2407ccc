import { stat } from 'node:fs/promises';
import { messageOf, ReleaseError } from '../model/errors.ts';

/** Undefined where there is nothing at the path, or a link that leads to nothing or in a circle. */
export async function statOrNothing(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error) ?? '')) return undefined;
    throw diskFailed(path, error);
  }
}

/** Work on the disk; what goes wrong names the path. */
export async function onDisk<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ReleaseError ? error : diskFailed(path, error);
  }
}

export function missing(path: string): ReleaseError {
  return new ReleaseError(
    'FILE_MISSING',
    `there is no file ${path}`,
    'check the path, or run the stage that makes it',
  );
}

export function diskFailed(path: string, cause: unknown): ReleaseError {
  return new ReleaseError(
    'DISK_FAILED',
    `${path}: ${messageOf(cause)}`,
    'check permissions and free space',
    cause,
  );
}

/** The system's word for an error: `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
