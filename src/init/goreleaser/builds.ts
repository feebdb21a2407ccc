import { join, relative } from 'node:path/posix';
import { ReleaseError } from '../../model/errors.ts';
import { isSafeName } from '../../model/names.ts';
import type { Target } from '../../model/target.ts';
import { mainsToRelease } from '../../plan/builds.ts';
import type { RequestedHook } from '../../plan/inputs.ts';
import type { YamlPath } from '../../yaml/position.ts';
import type { RepositoryFacts } from '../facts.ts';
import { type Account, asText, asTexts, isMap, items, type Section } from './account.ts';
import { type FlagContext, type Flags, mergeEnv, readFlags } from './flags.ts';
import { overriddenTarget, readTargets } from './targets.ts';
import { commandWords } from './templates.ts';

/** A build of the file in the terms of a configuration. */
export interface ImportedBuild {
  /** Where it is in the file. */
  readonly path: YamlPath;
  /** '' where it has none. */
  readonly id: string;
  readonly main: string;
  readonly binary: string;
  readonly targets: readonly Target[];
  readonly flags: Flags;
  readonly overrides: readonly ImportedOverride[];
  readonly hooks: ImportedHooks;
}

export interface ImportedOverride {
  readonly target: Target;
  readonly flags: Flags;
}

export interface ImportedHooks {
  readonly pre: readonly RequestedHook[];
  readonly post: readonly RequestedHook[];
}

export interface BuildContext extends FlagContext {
  readonly facts: Pick<RepositoryFacts, 'mains' | 'supported' | 'prefix'>;
  readonly project: string;
  /** The folder that GoReleaser runs in, relative to the working directory: `.`, `..`. */
  readonly base: string;
  /** Environment of all builds. */
  readonly env: readonly string[];
  /** The file has no other build. */
  readonly isOnly: boolean;
}

/** One entry of `builds`; several programs where its `main` is a pattern, none where it cannot be built here. */
export function readBuild(section: Section, context: BuildContext): ImportedBuild[] {
  const refused = refusal(section);
  if (refused) {
    context.account.remark(section.path, refused.group, refused.why);
    return [];
  }
  const mains = mainsOf(section, context);
  if (mains.length === 0) return [];
  const targets = readTargets(section, context.facts.supported);
  if (targets.length === 0) {
    context.account.remark(section.path, 'not-taken', 'it has no target that Go can build for');
    return [];
  }
  const flags = readFlags(section, context);
  const env = withoutCgo(mergeEnv(context.env, flags.env));
  const own = { ...flags, env };
  const overrides = readOverrides(section, mergeEnv(context.env, flags.env), own, targets, context);
  const hooks = readHooks(section, context);
  const { id, binary } = namesOf(section, targets, context);
  tellTheRest(section);
  return mains.map((main) => ({
    path: section.path,
    id: mains.length === 1 ? id : '',
    main,
    binary: mains.length === 1 ? binary : join(main).split('/').at(-1) || binary,
    targets,
    flags: own,
    overrides,
    hooks,
  }));
}

function refusal(section: Section): { group: 'not-needed' | 'not-taken'; why: string } | undefined {
  const text = (key: string): string => asText(section.value(key)) ?? '';
  if (!['', 'go'].includes(text('builder'))) {
    return { group: 'not-taken', why: `only Go programs are built here, not those of ${text('builder')}` };
  }
  if (text('skip') === 'true') return { group: 'not-needed', why: 'GoReleaser skips it too' };
  if (!['', 'build'].includes(text('command'))) {
    return { group: 'not-taken', why: `only \`go build\` is run here, not \`go ${text('command')}\`` };
  }
  if (/^c-/.test(text('buildmode'))) {
    return {
      group: 'not-taken',
      why: `only programs are released here, not the library of ${text('buildmode')}`,
    };
  }
  return undefined;
}

