import { ReleaseError } from '../../model/errors.ts';
import { BUNDLE_SUFFIX, CHECKSUMS } from '../../model/layout.ts';
import type { Files } from '../../ports.ts';
import type { Release } from '../channel.ts';
import type { Notes } from '../inputs.ts';

/** GitHub's own limit on the body of a release, in characters. */
const MAX_NOTES = 125_000;
const ONE_MIB = 1024 * 1024;

/** The release notes that were given, as Markdown; undefined when none were. */
export async function givenNotes(notes: Notes | undefined, files: Files): Promise<string | undefined> {
  if (!notes) return undefined;
  const text = 'text' in notes ? notes.text : await files.readText(notes.path, ONE_MIB);
  if (text.length <= MAX_NOTES) return text;
  throw new ReleaseError(
    'INPUT_INVALID',
    `notes have ${text.length} characters; GitHub takes ${MAX_NOTES}`,
    'shorten them, or link to the whole change log',
  );
}

/** What a release says about itself when nobody wrote notes: how to check what was downloaded. */
export function defaultNotes({ project, version, commit, files }: Release): string {
  const signed = files.some(({ name }) => name === CHECKSUMS + BUNDLE_SUFFIX);
  const key = signed ? ' --public-key cosign.pub' : '';
  const commands = [
    `sha256sum -c ${CHECKSUMS} --strict`,
    ...(signed
      ? [
          `cosign verify-blob --key cosign.pub --bundle ${CHECKSUMS}${BUNDLE_SUFFIX} --insecure-ignore-tlog=true ${CHECKSUMS}`,
        ]
      : []),
    `oracle-release verify .${key}`,
  ];
  return [
    `${project} ${version}, built from commit ${commit}.`,
    '',
    `To check it, download all files into one folder${signed ? '; `cosign.pub` is the public key of this project' : ''}:`,
    '',
    '```sh',
    ...commands,
    '```',
    '',
  ].join('\n');
}
