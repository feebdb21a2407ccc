import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { localPorts } from '../../src/runner/ports.ts';
import { licencesIn } from '../../src/scan/licence-list.ts';
import { openLicences } from '../../src/scan/licences/licences.ts';
import { readProgram } from '../../src/scan/program.ts';
import { readRequirements } from '../../src/scan/sbom/requirements.ts';
import type { SbomSubject } from '../../src/scan/sbom/subject.ts';
import { describe } from '../../src/scan/sboms.ts';
import { goIn } from './go-modules.ts';
import { ROOT } from './repository.ts';
import { temporaryFolder } from './temporary.ts';

/** The example, built for a target as a release has it; its modules come from the module cache of the machine. */
export function builtExample(target: string): string {
  const [GOOS = '', GOARCH = ''] = target.split('/');
  const folder = temporaryFolder('oracle-node');
  cpSync(join(ROOT, 'examples/oracle-node'), folder, {
    recursive: true,
    filter: (path) => !/[/\\]dist$/.test(path),
  });
  const program = join(folder, 'oracle-node');
  const env = { GOOS, GOARCH, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' };
  goIn(folder, ['build', '-trimpath', '-ldflags=-s -w -buildid=', '-o', program, '.'], env);
  return program;
}

/** What our SBOMs say of that program, with go.mod and the module cache at hand. */
export async function describedExample(program: string, target: string): Promise<SbomSubject> {
  const ports = localPorts();
  const read = await readProgram(program, ports.files);
  if ('refusal' in read) throw new Error(read.refusal);
  const requirements = await readRequirements(join(ROOT, 'examples/oracle-node'), ports);
  if ('missing' in requirements) throw new Error(requirements.missing);
  const gomodcache = goIn(ROOT, ['env', 'GOMODCACHE'], {}).trim();
  const licences = openLicences({ gomodcache, mainFolders: [ROOT] }, ports.files);
  const described = describe({
    subject: {
      name: 'oracle-node',
      target,
      plain: program,
      file: `oracle-node-${target.replace('/', '-')}`,
      version: '1.0.0',
    },
    buildInfo: read.buildInfo,
    target,
    digest: await ports.files.digest(program),
    plan: undefined,
    licences: await licencesIn(read.buildInfo, licences),
    requirements,
  });
  // As a plan of a repository says it.
  const repository = 'https://github.com/oracle-release/oracle-release';
  return { ...described, repository, commit: '0'.repeat(40), commitTime: '2026-11-20T10:30:00Z' };
}
