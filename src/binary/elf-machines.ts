/** What Go calls a machine of an ELF header; undefined where it has no word. */
export function elfGoarch(elf: {
  readonly machine: number;
  readonly littleEndian: boolean;
  readonly pointerSize: 4 | 8;
}): string | undefined {
  const wide = elf.pointerSize === 8;
  if (elf.machine === EM_PPC64) return elf.littleEndian ? 'ppc64le' : 'ppc64';
  if (elf.machine === EM_MIPS) return `mips${wide ? '64' : ''}${elf.littleEndian ? 'le' : ''}`;
  // Go knows arm, arm64 and riscv64 in little-endian only.
  if (elf.littleEndian === (elf.machine === EM_S390)) return undefined;
  return (wide ? MACHINES_64 : MACHINES_32)[elf.machine];
}

/** Of a machine that there is in one byte order only; undefined for others and for those not known here. */
export function onlyByteOrder(machine: number): 'little' | 'big' | undefined {
  if (machine === EM_S390) return 'big';
  return LITTLE_ENDIAN.has(machine) ? 'little' : undefined;
}

/** What the ABI byte says; Linux programs leave it 0. Solaris and DragonFly do too, and are then taken for Linux. */
export function elfGoos(osAbi: number): string | undefined {
  return ABIS[osAbi];
}

const EM_MIPS = 8;
const EM_PPC64 = 21;
const EM_S390 = 22;
/** 386, amd64, loong64. */
const LITTLE_ENDIAN: ReadonlySet<number> = new Set([3, 62, 258]);
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
