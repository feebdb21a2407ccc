import { join } from 'node:path';
import { InputReader, type RawInputs } from '../model/inputs.ts';
import { layout, MANIFEST } from '../model/layout.ts';

const MODES = ['step', 'plan', 'status', 'pause', 'resume', 'abort', 'rollback'] as const;
export type Mode = (typeof MODES)[number];

export interface DispatchInputs {
  readonly mode: Mode;
  /** Path of the artifact manifest; the files it lists lie beside it. */
  readonly manifest: string;
  /** Path of a configuration whose section `dispatch` counts instead; undefined for the configuration itself. */
  readonly lanes: string | undefined;
  /** Path of the ledger file. */
  readonly ledger: string;
  /** Only this lane; undefined for the one there is. */
  readonly lane: string | undefined;
  readonly reason: string;
  readonly wait: boolean;
  /** Folder of a local fleet that names none. */
  readonly fleet: string;
}

export function readDispatchInputs(raw: RawInputs): DispatchInputs {
  const input = new InputReader(raw);
  const paths = layout(input.text('output'));
  return input.done({
    mode: input.choice('mode', MODES),
    manifest: input.path('manifest') ?? join(paths.release, MANIFEST),
    lanes: input.path('lanes'),
    ledger: ledgerFile(input) ?? paths.ledger,
    lane: input.optional('lane'),
    reason: input.text('reason') || 'no reason given',
    wait: input.boolean('wait'),
    fleet: paths.fleet,
  });
}

function ledgerFile(input: InputReader): string | undefined {
  const given = input.optional('ledger');
  if (given?.startsWith('file:') && given.length > 'file:'.length)
    return input.absolute(given.slice('file:'.length));
  if (given) input.fault('ledger', `is ${JSON.stringify(given)}; only file:<path> is available yet`);
  return undefined;
}
