import { isAbsolute } from 'node:path';
import * as z from 'zod/mini';
import { isSafeName } from './names.ts';

const MAX_NODES = 100;
const ONE_DAY = 86_400;
const LOOPBACK = ['127.0.0.1', 'localhost'];

/** What a node's arguments and health address may name. */
const NODE_FIELDS = ['Port', 'Node'] as const;
export type NodeFields = Readonly<Record<(typeof NODE_FIELDS)[number], string>>;

const name = z.string().check(z.refine(isSafeName, 'must be letters, digits and . _ + - only'));
const template = z
  .string()
  .check(z.refine(fillsIn, `may name only ${NODE_FIELDS.map((field) => `{{ .${field} }}`).join(' and ')}`));

/** Programs on this machine, one a node, each in a folder of its own and on a loopback port of its own. */
const Fleet = z.strictObject({
  nodes: z.number().check(z.int(), z.nonnegative(), z.maximum(MAX_NODES, `must be at most ${MAX_NODES}`)),
  /** Arguments that write the configuration into the working folder, before a node's first start. */
  prepare: z.optional(z.array(template)),
  /** Arguments that run the program until it is told to stop. */
  run: z.array(template),
  /** A loopback address that answers 200 while the node is well. */
  health: template.check(z.refine(isLoopback, 'must be an http address of 127.0.0.1 or localhost')),
  /** How long a node may take from its start to its first healthy answer. */
  'health-timeout-seconds': z._default(z.number().check(z.positive(), z.maximum(3600)), 10),
  /** Absolute path of the folder of the nodes; `fleet` in the output folder when left out. */
  directory: z.optional(z.string().check(z.refine((path) => isAbsolute(path), 'must be an absolute path'))),
  /** Which program of the release the nodes run; needed where it has several. */
  binary: z.optional(name),
});
export type Fleet = z.infer<typeof Fleet>;

/**
 * How many nodes have the new version after each wave: a number, or a share of the nodes to change, rounded up.
 * The last wave is all of them.
 */
const Waves = z
  .array(
    z.union([
      z.number().check(z.int(), z.positive()),
      z.string().check(z.regex(/^([1-9]\d{0,3}|([1-9]\d?|100)%)$/, 'must be a number or a percentage')),
    ]),
  )
  .check(z.refine((waves) => waves.at(-1) === '100%', 'must end with 100%'));

/** The section `dispatch` of `.oracle-release.yml`: one lane, that is nodes which get a release in waves. */
export const Dispatch = z.strictObject({
  lane: z._default(name, 'local'),
  fleet: Fleet,
  waves: z._default(Waves, ['1', '25%', '100%']),
  /** How long every node of a wave must stay healthy before the next wave begins. */
  'soak-seconds': z._default(z.number().check(z.nonnegative(), z.maximum(ONE_DAY)), 3),
});
export type Dispatch = z.infer<typeof Dispatch>;

/** Fills in `{{ .Port }}` and `{{ .Node }}`. */
export function fillIn(text: string, fields: NodeFields): string {
  return text.replace(/\{\{\s*\.(Port|Node)\s*\}\}/g, (_, field: keyof NodeFields) => fields[field]);
}

/** Whether it names nothing else. */
export function fillsIn(text: string): boolean {
  return !fillIn(text, { Port: '1', Node: 'n' }).includes('{{');
}

function isLoopback(text: string): boolean {
  const url = URL.parse(fillIn(text, { Port: '1', Node: 'n' }));
  return url?.protocol === 'http:' && LOOPBACK.includes(url.hostname);
}
