import * as z from 'zod/mini';

/**
 * What a finding leads to: it fails the release, is warned of so that somebody looks at it, or is only reported.
 */
export const Action = z.enum(['block', 'review', 'allow']);
export type Action = z.infer<typeof Action>;

/** SPDX license id, with its exception where it has one: `Apache-2.0 WITH LLVM-exception`. */
const license = z.string().check(z.minLength(1));
/** A day in UTC. */
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/, 'must be a day such as 2026-12-31'));
/** With a version it is that version alone; qualifiers do not count. */
const purl = z
  .string()
  .check(
    z.regex(
      /^pkg:[a-z][a-z0-9.+-]*\/[^@\s]+(@\S+)?$/,
      'must be a purl such as pkg:golang/example.org/module@v1.2.3',
    ),
  );
const text = z.string().check(z.minLength(1, 'must not be empty'));

/** Justifications of OpenVEX 0.2.0 for `not_affected`. */
export const JUSTIFICATIONS = [
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
] as const;

export const Exception = z.strictObject({
  /** A vulnerability by any of its ids, or an SPDX license id; `unknown-license` for a license nobody could read. */
  id: text,
  purl,
  reason: text,
  /** Who answers for it. */
  approver: text,
  /** The last day on which it holds; at most 90 days ahead. */
  expires: day,
  /** What is stated of a vulnerability in the VEX document; `affected` when absent. */
  status: z.optional(z.enum(['not_affected', 'affected', 'under_investigation'])),
  /** Needed for `not_affected`. */
  justification: z.optional(z.enum(JUSTIFICATIONS)),
});
export type Exception = z.infer<typeof Exception>;

/** The file of the input `policy`. What it leaves out is as in `DEFAULT_POLICY`. */
export const Policy = z.strictObject({
  version: z.literal(1),
  vulnerabilities: z.optional(
    z.strictObject({
      /** The vulnerable function is linked in, and a version without it exists. */
      linked: z.optional(Action),
      /** The vulnerable function is linked in, and no version is without it. */
      'linked-without-fix': z.optional(Action),
      /** It is known which functions are vulnerable, and they are not linked in. */
      'not-linked': z.optional(Action),
      /** A reviewed entry of which it is not known whether the vulnerable function is linked in. */
      unclear: z.optional(Action),
      /** An entry that nobody reviewed and that names no functions. */
      unreviewed: z.optional(Action),
      /** The standard library is of an unknown version. */
      'version-unknown': z.optional(Action),
      /** A full engine alone looked: rated high, critical or not at all, and a version without it exists. */
      severe: z.optional(Action),
      /** A full engine alone looked: rated lower, or no version is without it. */
      lesser: z.optional(Action),
    }),
  ),
  database: z.optional(
    z.strictObject({
      /** There is no vulnerability database. */
      missing: z.optional(Action),
      /** It is older than `db-max-age-days`, or does not say how old it is. */
      stale: z.optional(Action),
    }),
  ),
  licenses: z.optional(
    z.strictObject({
      /** Decides: what is not in it blocks. */
      allow: z.optional(z.array(license)),
      /** Blocks whatever `allow` says. */
      deny: z.optional(z.array(license)),
      /** No license file was found, or none that is known. */
      unknown: z.optional(Action),
      /** What somebody read, where we cannot; `evidence` says where. */
      overrides: z.optional(z.array(z.strictObject({ purl, license, evidence: text }))),
    }),
  ),
  exceptions: z.optional(z.array(Exception)),
  quality: z.optional(
    z.strictObject({
      /** Least quality of an SBOM, 0 to 10. */
      'min-score': z.optional(z.number().check(z.minimum(0), z.maximum(10))),
      below: z.optional(Action),
    }),
  ),
  /** `both` engines of `engine: both` disagree, and the function table does not decide. */
  engines: z.optional(z.strictObject({ disagree: z.optional(Action) })),
  sbom: z.optional(z.strictObject({ supplier: z.optional(text) })),
});
export type Policy = z.infer<typeof Policy>;
