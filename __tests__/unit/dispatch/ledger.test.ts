import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../../src/dispatch/events.ts';
import { lineOf, parseLedger } from '../../../src/dispatch/ledger/chain.ts';
import { fileLedger } from '../../../src/dispatch/ledger/file.ts';
import { canonicalJson } from '../../../src/model/canonical.ts';
import { localPorts } from '../../../src/runner/ports.ts';

const NODE: Event = { type: 'installed', node: 'node-1' };

function textOf(count: number): string {
  let text = '';
  for (let seq = 1; seq <= count; seq++) {
    const prev = parseLedger(text, 'l').head;
    text += lineOf({
      seq,
      prev,
      at: '2026-01-01T00:00:00.000Z',
      epoch: 1,
      run: 'r',
      lane: 'local',
      event: NODE,
    });
  }
  return text;
}

describe('the chain', () => {
  it('reads what was written', () => {
    const { entries, torn } = parseLedger(textOf(3), 'l');
    expect(entries.map(({ seq, event }) => [seq, event.type])).toEqual([
      [1, 'installed'],
      [2, 'installed'],
      [3, 'installed'],
    ]);
    expect(torn).toBe(0);
  });

  const lines = textOf(4).split('\n');
  it.each<[string, string]>([
    ['a changed value', textOf(3).replace('node-1', 'node-2')],
    ['a changed value in the last line', `${lines[0]}\n${lines[1]?.replace('node-1', 'node-2')}\n`],
    ['a lost line in the middle', `${lines[0]}\n${lines[2]}\n`],
    ['a lost first line', `${lines[1]}\n`],
    ['a line put in twice', `${lines[0]}\n${lines[0]}\n`],
    ['lines that changed places', `${lines[1]}\n${lines[0]}\n`],
    ['a line that is no JSON', `${lines[0]}\n{"seq":\n`],
    ['an unknown event', textOf(1).replace('installed', 'exploded')],
    ['an empty line', `${lines[0]}\n\n${lines[1]}\n`],
  ])('is broken by %s', (_, text) => {
    expect(() => parseLedger(text, 'ledger.jsonl')).toThrow(
      expect.objectContaining({ code: 'LEDGER_BROKEN' }),
    );
  });

  it('notices any one changed byte, save that a cut line counts as torn', () => {
    const whole = Buffer.from(textOf(3));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0x20, max: 0x7e }), (place, byte) => {
        fc.pre(whole[place] !== byte);
        const changed = Buffer.from(whole);
        changed[place] = byte;
        const read = () => parseLedger(changed.toString(), 'l');
        if (place === whole.length - 1) expect(read().entries).toHaveLength(2);
        else expect(read).toThrow(expect.objectContaining({ code: 'LEDGER_BROKEN' }));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out a last line that is not whole, at whatever byte it was cut', () => {
    const whole = textOf(3);
    const second = whole.lastIndexOf('\n', whole.length - 2) + 1;
    for (let end = second; end < whole.length; end++) {
      const { entries, torn } = parseLedger(whole.slice(0, end), 'l');
      expect([entries.length, torn]).toEqual([2, end - second]);
    }
  });

  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: { d: [{ f: 1, e: 2 }], c: null } })).toBe(
      '{"a":{"c":null,"d":[{"e":2,"f":1}]},"b":1}',
    );
  });
});

describe('the ledger in a file', () => {
  let folder = '';
  let path = '';
  const ports = localPorts();
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledger-'));
    path = join(folder, 'ledger.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('appends after the expected entry only', async () => {
    const ledger = fileLedger(path, 'me', ports);
    const { head } = await ledger.read();
    await ledger.hold((lease) => lease.append(head, 'local', NODE));
    await expect(ledger.hold((lease) => lease.append(head, 'local', NODE))).rejects.toMatchObject({
      code: 'BUSY',
    });
    const { entries } = await ledger.read();
    expect(entries.map(({ seq, epoch, run }) => [seq, epoch, run])).toEqual([[1, 1, 'me']]);
  });

  it('drops a torn last line before it appends', async () => {
    const whole = textOf(2);
    await writeFile(path, whole.slice(0, -20));
    const ledger = fileLedger(path, 'me', ports);
    const { head, torn } = await ledger.read();
    expect(torn).toBeGreaterThan(0);
    await ledger.hold((lease) => lease.append(head, 'local', NODE));
    const { entries } = parseLedger(await readFile(path, 'utf8'), path);
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('is held by one at a time', async () => {
    const ledger = fileLedger(path, 'me', ports);
    await ledger.hold(async () => {
      await expect(ledger.hold(async () => {})).rejects.toMatchObject({ code: 'BUSY', exitCode: 3 });
    });
    await ledger.hold(async () => {});
  });

  it('is not held by one who looked long ago and is slow', async () => {
    const self = await ports.processes.self();
    await writeFile(`${path}.lease-2`, JSON.stringify({ ...self, since: 'then', held: true }));
    let looks = 0;
    const list = async (where: string) => (looks++ === 0 ? [] : ports.files.list(where));
    const slow = fileLedger(path, 'slow', { ...ports, files: { ...ports.files, list } });
    await expect(slow.hold(async () => {})).rejects.toMatchObject({ code: 'BUSY' });
    expect(await ports.files.list(folder)).toEqual(['ledger.jsonl.lease-2']);
  });

  it('is taken over from a holder that has died, even if its number lives on', async () => {
    const self = await ports.processes.self();
    await writeFile(
      `${path}.lease-7`,
      JSON.stringify({ ...self, token: 'earlier', since: 'then', held: true }),
    );
    await fileLedger(path, 'me', ports).hold(async (lease) => {
      await lease.append((await fileLedger(path, 'me', ports).read()).head, 'local', NODE);
    });
    expect((await fileLedger(path, 'me', ports).read()).entries[0]?.epoch).toBe(8);
  });
});
