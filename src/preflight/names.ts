import { type Check, Checklist } from '../model/check.ts';
import { isSafeName } from '../model/names.ts';
import type { Plan } from '../model/plan.ts';
import { possibleNames, sealedNames } from '../model/sealed.ts';
import type { Ports } from '../ports.ts';
import type { PreflightInputs } from './inputs.ts';

/** Every name that the release may carry can be a file, is there once, and its places take that many. */
export function checkNames(
  { places, sign }: PreflightInputs,
  { artifacts }: Plan,
  { clock }: Pick<Ports, 'clock'>,
): Check[] {
  const checks = new Checklist('plan', clock.now);
  const check = checks.begin('names', 'release');
  const files = artifacts.map(({ file }) => file);
  const possible = possibleNames(files);
  const certain = certainNames(files, sign === 'key');
  const most = Math.min(...places.map((place) => (place.kind === 'github' ? place.maxFiles : Infinity)));
  const faults = nameFaults(possible);
  const measured = `${certain.length} to ${possible.length} files`;
  const tooMany = {
    measured,
    bound: `at most ${most} files`,
    remedy: 'release fewer targets, or publish to dir:path',
  };
  if (faults.length > 0) check.fail({ measured: faults.join('; '), remedy: 'rename the binary in builds' });
  else if (certain.length > most) check.fail(tooMany);
  else if (possible.length > most) check.warn(tooMany);
  else check.pass({ measured });
  return checks.checks;
}

/** The names that the release has in any case; SBOMs, build insight and provenance can be left out. */
export function certainNames(binaries: readonly string[], signed: boolean): string[] {
  return sealedNames({ binaries, sboms: [], insight: false, provenance: false, signed });
}

/** What is wrong with names that lie in one folder, also on systems that tell no case apart. */
export function nameFaults(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  return names.flatMap((name) => {
    const earlier = seen.get(name.toLowerCase());
    seen.set(name.toLowerCase(), name);
    if (!isSafeName(name)) return [`${JSON.stringify(name.slice(0, 80))} cannot be a file of a release`];
    if (earlier === name) return [`${name} is there twice`];
    return earlier === undefined ? [] : [`${earlier} and ${name} differ in case only`];
  });
}
