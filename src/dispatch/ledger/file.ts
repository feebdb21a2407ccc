import { ReleaseError } from '../../model/errors.ts';
import type { Ports } from '../../ports.ts';
import { lineOf, parseLedger } from './chain.ts';
import { withLease } from './lease.ts';
import type { Ledger, Recorded } from './ledger.ts';

/** A ledger in a file of JSON lines. `run` says in every entry who wrote it. */
export function fileLedger(
  path: string,
  run: string,
  ports: Pick<Ports, 'files' | 'clock' | 'processes' | 'log'>,
): Ledger {
  const { files, clock, log } = ports;
  const load = async (): Promise<string> => ((await files.stat(path)) ? files.readText(path) : '');
  const read = async (): Promise<Recorded> => parseLedger(await load(), path);

  return {
    read,
    hold: (work) =>
      withLease(path, ports, (epoch) =>
        work({
          async append(expected, lane, event) {
            const text = await load();
            const { entries, head, torn } = parseLedger(text, path);
            if (head !== expected) throw overtaken(path);
            if (torn > 0) {
              log.warn(
                `${path}: the last line broke off after ${torn} bytes when its writer died; it is dropped`,
              );
              await files.write(path, text.slice(0, text.lastIndexOf('\n') + 1));
            }
            const at = new Date(clock.now()).toISOString();
            await files.append(
              path,
              lineOf({ seq: entries.length + 1, prev: head, at, epoch, run, lane, event }),
            );
          },
        }),
      ),
  };
}

function overtaken(path: string): ReleaseError {
  return new ReleaseError(
    'BUSY',
    `${path} has been written to by somebody else meanwhile`,
    'run again; the dispatch goes on from the ledger',
  );
}
