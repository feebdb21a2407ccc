import type { Config } from '../../config/schema.ts';
import type { Target } from '../../model/target.ts';
import type { Account } from './account.ts';
import type { ImportedBuild } from './builds.ts';
import type { Flags } from './flags.ts';
import { exactly, wantedTargets } from './targets.ts';

type Build = NonNullable<Config['builds']>[number];
type Override = NonNullable<Build['overrides']>[number];

const PARTS = ['env', 'flags', 'ldflags', 'tags'] as const;

/**
 * The builds of a configuration. GoReleaser's users write one build for each system; those of one program become one,
 * with overrides for what differs.
 */
export function mergeBuilds(
  builds: readonly ImportedBuild[],
  supported: readonly string[],
  account: Account,
): Build[] {
  const named = distinct(builds, account);
  const programs = Map.groupBy(named, ({ main, binary }) => JSON.stringify([main, binary]));
  return [...programs.values()].map((group) => mergedBuild(group, supported, account));
}

/** Builds that would make the same file get names of their own. */
function distinct(builds: readonly ImportedBuild[], account: Account): ImportedBuild[] {
  const kept: ImportedBuild[] = [];
  for (const build of builds) {
    const rivals = kept.filter(({ binary }) => binary === build.binary);
    const isRival = rivals.some(
      ({ main, targets }) => main !== build.main || targets.some(({ id }) => has(build.targets, id)),
    );
    if (!isRival) {
      kept.push(build);
      continue;
    }
    const taken = new Set([...builds, ...kept].map(({ binary }) => binary));
    const candidates = [build.id, `${build.binary}-${build.id}`].filter((name) => name && !taken.has(name));
    const binary = candidates[0] ?? `${build.binary}-${kept.length + 1}`;
    account.remark(
      [...build.path, 'binary'],
      'otherwise',
      `another build makes ${build.binary} for the same target, so this one is called ${binary}; rename it as you like`,
    );
    kept.push({ ...build, binary });
  }
  return kept;
}

function mergedBuild(group: readonly ImportedBuild[], supported: readonly string[], account: Account): Build {
  const [base, ...others] = group as [ImportedBuild, ...ImportedBuild[]];
  const targets = group.flatMap((build) => build.targets);
  for (const { path } of others.length > 0 ? group : []) {
    account.remark(
      [...path, 'id'],
      'not-needed',
      `one build with the others of ${base.binary}; what differs is in overrides`,
    );
  }
  const overrides = [
    ...others.flatMap((build): Override[] => {
      const different = difference(build.flags, base.flags);
      return different ? [{ targets: patterns(build.targets, targets), ...different }] : [];
    }),
    ...group.flatMap((build) =>
      build.overrides.flatMap(({ target, flags }): Override[] => {
        const different = difference(flags, build.flags);
        return different ? [{ targets: [exactly(target, targets)], ...different }] : [];
      }),
    ),
  ];
  const hooks = commonHooks(group, account);
  const isCgo = base.flags.env.includes('CGO_ENABLED=1') && overrides.every(({ env }) => env === undefined);
  const env = base.flags.env.filter((assignment) => !isCgo || assignment !== 'CGO_ENABLED=1');
  return {
    ...(others.length === 0 && base.id && base.id !== base.binary ? { id: base.id } : {}),
    main: base.main,
    binary: base.binary,
    targets: asWritten(wantedTargets(targets, supported)),
    ...(isCgo ? { cgo: true } : {}),
    ...filled({ ...base.flags, env }),
    ...(hooks ? { hooks } : {}),
    ...(overrides.length > 0 ? { overrides } : {}),
  };
}

/** The parts that differ, also where one has none. */
function difference(
  flags: Flags,
  base: Flags,
): Partial<Record<(typeof PARTS)[number], string[]>> | undefined {
  const different = PARTS.filter((part) => JSON.stringify(flags[part]) !== JSON.stringify(base[part]));
  if (different.length === 0) return undefined;
  return Object.fromEntries(different.map((part) => [part, [...flags[part]]]));
}

function filled(flags: Flags): Partial<Record<(typeof PARTS)[number], string[]>> {
  return Object.fromEntries(
    PARTS.filter((part) => flags[part].length > 0).map((part) => [part, [...flags[part]]]),
  );
}

/** Patterns that mean these targets among all: a whole system where all of it is meant. */
function patterns(targets: readonly Target[], all: readonly Target[]): string[] {
  const systems = Map.groupBy(targets, ({ goos }) => goos);
  return [...systems].flatMap(([goos, some]) => {
    const isWhole = all.filter((one) => one.goos === goos).length === some.length;
    return isWhole ? [`${goos}/*`] : some.map((one) => exactly(one, all));
  });
}

/** Hooks are those of a program; where its builds have different ones, none are taken. */
function commonHooks(group: readonly ImportedBuild[], account: Account): Build['hooks'] {
  const [base] = group;
  if (!base) return undefined;
  if (group.some(({ hooks }) => JSON.stringify(hooks) !== JSON.stringify(base.hooks))) {
    for (const { path, hooks } of group.filter((build) => count(build.hooks) > 0)) {
      account.remark(
        [...path, 'hooks'],
        'not-taken',
        `hooks are those of all targets of ${base.binary} here (${count(hooks)} left out); have them look at {{ .Os }}`,
      );
    }
    return undefined;
  }
  const pre = base.hooks.pre as NonNullable<NonNullable<Build['hooks']>['pre']>;
  const post = base.hooks.post as NonNullable<NonNullable<Build['hooks']>['post']>;
  if (count(base.hooks) === 0) return undefined;
  return { ...(pre.length > 0 ? { pre } : {}), ...(post.length > 0 ? { post } : {}) };
}

function count({ pre, post }: ImportedBuild['hooks']): number {
  return pre.length + post.length;
}

function has(targets: readonly Target[], id: string): boolean {
  return targets.some((one) => one.id === id);
}

function asWritten(wanted: ReturnType<typeof wantedTargets>): NonNullable<Build['targets']> {
  return wanted as NonNullable<Build['targets']>;
}
