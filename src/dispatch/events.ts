import * as z from 'zod/mini';
import { Sha256 } from '../model/artifact.ts';

const node = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/));
const wave = z.number().check(z.int(), z.positive());
const reason = z.string();

/** The program that is rolled out. */
const Artifact = z.strictObject({ name: z.string(), version: z.string(), checksum: Sha256 });
export type Artifact = z.infer<typeof Artifact>;

/** Why nodes go back: a node failed, or an operator or a newer release wants it so. */
const CAUSES = ['failure', 'abort', 'rollback', 'superseded'] as const;
export type Cause = (typeof CAUSES)[number];

/**
 * All that can happen in a rollout. `installing` and `reverting` are intents: they are on disk before a node
 * is touched. The others tell what has been seen.
 */
export const Event = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('planned'),
    artifact: Artifact,
    waves: z.array(z.array(node)),
    /** Nodes that have the checksum already; they are left alone. */
    unchanged: z.array(node),
    soakSeconds: z.number().check(z.nonnegative()),
  }),
  /** `before` is the checksum to which the node goes back; null where nothing was installed. */
  z.strictObject({ type: z.literal('installing'), node, before: z.nullable(Sha256) }),
  z.strictObject({ type: z.literal('installed'), node }),
  z.strictObject({ type: z.literal('healthy'), node }),
  z.strictObject({ type: z.literal('soaking'), wave }),
  z.strictObject({ type: z.literal('passed'), wave }),
  z.strictObject({ type: z.literal('completed') }),
  /** `node` where a node gave no data to judge by, none where an operator asked. */
  z.strictObject({ type: z.literal('paused'), reason, node: z.optional(node) }),
  z.strictObject({ type: z.literal('resumed'), reason }),
  z.strictObject({
    type: z.literal('rolling-back'),
    cause: z.enum(CAUSES),
    reason,
    node: z.optional(node),
  }),
  z.strictObject({ type: z.literal('reverting'), node, to: z.nullable(Sha256) }),
  /** `fault` where the node is back on its old checksum but not well. */
  z.strictObject({ type: z.literal('reverted'), node, fault: z.optional(z.string()) }),
  z.strictObject({ type: z.literal('rolled-back') }),
]);
export type Event = z.infer<typeof Event>;
export type Planned = Extract<Event, { type: 'planned' }>;

/** One line of a ledger. */
export const Entry = z.strictObject({
  /** From 1, without gaps. */
  seq: z.number().check(z.int(), z.positive()),
  /** `hash` of the entry before; 64 zeros in the first. */
  prev: Sha256,
  /** When it was written, RFC 3339 in UTC. */
  at: z.iso.datetime(),
  /** Number of the lease under which it was written; it only grows. */
  epoch: z.number().check(z.int(), z.positive()),
  /** Who wrote it: a workflow run, or a process. */
  run: z.string(),
  lane: z.string(),
  event: Event,
  /** sha256 over the canonical JSON of all the other fields. */
  hash: Sha256,
});
export type Entry = z.infer<typeof Entry>;
