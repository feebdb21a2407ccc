import type { BuildInfo } from '../binary/buildinfo.ts';
import type { Digest } from '../model/artifact.ts';
import { CYCLONEDX_SUFFIX, layout, SPDX_SUFFIX } from '../model/layout.ts';
import type { Plan } from '../model/plan.ts';
import { VERSION } from '../model/version.ts';
import type { Files } from '../ports.ts';
import type { Subject } from '../subject/subject.ts';
import { compiled } from './compiled.ts';
import { licenceOf } from './licence-list.ts';
import type { LicenceFound, SbomFormat } from './result.ts';
import { cycloneDx } from './sbom/cyclonedx.ts';
import { linkedGraph } from './sbom/graph.ts';
import type { Requirements } from './sbom/requirements.ts';
import { spdx } from './sbom/spdx.ts';
import type { SbomSubject } from './sbom/subject.ts';

export interface Described {
  readonly subject: Subject;
  readonly buildInfo: BuildInfo;
  readonly target: string;
  readonly digest: Digest;
  readonly plan: Plan | undefined;
  readonly licences: readonly LicenceFound[];
  /** Of the program, as somebody said; undefined: inferred from its repository. */
  readonly supplier?: string;
  /** From the go.mod of the program, where that is at hand. */
  readonly requirements?: Requirements;
}

/** What the SBOMs of a program say. Without a plan, the commit is the one that Go recorded. */
export function describe({
  subject,
  buildInfo,
  target,
  digest,
  plan,
  licences,
  ...given
}: Described): SbomSubject {
  const { main, deps, settings, path, goVersion } = buildInfo;
  const repository = plan?.repository;
  const graph = linkedGraph(given.requirements ?? NO_REQUIREMENTS, buildInfo);
  return {
    name: programName(subject, plan) ?? path.split('/').at(-1) ?? subject.file,
    version: subject.version ?? main.version,
    file: subject.file,
    target,
    digest,
    commitTime: plan?.commitTime ?? timeIn(settings['vcs.time']),
    commit: plan?.commit ?? settings['vcs.revision'] ?? 'none',
    ...(repository && { repository }),
    mainModule: {
      path: main.path,
      version: subject.version ?? main.version,
      ...licenceOf(main, licences),
    },
    goVersion,
    ...(given.supplier && { supplier: given.supplier }),
    ...('unfit' in graph ? {} : { graph }),
    cgo: settings.CGO_ENABLED === '1',
    components: deps.map((dep) => {
      const sum = (dep.replace ?? dep).sum;
      const { path, version, localFolder } = compiled(dep);
      return {
        path: dep.path,
        version: dep.version,
        ...(sum && { sum }),
        ...licenceOf(dep, licences),
        ...(dep.replace && { replacedBy: { path: localFolder ?? path, version } }),
      };
    }),
    tool: { name: 'oracle-release', version: VERSION },
  };
}

/** Fits only programs that need no other modules. */
const NO_REQUIREMENTS: Requirements = { graph: '', indirect: [] };

/** Writes the SBOMs beside the release and returns their paths. */
export async function writeSboms(
  subject: SbomSubject,
  formats: readonly SbomFormat[],
  output: string,
  files: Files,
): Promise<string[]> {
  const paths: string[] = [];
  for (const format of formats) {
    const path = layout(output).sbom(subject.file + SUFFIXES[format]);
    await files.write(path, WRITERS[format](subject));
    paths.push(path);
  }
  return paths;
}

export const SUFFIXES: Readonly<Record<SbomFormat, string>> = {
  'cyclonedx-json': CYCLONEDX_SUFFIX,
  'spdx-json': SPDX_SUFFIX,
};

const WRITERS: Readonly<Record<SbomFormat, (subject: SbomSubject) => string>> = {
  'cyclonedx-json': cycloneDx,
  'spdx-json': spdx,
};

/** A document must have a time, and that of the scan would make it differ at every run. */
const UNKNOWN_TIME = '1970-01-01T00:00:00Z';

/** What the binary says is not trusted to be a time. */
export function timeIn(text = ''): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? text : UNKNOWN_TIME;
}

function programName({ file }: Subject, plan: Plan | undefined): string | undefined {
  const build = plan?.artifacts.find((artifact) => artifact.file === file)?.build;
  return plan?.builds.find(({ id }) => id === build)?.binary;
}
