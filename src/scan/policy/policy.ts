import type { Action, Exception, Policy } from './schema.ts';

/** A policy with nothing left out. */
export interface ScanPolicy {
  readonly vulnerabilities: Readonly<
    Record<
      | 'linked'
      | 'linkedWithoutFix'
      | 'notLinked'
      | 'unclear'
      | 'unreviewed'
      | 'versionUnknown'
      | 'severe'
      | 'lesser',
      Action
    >
  >;
  readonly database: Readonly<Record<'missing' | 'stale', Action>>;
  readonly licenses: {
    /** SPDX ids, with an exception where one is allowed. */
    readonly allow: readonly string[];
    readonly deny: readonly string[];
    readonly unknown: Action;
    readonly overrides: readonly {
      readonly purl: string;
      readonly license: string;
      readonly evidence: string;
    }[];
  };
  readonly exceptions: readonly Exception[];
  readonly quality: { readonly minScore: number; readonly below: Action };
  readonly engines: { readonly disagree: Action };
  /** Of the program itself; inferred from where it lives when undefined. */
  readonly supplier: string | undefined;
}

/** Licenses that ask no more than to be named, or that a changed file of the module stays open (MPL-2.0). */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSL-1.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'PostgreSQL',
  'Unicode-3.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
];

/** Licenses whose terms reach those who only use or sell the program as a service. */
const DENIED = ['AGPL-3.0-only', 'AGPL-3.0-or-later', 'AGPL-3.0', 'SSPL-1.0', 'BUSL-1.1'];

/** A document as a policy; without one, the policy that holds where nobody wrote any. */
export function completed(document: Policy = { version: 1 }): ScanPolicy {
  const { vulnerabilities = {}, database = {}, licenses = {}, quality = {} } = document;
  return {
    vulnerabilities: {
      linked: vulnerabilities.linked ?? 'block',
      linkedWithoutFix: vulnerabilities['linked-without-fix'] ?? 'review',
      notLinked: vulnerabilities['not-linked'] ?? 'allow',
      unclear: vulnerabilities.unclear ?? 'review',
      unreviewed: vulnerabilities.unreviewed ?? 'allow',
      versionUnknown: vulnerabilities['version-unknown'] ?? 'review',
      severe: vulnerabilities.severe ?? 'block',
      lesser: vulnerabilities.lesser ?? 'review',
    },
    database: { missing: database.missing ?? 'block', stale: database.stale ?? 'block' },
    licenses: {
      allow: licenses.allow ?? ALLOWED,
      deny: licenses.deny ?? DENIED,
      unknown: licenses.unknown ?? 'block',
      overrides: licenses.overrides ?? [],
    },
    exceptions: document.exceptions ?? [],
    quality: { minScore: quality['min-score'] ?? 0, below: quality.below ?? 'block' },
    engines: { disagree: document.engines?.disagree ?? 'review' },
    supplier: document.sbom?.supplier,
  };
}

export const DEFAULT_POLICY: ScanPolicy = completed();
