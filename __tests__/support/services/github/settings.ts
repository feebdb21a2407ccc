import type { Route } from '../http.ts';
import type { Endpoint } from './access.ts';
import { notFound, page } from './answers.ts';
import type { Ruleset } from './repository.ts';

const REPOSITORY = '/api/repos/:owner/:repo';

/** What the owner of a repository has set. No job can have the right to read the first. */
export function settingRoutes(endpoint: Endpoint): readonly Route[] {
  return [
    endpoint('GET', `${REPOSITORY}/immutable-releases`, 'administration: read', ({ repository }) => {
      if (!repository.immutableReleases) throw notFound();
      return Response.json({ enabled: true, enforced_by_owner: false });
    }),
    endpoint('GET', `${REPOSITORY}/rulesets`, 'metadata: read', ({ request, repository }) => {
      const targets = new URL(request.url).searchParams.get('targets')?.split(',');
      const asked = repository.rulesets.filter(({ target }) => targets?.includes(target) ?? true);
      return page(request, asked, (ruleset) => listed(ruleset, repository.rulesets.indexOf(ruleset)));
    }),
    endpoint('GET', `${REPOSITORY}/rulesets/:id(\\d+)`, 'metadata: read', ({ repository, parameters }) => {
      const index = Number(parameters.id) - 1;
      const ruleset = repository.rulesets[index];
      if (!ruleset) throw notFound();
      const { include, exclude, rules } = ruleset;
      return Response.json({
        ...listed(ruleset, index),
        conditions: { ref_name: { include, exclude } },
        rules: rules.map((type) => ({ type })),
      });
    }),
  ];
}

function listed({ name, target, enforcement }: Ruleset, index: number): object {
  return { id: index + 1, name, target, enforcement, source_type: 'Repository' };
}
