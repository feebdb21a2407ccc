import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { actionNames, declarationOf } from '../../scripts/declared.ts';
import { DIALECTS } from '../../scripts/export/dialects.ts';
import { shown } from '../../scripts/lint/finding.ts';
import { jobsOf, type Page, parsePage, stepsOf, type Tree, tree } from '../../scripts/lint/page.ts';
import { faultsOf } from '../../scripts/lint/rules.ts';
import { Config } from '../../src/config/schema.ts';
import { type ErrorCode, ReleaseError } from '../../src/model/errors.ts';
import { target } from '../../src/model/target.ts';
import { ALL_PROOFS } from '../../src/pack/proofs/proof.ts';
import { type FieldSources, releaseFields, targetFields } from '../../src/plan/fields.ts';
import { ACTION_PAGES, type Block, blocksOf, PAGES } from '../support/pages.ts';
import { ROOT, sourceFiles, textOf } from '../support/repository.ts';

const WORKFLOWS = ['release', 'dispatch', 'verify'].map((name) => `.github/workflows/${name}.yml`);

const BLOCKS = PAGES.flatMap(blocksOf);
const blocksWith = (info: string): readonly Block[] => BLOCKS.filter((block) => block.info === info);

/** A page without its blocks. */
const proseOf = (page: string): string => textOf(page).replace(/^```[\s\S]*?^```$/gm, '');
/** What stands in backquotes in the prose of a page. */
const wordsOf = (page: string): string[] =>
  [...proseOf(page).matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word);
/** The text under a heading, up to the next one of its level or above. */
const sectionOf = (page: string, heading: string): string =>
  new RegExp(`^${heading}\\n([\\s\\S]*?)(?=^#{1,${heading.indexOf(' ')}} |(?![\\s\\S]))`, 'm').exec(
    textOf(page),
  )?.[1] ?? '';
/** The cells of the rows of a table, by its heading row. */
function rowsOf(text: string, heading: string): string[][] {
  const lines = text.slice(text.indexOf(heading)).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end < 0 ? undefined : end).map((line) =>
    line
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}

function workflow(file: string): Page {
  const page = parsePage('workflow', file, textOf(file));
  if ('rule' in page) throw new Error(shown(page));
  return page;
}

describe('links', () => {
  const links = [...PAGES, 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'].flatMap((page) =>
    [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => [page, target] as const)
      .filter(([, target]) => !/^https?:/.test(target)),
  );

  test('are found at all', () => {
    expect(links.length).toBeGreaterThan(50);
  });

  test.each(links)('%s: %s', (page, target) => {
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : normalize(join(dirname(page), path));
    expect(existsSync(join(ROOT, file)), file).toBe(true);
    if (anchor !== undefined) expect(anchorsOf(file)).toContain(anchor);
  });

  /** The anchors that GitHub gives headings, where none repeats. */
  function anchorsOf(file: string): string[] {
    return [...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    );
  }
});

