import { InputReader, type RawInputs } from '../model/inputs.ts';
import { layout } from '../model/layout.ts';
import { isSafeName } from '../model/names.ts';

export interface PublishInputs {
  /** Absolute; the folder of the sealed release. */
  readonly directory: string;
  readonly to: readonly Destination[];
  /** Release tag; that of the plan when undefined. */
  readonly tag: string | undefined;
}

export interface FetchInputs {
  readonly from: Origin;
  /** The newest release when undefined. */
  readonly tag: string | undefined;
  /** Absolute; where the files are put. */
  readonly directory: string;
  /** Names of the files to fetch; all when empty. */
  readonly files: readonly string[];
  /** What to do where there is no such release, or it has no such file. */
  readonly ifMissing: 'fail' | 'skip';
}

/** A place to publish to. */
export type Destination = Folder | GitHubDestination;
/** A place to fetch from. */
export type Origin = Folder | GitHub;

export interface Folder {
  readonly kind: 'dir';
  /** Absolute. */
  readonly path: string;
}

export interface GitHub {
  readonly kind: 'github';
  /** `GITHUB_TOKEN` when undefined. */
  readonly token: string | undefined;
}

export interface GitHubDestination extends GitHub {
  /** Leave the release a draft. */
  readonly draft: boolean;
  /** `auto`: as the version says. */
  readonly prerelease: 'auto' | 'true' | 'false';
  readonly notes: Notes | undefined;
}

/** Markdown, or the absolute path of a file that has it. */
export type Notes = { readonly text: string } | { readonly path: string };

const COMING = /^(s3|oci):/;

export function readPublishInputs(raw: RawInputs): PublishInputs {
  const input = new InputReader(raw);
  const paths = layout(input.text('output'));
  const github: GitHubDestination = {
    kind: 'github',
    token: input.optional('token'),
    draft: input.boolean('draft'),
    prerelease: input.choice('prerelease', ['auto', 'true', 'false']),
    notes: notesOf(input),
  };
  const to = input.list('to').flatMap((entry) => placeOf('to', entry, github, input));
  return input.done({
    directory: input.path('directory') ?? paths.release,
    to: input.text('to') ? to : [{ kind: 'dir', path: paths.store }],
    tag: input.optional('tag'),
  });
}

export function readFetchInputs(raw: RawInputs): FetchInputs {
  const input = new InputReader(raw);
  const github: GitHub = { kind: 'github', token: input.optional('token') };
  const [from = github] = placeOf('from', input.text('from') || 'github', github, input);
  const files = input.list('files');
  for (const name of files.filter((one) => !isSafeName(one)))
    input.fault('files', `names ${JSON.stringify(name)}, which cannot be a file of a release`);
  return input.done({
    from,
    tag: input.optional('tag'),
    directory: input.path('directory') ?? layout(input.text('output')).release,
    files,
    ifMissing: input.choice('if-missing', ['fail', 'skip']),
  });
}

function placeOf<Hosted extends GitHub>(
  name: string,
  entry: string,
  github: Hosted,
  input: InputReader,
): (Folder | Hosted)[] {
  if (entry === 'github') return [github];
  const [, path] = /^dir:(.+)$/.exec(entry) ?? [];
  if (path) return [{ kind: 'dir', path: input.absolute(path) }];
  const why = COMING.test(entry) ? 'is not yet available' : 'is not a place for releases';
  input.fault(name, `names ${JSON.stringify(entry)}, which ${why}; it takes dir:path or github`);
  return [];
}

/** One line that ends like the name of a text file is one. */
function notesOf(input: InputReader): Notes | undefined {
  const text = input.optional('notes');
  if (!text) return undefined;
  return /^[^\n]+\.(md|txt)$/i.test(text) ? { path: input.absolute(text) } : { text };
}
