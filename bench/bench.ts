/**
 * Time and memory on the example: the builds and the whole chain beside their peers in alternating runs, and each
 * stage by itself. Quote the ratios; the seconds are this machine's.
 *   BENCH_ROUNDS=3 node bench/bench.ts [builds|chain|plans|stages ...]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { builds } from './builds.ts';
import { chain } from './chain.ts';
import { type Measured, measure, median } from './measure.ts';
import { Ours } from './ours.ts';
import { preparePeers } from './peers.ts';
import { plans } from './plans.ts';
import type { Row } from './rows.ts';
import { stages } from './stages.ts';
import { type Runs, table } from './table.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  await main(process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true });
}

async function main(asked: readonly string[]): Promise<void> {
  const ours = new Ours(folder);
  const peers = await preparePeers(folder);
  if (peers.missing.length > 0) console.log(`not there: ${peers.missing.join(', ')}`);
  const cold = join(folder, 'go-cache');
  const all = {
    builds: builds(cold, ours, peers),
    chain: chain(cold, ours, peers),
    plans: plans(folder),
    stages: stages(ours, peers),
  };
  const names = Object.keys(all) as (keyof typeof all)[];
  const strangers = asked.filter((name) => !Object.hasOwn(all, name));
  if (strangers.length > 0) throw new Error(`${strangers.join(', ')}: there are ${names.join(', ')}`);

  // Fills the caches, of modules too.
  await measure(peers.plainBuilds());
  await ours.build();
  for (const name of asked.length > 0 ? names.filter((one) => asked.includes(one)) : names) {
    const runs = await alternate(all[name].rows);
    console.log(`\n${table(all[name], runs, ROUNDS)}`);
    if (name === 'builds') console.log(floor(runs));
  }
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

/** No build that compiles everything can end sooner. */
function floor(runs: Runs): string {
  const cpuMs = median(runs.get('six go build, cold') ?? [])?.cpuMs ?? 0;
  const cores = availableParallelism();
  return `floor of a cold build: ${(cpuMs / cores / 1000).toFixed(2)} s, the CPU time of six go build over ${cores} cores`;
}
