import { Fields } from '../fields.ts';
import { adHocSignature } from './ad-hoc-signature.ts';

/**
 * DWARF is a segment of its own before `__LINKEDIT`, which has the symbols (Apple's mach-o/loader.h). The segment
 * goes, `__LINKEDIT` moves to its place with the imported symbols alone, and what was signed is signed anew.
 */
export function strippedMachO(file: Buffer): Buffer | undefined {
  const fields = new Fields(file, true, 'Mach-O');
  const commands = commandsOf(fields);
  const found = commands && partsOf(commands, fields);
  if (!found) return undefined;
  const { dwarf, linkEdit, info, symbols, dynamic, signature } = found;

  const from = fields.u64(linkEdit.at + 40);
  const start = fields.u64(dwarf.at + 40);
  const table = fields.u32(symbols.at + 8);
  const tableCount = fields.u32(symbols.at + 12);
  const names = fields.u32(symbols.at + 16);
  const namesSize = fields.u32(symbols.at + 20);
  const local = fields.u32(dynamic.at + 12);
  const imported = fields.u32(dynamic.at + 28);
  const indirect = fields.u32(dynamic.at + 56);
  const indirectCount = fields.u32(dynamic.at + 60);
  const end = signature ? fields.u32(signature.at + 8) : from + fields.u64(linkEdit.at + 48);
  const asGoLaysItOut =
    HEADER + fields.u32(20) <= start &&
    start <= from &&
    fields.u32(info.at + 8) === from &&
    table >= from &&
    local + imported === tableCount &&
    fields.u32(dynamic.at + 20) === 0 &&
    fields.u32(dynamic.at + 24) === local &&
    indirect === table + tableCount * SYMBOL &&
    names === indirect + indirectCount * 4 &&
    names + namesSize === end &&
    end + (signature ? fields.u32(signature.at + 12) : 0) === file.length;
  if (!asGoLaysItOut) return undefined;

  const kept = file.subarray(table + local * SYMBOL, table + tableCount * SYMBOL);
  const texts = [file.subarray(names, names + 2)];
  const keptSymbols = Buffer.from(kept);
  let at = 2;
  for (let one = 0; one < imported; one++) {
    const name = names + keptSymbols.readUInt32LE(one * SYMBOL);
    const close = file.indexOf(0, name);
    if (name >= end || close < 0 || close >= end) return undefined;
    const text = file.subarray(name, close + 1);
    keptSymbols.writeUInt32LE(at, one * SYMBOL);
    texts.push(text);
    at += text.length;
    if (at > namesSize) return undefined;
  }
  const keptIndirect = Buffer.from(file.subarray(indirect, names));
  for (let one = 0; one < indirectCount; one++) {
    const index = keptIndirect.readUInt32LE(one * 4);
    if (index < local || index >= tableCount) return undefined;
    keptIndirect.writeUInt32LE(index - local, one * 4);
  }
  const loading = file.subarray(from, table);
  const unpadded = loading.length + keptSymbols.length + keptIndirect.length + at;
  const padding = Buffer.alloc((ALIGNMENT - (unpadded % ALIGNMENT)) % ALIGNMENT);
  const body = Buffer.concat([
    file.subarray(0, start),
    loading,
    keptSymbols,
    keptIndirect,
    ...texts,
    padding,
  ]);

  const sign = signature && adHocSignature(file.subarray(end), body.length);
  if (signature && !sign) return undefined;
  const size = body.length - start + (sign?.size ?? 0);
  const put = (offset: number, value: number): void => void body.writeUInt32LE(value, offset);
  const moved = (command: Command, offset: number): void => {
    const value = fields.u32(command.at + offset);
    if (value !== 0) put(command.at + offset, value - from + start);
  };
  for (const offset of [8, 16, 24, 32, 40]) moved(info, offset);
  const newTable = start + loading.length;
  put(symbols.at + 8, newTable);
  put(symbols.at + 12, imported);
  put(symbols.at + 16, newTable + keptSymbols.length + keptIndirect.length);
  put(symbols.at + 20, at + padding.length);
  for (const [offset, value] of [
    [12, 0],
    [16, 0],
    [24, 0],
    [56, newTable + keptSymbols.length],
  ] as const) {
    put(dynamic.at + offset, value);
  }
  body.writeBigUInt64LE(BigInt(size), linkEdit.at + 32);
  body.writeBigUInt64LE(BigInt(start), linkEdit.at + 40);
  body.writeBigUInt64LE(BigInt(size), linkEdit.at + 48);
  if (signature) {
    put(signature.at + 8, body.length);
    put(signature.at + 12, sign?.size ?? 0);
  }
  removeCommand(body, dwarf, HEADER + fields.u32(20));
  return sign ? Buffer.concat([body, sign.over(body)]) : body;
}

