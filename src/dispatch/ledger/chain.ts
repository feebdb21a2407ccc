import { createHash } from 'node:crypto';
import { canonicalJson } from '../../model/canonical.ts';
import { messageOf, ReleaseError } from '../../model/errors.ts';
import { Entry } from '../events.ts';
import type { Recorded } from './ledger.ts';

/** What comes before the first entry. */
const NOTHING = '0'.repeat(64);

/** Seals an entry by its hash, and gives the line that stands for it in the ledger. */
export function lineOf(fields: Omit<Entry, 'hash'>): string {
  return `${canonicalJson({ ...fields, hash: hashOf(fields) })}\n`;
}

/**
 * Reads a ledger and verifies its chain. A last line without its end was being written when its writer died: it
 * is left out and counted in `torn`. Everything else that is not as it was written throws LEDGER_BROKEN.
 */
export function parseLedger(text: string, origin: string): Recorded {
  const lines = text.split('\n');
  const torn = Buffer.byteLength(lines.pop() ?? '');
  const entries: Entry[] = [];
  let head = NOTHING;
  for (const [index, line] of lines.entries()) {
    const entry = parseLine(line, `${origin}:${index + 1}`);
    const { hash, ...fields } = entry;
    if (entry.seq !== index + 1) throw broken(`${origin}:${index + 1}`, `has number ${entry.seq}`);
    if (entry.prev !== head) throw broken(`${origin}:${index + 1}`, 'does not follow the entry before it');
    if (hash !== hashOf(fields)) throw broken(`${origin}:${index + 1}`, 'has been changed');
    entries.push(entry);
    head = hash;
  }
  return { entries, head, torn };
}

function hashOf(fields: Omit<Entry, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(fields)).digest('hex');
}

function parseLine(line: string, place: string): Entry {
  try {
    return Entry.parse(JSON.parse(line));
  } catch (cause) {
    throw broken(place, `cannot be read: ${messageOf(cause).split('\n', 1)[0]}`, cause);
  }
}

function broken(place: string, what: string, cause?: unknown): ReleaseError {
  return new ReleaseError(
    'LEDGER_BROKEN',
    `${place} ${what}`,
    'restore the ledger from a copy, or begin a new one and let its first dispatch look at every node',
    cause,
  );
}
