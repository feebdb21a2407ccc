/** What Go calls a machine of an ELF header; undefined where it has no word. */
export function elfGoarch(elf: {
  readonly machine: number;
  readonly littleEndian: boolean;
  readonly pointerSize: 4 | 8;
}): string | undefined {
  const wide = elf.pointerSize === 8;
  if (elf.machine === EM_PPC64) return elf.littleEndian ? 'ppc64le' : 'ppc64';
  if (elf.machine === EM_MIPS) return `mips${wide ? '64' : ''}${elf.littleEndian ? 'le' : ''}`;
  return (wide ? MACHINES_64 : MACHINES_32)[elf.machine];
}

/** What the ABI byte says; Linux programs leave it 0. Solaris and DragonFly do too, and are then taken for Linux. */
export function elfGoos(osAbi: number): string | undefined {
  return ABIS[osAbi];
}

const EM_MIPS = 8;
const EM_PPC64 = 21;
const MACHINES_32: Readonly<Record<number, string>> = { 3: '386', 40: 'arm' };
const MACHINES_64: Readonly<Record<number, string>> = {
  22: 's390x',
  62: 'amd64',
  183: 'arm64',
  243: 'riscv64',
  258: 'loong64',
};
const ABIS: Readonly<Record<number, string>> = {
  0: 'linux',
  2: 'netbsd',
  3: 'linux',
  6: 'solaris',
  9: 'freebsd',
  12: 'openbsd',
};
