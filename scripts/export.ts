/**
 * Writes the suite as servers without `$/` take it (GitHub Enterprise Server, Gitea, Forgejo, act):
 *   node scripts/export.ts FOLDER [--dialect ghes|act] [--owner org] [--repo oracle-release] [--ref v1]
 * The last commit is exported; with `--working-tree` the files as they lie here.
 * Exit codes: 0 done, 1 it could not be written, 2 wrong arguments.
 */
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DIALECTS, type DialectName, isDialect } from './export/dialects.ts';
import { exportSuite, type Source } from './export/suite.ts';
import type { Target } from './export/to-dialect.ts';

process.exitCode = main(process.argv.slice(2));

function main(args: string[]): number {
  const asked = understand(args);
  if (typeof asked === 'string') {
    console.error(`export.ts: ${asked}`);
    return 2;
  }
  const { folder, source, target } = asked;
  try {
    const changed = exportSuite(folder, source, target);
    console.log(summary(folder, target, changed));
    return 0;
  } catch (error) {
    console.error(`export.ts: ${(error as Error).message}`);
    return 1;
  }
}

interface Asked {
  readonly folder: string;
  readonly source: Source;
  readonly target: Target;
}

/** What is asked for, or what is wrong with the arguments. */
function understand(args: string[]): Asked | string {
  const options = {
    dialect: { type: 'string', default: 'ghes' },
    owner: { type: 'string', default: 'org' },
    repo: { type: 'string', default: 'oracle-release' },
    ref: { type: 'string', default: 'v1' },
    'working-tree': { type: 'boolean', default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [folder, ...more] = positionals;
    if (!folder || more.length > 0) return 'name one folder to write to';
    if (!isDialect(values.dialect))
      return `no dialect is called ${values.dialect}; there are ${Object.keys(DIALECTS).join(', ')}`;
    for (const name of ['owner', 'repo'] as const)
      if (!/^[\w.-]+$/.test(values[name]))
        return `--${name} ${values[name]} is no name: use A-Z a-z 0-9 . _ -`;
    if (!/^[\w./-]+$/.test(values.ref)) return `--ref ${values.ref} is no tag, branch or commit`;
    if (existsSync(folder) && readdirSync(folder).length > 0)
      return `${folder} is not empty: name a new folder, so that nothing old stays in it`;
    return {
      folder: resolve(folder),
      source: values['working-tree'] ? 'working-tree' : 'head',
      target: { dialect: values.dialect, repository: `${values.owner}/${values.repo}`, ref: values.ref },
    };
  } catch (error) {
    return (error as Error).message;
  }
}

function summary(folder: string, { dialect, repository, ref }: Target, changed: readonly string[]): string {
  const { spokenBy, drops }: (typeof DIALECTS)[DialectName] = DIALECTS[dialect];
  return [
    `wrote ${folder} for ${spokenBy}; push it there as ${repository}, at ${ref}`,
    ...changed.map((file) => `  changed ${file}`),
    ...drops.map(({ keys, why }) => `  left out where it stood: ${keys.join(', ')} (${why})`),
  ].join('\n');
}
