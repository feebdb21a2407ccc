import { CORE_SCHEMA, mergeTag } from 'js-yaml';
import type { Config } from '../../config/schema.ts';
import { ReleaseError } from '../../model/errors.ts';
import { isSafeName } from '../../model/names.ts';
import { resolveTargets, type Target } from '../../model/target.ts';
import { parseYaml } from '../../yaml/document.ts';
import type { ConfigDraft } from '../config-text.ts';
import type { RepositoryFacts } from '../facts.ts';
import { fitConfig, fitWorkflow, projectName } from '../fit.ts';
import type { Remark } from '../remarks.ts';
import { tagScheme } from '../tags.ts';
import type { WorkflowDraft } from '../workflow-text.ts';
import { Account, asText, isMap, items, type Section } from './account.ts';
import { type BuildContext, defaultBuild, readBuild } from './builds.ts';
import { WITHOUT_CGO } from './flags.ts';
import { mergeBuilds } from './merge.ts';
import { readSections } from './sections.ts';
import { Templates } from './templates.ts';

export interface GoReleaserFile {
  /** As messages name it. */
  readonly name: string;
  readonly text: string;
  /** The folder that GoReleaser runs in, relative to the working directory: `.`, `..`. */
  readonly base: string;
}

export interface Import {
  readonly draft: ConfigDraft;
  readonly workflow: WorkflowDraft;
  /** What was not taken over, in the order of the file. */
  readonly remarks: readonly Remark[];
  /** Paths as JSON of what was taken over or remarked on, with all below. */
  readonly told: ReadonlySet<string>;
}

type Builds = NonNullable<Config['builds']>;

/**
 * A configuration from a `.goreleaser.yaml`. Whatever has no counterpart is remarked on, so that nothing is left out
 * without a word. Throws CONFIG_UNREADABLE and CONFIG_INVALID for a file that is none, MAIN_MISSING where there is no
 * program.
 */
export function importGoReleaser(file: GoReleaserFile, facts: RepositoryFacts): Import {
  const parsed = parseYaml(file.text, file.name, CORE_SCHEMA.withTags(mergeTag));
  if (!isMap(parsed)) {
    throw new ReleaseError(
      'CONFIG_INVALID',
      `${file.name} is not a map`,
      'name the configuration of GoReleaser',
    );
  }
  const account = new Account(file.text);
  const root = account.section(parsed, []);
  const { variables, env } = readEnvironment(root, account);
  const templates = new Templates(variables);
  const project = readProject(root, templates, facts);
  const fitted = fitConfig(facts);
  const builds = readBuilds(root, { account, templates, facts, project, base: file.base, env });
  const usable = builds.length > 0 ? builds : (fitted.config.builds ?? []);
  const { builds: written, targets } = hoisted(usable);
  const { pack, seal, publish, publishTo, tagPrefix } = readSections(root, { account, templates, facts });
  const prefix = tagPrefix ?? tagScheme(facts).tagPrefix;
  return {
    draft: {
      config: {
        version: 1,
        project,
        ...(prefix === undefined ? {} : { 'tag-prefix': prefix }),
        ...(written.length > 0 ? { builds: written } : {}),
        ...(targets ? { targets } : {}),
        ...(facts.vendored ? { scan: { vendor: 'vendor' } } : {}),
        pack,
        ...(seal ? { seal } : {}),
        ...(publish ? { publish } : {}),
      },
      comments: {
        project: `Taken over from ${file.name}; \`oracle-release init --from-goreleaser\` lists what was not.`,
        ...(builds.length > 0
          ? {}
          : { builds: 'None of the builds could be taken over; this is what is here.' }),
        ...(pack === false ? { pack: 'GoReleaser packed nothing. Take this line out to pack.' } : {}),
      },
    },
    workflow: withPrefix(fitWorkflow(facts, countTargets(usable, facts), publishTo), tagPrefix),
    remarks: account.remarks.toSorted((one, other) => one.line - other.line),
    told: account.told,
  };
}

/** The `env` of the file: what templates name by `.Env`, and what `go build` reads. */
function readEnvironment(
  root: Section,
  account: Account,
): { variables: Record<string, string>; env: string[] } {
  const variables: Record<string, string> = {};
  const env: string[] = [];
  const inBuilds = JSON.stringify(root.value('builds') ?? '');
  if (root.has('env')) root.take('env');
  for (const { value, path } of items(root.value('env'), ['env'])) {
    const [, name = '', given] = /^([^=]+)=([\s\S]*)$/.exec(asText(value) ?? '') ?? [];
    if (given === undefined) account.remark(path, 'not-taken', 'it is no assignment NAME=value');
    else if (name === 'GO111MODULE') account.remark(path, 'not-needed', 'Go has modules on by itself');
    else if (name === 'CGO_ENABLED' && given === '0') account.remark(path, 'not-needed', WITHOUT_CGO);
    else if (given.includes('{{')) {
      account.remark(path, 'not-taken', 'it is a template; write the value out where it is used');
    } else {
      variables[name] = given;
      if (/^(GO|CGO_|CC$|CXX$|AR$|PKG_CONFIG)/.test(name)) env.push(`${name}=${given}`);
      else if (!inBuilds.includes(`.Env.${name}`)) {
        account.remark(path, 'not-needed', '`go build` does not read it');
      }
    }
  }
  return { variables, env };
}

/** As GoReleaser decides it, the major version of a module aside. */
function readProject(root: Section, templates: Templates, facts: RepositoryFacts): string {
  const release = root.value('release');
  const github = isMap(release) && isMap(release.github) ? asText(release.github.name) : undefined;
  const fallback = github !== undefined && isSafeName(github) ? github : projectName(facts);
  const given = root.text('project_name');
  if (given === undefined) return fallback;
  const name = templates.literal(given, '');
  if (name !== undefined && isSafeName(name)) return name;
  root.remark(
    'project_name',
    'not-taken',
    `${given} cannot be a file name; the project is called ${fallback}`,
  );
  return fallback;
}

function readBuilds(root: Section, context: Omit<BuildContext, 'isOnly'>): Builds {
  const { account, facts } = context;
  const listed = items(root.value('builds'), ['builds']);
  const sections =
    listed.length > 0
      ? listed.map(({ value, path }) => account.section(value, path))
      : [defaultBuild(account)];
  const builds = sections.flatMap((section) => {
    if (!section.has('ldflags') && section.path.length > 0) {
      section.remark(
        'ldflags',
        'otherwise',
        'main.version, main.commit and main.date are always set; main.builtBy is not',
      );
    }
    return readBuild(section, { ...context, isOnly: sections.length === 1 });
  });
  return mergeBuilds(builds, facts.supported, account);
}

/** Targets that all builds share stand at the top. */
function hoisted(builds: Builds): { builds: Builds; targets: Builds[number]['targets'] } {
  const [first] = builds;
  const isShared = builds.every(({ targets }) => JSON.stringify(targets) === JSON.stringify(first?.targets));
  if (!isShared || !first?.targets) return { builds, targets: undefined };
  return { builds: builds.map(({ targets: _, ...build }) => build), targets: first.targets };
}

function countTargets(builds: Builds, { supported }: RepositoryFacts): number {
  const all = builds.flatMap(
    ({ targets }): readonly Target[] => resolveTargets(targets ?? ['six'], supported).targets,
  );
  return new Set(all.map(({ id }) => id)).size;
}

function withPrefix(workflow: WorkflowDraft, prefix: string | undefined): WorkflowDraft {
  return prefix === undefined ? workflow : { ...workflow, tagPattern: `${prefix}*` };
}
