import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

// A runner may run a copy of this folder, from which the packages of the repository are not found.
const packages = `${process.env.STANDIN_ROOT}/node_modules`;
const core: typeof import('@actions/core') = await import(`${packages}/@actions/core/lib/core.js`);
const { default: semver }: { default: typeof import('semver') } = await import(`${packages}/semver/index.js`);

try {
  const wanted = core.getInput('go-version') || versionInFile(core.getInput('go-version-file'));
  // The real one keeps go from taking another version than the one that was set up.
  core.exportVariable('GOTOOLCHAIN', 'local');
  const [, found = ''] =
    /go version go(\S+)/.exec(execFileSync('go', ['version'], { encoding: 'utf8' })) ?? [];
  core.info(`wanted ${wanted || 'any'}, found ${found}`);
  const oldest = /^(?:old)?stable$|^$/.test(wanted) ? undefined : semver.minVersion(wanted);
  if (oldest && semver.lt(semver.coerce(found) ?? '0.0.0', oldest)) {
    throw new Error(`the stand-in of setup-go has go ${found}, and ${wanted} is wanted`);
  }
  core.setOutput('go-version', found);
  core.setOutput('cache-hit', 'false');
} catch (error) {
  core.setFailed(error instanceof Error ? error.message : String(error));
}

function versionInFile(file: string): string {
  if (file === '') return '';
  const text = readFileSync(join(process.env.GITHUB_WORKSPACE ?? '.', file), 'utf8');
  if (['go.mod', 'go.work'].includes(basename(file))) {
    const toolchain = process.env.GOTOOLCHAIN === 'local' ? null : /^toolchain go(\S+)/m.exec(text);
    return (toolchain ?? /^go (\S+)/m.exec(text))?.[1] ?? '';
  }
  return basename(file) === '.tool-versions'
    ? (/^golang\s+([^\n#]+)/m.exec(text)?.[1] ?? '').trim()
    : text.trim();
}
