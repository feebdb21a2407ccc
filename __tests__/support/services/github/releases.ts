import type { Route } from '../http.ts';
import type { Call, Endpoint } from './access.ts';
import { done, invalid, notFound, page } from './answers.ts';
import type { Release } from './release.ts';
import type { Repository } from './repository.ts';
import type { Shapes } from './shapes.ts';

const RELEASES = '/api/repos/:owner/:repo/releases';

interface Fields {
  readonly tag_name?: string;
  readonly target_commitish?: string;
  readonly name?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly prerelease?: boolean;
  readonly make_latest?: 'true' | 'false' | 'legacy';
}

/** Releases: drafts that only writers see, published ones, and those that can change no more. */
export function releaseRoutes(endpoint: Endpoint, shapes: Shapes): readonly Route[] {
  let count = 0;
  const shown = ({ repository }: Call, release: Release, status = 200) =>
    Response.json(shapes.release(repository, release), { status });
  return [
    endpoint('GET', RELEASES, 'contents: read', (call) => {
      const visible = call.repository.releases.filter((release) => isVisible(call, release)).reverse();
      return page(call.request, visible, (release) => shapes.release(call.repository, release));
    }),
    endpoint('GET', `${RELEASES}/latest`, 'contents: read', (call) => {
      if (!call.repository.latest) throw notFound();
      return shown(call, call.repository.latest);
    }),
    endpoint('GET', `${RELEASES}/tags/:tag(.+)`, 'contents: read', (call) => {
      const release = publishedOf(call.repository, call.parameters.tag ?? '');
      if (!release) throw notFound();
      return shown(call, release);
    }),
    endpoint('GET', `${RELEASES}/:id(\\d+)`, 'contents: read', (call) => shown(call, releaseOf(call))),
    endpoint('POST', RELEASES, 'contents: write', async (call) => {
      const { repository } = call;
      const fields = (await call.request.json()) as Fields;
      if (!fields.tag_name) throw invalid({ resource: 'Release', code: 'missing_field', field: 'tag_name' });
      const { tag_name: tag, target_commitish: target = repository.git.defaultBranch } = fields;
      if (!fields.draft) claimTag(repository, tag, target);
      const release: Release = {
        id: ++count,
        createdAt: new Date().toISOString(),
        assets: [],
        tag,
        target,
        name: fields.name ?? '',
        body: fields.body ?? '',
        draft: true,
        prerelease: fields.prerelease ?? false,
        immutable: false,
        publishedAt: undefined,
      };
      repository.releases.push(release);
      if (!fields.draft) publish(repository, release, fields);
      return shown(call, release, 201);
    }),
    endpoint('PATCH', `${RELEASES}/:id(\\d+)`, 'contents: write', async (call) => {
      const { repository } = call;
      const release = releaseOf(call);
      const fields = (await call.request.json()) as Fields;
      if (release.immutable) refuseChange(release, fields);
      const { tag_name: tag = release.tag, target_commitish: target = release.target } = fields;
      const publishes = release.draft && fields.draft === false;
      if (publishes) claimTag(repository, tag, target);
      Object.assign(release, {
        tag,
        target,
        name: fields.name ?? release.name,
        body: fields.body ?? release.body,
        prerelease: fields.prerelease ?? release.prerelease,
        draft: fields.draft ?? release.draft,
      } satisfies Partial<Release>);
      if (publishes) publish(repository, release, fields);
      return shown(call, release);
    }),
    endpoint('DELETE', `${RELEASES}/:id(\\d+)`, 'contents: write', (call) => {
      const { repository } = call;
      const release = releaseOf(call);
      repository.releases.splice(repository.releases.indexOf(release), 1);
      if (repository.latest === release) {
        repository.latest = repository.releases.findLast((other) => !other.draft && !other.prerelease);
      }
      return done();
    }),
  ];
}

export function releaseOf(call: Call): Release {
  const release = call.repository.releases.find(({ id }) => id === Number(call.parameters.id));
  if (!release || !isVisible(call, release)) throw notFound();
  return release;
}

export function isVisible(call: Call, release: Release): boolean {
  return !release.draft || call.may('contents: write');
}

function publishedOf({ releases }: Repository, tag: string): Release | undefined {
  return releases.find((release) => !release.draft && release.tag === tag);
}

/** A tag is published once; where there is none of the name, it is made at the target. */
function claimTag(repository: Repository, tag: string, target: string): void {
  const { git, lockedTags } = repository;
  if (lockedTags.has(tag)) throw invalid(fault('tag_name', 'tag_name was used by an immutable release'));
  if (publishedOf(repository, tag)) {
    throw invalid({ resource: 'Release', code: 'already_exists', field: 'tag_name' });
  }
  if (git.ref(`refs/tags/${tag}`)) return;
  const commit = git.commit(target);
  if (!commit) throw invalid({ resource: 'Release', code: 'invalid', field: 'target_commitish' });
  git.setRef(`refs/tags/${tag}`, commit);
}

function publish(repository: Repository, release: Release, { make_latest }: Fields): void {
  release.draft = false;
  release.publishedAt = new Date().toISOString();
  release.immutable = repository.immutableReleases;
  if (release.immutable) repository.lockedTags.add(release.tag);
  if (!release.prerelease && make_latest !== 'false') repository.latest = release;
}

/** Title and notes may change; what names or holds the files may not. */
function refuseChange({ tag, target, prerelease }: Release, fields: Fields): void {
  if (fields.draft) throw invalid(fault('state', 'state cannot be changed when release is immutable'));
  const fixed: Fields = { tag_name: tag, target_commitish: target, prerelease };
  for (const [name, value] of Object.entries(fixed)) {
    if ((fields[name as keyof Fields] ?? value) === value) continue;
    throw invalid(fault(name, `${name} cannot be changed when release is immutable`));
  }
}

function fault(field: string, message: string): object {
  return { resource: 'Release', code: 'custom', field, message };
}
