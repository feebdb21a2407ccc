/** Changes a packed file; for each of them UPX still ends well. */
export type Damage = (packed: Buffer) => Buffer;

/** What can befall a packed file between UPX and its release, by name. */
export const DAMAGES = {
  'a byte at 1 %': byteAt(0.01),
  'a byte at 25 %': byteAt(0.25),
  'a byte at 50 %': byteAt(0.5),
  'a byte at 75 %': byteAt(0.75),
  'a byte at 99 %': byteAt(0.99),
  'another entry point': (packed) => changed(packed, entryPointOf(packed), 0x10),
  'bytes cut off': (packed) => packed.subarray(0, -100),
  'bytes appended': (packed) => Buffer.concat([packed, Buffer.alloc(64, 1)]),
} satisfies Record<string, Damage>;
export type DamageName = keyof typeof DAMAGES;

function byteAt(part: number): Damage {
  return (packed) => changed(packed, Math.floor(packed.length * part), 0xff);
}

function changed(bytes: Buffer, at: number, bits: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ bits;
  return copy;
}

/** Where e_entry (elf(5)) or AddressOfEntryPoint (the PE format, optional header + 16) lies. */
function entryPointOf(program: Buffer): number {
  const isPe = program.toString('latin1', 0, 2) === 'MZ';
  return isPe ? program.readUInt32LE(0x3c) + 24 + 16 : 24;
}