/** The main packages relative to the working directory; a build of what is none of the module is remarked on. */
function mainsOf(section: Section, context: BuildContext): readonly string[] {
  const { account, templates, facts, project, base, isOnly } = context;
  const path = [section.text('dir') ?? '.', section.text('main') ?? '.'].map((text) =>
    templates.literal(text, project),
  );
  if (path.includes(undefined)) {
    account.remark(section.path, 'not-taken', 'its main package is named by a template');
    return [];
  }
  const here = join('/', facts.prefix);
  const main = packagePath(relative(here, join(here, base, ...path.map((text) => text ?? ''))));
  const found = facts.mains.filter((one) =>
    main.endsWith('/...') ? `${one}/`.startsWith(main.slice(0, -'...'.length)) : one === main,
  );
  if (found.length > 0) return found;
  const choice = mainsToRelease(facts.mains);
  if (isOnly && choice.length === 1) {
    const key = section.has('main') ? 'main' : section.has('dir') ? 'dir' : undefined;
    const where = key ? [...section.path, key] : section.path;
    account.remark(
      where,
      'otherwise',
      `there is no main package ${main} here; ${choice[0]} is built instead`,
    );
    return choice;
  }
  account.remark(
    section.path,
    'not-taken',
    `${main} is no main package of the module here (${choice.join(', ') || 'there are none'}); ` +
      'if it is in a module of its own, run init in that folder',
  );
  return [];
}

/** The folder of a package as Go writes it; a file stands for its folder. */
function packagePath(path: string): string {
  const folder = path.replace(/(^|\/)[^/]*\.go$/, '').replace(/\/$/, '') || '.';
  return folder === '.' || folder.startsWith('../') ? folder : `./${folder}`;
}

/** Name and program; parts of the name that only repeat the target are taken out, since files are named after it. */
function namesOf(
  section: Section,
  targets: readonly Target[],
  { account, templates, project }: BuildContext,
): { id: string; binary: string } {
  const id = section.text('id') ?? '';
  const asked = section.text('binary') ?? project;
  const name = templates.literal(withoutTarget(asked, targets), project)?.split('/').at(-1) ?? '';
  const binary = isSafeName(name) ? name : project;
  if (binary !== templates.literal(asked, project)) {
    account.remark(
      [...section.path, 'binary'],
      'not-needed',
      `${asked} is called ${binary}; its files are named ${binary}-<os>-<arch>`,
    );
  }
  if (id === '' || isSafeName(id)) return { id, binary };
  account.remark([...section.path, 'id'], 'not-taken', `${id} cannot be part of a file name`);
  return { id: '', binary };
}

function withoutTarget(name: string, targets: readonly Target[]): string {
  const only = (values: readonly string[]): string[] =>
    new Set(values).size === 1 ? values.slice(0, 1) : [];
  const repeated = [
    ...['Os', 'Arch', 'Arm', 'Amd64', 'Target'].map((field) => `\\{\\{-?\\s*\\.${field}\\s*-?\\}\\}`),
    ...only(targets.map(({ goos }) => goos)),
    ...only(targets.map(({ goarch }) => goarch)),
  ];
  return name.replace(new RegExp(`[-_.](?:${repeated.join('|')})(?=[-_.]|$)`, 'g'), '');
}

/** The default here; to be named only against another. */
function withoutCgo(env: readonly string[]): string[] {
  return env.filter((assignment) => assignment !== 'CGO_ENABLED=0');
}

