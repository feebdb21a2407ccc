import type { Config } from '../config/schema.ts';
import { keyed, type Mapping, type Value } from './yaml.ts';

export interface ConfigDraft {
  readonly config: Config;
  /** Why a key has its value, by the key. */
  readonly comments: Readonly<Partial<Record<keyof Config, string>>>;
}

const SCHEMA = 'https://raw.githubusercontent.com/org/oracle-release/v1/schema/oracle-release.schema.json';

interface Section {
  readonly key: keyof Config;
  /** What it decides, for a reader who sees the file first. */
  readonly says: string;
  /** What may stand there, where nothing does. */
  readonly example: readonly string[];
}

/** In the order of a release. */
const SECTIONS: readonly Section[] = [
  { key: 'project', says: 'Name of the release.', example: ['project: app'] },
  {
    key: 'tag-prefix',
    says: 'What tags begin with; the folder in the repository where it is left out.',
    example: ['tag-prefix: app-'],
  },
  {
    key: 'builds',
    says: 'The programs. Templates such as {{ .Version }} and {{ .Os }} are filled in.',
    example: ['builds:', '  - main: ./cmd/app', "    ldflags: ['-X main.branch={{ .Tag }}']"],
  },
  {
    key: 'targets',
    says: 'What to build for: six, grid, all, pairs such as linux/amd64, or a map with os and arch.',
    example: ['targets: [six]'],
  },
  {
    key: 'runners',
    says: 'Runner labels of the build jobs; native for machines of the same kind as the target.',
    example: ['runners:', '  darwin/arm64: macos-26'],
  },
  {
    key: 'gates',
    says: 'Checks of the source beside the builds.',
    example: ['gates: [vet, staticcheck, race, modverify]'],
  },
  {
    key: 'scan',
    says: 'SBOMs, vulnerabilities and licences.',
    example: ['scan:', '  db-max-age-days: 7'],
  },
  {
    key: 'pack',
    says: 'Packing with UPX, each file proven; false releases everything plain.',
    example: ['pack:', '  method: nrv'],
  },
  {
    key: 'seal',
    says: 'Digests, manifest and signatures.',
    example: ['seal:', '  channel: gray'],
  },
  {
    key: 'publish',
    says: 'Where to, and how; the workflow gives github.',
    example: ['publish:', '  to: dir:/srv/releases'],
  },
];

/** The text of a configuration. What is not set stands there as a comment, so that the file is its own guide. */
export function configText({ config, comments }: ConfigDraft): string {
  const values = config as Mapping;
  const sections = SECTIONS.flatMap(({ key, says, example }) => {
    const value: Value | undefined = values[key];
    const why = comments[key];
    return [
      '',
      `# ${says}`,
      ...(why ? [`# ${why}`] : []),
      ...(value === undefined ? example.map((line) => `# ${line}`) : keyed(key, value)),
    ];
  });
  return `${[
    `# yaml-language-server: $schema=${SCHEMA}`,
    '# How this repository is released. Everything but the version is optional.',
    'version: 1',
    ...sections,
  ].join('\n')}\n`;
}
