import { execFileSync } from 'node:child_process';

export interface Ref {
  /** Fully: `refs/tags/v1.2.3`. */
  readonly name: string;
  readonly sha: string;
  readonly type: 'commit' | 'tag';
}

/** A bare repository, as the server keeps it. */
export class Git {
  readonly folder: string;
  readonly #source: string;

  constructor(source: string, folder: string) {
    this.#source = source;
    this.folder = folder;
    execFileSync('git', ['clone', '--quiet', '--mirror', source, folder]);
  }

  /** Takes the refs of the source as they are now. */
  push(): void {
    this.#run('fetch', '--quiet', this.#source, '+refs/*:refs/*');
  }

  get defaultBranch(): string {
    return this.#try('symbolic-ref', '--short', 'HEAD') ?? 'main';
  }

  refs(prefix: string): Ref[] {
    return this.#run('for-each-ref', '--format=%(refname) %(objectname) %(objecttype)', prefix)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split(' '))
      .map(([name = '', sha = '', type]) => ({ name, sha, type: type === 'tag' ? 'tag' : 'commit' }));
  }

  ref(name: string): Ref | undefined {
    return this.refs(name).find((ref) => ref.name === name);
  }

  setRef(name: string, sha: string): void {
    this.#run('update-ref', name, sha);
  }

  deleteRef(name: string): void {
    this.#run('update-ref', '-d', name);
  }

  /** The commit that a branch, tag or sha means, if it means one. */
  commit(name: string): string | undefined {
    return this.#try('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
  }

  /** What an annotated tag is of, by the sha of the tag itself. */
  tagged(sha: string): Pick<Ref, 'sha' | 'type'> | undefined {
    const text = this.#try('cat-file', 'tag', sha);
    const [, object = '', type] = /^object (\S+)\ntype (\S+)$/m.exec(text ?? '') ?? [];
    return object ? { sha: object, type: type === 'tag' ? 'tag' : 'commit' } : undefined;
  }

  isAncestor(older: string, newer: string): boolean {
    return this.#try('merge-base', '--is-ancestor', older, newer) !== undefined;
  }

  file(commit: string, path: string): string | undefined {
    return this.#try('cat-file', 'blob', `${commit}:${path}`);
  }

  #run(...args: string[]): string {
    return execFileSync('git', ['-C', this.folder, ...args], { encoding: 'utf8', stdio: 'pipe' }).trimEnd();
  }

  #try(...args: string[]): string | undefined {
    try {
      return this.#run(...args);
    } catch {
      return undefined;
    }
  }
}
