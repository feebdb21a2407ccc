import type { InputReader } from '../model/inputs.ts';

/** Which binaries a stage shall work on. */
export interface Wanted {
  /** Absolute. */
  readonly output: string;
  /** Plain binaries, or patterns of them, absolute; those of the plan when empty and no manifest is given. */
  readonly files: readonly string[];
  /** Absolute path of an artifact manifest that lists the plain binaries beside it. */
  readonly manifest: string | undefined;
}

export function readWanted(input: InputReader): Wanted {
  const wanted = {
    output: input.text('output'),
    files: input.paths('files'),
    manifest: input.path('manifest'),
  };
  if (wanted.manifest && wanted.files.length > 0) {
    input.fault('manifest', 'and files are both given; give one of them');
  }
  return wanted;
}
