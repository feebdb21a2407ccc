import { ReleaseError } from '../model/errors.ts';
import type { RepositoryFacts, TagRuleset } from '../ports.ts';
import { statusOf } from './github-answers.ts';
import { type Client, undefinedWhenMissing } from './github-client.ts';

/** What a repository says of itself over GitHub's REST API. */
export function repositoryFacts({ owner, repo, ask }: Client): RepositoryFacts {
  /** An annotated tag leads to an object of its own, which may lead to another. */
  const peel = async (object: GitObject, depth = 0): Promise<string | undefined> => {
    if (object.type === 'commit') return object.sha;
    if (object.type !== 'tag' || depth === MAX_TAGS_OF_TAGS) return undefined;
    const inner = await ask(
      async ({ rest }, request) =>
        (await rest.git.getTag({ owner, repo, tag_sha: object.sha, request })).data.object,
    );
    return peel(inner, depth + 1);
  };

  return {
    access: () =>
      ask(async ({ rest }, request) => {
        const { data, headers } = await rest.repos.get({ owner, repo, request });
        const scopes = headers['x-oauth-scopes'];
        return {
          public: !data.private,
          archived: data.archived,
          push: data.permissions?.push,
          scopes: scopes === undefined ? undefined : String(scopes).split(/,\s*/).filter(Boolean),
        };
      }),

    tagCommit: async (tag) => {
      const object = await ask(
        async ({ rest }, request) =>
          (await rest.git.getRef({ owner, repo, ref: `tags/${tag}`, request })).data.object,
      ).catch(undefinedWhenMissing);
      return object && peel(object);
    },

    hasCommit: async (commit) => {
      const found = await ask(
        async ({ rest }, request) =>
          (await rest.git.getCommit({ owner, repo, commit_sha: commit, request })).data.sha,
      ).catch(undefinedWhenMissing);
      return found === commit;
    },

    // A repository where they are off answers as one that has no such setting: 404.
    immutableReleases: () =>
      ask(
        async ({ rest }, request) =>
          (await rest.repos.checkImmutableReleases({ owner, repo, request })).data.enabled,
      ).catch((error: unknown) => hiddenWhenRefused(error) ?? undefinedWhenMissing(error) ?? false),

    tagRulesets: () =>
      ask(async ({ rest, paginate }, request) => {
        const page = { owner, repo, targets: 'tag', includes_parents: true, per_page: 100, request };
        const listed = await paginate(rest.repos.getRepoRulesets, page);
        const active = listed.filter(
          ({ target, enforcement }) => target === 'tag' && enforcement === 'active',
        );
        const rulesets: TagRuleset[] = [];
        for (const { id, name } of active) {
          const { data } = await rest.repos.getRepoRuleset({ owner, repo, ruleset_id: id, request });
          const names = data.conditions && 'ref_name' in data.conditions ? data.conditions.ref_name : {};
          rulesets.push({
            name,
            include: names?.include ?? [],
            exclude: names?.exclude ?? [],
            rules: (data.rules ?? []).map(({ type }) => type),
          });
        }
        return rulesets;
      }).catch((error: unknown) => hiddenWhenRefused(error) ?? hiddenWhenMissing(error)),
  };
}

interface GitObject {
  readonly type: string;
  readonly sha: string;
}

const MAX_TAGS_OF_TAGS = 5;

/** 403 is for those who may not know, and where the plan of the owner has no such thing. */
function hiddenWhenRefused(error: unknown): 'hidden' | undefined {
  return error instanceof ReleaseError && error.code === 'TOKEN_REFUSED' && statusOf(error.cause) === 403
    ? 'hidden'
    : undefined;
}

/** Servers from before there were rulesets know no such address. */
function hiddenWhenMissing(error: unknown): 'hidden' {
  undefinedWhenMissing(error);
  return 'hidden';
}
