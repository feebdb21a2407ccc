import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { handOn, takeOver } from '../../../src/commands/hand-over.ts';
import type { Check } from '../../../src/model/check.ts';
import { parseTokens } from '../../../src/model/handover.ts';
import { localPorts } from '../../../src/runner/ports.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const ports = localPorts();
let output: string;

/** The `needs` context of a job that comes after a plan and two build jobs. */
let needs: string;

const compiled: Check = {
  stage: 'build',
  name: 'compile',
  subject: 'linux/amd64',
  verdict: 'pass',
  startedAt: '2026-01-01T00:00:00.000Z',
  ms: 1,
};

function put(path: string, text: string): string {
  const file = join(output, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

async function hand(name: string, files: string[], checks: Check[] = []): Promise<string> {
  return (await handOn({ name, files }, checks, output, ports.files)).token;
}

const take = async () => takeOver(needs, output, 'build', ports);
const failed = async () =>
  (await take()).checks
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ subject, measured }) => [subject, measured]);

beforeEach(async () => {
  output = temporaryFolder('hand-over');
  const amd64 = [put('build/linux-amd64/app', 'amd64'), put('debug/linux-amd64/app', 'symbols')];
  const outputs = {
    plan: {
      result: 'success',
      outputs: { handover: await hand('plan', [put('release-plan.json', '{}')]), matrix: '{"include":[]}' },
    },
    build: {
      result: 'success',
      outputs: {
        'handover-0': await hand('build-linux-amd64', amd64, [compiled]),
        'handover-1': await hand('build-linux-arm64', [put('build/linux-arm64/app', 'arm64')]),
        'handover-2': '',
      },
    },
  };
  needs = JSON.stringify(outputs, null, 2);
});

describe('taking over', () => {
  test('what was handed on passes, with the evidence of the jobs before', async () => {
    const { checks, evidence } = await take();
    expect(checks.map(({ name, subject, verdict }) => `${name} ${subject} ${verdict}`)).toEqual([
      'hand-over plan pass',
      'hand-over release-plan.json pass',
      'hand-over build-linux-amd64 pass',
      'hand-over build/linux-amd64/app pass',
      'hand-over debug/linux-amd64/app pass',
      'hand-over build-linux-arm64 pass',
      'hand-over build/linux-arm64/app pass',
    ]);
    expect(evidence).toEqual([compiled]);
  });

  test('hidden files at the top are no part of it', async () => {
    put('.gitignore', '*\n');
    expect(await failed()).toEqual([]);
  });

  test.each([
    {
      what: 'a changed byte',
      subject: 'build/linux-amd64/app',
      tamper: () => appendFileSync(join(output, 'build/linux-amd64/app'), 'x'),
    },
    {
      what: 'a missing file',
      subject: 'debug/linux-amd64/app',
      measured: 'missing',
      tamper: () => rmSync(join(output, 'debug/linux-amd64/app')),
    },
    {
      what: 'a file too much',
      subject: 'build/plan9-amd64/app',
      measured: 'no job reported this file',
      tamper: () => void put('build/plan9-amd64/app', 'x'),
    },
    {
      what: 'a changed list',
      subject: 'build-linux-arm64',
      tamper: () => appendFileSync(join(output, 'handover-build-linux-arm64.json'), ' '),
    },
    {
      what: 'a list that was not downloaded',
      subject: 'plan',
      measured: 'handover-plan.json is not there',
      tamper: () => rmSync(join(output, 'handover-plan.json')),
    },
    {
      what: 'a link in place of a file',
      subject: 'build/linux-arm64/app',
      measured: 'no plain file',
      tamper: () => {
        renameSync(join(output, 'build/linux-arm64/app'), join(output, '.aside'));
        symlinkSync(join(output, '.aside'), join(output, 'build/linux-arm64/app'));
      },
    },
  ])('$what fails by name', async ({ subject, measured, tamper }) => {
    tamper();
    const found = await failed();
    expect(found.map(([name]) => name)).toContain(subject);
    if (measured) expect(found).toContainEqual([subject, measured]);
  });

  test('two swapped targets both fail', async () => {
    const [one, other] = ['build/linux-amd64/app', 'build/linux-arm64/app'].map((path) => join(output, path));
    const [first, second] = [readFileSync(one ?? ''), readFileSync(other ?? '')];
    writeFileSync(one ?? '', second);
    writeFileSync(other ?? '', first);
    expect((await failed()).map(([name]) => name)).toEqual([
      'build/linux-amd64/app',
      'build/linux-arm64/app',
    ]);
  });

  test('a job cannot hand on what is not its own, nor what another has', async () => {
    const foreign = await hand('build-linux-arm64', [
      join(output, 'build/linux-amd64/app'),
      put('release/app', 'x'),
    ]);
    needs = needs.replace(/build-linux-arm64@sha256:[0-9a-f]+/, foreign);
    expect(await failed()).toEqual(
      expect.arrayContaining([
        ['build/linux-amd64/app', 'handed on by build-linux-amd64 and by build-linux-arm64'],
        ['release/app', 'handed on by build-linux-arm64'],
      ]),
    );
  });

  test('a path that leaves the folder is no hand-over', async () => {
    const path = join(output, 'handover-plan.json');
    const list = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...list, files: { '../plan.json': 'a'.repeat(64) } }));
    const { sha256 } = await ports.files.digest(path);
    needs = needs.replace(/plan@sha256:[0-9a-f]+/, `plan@sha256:${sha256}`);
    expect((await failed())[0]?.[0]).toBe('plan');
  });

  test('nothing goes on from a check that failed in a job before', async () => {
    const token = await hand('gates', [], [{ ...compiled, stage: 'gates', name: 'go-vet', verdict: 'fail' }]);
    needs = JSON.stringify({ ...JSON.parse(needs), gates: { outputs: { handover: token } } });
    expect((await failed()).map(([name]) => name)).toEqual(['gates go-vet: linux/amd64']);
  });
});

describe('what jobs reported', () => {
  const token = `plan@sha256:${'a'.repeat(64)}`;
  test.each([
    { what: 'lines', text: `${token}\n\ngates@sha256:${'b'.repeat(64)}\n`, names: ['plan', 'gates'] },
    {
      what: 'the needs context',
      text: JSON.stringify({ plan: { outputs: { handover: token, count: '6' } } }),
      names: ['plan'],
    },
  ])('$what', ({ text, names }) => {
    expect([...parseTokens(text).keys()]).toEqual(names);
  });

  test.each([
    { text: '{"plan":{"result":"success","outputs":{}}}', message: 'no job reported a hand-over' },
    { text: 'plan', message: 'no job reported a hand-over' },
    { text: '{"plan":', message: 'handover is not usable' },
    { text: `${token}\nplan@sha256:${'b'.repeat(64)}`, message: 'plan is reported with two digests' },
  ])('$text is refused', ({ text, message }) => {
    expect(() => parseTokens(text)).toThrow(message);
  });
});
