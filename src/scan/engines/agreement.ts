import type { Finding } from '../../model/check.ts';
import type { Comparison, Disagreement } from './compare.ts';
import type { EngineFinding } from './engine.ts';

export interface Agreement extends Finding {
  /** Of the disagreements that nothing decides. */
  readonly undecided: number;
}

/** The check `engines-agree`: what is not decided is for a person to judge. */
export function judgeAgreement({ agreed, passedOver, disagreements }: Comparison): Agreement {
  const undecided = disagreements.filter(({ right }) => right === undefined);
  const detail = detailOf(disagreements, passedOver);
  return {
    undecided: undecided.length,
    measured: `${agreed.length} agreed, ${disagreements.length} disagreed, ${undecided.length} of them undecided`,
    bound: '0 undecided',
    ...(detail && { detail }),
    ...(undecided.length > 0 && {
      remedy:
        'read the advisories of those that are undecided; what does not concern the program gets an exception in the policy',
    }),
  };
}

const MOST_LISTED = 40;

function detailOf(disagreements: readonly Disagreement[], passedOver: readonly EngineFinding[]): string {
  const groups = Map.groupBy(
    disagreements,
    ({ reportedBy, right, why }) =>
      `only ${reportedBy}, ${right === undefined ? 'undecided' : `${right} is right`}, ${why}`,
  );
  const lines = [...groups].map(([what, group]) => `${what}: ${listed(group.map(({ finding }) => finding))}`);
  if (passedOver.length > 0) lines.push(`not linked in, and only embedded knows them: ${listed(passedOver)}`);
  return lines.sort().join('; ');
}

function listed(findings: readonly EngineFinding[]): string {
  const rest = findings.length - MOST_LISTED;
  const named = findings.slice(0, MOST_LISTED).map((it) => `${it.id} (${it.package} ${it.version})`);
  return named.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
