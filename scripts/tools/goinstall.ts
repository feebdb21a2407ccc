import { mkdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Brought, executable, type Job, run } from './job.ts';
import type { GoWay } from './pins.ts';

// cosign, the largest, takes three to five minutes on two cores.
const SECONDS = 30 * 60;

/** Builds a Go command at an exact version with the Go of this machine. */
export async function fromGo(way: GoWay, job: Job): Promise<Brought> {
  const built = join(job.scratch, `go-${job.tool.name}`);
  await mkdir(built);
  const env = {
    ...process.env,
    GOTOOLCHAIN: 'local',
    CGO_ENABLED: '0',
    GOFLAGS: '',
    GOOS: '',
    GOARCH: '',
    GOBIN: built,
  };
  // Run in the scratch folder, so that no go.mod of the project has a say.
  await run('go', ['install', '-trimpath', `${way.package}@${way.version}`], {
    seconds: SECONDS,
    cwd: built,
    env,
  });
  await mkdir(join(job.stage, 'bin'), { recursive: true });
  await rename(
    join(built, executable(nameOf(way.package))),
    join(job.stage, 'bin', executable(job.tool.name)),
  );
  return { from: 'go install', version: way.version };
}

/** What `go install` calls the command of a package: its last folder, or the one before a major version's. */
function nameOf(path: string): string {
  return basename(path.replace(/\/v\d+$/, ''));
}
