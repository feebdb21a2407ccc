import { type Quality, tellMissing } from '../sbom/quality.ts';
import type { Judged } from './action.ts';
import type { ScanPolicy } from './policy.ts';

/**
 * The quality of an SBOM, 0 to 10, against what the policy asks at least. One of the NTIA minimum elements that is
 * missing is for review whatever the policy asks.
 */
export function judgeQuality(
  { score, missing }: Quality,
  { minScore, below }: ScanPolicy['quality'],
): Judged {
  const lacksMinimum = missing.some(({ minimum }) => minimum);
  const action = score < minScore ? below : lacksMinimum ? 'review' : 'allow';
  return {
    action,
    measured: `${score} of 10`,
    bound: minScore > 0 ? `>= ${minScore}, and the minimum elements` : 'the minimum elements of an SBOM',
    ...(missing.length > 0 && { detail: `missing: ${missing.map(tellMissing).join(', ')}` }),
    ...(action !== 'allow' && { remedy: REMEDY }),
  };
}

const REMEDY =
  'release by a plan, from a git repository with a remote address and its modules at hand: version, time, supplier and licenses come from there';