describe('blocks', () => {
  test('say what they are', () => {
    const known = ['sh', 'text', 'yaml', 'yaml fragment', 'yaml config', 'yaml policy'];
    expect(
      BLOCKS.filter(({ info }) => !known.includes(info)).map(({ page, info }) => `${page}: ${info}`),
    ).toEqual([]);
    expect(blocksWith('yaml').length).toBeGreaterThan(8);
  });

  test.each(blocksWith('yaml'))('$page: a workflow is whole, and pins what the suite pins', ({ text }) => {
    const content = tree(load(text));
    expect(Object.keys(content)).toEqual(expect.arrayContaining(['name', 'on', 'permissions', 'jobs']));
    expect(content.permissions).toEqual({});
    const pinned = textOf('.github/workflows/release.yml');
    for (const [line] of text.matchAll(/actions\/\S+@.*$/gm)) expect(pinned).toContain(line);
  });

  test.each(blocksWith('yaml fragment'))('$page: a fragment names what there is', ({ page, text }) => {
    const parsed = parsePage('example', page, text);
    expect('rule' in parsed ? [parsed] : faultsOf(parsed).map(shown)).toEqual([]);
  });

  test.each(blocksWith('yaml config'))('$page: a configuration is one', ({ text }) => {
    expect(Config.safeParse(load(text)).error?.issues ?? []).toEqual([]);
  });

  test('a caller grants exactly what the called workflow needs', () => {
    const calls = blocksWith('yaml').flatMap(({ page, text }) =>
      Object.values(tree(tree(load(text)).jobs)).flatMap((job) => {
        const { uses, permissions } = tree(job);
        const [, file] = /^org\/oracle-release\/(\.github\/workflows\/\w+\.yml)@v1$/.exec(String(uses)) ?? [];
        return file ? [{ page, file, permissions }] : [];
      }),
    );
    expect(calls.length).toBeGreaterThan(4);
    for (const { page, file, permissions } of calls)
      expect(permissions, page).toEqual(neededBy(workflow(file)));
  });

  /** The most that any of the jobs asks for. */
  function neededBy(page: Page): Tree {
    const asked = jobsOf(page).flatMap(({ content }) => Object.entries(tree(content.permissions)));
    const sorted = asked.toSorted(([, one], [, other]) => String(one).localeCompare(String(other)));
    return Object.fromEntries(sorted);
  }

  test('commands have flags and targets that there are', () => {
    const commands = BLOCKS.filter(({ info }) => info === 'sh' || info === 'text').flatMap(({ page, text }) =>
      text
        .replaceAll('\\\n', ' ')
        .split('\n')
        .map((line) => ({ page, line: line.replace(/\s#.*$/, '') })),
    );
    const own = commands.filter(({ line }) => /oracle-release [a-z-]|cli\/index\.js [a-z-]/.test(line));
    expect(own.length).toBeGreaterThan(8);
    for (const { page, line } of own) {
      for (const [, flag = ''] of line.matchAll(/\s--([a-z0-9-]+)/g))
        expect(FLAGS, `${page}: ${line}`).toContain(flag);
    }
    const made = commands.flatMap(({ line }) => /^make ([a-z-]+)/.exec(line)?.[1] ?? []);
    expect(made.length).toBeGreaterThan(3);
    for (const target of made) expect(textOf('Makefile')).toMatch(new RegExp(`^${target}:.*##`, 'm'));
  });
});

const INPUTS = [
  ...actionNames().flatMap((name) => Object.keys(declarationOf(name).inputs)),
  ...Object.keys(tree(tree(load(textOf('action.yml'))).inputs)),
];
const FLAGS = [...INPUTS, 'until', 'all', 'json', 'help', 'key-pair', 'from-goreleaser'];

describe('words', () => {
  /** Names of GitHub, Go, UPX and their like that the pages speak of. */
  const OF_OTHERS = ['fetch-depth', 'contents', 'secrets', 'upx-ucl', 'cyclonedx-json', 'spdx-json'];

  const vocabulary = new Set([
    ...FLAGS,
    ...OF_OTHERS,
    ...checkNames(),
    'not-run',
    'fleet-down',
    ...actionNames(),
    ...actionNames().flatMap((name) => Object.keys(declarationOf(name).outputs)),
    ...keysOf(JSON.parse(textOf('schema/oracle-release.schema.json'))),
    ...keysOf(JSON.parse(textOf('schema/scan-policy.schema.json'))),
    ...WORKFLOWS.map(workflow).flatMap((page) => [
      ...Object.values(tree(page.content.on)).flatMap((trigger) => [
        ...Object.keys(tree(tree(trigger).inputs)),
        ...Object.keys(tree(tree(trigger).secrets)),
      ]),
      ...jobsOf(page).flatMap(({ id, content }) => [id, String(content.environment)]),
    ]),
    ...Object.values(DIALECTS).flatMap(({ drops }) =>
      drops.flatMap(({ keys }) => keys.flatMap((key) => key.split('.'))),
    ),
  ]);

  test.each(PAGES)('%s names no input, key, job or check that there is not', (page) => {
    const named = wordsOf(page).flatMap((word) => {
      const [, key] = /^([a-z][a-z0-9-]*): /.exec(word) ?? [];
      return key ?? (/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)+$/.test(word) ? word : []);
    });
    expect(named.filter((word) => !vocabulary.has(word))).toEqual([]);
  });

  test('the fields of templates are those that are filled in', () => {
    const sources: FieldSources = {
      project: 'app',
      repository: {
        root: '/app',
        prefix: '',
        commit: '',
        commitTime: '2026-01-02T03:04:05Z',
        dirty: false,
        branch: '',
        tags: [],
        earlierTags: [],
        origin: undefined,
      },
      module: { path: 'm', importPath: 'm', toolchain: 'go1.26.8', supported: [], mains: [] },
      version: { version: '1.2.3', tag: undefined, snapshot: false, origin: '' },
    };
    const fields = [
      ...Object.keys(releaseFields(sources)),
      ...Object.keys(targetFields(target('linux/amd64'), 'app', 'app-linux-amd64')),
    ];
    const paragraph =
      proseOf('docs/recipes/from-goreleaser.md').match(/Templates take[\s\S]*?\. `/)?.[0] ?? '';
    const told = [...paragraph.matchAll(/\.(\w+) \}\}/g)].map(([, field = '']) => field);
    expect(new Set(told)).toEqual(new Set(fields));
  });

  test('the keys that an export leaves out are those of the table', () => {
    const dropped = DIALECTS.ghes.drops.flatMap(({ keys }) => keys.map((key) => key.replace('jobs.*.', '')));
    const rows = rowsOf(textOf('docs/compatibility.md'), '| Left out |');
    const told = rows.flatMap(([cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key));
    expect(new Set(told)).toEqual(new Set(dropped));
  });

  /** Every key that a schema knows, at any depth. */
  function keysOf(schema: unknown): string[] {
    if (typeof schema !== 'object' || schema === null) return [];
    const { properties } = tree(schema);
    return [...Object.keys(tree(properties)), ...Object.values(schema).flatMap(keysOf)];
  }
});

describe('permissions', () => {
  const page = 'docs/permissions.md';
  const rows = rowsOf(textOf(page), '| Workflow | Job |');

  test('each job has its row: what it may, why, and in which environment', () => {
    const actual = WORKFLOWS.map(workflow).flatMap((file) =>
      jobsOf(file).flatMap(({ id, content, path }) => {
        const given = Object.entries(tree(content.permissions));
        const scopes = given.map(([scope, right]) => [
          `\`${scope}: ${right}\``,
          file.commentOf([...path, 'permissions', scope]),
        ]);
        return (scopes.length > 0 ? scopes : [['none', '']]).map((permission) => [
          String(file.content.name),
          id,
          ...permission,
          String(content.environment ?? ''),
        ]);
      }),
    );
    expect(
      rows.map(([name, job, right, why, , environment]) => [name, job, right, why, environment]),
    ).toEqual(actual);
  });

  test('the jobs that run code of the project say what of it', () => {
    const running = WORKFLOWS.map(workflow).flatMap((file) =>
      jobsOf(file)
        .filter(({ content }) =>
          stepsOf({ ...file, root: content }).some((step) => runsProject(step.content)),
        )
        .map(({ id }) => `${file.content.name} ${id}`),
    );
    expect(
      rows.filter(([, , , , code]) => !code?.startsWith('none')).map(([name, job]) => `${name} ${job}`),
    ).toEqual(running);
  });

  function runsProject({ uses, with: given }: Tree): boolean {
    if (uses === '$/build-matrix') return ['build', 'gates'].includes(String(tree(given).mode));
    return uses === '$/upx-verify' || uses === '$/gray-dispatch';
  }

  test('only the job that seals is given a secret', () => {
    const seeing = WORKFLOWS.map(workflow).flatMap((file) =>
      jobsOf(file)
        .filter(({ content }) => JSON.stringify(content).includes('secrets.'))
        .map(({ id }) => `${file.content.name} ${id}`),
    );
    expect(seeing).toEqual(['release seal']);
  });

  test('no job of a release restores a cache by itself', () => {
    for (const file of WORKFLOWS.map(workflow)) {
      for (const { content } of stepsOf(file).filter(({ content: { uses } }) =>
        String(uses).startsWith('actions/'),
      )) {
        expect(String(content.uses)).not.toMatch(/^actions\/cache/);
        if (String(content.uses).startsWith('actions/setup-go')) expect(tree(content.with).cache).toBe(false);
      }
      const guarded = jobsOf(file).filter(
        ({ content }) =>
          JSON.stringify(content).includes('secrets.') || tree(content.permissions).contents === 'write',
      );
      for (const { id, content } of guarded) expect(content['cache-mode'], id).toBe('none');
    }
    const release = workflow('.github/workflows/release.yml');
    const building = stepsOf(release).filter(({ content: { with: given } }) =>
      ['build', 'gates'].includes(String(tree(given).mode)),
    );
    expect(building).toHaveLength(2);
    for (const { content } of building)
      expect(String(tree(content.with).cache)).toMatch(/^\$\{\{ inputs\.cache \}\}$/);
    for (const trigger of ['workflow_call', 'workflow_dispatch'])
      expect(tree(tree(tree(tree(tree(release.root).on)[trigger]).inputs).cache).default).toBe('off');
    expect(textOf('action.yml')).toContain("cache: 'off'");
  });

  test('the environments are those of the workflows', () => {
    const environments = WORKFLOWS.map(workflow).flatMap((file) =>
      jobsOf(file).flatMap(({ content }) => (content.environment ? [`\`${content.environment}\``] : [])),
    );
    const told = rowsOf(textOf(page), '| Environment | Job |').map(([name]) => name);
    expect(told).toEqual([...new Set(environments)]);
  });
});

