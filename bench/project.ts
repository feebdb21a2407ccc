import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** The example as a repository of its own, tagged, without what dispatches it: that time is the soak asked for. */
export function makeProject(folder: string, more: Readonly<Record<string, string>> = {}): string {
  cpSync(join(ROOT, 'examples/oracle-node'), folder, {
    recursive: true,
    filter: (path) => !/[/\\]dist$/.test(path),
  });
  rmSync(join(folder, '.oracle-release.yml'));
  for (const [name, text] of Object.entries(more)) writeFileSync(join(folder, name), text);
  commitAll(folder);
  return folder;
}

/** Makes a repository of a folder, with one commit and a tag. */
export function commitAll(folder: string): void {
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    ['-c', 'user.name=b', '-c', 'user.email=b@example.org', 'commit', '-qm', 'bench'],
    ['tag', 'v1.0.0'],
    ['remote', 'add', 'origin', 'https://git.example.org/team/oracle-node.git'],
  ]) {
    execFileSync('git', args, { cwd: folder });
  }
}
