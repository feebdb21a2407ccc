import { dirname, join } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import { sourceFiles, textOf } from '../support/repository.ts';

const STAGES = ['plan', 'preflight', 'build', 'scan', 'pack', 'seal', 'verify', 'publish', 'dispatch'];
const COMPOSITION = [
  ...STAGES,
  'insight',
  'model',
  'binary',
  'trust',
  'subject',
  'config',
  'yaml',
  'report',
  'init',
  'commands',
  'ports.ts',
];

/** What each room may import of ours, beside itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  binary: [],
  trust: ['model'],
  subject: ['model', 'ports.ts'],
  'ports.ts': ['model', 'binary'],
  yaml: ['model'],
  config: ['model', 'yaml', 'ports.ts'],
  report: ['model'],
  init: ['model', 'config', 'yaml', 'plan'],
  insight: ['model', 'binary', 'ports.ts'],
  ...Object.fromEntries(STAGES.map((stage) => [stage, ['model', 'binary', 'trust', 'subject', 'ports.ts']])),
  scan: ['model', 'binary', 'subject', 'yaml', 'ports.ts'],
  build: ['model', 'binary', 'trust', 'subject', 'insight', 'ports.ts'],
  commands: COMPOSITION,
  runner: COMPOSITION,
  cli: [...COMPOSITION, 'runner'],
  'cli.ts': ['cli'],
};

/** Data outside src that one file may read. */
const DATA: Readonly<Record<string, string>> = {
  'package.json': 'src/model/version.ts',
  'schema/oracle-release.schema.json': 'src/config/json-schema.ts',
  'schema/scan-policy.schema.json': 'src/scan/policy/json-schema.ts',
};

/** The world outside, which only these rooms may touch. */
const WORLD = /^(@actions\/|node:(fs|child_process|net|http|https|os|process|timers)|log-update$|commander$)/;
const WORLDLY = new Set(['runner', 'cli']);

interface Import {
  readonly file: string;
  readonly room: string;
  readonly specifier: string;
}

const imports: Import[] = sourceFiles('src').flatMap((file) =>
  [
    ...textOf(file).matchAll(
      /^(?:import|export)\b[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)|^import '([^']+)'/gm,
    ),
  ].map((match) => ({
    file,
    room: file.split('/')[1] ?? '',
    specifier: match[1] ?? match[2] ?? match[3] ?? '',
  })),
);

describe('the dependency rule', () => {
  test('the imports are seen at all', () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(new Set(imports.map(({ room }) => room))).toEqual(
      new Set(Object.keys(MAY_IMPORT).filter((room) => imports.some((one) => one.room === room))),
    );
  });

  test('no room imports what it may not', () => {
    const offenders = imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ file, room, specifier }) => ({ file, room, target: join(dirname(file), specifier) }))
      .filter(({ file, room, target }) => {
        if (target in DATA) return DATA[target] !== file;
        const entered = target.split('/')[1] ?? '';
        return entered !== room && !(MAY_IMPORT[room] ?? []).includes(entered);
      });
    expect(offenders).toEqual([]);
  });

  test('only the rooms at the edge touch the world', () => {
    const offenders = imports.filter(({ room, specifier }) => WORLD.test(specifier) && !WORLDLY.has(room));
    expect(offenders).toEqual([]);
  });

  test('no stage and no model calls fetch, reads process or the clock', () => {
    const pure = sourceFiles('src').filter(
      (file) => !WORLDLY.has(file.split('/')[1] ?? '') && file !== 'src/cli.ts',
    );
    const offenders = pure.filter((file) =>
      /\bfetch\(|\bprocess\.(env|exit|stdout|stderr|argv)|\bDate\.now\(|\bconsole\./.test(
        textOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
      ),
    );
    expect(offenders).toEqual([]);
  });
});