describe('errors', () => {
  const page = 'docs/troubleshooting.md';
  const codes = [
    ...textOf('src/model/errors.ts').matchAll(/^ {2}([A-Z_]+): '(?:user|tool|mismatch|interrupted)',$/gm),
  ].map(([, code]) => code as ErrorCode);

  test('each code has its heading, and there is no other', () => {
    expect(codes.length).toBeGreaterThan(20);
    const headings = [...textOf(page).matchAll(/^### ([A-Z_]+)$/gm)].map(([, code]) => code);
    expect(headings).toEqual(codes);
  });

  test.each(codes)('%s tells its exit code, what is seen, why, and what to do', (code) => {
    const section = sectionOf(page, `### ${code}`);
    expect(section).toContain(`Exit code ${new ReleaseError(code, '', '').exitCode}. `);
    for (const part of ['**Seen:**', '**Why:**', '**Do:**'])
      expect(section.replaceAll('\n', ' ')).toContain(part);
  });

  test('the pages that list exit codes list all of them', () => {
    const exits = new Set([0, ...codes.map((code) => new ReleaseError(code, '', '').exitCode)]);
    const table = rowsOf(textOf(page), '| Exit code |').map(([exit]) => Number(exit));
    const sentence = /Exit codes:([\s\S]*?)\./.exec(proseOf('README.md'))?.[1] ?? '';
    expect(new Set(table)).toEqual(exits);
    expect(new Set([...sentence.matchAll(/\d+/g)].map(Number))).toEqual(exits);
  });
});

describe('checks', () => {
  const named = ACTION_PAGES.flatMap((page) =>
    [...sectionOf(page, '## What it checks').matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    ),
  );
  const headings = [
    ...sectionOf('docs/troubleshooting.md', '## Checks').matchAll(/^### ([a-z0-9-]+)$/gm),
  ].map(([, name = '']) => name);

  test('every check that the code makes is on a page', () => {
    expect(checkNames().length).toBeGreaterThan(30);
    expect(checkNames().filter((name) => ![...named, ...headings].includes(name))).toEqual([]);
  });

  test('every check on a page is one that the code makes', () => {
    const waves = ['wave-1', 'wave-2'];
    expect([...named, ...headings].filter((name) => ![...checkNames(), ...waves].includes(name))).toEqual([]);
  });

  test('the pages of the actions are built alike', () => {
    const built = [
      'Usage',
      'Permissions',
      'Hand-over',
      'What it checks',
      'What can go wrong',
      'Inputs',
      'Outputs',
    ];
    for (const page of ACTION_PAGES) {
      expect(
        [...proseOf(page).matchAll(/^## (.+)$/gm)].map(([, title]) => title),
        page,
      ).toEqual(built);
    }
  });
});

/** The names of checks: written where one is begun, or in a list that is gone through. */
function checkNames(): string[] {
  const source = sourceFiles('src').map(textOf).join('\n');
  const begun = [...source.matchAll(/\bbegin\(\s*'([a-z0-9-]+)'/g)].map(([, name = '']) => name);
  const listed = ['go-vet', 'staticcheck', 'race-tests', 'mod-verify', 'checksum-sha256', 'checksum-sha512'];
  for (const name of listed) expect(source).toContain(`'${name}'`);
  return [...new Set([...begun, ...listed, ...ALL_PROOFS])];
}

describe('the threat model', () => {
  const rows = rowsOf(textOf('docs/threat-model.md'), '| Threat | What stops it |');
  const shownBy = rows.flatMap(([threat = '', , shown = '']) =>
    [...shown.matchAll(/`([^`]+\.(?:ts|yml))`: ((?:“[^”]+”(?:; )?)+)/g)].flatMap(
      ([, file = '', titles = '']) =>
        [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => ({ threat, file, title })),
    ),
  );

  test('each threat has what stops it, a test, and what is left', () => {
    expect(rows.length).toBeGreaterThan(14);
    for (const row of rows) {
      expect(row, row[0]).toHaveLength(4);
      expect(
        row.filter((cell) => cell === ''),
        row[0],
      ).toEqual([]);
    }
    const without = rows.filter(([threat]) => !shownBy.some((one) => one.threat === threat));
    expect(without.map(([threat]) => threat)).toEqual([]);
  });

  test.each(shownBy)('$file has the test $title', ({ file, title }) => {
    expect(statSync(join(ROOT, file)).isFile()).toBe(true);
    const text = readFileSync(join(ROOT, file), 'utf8');
    const isTest = ["'", '"', '`'].some((quote) => text.includes(`${quote}${title}${quote}`));
    expect(isTest || text.includes(`- name: ${title}\n`)).toBe(true);
  });
});
