import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { openVex, type VexSource } from '../../../src/scan/documents/openvex.ts';
import type { VulnerabilityFinding } from '../../../src/scan/result.ts';
import { EXCUSED, excused, finding, NOT_LINKED, scannedFile, unreadable } from './sample.ts';

const component = {
  '@id': z.string().check(z.regex(/^pkg:/)),
  hashes: z.optional(z.record(z.enum(['sha-256', 'sha-512']), z.string().check(z.regex(/^[0-9a-f]+$/)))),
};
const statement = {
  vulnerability: z.strictObject({
    '@id': z.optional(z.url()),
    name: z.string(),
    aliases: z.optional(z.array(z.string())),
  }),
  products: z
    .array(z.strictObject({ ...component, subcomponents: z.array(z.strictObject(component)) }))
    .check(z.minLength(1)),
};

/** What OpenVEX 0.2.0 demands of each status, and nothing that we do not write. */
const Document = z.strictObject({
  '@context': z.literal('https://openvex.dev/ns/v0.2.0'),
  '@id': z.string().check(z.regex(/^https:\/\/openvex\.dev\/docs\/public\/vex-[0-9a-f]{64}$/)),
  author: z.string().check(z.minLength(1)),
  timestamp: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)),
  version: z.literal(1),
  tooling: z.string(),
  statements: z
    .array(
      z.discriminatedUnion('status', [
        z.strictObject({
          ...statement,
          status: z.literal('not_affected'),
          justification: z.string(),
          impact_statement: z.string(),
        }),
        z.strictObject({ ...statement, status: z.literal('affected'), action_statement: z.string() }),
        z.strictObject({ ...statement, status: z.literal('under_investigation'), status_notes: z.string() }),
      ]),
    )
    .check(z.minLength(1)),
});

const absent = (changes: Partial<VulnerabilityFinding> = {}) => finding({ ...NOT_LINKED, ...changes });

function vex(source: Partial<VexSource>) {
  const text = openVex({ scanned: [], standing: [], whole: true, ...source });
  return text === undefined ? undefined : Document.parse(JSON.parse(text));
}
const idsOf = (products: readonly { '@id': string }[] = []) =>
  products.map((product) => product['@id'].replace(/checksum=sha256:[0-9a-f]{64}&/, ''));

