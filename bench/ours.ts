import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Measurable, type Measured, measure } from './measure.ts';
import { makeProject, ROOT } from './project.ts';

/** The demo key, whose password is empty. */
const KEY = ['--key', join(ROOT, '.demo/cosign.key')];

export class Ours {
  readonly #project: string;

  constructor(folder: string) {
    this.#project = makeProject(join(folder, 'ours'));
  }

  /** One stage on what the stages before it left. */
  stage(name: string, ...args: readonly string[]): Promise<Measured> {
    return measure(this.#command([name, ...args, ...(name === 'seal' ? KEY : [])]));
  }

  /** Builds by a plan that is there; nothing else is. */
  build(goCache?: string): Promise<Measured> {
    this.#clean();
    const plan = this.#command(['plan']);
    execFileSync(plan.file, plan.args, { cwd: plan.cwd, env: plan.env, stdio: 'ignore' });
    return measure(this.#command(['build', '--gates', 'none'], goCache));
  }

  /** The whole chain up to a release in a folder, from nothing. */
  run(gates: 'none' | 'all', goCache?: string): Promise<Measured> {
    this.#clean();
    return this.runAgain(gates, goCache);
  }

  /** The whole chain over what an earlier run left. */
  runAgain(gates: 'none' | 'all', goCache?: string): Promise<Measured> {
    const chosen = gates === 'none' ? ['--gates', 'none'] : [];
    return measure(this.#command(['run', '--until', 'publish', ...chosen, ...KEY], goCache));
  }

  #command(args: readonly string[], goCache?: string): Measurable {
    return {
      file: process.execPath,
      args: [join(ROOT, 'dist/cli/index.js'), ...args],
      cwd: this.#project,
      env: { ...process.env, COSIGN_PASSWORD: '', ...(goCache && { GOCACHE: goCache }) },
    };
  }

  #clean(): void {
    rmSync(join(this.#project, 'dist'), { recursive: true, force: true });
  }
}
