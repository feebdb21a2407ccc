import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { actionNames, declarationOf } from '../../scripts/declared.ts';
import { ROOT, sourceFiles, textOf } from '../support/repository.ts';
import { metadataOf } from '../support/runner/step.ts';

/** Folders whose code reads the inputs and writes the outputs of an action. */
const CODE: Readonly<Record<string, readonly string[]>> = {
  'build-matrix': [
    'src/plan',
    'src/build',
    'src/preflight',
    'src/commands/build-matrix.ts',
    'src/commands/preflight.ts',
    'src/commands/projects.ts',
  ],
  'sbom-scan': ['src/scan', 'src/subject', 'src/commands/sbom-scan.ts'],
  'upx-verify': ['src/pack', 'src/subject', 'src/commands/upx-verify.ts'],
  'checksum-sign': ['src/seal', 'src/verify', 'src/commands/checksum-sign.ts'],
  publish: ['src/publish', 'src/commands/publish.ts'],
  'gray-dispatch': ['src/dispatch', 'src/commands/gray-dispatch.ts'],
};

function codeOf(action: string): string {
  return (CODE[action] ?? [])
    .flatMap((place) => (place.endsWith('.ts') ? [place] : sourceFiles(place)))
    .map(textOf)
    .join('\n');
}

/** Read by what is around every command. */
const COMMON = ['config', 'working-directory', 'output', 'handover', 'offline', 'summary'];
const COMMON_OUTPUTS = ['verdict', 'handover', 'handover-files', 'evidence', 'result'];

describe.each(actionNames())('the action %s', (action) => {
  const declared = declarationOf(action);
  const code = codeOf(action);

  test('every declared input is read', () => {
    const unread = Object.keys(declared.inputs).filter(
      (name) =>
        !COMMON.includes(name) && !code.includes(`'${name}'`) && !new RegExp(`raw\\.${name}\\b`).test(code),
    );
    expect(unread).toEqual([]);
  });

  test('every input that is read is declared', () => {
    const read = [
      ...code.matchAll(
        /input\.(?:text|optional|required|boolean|choice|list|choices|integer|path|paths)\(\s*'([a-z0-9-]+)'/g,
      ),
    ].map((match) => match[1] ?? '');
    expect(read.length).toBeGreaterThan(0);
    expect(read.filter((name) => !(name in declared.inputs))).toEqual([]);
  });

  test('every declared output is set', () => {
    const unset = Object.keys(declared.outputs).filter(
      (name) => !COMMON_OUTPUTS.includes(name) && !new RegExp(`['"]?\\b${name}['"]?\\s*[:,]`).test(code),
    );
    expect(unset).toEqual([]);
  });

  test('it has branding, descriptions and a bundle', () => {
    const metadata = load(textOf(`actions/${action}/action.yml`)) as Record<string, never> & {
      branding: { icon: string; color: string };
    };
    expect(metadata.branding.icon).toMatch(/^[a-z-]+$/);
    expect(['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark']).toContain(
      metadata.branding.color,
    );
    for (const entry of [...Object.values(declared.inputs), ...Object.values(declared.outputs)])
      expect(entry.description).toMatch(/.{10,}\.$/s);
    // The runner reads a description as a template, and knows no context there: the action would not load.
    expect(textOf(`actions/${action}/action.yml`)).not.toMatch(/description:.*\$\{\{/);
    for (const [name, { default: fallback }] of Object.entries(declared.inputs))
      expect(typeof fallback, name).toBe('string');
    expect(readdirSync(join(ROOT, 'dist', action))).toEqual(
      expect.arrayContaining(['index.js', 'package.json']),
    );
  });
});

test('the root action gives its steps only inputs they declare, and names outputs they have', () => {
  const { runs, inputs, outputs } = metadataOf(ROOT);
  for (const step of runs.steps ?? []) {
    const action = (step.uses ?? '').replace('$/actions/', '');
    const declared = declarationOf(action);
    expect(Object.keys(declared.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
    for (const value of Object.values(step.with ?? {})) {
      const named = /inputs\.([a-z-]+)/.exec(String(value))?.[1];
      if (named) expect(Object.keys(inputs ?? {})).toContain(named);
    }
  }
  for (const { value } of Object.values(outputs ?? {})) {
    const [, id = '', name = ''] = /steps\.([a-z]+)\.outputs\.([a-z0-9-]+)/.exec(value ?? '') ?? [];
    const step = runs.steps?.find((candidate) => candidate.id === id);
    expect(Object.keys(declarationOf((step?.uses ?? '').replace('$/actions/', '')).outputs)).toContain(name);
  }
});
