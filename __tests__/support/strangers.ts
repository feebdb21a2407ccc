import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A program that many people use, at a version that much became known of since. */
export interface Stranger {
  readonly name: string;
  readonly package: string;
  readonly version: string;
}

export const STRANGERS: readonly Stranger[] = [
  { name: 'age', package: 'filippo.io/age/cmd/age', version: 'v1.2.1' },
  { name: 'yq', package: 'github.com/mikefarah/yq/v4', version: 'v4.45.1' },
  { name: 'lazygit', package: 'github.com/jesseduffield/lazygit', version: 'v0.44.1' },
  { name: 'caddy', package: 'github.com/caddyserver/caddy/v2/cmd/caddy', version: 'v2.9.1' },
  { name: 'hugo', package: 'github.com/gohugoio/hugo', version: 'v0.140.2' },
];

/**
 * Makes a folder a module that requires the program, so that it is built as `go install` builds it, at its own version
 * and for any target. Gives why that cannot be done here, or nothing.
 */
export async function wrapperOf({ package: path, version }: Stranger, folder: string): Promise<string> {
  writeFileSync(join(folder, 'go.mod'), 'module example.test/stranger\n\ngo 1.24\n');
  try {
    await go(['get', `${path}@${version}`], folder);
    return '';
  } catch (error) {
    return `the modules cannot be had: ${error instanceof Error ? error.message : error}`;
  }
}

/** The program in its wrapper, with symbols and stripped. */
export async function buildStranger(
  { name, package: path }: Stranger,
  target: string,
  wrapper: string,
): Promise<{ readonly full: string; readonly stripped: string }> {
  const build = async (kind: string, ...flags: readonly string[]): Promise<string> => {
    const binary = join(wrapper, `${name}-${target.replace('/', '-')}-${kind}`);
    await go(['build', '-trimpath', ...flags, '-o', binary, path], wrapper, target);
    return binary;
  };
  return { full: await build('full'), stripped: await build('stripped', '-ldflags=-s -w -buildid=') };
}

/** Low in priority: some take minutes of all cores. */
async function go(args: readonly string[], cwd: string, target = ''): Promise<void> {
  const [GOOS, GOARCH] = target.split('/');
  const env = { ...process.env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod', GOWORK: 'off' };
  await run('nice', ['-n', '10', 'go', ...args], { cwd, env: { ...env, ...(target && { GOOS, GOARCH }) } });
}
