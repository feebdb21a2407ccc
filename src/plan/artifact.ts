import { ReleaseError } from '../model/errors.ts';
import { safeName } from '../model/names.ts';
import { type Hook, PATH_FIELD, type PlannedArtifact } from '../model/plan.ts';
import { matchesTarget, type Target } from '../model/target.ts';
import type { DecidedBuild } from './builds.ts';
import { targetFields } from './fields.ts';
import type { RequestedBuild, RequestedFlags, RequestedHook } from './inputs.ts';
import { fillTemplate, type Scope } from './template.ts';
import { splitWords } from './words.ts';

/** Reproducible and stripped; `-buildid=` keeps the content-independent id out. */
const STRIP = '-s -w -buildid=';

/** The variables that Go programs already have for GoReleaser. */
const METADATA = [
  '-X main.version={{ .Version }}',
  '-X main.commit={{ .FullCommit }}',
  '-X main.date={{ .CommitDate }}',
];

/** The binary of one program for one target, and the `go build` that makes it. Throws CONFIG_INVALID for a template. */
export function plannedArtifact(build: DecidedBuild, target: Target, release: Scope): PlannedArtifact {
  const suffix = target.goos === 'windows' ? '.exe' : '';
  const name = `${build.binary}${suffix}`;
  const file = safeName(`${build.binary}-${target.id}${suffix}`, 'file name');
  const scope = { ...release, fields: { ...release.fields, ...targetFields(target, build.binary, file) } };
  const fill = (texts: readonly string[] = []): string[] => texts.map((text) => fillTemplate(text, scope));
  const { env, flags, ldflags, tags } = flagsFor(build.request, target);
  const filledEnv = fill(env).map(assignment);
  return {
    build: build.id,
    target: target.id,
    plain: `build/${target.id}/${name}`,
    debug: `debug/${target.id}/${name}`,
    file,
    flags: fill(flags),
    ldflags: [STRIP, ...fill(METADATA), ...fill(ldflags)].join(' '),
    tags: fill(tags),
    env: filledEnv,
    cgo: build.request.cgo ?? filledEnv.includes('CGO_ENABLED=1'),
    hooks: {
      pre: plannedHooks(build.request.hooks?.pre, scope),
      post: plannedHooks(build.request.hooks?.post, scope),
    },
  };
}

/** Every template of a build, for all its targets. */
export function templatesOf({ hooks = {}, overrides = [], ...own }: RequestedBuild): string[] {
  const flags = [own, ...overrides].flatMap((one) =>
    [one.env, one.flags, one.ldflags, one.tags].flatMap((texts) => texts ?? []),
  );
  return [...flags, ...[...(hooks.pre ?? []), ...(hooks.post ?? [])].flatMap(textsOf)];
}

/** What the build says, each part replaced by the last override that matches and has it. */
function flagsFor({ overrides = [], ...own }: RequestedBuild, target: Target): RequestedFlags {
  const matching = overrides.filter(({ targets }) => targets.some((each) => matchesTarget(each, target)));
  const part = <Key extends keyof RequestedFlags>(key: Key): RequestedFlags[Key] =>
    matching.findLast((override) => override[key] !== undefined)?.[key] ?? own[key];
  return { env: part('env'), flags: part('flags'), ldflags: part('ldflags'), tags: part('tags') };
}

function plannedHooks(hooks: readonly RequestedHook[] = [], release: Scope): Hook[] {
  const scope = { ...release, fields: { ...release.fields, Path: PATH_FIELD } };
  const fill = (text: string): string => fillTemplate(text, scope);
  return hooks.map((hook) => {
    const { cmd, dir = '.', env = [] } = typeof hook === 'string' ? { cmd: hook } : hook;
    return {
      command: (typeof cmd === 'string' ? splitWords(cmd) : cmd).map(fill),
      dir: fill(dir),
      env: env.map(fill).map(assignment),
    };
  });
}

function textsOf(hook: RequestedHook): readonly string[] {
  if (typeof hook === 'string') return [hook];
  return [...[hook.cmd].flat(), hook.dir ?? '', ...(hook.env ?? [])];
}

function assignment(text: string): string {
  if (/^[A-Za-z_]\w*=/.test(text)) return text;
  throw new ReleaseError(
    'CONFIG_INVALID',
    `the environment ${JSON.stringify(text)} is no assignment`,
    'write NAME=value',
  );
}
