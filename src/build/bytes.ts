import { type BuildInfo, readBuildInfo } from '../binary/buildinfo.ts';
import { isFips } from '../binary/fips.ts';
import { type BinaryFacts, inspect } from '../binary/inspect.ts';
import type { Check, Checklist, PendingCheck } from '../model/check.ts';
import type { Plan, PlannedArtifact, PlannedTarget } from '../model/plan.ts';
import type { Files } from '../ports.ts';

/** What a binary is checked against. */
export interface Expected {
  readonly artifact: PlannedArtifact;
  readonly target: PlannedTarget;
  readonly plan: Pick<Plan, 'toolchain'>;
  /** How checks call the binary. */
  readonly subject: string;
}

/** Checks what only the bytes of a binary can tell: for which target it is, what it needs, how it was built. */
export async function checkBytes(
  checks: Checklist,
  path: string,
  expected: Expected,
  files: Files,
): Promise<void> {
  const { artifact, target, plan, subject } = expected;
  const architecture = checks.begin('architecture', subject);
  const { facts, info } = await files.withSource(path, (source) => ({
    facts: inspect(source),
    info: readBuildInfo(source),
  }));
  checkArchitecture(architecture, facts, target);
  if (artifact.cgo) checkLibraries(checks.begin('libraries', subject), facts);
  else checkStatic(checks.begin('static', subject), facts);
  const readable = checks.begin('build-info', subject);
  const problem = info
    ? mismatch(info, plan.toolchain, artifact, target)
    : 'there is no Go build info in the file';
  if (problem)
    readable.fail({ detail: problem, remedy: 'do not strip or rewrite the binary after go build' });
  else readable.pass({ measured: `${info?.goVersion}, ${info?.deps.length ?? 0} modules` });
  checks.begin('fips', subject).pass({ measured: fipsPosture(info) });
}

const FORMATS: Readonly<Record<string, string>> = { darwin: 'macho', ios: 'macho', windows: 'pe' };

/** Whether the file is for the target, by its header. */
export function checkArchitecture(check: PendingCheck, facts: BinaryFacts, target: PlannedTarget): Check {
  const measured = `${facts.format} ${facts.goarch ?? 'unknown'}`;
  const bound = `${FORMATS[target.goos] ?? 'elf'} ${target.goarch}`;
  if (measured === bound) return check.pass({ measured, bound });
  return check.fail({
    measured,
    bound,
    remedy: 'the build made a binary for another target: check GOOS, GOARCH and env of the build',
  });
}

function checkStatic(check: PendingCheck, facts: BinaryFacts): Check {
  const measured = importsOf(facts);
  if (facts.static) return check.pass({ measured });
  return check.fail({
    measured,
    bound: 'no shared libraries beyond the system’s own',
    remedy: 'build without an external linker, or allow shared libraries with cgo: true of the build',
  });
}

/** With cgo, shared libraries are allowed and told: a deployer must have them. */
function checkLibraries(check: PendingCheck, facts: BinaryFacts): Check {
  const { interpreter } = facts.linkage;
  return check.pass({
    measured: importsOf(facts),
    detail: interpreter ? `loaded by ${interpreter}` : 'no loader is needed',
  });
}

function importsOf({ linkage: { imports } }: BinaryFacts): string {
  return imports.length > 0 ? `imports ${imports.join(', ')}` : 'no imports';
}

/** Of the binary alone, whatever the environment of this job. */
function fipsPosture(info: BuildInfo | undefined): string {
  const { GOFIPS140, GOEXPERIMENT, DefaultGODEBUG } = info?.settings ?? {};
  if (!isFips(info, () => undefined)) return 'no FIPS 140 mode';
  const said = [
    GOFIPS140 && `GOFIPS140=${GOFIPS140}`,
    GOEXPERIMENT && `GOEXPERIMENT=${GOEXPERIMENT}`,
    /fips140=\w+/.exec(DefaultGODEBUG ?? '')?.[0],
  ];
  return said.filter(Boolean).join(', ') || (info?.goVersion ?? '');
}

function mismatch(
  info: BuildInfo,
  toolchain: string,
  artifact: PlannedArtifact,
  target: PlannedTarget,
): string | undefined {
  const expected: Record<string, string> = {
    GOOS: target.goos,
    GOARCH: target.goarch,
    ...Object.fromEntries(target.variant ? [target.variant.split('=')] : []),
    CGO_ENABLED: artifact.cgo ? '1' : '0',
    '-trimpath': 'true',
  };
  const wrong = Object.entries(expected).filter(([name, value]) => info.settings[name] !== value);
  if (wrong.length > 0)
    return wrong
      .map(([name, value]) => `${name} is ${info.settings[name] ?? 'missing'}, not ${value}`)
      .join('; ');
  return info.goVersion.startsWith(toolchain)
    ? undefined
    : `built with ${info.goVersion}, planned with ${toolchain}`;
}
