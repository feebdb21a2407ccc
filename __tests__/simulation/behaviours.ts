import type { Behaviour } from './world.ts';

const good: Behaviour = { health: () => 200 };

export const BEHAVIOURS = {
  v1: good,
  v2: good,
  slow: { health: (age) => (age > 700 ? 200 : 'silent') },
  refuses: { health: () => 503 },
  hangs: { health: () => 'silent' },
  exits: { health: () => 200, livesMs: 0 },
  'dies in the soak': { health: () => 200, livesMs: 400 },
  'fails in the soak': { health: (age) => (age < 300 ? 200 : 500) },
  'fails on one node': { health: (_, node) => (node === 'node-3' ? 503 : 200) },
  'cannot prepare': { health: () => 200, prepares: 2 },
  'cannot be asked': { health: (age) => (age < 300 ? 200 : 'unaskable') },
} satisfies Record<string, Behaviour>;

export type Program = keyof typeof BEHAVIOURS;
export const PROGRAMS = Object.keys(BEHAVIOURS) as Program[];
