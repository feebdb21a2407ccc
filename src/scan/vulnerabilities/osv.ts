import * as z from 'zod/mini';
import { ReleaseError } from '../../model/errors.ts';

/** Ranges and lists longer than any real entry's come from a broken or hostile file. */
const MAX_LIST = 20_000;
const list = <Item extends z.core.$ZodType>(item: Item) => z.array(item).check(z.maxLength(MAX_LIST));

const RangeEvent = z.object({ introduced: z.optional(z.string()), fixed: z.optional(z.string()) });
export type RangeEvent = z.infer<typeof RangeEvent>;

export const Range = z.object({ type: z.string(), events: z._default(list(RangeEvent), []) });
export type Range = z.infer<typeof Range>;

const Import = z.object({
  path: z.string(),
  /** Without any, every function of the package is vulnerable. */
  symbols: z.optional(list(z.string())),
  goos: z.optional(list(z.string())),
  goarch: z.optional(list(z.string())),
});
export type Import = z.infer<typeof Import>;

const Affected = z.object({
  package: z.object({ name: z.string(), ecosystem: z.string() }),
  ranges: z.optional(list(Range)),
  ecosystem_specific: z.optional(
    z.nullable(
      z.object({
        /** Without any, it is not known which packages are vulnerable. */
        imports: z.optional(list(Import)),
        /** Versions in a numbering that is not Go's. */
        custom_ranges: z.optional(list(z.unknown())),
      }),
    ),
  ),
});
export type Affected = z.infer<typeof Affected>;

/** An entry of the Go vulnerability database, as far as it is used here (OSV 1.3, go.dev/doc/security/vuln/database). */
export const OsvEntry = z.object({
  id: z.string().check(z.regex(/^GO-\d{4}-\d{4,8}$/)),
  withdrawn: z.optional(z.string()),
  aliases: z.optional(list(z.string())),
  summary: z.optional(z.string()),
  affected: z.optional(list(Affected)),
  database_specific: z.optional(z.object({ review_status: z.optional(z.string()) })),
});
export type OsvEntry = z.infer<typeof OsvEntry>;

/** Throws FILE_INVALID: an entry that cannot be read may be the one that matters. */
export function parseOsv(text: string, name: string): OsvEntry {
  try {
    return OsvEntry.parse(JSON.parse(text));
  } catch (cause) {
    throw new ReleaseError(
      'FILE_INVALID',
      `the vulnerability database has an entry ${name} that is not in the OSV format`,
      'take the database again from https://vuln.go.dev/vulndb.zip',
      cause,
    );
  }
}
