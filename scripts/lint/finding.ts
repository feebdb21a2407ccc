/** One thing that is wrong in a workflow, an action, or an example of one. */
export interface Finding {
  readonly rule: string;
  /** Relative to the repository. */
  readonly file: string;
  /** Counts from 1; 0 when it is about the whole file. */
  readonly line: number;
  readonly message: string;
}

export function shown({ rule, file, line, message }: Finding): string {
  return `${file}${line > 0 ? `:${line}` : ''}: ${message} [${rule}]`;
}
