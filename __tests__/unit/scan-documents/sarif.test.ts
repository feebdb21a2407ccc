import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type SarifSource, sarif } from '../../../src/scan/documents/sarif.ts';
import { EXCUSED, excused, finding, NOT_LINKED, scannedFile, unreadable } from './sample.ts';

const text = z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(1024)) });

/** What we write, with what GitHub demands of it; the official schema judges it in the interop tests. */
const Log = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          semanticVersion: z.string(),
          rules: z.array(
            z.strictObject({
              id: z.string().check(z.maxLength(255)),
              shortDescription: text,
              fullDescription: text,
              helpUri: z.optional(z.url()),
              help: text,
              defaultConfiguration: z.strictObject({ level: z.enum(['error', 'warning', 'note']) }),
              properties: z.strictObject({
                tags: z.array(z.string()).check(z.maxLength(10)),
                'security-severity': z.string().check(z.regex(/^\d+\.\d$/)),
              }),
            }),
          ),
        }),
      }),
      automationDetails: z.strictObject({ id: z.string().check(z.regex(/\/$/)) }),
      invocations: z.tuple([
        z.strictObject({
          executionSuccessful: z.boolean(),
          toolExecutionNotifications: z.optional(
            z.array(z.strictObject({ level: z.enum(['error', 'warning']), message: text })),
          ),
        }),
      ]),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.number(),
          level: z.enum(['error', 'warning', 'note']),
          message: text,
          locations: z.tuple([
            z.strictObject({
              physicalLocation: z.strictObject({
                artifactLocation: z.strictObject({
                  uri: z.string().check(z.regex(/^[^/:\\]+(\/[^/:\\]+)*$/)),
                }),
                region: z.strictObject({ startLine: z.number().check(z.int(), z.minimum(1)) }),
              }),
            }),
          ]),
          partialFingerprints: z.strictObject({ primaryLocationLineHash: z.string() }),
          suppressions: z.array(
            z.strictObject({
              kind: z.literal('external'),
              status: z.literal('accepted'),
              justification: z.string(),
            }),
          ),
          properties: z.looseObject({}),
        }),
      ),
    }),
  ]),
});

const source = (changes: Partial<SarifSource> = {}): SarifSource => ({
  scanned: [scannedFile('linux/amd64', finding())],
  standing: [],
  scope: 'app',
  placeOf: () => ({ path: 'go.mod', line: 7 }),
  ...changes,
});

function runOf(changes: Partial<SarifSource> = {}, limits?: { results: number; bytes: number }) {
  const log = Log.parse(JSON.parse(sarif(source(changes), limits)));
  const [run] = log.runs;
  for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  return run;
}

describe('what is an alert', () => {
  test('a vulnerability is one rule and one result, whatever number of files has it', () => {
    const { results, tool } = runOf({
      scanned: ['linux/amd64', 'linux/arm64', 'windows/amd64'].map((target) =>
        scannedFile(target, finding()),
      ),
    });
    expect(tool.driver.rules.map(({ id, properties }) => [id, properties])).toEqual([
      [
        'GO-2099-0001',
        {
          tags: ['security', 'vulnerability', 'CVE-2099-1', 'GHSA-aaaa-bbbb-cccc'],
          'security-severity': '8.0',
        },
      ],
    ]);
    expect(results).toMatchObject([
      {
        level: 'error',
        message: {
          text:
            'GO-2099-0001 is in example.org/lib v1.2.0. The vulnerable function is linked in for linux/amd64, ' +
            'linux/arm64, windows/amd64: example.org/lib.Parse. Version 1.2.3 is without it.',
        },
        suppressions: [],
      },
    ]);
  });

  test('in two modules it is one rule and two results', () => {
    const fork = finding({ module: 'example.org/fork', ...NOT_LINKED, decision: 'review' });
    const { results, tool } = runOf({ scanned: [scannedFile('linux/amd64', finding(), fork)] });
    expect(tool.driver.rules).toHaveLength(1);
    expect(results.map(({ level }) => level)).toEqual(['error', 'warning']);
    const hashes = results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
    expect(new Set(hashes).size).toBe(2);
  });

  test('what is allowed because it is not linked in is none', () => {
    const { results, invocations } = runOf({ scanned: [scannedFile('linux/amd64', finding(NOT_LINKED))] });
    expect(results).toEqual([]);
    expect(invocations).toEqual([{ executionSuccessful: true }]);
  });

  test('what nobody knows is one, also where it is allowed', () => {
    const open = finding({ ...NOT_LINKED, functionsNamed: false, reviewed: false });
    const [result] = runOf({ scanned: [scannedFile('linux/amd64', open)] }).results;
    expect(result).toMatchObject({ level: 'note' });
    expect(result?.message.text).toContain('It is not known whether the vulnerable function is linked in.');
  });

  test('linked in on one platform only', () => {
    const scanned = [
      scannedFile('linux/amd64', finding(NOT_LINKED)),
      scannedFile('windows/amd64', finding()),
    ];
    const [result] = runOf({ scanned }).results;
    expect(result).toMatchObject({
      level: 'error',
      properties: { files: ['app-linux-amd64', 'app-windows-amd64'] },
    });
    expect(result?.message.text).toContain('linked in for windows/amd64:');
  });

  test('of the standard library', () => {
    const [result] = runOf({
      scanned: [
        scannedFile('linux/amd64', finding({ module: 'stdlib', version: '1.26.1', fixed: '1.26.3' })),
      ],
    }).results;
    expect(result?.message.text).toMatch(
      /^GO-2099-0001 is in the standard library of Go 1\.26\.1\..*Go 1\.26\.3 is/,
    );
  });

  test('an exception is a suppression from outside, with who answers for it and until when', () => {
    const { standing } = excused();
    const [result] = runOf({ standing, scanned: [scannedFile('linux/amd64', finding(EXCUSED))] }).results;
    expect(result?.suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        justification: 'only our own files are parsed (approved by @security, until 2026-12-01)',
      },
    ]);
  });
});