/** The first override of a target is that which counts; its environment comes on top of the build's. */
function readOverrides(
  section: Section,
  env: readonly string[],
  own: Flags,
  targets: readonly Target[],
  context: BuildContext,
): ImportedOverride[] {
  if (section.has('overrides')) section.take('overrides');
  const found: ImportedOverride[] = [];
  for (const { value, path } of items(section.value('overrides'), [...section.path, 'overrides'])) {
    const override = context.account.section(value, path);
    const named = overriddenTarget(override);
    const target = targets.find(({ id }) => id === named?.id);
    if (!target || found.some((one) => one.target.id === target.id)) {
      context.account.remark(path, 'not-needed', 'it matches no target, in GoReleaser neither');
      continue;
    }
    const flags = readFlags(override, context);
    const other = (key: 'flags' | 'ldflags' | 'tags'): readonly string[] =>
      override.has(key) ? flags[key] : own[key];
    found.push({
      target,
      flags: {
        env: withoutCgo(mergeEnv(env, flags.env)),
        flags: other('flags'),
        ldflags: other('ldflags'),
        tags: other('tags'),
      },
    });
    for (const key of override.rest()) override.remark(key, 'not-taken', UNKNOWN);
  }
  return found;
}

function readHooks(section: Section, context: BuildContext): ImportedHooks {
  if (!section.has('hooks')) return { pre: [], post: [] };
  const hooks = context.account.section(section.value('hooks'), [...section.path, 'hooks']);
  const read = (key: string): RequestedHook[] => {
    if (hooks.has(key)) hooks.take(key);
    return items(hooks.value(key), [...hooks.path, key]).flatMap(({ value, path }) => {
      const hook = hookOf(value, context);
      if (typeof hook !== 'object' || !('fault' in hook)) return [hook];
      context.account.remark(path, 'not-taken', hook.fault);
      return [];
    });
  };
  const both = { pre: read('pre'), post: read('post') };
  for (const key of hooks.rest()) hooks.remark(key, 'not-taken', UNKNOWN);
  return both;
}

function hookOf(value: unknown, { templates }: BuildContext): RequestedHook | { readonly fault: string } {
  const given = isMap(value) ? value : { cmd: value };
  const cmd = templates.resolved(asText(given.cmd) ?? '');
  const dir = asText(given.dir);
  const env = items(given.env, [])
    .flatMap((item) => asTexts(item.value))
    .map((text) => templates.resolved(text));
  const fault = [cmd, dir ?? '', ...env].map((text) => templates.fault(text, true)).find(Boolean);
  if (fault) return { fault };
  const words = wordsOf(cmd);
  if (!words) return { fault: 'it is no command of words' };
  // Templates may have blanks, which a command in one piece would be split at.
  const command = cmd.includes('{{') ? words : cmd;
  const rest = { ...(dir ? { dir } : {}), ...(env.length > 0 ? { env } : {}) };
  return typeof command === 'string' && Object.keys(rest).length === 0 ? command : { cmd: command, ...rest };
}

function wordsOf(command: string): string[] | undefined {
  try {
    return commandWords(command);
  } catch (error) {
    if (error instanceof ReleaseError) return undefined;
    throw error;
  }
}

const UNKNOWN = 'it has no counterpart that is known';

function tellTheRest(section: Section): void {
  for (const key of ['builder', 'command', 'mod_timestamp', 'no_unique_dist_dir', 'no_main_check']) {
    section.tell(key, 'not-needed', NOT_NEEDED[key] ?? UNKNOWN);
  }
  section.tell(
    'skip',
    'not-taken',
    'a build is always made; leave it out of `builds`, or name others with `target`',
  );
  for (const key of ['tool', 'gobinary']) {
    section.tell(
      key,
      'otherwise',
      'the `go` on PATH builds; `go-version-file` of the workflow names its version',
    );
  }
  for (const key of section.rest()) section.remark(key, 'not-taken', UNKNOWN);
}

const NOT_NEEDED: Readonly<Record<string, string>> = {
  builder: 'Go is what is built here',
  command: '`go build` is what is run here',
  mod_timestamp: 'every time is that of the commit',
  no_unique_dist_dir: 'each target has its own folder, and the files for users are in `dist/release`',
  no_main_check: 'the main packages are asked of `go list`',
};

/** What a file without `builds` stands for. */
export function defaultBuild(account: Account): Section {
  return account.section({}, []);
}
