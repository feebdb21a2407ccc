/** Runs a piece of work when one of the places is free; in the order asked, what is `urgent` before the rest. */
export type Limiter = <Result>(work: () => Promise<Result>, urgent?: 'urgent') => Promise<Result>;

/** At most `limit` pieces of work run at once. */
export function limiter(limit: number): Limiter {
  const waiting: (() => void)[] = [];
  let free = atLeastOne(limit);
  const take = async (urgent: boolean): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => (urgent ? waiting.unshift(resolve) : waiting.push(resolve)));
  };
  // A place goes straight to who waits longest, so that nobody slips in between.
  const give = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async (work, urgent) => {
    await take(urgent === 'urgent');
    try {
      return await work();
    } finally {
      give();
    }
  };
}

/**
 * Maps with at most `limit` calls running at once; results in the order of the items. After a failure no
 * further item is begun; those already running are waited for, then the first failure is thrown.
 */
export async function mapLimit<Item, Result>(
  items: readonly Item[],
  limit: number,
  fn: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  const failures: unknown[] = [];
  const entries = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of entries) {
      try {
        results[index] = await fn(item, index);
      } catch (error) {
        failures.push(error);
      }
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: Math.min(atLeastOne(limit), items.length) }, worker));
  if (failures.length > 0) throw failures[0];
  return results;
}

type Results<Pieces extends readonly unknown[]> = { -readonly [Key in keyof Pieces]: Awaited<Pieces[Key]> };

/** Waits for all, also when one fails, so that nothing goes on behind what has ended; then throws the first failure. */
export async function all<const Pieces extends readonly unknown[]>(pieces: Pieces): Promise<Results<Pieces>> {
  const settled = await Promise.allSettled(pieces);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : undefined)) as Results<Pieces>;
}

function atLeastOne(limit: number): number {
  return Math.max(1, Math.floor(limit));
}
