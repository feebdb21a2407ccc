import { ReleaseError } from '../../model/errors.ts';
import type { HostedRepository, Ports } from '../../ports.ts';
import type { GitHub } from '../inputs.ts';
import { patience } from '../patience.ts';
import type { Source } from '../source.ts';

/** The published releases of a repository; drafts are none. A public repository is read without a token. */
export function githubSource(
  { token }: GitHub,
  repository: HostedRepository,
  ports: Pick<Ports, 'releases' | 'clock' | 'log' | 'host'>,
): Source {
  const releases = ports.releases.of(repository, token ?? ports.host.env('GITHUB_TOKEN'));
  const patiently = patience(ports);
  return {
    name: 'github',
    async find(tag) {
      const found = await patiently(() => (tag ? releases.byTag(tag) : releases.latest()));
      if (!found) throw notThere(tag, repository);
      const assets = await patiently(() => releases.assets(found));
      return {
        tag: found.tag,
        url: found.url,
        files: assets
          .filter(({ complete }) => complete)
          .map((asset) => ({
            name: asset.name,
            size: asset.size,
            sha256: asset.sha256,
            copyTo: (path) => patiently(() => releases.download(asset, path)),
          })),
      };
    },
  };
}

function notThere(tag: string | undefined, { owner, name }: HostedRepository): ReleaseError {
  const hint = tag ? 'check the tag' : 'name a pre-release by its tag';
  return new ReleaseError(
    'FILE_MISSING',
    `${owner}/${name} has no published release${tag ? ` ${tag}` : ''}`,
    `${hint}; a draft is not published, and a private repository shows nothing without a token`,
  );
}
