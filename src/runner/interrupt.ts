import { ReleaseError } from '../model/errors.ts';

/**
 * A signal that aborts on SIGINT or SIGTERM, so that children are stopped and what was written stays whole.
 * A second signal ends the process at once.
 */
export function onInterrupt(): AbortSignal {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort(
      new ReleaseError(
        'INTERRUPTED',
        `stopped by ${signal}`,
        'run the same command again; it goes on from its files',
      ),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
