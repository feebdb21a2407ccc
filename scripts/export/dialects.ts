/** A key that a dialect does not know, by its path; `*` stands for any name. */
export interface Drop {
  readonly keys: readonly string[];
  readonly why: string;
}

export interface Dialect {
  readonly spokenBy: string;
  readonly drops: readonly Drop[];
  /**
   * Whether the leg of a matrix job that ends first decides all of its outputs. GitHub merges those of the legs
   * and skips empty ones; act evaluates every output once, and what is empty then stays so. See `toDialect`.
   */
  readonly firstLegDecides: boolean;
}

/** Keys of github.com that are younger than the other servers. What a server leaves out it does without. */
const YOUNG_KEYS: readonly Drop[] = [
  {
    keys: ['cache-mode', 'jobs.*.cache-mode'],
    why: 'unknown there; nothing narrows what a job may do with caches',
  },
  {
    keys: ['concurrency.queue', 'jobs.*.concurrency.queue'],
    why: 'unknown there; at most one run waits, and a newer one replaces it',
  },
  {
    keys: ['jobs.*.environment.deployment'],
    why: 'unknown there; each job with an environment leaves a deployment record',
  },
  {
    keys: ['artifact-metadata', 'code-quality'].flatMap((scope) => [
      `permissions.${scope}`,
      `jobs.*.permissions.${scope}`,
    ]),
    why: 'there is no such permission to give',
  },
];

export const DIALECTS = {
  ghes: {
    spokenBy: 'GitHub Enterprise Server, Gitea and Forgejo',
    drops: YOUNG_KEYS,
    firstLegDecides: false,
  },
  act: { spokenBy: 'act', drops: YOUNG_KEYS, firstLegDecides: true },
} as const satisfies Record<string, Dialect>;

export type DialectName = keyof typeof DIALECTS;

export function isDialect(name: string): name is DialectName {
  return Object.hasOwn(DIALECTS, name);
}
