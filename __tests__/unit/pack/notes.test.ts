import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { enforcesSelinux, type Note, notesOn, type Surroundings } from '../../../src/pack/notes.ts';
import type { Profile } from '../../../src/pack/preflight.ts';
import { readProfile } from '../../../src/pack/profile.ts';
import { localFiles } from '../../../src/runner/files.ts';
import { goVersion, helloProgram, toolPath } from '../../support/go-programs.ts';

const HERE: Surroundings = { ran: 'not-run', selinuxEnforces: false };
const upx = toolPath('upx');
const missing = [!goVersion && 'go', !upx && 'upx'].filter((tool) => tool !== false);
const reason = missing.length > 0 ? ` (skipped: no ${missing.join(' and no ')})` : '';

const folder = mkdtempSync(join(tmpdir(), 'notes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function profileOf(path: string): Promise<Profile> {
  const profile = await readProfile(path, localFiles);
  if (typeof profile === 'string') throw new Error(profile);
  return profile;
}

function packed(program: string, name: string): string {
  const path = join(folder, name);
  execFileSync(upx ?? '', ['-q', '-o', path, '--', program], { stdio: 'pipe' });
  return path;
}

const about = (notes: readonly Note[]) => notes.map((note) => note.about);

describe.skipIf(missing.length > 0)(`what the bytes of both files show${reason}`, () => {
  const files = (target: string) => {
    const plain = helloProgram(target);
    return { plain, packed: packed(plain, target.replace('/', '-')) };
  };

  test('windows/amd64', async () => {
    const { plain, packed: made } = files('windows/amd64');
    const notes = notesOn(await profileOf(plain), await profileOf(made), HERE);
    expect(about(notes)).toEqual(['antivirus', 'debuggers']);
    expect(notes[1]?.text).toContain('To tools it has no Go build information, no function table:');
    expect(notes[1]?.text).not.toContain('gdb');
  });

  test('linux/amd64, and Go agrees that it finds nothing', async () => {
    const { plain, packed: made } = files('linux/amd64');
    const notes = notesOn(await profileOf(plain), await profileOf(made), HERE);
    expect(about(notes)).toEqual(['selinux', 'debuggers']);
    expect(notes[1]?.text).toContain('no section table, no Go build information, no function table');
    expect(notes[1]?.text).toContain('gdb');
    expect(execFileSync('go', ['version', '-m', plain], { encoding: 'utf8' })).toContain(
      'example.test/hello',
    );
    expect(() => execFileSync('go', ['version', '-m', made], { stdio: 'pipe' })).toThrow(
      /not a Go executable/,
    );
  });

  test('a plain file loses nothing', async () => {
    const plain = await profileOf(helloProgram('linux/amd64'));
    expect(notesOn(plain, plain, HERE)).toEqual([]);
  });

  test.each<[Surroundings, boolean]>([
    [{ ran: 'native', selinuxEnforces: true }, true],
    [{ ran: 'native', selinuxEnforces: false }, false],
    [{ ran: 'qemu', selinuxEnforces: true }, false],
    [{ ran: 'not-run', selinuxEnforces: true }, false],
  ])('%o: whether it ran under SELinux is said: %s', async (surroundings, said) => {
    const plain = helloProgram('linux/amd64');
    const made = packed(plain, `${surroundings.ran}-${surroundings.selinuxEnforces}`);
    const [note] = notesOn(await profileOf(plain), await profileOf(made), surroundings);
    expect(note?.about).toBe('selinux');
    expect(note?.text.endsWith('on this machine, and it ran.')).toBe(said);
  });
});

test.each([
  ['1', true],
  ['0', false],
  ['1\n', true],
  [undefined, false],
])('SELinux with %j in its file enforces: %s', async (content, enforces) => {
  const asked: string[] = [];
  const files = {
    ...localFiles,
    stat: async (path: string) => {
      asked.push(path);
      return content === undefined
        ? undefined
        : ({ kind: 'file', link: false, size: 0, mode: 0o644, identity: path } as const);
    },
    readText: async () => content ?? '',
  };
  expect(await enforcesSelinux(files)).toBe(enforces);
  expect(asked).toEqual(['/sys/fs/selinux/enforce']);
});
