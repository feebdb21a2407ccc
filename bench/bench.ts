/**
 * Time and memory on the example: the builds, the whole chain and the packing beside their peers in alternating runs,
 * and each stage by itself. Quote the ratios; the seconds are this machine's. `scan` and
 * `wild` scan and pack programs of others, which they build first; they run only where they are named.
 *   BENCH_ROUNDS=3 node bench/bench.ts [builds|chain|packing|plans|readers|stages|scan|wild ...]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SIX_TARGETS } from '../src/model/target.ts';
import { builds } from './builds.ts';
import { chain } from './chain.ts';
import { type Measured, measure } from './measure.ts';
import { Ours } from './ours.ts';
import { packing } from './packing.ts';
import { preparePeers } from './peers.ts';
import { plans } from './plans.ts';
import { readers } from './readers.ts';
import type { Bench, Row, Runs } from './rows.ts';
import { scan } from './scan.ts';
import { stages } from './stages.ts';
import { table } from './table.ts';
import { wild } from './wild.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const TIMED = ['builds', 'chain', 'packing', 'plans', 'readers', 'stages'] as const;
type Timed = (typeof TIMED)[number];
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  await main(process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true });
}

async function main(asked: readonly string[]): Promise<void> {
  const strangers = asked.filter((name) => ![...TIMED, 'scan', 'wild'].includes(name));
  if (strangers.length > 0)
    throw new Error(`${strangers.join(', ')}: there are ${TIMED.join(', ')}, scan and wild`);
  const timed = asked.length > 0 ? TIMED.filter((name) => asked.includes(name)) : TIMED;
  if (timed.length > 0) await compare(timed);
  if (asked.includes('scan')) await show(await scan(folder));
  if (asked.includes('wild')) console.log(`\n${wild(folder)}`);
}

async function compare(names: readonly Timed[]): Promise<void> {
  const ours = new Ours(folder);
  const peers = await preparePeers(folder);
  if (peers.missing.length > 0) console.log(`not there: ${peers.missing.join(', ')}`);
  const cold = join(folder, 'go-cache');
  const packed = SIX_TARGETS.filter((target) => !target.startsWith('darwin'));
  const all = {
    builds: () => builds(cold, ours, peers),
    chain: () => chain(cold, ours, peers),
    packing: () => packing(folder, packed.map(peers.plainBinary)),
    plans: () => plans(folder),
    readers: () => readers(folder, peers.plainBinary('linux/amd64')),
    stages: () => stages(ours, peers),
  };

  // Fills the caches, of modules too.
  await measure(peers.plainBuilds());
  await ours.build();
  for (const name of names) await show(all[name]());
}

async function show(bench: Bench): Promise<void> {
  const runs = await alternate(bench.rows);
  console.log(`\n${table(bench, runs, ROUNDS)}`);
  if (bench.remark) console.log(bench.remark(runs));
}

/** Every row once, then every row again: what slows the machine down for a while hits them all. */
async function alternate(rows: readonly Row[]): Promise<Runs> {
  const runs = new Map<string, Measured[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, run } of rows) {
      if (!run) continue;
      process.stderr.write(`round ${round + 1} of ${ROUNDS}: ${name}\n`);
      runs.set(name, [...(runs.get(name) ?? []), await run()]);
    }
  }
  return runs;
}
