import type { Files } from '../ports.ts';
import type { Profile } from './preflight.ts';
import type { PackedFile } from './result.ts';

export type Note = NonNullable<PackedFile['notes']>[number];

/** How the packed file was run, and whether SELinux watched over it. */
export interface Surroundings {
  readonly ran: PackedFile['ran'];
  /** SELinux refuses here what its policy does not allow, rather than noting it. */
  readonly selinuxEnforces: boolean;
}

/** What packing changes beside size and time, where the bytes of both files show that it applies. */
export function notesOn(plain: Profile, packed: Profile, surroundings: Surroundings): Note[] {
  return [antivirus(plain, packed), selinux(packed, surroundings), debuggers(plain, packed)].filter(
    (note) => note !== undefined,
  );
}

/** PE: UPX unpacks into a section that is writable and executable from the start. */
function antivirus(plain: Profile, packed: Profile): Note | undefined {
  if (!packed.facts.writableExecutable || plain.facts.writableExecutable) return undefined;
  return {
    about: 'antivirus',
    text:
      'It has sections that are both writable and executable, and the plain file has none. Virus scanners look for ' +
      'these and for UPX, and may report the program. Sign it after packing.',
  };
}

/**
 * ELF: the loader of UPX writes code to memory and asks mprotect to make it executable. Seen on Linux 6.18 with UPX
 * 4.2.4: under PR_SET_MDWE, by which systemd does it, mprotect answers EACCES and the program ends with SIGSEGV.
 */
function selinux({ facts }: Profile, { ran, selinuxEnforces }: Surroundings): Note | undefined {
  if (facts.format !== 'elf' || !facts.upx) return undefined;
  const here =
    ran === 'native' && selinuxEnforces ? ' SELinux enforces its policy on this machine, and it ran.' : '';
  return {
    about: 'selinux',
    text:
      'It writes its code to memory and then makes that executable. SELinux refuses this to a domain without ' +
      `execmem, and systemd to a unit with MemoryDenyWriteExecute=yes: there it does not start.${here}`,
  };
}

function debuggers(plain: Profile, packed: Profile): Note | undefined {
  const lost = [
    plain.facts.sectionTable && !packed.facts.sectionTable && 'no section table',
    plain.buildInfo && !packed.buildInfo && 'no Go build information',
    plain.functions && !packed.functions && 'no function table',
  ].filter((what) => typeof what === 'string');
  if (lost.length === 0) return undefined;
  const { format, positionIndependent } = plain.facts;
  const companion =
    format === 'elf' && !positionIndependent
      ? ' With the unstripped companion, gdb names functions and lines of the running program as before.'
      : '';
  return {
    about: 'debuggers',
    text: `To tools it has ${lost.join(', ')}: \`go version -m\`, dlv, perf and scanners find nothing in it.${companion}`,
  };
}

/** By the kernel's own file, which is there only where SELinux is. */
export async function enforcesSelinux(files: Files): Promise<boolean> {
  const path = '/sys/fs/selinux/enforce';
  return (await files.stat(path)) !== undefined && (await files.readText(path)).trim() === '1';
}
