import type { Route } from '../http.ts';
import type { Call, Endpoint } from './access.ts';
import { done, notFound, page, refused } from './answers.ts';
import type { Ref } from './git.ts';
import type { Repository } from './repository.ts';

const REPOSITORY = '/api/repos/:owner/:repo';
const SHA = /^[0-9a-f]{40}$/;

/** Branches and tags of the real repository behind it. */
export function refRoutes(endpoint: Endpoint): readonly Route[] {
  return [
    endpoint('GET', `${REPOSITORY}/tags`, 'contents: read', ({ request, repository: { git } }) =>
      page(request, git.refs('refs/tags').reverse(), ({ name }) => ({
        name: name.replace('refs/tags/', ''),
        commit: { sha: git.commit(name) },
      })),
    ),
    endpoint('GET', `${REPOSITORY}/git/ref/:ref(.+)`, 'contents: read', (call) =>
      Response.json(shown(existing(call))),
    ),
    endpoint('GET', `${REPOSITORY}/git/tags/:sha([0-9a-f]{40})`, 'contents: read', (call) => {
      const object = call.repository.git.tagged(call.parameters.sha ?? '');
      if (!object) throw notFound();
      return Response.json({ sha: call.parameters.sha, object });
    }),
    endpoint('GET', `${REPOSITORY}/git/commits/:sha([0-9a-f]{40})`, 'contents: read', (call) => {
      const { sha = '' } = call.parameters;
      if (call.repository.git.commit(sha) !== sha) throw notFound();
      return Response.json({ sha });
    }),
    endpoint('GET', `${REPOSITORY}/git/matching-refs/:ref(.+)`, 'contents: read', (call) =>
      page(
        call.request,
        call.repository.git.refs('refs').filter(({ name }) => name.startsWith(`refs/${call.parameters.ref}`)),
        shown,
      ),
    ),
    endpoint('POST', `${REPOSITORY}/git/refs`, 'contents: write', async ({ request, repository }) => {
      const { ref = '', sha = '' } = (await request.json()) as { ref?: string; sha?: string };
      if (!/^refs\/[^/]+\/.+/.test(ref)) throw refused(422, `${ref} is not a valid ref name`);
      if (repository.git.ref(ref)) throw refused(422, 'Reference already exists');
      return Response.json(move(repository, ref, sha), { status: 201 });
    }),
    endpoint('PATCH', `${REPOSITORY}/git/refs/:ref(.+)`, 'contents: write', async (call) => {
      const { sha = '', force = false } = (await call.request.json()) as { sha?: string; force?: boolean };
      const ref = existing(call, refused(422, 'Reference does not exist'));
      if (!force && !call.repository.git.isAncestor(ref.sha, sha)) {
        throw refused(422, 'Update is not a fast forward');
      }
      return Response.json(move(call.repository, ref.name, sha));
    }),
    endpoint('DELETE', `${REPOSITORY}/git/refs/:ref(.+)`, 'contents: write', (call) => {
      const ref = existing(call, refused(422, 'Reference does not exist'));
      refuseLocked(call.repository, ref.name);
      call.repository.git.deleteRef(ref.name);
      return done();
    }),
  ];
}

function existing({ repository, parameters }: Call, otherwise = notFound()): Ref {
  const ref = repository.git.ref(`refs/${parameters.ref}`);
  if (!ref) throw otherwise;
  return ref;
}

function move(repository: Repository, ref: string, sha: string): object {
  if (!SHA.test(sha) || !repository.git.commit(sha)) throw refused(422, 'Object does not exist');
  refuseLocked(repository, ref);
  repository.git.setRef(ref, sha);
  return shown({ name: ref, sha, type: 'commit' });
}

function refuseLocked({ lockedTags }: Repository, ref: string): void {
  if (lockedTags.has(ref.replace('refs/tags/', ''))) {
    throw refused(422, 'Repository rule violations found\n\nCannot update this protected ref.\n\n');
  }
}

function shown({ name, sha, type }: Ref): object {
  return { ref: name, object: { sha, type } };
}
