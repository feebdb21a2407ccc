import { withoutCredentials } from './secrets.ts';

/**
 * Every way a release can stop, by code. The kind decides the exit code: the user's input or configuration is
 * wrong (2), something needed could not be reached or run (3), a promise was broken (1), interrupted (130).
 */
const ERROR_KINDS = {
  // The user's input, configuration or repository.
  INPUT_INVALID: 'user',
  CONFIG_INVALID: 'user',
  CONFIG_UNREADABLE: 'user',
  TARGET_UNKNOWN: 'user',
  VERSION_INVALID: 'user',
  REPOSITORY_INVALID: 'user',
  MAIN_AMBIGUOUS: 'user',
  MAIN_MISSING: 'user',
  NAME_UNSAFE: 'user',
  FILE_MISSING: 'user',
  FILE_INVALID: 'user',
  KEY_UNREADABLE: 'user',
  TOKEN_REFUSED: 'user',
  FLEET_EMPTY: 'user',
  TOOL_MISSING: 'user',
  // A tool, the disk or the network.
  TOOL_FAILED: 'tool',
  TOOL_TIMEOUT: 'tool',
  DISK_FAILED: 'tool',
  NETWORK_FAILED: 'tool',
  OFFLINE: 'tool',
  BUSY: 'tool',
  // A promise that does not hold.
  CHECK_FAILED: 'mismatch',
  DIGEST_MISMATCH: 'mismatch',
  STORE_CONFLICT: 'mismatch',
  LEDGER_BROKEN: 'mismatch',
  // Stopped from outside.
  INTERRUPTED: 'interrupted',
} as const satisfies Record<string, ErrorKind>;

export type ErrorKind = 'user' | 'tool' | 'mismatch' | 'interrupted';
export type ErrorCode = keyof typeof ERROR_KINDS;

const EXIT_CODES: Record<ErrorKind, number> = { mismatch: 1, user: 2, tool: 3, interrupted: 130 };

/** A failure a person can act on: what was seen, what to do about it, and what lay beneath. */
export class ReleaseError extends Error {
  override readonly name = 'ReleaseError';
  readonly code: ErrorCode;
  readonly remedy: string;

  constructor(code: ErrorCode, message: string, remedy: string, cause?: unknown) {
    super(withoutCredentials(message), cause === undefined ? undefined : { cause });
    this.code = code;
    this.remedy = withoutCredentials(remedy);
  }

  get kind(): ErrorKind {
    return ERROR_KINDS[this.code];
  }

  get exitCode(): number {
    return EXIT_CODES[this.kind];
  }
}

/** The exit code of anything thrown; what is not a ReleaseError is our own fault and counts as 3. */
export function exitCodeOf(error: unknown): number {
  return error instanceof ReleaseError ? error.exitCode : 3;
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
