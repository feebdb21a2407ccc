import { ratioPercent } from '../result.ts';
import type { Proof } from './proof.ts';

/** In whole numbers: a percentage rounded down would let 85.9 pass a bound of 85. */
export function proveRatio({ checks, subject, packed, plain, policy }: Proof): void {
  const check = checks.begin('upx-ratio', subject.name);
  const finding = {
    measured: `${ratioPercent(packed.size, plain.digest.size).toFixed(2)} %`,
    bound: `< ${policy.maxRatioPercent} %`,
  };
  const hundredfold = packed.size * 100;
  if (hundredfold >= plain.digest.size * policy.maxRatioPercent) {
    check.fail({ ...finding, remedy: 'release this target plain, strip it, or raise max-ratio-percent' });
  } else if (hundredfold < plain.digest.size * SUSPICIOUS_PERCENT) {
    check.warn({
      ...finding,
      detail: `below ${SUSPICIOUS_PERCENT} %: no Go program packs so well; look inside`,
    });
  } else check.pass(finding);
}

/** Real Go programs keep 27 to 56 percent. */
const SUSPICIOUS_PERCENT = 15;