describe('how grave it is', () => {
  test.each([
    [undefined, 'block', '8.0'],
    [undefined, 'review', '5.5'],
    [undefined, 'allow', '2.0'],
    ['unknown', 'block', '8.0'],
    ['critical', 'review', '9.5'],
    ['low', 'block', '2.0'],
  ] as const)('rated %s and judged %s: %s', (severity, decision, number) => {
    const one = finding({ decision, ...(severity && { severity }) });
    const [rule] = runOf({ scanned: [scannedFile('linux/amd64', one)] }).tool.driver.rules;
    expect(rule?.properties['security-severity']).toBe(number);
  });
});

describe('an alert is known again', () => {
  const hashOf = (version: string, line: number) =>
    runOf({
      scanned: [scannedFile('linux/amd64', finding({ version }))],
      placeOf: () => ({ path: 'go.mod', line }),
    }).results[0]?.partialFingerprints;

  test('after an update that does not help, on another line', () => {
    expect(hashOf('v1.2.1', 12)).toEqual(hashOf('v1.2.0', 7));
  });

  test('each scope has a category of its own', () => {
    expect(runOf({ scope: 'app' }).automationDetails.id).toBe('oracle-release/scan/app/');
  });
});

describe('limits', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      finding({
        id: `GO-2099-${1000 + index}`,
        decision: index === count - 1 ? 'block' : 'review',
        blocking: false,
      }),
    );

  test('beyond the number of results the gravest stay, and the rest is counted', () => {
    const run = runOf({ scanned: [scannedFile('linux/amd64', ...many(20))] }, { results: 3, bytes: 1e6 });
    expect(run.results.map(({ ruleId }) => ruleId)).toEqual(['GO-2099-1019', 'GO-2099-1000', 'GO-2099-1001']);
    expect(run.invocations[0].toolExecutionNotifications?.[0]?.message.text).toBe(
      '17 more results are left out for length; stages/scan.json has all',
    );
  });

  test('beyond the bytes too', () => {
    const all = source({ scanned: [scannedFile('linux/amd64', ...many(200))] });
    const cut = sarif(all, { results: 25_000, bytes: 50_000 });
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(50_000);
    const [run] = Log.parse(JSON.parse(cut)).runs;
    expect(run.results.length).toBeGreaterThan(10);
    expect(run.results[0]?.level).toBe('error');
  });

  test('30,000 vulnerabilities are within what GitHub takes', () => {
    const written = sarif(source({ scanned: [scannedFile('linux/amd64', ...many(30_000))] }));
    expect(Buffer.byteLength(written)).toBeLessThanOrEqual(10_000_000);
    expect(Log.parse(JSON.parse(written)).runs[0].results.length).toBeGreaterThan(2_000);
  });
});

test('a file that could not be read is told, and the run was no success', () => {
  const { invocations } = runOf({ scanned: [scannedFile('linux/amd64', finding()), unreadable('odd.bin')] });
  expect(invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        { level: 'error', message: { text: 'odd.bin could not be read, so nothing is said of it' } },
      ],
    },
  ]);
});

test('what the database says stays text', () => {
  const odd = finding({
    summary: `[a](http://example.org)\u0000\n${'x'.repeat(3000)}`,
    aliases: ['CVE 1', '[x](y)', 'a'.repeat(100)],
  });
  const [rule] = runOf({ scanned: [scannedFile('linux/amd64', odd)] }).tool.driver.rules;
  expect(rule?.shortDescription.text).toMatch(/^\(a\)\(http:\/\/example\.org\) x+…$/);
  expect(rule?.properties.tags).toEqual(['security', 'vulnerability']);
});

test('whatever the names are, it is a log, and the same at every run', () => {
  const name = fc.string({ unit: 'binary', maxLength: 2000 });
  fc.assert(
    fc.property(
      name.filter(Boolean),
      name,
      name,
      fc.array(name, { maxLength: 20 }),
      (id, module, summary, names) => {
        const scanned = [
          scannedFile('linux/amd64', finding({ id, module, summary, aliases: names, symbols: names })),
        ];
        const written = sarif(source({ scanned }));
        expect(written).toBe(sarif(source({ scanned })));
        Log.parse(JSON.parse(written));
      },
    ),
  );
});
