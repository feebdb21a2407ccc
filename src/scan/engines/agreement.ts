import type { Finding } from '../../model/check.ts';
import { exceptionFor, type Standing } from '../policy/exceptions.ts';
import type { Exception } from '../policy/schema.ts';
import type { Comparison, Disagreement } from './compare.ts';
import type { EngineFinding } from './engine.ts';

export interface Agreement extends Finding {
  /** Of the disagreements that nothing decides, and no exception. */
  readonly undecided: number;
  /** Exceptions that excused something. */
  readonly used: readonly Exception[];
}

/** The check `engines-agree`: what is not decided is for a person to judge. */
export function judgeAgreement(
  { agreed, passedOver, disagreements }: Comparison,
  standing: readonly Standing[],
): Agreement {
  const excuses = new Map(disagreements.map((it) => [it, excuseOf(it, standing)]));
  const undecided = disagreements.filter((it) => it.right === undefined && !excuses.get(it));
  const excused = (it: Disagreement) => excuses.get(it) !== undefined;
  const detail = detailOf(disagreements, excused, passedOver);
  return {
    undecided: undecided.length,
    used: [...excuses.values()].flatMap((it) => it?.exception ?? []),
    measured: `${agreed.length} agreed, ${disagreements.length} disagreed, ${undecided.length} of them undecided`,
    bound: '0 undecided',
    ...(detail && { detail }),
    ...(undecided.length > 0 && {
      remedy:
        'read the advisories of those that are undecided; what does not concern the program gets an exception in the policy',
    }),
  };
}

function excuseOf({ finding, right }: Disagreement, standing: readonly Standing[]): Standing | undefined {
  if (right !== undefined) return undefined;
  const { id, aliases, package: module, version, purl } = finding;
  return exceptionFor({ ids: [id, ...aliases], module, version, purl: purl || undefined }, standing);
}

const MOST_LISTED = 40;

function detailOf(
  disagreements: readonly Disagreement[],
  excused: (disagreement: Disagreement) => boolean,
  passedOver: readonly EngineFinding[],
): string {
  const verdictOn = (it: Disagreement) =>
    it.right !== undefined ? `${it.right} is right` : excused(it) ? 'excepted' : 'undecided';
  const groups = Map.groupBy(disagreements, (it) => `only ${it.reportedBy}, ${verdictOn(it)}, ${it.why}`);
  const lines = [...groups].map(([what, group]) => `${what}: ${listed(group.map(({ finding }) => finding))}`);
  if (passedOver.length > 0) lines.push(`not linked in, and only embedded knows them: ${listed(passedOver)}`);
  return lines.sort().join('; ');
}

function listed(findings: readonly EngineFinding[]): string {
  const rest = findings.length - MOST_LISTED;
  const named = findings.slice(0, MOST_LISTED).map((it) => `${it.id} (${it.package} ${it.version})`);
  return named.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