describe('what is not linked in', () => {
  test('is not affected, as the code is not there', () => {
    const file = scannedFile('linux/amd64', absent());
    const document = vex({ scanned: [file] });
    const subcomponents = [{ '@id': 'pkg:golang/example.org/lib@v1.2.0' }];
    expect(document).toMatchObject({ author: 'ACME', timestamp: '2026-11-01T10:00:00Z' });
    expect(document?.statements).toEqual([
      {
        vulnerability: {
          '@id': 'https://pkg.go.dev/vuln/GO-2099-0001',
          name: 'GO-2099-0001',
          aliases: ['CVE-2099-1', 'GHSA-aaaa-bbbb-cccc'],
        },
        products: [
          { '@id': 'pkg:golang/example.org/app@v1.0.0', subcomponents },
          { '@id': 'pkg:generic/app@1.0.0', subcomponents },
          {
            '@id': `pkg:golang/example.org/app@v1.0.0?checksum=sha256:${file.digest?.sha256}&file_name=app-linux-amd64`,
            hashes: { 'sha-256': file.digest?.sha256, 'sha-512': file.digest?.sha512 },
            subcomponents,
          },
        ],
        status: 'not_affected',
        justification: 'vulnerable_code_not_present',
        impact_statement: 'No vulnerable function is in the function table of the program.',
      },
    ]);
  });

  test.each<[string, VexSource['scanned']]>([
    ['is linked in', [scannedFile('linux/amd64', finding())]],
    ['no functions are named', [scannedFile('linux/amd64', absent({ functionsNamed: false }))]],
    [
      'the program has no function table',
      [{ ...scannedFile('linux/amd64', absent()), functionsKnown: false }],
    ],
    [
      'is linked in by another module',
      [scannedFile('linux/amd64', absent(), finding({ module: 'example.org/fork' }))],
    ],
    [
      'of another module nothing is known',
      [scannedFile('linux/amd64', absent(), absent({ module: 'example.org/fork', functionsNamed: false }))],
    ],
    ['nothing was found', [scannedFile('linux/amd64')]],
    ['nothing could be read', [unreadable('odd.bin')]],
  ])('says nothing where it %s', (_, scanned) => {
    expect(vex({ scanned })).toBeUndefined();
  });

  test('on some platforms only, it is said of those files and not of the program', () => {
    const scanned = [scannedFile('linux/amd64', absent()), scannedFile('windows/amd64', finding())];
    expect(idsOf(vex({ scanned })?.statements[0]?.products)).toEqual([
      'pkg:golang/example.org/app@v1.0.0?file_name=app-linux-amd64',
    ]);
  });

  test('in a job that scanned a part of the release, it is said of its files only', () => {
    const scanned = [scannedFile('linux/amd64', absent())];
    expect(idsOf(vex({ scanned, whole: false })?.statements[0]?.products)).toEqual([
      'pkg:golang/example.org/app@v1.0.0?file_name=app-linux-amd64',
    ]);
  });

  test('of a program without a version, it is said of the bytes alone', () => {
    const { program, ...file } = scannedFile('linux/amd64', absent());
    if (!program) throw new Error('the sample has a program');
    const unversioned = { ...program, version: '(devel)', purl: 'pkg:golang/example.org/app' };
    const { statements = [] } = vex({ scanned: [{ ...file, program: unversioned }] }) ?? {};
    expect(statements[0]?.products.map((product) => product['@id'])).toEqual([
      `pkg:golang/example.org/app?checksum=sha256:${file.digest?.sha256}&file_name=app-linux-amd64`,
    ]);
  });

  test('everywhere that it is, it is said once of the program and of each file', () => {
    const scanned = [
      scannedFile('linux/amd64', absent()),
      scannedFile('linux/arm64', absent({ level: 'package' })),
      scannedFile('darwin/arm64'),
    ];
    const { statements = [] } = vex({ scanned }) ?? {};
    expect(statements).toHaveLength(1);
    expect(idsOf(statements[0]?.products)).toEqual([
      'pkg:golang/example.org/app@v1.0.0',
      'pkg:generic/app@1.0.0',
      'pkg:golang/example.org/app@v1.0.0?file_name=app-linux-amd64',
      'pkg:golang/example.org/app@v1.0.0?file_name=app-linux-arm64',
    ]);
  });
});

describe('what the policy excepts', () => {
  const scanned = [scannedFile('linux/amd64', finding(EXCUSED))];

  test.each([
    [{}, { status: 'affected', action_statement: 'only our own files are parsed' }],
    [
      { status: 'not_affected', justification: 'vulnerable_code_cannot_be_controlled_by_adversary' },
      {
        status: 'not_affected',
        justification: 'vulnerable_code_cannot_be_controlled_by_adversary',
        impact_statement: 'only our own files are parsed',
      },
    ],
    [
      { status: 'under_investigation' },
      { status: 'under_investigation', status_notes: 'only our own files are parsed' },
    ],
  ] as const)('%j', (changes, stated) => {
    const { standing } = excused(changes);
    expect(vex({ scanned, standing })?.statements).toMatchObject([stated]);
  });

  test('who approved it is not told', () => {
    const { standing } = excused();
    expect(JSON.stringify(vex({ scanned, standing }))).not.toContain('@security');
  });

  test('an exception that excuses nothing states nothing', () => {
    const { standing } = excused();
    expect(vex({ scanned: [scannedFile('linux/amd64', finding())], standing })).toBeUndefined();
  });
});

test('the same findings give the same document, in whatever order', () => {
  const findings = [absent(), absent({ id: 'GO-2099-0002', aliases: [] })];
  const one = openVex({ scanned: [scannedFile('linux/amd64', ...findings)], standing: [], whole: true });
  const other = openVex({
    scanned: [scannedFile('linux/amd64', ...findings.toReversed())],
    standing: [],
    whole: true,
  });
  expect(other).toBe(one);
  const less = openVex({ scanned: [scannedFile('linux/amd64', absent())], standing: [], whole: true });
  expect(JSON.parse(less ?? '')['@id']).not.toBe(JSON.parse(one ?? '')['@id']);
});
