import { InputReader, type RawInputs } from '../model/inputs.ts';
import { layout } from '../model/layout.ts';

export interface PublishInputs {
  /** Absolute; the folder of the sealed release. */
  readonly directory: string;
  readonly to: readonly Destination[];
  /** Release tag; that of the plan when undefined. */
  readonly tag: string | undefined;
}

/** A place to publish to. */
export interface Destination {
  readonly kind: 'dir';
  /** Absolute. */
  readonly path: string;
}

const COMING = /^(github$|s3:|oci:)/;

export function readPublishInputs(raw: RawInputs): PublishInputs {
  const input = new InputReader(raw);
  const paths = layout(input.text('output'));
  const to = input.list('to').flatMap((entry) => destination(entry, input));
  return input.done({
    directory: input.path('directory') ?? paths.release,
    to: input.text('to') ? to : [{ kind: 'dir', path: paths.store }],
    tag: input.optional('tag'),
  });
}

function destination(entry: string, input: InputReader): Destination[] {
  const [, path] = /^dir:(.+)$/.exec(entry) ?? [];
  if (path) return [{ kind: 'dir', path: input.absolute(path) }];
  const why = COMING.test(entry) ? 'is not yet available' : 'is no place to publish to';
  input.fault('to', `names ${JSON.stringify(entry)}, which ${why}; it takes dir:path`);
  return [];
}
