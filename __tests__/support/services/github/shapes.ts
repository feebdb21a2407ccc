import type { User } from './access.ts';
import type { Asset, Release } from './release.ts';
import type { Repository } from './repository.ts';

/** The JSON that GitHub's REST interface gives for a thing. */
export class Shapes {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  repository({ name, id, git, public: isPublic, archived }: Repository, user: User | undefined): object {
    const [owner, short] = name.split('/');
    return {
      id,
      name: short,
      full_name: name,
      owner: { login: owner },
      private: !isPublic,
      visibility: isPublic ? 'public' : 'private',
      archived,
      ...(user && {
        permissions: { admin: false, maintain: false, push: user.push, triage: user.push, pull: true },
      }),
      default_branch: git.defaultBranch,
      url: `${this.#url}/api/repos/${name}`,
      html_url: `https://github.com/${name}`,
    };
  }

  release(repository: Repository, release: Release): object {
    const url = `${this.#url}/api/repos/${repository.name}/releases/${release.id}`;
    return {
      id: release.id,
      url,
      assets_url: `${url}/assets`,
      upload_url: `${this.#url}/uploads/repos/${repository.name}/releases/${release.id}/assets{?name,label}`,
      html_url: `https://github.com/${repository.name}/releases/tag/${shownTag(release)}`,
      tag_name: release.tag,
      target_commitish: release.target,
      name: release.name,
      body: release.body,
      draft: release.draft,
      prerelease: release.prerelease,
      immutable: release.immutable,
      created_at: release.createdAt,
      published_at: release.publishedAt ?? null,
      author: BOT,
      assets: release.assets.map((asset) => this.asset(repository, release, asset)),
    };
  }

  asset(repository: Repository, release: Release, asset: Asset): object {
    const place = `https://github.com/${repository.name}/releases/download/${shownTag(release)}`;
    return {
      id: asset.id,
      url: `${this.#url}/api/repos/${repository.name}/releases/assets/${asset.id}`,
      browser_download_url: `${place}/${asset.name}`,
      name: asset.name,
      label: asset.label,
      state: asset.state,
      content_type: asset.contentType,
      size: asset.size,
      digest: asset.digest ?? null,
      created_at: asset.createdAt,
      uploader: BOT,
    };
  }
}

const BOT = { login: 'github-actions[bot]', type: 'Bot' };

function shownTag({ draft, id, tag }: Release): string {
  return draft ? `untagged-${id}` : tag;
}
