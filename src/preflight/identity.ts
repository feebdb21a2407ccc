import { type Check, Checklist } from '../model/check.ts';
import { ReleaseError } from '../model/errors.ts';
import type { Ports } from '../ports.ts';
import type { PreflightInputs } from './inputs.ts';

/** Who asks Sigstore for a certificate makes its token out to this name. */
const AUDIENCE = 'sigstore';

/** Whether somebody vouches for this job, and as whom. A release that is signed with a key does without. */
export async function checkIdentity(
  { sign }: Pick<PreflightInputs, 'sign'>,
  { clock, identity }: Pick<Ports, 'clock' | 'identity'>,
): Promise<Check[]> {
  const checks = new Checklist('plan', clock.now);
  const check = checks.begin('oidc', AUDIENCE);
  const without = sign === 'key' ? 'signing uses a key' : 'nothing is signed';
  try {
    const claims = await identity.claims(AUDIENCE);
    if (!claims) check.skip(`this job has no identity token; ${without}`);
    else if (claims.audience !== AUDIENCE)
      check.warn({
        measured: `made out to ${claims.audience}`,
        bound: AUDIENCE,
        remedy: 'find out what answers in the place of the identity service',
      });
    else check.pass({ measured: claims.subject, detail: `issued by ${claims.issuer}` });
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.kind === 'interrupted') throw error;
    check.notRun(`${error.message}; ${without}`, { remedy: error.remedy });
  }
  return checks.checks;
}