const HEADER = 32;
const SYMBOL = 16;
/** Go ends `__LINKEDIT` so, that it can be signed. */
const ALIGNMENT = 16;
const MAX_COMMANDS = 256;

interface Command {
  readonly code: number;
  readonly at: number;
  readonly size: number;
}

const LC_SYMTAB = 0x2;
const LC_DYSYMTAB = 0xb;
const LC_SEGMENT_64 = 0x19;
const LC_CODE_SIGNATURE = 0x1d;
const LC_DYLD_INFO_ONLY = 0x80000022;
/** What says nothing of `__LINKEDIT`: LC_UNIXTHREAD, LC_LOAD_DYLIB, LC_LOAD_DYLINKER, LC_BUILD_VERSION, LC_MAIN. */
const INDIFFERENT = new Set([0x5, 0xc, 0xe, 0x32, 0x80000028]);

function commandsOf(fields: Fields): Command[] | undefined {
  const count = fields.u32(16);
  if (count > MAX_COMMANDS) return undefined;
  const commands: Command[] = [];
  let at = HEADER;
  for (let one = 0; one < count; one++) {
    const command = { code: fields.u32(at), at, size: fields.u32(at + 4) };
    if (command.size < (LEAST.get(command.code) ?? 8)) return undefined;
    commands.push(command);
    at += command.size;
  }
  return at === HEADER + fields.u32(20) ? commands : undefined;
}

/** Bytes up to the end of what is read of them. */
const LEAST = new Map([
  [LC_SEGMENT_64, 72],
  [LC_DYLD_INFO_ONLY, 48],
  [LC_SYMTAB, 24],
  [LC_DYSYMTAB, 80],
  [LC_CODE_SIGNATURE, 16],
]);

interface Parts {
  readonly dwarf: Command;
  readonly linkEdit: Command;
  readonly info: Command;
  readonly symbols: Command;
  readonly dynamic: Command;
  readonly signature: Command | undefined;
}

/** Undefined where there is a command whose part in this is not known, such as a UUID made from the bytes. */
function partsOf(commands: readonly Command[], fields: Fields): Parts | undefined {
  const segment = (name: string): number =>
    commands.findIndex(({ code, at }) => code === LC_SEGMENT_64 && fields.text(at + 8, 16) === name);
  const one = (wanted: number): Command | undefined => commands.find(({ code }) => code === wanted);
  const [dwarf, linkEdit] = [commands[segment('__DWARF')], commands[segment('__LINKEDIT')]];
  const [info, symbols, dynamic] = [one(LC_DYLD_INFO_ONLY), one(LC_SYMTAB), one(LC_DYSYMTAB)];
  const known = [LC_SEGMENT_64, LC_DYLD_INFO_ONLY, LC_SYMTAB, LC_DYSYMTAB, LC_CODE_SIGNATURE];
  const strange = commands.some(({ code }) => !known.includes(code) && !INDIFFERENT.has(code));
  if (strange || !dwarf || !linkEdit || !info || !symbols || !dynamic) return undefined;
  if (segment('__LINKEDIT') !== segment('__DWARF') + 1) return undefined;
  return { dwarf, linkEdit, info, symbols, dynamic, signature: one(LC_CODE_SIGNATURE) };
}

function removeCommand(body: Buffer, { at, size }: Command, end: number): void {
  body.copy(body, at, at + size, end);
  body.fill(0, end - size, end);
  body.writeUInt32LE(body.readUInt32LE(16) - 1, 16);
  body.writeUInt32LE(body.readUInt32LE(20) - size, 20);
}
