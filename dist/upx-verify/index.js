import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 7123:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _src_commands_upx_verify_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9606);
/* harmony import */ var _src_runner_action_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4433);


await (0,_src_runner_action_js__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .C)('upx-verify', _src_commands_upx_verify_js__WEBPACK_IMPORTED_MODULE_0__/* .upxVerify */ .L);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 2328:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  r: () => (/* binding */ readBuildInfo)
});

// EXTERNAL MODULE: ./src/binary/fields.ts
var binary_fields = __nccwpck_require__(5544);
// EXTERNAL MODULE: ./src/binary/image.ts
var binary_image = __nccwpck_require__(1896);
;// CONCATENATED MODULE: ./src/binary/modinfo.ts
/** The module lines of a Go program (Go's runtime/debug.ParseBuildInfo). Lines that are not understood are passed over. */
function parseModuleInfo(text) {
    const found = {
        path: '',
        main: { path: '', version: '' },
        deps: [],
        settings: [],
    };
    let last = 'mod';
    for (const line of text.split('\n')) {
        const [kind = '', ...columns] = line.split('\t');
        if (kind === 'path')
            found.path = columns[0] ?? '';
        if (kind === 'mod') {
            found.main = moduleOf(columns);
            last = 'mod';
        }
        if (kind === 'dep') {
            found.deps.push(moduleOf(columns));
            last = 'dep';
        }
        if (kind === '=>')
            replaceLast(found, last, moduleOf(columns));
        if (kind === 'build')
            found.settings.push(...settingOf(columns.join('\t')));
    }
    return { ...found, settings: Object.fromEntries(found.settings) };
}
function moduleOf([path = '', version = '', sum = '']) {
    return { path, version, ...(sum && { sum }) };
}
function replaceLast(found, last, replace) {
    if (last === 'mod')
        found.main = { ...found.main, replace };
    const dep = found.deps.at(-1);
    if (last === 'dep' && dep)
        found.deps[found.deps.length - 1] = { ...dep, replace };
}
/** `KEY=VALUE`, either side quoted by Go where it holds a space, a quote or the like. */
function settingOf(text) {
    const [, key, value] = /^("(?:[^"\\]|\\.)*"|[^=]*)=(.*)$/s.exec(text) ?? [];
    return key === undefined || value === undefined ? [] : [[unquote(key), unquote(value)]];
}
const ESCAPE = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gs;
const SHORT = {
    a: '\x07',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
};
/** Undoes strconv.Quote. */
function unquote(text) {
    if (!/^".*"$/s.test(text))
        return text;
    return text.slice(1, -1).replace(ESCAPE, (_, byte, short, long, character) => {
        const code = Number.parseInt(byte ?? short ?? long ?? '', 16);
        if (Number.isNaN(code))
            return SHORT[character] ?? character;
        return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    });
}

// EXTERNAL MODULE: ./src/binary/open.ts
var binary_open = __nccwpck_require__(1157);
// EXTERNAL MODULE: ./src/binary/overlap.ts
var overlap = __nccwpck_require__(8126);
// EXTERNAL MODULE: ./src/binary/scan.ts
var scan = __nccwpck_require__(9564);
;// CONCATENATED MODULE: ./src/binary/buildinfo.ts






/**
 * Reads the build information of a Go program (Go's debug/buildinfo). Undefined where there is none: not built
 * by Go, or packed. Throws MalformedBinary when the bytes are no ELF, Mach-O or PE, or contradict themselves.
 */
function readBuildInfo(source) {
    const image = (0,binary_open/* openImage */.U)(source);
    let candidates = 0;
    for (const place of places(image)) {
        for (const offset of (0,scan/* occurrences */.T)(source, place, MAGIC)) {
            if (++candidates > scan/* MAX_CANDIDATES */.q)
                return undefined;
            if (offset % ALIGNMENT !== 0)
                continue;
            const found = stringsAt(source, image, offset, place.offset + place.size);
            if (found)
                return { goVersion: found.goVersion, ...parseModuleInfo(found.moduleInfo) };
        }
    }
    return undefined;
}
const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1');
/** In the file as in memory, because formats keep places in a page the same. */
const ALIGNMENT = 16;
const HEADER_BYTES = 32;
const FLAG_BIG_ENDIAN = 1;
const FLAG_INLINE = 2;
/** The largest programs seen carry under 100 KB of module lines. */
const MAX_INFO_BYTES = 4 << 20;
const MAX_VERSION_BYTES = 1024;
/** Room for both strings and their lengths. */
const MAX_VARINT_BYTES = 8;
/** The section Go puts it in, else all writable memory: a stripped section table does not hide it. */
function places(image) {
    const named = image.sections.find((it) => it.name === '.go.buildinfo' || it.name === '__go_buildinfo');
    return named ? [named] : (0,overlap/* coveredBy */.U)(image.loaded.filter((region) => region.writable));
}
/** Undefined where a chance occurrence of the magic is followed by no version. */
function stringsAt(source, image, offset, end) {
    if (offset + HEADER_BYTES > end)
        return undefined;
    const header = (0,binary_fields/* fieldsAt */.$5)(source, offset, HEADER_BYTES, true, 'Go build info');
    const flags = header.u8(15);
    if (flags & FLAG_INLINE)
        return inlineStrings(source, offset + HEADER_BYTES, end);
    const pointers = {
        image,
        size: header.u8(14) === 4 ? 4 : 8,
        littleEndian: (flags & FLAG_BIG_ENDIAN) === 0,
    };
    return pointedStrings(source, offset, pointers);
}
/** Go 1.18 and later: two strings, each after its length as an unsigned varint. */
function inlineStrings(source, offset, end) {
    const version = inlineString(source, offset, end, MAX_VERSION_BYTES);
    if (!version.text)
        return undefined;
    const info = inlineString(source, version.next, end, MAX_INFO_BYTES);
    return { goVersion: version.text, moduleInfo: withoutSentinels(info.text) };
}
function inlineString(source, offset, end, most) {
    const head = source.read(offset, Math.min(MAX_VARINT_BYTES, Math.max(0, end - offset)));
    const { value, length } = varint(head);
    const start = offset + length;
    const size = value > most || start + value > source.size ? 0 : value;
    return { text: latin1(source.read(start, size)), next: start + size };
}
function varint(bytes) {
    let value = 0;
    for (const [index, byte] of bytes.entries()) {
        value += (byte & 0x7f) * 2 ** (7 * index);
        if (byte < 0x80)
            return { value, length: index + 1 };
    }
    return { value: 0, length: bytes.length };
}
/** Before Go 1.18: pointers to two Go string headers, each of which is a pointer and a length. */
function pointedStrings(source, offset, pointers) {
    const header = (0,binary_fields/* fieldsAt */.$5)(source, offset, HEADER_BYTES, pointers.littleEndian, 'Go build info');
    const goVersion = pointedString(source, header.word(16, pointers.size), pointers, MAX_VERSION_BYTES);
    if (!goVersion)
        return undefined;
    const info = pointedString(source, header.word(16 + pointers.size, pointers.size), pointers, MAX_INFO_BYTES);
    return { goVersion, moduleInfo: withoutSentinels(info) };
}
function pointedString(source, address, pointers, most) {
    const { image, size, littleEndian } = pointers;
    const header = (0,binary_image/* locate */.x)(image.loaded, address);
    if (!header || header.available < 2 * size)
        return '';
    const fields = (0,binary_fields/* fieldsAt */.$5)(source, header.offset, 2 * size, littleEndian, 'Go string header');
    const data = (0,binary_image/* locate */.x)(image.loaded, fields.word(0, size));
    const length = fields.word(size, size);
    if (!data || length > Math.min(data.available, most))
        return '';
    return latin1(source.read(data.offset, length));
}
/** The module lines stand between two markers of 16 bytes (cmd/go/internal/modload). */
function withoutSentinels(info) {
    const wrapped = info.length >= 33 && info[info.length - 17] === '\n';
    return Buffer.from(wrapped ? info.slice(16, -16) : '', 'latin1').toString('utf8');
}
/** One character a byte, so that the sentinels keep their length. */
function latin1(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}


/***/ }),

/***/ 9163:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Ld: () => (/* binding */ elfFacts),
  aB: () => (/* binding */ isElf),
  oU: () => (/* binding */ readElf)
});

// EXTERNAL MODULE: ./src/binary/fields.ts
var fields = __nccwpck_require__(5544);
// EXTERNAL MODULE: ./src/binary/image.ts
var binary_image = __nccwpck_require__(1896);
// EXTERNAL MODULE: ./src/binary/malformed.ts
var malformed = __nccwpck_require__(8680);
;// CONCATENATED MODULE: ./src/binary/elf-dynamic.ts



const DT_NEEDED = 1;
const DT_STRTAB = 5;
const DT_STRSZ = 10;
const DT_RELR = 36;
const DT_FLAGS_1 = 0x6ffffffb;
const DF_1_PIE = 0x08000000;
const MAX_DYNAMIC = 1 << 20;
const MAX_NEEDED = 1024;
/** Longest name that is read, in bytes. */
const MAX_NAME = 4096;
function readDynamic(source, elf, segment) {
    (0,fields/* capped */.uo)(segment.size, MAX_DYNAMIC, 'the size of the ELF dynamic section');
    const dynamic = (0,fields/* fieldsAt */.$5)(source, segment.offset, segment.size, elf.littleEndian, 'ELF dynamic section');
    const entrySize = 2 * elf.pointerSize;
    const values = new Map();
    for (let at = 0; at + entrySize <= segment.size; at += entrySize) {
        const tag = dynamic.u32(elf.littleEndian || elf.pointerSize === 4 ? at : at + 4);
        if (tag === 0)
            break;
        if (![DT_NEEDED, DT_STRTAB, DT_STRSZ, DT_RELR, DT_FLAGS_1].includes(tag))
            continue;
        values.set(tag, [...(values.get(tag) ?? []), dynamic.word(at + elf.pointerSize, elf.pointerSize)]);
        (0,fields/* capped */.uo)(values.get(tag)?.length ?? 0, MAX_NEEDED, 'the number of needed libraries');
    }
    const offsets = values.get(DT_NEEDED) ?? [];
    const strings = offsets.length > 0 ? (0,binary_image/* locate */.x)(elf.loaded, values.get(DT_STRTAB)?.[0] ?? 0) : undefined;
    if (offsets.length > 0 && !strings)
        throw new malformed/* MalformedBinary */.n('ELF dynamic strings are not in a loaded segment');
    const size = Math.min(values.get(DT_STRSZ)?.[0] ?? 0, strings?.available ?? 0);
    return {
        needed: offsets.map((at) => textAt(source, (strings?.offset ?? 0) + Math.min(at, size), Math.max(0, size - at))),
        relr: values.has(DT_RELR),
        pie: values.get(DT_FLAGS_1)?.some((flags) => (flags & DF_1_PIE) !== 0) ?? false,
    };
}
/** The text at an offset, up to a NUL or the most a name may have. */
function textAt(source, offset, most) {
    const text = (0,fields/* decode */.D4)(source.read(offset, Math.min(most, MAX_NAME, Math.max(0, source.size - offset))));
    const end = text.indexOf('\0');
    return end < 0 ? text : text.slice(0, end);
}

;// CONCATENATED MODULE: ./src/binary/elf-machines.ts
/** What Go calls a machine of an ELF header; undefined where it has no word. */
function elfGoarch(elf) {
    const wide = elf.pointerSize === 8;
    if (elf.machine === EM_PPC64)
        return elf.littleEndian ? 'ppc64le' : 'ppc64';
    if (elf.machine === EM_MIPS)
        return `mips${wide ? '64' : ''}${elf.littleEndian ? 'le' : ''}`;
    // Go knows arm, arm64 and riscv64 in little-endian only.
    if (elf.littleEndian === (elf.machine === EM_S390))
        return undefined;
    return (wide ? MACHINES_64 : MACHINES_32)[elf.machine];
}
/** Of a machine that there is in one byte order only; undefined for others and for those not known here. */
function onlyByteOrder(machine) {
    if (machine === EM_S390)
        return 'big';
    return LITTLE_ENDIAN.has(machine) ? 'little' : undefined;
}
/** What the ABI byte says; Linux programs leave it 0. Solaris and DragonFly do too, and are then taken for Linux. */
function elfGoos(osAbi) {
    return ABIS[osAbi];
}
const EM_MIPS = 8;
const EM_PPC64 = 21;
const EM_S390 = 22;
/** 386, amd64, loong64. */
const LITTLE_ENDIAN = new Set([3, 62, 258]);
const MACHINES_32 = { 3: '386', 40: 'arm' };
const MACHINES_64 = {
    22: 's390x',
    62: 'amd64',
    183: 'arm64',
    243: 'riscv64',
    258: 'loong64',
};
const ABIS = {
    0: 'linux',
    2: 'netbsd',
    3: 'linux',
    6: 'solaris',
    9: 'freebsd',
    12: 'openbsd',
};

// EXTERNAL MODULE: ./src/binary/overlap.ts
var overlap = __nccwpck_require__(8126);
;// CONCATENATED MODULE: ./src/binary/elf.ts





function isElf(start) {
    return Buffer.from(start).toString('latin1') === '\x7fELF';
}
function readElf(source) {
    const ident = (0,fields/* fieldsAt */.$5)(source, 0, 16, true, 'ELF identification');
    const pointerSize = choose(ident.u8(4), { 1: 4, 2: 8 }, 'ELF class');
    const littleEndian = choose(ident.u8(5), { 1: true, 2: false }, 'ELF byte order');
    const shape = pointerSize === 8 ? SHAPE_64 : SHAPE_32;
    const header = (0,fields/* fieldsAt */.$5)(source, 0, shape.header, littleEndian, 'ELF header');
    refuseWrongByteOrder(header, littleEndian);
    const head = { header, shape, pointerSize, littleEndian };
    const segments = readSegments(source, head);
    return {
        format: 'elf',
        littleEndian,
        pointerSize,
        type: header.u16(16),
        machine: header.u16(18),
        osAbi: ident.u8(7),
        entry: header.word(24, pointerSize),
        segments,
        loaded: segments.filter((segment) => segment.type === PT_LOAD),
        sections: readSections(source, head),
        programHeadersEnd: header.word(shape.phoff, pointerSize) + shape.segment * header.u16(shape.counts + 2),
    };
}
function elfFacts(source, elf) {
    const segmentOf = (type) => elf.segments.find((segment) => segment.type === type);
    const loading = segmentOf(PT_DYNAMIC);
    const dynamic = loading ? readDynamic(source, elf, loading) : NO_LIBRARIES;
    const interp = segmentOf(PT_INTERP);
    const interpreter = interp && textAt(source, interp.offset, Math.min(interp.size, MAX_NAME));
    return {
        goarch: elfGoarch(elf),
        goos: elfGoos(elf.osAbi),
        static: interp === undefined && dynamic.needed.length === 0,
        program: elf.entry !== 0 && (elf.type === ET_EXEC || (elf.type === ET_DYN && startable(elf, dynamic))),
        linkage: { ...(interpreter !== undefined && { interpreter }), imports: dynamic.needed },
        stripped: !elf.sections.some((section) => SYMBOLIC.test(section.name)),
        positionIndependent: elf.type === ET_DYN,
        signature: false,
        relr: dynamic.relr,
    };
}
/** A shared library has the type of a position-independent program, but nothing that says it is one. */
function startable({ segments }, dynamic) {
    const has = (type) => segments.some((segment) => segment.type === type);
    return has(PT_INTERP) || !has(PT_DYNAMIC) || dynamic.pie;
}
const NO_LIBRARIES = { needed: [], relr: false, pie: false };
const SYMBOLIC = /^\.(symtab$|z?debug_)/;
const EV_CURRENT = 1;
const ET_EXEC = 2;
const ET_DYN = 3;
const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const PT_INTERP = 3;
/** SHT_NULL, whose size may be a count of sections, and SHT_NOBITS. */
const WITHOUT_BYTES = new Set([0, 8]);
const MAX_SEGMENTS = 1024;
const MAX_SECTIONS = 4096;
const MAX_NAMES = 1 << 20;
/** Where the fields are in the two classes. `counts` begins phentsize, phnum, shentsize, shnum, shstrndx. */
const SHAPE_64 = { header: 64, phoff: 32, shoff: 40, counts: 54, segment: 56, section: 64 };
const SHAPE_32 = { header: 52, phoff: 28, shoff: 32, counts: 42, segment: 32, section: 40 };
function choose(code, legal, what) {
    const value = legal[code];
    if (value === undefined)
        throw new malformed/* MalformedBinary */.n(`${what} is ${code}`);
    return value;
}
/** The version is always 1, so it tells in which order the header was written; some machines have one order only. */
function refuseWrongByteOrder(header, littleEndian) {
    const order = littleEndian ? 'little' : 'big';
    if (header.u32(20) !== EV_CURRENT) {
        throw new malformed/* MalformedBinary */.n(`the ELF version is ${header.u32(20)}, not 1, when read as ${order}-endian, which it says it is`);
    }
    const only = onlyByteOrder(header.u16(18));
    if (only && only !== order) {
        throw new malformed/* MalformedBinary */.n(`the ELF file says it is ${order}-endian, and its machine is ${only}-endian only`);
    }
}
function readSegments(source, { header, shape, pointerSize, littleEndian }) {
    const rows = tableRows(source, littleEndian, {
        what: 'ELF program headers',
        offset: header.word(shape.phoff, pointerSize),
        count: (0,fields/* capped */.uo)(header.u16(shape.counts + 2), MAX_SEGMENTS, 'the number of ELF program headers'),
        rowSize: header.u16(shape.counts),
        expectedRowSize: shape.segment,
    });
    return rows.map((row) => {
        const wide = pointerSize === 8;
        const flags = row.u32(wide ? 4 : 24);
        const offset = row.word(wide ? 8 : 4, pointerSize);
        const size = row.word(wide ? 32 : 16, pointerSize);
        const type = row.u32(0);
        const used = type === PT_LOAD || type === PT_DYNAMIC || type === PT_INTERP;
        if (used)
            (0,fields/* within */.ux)(source, offset, size, 'ELF segment');
        return {
            type,
            name: '',
            offset,
            size,
            address: row.word(wide ? 16 : 8, pointerSize),
            writable: (flags & 2) !== 0,
            executable: (flags & 1) !== 0,
        };
    });
}
function readSections(source, { header, shape, pointerSize, littleEndian }) {
    const rows = tableRows(source, littleEndian, {
        what: 'ELF section headers',
        offset: header.word(shape.shoff, pointerSize),
        count: (0,fields/* capped */.uo)(header.u16(shape.counts + 6), MAX_SECTIONS, 'the number of ELF section headers'),
        rowSize: header.u16(shape.counts + 4),
        expectedRowSize: shape.section,
    });
    const wide = pointerSize === 8;
    const regions = rows.map((row) => {
        const offset = row.word(wide ? 24 : 16, pointerSize);
        const size = WITHOUT_BYTES.has(row.u32(4)) ? 0 : row.word(wide ? 32 : 20, pointerSize);
        if (size > 0)
            (0,fields/* within */.ux)(source, offset, size, 'ELF section');
        const flags = row.word(8, pointerSize);
        const address = row.word(wide ? 16 : 12, pointerSize);
        return { offset, size, address, writable: flags % 2 === 1, executable: Math.floor(flags / 4) % 2 === 1 };
    });
    const names = regions[header.u16(shape.counts + 8)];
    if (!names)
        return [];
    (0,fields/* capped */.uo)(names.size, MAX_NAMES, 'the size of the ELF section names');
    const strings = new fields/* Fields */.C8(source.read(names.offset, names.size), littleEndian, 'ELF section names');
    const sections = regions.map((region, index) => ({
        ...region,
        name: strings.text(rows[index]?.u32(0) ?? 0, MAX_NAME),
    }));
    (0,overlap/* refuseOverlap */.Q)(sections, 'ELF sections');
    return sections;
}
function tableRows(source, littleEndian, table) {
    if (table.count === 0)
        return [];
    if (table.rowSize !== table.expectedRowSize) {
        throw new malformed/* MalformedBinary */.n(`${table.what}: an entry has ${table.rowSize} bytes, not ${table.expectedRowSize}`);
    }
    const { bytes } = (0,fields/* fieldsAt */.$5)(source, table.offset, table.count * table.rowSize, littleEndian, table.what);
    return Array.from({ length: table.count }, (_, index) => {
        const start = index * table.rowSize;
        return new fields/* Fields */.C8(bytes.subarray(start, start + table.rowSize), littleEndian, table.what);
    });
}


/***/ }),

/***/ 5544:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ fieldsAt),
/* harmony export */   C8: () => (/* binding */ Fields),
/* harmony export */   D4: () => (/* binding */ decode),
/* harmony export */   uo: () => (/* binding */ capped),
/* harmony export */   ux: () => (/* binding */ within)
/* harmony export */ });
/* harmony import */ var _malformed_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8680);

/** A window of bytes whose numbers are read with their bounds checked. */
class Fields {
    bytes;
    #view;
    #littleEndian;
    #what;
    constructor(bytes, littleEndian, what) {
        this.bytes = bytes;
        this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        this.#littleEndian = littleEndian;
        this.#what = what;
    }
    u8(at) {
        return this.#checked(at, 1).getUint8(at);
    }
    u16(at) {
        return this.#checked(at, 2).getUint16(at, this.#littleEndian);
    }
    u32(at) {
        return this.#checked(at, 4).getUint32(at, this.#littleEndian);
    }
    /** Refuses what a number cannot hold exactly; no file of ours comes near 2^53. */
    u64(at) {
        const value = this.#checked(at, 8).getBigUint64(at, this.#littleEndian);
        if (value > BigInt(Number.MAX_SAFE_INTEGER)) {
            throw new _malformed_js__WEBPACK_IMPORTED_MODULE_0__/* .MalformedBinary */ .n(`${this.#what}: the value 0x${value.toString(16)} at +${at} is out of range`);
        }
        return Number(value);
    }
    /** A whole number of the pointer's size. */
    word(at, pointerSize) {
        return pointerSize === 8 ? this.u64(at) : this.u32(at);
    }
    /** The text up to a NUL or the end, at most `max` bytes. */
    text(at, max) {
        const window = this.bytes.subarray(at, Math.min(this.bytes.length, at + max));
        const end = window.indexOf(0);
        return decode(end < 0 ? window : window.subarray(0, end));
    }
    #checked(at, length) {
        if (at >= 0 && at + length <= this.bytes.length)
            return this.#view;
        throw new _malformed_js__WEBPACK_IMPORTED_MODULE_0__/* .MalformedBinary */ .n(`${this.#what}: ${length} bytes at +${at} lie outside its ${this.bytes.length} bytes`);
    }
}
/** Exactly `length` bytes of the file at `offset`; throws MalformedBinary where the file is shorter. */
function fieldsAt(source, offset, length, littleEndian, what) {
    within(source, offset, length, what);
    return new Fields(source.read(offset, length), littleEndian, what);
}
/** Throws MalformedBinary for a stretch that is not all inside the file. */
function within(source, offset, length, what) {
    if (offset >= 0 && length >= 0 && offset + length <= source.size)
        return;
    throw new _malformed_js__WEBPACK_IMPORTED_MODULE_0__/* .MalformedBinary */ .n(`${what}: ${length} bytes at ${offset} lie beyond the file's ${source.size} bytes`);
}
/** Throws MalformedBinary when a count or a size found in a file is beyond what is sane. */
function capped(value, most, what) {
    if (value <= most)
        return value;
    throw new _malformed_js__WEBPACK_IMPORTED_MODULE_0__/* .MalformedBinary */ .n(`${what} is ${value}; the most we read is ${most}`);
}
/** UTF-8 text; what is not UTF-8 becomes the replacement character. */
function decode(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}


/***/ }),

/***/ 1896:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ locate)
/* harmony export */ });
/** What is loaded at an address: where it lies in the file and how much follows in the same stretch. */
function locate(regions, address) {
    const region = regions.find((it) => address >= it.address && address < it.address + it.size);
    if (!region)
        return undefined;
    const into = address - region.address;
    return { offset: region.offset + into, available: region.size - into };
}


/***/ }),

/***/ 8481:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  N: () => (/* binding */ inspect)
});

// EXTERNAL MODULE: ./src/binary/elf.ts + 2 modules
var elf = __nccwpck_require__(9163);
// EXTERNAL MODULE: ./src/binary/macho.ts
var macho = __nccwpck_require__(8079);
// EXTERNAL MODULE: ./src/binary/open.ts
var binary_open = __nccwpck_require__(1157);
// EXTERNAL MODULE: ./src/binary/pe.ts
var pe = __nccwpck_require__(6370);
// EXTERNAL MODULE: ./src/binary/fields.ts
var fields = __nccwpck_require__(5544);
;// CONCATENATED MODULE: ./src/binary/upx.ts

/** Undefined for a file that is not packed. Looks only where UPX writes: a program may hold the text `UPX!`. */
function readUpxHeader(source, image) {
    if (image.format === 'pe')
        return inPe(source, image);
    if (image.format === 'elf')
        return inElf(source, image);
    return inMachO(source, image);
}
const MAGIC = Buffer.from('UPX!', 'latin1');
const PACK_HEADER_BYTES = 32;
const LOADER_INFO_BYTES = 12;
/** The pack header of an ELF file is followed by four bytes only. */
const TRAILER_BYTES = 36;
/** A PE file has it within this of the start of UPX1: behind a version text there, or in the gap before. */
const PE_SEARCH_BYTES = 64;
const MACHO_SEARCH_BYTES = 1024;
const LZMA = 14;
/** A short loader header stands after the program headers; the full one ends the file. */
function inElf(source, elf) {
    const loader = loaderInfo(source, elf.programHeadersEnd);
    if (!loader)
        return undefined;
    const at = source.size - TRAILER_BYTES;
    return (at >= 0 ? packHeader(source, at) : undefined) ?? { ...loader, checksumValid: false };
}
function inPe(source, pe) {
    const section = pe.sections.find((it) => it.name === 'UPX1');
    if (!section || !pe.sections.some((it) => it.name === 'UPX0'))
        return undefined;
    const start = Math.max(0, section.offset - PE_SEARCH_BYTES);
    const window = source.read(start, 2 * PE_SEARCH_BYTES);
    const at = Buffer.from(window).indexOf(MAGIC);
    return (at >= 0 ? packHeader(source, start + at) : undefined) ?? UNREADABLE;
}
/** The sections of UPX without the header in it: packed, and spoilt or disguised afterwards. */
const UNREADABLE = { formatCode: 0, version: 0, checksumValid: false };
/** The loader header stands soon after the load commands. We never pack Mach-O, so that is enough. */
function inMachO(source, macho) {
    if (macho.sections.some((section) => section.name === '__text'))
        return undefined;
    const at = Buffer.from(source.read(macho.commandsEnd, MACHO_SEARCH_BYTES)).indexOf(MAGIC);
    const loader = at < 4 ? undefined : loaderInfo(source, macho.commandsEnd + at - 4);
    return loader && { ...loader, checksumValid: false };
}
/** l_info: checksum, magic, loader size, version, format. */
function loaderInfo(source, at) {
    if (at + LOADER_INFO_BYTES > source.size)
        return undefined;
    const info = (0,fields/* fieldsAt */.$5)(source, at, LOADER_INFO_BYTES, true, 'UPX loader header');
    return MAGIC.equals(info.bytes.subarray(4, 8))
        ? { version: info.u8(10), formatCode: info.u8(11) }
        : undefined;
}
function packHeader(source, at) {
    if (at + PACK_HEADER_BYTES > source.size)
        return undefined;
    const formatCode = (0,fields/* fieldsAt */.$5)(source, at, PACK_HEADER_BYTES, true, 'UPX pack header').u8(5);
    // Formats from 128 on are for big-endian machines, and so are their numbers.
    const header = (0,fields/* fieldsAt */.$5)(source, at, PACK_HEADER_BYTES, formatCode < 128, 'UPX pack header');
    if (!MAGIC.equals(header.bytes.subarray(0, 4)))
        return undefined;
    const sum = header.bytes.subarray(4, 31).reduce((total, byte) => total + byte, 0);
    return {
        formatCode,
        version: header.u8(4),
        method: methodOf(header.u8(6)),
        level: header.u8(7),
        originalSize: header.u32(24),
        checksumValid: sum % 251 === header.u8(31),
    };
}
/** 2 to 10 are the NRV2B, NRV2D and NRV2E variants. */
function methodOf(code) {
    if (code >= 2 && code <= 10)
        return 'nrv';
    return code === LZMA ? 'lzma' : 'other';
}

;// CONCATENATED MODULE: ./src/binary/inspect.ts





/** Reads an executable's headers. Throws MalformedBinary for anything but a whole ELF, Mach-O or PE. */
function inspect(source) {
    const image = (0,binary_open/* openImage */.U)(source);
    const upx = readUpxHeader(source, image);
    const facts = image.format === 'elf'
        ? (0,elf/* elfFacts */.Ld)(source, image)
        : image.format === 'pe'
            ? (0,pe/* peFacts */.Dd)(source, image)
            : (0,macho/* machoFacts */.Uj)(image);
    return {
        format: image.format,
        ...facts,
        sectionTable: image.sections.length > 0,
        writableExecutable: [...image.sections, ...image.loaded].some((it) => it.writable && it.executable),
        ...(upx && { upx }),
    };
}


/***/ }),

/***/ 8079:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Uj: () => (/* binding */ machoFacts),
/* harmony export */   hi: () => (/* binding */ readMachO),
/* harmony export */   hq: () => (/* binding */ isMachO)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5544);
/* harmony import */ var _malformed_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8680);
/* harmony import */ var _overlap_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8126);



function isMachO(start) {
    return Buffer.from(start).toString('hex') === 'cffaedfe';
}
function readMachO(source) {
    const header = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsAt */ .$5)(source, 0, HEADER_BYTES, true, 'Mach-O header');
    const size = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .capped */ .uo)(header.u32(20), MAX_COMMAND_BYTES, 'the size of the Mach-O load commands');
    const count = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .capped */ .uo)(header.u32(16), MAX_COMMANDS, 'the number of Mach-O load commands');
    const commands = readCommands((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsAt */ .$5)(source, HEADER_BYTES, size, true, 'Mach-O load commands'), count);
    const segments = commands.filter((command) => command.type === LC_SEGMENT_64).map(({ fields }) => fields);
    const sections = segments.flatMap((segment) => readSections(source, segment));
    const loaded = segments.map((segment) => readSegment(source, segment));
    (0,_overlap_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseOverlap */ .Q)(sections, 'Mach-O sections');
    (0,_overlap_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseOverlap */ .Q)(loaded, 'Mach-O segments');
    return {
        format: 'macho',
        littleEndian: true,
        pointerSize: 8,
        cpuType: header.u32(4),
        fileType: header.u32(12),
        flags: header.u32(24),
        commands,
        commandsEnd: HEADER_BYTES + size,
        sections,
        loaded,
    };
}
function machoFacts(macho) {
    const only = (type) => macho.commands.find((command) => command.type === type)?.fields;
    const loader = only(LC_LOAD_DYLINKER);
    const imports = macho.commands
        .filter(({ type }) => LOADS_LIBRARY.has(type))
        .map(({ fields }) => nameOf(fields));
    const platform = only(LC_BUILD_VERSION)?.u32(8) ?? PLATFORM_MACOS;
    return {
        goarch: CPUS[macho.cpuType],
        goos: platform === PLATFORM_MACOS ? 'darwin' : undefined,
        static: imports.every((name) => SYSTEM_LIBRARY.test(name)),
        program: macho.fileType === MH_EXECUTE,
        linkage: { ...(loader && { interpreter: nameOf(loader) }), imports },
        stripped: definedSymbols(only(LC_DYSYMTAB)) === 0 && !macho.loaded.some((it) => it.name === '__DWARF'),
        positionIndependent: (macho.flags & MH_PIE) !== 0,
        signature: only(LC_CODE_SIGNATURE) !== undefined,
        relr: false,
    };
}
/** What macOS itself guarantees and Go's own packages ask for; anything else must be shipped along. */
const SYSTEM_LIBRARY = /^(\/usr\/lib\/lib(System\.B|resolv\.9|objc\.A)\.dylib|\/System\/Library\/Frameworks\/(CoreFoundation|Security)\.framework\/Versions\/A\/(CoreFoundation|Security))$/;
const HEADER_BYTES = 32;
const MAX_COMMANDS = 4096;
const MAX_COMMAND_BYTES = 1 << 20;
const MAX_NAME = 4096;
const SECTION_BYTES = 80;
const SEGMENT_BYTES = 72;
const LC_DYSYMTAB = 0xb;
const LC_LOAD_DYLINKER = 0xe;
const LC_SEGMENT_64 = 0x19;
const LC_CODE_SIGNATURE = 0x1d;
const LC_BUILD_VERSION = 0x32;
/** LOAD_DYLIB, LAZY_LOAD, LOAD_WEAK, REEXPORT, LOAD_UPWARD. */
const LOADS_LIBRARY = new Set([0xc, 0x20, 0x80000018, 0x8000001f, 0x80000023]);
const PLATFORM_MACOS = 1;
const MH_EXECUTE = 2;
const MH_PIE = 0x200000;
/** S_ATTR_PURE_INSTRUCTIONS, S_ATTR_SOME_INSTRUCTIONS. */
const HAS_INSTRUCTIONS = 0x80000400;
const VM_WRITE = 2;
const VM_EXECUTE = 4;
const CPUS = { 16777223: 'amd64', 16777228: 'arm64' };
function readCommands(area, count) {
    const commands = [];
    let at = 0;
    for (let index = 0; index < count; index++) {
        const size = area.u32(at + 4);
        if (size < 8 || at + size > area.bytes.length) {
            throw new _malformed_js__WEBPACK_IMPORTED_MODULE_2__/* .MalformedBinary */ .n(`Mach-O load command ${index} claims ${size} bytes`);
        }
        const fields = new _fields_js__WEBPACK_IMPORTED_MODULE_0__/* .Fields */ .C8(area.bytes.subarray(at, at + size), true, `Mach-O load command ${index}`);
        commands.push({ type: area.u32(at), fields });
        at += size;
    }
    return commands;
}
function readSegment(source, segment) {
    const offset = segment.u64(40);
    const size = segment.u64(48);
    (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .within */ .ux)(source, offset, size, 'Mach-O segment');
    const protection = segment.u32(60);
    return {
        name: segment.text(8, 16),
        offset,
        size,
        address: segment.u64(24),
        writable: (protection & VM_WRITE) !== 0,
        executable: (protection & VM_EXECUTE) !== 0,
    };
}
function readSections(source, segment) {
    const { writable, executable } = readSegment(source, segment);
    const count = segment.u32(64);
    if (count * SECTION_BYTES > segment.bytes.length - SEGMENT_BYTES) {
        throw new _malformed_js__WEBPACK_IMPORTED_MODULE_2__/* .MalformedBinary */ .n(`a Mach-O segment claims ${count} sections`);
    }
    return Array.from({ length: count }, (_, index) => {
        const at = SEGMENT_BYTES + index * SECTION_BYTES;
        const flags = segment.u32(at + 64);
        const offset = segment.u32(at + 48);
        // The sections of a dSYM companion whose bytes are in the program begin at 0, where the header is.
        const size = isZeroed(flags) || offset === 0 ? 0 : segment.u64(at + 40);
        (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .within */ .ux)(source, offset, size, 'Mach-O section');
        return {
            name: segment.text(at, 16),
            offset,
            size,
            address: segment.u64(at + 32),
            writable,
            // Go's read-only data shares a segment with its code.
            executable: executable && (flags & HAS_INSTRUCTIONS) !== 0,
        };
    });
}
/** S_ZEROFILL, S_GB_ZEROFILL and S_THREAD_LOCAL_ZEROFILL take no room in the file. */
function isZeroed(flags) {
    return [0x1, 0xc, 0x12].includes(flags & 0xff);
}
/** A library's or the loader's name: the command's third field says where in the command it begins. */
function nameOf(command) {
    return command.text(command.u32(8), MAX_NAME);
}
/** Symbols for imported functions are always there; local and external ones go when the file is stripped. */
function definedSymbols(table) {
    return table ? table.u32(12) + table.u32(20) : 0;
}


/***/ }),

/***/ 8680:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ MalformedBinary)
/* harmony export */ });
/** The bytes are not the binary they claim to be, or not one we read. The message says what was seen. */
class MalformedBinary extends Error {
    name = 'MalformedBinary';
}


/***/ }),

/***/ 1157:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ openImage)
/* harmony export */ });
/* harmony import */ var _elf_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9163);
/* harmony import */ var _macho_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8079);
/* harmony import */ var _malformed_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8680);
/* harmony import */ var _pe_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6370);




/** Reads the headers of an executable. Throws MalformedBinary for anything but a whole ELF, Mach-O or PE. */
function openImage(source) {
    const start = source.read(0, Math.min(4, source.size));
    if ((0,_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .isElf */ .aB)(start))
        return (0,_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .readElf */ .oU)(source);
    if ((0,_macho_js__WEBPACK_IMPORTED_MODULE_1__/* .isMachO */ .hq)(start))
        return (0,_macho_js__WEBPACK_IMPORTED_MODULE_1__/* .readMachO */ .hi)(source);
    if ((0,_pe_js__WEBPACK_IMPORTED_MODULE_2__/* .isPe */ .cK)(start))
        return (0,_pe_js__WEBPACK_IMPORTED_MODULE_2__/* .readPe */ ._H)(source);
    throw new _malformed_js__WEBPACK_IMPORTED_MODULE_3__/* .MalformedBinary */ .n(describe(start));
}
const FAT_MAGIC = 'cafebabe';
function describe(start) {
    const seen = Buffer.from(start).toString('hex');
    if (seen === FAT_MAGIC)
        return 'a fat Mach-O of several architectures; give one file an architecture';
    return `neither ELF, Mach-O nor PE: the file begins with ${seen ? `0x${seen}` : 'nothing'}`;
}


/***/ }),

/***/ 8126:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ refuseOverlap),
/* harmony export */   U: () => (/* binding */ coveredBy)
/* harmony export */ });
/* harmony import */ var _malformed_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8680);

/**
 * Throws MalformedBinary where two of the regions share bytes of the file. Only for regions that no linker lays over
 * each other: in 6700 ELF, PE and Mach-O files of a Linux machine with Go, Rust and C toolchains no two sections do.
 * UPX lets two ELF segments begin at the start of the file, so those are not held to it.
 */
function refuseOverlap(regions, what) {
    let earlier;
    for (const region of inFileOrder(regions)) {
        if (earlier && region.offset < earlier.offset + earlier.size) {
            throw new _malformed_js__WEBPACK_IMPORTED_MODULE_0__/* .MalformedBinary */ .n(`${what} overlap: ${extentOf(earlier)} and ${extentOf(region)} share bytes of the file`);
        }
        earlier = region;
    }
}
/** What the regions cover of the file, in order and each byte once, however often they claim it. */
function coveredBy(regions) {
    const covered = [];
    for (const { offset, size } of inFileOrder(regions)) {
        const last = covered.at(-1);
        if (last && offset <= last.offset + last.size) {
            last.size = Math.max(last.size, offset + size - last.offset);
        }
        else
            covered.push({ offset, size });
    }
    return covered;
}
function inFileOrder(regions) {
    return regions.filter(({ size }) => size > 0).sort((one, other) => one.offset - other.offset);
}
function extentOf({ name, offset, size }) {
    return `${name || 'one without a name'} (${size} bytes at ${offset})`;
}


/***/ }),

/***/ 6407:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   lT: () => (/* binding */ readFunctionTable)
/* harmony export */ });
/* unused harmony exports functionNames, MAX_NAMES_BYTES, locateTable, wordAt */
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5544);
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1157);
/* harmony import */ var _overlap_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8126);
/* harmony import */ var _scan_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9564);





/**
 * The head of the function table (Go's runtime.pcHeader). Undefined where there is none: not Go, older than
 * Go 1.16, or packed. Throws MalformedBinary when the bytes are no ELF, Mach-O or PE, or contradict themselves.
 */
function readFunctionTable(source) {
    const table = locateTable(source, (0,_open_js__WEBPACK_IMPORTED_MODULE_0__/* .openImage */ .U)(source));
    return table && { version: table.version, functions: table.functions, files: table.files };
}
/**
 * Every function name linked in, inlined ones too, exactly as Go wrote them and in the table's order. Empty
 * where `readFunctionTable` finds no table; ask it first, so that `no table` is not taken for `no function`.
 */
function functionNames(source) {
    const table = locateTable(source, openImage(source));
    if (!table)
        return [];
    const size = table.namesEnd - table.namesStart;
    if (size > MAX_NAMES_BYTES)
        throw new MalformedBinary(`the function names take ${size} bytes`);
    const { bytes } = fieldsAt(source, table.namesStart, size, true, 'function names');
    const names = [];
    for (let start = 0, end = 0; start < size; start = end + 1) {
        const found = bytes.indexOf(0, start);
        end = found < 0 ? size : found;
        if (end > start)
            names.push(decode(bytes.subarray(start, end)));
        capped(names.length, MAX_NAMES, 'the number of function names');
    }
    return names;
}
/** The first byte of the magic `f? ff ff ff`; positions below are in pointers after the first 8 bytes. */
const LAYOUTS = {
    250: { version: '1.16', names: 2 },
    // 1.18 put the start of the text before the offsets. Its value is 0 since Go 1.26, so it proves nothing.
    240: { version: '1.18', names: 3 },
    241: { version: '1.20', names: 3 },
};
/** The newest first: most programs are of a Go that is still maintained. */
const MAGICS = [241, 240, 250];
/** Magic and widths, then the words that are read: two counts, the start of the text and offsets. */
const HEADER_WORDS = 6;
const MAX_NAMES_BYTES = (/* unused pure expression or super */ null && (64 << 20));
/** Programs of a gigabyte have half a million. */
const MAX_NAMES = (/* unused pure expression or super */ null && (1 << 22));
/** Where the table lies in the file; undefined as in `readFunctionTable`. */
function locateTable(source, image) {
    let candidates = 0;
    for (const place of places(image)) {
        for (const magic of MAGICS) {
            const needle = image.littleEndian ? [magic, 0xff, 0xff, 0xff, 0, 0] : [0xff, 0xff, 0xff, magic, 0, 0];
            for (const offset of (0,_scan_js__WEBPACK_IMPORTED_MODULE_1__/* .occurrences */ .T)(source, place, Buffer.from(needle))) {
                if (++candidates > _scan_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_CANDIDATES */ .q)
                    return undefined;
                const found = offset % 4 === 0 && tableAt(source, image, offset, place.offset + place.size);
                if (found)
                    return found;
            }
        }
    }
    return undefined;
}
/** The section Go puts it in; Windows has none, and a section table can be removed. */
function places(image) {
    const named = image.sections.find((section) => section.name.endsWith('gopclntab'));
    return named ? [named] : (0,_overlap_js__WEBPACK_IMPORTED_MODULE_2__/* .coveredBy */ .U)(image.loaded.filter((region) => !region.executable));
}
function tableAt(source, image, offset, end) {
    const headerSize = 8 + HEADER_WORDS * image.pointerSize;
    if (offset + headerSize > end)
        return undefined;
    const header = (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldsAt */ .$5)(source, offset, headerSize, image.littleEndian, 'function table');
    const layout = LAYOUTS[header.u8(image.littleEndian ? 0 : 3)];
    const quantum = header.u8(6);
    const pointerSize = header.u8(7);
    const sane = [1, 2, 4].includes(quantum) && pointerSize === image.pointerSize;
    if (!layout || !sane)
        return undefined;
    return plausible(header, layout, image, { offset, end });
}
/** What a chance occurrence of the magic would not satisfy: counts and offsets that fit in the table. */
function plausible(header, layout, image, table) {
    const word = (index) => wordAt(header, 8 + index * image.pointerSize, image);
    const [functions, files] = [word(0), word(1)];
    const namesStart = table.offset + word(layout.names);
    const namesEnd = table.offset + word(layout.names + 1);
    const size = table.end - table.offset;
    const ordered = namesStart > table.offset && namesEnd >= namesStart && namesEnd <= table.end;
    if (!ordered || functions < 1 || functions > size || files > size)
        return undefined;
    return { version: layout.version, functions, files, ...table, namesStart, namesEnd };
}
/** Unlike `Fields.u64` it takes any value: chance bytes are no error, only no table. */
function wordAt(header, at, image) {
    if (image.pointerSize === 4)
        return header.u32(at);
    const [first, second] = [header.u32(at), header.u32(at + 4)];
    return image.littleEndian ? first + second * 2 ** 32 : first * 2 ** 32 + second;
}


/***/ }),

/***/ 6370:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dd: () => (/* binding */ peFacts),
/* harmony export */   KC: () => (/* binding */ trailingBytes),
/* harmony export */   Md: () => (/* binding */ DIRECTORY),
/* harmony export */   _H: () => (/* binding */ readPe),
/* harmony export */   cK: () => (/* binding */ isPe),
/* harmony export */   vx: () => (/* binding */ readImports)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5544);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1896);
/* harmony import */ var _malformed_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8680);
/* harmony import */ var _overlap_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8126);




const DIRECTORY = { import: 1, security: 4, importAddresses: 12 };
function isPe(start) {
    return start[0] === 0x4d && start[1] === 0x5a;
}
function readPe(source) {
    const pe = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsAt */ .$5)(source, 0, 64, true, 'DOS header').u32(0x3c);
    const coff = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsAt */ .$5)(source, pe, 24, true, 'PE header');
    if (coff.u32(0) !== 0x4550)
        throw new _malformed_js__WEBPACK_IMPORTED_MODULE_1__/* .MalformedBinary */ .n(`no PE signature at ${pe}`);
    const optionalHeader = pe + 24;
    const optional = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsAt */ .$5)(source, optionalHeader, coff.u16(20), true, 'PE optional header');
    const wide = optional.u16(0) === PE32_PLUS;
    if (!wide && optional.u16(0) !== PE32)
        throw new _malformed_js__WEBPACK_IMPORTED_MODULE_1__/* .MalformedBinary */ .n(`PE optional header magic is ${optional.u16(0)}`);
    const sections = readSections(source, coff, optionalHeader + coff.u16(20));
    (0,_overlap_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseOverlap */ .Q)(sections, 'PE sections');
    return {
        format: 'pe',
        littleEndian: true,
        pointerSize: wide ? 8 : 4,
        machine: coff.u16(4),
        characteristics: coff.u16(22),
        dllCharacteristics: optional.u16(70),
        entry: optional.u32(16),
        symbols: coff.u32(16),
        symbolTable: coff.u32(12),
        optionalHeader,
        directories: readDirectories(optional, optionalHeader, wide ? 108 : 92),
        sections,
        loaded: sections,
    };
}
function peFacts(source, pe) {
    const imports = readImports(source, pe).map((descriptor) => descriptor.name);
    return {
        goarch: MACHINES[pe.machine],
        goos: 'windows',
        static: imports.every((name) => name.toLowerCase() === 'kernel32.dll'),
        program: pe.entry !== 0 && (pe.characteristics & (EXECUTABLE_IMAGE | DLL)) === EXECUTABLE_IMAGE,
        linkage: { imports },
        stripped: pe.symbols === 0 && !pe.sections.some((section) => DEBUG.test(section.name)),
        positionIndependent: (pe.dllCharacteristics & DYNAMIC_BASE) !== 0,
        signature: (pe.directories[DIRECTORY.security]?.size ?? 0) > 0,
        relr: false,
    };
}
/** The import directory up to its empty entry; nothing where there is none. */
function readImports(source, pe) {
    const directory = pe.directories[DIRECTORY.import];
    if (!directory || directory.address === 0)
        return [];
    const table = (0,_image_js__WEBPACK_IMPORTED_MODULE_3__/* .locate */ .x)(pe.loaded, directory.address);
    if (!table)
        throw new _malformed_js__WEBPACK_IMPORTED_MODULE_1__/* .MalformedBinary */ .n(`PE imports at address ${directory.address} are in no section`);
    const found = [];
    for (let at = 0; at + DESCRIPTOR_BYTES <= table.available; at += DESCRIPTOR_BYTES) {
        const descriptor = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsAt */ .$5)(source, table.offset + at, DESCRIPTOR_BYTES, true, 'PE import descriptor');
        const nameAddress = descriptor.u32(12);
        if (nameAddress === 0)
            return found;
        const name = (0,_image_js__WEBPACK_IMPORTED_MODULE_3__/* .locate */ .x)(pe.loaded, nameAddress);
        if (!name)
            throw new _malformed_js__WEBPACK_IMPORTED_MODULE_1__/* .MalformedBinary */ .n(`PE import name at address ${nameAddress} is in no section`);
        const bytes = Math.min(name.available, MAX_NAME);
        const text = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsAt */ .$5)(source, name.offset, bytes, true, 'PE import name').text(0, bytes);
        found.push({ offset: table.offset + at, nameOffset: name.offset, name: text });
        (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .capped */ .uo)(found.length, MAX_IMPORTS, 'the number of PE imports');
    }
    return found;
}
/** Bytes behind the last section: a symbol table, or what somebody appended. Nothing loads them. */
function trailingBytes(source, { sections }) {
    const end = sections.reduce((last, { offset, size }) => Math.max(last, offset + size), 0);
    return Math.max(0, source.size - end);
}
/** Debugging sections have names too long for the header: `/19` refers to a string table. Go makes no others. */
const DEBUG = /^(\/\d+|\.z?debug_.*)$/;
const PE32 = 0x10b;
const PE32_PLUS = 0x20b;
const EXECUTABLE_IMAGE = 0x2;
const DLL = 0x2000;
const DYNAMIC_BASE = 0x40;
const MEM_EXECUTE = 0x20000000;
const MEM_WRITE = 0x80000000;
const MACHINES = { 34404: 'amd64', 43620: 'arm64', 332: '386', 452: 'arm' };
const SECTION_BYTES = 40;
const DESCRIPTOR_BYTES = 20;
const MAX_SECTIONS = 512;
const MAX_DIRECTORIES = 16;
const MAX_IMPORTS = 1024;
const MAX_NAME = 512;
function readDirectories(optional, offset, countAt) {
    const count = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .capped */ .uo)(optional.u32(countAt), MAX_DIRECTORIES, 'the number of PE data directories');
    return Array.from({ length: count }, (_, index) => {
        const at = countAt + 4 + 8 * index;
        return { entry: offset + at, address: optional.u32(at), size: optional.u32(at + 4) };
    });
}
function readSections(source, coff, offset) {
    const count = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .capped */ .uo)(coff.u16(6), MAX_SECTIONS, 'the number of PE sections');
    const table = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsAt */ .$5)(source, offset, count * SECTION_BYTES, true, 'PE section table');
    return Array.from({ length: count }, (_, index) => {
        const at = index * SECTION_BYTES;
        const raw = { size: table.u32(at + 16), offset: table.u32(at + 20) };
        const size = raw.offset === 0 ? 0 : raw.size;
        (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .within */ .ux)(source, raw.offset, size, 'PE section');
        const characteristics = table.u32(at + 36);
        return {
            name: table.text(at, 8),
            offset: raw.offset,
            size,
            address: table.u32(at + 12),
            writable: (characteristics & MEM_WRITE) !== 0,
            executable: (characteristics & MEM_EXECUTE) !== 0,
        };
    });
}


/***/ }),

/***/ 9564:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ occurrences),
/* harmony export */   q: () => (/* binding */ MAX_CANDIDATES)
/* harmony export */ });
/** A program holds what marks a table a few times at most; a file full of it is hostile. */
const MAX_CANDIDATES = 1000;
const CHUNK_BYTES = 1 << 18;
/** Every file offset in the stretch where the needle begins, in order. Holds 256 KiB of the file. */
function* occurrences(source, stretch, needle) {
    const end = stretch.offset + stretch.size;
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES + needle.length - 1, stretch.size));
    for (let start = stretch.offset; start < end; start += CHUNK_BYTES) {
        // The overlap finds a needle that lies across two chunks; none is found twice.
        const chunk = source.read(start, Math.min(CHUNK_BYTES + needle.length - 1, end - start), buffer);
        const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1))
            yield start + at;
    }
}


/***/ }),

/***/ 9606:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  L: () => (/* binding */ upxVerify)
});

// EXTERNAL MODULE: ./src/model/layout.ts
var layout = __nccwpck_require__(4351);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./src/model/errors.ts
var errors = __nccwpck_require__(7206);
// EXTERNAL MODULE: ./src/model/nearest.ts
var nearest = __nccwpck_require__(9179);
;// CONCATENATED MODULE: ./src/model/inputs.ts



/**
 * Turns raw inputs into typed values and gathers every fault on the way, so that a user sees all of them at
 * once. Read everything, then call `done`.
 */
class InputReader {
    #raw;
    #faults = [];
    constructor(raw) {
        this.#raw = raw;
    }
    /** The trimmed text; '' when not given. */
    text(name) {
        return (this.#raw[name] ?? '').trim();
    }
    /** The trimmed text, undefined when not given. */
    optional(name) {
        return this.text(name) || undefined;
    }
    required(name, remedy) {
        const value = this.text(name);
        if (!value)
            this.fault(name, `is missing: ${remedy}`);
        return value;
    }
    /** YAML 1.2 core booleans, as `core.getBooleanInput` reads them. */
    boolean(name) {
        const value = this.text(name);
        if (/^(true|True|TRUE)$/.test(value))
            return true;
        if (!/^(false|False|FALSE)?$/.test(value))
            this.#illegal(name, value, ['true', 'false']);
        return false;
    }
    choice(name, legal) {
        const value = this.text(name) || legal[0];
        const found = legal.find((word) => word === value);
        if (!found)
            this.#illegal(name, value, legal);
        return found ?? legal[0];
    }
    /** Separated by newlines or commas; blank entries and `# comments` are dropped. */
    list(name) {
        return this.text(name)
            .split('\n')
            .map((line) => line.replace(/(^|\s)#.*$/, ''))
            .flatMap((line) => line.split(','))
            .map((entry) => entry.trim())
            .filter((entry) => entry !== '');
    }
    /** An absolute path, read relative to `working-directory`; undefined when not given. */
    path(name) {
        const value = this.text(name);
        return value === '' ? undefined : this.absolute(value);
    }
    /** A list of paths, absolute as those of `path`. */
    paths(name) {
        return this.list(name).map((entry) => this.absolute(entry));
    }
    /** A path that was given, read relative to `working-directory`. */
    absolute(path) {
        return (0,external_node_path_.resolve)(this.text('working-directory'), path);
    }
    /** A list whose entries must each be legal; `none` alone is the empty list. */
    choices(name, legal) {
        const entries = this.list(name);
        if (entries.length === 1 && entries[0] === 'none')
            return [];
        return entries.flatMap((entry) => {
            const found = legal.find((word) => word === entry);
            if (!found)
                this.#illegal(name, entry, [...legal, 'none']);
            return found ?? [];
        });
    }
    /** A decimal whole number within the bounds, both included; undefined when not given. */
    integer(name, bounds) {
        const value = this.text(name);
        if (value === '')
            return undefined;
        const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
        if (number >= bounds.min && number <= bounds.max)
            return number;
        this.fault(name, `is ${JSON.stringify(value)}; it takes a whole number from ${bounds.min} to ${bounds.max}`);
        return undefined;
    }
    /** Notes a fault of an input in the reader's own words. */
    fault(name, what) {
        this.#faults.push(`${name} ${what}`);
    }
    /** Throws INPUT_INVALID with every fault noted; returns the value otherwise. */
    done(value) {
        if (this.#faults.length === 0)
            return value;
        const count = this.#faults.length === 1 ? 'an input is' : `${this.#faults.length} inputs are`;
        throw new errors/* ReleaseError */.K2('INPUT_INVALID', `${count} not usable: ${this.#faults.join('; ')}`, 'correct the input; the legal values are in its description (--help)');
    }
    #illegal(name, value, legal) {
        const guess = (0,nearest/* nearest */.p)(value, legal);
        const hint = guess ? ` (did you mean ${guess}?)` : '';
        this.fault(name, `is ${JSON.stringify(value)}${hint}; it takes ${legal.join(', ')}`);
    }
}

// EXTERNAL MODULE: ./src/model/lanes.ts
var lanes = __nccwpck_require__(5914);
;// CONCATENATED MODULE: ./src/subject/inputs.ts
function readWanted(input) {
    const wanted = {
        output: input.text('output'),
        files: input.paths('files'),
        manifest: input.path('manifest'),
    };
    if (wanted.manifest && wanted.files.length > 0) {
        input.fault('manifest', 'and files are both given; give one of them');
    }
    return wanted;
}

// EXTERNAL MODULE: ./src/pack/result.ts
var result = __nccwpck_require__(9964);
;// CONCATENATED MODULE: ./src/pack/upx/pins.ts
/** The one version whose output was run on every target we pack. */
const PROVEN_VERSION = '4.2.4';
/** Every UPX that may be downloaded. The authors publish no digests: these were found alike in several projects. */
const UPX_RELEASES = [
    release('linux/amd64', 'amd64_linux', '75cab4e57ab72fb4585ee45ff36388d280c7afd72aa03e8d4b9c3cbddb474193'),
    release('linux/arm64', 'arm64_linux', '6bfeae6714e34a82e63245289888719c41fd6af29f749a44ae3d3d166ba6a1c9'),
    release('windows/amd64', 'win64', '22e9ef20e4c72aad85e32c71cbc9c086436c179456382aa75c0c24868456a671'),
];
/** The pinned one for a machine, of the version that is asked for: `4.2.4`, or the beginning of it. */
function pinnedFor({ goos, goarch }, wanted = PROVEN_VERSION, releases = UPX_RELEASES) {
    return releases.find(({ host, version }) => host === `${goos}/${goarch}` && fits(version, wanted));
}
/** Whether a version is the one asked for, or begins with it. */
function fits(version, wanted) {
    return wanted === undefined || `${version}.`.startsWith(`${wanted}.`);
}
function release(host, build, sha256) {
    const name = `upx-${PROVEN_VERSION}-${build}`;
    const [suffix, program] = host.startsWith('windows/') ? ['.zip', 'upx.exe'] : ['.tar.xz', 'upx'];
    return {
        version: PROVEN_VERSION,
        host,
        url: `https://github.com/upx/upx/releases/download/v${PROVEN_VERSION}/${name}${suffix}`,
        sha256,
        program: `${name}/${program}`,
    };
}

// EXTERNAL MODULE: ./src/model/digest.ts
var digest = __nccwpck_require__(5305);
;// CONCATENATED MODULE: ./src/pack/upx/download.ts


/** All archives of UPX are smaller than 1 MiB. */
const MAX_BYTES = 8 << 20;
const TIMEOUT_MS = 30_000;
const ATTEMPTS = 2;
/** The archive, when its digest is the pinned one; a text says why it cannot be had. Throws DIGEST_MISMATCH. */
async function downloadedArchive({ url, sha256 }, ports) {
    const answer = await answerOf(url, ports);
    if (typeof answer === 'string')
        return answer;
    if (answer.status !== 200)
        return `${url} answered ${answer.status}`;
    const found = (0,digest/* digestOfBytes */.by)(answer.body).sha256;
    if (found === sha256)
        return answer.body;
    throw mismatch(`${url} sent ${answer.body.length} bytes with sha256 ${found}; ${sha256} is pinned`);
}
/** A server in trouble, or none, is asked once more: a release without packed files is a high price for a hiccup. */
async function answerOf(url, { http, clock }) {
    for (let attempt = 1;; attempt++) {
        try {
            const answer = await http.get(url, { maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS });
            if (answer.status < 500 || attempt === ATTEMPTS)
                return answer;
        }
        catch (error) {
            if (!(error instanceof errors/* ReleaseError */.K2))
                throw error;
            if (error.code === 'FILE_INVALID')
                throw mismatch(error.message);
            if (error.code === 'OFFLINE')
                return error.message;
            if (error.code !== 'NETWORK_FAILED')
                throw error;
            if (attempt === ATTEMPTS)
                return error.message;
        }
        await clock.sleep(1000);
    }
}
function mismatch(what) {
    return new errors/* ReleaseError */.K2('DIGEST_MISMATCH', what, 'find out what stands between this machine and the server; until then name a UPX of your own in the input upx');
}

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 5 modules
var schemas = __nccwpck_require__(8395);
// EXTERNAL MODULE: ./src/model/artifact.ts
var artifact = __nccwpck_require__(7931);
;// CONCATENATED MODULE: ./src/pack/upx/upx.ts
/** Packs into a file that must not exist yet; the input is only read. */
function pack(upx, method, from, to, ports) {
    const level = { nrv: [], lzma: ['--lzma'], best: ['--best'] }[method];
    return upxRun(upx.path, [...level, ...QUIET, '-o', to, '--', from], PACK_TIMEOUT_MS[method], ports);
}
/** Decompresses in memory and compares checksums; says nothing of the part that loads the program. */
function test(upx, packed, ports) {
    return upxRun(upx.path, ['-t', ...QUIET, '--', packed], 60_000, ports);
}
function unpack(upx, packed, to, ports) {
    return upxRun(upx.path, ['-d', ...QUIET, '-o', to, '--', packed], 60_000, ports);
}
/** The version it says it is, `4.2.4` or `3.96`; undefined where it does not answer as UPX does. Throws TOOL_MISSING. */
async function versionOf(path, ports) {
    const { exitCode, stdout } = await upxRun(path, ['--version'], 10_000, ports);
    return exitCode === 0 ? /^upx\S*\s+(\d+\.\d+(?:\.\d+)?)/.exec(stdout)?.[1] : undefined;
}
const QUIET = ['-q', '--no-color'];
const PACK_TIMEOUT_MS = { nrv: 120_000, lzma: 600_000, best: 1_800_000 };
/** The variable UPX holds options that would change what is measured. */
function upxRun(path, args, timeoutMs, ports) {
    return ports.exec.run({ file: path, args, env: { UPX: undefined }, timeoutMs, maxOutputBytes: 1 << 20 });
}

;// CONCATENATED MODULE: ./src/pack/upx/kept.ts





/**
 * Where a downloaded UPX is kept, best first: the runner's tool cache; the user's cache folder (XDG Base Directory
 * Specification; `LocalAppData` on Windows); the runner's temporary folder, which is emptied with the job.
 */
function kept_cacheFolders({ version, host: machine }, { env, goos }) {
    const home = env('HOME');
    const own = goos === 'windows' ? env('LOCALAPPDATA') : (env('XDG_CACHE_HOME') ?? (home && (0,external_node_path_.join)(home, '.cache')));
    const roots = [env('RUNNER_TOOL_CACHE'), own && (0,external_node_path_.join)(own, 'oracle-release'), env('RUNNER_TEMP')];
    // Not under `upx`: what lies there is found as a tool, and this one is not used before its digest is known.
    const place = (0,external_node_path_.join)('oracle-release-upx', version, machine.replace('/', '-'));
    return roots.flatMap((root) => (root && (0,external_node_path_.isAbsolute)(root) ? [(0,external_node_path_.join)(root, place)] : []));
}
/** What was recorded when UPX was kept; written last, so that a half-kept one has none. */
const Marker = schemas/* object */.Ikc({ archive: artifact/* Sha256 */.IA, program: artifact/* Sha256 */.IA });
/** The one kept in a folder, when it is from the pinned archive, unchanged since, and answers. */
async function kept_keptIn(folder, release, ports) {
    const { files, log } = ports;
    const path = programIn(folder, release);
    try {
        const marker = await markerIn(folder, files);
        if (marker?.archive !== release.sha256 || (await files.stat(path))?.kind !== 'file')
            return undefined;
        const { sha256 } = await files.digest(path);
        if (sha256 !== marker.program)
            log.warn(`${path} has changed since it was kept, so it is fetched anew`);
        else if ((await versionOf(path, ports)) === release.version)
            return { path, version: release.version, sha256 };
    }
    catch (error) {
        if (!(error instanceof errors/* ReleaseError */.K2) || error.kind === 'interrupted')
            throw error;
        log.debug(`passed over ${path}: ${error.message}`);
    }
    return undefined;
}
/**
 * Keeps an unpacked program once it answers. Both files get their names by a rename, and equal ones are left alone,
 * so two jobs may do this at once, also while a third runs it. Throws TOOL_FAILED, or TOOL_MISSING where nothing can
 * be started from that disk.
 */
async function keep(program, folder, release, ports) {
    const { files } = ports;
    if ((await versionOf(program, ports)) !== release.version) {
        const what = `${(0,external_node_path_.basename)(release.url)} does not answer as UPX ${release.version} does`;
        throw new errors/* ReleaseError */.K2('TOOL_FAILED', what, 'put UPX on PATH');
    }
    const { sha256 } = await files.digest(program);
    const path = programIn(folder, release);
    if (!(await isThere(path, sha256, files)))
        await files.rename(program, path);
    const marker = { archive: release.sha256, program: sha256 };
    await files.write((0,external_node_path_.join)(folder, MARKER), `${JSON.stringify(marker)}\n`);
    return { path, version: release.version, sha256 };
}
async function isThere(path, sha256, files) {
    const { kind, mode = 0 } = (await files.stat(path)) ?? {};
    return kind === 'file' && (mode & 0o100) !== 0 && (await files.digest(path)).sha256 === sha256;
}
const MARKER = 'kept.json';
function programIn(folder, { program }) {
    return (0,external_node_path_.join)(folder, (0,external_node_path_.basename)(program));
}
async function markerIn(folder, files) {
    const path = (0,external_node_path_.join)(folder, MARKER);
    if ((await files.stat(path))?.kind !== 'file')
        return undefined;
    try {
        return Marker.safeParse(JSON.parse(await files.readText(path, 4096))).data;
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/pack/upx/unpack.ts


/**
 * Unpacks the program alone, into a folder inside `parent` that lives as long as `use` runs. Throws CHECK_FAILED
 * where the archive has no plain file of that name, TOOL_FAILED where tar cannot unpack it.
 */
async function withUnpacked(archive, { url, program }, parent, { files, exec, host }, use) {
    const folder = await files.temporaryFolder(parent);
    try {
        const path = (0,external_node_path_.join)(folder, (0,external_node_path_.basename)(url));
        await files.write(path, archive);
        const finished = await exec.run({
            file: tarOf(host),
            args: ['-xf', path, '-C', folder, program],
            // Options of GNU tar.
            env: { TAR_OPTIONS: undefined },
            timeoutMs: 60_000,
            maxOutputBytes: 1 << 16,
        });
        const unpacked = await files.stat((0,external_node_path_.join)(folder, program));
        if (finished.exitCode !== 0 || finished.timedOut)
            throw notUnpacked((0,external_node_path_.basename)(url), finished);
        if (unpacked?.kind === 'file' && !unpacked.link)
            return await use((0,external_node_path_.join)(folder, program));
        throw new errors/* ReleaseError */.K2('CHECK_FAILED', `${(0,external_node_path_.basename)(url)} has no plain file ${program}`, 'report this: the digest that is pinned is that of another archive');
    }
    finally {
        await files.remove(folder);
    }
}
/** Windows' own reads zip files; one that came with git is earlier on PATH and does not. */
function tarOf({ goos, env }) {
    if (goos !== 'windows')
        return 'tar';
    return external_node_path_.win32.join(env('SystemRoot') ?? 'C:\\Windows', 'System32', 'tar.exe');
}
function notUnpacked(archive, { exitCode, stderr, timedOut }) {
    const said = stderr.trim().split('\n')[0]?.slice(0, 200);
    return new errors/* ReleaseError */.K2('TOOL_FAILED', `tar did not unpack ${archive}: ${timedOut ? 'it did not end' : said || `exit code ${exitCode}`}`, 'install tar and xz, or put UPX on PATH');
}

;// CONCATENATED MODULE: ./src/pack/upx/released.ts




/**
 * The pinned UPX: out of a cache folder, else downloaded and kept in the first that takes it. A text says why it
 * cannot be had. Throws DIGEST_MISMATCH or CHECK_FAILED for an archive that is not what it should be; of that nothing
 * is unpacked or kept.
 */
async function releasedUpx(release, ports) {
    const folders = kept_cacheFolders(release, ports.host);
    for (const folder of folders) {
        const kept = await kept_keptIn(folder, release, ports);
        if (kept)
            return kept;
    }
    if (ports.network.offline)
        return `${release.version} is not downloaded, because the run is offline`;
    if (folders.length === 0)
        return 'there is no folder to keep a downloaded one in, because HOME is not set';
    const archive = await downloadedArchive(release, ports);
    if (typeof archive === 'string')
        return archive;
    const obstacles = new Set();
    for (const folder of folders) {
        const installed = await install(archive, release, folder, ports);
        if (typeof installed !== 'string')
            return installed;
        obstacles.add(installed);
    }
    return `the downloaded one cannot be used: ${[...obstacles].join('; ')}`;
}
/** How the pinned UPX will be had where none is on PATH; undefined where it will not be. Asks nobody. */
async function outlook(release, ports) {
    const folders = cacheFolders(release, ports.host);
    for (const folder of folders) {
        if (await keptIn(folder, release, ports))
            return `${release.version} was downloaded before`;
    }
    if (ports.network.offline || folders.length === 0)
        return undefined;
    return `${release.version} is downloaded when it is needed`;
}
/** A folder may be full, read-only or one that nothing can be started from; then a text says so. */
async function install(archive, release, folder, ports) {
    try {
        return await withUnpacked(archive, release, folder, ports, (program) => keep(program, folder, release, ports));
    }
    catch (error) {
        const places = ['DISK_FAILED', 'TOOL_FAILED', 'TOOL_MISSING'];
        if (error instanceof errors/* ReleaseError */.K2 && places.includes(error.code))
            return error.message;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/pack/upx/find.ts




/** Says which UPX it is in a check. */
function toolName(upx) {
    return `upx ${upx.version} sha256:${upx.sha256}`;
}
/**
 * Finds UPX: at the path that was given, else the wanted version on PATH, else the pinned one out of our tool cache,
 * which is downloaded where it is not there yet. Where nobody wants a version, that is the proven one, and another on
 * PATH is better than none. Files are packed side by side, so all that ask through the same ports share
 * one search. A path that was given and is no UPX is the user's error, and so is one on PATH: TOOL_MISSING.
 */
function findUpx(wanted, ports, releases = UPX_RELEASES) {
    const known = searches.get(ports) ?? new Map();
    searches.set(ports, known);
    const search = known.get(wanted ?? '') ?? searchFor(wanted, ports, releases);
    known.set(wanted ?? '', search);
    return search;
}
const searches = new WeakMap();
async function searchFor(wanted, ports, releases) {
    await requireUpx(wanted, ports.files);
    if (wanted !== undefined && !isVersion(wanted)) {
        return answering({ path: wanted, sha256: (await ports.files.digest(wanted)).sha256 }, ports);
    }
    const here = await onPath(wanted ?? PROVEN_VERSION, ports);
    if (here && fits(here.version, wanted ?? PROVEN_VERSION))
        return here;
    const lack = here ? `UPX ${wanted} is asked for; ${here.version} is there` : 'UPX is not on PATH';
    const pinned = await pinnedUpx(wanted, lack, ports, releases);
    const isNoWorse = here !== undefined && wanted === undefined && 'reason' in pinned && !pinned.untrusted;
    return isNoWorse ? here : pinned;
}
/** Out of our tool cache, downloaded where it is not there yet. `lack` says why it is looked for. */
async function pinnedUpx(wanted, lack, ports, releases) {
    const release = pinnedFor(ports.host, wanted, releases);
    if (!release)
        return { reason: `${lack}, and ${unpinned(wanted, ports.host, releases)}`, ...LACKING };
    try {
        const released = await releasedUpx(release, ports);
        return typeof released === 'string' ? { reason: `${lack}, and ${released}`, ...LACKING } : released;
    }
    catch (error) {
        if (!(error instanceof errors/* ReleaseError */.K2) || error.kind !== 'mismatch')
            throw error;
        return { reason: error.message, remedy: error.remedy, untrusted: true };
    }
}
const REMEDY = `install UPX ${PROVEN_VERSION} and put it on PATH, or name its path in the input upx`;
/** What to do about another version on PATH. */
const ASK_FOR_PROVEN = `give ${PROVEN_VERSION} in the input upx: where it is not on PATH it is downloaded`;
const LACKING = { remedy: REMEDY, untrusted: false };
/** Debian calls it `upx-ucl`, and links `upx` to it only where nothing else is called so. */
const NAMES = ['upx', 'upx-ucl'];
/** The one of the version asked for, else any. */
async function onPath(wanted, ports) {
    let other;
    for (const name of NAMES) {
        const tool = await ports.tools.find(name);
        const upx = tool && (await answering(tool, ports));
        if (upx && fits(upx.version, wanted))
            return upx;
        other ??= upx;
    }
    return other;
}
async function answering({ path, sha256 }, ports) {
    const version = await versionOf(path, ports);
    if (version !== undefined)
        return { path, version, sha256 };
    throw new errors/* ReleaseError */.K2('TOOL_MISSING', `${path} does not answer as UPX does`, REMEDY);
}
function unpinned(wanted, { goos, goarch }, releases) {
    if (goos === 'darwin')
        return 'its authors release none for macOS: brew install upx';
    if (!releases.some(({ host }) => host === `${goos}/${goarch}`)) {
        return `none is pinned for ${goos}/${goarch}`;
    }
    return `no digest of ${wanted} is pinned, so it is not downloaded`;
}
function isVersion(upx) {
    return /^\d+\.\d+(\.\d+)?$/.test(upx);
}
/** Throws TOOL_MISSING where a path is named and no file is there. */
async function requireUpx(wanted, files) {
    if (wanted === undefined || isVersion(wanted) || (await files.stat(wanted))?.kind === 'file')
        return;
    throw new errors/* ReleaseError */.K2('TOOL_MISSING', `the input upx names ${wanted}, which is no file`, REMEDY);
}

;// CONCATENATED MODULE: ./src/pack/inputs.ts





/** The run arguments when nobody chose any; then others are tried where the program does not know them. */
const DEFAULT_RUN_ARGS = ['version'];
function readPackInputs(raw) {
    const input = new InputReader(raw);
    const upx = input.optional('upx');
    const method = input.choice('method', [...result/* METHODS */.J8, 'none']);
    const policy = {
        enabled: method !== 'none',
        method: method === 'none' ? 'nrv' : method,
        strategy: input.choice('strategy', ['full', 'standard', 'quick']),
        maxRatioPercent: input.integer('max-ratio-percent', { min: 1, max: 100 }) ?? 85,
        onUnsupported: input.choice('on-unsupported', ['skip', 'fail']),
        requireRun: input.boolean('require-run'),
        runArgs: argumentsOf(input.text('run-args')) ?? DEFAULT_RUN_ARGS,
        serveArgs: argumentsOf(input.text('serve-args')) ?? [],
        maxStartupMs: input.integer('max-startup-ms', { min: 0, max: 60_000 }),
        measureXz: input.boolean('measure-xz'),
        upx: upx === undefined || isVersion(upx) ? upx : input.absolute(upx),
    };
    if (!policy.serveArgs.every(lanes/* fillsIn */.oS))
        input.fault('serve-args', 'may name only {{ .Port }} and {{ .Node }}');
    const wanted = readWanted(input);
    for (const name of ['require-run', 'max-startup-ms']) {
        const asked = name === 'require-run' ? policy.requireRun : policy.maxStartupMs !== undefined;
        if (asked && policy.strategy !== 'full') {
            input.fault(name, `asks for a run, which the strategy ${policy.strategy} leaves out; use full`);
        }
    }
    return input.done({ ...wanted, policy });
}
/** One argument a line; on a single line they are separated by spaces, but for those in `{{ .Port }}`. */
function argumentsOf(text) {
    if (text === '')
        return undefined;
    const parts = text.includes('\n') ? text.split('\n') : (text.match(/(\{\{[^{}]*\}\}|\S)+/g) ?? []);
    return parts.map((part) => part.trim()).filter((part) => part !== '');
}

;// CONCATENATED MODULE: ./src/model/concurrency.ts
/** At most `limit` pieces of work run at once. */
function limiter(limit) {
    const waiting = [];
    let free = atLeastOne(limit);
    const take = async (urgent) => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((resolve) => (urgent ? waiting.unshift(resolve) : waiting.push(resolve)));
    };
    // A place goes straight to who waits longest, so that nobody slips in between.
    const give = () => {
        const next = waiting.shift();
        if (next)
            next();
        else
            free += 1;
    };
    return async (work, urgent) => {
        await take(urgent === 'urgent');
        try {
            return await work();
        }
        finally {
            give();
        }
    };
}
/**
 * Maps with at most `limit` calls running at once; results in the order of the items. After a failure no
 * further item is begun; those already running are waited for, then the first failure is thrown.
 */
async function mapLimit(items, limit, fn) {
    const results = new Array(items.length);
    const failures = [];
    const entries = items.entries();
    const worker = async () => {
        for (const [index, item] of entries) {
            try {
                results[index] = await fn(item, index);
            }
            catch (error) {
                failures.push(error);
            }
            if (failures.length > 0)
                return;
        }
    };
    await Promise.all(Array.from({ length: Math.min(atLeastOne(limit), items.length) }, worker));
    if (failures.length > 0)
        throw failures[0];
    return results;
}
/** Waits for all, also when one fails, so that nothing goes on behind what has ended; then throws the first failure. */
async function concurrency_all(pieces) {
    const settled = await Promise.allSettled(pieces);
    const failed = settled.find((one) => one.status === 'rejected');
    if (failed)
        throw failed.reason;
    return settled.map((one) => (one.status === 'fulfilled' ? one.value : undefined));
}
function atLeastOne(limit) {
    return Math.max(1, Math.floor(limit));
}

;// CONCATENATED MODULE: ./src/binary/fips.ts
/**
 * Whether a program is meant to run in a FIPS 140 mode, by its build information or by the environment of the
 * job that releases it. The section `.go.fipsinfo` tells nothing: every Go since 1.24 writes it.
 */
function isFips(info, env) {
    const settings = info?.settings ?? {};
    return (isOn(settings.GOFIPS140) ||
        isOn(env('GOFIPS140')) ||
        FIPS_DEBUG.test(settings.DefaultGODEBUG ?? '') ||
        FIPS_DEBUG.test(env('GODEBUG') ?? '') ||
        FIPS_EXPERIMENT.test(settings.GOEXPERIMENT ?? '') ||
        FIPS_EXPERIMENT.test(info?.goVersion ?? ''));
}
const FIPS_DEBUG = /(^|,)fips140=(on|only)(,|$)/;
/** BoringCrypto of Go itself and `systemcrypto` of Microsoft's Go. */
const FIPS_EXPERIMENT = /\b(boringcrypto|systemcrypto)\b/;
function isOn(module) {
    return module !== undefined && module !== '' && module !== 'off';
}

// EXTERNAL MODULE: ./src/model/check.ts + 1 modules
var check = __nccwpck_require__(9123);
// EXTERNAL MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __nccwpck_require__(3243);
// EXTERNAL MODULE: ./src/model/names.ts
var model_names = __nccwpck_require__(1601);
;// CONCATENATED MODULE: ./src/model/manifest.ts




const manifest_MAX_BYTES = 1024 * 1024;
const MAX_ARTIFACTS = 1000;
/** System, architecture, and micro-architecture where it is not Go's default. */
const PLATFORM = /^[a-z0-9]+-[a-z0-9]+(-[a-z0-9.]+)?$/;
/** Other spellings of a platform that are understood where a manifest is read. */
const SPELLINGS = { 'windows-x64': 'windows-amd64' };
/** `artifact-manifest.yaml`: fixed key order, artifacts sorted by name, LF. */
function emitManifest(manifest) {
    const artifacts = [...manifest.artifacts].sort((a, b) => byBytes(a.name, b.name)).map(inOrder);
    const { provenance } = manifest;
    return dump({ ...(provenance === undefined ? {} : { provenance }), artifacts }, { lineWidth: -1 });
}
function inOrder(entry) {
    const { name, checksum, sha512, size, platform, version, channel, commit, format } = entry;
    const plain = entry['plain-size'];
    const sizes = { size, ...(plain === undefined ? {} : { 'plain-size': plain }) };
    return { name, checksum, sha512, ...sizes, platform, version, channel, commit, format };
}
/** Throws FILE_INVALID naming every fault. `file` is how messages call it. */
function readManifest(text, file) {
    const parsed = artifact/* Manifest */._8.safeParse(yaml(text, file));
    if (!parsed.success)
        throw invalid(file, parsed.error.issues.map(describe).join('; '));
    const artifacts = parsed.data.artifacts.map((entry) => ({
        ...entry,
        platform: SPELLINGS[entry.platform] ?? entry.platform,
    }));
    const faults = faultsOf(artifacts);
    if (faults.length > 0)
        throw invalid(file, faults.join('; '));
    return { ...parsed.data, artifacts };
}
function yaml(text, file) {
    if (text.length > manifest_MAX_BYTES)
        throw invalid(file, `is longer than ${manifest_MAX_BYTES} characters`);
    try {
        return (0,js_yaml/* load */.Hh)(text, { filename: file, maxDepth: 10 });
    }
    catch (cause) {
        throw invalid(file, (0,errors/* messageOf */.bD)(cause).split('\n', 1)[0] ?? 'is not YAML', cause);
    }
}
function faultsOf(artifacts) {
    if (artifacts.length === 0)
        return ['lists no artifact'];
    if (artifacts.length > MAX_ARTIFACTS)
        return [`lists more than ${MAX_ARTIFACTS} artifacts`];
    const names = new Set();
    return artifacts.flatMap(({ name, platform }, index) => {
        const faults = [];
        if (!(0,model_names/* isSafeName */.TE)(name))
            faults.push(`artifacts.${index}.name is not a file name a release may carry`);
        else if (names.has(name))
            faults.push(`artifacts.${index}.name repeats ${name}`);
        if (!PLATFORM.test(platform))
            faults.push(`artifacts.${index}.platform is not of the form linux-amd64`);
        names.add(name);
        return faults;
    });
}
function describe(issue) {
    const where = issue.path.join('.') || 'the file';
    if (issue.code === 'invalid_type')
        return `${where} must be ${issue.expected}`;
    if (issue.code === 'invalid_value')
        return `${where} must be ${issue.values.map(String).join(' or ')}`;
    if (issue.code === 'invalid_format')
        return `${where} must match ${issue.pattern ?? issue.format}`;
    return `${where} is not valid`;
}
function invalid(file, what, cause) {
    return new errors/* ReleaseError */.K2('FILE_INVALID', `${file}: ${what}`, 'give the artifact-manifest.yaml that the seal stage wrote, or correct the entry named', cause);
}

// EXTERNAL MODULE: ./src/model/plan.ts
var model_plan = __nccwpck_require__(7978);
// EXTERNAL MODULE: ./src/model/target.ts
var model_target = __nccwpck_require__(5936);
;// CONCATENATED MODULE: ./src/model/pattern.ts
/**
 * Whether a name matches a pattern as Ruby's `File.fnmatch` has it with `FNM_PATHNAME`: `*` and `?` stop at a slash,
 * two stars and a slash are any number of folders, `[a-z]` and `[^a-z]` one character, a backslash takes the next
 * one as it is. Takes time in proportion to both lengths, whatever the pattern.
 */
function matchesPattern(pattern, name) {
    // For the parts from each one on, from the last to the first: at which places of the name they match all the rest.
    let rest = Array.from({ length: name.length + 1 }, (_, place) => place === name.length);
    for (const part of partsOf(pattern).reverse())
        rest = before(part, rest, name);
    return rest[0] === true;
}
function before(part, rest, name) {
    const here = [...rest];
    for (let place = name.length; place >= 0; place--) {
        const character = name[place];
        if (typeof part === 'function') {
            here[place] = character !== undefined && part(character) && rest[place + 1] === true;
        }
        else if (rest[place] !== true) {
            const next = part === 'folders' ? name.indexOf('/', place) + 1 : place + 1;
            const passable = part === 'folders' ? next > 0 : character !== undefined && character !== '/';
            here[place] = passable && here[next] === true;
        }
    }
    return here;
}
const TOKENS = /(?<=^|\/)\*\*\/|\*+|\\[\s\S]|\[[!^]?\]?(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/g;
function partsOf(pattern) {
    return [...pattern.matchAll(TOKENS)].map(([token]) => {
        if (token === '**/')
            return 'folders';
        if (token.startsWith('*'))
            return 'characters';
        if (token === '?')
            return (character) => character !== '/';
        if (token.length > 1 && token.startsWith('['))
            return classOf(token.slice(1, -1));
        const literal = token.replace(/^\\(?=[\s\S])/, '');
        return (character) => character === literal;
    });
}
/** `a-z0`, or all but those with `^` or `!` before; never a slash. */
function classOf(text) {
    const negated = /^[!^]/.test(text);
    const ranges = [...(negated ? text.slice(1) : text).matchAll(/(\\?[\s\S])(?:-(\\?[^\]]))?/g)].map(([, from = '', to = from]) => [from.slice(-1), to.slice(-1)]);
    return (character) => character !== '/' && ranges.some(([from, to]) => from <= character && character <= to) !== negated;
}

;// CONCATENATED MODULE: ./src/subject/patterns.ts



/**
 * The files that paths and patterns name, each once: in the order given, and by path within a pattern. `*`, `?` and
 * `[a-z]` stand for a part of one name, `**` for any folders between, and hidden names are met only by patterns that
 * begin with a dot, as in a shell. Where something of the very name is there, that is meant. Throws FILE_MISSING for
 * a pattern that no file has, INPUT_INVALID for one that looks into too many folders. Paths are absolute.
 */
async function expandPaths(entries, files) {
    const expanded = [];
    for (const entry of entries) {
        if (isPattern(entry) && !(await files.stat(entry)))
            expanded.push(...(await matching(entry, files)));
        else
            expanded.push(entry);
    }
    return [...new Set(expanded)];
}
const MAX_FOLDERS = 10_000;
function isPattern(text) {
    return /[*?[]/.test(text);
}
async function matching(pattern, files) {
    const look = lookingInto(pattern, files);
    const { root } = (0,external_node_path_.parse)(pattern);
    const parts = pattern.slice(root.length).split(external_node_path_.sep);
    if (parts.at(-1) === '**')
        parts.push('*');
    let found = [root];
    for (const part of parts) {
        const next = new Set();
        for (const folder of found)
            for (const path of await look(folder, part))
                next.add(path);
        found = [...next];
    }
    const there = [];
    for (const path of found)
        if ((await files.stat(path))?.kind === 'file')
            there.push(path);
    if (there.length > 0)
        return there.sort();
    throw new errors/* ReleaseError */.K2('FILE_MISSING', `the input files has ${pattern}, and no file is called so`, 'check the pattern, and that what makes the files has run');
}
/** Looks for what one part of a pattern means in a folder. What is no folder has nothing in it. */
function lookingInto(pattern, files) {
    let looked = 0;
    const namesIn = async (folder) => {
        if ((await files.stat(folder))?.kind !== 'folder')
            return [];
        if (++looked <= MAX_FOLDERS)
            return files.list(folder);
        throw new errors/* ReleaseError */.K2('INPUT_INVALID', `the input files has ${pattern}, which leads into more than ${MAX_FOLDERS} folders`, 'begin it with the folder that the files are in');
    };
    /** Links are not followed: they may lead in a circle. */
    const below = async (folder) => {
        const all = [folder];
        for (const name of await namesIn(folder)) {
            const path = (0,external_node_path_.join)(folder, name);
            if (isHidden(name))
                continue;
            const { kind, link } = (await files.stat(path)) ?? {};
            if (kind === 'folder' && !link)
                all.push(...(await below(path)));
        }
        return all;
    };
    return async (folder, part) => {
        if (!isPattern(part))
            return [(0,external_node_path_.join)(folder, part)];
        const names = await namesIn(folder);
        if (names.includes(part))
            return [(0,external_node_path_.join)(folder, part)];
        if (part === '**')
            return below(folder);
        const alike = names.filter((name) => (!isHidden(name) || isHidden(part)) && matchesPattern(part, name));
        return alike.map((name) => (0,external_node_path_.join)(folder, name));
    };
}
function isHidden(name) {
    return name.startsWith('.');
}

;// CONCATENATED MODULE: ./src/subject/subject.ts








/** The binaries that the inputs ask for. Throws FILE_MISSING where one that is named is not there. */
async function subjectsOf(wanted, files, kinds = ['file']) {
    if (wanted.files.length > 0) {
        return { plan: undefined, subjects: await namedSubjects(wanted.files, kinds, files) };
    }
    if (wanted.manifest !== undefined) {
        return { plan: undefined, subjects: await listedSubjects(wanted.manifest, files) };
    }
    return plannedSubjects(wanted.output, files);
}
/** The subject of a planned artifact. */
function plannedSubject(plan, artifact, output) {
    return {
        name: (0,model_plan/* subjectOf */.et)(plan, artifact),
        target: (0,model_plan/* partsOf */.CI)(plan, artifact).target.name,
        plain: (0,layout/* layout */.Zp)(output).planned(artifact.plain),
        file: artifact.file,
        version: plan.version,
    };
}
/** Where progress shows it: the id of its target, else its name. */
function placeOf({ target, name }) {
    return target === undefined ? name : (0,model_target/* idOfName */.qf)(target);
}
async function namedSubjects(paths, kinds, files) {
    const seen = new Map();
    const subjects = [];
    for (const path of await expandPaths(paths, files)) {
        const found = (await files.stat(path))?.kind;
        if (!kinds.some((kind) => kind === found))
            throw noneOf(kinds, path);
        const subject = fileSubject(path);
        const other = seen.get(subject.file);
        if (other !== undefined)
            throw sameName(other, path);
        seen.set(subject.file, path);
        subjects.push(subject);
    }
    return subjects;
}
/** The files beside the manifest, each still the one it lists. */
async function listedSubjects(manifest, files) {
    const { artifacts } = readManifest(await files.readText(manifest), manifest);
    const subjects = [];
    for (const { name, checksum, platform, version } of artifacts) {
        const plain = (0,external_node_path_.join)((0,external_node_path_.dirname)(manifest), name);
        const { sha256 } = await files.digest(plain);
        if (sha256 !== checksum) {
            throw new errors/* ReleaseError */.K2('DIGEST_MISMATCH', `${plain} has sha256 ${sha256}; ${manifest} lists ${checksum}`, 'use the manifest that was written for these files');
        }
        subjects.push({ ...fileSubject(plain), target: (0,model_target/* nameOfId */.gu)(platform), version });
    }
    return subjects;
}
/** What is there of the plan: a job of a matrix has built its own target only. */
async function plannedSubjects(output, files) {
    const path = (0,layout/* layout */.Zp)(output).plan;
    if (!(await files.stat(path)))
        throw nothingBuilt(`there is no file ${path}`);
    const plan = (0,model_plan/* parsePlan */.vS)(await files.readText(path), path);
    const subjects = plan.artifacts.map((artifact) => plannedSubject(plan, artifact, output));
    const stats = await Promise.all(subjects.map(({ plain }) => files.stat(plain)));
    const built = subjects.filter((_, index) => stats[index]?.kind === 'file');
    if (built.length === 0)
        throw nothingBuilt(`nothing that ${path} plans has been built`);
    return { plan, subjects: built };
}
function fileSubject(plain) {
    const file = (0,model_names/* safeName */.jC)((0,external_node_path_.basename)(plain), plain);
    return { name: file, target: undefined, plain, file, version: undefined };
}
function noneOf(kinds, path) {
    return new errors/* ReleaseError */.K2('FILE_MISSING', `the input files names ${path}, which is no ${kinds.join(' and no ')}`, 'check the path');
}
/** What is made of them is named after them, so two of one name would overwrite each other. */
function sameName(one, other) {
    return new errors/* ReleaseError */.K2('INPUT_INVALID', `${one} and ${other} have one name`, 'give the files different names');
}
function nothingBuilt(what) {
    return new errors/* ReleaseError */.K2('FILE_MISSING', what, 'run the plan and build stages first, or name the binaries with files');
}

// EXTERNAL MODULE: ./src/pack/earlier.ts
var pack_earlier = __nccwpck_require__(8721);
;// CONCATENATED MODULE: ./src/pack/upx/refusal.ts
/** What UPX said, without the file names and its own name: `CantPackException: bad e_shstrtab`. */
function complaint(finished) {
    if (finished.timedOut)
        return `it did not end within ${Math.round(finished.ms / 1000)} s`;
    const said = /\w*Exception\b.*/.exec(`${finished.stderr}\n${finished.stdout}`)?.[0].trim().slice(0, 200);
    return said ?? `exit code ${finished.exitCode}`;
}
/** Whether UPX says of the file, not of the work, that it cannot be packed. */
function isUnpackable(finished) {
    return UNPACKABLE.test(complaint(finished));
}
/** UPX 4 takes no file beyond 768 MiB, and none so small that its loader would not fit. */
const UNPACKABLE = /^((CantPack|NotCompressible|UnknownExecutableFormat)Exception|IOException: file is too (large|small)\b)/;
/** What to do about a refusal. */
function remedyOf(refusal) {
    if (/bad e_shstrtab|bad DT_HASH/.test(refusal)) {
        return 'UPX does not understand this position-independent executable: build with -buildmode=exe';
    }
    return 'release this target plain, or build it another way';
}

;// CONCATENATED MODULE: ./src/pack/candidate.ts




/**
 * What an earlier run released where it still stands for these bytes, else a newly packed file in `folder`.
 * In the latter case nothing stays at the release path.
 */
async function candidateOf(subject, plain, how, ports) {
    const { upx, method, folder } = how;
    if (await (0,pack_earlier/* isStillPacked */.x)(subject.earlier, { plain, upx, method, release: subject.release }, ports.files)) {
        return { path: subject.release, how: 'packed by an earlier run from the same bytes' };
    }
    await ports.files.remove(subject.release);
    const path = (0,external_node_path_.join)(folder, `packed-${(0,external_node_path_.basename)(subject.release)}`);
    const finished = await pack(upx, method, await executable(subject, folder, ports.files), path, ports);
    if (finished.exitCode !== 0 || finished.timedOut) {
        return { refusal: complaint(finished), unpackable: isUnpackable(finished) };
    }
    // A UPX that ran out of disk may leave an empty file, or none.
    const made = await ports.files.stat(path);
    if (!made?.size)
        return { refusal: 'it ended well but left no packed file', unpackable: false };
    return { path, how: `packed in ${(finished.ms / 1000).toFixed(1)} s` };
}
/**
 * UPX refuses a link, and a file that is not executable, which stores of artifacts forget that it is: then a copy is
 * packed.
 */
async function executable({ plain, release }, folder, files) {
    const { mode = 0, link } = (await files.stat(plain)) ?? {};
    if (!link && (mode & 0o111) !== 0)
        return plain;
    const copy = (0,external_node_path_.join)(folder, `plain-${(0,external_node_path_.basename)(release)}`);
    await files.copy(plain, copy, 0o755);
    return copy;
}

;// CONCATENATED MODULE: ./src/pack/notes.ts
/** What packing changes beside size and time, where the bytes of both files show that it applies. */
function notesOn(plain, packed, surroundings) {
    return [antivirus(plain, packed), selinux(packed, surroundings), debuggers(plain, packed)].filter((note) => note !== undefined);
}
/** PE: UPX unpacks into a section that is writable and executable from the start. */
function antivirus(plain, packed) {
    if (!packed.facts.writableExecutable || plain.facts.writableExecutable)
        return undefined;
    return {
        about: 'antivirus',
        text: 'It has sections that are both writable and executable, and the plain file has none. Virus scanners look for ' +
            'these and for UPX, and may report the program. Sign it after packing.',
    };
}
/**
 * ELF: the loader of UPX writes code to memory and asks mprotect to make it executable. Seen on Linux 6.18 with UPX
 * 4.2.4: under PR_SET_MDWE, by which systemd does it, mprotect answers EACCES and the program ends with SIGSEGV.
 */
function selinux({ facts }, { ran, selinuxEnforces }) {
    if (facts.format !== 'elf' || !facts.upx)
        return undefined;
    const here = ran === 'native' && selinuxEnforces ? ' SELinux enforces its policy on this machine, and it ran.' : '';
    return {
        about: 'selinux',
        text: 'It writes its code to memory and then makes that executable. SELinux refuses this to a domain without ' +
            `execmem, and systemd to a unit with MemoryDenyWriteExecute=yes: there it does not start.${here}`,
    };
}
function debuggers(plain, packed) {
    const lost = [
        plain.facts.sectionTable && !packed.facts.sectionTable && 'no section table',
        plain.buildInfo && !packed.buildInfo && 'no Go build information',
        plain.functions && !packed.functions && 'no function table',
    ].filter((what) => typeof what === 'string');
    if (lost.length === 0)
        return undefined;
    const { format, positionIndependent } = plain.facts;
    const companion = format === 'elf' && !positionIndependent
        ? ' With the unstripped companion, gdb names functions and lines of the running program as before.'
        : '';
    return {
        about: 'debuggers',
        text: `To tools it has ${lost.join(', ')}: \`go version -m\`, dlv, perf and scanners find nothing in it.${companion}`,
    };
}
/** By the kernel's own file, which is there only where SELinux is. */
async function enforcesSelinux(files) {
    const path = '/sys/fs/selinux/enforce';
    return (await files.stat(path)) !== undefined && (await files.readText(path)).trim() === '1';
}

;// CONCATENATED MODULE: ./src/pack/preflight.ts
function preflight(question) {
    const { facts } = question;
    const target = targetOf(question);
    if (facts.upx)
        return refuse('ALREADY_PACKED', 'it is packed by UPX already', 'give the file as `go build` wrote it');
    if (!facts.program) {
        return refuse('NOT_A_PROGRAM', 'it is a library or an object file: nothing starts it by itself', 'give a program');
    }
    // The bytes do not tell a micro-architecture.
    if (question.declared && target !== question.declared.split('/', 2).join('/')) {
        return refuse('WRONG_TARGET', `it is for ${target ?? 'an unknown target'}, not ${question.declared}`, 'build the target again');
    }
    if (facts.format === 'macho')
        return leave('MACOS', 'packed programs do not start on macOS 13 and later');
    if (target === 'windows/arm64')
        return leave('TARGET_UNSUPPORTED', 'UPX cannot pack windows/arm64');
    if (question.fips) {
        return refuse('FIPS', 'it is a FIPS 140 build: packed, it is not the validated image and writes executable memory', 'set `pack: false` for a FIPS release');
    }
    const formatCode = target && UPX_FORMATS[target];
    if (!formatCode)
        return unsupported(question, target);
    if (!question.buildInfo && !question.functions) {
        return refuse('NOT_GO', 'it is not a Go program: it has no build information and no function table', 'give a Go binary');
    }
    if (facts.signature)
        return refuse('SIGNED', 'it is signed, and packing would break the signature', 'sign after packing');
    const mustRun = facts.relr || (facts.format === 'elf' && !facts.static);
    return { kind: 'pack', target, formatCode, mustRun, warnings: warnings(facts) };
}
/** The build information knows the system for certain; ELF headers say `linux` for some others too. */
function targetOf({ facts, buildInfo }) {
    const goos = buildInfo?.settings.GOOS ?? facts.goos;
    return goos && facts.goarch ? `${goos}/${facts.goarch}` : undefined;
}
/** Targets whose packing was tried with UPX 4.2.4, with the number it gives the format. */
const UPX_FORMATS = {
    'linux/amd64': 22,
    'linux/arm64': 42,
    'linux/ppc64le': 39,
    'linux/386': 12,
    'linux/arm': 23,
    'windows/amd64': 36,
    'windows/386': 9,
};
function warnings(facts) {
    const found = [
        !facts.stripped && 'it is not stripped: packing gains little; build with -ldflags "-s -w"',
        facts.format === 'elf' && !facts.static && 'it is linked dynamically',
        facts.relr && 'it has packed relative relocations (DT_RELR), which pack badly',
    ];
    return found.filter((warning) => warning !== false);
}
function unsupported(question, target) {
    const reason = `UPX cannot pack ${target ?? 'this machine type'}`;
    if (question.onUnsupported === 'skip')
        return leave('TARGET_UNSUPPORTED', reason);
    return refuse('TARGET_UNSUPPORTED', reason, 'leave the target out, or set on-unsupported: skip');
}
function leave(code, reason) {
    return { kind: 'leave', code, reason };
}
function refuse(code, reason, remedy) {
    return { kind: 'refuse', code, reason, remedy };
}

// EXTERNAL MODULE: ./src/binary/buildinfo.ts + 1 modules
var buildinfo = __nccwpck_require__(2328);
// EXTERNAL MODULE: ./src/binary/inspect.ts + 1 modules
var inspect = __nccwpck_require__(8481);
// EXTERNAL MODULE: ./src/binary/malformed.ts
var malformed = __nccwpck_require__(8680);
// EXTERNAL MODULE: ./src/binary/pclntab.ts
var pclntab = __nccwpck_require__(6407);
;// CONCATENATED MODULE: ./src/pack/profile.ts




/** What a binary's bytes say; a text says why they are no binary. */
async function readProfile(path, files) {
    return readable(() => files.withSource(path, (source) => ({
        facts: (0,inspect/* inspect */.N)(source),
        buildInfo: (0,buildinfo/* readBuildInfo */.r)(source),
        functions: (0,pclntab/* readFunctionTable */.lT)(source),
    })));
}
/** The text of a MalformedBinary in place of the result; any other error passes. */
async function readable(read) {
    try {
        return await read();
    }
    catch (error) {
        if (error instanceof malformed/* MalformedBinary */.n)
            return error.message;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/pack/proofs/proof.ts
/** What each strategy adds to the one before; `upx-pack`, which reads the pack header, is part of all. */
const PROOFS = {
    quick: [],
    standard: ['upx-ratio', 'upx-test'],
    full: ['upx-round-trip', 'upx-run', 'upx-startup', 'upx-memory', 'upx-download'],
};
/** Every check that follows `upx-pack`. */
const ALL_PROOFS = [...PROOFS.standard, ...PROOFS.full];
/** What to do with a file that is not what it should be. */
const SPOILT = 'do not release this file; pack again with a known UPX, and look at the disk if it happens again';

// EXTERNAL MODULE: ./src/model/bytes.ts
var bytes = __nccwpck_require__(5410);
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./src/pack/measure/gzip.ts


const CHUNK_BYTES = 256 << 10;
/** That of gzip, tar and GoReleaser, where nobody asks for another. */
const LEVEL = 6;
/** How many bytes gzip makes of the file. Memory does not grow with it. */
async function gzipSize(source) {
    const gzip = (0,external_node_zlib_namespaceObject.createGzip)({ level: LEVEL });
    let size = 0;
    gzip.on('data', (chunk) => {
        size += chunk.length;
    });
    for (let at = 0; at < source.size; at += CHUNK_BYTES) {
        if (!gzip.write(source.read(at, CHUNK_BYTES)))
            await (0,external_node_events_namespaceObject.once)(gzip, 'drain');
    }
    gzip.end();
    await (0,external_node_events_namespaceObject.once)(gzip, 'end');
    return size;
}

;// CONCATENATED MODULE: ./src/pack/measure/xz.ts

/**
 * How many bytes `xz -6`, its default, makes of the file; a text says why that is not known. It works on a copy in
 * `folder`, and takes about 0.4 s a MB and 100 MB of memory.
 */
async function xzSize(path, folder, { tools, files, exec }) {
    const xz = await tools.find('xz');
    if (!xz)
        return 'xz is not on PATH';
    const work = await files.temporaryFolder(folder);
    try {
        const copy = (0,external_node_path_.join)(work, 'file');
        await files.copy(path, copy, 0o600);
        const args = ['-6', '-T1', '-q', '--', copy];
        const finished = await exec.run({ file: xz.path, args, env: WITHOUT_OPTIONS });
        const made = await files.stat(`${copy}.xz`);
        return made && finished.exitCode === 0 ? made.size : `xz ended with exit code ${finished.exitCode}`;
    }
    finally {
        await files.remove(work);
    }
}
/** Both hold options that would change what is measured. */
const WITHOUT_OPTIONS = { XZ_DEFAULTS: undefined, XZ_OPT: undefined };

;// CONCATENATED MODULE: ./src/pack/measure/download.ts



/**
 * What users download, plain and packed, each compressed by itself. Archives of a release are compressed, and what is
 * packed does not compress again, so packing often buys nothing here. gzip takes a third of the time of packing by
 * nrv, but xz several times as long: it is asked only where the user wants it, and nothing is measured twice.
 */
async function measureDownload(proof) {
    const { checks, subject, policy } = proof;
    const check = checks.begin('upx-download', subject.name);
    const known = knownDownload(proof);
    const gzip = known?.gzip ?? (await byGzip(proof));
    const asked = policy.measureXz ? (known?.xz ?? (await byXz(proof))) : undefined;
    const [xz, obstacle] = typeof asked === 'string' ? [undefined, asked] : [asked, undefined];
    const measured = [`gzip ${inWords(gzip)}`, xz && `xz ${inWords(xz)}`];
    const reused = known && 'measured by an earlier run from the same bytes';
    check.pass({ measured: listed(measured), detail: listed([judged(gzip, xz), obstacle, reused]) });
    return { gzip, ...(xz && { xz }) };
}
/** Of the earlier run, where both files are the same as then. */
function knownDownload({ subject: { earlier }, plain, packed }) {
    const same = earlier?.plainSha256 === plain.digest.sha256 && earlier.packedSha256 === packed.sha256;
    return same ? earlier.download : undefined;
}
async function byGzip({ plain, packed, ports }) {
    return {
        plainBytes: await ports.files.withSource(plain.path, gzipSize),
        packedBytes: await ports.files.withSource(packed.path, gzipSize),
    };
}
/** A text says why there is no size. */
async function byXz({ plain, packed, folder, ports }) {
    const plainBytes = await xzSize(plain.path, folder, ports);
    if (typeof plainBytes === 'string')
        return plainBytes;
    const packedBytes = await xzSize(packed.path, folder, ports);
    return typeof packedBytes === 'string' ? packedBytes : { plainBytes, packedBytes };
}
/** Below this part of the download, nobody will notice. */
const LITTLE = 0.1;
function judged(gzip, xz) {
    const isLittle = gzip.plainBytes - gzip.packedBytes < LITTLE * gzip.plainBytes;
    const byXz = xz && xz.plainBytes < gzip.packedBytes;
    return listed([
        isLittle ? 'a packed file downloads as large as a plain one' : 'a packed file downloads smaller',
        byXz && 'the plain file by xz is smaller than the packed one by gzip',
    ]);
}
/** `4.95 MiB → 4.87 MiB, -1.7 %`. */
function inWords({ plainBytes, packedBytes }) {
    const percent = (100 * (packedBytes - plainBytes)) / plainBytes;
    const change = `${percent < 0 ? '' : '+'}${percent.toFixed(1)} %`;
    return `${(0,bytes/* formatBytes */.z3)(plainBytes)} → ${(0,bytes/* formatBytes */.z3)(packedBytes)}, ${change}`;
}
function listed(parts) {
    return parts.filter(Boolean).join('; ');
}

;// CONCATENATED MODULE: ./src/pack/measure/memory.ts


/**
 * What packing costs in memory: the idle program, plain and packed, one after the other. The code of a plain program
 * is the file itself, which the system reads when it is needed and shares between processes; that of a packed one is
 * memory of each process.
 */
async function measureMemory(proof, ran) {
    const { checks, subject, policy, ports } = proof;
    const check = checks.begin('upx-memory', subject.name);
    if (policy.serveArgs.length === 0) {
        check.skip('serve-args is empty: nobody said with which arguments the program keeps running');
        return undefined;
    }
    if (typeof ran === 'string') {
        check.notRun(ran);
        return undefined;
    }
    const { pair } = ran;
    if (pair.launcher.how !== 'native') {
        check.skip(`memory under ${pair.launcher.how} says nothing about a real machine`);
        return undefined;
    }
    if (!ran.alike) {
        check.notRun('the packed program does not run as the plain one does');
        return undefined;
    }
    if (ports.host.goos !== 'linux') {
        check.notRun('memory is read from /proc, which only Linux has', { remedy: 'pack on Linux' });
        return undefined;
    }
    const plain = await whenIdle('plain', pair, proof);
    if ('reason' in plain) {
        check.notRun(`the plain program ${plain.reason}`, { remedy: CORRECT });
        return undefined;
    }
    const packed = await whenIdle('packed', pair, proof);
    if ('reason' in packed) {
        const detail = `the packed program ${packed.reason}; the plain one keeps running`;
        if (packed.ended)
            check.fail({ detail, remedy: 'do not release this file; release this target plain' });
        else
            check.notRun(detail, { remedy: CORRECT });
        return undefined;
    }
    check.pass({
        measured: `${(0,bytes/* formatChange */.eD)(packed.anonymous - plain.anonymous)} anonymous`,
        detail: `idle with ${shown(policy.serveArgs)}: plain ${memory_inWords(plain)}; packed ${memory_inWords(packed)}. ${MEANING}`,
    });
    return {
        plainAnonymousBytes: plain.anonymous,
        packedAnonymousBytes: packed.anonymous,
        plainResidentBytes: plain.resident,
        packedResidentBytes: packed.resident,
    };
}
const CORRECT = 'correct serve-args: the program must keep running with them in an empty folder, on {{ .Port }}';
const MEANING = 'Anonymous memory is shared with no other process, and each further process needs as much';
function shown(args) {
    return JSON.stringify(args.join(' '));
}
function memory_inWords({ anonymous, resident }) {
    return `${(0,bytes/* formatBytes */.z3)(anonymous)} anonymous of ${(0,bytes/* formatBytes */.z3)(resident)}`;
}
/** Starts the program, waits until its memory stays as it is, and stops it whatever happens. */
async function whenIdle(which, pair, { policy, folder, ports }) {
    const fields = { Port: String(await ports.processes.freePort([])), Node: which };
    const args = policy.serveArgs.map((arg) => (0,lanes/* fillIn */.pz)(arg, fields));
    const tag = `${folder}/${which}`;
    const program = {};
    const running = pair.run(which, args, tag).finally(() => {
        program.ended = true;
    });
    // What goes wrong with it is told below, after the last look at it.
    running.catch(() => undefined);
    try {
        const settled = await settledMemory(tag, program, ports);
        if (settled)
            return settled;
    }
    finally {
        for (const process of await ports.processes.find(tag))
            await ports.processes.stop(process, GRACE_MS);
        await Promise.allSettled([running]);
    }
    return endOf(await running, args);
}
const POLL_MS = 250;
/** So many looks in succession find the same. */
const ALIKE_LOOKS = 3;
const GRACE_MS = 1_000;
/** Undefined where the program ended, or was killed because its time was over, before its memory stayed as it is. */
async function settledMemory(tag, program, { processes, clock }) {
    let looks = [];
    while (!program.ended) {
        await clock.sleep(POLL_MS);
        const [process] = await processes.find(tag);
        if (!process)
            continue;
        const now = await processes.memory(process);
        if (!now && (await processes.alive(process)))
            return { reason: 'runs, but the system does not tell its memory', ended: false };
        if (!now)
            continue;
        looks = [...looks.filter((look) => areAlike(look, now)), now];
        if (looks.length === ALIKE_LOOKS)
            return now;
    }
    return undefined;
}
/** Go's own housekeeping moves some pages now and then. */
function areAlike(a, b) {
    const close = (one, other) => Math.abs(one - other) <= Math.max(64 << 10, other / 100);
    return close(a.anonymous, b.anonymous) && close(a.resident, b.resident);
}
function endOf(finished, args) {
    if (typeof finished === 'string')
        return { reason: `does not start: ${finished}`, ended: true };
    if (finished.timedOut) {
        const seconds = Math.round(finished.ms / 1000);
        return { reason: `does not come to rest within ${seconds} s with ${shown(args)}`, ended: false };
    }
    const said = `${finished.stderr}\n${finished.stdout}`.trim().replace(/\s+/g, ' ').slice(-200);
    const words = said && `, and says: ${said}`;
    return {
        reason: `ends by itself with ${shown(args)}, exit code ${finished.exitCode}${words}`,
        ended: true,
    };
}

;// CONCATENATED MODULE: ./src/pack/measure/startup.ts
/**
 * The time packing adds to every start, in milliseconds. Plain and packed alternate, so that what else the
 * machine does slows both alike. Emulated times say nothing about a real machine and are not taken.
 */
async function timeStartup({ checks, subject, policy }, ran) {
    const check = checks.begin('upx-startup', subject.name);
    if (typeof ran === 'string') {
        check.notRun(ran);
        return undefined;
    }
    const { pair, args, alike } = ran;
    if (pair.launcher.how !== 'native') {
        check.skip(`times under ${pair.launcher.how} say nothing about a real machine`);
        return undefined;
    }
    if (!alike) {
        check.notRun('the packed program does not run as the plain one does');
        return undefined;
    }
    const times = await timed(pair, args);
    if (!times) {
        check.fail({ detail: 'a run did not end', remedy: startup_REMEDY });
        return undefined;
    }
    const startup = {
        plainMs: median(times.plain),
        packedMs: median(times.packed),
        plainLeastMs: Math.min(...times.plain),
        packedLeastMs: Math.min(...times.packed),
    };
    const added = Math.round((startup.packedMs - startup.plainMs) * 100) / 100;
    const finding = {
        measured: `${added} ms added`,
        ...(policy.maxStartupMs !== undefined && { bound: `<= ${policy.maxStartupMs} ms added` }),
        detail: `median of ${times.plain.length}: plain ${startup.plainMs.toFixed(1)} ms, packed ${startup.packedMs.toFixed(1)} ms`,
    };
    if (policy.maxStartupMs === undefined || added <= policy.maxStartupMs)
        check.pass(finding);
    else
        check.fail({ ...finding, remedy: startup_REMEDY });
    return startup;
}
/** All odd, so that the median is one of the values. Packed programs of 100 MB take half a second to start. */
const ROUNDS = { least: 5, most: 15 };
/** A round is begun after this time only where there are too few of them, or an even number. */
const ENOUGH_MS = 3_000;
const startup_REMEDY = 'release this target plain, use the method nrv, or raise max-startup-ms';
/** Both were run before, for the proof: what the first run has to read from the disk is in memory by now. */
async function timed(pair, args) {
    const times = { plain: [], packed: [] };
    while (!areEnough(times)) {
        for (const which of ['plain', 'packed']) {
            const finished = await pair.run(which, args);
            if (typeof finished === 'string' || finished.timedOut)
                return undefined;
            times[which].push(finished.ms);
        }
    }
    return times;
}
function areEnough({ plain, packed }) {
    const rounds = plain.length;
    const spent = [...plain, ...packed].reduce((sum, ms) => sum + ms, 0);
    return rounds >= ROUNDS.most || (rounds >= ROUNDS.least && rounds % 2 === 1 && spent >= ENOUGH_MS);
}
function median(values) {
    return [...values].sort((a, b) => a - b)[(values.length - 1) / 2] ?? 0;
}

;// CONCATENATED MODULE: ./src/pack/measure/measure.ts



/** Measures what packing gains and costs. `ran` is a text where the packed file could not be run, and says why. */
async function measure(proof, ran) {
    // One after the other, so that none disturbs the next.
    const startup = await timeStartup(proof, ran);
    const memory = await measureMemory(proof, ran);
    const download = await measureDownload(proof);
    return { ...(startup && { startup }), ...(memory && { memory }), download };
}

// EXTERNAL MODULE: ./src/binary/open.ts
var binary_open = __nccwpck_require__(1157);
// EXTERNAL MODULE: ./src/binary/pe.ts
var binary_pe = __nccwpck_require__(6370);
;// CONCATENATED MODULE: ./src/pack/proofs/header.ts






/** The pack header is whole and speaks of this very work. */
async function proveHeader(proof, making, how) {
    const { packed, plain, ports, upx } = proof;
    const read = await readable(async () => ({
        header: await ports.files.withSource(packed.path, (source) => (0,inspect/* inspect */.N)(source).upx),
        appended: (await trailing(packed.path, ports.files)) - (await trailing(plain.path, ports.files)),
    }));
    const faults = typeof read === 'string' ? [read] : [...headerFaults(read.header, proof), ...tailFaults(read.appended)];
    const finding = { measured: `${packed.size} bytes`, tool: toolName(upx) };
    if (faults.length === 0)
        making.pass({ ...finding, detail: how });
    else
        making.fail({ ...finding, detail: `${how}; ${faults.join('; ')}`, remedy: SPOILT });
}
/** UPX and the loader pass over what follows a PE; of an ELF the pack header is the very end. */
function trailing(path, files) {
    return files.withSource(path, (source) => {
        const image = (0,binary_open/* openImage */.U)(source);
        return image.format === 'pe' ? (0,binary_pe/* trailingBytes */.KC)(source, image) : 0;
    });
}
function tailFaults(appended) {
    return appended > 0
        ? [`${appended} bytes follow its last section that do not follow that of the plain file`]
        : [];
}
function headerFaults(header, { plain, policy, formatCode }) {
    if (!header)
        return ['it has no pack header'];
    const expected = policy.method === 'lzma' ? 'lzma' : 'nrv';
    const faults = [
        !header.checksumValid && 'the sum over its pack header is wrong',
        header.originalSize !== plain.digest.size &&
            `its pack header gives ${header.originalSize} bytes unpacked, not ${plain.digest.size}`,
        header.method !== expected && `its pack header gives the method ${header.method}, not ${expected}`,
        header.formatCode !== formatCode &&
            `its pack header gives the format ${header.formatCode}, not ${formatCode}`,
    ];
    return faults.filter((fault) => fault !== false);
}

;// CONCATENATED MODULE: ./src/pack/proofs/ratio.ts

/** In whole numbers: a percentage rounded down would let 85.9 pass a bound of 85. */
function proveRatio({ checks, subject, packed, plain, policy }) {
    const check = checks.begin('upx-ratio', subject.name);
    const finding = {
        measured: `${(0,result/* ratioPercent */.VK)(packed.size, plain.digest.size).toFixed(2)} %`,
        bound: `< ${policy.maxRatioPercent} %`,
    };
    const hundredfold = packed.size * 100;
    if (hundredfold >= plain.digest.size * policy.maxRatioPercent) {
        check.fail({ ...finding, remedy: 'release this target plain, strip it, or raise max-ratio-percent' });
    }
    else if (hundredfold < plain.digest.size * SUSPICIOUS_PERCENT) {
        check.warn({
            ...finding,
            detail: `below ${SUSPICIOUS_PERCENT} %: no Go program packs so well; look inside`,
        });
    }
    else
        check.pass(finding);
}
/** Real Go programs keep 27 to 56 percent. */
const SUSPICIOUS_PERCENT = 15;

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./src/binary/pe-equivalence.ts

/**
 * Compares a PE file with what `upx -d` made of its packed form, which never is the same bytes: UPX writes
 * SizeOfHeaders, CheckSum and the import address directory anew, clears each import's OriginalFirstThunk and
 * upper-cases its library's name. Throws MalformedBinary when either is no PE.
 */
function comparePe(plain, unpacked) {
    const fields = agreed(rewritten(plain), rewritten(unpacked));
    const shorter = Math.min(plain.size, unpacked.size);
    const longer = Math.max(plain.size, unpacked.size);
    const outside = [];
    let differingBytes = longer - shorter;
    const buffers = [Buffer.allocUnsafe(pe_equivalence_CHUNK_BYTES), Buffer.allocUnsafe(pe_equivalence_CHUNK_BYTES)];
    for (let start = 0; start < shorter; start += pe_equivalence_CHUNK_BYTES) {
        const a = plain.read(start, Math.min(pe_equivalence_CHUNK_BYTES, shorter - start), buffers[0]);
        const b = unpacked.read(start, Math.min(pe_equivalence_CHUNK_BYTES, shorter - start), buffers[1]);
        if (Buffer.compare(a, b) === 0)
            continue;
        for (let at = 0; at < a.length; at++) {
            const [left = 0, right = 0] = [a[at], b[at]];
            if (left === right)
                continue;
            differingBytes += 1;
            if (!allowed(fields, start + at, left, right))
                note(outside, start + at);
        }
    }
    if (longer > shorter)
        outside.push({ start: shorter, end: longer });
    return {
        identical: differingBytes === 0,
        equivalent: outside.length === 0,
        differingBytes,
        outside: outside.slice(0, MAX_RANGES),
    };
}
const pe_equivalence_CHUNK_BYTES = 1 << 18;
const MAX_RANGES = 16;
const SIZE_OF_HEADERS = 60;
const CHECK_SUM = 64;
function rewritten(source) {
    const pe = (0,binary_pe/* readPe */._H)(source);
    const any = (start, length) => ({ start, end: start + length, may: 'any' });
    const addresses = pe.directories[binary_pe/* DIRECTORY */.Md.importAddresses];
    return [
        any(pe.optionalHeader + SIZE_OF_HEADERS, 4),
        any(pe.optionalHeader + CHECK_SUM, 4),
        ...(addresses ? [any(addresses.entry, 8)] : []),
        ...(0,binary_pe/* readImports */.vx)(source, pe).flatMap((descriptor) => [
            any(descriptor.offset, 4),
            {
                start: descriptor.nameOffset,
                end: descriptor.nameOffset + Buffer.byteLength(descriptor.name),
                may: 'case',
            },
        ]),
    ];
}
/** Only what both files hold in the same place: a file cannot widen by its own headers what may differ. */
function agreed(plain, unpacked) {
    const key = (field) => `${field.start}-${field.end}-${field.may}`;
    const known = new Set(unpacked.map(key));
    return plain.filter((field) => known.has(key(field)));
}
function allowed(fields, at, left, right) {
    const field = fields.find((it) => at >= it.start && at < it.end);
    return field !== undefined && (field.may === 'any' || upper(left) === upper(right));
}
function upper(byte) {
    return byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
}
/** Neighbouring bytes make one range; once there are enough, the last one grows. */
function note(ranges, at) {
    const last = ranges.at(-1);
    if (last && (last.end === at || ranges.length >= MAX_RANGES))
        last.end = at + 1;
    else
        ranges.push({ start: at, end: at + 1 });
}

;// CONCATENATED MODULE: ./src/pack/proofs/round-trip.ts








/** Unpacked, the file is the plain one again, and Go's own tables in it say the same. */
async function proveRoundTrip(proof) {
    const { checks, subject, upx, packed, plain, folder, ports } = proof;
    const check = checks.begin('upx-round-trip', subject.name);
    const path = (0,external_node_path_.join)(folder, 'unpacked');
    const finished = await unpack(upx, packed.path, path, ports);
    if (finished.exitCode !== 0 || finished.timedOut || !(await ports.files.stat(path))) {
        check.fail({ detail: `upx -d: ${complaint(finished)}`, tool: toolName(upx), remedy: SPOILT });
        return;
    }
    const bytes = plain.profile.facts.format === 'pe'
        ? await samePe(plain.path, path, ports.files)
        : await sameBytes(plain.digest, path, ports.files);
    const profile = await readProfile(path, ports.files);
    const sameTables = typeof profile !== 'string' &&
        (0,external_node_util_namespaceObject.isDeepStrictEqual)(profile.buildInfo, plain.profile.buildInfo) &&
        (0,external_node_util_namespaceObject.isDeepStrictEqual)(profile.functions, plain.profile.functions);
    const finding = { ...bytes.finding, tool: toolName(upx) };
    if (bytes.same && sameTables)
        check.pass(finding);
    else {
        const tables = sameTables ? '' : '; the Go build information or function table differs';
        check.fail({ ...finding, detail: `${bytes.finding.detail}${tables}`, remedy: SPOILT });
    }
}
async function sameBytes(plain, unpacked, files) {
    const { sha256 } = await files.digest(unpacked);
    const same = sha256 === plain.sha256;
    return {
        same,
        finding: {
            measured: same ? 'identical' : 'different',
            bound: `sha256 ${plain.sha256}`,
            detail: `unpacked sha256 ${sha256}`,
        },
    };
}
async function samePe(plain, unpacked, files) {
    const compared = await readable(() => files.withSource(plain, (a) => files.withSource(unpacked, (b) => comparePe(a, b))));
    const bound = 'differs only where UPX writes the headers anew';
    if (typeof compared === 'string')
        return { same: false, finding: { bound, detail: compared } };
    const { identical, equivalent, differingBytes, outside } = compared;
    const where = outside.map(({ start, end }) => `${start}-${end}`).join(', ');
    return {
        same: equivalent,
        finding: {
            measured: `${differingBytes} bytes differ`,
            bound,
            detail: `identical: ${identical}, equivalent: ${equivalent}${where && `; other bytes differ at ${where}`}`,
        },
    };
}

;// CONCATENATED MODULE: ./src/pack/running/launch.ts

/** A text says why the target cannot be run here. */
async function launcherFor(target, ports) {
    const [goos = '', goarch = ''] = target.split('/');
    if (goos === ports.host.goos && goarch === ports.host.goarch)
        return { how: 'native', emulator: undefined, tool: undefined };
    const candidates = emulators(goos, goarch, ports.host);
    for (const name of candidates) {
        const tool = await ports.tools.find(name);
        if (!tool)
            continue;
        const how = goos === 'windows' ? 'wine' : 'qemu';
        return { how, emulator: tool.path, tool: `${name} sha256:${tool.sha256}` };
    }
    const here = `${ports.host.goos}/${ports.host.goarch}`;
    return candidates.length > 0
        ? `this machine is ${here} and has none of ${candidates.join(', ')}`
        : `this machine is ${here}, where ${target} cannot be run`;
}
/** Runs the binary to its end, or kills it when its time is over; a text says why it could not be started. */
async function launch(launcher, { binary, args, cwd, env, tag }, ports) {
    const [file, ...rest] = launcher.emulator ? [launcher.emulator, binary, ...args] : [binary, ...args];
    const timeoutMs = launcher.how === 'native' ? NATIVE_TIMEOUT_MS : EMULATED_TIMEOUT_MS;
    for (let attempt = 1;; attempt++) {
        try {
            const more = { ...(env && { env }), ...(tag !== undefined && { tag }) };
            return await ports.exec.run({ file, args: rest, cwd, timeoutMs, maxOutputBytes: 4 << 20, ...more });
        }
        catch (error) {
            if (!(error instanceof errors/* ReleaseError */.K2) || error.code !== 'TOOL_MISSING')
                throw error;
            // A child started beside us can hold our fresh copy open for writing for a moment.
            if (!isBusy(error) || attempt === 5)
                return error.message;
            await ports.clock.sleep(20 * attempt);
        }
    }
}
const NATIVE_TIMEOUT_MS = 10_000;
const EMULATED_TIMEOUT_MS = 60_000;
const QEMU_ARCH = {
    amd64: 'x86_64',
    arm64: 'aarch64',
    ppc64le: 'ppc64le',
    '386': 'i386',
    arm: 'arm',
};
function emulators(goos, goarch, host) {
    if (goos === 'windows' && host.goos !== 'windows')
        return goarch === host.goarch ? ['wine64', 'wine'] : [];
    const arch = QEMU_ARCH[goarch];
    if (goos !== 'linux' || host.goos !== 'linux' || !arch)
        return [];
    return [`qemu-${arch}-static`, `qemu-${arch}`];
}
function isBusy(error) {
    return error.cause?.code === 'ETXTBSY';
}

;// CONCATENATED MODULE: ./src/pack/running/wine.ts
/**
 * The environment for Wine: silent, without a display, and with a prefix of its own, which Wine fills when it is
 * first used. The user's prefix is not ours to change, and what is in it would decide what we find.
 */
function wineEnvironment(prefix) {
    return {
        WINEPREFIX: prefix,
        // It would put folders and menus there.
        HOME: prefix,
        WINEARCH: undefined,
        WINEDEBUG: '-all',
        // Left out: .NET and HTML, which ask to be downloaded; the debugger of crashes; the writer of menus.
        WINEDLLOVERRIDES: 'mscoree=;mshtml=;winedbg.exe=;winemenubuilder.exe=',
        DISPLAY: undefined,
        WAYLAND_DISPLAY: undefined,
    };
}
/** A path of ours as a program under Wine sees it. */
function winePath(path) {
    return `Z:${path.replaceAll('/', '\\')}`;
}

;// CONCATENATED MODULE: ./src/pack/running/pair.ts



async function preparePair(proof, launcher) {
    const { subject, plain, packed, folder, ports } = proof;
    const name = (0,external_node_path_.basename)(subject.release);
    const places = {
        plain: { binary: (0,external_node_path_.join)(folder, 'run-plain', name), cwd: await ports.files.temporaryFolder(folder) },
        packed: { binary: (0,external_node_path_.join)(folder, 'run-packed', name), cwd: await ports.files.temporaryFolder(folder) },
    };
    // Copies, because what was downloaded or given may not be executable.
    await ports.files.copy(plain.path, places.plain.binary, 0o755);
    await ports.files.copy(packed.path, places.packed.binary, 0o755);
    const isWine = launcher.how === 'wine';
    const env = isWine ? wineEnvironment(await ports.files.temporaryFolder(folder)) : undefined;
    return {
        launcher,
        run: async (which, args, tag) => {
            const { binary, cwd } = places[which];
            const finished = await launch(launcher, { binary, args, cwd, env, tag }, ports);
            if (typeof finished === 'string')
                return finished;
            // A program may print where it lies.
            const here = isWine ? winePath : (path) => path;
            return {
                ...finished,
                stdout: finished.stdout.replaceAll(here(binary), name).replaceAll(here(cwd), '.'),
            };
        },
    };
}

;// CONCATENATED MODULE: ./src/pack/proofs/run.ts



/** Runs plain and packed with the same arguments: same exit code, same output. A text says why nothing was run. */
async function proveRun(proof) {
    const launcher = await launcherFor(proof.target, proof.ports);
    if (typeof launcher === 'string')
        return notRun(proof, launcher);
    const pair = await preparePair(proof, launcher);
    const plain = await plainRun(pair, argumentChoices(proof.policy.runArgs));
    if (typeof plain === 'string')
        return notRun(proof, plain);
    return { pair, args: plain.args, alike: await compare(proof, pair, plain) };
}
/** Nobody chose arguments: where the program does not know `version`, it may know one of the others. */
function argumentChoices(runArgs) {
    const isDefault = runArgs.length === 1 && runArgs[0] === DEFAULT_RUN_ARGS[0];
    return isDefault ? [runArgs, ['--version'], ['--help']] : [runArgs];
}
/** The plain program decides the arguments: the first it accepts, else the first it ends with by itself. */
async function plainRun(pair, choices) {
    const ended = [];
    let reason = '';
    for (const args of choices) {
        const finished = await pair.run('plain', args);
        if (typeof finished === 'string')
            return `the plain program does not start: ${finished}`;
        if (finished.timedOut)
            reason = `the plain program does not end by itself with ${quoted(args)}`;
        else if (finished.exitCode >= 128)
            reason = `a signal ends the plain program with ${quoted(args)}`;
        else if (finished.exitCode === 0)
            return { args, finished };
        else
            ended.push({ args, finished });
    }
    const [first] = ended;
    // An emulator that cannot run the program ends it too, packed or plain: that would prove nothing.
    if (first && pair.launcher.how !== 'native')
        return refusedBy(pair.launcher.how, first);
    return first ?? reason;
}
function refusedBy(emulator, { args, finished }) {
    const lines = finished.stderr.trim().split('\n');
    // What Wine says of its own prefix comes first.
    const said = (lines.find((line) => !line.startsWith('wine: ')) ?? lines[0] ?? '').slice(0, 200);
    return `the plain program ends with exit code ${finished.exitCode} under ${emulator} with ${quoted(args)}: ${said}`;
}
async function compare({ checks, subject }, pair, plain) {
    const check = checks.begin('upx-run', subject.name);
    const { args, finished: expected } = plain;
    const found = await pair.run('packed', args);
    const detail = `${pair.launcher.how} with ${quoted(args)}`;
    const finding = {
        bound: `exit code ${expected.exitCode} and the output of the plain program`,
        ...(pair.launcher.tool && { tool: pair.launcher.tool }),
    };
    if (typeof found === 'string') {
        check.fail({ ...finding, detail: `${detail}: ${found}`, remedy: run_REMEDY });
        return false;
    }
    const output = `${Buffer.byteLength(found.stdout)} bytes of output`;
    const measured = found.timedOut ? 'it did not end' : `exit code ${found.exitCode}, ${output}`;
    if (found.timedOut || found.exitCode !== expected.exitCode) {
        check.fail({ ...finding, measured, detail, remedy: run_REMEDY });
        return false;
    }
    if (found.stdout === expected.stdout) {
        check.pass({ ...finding, measured, detail });
        return true;
    }
    const varies = await outputVaries(pair, plain);
    const difference = varies
        ? 'the output varies from run to run, so exit codes alone agree'
        : 'the output differs';
    if (varies)
        check.warn({ ...finding, measured, detail: `${detail}; ${difference}` });
    else
        check.fail({ ...finding, measured, detail: `${detail}; ${difference}`, remedy: run_REMEDY });
    return varies;
}
/** A program that prints the time or its process never says the same twice, packed or plain. */
async function outputVaries(pair, { args, finished }) {
    const again = await pair.run('plain', args);
    return typeof again !== 'string' && again.stdout !== finished.stdout;
}
function notRun({ checks, subject, policy }, reason) {
    const check = checks.begin('upx-run', subject.name);
    const remedy = 'run this check on a machine of the target, or install an emulator for it';
    if (policy.requireRun)
        check.fail({ detail: reason, bound: 'the packed file must be run', remedy });
    else
        check.notRun(reason, { remedy });
    return reason;
}
function quoted(args) {
    return JSON.stringify(args.join(' '));
}
const run_REMEDY = 'do not release this file; try another UPX or build, or release this target plain';

;// CONCATENATED MODULE: ./src/pack/proofs/test.ts




/** The payload is whole, by UPX's own checksums. Says nothing of what loads it. */
async function proveTest({ checks, subject, packed, upx, ports }) {
    const check = checks.begin('upx-test', subject.name);
    const finished = await test(upx, packed.path, ports);
    const finding = { measured: `exit code ${finished.exitCode}`, bound: 'exit code 0', tool: toolName(upx) };
    // 2 is a warning in UPX's words, and means that the file is not whole.
    if (finished.exitCode === 0 && !finished.timedOut)
        check.pass(finding);
    else
        check.fail({ ...finding, detail: complaint(finished), remedy: SPOILT });
}

;// CONCATENATED MODULE: ./src/pack/proofs/prove.ts







/**
 * Makes every proof the strategy asks for, whatever the others find: each catches what others cannot see. A
 * spoilt payload passes a run, a spoilt entry point passes `upx -t`. `making` is the check begun when packing
 * began; it ends with the pack header.
 */
async function prove(proof, making, how) {
    const { strategy } = proof.policy;
    await proveHeader(proof, making, how);
    if (strategy === 'quick')
        return leaveOut(proof, ALL_PROOFS);
    proveRatio(proof);
    await proveTest(proof);
    if (strategy === 'standard')
        return leaveOut(proof, PROOFS.full);
    await proveRoundTrip(proof);
    const ran = await proveRun(proof);
    const measured = await measure(proof, ran);
    return { ran: typeof ran === 'string' ? 'not-run' : ran.pair.launcher.how, ...measured };
}
function leaveOut({ checks, subject, policy }, names) {
    for (const name of names)
        checks.begin(name, subject.name).skip(`the strategy ${policy.strategy} leaves it out`);
    return { ran: 'not-run' };
}

;// CONCATENATED MODULE: ./src/pack/artifact.ts














/**
 * Packs one binary and proves the packed file, in the folder `scratch`. Where policy or UPX leaves it plain, the
 * plain file is the one to release; where a proof fails, there is none.
 */
async function packArtifact(subject, policy, scratch, ports) {
    const checks = new check/* Checklist */.bY('pack', ports.clock.now);
    const target = placeOf(subject);
    ports.progress.report({ stage: 'pack', target, state: 'started' });
    const { result, path } = await outcomeOf({ subject, policy, scratch, ports, checks });
    ports.progress.report({ stage: 'pack', target, ...ending(result, checks.checks) });
    const made = { subject, checks: checks.checks, result };
    if (result.state === 'plain') {
        return { ...made, ready: { path: subject.plain, sha256: result.plainSha256 } };
    }
    return path && result.packedSha256 ? { ...made, ready: { path, sha256: result.packedSha256 } } : made;
}
async function outcomeOf(job) {
    const { subject, policy, ports, checks } = job;
    const digest = await ports.files.digest(subject.plain);
    const entry = {
        ...(subject.target && { target: subject.target }),
        file: (0,external_node_path_.basename)(subject.release),
        plainSize: digest.size,
        plainSha256: digest.sha256,
        method: policy.method,
        ran: 'not-run',
    };
    if (policy.enabled)
        return packKnown(job, entry, digest);
    checks.begin('upx-pack', subject.name).skip('packing is turned off');
    return { result: { ...entry, state: 'plain', code: 'OFF', reason: 'packing is turned off' } };
}
/** Looks at the bytes first: many files are not to be packed, and some not to be released. */
async function packKnown(job, unknown, digest) {
    const { subject, policy, ports, checks } = job;
    const input = checks.begin('upx-input', subject.name);
    const profile = await readProfile(subject.plain, ports.files);
    if (typeof profile === 'string') {
        input.fail({ detail: profile, remedy: 'give a binary as `go build` wrote it' });
        return { result: { ...unknown, state: 'failed', code: 'NOT_A_BINARY', reason: profile } };
    }
    const target = targetOf(profile);
    const entry = { ...(target && { target }), ...unknown };
    const fips = isFips(profile.buildInfo, ports.host.env);
    const decision = preflight({
        ...profile,
        declared: subject.target,
        fips,
        onUnsupported: policy.onUnsupported,
    });
    if (decision.kind !== 'pack')
        return { result: notPacked(input, decision, entry) };
    const measured = `${decision.target} ${profile.buildInfo?.goVersion ?? ''}`.trim();
    if (decision.warnings.length === 0)
        input.pass({ measured });
    else
        input.warn({ measured, detail: decision.warnings.join('; ') });
    const upx = await checkedUpx(job);
    if ('reason' in upx)
        return { result: { ...entry, ...withoutUpx(job, upx) } };
    return packProven(job, { ...entry, upx: { version: upx.version, sha256: upx.sha256 } }, {
        upx,
        plain: { path: subject.plain, digest, profile },
        ...decision,
    });
}
function notPacked(input, decision, entry) {
    if (decision.kind === 'leave') {
        input.skip(decision.reason);
        return { ...entry, state: 'plain', code: decision.code, reason: decision.reason };
    }
    input.fail({ detail: decision.reason, remedy: decision.remedy });
    return { ...entry, state: 'failed', code: decision.code, reason: decision.reason };
}
async function packProven(job, entry, material) {
    const { subject, policy, scratch, ports, checks } = job;
    const folder = await ports.files.temporaryFolder(scratch);
    try {
        const making = checks.begin('upx-pack', subject.name);
        const how = { upx: material.upx, method: policy.method, folder };
        const candidate = await candidateOf(subject, material.plain.digest, how, ports);
        if ('refusal' in candidate)
            return { result: { ...entry, ...refused(job, making, candidate) } };
        const digest = await ports.files.digest(candidate.path);
        const packed = { path: candidate.path, size: digest.size, sha256: digest.sha256 };
        const proven = await prove({ ...job, ...material, folder, packed }, making, candidate.how);
        const after = await readProfile(packed.path, ports.files);
        const surroundings = { ran: proven.ran, selinuxEnforces: await enforcesSelinux(ports.files) };
        const notes = typeof after === 'string' ? [] : notesOn(material.plain.profile, after, surroundings);
        const made = {
            ...entry,
            ...proven,
            ...(notes.length > 0 && { notes }),
            packedSize: digest.size,
            packedSha256: digest.sha256,
            ratioPercent: (0,result/* ratioPercent */.VK)(digest.size, entry.plainSize),
        };
        const failed = checks.checks.filter((check) => check.verdict === 'fail').map((check) => check.name);
        if (failed.length > 0) {
            return {
                result: {
                    ...made,
                    state: 'failed',
                    code: 'PROOF_FAILED',
                    reason: `${failed.join(', ')} did not pass`,
                },
            };
        }
        if (material.mustRun && policy.strategy === 'full' && proven.ran === 'not-run') {
            return { result: { ...made, state: 'plain', code: 'NOT_RUN', reason: UNPROVEN } };
        }
        if (candidate.path === subject.release)
            return { result: { ...made, state: 'packed' }, path: subject.release };
        const path = (0,external_node_path_.join)(scratch, (0,external_node_path_.basename)(subject.release));
        await ports.files.rename(candidate.path, path);
        return { result: { ...made, state: 'packed' }, path };
    }
    finally {
        await ports.files.remove(folder);
    }
}
const UNPROVEN = 'it is linked dynamically or has packed relocations, so it must be run to be trusted, and could not be run here';
/** What UPX refuses is no broken promise unless the user wants it to be; a failure of UPX is. */
function refused({ policy, subject, checks }, making, { refusal, unpackable }) {
    const reason = `UPX could not pack it: ${refusal}`;
    const released = unpackable && policy.onUnsupported === 'skip';
    if (released)
        making.warn({ detail: `${reason}; released plain`, remedy: remedyOf(refusal) });
    else
        making.fail({ detail: reason, remedy: remedyOf(refusal) });
    for (const name of ALL_PROOFS)
        checks.begin(name, subject.name).notRun('there is no packed file');
    return { state: released ? 'plain' : 'failed', code: unpackable ? 'UPX_REFUSED' : 'UPX_FAILED', reason };
}
async function checkedUpx({ subject, policy, ports, checks }) {
    const check = checks.begin('upx-tool', subject.name);
    const upx = await findUpx(policy.upx, ports);
    if ('reason' in upx) {
        const { reason, remedy } = upx;
        if (stopsWithout(upx, policy))
            check.fail({ detail: reason, remedy });
        else
            check.notRun(reason, { remedy });
        return upx;
    }
    const finding = { measured: upx.version, bound: PROVEN_VERSION, tool: toolName(upx) };
    if (upx.version === PROVEN_VERSION)
        check.pass(finding);
    else
        check.warn({ ...finding, detail: OTHER_VERSION, remedy: ASK_FOR_PROVEN });
    return upx;
}
const OTHER_VERSION = 'other versions are known to break targets';
function withoutUpx({ subject, policy, checks }, upx) {
    const { reason, remedy, untrusted } = upx;
    for (const name of ['upx-pack', ...ALL_PROOFS])
        checks.begin(name, subject.name).notRun(reason, { remedy });
    const code = untrusted ? 'UPX_UNTRUSTED' : 'UPX_MISSING';
    return { state: stopsWithout(upx, policy) ? 'failed' : 'plain', code, reason };
}
function stopsWithout({ untrusted }, { onUnsupported }) {
    return untrusted || onUnsupported === 'fail';
}
function ending({ state, ratioPercent: ratio }, checks) {
    if (state === 'plain')
        return { state: 'skip', note: 'plain' };
    return { state: (0,check/* overall */.Me)(checks), ...(ratio !== undefined && { note: `${Math.round(ratio)} %` }) };
}

;// CONCATENATED MODULE: ./src/pack/release.ts


/**
 * Puts every file in its release path, or none: where one failed, nothing of the batch is released, and what an
 * earlier run left of it goes.
 */
async function releaseTogether(made, ports) {
    const checks = made.flatMap((one) => one.checks);
    const failed = made.filter(({ ready }) => ready === undefined).map(({ subject }) => subject.name);
    if (failed.length === 0) {
        for (const one of made)
            await release_release(one, ports.files);
        return { checks, packed: made.map(({ result }) => result) };
    }
    const reason = `not released: ${failed.join(', ')} failed`;
    const withheld = new check/* Checklist */.bY('pack', ports.clock.now);
    const packed = [];
    for (const { subject, result, ready } of made) {
        await ports.files.remove(subject.release);
        if (ready)
            withheld.begin('upx-release', subject.name).notRun(reason);
        packed.push(ready ? { ...result, state: 'withheld', code: 'WITHHELD', reason } : result);
    }
    return { checks: [...checks, ...withheld.checks], packed };
}
const EXECUTABLE = 0o755;
/** Puts the very bytes that were looked at under the release name. */
async function release_release({ subject, ready }, files) {
    if (!ready)
        return;
    if (ready.path !== subject.release)
        await files.copy(ready.path, subject.release, EXECUTABLE);
    const { sha256 } = await files.digest(subject.release);
    if (sha256 === ready.sha256)
        return;
    await files.remove(subject.release);
    throw new errors/* ReleaseError */.K2('DIGEST_MISMATCH', `${subject.release} has sha256 ${sha256}, but ${ready.sha256} was proven`, 'make sure nothing else writes to the output folder, then run again');
}

;// CONCATENATED MODULE: ./src/pack/subjects.ts




/** What the inputs ask to pack. Throws FILE_MISSING where a named file is not there, FILE_INVALID for one too large. */
async function packSubjects(wanted, files) {
    const { subjects } = await subjectsOf(wanted, files);
    const earlier = await (0,pack_earlier/* earlierPacks */.H)(wanted.output, files);
    const wished = subjects.map((subject) => packSubject(subject, wanted.output, earlier.get(subject.file)));
    for (const { plain, release } of wished) {
        const stat = await files.stat(plain);
        refuseOversized(plain, stat?.size ?? 0);
        if (stat && stat.identity === (await files.stat(release))?.identity)
            throw inRelease(plain);
    }
    return wished;
}
/** Go addresses code and data with 31 bits, so no program of its is larger; only to read such a file takes long. */
const MAX_PLAIN_BYTES = 2 ** 31;
function refuseOversized(plain, size) {
    if (size <= MAX_PLAIN_BYTES)
        return;
    throw new errors/* ReleaseError */.K2('FILE_INVALID', `${plain} has ${size} bytes; a program has at most ${MAX_PLAIN_BYTES}`, 'give a binary as `go build` wrote it');
}
function packSubject({ name, target, plain, file }, output, earlier) {
    const release = (0,layout/* layout */.Zp)(output).released(file);
    if (release === plain)
        throw inRelease(plain);
    return { name, target, plain, release, earlier };
}
/** Also through a link: what it leads to would be gone. */
function inRelease(plain) {
    return new errors/* ReleaseError */.K2('INPUT_INVALID', `${plain} lies in the release folder itself, where its packed form would replace it`, 'give the plain binaries from another folder');
}

;// CONCATENATED MODULE: ./src/pack/pack.ts




/** Packs and proves what the inputs name. */
async function run({ policy, ...wanted }, ports) {
    return packTogether(await packSubjects(wanted, ports.files), policy, wanted.output, ports);
}
/** As many files at once as there are processors; all are released, or none. */
function packTogether(subjects, policy, output, ports) {
    return withScratch(output, ports.files, async (scratch) => {
        const made = await mapLimit(subjects, ports.host.cores, (subject) => packArtifact(subject, policy, scratch, ports));
        return releaseTogether(made, ports);
    });
}
/** A folder on the disk of the release folder, where files lie until all are proven. */
async function withScratch(output, files, use) {
    const scratch = await files.temporaryFolder(output);
    try {
        return await use(scratch);
    }
    finally {
        await files.remove(scratch);
    }
}

;// CONCATENATED MODULE: ./src/commands/upx-verify.ts




/** The action upx-verify. */
const upxVerify = async ({ raw, ports }) => {
    const inputs = readPackInputs(raw);
    const { checks, packed } = await run(inputs, ports);
    const { ratioPercent, savedBytes } = (0,result/* totals */.Sd)(packed);
    const paths = (0,layout/* layout */.Zp)(inputs.output);
    const plain = packed.filter(({ state }) => state === 'plain');
    const released = packed
        .filter(({ state }) => state === 'packed' || state === 'plain')
        .map(({ file }) => paths.released(file));
    return {
        stage: 'pack',
        checks,
        data: { packed },
        outputs: {
            packed: JSON.stringify(packed.filter(({ state }) => state === 'packed').map(({ file }) => paths.released(file))),
            skipped: JSON.stringify(Object.fromEntries(plain.map(({ file, reason }) => [file, reason ?? '']))),
            'ratio-percent': ratioPercent === undefined ? '' : String(ratioPercent),
            'saved-bytes': String(savedBytes),
        },
        handsOn: { name: 'pack', files: [...released, paths.result('pack')] },
    };
};


/***/ }),

/***/ 7931:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IA: () => (/* binding */ Sha256),
/* harmony export */   _8: () => (/* binding */ Manifest),
/* harmony export */   np: () => (/* binding */ Digest)
/* harmony export */ });
/* unused harmony exports DigestFile, ManifestEntry */
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3305);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5305);


/** A sha256 in lower-case hex. */
const Sha256 = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .SHA256 */ .aD));
const sha512 = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._regex */ .Fk(/^[0-9a-f]{128}$/));
/** Size in bytes and both digests in lower-case hex, of one consistent reading of a file. */
const Digest = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ size: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._nonnegative */ .UI()), sha256: Sha256, sha512 });
/** `<file>.digest.json`: the digest of one released file. */
const DigestFile = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ artifact: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ...Digest.shape });
/** How a deployer may use a version: `stable` for all, `gray` while it is rolled out. */
const ManifestEntry = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    name: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** sha256; the idempotency key of a dispatch. */
    checksum: Sha256,
    sha512,
    size: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._positive */ .NC()),
    /** Size before packing; absent where the file is not packed. */
    'plain-size': zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._positive */ .NC())),
    /** `linux-amd64`; `windows-x64` is read as windows-amd64. */
    platform: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    version: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    channel: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    commit: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    format: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['elf', 'macho', 'pe']),
});
/** `artifact-manifest.yaml`. */
const Manifest = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    /** Name of the provenance statement of the release; absent where none was made. */
    provenance: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    artifacts: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(ManifestEntry),
});


/***/ }),

/***/ 5410:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V0: () => (/* binding */ bytesPower),
/* harmony export */   eD: () => (/* binding */ formatChange),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
const UNITS = ['B', 'KiB', 'MiB', 'GiB'];
/** Bytes to three digits: `8.66 MiB`. */
function formatBytes(bytes) {
    const power = bytesPower(bytes);
    const value = bytes / 1024 ** power;
    return `${power === 0 ? value : toDigits(value)} ${UNITS[power]}`;
}
/** The power of 1024 that a number of bytes is best told in. */
function bytesPower(bytes) {
    return bytes < 1024 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
}
function toDigits(value) {
    return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
/** A difference in bytes: `+1.20 MiB`, `-300 B`. */
function formatChange(bytes) {
    return `${bytes < 0 ? '-' : '+'}${formatBytes(Math.abs(bytes))}`;
}


/***/ }),

/***/ 9123:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Jl: () => (/* binding */ Check),
  bY: () => (/* binding */ Checklist),
  an: () => (/* binding */ STAGES),
  bk: () => (/* binding */ VERDICTS),
  Me: () => (/* binding */ overall)
});

// UNUSED EXPORTS: exitCodeOfChecks

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 5 modules
var schemas = __nccwpck_require__(8395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __nccwpck_require__(3305);
;// CONCATENATED MODULE: ./src/model/place.ts

/** A line of the source that a check found fault with. */
const Place = schemas/* object */.Ikc({
    /** Relative to the root of the repository, with forward slashes. */
    file: schemas/* string */.YjP(),
    /** From 1. */
    line: schemas/* number */.aig().check(schemas/* int */.Whr(), api/* _positive */.NC()),
    /** From 1. */
    column: schemas/* optional */.lqM(schemas/* number */.aig().check(schemas/* int */.Whr(), api/* _positive */.NC())),
    /** What is wrong there. */
    message: schemas/* string */.YjP(),
    /** What found it: an analysis (`printf`), a rule (`SA5009`), a test (`TestStore/empty`), or `compile`. */
    rule: schemas/* optional */.lqM(schemas/* string */.YjP()),
});
/** So many does a check list; evidence and summaries have to stay readable. */
const MOST_PLACES = 50;

// EXTERNAL MODULE: ./src/model/secrets.ts
var secrets = __nccwpck_require__(5780);
;// CONCATENATED MODULE: ./src/model/check.ts



/**
 * What a check found: `pass`, `fail`, `warn`, `skip` (policy says it does not apply; the reason is in
 * `detail`), `not-run` (it could not be done here; the reason is in `detail`). `not-run` is never a pass.
 */
const VERDICTS = ['pass', 'fail', 'warn', 'skip', 'not-run'];
const STAGES = [
    'plan',
    'gates',
    'build',
    'scan',
    'pack',
    'seal',
    'verify',
    'publish',
    'dispatch',
];
/** One claim about a release, with the evidence for it. A line of `evidence.jsonl`. */
const Check = schemas/* object */.Ikc({
    /** The stage that made the claim. */
    stage: schemas/* enum */.k5n(STAGES),
    /** Short name in kebab-case, for example `static` or `upx-round-trip`. */
    name: schemas/* string */.YjP(),
    /** What was looked at: a target (`linux/amd64`), a file name, a node, or the project. */
    subject: schemas/* string */.YjP(),
    verdict: schemas/* enum */.k5n(VERDICTS),
    /** What was measured, with its unit: `38.2 %`, `0 imports`. */
    measured: schemas/* optional */.lqM(schemas/* string */.YjP()),
    /** What it had to be: `< 85 %`. */
    bound: schemas/* optional */.lqM(schemas/* string */.YjP()),
    /** The tool that measured, with version and digest where it has one. */
    tool: schemas/* optional */.lqM(schemas/* string */.YjP()),
    /** Why, for a person. */
    detail: schemas/* optional */.lqM(schemas/* string */.YjP()),
    /** What to do when it did not pass. */
    remedy: schemas/* optional */.lqM(schemas/* string */.YjP()),
    /** Lines of the source that it is about; where there are more, the detail counts the rest. */
    places: schemas/* optional */.lqM(schemas/* array */.YOg(Place).check(api/* _maxLength */.Eb(MOST_PLACES))),
    /** When the check began, RFC 3339 in UTC. */
    startedAt: schemas/* string */.YjP(),
    /** How long it took, in milliseconds. */
    ms: schemas/* number */.aig(),
});
/** The checks of one stage as they are made; a check is timed from `begin` to its verdict. */
class Checklist {
    checks = [];
    #stage;
    #now;
    /** `now` gives milliseconds since the Unix epoch. */
    constructor(stage, now) {
        this.#stage = stage;
        this.#now = now;
    }
    begin(name, subject) {
        const started = this.#now();
        const end = (verdict, finding) => {
            const check = {
                stage: this.#stage,
                name,
                subject,
                verdict,
                ...kept(finding),
                startedAt: new Date(started).toISOString(),
                ms: Math.max(0, Math.round(this.#now() - started)),
            };
            this.checks.push(check);
            return check;
        };
        return {
            pass: (finding = {}) => end('pass', finding),
            fail: (finding) => end('fail', finding),
            warn: (finding) => end('warn', finding),
            skip: (detail, finding = {}) => end('skip', { ...finding, detail }),
            notRun: (detail, finding = {}) => end('not-run', { ...finding, detail }),
        };
    }
}
/** As a check keeps it: a tool may repeat an address with the password in it, and find a thousand places. */
function kept({ places = [], ...finding }) {
    const told = Object.fromEntries(Object.entries(finding).flatMap(([name, text]) => text === undefined ? [] : [[name, (0,secrets/* withoutCredentials */.r)(text)]]));
    if (places.length === 0)
        return told;
    const listed = places
        .slice(0, MOST_PLACES)
        .map((place) => ({ ...place, message: (0,secrets/* withoutCredentials */.r)(place.message) }));
    const more = places.length - listed.length;
    if (more === 0)
        return { ...told, places: listed };
    return { ...told, places: listed, detail: [told.detail, `and ${more} more`].filter(Boolean).join('\n') };
}
function overall(checks) {
    if (checks.some((check) => check.verdict === 'fail'))
        return 'fail';
    if (checks.some((check) => check.verdict === 'warn'))
        return 'warn';
    return 'pass';
}
/** Exit code of finished work: 1 when any check failed, else 0. */
function exitCodeOfChecks(checks) {
    return overall(checks) === 'fail' ? 1 : 0;
}


/***/ }),

/***/ 5305:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   aD: () => (/* binding */ SHA256),
/* harmony export */   by: () => (/* binding */ digestOfBytes),
/* harmony export */   h0: () => (/* binding */ short)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** A sha256 in lower-case hex. */
const SHA256 = /^[0-9a-f]{64}$/;
/** The digest of bytes in memory. */
function digestOfBytes(bytes) {
    return {
        size: bytes.length,
        sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex'),
        sha512: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha512').update(bytes).digest('hex'),
    };
}
/** A digest or commit for a person: 12 digits tell it from any other. */
function short(hex) {
    return hex.slice(0, 12);
}


/***/ }),

/***/ 7206:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   K2: () => (/* binding */ ReleaseError),
/* harmony export */   bD: () => (/* binding */ messageOf)
/* harmony export */ });
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5780);

/**
 * Every way a release can stop, by code. The kind decides the exit code: the user's input or configuration is
 * wrong (2), something needed could not be reached or run (3), a promise was broken (1), interrupted (130).
 */
const ERROR_KINDS = {
    // The user's input, configuration or repository.
    INPUT_INVALID: 'user',
    CONFIG_INVALID: 'user',
    CONFIG_UNREADABLE: 'user',
    TARGET_UNKNOWN: 'user',
    VERSION_INVALID: 'user',
    REPOSITORY_INVALID: 'user',
    MAIN_AMBIGUOUS: 'user',
    MAIN_MISSING: 'user',
    NAME_UNSAFE: 'user',
    FILE_MISSING: 'user',
    FILE_INVALID: 'user',
    KEY_UNREADABLE: 'user',
    TOKEN_REFUSED: 'user',
    FLEET_EMPTY: 'user',
    TOOL_MISSING: 'user',
    // A tool, the disk or the network.
    TOOL_FAILED: 'tool',
    TOOL_TIMEOUT: 'tool',
    DISK_FAILED: 'tool',
    NETWORK_FAILED: 'tool',
    OFFLINE: 'tool',
    BUSY: 'tool',
    // A promise that does not hold.
    CHECK_FAILED: 'mismatch',
    DIGEST_MISMATCH: 'mismatch',
    STORE_CONFLICT: 'mismatch',
    LEDGER_BROKEN: 'mismatch',
    // Stopped from outside.
    INTERRUPTED: 'interrupted',
};
const EXIT_CODES = { mismatch: 1, user: 2, tool: 3, interrupted: 130 };
/** A failure a person can act on: what was seen, what to do about it, and what lay beneath. */
class ReleaseError extends Error {
    name = 'ReleaseError';
    code;
    remedy;
    constructor(code, message, remedy, cause) {
        super((0,_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutCredentials */ .r)(message), cause === undefined ? undefined : { cause });
        this.code = code;
        this.remedy = (0,_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutCredentials */ .r)(remedy);
    }
    get kind() {
        return ERROR_KINDS[this.code];
    }
    get exitCode() {
        return EXIT_CODES[this.kind];
    }
}
/** The exit code of anything thrown; what is not a ReleaseError is our own fault and counts as 3. */
function exitCodeOf(error) {
    return error instanceof ReleaseError ? error.exitCode : 3;
}
/** The text of anything thrown. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 9125:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H8: () => (/* binding */ tellsSizes),
/* harmony export */   J0: () => (/* binding */ ArtifactInsight),
/* harmony export */   O7: () => (/* binding */ MAX_INSIGHT_BYTES),
/* harmony export */   rF: () => (/* binding */ BuildInsight)
/* harmony export */ });
/* unused harmony exports PackageSizes, OTHER, emitInsight, emitArtifactInsight, parseInsight, parseArtifactInsight */
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3305);
/* harmony import */ var _artifact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7931);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7206);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1601);




const bytes = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(), zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._nonnegative */ .UI());
/** Bytes by import path; in parentheses what belongs to no package: `(types)`, `(other)`. They add up to the file. */
const PackageSizes = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), bytes);
/** What no symbol is for. */
const OTHER = '(other)';
/** `insight/<file>.json`: what one binary is made of. The same bytes of a binary give the same bytes of this. */
const ArtifactInsight = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    /** Name in `release/`. */
    file: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** `linux/amd64`. */
    target: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** Of the stripped binary before packing. */
    size: bytes,
    sha256: _artifact_js__WEBPACK_IMPORTED_MODULE_0__/* .Sha256 */ .IA,
    /** Bytes of the unstripped companion. */
    unstripped: bytes,
    /** Absent where the companion has no symbol table. */
    packages: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(PackageSizes),
    /** Version by path of every module linked in, without the main module. */
    modules: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()),
});
/** `build-insight.json` of a release: what its binaries are made of, for the release after it to compare with. */
const BuildInsight = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    schema: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
    project: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    version: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    commit: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** Committer time, RFC 3339 in UTC. */
    commitTime: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    toolchain: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** Sorted by file. */
    artifacts: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(ArtifactInsight),
});
/** Whether the format of a target, `linux/amd64`, tells the sizes of symbols; PE and Mach-O do not. */
function tellsSizes(target) {
    return !/^(windows|darwin|ios)\//.test(target);
}
/** The most that is read of an insight; the largest known program has a tenth of it. */
const MAX_INSIGHT_BYTES = 32 * 1024 * 1024;
/** `build-insight.json`, the same bytes for the same content. */
function emitInsight(insight) {
    const artifacts = [...insight.artifacts].sort((one, other) => byBytes(one.file, other.file));
    const { schema, project, version, commit, commitTime, toolchain } = insight;
    return `${JSON.stringify({ schema, project, version, commit, commitTime, toolchain, artifacts: artifacts.map(inOrder) }, null, 1)}\n`;
}
/** `insight/<file>.json`. */
function emitArtifactInsight(insight) {
    return `${JSON.stringify(inOrder(insight), null, 1)}\n`;
}
function inOrder({ file, target, size, sha256, unstripped, packages, modules }) {
    return {
        file,
        target,
        size,
        sha256,
        unstripped,
        ...(packages && { packages: sorted(packages) }),
        modules: sorted(modules),
    };
}
function sorted(record) {
    return Object.fromEntries(Object.entries(record).sort(([one], [other]) => byBytes(one, other)));
}
/** Throws FILE_INVALID; `path` is how messages call the file. */
function parseInsight(text, path) {
    return parse(BuildInsight, text, path);
}
/** Throws FILE_INVALID; `path` is how messages call the file. */
function parseArtifactInsight(text, path) {
    return parse(ArtifactInsight, text, path);
}
function parse(shape, text, path) {
    try {
        return shape.parse(JSON.parse(text));
    }
    catch (cause) {
        throw new ReleaseError('FILE_INVALID', `${path} is not a build insight: ${messageOf(cause).split('\n', 1)[0]}`, 'build and gather again', cause);
    }
}


/***/ }),

/***/ 5914:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pu: () => (/* binding */ Dispatch),
/* harmony export */   oS: () => (/* binding */ fillsIn),
/* harmony export */   pz: () => (/* binding */ fillIn)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3305);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1601);



const MAX_NODES = 100;
const ONE_DAY = 86_400;
const LOOPBACK = ['127.0.0.1', 'localhost'];
/** What a node's arguments and health address may name. */
const NODE_FIELDS = ['Port', 'Node'];
const name = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .refine */ .YPB(_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isSafeName */ .TE, 'must be letters, digits and . _ + - only'));
const template = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .refine */ .YPB(fillsIn, `may name only ${NODE_FIELDS.map((field) => `{{ .${field} }}`).join(' and ')}`));
/** Programs on this machine, one a node, each in a folder of its own and on a loopback port of its own. */
const Fleet = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    nodes: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(), zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._nonnegative */ .UI(), zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._lte */ .Zm(MAX_NODES, `must be at most ${MAX_NODES}`)),
    /** Arguments that write the configuration into the working folder, before a node's first start. */
    prepare: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(template)),
    /** Arguments that run the program until it is told to stop. */
    run: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(template),
    /** A loopback address that answers 200 while the node is well. */
    health: template.check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .refine */ .YPB(isLoopback, 'must be an http address of 127.0.0.1 or localhost')),
    /** How long a node may take from its start to its first healthy answer. */
    'health-timeout-seconds': zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._positive */ .NC(), zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._lte */ .Zm(3600)), 10),
    /** Absolute path of the folder of the nodes; `fleet` in the output folder when left out. */
    directory: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .refine */ .YPB((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path), 'must be an absolute path'))),
    /** Which program of the release the nodes run; needed where it has several. */
    binary: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(name),
});
/**
 * How many nodes have the new version after each wave: a number, or a share of the nodes to change, rounded up.
 * The last wave is all of them.
 */
const Waves = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([
    zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(), zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._positive */ .NC()),
    zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._regex */ .Fk(/^([1-9]\d{0,3}|([1-9]\d?|100)%)$/, 'must be a number or a percentage')),
]))
    .check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .refine */ .YPB((waves) => waves.at(-1) === '100%', 'must end with 100%'));
/** The section `dispatch` of `.oracle-release.yml`: one lane, that is nodes which get a release in waves. */
const Dispatch = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    lane: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(name, 'local'),
    fleet: Fleet,
    waves: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(Waves, ['1', '25%', '100%']),
    /** How long every node of a wave must stay healthy before the next wave begins. */
    'soak-seconds': zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._nonnegative */ .UI(), zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._lte */ .Zm(ONE_DAY)), 3),
});
/** Fills in `{{ .Port }}` and `{{ .Node }}`. */
function fillIn(text, fields) {
    return text.replace(/\{\{\s*\.(Port|Node)\s*\}\}/g, (_, field) => fields[field]);
}
/** Whether it names nothing else. */
function fillsIn(text) {
    return !fillIn(text, { Port: '1', Node: 'n' }).includes('{{');
}
function isLoopback(text) {
    const url = URL.parse(fillIn(text, { Port: '1', Node: 'n' }));
    return url?.protocol === 'http:' && LOOPBACK.includes(url.hostname);
}


/***/ }),

/***/ 4351:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ce: () => (/* binding */ CHECKSUMS_512),
/* harmony export */   EK: () => (/* binding */ PROVENANCE),
/* harmony export */   Zf: () => (/* binding */ BUNDLE_SUFFIX),
/* harmony export */   Zp: () => (/* binding */ layout),
/* harmony export */   vM: () => (/* binding */ CHECKSUMS)
/* harmony export */ });
/* unused harmony exports MANIFEST, INSIGHT, DIGEST_SUFFIX, CYCLONEDX_SUFFIX, SPDX_SUFFIX */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);

/** Where everything is in the output folder; stages meet only in these files. */
function layout(output) {
    const release = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'release');
    return {
        output,
        plan: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'release-plan.json'),
        /** Exactly what is published: flat, nothing else in it. */
        release,
        released: (file) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(release, file),
        /** SBOMs as the scan wrote them, bound to the plain binary: `sbom/app-linux-amd64.cdx.json`. */
        sbom: (file) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'sbom', file),
        /** SBOMs as Syft wrote them, each time and place another: evidence, never released. */
        rawSbom: (file) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'scan', 'raw', file),
        /** What the scan hands out beside the SBOMs; none of it is released. */
        sarif: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'scan', 'scan.sarif'),
        vex: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'scan', 'openvex.json'),
        scanEvidence: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'scan', 'scan-evidence.json'),
        /** A path of the plan, such as `build/linux-amd64/app`. */
        planned: (path) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, path),
        /** The data of a stage, for the next stage and for scripts. */
        result: (stage) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'stages', `${stage}.json`),
        /** What a binary is made of, `insight/app-linux-amd64.json`; also `source` and `score`. */
        insight: (name) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'insight', `${name}.json`),
        /** What was measured while it was built, which is another time in another run. */
        measuredInsight: (file) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'insight', `${file}.measured.json`),
        /** The insight of all binaries, before it is sealed. */
        buildInsight: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, INSIGHT),
        evidence: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'evidence.jsonl'),
        report: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'release-report.html'),
        summary: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'summary.md'),
        artifactsJson: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'artifacts.json'),
        metadataJson: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'metadata.json'),
        /** The public half of the key that signed, for whoever verifies. */
        publicKey: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'cosign.pub'),
        /** The default write-once store of publish. */
        store: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'store'),
        /** The default local fleet of dispatch. */
        fleet: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'fleet'),
        ledger: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(output, 'ledger.jsonl'),
    };
}
const CHECKSUMS = 'checksums.txt';
const CHECKSUMS_512 = 'checksums.sha512.txt';
const MANIFEST = 'artifact-manifest.yaml';
const INSIGHT = 'build-insight.json';
const PROVENANCE = 'provenance.intoto.json';
const BUNDLE_SUFFIX = '.sigstore.json';
const DIGEST_SUFFIX = '.digest.json';
const CYCLONEDX_SUFFIX = '.cdx.json';
const SPDX_SUFFIX = '.spdx.json';


/***/ }),

/***/ 1601:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   TE: () => (/* binding */ isSafeName),
/* harmony export */   bg: () => (/* binding */ byBytes),
/* harmony export */   jC: () => (/* binding */ safeName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7206);

/** The only file names a release may carry: no path, no shell or YAML meaning, no leading dot or dash. */
const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,199}$/;
function isSafeName(name) {
    return SAFE_NAME.test(name) && !name.includes('..');
}
/** Returns the name, or throws NAME_UNSAFE naming where it came from. */
function safeName(name, origin) {
    if (isSafeName(name))
        return name;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('NAME_UNSAFE', `${origin}: the name ${JSON.stringify(name.slice(0, 80))} cannot be a file of a release`, 'use letters, digits and . _ + - only, beginning with a letter or digit, at most 200 characters');
}
/** The order of every list that is released. Safe names are ASCII, so code units sort as bytes do. */
function byBytes(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 9179:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The legal word nearest to what was typed, or undefined when none is near enough to be meant. */
function nearest(typed, legal) {
    const ranked = legal
        .map((word) => ({ word, distance: editDistance(typed.toLowerCase(), word.toLowerCase()) }))
        .sort((a, b) => a.distance - b.distance);
    const best = ranked[0];
    return best && best.distance <= Math.max(2, Math.floor(best.word.length / 2)) ? best.word : undefined;
}
/** Levenshtein distance over UTF-16 units. */
function editDistance(a, b) {
    let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let row = 1; row <= a.length; row++) {
        const current = [row];
        for (let column = 1; column <= b.length; column++) {
            const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
            current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
        }
        previous = current;
    }
    return previous[b.length] ?? 0;
}


/***/ }),

/***/ 7978:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   vS: () => (/* binding */ parsePlan)
/* harmony export */ });
/* unused harmony exports PlannedBuild, Hook, PATH_FIELD, PlannedTarget, PlannedArtifact, Plan */
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3305);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7206);


/** One program of the release. */
const PlannedBuild = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    id: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** The main package, relative to the working directory: `.` or `./cmd/app`. */
    main: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Name of the program; files are named after it. */
    binary: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
});
/** A command before or after one `go build`. */
const Hook = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    /** The program and its arguments, read by no shell; `{{ .Path }}` in them is the binary. */
    command: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._minLength */ .m9(1)),
    /** Where it runs, relative to the working directory. */
    dir: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Its own environment beside that of the build, `NAME=value`. */
    env: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
});
/** What stands for the binary in a hook: only the build knows its path. */
const PATH_FIELD = '{{ .Path }}';
const PlannedTarget = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    id: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    name: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    goos: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    goarch: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Micro-architecture as its variable, `GOAMD64=v1`; absent where Go has none. */
    variant: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    /** Runner labels of the build job on GitHub. */
    runner: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
});
/** One binary that will exist at the end, and the `go build` that makes it. Paths are relative to the output folder. */
const PlannedArtifact = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    build: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    target: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Stripped, before packing: `build/linux-amd64/app`. */
    plain: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** The unstripped companion: `debug/linux-amd64/app`. */
    debug: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Name in `release/`: `app-linux-amd64`. */
    file: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Flags of `go build` beside the fixed ones. */
    flags: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    /** All linker flags of the stripped binary. */
    ldflags: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    tags: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    /** Extra environment of `go build`, `NAME=value`. */
    env: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    /** Built with cgo: the binary may need shared libraries. */
    cgo: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    hooks: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ pre: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Hook), post: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Hook) }),
});
/** `release-plan.json`: what will be released, decided before anything is built. */
const Plan = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    schema: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    project: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Semantic version without a leading v. */
    version: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** The git tag the version came from; absent for a snapshot. */
    tag: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    snapshot: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    /** Full commit id, or `none` outside git. */
    commit: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Committer time, RFC 3339 in UTC; every time inside a released file is this one. */
    commitTime: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Clone address without credentials; absent where git knows none. */
    repository: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    /** Uncommitted changes were present. */
    dirty: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    /** Go module path. */
    module: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** `go1.26.8`. */
    toolchain: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    builds: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(PlannedBuild),
    targets: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(PlannedTarget),
    artifacts: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(PlannedArtifact),
});
/** Reads the text of a plan; `path` is how messages call it. Throws FILE_INVALID. */
function parsePlan(text, path) {
    try {
        return Plan.parse(JSON.parse(text));
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('FILE_INVALID', `${path} is not a release plan`, 'run the plan stage again', cause);
    }
}
/** The parts of the plan that one artifact is made from. */
function partsOf(plan, artifact) {
    const build = plan.builds.find((candidate) => candidate.id === artifact.build);
    const target = plan.targets.find((candidate) => candidate.id === artifact.target);
    if (!build || !target)
        throw new Error(`the plan names ${artifact.file} but not its build or target`);
    return { build, target };
}
/** How checks call an artifact: by its target where the release has one build, by its file where it has several. */
function subjectOf(plan, artifact) {
    return plan.builds.length === 1 ? partsOf(plan, artifact).target.name : artifact.file;
}


/***/ }),

/***/ 5780:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ looksSecret),
/* harmony export */   r: () => (/* binding */ withoutCredentials)
/* harmony export */ });
/** Names of environment variables and inputs that look as if their value is a secret. */
const SECRET_NAME = /TOKEN|SECRET|PASSWORD|PASSWD|PRIVATE_KEY|CREDENTIAL/i;
function looksSecret(name) {
    return SECRET_NAME.test(name);
}
/** The text with what stands before the `@` of an address hidden: proxies are given with their password in it. */
function withoutCredentials(text) {
    return text.replace(/:\/\/[^\s/@"'<>]+@/g, '://***@');
}


/***/ }),

/***/ 5936:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   gu: () => (/* binding */ nameOfId),
/* harmony export */   lS: () => (/* binding */ TargetMatrix),
/* harmony export */   qf: () => (/* binding */ idOfName)
/* harmony export */ });
/* unused harmony exports SIX_TARGETS, target, resolveTargets, matchesTarget */
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8395);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7206);



/** Operating systems × architectures. An architecture may carry its variant: `amd64/v3`. */
const TargetMatrix = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    os: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    arch: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    /** Targets beside the product. */
    include: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())),
    /** Patterns of targets to leave out: `windows/arm64`, or `windows` and a star for all its architectures. */
    exclude: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())),
});
const SIX_TARGETS = (/* unused pure expression or super */ null && ([
    'linux/amd64',
    'linux/arm64',
    'linux/ppc64le',
    'darwin/amd64',
    'darwin/arm64',
    'windows/amd64',
]));
/** 3 operating systems × 2 architectures. */
const GRID_TARGETS = (/* unused pure expression or super */ null && ([
    'linux/amd64',
    'linux/arm64',
    'darwin/amd64',
    'darwin/arm64',
    'windows/amd64',
    'windows/arm64',
]));
/** `go help environment`, and `cmd/dist` for the defaults. */
const PPC64 = { variable: 'GOPPC64', baseline: 'power8', legal: ['power8', 'power9', 'power10'] };
const MIPS = { baseline: 'hardfloat', legal: ['hardfloat', 'softfloat'] };
const MICRO_ARCHITECTURES = {
    amd64: { variable: 'GOAMD64', baseline: 'v1', legal: ['v1', 'v2', 'v3', 'v4'] },
    arm64: { variable: 'GOARM64', baseline: 'v8.0', legal: [...minors('v8', 9), ...minors('v9', 5)] },
    ppc64le: PPC64,
    ppc64: PPC64,
    arm: { variable: 'GOARM', baseline: '7', legal: ['5', '6', '7'] },
    386: { variable: 'GO386', baseline: 'sse2', legal: ['sse2', 'softfloat'] },
    riscv64: { variable: 'GORISCV64', baseline: 'rva20u64', legal: ['rva20u64', 'rva22u64', 'rva23u64'] },
    mips: { variable: 'GOMIPS', ...MIPS },
    mipsle: { variable: 'GOMIPS', ...MIPS },
    mips64: { variable: 'GOMIPS64', ...MIPS },
    mips64le: { variable: 'GOMIPS64', ...MIPS },
};
function minors(major, last) {
    return Array.from({ length: last + 1 }, (_, minor) => `${major}.${minor}`);
}
/** Reads a name or id. Throws TARGET_UNKNOWN for what has not the form of one, or names no variant of Go's. */
function target(text) {
    const [, goos, arch, wanted] = /^([a-z0-9]+)[-_/]([a-z0-9]+)(?:[-_/]([a-z0-9.]+))?$/.exec(text) ?? [];
    if (!goos || !arch)
        throw unknownTarget(text, 'write it as linux/amd64, or linux/amd64/v3');
    const goarch = arch === 'x64' ? 'amd64' : arch;
    const micro = MICRO_ARCHITECTURES[goarch];
    if (wanted && !micro?.legal.includes(wanted)) {
        throw unknownTarget(text, micro ? `${micro.variable} is ${micro.legal.join(', ')}` : `${goarch} has no variants`);
    }
    const value = wanted ?? micro?.baseline;
    const other = value !== micro?.baseline ? value : undefined;
    return {
        name: [goos, goarch, ...(other ? [other] : [])].join('/'),
        id: [goos, goarch, ...(other ? [other] : [])].join('-'),
        goos,
        goarch,
        ...(micro ? { variant: `${micro.variable}=${value}` } : {}),
    };
}
/**
 * Turns what was asked for into targets. `supported` is what `go tool dist list` prints. Throws TARGET_UNKNOWN naming
 * every bad entry; a pair of a matrix that Go cannot build is left out and named.
 */
function resolveTargets(wanted, supported) {
    const { named, product, patterns } = 'os' in wanted ? ofMatrix(wanted, supported) : ofList(wanted, supported);
    const unknown = named.filter((one) => !supported.includes(pairOf(one)));
    if (unknown.length > 0) {
        throw unknownTargets(unknown.map(({ name }) => name), supported);
    }
    const all = [...product, ...named];
    const used = new Set();
    const kept = all.filter((one) => {
        const pattern = patterns.find((each) => matchesTarget(each, one));
        if (pattern !== undefined)
            used.add(pattern);
        return pattern === undefined;
    });
    const idle = patterns.filter((pattern) => !used.has(pattern) && !all.some((one) => matchesTarget(pattern, one)));
    if (idle.length > 0)
        throw unknownTarget(idle.join(', '), 'what is left out must be among the targets');
    const possible = kept.filter((one) => supported.includes(pairOf(one)));
    if (possible.length === 0) {
        throw new ReleaseError('TARGET_UNKNOWN', 'no target was asked for', 'name targets such as linux/amd64, or a preset: six, grid, all');
    }
    return {
        targets: [...new Map(possible.map((one) => [one.id, one])).values()],
        impossible: kept.filter((one) => !supported.includes(pairOf(one))).map(({ name }) => name),
    };
}
/** Whether a target is meant by `linux/amd64`, `linux/amd64/v3`, or with a star for any system, architecture or variant. */
function matchesTarget(pattern, { goos, goarch, variant }) {
    const parts = [goos, goarch, variant?.slice(variant.indexOf('=') + 1) ?? ''];
    const wanted = pattern.split('/');
    return (wanted.length <= parts.length && wanted.every((part, index) => part === '*' || part === parts[index]));
}
function ofList(entries, supported) {
    const isPattern = (entry) => entry.startsWith('!');
    return {
        named: entries.filter((entry) => !isPattern(entry)).flatMap((entry) => expand(entry, supported)),
        product: [],
        patterns: entries.filter(isPattern).map((entry) => entry.slice(1).trim()),
    };
}
function ofMatrix({ os, arch, include = [], exclude = [] }, supported) {
    const systems = new Set(supported.map((pair) => pair.split('/')[0] ?? ''));
    const architectures = new Set(supported.map((pair) => pair.split('/')[1] ?? ''));
    const unknown = [
        ...os.filter((word) => !systems.has(word)).map((word) => unknownWord(word, systems)),
        ...arch
            .filter((word) => !architectures.has(word.split('/')[0] ?? ''))
            .map((word) => unknownWord(word, architectures)),
    ];
    if (unknown.length > 0) {
        throw new ReleaseError('TARGET_UNKNOWN', `Go knows no ${unknown.join(', ')}`, 'use the words that `go tool dist list` prints');
    }
    return {
        named: include.flatMap((entry) => expand(entry, supported)),
        product: os.flatMap((goos) => arch.map((goarch) => target(`${goos}/${goarch}`))),
        patterns: exclude,
    };
}
function expand(entry, supported) {
    if (entry === 'six')
        return SIX_TARGETS.map(target);
    if (entry === 'grid')
        return GRID_TARGETS.map(target);
    if (entry === 'all')
        return supported.map(target);
    if (/^[a-z0-9]+$/.test(entry))
        throw unknownTargets([entry], supported);
    return [target(entry)];
}
function pairOf({ goos, goarch }) {
    return `${goos}/${goarch}`;
}
/** `linux-amd64-v3` as `linux/amd64/v3`, and back. */
function nameOfId(id) {
    return id.replaceAll('-', '/');
}
function idOfName(name) {
    return name.replaceAll('/', '-');
}
function unknownWord(word, legal) {
    const guess = nearest(word, [...legal]);
    return guess ? `${JSON.stringify(word)} (did you mean ${guess}?)` : JSON.stringify(word);
}
function unknownTargets(unknown, supported) {
    const legal = new Set([...supported, 'six', 'grid', 'all']);
    return new ReleaseError('TARGET_UNKNOWN', `Go cannot build for ${unknown.map((name) => unknownWord(name, legal)).join(', ')}`, 'use pairs that `go tool dist list` prints, or a preset: six, grid, all');
}
function unknownTarget(text, why) {
    return new ReleaseError('TARGET_UNKNOWN', `${JSON.stringify(text)} is no target: ${why}`, 'correct the target');
}


/***/ }),

/***/ 8721:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ earlierPacks),
/* harmony export */   x: () => (/* binding */ isStillPacked)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8395);
/* harmony import */ var _model_layout_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4351);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9964);



/** What an earlier run left, by file name; empty where none ran or its record cannot be read. */
async function earlierPacks(output, files) {
    const path = (0,_model_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .layout */ .Zp)(output).result('pack');
    if (!(await files.stat(path)))
        return new Map();
    const parsed = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ packed: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(_result_js__WEBPACK_IMPORTED_MODULE_1__/* .PackedFile */ .Zt) }).safeParse(asJson(await files.readText(path)));
    return new Map(parsed.data?.packed.map((entry) => [entry.file, entry]));
}
/**
 * Whether the released file can be proven again instead of being packed again: the earlier run proved it, from
 * the same plain bytes, by the same UPX and method, and it has not changed since.
 */
async function isStillPacked(earlier, now, files) {
    const sameWork = earlier?.state === 'packed' &&
        earlier.plainSha256 === now.plain.sha256 &&
        earlier.upx?.sha256 === now.upx.sha256 &&
        earlier.upx.version === now.upx.version &&
        earlier.method === now.method;
    if (!sameWork || (await files.stat(now.release))?.kind !== 'file')
        return false;
    return (await files.digest(now.release)).sha256 === earlier.packedSha256;
}
function asJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        // A record that cannot be read costs a packing anew, no more.
        return undefined;
    }
}


/***/ }),

/***/ 9964:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J8: () => (/* binding */ METHODS),
/* harmony export */   Sd: () => (/* binding */ totals),
/* harmony export */   VK: () => (/* binding */ ratioPercent),
/* harmony export */   Zt: () => (/* binding */ PackedFile)
/* harmony export */ });
/* unused harmony export REASON_CODES */
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3305);
/* harmony import */ var _model_artifact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7931);


const bytes = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._nonnegative */ .UI());
const METHODS = ['nrv', 'lzma', 'best'];
/** Why a file is not released packed, for scripts; the entry's `reason` says it for a person. */
const REASON_CODES = [
    /** Packing is turned off. */
    'OFF',
    /** No whole ELF, Mach-O or PE. */
    'NOT_A_BINARY',
    /** A library, an object file or the like: nothing starts it. */
    'NOT_A_PROGRAM',
    'NOT_GO',
    'ALREADY_PACKED',
    /** It is for another target than was said. */
    'WRONG_TARGET',
    /** darwin: packed programs do not start on macOS 13 and later. */
    'MACOS',
    /** UPX has no format for the target, or none that was tried. */
    'TARGET_UNSUPPORTED',
    /** A FIPS 140 build. */
    'FIPS',
    /** Packing would break its signature. */
    'SIGNED',
    'UPX_MISSING',
    /** The UPX that was downloaded is not the one that is pinned. */
    'UPX_UNTRUSTED',
    /** UPX says of the file that it cannot be packed. */
    'UPX_REFUSED',
    /** UPX ended otherwise than it should. */
    'UPX_FAILED',
    /** A proof of the packed file failed. */
    'PROOF_FAILED',
    /** It is of a kind that must be run to be trusted, and could not be run here. */
    'NOT_RUN',
    /** All is well with it, but another file of the batch failed. */
    'WITHHELD',
];
const milliseconds = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ._nonnegative */ .UI());
/** Sizes of what a user downloads, plain and packed, each compressed by itself. */
const Download = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ plainBytes: bytes, packedBytes: bytes });
/** What became of one binary: an entry of `packed` in `stages/pack.json`. */
const PackedFile = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    /** `linux/amd64`; absent where the bytes do not say. */
    target: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    /** Name in the release folder. */
    file: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /**
     * `packed` and proven; released `plain`; `failed`; or `withheld`, because another file failed. Of the last two
     * nothing is in the release folder.
     */
    state: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['packed', 'plain', 'failed', 'withheld']),
    /** Why it is not released packed, for scripts and for a person. */
    code: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(REASON_CODES)),
    reason: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    plainSize: bytes,
    plainSha256: _model_artifact_js__WEBPACK_IMPORTED_MODULE_0__/* .Sha256 */ .IA,
    /** Of the packed file, also where a proof of it failed; absent where none was made. */
    packedSize: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(bytes),
    packedSha256: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_model_artifact_js__WEBPACK_IMPORTED_MODULE_0__/* .Sha256 */ .IA),
    /** Packed over plain size in percent, two decimals. */
    ratioPercent: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()),
    /** The compression asked for. */
    method: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(METHODS),
    /** Absent where UPX was not needed or not there. */
    upx: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ version: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), sha256: _model_artifact_js__WEBPACK_IMPORTED_MODULE_0__/* .Sha256 */ .IA })),
    /** How the packed file was run. */
    ran: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['native', 'qemu', 'wine', 'not-run']),
    /** Time to start and end, in milliseconds: median, and the least of all rounds. */
    startup: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        plainMs: milliseconds,
        packedMs: milliseconds,
        plainLeastMs: milliseconds,
        packedLeastMs: milliseconds,
    })),
    /** Of the idle program, in bytes: what only it has (anonymous), and all that is in memory for it (resident). */
    memory: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        plainAnonymousBytes: bytes,
        packedAnonymousBytes: bytes,
        plainResidentBytes: bytes,
        packedResidentBytes: bytes,
    })),
    /** `xz` is absent where there is no xz to ask. */
    download: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ gzip: Download, xz: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(Download) })),
    /** What else changes by packing, as the bytes of both files show it. */
    notes: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ about: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['antivirus', 'selinux', 'debuggers']), text: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }))),
});
/** Two decimals, rounded to the nearest. */
function ratioPercent(packed, plain) {
    return Math.round((packed * 10_000) / plain) / 100;
}
/** Over the files that were packed; `ratioPercent` is undefined where there is none. */
function totals(files) {
    const packed = files.filter((file) => file.state === 'packed');
    const plainBytes = packed.reduce((sum, file) => sum + file.plainSize, 0);
    const packedBytes = packed.reduce((sum, file) => sum + (file.packedSize ?? 0), 0);
    return {
        ratioPercent: plainBytes > 0 ? ratioPercent(packedBytes, plainBytes) : undefined,
        savedBytes: plainBytes - packedBytes,
    };
}


/***/ }),

/***/ 6128:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kk: () => (/* binding */ measurements),
/* harmony export */   nO: () => (/* binding */ alike),
/* harmony export */   td: () => (/* binding */ byUrgency)
/* harmony export */ });
/* unused harmony export together */
/* harmony import */ var _tools_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7805);
/* harmony import */ var _verdicts_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9910);


/** Failed first, then warned, not run, passed, skipped; within a verdict in the order they were made. */
function byUrgency(checks) {
    return _verdicts_js__WEBPACK_IMPORTED_MODULE_1__/* .BY_URGENCY */ .K2.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
}
/** The checks that ended so, the verdicts in the order given, the groups in the order they were made. */
function alike(checks, ...verdicts) {
    return verdicts.flatMap((verdict) => {
        const ended = checks.filter((check) => check.verdict === verdict);
        const groups = Map.groupBy(ended, ({ stage, name, detail, remedy, places }) => JSON.stringify([stage, name, detail, remedy, places]));
        return [...groups.values()].flatMap(([first, ...rest]) => (first ? [together(first, ...rest)] : []));
    });
}
/** What the first and the rest, which are alike, say together. */
function together(first, ...rest) {
    const checks = [first, ...rest];
    const { verdict, stage, name, detail, remedy, places } = first;
    return {
        verdict,
        stage,
        name,
        ...(detail ? { detail } : {}),
        ...(remedy ? { remedy } : {}),
        ...(places ? { places } : {}),
        subjects: subjectsOf(checks),
        measured: differences(checks, (check) => check.measured),
        bound: differences(checks, (check) => check.bound),
        tools: differences(checks, (check) => check.tool && (0,_tools_js__WEBPACK_IMPORTED_MODULE_0__/* .toolInShort */ .W)(check.tool)),
    };
}
/** `measured 412 ms`, `has to be < 300 ms`. */
function measurements({ measured, bound }) {
    return [...measured.map((text) => `measured ${text}`), ...bound.map((text) => `has to be ${text}`)];
}
function differences(checks, textOf) {
    const groups = Map.groupBy(checks, (check) => textOf(check) || undefined);
    return [...groups].flatMap(([text, same]) => {
        if (!text)
            return [];
        return [groups.size === 1 ? text : `${text} (${subjectsOf(same)})`];
    });
}
const MOST_SUBJECTS = 20;
function subjectsOf(checks) {
    const subjects = [...new Set(checks.map((check) => check.subject))];
    const more = subjects.length - MOST_SUBJECTS;
    const shown = subjects.slice(0, MOST_SUBJECTS).join(', ');
    return more > 0 ? `${shown} and ${more} more` : shown;
}


/***/ }),

/***/ 965:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ withCode)
/* harmony export */ });
/**
 * Text for a person in pieces, each as the medium shows it: what stands between two single backticks is code and
 * loses them, the rest is prose.
 */
function withCode(text, prose, code) {
    return text.split(CODE).map((piece, index) => (index % 2 === 1 ? code(piece) : prose(piece)));
}
const CODE = /(?<!`)`([^`]+)`(?!`)/;


/***/ }),

/***/ 4506:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ verifyCommands)
/* harmony export */ });
/* harmony import */ var _model_layout_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4351);

/**
 * The commands with which anyone checks the release without us. Cosign's two series differ: 2.x looks up
 * Sigstore's public keys even for a local key, unless it is given a trusted root, so it gets an empty one.
 */
function verifyCommands(data) {
    const { plan, signing } = data;
    if (!plan || !isSealed(data.checks))
        return [];
    return [
        {
            proves: 'Every file is the one that was released (SHA-256)',
            lines: [`sha256sum -c ${_model_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .CHECKSUMS */ .vM} --strict`],
        },
        { proves: 'The same with SHA-512', lines: [`sha512sum -c ${_model_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .CHECKSUMS_512 */ .Ce} --strict`] },
        ...(signing ? signatureCommands(plan, signing) : []),
        {
            proves: 'Everything at once, offline',
            lines: [
                [
                    'oracle-release verify .',
                    ...(signing ? [`--public-key ${shellWord(signing.publicKey)}`] : []),
                ].join(' '),
            ],
        },
        {
            proves: 'What Go wrote into each binary before packing',
            lines: plan.artifacts.map((artifact) => `go version -m ${shellWord(`../${artifact.plain}`)}`),
        },
    ];
}
/** Before a release is sealed there is nothing to verify. */
function isSealed(checks) {
    return checks.some(({ stage, verdict }) => (stage === 'seal' || stage === 'verify') && verdict === 'pass');
}
function signatureCommands(plan, signing) {
    const series = [
        { name: 'cosign 3.x', flags: cosignFlags(signing, 3), before: [] },
        { name: 'cosign 2.x', flags: cosignFlags(signing, 2), before: [EMPTY_ROOT] },
    ];
    const blob = series.map(({ name, flags, before }) => ({
        proves: `The checksums are signed (${name})`,
        lines: [...before, ['cosign verify-blob', bundle(_model_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .CHECKSUMS */ .vM), ...flags, _model_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .CHECKSUMS */ .vM].join(' ')],
    }));
    if (!signing.provenance)
        return blob;
    const attestations = series.map(({ name, flags, before }) => ({
        proves: `The provenance names each binary (${name})`,
        lines: [
            ...before,
            ...plan.artifacts.map(({ file }) => [
                'cosign verify-blob-attestation',
                bundle(_model_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .PROVENANCE */ .EK),
                ...flags,
                '--type slsaprovenance1',
                shellWord(file),
            ].join(' ')),
        ],
    }));
    return [...blob, ...attestations];
}
function bundle(file) {
    return `--bundle ${file}${_model_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .BUNDLE_SUFFIX */ .Zf}`;
}
function cosignFlags({ publicKey }, series) {
    const ofSeries2 = series === 2 ? ['--new-bundle-format', `--trusted-root ${EMPTY_ROOT_FILE}`] : [];
    return [`--key ${shellWord(publicKey)}`, ...ofSeries2, '--insecure-ignore-tlog=true'];
}
const EMPTY_ROOT_FILE = '../empty-trusted-root.json';
const EMPTY_ROOT = `echo '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}' > ${EMPTY_ROOT_FILE}`;
/** A word of a POSIX shell command, quoted only where it must be. */
function shellWord(word) {
    const clean = word.replace(/\p{Cc}/gu, '');
    return /^[\w@%+=:,./-]+$/.test(clean) ? clean : `'${clean.replaceAll("'", "'\\''")}'`;
}


/***/ }),

/***/ 2011:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   T1: () => (/* binding */ formatShare),
/* harmony export */   Yq: () => (/* binding */ formatExactly),
/* harmony export */   a3: () => (/* binding */ formatDuration)
/* harmony export */ });
/** Bytes in full: `9,085,054`. */
function formatExactly(bytes) {
    return bytes.toLocaleString('en-US');
}
/** Milliseconds as a person says them: `340 ms`, `12.3 s`, `2 min 05 s`, `3 h 20 min`, `2 d 4 h`. */
function formatDuration(ms) {
    if (ms < 1000)
        return `${Math.round(ms)} ms`;
    if (ms < 59_950)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 3600)
        return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 48 * 60)
        return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
    const hours = Math.round(minutes / 60);
    return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
/** A part of a whole: `39.8 %`. */
function formatShare(part, whole) {
    return `${((100 * part) / whole).toFixed(1)} %`;
}
function plural(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
function two(number) {
    return String(number).padStart(2, '0');
}


/***/ }),

/***/ 4392:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ef: () => (/* binding */ WHOLE),
/* harmony export */   JF: () => (/* binding */ rowFinder),
/* harmony export */   Vg: () => (/* binding */ grid)
/* harmony export */ });
/* harmony import */ var _model_check_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9123);
/* harmony import */ var _model_target_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5936);
/* harmony import */ var _verdicts_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9910);



/** The row of everything that concerns the release as a whole. */
const WHOLE = 'release';
function grid(plan, checks) {
    const rowOf = rowFinder(plan, checks);
    const byRow = Map.groupBy(checks, (check) => rowOf(check.subject));
    const names = [WHOLE, ...targetNames(plan, checks)];
    return {
        stages: _model_check_js__WEBPACK_IMPORTED_MODULE_0__/* .STAGES */ .an.filter((stage) => checks.some((check) => check.stage === stage)),
        rows: names
            .map((name) => ({ name, cells: cellsOf(byRow.get(name) ?? []) }))
            // A job of a matrix reports on its own target only.
            .filter((row) => row.cells.size > 0),
    };
}
function cellsOf(checks) {
    const byStage = Map.groupBy(checks, (check) => check.stage);
    return new Map([...byStage].map(([stage, made]) => {
        const counts = (0,_verdicts_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(made);
        return [stage, { verdict: (0,_verdicts_js__WEBPACK_IMPORTED_MODULE_2__/* .worst */ .QZ)(counts), counts, total: made.length }];
    }));
}
/**
 * Which row a subject belongs to: a target by its name or id, a file by the binary it is named after; all else
 * (the project, a node, checksums) concerns the whole release.
 */
function rowFinder(plan, checks) {
    const rows = new Map();
    for (const name of targetNames(plan, checks))
        rows.set(name, name).set((0,_model_target_js__WEBPACK_IMPORTED_MODULE_1__/* .idOfName */ .qf)(name), name);
    for (const { target, file, plain, debug } of plan?.artifacts ?? []) {
        const name = rows.get(target) ?? WHOLE;
        rows.set(file, name).set(plain, name).set(debug, name);
    }
    const files = (plan?.artifacts ?? []).map((artifact) => artifact.file);
    return (subject) => {
        const binary = files.find((file) => subject.startsWith(`${file}.`)) ?? subject;
        return rows.get(binary) ?? WHOLE;
    };
}
function targetNames(plan, checks) {
    if (plan)
        return plan.targets.map((target) => target.name);
    const subjects = checks.map((check) => check.subject);
    return [...new Set(subjects.filter((subject) => /^[a-z0-9]{2,20}\/[a-z0-9]{2,20}$/.test(subject)))];
}


/***/ }),

/***/ 6274:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $X: () => (/* binding */ compiledInShort),
/* harmony export */   FK: () => (/* binding */ largestArtifact),
/* harmony export */   Hd: () => (/* binding */ pointsInShort),
/* harmony export */   J: () => (/* binding */ timed),
/* harmony export */   Ug: () => (/* binding */ largestPackages),
/* harmony export */   ad: () => (/* binding */ testOnlyInShort),
/* harmony export */   ay: () => (/* binding */ moduleInShort),
/* harmony export */   qX: () => (/* binding */ vendorInShort),
/* harmony export */   zg: () => (/* binding */ slowestInShort)
/* harmony export */ });
/* unused harmony export MOST_PACKAGES */
/* harmony import */ var _model_bytes_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5410);
/* harmony import */ var _model_insight_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9125);
/* harmony import */ var _model_names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1601);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2011);




/** What a reader can hold in view; the rest is counted. */
const MOST_PACKAGES = 12;
/** The largest parts of a binary; the last row sums up what is left. */
function largestPackages({ packages = {}, size }) {
    const all = Object.entries(packages).sort(([a, one], [b, other]) => other - one || (0,_model_names_js__WEBPACK_IMPORTED_MODULE_1__/* .byBytes */ .bg)(a, b));
    const row = (name, bytes) => ({
        name,
        size: (0,_model_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(bytes),
        share: (0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatShare */ .T1)(bytes, size),
        bytes,
    });
    const rest = all.slice(MOST_PACKAGES);
    const sum = rest.reduce((total, [, bytes]) => total + bytes, 0);
    return [
        ...all.slice(0, MOST_PACKAGES).map(([name, bytes]) => row(name, bytes)),
        ...(rest.length > 0 ? [row(`${rest.length} more`, sum)] : []),
    ];
}
/** The binary that its package sizes are shown of: the largest whose are known, and told by its format if there is one. */
function largestArtifact(artifacts) {
    const known = artifacts.filter(({ packages }) => packages !== undefined);
    const certain = known.filter(({ target }) => (0,_model_insight_js__WEBPACK_IMPORTED_MODULE_0__/* .tellsSizes */ .H8)(target));
    return (certain.length > 0 ? certain : known).reduce((most, one) => (one.size > (most?.size ?? 0) ? one : most), undefined);
}
/** `12 compiled, 280 from the cache`. */
function compiledInShort({ compiled, cached }) {
    return compiled === 0 ? 'all from the cache' : `${compiled} compiled, ${cached} from the cache`;
}
/** `net/http 3.1 s, crypto/tls 1.6 s`. */
function slowestInShort({ slowest }) {
    return slowest
        .slice(0, 5)
        .map((one) => `${one.package} ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(one.ms)}`)
        .join(', ');
}
/** Those of the binaries that Go said something of. */
function timed(measured) {
    return measured.flatMap((one) => (one.compile ? [{ ...one, compile: one.compile }] : []));
}
/** `72 → 70`, or `70` where nothing is known of the release before. */
function pointsInShort({ points, before }) {
    if (points === undefined)
        return '';
    return before && before.points !== points ? `${before.points} → ${points}` : String(points);
}
function moduleInShort({ path, version }) {
    return version ? `${path} ${version}` : path;
}
/** `3 modules come in with tests only`. */
function testOnlyInShort(modules) {
    if (modules.length === 0)
        return 'No module comes in with tests only.';
    const come = modules.length === 1 ? 'module comes' : 'modules come';
    return `${modules.length} ${come} in with tests only`;
}
function vendorInShort(vendor) {
    const { bytes, modules, unused } = vendor;
    const whole = `${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(modules, 'vendored module')}, ${(0,_model_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(bytes)}`;
    if (unused.length === 0)
        return `${whole}: planned builds use all of them.`;
    const size = (0,_model_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(unused.reduce((sum, one) => sum + one.bytes, 0));
    return `${whole}: ${unused.length} in no planned build, ${size}`;
}


/***/ }),

/***/ 4681:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q8: () => (/* binding */ RAN),
/* harmony export */   QZ: () => (/* binding */ effect),
/* harmony export */   X5: () => (/* binding */ total),
/* harmony export */   YG: () => (/* binding */ summaryOf),
/* harmony export */   bp: () => (/* binding */ packingOf),
/* harmony export */   e8: () => (/* binding */ fromTo),
/* harmony export */   h$: () => (/* binding */ notesOf),
/* harmony export */   jh: () => (/* binding */ measured),
/* harmony export */   o2: () => (/* binding */ labelIn),
/* harmony export */   xc: () => (/* binding */ packed)
/* harmony export */ });
/* unused harmony exports MEASURES, summaryLine */
/* harmony import */ var _model_bytes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5410);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2011);


/**
 * What packing did, of a report on checks of the stage: what an earlier run left in the folder, or what another
 * job did, is not told again.
 */
function packingOf({ packing = [], checks }) {
    return checks.some(({ stage }) => stage === 'pack') ? packing : [];
}
const MEASURES = [
    { key: 'disk', title: 'File on disk', group: 'Size', format: _model_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3, difference: inPercent },
    { key: 'gzip', title: 'gzip download', group: 'Size', format: _model_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3, difference: inPercent },
    { key: 'xz', title: 'xz download', group: 'Size', format: _model_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3, difference: inPercent },
    { key: 'startup', title: 'Start-up', group: 'At run time', format: formatMs, difference: added(formatMs) },
    {
        key: 'memory',
        title: 'Idle memory',
        group: 'At run time',
        format: _model_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3,
        difference: added(_model_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3),
    },
];
/** Those that were measured of any file that is released packed. */
function measured(packing) {
    return MEASURES.filter(({ key }) => packed(packing).some((one) => one[key] !== undefined));
}
function packed(packing) {
    return packing.filter(({ state }) => state === 'packed');
}
/** `12.7 → 4.98 MiB` */
function fromTo({ plain, packed: after }, format) {
    return between(format(plain), format(after), ' → ');
}
/** The unit once where both have the same. */
function between(one, other, joint) {
    const [number, unit] = one.split(' ');
    return `${other.endsWith(` ${unit}`) ? number : one}${joint}${other}`;
}
/** Less is better in all that is measured; what differs by less than a hundredth is the same. */
function effect({ plain, packed: after }) {
    if (after === plain || Math.abs(after - plain) * 100 < plain)
        return 'same';
    return after < plain ? 'gain' : 'cost';
}
/** `linux/amd64`; with its file where several are for one target, or where the file does not say for which it is. */
function labelIn(packing) {
    const byTarget = Map.groupBy(packing, ({ target }) => target);
    return ({ target, file }) => {
        if (target === undefined)
            return file;
        const [system = ''] = target.split('/');
        const alone = byTarget.get(target)?.length === 1;
        return alone && file.toLowerCase().includes(system) ? target : `${target} ${file}`;
    };
}
const RAN = {
    native: 'run natively',
    qemu: 'run under qemu',
    wine: 'run under wine',
    'not-run': 'not run',
};
/** What packing gained and cost over all files, each part a sentence; the first says how many it was done to. */
function summaryOf(packing) {
    const files = packed(packing);
    const disk = total(files, 'disk');
    return [
        packing.length === 1
            ? `The file is ${files.length === 1 ? '' : 'not '}packed.`
            : `${files.length} of ${packing.length} files are packed.`,
        ...(disk ? [`On disk ${fromTo(disk, _model_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)}, ${inPercent(disk)}.`] : []),
        ...downloadSentences(files),
        ...costSentences(files),
    ];
}
/** One line of figures: `packed 4 of 6: on disk −61.6 %, gzip download −4.5 %, start-up +52 ms`. */
function summaryLine(packing) {
    const files = packed(packing);
    const sizes = ['disk', 'gzip'].flatMap((key) => {
        const sum = total(files, key);
        return sum ? [`${key === 'disk' ? 'on disk' : 'gzip download'} ${inPercent(sum)}`] : [];
    });
    const costs = ['startup', 'memory'].flatMap((key) => {
        const range = rangeOf(files, key);
        return range ? [`${key === 'startup' ? 'start-up' : 'memory'} ${range.signed}`] : [];
    });
    const figures = [...sizes, ...costs].join(', ');
    return `packed ${files.length} of ${packing.length}${figures && `: ${figures}`}`;
}
/** A download that shrinks by less than this part of it is no reason to pack. */
const LITTLE = 0.1;
/** What users download: where packing buys nothing, it says so, and where xz alone does better. */
function downloadSentences(files) {
    const gzip = total(files, 'gzip');
    if (!gzip)
        return [];
    const xz = total(files, 'xz');
    const smaller = [gzip, ...(xz ? [xz] : [])].some((sum) => sum.plain - sum.packed >= LITTLE * sum.plain);
    return [
        `The gzip download is ${grown(gzip)}${smaller ? '' : '; only the file on disk shrinks'}.`,
        ...(xz ? [`As xz it is ${grown(xz)}${xzAlone(files)}.`] : []),
    ];
}
function grown(change) {
    if (effect(change) === 'same')
        return 'as large as before';
    return `${shareOf(change)} ${change.packed < change.plain ? 'smaller' : 'larger'}`;
}
/** Of like with like: the files whose sizes are known both ways. */
function xzAlone(files) {
    const both = files.filter(({ gzip, xz }) => gzip && xz);
    const [gzip, xz] = [total(both, 'gzip'), total(both, 'xz')];
    if (!gzip || !xz || xz.plain >= gzip.packed)
        return '';
    const [plain, after] = [(0,_model_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(xz.plain), (0,_model_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(gzip.packed)];
    return `: plain files as xz come to ${plain}, packed ones as gzip to ${after}`;
}
function costSentences(files) {
    const [startup, memory] = [rangeOf(files, 'startup'), rangeOf(files, 'memory')];
    const costs = [
        ...(startup?.isMore ? [`each start takes ${startup.text} longer`] : []),
        ...(memory?.isMore ? [`each process has ${memory.text} more memory of its own`] : []),
    ].join(' and ');
    const known = files.filter((one) => one.startup ?? one.memory);
    const where = known.length < files.length ? `, measured on ${known.map(labelIn(files)).join(', ')}` : '';
    return costs ? [`${costs.replace('each', 'Each')}${where}.`] : [];
}
/** The sum over the files of which it is known. */
function total(files, key) {
    const known = files.flatMap((one) => one[key] ?? []);
    if (known.length === 0)
        return undefined;
    return {
        plain: known.reduce((sum, { plain }) => sum + plain, 0),
        packed: known.reduce((sum, one) => sum + one.packed, 0),
    };
}
/** The least and the most that packing adds, over the files of which it is known. */
function rangeOf(files, key) {
    const known = files
        .flatMap((one) => one[key] ?? [])
        .toSorted((a, b) => a.packed - a.plain - (b.packed - b.plain));
    const [least, most] = [known[0], known.at(-1)];
    if (!least || !most)
        return undefined;
    const format = key === 'startup' ? formatMs : _model_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3;
    const ends = (text) => text(least) === text(most) ? text(most) : between(text(least), text(most), ' to ');
    return {
        text: ends((change) => format(change.packed - change.plain)),
        signed: ends(added(format)),
        isMore: known.every((change) => effect(change) === 'cost'),
    };
}
/** Each note once, with all packed files that it applies to; those about one matter stand together. */
function notesOf(packing) {
    const label = labelIn(packing);
    const all = packed(packing).flatMap((one) => one.notes.map((note) => ({ ...note, label: label(one) })));
    return Object.keys(NOTE_TITLES).flatMap((about) => {
        const texts = Map.groupBy(all.filter((note) => note.about === about), ({ text }) => text);
        return [...texts].map(([text, same]) => ({
            title: NOTE_TITLES[about],
            text,
            labels: same.map((note) => note.label),
        }));
    });
}
const NOTE_TITLES = {
    antivirus: 'Virus scanners',
    selinux: 'SELinux and hardening',
    debuggers: 'Debuggers',
};
function inPercent(change) {
    return `${sign(change)}${shareOf(change)}`;
}
function shareOf({ plain, packed: after }) {
    return (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatShare */ .T1)(Math.abs(after - plain), Math.max(1, plain));
}
function added(format) {
    return (change) => `${sign(change)}${format(Math.abs(change.packed - change.plain))}`;
}
function sign({ plain, packed: after }) {
    return after === plain ? '±' : after < plain ? '−' : '+';
}
/** Milliseconds, with a decimal where they are few. */
function formatMs(ms) {
    return ms > 0 && ms < 9.95 ? `${ms.toFixed(1)} ms` : (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(ms);
}


/***/ }),

/***/ 9012:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ faultOf),
/* harmony export */   d: () => (/* binding */ positionOf)
/* harmony export */ });
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(206);

/** `cmd/app/main.go:12:5`, as compilers write it and terminals and editors open it. */
function positionOf({ file, line, column }) {
    return [(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .p)(file, 300), line, ...(column === undefined ? [] : [column])].join(':');
}
/** What is wrong there, and what found it: `unreachable code (unreachable)`. */
function faultOf({ message, rule }) {
    return (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .p)(rule === undefined ? message : `${message} (${rule})`, 700);
}


/***/ }),

/***/ 206:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ plain),
/* harmony export */   y: () => (/* binding */ plainLines)
/* harmony export */ });
/**
 * Text of unknown origin on one line: control characters (with them every escape sequence and line break) and
 * the marks that turn text around become spaces; what is longer than `limit` characters is cut.
 */
function plain(text, limit = 2000) {
    const line = text
        .slice(0, 4 * limit)
        .toWellFormed()
        .replace(UNPRINTABLE, ' ')
        .replace(/ {2,}/g, ' ')
        .trim();
    return line.length > limit ? `${line.slice(0, limit - 1).toWellFormed()}…` : line;
}
/** The lines of what a tool said, each plain, without empty ones; at most 20, and then that there were more. */
function plainLines(text) {
    const lines = text
        .split('\n')
        .map((line) => plain(line, 600))
        .filter((line) => line !== '');
    return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines;
}
const MOST_LINES = 20;
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;


/***/ }),

/***/ 265:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Av: () => (/* binding */ rightOf),
/* harmony export */   Dj: () => (/* binding */ symbolsInShort),
/* harmony export */   Ev: () => (/* binding */ told),
/* harmony export */   Gm: () => (/* binding */ STATE_TITLES),
/* harmony export */   Hz: () => (/* binding */ STATE_VERDICTS),
/* harmony export */   JI: () => (/* binding */ daysInShort),
/* harmony export */   Jy: () => (/* binding */ countStatesIn),
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   O4: () => (/* binding */ countsInShort),
/* harmony export */   PC: () => (/* binding */ labelsOf),
/* harmony export */   YG: () => (/* binding */ summaryOf),
/* harmony export */   b0: () => (/* binding */ notLinked),
/* harmony export */   c0: () => (/* binding */ countStates),
/* harmony export */   e8: () => (/* binding */ fromTo),
/* harmony export */   fK: () => (/* binding */ whereInShort),
/* harmony export */   hg: () => (/* binding */ licenceRows),
/* harmony export */   hw: () => (/* binding */ reporterOf),
/* harmony export */   qn: () => (/* binding */ LICENCE_TITLES),
/* harmony export */   r3: () => (/* binding */ scanOf),
/* harmony export */   vs: () => (/* binding */ LICENCE_VERDICTS),
/* harmony export */   xj: () => (/* binding */ STATES)
/* harmony export */ });
/* unused harmony export summaryLine */
/* harmony import */ var _model_names_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1601);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2011);


/** What the scan found, of a report on checks of the stage: what another job or an earlier run found is not told again. */
function scanOf({ scan, checks }) {
    return checks.some(({ stage }) => stage === 'scan') ? scan : undefined;
}
/** What matters most comes first; a vulnerability is as grave as in the gravest file. */
const STATES = [
    'blocks',
    'review',
    'excepted',
    'allowed',
    'unknown',
    'not-linked',
];
const STATE_TITLES = {
    blocks: 'blocks',
    review: 'for review',
    excepted: 'excepted',
    allowed: 'linked in, allowed',
    unknown: 'not known if linked in',
    'not-linked': 'not linked in',
};
/** Symbol and colour of the verdict that says the same. */
const STATE_VERDICTS = {
    blocks: 'fail',
    review: 'warn',
    excepted: 'skip',
    allowed: 'skip',
    unknown: 'not-run',
    'not-linked': 'pass',
};
function stateOf({ where }) {
    return STATES.find((state) => where.some((one) => one.state === state)) ?? 'unknown';
}
/** What has to be decided, was excepted, or is not known: all but what is not linked in anywhere. */
function told({ vulnerabilities }) {
    return vulnerabilities
        .filter((one) => stateOf(one) !== 'not-linked')
        .toSorted((a, b) => STATES.indexOf(stateOf(a)) - STATES.indexOf(stateOf(b)));
}
function notLinked({ vulnerabilities }) {
    return vulnerabilities.filter((one) => stateOf(one) === 'not-linked');
}
/** Vulnerabilities by what they come to; each counts once, whatever number of modules has it. */
function countStates(scan) {
    return counted(scan.vulnerabilities.map((one) => [one.id, stateOf(one)]));
}
function countStatesIn(scan, file) {
    const pairs = scan.vulnerabilities.flatMap(({ id, where }) => where.filter((one) => one.file === file).map(({ state }) => [id, state]));
    return counted(pairs);
}
function counted(pairs) {
    const byId = new Map();
    for (const [id, state] of pairs) {
        const known = byId.get(id);
        if (known === undefined || STATES.indexOf(state) < STATES.indexOf(known))
            byId.set(id, state);
    }
    const states = [...byId.values()];
    const counts = STATES.map((state) => [state, states.filter((one) => one === state).length]);
    return new Map(counts.filter(([, count]) => count > 0));
}
/** `13 block · 7 not linked in` */
function countsInShort(counts) {
    return [...counts].map(([state, count]) => `${count} ${IN_SHORT[state]}`).join(' · ');
}
const IN_SHORT = {
    blocks: 'block',
    review: 'for review',
    excepted: 'excepted',
    allowed: 'allowed',
    unknown: 'not known',
    'not-linked': 'not linked in',
};
/** `linux/amd64` where it is the only file of the target, else its name. */
function labelsOf(files) {
    const byTarget = Map.groupBy(files, ({ target }) => target);
    return new Map(files.map(({ file, target }) => [
        file,
        target !== undefined && byTarget.get(target)?.length === 1 ? target : file,
    ]));
}
/** `only linux/amd64`; empty where all files that could be read have it in the same way. */
function whereInShort({ where }, { files }) {
    const labels = labelsOf(files);
    const gravest = stateOf({ where });
    const so = where.filter(({ state }) => state === gravest);
    if (so.length === files.filter(({ readable }) => readable).length)
        return '';
    return `only ${listed(so.map(({ file }) => labels.get(file) ?? file))}`;
}
/** `v0.7.0 → 0.17.0` */
function fromTo({ version, fixed }) {
    const bare = (text) => text.replace(/^v(?=\d)/, '');
    return `${bare(version)} → ${fixed === undefined ? 'no fix' : bare(fixed)}`;
}
/** The first functions, without the path of the module that stands beside them, and how many more there are. */
function symbolsInShort({ symbols }) {
    const names = [...new Set(symbols.map((symbol) => symbol.slice(symbol.lastIndexOf('/') + 1)))];
    return { names: names.slice(0, MOST_SYMBOLS), more: Math.max(0, names.length - MOST_SYMBOLS) };
}
const MOST_SYMBOLS = 2;
/** What the scan came to, each part a sentence; the first is the answer. */
function summaryOf(scan) {
    const { missing, date, entries } = scan.database;
    const unread = scan.files.filter(({ readable }) => !readable).length;
    const known = missing === undefined
        ? vulnerabilitySentences(countStates(scan))
        : [`Vulnerabilities were not looked for: ${missing}.`];
    const database = [
        ...(date === undefined ? [] : [`of ${date.slice(0, 10)}`]),
        ...(entries === undefined ? [] : [`with ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatExactly */ .Yq)(entries)} entries`]),
    ];
    const qualities = scan.files.flatMap(({ quality }) => quality ?? []);
    return [
        ...known,
        ...(unread > 0
            ? [
                `${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(unread, 'file')} could not be read, and nothing is said of ${unread === 1 ? 'it' : 'them'}.`,
            ]
            : []),
        ...(scan.engines ? [agreementSentence(scan.engines)] : []),
        ...licenceSentences(scan.licences),
        ...(qualities.length > 0 ? [`The quality of the SBOMs is ${rangeOf(qualities)} of 10.`] : []),
        ...(missing === undefined && database.length > 0
            ? [`Looked up in the Go vulnerability database ${database.join(' ')}.`]
            : []),
    ];
}
function vulnerabilitySentences(counts) {
    const count = (state) => counts.get(state) ?? 0;
    const are = (number) => (number === 1 ? 'is' : 'are');
    const blocking = count('blocks');
    const lead = blocking === 0
        ? 'No vulnerability blocks.'
        : `${blocking} ${blocking === 1 ? 'vulnerability blocks' : 'vulnerabilities block'}.`;
    const others = ['review', 'excepted', 'allowed'].flatMap((state) => count(state) > 0 ? [`${count(state)} ${are(count(state))} ${STATE_TITLES[state]}`] : []);
    const [absent, open] = [count('not-linked'), count('unknown')];
    const more = [
        ...(absent > 0 ? [`${absent} ${are(absent)} known of a module and not linked in`] : []),
        ...(open > 0 ? [`of ${open} nobody knows whether ${open === 1 ? 'it is' : 'they are'} linked in`] : []),
    ];
    return [lead, ...sentence(others), ...sentence(more)];
}
function agreementSentence({ scanners, differences }) {
    const open = differences.filter(({ right }) => right === undefined).length;
    const others = listed(scanners);
    if (differences.length === 0)
        return `The engines agree: ours and ${others}.`;
    const decided = open === 0 ? 'all are decided' : `${open} ${open === 1 ? 'is' : 'are'} not decided`;
    return `Ours and ${others} differ in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(differences.length, 'finding')}, of which ${decided}.`;
}
/** Who reports it alone: `ours`, or `grype 0.110.0`. */
function reporterOf({ reportedBy }, { scanners }) {
    return reportedBy === 'embedded' ? 'ours' : listed(scanners);
}
/** Who is right, in short. */
function rightOf(difference, engines) {
    const { right } = difference;
    if (right === undefined)
        return 'not decided';
    return right === 'embedded' ? 'ours is right' : `${listed(engines.scanners)} is right`;
}
function licenceSentences(licences) {
    if (licences.length === 0)
        return [];
    const count = (state) => licences.filter((one) => one.state === state).length;
    const parts = [
        ...(count('blocks') > 0 ? [`${count('blocks')} ${count('blocks') === 1 ? 'blocks' : 'block'}`] : []),
        ...(count('review') > 0 ? [`${count('review')} ${count('review') === 1 ? 'is' : 'are'} for review`] : []),
        ...(count('excepted') > 0
            ? [`${count('excepted')} ${count('excepted') === 1 ? 'is' : 'are'} excepted`]
            : []),
    ];
    const all = (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(licences.length, 'module');
    if (parts.length === 0)
        return [`The licenses of ${all} are allowed.`];
    return [`Of the licenses of ${all}, ${parts.join(' and ')}.`];
}
function sentence(parts) {
    const [first = '', ...rest] = parts;
    return parts.length === 0 ? [] : [`${[first, ...rest].join(', ')}.`];
}
function rangeOf(numbers) {
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
    return least === most ? String(most) : `${least} to ${most}`;
}
const LICENCE_STATES = ['blocks', 'review', 'excepted', 'allowed'];
/** What blocks first, then the most frequent. */
function licenceRows({ licences }) {
    const groups = Map.groupBy(licences, ({ expression = 'unknown', state }) => JSON.stringify([expression, state]));
    return [...groups.values()]
        .flatMap(([first, ...rest]) => first
        ? [
            {
                name: first.expression ?? 'unknown',
                state: first.state,
                modules: [first, ...rest].map(({ module }) => module),
            },
        ]
        : [])
        .sort((a, b) => LICENCE_STATES.indexOf(a.state) - LICENCE_STATES.indexOf(b.state) ||
        b.modules.length - a.modules.length ||
        (0,_model_names_js__WEBPACK_IMPORTED_MODULE_0__/* .byBytes */ .bg)(a.name, b.name));
}
const LICENCE_VERDICTS = {
    allowed: 'pass',
    review: 'warn',
    blocks: 'fail',
    excepted: 'skip',
};
const LICENCE_TITLES = {
    allowed: 'allowed',
    review: 'for review',
    blocks: 'blocks',
    excepted: 'excepted',
};
/** `22 days left`, `expired 3 days ago`, `last day today` */
function daysInShort(daysLeft) {
    if (daysLeft === 0)
        return 'last day today';
    return daysLeft > 0 ? `${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(daysLeft, 'day')} left` : `expired ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(-daysLeft, 'day')} ago`;
}
/** One line of figures for a terminal: `scan: 13 block · 7 not linked in; licenses: 1 blocks`. */
function summaryLine(scan) {
    const counts = countsInShort(countStates(scan)) || 'no vulnerability known';
    const held = scan.licences.filter(({ state }) => state === 'blocks' || state === 'review').length;
    return [
        `scan: ${scan.database.missing === undefined ? counts : 'vulnerabilities not looked for'}`,
        ...(held > 0 ? [`${plural(held, 'license')} not allowed`] : []),
    ].join('; ');
}
function listed(names, most = 6) {
    const more = names.length - most;
    return names.slice(0, most).join(', ') + (more > 0 ? ` and ${more} more` : '');
}


/***/ }),

/***/ 7805:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ toolsOf),
/* harmony export */   W: () => (/* binding */ toolInShort)
/* harmony export */ });
/* harmony import */ var _model_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5305);
/* harmony import */ var _model_names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1601);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(206);



/** Every tool that the checks name, once, by name. A check writes `upx 4.2.4 sha256:<hex>`, and of several tools `a; b`. */
function toolsOf(checks) {
    const texts = new Set(checks.flatMap((check) => (check.tool ? eachIn(check.tool) : [])));
    return [...texts]
        .map(parseTool)
        .sort((a, b) => (0,_model_names_js__WEBPACK_IMPORTED_MODULE_1__/* .byBytes */ .bg)(`${a.name} ${a.version}`, `${b.name} ${b.version}`));
}
/** A tool in a few words, its digest cut to what tells it from others: `upx 4.2.4 (b1c2d3e4f506)`. */
function toolInShort(text) {
    return eachIn(text)
        .map(parseTool)
        .map(({ name, version, sha256 }) => [name, version, sha256 && `(${(0,_model_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .short */ .h0)(sha256)})`].filter(Boolean).join(' '))
        .join(', ');
}
function eachIn(text) {
    return text.split('; ').map((one) => (0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .p)(one, 300));
}
function parseTool(text) {
    const sha256 = /\b[0-9a-f]{64}\b/.exec(text)?.[0] ?? '';
    const rest = text.replace(/[\s,;(@]*(?:sha256[:=]\s*)?\b[0-9a-f]{64}\b\)?/, '');
    const [name = '', ...version] = rest.split(' ');
    return { name, version: version.join(' '), sha256 };
}


/***/ }),

/***/ 9910:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Am: () => (/* binding */ SYMBOLS),
/* harmony export */   K2: () => (/* binding */ BY_URGENCY),
/* harmony export */   Lx: () => (/* binding */ MEANINGS),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   QZ: () => (/* binding */ worst),
/* harmony export */   U9: () => (/* binding */ count)
/* harmony export */ });
/* harmony import */ var _model_check_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9123);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2011);


/** A verdict is always told by a symbol and a word, never by colour alone. */
const SYMBOLS = {
    pass: '✓',
    fail: '✗',
    warn: '!',
    skip: '–',
    'not-run': '?',
};
/** What each verdict means, for a legend. */
const MEANINGS = {
    pass: 'measured, and within its bound',
    fail: 'measured, and outside its bound',
    warn: 'to be looked at; does not stop the release',
    'not-run': 'could not be done here; proves nothing',
    skip: 'does not apply, by policy',
};
/** What needs attention comes first; a group of checks is as good as the first of these found in it. */
const BY_URGENCY = ['fail', 'warn', 'not-run', 'pass', 'skip'];
function count(checks) {
    const counts = Object.fromEntries(_model_check_js__WEBPACK_IMPORTED_MODULE_0__/* .VERDICTS */ .bk.map((verdict) => [verdict, 0]));
    for (const check of checks)
        counts[check.verdict]++;
    return counts;
}
/** The verdict that stands for a group of checks: one check that did not run keeps the group from a pass. */
function worst(counts) {
    return BY_URGENCY.find((verdict) => counts[verdict] > 0) ?? 'not-run';
}
/** The verdict over everything, in words. Without a single passed check nothing has passed. */
function headline(checks) {
    const counts = count(checks);
    const notRun = counts['not-run'] > 0 ? [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(counts['not-run'], 'check')} could not run here`] : [];
    const verdict = (0,_model_check_js__WEBPACK_IMPORTED_MODULE_0__/* .overall */ .Me)(checks);
    if (verdict === 'fail') {
        const failed = `${counts.fail} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(checks.length, 'check')} failed`;
        return { verdict: 'fail', word: 'Failed', rest: [failed, ...notRun].join(', ') };
    }
    if (counts.pass === 0 && verdict === 'pass') {
        const made = checks.length === 0 ? 'no check was made' : 'no check passed';
        return { verdict: 'not-run', word: 'Nothing proven', rest: [made, ...notRun].join(', ') };
    }
    const passed = `${counts.pass} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(checks.length, 'check')} passed`;
    if (verdict === 'warn') {
        const warned = (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(counts.warn, 'warning');
        return { verdict: 'warn', word: 'Passed with warnings', rest: [passed, warned, ...notRun].join(', ') };
    }
    return { verdict: 'pass', word: 'Passed', rest: [passed, ...notRun].join(', ') };
}


/***/ }),

/***/ 4433:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + os.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
// EXTERNAL MODULE: ./src/model/check.ts + 1 modules
var check = __nccwpck_require__(9123);
// EXTERNAL MODULE: ./src/model/layout.ts
var layout = __nccwpck_require__(4351);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./src/model/digest.ts
var digest = __nccwpck_require__(5305);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 5 modules
var schemas = __nccwpck_require__(8395);
// EXTERNAL MODULE: ./src/model/artifact.ts
var artifact = __nccwpck_require__(7931);
// EXTERNAL MODULE: ./src/model/errors.ts
var errors = __nccwpck_require__(7206);
// EXTERNAL MODULE: ./src/model/names.ts
var model_names = __nccwpck_require__(1601);
;// CONCATENATED MODULE: ./src/model/handover.ts





/**
 * `handover-<name>.json`: what one job hands on to the next through a store that others can write to. The job
 * reports the digest of this file by a way of its own, so that nothing in it can be swapped unseen.
 */
const HandOver = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz(1),
    /** The stage, with the target where one job of several did it: `build-linux-amd64`. */
    name: schemas/* string */.YjP(),
    /** sha256 of each file handed on, by its path in the output folder with `/` between the parts. */
    files: schemas/* record */.g1P(schemas/* string */.YjP().check(schemas/* refine */.YPB(isSafePath, 'is no path inside the output folder')), artifact/* Sha256 */.IA),
    /** What was checked on the way. */
    checks: schemas/* array */.YOg(check/* Check */.Jl),
});
/** What a job reports of a hand-over: `build-linux-amd64@sha256:<64 hex digits>`. */
const TOKEN = /^([a-z0-9][A-Za-z0-9._+-]*)@sha256:([0-9a-f]{64})$/;
/** Reads a hand-over of this name; undefined for what is none. */
function parseHandOver(text, name) {
    try {
        const handOver = HandOver.parse(JSON.parse(text));
        return handOver.name === name ? handOver : undefined;
    }
    catch {
        // A job reported the digest of a file that no stage of ours wrote.
        return undefined;
    }
}
function handOverFile(name) {
    return `handover-${name}.json`;
}
function tokenOf(name, sha256) {
    return `${name}@sha256:${sha256}`;
}
/**
 * The hand-overs that jobs reported, name to sha256: one a line, or the `needs` context of a workflow as JSON, in
 * which every text of that form counts. Throws INPUT_INVALID where there is none, or two differ under one name.
 */
function parseTokens(text) {
    const found = new Map();
    for (const token of candidates(text)) {
        const [, name = '', sha256 = ''] = TOKEN.exec(token) ?? [];
        if (!name)
            continue;
        if ((found.get(name) ?? sha256) !== sha256)
            throw unusable(`${name} is reported with two digests`);
        found.set(name, sha256);
    }
    if (found.size === 0)
        throw unusable('no job reported a hand-over');
    return found;
}
function candidates(text) {
    if (!text.trimStart().startsWith('{'))
        return text.split('\n').map((line) => line.trim());
    try {
        return texts(JSON.parse(text));
    }
    catch (cause) {
        throw unusable((0,errors/* messageOf */.bD)(cause), cause);
    }
}
function texts(value) {
    if (typeof value === 'string')
        return [value];
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.values(value).flatMap(texts);
}
function unusable(what, cause) {
    return new errors/* ReleaseError */.K2('INPUT_INVALID', `handover is not usable: ${what}`, 'make the output `handover` of the steps before an output of their jobs, and give the `needs` context as JSON here', cause);
}
function isSafePath(path) {
    return path.split('/').every(model_names/* isSafeName */.TE);
}
/** Where the files of a hand-over may lie, by the stage that hands on: no job may write for another. */
const PLACES = {
    plan: ['release-plan.json'],
    gates: ['insight/source.json'],
    build: ['build/', 'debug/', 'insight/'],
    gather: ['stages/build.json', 'build-insight.json', 'insight/score.json'],
    scan: ['sbom/', 'scan/', 'stages/scan.json'],
    pack: ['release/', 'stages/pack.json'],
    seal: ['release/', 'stages/seal.json', 'artifacts.json', 'metadata.json', 'cosign.pub'],
};
/** Whether a hand-over of this name may hold the file. */
function mayHandOn(name, path) {
    const [stage = ''] = name.split('-');
    return (PLACES[stage] ?? []).some((place) => place.endsWith('/') ? path.startsWith(place) : path === place);
}

;// CONCATENATED MODULE: ./src/commands/hand-over.ts





/**
 * Compares what was downloaded with what the jobs before reported: every list is the reported one, every file in it
 * has its digest, and there is no other file. `stage` is the one that takes over.
 */
async function takeOver(reported, output, stage, { files, clock }) {
    const checks = new check/* Checklist */.bY(stage, clock.now);
    const owners = new Map();
    const evidence = [];
    for (const [name, sha256] of parseTokens(reported)) {
        const handOver = await readList(name, sha256, output, files, checks);
        if (!handOver)
            continue;
        await compareFiles(handOver, owners, output, files, checks);
        evidence.push(...handOver.checks);
        owners.set(handOverFile(name), name);
    }
    for (const path of await filesIn(output, files)) {
        if (owners.has(path))
            continue;
        checks.begin('hand-over', path).fail({
            measured: 'no job reported this file',
            bound: 'only files that the jobs before handed on',
            remedy: REMEDY,
        });
    }
    refuseFailed(evidence, checks);
    return { checks: checks.checks, evidence: withoutRepeats(evidence) };
}
/** Writes the list of what is handed on, and returns what the job has to report of it. */
async function handOn({ name, files: paths }, checks, output, files) {
    const entries = [];
    for (const path of paths)
        entries.push([(0,external_node_path_.relative)(output, path).split(external_node_path_.sep).join('/'), (await files.digest(path)).sha256]);
    const sorted = Object.fromEntries(entries.sort(([one], [other]) => (0,model_names/* byBytes */.bg)(one, other)));
    const list = (0,external_node_path_.join)(output, handOverFile(name));
    await files.write(list, `${JSON.stringify({ schema: 1, name, files: sorted, checks }, null, 2)}\n`);
    return { token: tokenOf(name, (await files.digest(list)).sha256), paths: [list, ...paths] };
}
const REMEDY = 'find out who can write to the artifacts of this run; then run all jobs again, not the failed ones alone';
async function readList(name, sha256, output, files, checks) {
    const check = checks.begin('hand-over', name);
    const path = (0,external_node_path_.join)(output, handOverFile(name));
    if ((await files.stat(path))?.kind !== 'file') {
        check.fail({
            measured: `${handOverFile(name)} is not there`,
            bound: 'the artifacts of every job before',
            remedy: 'download the artifacts of all jobs that this job needs into the output folder',
        });
        return undefined;
    }
    const measured = (await files.digest(path)).sha256;
    if (measured !== sha256) {
        check.fail({
            measured: `sha256 ${measured}`,
            bound: `sha256 ${sha256}, as the job reported`,
            remedy: REMEDY,
        });
        return undefined;
    }
    const handOver = parseHandOver(await files.readText(path), name);
    if (!handOver) {
        check.fail({ measured: 'not what a stage writes', bound: `a hand-over of ${name}`, remedy: REMEDY });
        return undefined;
    }
    const count = Object.keys(handOver.files).length;
    check.pass({ measured: `${count} file${count === 1 ? '' : 's'}`, detail: `sha256 ${(0,digest/* short */.h0)(sha256)}` });
    return handOver;
}
async function compareFiles(handOver, owners, output, files, checks) {
    for (const [path, sha256] of Object.entries(handOver.files)) {
        const check = checks.begin('hand-over', path);
        const fault = await faultOf(path, sha256, handOver.name, owners, output, files);
        if (fault)
            check.fail({ ...fault, remedy: REMEDY });
        else
            check.pass({ measured: `sha256 ${(0,digest/* short */.h0)(sha256)}`, detail: `from ${handOver.name}` });
        owners.set(path, handOver.name);
    }
}
async function faultOf(path, sha256, name, owners, output, files) {
    const other = owners.get(path);
    if (other)
        return { measured: `handed on by ${other} and by ${name}`, bound: 'one job hands on a file' };
    if (!mayHandOn(name, path))
        return { measured: `handed on by ${name}`, bound: `no file of that job` };
    const bound = `sha256 ${sha256}, as ${name} handed it on`;
    const stat = await files.stat((0,external_node_path_.join)(output, path));
    if (stat?.kind !== 'file' || stat.link)
        return { measured: stat ? 'no plain file' : 'missing', bound };
    const measured = (await files.digest((0,external_node_path_.join)(output, path))).sha256;
    return measured === sha256 ? undefined : { measured: `sha256 ${measured}`, bound };
}
/** A check may come by two ways. */
function withoutRepeats(checks) {
    return [...new Map(checks.map((check) => [JSON.stringify(check), check])).values()];
}
/** Jobs may be told to go on after a failure; a release may not. */
function refuseFailed(evidence, checks) {
    for (const { stage, name, subject } of evidence.filter(({ verdict }) => verdict === 'fail')) {
        checks.begin('hand-over', `${stage} ${name}: ${subject}`).fail({
            detail: 'this check failed in a job before',
            remedy: 'see the summary of that job; nothing goes on from there',
        });
    }
}
/** Every file in a folder by its path with `/`, hidden ones at the top left out. */
async function filesIn(folder, files) {
    const walk = async (path) => {
        const names = await files.list((0,external_node_path_.join)(folder, path));
        const found = await Promise.all(names.map(async (name) => {
            const inner = path === '' ? name : `${path}/${name}`;
            const stat = await files.stat((0,external_node_path_.join)(folder, inner));
            return stat?.kind === 'folder' && !stat.link ? walk(inner) : [inner];
        }));
        return found.flat();
    };
    return (await walk('')).filter((path) => !path.startsWith('.'));
}

;// CONCATENATED MODULE: ./src/model/declared.generated.ts
// Generated from actions/*/action.yml by scripts/generate.ts; do not edit.
const COMMON_INPUTS = ["config", "working-directory", "output", "handover", "offline", "summary"];
const SECRET_INPUTS = ['key', 'key-password', 'token'];
const DECLARED = {
    "build-matrix": {
        "inputs": {
            "mode": {
                "description": "What to do. `plan` writes the release plan and the job matrix, `preflight` looks whether the planned release can be made before anything is built, `build` builds the targets asked for beside the gates, `gates` runs the gates alone, `gather` checks that what was built is what was planned.",
                "default": "plan"
            },
            "targets": {
                "description": "Targets such as `linux/amd64`, one a line, or a preset. `six` is linux/amd64, linux/arm64, linux/ppc64le, darwin/amd64, darwin/arm64, windows/amd64; `grid` is three systems by two architectures; `all` is what `go tool dist list` prints. A third part is a micro-architecture, as in `linux/amd64/v3`; after `!` a pattern leaves targets out. Or a YAML map with `os`, `arch`, `include` and `exclude`.",
                "default": "six"
            },
            "version": {
                "description": "Version to release, a semantic version. Taken from the git tag when empty; a snapshot version where there is no tag.",
                "default": ""
            },
            "tag-prefix": {
                "description": "What a tag of this program begins with, such as `agent/`. When empty, the folder of the program in the repository, as Go has it.",
                "default": ""
            },
            "projects": {
                "description": "For `plan`, plan several programs of one repository, each in its own folder with an output folder of its own. `tagged` takes those that a tag of this commit names, `all` every module with a program; or folders, one a line.",
                "default": ""
            },
            "runners": {
                "description": "YAML map from target or pattern to runner label, or list of labels, of its build job; or `native` for machines of each target's own kind.",
                "default": ""
            },
            "fan-out": {
                "description": "How the job matrix divides the targets. `target` gives each a job, `os` each operating system, `single` one job to all.",
                "default": "target"
            },
            "target": {
                "description": "Build only these targets of the plan, such as `linux/arm64`, one a line. All of them when empty.",
                "default": ""
            },
            "main": {
                "description": "The main package to build, such as `./cmd/app`. Found by itself where there is only one, or one at the root.",
                "default": ""
            },
            "binary": {
                "description": "Name of the program. Taken from its folder or module when empty.",
                "default": ""
            },
            "ldflags": {
                "description": "Linker flags beside the fixed ones; templates such as `{{ .Version }}`, `{{ .Os }}` and `{{ .Arch }}` are filled in.",
                "default": ""
            },
            "flags": {
                "description": "Flags of `go build` beside the fixed ones, one a line.",
                "default": ""
            },
            "tags": {
                "description": "Build tags, one a line.",
                "default": ""
            },
            "gates": {
                "description": "Checks of the source that run beside the builds. Any of `vet`, `staticcheck`, `race`, `modverify`; or `none`.",
                "default": "vet,staticcheck,race,modverify"
            },
            "race-timeout-seconds": {
                "description": "Bound on `go test -race`, in seconds. Compiling the tests before does not count.",
                "default": "180"
            },
            "reproduce": {
                "description": "Build again in another folder, with an empty build cache and another clock, and compare the bytes. `off`, `native` for the target of this machine, or `all`.",
                "default": "off"
            },
            "cache": {
                "description": "Keep Go's modules and build results between runs, on GitHub's cache. `auto` restores no build results into a release, `on` does, `off` keeps nothing.",
                "default": "auto"
            },
            "go-sum-signature": {
                "description": "Signatures of `go.sum`, by path, one a line; a Sigstore bundle, or what `cosign sign-blob` or OpenSSL writes. In a workspace each `go.sum` and `go.work.sum` needs one. Nothing is built unless all verify with `public-key`.",
                "default": ""
            },
            "public-key": {
                "description": "Public key that `go-sum-signature` must verify with, by path or as text.",
                "default": ""
            },
            "to": {
                "description": "For `preflight`, where the release will be published, one a line, as the action publish takes it; `none` when it will not be.",
                "default": ""
            },
            "token": {
                "description": "For `preflight`, the token to ask GitHub with, best the one that will write the release. `GITHUB_TOKEN` of the environment outside of workflows.",
                "default": ""
            },
            "sign": {
                "description": "For `preflight`, how the release will be signed, as the action checksum-sign takes it.",
                "default": "key"
            },
            "digests": {
                "description": "For `gather`, the JSON of digests that the build jobs reported, target to sha256. Each file must still have its digest.",
                "default": ""
            },
            "baseline": {
                "description": "For `gather`, the `artifact-manifest.yaml` of an earlier release. A binary that grew beyond the bound turns the verdict to `review`; with the `build-insight.json` of that release beside it, the packages that grew are named. `oracle-release run` takes it too, and stops there.",
                "default": ""
            },
            "max-growth-percent": {
                "description": "For `gather`, how much larger than in the baseline a binary may be before it is packed, in percent.",
                "default": "15"
            },
            "approve-growth": {
                "description": "For `gather`, accept growth beyond the bound; it is recorded as a warning.",
                "default": "false"
            },
            "config": {
                "description": "Path of the configuration, relative to the working directory. Optional; `.oracle-release.yml` is used where there is one.",
                "default": ""
            },
            "working-directory": {
                "description": "The Go repository to release, or a folder of it.",
                "default": "."
            },
            "output": {
                "description": "Output folder, relative to the working directory.",
                "default": "dist"
            },
            "handover": {
                "description": "What the jobs before reported as their output `handover`, one a line, or the whole `needs` context as JSON. Every file in the output folder must be as one of them handed it on; nothing is checked when empty.",
                "default": ""
            },
            "offline": {
                "description": "Open no network connection, loopback excepted.",
                "default": "false"
            },
            "summary": {
                "description": "Write the job summary.",
                "default": "true"
            }
        }
    },
    "checksum-sign": {
        "inputs": {
            "mode": {
                "description": "What to do. `seal` digests and signs, `verify` checks everything again from the bytes.",
                "default": "seal"
            },
            "directory": {
                "description": "Folder of the release to verify. `release` in the output folder when empty.",
                "default": ""
            },
            "sign": {
                "description": "How to sign. `key` with a private key, `none` not at all.",
                "default": "key"
            },
            "key": {
                "description": "The private key, a cosign key or a PEM, by path or as text. `COSIGN_PRIVATE_KEY` when empty.",
                "default": ""
            },
            "key-password": {
                "description": "Password of the private key. `COSIGN_PASSWORD` when empty.",
                "default": ""
            },
            "public-key": {
                "description": "The public key that signatures must verify with, by path or as text.",
                "default": ""
            },
            "provenance": {
                "description": "Write and sign a SLSA provenance statement.",
                "default": "true"
            },
            "channel": {
                "description": "Channel written into the manifest, such as `gray` or `stable`.",
                "default": "gray"
            },
            "config": {
                "description": "Path of the configuration, relative to the working directory. Optional; `.oracle-release.yml` is used where there is one.",
                "default": ""
            },
            "working-directory": {
                "description": "The Go repository to release, or a folder of it.",
                "default": "."
            },
            "output": {
                "description": "Output folder, relative to the working directory.",
                "default": "dist"
            },
            "handover": {
                "description": "What the jobs before reported as their output `handover`, one a line, or the whole `needs` context as JSON. Every file in the output folder must be as one of them handed it on; nothing is checked when empty.",
                "default": ""
            },
            "offline": {
                "description": "Open no network connection, loopback excepted.",
                "default": "false"
            },
            "summary": {
                "description": "Write the job summary.",
                "default": "true"
            }
        }
    },
    "gray-dispatch": {
        "inputs": {
            "mode": {
                "description": "What to do. `step` takes the next due action, `plan` shows what it would be, `status` where the dispatch is; `pause`, `resume`, `abort` and `rollback` steer it.",
                "default": "step"
            },
            "manifest": {
                "description": "The artifact manifest to dispatch. That of the release in the output folder when empty.",
                "default": ""
            },
            "lanes": {
                "description": "Path of a configuration whose `dispatch` section names the lanes. The configuration itself when empty.",
                "default": ""
            },
            "ledger": {
                "description": "Where the ledger is kept, `file:path`. `ledger.jsonl` in the output folder when empty.",
                "default": ""
            },
            "lane": {
                "description": "Dispatch only this lane.",
                "default": ""
            },
            "reason": {
                "description": "Why, for the ledger. Wanted with pause, resume, abort and rollback.",
                "default": ""
            },
            "wait": {
                "description": "Wait through soaks until the dispatch ends or is paused, instead of taking one step.",
                "default": "false"
            },
            "config": {
                "description": "Path of the configuration, relative to the working directory. Optional; `.oracle-release.yml` is used where there is one.",
                "default": ""
            },
            "working-directory": {
                "description": "The Go repository to release, or a folder of it.",
                "default": "."
            },
            "output": {
                "description": "Output folder, relative to the working directory.",
                "default": "dist"
            },
            "handover": {
                "description": "What the jobs before reported as their output `handover`, one a line, or the whole `needs` context as JSON. Every file in the output folder must be as one of them handed it on; nothing is checked when empty.",
                "default": ""
            },
            "offline": {
                "description": "Open no network connection, loopback excepted.",
                "default": "false"
            },
            "summary": {
                "description": "Write the job summary.",
                "default": "true"
            }
        }
    },
    "publish": {
        "inputs": {
            "mode": {
                "description": "What to do. `publish` publishes the sealed release, `fetch` gets a published one back.",
                "default": "publish"
            },
            "directory": {
                "description": "Folder of the sealed release, or the one to put what is fetched into. `release` in the output folder when empty.",
                "default": ""
            },
            "to": {
                "description": "Where to publish, one a line. `github` is the releases of this repository; `dir:path` is a content-addressed write-once folder; `dir:store` in the output folder when empty.",
                "default": ""
            },
            "from": {
                "description": "Where to fetch from, `github` or `dir:path`.",
                "default": "github"
            },
            "tag": {
                "description": "Release tag. When empty, that of the plan to publish; to fetch, the newest release that is no pre-release.",
                "default": ""
            },
            "files": {
                "description": "Names of the files to fetch, one a line. All when empty.",
                "default": ""
            },
            "if-missing": {
                "description": "For `fetch`, what to do where there is no such release or it has no such file. `fail`, or `skip` and say so.",
                "default": "fail"
            },
            "draft": {
                "description": "Leave the release on GitHub a draft.",
                "default": "false"
            },
            "prerelease": {
                "description": "Mark the release on GitHub as a pre-release. `auto` as the version says, `true` or `false`.",
                "default": "auto"
            },
            "notes": {
                "description": "Release notes in Markdown, or the path of a file that ends in `.md` or `.txt`. When empty, those of a draft that is there already, else how to check the files.",
                "default": ""
            },
            "token": {
                "description": "Token for GitHub, with `contents` `write` to publish and `read` to fetch. `GITHUB_TOKEN` of the environment outside of workflows.",
                "default": ""
            },
            "config": {
                "description": "Path of the configuration, relative to the working directory. Optional; `.oracle-release.yml` is used where there is one.",
                "default": ""
            },
            "working-directory": {
                "description": "The Go repository to release, or a folder of it.",
                "default": "."
            },
            "output": {
                "description": "Output folder, relative to the working directory.",
                "default": "dist"
            },
            "handover": {
                "description": "What the jobs before reported as their output `handover`, one a line, or the whole `needs` context as JSON. Every file in the output folder must be as one of them handed it on; nothing is checked when empty.",
                "default": ""
            },
            "offline": {
                "description": "Open no network connection, loopback excepted.",
                "default": "false"
            },
            "summary": {
                "description": "Write the job summary.",
                "default": "true"
            }
        }
    },
    "sbom-scan": {
        "inputs": {
            "files": {
                "description": "What to scan, one a line. Binaries or patterns of them such as `bin/*/app*` or `bin/**`; folders; image archives; images as `image:registry/name@sha256:digest`. The binaries of the plan when empty.",
                "default": ""
            },
            "manifest": {
                "description": "Scan what this artifact manifest lists instead.",
                "default": ""
            },
            "engine": {
                "description": "Who looks. `embedded` reads Go programs itself; `full` takes Syft with Grype or Trivy; `both` compares the two; `auto` is `embedded` for Go programs and `full` for the rest.",
                "default": "auto"
            },
            "policy": {
                "description": "Path of the policy, which says what blocks, which licenses are allowed, and what is excepted until when. When empty, `ORACLE_RELEASE_POLICY`, then the default one.",
                "default": ""
            },
            "db": {
                "description": "The Go vulnerability database, a folder, `.tgz` or `.zip`. When empty, `ORACLE_RELEASE_VULNDB`, then the official one.",
                "default": ""
            },
            "db-sha256": {
                "description": "Digest that the database file must have.",
                "default": ""
            },
            "db-max-age-days": {
                "description": "A database older than this many days is stale, which blocks unless the policy says otherwise.",
                "default": "7"
            },
            "formats": {
                "description": "SBOM formats to write. Any of `cyclonedx-json`, `spdx-json`.",
                "default": "cyclonedx-json,spdx-json"
            },
            "gomodcache": {
                "description": "Go module cache to read licence texts from. Asked of `go env` when empty.",
                "default": ""
            },
            "vendor": {
                "description": "Vendor folder to read licence texts from.",
                "default": ""
            },
            "enforce": {
                "description": "Fail on what blocks. With `false` it only warns.",
                "default": "true"
            },
            "config": {
                "description": "Path of the configuration, relative to the working directory. Optional; `.oracle-release.yml` is used where there is one.",
                "default": ""
            },
            "working-directory": {
                "description": "The Go repository to release, or a folder of it.",
                "default": "."
            },
            "output": {
                "description": "Output folder, relative to the working directory.",
                "default": "dist"
            },
            "handover": {
                "description": "What the jobs before reported as their output `handover`, one a line, or the whole `needs` context as JSON. Every file in the output folder must be as one of them handed it on; nothing is checked when empty.",
                "default": ""
            },
            "offline": {
                "description": "Open no network connection, loopback excepted.",
                "default": "false"
            },
            "summary": {
                "description": "Write the job summary.",
                "default": "true"
            }
        }
    },
    "upx-verify": {
        "inputs": {
            "files": {
                "description": "Binaries to pack, or patterns of them such as `bin/*/app*` or `bin/**`, one a line. Those of the plan when empty.",
                "default": ""
            },
            "manifest": {
                "description": "Pack what this artifact manifest lists instead.",
                "default": ""
            },
            "method": {
                "description": "Compression. `nrv` is the default of UPX; `lzma` packs tighter and starts slower; `best` takes minutes a file; `none` releases all files plain.",
                "default": "nrv"
            },
            "strategy": {
                "description": "How much is proven. `quick` reads the pack header; `standard` adds the ratio and `upx -t`; `full` adds unpacking, a run and what packing costs.",
                "default": "full"
            },
            "max-ratio-percent": {
                "description": "The packed file must be smaller than this share of the plain one, in percent.",
                "default": "85"
            },
            "on-unsupported": {
                "description": "What to do where UPX cannot pack a target. `skip` releases the plain file and says so; `fail` stops.",
                "default": "skip"
            },
            "require-run": {
                "description": "Fail where the packed file could not be run on this machine.",
                "default": "false"
            },
            "run-args": {
                "description": "Arguments of the run that compares packed with plain.",
                "default": "version"
            },
            "serve-args": {
                "description": "Arguments with which the program keeps running, such as `serve`; its memory is then measured, plain and packed. `{{ .Port }}` is replaced by a free loopback port. Not measured when empty.",
                "default": ""
            },
            "max-startup-ms": {
                "description": "Bound on the start-up time that packing adds, in milliseconds. Not bounded when empty.",
                "default": ""
            },
            "measure-xz": {
                "description": "Measure the size of a download by `xz -6` too, beside gzip. It takes several times as long as packing by `nrv`.",
                "default": "false"
            },
            "upx": {
                "description": "Path of UPX, or the version that it must have. What is not on PATH is downloaded by its digest, in version 4.2.4, and kept in the tool cache.",
                "default": ""
            },
            "config": {
                "description": "Path of the configuration, relative to the working directory. Optional; `.oracle-release.yml` is used where there is one.",
                "default": ""
            },
            "working-directory": {
                "description": "The Go repository to release, or a folder of it.",
                "default": "."
            },
            "output": {
                "description": "Output folder, relative to the working directory.",
                "default": "dist"
            },
            "handover": {
                "description": "What the jobs before reported as their output `handover`, one a line, or the whole `needs` context as JSON. Every file in the output folder must be as one of them handed it on; nothing is checked when empty.",
                "default": ""
            },
            "offline": {
                "description": "Open no network connection, loopback excepted.",
                "default": "false"
            },
            "summary": {
                "description": "Write the job summary.",
                "default": "true"
            }
        }
    }
};

;// CONCATENATED MODULE: ./src/config/apply.ts

/**
 * The inputs of an action with the configuration laid beneath: what was given wins, then the configuration,
 * then the declared default. The runner fills in defaults before we see them, so an input that equals its
 * default counts as not given.
 */
function applyConfig(action, raw, config) {
    const configured = sectionOf(action, config);
    return Object.fromEntries(Object.entries(DECLARED[action].inputs).map(([name, declared]) => {
        const given = raw[name] ?? '';
        const isGiven = given !== '' && given !== declared.default;
        const value = isGiven ? given : (asText(configured[name]) ?? declared.default);
        return [name, value];
    }));
}
function sectionOf(action, config) {
    switch (action) {
        case 'build-matrix':
            return {
                ...gateInputs(config.gates),
                targets: config.targets,
                runners: config.runners,
                'tag-prefix': config['tag-prefix'],
            };
        case 'sbom-scan':
            return config.scan ?? {};
        case 'upx-verify':
            return config.pack === false ? { method: 'none' } : (config.pack ?? {});
        case 'checksum-sign':
            return config.seal ?? {};
        case 'publish':
            return config.publish ?? {};
        case 'gray-dispatch':
            return {};
    }
}
function gateInputs(gates) {
    if (typeof gates !== 'object' || Array.isArray(gates))
        return { gates };
    const { run, ...bounds } = gates;
    return { gates: run, ...bounds };
}
function asText(value) {
    if (value === undefined)
        return undefined;
    if (Array.isArray(value))
        return value.join('\n');
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

// EXTERNAL MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __nccwpck_require__(3243);
// EXTERNAL MODULE: ./src/model/nearest.ts
var nearest = __nccwpck_require__(9179);
;// CONCATENATED MODULE: ./src/yaml/legal-keys.ts
/** The keys that a schema allows at a path. */
function legalKeys(path, schema) {
    let nodes = [schema];
    for (const step of path)
        nodes = nodes.flatMap(alternatives).flatMap((node) => child(node, step));
    return nodes.flatMap(alternatives).flatMap((node) => Object.keys(node.properties ?? {}));
}
function alternatives(node) {
    return [node, ...(node.anyOf ?? []).flatMap(alternatives)];
}
function child(node, step) {
    if (typeof step === 'number')
        return node.items ? [node.items] : [];
    const property = node.properties?.[step];
    if (property)
        return [property];
    return typeof node.additionalProperties === 'object' ? [node.additionalProperties] : [];
}

;// CONCATENATED MODULE: ./src/yaml/position.ts

/** Where the key or item at a path stands in a YAML text; the nearest enclosing one where it cannot be found. */
function positionOf(text, path) {
    const offset = offsets(text).get(JSON.stringify(path)) ?? (path.length > 0 ? undefined : 0);
    if (offset === undefined)
        return positionOf(text, path.slice(0, -1));
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
/** Offset of every key and item, by its path as JSON. */
function offsets(text) {
    const found = new Map();
    const events = (0,js_yaml/* parseEvents */.PH)(text, {});
    let next = 0;
    const node = (path) => {
        const event = events[next++];
        if (event?.type === js_yaml/* EVENT_ID */.hy.MAPPING)
            mapping(path);
        else if (event?.type === js_yaml/* EVENT_ID */.hy.SEQUENCE)
            sequence(path);
    };
    const mapping = (path) => {
        for (let event = events[next]; event && event.type !== js_yaml/* EVENT_ID */.hy.POP; event = events[next]) {
            const key = event.type === js_yaml/* EVENT_ID */.hy.SCALAR ? (0,js_yaml/* getScalarValue */.KE)(text, event) : '';
            found.set(JSON.stringify([...path, key]), startOf(event));
            node([...path, key]);
            node([...path, key]);
        }
        next++;
    };
    const sequence = (path) => {
        for (let index = 0; events[next] && events[next]?.type !== js_yaml/* EVENT_ID */.hy.POP; index++) {
            found.set(JSON.stringify([...path, index]), startOf(events[next]));
            node([...path, index]);
        }
        next++;
    };
    if (events[next]?.type === js_yaml/* EVENT_ID */.hy.DOCUMENT)
        next++;
    node([]);
    return found;
}
function startOf(event) {
    if (event.type === js_yaml/* EVENT_ID */.hy.SCALAR)
        return event.valueStart;
    if (event.type === js_yaml/* EVENT_ID */.hy.MAPPING || event.type === js_yaml/* EVENT_ID */.hy.SEQUENCE)
        return event.start;
    return 0;
}

;// CONCATENATED MODULE: ./src/yaml/document.ts





/**
 * Parses and checks a document; `file` is how messages name it. Throws CONFIG_UNREADABLE or CONFIG_INVALID with file,
 * line and column of every fault.
 */
async function parseDocument(text, file, kind) {
    const parsed = kind.schema.safeParse(parseYaml(text, file));
    if (parsed.success)
        return parsed.data;
    const source = { text, file, schema: await kind.jsonSchema() };
    const faults = parsed.error.issues.flatMap((issue) => describe(issue, source));
    throw new errors/* ReleaseError */.K2('CONFIG_INVALID', faults.join('; '), kind.remedy);
}
/** Parses YAML. Throws CONFIG_UNREADABLE with file, line and column. */
function parseYaml(text, file, schema) {
    // The parser takes nothing, or comments alone, for a mistake.
    if (text.split('\n').every((line) => /^\s*(#|$)/.test(line)))
        return {};
    try {
        return (0,js_yaml/* load */.Hh)(text, schema ? { schema } : {}) ?? {};
    }
    catch (cause) {
        if (!(cause instanceof js_yaml/* YAMLException */.tB))
            throw cause;
        const place = cause.mark ? `:${cause.mark.line + 1}:${cause.mark.column + 1}` : '';
        throw new errors/* ReleaseError */.K2('CONFIG_UNREADABLE', `${file}${place}: ${cause.reason}`, 'correct the YAML at that place', cause);
    }
}
function describe(issue, source) {
    const path = issue.path;
    if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => unknownKey(key, path, source));
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
        // A union fails in every arm; the arm that got furthest says most.
        const furthest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
        const inner = furthest.map((nested) => ({ ...nested, path: [...path, ...nested.path] }));
        if (depth(furthest) > 0)
            return inner.flatMap((nested) => describe(nested, source));
    }
    return [`${at(path, source)}: ${path.join('.') || 'the file'} ${expectation(issue)}`];
}
function depth(issues) {
    return Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)));
}
function unknownKey(key, path, source) {
    const legal = legalKeys(path, source.schema);
    const guess = (0,nearest/* nearest */.p)(key, legal);
    const where = path.length > 0 ? ` in ${path.join('.')}` : '';
    const hint = guess ? `did you mean ${guess}?` : `legal keys are ${legal.join(', ')}`;
    return `${at([...path, key], source)}: unknown key ${JSON.stringify(key)}${where}; ${hint}`;
}
function at(path, { text, file }) {
    const { line, column } = positionOf(text, path);
    return `${file}:${line}:${column}`;
}
function expectation(issue) {
    if (issue.code === 'invalid_type')
        return `must be ${issue.expected}`;
    if (issue.code === 'invalid_value')
        return `must be ${issue.values.map(String).join(' or ')}`;
    if (issue.code === 'invalid_union') {
        const forms = issue.errors.flat().flatMap((arm) => (arm.code === 'invalid_type' ? [arm.expected] : []));
        return forms.length > 0
            ? `must be ${[...new Set(forms)].join(' or ')}`
            : 'has none of the forms it may have';
    }
    return issue.message === 'Invalid input' ? 'is not valid' : issue.message;
}

// EXTERNAL MODULE: ./src/model/lanes.ts
var lanes = __nccwpck_require__(5914);
// EXTERNAL MODULE: ./src/model/target.ts
var target = __nccwpck_require__(5936);
;// CONCATENATED MODULE: ./src/config/schema.ts





const schema_name = schemas/* string */.YjP().check(schemas/* refine */.YPB(model_names/* isSafeName */.TE, 'is not a safe file name'));
const words = schemas/* array */.YOg(schemas/* string */.YjP());
/** A list of targets, or a map of systems and architectures. */
const Targets = schemas/* union */.KCZ([words, target/* TargetMatrix */.lS]);
/** What `go build` gets beside the fixed flags. */
const flags = {
    /** Extra environment of `go build`, `NAME=value`. */
    env: schemas/* optional */.lqM(words),
    flags: schemas/* optional */.lqM(words),
    ldflags: schemas/* optional */.lqM(words),
    tags: schemas/* optional */.lqM(words),
};
/** A command as a shell would read it, though there is none; or with where it runs. */
const HookCommand = schemas/* union */.KCZ([
    schemas/* string */.YjP(),
    schemas/* strictObject */.rej({ cmd: schemas/* union */.KCZ([schemas/* string */.YjP(), words]), dir: schemas/* optional */.lqM(schemas/* string */.YjP()), env: schemas/* optional */.lqM(words) }),
]);
const Build = schemas/* strictObject */.rej({
    /** Short name of this build; the binary's name where it is left out. */
    id: schemas/* optional */.lqM(schema_name),
    /** The main package, relative to the working directory: `./cmd/app`. */
    main: schemas/* optional */.lqM(schemas/* string */.YjP()),
    binary: schemas/* optional */.lqM(schema_name),
    /** Targets of this build only. */
    targets: schemas/* optional */.lqM(Targets),
    ...flags,
    /** Build with cgo; the binary may then need shared libraries. */
    cgo: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    /** Commands before and after each `go build` of this program. */
    hooks: schemas/* optional */.lqM(schemas/* strictObject */.rej({ pre: schemas/* optional */.lqM(schemas/* array */.YOg(HookCommand)), post: schemas/* optional */.lqM(schemas/* array */.YOg(HookCommand)) })),
    /** Takes the place of the above for the targets that match one of the patterns. */
    overrides: schemas/* optional */.lqM(schemas/* array */.YOg(schemas/* strictObject */.rej({ targets: words, ...flags }))),
});
/** The checks of the source to run, or none of them. */
const GateList = schemas/* union */.KCZ([words, schemas/* literal */.euz('none')]);
/** The checks beside the builds, with their bounds. */
const Gates = schemas/* strictObject */.rej({
    run: schemas/* optional */.lqM(GateList),
    'race-timeout-seconds': schemas/* optional */.lqM(schemas/* number */.aig()),
    'max-growth-percent': schemas/* optional */.lqM(schemas/* number */.aig()),
    reproduce: schemas/* optional */.lqM(schemas/* enum */.k5n(['off', 'native', 'all'])),
    'go-sum-signature': schemas/* optional */.lqM(schemas/* string */.YjP()),
    'public-key': schemas/* optional */.lqM(schemas/* string */.YjP()),
});
/** A section takes the inputs of its action, secrets and common ones excepted. */
function section(action) {
    const value = schemas/* optional */.lqM(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY(), words]));
    const names = Object.keys(DECLARED[action].inputs).filter((input) => !COMMON_INPUTS.includes(input) && !SECRET_INPUTS.includes(input));
    return schemas/* optional */.lqM(schemas/* strictObject */.rej(Object.fromEntries(names.map((input) => [input, value]))));
}
/** `.oracle-release.yml`. */
const Config = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    project: schemas/* optional */.lqM(schema_name),
    builds: schemas/* optional */.lqM(schemas/* array */.YOg(Build)),
    targets: schemas/* optional */.lqM(Targets),
    /** What the tags of this program begin with: `agent/`. */
    'tag-prefix': schemas/* optional */.lqM(schemas/* string */.YjP()),
    /** Target or pattern to runner label, or to a list of labels; or `native`. */
    runners: schemas/* optional */.lqM(schemas/* union */.KCZ([schemas/* literal */.euz('native'), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([schemas/* string */.YjP(), words]))])),
    gates: schemas/* optional */.lqM(schemas/* union */.KCZ([...GateList.def.options, Gates])),
    scan: section('sbom-scan'),
    pack: schemas/* optional */.lqM(schemas/* union */.KCZ([schemas/* literal */.euz(false), schemas/* nonoptional */.eYS(section('upx-verify'))])),
    seal: section('checksum-sign'),
    publish: section('publish'),
    dispatch: schemas/* optional */.lqM(lanes/* Dispatch */.Pu),
});
const NO_CONFIG = { version: 1 };

;// CONCATENATED MODULE: ./src/config/config.ts



const DEFAULT_NAMES = ['.oracle-release.yml', '.oracle-release.yaml'];
const ONE_MIB = 1024 * 1024;
/**
 * Reads the configuration of a repository: the file named, else `.oracle-release.yml` where there is one, else
 * the defaults. Throws CONFIG_UNREADABLE or CONFIG_INVALID with file, line and column.
 */
async function loadConfig(workingDirectory, named, files) {
    const path = named ? (0,external_node_path_.resolve)(workingDirectory, named) : await defaultPath(workingDirectory, files);
    if (!path)
        return NO_CONFIG;
    return parseConfig(await files.readText(path, ONE_MIB), named || path.slice(workingDirectory.length + 1));
}
async function defaultPath(workingDirectory, files) {
    for (const name of DEFAULT_NAMES) {
        const path = (0,external_node_path_.join)(workingDirectory, name);
        if ((await files.stat(path))?.kind === 'file')
            return path;
    }
    return undefined;
}
/** Parses and checks the text of a configuration; `file` is how messages name it. */
function parseConfig(text, file) {
    return parseDocument(text, file, KIND);
}
const KIND = {
    schema: Config,
    jsonSchema: async () => (await __nccwpck_require__.e(/* import() */ 875).then(__nccwpck_require__.bind(__nccwpck_require__, 1875))).jsonSchema,
    remedy: 'correct the file; schema/oracle-release.schema.json lists every key, and editors complete from it',
};

;// CONCATENATED MODULE: ./src/commands/prepare.ts




/** Lays the configuration beneath the inputs and makes the paths absolute. */
async function prepare(action, given, ports) {
    const workingDirectory = (0,external_node_path_.resolve)(given['working-directory'] || '.');
    if ((await ports.files.stat(workingDirectory))?.kind !== 'folder') {
        throw new errors/* ReleaseError */.K2('INPUT_INVALID', `working-directory ${workingDirectory} is not a folder`, 'name the folder of the Go repository to release');
    }
    const config = await loadConfig(workingDirectory, given.config ?? '', ports.files);
    const raw = applyConfig(action, given, config);
    const output = (0,external_node_path_.resolve)(workingDirectory, raw.output || 'dist');
    refuseOutput(output, workingDirectory);
    return {
        given,
        raw: {
            ...raw,
            'working-directory': workingDirectory,
            output,
        },
        config,
        ports,
    };
}
/** Everything in the output folder is ours to replace, so it must not be, or hold, the repository. */
function refuseOutput(output, workingDirectory) {
    const holdsRepository = `${workingDirectory}${external_node_path_.sep}`.startsWith(output.endsWith(external_node_path_.sep) ? output : `${output}${external_node_path_.sep}`);
    const isGit = output.split(external_node_path_.sep).includes('.git');
    if (!holdsRepository && !isGit)
        return;
    throw new errors/* ReleaseError */.K2('INPUT_INVALID', `output ${output} is the repository itself, or holds it`, 'name a folder of its own, such as dist');
}
function outputOf({ raw }) {
    return raw.output ?? '';
}

// EXTERNAL MODULE: ./src/model/plan.ts
var plan = __nccwpck_require__(7978);
;// CONCATENATED MODULE: ./src/commands/record.ts




/**
 * Keeps what a stage found: its data in `stages/<stage>.json`, its checks in `evidence.jsonl`. A stage that
 * runs again replaces its earlier checks, on the subjects it looked at, so that evidence never contradicts
 * the files.
 */
async function record(output, stage, checks, data, files) {
    await hideFromGit(output, files);
    // A plan begins a release anew.
    const earlier = stage === 'plan' ? [] : await readEvidence(output, files);
    await writeEvidence(output, [...earlier.filter((check) => !replaced(check, checks)), ...checks], files);
    if (data)
        await writeResult(output, stage, data, files);
}
/** Keeps checks beside those that their stage made before, in the place of earlier ones of the same name. */
async function recordBeside(output, stage, checks, data, files) {
    const again = (earlier) => checks.some((check) => check.name === earlier.name && replaced(earlier, [check]));
    const earlier = await readEvidence(output, files);
    await writeEvidence(output, [...earlier.filter((check) => !again(check)), ...checks], files);
    if (data)
        await writeResult(output, stage, data, files);
}
function writeResult(output, stage, data, files) {
    return files.write((0,layout/* layout */.Zp)(output).result(stage), `${JSON.stringify(data, null, 2)}\n`);
}
/** Nothing in the output folder makes the repository dirty: another version would be planned, and Go notes it. */
async function hideFromGit(output, files) {
    await files.create(`${output}/.gitignore`, '*\n');
}
/** Lays the checks of other jobs among ours, in the order they were made. */
async function addEvidence(output, checks, files) {
    const ours = await readEvidence(output, files);
    const all = [...checks.filter((check) => !replaced(check, ours)), ...ours];
    await writeEvidence(output, all.sort((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt)), files);
}
function writeEvidence(output, checks, files) {
    return files.write((0,layout/* layout */.Zp)(output).evidence, checks.map((check) => `${JSON.stringify(check)}\n`).join(''));
}
function replaced(earlier, fresh) {
    return fresh.some(({ stage, subject }) => stage === earlier.stage && subject === earlier.subject);
}
/** Every check so far, in the order made. */
async function readEvidence(output, files) {
    const path = (0,layout/* layout */.Zp)(output).evidence;
    if (!(await files.stat(path)))
        return [];
    const lines = (await files.readText(path)).split('\n').filter((line) => line !== '');
    return lines.map((line, index) => parse(() => check/* Check */.Jl.parse(JSON.parse(line)), `${path}:${index + 1}`));
}
/** The plan of an output folder; throws FILE_MISSING where `plan` has not run. */
async function readPlan(output, files) {
    const path = (0,layout/* layout */.Zp)(output).plan;
    if (!(await files.stat(path))) {
        throw new errors/* ReleaseError */.K2('FILE_MISSING', `there is no ${path}`, 'run `oracle-release plan` first (build-matrix with mode: plan)');
    }
    return (0,plan/* parsePlan */.vS)(await files.readText(path), path);
}
/** The data of an earlier stage, undefined where it has not run. */
async function readResult(output, stage, files) {
    const path = (0,layout/* layout */.Zp)(output).result(stage);
    if (!(await files.stat(path)))
        return undefined;
    const text = await files.readText(path);
    return parse(() => JSON.parse(text), path);
}
function parse(read, where) {
    try {
        return read();
    }
    catch (cause) {
        throw new errors/* ReleaseError */.K2('FILE_INVALID', `${where} is not what oracle-release wrote`, 'remove the output folder and run again', cause);
    }
}

// EXTERNAL MODULE: ./src/binary/inspect.ts + 1 modules
var binary_inspect = __nccwpck_require__(8481);
// EXTERNAL MODULE: ./src/model/bytes.ts
var bytes = __nccwpck_require__(5410);
// EXTERNAL MODULE: ./src/report/attention.ts
var attention = __nccwpck_require__(6128);
// EXTERNAL MODULE: ./src/report/commands.ts
var report_commands = __nccwpck_require__(4506);
// EXTERNAL MODULE: ./src/report/format.ts
var format = __nccwpck_require__(2011);
// EXTERNAL MODULE: ./src/report/grid.ts
var grid = __nccwpck_require__(4392);
// EXTERNAL MODULE: ./src/report/insight.ts
var insight = __nccwpck_require__(6274);
;// CONCATENATED MODULE: ./src/report/markdown/mermaid.ts
const MOST_NODES = 50;
/** Mermaid refuses a diagram with more than 500 edges, and then shows none of it. */
const MOST_EDGES = 400;
/** Which module imports which, those nearest to the main module first. */
function moduleDiagram({ nodes, edges }) {
    const shown = nodes.slice(0, MOST_NODES);
    // Nodes are in the order of their distance, so edges between the nearest come first.
    const inside = edges.filter(([from, to]) => from < shown.length && to < shown.length);
    const drawn = inside.slice(0, MOST_EDGES);
    return {
        lines: [
            '```mermaid',
            'graph LR',
            ...shown.map(({ path, version }, place) => `  m${place}["${label(path)}${version && `<br/>${label(version)}`}"]`),
            ...drawn.map(([from, to]) => `  m${from} --> m${to}`),
            '```',
        ],
        hiddenModules: nodes.length - shown.length,
        hiddenImports: edges.length - drawn.length,
    };
}
/** Only what no diagram and no markdown takes for more than text; module paths have nothing else. */
function label(text) {
    return text.slice(0, 120).replace(/[^A-Za-z0-9._~+/@-]/g, '?');
}

// EXTERNAL MODULE: ./src/report/code.ts
var code = __nccwpck_require__(965);
// EXTERNAL MODULE: ./src/report/plain.ts
var plain = __nccwpck_require__(206);
;// CONCATENATED MODULE: ./src/report/markdown/text.ts


/**
 * Text of unknown origin within a line of GitHub-flavoured markdown, also in a table cell: no markup but plain
 * code, no line break, and nothing that a runner reading the file as a log would take for a workflow command. Not
 * for the start of a line, where `#` and `-` have a meaning too.
 */
function md(text, limit = 600) {
    return (0,code/* withCode */.S)((0,plain/* plain */.p)(text, limit), escapeMd, text_code).join('');
}
function escapeMd(text) {
    return text
        .replace(/[\\`*_[\]~|]/g, '\\$&')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('::', ':&#58;');
}
/** A name of unknown origin, as code where it can be. */
function mdCode(name) {
    return text_code((0,plain/* plain */.p)(name));
}
/** Within code nothing can be escaped, so only what needs no escape stays code. */
function text_code(text) {
    const harmless = /^(?:[\w ./=+,@-]|:(?!:))+$/.test(text);
    return harmless ? `\`${text}\`` : escapeMd(`\`${text}\``);
}
/** A table: cells are markdown already. The first row is the heading; a column may be aligned right. */
function mdTable(heading, rows, right = []) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const rule = heading.map((_, column) => (right.includes(column) ? '---:' : '---'));
    return [line(heading), line(rule), ...rows.map(line)];
}
/** Lines of a shell in a block that nothing within it can end. */
function mdShell(lines) {
    const text = lines.join('\n');
    const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
    const fence = '`'.repeat(longest + 1);
    return [`${fence}sh`, ...lines, fence];
}

;// CONCATENATED MODULE: ./src/report/markdown/insight.ts




/** What the builds and the source say of themselves; empty where nothing is known here. */
function insightLines(insight) {
    if (!insight)
        return [];
    const lines = [
        ...(insight.score ? scoreLines(insight.score) : []),
        ...packageLines(insight),
        ...compileLines(insight),
        ...(insight.source ? sourceLines(insight.source) : []),
    ];
    return lines.length > 0 ? ['### Build insight', '', ...lines] : [];
}
function scoreLines({ points, terms, before }) {
    const rows = terms.map((term) => [
        md(term.name),
        (0,insight/* pointsInShort */.Hd)(term),
        md(term.measured),
        ...(before ? [md(term.before?.measured ?? 'not known')] : []),
        md(term.rule),
    ]);
    const heading = ['term', 'points', 'measured', ...(before ? [`in ${md(before)}`] : []), 'rule'];
    return [
        `**Score ${points} of 100**, the mean of the terms that could be measured.`,
        '',
        ...mdTable(heading, rows, [1]),
        '',
    ];
}
function packageLines({ artifacts }) {
    const largest = (0,insight/* largestArtifact */.FK)(artifacts);
    if (!largest)
        return [];
    const rows = (0,insight/* largestPackages */.Ug)(largest).map(({ name, size, share }) => [md(name), size, share]);
    return fold(`What ${largest.file} is made of`, [
        'Bytes of the stripped binary by package, from the symbols of its companion; in parentheses what belongs to none.',
        '',
        ...mdTable(['package', 'size', 'of the binary'], rows, [1, 2]),
    ]);
}
function compileLines({ measured }) {
    const rows = (0,insight/* timed */.J)(measured).map(({ target, compile }) => [
        md(target),
        (0,insight/* compiledInShort */.$X)(compile),
        compile.linkMs === undefined ? '' : (0,format/* formatDuration */.a3)(compile.linkMs),
        md((0,insight/* slowestInShort */.zg)(compile)),
    ]);
    if (rows.length === 0)
        return [];
    return fold('Slowest packages to compile', mdTable(['target', 'packages', 'link', 'slowest'], rows, [2]));
}
function sourceLines({ modules, testOnly, vendor }) {
    return [
        ...(modules ? graphLines(modules) : []),
        ...(testOnly
            ? listed((0,insight/* testOnlyInShort */.ad)(testOnly), testOnly.map((one) => md((0,insight/* moduleInShort */.ay)(one))))
            : []),
        ...(vendor
            ? listed((0,insight/* vendorInShort */.qX)(vendor), vendor.unused.map((one) => `${md((0,insight/* moduleInShort */.ay)(one))} (${one.bytes} bytes)`))
            : []),
    ];
}
function graphLines(modules) {
    const { lines, hiddenModules, hiddenImports } = moduleDiagram(modules);
    const left = [
        hiddenModules > 0 ? `${hiddenModules} modules further away` : '',
        hiddenImports > 0 ? `${hiddenImports} imports` : '',
    ].filter(Boolean);
    const dependencies = (0,format/* plural */.LS)(modules.nodes.length - 1, 'module');
    return fold(`${dependencies} in the build for ${modules.target}`, [
        ...lines,
        ...(left.length > 0 ? ['', `Not drawn: ${left.join(' and ')}.`] : []),
    ]);
}
const MOST_LISTED = 30;
function listed(title, entries) {
    if (entries.length === 0)
        return [title, ''];
    const more = entries.length - MOST_LISTED;
    return fold(title, [
        ...entries.slice(0, MOST_LISTED).map((entry) => `- ${entry}`),
        ...(more > 0 ? [`- and ${more} more`] : []),
    ]);
}
/** A title is HTML, where nothing is escaped as in markdown, so only what needs no escape is left in it. */
function fold(title, lines) {
    return [
        `<details><summary>${title.replace(/[^\w .,:+/@-]/g, '?')}</summary>`,
        '',
        ...lines,
        '',
        '</details>',
        '',
    ];
}

// EXTERNAL MODULE: ./src/report/packing.ts
var report_packing = __nccwpck_require__(4681);
;// CONCATENATED MODULE: ./src/report/markdown/packing.ts


/** What packing gained, and what it costs; empty where nothing was to be packed. */
function packingLines(packing) {
    if (packing.length === 0)
        return [];
    const [lead, ...more] = (0,report_packing/* summaryOf */.YG)(packing);
    return [
        '### Packing',
        '',
        [`**${lead}**`, ...more.map((sentence) => md(sentence))].join(' '),
        '',
        ...table(packing),
        ...leftOutLines(packing),
        ...noteLines(packing),
    ];
}
function table(packing) {
    const files = (0,report_packing/* packed */.xc)(packing);
    if (files.length === 0)
        return [];
    const measures = (0,report_packing/* measured */.jh)(packing);
    const label = (0,report_packing/* labelIn */.o2)(packing);
    const rows = files.map((one) => [
        md(label(one)),
        ...measures.map((measure) => measureCell(one, measure)),
        one.ran.replace('-', '\u00a0'),
    ]);
    const numbers = measures.map((_, index) => index + 1);
    return [
        ...mdTable(['target', ...measures.map(({ title }) => title.toLowerCase()), 'run'], rows, numbers),
        '',
    ];
}
/** A narrow column breaks between the two and nowhere else. */
function measureCell(one, { key, format, difference }) {
    const change = one[key];
    if (!change)
        return 'not\u00a0measured';
    return [`**${difference(change)}**`, (0,report_packing/* fromTo */.e8)(change, format)].join('<br>').replaceAll(' ', '\u00a0');
}
/** What is not released packed, one line for all that have the same reason. */
function leftOutLines(packing) {
    const label = (0,report_packing/* labelIn */.o2)(packing);
    const others = packing.filter(({ state }) => state !== 'packed');
    const groups = Map.groupBy(others, ({ state, reason }) => [STATES[state], reason].filter(Boolean).join(': '));
    const lines = [...groups].map(([why, same]) => `- ${md(same.map(label).join(', '))} ${md(why)}`);
    return lines.length > 0 ? [...lines, ''] : [];
}
const STATES = { packed: 'packed', plain: 'left plain', failed: 'failed', withheld: 'withheld' };
function noteLines(packing) {
    const notes = (0,report_packing/* notesOf */.h$)(packing).map(({ title, labels, text }) => `- **${title}** (${md(labels.join(', '))}): ${md(text)}`);
    if (notes.length === 0)
        return [];
    return ['<details><summary>What else changes</summary>', '', ...notes, '', '</details>', ''];
}

// EXTERNAL MODULE: ./src/report/scan.ts
var report_scan = __nccwpck_require__(265);
// EXTERNAL MODULE: ./src/report/verdicts.ts
var verdicts = __nccwpck_require__(9910);
;// CONCATENATED MODULE: ./src/report/markdown/scan.ts



/** What is known of the modules in the binaries, and what follows from it; empty where nothing was scanned. */
function scanLines(scan) {
    if (!scan)
        return [];
    const [lead = '', ...more] = (0,report_scan/* summaryOf */.YG)(scan);
    return [
        '### Scan',
        '',
        [`**${md(lead)}**`, ...more.map((sentence) => md(sentence))].join(' '),
        '',
        ...vulnerabilityTable(scan),
        ...notLinkedLines((0,report_scan/* notLinked */.b0)(scan)),
        ...differenceLines(scan.engines),
        ...exceptionLines(scan),
        ...licenceLines(scan),
    ];
}
/** A summary has room for what matters; the page and `stages/scan.json` have all. */
const MOST_ROWS = 30;
function vulnerabilityTable(scan) {
    const all = (0,report_scan/* told */.Ev)(scan);
    if (all.length === 0)
        return [];
    const rows = all.slice(0, MOST_ROWS).map((one) => {
        const state = (0,report_scan/* stateOf */.L4)(one);
        const { names, more } = (0,report_scan/* symbolsInShort */.Dj)(one);
        const where = (0,report_scan/* whereInShort */.fK)(one, scan);
        return [
            [md(one.id), ...one.aliases.slice(0, 1).map((alias) => md(alias))].join('<br>'),
            `${md(one.module, 120)}<br>${md((0,report_scan/* fromTo */.e8)(one)).replaceAll(' ', '\u00a0')}`,
            [
                ...names.map(mdCode),
                ...(more > 0 ? [`and\u00a0${more}\u00a0more`] : []),
                ...(one.severity ? [md(`rated ${one.severity}`)] : []),
                ...(where ? [md(where)] : []),
            ].join('<br>'),
            `${verdicts/* SYMBOLS */.Am[report_scan/* STATE_VERDICTS */.Hz[state]]}\u00a0${report_scan/* STATE_TITLES */.Gm[state].replaceAll(' ', '\u00a0')}${untilOf(one)}`,
        ];
    });
    const more = all.length - MOST_ROWS;
    return [
        ...mdTable(['vulnerability', 'module', 'linked in', 'decision'], rows),
        '',
        ...(more > 0 ? [`And ${more} more, in the report and in stages/scan.json.`, ''] : []),
    ];
}
function untilOf(one) {
    const { exception } = one;
    return (0,report_scan/* stateOf */.L4)(one) === 'excepted' && exception ? `<br>until ${md(exception.expires)}` : '';
}
function notLinkedLines(absent) {
    if (absent.length === 0)
        return [];
    const byModule = Map.groupBy(absent, ({ module, version }) => `${module} ${version}`.trim());
    const lines = [...byModule].slice(0, MOST_ROWS).map(([module, of]) => {
        const ids = of.map(({ id, aliases: [alias] }) => (alias === undefined ? id : `${id} (${alias})`));
        return `- ${md(module, 160)}: ${md((0,report_scan/* listed */.KE)(ids, 20))}`;
    });
    const more = byModule.size - MOST_ROWS;
    return [
        `<details><summary>Not linked in: ${absent.length}</summary>`,
        '',
        ...lines,
        ...(more > 0 ? [`- and of ${more} more modules`] : []),
        '',
        '</details>',
        '',
    ];
}
/** Those that nothing decides one by one, the others by why. */
function differenceLines(engines) {
    if (!engines || engines.differences.length === 0)
        return [];
    const groups = Map.groupBy(engines.differences, (one) => [`only ${(0,report_scan/* reporterOf */.hw)(one, engines)}`, (0,report_scan/* rightOf */.Av)(one, engines), one.why].join(', '));
    const lines = [...groups].map(([what, of]) => {
        const ids = of.map(({ id, module, version }) => `${id} (${module} ${version})`);
        return `- ${md(what, 160)}: ${md((0,report_scan/* listed */.KE)(ids, 20))}`;
    });
    return [
        `<details><summary>The engines differ: ${engines.differences.length}</summary>`,
        '',
        ...lines,
        '',
        '</details>',
        '',
    ];
}
const EXCEPTION_SYMBOLS = {
    'in-use': '✓\u00a0in use',
    'not-needed': '!\u00a0not needed',
    'not-valid': '✗\u00a0not valid',
};
function exceptionLines({ exceptions }) {
    if (exceptions.length === 0)
        return [];
    const rows = exceptions
        .slice(0, MOST_ROWS)
        .map(({ id, purl, approver, expires, daysLeft, state, reason, fault }) => [
        `${md(id)}<br>${md(purl, 160)}`,
        md(reason, 200),
        md(approver, 80),
        `${md(expires)}<br>${(0,report_scan/* daysInShort */.JI)(daysLeft)}`,
        `${EXCEPTION_SYMBOLS[state]}${fault ? `<br>${md(fault, 160)}` : ''}`,
    ]);
    const more = exceptions.length - MOST_ROWS;
    return [
        ...mdTable(['exception', 'reason', 'approved by', 'until', 'state'], rows),
        '',
        ...(more > 0 ? [`And ${more} more exceptions.`, ''] : []),
    ];
}
/** Those that are not allowed by their modules, the others by their number. */
function licenceLines(scan) {
    const rows = (0,report_scan/* licenceRows */.hg)(scan);
    if (rows.length === 0)
        return [];
    const allowed = rows.filter(({ state }) => state === 'allowed');
    const held = rows.filter(({ state }) => state !== 'allowed');
    return [
        ...held
            .slice(0, MOST_ROWS)
            .map(({ name, state, modules }) => `- ${verdicts/* SYMBOLS */.Am[report_scan/* LICENCE_VERDICTS */.vs[state]]} license **${md(name, 160)}** ${report_scan/* LICENCE_TITLES */.qn[state]}: ${md((0,report_scan/* listed */.KE)(modules, 10))}`),
        ...(held.length > MOST_ROWS ? [`- and ${held.length - MOST_ROWS} more licenses`] : []),
        ...(allowed.length > 0
            ? [
                `- ✓ licenses allowed: ${md((0,report_scan/* listed */.KE)(allowed.map(({ name, modules }) => `${name} ${modules.length}`), 20))}`,
            ]
            : []),
        '',
    ];
}

// EXTERNAL MODULE: ./src/report/places.ts
var report_places = __nccwpck_require__(9012);
;// CONCATENATED MODULE: ./src/report/markdown.ts















/** A runner refuses a summary beyond 1 MiB and then shows none of it. In bytes of UTF-8. */
const SUMMARY_LIMIT = 900 * 1024;
/** The job summary, also kept as `summary.md`; never longer than `limit` bytes. */
function renderMarkdown(data, limit = SUMMARY_LIMIT) {
    const before = [...titleLines(data), ...gridLines(data)];
    const after = [
        ...sizeLines(data.sizes),
        ...scanLines((0,report_scan/* scanOf */.r3)(data)),
        ...packingLines((0,report_packing/* packingOf */.bp)(data)),
        ...insightLines(data.insight),
        ...waveLines(data.waves ?? []),
    ];
    const commands = commandLines(data);
    const room = limit - bytesOf([...before, ...after, ...commands]) - 1024;
    const attention = within(attentionLines(data.checks), room / 2);
    const details = detailLines(data.checks, within(detailRows(data.checks), room - bytesOf(attention)));
    return `${[...before, ...attention, ...after, ...details, ...commands].join('\n')}\n`;
}
function titleLines(data) {
    const { verdict, word, rest } = (0,verdicts/* headline */.Pl)(data.checks);
    const { plan } = data;
    const counts = (0,verdicts/* count */.U9)(data.checks);
    const seen = verdicts/* BY_URGENCY */.K2.filter((one) => counts[one] > 0);
    const facts = plan
        ? [`commit ${md((0,digest/* short */.h0)(plan.commit))}${plan.dirty ? ' (uncommitted changes)' : ''}`, md(plan.toolchain)]
        : [];
    return [
        `## ${md(data.title)}${plan ? ` ${md(plan.project)} ${md(plan.version)}` : ''}`,
        '',
        `**${verdicts/* SYMBOLS */.Am[verdict]} ${word}**: ${rest}.`,
        '',
        [...seen.map((one) => `${verdicts/* SYMBOLS */.Am[one]} ${counts[one]} ${one}`), ...facts].join(' · '),
        '',
    ];
}
function gridLines(data) {
    const { stages, rows } = (0,grid/* grid */.Vg)(data.plan, data.checks);
    if (stages.length === 0)
        return [];
    const cells = rows.map((row) => [md(row.name), ...stages.map((stage) => gridCell(row.cells.get(stage)))]);
    return [...mdTable(['', ...stages], cells), ''];
}
function gridCell(cell) {
    if (!cell)
        return '';
    const { verdict, counts, total } = cell;
    const part = counts[verdict] < total && verdict !== 'pass' ? ` ${counts[verdict]} of ${total}` : '';
    // A narrow column breaks before the count, never behind the symbol.
    return `${verdicts/* SYMBOLS */.Am[verdict]}\u00a0${verdict}${part}`;
}
function sizeLines(sizes) {
    if (sizes.length === 0)
        return [];
    // A job knows only what it has made itself.
    const columns = SIZE_COLUMNS.filter(({ cell }) => sizes.some((one) => cell(one) !== ''));
    const rows = sizes.map((one) => columns.map(({ cell }) => cell(one)));
    const numbers = columns.flatMap(({ isNumber }, index) => (isNumber ? [index] : []));
    return [
        ...mdTable(columns.map(({ heading }) => heading), rows, numbers),
        '',
    ];
}
const markdown_bytes = (size) => (size === undefined ? '' : (0,bytes/* formatBytes */.z3)(size));
const SIZE_COLUMNS = [
    { heading: 'target', isNumber: false, cell: ({ target }) => md(target) },
    { heading: 'file', isNumber: false, cell: ({ file }) => md(file) },
    { heading: 'unstripped', isNumber: true, cell: ({ unstripped }) => markdown_bytes(unstripped) },
    { heading: 'stripped', isNumber: true, cell: ({ stripped }) => markdown_bytes(stripped) },
    { heading: 'released', isNumber: true, cell: ({ released }) => markdown_bytes(released) },
    {
        heading: 'packed',
        isNumber: false,
        cell: ({ released, packed }) => (released === undefined ? '' : packed ? 'yes' : 'no'),
    },
    {
        heading: 'of stripped',
        isNumber: true,
        cell: ({ stripped, released, packed }) => packed && stripped && released !== undefined ? (0,format/* formatShare */.T1)(released, stripped) : '',
    },
];
function waveLines(waves) {
    if (waves.length === 0)
        return [];
    const rows = waves.map((wave) => [
        String(wave.index),
        String(wave.nodes),
        String(wave.healthy),
        String(wave.failed),
        wave.startedAt && wave.endedAt
            ? (0,format/* formatDuration */.a3)(Date.parse(wave.endedAt) - Date.parse(wave.startedAt))
            : '',
        md(wave.outcome),
    ]);
    return [...mdTable(['wave', 'nodes', 'healthy', 'failed', 'took', 'outcome'], rows, [0, 1, 2, 3, 4]), ''];
}
/** What did not pass, failures in full first: what was seen, what it had to be, what to do. */
function attentionLines(checks) {
    const part = (title, verdict, tell) => {
        const groups = (0,attention/* alike */.nO)(checks, verdict);
        return groups.length > 0 ? [`### ${title}`, '', ...groups.map(tell), ''] : [];
    };
    return [
        ...part('Failed', 'fail', inFull),
        ...part('Warnings', 'warn', inFull),
        ...part('Not run', 'not-run', inShort),
    ];
}
function inFull(group) {
    const facts = [...(0,attention/* measurements */.Kk)(group), ...group.tools.map((text) => `by ${text}`)];
    return [
        `- **${headOf(group)}**: ${md(group.subjects)}`,
        ...(facts.length > 0 ? [`  **Found:** ${facts.map((text) => md(text)).join('; ')}`] : []),
        ...(group.detail
            ? [
                `  **Why:** ${(0,plain/* plainLines */.y)(group.detail)
                    .map((line) => md(line))
                    .join('<br>')}`,
            ]
            : []),
        ...(group.remedy ? [`  **What to do:** ${md(group.remedy, 2000)}`] : []),
        ...placeLines(group),
    ].join('  \n');
}
/** A list within the item of the check; a line in the source is code. */
function placeLines({ places = [] }) {
    const items = places.map((place) => `  - ${mdCode((0,report_places/* positionOf */.d)(place))} ${md((0,report_places/* faultOf */.K)(place), 700)}`);
    return items.length > 0 ? [`  **Where:**\n${items.join('\n')}`] : [];
}
function inShort(group) {
    return `- ${headOf(group)}: ${md(group.subjects)} (${reasonOf(group)})`;
}
function headOf({ verdict, stage, name }) {
    return `${verdicts/* SYMBOLS */.Am[verdict]} ${stage} ${md(name)}`;
}
function reasonOf({ detail, remedy }) {
    return [detail, remedy]
        .filter((text) => text !== undefined)
        .map((text) => md(text))
        .join('; ');
}
function detailLines(checks, rows) {
    if (checks.length === 0)
        return [];
    const heading = mdTable(['verdict', 'stage', 'check', 'subject', 'measured', 'bound', 'why'], []);
    const summary = `All ${(0,format/* plural */.LS)(checks.length, 'check')}`;
    return [`<details><summary>${summary}</summary>`, '', ...heading, ...rows, '', '</details>', ''];
}
function detailRows(checks) {
    return (0,attention/* byUrgency */.td)(checks).map((check) => {
        const cells = [
            md(check.name),
            md(check.subject),
            md(check.measured ?? ''),
            md(check.bound ?? ''),
            reasonOf(check),
        ];
        return `| ${[`${verdicts/* SYMBOLS */.Am[check.verdict]} ${check.verdict}`, check.stage, ...cells].join(' | ')} |`;
    });
}
function commandLines(data) {
    const commands = (0,report_commands/* verifyCommands */.I)(data);
    if (commands.length === 0)
        return [];
    return [
        '<details><summary>Verify it yourself</summary>',
        '',
        'Run these in the folder `release`, beside the published files.',
        '',
        ...commands.flatMap(({ proves, lines }) => [`${md(proves)}:`, '', ...mdShell(lines), '']),
        '</details>',
    ];
}
/** As many lines as fit into so many bytes; what was left out is said. */
function within(lines, room) {
    let left = room;
    const kept = lines.findIndex((line) => {
        left -= bytesOf([line]);
        return left < 0;
    });
    if (kept === -1)
        return [...lines];
    return [...lines.slice(0, kept), '', 'The list is cut here for length: evidence.jsonl has all of it.', ''];
}
function bytesOf(lines) {
    return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}

// EXTERNAL MODULE: ./src/model/insight.ts
var model_insight = __nccwpck_require__(9125);
;// CONCATENATED MODULE: ./src/model/insight-report.ts

/** What `go build` compiled for one binary. */
const CompileTimes = schemas/* object */.Ikc({
    /** Packages that were compiled, and that came from the build cache. */
    compiled: schemas/* number */.aig(),
    cached: schemas/* number */.aig(),
    /** Absent where nothing was linked anew. */
    linkMs: schemas/* optional */.lqM(schemas/* number */.aig()),
    /** At most ten, the slowest first. */
    slowest: schemas/* array */.YOg(schemas/* object */.Ikc({ package: schemas/* string */.YjP(), ms: schemas/* number */.aig() })),
});
/**
 * `insight/<file>.measured.json`: what is another time in another run, or on another machine, and so is no part of
 * the release.
 */
const MeasuredInsight = schemas/* object */.Ikc({
    file: schemas/* string */.YjP(),
    /** `linux/amd64`. */
    target: schemas/* string */.YjP(),
    compile: schemas/* optional */.lqM(CompileTimes),
    /** Median of a few starts, where the binary runs here. */
    startupMs: schemas/* optional */.lqM(schemas/* number */.aig()),
    /** When each linked module version was made, RFC 3339, by `path@version`; absent where the module cache does not say. */
    moduleTimes: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
});
const ModuleVersion = schemas/* object */.Ikc({
    path: schemas/* string */.YjP(),
    /** Empty for the main module and for a replacement by a folder. */
    version: schemas/* string */.YjP(),
});
/** `insight/source.json`: what the source says of its modules. A part is absent where it could not be found out. */
const SourceInsight = schemas/* object */.Ikc({
    /** The modules whose packages import each other, nearest to the main module first; the first is the main module. */
    modules: schemas/* optional */.lqM(schemas/* object */.Ikc({
        /** What was looked at: `linux/amd64`. */
        target: schemas/* string */.YjP(),
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ ...ModuleVersion.shape, distance: schemas/* number */.aig() })),
        /** Places in `nodes`: one imports the other. */
        edges: schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* number */.aig(), schemas/* number */.aig()])),
    })),
    /** Modules that only tests import. */
    testOnly: schemas/* optional */.lqM(schemas/* array */.YOg(ModuleVersion)),
    /** Absent where there is no vendor folder. */
    vendor: schemas/* optional */.lqM(schemas/* object */.Ikc({
        /** Bytes of the whole folder. */
        bytes: schemas/* number */.aig(),
        modules: schemas/* number */.aig(),
        /** Modules that no planned build uses, the largest first. */
        unused: schemas/* array */.YOg(schemas/* object */.Ikc({ ...ModuleVersion.shape, bytes: schemas/* number */.aig() })),
    })),
});
/** One part of the score. */
const ScoreTerm = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    /** 0 to 100; absent where nothing was measured, and then `measured` says why. */
    points: schemas/* optional */.lqM(schemas/* number */.aig()),
    measured: schemas/* string */.YjP(),
    /** How points come from what was measured. */
    rule: schemas/* string */.YjP(),
    /** The same of the release before; absent where that is not known. */
    before: schemas/* optional */.lqM(schemas/* object */.Ikc({ points: schemas/* number */.aig(), measured: schemas/* string */.YjP() })),
});
/** `insight/score.json`. */
const Score = schemas/* object */.Ikc({
    /** 0 to 100: the mean of the terms that have points. */
    points: schemas/* number */.aig(),
    terms: schemas/* array */.YOg(ScoreTerm),
    /** Version of the release before, where its insight was there. */
    before: schemas/* optional */.lqM(schemas/* string */.YjP()),
});

;// CONCATENATED MODULE: ./src/commands/insight-parts.ts



/** What the output folder has for the reports; a part that is not there, or not ours, is left out. */
async function insightReport(output, plan, files) {
    const paths = (0,layout/* layout */.Zp)(output);
    const score = await readPart(Score, paths.insight('score'), files);
    const source = await readPart(SourceInsight, paths.insight('source'), files);
    // Jobs after gather have the insight of all binaries, and not that of each.
    const gathered = await readPart(model_insight/* BuildInsight */.rF, paths.buildInsight, files);
    return {
        ...(score && { score }),
        ...(source && { source }),
        measured: await measuredOf(output, plan, files),
        artifacts: gathered?.artifacts ?? (await readAll(model_insight/* ArtifactInsight */.J0, plan, paths.insight, files)),
    };
}
/** What was measured where each binary was built; nothing of those that came without. */
function measuredOf(output, plan, files) {
    return readAll(MeasuredInsight, plan, (0,layout/* layout */.Zp)(output).measuredInsight, files);
}
async function readAll(shape, plan, pathOf, files) {
    const parts = await Promise.all(plan.artifacts.map(({ file }) => readPart(shape, pathOf(file), files)));
    return parts.filter((part) => part !== undefined);
}
async function readPart(shape, path, files) {
    if ((await files.stat(path))?.kind !== 'file')
        return undefined;
    const parsed = shape.safeParse(json(await files.readText(path, model_insight/* MAX_INSIGHT_BYTES */.O7)));
    return parsed.success ? parsed.data : undefined;
}
function json(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./src/pack/earlier.ts
var earlier = __nccwpck_require__(8721);
;// CONCATENATED MODULE: ./src/commands/packing-part.ts

/** What packing left in the output folder, in the order of the plan; empty where nothing is there, or not ours. */
async function packingReport(output, plan, files) {
    const packed = [...(await (0,earlier/* earlierPacks */.H)(output, files)).values()];
    const order = plan?.artifacts.map(({ file }) => file) ?? [];
    const placeOf = ({ file }) => order.includes(file) ? order.indexOf(file) : order.length;
    return packed.toSorted((one, other) => placeOf(one) - placeOf(other)).map(reportOf);
}
function reportOf(one) {
    const { target, file, state, reason, ran, plainSize, packedSize, startup, memory, download } = one;
    return {
        ...(target && { target }),
        file,
        state,
        ...(reason && { reason }),
        ran,
        plainBytes: plainSize,
        ...(packedSize !== undefined && { disk: { plain: plainSize, packed: packedSize } }),
        ...(download && { gzip: changeOf(download.gzip) }),
        ...(download?.xz && { xz: changeOf(download.xz) }),
        ...(startup && { startup: { plain: startup.plainMs, packed: startup.packedMs } }),
        ...(memory && { memory: { plain: memory.plainAnonymousBytes, packed: memory.packedAnonymousBytes } }),
        notes: one.notes ?? [],
    };
}
function changeOf({ plainBytes, packedBytes }) {
    return { plain: plainBytes, packed: packedBytes };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __nccwpck_require__(3305);
;// CONCATENATED MODULE: ./src/scan/policy/schema.ts

/**
 * What a finding leads to: it fails the release, is warned of so that somebody looks at it, or is only reported.
 */
const Action = schemas/* enum */.k5n(['block', 'review', 'allow']);
/** SPDX license id, with its exception where it has one: `Apache-2.0 WITH LLVM-exception`. */
const license = schemas/* string */.YjP().check(api/* _minLength */.m9(1));
/** A day in UTC. */
const day = schemas/* string */.YjP().check(api/* _regex */.Fk(/^\d{4}-\d\d-\d\d$/, 'must be a day such as 2026-12-31'));
/** With a version it is that version alone; qualifiers do not count. */
const purl = schemas/* string */.YjP()
    .check(api/* _regex */.Fk(/^pkg:[a-z][a-z0-9.+-]*\/[^@\s]+(@\S+)?$/, 'must be a purl such as pkg:golang/example.org/module@v1.2.3'));
const schema_text = schemas/* string */.YjP().check(api/* _minLength */.m9(1, 'must not be empty'));
/** Justifications of OpenVEX 0.2.0 for `not_affected`. */
const JUSTIFICATIONS = [
    'component_not_present',
    'vulnerable_code_not_present',
    'vulnerable_code_not_in_execute_path',
    'vulnerable_code_cannot_be_controlled_by_adversary',
    'inline_mitigations_already_exist',
];
const Exception = schemas/* strictObject */.rej({
    /** A vulnerability by any of its ids, or an SPDX license id; `unknown-license` for a license nobody could read. */
    id: schema_text,
    purl,
    reason: schema_text,
    /** Who answers for it. */
    approver: schema_text,
    /** The last day on which it holds; at most 90 days ahead. */
    expires: day,
    /** What is stated of a vulnerability in the VEX document; `affected` when absent. */
    status: schemas/* optional */.lqM(schemas/* enum */.k5n(['not_affected', 'affected', 'under_investigation'])),
    /** Needed for `not_affected`. */
    justification: schemas/* optional */.lqM(schemas/* enum */.k5n(JUSTIFICATIONS)),
});
/** The file of the input `policy`. What it leaves out is as in `DEFAULT_POLICY`. */
const Policy = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    vulnerabilities: schemas/* optional */.lqM(schemas/* strictObject */.rej({
        /** The vulnerable function is linked in, and a version without it exists. */
        linked: schemas/* optional */.lqM(Action),
        /** The vulnerable function is linked in, and no version is without it. */
        'linked-without-fix': schemas/* optional */.lqM(Action),
        /** It is known which functions are vulnerable, and they are not linked in. */
        'not-linked': schemas/* optional */.lqM(Action),
        /** A reviewed entry of which it is not known whether the vulnerable function is linked in. */
        unclear: schemas/* optional */.lqM(Action),
        /** An entry that nobody reviewed and that names no functions. */
        unreviewed: schemas/* optional */.lqM(Action),
        /** The standard library is of an unknown version. */
        'version-unknown': schemas/* optional */.lqM(Action),
        /** A full engine alone looked: rated high, critical or not at all, and a version without it exists. */
        severe: schemas/* optional */.lqM(Action),
        /** A full engine alone looked: rated lower, or no version is without it. */
        lesser: schemas/* optional */.lqM(Action),
    })),
    database: schemas/* optional */.lqM(schemas/* strictObject */.rej({
        /** There is no vulnerability database. */
        missing: schemas/* optional */.lqM(Action),
        /** It is older than `db-max-age-days`, or does not say how old it is. */
        stale: schemas/* optional */.lqM(Action),
    })),
    licenses: schemas/* optional */.lqM(schemas/* strictObject */.rej({
        /** Decides: what is not in it blocks. */
        allow: schemas/* optional */.lqM(schemas/* array */.YOg(license)),
        /** Blocks whatever `allow` says. */
        deny: schemas/* optional */.lqM(schemas/* array */.YOg(license)),
        /** No license file was found, or none that is known. */
        unknown: schemas/* optional */.lqM(Action),
        /** What somebody read, where we cannot; `evidence` says where. */
        overrides: schemas/* optional */.lqM(schemas/* array */.YOg(schemas/* strictObject */.rej({ purl, license, evidence: schema_text }))),
    })),
    exceptions: schemas/* optional */.lqM(schemas/* array */.YOg(Exception)),
    quality: schemas/* optional */.lqM(schemas/* strictObject */.rej({
        /** Least quality of an SBOM, 0 to 10. */
        'min-score': schemas/* optional */.lqM(schemas/* number */.aig().check(api/* _gte */.qm(0), api/* _lte */.Zm(10))),
        below: schemas/* optional */.lqM(Action),
    })),
    /** `both` engines of `engine: both` disagree, and the function table does not decide. */
    engines: schemas/* optional */.lqM(schemas/* strictObject */.rej({ disagree: schemas/* optional */.lqM(Action) })),
    sbom: schemas/* optional */.lqM(schemas/* strictObject */.rej({ supplier: schemas/* optional */.lqM(schema_text) })),
});

;// CONCATENATED MODULE: ./src/scan/vulnerabilities/semver.ts
/**
 * Compares two Go versions as semantic versions: negative, 0 or positive; undefined where one is no version.
 * Accepts what golang.org/x/mod/semver accepts, with or without the leading v: `1`, `1.2` and any number size.
 * What follows `+`, as in `+incompatible`, does not count. The usual npm functions are of no use here: they know
 * no short versions and leave pre-releases, thus Go's pseudo-versions, out of ranges.
 */
function compareVersions(a, b) {
    const [left, right] = [semver_parse(a), semver_parse(b)];
    if (!left || !right)
        return undefined;
    for (const [index, number] of left.numbers.entries()) {
        const difference = byValue(number, right.numbers[index] ?? 0n);
        if (difference !== 0)
            return difference;
    }
    return comparePrereleases(left.prerelease, right.prerelease);
}
function semver_isVersion(text) {
    return semver_parse(text) !== undefined;
}
const NUMBER = '(0|[1-9][0-9]*)';
const IDENTIFIERS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const VERSION = new RegExp(`^v?${NUMBER}(?:\\.${NUMBER}(?:\\.${NUMBER}(?:-(${IDENTIFIERS}))?(?:\\+${IDENTIFIERS})?)?)?$`);
const MAX_LENGTH = 256;
function semver_parse(text) {
    const match = text.length <= MAX_LENGTH ? VERSION.exec(text) : null;
    if (!match)
        return undefined;
    const [, major = '0', minor = '0', patch = '0', prerelease = ''] = match;
    const identifiers = prerelease === '' ? [] : prerelease.split('.');
    if (identifiers.some((it) => /^0[0-9]+$/.test(it)))
        return undefined;
    return { numbers: [major, minor, patch].map(BigInt), prerelease: identifiers };
}
/** Semantic Versioning 2.0.0, rule 11: no pre-release beats any; numbers before words; more parts beat fewer. */
function comparePrereleases(a, b) {
    if (a.length === 0 || b.length === 0)
        return Math.sign(b.length - a.length);
    for (const [index, part] of a.entries()) {
        const other = b[index];
        if (other === undefined)
            return 1;
        const difference = compareIdentifiers(part, other);
        if (difference !== 0)
            return difference;
    }
    return Math.sign(a.length - b.length);
}
function compareIdentifiers(a, b) {
    const [aIsNumber, bIsNumber] = [a, b].map((it) => /^[0-9]+$/.test(it));
    if (aIsNumber && bIsNumber)
        return byValue(BigInt(a), BigInt(b));
    if (aIsNumber !== bIsNumber)
        return aIsNumber ? -1 : 1;
    return byValue(a, b);
}
function byValue(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./src/scan/vulnerabilities/modules.ts


/** The standard library's name in the vulnerability database. */
const modules_STDLIB = 'stdlib';
/** Everything a program was made from: its own module, those it needs, and the standard library. */
function modules_modulesOf({ main, deps, goVersion }) {
    const own = main.path === '' ? [] : [linked('main', main)];
    return [...own, ...deps.map((dep) => linked('dependency', dep)), standardLibrary(goVersion)];
}
/** The module that a package of the program belongs to: the longest path that it lies under. */
function ownerOf(packagePath, modules) {
    const ofModule = modules
        .filter(({ importPath }) => importPath !== '' && isUnder(packagePath, importPath))
        .sort((a, b) => b.importPath.length - a.importPath.length)[0];
    if (ofModule)
        return ofModule;
    return isStandard(packagePath) ? modules.find(({ kind }) => kind === 'stdlib') : undefined;
}
/** `go1.21rc3` is `1.21.0-rc.3`; what follows a space or a dash names a variant of Go. Undefined for `devel`. */
function semverOfGo(goVersion) {
    const [, major, minor, patch = '0', kind, number] = /^go(\d+)\.(\d+)(?:\.(\d+))?(?:(beta|rc)(\d+))?(?:[ -].*)?$/.exec(goVersion) ?? [];
    if (major === undefined || minor === undefined)
        return undefined;
    return `${major}.${minor}.${patch}${kind ? `-${kind}.${number}` : ''}`;
}
function linked(kind, module) {
    const { path, version } = compiled(module);
    return {
        kind,
        importPath: module.path,
        path,
        version,
        semver: isVersion(version) ? version : undefined,
    };
}
function standardLibrary(goVersion) {
    const semver = semverOfGo(goVersion);
    return { kind: 'stdlib', importPath: '', path: modules_STDLIB, version: semver ?? goVersion, semver };
}
function isUnder(packagePath, modulePath) {
    return packagePath === modulePath || packagePath.startsWith(`${modulePath}/`);
}
/** Packages of modules begin with a host, which has a dot; `vendor/…` is the standard library's own copy. */
function isStandard(packagePath) {
    return !(packagePath.split('/', 1)[0] ?? '').includes('.');
}

;// CONCATENATED MODULE: ./src/scan/level.ts
/**
 * How near a vulnerability came: its `module` is among the program's modules at an affected version, a vulnerable
 * `package` of it is linked in, or the vulnerable function (`symbol`) is.
 */
const level_LEVELS = ['module', 'package', 'symbol'];

;// CONCATENATED MODULE: ./src/scan/severity.ts
/** From the least to the worst. Not every database rates what it lists. */
const severity_SEVERITIES = ['unknown', 'negligible', 'low', 'medium', 'high', 'critical'];

;// CONCATENATED MODULE: ./src/scan/engines/engine.ts



/** A known vulnerability in one package of a subject, in words that all engines share. */
const EngineFinding = schemas/* object */.Ikc({
    /** As the scanner calls it: `GO-2026-5026`, `GHSA-…`, `CVE-…`. */
    id: schemas/* string */.YjP(),
    /** All other ids of the same, sorted. */
    aliases: schemas/* readonly */.tBZ(schemas/* array */.YOg(schemas/* string */.YjP())),
    /** A Go module's path, `stdlib`, or the name of another package. */
    package: schemas/* string */.YjP(),
    /** Package URL; empty where the scanner gives none. */
    purl: schemas/* string */.YjP(),
    version: schemas/* string */.YjP(),
    /** The next version without it; absent where there is none. */
    fixed: schemas/* exactOptional */.yqP(schemas/* string */.YjP()),
    severity: schemas/* enum */.k5n(severity_SEVERITIES),
    /** `module` also for a package of another kind: it is there at an affected version, and no more is known. */
    level: schemas/* enum */.k5n(level_LEVELS),
    /** Whether the vulnerable function is linked in; absent where that is not known. */
    linked: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    /** Names of the scanners that found it, sorted. */
    by: schemas/* readonly */.tBZ(schemas/* array */.YOg(schemas/* string */.YjP())),
});
/** A program that looked for packages or vulnerabilities, for the evidence. */
const Scanner = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    version: schemas/* string */.YjP(),
    /** Of the executable; absent for what is built in. */
    sha256: schemas/* exactOptional */.yqP(schemas/* string */.YjP()),
    /** When its vulnerability database was made, RFC 3339; absent where it has none, or one without a date. */
    databaseDate: schemas/* exactOptional */.yqP(schemas/* string */.YjP()),
});
/** A scanner for a person: `grype 0.110.0 sha256:…, database of 2026-08-21`. */
function engine_scannerName({ name, version, sha256, databaseDate }) {
    const digest = sha256 === undefined ? '' : ` sha256:${sha256}`;
    const date = databaseDate === undefined ? '' : `, database of ${databaseDate.slice(0, 10)}`;
    return `${name} ${version}${digest}${date}`;
}

;// CONCATENATED MODULE: ./src/scan/engines/merge.ts



/** The order of findings in a report. */
function byPackage(a, b) {
    return byBytes(a.package, b.package) || byBytes(a.version, b.version) || byBytes(a.id, b.id);
}
/** Every id of a finding, in one spelling. */
function merge_idsOf({ id, aliases }) {
    return [id, ...aliases].map((it) => it.toUpperCase());
}
/** Whether two findings are of one vulnerability in one package: one id in common is enough. */
function merge_isSame(a, b) {
    if (a.package !== b.package || bare(a.version) !== bare(b.version))
        return false;
    const ids = new Set(merge_idsOf(a));
    return merge_idsOf(b).some((id) => ids.has(id));
}
/**
 * What several scanners found, each vulnerability of a package once. It has all ids, the worst severity, the nearest
 * level, and a fix where any of them knows one.
 */
function mergeFindings(findings) {
    const packages = Map.groupBy(findings, (it) => `${it.package}\0${bare(it.version)}`);
    return [...packages.values()].flatMap(mergedInPackage).sort(byPackage);
}
function mergedInPackage(findings) {
    let merged = [];
    for (const finding of findings) {
        // What was apart may be one by the ids that this one brings.
        const same = merged.filter((it) => merge_isSame(it, finding));
        merged = [...merged.filter((it) => !same.includes(it)), [...same, finding].reduce(joined)];
    }
    return merged;
}
function joined(first, later) {
    const fixed = first.fixed ?? later.fixed;
    const linked = first.linked ?? later.linked;
    const ids = new Set([...first.aliases, later.id, ...later.aliases]);
    ids.delete(first.id);
    return {
        ...first,
        aliases: [...ids].sort(byBytes),
        purl: first.purl || later.purl,
        ...(fixed !== undefined && { fixed }),
        severity: higher(SEVERITIES, first.severity, later.severity),
        level: higher(LEVELS, first.level, later.level),
        ...(linked !== undefined && { linked }),
        by: [...new Set([...first.by, ...later.by])].sort(byBytes),
    };
}
function higher(scale, a, b) {
    return scale.indexOf(b) > scale.indexOf(a) ? b : a;
}
/** `v1.2.3`, `1.2.3` and `go1.2.3` are one version to different scanners. */
function bare(version) {
    return version.replace(/^(?:v|go)(?=\d)/, '');
}

;// CONCATENATED MODULE: ./src/scan/engines/compare.ts




const Disagreement = schemas/* object */.Ikc({
    /** As the embedded engine has it where both do. */
    finding: EngineFinding,
    reportedBy: schemas/* enum */.k5n(['embedded', 'full']),
    /** Which of them is right; absent where nothing decides. */
    right: schemas/* optional */.lqM(schemas/* enum */.k5n(['embedded', 'full'])),
    why: schemas/* string */.YjP(),
});
/** What a program and the database that the embedded engine used say of it. */
function evidenceOf({ goos, goarch, buildInfo }, { entriesOf }) {
    return { goos, goarch, modules: new Set(modulesOf(buildInfo).map(({ path }) => path)), entriesOf };
}
/**
 * Compares findings by all their ids and their package. The full engine knows modules and versions; the embedded one
 * also knows which functions are linked in, and where the database names the vulnerable ones, that decides.
 */
function compareEngines(embedded, full, evidence) {
    const pairs = embedded.findings.map((ours) => ({
        ours,
        theirs: full.findings.filter((it) => isSame(ours, it)),
    }));
    const matched = new Set(pairs.flatMap(({ theirs }) => theirs));
    const both = pairs.filter(({ theirs }) => theirs.length > 0);
    const alone = pairs.filter(({ theirs }) => theirs.length === 0).map(({ ours }) => ours);
    const disagreements = [
        ...both.filter(({ ours }) => ours.linked === false).map(({ ours }) => notLinked(ours)),
        ...alone.filter(({ linked }) => linked !== false).map(missedByFull),
        ...full.findings.filter((it) => !matched.has(it)).map((it) => missedByEmbedded(it, evidence)),
    ];
    return {
        agreed: both.filter(({ ours }) => ours.linked !== false).map(({ ours }) => ours),
        passedOver: alone.filter(({ linked }) => linked === false),
        disagreements: disagreements.sort((a, b) => order(a.finding, b.finding)),
    };
}
function notLinked(finding) {
    const why = 'the vulnerable function is not in the function table';
    return { finding, reportedBy: 'full', right: 'embedded', why };
}
function missedByFull(finding) {
    if (finding.linked) {
        const why = 'the vulnerable function is in the function table, at an affected version';
        return { finding, reportedBy: 'embedded', right: 'embedded', why };
    }
    const why = 'the Go vulnerability database does not say which functions are vulnerable';
    return { finding, reportedBy: 'embedded', right: undefined, why };
}
function missedByEmbedded(finding, evidence) {
    if (!evidence.modules.has(finding.package)) {
        const why = 'no Go module of the program; only the full engine looks there';
        return { finding, reportedBy: 'full', right: 'full', why };
    }
    const ids = new Set(idsOf(finding));
    const entry = evidence
        .entriesOf(finding.package)
        .find(({ id, aliases = [] }) => idsOf({ id, aliases }).some((it) => ids.has(it)));
    return { finding, reportedBy: 'full', ...verdictOn(entry, finding.package, evidence) };
}
function verdictOn(entry, modulePath, evidence) {
    if (!entry)
        return { right: undefined, why: 'not in the Go vulnerability database' };
    const { id, withdrawn } = entry;
    if (withdrawn !== undefined)
        return { right: undefined, why: `withdrawn as ${id}` };
    if (isOfOtherPlatforms(entry, modulePath, evidence)) {
        return { right: 'embedded', why: 'the vulnerable packages are of other platforms' };
    }
    return { right: undefined, why: 'the Go vulnerability database leaves out this version' };
}
/** Every package that the entry names in the module is of other platforms, and it names some. */
function isOfOtherPlatforms({ affected = [] }, modulePath, { goos, goarch }) {
    const imports = affected
        .filter((it) => it.package.name === modulePath)
        .flatMap((it) => it.ecosystem_specific?.imports ?? []);
    const leavesOut = (list, value) => value !== '' && list !== undefined && list.length > 0 && !list.includes(value);
    return (imports.length > 0 && imports.every((it) => leavesOut(it.goos, goos) || leavesOut(it.goarch, goarch)));
}
function order(a, b) {
    const [left, right] = [a, b].map((it) => `${it.package}\0${it.id}`);
    return left < right ? -1 : left > right ? 1 : 0;
}

;// CONCATENATED MODULE: ./src/scan/engines/record.ts




/** What the full engine found in one subject, and how the two engines compare: part of `stages/scan.json`. */
const EngineRecord = schemas/* object */.Ikc({
    scanners: schemas/* array */.YOg(Scanner),
    packages: schemas/* number */.aig().check(schemas/* int */.Whr(), api/* _positive */.NC()),
    findings: schemas/* array */.YOg(EngineFinding),
    unassessed: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** Absent where only one engine looked. */
    comparison: schemas/* optional */.lqM(schemas/* object */.Ikc({
        agreed: schemas/* number */.aig().check(schemas/* int */.Whr(), api/* _nonnegative */.UI()),
        disagreements: schemas/* array */.YOg(Disagreement),
    })),
});
function recordOf(report, comparison) {
    return {
        scanners: [...report.scanners],
        packages: report.packages,
        findings: [...report.findings],
        unassessed: [...report.unassessed],
        ...(comparison && {
            comparison: { agreed: comparison.agreed.length, disagreements: [...comparison.disagreements] },
        }),
    };
}
/** Every scanner that looked at something, once for each state of its database. */
function scannersIn(records) {
    const all = records.flatMap(({ scanners }) => scanners);
    return [...new Map(all.map((one) => [scannerName(one), one])).values()];
}
/**
 * A finding of the full engine as the policy judges it: a package at an affected version, of which is not known
 * whether the vulnerable part is used. Its database was looked after by people, so it counts as reviewed.
 */
function vulnerabilityOf(finding) {
    const { id, aliases, purl, version, fixed, level, severity } = finding;
    return {
        id,
        aliases: [...aliases],
        summary: '',
        module: finding.package,
        version: finding.package === STDLIB ? version.replace(/^go(?=\d)/, '') : version,
        ...(purl && { purl }),
        level,
        ...(fixed !== undefined && { fixed }),
        symbols: [],
        reviewed: true,
        rangeKnown: true,
        functionsNamed: finding.linked !== undefined,
        severity,
    };
}

// EXTERNAL MODULE: ./src/binary/buildinfo.ts + 1 modules
var buildinfo = __nccwpck_require__(2328);
// EXTERNAL MODULE: ./src/binary/elf.ts + 2 modules
var elf = __nccwpck_require__(9163);
// EXTERNAL MODULE: ./src/binary/macho.ts
var macho = __nccwpck_require__(8079);
// EXTERNAL MODULE: ./src/binary/pe.ts
var pe = __nccwpck_require__(6370);
// EXTERNAL MODULE: ./src/binary/pclntab.ts
var pclntab = __nccwpck_require__(6407);
;// CONCATENATED MODULE: ./src/scan/program.ts




/** Of every file that UPX packed. */
const program_PACKED = {
    refusal: 'packed with UPX, which hides the build information',
    remedy: 'scan before packing: give the plain binary, as under build/ of the output folder',
};
function program_damaged(what) {
    return { refusal: what, remedy: 'give a binary as `go build` wrote it' };
}
async function readProgram(path, files) {
    try {
        return await files.withSource(path, programIn);
    }
    catch (error) {
        if (!(error instanceof MalformedBinary))
            throw error;
        return program_damaged(error.message);
    }
}
function programIn(source) {
    const facts = inspect(source);
    if (facts.upx)
        return program_PACKED;
    const buildInfo = readBuildInfo(source);
    if (!buildInfo) {
        return {
            refusal: 'no Go build information, so nothing can be said of what is in it',
            remedy: 'give a program that Go 1.13 or later built, unpacked; other files need another scanner',
        };
    }
    return {
        buildInfo,
        functionNames: readFunctionTable(source) && functionNames(source),
        goos: buildInfo.settings.GOOS ?? facts.goos ?? '',
        goarch: buildInfo.settings.GOARCH ?? facts.goarch ?? '',
    };
}

;// CONCATENATED MODULE: ./src/scan/engines/subject.ts










/**
 * What can be scanned: a Go program with build information, another file, a folder, the archives that
 * `docker save` and OCI tools write, and an image in a registry.
 */
const SUBJECT_KINDS = [
    'go-binary',
    'file',
    'directory',
    'docker-archive',
    'oci-archive',
    'image',
];
/** What begins the name of an image, `image:registry.example.org/app@sha256:…`; everything else is a path. */
const IMAGE_PREFIX = 'image:';
/** Looks what kind of thing a path leads to, or why it cannot be scanned. Throws FILE_MISSING. */
async function kindOf(path, files) {
    const stat = await files.stat(path);
    if (!stat)
        throw new ReleaseError('FILE_MISSING', `there is no ${path}`, 'name a file or folder that is there');
    if (stat.kind === 'folder')
        return 'directory';
    return files.withSource(path, kindOfBytes);
}
function kindOfBytes(source) {
    const members = memberNames(source);
    // `docker save` writes an OCI layout as well.
    if (members.has('manifest.json'))
        return 'docker-archive';
    if (members.has('oci-layout'))
        return 'oci-archive';
    try {
        // Of what UPX packed Syft sees nothing either, or only some.
        if (inspect(source).upx)
            return PACKED;
        return readBuildInfo(source) ? 'go-binary' : 'file';
    }
    catch (error) {
        if (!(error instanceof MalformedBinary))
            throw error;
        // Of a damaged program others may read a part, and say nothing of the rest.
        return beginsAsProgram(source) ? damaged(error.message) : 'file';
    }
}
function beginsAsProgram(source) {
    const start = source.read(0, Math.min(4, source.size));
    return isElf(start) || isMachO(start) || isPe(start);
}
/** `registry/name@sha256:…`, with a tag before the digest if need be (distribution's reference grammar). */
const REFERENCE = /^[a-z0-9][a-zA-Z0-9.-]*(:[0-9]{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+(:[\w][\w.-]{0,127})?@sha256:[0-9a-f]{64}$/;
/** Whether what follows `image:` names an image with its registry and digest. */
function isImageReference(text) {
    return text.length <= 512 && REFERENCE.test(text);
}
/** Name and first digits of the digest, `team-app-0a1b2c3d4e5f`: of two builds of one image both can be scanned. */
function imageFileName(reference) {
    const [named = '', digest = ''] = reference.split('@sha256:');
    const [, ...path] = named.split('/');
    const name = path.join('-').replace(/:[^:]*$/, '');
    return `${name}-${short(digest)}`;
}

;// CONCATENATED MODULE: ./src/scan/result.ts







/** The SBOM formats that can be written: CycloneDX 1.6 and SPDX 2.3. */
const FORMATS = (/* unused pure expression or super */ null && (['cyclonedx-json', 'spdx-json']));
/** One known vulnerability in one module of one program, or in one package of what a full engine read. */
const Vulnerability = schemas/* object */.Ikc({
    /** `GO-2026-5026`; of a full engine, as its scanner calls it. */
    id: schemas/* string */.YjP(),
    /** Other ids of the same. */
    aliases: schemas/* array */.YOg(schemas/* string */.YjP()),
    summary: schemas/* string */.YjP(),
    /** What was really compiled: a replacement's path and version. The standard library is `stdlib`. */
    module: schemas/* string */.YjP(),
    version: schemas/* string */.YjP(),
    /** Package URL, where a full engine found it. */
    purl: schemas/* exactOptional */.yqP(schemas/* string */.YjP()),
    level: schemas/* enum */.k5n(level_LEVELS),
    /** The next version without it; absent where there is none. */
    fixed: schemas/* optional */.lqM(schemas/* string */.YjP()),
    /** The vulnerable functions that are linked in; sorted, the first of them only where there are many. */
    symbols: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** The Go security team looked at the entry; others name no packages or functions. */
    reviewed: schemas/* boolean */.zMY(),
    /** False: the database knows no versions, so every version counts as affected. */
    rangeKnown: schemas/* boolean */.zMY(),
    /** False: the database does not say which functions are vulnerable, so the level can be `module` only. */
    functionsNamed: schemas/* boolean */.zMY(),
    /** As a scanner rates it; absent where none does: the Go vulnerability database rates nothing. */
    severity: schemas/* optional */.lqM(schemas/* enum */.k5n(severity_SEVERITIES)),
});
/** Who excepted something, and the last day on which that holds. */
const Excused = schemas/* object */.Ikc({ approver: schemas/* string */.YjP(), expires: schemas/* string */.YjP() });
/** With what the policy says of it. */
const VulnerabilityFinding = schemas/* extend */.X$i(Vulnerability, {
    /** Exceptions aside. */
    decision: Action,
    /** It fails the release unless that is turned off. */
    blocking: schemas/* boolean */.zMY(),
    exception: schemas/* optional */.lqM(Excused),
});
const LicenceFound = schemas/* object */.Ikc({
    module: schemas/* string */.YjP(),
    version: schemas/* string */.YjP(),
    /** Package URL, where a full engine found it. */
    purl: schemas/* exactOptional */.yqP(schemas/* string */.YjP()),
    /** SPDX expression; absent where the licence is not known. */
    expression: schemas/* exactOptional */.yqP(schemas/* string */.YjP()),
    /** Where it was read. */
    evidence: schemas/* string */.YjP(),
});
/** With what the policy says of it. */
const LicenceFinding = schemas/* extend */.X$i(LicenceFound, {
    /** Exceptions aside; absent for the program's own module, which is its owner's business. */
    decision: schemas/* optional */.lqM(Action),
    exception: schemas/* optional */.lqM(Excused),
});
/** Which program a file holds, in the words of its SBOM. */
const Program = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    version: schemas/* string */.YjP(),
    /** Path of its own module; empty where Go recorded none. */
    module: schemas/* string */.YjP(),
    purl: schemas/* string */.YjP(),
    /** Who supplies it, as somebody said or as inferred; absent where nothing tells. */
    supplier: schemas/* optional */.lqM(schemas/* string */.YjP()),
    /** Full commit id, or `none`. */
    commit: schemas/* string */.YjP(),
    /** RFC 3339; that of 1970 where it is not known. */
    commitTime: schemas/* string */.YjP(),
});
/** What was found in one binary, folder or image: an entry of `scanned` in `stages/scan.json`. */
const ScannedFile = schemas/* object */.Ikc({
    /** Name in the release folder; of a folder or an image, the one that its SBOMs have. */
    file: schemas/* string */.YjP(),
    /** `linux/amd64`; absent where the bytes do not say. */
    target: schemas/* optional */.lqM(schemas/* string */.YjP()),
    /** Absent where that was not looked at, as the file is refused. */
    kind: schemas/* optional */.lqM(schemas/* enum */.k5n(SUBJECT_KINDS)),
    /** Of the file as it was scanned, before packing; absent for folders and images. */
    digest: schemas/* optional */.lqM(artifact/* Digest */.np),
    /** The image, by its registry and digest. */
    image: schemas/* optional */.lqM(schemas/* string */.YjP()),
    /** Absent where it was not read as a Go program. Without `full` too, nothing was found because nothing was looked for. */
    program: schemas/* optional */.lqM(Program),
    /** What the full engine found; absent where it did not look, or failed. */
    full: schemas/* optional */.lqM(EngineRecord),
    /** Modules in the program, its own and the standard library included; packages, where only the full engine looked. */
    components: schemas/* number */.aig().check(schemas/* int */.Whr(), api/* _nonnegative */.UI()),
    findings: schemas/* array */.YOg(VulnerabilityFinding),
    /** The program says which functions are linked in. */
    functionsKnown: schemas/* boolean */.zMY(),
    /** Modules whose version is not known, so that nothing can be said of them. */
    unassessed: schemas/* array */.YOg(schemas/* string */.YjP()),
    licences: schemas/* array */.YOg(LicenceFinding),
    /** Paths of the SBOMs written. */
    sboms: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** Quality of the SBOMs, 0 to 10; absent where none was written. */
    quality: schemas/* optional */.lqM(schemas/* number */.aig()),
    /** Of the vulnerability database, RFC 3339; absent where there is none or it has no date. */
    dbDate: schemas/* optional */.lqM(schemas/* string */.YjP()),
});
/** Sums over all files; a vulnerability counts once whatever number of binaries and modules has it. */
function totals(files) {
    const findings = files.flatMap((file) => file.findings);
    const blocking = findings.filter((finding) => finding.blocking);
    const licences = files.flatMap((file) => file.licences.flatMap(({ expression }) => expression ?? []));
    return {
        vulnerabilities: new Set(findings.map(({ id }) => id)).size,
        blocking: new Set(blocking.map(({ id }) => id)).size,
        licences: [...new Set(licences)].sort(),
        quality: files.flatMap((file) => file.quality ?? []).sort((a, b) => a - b)[0],
    };
}

;// CONCATENATED MODULE: ./src/scan/data.ts




/** The Go vulnerability database that a scan used, or why there was none; empty where only a full engine looked. */
const DatabaseUsed = schemas/* object */.Ikc({
    /** Where it came from: an address, or the name of a file. */
    source: schemas/* optional */.lqM(schemas/* string */.YjP()),
    /** Of the file; of a folder, of the digests of its files. */
    sha256: schemas/* optional */.lqM(artifact/* Sha256 */.IA),
    /** When the newest of its entries was changed, RFC 3339; absent where it does not say. */
    date: schemas/* optional */.lqM(schemas/* string */.YjP()),
    /** Vulnerabilities in it. */
    entries: schemas/* optional */.lqM(schemas/* number */.aig()),
    /** Why there was none. */
    missing: schemas/* optional */.lqM(schemas/* string */.YjP()),
});
/** An exception of the policy as it stood on the day of the scan. */
const ExceptionUse = schemas/* extend */.X$i(Exception, {
    /** Whole days it still holds; 0 on its last day, negative once it is over. */
    daysLeft: schemas/* number */.aig(),
    state: schemas/* enum */.k5n(['in-use', 'not-needed', 'not-valid']),
    /** Why it is not valid. */
    fault: schemas/* optional */.lqM(schemas/* string */.YjP()),
});
/** `stages/scan.json`. */
const ScanData = schemas/* object */.Ikc({
    scanned: schemas/* array */.YOg(ScannedFile),
    /** Of the vulnerability database, RFC 3339; absent where there is none or it has no date. */
    dbDate: schemas/* optional */.lqM(schemas/* string */.YjP()),
    database: DatabaseUsed,
    /** Of the policy file; absent where the built-in policy held. */
    policySha256: schemas/* optional */.lqM(artifact/* Sha256 */.IA),
    exceptions: schemas/* array */.YOg(ExceptionUse),
});
/** All that a scan found. `used` are the exceptions that excused something. */
function scanData(scanned, used, { database, dbDate, policySha256, standing }) {
    return {
        scanned: [...scanned],
        ...(dbDate !== undefined && { dbDate }),
        database: databaseUsed(database, dbDate),
        ...(policySha256 !== undefined && { policySha256 }),
        exceptions: standing.map((one) => exceptionUse(one, used)),
    };
}
function databaseUsed(database, date) {
    if (!database)
        return {};
    if ('missing' in database)
        return { missing: database.missing };
    const { source, sha256, size } = database;
    return { source, sha256, entries: size, ...(date !== undefined && { date }) };
}
function exceptionUse({ exception, daysLeft, fault }, used) {
    const state = fault !== undefined ? 'not-valid' : used.has(exception) ? 'in-use' : 'not-needed';
    return { ...exception, daysLeft, state, ...(fault !== undefined && { fault }) };
}

;// CONCATENATED MODULE: ./src/scan/policy/action.ts
/** The strictest of them; `allow` where there are none. */
function strictest(actions) {
    return ['block', 'review'].find((action) => actions.includes(action)) ?? 'allow';
}
/** Ends a check by what was judged; without enforcement what would fail only warns. */
function end(check, { action, ...finding }, enforce) {
    if (action === 'allow')
        check.pass(finding);
    else if (action === 'block' && enforce)
        check.fail(finding);
    else
        check.warn(finding);
}

;// CONCATENATED MODULE: ./src/scan/documents/vulnerability.ts


/** Only a full engine looked at it: it knows packages and versions, and not what is linked in. */
function isOfOthers({ program, full }) {
    return program === undefined && full !== undefined;
}
/** What blocks comes first, then what is for review; within these by id and module. */
function occurrencesIn(scanned) {
    const all = scanned.flatMap(inFile);
    const groups = Map.groupBy(all, ({ finding: { id, module, version } }) => JSON.stringify([id, module, version]));
    return [...groups.values()].flatMap((files) => together(files) ?? []).sort(byDecision);
}
function inFile(file) {
    const byId = Map.groupBy(file.findings, ({ id }) => id);
    return [...byId.values()].flatMap((same) => {
        const linked = linkedIn(file, same);
        return same.map((finding) => ({ file, finding, linked }));
    });
}
function together(files) {
    // Only what a file was excused for has the exception.
    const [first] = [...files].sort((a, b) => Number(!a.finding.exception) - Number(!b.finding.exception));
    if (!first)
        return undefined;
    const { level: _level, symbols: _symbols, decision: _decision, blocking: _blocking, ...finding } = first.finding;
    return {
        finding,
        decision: strictest(files.map((one) => one.finding.decision)),
        blocking: files.some((one) => one.finding.blocking),
        symbols: [...new Set(files.flatMap((one) => one.finding.symbols))].sort(model_names/* byBytes */.bg),
        files,
    };
}
const ORDER = ['block', 'review', 'allow'];
function byDecision(a, b) {
    return (Number(b.blocking) - Number(a.blocking) ||
        ORDER.indexOf(a.decision) - ORDER.indexOf(b.decision) ||
        (0,model_names/* byBytes */.bg)(a.finding.id, b.finding.id) ||
        (0,model_names/* byBytes */.bg)(a.finding.module, b.finding.module) ||
        (0,model_names/* byBytes */.bg)(a.finding.version, b.finding.version));
}
/**
 * A vulnerability that one module of a file has linked in is not `not-linked` because of another module. Levels other
 * than the nearest decide nothing: a package may be linked in without the vulnerable function.
 */
function linkedIn({ functionsKnown }, same) {
    if (same.some(({ level }) => level === 'symbol'))
        return 'linked';
    return functionsKnown && same.every(({ functionsNamed }) => functionsNamed) ? 'not-linked' : 'unknown';
}

;// CONCATENATED MODULE: ./src/commands/scan-part.ts




/** What the scan left in the output folder; undefined where nothing is there, or not ours. */
async function scanReport(output, files) {
    const path = (0,layout/* layout */.Zp)(output).result('scan');
    if ((await files.stat(path))?.kind !== 'file')
        return undefined;
    const parsed = ScanData.safeParse(scan_part_json(await files.readText(path)));
    return parsed.success ? scan_part_reportOf(parsed.data) : undefined;
}
function scan_part_json(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function scan_part_reportOf({ scanned, exceptions, database }) {
    const engines = enginesOf(scanned);
    return {
        files: scanned.map((one) => ({
            ...(one.target !== undefined && { target: one.target }),
            file: one.file,
            readable: one.program !== undefined || one.full !== undefined,
            ...(isOfOthers(one) && { byOthers: true }),
            modules: one.components,
            ...(one.quality !== undefined && { quality: one.quality }),
        })),
        vulnerabilities: occurrencesIn(scanned).map(scan_part_vulnerabilityOf),
        exceptions: exceptions.map(({ id, purl, reason, approver, expires, daysLeft, state, fault }) => {
            const told = { id, purl, reason, approver, expires, daysLeft, state };
            return fault === undefined ? told : { ...told, fault };
        }),
        licences: licencesOf(scanned),
        ...(engines && { engines }),
        database: Object.fromEntries(Object.entries(database).filter(([, value]) => value !== undefined)),
    };
}
/** Undefined where no two engines looked at one file. */
function enginesOf(scanned) {
    const compared = scanned.flatMap(({ file, full }) => full?.comparison ? [{ file, scanners: full.scanners, comparison: full.comparison }] : []);
    if (compared.length === 0)
        return undefined;
    const all = compared.flatMap(({ file, comparison }) => comparison.disagreements.map(({ finding, reportedBy, right, why }) => ({
        file,
        difference: {
            id: finding.id,
            module: finding.package,
            version: finding.version,
            reportedBy,
            ...(right !== undefined && { right }),
            why,
        },
    })));
    const groups = Map.groupBy(all, ({ difference }) => JSON.stringify(difference));
    const differences = [...groups.values()].flatMap((same) => same[0] ? [{ ...same[0].difference, files: same.map(({ file }) => file) }] : []);
    const names = compared.flatMap(({ scanners }) => scanners.flatMap(({ name, version, databaseDate }) => (databaseDate ? [`${name} ${version}`] : [])));
    return {
        scanners: [...new Set(names)],
        agreed: compared.reduce((sum, { comparison }) => sum + comparison.agreed, 0),
        differences: differences.sort((a, b) => Number(a.right !== undefined) - Number(b.right !== undefined) || (0,model_names/* byBytes */.bg)(a.why, b.why)),
    };
}
function scan_part_vulnerabilityOf({ finding, symbols, files }) {
    const { id, aliases, summary, module, version, fixed, severity, exception } = finding;
    const isCve = (alias) => Number(!alias.startsWith('CVE-'));
    return {
        id,
        aliases: aliases.toSorted((a, b) => isCve(a) - isCve(b) || (0,model_names/* byBytes */.bg)(a, b)),
        summary,
        module,
        version,
        ...(fixed !== undefined && { fixed }),
        symbols,
        ...(severity !== undefined && severity !== 'unknown' && { severity }),
        ...(exception && { exception }),
        where: files.map((one) => ({ file: one.file.file, state: stateOf(one) })),
    };
}
function stateOf({ finding: { decision, exception }, linked }) {
    if (decision === 'allow')
        return linked === 'linked' ? 'allowed' : linked;
    if (exception)
        return 'excepted';
    return decision === 'block' ? 'blocks' : 'review';
}
/** The files share most of their modules, and what a module is under does not differ from file to file. */
function licencesOf(scanned) {
    const all = scanned.flatMap(({ licences }) => licences.flatMap(licenceOf));
    return [...new Map(all.map((one) => [one.module, one])).values()].sort((a, b) => (0,model_names/* byBytes */.bg)(a.module, b.module));
}
function licenceOf({ module, version, expression, decision, exception }) {
    if (decision === undefined)
        return [];
    const states = { allow: 'allowed', review: 'review', block: 'blocks' };
    const state = decision !== 'allow' && exception ? 'excepted' : states[decision];
    const name = version ? `${module}@${version}` : module;
    return [{ module: name, ...(expression !== undefined && { expression }), state }];
}

;// CONCATENATED MODULE: ./src/commands/report.ts







/** Gathers from the output folder all that a report shows. */
async function reportData(title, output, files) {
    const paths = (0,layout/* layout */.Zp)(output);
    const plan = (await files.stat(paths.plan)) ? await readPlan(output, files) : undefined;
    const signing = await signingOf(output, files);
    const waves = await wavesOf(output, files);
    const packing = await packingReport(output, plan, files);
    const scan = await scanReport(output, files);
    return {
        title,
        ...(plan ? { plan } : {}),
        checks: await readEvidence(output, files),
        sizes: plan ? await sizesOf(plan, output, files) : [],
        ...(packing.length > 0 ? { packing } : {}),
        ...(scan ? { scan } : {}),
        ...(waves ? { waves } : {}),
        ...(signing ? { signing } : {}),
        ...(plan ? { insight: await insightReport(output, plan, files) } : {}),
    };
}
/** Writes `summary.md` and `release-report.html`; returns the data they show. */
async function writeReport(title, output, files) {
    const data = await reportData(title, output, files);
    const paths = (0,layout/* layout */.Zp)(output);
    await files.write(paths.summary, renderMarkdown(data));
    // The charts are half of the code and nobody waits for them.
    const { renderHtml } = await Promise.all(/* import() */[__nccwpck_require__.e(704), __nccwpck_require__.e(599)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2599));
    await files.write(paths.report, renderHtml(data));
    return data;
}
async function sizesOf(plan, output, files) {
    const paths = (0,layout/* layout */.Zp)(output);
    const sizeOf = async (path) => (await files.stat(path))?.size;
    const sizes = await Promise.all(plan.artifacts.map(async ({ target, plain, debug, file }) => {
        const released = paths.released(file);
        const [unstripped, strippedSize, releasedSize] = await Promise.all([
            sizeOf(paths.planned(debug)),
            sizeOf(paths.planned(plain)),
            sizeOf(released),
        ]);
        const packed = releasedSize !== undefined &&
            (await files.withSource(released, (source) => (0,binary_inspect/* inspect */.N)(source).upx !== undefined));
        return {
            target: plan.targets.find(({ id }) => id === target)?.name ?? target,
            file,
            ...(unstripped === undefined ? {} : { unstripped }),
            ...(strippedSize === undefined ? {} : { stripped: strippedSize }),
            ...(releasedSize === undefined ? {} : { released: releasedSize }),
            packed,
        };
    }));
    // The binaries of other jobs are not here.
    return sizes.filter(({ unstripped, stripped, released }) => (unstripped ?? stripped ?? released) !== undefined);
}
async function signingOf(output, files) {
    const paths = (0,layout/* layout */.Zp)(output);
    if (!(await files.stat(paths.released(layout/* CHECKSUMS */.vM + layout/* BUNDLE_SUFFIX */.Zf))) || !(await files.stat(paths.publicKey)))
        return undefined;
    const provenance = (await files.stat(paths.released(layout/* PROVENANCE */.EK + layout/* BUNDLE_SUFFIX */.Zf))) !== undefined;
    return { publicKey: '../cosign.pub', provenance };
}
async function wavesOf(output, files) {
    const result = (await readResult(output, 'dispatch', files));
    return result?.waves?.length ? result.waves : undefined;
}

;// CONCATENATED MODULE: ./src/commands/invoke.ts






/** Runs one command of the suite, keeps what it found, and reports on its checks. */
async function invoke(action, command, given, ports) {
    const invocation = await prepare(action, given, ports);
    const output = outputOf(invocation);
    const stage = stageOf(action, invocation.raw.mode);
    const handedOver = await takenOver(stage, invocation);
    const broken = (0,check/* overall */.Me)(handedOver) === 'fail';
    const outcome = broken ? stopped(stage) : await command(invocation);
    const checks = [...handedOver, ...outcome.checks];
    const { stage: recorded, data, beside } = outcome;
    await (beside ? recordBeside : record)(output, recorded, checks, data, ports.files);
    const title = `Oracle Release: ${outcome.stage}`;
    // What was swapped is not read either.
    const whole = broken ? { sizes: [] } : await writeReport(title, output, ports.files);
    const paths = (0,layout/* layout */.Zp)(output);
    const handsOn = outcome.handsOn ?? { name: outcome.stage, files: [] };
    const handed = await handOn(handsOn, handsOn.withEvidence ? await readEvidence(output, ports.files) : checks, output, ports.files);
    const outputs = {
        ...outcome.outputs,
        handover: handed.token,
        'handover-files': handed.paths.join('\n'),
        evidence: paths.evidence,
        result: paths.result(outcome.stage),
    };
    return { outcome: { ...outcome, checks, outputs }, report: { ...whole, title, checks }, output };
}
/** The stage that checks what a command takes over from other jobs. */
function stageOf(action, mode) {
    switch (action) {
        case 'build-matrix':
            return mode === 'gates' ? 'gates' : 'build';
        case 'sbom-scan':
            return 'scan';
        case 'upx-verify':
            return 'pack';
        case 'checksum-sign':
            return mode === 'verify' ? 'verify' : 'seal';
        case 'publish':
            return 'publish';
        case 'gray-dispatch':
            return 'dispatch';
    }
}
/** Takes over what the input `handover` reports, and lays its evidence beneath ours. */
async function takenOver(stage, invocation) {
    const { raw, ports } = invocation;
    if (!raw.handover?.trim())
        return [];
    const output = outputOf(invocation);
    const { checks, evidence } = await takeOver(raw.handover, output, stage, ports);
    if ((0,check/* overall */.Me)(checks) !== 'fail')
        await addEvidence(output, evidence, ports.files);
    return checks;
}
/** Nothing is done with files that are not what was handed over. */
function stopped(stage) {
    return { stage, checks: [], outputs: {}, data: {} };
}

;// CONCATENATED MODULE: ./src/commands/outcome.ts

/** The verdict that an action outputs. */
function verdictOf({ checks, review }) {
    const verdict = (0,check/* overall */.Me)(checks);
    return review && verdict !== 'fail' ? 'review' : verdict;
}

;// CONCATENATED MODULE: ./src/report/annotations.ts


/** A step shows 10 of a level and drops the rest in silence; one is kept for what could be in nested steps. */
const MOST = 9;
/** The runner cuts messages at 4096 characters. */
const MESSAGE_LIMIT = 3000;
/**
 * At most 9 annotations, failures first, one for checks that are alike or one for each line they point at; the last
 * one says how many more there are. Every check has its say before any has its second.
 */
function annotations(checks) {
    const groups = TOLD.flatMap((verdict) => (0,attention/* alike */.nO)(checks, verdict).map((group) => annotate(group, annotations_LEVELS[verdict])));
    const turns = Math.max(0, ...groups.map((group) => group.length));
    const inTurns = Array.from({ length: turns }, (_, turn) => groups.flatMap((group) => group[turn] ?? []));
    const all = annotations_withoutRepeats(inTurns.flat());
    if (all.length <= MOST)
        return worstFirst(all);
    const more = all.length - (MOST - 1);
    return [
        ...worstFirst(all.slice(0, MOST - 1)),
        { level: 'notice', title: 'More checks did not pass', message: `${more} more in the summary` },
    ];
}
const TOLD = ['fail', 'warn', 'not-run'];
const annotations_LEVELS = {
    fail: 'error',
    warn: 'warning',
    'not-run': 'notice',
};
function worstFirst(all) {
    return TOLD.flatMap((verdict) => all.filter(({ level }) => level === annotations_LEVELS[verdict]));
}
function annotate(group, level) {
    const { places = [], detail } = group;
    const atPlaces = places.map((place) => atPlace(place, group, level));
    // The detail has what no line stands for.
    return places.length > 0 && !detail ? atPlaces : [...atPlaces, withoutPlace(group, level)];
}
function atPlace({ file, line, column, message, rule }, group, level) {
    return {
        level,
        title: (0,plain/* plain */.p)([group.stage, group.name, rule].filter(Boolean).join(' '), 200),
        message: (0,plain/* plain */.p)(message, MESSAGE_LIMIT) || group.verdict,
        file: (0,plain/* plain */.p)(file, 300),
        line,
        ...(column === undefined ? {} : { column }),
    };
}
function withoutPlace(group, level) {
    const told = [
        group.verdict === 'not-run' ? 'not run' : undefined,
        group.detail,
        ...(0,attention/* measurements */.Kk)(group),
        group.remedy,
    ];
    return {
        level,
        title: (0,plain/* plain */.p)(`${group.stage} ${group.name}: ${group.subjects}`, 200),
        message: (0,plain/* plain */.p)(told.filter(Boolean).join('; '), MESSAGE_LIMIT) || group.verdict,
    };
}
/** What does not compile is found by every check of the source; its line is marked once. */
function annotations_withoutRepeats(all) {
    const said = new Map();
    for (const one of all) {
        const { file, line, column, message, title } = one;
        const key = JSON.stringify(file === undefined ? [title, message] : [file, line, column, message]);
        if (!said.has(key))
            said.set(key, one);
    }
    return [...said.values()];
}

;// CONCATENATED MODULE: ./src/runner/interrupt.ts

/**
 * A signal that aborts on SIGINT or SIGTERM, so that children are stopped and what was written stays whole.
 * A second signal ends the process at once.
 */
function onInterrupt() {
    const controller = new AbortController();
    const stop = (signal) => {
        if (controller.signal.aborted)
            process.exit(130);
        controller.abort(new errors/* ReleaseError */.K2('INTERRUPTED', `stopped by ${signal}`, 'run the same command again; it goes on from its files'));
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    return controller.signal;
}

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: external "node:perf_hooks"
const external_node_perf_hooks_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");
// EXTERNAL MODULE: ./src/model/secrets.ts
var secrets = __nccwpck_require__(5780);
;// CONCATENATED MODULE: external "node:fs/promises"
const external_node_fs_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: ./src/runner/disk.ts


/** Undefined where there is nothing at the path, or a link that leads to nothing or in a circle. */
async function statOrNothing(path) {
    try {
        return await (0,external_node_fs_promises_namespaceObject.stat)(path);
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error) ?? ''))
            return undefined;
        throw diskFailed(path, error);
    }
}
/** Work on the disk; what goes wrong names the path. */
async function onDisk(path, work) {
    try {
        return await work();
    }
    catch (error) {
        throw error instanceof errors/* ReleaseError */.K2 ? error : diskFailed(path, error);
    }
}
function missing(path) {
    return new errors/* ReleaseError */.K2('FILE_MISSING', `there is no file ${path}`, 'check the path, or run the stage that makes it');
}
function diskFailed(path, cause) {
    return new errors/* ReleaseError */.K2('DISK_FAILED', `${path}: ${(0,errors/* messageOf */.bD)(cause)}`, 'check permissions and free space', cause);
}
/** The system's word for an error: `ENOENT`. */
function codeOf(error) {
    return error.code;
}

;// CONCATENATED MODULE: ./src/runner/exec.ts






const TEN_MINUTES = 600_000;
const SIXTEEN_MIB = 16 * 1024 * 1024;
/** How long a child may take to end by itself before it is killed. */
const GRACE_MS = 2_000;
/** Children must not see our secrets, nor options that would change what we measure. */
const OF_RUNNER = /^(INPUT|ACTIONS)_/i;
const STEERING = new Set(['UPX', 'NODE_OPTIONS']);
/** Every setting of these scanners has a variable, ignored vulnerabilities too; a stage passes on what it knows. */
const OF_SCANNERS = /^(SYFT|GRYPE|TRIVY)_/i;
/** The environment variable that carries a tag, so that a program is found even if we died while starting it. */
const TAG = 'ORACLE_RELEASE_PROCESS';
/** The Exec port over node:child_process; an aborted signal ends every child and rejects. */
function localExec(interrupted) {
    return { run: (command) => run(command, interrupted) };
}
function scrubbedEnvironment(environment = process.env) {
    return Object.fromEntries(Object.entries(environment).filter(([name]) => !(0,secrets/* looksSecret */.n)(name) && !OF_RUNNER.test(name) && !STEERING.has(name) && !OF_SCANNERS.test(name)));
}
function run(command, interrupted) {
    interrupted.throwIfAborted();
    const started = external_node_perf_hooks_namespaceObject.performance.now();
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_namespaceObject.spawn)(command.file, command.args, {
            cwd: command.cwd,
            env: {
                ...scrubbedEnvironment(),
                ...command.env,
                ...(command.tag !== undefined && { [TAG]: command.tag }),
            },
            stdio: ['ignore', 'pipe', 'pipe'],
            // Its own group, so that what it started ends with it.
            detached: process.platform !== 'win32',
            windowsHide: true,
        });
        const cap = command.maxOutputBytes ?? SIXTEEN_MIB;
        const stdout = collect(child.stdout, cap);
        const stderr = collect(child.stderr, cap);
        let timedOut = false;
        const stop = () => exec_end(child);
        const timer = setTimeout(() => {
            timedOut = true;
            stop();
        }, command.timeoutMs ?? TEN_MINUTES);
        interrupted.addEventListener('abort', stop, { once: true });
        const settle = (outcome) => {
            clearTimeout(timer);
            interrupted.removeEventListener('abort', stop);
            outcome();
        };
        child.once('error', (cause) => settle(() => reject(notStarted(command.file, cause))));
        child.once('close', (code, signal) => settle(() => {
            if (interrupted.aborted)
                return reject(interrupted.reason);
            resolve({
                exitCode: code ?? 128 + (signal ? external_node_os_namespaceObject.constants.signals[signal] : 0),
                stdout: stdout.text(),
                stderr: stderr.text(),
                timedOut,
                truncated: stdout.truncated() || stderr.truncated(),
                ms: external_node_perf_hooks_namespaceObject.performance.now() - started,
            });
        }));
    });
}
function collect(stream, cap) {
    const chunks = [];
    let kept = 0;
    let dropped = false;
    stream.on('data', (chunk) => {
        const room = cap - kept;
        if (chunk.length > room)
            dropped = true;
        if (room > 0)
            chunks.push(chunk.subarray(0, room));
        kept += Math.min(room, chunk.length);
    });
    return { text: () => Buffer.concat(chunks).toString('utf8'), truncated: () => dropped };
}
function exec_end(child) {
    signalGroup(child, 'SIGTERM');
    setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS).unref();
}
function signalGroup(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        if (process.platform === 'win32')
            child.kill(signal);
        else
            process.kill(-child.pid, signal);
    }
    catch (error) {
        if (codeOf(error) !== 'ESRCH')
            throw error;
    }
}
function notStarted(file, cause) {
    const why = cause.code === 'ENOENT' ? 'was not found' : `could not be started (${cause.code ?? cause.message})`;
    return new errors/* ReleaseError */.K2('TOOL_MISSING', `${file} ${why}`, `install ${file} and put it on PATH; \`oracle-release doctor\` lists what is needed`, cause);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./src/runner/bytes.ts




const CHUNK = 256 * 1024;
/** Opens a file for reading by range; the source lives as long as `use` runs. */
async function withSource(path, use) {
    const descriptor = openForReading(path);
    try {
        const { size } = (0,external_node_fs_namespaceObject.fstatSync)(descriptor);
        return await use({
            size,
            read: (offset, length, into) => readRange(descriptor, size, offset, length, into),
        });
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(descriptor);
    }
}
function readRange(descriptor, size, offset, length, into) {
    const wanted = Math.max(0, Math.min(length, size - offset));
    const buffer = into && into.length >= wanted ? into : Buffer.allocUnsafe(wanted);
    let filled = 0;
    while (filled < wanted) {
        const count = (0,external_node_fs_namespaceObject.readSync)(descriptor, buffer, filled, wanted - filled, offset + filled);
        if (count === 0)
            break;
        filled += count;
    }
    return buffer.subarray(0, filled);
}
/** Size and digests, in one synchronous pass with one reused buffer: faster than streams, and memory stays the same for any size. */
function digestOf(path) {
    const descriptor = openForReading(path);
    try {
        const before = (0,external_node_fs_namespaceObject.fstatSync)(descriptor);
        const sha256 = (0,external_node_crypto_.createHash)('sha256');
        const sha512 = (0,external_node_crypto_.createHash)('sha512');
        const buffer = Buffer.allocUnsafe(CHUNK);
        let size = 0;
        for (let count = (0,external_node_fs_namespaceObject.readSync)(descriptor, buffer); count > 0; count = (0,external_node_fs_namespaceObject.readSync)(descriptor, buffer)) {
            const chunk = buffer.subarray(0, count);
            sha256.update(chunk);
            sha512.update(chunk);
            size += count;
        }
        const after = (0,external_node_fs_namespaceObject.fstatSync)(descriptor);
        if (size !== before.size || after.mtimeMs !== before.mtimeMs) {
            throw new errors/* ReleaseError */.K2('DIGEST_MISMATCH', `${path} changed while it was read`, 'make sure nothing else writes to the output folder, then run again');
        }
        return { size, sha256: sha256.digest('hex'), sha512: sha512.digest('hex') };
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(descriptor);
    }
}
function openForReading(path) {
    const descriptor = opened(path);
    if ((0,external_node_fs_namespaceObject.fstatSync)(descriptor).isFile())
        return descriptor;
    (0,external_node_fs_namespaceObject.closeSync)(descriptor);
    throw missing(path);
}
/** Without waiting for whoever writes, where the path is a pipe. */
function opened(path) {
    try {
        return (0,external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_RDONLY | (external_node_fs_namespaceObject.constants.O_NONBLOCK ?? 0));
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error) ?? ''))
            throw missing(path);
        if (codeOf(error) !== 'EACCES')
            throw diskFailed(path, error);
        throw new errors/* ReleaseError */.K2('FILE_INVALID', `${path} may not be read`, 'give read permission on it', error);
    }
}

;// CONCATENATED MODULE: ./src/runner/files.ts







const SIXTY_FOUR_MIB = 64 * 1024 * 1024;
/** The Files port over node:fs. */
const localFiles = {
    read,
    readText: async (path, maxBytes) => (await read(path, maxBytes)).toString('utf8'),
    write,
    copy,
    copyFolder,
    append,
    create,
    rename: (from, to) => onDisk(to, () => (0,external_node_fs_promises_namespaceObject.rename)(from, to)),
    remove: (path) => onDisk(path, () => (0,external_node_fs_promises_namespaceObject.rm)(path, { recursive: true, force: true })),
    stat: async (path) => {
        const found = await statOrNothing(path);
        if (!found)
            return undefined;
        const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
        const symbolic = (await (0,external_node_fs_promises_namespaceObject.lstat)(path)).isSymbolicLink();
        const identity = `${found.dev}:${found.ino}`;
        return { kind, link: symbolic, size: found.size, mode: found.mode & 0o777, identity };
    },
    list: async (path) => {
        try {
            return (await (0,external_node_fs_promises_namespaceObject.readdir)(path)).sort();
        }
        catch (error) {
            if (codeOf(error) === 'ENOENT')
                return [];
            throw diskFailed(path, error);
        }
    },
    temporaryFolder: (parent) => onDisk(parent, async () => {
        await (0,external_node_fs_promises_namespaceObject.mkdir)(parent, { recursive: true });
        return (0,external_node_fs_promises_namespaceObject.mkdtemp)((0,external_node_path_.join)(parent, '.tmp-'));
    }),
    digest: async (path) => digestOf(path),
    withSource: withSource,
};
async function read(path, maxBytes = SIXTY_FOUR_MIB) {
    const found = await statOrNothing(path);
    if (!found?.isFile())
        throw missing(path);
    if (found.size > maxBytes) {
        throw new errors/* ReleaseError */.K2('FILE_INVALID', `${path} has ${found.size} bytes; at most ${maxBytes} are read`, 'check that the file is the one meant');
    }
    return onDisk(path, () => (0,external_node_fs_promises_namespaceObject.readFile)(path));
}
async function write(path, content, mode) {
    const bytes = Buffer.from(content);
    if (await holds(path, bytes, mode))
        return;
    await throughTemporary(path, async (temporary) => writeDurably(temporary, bytes, mode));
}
async function copy(from, to, mode) {
    const original = await statOrNothing(from);
    if (!original?.isFile())
        throw missing(from);
    const existing = await statOrNothing(to);
    if (existing?.isFile() && modeMatches(existing.mode, mode) && digestOf(from).sha256 === digestOf(to).sha256)
        return;
    await throughTemporary(to, async (temporary) => {
        await (0,external_node_fs_promises_namespaceObject.copyFile)(from, temporary, external_node_fs_namespaceObject.constants.COPYFILE_FICLONE);
        // The copy of a read-only file could not be opened to be flushed.
        await (0,external_node_fs_promises_namespaceObject.chmod)(temporary, 0o600);
        const handle = await (0,external_node_fs_promises_namespaceObject.open)(temporary, 'r+');
        try {
            await handle.chmod(mode ?? original.mode & 0o777);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
    });
}
async function copyFolder(from, to, except) {
    const excepted = new Set(except);
    await onDisk(to, async () => {
        await (0,external_node_fs_promises_namespaceObject.mkdir)(to, { recursive: true });
        const entries = (await (0,external_node_fs_promises_namespaceObject.readdir)(from, { withFileTypes: true }))
            .map((entry) => ({ entry, source: (0,external_node_path_.join)(from, entry.name), target: (0,external_node_path_.join)(to, entry.name) }))
            .filter(({ source }) => !excepted.has(source));
        await Promise.all(entries.map(async ({ entry, source, target }) => {
            if (entry.isSymbolicLink())
                await (0,external_node_fs_promises_namespaceObject.symlink)(await (0,external_node_fs_promises_namespaceObject.readlink)(source), target);
            if (entry.isFile())
                await (0,external_node_fs_promises_namespaceObject.copyFile)(source, target, external_node_fs_namespaceObject.constants.COPYFILE_FICLONE);
        }));
        for (const { entry, source, target } of entries)
            if (entry.isDirectory())
                await copyFolder(source, target, except);
    });
}
async function append(path, content) {
    await onDisk(path, async () => {
        await (0,external_node_fs_promises_namespaceObject.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        await (0,external_node_fs_promises_namespaceObject.appendFile)(path, content, { flush: true });
    });
}
async function create(path, content, mode) {
    await onDisk(path, () => (0,external_node_fs_promises_namespaceObject.mkdir)((0,external_node_path_.dirname)(path), { recursive: true }));
    const temporary = temporaryName(path);
    await onDisk(path, async () => writeDurably(temporary, Buffer.from(content), mode));
    try {
        // A link fails where the name exists, and never shows a half-written file.
        await (0,external_node_fs_promises_namespaceObject.link)(temporary, path);
        return true;
    }
    catch (error) {
        if (codeOf(error) === 'EEXIST')
            return false;
        throw diskFailed(path, error);
    }
    finally {
        await (0,external_node_fs_promises_namespaceObject.rm)(temporary, { force: true });
    }
}
async function holds(path, bytes, mode) {
    const existing = await statOrNothing(path);
    if (!existing?.isFile() || existing.size !== bytes.length || !modeMatches(existing.mode, mode))
        return false;
    return bytes.equals(await (0,external_node_fs_promises_namespaceObject.readFile)(path));
}
function modeMatches(actual, wanted) {
    return wanted === undefined || process.platform === 'win32' || (actual & 0o777) === wanted;
}
async function throughTemporary(path, fill) {
    const temporary = temporaryName(path);
    await onDisk(path, async () => {
        await (0,external_node_fs_promises_namespaceObject.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        try {
            await fill(temporary);
            await (0,external_node_fs_promises_namespaceObject.rename)(temporary, path);
        }
        catch (error) {
            await (0,external_node_fs_promises_namespaceObject.rm)(temporary, { force: true });
            throw error;
        }
    });
}
function writeDurably(path, bytes, mode) {
    const descriptor = (0,external_node_fs_namespaceObject.openSync)(path, 'wx', mode ?? 0o644);
    try {
        for (let written = 0; written < bytes.length;) {
            written += (0,external_node_fs_namespaceObject.writeSync)(descriptor, bytes, written);
        }
        (0,external_node_fs_namespaceObject.fsyncSync)(descriptor);
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(descriptor);
    }
}
function temporaryName(path) {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.${process.pid}.${(0,external_node_crypto_.randomBytes)(4).toString('hex')}.tmp`);
}

;// CONCATENATED MODULE: ./src/runner/host.ts

const GOOS = { win32: 'windows', sunos: 'solaris' };
const GOARCH = {
    x64: 'amd64',
    ia32: '386',
    ppc64: 'ppc64le',
    loong64: 'loong64',
};
/** This machine in Go's words. */
const localHost = {
    goos: GOOS[process.platform] ?? process.platform,
    goarch: GOARCH[process.arch] ?? process.arch,
    cores: (0,external_node_os_namespaceObject.availableParallelism)(),
    env: (name) => process.env[name] || undefined,
};

;// CONCATENATED MODULE: ./src/runner/http.ts

const http_SIXTY_FOUR_MIB = 64 * 1024 * 1024;
const THIRTY_SECONDS = 30_000;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** The Http port over fetch. Offline, nothing but loopback is ever asked. */
function localHttp(offline, interrupted) {
    return {
        async get(url, options = {}) {
            const address = allowed(url, offline);
            const limit = AbortSignal.any([interrupted, AbortSignal.timeout(options.timeoutMs ?? THIRTY_SECONDS)]);
            try {
                const response = await fetch(address, { redirect: 'follow', signal: limit });
                return { status: response.status, body: await body(response, options.maxBytes ?? http_SIXTY_FOUR_MIB) };
            }
            catch (cause) {
                interrupted.throwIfAborted();
                if (cause instanceof errors/* ReleaseError */.K2)
                    throw cause;
                throw new errors/* ReleaseError */.K2('NETWORK_FAILED', `${address.host} did not answer: ${reason(cause)}`, 'check the network, then run again', cause);
            }
        },
    };
}
/** The address, where it may be asked. Throws INPUT_INVALID for one that is not https, OFFLINE. */
function allowed(url, offline) {
    const address = new URL(url);
    const loopback = LOOPBACK.has(address.hostname);
    if (address.protocol !== 'https:' && !(loopback && address.protocol === 'http:')) {
        throw new errors/* ReleaseError */.K2('INPUT_INVALID', `${url} is not https`, 'use an https address; plain http is for loopback only');
    }
    if (offline && !loopback) {
        throw new errors/* ReleaseError */.K2('OFFLINE', `${address.host} was not asked: the run is offline`, 'give the file by path, or run without offline');
    }
    return address;
}
async function body(response, maxBytes) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
        size += chunk.length;
        if (size > maxBytes) {
            throw new errors/* ReleaseError */.K2('FILE_INVALID', `${response.url} sent more than ${maxBytes} bytes`, 'check the address');
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
/** fetch hides why it failed one cause down. */
function reason(error) {
    return error instanceof Error && error.cause ? (0,errors/* messageOf */.bD)(error.cause) : (0,errors/* messageOf */.bD)(error);
}

;// CONCATENATED MODULE: ./src/runner/identity.ts


const TEN_SECONDS = 10_000;
/**
 * The Identity port over the service that GitHub gives to jobs with `id-token: write`.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function localIdentity({ env }, offline, interrupted) {
    return {
        async claims(audience) {
            const service = env('ACTIONS_ID_TOKEN_REQUEST_URL');
            const right = env('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
            if (!service || !right)
                return undefined;
            const address = allowed(service, offline);
            address.searchParams.set('audience', audience);
            const token = await mint(address, right, interrupted);
            // The runner reads this on either stream; stdout may be for JSON.
            process.stderr.write(`::add-mask::${token}\n`);
            return claimsIn(token, address);
        },
    };
}
async function mint(address, right, interrupted) {
    const limit = AbortSignal.any([interrupted, AbortSignal.timeout(TEN_SECONDS)]);
    const headers = { authorization: `Bearer ${right}`, accept: 'application/json' };
    let status;
    let body;
    try {
        // Followed, a redirect could lead the right to ask elsewhere.
        const response = await fetch(address, { headers, signal: limit, redirect: 'error' });
        status = response.status;
        body = (await response.text()).slice(0, MAX_ANSWER);
    }
    catch (cause) {
        interrupted.throwIfAborted();
        throw failed(address, (0,errors/* messageOf */.bD)(cause), cause);
    }
    if (status === 401 || status === 403) {
        throw new errors/* ReleaseError */.K2('TOKEN_REFUSED', `${address.host} gives this job no identity token (${status})`, 'give the job `permissions: id-token: write`');
    }
    const value = status === 200 ? field(parsed(body), 'value') : undefined;
    if (!value || !JSON_WEB_TOKEN.test(value))
        throw failed(address, `it answered ${status}, with no token`);
    return value;
}
const MAX_ANSWER = 1_000_000;
const JSON_WEB_TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;
/** The claims of a JSON web token; whoever gets it checks its signature. */
function claimsIn(token, address) {
    const claims = parsed(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const [issuer, subject, audience] = ['iss', 'sub', 'aud'].map((name) => field(claims, name));
    if (issuer && subject && audience)
        return { issuer, subject, audience };
    throw failed(address, 'what it gave is no identity token');
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        // What is not JSON has none of the fields asked for.
        return undefined;
    }
}
function field(value, name) {
    const found = typeof value === 'object' && value !== null ? value[name] : undefined;
    return typeof found === 'string' ? found : undefined;
}
function failed(address, why, cause) {
    return new errors/* ReleaseError */.K2('NETWORK_FAILED', `no identity token from ${address.host}: ${why}`, 'check the status of the service, then run again', cause);
}

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: ./src/runner/offline.ts
/**
 * What a program sees so that it opens no connection but to loopback. Go takes modules only from where no network is
 * needed, and no other Go than the one that runs. Go's checksum database is not turned off: what `go.sum` does not
 * list would be trusted unseen.
 */
function withoutNetwork(goproxy, proxy) {
    const loopback = 'localhost,127.0.0.1,::1,127.0.0.0/8';
    return {
        HTTP_PROXY: proxy,
        HTTPS_PROXY: proxy,
        ALL_PROXY: proxy,
        NO_PROXY: loopback,
        http_proxy: proxy,
        https_proxy: proxy,
        all_proxy: proxy,
        no_proxy: loopback,
        GOPROXY: localProxies(goproxy),
        // Without this Go asks the repository itself for what GOPRIVATE names, even where GOPROXY is off.
        GONOPROXY: 'none',
        GOTOOLCHAIN: 'local',
    };
}
/** Of a `GOPROXY` list, the folders and loopback servers; `off` where nothing is left. */
function localProxies(goproxy = '') {
    const kept = goproxy
        .split(/[,|]/)
        .map((entry) => entry.trim())
        .filter(isLocal);
    return kept.length > 0 ? kept.join(',') : 'off';
}
function isLocal(entry) {
    if (!URL.canParse(entry))
        return false;
    const { protocol, host } = new URL(entry);
    return protocol === 'file:' || (/^https?:$/.test(protocol) && isLoopback(host));
}
/** `host` or `host:port`. */
function isLoopback(host) {
    return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host);
}

;// CONCATENATED MODULE: ./src/runner/network.ts





/** Attempts beyond this are not told apart any more: a program may try again and again. */
const MAX_ATTEMPTS = 200;
const openNetwork = { offline: false, attempts: () => [] };
/**
 * Programs started through the `exec` given back are told to reach the network through a proxy on loopback, which
 * refuses everything and notes who asked for what. The proxy is opened with the first program.
 */
function closedNetwork(exec) {
    const attempts = new Map();
    const commands = [];
    const note = (host, user) => {
        if (isLoopback(host) || attempts.size >= MAX_ATTEMPTS)
            return;
        const command = commands[Number(user)];
        // Some say who they are only when they are asked to.
        if (command !== undefined)
            attempts.delete(nameless(host));
        attempts.set(command === undefined ? nameless(host) : `${host} ${command}`, { host, command });
    };
    const proxy = once(() => refusingProxy(note));
    const configured = once(() => configuredProxies(exec));
    return {
        network: { offline: true, attempts: () => [...attempts.values()] },
        exec: {
            async run(command) {
                // The name in the address of the proxy tells the programs apart.
                const user = commands.push(network_inShort(command)) - 1;
                const goproxy = command.env?.GOPROXY ?? (await configured());
                const env = withoutNetwork(goproxy, `http://${user}:-@127.0.0.1:${await proxy()}`);
                return exec.run({ ...command, env: { ...command.env, ...env } });
            },
        },
    };
}
const nameless = (host) => `${host} `;
/** Gives the port it listens on. It does not keep our process alive. */
function refusingProxy(note) {
    const server = (0,external_node_http_namespaceObject.createServer)((request, response) => {
        const address = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : undefined;
        const user = userOf(request);
        if (address)
            note(address.host, user);
        request.resume();
        const { status, reason, headers } = refusal(user);
        response.writeHead(status, reason, headers).end(`${reason}\n`);
    });
    server.on('connect', (request, socket) => {
        const user = userOf(request);
        note((request.url ?? '').replace(/:443$/, ''), user);
        const { status, reason, headers } = refusal(user);
        const head = Object.entries({ ...headers, 'Content-Length': '0' }).map(([name, value]) => `${name}: ${value}`);
        socket.on('error', () => { });
        socket.end([`HTTP/1.1 ${status} ${reason}`, ...head, '', ''].join('\r\n'));
    });
    server.on('clientError', (_, socket) => socket.destroy());
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => {
            server.unref();
            resolve(server.address().port);
        });
    });
}
/** Who does not say who it is is asked to first. */
function refusal(user) {
    const headers = { Connection: 'close' };
    const reason = 'the run is offline';
    if (user !== undefined)
        return { status: 403, reason, headers };
    return { status: 407, reason, headers: { ...headers, 'Proxy-Authenticate': 'Basic realm="offline"' } };
}
/** The user of HTTP basic authentication at the proxy (RFC 9110, 11.7.2; RFC 7617). */
function userOf({ headers }) {
    const [scheme, credentials = ''] = (headers['proxy-authorization'] ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'basic')
        return undefined;
    return Buffer.from(credentials, 'base64').toString('latin1').split(':')[0] || undefined;
}
/** `GOPROXY` as `go env -w` may have set it too; undefined where there is no Go. */
async function configuredProxies(exec) {
    try {
        // Away from the repository, whose go.mod could ask for a Go that is not here.
        const env = { GOTOOLCHAIN: 'local', GOWORK: 'off' };
        const { exitCode, stdout } = await exec.run({ file: 'go', args: ['env', 'GOPROXY'], cwd: (0,external_node_os_namespaceObject.tmpdir)(), env });
        return exitCode === 0 ? stdout.trim() : undefined;
    }
    catch (error) {
        if (error instanceof errors/* ReleaseError */.K2 && error.code === 'TOOL_MISSING')
            return undefined;
        throw error;
    }
}
/** `go build … ./cmd/app for linux/arm64`. */
function network_inShort({ file, args, env = {} }) {
    const words = [(0,external_node_path_.basename)(file), ...args];
    const text = words.join(' ');
    const short = text.length <= 60 ? text : `${words.slice(0, 2).join(' ')} … ${words.at(-1)}`;
    return `${short.slice(0, 120)}${env.GOOS && env.GOARCH ? ` for ${env.GOOS}/${env.GOARCH}` : ''}`;
}
function once(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}

;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
;// CONCATENATED MODULE: ./src/runner/processes.ts










/** By it the runner finds what a job left running, and kills it at the end of the job. */
const MARK_OF_THE_JOB = 'RUNNER_TRACKING_ID';
const POLL_MS = 20;
/** How long a killed process may take to vanish. */
const KILL_MS = 5_000;
/** Below the range from which Linux picks ports for outgoing connections (32768 and up). */
const PORTS = { from: 20_000, to: 32_768 };
const PORT_ATTEMPTS = 500;
/** The Processes port over node:child_process and Linux' /proc. */
function localProcesses() {
    const handedOut = new Set();
    return {
        self: async () => processes_self(),
        alive: async (process) => isAlive(process),
        start,
        find,
        memory,
        stop,
        freePort: (except) => freePort(except, handedOut),
    };
}
function processes_self() {
    const status = statusOf(process.pid);
    if (!status)
        throw unsupported();
    return { pid: process.pid, token: status.token };
}
async function start(program) {
    (0,external_node_fs_namespaceObject.mkdirSync)((0,external_node_path_.dirname)(program.log), { recursive: true });
    const log = await (0,external_node_fs_promises_namespaceObject.open)(program.log, 'a');
    try {
        await new Promise((resolve, reject) => {
            const child = (0,external_node_child_process_namespaceObject.spawn)(program.file, program.args, {
                cwd: program.cwd,
                // What has no value is not passed on.
                env: { ...scrubbedEnvironment(), [MARK_OF_THE_JOB]: undefined, [TAG]: program.tag },
                stdio: ['ignore', log.fd, log.fd],
                detached: true,
            });
            child.once('spawn', resolve);
            child.once('error', (cause) => reject(processes_notStarted(program.file, cause)));
            child.unref();
        });
    }
    finally {
        await log.close();
    }
}
async function find(tag) {
    const wanted = `${TAG}=${tag}`;
    return (0,external_node_fs_namespaceObject.readdirSync)('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
        .flatMap((pid) => {
        const status = statusOf(pid);
        // Programs it started itself inherit the tag; only the leader of the session is the one we started.
        if (!status || status.session !== pid || !environmentOf(pid).includes(wanted))
            return [];
        return [{ pid, token: status.token, executable: `/proc/${pid}/exe` }];
    });
}
/**
 * proc_pid_smaps(5): the sums over all mappings, in kB. Memory of a memfd, from which UPX 5 runs programs, is no
 * file's either.
 */
async function memory(target) {
    const text = readProc(`/proc/${target.pid}/smaps_rollup`);
    if (text === '' || !isAlive(target))
        return undefined;
    const bytesOf = (name) => 1024 * Number(new RegExp(`^${name}: +(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0);
    return { anonymous: bytesOf('Anonymous') + bytesOf('Pss_Shmem'), resident: bytesOf('Rss') };
}
async function stop(target, graceMs) {
    signal(target, 'SIGTERM');
    if (await gone(target, graceMs))
        return;
    signal(target, 'SIGKILL');
    if (await gone(target, KILL_MS))
        return;
    throw new errors/* ReleaseError */.K2('TOOL_TIMEOUT', `process ${target.pid} did not end ${KILL_MS / 1000} s after SIGKILL`, 'look at the process with ps; it may hang in the kernel');
}
async function gone(target, withinMs) {
    for (let waited = 0; waited < withinMs && isAlive(target); waited += POLL_MS)
        await (0,promises_namespaceObject.setTimeout)(POLL_MS);
    return !isAlive(target);
}
/** Signals the whole group, so that what the program started ends with it. */
function signal(target, name) {
    if (!isAlive(target))
        return;
    try {
        process.kill(-target.pid, name);
    }
    catch (error) {
        if (codeOf(error) !== 'ESRCH')
            throw error;
    }
}
function isAlive({ pid, token }) {
    return statusOf(pid)?.token === token;
}
/** proc(5): fields after the name in brackets are state, ppid, pgrp, session, …, starttime (the 22nd of all). */
function statusOf(pid) {
    const text = readProc(`/proc/${pid}/stat`);
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [state = 'X', , , session] = fields;
    if (text === '' || state === 'Z' || state === 'X')
        return undefined;
    return { token: `${bootId()}:${fields[19]}`, session: Number(session) };
}
/** Start times count from boot; with the id of the boot they never repeat. */
function bootId() {
    return readProc('/proc/sys/kernel/random/boot_id').trim();
}
function environmentOf(pid) {
    return readProc(`/proc/${pid}/environ`).split('\0');
}
/** '' for processes that ended meanwhile or belong to somebody else. */
function readProc(path) {
    try {
        return (0,external_node_fs_namespaceObject.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
}
async function freePort(except, handedOut) {
    for (let attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
        const port = (0,external_node_crypto_.randomInt)(PORTS.from, PORTS.to);
        if (except.includes(port) || !(await isFree(port)) || handedOut.has(port))
            continue;
        handedOut.add(port);
        return port;
    }
    throw new errors/* ReleaseError */.K2('BUSY', `${PORT_ATTEMPTS} ports between ${PORTS.from} and ${PORTS.to} were tried and none is free`, 'end programs that listen there');
}
function isFree(port) {
    return new Promise((resolve) => {
        const server = (0,external_node_net_namespaceObject.createServer)();
        server.once('error', () => resolve(false));
        server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
}
function processes_notStarted(file, cause) {
    return new errors/* ReleaseError */.K2('TOOL_MISSING', `${file} could not be started (${cause.code ?? cause.message})`, 'check that the file is a program of this platform', cause);
}
function unsupported() {
    return new errors/* ReleaseError */.K2('TOOL_MISSING', 'this system has no /proc, by which the processes of a local fleet are told apart', 'dispatch to a local fleet on Linux');
}

;// CONCATENATED MODULE: ./src/runner/tools.ts


/**
 * Finds tools on PATH, then in the runner's tool cache (`RUNNER_TOOL_CACHE/<tool>/<version>/<arch>/`). Each is
 * looked up and digested once.
 */
function localTools(files) {
    const found = new Map();
    return {
        find(name) {
            const known = found.get(name) ?? look(name, files);
            found.set(name, known);
            return known;
        },
    };
}
async function look(name, files) {
    const path = [...onPath(), ...inToolCache(name)]
        .map((folder) => executable(folder, name))
        .find((it) => it !== undefined);
    if (path === undefined)
        return undefined;
    return { name, path, sha256: (await files.digest((0,external_node_fs_namespaceObject.realpathSync)(path))).sha256 };
}
function onPath() {
    return (process.env.PATH ?? '').split(external_node_path_.delimiter).filter((folder) => folder !== '');
}
function inToolCache(name) {
    const root = process.env.RUNNER_TOOL_CACHE;
    if (!root)
        return [];
    const versions = foldersIn((0,external_node_path_.join)(root, name));
    return versions
        .reverse()
        .flatMap((version) => foldersIn(version).flatMap((arch) => [arch, (0,external_node_path_.join)(arch, 'bin')]));
}
function foldersIn(folder) {
    try {
        return (0,external_node_fs_namespaceObject.readdirSync)(folder, { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .map((entry) => (0,external_node_path_.join)(folder, entry.name))
            .sort();
    }
    catch {
        // Most machines have no tool cache, or not this tool in it.
        return [];
    }
}
function executable(folder, name) {
    const path = (0,external_node_path_.join)(folder, process.platform === 'win32' ? `${name}.exe` : name);
    try {
        (0,external_node_fs_namespaceObject.accessSync)(path, external_node_fs_namespaceObject.constants.X_OK);
        return (0,external_node_fs_namespaceObject.statSync)(path).isFile() ? path : undefined;
    }
    catch {
        // Not there, or not to be run by us: the next folder may have it.
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/runner/ports.ts









/** The ports over this machine; quiet unless a log and a progress are given. */
function localPorts(surroundings = {}) {
    const { offline = false, interrupted = new AbortController().signal, log = quiet, progress = unwatched, releases = () => noReleases, cache, } = surroundings;
    const clock = localClock(interrupted);
    const exec = localExec(interrupted);
    return {
        ...(offline ? closedNetwork(exec) : { exec, network: openNetwork }),
        files: localFiles,
        http: localHttp(offline, interrupted),
        releases: releases({ offline, interrupted, clock }),
        identity: localIdentity(localHost, offline, interrupted),
        clock,
        tools: localTools(localFiles),
        host: localHost,
        processes: localProcesses(),
        ...(cache ? { cache: cache({ offline }) } : {}),
        log,
        progress,
    };
}
function localClock(interrupted) {
    return {
        now: () => Date.now(),
        async sleep(ms) {
            await (0,promises_namespaceObject.setTimeout)(ms, undefined, { signal: interrupted }).catch(() => undefined);
            interrupted.throwIfAborted();
        },
    };
}
const quiet = { info: () => { }, warn: () => { }, debug: () => { } };
const noClient = () => {
    throw new Error('this command has no client for releases');
};
const noReleases = { of: noClient, about: noClient };
const unwatched = { report: () => { } };

;// CONCATENATED MODULE: ./src/runner/action.ts










/** Runs a command as a step of a workflow: inputs in; outputs, summary, annotations and exit code out. */
async function runAction(action, command, clients = {}) {
    const raw = declaredInputs(action);
    const ports = localPorts({
        offline: isOn(raw.offline),
        interrupted: onInterrupt(),
        log: workflowLog,
        ...clients,
    });
    try {
        const { outcome, report } = await invoke(action, command, raw, ports);
        writeOutputs(outcome);
        action_annotate(report);
        if (isOn(raw.summary))
            await writeSummary(renderMarkdown(report));
        process.exitCode = (0,check/* overall */.Me)(outcome.checks) === 'fail' ? 1 : 0;
    }
    catch (cause) {
        error(failure(cause), { title: cause instanceof errors/* ReleaseError */.K2 ? cause.code : 'oracle-release' });
        process.exitCode = (0,errors/* exitCodeOf */.FO)(cause);
    }
}
/** Every declared input, secrets masked before anything else happens. */
function declaredInputs(action) {
    const raw = Object.fromEntries(Object.keys(DECLARED[action].inputs).map((name) => [name, getInput(name)]));
    for (const name of SECRET_INPUTS) {
        if (raw[name])
            setSecret(raw[name]);
    }
    return raw;
}
function writeOutputs(outcome) {
    setOutput('verdict', verdictOf(outcome));
    for (const [name, value] of Object.entries(outcome.outputs))
        setOutput(name, value);
}
const action_LEVELS = { error: error, warning: warning, notice: notice };
function action_annotate(report) {
    for (const { level, message, title, file, line, column } of annotations(report.checks)) {
        action_LEVELS[level](message, {
            title,
            ...(file === undefined ? {} : { file, startLine: line, startColumn: column }),
        });
    }
}
async function writeSummary(markdown) {
    if (process.env.GITHUB_STEP_SUMMARY)
        await summary.addRaw(markdown, true).write();
}
function failure(cause) {
    return cause instanceof errors/* ReleaseError */.K2 ? `${cause.message}. ${cause.remedy}` : (0,errors/* messageOf */.bD)(cause);
}
function isOn(value) {
    return /^true$/i.test(value ?? '');
}
const workflowLog = {
    info: (message) => console.log(message),
    warn: (message) => warning(message),
    debug: () => { },
};


/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 3243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hh: () => (/* binding */ load),
/* harmony export */   KE: () => (/* binding */ getScalarValue),
/* harmony export */   PH: () => (/* binding */ parseEvents),
/* harmony export */   hy: () => (/* binding */ EVENT_ID),
/* harmony export */   tB: () => (/* binding */ YAMLException)
/* harmony export */ });
/* unused harmony exports CHOMPING_CLIP, CHOMPING_KEEP, CHOMPING_MODE, CHOMPING_STRIP, COLLECTION_STYLE, COLLECTION_STYLE_BLOCK, COLLECTION_STYLE_FLOW, CORE_SCHEMA, DEFAULT_SCALAR_STYLE_RULES, DUMP_SCHEMA, EVENT_ALIAS, EVENT_DOCUMENT, EVENT_MAPPING, EVENT_POP, EVENT_SCALAR, EVENT_SEQUENCE, FAILSAFE_SCHEMA, JSON_SCHEMA, NOT_RESOLVED, SCALAR_STYLE, SCALAR_STYLE_DOUBLE_QUOTED, SCALAR_STYLE_FOLDED_BLOCK, SCALAR_STYLE_LITERAL_BLOCK, SCALAR_STYLE_PLAIN, SCALAR_STYLE_SINGLE_QUOTED, Schema, VISIT_BREAK, VISIT_SKIP, YAML11_SCHEMA, binaryTag, boolCoreTag, boolJsonTag, boolYaml11Tag, constructFromEvents, defineMappingTag, defineScalarTag, defineSequenceTag, dump, eventsToAst, floatCoreTag, floatJsonTag, floatYaml11Tag, intCoreTag, intJsonTag, intYaml11Tag, jsToAst, legacyMapTag, loadAll, mapTag, mergeTag, nullCoreTag, nullJsonTag, nullYaml11Tag, omapTag, pairsTag, present, realMapTag, seqTag, setTag, strTag, timestampTag, visit */
/*! js-yaml 5.5.0 https://github.com/nodeca/js-yaml @license MIT */
//#region src/tag.ts
/**
* Returned by a scalar resolver when the source does not match its tag.
*
* @category Tags
*/
var NOT_RESOLVED = Symbol("NOT_RESOLVED");
/**
* Create a normalized scalar tag definition.
*
* @category Tags
*/
function defineScalarTag(tagName, options) {
	return {
		tagName,
		nodeKind: "scalar",
		implicit: options.implicit ?? false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		implicitFirstChars: options.implicitFirstChars ?? null,
		resolve: options.resolve,
		identify: options.identify,
		represent: options.represent ?? ((data) => String(data)),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
/**
* Create a normalized sequence tag definition.
*
* @category Tags
*/
function defineSequenceTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "sequence",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addItem: options.addItem,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
/**
* Create a normalized mapping tag definition.
*
* @category Tags
*/
function defineMappingTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "mapping",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addPair: options.addPair,
		has: options.has,
		keys: options.keys,
		get: options.get,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
//#endregion
//#region src/tag/scalar/str.ts
/** @category Tags */
var strTag = defineScalarTag("tag:yaml.org,2002:str", {
	resolve: (source) => source,
	identify: (data) => typeof data === "string"
});
//#endregion
//#region src/tag/scalar/null_core.ts
var NULL_VALUES$1 = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
/** @category Tags */
var nullCoreTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES$1.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
//#endregion
//#region src/tag/scalar/null_json.ts
/** @category Tags */
var nullJsonTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: ["n"],
	resolve: (source, isExplicit) => {
		if (source === "null" || isExplicit && source === "") return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
//#endregion
//#region src/tag/scalar/null_yaml11.ts
var NULL_VALUES = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
/** @category Tags */
var nullYaml11Tag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
//#endregion
//#region src/tag/scalar/bool_core.ts
var TRUE_VALUES$2 = [
	"true",
	"True",
	"TRUE"
];
var FALSE_VALUES$2 = [
	"false",
	"False",
	"FALSE"
];
/** @category Tags */
var boolCoreTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"t",
		"T",
		"f",
		"F"
	],
	resolve: (source) => {
		if (TRUE_VALUES$2.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$2.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
//#endregion
//#region src/tag/scalar/bool_json.ts
var TRUE_VALUES$1 = ["true"];
var FALSE_VALUES$1 = ["false"];
/** @category Tags */
var boolJsonTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: ["t", "f"],
	resolve: (source) => {
		if (TRUE_VALUES$1.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$1.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
//#endregion
//#region src/tag/scalar/bool_yaml11.ts
var TRUE_VALUES = [
	"true",
	"True",
	"TRUE",
	"y",
	"Y",
	"yes",
	"Yes",
	"YES",
	"on",
	"On",
	"ON"
];
var FALSE_VALUES = [
	"false",
	"False",
	"FALSE",
	"n",
	"N",
	"no",
	"No",
	"NO",
	"off",
	"Off",
	"OFF"
];
/** @category Tags */
var boolYaml11Tag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"y",
		"Y",
		"n",
		"N",
		"t",
		"T",
		"f",
		"F",
		"o",
		"O"
	],
	resolve: (source) => {
		if (TRUE_VALUES.indexOf(source) !== -1) return true;
		if (FALSE_VALUES.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
//#endregion
//#region src/tag/scalar/int_core.ts
var YAML_INTEGER_IMPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
var YAML_INTEGER_EXPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$2(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$2(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$2(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intCoreTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger$2,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
//#endregion
//#region src/tag/scalar/int_json.ts
var YAML_INTEGER_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)$");
var YAML_INTEGER_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$1(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$1(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intJsonTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlInteger$1,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
//#endregion
//#region src/tag/scalar/int_yaml11.ts
var YAML_INTEGER_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?(?:0|[1-9][0-9_]*))$");
function parseYamlInteger(source) {
	let value = source.replace(/_/g, "");
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	if (value.includes(":")) {
		let result = 0;
		for (const part of value.split(":")) result = result * 60 + Number(part);
		return sign * result;
	}
	if (value !== "0" && value[0] === "0") return sign * parseInt(value, 8);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger(source) {
	if (!YAML_INTEGER_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intYaml11Tag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
//#endregion
//#region src/tag/scalar/float_core.ts
var YAML_FLOAT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$2(source) {
	if (!YAML_FLOAT_PATTERN$1.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase();
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	const result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN$1.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$2(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatCoreTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat$2,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$2
});
//#endregion
//#region src/tag/scalar/float_json.ts
var YAML_FLOAT_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$");
var YAML_FLOAT_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_FLOAT_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
		let value = source.toLowerCase();
		const sign = value[0] === "-" ? -1 : 1;
		if ("+-".includes(value[0])) value = value.slice(1);
		if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
		if (value === ".nan") return NaN;
		const result = sign * parseFloat(value);
		return Number.isFinite(result) ? result : NOT_RESOLVED;
	}
	if (!YAML_FLOAT_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = Number(source);
	if (Number.isFinite(result)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$1(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatJsonTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlFloat$1,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$1
});
//#endregion
//#region src/tag/scalar/float_yaml11.ts
var YAML_FLOAT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?(?:(?:[0-9][0-9_]*)?\\.[0-9_]*)(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat(source) {
	if (!YAML_FLOAT_PATTERN.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase().replace(/_/g, "");
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	let result = 0;
	if (value.includes(":")) {
		for (const part of value.split(":")) result = result * 60 + Number(part);
		result *= sign;
	} else result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatYaml11Tag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat
});
//#endregion
//#region src/tag/scalar/merge.ts
/**
* Enables merge keys in {@link CORE_SCHEMA} when added with
* {@link Schema.withTags}.
*
* @category Tags
*/
var mergeTag = defineScalarTag("tag:yaml.org,2002:merge", {
	implicit: true,
	implicitFirstChars: ["<"],
	resolve: (source, isExplicit) => {
		if (source === "<<" || isExplicit && source === "") return "<<";
		return NOT_RESOLVED;
	},
	identify: () => false
});
//#endregion
//#region src/tag/scalar/binary.ts
var BASE64_PATTERN = /^[A-Za-z0-9+/]*={0,2}$/;
function resolveYamlBinary(source) {
	const input = source.replace(/\s/g, "");
	if (input.length % 4 !== 0 || !BASE64_PATTERN.test(input)) return NOT_RESOLVED;
	const binary = atob(input);
	const result = new Uint8Array(binary.length);
	for (let index = 0; index < binary.length; index++) result[index] = binary.charCodeAt(index);
	return result;
}
function representYamlBinary(object) {
	let binary = "";
	for (let index = 0; index < object.length; index++) binary += String.fromCharCode(object[index]);
	return btoa(binary);
}
/**
* The `!!binary` tag, represented as a `Uint8Array`.
*
* @category Tags
*/
var binaryTag = defineScalarTag("tag:yaml.org,2002:binary", {
	resolve: resolveYamlBinary,
	identify: (object) => Object.prototype.toString.call(object) === "[object Uint8Array]",
	represent: representYamlBinary
});
//#endregion
//#region src/tag/scalar/timestamp.ts
var YAML_DATE_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9])-([0-9][0-9])$");
var YAML_TIMESTAMP_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \\t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\\.([0-9]*))?(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9][0-9]))?))?$");
function makeUtcDate(year, month, day, hour = 0, minute = 0, second = 0, fraction = 0) {
	const date = new Date(Date.UTC(year, month, day, hour, minute, second, fraction));
	date.setUTCFullYear(year, month, day);
	return date;
}
function resolveYamlTimestamp(source) {
	let match = YAML_DATE_REGEXP.exec(source);
	if (match === null) match = YAML_TIMESTAMP_REGEXP.exec(source);
	if (match === null) return NOT_RESOLVED;
	const year = +match[1];
	const month = +match[2] - 1;
	const day = +match[3];
	if (!match[4]) {
		const date = makeUtcDate(year, month, day);
		if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
		return date;
	}
	const hour = +match[4];
	const minute = +match[5];
	const second = +match[6];
	let fraction = 0;
	if (hour > 23 || minute > 59 || second > 59) return NOT_RESOLVED;
	if (match[7]) {
		let value = match[7].slice(0, 3);
		while (value.length < 3) value += "0";
		fraction = +value;
	}
	const date = makeUtcDate(year, month, day, hour, minute, second, fraction);
	if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
	if (match[9]) {
		const offsetHour = +match[10];
		const offsetMinute = +(match[11] || 0);
		if (offsetHour > 23 || offsetMinute > 59) return NOT_RESOLVED;
		const offset = (offsetHour * 60 + offsetMinute) * 6e4;
		date.setTime(date.getTime() - (match[9] === "-" ? -offset : offset));
	}
	return date;
}
/**
* The YAML 1.1 `!!timestamp` tag, represented as a JavaScript `Date`.
*
* @category Tags
*/
var timestampTag = defineScalarTag("tag:yaml.org,2002:timestamp", {
	implicit: true,
	implicitFirstChars: [..."0123456789"],
	resolve: resolveYamlTimestamp,
	identify: (object) => object instanceof Date,
	represent: (object) => object.toISOString()
});
//#endregion
//#region src/tag/sequence/seq.ts
/** @category Tags */
var seqTag = defineSequenceTag("tag:yaml.org,2002:seq", {
	create: () => [],
	addItem: (container, item) => {
		container.push(item);
	},
	identify: Array.isArray
});
//#endregion
//#region src/common/object.ts
function isPlainObject(data) {
	if (data === null || typeof data !== "object" || Array.isArray(data)) return false;
	const prototype = Object.getPrototypeOf(data);
	return prototype === null || prototype === Object.prototype;
}
function pick(object, keys) {
	const result = {};
	for (const key of keys) if (object[key] !== void 0) result[key] = object[key];
	return result;
}
//#endregion
//#region src/tag/sequence/omap.ts
/**
* Provided only for YAML 1.1 compatibility and supported by the loader only.
* JavaScript has no dedicated class to represent this type, so it cannot be
* identified and dumped.
*
* ```yaml
* !!omap
*   - one: 1
*   - two: 2
* ```
*
* is loaded as
*
* ```javascript
* [
*   { one: 1 },
*   { two: 2 }
* ]
* ```
*
* @category Tags
*/
var omapTag = defineSequenceTag("tag:yaml.org,2002:omap", {
	create: () => ({
		list: [],
		seen: /* @__PURE__ */ new Set()
	}),
	addItem: (carrier, item) => {
		let key;
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve an ordered map item";
			key = item.keys().next().value;
		} else if (isPlainObject(item)) {
			const itemKeys = Object.keys(item);
			if (itemKeys.length !== 1) return "cannot resolve an ordered map item";
			key = itemKeys[0];
		} else return "cannot resolve an ordered map item";
		if (carrier.seen.has(key)) return "duplicate key in ordered map";
		carrier.seen.add(key);
		carrier.list.push(item);
		return "";
	},
	finalize: (carrier) => carrier.list,
	identify: () => false
});
//#endregion
//#region src/tag/sequence/pairs.ts
/**
* Provided only for YAML 1.1 compatibility and supported by the loader only.
* JavaScript has no dedicated class to represent this type, so it cannot be
* identified and dumped.
*
* ```yaml
* !!pairs
*   - one: 1
*   - two: 2
* ```
*
* is loaded as
*
* ```javascript
* [
*   ['one', 1],
*   ['two', 2]
* ]
* ```
*
* @category Tags
*/
var pairsTag = defineSequenceTag("tag:yaml.org,2002:pairs", {
	create: () => [],
	addItem: (container, item) => {
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve a pairs item";
			container.push(item.entries().next().value);
			return "";
		}
		if (Object.prototype.toString.call(item) !== "[object Object]") return "cannot resolve a pairs item";
		const object = item;
		const keys = Object.keys(object);
		if (keys.length !== 1) return "cannot resolve a pairs item";
		container.push([keys[0], object[keys[0]]]);
		return "";
	},
	identify: () => false
});
//#endregion
//#region src/tag/mapping/map.ts
/**
* This is the default mapping implementation. It uses `{}` objects and has only
* partial functionality due to language limitations. This choice was made
* because users expect to get JavaScript objects, and it was left unchanged to
* avoid too many breaking changes in the v5 release.
*
* Side effects:
*
* - `Object.hasOwn()` checks or `for...of` loops are required for safe use (to
*   avoid falling through to prototypes).
* - Only scalar string keys are supported properly.
* - Other scalar keys, such as `null` and numbers, are converted to strings.
*   This is historical behaviour, and it can cause side effects such as
*   problems with `!!merge`.
*
* Note that non-string scalar keys may be deprecated in future versions.
*
* Ideally, use {@link realMapTag} instead.
*
* @category Tags
*/
var mapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		if (key !== null && typeof key === "object") return "object-based map does not support complex keys";
		const normalizedKey = String(key);
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		if (key !== null && typeof key === "object") return false;
		return Object.prototype.hasOwnProperty.call(container, String(key));
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
//#endregion
//#region src/tag/mapping/set.ts
/**
* The YAML 1.1 `!!set` tag, represented as a JavaScript `Set`.
*
* @category Tags
*/
var setTag = defineMappingTag("tag:yaml.org,2002:set", {
	create: () => /* @__PURE__ */ new Set(),
	identify: (data) => data instanceof Set,
	represent: (data) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of data) map.set(key, null);
		return map;
	},
	addPair: (container, key, value) => {
		if (value !== null) return "cannot resolve a set item";
		container.add(key);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: () => null
});
//#endregion
//#region src/schema.ts
function createTagDefinitionMap() {
	return {
		scalar: Object.create(null),
		sequence: Object.create(null),
		mapping: Object.create(null)
	};
}
function createTagDefinitionListMap() {
	return {
		scalar: [],
		sequence: [],
		mapping: []
	};
}
function compileTags(tags) {
	const result = [];
	for (const tag of tags) {
		let index = result.length;
		for (let previousIndex = 0; previousIndex < result.length; previousIndex++) {
			const previous = result[previousIndex];
			if (previous.nodeKind === tag.nodeKind && previous.tagName === tag.tagName && previous.matchByTagPrefix === tag.matchByTagPrefix) {
				index = previousIndex;
				break;
			}
		}
		result[index] = tag;
	}
	return result;
}
/**
* Controls tag resolution when loading and type selection when dumping.
*
* @category Schemas
*/
var Schema = class Schema {
	tags;
	/** @internal */
	implicitScalarTags;
	/**
	* Dispatch implicit scalar resolvers by `source.charAt(0)`. Each bucket holds
	* the resolvers that may match that key, in schema order; a key absent from
	* the map uses
	* {@link Schema.implicitScalarAnyFirstChar}
	* (resolvers that declared no first-char constraint, so they apply to any
	* first character).
	*/
	implicitScalarByFirstChar;
	implicitScalarAnyFirstChar;
	/**
	* The default scalar tag (`!!str`), resolved once so the composer's fallback
	* for unresolved plain scalars avoids a keyed lookup per scalar.
	*
	* @internal
	*/
	defaultScalarTag;
	/**
	* The default container tags (`!!seq` / `!!map`), used by the dumper: when a
	* value is identified by its default tag, the tag is implicit and not
	* printed. Undefined if the schema does not define them (then such values
	* can't be dumped).
	*
	* @internal
	*/
	defaultSequenceTag;
	/** @internal */
	defaultMappingTag;
	exact;
	prefix;
	constructor(tags) {
		const compiledTags = compileTags(tags);
		const implicitScalarTags = [];
		const exact = createTagDefinitionMap();
		const prefix = createTagDefinitionListMap();
		for (const tag of compiledTags) {
			if (tag.nodeKind === "scalar" && tag.implicit) {
				if (tag.matchByTagPrefix) throw new Error("Implicit scalar tags cannot match by tag prefix");
				implicitScalarTags.push(tag);
			}
			switch (tag.nodeKind) {
				case "scalar":
					if (tag.matchByTagPrefix) prefix.scalar.push(tag);
					else exact.scalar[tag.tagName] = tag;
					break;
				case "sequence":
					if (tag.matchByTagPrefix) prefix.sequence.push(tag);
					else exact.sequence[tag.tagName] = tag;
					break;
				case "mapping": if (tag.matchByTagPrefix) prefix.mapping.push(tag);
				else exact.mapping[tag.tagName] = tag;
			}
		}
		const implicitScalarAnyFirstChar = implicitScalarTags.filter((tag) => tag.implicitFirstChars === null);
		const keys = /* @__PURE__ */ new Set();
		for (const tag of implicitScalarTags) if (tag.implicitFirstChars !== null) for (const key of tag.implicitFirstChars) keys.add(key);
		const implicitScalarByFirstChar = /* @__PURE__ */ new Map();
		for (const key of keys) implicitScalarByFirstChar.set(key, implicitScalarTags.filter((tag) => tag.implicitFirstChars === null || tag.implicitFirstChars.indexOf(key) !== -1));
		const defaultScalarTag = exact.scalar["tag:yaml.org,2002:str"];
		if (!defaultScalarTag) throw new Error("schema does not define the default scalar tag (tag:yaml.org,2002:str)");
		this.tags = compiledTags;
		this.implicitScalarTags = implicitScalarTags;
		this.implicitScalarByFirstChar = implicitScalarByFirstChar;
		this.implicitScalarAnyFirstChar = implicitScalarAnyFirstChar;
		this.defaultScalarTag = defaultScalarTag;
		this.defaultSequenceTag = exact.sequence["tag:yaml.org,2002:seq"];
		this.defaultMappingTag = exact.mapping["tag:yaml.org,2002:map"];
		this.exact = exact;
		this.prefix = prefix;
	}
	/** @internal */
	lookupScalarTag(tagName) {
		const exactTag = this.exact.scalar[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.scalar) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	lookupSequenceTag(tagName) {
		const exactTag = this.exact.sequence[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.sequence) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	lookupMappingTag(tagName) {
		const exactTag = this.exact.mapping[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.mapping) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	resolveImplicitScalarTag(source) {
		const candidates = this.implicitScalarByFirstChar.get(source.charAt(0)) ?? this.implicitScalarAnyFirstChar;
		for (const tag of candidates) {
			const value = tag.resolve(source, false, tag.tagName);
			if (value !== NOT_RESOLVED) return {
				value,
				tag
			};
		}
		const tag = this.defaultScalarTag;
		return {
			value: tag.resolve(source, false, tag.tagName),
			tag
		};
	}
	/**
	* Creates a new schema with the specified tags added. If a tag already
	* exists, it is replaced by the specified tag.
	*
	* @example
	*
	* ```javascript
	* import { CORE_SCHEMA, mergeTag, realMapTag } from 'js-yaml'
	*
	* const schema = CORE_SCHEMA.withTags(mergeTag, realMapTag)
	* ```
	*/
	withTags(...tags) {
		let flatTags = [];
		for (const tag of tags) flatTags = flatTags.concat(tag);
		return new Schema([...this.tags, ...flatTags]);
	}
};
/**
* The YAML 1.2 Failsafe Schema: strings, sequences, and mappings.
*
* @category Schemas
*/
var FAILSAFE_SCHEMA = new Schema([
	strTag,
	seqTag,
	mapTag
]);
/**
* The YAML 1.2 JSON Schema. It uses JSON scalar forms while retaining YAML
* collection syntax.
*
* @category Schemas
*/
var JSON_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullJsonTag,
	boolJsonTag,
	intJsonTag,
	floatJsonTag
]);
/**
* The default schema for the loaders. Note, {@link CORE_SCHEMA} comes
* without the `!!merge` tag. You can easily enable it if needed.
*
* @example
* Enable {@link mergeTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, mergeTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(mergeTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Schemas
*/
var CORE_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullCoreTag,
	boolCoreTag,
	intCoreTag,
	floatCoreTag
]);
/**
* YAML 1.1-compatible schema.
*
* @category Schemas
*/
var YAML11_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullYaml11Tag,
	boolYaml11Tag,
	intYaml11Tag,
	floatYaml11Tag,
	timestampTag,
	mergeTag,
	binaryTag,
	omapTag,
	pairsTag,
	setTag
]);
/**
* The dumper schema for maximum compatibility. It combines all supported type
* variants from YAML 1.1 and YAML 1.2 so strings matching any of them are
* quoted. This makes the generated YAML more compatible with other parsers.
*
* The schema is based on YAML 1.1, but extends `!!int` and `!!float` to accept
* both YAML 1.1 and Core Schema forms, since Core Schema supports some forms
* that YAML 1.1 does not.
*
* @category Schemas
*/
var DUMP_SCHEMA = YAML11_SCHEMA.withTags({
	...intYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = intYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, tagName) : result;
	}
}, {
	...floatYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = floatYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? floatCoreTag.resolve(source, isExplicit, tagName) : result;
	}
});
//#endregion
//#region src/tag/mapping/real_map.ts
/**
* Recommended when non-string keys are actually needed. It uses native
* JavaScript `Map` objects, so keys keep their constructed types instead of
* being converted to strings.
*
* It is not the default to avoid widespread breaking changes in existing
* projects. `Map` has a different access API and does not pass deep equality
* checks against `{}`-based fixtures. Alongside the other changes in v5,
* making it the default was considered too disruptive.
*
* If these differences are acceptable for your project, we recommend using
* {@link realMapTag} to guarantee the absence of problems and side effects.
*
* @example
* Enable {@link realMapTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, realMapTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(realMapTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Tags
*/
var realMapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => /* @__PURE__ */ new Map(),
	addPair: (container, key, value) => {
		container.set(key, value);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: (container, key) => container.get(key),
	identify: (data) => data instanceof Map || isPlainObject(data),
	represent: (data) => {
		if (data instanceof Map) return data;
		const map = /* @__PURE__ */ new Map();
		const obj = data;
		for (const key of Object.keys(obj)) map.set(key, obj[key]);
		return map;
	}
});
//#endregion
//#region src/tag/mapping/legacy_map.ts
function normalizeKey(key) {
	if (Array.isArray(key)) {
		const array = Array.prototype.slice.call(key);
		for (let index = 0; index < array.length; index++) {
			if (Array.isArray(array[index])) return null;
			if (typeof array[index] === "object" && Object.prototype.toString.call(array[index]) === "[object Object]") array[index] = "[object Object]";
		}
		return String(array);
	}
	if (typeof key === "object" && Object.prototype.toString.call(key) === "[object Object]") return "[object Object]";
	return String(key);
}
/**
* This implementation exists solely to reproduce v4 behavior exactly. Its use
* is strongly discouraged. If complex or non-string keys are needed, use
* {@link realMapTag} instead.
*
* @category Tags
*/
var legacyMapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		const normalizedKey = normalizeKey(key);
		if (normalizedKey === null) return "nested arrays are not supported inside keys";
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		const normalizedKey = normalizeKey(key);
		return normalizedKey !== null && Object.prototype.hasOwnProperty.call(container, normalizedKey);
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
//#endregion
//#region src/common/snippet.ts
var DEFAULT_SNIPPET_OPTIONS = {
	maxLength: 79,
	indent: 1,
	linesBefore: 3,
	linesAfter: 2
};
function getLine(buffer, lineStart, lineEnd, position, maxLineLength) {
	let head = "";
	let tail = "";
	const maxHalfLength = Math.floor(maxLineLength / 2) - 1;
	if (position - lineStart > maxHalfLength) {
		head = " ... ";
		lineStart = position - maxHalfLength + head.length;
	}
	if (lineEnd - position > maxHalfLength) {
		tail = " ...";
		lineEnd = position + maxHalfLength - tail.length;
	}
	return {
		str: head + buffer.slice(lineStart, lineEnd).replace(/\t/g, "→") + tail,
		pos: position - lineStart + head.length
	};
}
function padStart(string, max) {
	return " ".repeat(Math.max(max - string.length, 0)) + string;
}
function makeSnippet(mark, options) {
	if (!mark.buffer) return null;
	const opts = {
		...DEFAULT_SNIPPET_OPTIONS,
		...options
	};
	const re = /\r?\n|\r|\0/g;
	const lineStarts = [0];
	const lineEnds = [];
	let match;
	let foundLineNo = -1;
	while (match = re.exec(mark.buffer)) {
		lineEnds.push(match.index);
		lineStarts.push(match.index + match[0].length);
		if (mark.position <= match.index && foundLineNo < 0) foundLineNo = lineStarts.length - 2;
	}
	if (foundLineNo < 0) foundLineNo = lineStarts.length - 1;
	let result = "";
	const lineNoLength = Math.min(mark.line + opts.linesAfter, lineEnds.length).toString().length;
	const maxLineLength = opts.maxLength - (opts.indent + lineNoLength + 3);
	for (let i = 1; i <= opts.linesBefore; i++) {
		if (foundLineNo - i < 0) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo - i], lineEnds[foundLineNo - i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo - i]), maxLineLength);
		result = `${" ".repeat(opts.indent)}${padStart((mark.line - i + 1).toString(), lineNoLength)} | ${line.str}\n${result}`;
	}
	const line = getLine(mark.buffer, lineStarts[foundLineNo], lineEnds[foundLineNo], mark.position, maxLineLength);
	result += `${" ".repeat(opts.indent)}${padStart((mark.line + 1).toString(), lineNoLength)} | ${line.str}\n`;
	result += `${"-".repeat(opts.indent + lineNoLength + 3 + line.pos)}^\n`;
	for (let i = 1; i <= opts.linesAfter; i++) {
		if (foundLineNo + i >= lineEnds.length) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo + i], lineEnds[foundLineNo + i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo + i]), maxLineLength);
		result += `${" ".repeat(opts.indent)}${padStart((mark.line + i + 1).toString(), lineNoLength)} | ${line.str}\n`;
	}
	return result.replace(/\n$/, "");
}
//#endregion
//#region src/common/exception.ts
function formatError(exception, compact) {
	let where = "";
	if (!exception.mark) return exception.reason;
	if (exception.mark.name) where += `in "${exception.mark.name}" `;
	where += `(${exception.mark.line + 1}:${exception.mark.column + 1})`;
	if (!compact && exception.mark.snippet) where += `\n\n${exception.mark.snippet}`;
	return `${exception.reason} ${where}`;
}
/**
* A YAML error. Unlike an ordinary `Error`, it adds a source snippet showing
* the location of the problem to the error message, when available.
*
* @category Main
*/
var YAMLException = class YAMLException extends Error {
	reason;
	mark;
	/**
	* Optional `mark` contains source snippet data. Usually, use
	* {@link YAMLException.throwAt} instead of passing it directly.
	*/
	constructor(reason, mark) {
		super();
		this.name = "YAMLException";
		this.reason = reason;
		this.mark = mark;
		this.message = formatError(this, false);
		if (Error.captureStackTrace) Error.captureStackTrace(this, this.constructor);
	}
	/**
	* Returns the formatted error, omitting the source snippet in compact mode.
	*/
	toString(compact) {
		return `${this.name}: ${formatError(this, compact)}`;
	}
	/**
	* Builds a YAMLException with a source snippet and throws it. `source` is
	* the raw input text; `position` is an offset into it.
	*/
	static throwAt(source, position, message, filename = "") {
		let line = 0;
		let lineStart = 0;
		for (let index = 0; index < position; index++) {
			const ch = source.charCodeAt(index);
			if (ch === 10) {
				line++;
				lineStart = index + 1;
			} else if (ch === 13) {
				line++;
				if (source.charCodeAt(index + 1) === 10) index++;
				lineStart = index + 1;
			}
		}
		const mark = {
			name: filename,
			buffer: source,
			position,
			line,
			column: position - lineStart
		};
		mark.snippet = makeSnippet(mark);
		throw new YAMLException(message, mark);
	}
};
//#endregion
//#region src/parser/events.ts
/** @category Events */
var EVENT_ID = {
	DOCUMENT: 1,
	SEQUENCE: 2,
	MAPPING: 3,
	SCALAR: 4,
	ALIAS: 5,
	POP: 6
};
/** @category Nodes */
var SCALAR_STYLE = {
	PLAIN: 1,
	SINGLE_QUOTED: 2,
	DOUBLE_QUOTED: 3,
	LITERAL_BLOCK: 4,
	FOLDED_BLOCK: 5
};
/** @category Nodes */
var COLLECTION_STYLE = {
	BLOCK: 1,
	FLOW: 2
};
/** @category Nodes */
var CHOMPING_MODE = {
	CLIP: 1,
	STRIP: 2,
	KEEP: 3
};
//#endregion
//#region src/parser/parser_scalar.ts
var NO_RANGE$3 = -1;
function simpleEscapeSequence(c) {
	switch (c) {
		case 48: return "\0";
		case 97: return "\x07";
		case 98: return "\b";
		case 116: return "	";
		case 9: return "	";
		case 110: return "\n";
		case 118: return "\v";
		case 102: return "\f";
		case 114: return "\r";
		case 101: return "\x1B";
		case 32: return " ";
		case 34: return "\"";
		case 47: return "/";
		case 92: return "\\";
		case 78: return "";
		case 95: return "\xA0";
		case 76: return "\u2028";
		case 80: return "\u2029";
		default: return "";
	}
}
var simpleEscapeCheck = new Array(256);
var simpleEscapeMap = new Array(256);
for (let i = 0; i < 256; i++) {
	simpleEscapeCheck[i] = simpleEscapeSequence(i) ? 1 : 0;
	simpleEscapeMap[i] = simpleEscapeSequence(i);
}
function charFromCodepoint(c) {
	if (c <= 65535) return String.fromCharCode(c);
	return String.fromCharCode((c - 65536 >> 10) + 55296, (c - 65536 & 1023) + 56320);
}
function fromHexCode$1(c) {
	if (c >= 48 && c <= 57) return c - 48;
	return (c | 32) - 97 + 10;
}
function escapedHexLen$1(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	return 8;
}
function skipFoldedBreaks(input, position, end) {
	let breaks = 0;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10) {
			breaks++;
			position++;
		} else if (ch === 13) {
			breaks++;
			position++;
			if (input.charCodeAt(position) === 10) position++;
		} else if (ch === 32 || ch === 9) position++;
		else break;
	}
	return {
		position,
		breaks
	};
}
function foldedBreaks(count) {
	if (count === 1) return " ";
	return "\n".repeat(count - 1);
}
function getPlainValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, captureEnd);
}
function getSingleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 39) {
			result += input.slice(captureStart, position) + "'";
			position += 2;
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getDoubleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 92) {
			result += input.slice(captureStart, position);
			position++;
			const escaped = input.charCodeAt(position);
			if (escaped === 10 || escaped === 13) position = skipFoldedBreaks(input, position, end).position;
			else if (escaped < 256 && simpleEscapeCheck[escaped]) {
				result += simpleEscapeMap[escaped];
				position++;
			} else {
				let hexLength = escapedHexLen$1(escaped);
				let hexResult = 0;
				for (; hexLength > 0; hexLength--) {
					position++;
					const digit = fromHexCode$1(input.charCodeAt(position));
					hexResult = (hexResult << 4) + digit;
				}
				result += charFromCodepoint(hexResult);
				position++;
			}
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getBlockValue(input, start, end, indent, chomping, folded) {
	const textIndent = indent < 0 ? 0 : indent;
	const region = input.slice(start, end).replace(/\r\n?/g, "\n");
	const lines = region === "" ? [] : (region.endsWith("\n") ? region.slice(0, -1) : region).split("\n");
	let result = "";
	let didReadContent = false;
	let emptyLines = 0;
	let atMoreIndented = false;
	for (const line of lines) {
		let column = 0;
		while (column < textIndent && line.charCodeAt(column) === 32) column++;
		if (indent < 0 || column >= line.length) {
			emptyLines++;
			continue;
		}
		const content = line.slice(textIndent);
		const first = content.charCodeAt(0);
		if (folded) {
			if (first === 32 || first === 9) {
				atMoreIndented = true;
				result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
			} else if (atMoreIndented) {
				atMoreIndented = false;
				result += "\n".repeat(emptyLines + 1);
			} else if (emptyLines === 0) {
				if (didReadContent) result += " ";
			} else result += "\n".repeat(emptyLines);
		} else result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
		result += content;
		didReadContent = true;
		emptyLines = 0;
	}
	if (chomping === CHOMPING_MODE.KEEP) result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
	else if (chomping !== CHOMPING_MODE.STRIP) {
		if (didReadContent) result += "\n";
	}
	return result;
}
/**
* Decodes the scalar referenced by event offsets in `input`.
*
* @category Events
*/
function getScalarValue(input, scalar) {
	if (scalar.valueStart === NO_RANGE$3) return "";
	const { valueStart, valueEnd } = scalar;
	if (scalar.fast) return input.slice(valueStart, valueEnd);
	switch (scalar.style) {
		case SCALAR_STYLE.SINGLE_QUOTED: return getSingleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.DOUBLE_QUOTED: return getDoubleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.LITERAL_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, false);
		case SCALAR_STYLE.FOLDED_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, true);
		default: return getPlainValue(input, valueStart, valueEnd);
	}
}
//#endregion
//#region src/common/tagname.ts
var DEFAULT_TAG_HANDLERS = Object.assign(Object.create(null), {
	"!": "!",
	"!!": "tag:yaml.org,2002:"
});
var TAG_SUFFIX_CHARS = "-#;/?:@&=+$_.~*'()";
var TAG_URI_CHARS = TAG_SUFFIX_CHARS + "!,[]";
var HEX = "0123456789ABCDEF";
function percentByte(byte) {
	return "%" + HEX[byte >> 4] + HEX[byte & 15];
}
function tagPercentEncode(source, isSuffix) {
	const allowed = isSuffix ? TAG_SUFFIX_CHARS : TAG_URI_CHARS;
	let result = "";
	for (let index = 0; index < source.length; index++) {
		let ch = source.charCodeAt(index);
		if (ch >= 48 && ch <= 57 || ch >= 65 && ch <= 90 || ch >= 97 && ch <= 122 || allowed.includes(source[index])) {
			result += source[index];
			continue;
		}
		if (ch >= 55296 && ch <= 56319) ch = 65536 + ((ch & 1023) << 10) + (source.charCodeAt(++index) & 1023);
		if (ch < 128) result += percentByte(ch);
		else if (ch < 2048) result += percentByte(192 | ch >> 6) + percentByte(128 | ch & 63);
		else if (ch < 65536) result += percentByte(224 | ch >> 12) + percentByte(128 | ch >> 6 & 63) + percentByte(128 | ch & 63);
		else result += percentByte(240 | ch >> 18) + percentByte(128 | ch >> 12 & 63) + percentByte(128 | ch >> 6 & 63) + percentByte(128 | ch & 63);
	}
	return result;
}
function tagPercentDecode(source) {
	let result = "";
	let index = 0;
	while (index < source.length) {
		if (source.charCodeAt(index) !== 37) {
			result += source[index++];
			continue;
		}
		let ch = parseInt(source.slice(index + 1, index + 3), 16);
		index += 3;
		if (ch >= 192) {
			let remaining = ch < 224 ? 1 : ch < 240 ? 2 : 3;
			ch &= (1 << 6 - remaining) - 1;
			while (remaining-- > 0) {
				ch = ch << 6 | parseInt(source.slice(index + 1, index + 3), 16) & 63;
				index += 3;
			}
		}
		if (ch < 65536) result += String.fromCharCode(ch);
		else {
			ch -= 65536;
			result += String.fromCharCode(55296 | ch >> 10, 56320 | ch & 1023);
		}
	}
	return result;
}
function tagNameFull(rawTag, tagHandlers) {
	if (rawTag.startsWith("!<") && rawTag.endsWith(">")) return tagPercentDecode(rawTag.slice(2, -1));
	const handleEnd = rawTag.indexOf("!", 1);
	const handle = handleEnd === -1 ? "!" : rawTag.slice(0, handleEnd + 1);
	return tagPercentDecode(tagHandlers?.[handle] ?? DEFAULT_TAG_HANDLERS[handle] ?? handle) + tagPercentDecode(rawTag.slice(handle.length));
}
function tagNameShort(fullTag) {
	let tag = fullTag;
	if (tag.charCodeAt(0) === 33) {
		tag = tag.slice(1);
		return `!${tagPercentEncode(tag, true)}`;
	}
	if (tag.slice(0, 18) === "tag:yaml.org,2002:") return `!!${tagPercentEncode(tag.slice(18), true)}`;
	return `!<${tagPercentEncode(tag, false)}>`;
}
//#endregion
//#region src/parser/constructor.ts
var NO_RANGE$2 = -1;
var MERGE_TAG_NAME = "tag:yaml.org,2002:merge";
var DEFAULT_CONSTRUCTOR_OPTIONS = {
	filename: "",
	schema: CORE_SCHEMA,
	json: false,
	maxTotalMergeKeys: 1e4,
	maxAliases: -1
};
function eventPosition$1(event) {
	if ("tagStart" in event && event.tagStart !== NO_RANGE$2) return event.tagStart;
	if ("anchorStart" in event && event.anchorStart !== NO_RANGE$2) return event.anchorStart;
	if ("valueStart" in event && event.valueStart !== NO_RANGE$2) return event.valueStart;
	if ("start" in event) return event.start;
	return 0;
}
function throwError$1(state, message) {
	YAMLException.throwAt(state.source, state.position, message, state.filename);
}
function finalizeCollection(state, position, tag, carrier) {
	try {
		return tag.finalize(carrier);
	} catch (error) {
		if (error instanceof YAMLException) throw error;
		YAMLException.throwAt(state.source, position, error instanceof Error ? error.message : String(error), state.filename);
	}
}
function constructScalar(state, event) {
	const source = getScalarValue(state.source, event);
	const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
	const strTag = state.schema.defaultScalarTag;
	if (rawTag !== "") {
		if (rawTag === "!") return {
			value: source,
			tag: strTag
		};
		const tagName = tagNameFull(rawTag, state.tagHandlers);
		const scalarTag = state.schema.lookupScalarTag(tagName);
		if (scalarTag) {
			const result = scalarTag.resolve(source, true, tagName);
			if (result === NOT_RESOLVED) throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
			return {
				value: result,
				tag: scalarTag
			};
		}
		const collectionTagDef = state.schema.lookupMappingTag(tagName) ?? state.schema.lookupSequenceTag(tagName);
		if (collectionTagDef) {
			if (source !== "") throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
			const carrier = collectionTagDef.create(tagName);
			return {
				value: collectionTagDef.carrierIsResult ? carrier : finalizeCollection(state, state.position, collectionTagDef, carrier),
				tag: collectionTagDef
			};
		}
		throwError$1(state, `unknown scalar tag !<${tagName}>`);
	}
	if (event.style === SCALAR_STYLE.PLAIN) return state.schema.resolveImplicitScalarTag(source);
	return {
		value: strTag.resolve(source, false, strTag.tagName),
		tag: strTag
	};
}
function collectionTagName(state, event, defaultTagName) {
	const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
	return rawTag === "" || rawTag === "!" ? defaultTagName : tagNameFull(rawTag, state.tagHandlers);
}
function isMappingTag(tag) {
	return tag.nodeKind === "mapping";
}
function chargeMergeWork(state) {
	state.totalMergeKeys++;
	if (state.maxTotalMergeKeys !== -1 && state.totalMergeKeys > state.maxTotalMergeKeys) throwError$1(state, `merge keys exceeded maxTotalMergeKeys (${state.maxTotalMergeKeys})`);
}
function mergeKeys(state, frame, source, sourceTag) {
	chargeMergeWork(state);
	for (const sourceKey of sourceTag.keys(source)) {
		chargeMergeWork(state);
		if (frame.tag.has(frame.value, sourceKey)) continue;
		const err = frame.tag.addPair(frame.value, sourceKey, sourceTag.get(source, sourceKey));
		if (err) throwError$1(state, err);
		frame.overridable ??= /* @__PURE__ */ new Set();
		frame.overridable.add(sourceKey);
	}
}
function mergeSource(state, frame, source, sourceTag) {
	state.position = frame.keyPosition;
	if (isMappingTag(sourceTag)) mergeKeys(state, frame, source, sourceTag);
	else if (sourceTag.nodeKind === "sequence" && Array.isArray(source)) {
		if (source.length > 100) throwError$1(state, "abnormal merge sequence size");
		for (const element of source) {
			const elementTag = state.nodeTags.get(element);
			if (!elementTag) throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
			mergeKeys(state, frame, element, elementTag);
		}
	} else throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
}
function addMappingValue(state, frame, key, value, tag) {
	state.position = frame.keyPosition;
	if (frame.keyIsMerge) {
		mergeSource(state, frame, value, tag);
		return;
	}
	if (!state.json && frame.tag.has(frame.value, key) && !frame.overridable?.has(key)) throwError$1(state, "duplicated mapping key");
	const err = frame.tag.addPair(frame.value, key, value);
	if (err) throwError$1(state, err);
	frame.overridable?.delete(key);
}
function addValue(state, value, tag) {
	const frame = state.frames[state.frames.length - 1];
	if (frame.kind === "document") {
		frame.value = value;
		frame.hasValue = true;
	} else if (frame.kind === "sequence") {
		if (isMappingTag(tag)) state.nodeTags.set(value, tag);
		const err = frame.tag.addItem(frame.value, value, frame.index++);
		if (err) throwError$1(state, err);
	} else if (frame.hasKey) {
		const key = frame.key;
		frame.key = void 0;
		frame.hasKey = false;
		addMappingValue(state, frame, key, value, tag);
	} else {
		frame.key = value;
		frame.keyPosition = state.position;
		frame.hasKey = true;
		frame.keyIsMerge = tag.tagName === MERGE_TAG_NAME;
	}
}
function storeAnchor(state, event, value, tag, isValueFinal) {
	if (event.anchorStart !== NO_RANGE$2) {
		const anchor = {
			value,
			tag,
			isValueFinal
		};
		state.anchors.set(state.source.slice(event.anchorStart, event.anchorEnd), anchor);
		return anchor;
	}
	return null;
}
/**
* Constructs JavaScript documents directly from parser events, without an
* intermediate AST.
*
* @category Events
*/
function constructFromEvents(events, options) {
	const state = {
		...DEFAULT_CONSTRUCTOR_OPTIONS,
		...options,
		events,
		documents: [],
		eventIndex: 0,
		position: 0,
		frames: [],
		anchors: /* @__PURE__ */ new Map(),
		nodeTags: /* @__PURE__ */ new Map(),
		tagHandlers: Object.create(null),
		totalMergeKeys: 0,
		aliasCount: 0
	};
	while (state.eventIndex < state.events.length) {
		const event = state.events[state.eventIndex++];
		state.position = eventPosition$1(event);
		switch (event.type) {
			case EVENT_ID.DOCUMENT:
				state.anchors = /* @__PURE__ */ new Map();
				state.nodeTags = /* @__PURE__ */ new Map();
				state.aliasCount = 0;
				state.tagHandlers = Object.create(null);
				for (const directive of event.directives) if (directive.kind === "tag") state.tagHandlers[directive.handle] = directive.prefix;
				state.frames.push({
					kind: "document",
					position: state.position,
					value: void 0,
					hasValue: false
				});
				break;
			case EVENT_ID.SCALAR: {
				const { value, tag } = constructScalar(state, event);
				storeAnchor(state, event, value, tag, true);
				addValue(state, value, tag);
				break;
			}
			case EVENT_ID.SEQUENCE: {
				const tagName = collectionTagName(state, event, "tag:yaml.org,2002:seq");
				const tag = state.schema.lookupSequenceTag(tagName);
				if (!tag) throwError$1(state, `unknown sequence tag !<${tagName}>`);
				const value = tag.create(tagName);
				const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
				state.frames.push({
					kind: "sequence",
					position: state.position,
					value,
					tag,
					anchor,
					index: 0
				});
				break;
			}
			case EVENT_ID.MAPPING: {
				const tagName = collectionTagName(state, event, "tag:yaml.org,2002:map");
				const tag = state.schema.lookupMappingTag(tagName);
				if (!tag) throwError$1(state, `unknown mapping tag !<${tagName}>`);
				const value = tag.create(tagName);
				const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
				state.frames.push({
					kind: "mapping",
					position: state.position,
					value,
					tag,
					anchor,
					key: void 0,
					keyPosition: state.position,
					hasKey: false,
					keyIsMerge: false,
					overridable: null
				});
				break;
			}
			case EVENT_ID.ALIAS: {
				if (state.maxAliases !== -1 && ++state.aliasCount > state.maxAliases) throwError$1(state, `aliases exceeded maxAliases (${state.maxAliases})`);
				const name = state.source.slice(event.anchorStart, event.anchorEnd);
				const anchor = state.anchors.get(name);
				if (!anchor) throwError$1(state, `unidentified alias "${name}"`);
				if (!anchor.isValueFinal) throwError$1(state, `recursive alias "${name}" is not supported for tag ${anchor.tag.tagName} because it uses finalize()`);
				addValue(state, anchor.value, anchor.tag);
				break;
			}
			case EVENT_ID.POP: {
				const frame = state.frames.pop();
				if (frame.kind === "mapping" && frame.hasKey) {
					state.position = frame.keyPosition;
					throwError$1(state, "incomplete mapping pair in event stream");
				}
				if (frame.kind === "document") state.documents.push(frame.value);
				else {
					const value = frame.tag.carrierIsResult ? frame.value : finalizeCollection(state, frame.position, frame.tag, frame.value);
					if (frame.anchor) {
						frame.anchor.value = value;
						frame.anchor.isValueFinal = true;
					}
					addValue(state, value, frame.tag);
				}
				break;
			}
		}
	}
	return state.documents;
}
//#endregion
//#region src/parser/parser.ts
var NO_RANGE$1 = -1;
var HAS_OWN = Object.prototype.hasOwnProperty;
var CONTEXT_FLOW_IN = 1;
var CONTEXT_FLOW_OUT = 2;
var CONTEXT_BLOCK_IN = 3;
var CONTEXT_BLOCK_OUT = 4;
var PATTERN_NON_PRINTABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
var PATTERN_FLOW_INDICATORS = /[,\[\]{}]/;
var PATTERN_TAG_HANDLE = /^(?:!|!!|![0-9A-Za-z-]+!)$/;
var NS_URI_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$,_.!~*'()\[\]])`;
var NS_TAG_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$.~*'()_])`;
var PATTERN_TAG_URI = new RegExp(`^(?:${NS_URI_CHAR})*$`);
var PATTERN_TAG_SUFFIX = new RegExp(`^(?:${NS_TAG_CHAR})+$`);
var PATTERN_TAG_PREFIX = new RegExp(`^(?:!(?:${NS_URI_CHAR})*|${NS_TAG_CHAR}(?:${NS_URI_CHAR})*)$`);
var DEFAULT_PARSER_OPTIONS = {
	filename: "",
	maxDepth: 100
};
function addDocumentEvent(state, explicitStart, explicitEnd) {
	state.events.push({
		type: EVENT_ID.DOCUMENT,
		explicitStart,
		explicitEnd,
		directives: state.directives
	});
}
function addSequenceEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.SEQUENCE,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function addMappingEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.MAPPING,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function insertFlowPairMappingEvent(state, snapshot) {
	state.events.splice(snapshot.eventsLength, 0, {
		type: EVENT_ID.MAPPING,
		start: snapshot.position,
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1,
		style: COLLECTION_STYLE.FLOW
	});
}
function addScalarEvent(state, valueStart, valueEnd, anchorStart, anchorEnd, tagStart, tagEnd, style, chomping = CHOMPING_MODE.CLIP, indent = -1, fast = false) {
	state.events.push({
		type: EVENT_ID.SCALAR,
		valueStart,
		valueEnd,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style,
		chomping,
		indent,
		fast
	});
}
function addAliasEvent(state, anchorStart, anchorEnd) {
	state.events.push({
		type: EVENT_ID.ALIAS,
		anchorStart,
		anchorEnd
	});
}
function addPopEvent(state) {
	state.events.push({ type: EVENT_ID.POP });
}
function addEmptyScalarEvent(state) {
	addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, SCALAR_STYLE.PLAIN);
}
function emptyProperties() {
	return {
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1
	};
}
function snapshotState(state) {
	return {
		position: state.position,
		line: state.line,
		lineStart: state.lineStart,
		lineIndent: state.lineIndent,
		firstTabInLine: state.firstTabInLine,
		eventsLength: state.events.length
	};
}
function restoreState(state, snapshot) {
	state.position = snapshot.position;
	state.line = snapshot.line;
	state.lineStart = snapshot.lineStart;
	state.lineIndent = snapshot.lineIndent;
	state.firstTabInLine = snapshot.firstTabInLine;
	state.events.length = snapshot.eventsLength;
}
function throwError(state, message) {
	YAMLException.throwAt(state.input.slice(0, state.length), state.position, message, state.filename);
}
function isEol(c) {
	return c === 10 || c === 13;
}
function isWhiteSpace(c) {
	return c === 9 || c === 32;
}
function isWsOrEol(c) {
	return isWhiteSpace(c) || isEol(c);
}
function isWsOrEolOrEnd(c) {
	return c === 0 || isWsOrEol(c);
}
function isFlowIndicator(c) {
	return c === 44 || c === 91 || c === 93 || c === 123 || c === 125;
}
function fromDecimalCode(c) {
	return c >= 48 && c <= 57 ? c - 48 : -1;
}
function fromHexCode(c) {
	if (c >= 48 && c <= 57) return c - 48;
	const lc = c | 32;
	if (lc >= 97 && lc <= 102) return lc - 97 + 10;
	return -1;
}
function escapedHexLen(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	if (c === 85) return 8;
	return 0;
}
function isSimpleEscape(c) {
	return c === 48 || c === 97 || c === 98 || c === 116 || c === 9 || c === 110 || c === 118 || c === 102 || c === 114 || c === 101 || c === 32 || c === 34 || c === 47 || c === 92 || c === 78 || c === 95 || c === 76 || c === 80;
}
function consumeLineBreak(state) {
	if (state.input.charCodeAt(state.position) === 10) state.position++;
	else {
		state.position++;
		if (state.input.charCodeAt(state.position) === 10) state.position++;
	}
	state.line++;
	state.lineStart = state.position;
	state.lineIndent = 0;
	state.firstTabInLine = -1;
}
function skipSeparationSpace(state, allowComments) {
	let lineBreaks = 0;
	let ch = state.input.charCodeAt(state.position);
	let hasSeparation = state.position === state.lineStart || isWsOrEol(state.input.charCodeAt(state.position - 1));
	while (ch !== 0) {
		while (isWhiteSpace(ch)) {
			hasSeparation = true;
			if (ch === 9 && state.firstTabInLine === -1) state.firstTabInLine = state.position;
			ch = state.input.charCodeAt(++state.position);
		}
		if (allowComments && hasSeparation && ch === 35) do
			ch = state.input.charCodeAt(++state.position);
		while (!isEol(ch) && ch !== 0);
		if (!isEol(ch)) break;
		consumeLineBreak(state);
		lineBreaks++;
		hasSeparation = true;
		ch = state.input.charCodeAt(state.position);
		while (ch === 32) {
			state.lineIndent++;
			ch = state.input.charCodeAt(++state.position);
		}
	}
	return lineBreaks;
}
function testDocumentSeparator(state, position = state.position) {
	const ch = state.input.charCodeAt(position);
	if ((ch === 45 || ch === 46) && ch === state.input.charCodeAt(position + 1) && ch === state.input.charCodeAt(position + 2)) {
		const following = state.input.charCodeAt(position + 3);
		return following === 0 || isWsOrEol(following);
	}
	return false;
}
function skipByteOrderMark(state) {
	if (state.position === state.lineStart && state.input.charCodeAt(state.position) === 65279) {
		state.position++;
		state.lineStart = state.position;
	}
}
function testDocumentBoundary(state) {
	if (state.position !== state.lineStart) return false;
	if (testDocumentSeparator(state)) return true;
	if (state.input.charCodeAt(state.position) !== 65279) return false;
	const snapshot = snapshotState(state);
	skipByteOrderMark(state);
	skipSeparationSpace(state, true);
	const ch = state.input.charCodeAt(state.position);
	const result = state.position === state.lineStart && (ch === 37 || ch === 45 && testDocumentSeparator(state));
	restoreState(state, snapshot);
	return result;
}
function skipUntilLineEnd(state) {
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0 && !isEol(ch)) ch = state.input.charCodeAt(++state.position);
}
function checkPrintable(state, start, end) {
	const match = PATTERN_NON_PRINTABLE.exec(state.input.slice(start, end));
	if (match !== null) {
		state.position = start + match.index + match[0].length - 1;
		throwError(state, "the stream contains non-printable characters");
	}
}
function readTagProperty(state, props, inFlow) {
	if (state.input.charCodeAt(state.position) !== 33) return false;
	if (props.tagStart !== NO_RANGE$1) throwError(state, "duplication of a tag property");
	const start = state.position;
	let isVerbatim = false;
	let isNamed = false;
	let tagHandle = "!";
	let ch = state.input.charCodeAt(++state.position);
	if (ch === 60) {
		isVerbatim = true;
		ch = state.input.charCodeAt(++state.position);
	} else if (ch === 33) {
		isNamed = true;
		tagHandle = "!!";
		ch = state.input.charCodeAt(++state.position);
	}
	let suffixStart = state.position;
	let tagName;
	if (isVerbatim) {
		while (ch !== 0 && ch !== 62) ch = state.input.charCodeAt(++state.position);
		if (ch !== 62) throwError(state, "unexpected end of the stream within a verbatim tag");
		tagName = state.input.slice(suffixStart, state.position);
		state.position++;
	} else {
		while (ch !== 0 && !isWsOrEol(ch) && !(inFlow && isFlowIndicator(ch))) {
			if (ch === 33) {
				if (!isNamed) {
					tagHandle = state.input.slice(suffixStart - 1, state.position + 1);
					if (!PATTERN_TAG_HANDLE.test(tagHandle)) throwError(state, "named tag handle cannot contain such characters");
					isNamed = true;
					suffixStart = state.position + 1;
				} else throwError(state, "tag suffix cannot contain exclamation marks");
			}
			ch = state.input.charCodeAt(++state.position);
		}
		tagName = state.input.slice(suffixStart, state.position);
		if (PATTERN_FLOW_INDICATORS.test(tagName)) throwError(state, "tag suffix cannot contain flow indicator characters");
	}
	if (tagName && !(isVerbatim ? PATTERN_TAG_URI.test(tagName) : PATTERN_TAG_SUFFIX.test(tagName))) throwError(state, `tag name cannot contain such characters: ${tagName}`);
	if (!isVerbatim && tagHandle !== "!" && tagHandle !== "!!" && !HAS_OWN.call(state.tagHandlers, tagHandle)) throwError(state, `undeclared tag handle "${tagHandle}"`);
	props.tagStart = start;
	props.tagEnd = state.position;
	return true;
}
function readAnchorProperty(state, props) {
	if (state.input.charCodeAt(state.position) !== 38) return false;
	if (props.anchorStart !== NO_RANGE$1) throwError(state, "duplication of an anchor property");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an anchor node must contain at least one character");
	props.anchorStart = start;
	props.anchorEnd = state.position;
	return true;
}
function readAlias(state, props) {
	if (state.input.charCodeAt(state.position) !== 42) return false;
	if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) throwError(state, "alias node should not have any properties");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an alias node must contain at least one character");
	addAliasEvent(state, start, state.position);
	return true;
}
function readFlowScalarBreak(state, nodeIndent) {
	skipSeparationSpace(state, false);
	if (state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readSingleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 39) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 39) {
			if (state.input.charCodeAt(state.position + 1) === 39) {
				simple = false;
				state.position += 2;
				continue;
			}
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.SINGLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a single quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a single quoted scalar");
}
function readDoubleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 34) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 34) {
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.DOUBLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (ch === 92) {
			simple = false;
			const escaped = state.input.charCodeAt(++state.position);
			if (isEol(escaped)) readFlowScalarBreak(state, nodeIndent);
			else if (isSimpleEscape(escaped)) state.position++;
			else {
				let hexLength = escapedHexLen(escaped);
				if (hexLength === 0) throwError(state, "unknown escape sequence");
				while (hexLength-- > 0) {
					state.position++;
					if (fromHexCode(state.input.charCodeAt(state.position)) < 0) throwError(state, "expected hexadecimal character");
				}
				state.position++;
			}
		} else if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a double quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a double quoted scalar");
}
function readBlockScalar(state, parentIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	let chomping = CHOMPING_MODE.CLIP;
	let indent = -1;
	let detectedIndent = false;
	if (ch !== 124 && ch !== 62) return false;
	const style = ch === 124 ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		const current = state.input.charCodeAt(state.position);
		const digit = fromDecimalCode(current);
		if (current === 43 || current === 45) {
			if (chomping !== CHOMPING_MODE.CLIP) throwError(state, "repeat of a chomping mode identifier");
			chomping = current === 43 ? CHOMPING_MODE.KEEP : CHOMPING_MODE.STRIP;
			state.position++;
		} else if (digit >= 0) {
			if (digit === 0) throwError(state, "bad explicit indentation width of a block scalar; it cannot be less than one");
			if (detectedIndent) throwError(state, "repeat of an indentation width identifier");
			indent = parentIndent + digit - 1;
			detectedIndent = true;
			state.position++;
		} else break;
	}
	let hadWhitespace = false;
	while (isWhiteSpace(state.input.charCodeAt(state.position))) {
		hadWhitespace = true;
		state.position++;
	}
	if (hadWhitespace && state.input.charCodeAt(state.position) === 35) skipUntilLineEnd(state);
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	else if (state.input.charCodeAt(state.position) !== 0) throwError(state, "a line break is expected");
	let contentIndent = detectedIndent ? indent : -1;
	let maxLeadingIndent = 0;
	const valueStart = state.position;
	let valueEnd = state.position;
	while (state.input.charCodeAt(state.position) !== 0) {
		const linePosition = state.position;
		let column = 0;
		while (state.input.charCodeAt(linePosition + column) === 32) column++;
		const first = state.input.charCodeAt(linePosition + column);
		if (first === 0) {
			if (contentIndent >= 0) {
				if (column > contentIndent) valueEnd = linePosition + column;
			} else if (column > 0) valueEnd = linePosition + column;
			break;
		}
		if (testDocumentBoundary(state)) break;
		if (!detectedIndent && contentIndent === -1 && isEol(first)) maxLeadingIndent = Math.max(maxLeadingIndent, column);
		if (!detectedIndent && contentIndent === -1 && !isEol(first)) {
			if (first === 9 && column < parentIndent) {
				state.position = linePosition + column;
				throwError(state, "tab characters must not be used in indentation");
			}
			if (column >= parentIndent && column < maxLeadingIndent) {
				state.position = linePosition + column;
				throwError(state, "bad indentation of a mapping entry");
			}
		}
		if (contentIndent === -1 && first !== 0 && !isEol(first) && column < parentIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		if (!detectedIndent && first !== 0 && !isEol(first) && contentIndent === -1) contentIndent = column;
		const requiredIndent = contentIndent === -1 ? parentIndent + 1 : contentIndent;
		if (first !== 0 && !isEol(first) && column < requiredIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		skipUntilLineEnd(state);
		valueEnd = state.position;
		if (isEol(state.input.charCodeAt(state.position))) {
			consumeLineBreak(state);
			valueEnd = state.position;
		}
	}
	checkPrintable(state, valueStart, valueEnd);
	addScalarEvent(state, valueStart, valueEnd, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, style, chomping, contentIndent);
	return true;
}
function canStartPlainScalar(state, nodeContext) {
	const ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	if (ch === 0 || isWsOrEol(ch) || ch === 35 || ch === 38 || ch === 42 || ch === 33 || ch === 124 || ch === 62 || ch === 39 || ch === 34 || ch === 37 || ch === 64 || ch === 96 || isFlowIndicator(ch)) return false;
	if (ch === 63 || ch === 45) {
		const following = state.input.charCodeAt(state.position + 1);
		if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) return false;
	}
	return true;
}
function readPlainScalar(state, nodeIndent, nodeContext, props) {
	if (!canStartPlainScalar(state, nodeContext)) return false;
	const start = state.position;
	let end = state.position;
	let ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	let multiline = false;
	while (ch !== 0) {
		if (testDocumentBoundary(state)) break;
		if (ch === 58) {
			const following = state.input.charCodeAt(state.position + 1);
			if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) break;
		} else if (ch === 35) {
			if (isWsOrEol(state.input.charCodeAt(state.position - 1))) break;
		} else if (inFlow && isFlowIndicator(ch)) break;
		else if (isEol(ch)) {
			const savedPosition = state.position;
			const savedLine = state.line;
			const savedLineStart = state.lineStart;
			const savedLineIndent = state.lineIndent;
			skipSeparationSpace(state, false);
			if (state.lineIndent >= nodeIndent) {
				multiline = true;
				ch = state.input.charCodeAt(state.position);
				continue;
			}
			state.position = savedPosition;
			state.line = savedLine;
			state.lineStart = savedLineStart;
			state.lineIndent = savedLineIndent;
			break;
		}
		if (!isWhiteSpace(ch)) end = state.position + 1;
		ch = state.input.charCodeAt(++state.position);
	}
	if (end === start) return false;
	checkPrintable(state, start, end);
	addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN, CHOMPING_MODE.CLIP, -1, !multiline);
	return true;
}
function skipFlowSeparationSpace(state, nodeIndent) {
	const startLine = state.line;
	skipSeparationSpace(state, true);
	if (state.line > startLine && state.lineIndent < nodeIndent || state.firstTabInLine !== -1 && state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readFlowCollection(state, nodeIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	const isMapping = ch === 123;
	const start = state.position;
	let readNext = true;
	if (ch !== 91 && ch !== 123) return false;
	const terminator = isMapping ? 125 : 93;
	if (isMapping) addMappingEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	else addSequenceEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		skipFlowSeparationSpace(state, nodeIndent);
		let ch = state.input.charCodeAt(state.position);
		if (ch === terminator) {
			state.position++;
			addPopEvent(state);
			return true;
		} else if (!readNext) throwError(state, "missed comma between flow collection entries");
		else if (ch === 44) throwError(state, "expected the node content, but found ','");
		let isPair = false;
		let isExplicitPair = false;
		if (ch === 63 && isWsOrEol(state.input.charCodeAt(state.position + 1))) {
			isPair = isExplicitPair = true;
			state.position += 1;
			skipFlowSeparationSpace(state, nodeIndent);
		}
		const entryLine = state.line;
		const entryStart = snapshotState(state);
		const keyWasRead = parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true);
		skipFlowSeparationSpace(state, nodeIndent);
		ch = state.input.charCodeAt(state.position);
		if ((isMapping || isExplicitPair || state.line === entryLine) && ch === 58) {
			isPair = true;
			state.position++;
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) {
				insertFlowPairMappingEvent(state, entryStart);
				if (!keyWasRead) addEmptyScalarEvent(state);
			} else if (!keyWasRead) addEmptyScalarEvent(state);
			if (!parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true)) addEmptyScalarEvent(state);
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) addPopEvent(state);
		} else if (isMapping && isPair) {
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
		} else if (isMapping) addEmptyScalarEvent(state);
		else if (isPair) {
			insertFlowPairMappingEvent(state, entryStart);
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
			addPopEvent(state);
		}
		ch = state.input.charCodeAt(state.position);
		if (ch === 44) {
			readNext = true;
			state.position++;
		} else readNext = false;
	}
	throwError(state, "unexpected end of the stream within a flow collection");
}
function readBlockSequence(state, nodeIndent, props) {
	if (state.firstTabInLine !== -1 || state.input.charCodeAt(state.position) !== 45 || !isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) return false;
	addSequenceEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
	while (state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) {
		if (state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const entryLine = state.line;
		state.position++;
		const hadBreak = skipSeparationSpace(state, true) > 0;
		if (state.firstTabInLine !== -1 && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
		if (hadBreak && state.lineIndent <= nodeIndent) addEmptyScalarEvent(state);
		else parseNode(state, nodeIndent, CONTEXT_BLOCK_IN, false, true);
		skipSeparationSpace(state, true);
		if (state.lineIndent < nodeIndent || state.position >= state.length) break;
		if (state.lineIndent > nodeIndent) throwError(state, "bad indentation of a sequence entry");
		if (state.line === entryLine && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
	}
	addPopEvent(state);
	return true;
}
function readBlockMapping(state, nodeIndent, flowIndent, props) {
	let atExplicitKey = false;
	let detected = false;
	let mappingOpened = false;
	let pendingExplicitKey = false;
	if (state.firstTabInLine !== -1) return false;
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0) {
		if (!atExplicitKey && state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const following = state.input.charCodeAt(state.position + 1);
		const entryLine = state.line;
		if ((ch === 63 || ch === 58) && isWsOrEolOrEnd(following)) {
			if (!mappingOpened) {
				addMappingEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
				mappingOpened = true;
			}
			if (ch === 63) {
				if (atExplicitKey) addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = true;
			} else if (atExplicitKey) atExplicitKey = false;
			else {
				addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = false;
			}
			state.position += 1;
			pendingExplicitKey = true;
		} else {
			if (atExplicitKey) {
				addEmptyScalarEvent(state);
				atExplicitKey = false;
			}
			const beforeKey = snapshotState(state);
			if (!parseNode(state, flowIndent, CONTEXT_FLOW_OUT, false, true)) break;
			if (state.line === entryLine) {
				ch = state.input.charCodeAt(state.position);
				while (isWhiteSpace(ch)) ch = state.input.charCodeAt(++state.position);
				if (ch === 58) {
					ch = state.input.charCodeAt(++state.position);
					if (!isWsOrEolOrEnd(ch)) throwError(state, "a whitespace character is expected after the key-value separator within a block mapping");
					if (!mappingOpened) {
						state.events.splice(beforeKey.eventsLength, 0, {
							type: EVENT_ID.MAPPING,
							start: beforeKey.position,
							anchorStart: props.anchorStart,
							anchorEnd: props.anchorEnd,
							tagStart: props.tagStart,
							tagEnd: props.tagEnd,
							style: COLLECTION_STYLE.BLOCK
						});
						mappingOpened = true;
					}
					detected = true;
					atExplicitKey = false;
					pendingExplicitKey = false;
				} else if (detected) throwError(state, "expected ':' after a mapping key");
				else {
					if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
						restoreState(state, beforeKey);
						return false;
					}
					return true;
				}
			} else if (detected) throwError(state, "can not read a block mapping entry; a multiline key may not be an implicit key");
			else {
				if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
					restoreState(state, beforeKey);
					return false;
				}
				return true;
			}
		}
		if (parseNode(state, nodeIndent, CONTEXT_BLOCK_OUT, true, pendingExplicitKey)) pendingExplicitKey = false;
		if (!atExplicitKey) {
			if (pendingExplicitKey) {
				addEmptyScalarEvent(state);
				pendingExplicitKey = false;
			}
		}
		skipSeparationSpace(state, true);
		ch = state.input.charCodeAt(state.position);
		if ((state.line === entryLine || state.lineIndent > nodeIndent) && ch !== 0) throwError(state, "bad indentation of a mapping entry");
		else if (state.lineIndent < nodeIndent) break;
	}
	if (!detected) return false;
	if (atExplicitKey) addEmptyScalarEvent(state);
	if (mappingOpened) addPopEvent(state);
	return true;
}
function parseNode(state, parentIndent, nodeContext, allowToSeek, allowCompact, allowPropertyMapping = true) {
	if (state.depth >= state.maxDepth) throwError(state, `nesting exceeded maxDepth (${state.maxDepth})`);
	state.depth++;
	let indentStatus = 1;
	let atNewLine = false;
	let hasContent = false;
	let propertyStart = null;
	const props = emptyProperties();
	let allowBlockScalars = nodeContext === CONTEXT_BLOCK_OUT || nodeContext === CONTEXT_BLOCK_IN;
	let allowBlockCollections = allowBlockScalars;
	const allowBlockStyles = allowBlockScalars;
	if (allowToSeek && skipSeparationSpace(state, true)) {
		atNewLine = true;
		if (state.lineIndent > parentIndent) indentStatus = 1;
		else if (state.lineIndent === parentIndent) indentStatus = 0;
		else indentStatus = -1;
	}
	if (indentStatus === 1) while (true) {
		const ch = state.input.charCodeAt(state.position);
		const propertyState = snapshotState(state);
		if (atNewLine && indentStatus !== 1 && (ch === 33 || ch === 38)) break;
		if (atNewLine && allowBlockStyles && (props.tagStart !== NO_RANGE$1 || props.anchorStart !== NO_RANGE$1) && (ch === 33 || ch === 38)) {
			const fallbackState = snapshotState(state);
			const flowIndent = parentIndent + 1;
			if (readBlockMapping(state, state.position - state.lineStart, flowIndent, props) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) {
				state.depth--;
				return true;
			}
			restoreState(state, fallbackState);
		}
		if (atNewLine && (ch === 33 && props.tagStart !== NO_RANGE$1 || ch === 38 && props.anchorStart !== NO_RANGE$1)) break;
		if (!readTagProperty(state, props, nodeContext === CONTEXT_FLOW_IN) && !readAnchorProperty(state, props)) break;
		if (propertyStart === null) propertyStart = propertyState;
		if (skipSeparationSpace(state, true)) {
			atNewLine = true;
			allowBlockCollections = allowBlockStyles;
			if (state.lineIndent > parentIndent) indentStatus = 1;
			else if (state.lineIndent === parentIndent) indentStatus = 0;
			else indentStatus = -1;
		} else allowBlockCollections = false;
	}
	if (allowBlockCollections) allowBlockCollections = atNewLine || allowCompact;
	if (indentStatus === 1 || nodeContext === CONTEXT_BLOCK_OUT) {
		const flowIndent = nodeContext === CONTEXT_FLOW_IN || nodeContext === CONTEXT_FLOW_OUT ? parentIndent : parentIndent + 1;
		const blockIndent = state.position - state.lineStart;
		if (indentStatus === 1) {
			if (allowBlockCollections && (readBlockSequence(state, blockIndent, props) || readBlockMapping(state, blockIndent, flowIndent, props)) || readFlowCollection(state, flowIndent, props)) hasContent = true;
			else {
				const ch = state.input.charCodeAt(state.position);
				if (propertyStart !== null && allowPropertyMapping && allowBlockStyles && !allowBlockCollections && ch !== 124 && ch !== 62) {
					const fallbackState = snapshotState(state);
					const propertyIndent = propertyStart.position - propertyStart.lineStart;
					restoreState(state, propertyStart);
					if (readBlockMapping(state, propertyIndent, flowIndent, emptyProperties()) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) hasContent = true;
					else restoreState(state, fallbackState);
				}
				if (!hasContent && (allowBlockScalars && readBlockScalar(state, flowIndent, props) || readSingleQuotedScalar(state, flowIndent, props) || readDoubleQuotedScalar(state, flowIndent, props) || readAlias(state, props) || readPlainScalar(state, flowIndent, nodeContext, props))) hasContent = true;
			}
		} else if (indentStatus === 0) hasContent = allowBlockCollections && readBlockSequence(state, blockIndent, props);
	}
	allowBlockScalars = allowBlockScalars && !hasContent;
	if (!hasContent && (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1 || allowBlockScalars)) {
		addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN);
		hasContent = true;
	}
	state.depth--;
	return hasContent || props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1;
}
function readDirective(state) {
	if (state.lineIndent > 0 || state.input.charCodeAt(state.position) !== 37) return false;
	state.position++;
	const nameStart = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
	const name = state.input.slice(nameStart, state.position);
	const args = [];
	if (name.length === 0) throwError(state, "directive name must not be less than one character in length");
	while (state.input.charCodeAt(state.position) !== 0 && !isEol(state.input.charCodeAt(state.position))) {
		while (isWhiteSpace(state.input.charCodeAt(state.position))) state.position++;
		if (state.input.charCodeAt(state.position) === 35 || isEol(state.input.charCodeAt(state.position)) || state.input.charCodeAt(state.position) === 0) break;
		const start = state.position;
		while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
		args.push(state.input.slice(start, state.position));
	}
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	if (name === "YAML") {
		if (state.directives.some((directive) => directive.kind === "yaml")) throwError(state, "duplication of %YAML directive");
		if (args.length !== 1) throwError(state, "YAML directive accepts exactly one argument");
		const match = /^([0-9]+)\.([0-9]+)$/.exec(args[0]);
		if (match === null) throwError(state, "ill-formed argument of the YAML directive");
		if (parseInt(match[1], 10) !== 1) throwError(state, "unacceptable YAML version of the document");
		state.directives.push({
			kind: "yaml",
			version: args[0]
		});
	} else if (name === "TAG") {
		if (args.length !== 2) throwError(state, "TAG directive accepts exactly two arguments");
		const [handle, prefix] = args;
		if (!PATTERN_TAG_HANDLE.test(handle)) throwError(state, "ill-formed tag handle (first argument) of the TAG directive");
		if (HAS_OWN.call(state.tagHandlers, handle)) throwError(state, `there is a previously declared suffix for "${handle}" tag handle`);
		if (!PATTERN_TAG_PREFIX.test(prefix)) throwError(state, "ill-formed tag prefix (second argument) of the TAG directive");
		state.tagHandlers[handle] = prefix;
		state.directives.push({
			kind: "tag",
			handle,
			prefix
		});
	}
	return true;
}
function readDocument(state) {
	state.directives = [];
	state.tagHandlers = Object.create(null);
	let hasDirectives = false;
	skipSeparationSpace(state, true);
	while (readDirective(state)) {
		hasDirectives = true;
		skipSeparationSpace(state, true);
	}
	let explicitStart = false;
	let explicitEnd = false;
	let allowCompact = true;
	if (state.lineIndent === 0 && state.input.charCodeAt(state.position) === 45 && state.input.charCodeAt(state.position + 1) === 45 && state.input.charCodeAt(state.position + 2) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 3))) {
		explicitStart = true;
		const markerLine = state.line;
		state.position += 3;
		skipSeparationSpace(state, true);
		allowCompact = state.line > markerLine;
	} else if (hasDirectives) throwError(state, "directives end mark is expected");
	const documentEventIndex = state.events.length;
	if (!explicitStart && state.position === state.lineStart && state.input.charCodeAt(state.position) === 46 && testDocumentSeparator(state)) {
		state.position += 3;
		skipSeparationSpace(state, true);
		return;
	}
	addDocumentEvent(state, explicitStart, false);
	if (!parseNode(state, state.lineIndent - 1, CONTEXT_BLOCK_OUT, false, allowCompact, allowCompact)) addEmptyScalarEvent(state);
	skipSeparationSpace(state, true);
	if (state.position === state.lineStart && testDocumentSeparator(state)) {
		explicitEnd = state.input.charCodeAt(state.position) === 46;
		if (explicitEnd) {
			const markerLine = state.line;
			state.position += 3;
			skipSeparationSpace(state, true);
			if (state.line === markerLine && state.position < state.length) throwError(state, "end of the stream or a document separator is expected");
		}
	}
	const documentEvent = state.events[documentEventIndex];
	if (documentEvent?.type === EVENT_ID.DOCUMENT) documentEvent.explicitEnd = explicitEnd;
	addPopEvent(state);
	if (!explicitEnd && state.position < state.length && !testDocumentBoundary(state)) throwError(state, "end of the stream or a document separator is expected");
}
/**
* Parses YAML into a flat event stream referencing source text by offsets.
*
* @category Events
*/
function parseEvents(input, options) {
	const length = input.length;
	const state = {
		...DEFAULT_PARSER_OPTIONS,
		...options,
		input: `${input}\0`,
		length,
		position: 0,
		line: 0,
		lineStart: 0,
		lineIndent: 0,
		firstTabInLine: -1,
		depth: 0,
		directives: [],
		tagHandlers: Object.create(null),
		events: []
	};
	const nullpos = input.indexOf("\0");
	if (nullpos !== -1) YAMLException.throwAt(input, nullpos, "null byte is not allowed in input", state.filename);
	while (state.position < state.length) {
		skipByteOrderMark(state);
		skipSeparationSpace(state, true);
		if (state.position >= state.length) break;
		const documentStart = state.position;
		readDocument(state);
		if (state.position === documentStart)
 /* c8 ignore next */
		throwError(state, "can not read a document");
	}
	return state.events;
}
//#endregion
//#region src/load.ts
var DEFAULT_LOAD_OPTIONS = {
	...DEFAULT_PARSER_OPTIONS,
	...DEFAULT_CONSTRUCTOR_OPTIONS
};
function loadDocuments(input, options = {}) {
	const opts = {
		...DEFAULT_LOAD_OPTIONS,
		...options
	};
	const source = String(input);
	const PARSER_OPT_KEYS = Object.keys(DEFAULT_PARSER_OPTIONS);
	const CONSTRUCTOR_OPT_KEYS = Object.keys(DEFAULT_CONSTRUCTOR_OPTIONS);
	return constructFromEvents(parseEvents(source, pick(opts, PARSER_OPT_KEYS)), {
		...pick(opts, CONSTRUCTOR_OPT_KEYS),
		source
	});
}
function loadAll(input, iteratorOrOptions, options) {
	let iterator = null;
	if (typeof iteratorOrOptions === "function") iterator = iteratorOrOptions;
	else if (iteratorOrOptions !== null && typeof iteratorOrOptions === "object") options = iteratorOrOptions;
	const documents = loadDocuments(input, options);
	if (iterator === null) return documents;
	for (const document of documents) iterator(document);
}
/**
* Parses `string` as a single YAML document. Throws {@link YAMLException} on
* error. This function does not understand multi-document or empty sources; it
* throws an exception on those.
*
* > [!NOTE]
* > 1. When processing untrusted input, see the
* >    [security considerations](../docs/safety.md).
* > 2. All exceptions MUST be caught, not just {@link YAMLException}.
* > 3. The default {@link CORE_SCHEMA} comes without the `!!merge` tag. You can
* >    easily enable it if needed.
* > 4. The default {@link mapTag} is `{}`-object based, with known limitations
* >    (see description). For full compatibility use {@link realMapTag}
* >    instead (it uses native JS `Map`).
*
* @example
* Enable {@link mergeTag} and {@link realMapTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, mergeTag, realMapTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(mergeTag, realMapTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Main
*/
function load(input, options) {
	const documents = loadDocuments(input, options);
	if (documents.length === 0) throw new YAMLException("expected a document, but the input is empty");
	if (documents.length === 1) return documents[0];
	throw new YAMLException("expected a single document in the stream, but found more");
}
//#endregion
//#region src/ast/from_js.ts
var INVALID = Symbol("INVALID");
function buildRepresentTypes(schema) {
	const defaultTags = new Set([
		schema.defaultScalarTag,
		schema.defaultSequenceTag,
		schema.defaultMappingTag
	].filter((t) => t !== void 0));
	const implicitScalars = schema.implicitScalarTags;
	const explicitTags = schema.tags.filter((t) => !(t.nodeKind === "scalar" && t.implicit) && !defaultTags.has(t));
	const defaultTagsLast = schema.tags.filter((t) => defaultTags.has(t));
	return [
		...implicitScalars.map((tag) => ({
			tag,
			implicitTag: true
		})),
		...explicitTags.map((tag) => ({
			tag,
			implicitTag: false
		})),
		...defaultTagsLast.map((tag) => ({
			tag,
			implicitTag: true
		}))
	];
}
function matchTag(state, object) {
	for (let index = 0, length = state.representTypes.length; index < length; index += 1) {
		const { tag, implicitTag } = state.representTypes[index];
		if (tag.identify(object)) {
			let tagName;
			if (tag.matchByTagPrefix) tagName = tag.representTagName(object);
			else tagName = tag.tagName;
			return {
				tag,
				tagName,
				implicitTag
			};
		}
	}
	return null;
}
function build(state, object) {
	if (!state.noRefs && object !== null && typeof object === "object") {
		const existing = state.refs.get(object);
		if (existing) {
			if (existing.anchor === void 0) existing.anchor = `ref_${state.refCounter++}`;
			return {
				kind: "alias",
				anchor: existing.anchor
			};
		}
	}
	const matched = matchTag(state, object);
	if (!matched) {
		if (object === void 0) return INVALID;
		if (state.skipInvalid) return INVALID;
		throw new YAMLException(`unacceptable kind of an object to dump ${Object.prototype.toString.call(object)}`);
	}
	const { tag, tagName, implicitTag } = matched;
	const nodeTagName = implicitTag ? tagName : tagNameShort(tagName);
	if (tag.nodeKind === "scalar") return {
		kind: "scalar",
		tag: nodeTagName,
		tagged: !implicitTag,
		style: SCALAR_STYLE.PLAIN,
		value: tag.represent(object)
	};
	if (tag.nodeKind === "sequence") {
		const container = tag.represent(object);
		const node = {
			kind: "sequence",
			tag: nodeTagName,
			tagged: !implicitTag,
			style: COLLECTION_STYLE.BLOCK,
			items: []
		};
		if (!state.noRefs) state.refs.set(object, node);
		for (let index = 0, length = container.length; index < length; index += 1) {
			let item = build(state, container[index]);
			if (item === INVALID && container[index] === void 0) item = build(state, null);
			if (item === INVALID) continue;
			node.items.push(item);
		}
		return node;
	}
	const map = tag.represent(object);
	const node = {
		kind: "mapping",
		tag: nodeTagName,
		tagged: !implicitTag,
		style: COLLECTION_STYLE.BLOCK,
		items: []
	};
	if (!state.noRefs) state.refs.set(object, node);
	for (const [objectKey, objectValue] of map) {
		const key = build(state, objectKey);
		if (key === INVALID) continue;
		const value = build(state, objectValue);
		if (value === INVALID) continue;
		node.items.push({
			key,
			value
		});
	}
	return node;
}
/**
* Convert JS object to AST. A JS value is one YAML document. An unrepresentable
* root becomes an empty document, which the presenter renders as an empty
* string.
*
* @category AST
*/
function jsToAst(input, schema, options = {}) {
	const root = build({
		representTypes: buildRepresentTypes(schema),
		noRefs: options.noRefs ?? false,
		skipInvalid: options.skipInvalid ?? false,
		refs: /* @__PURE__ */ new Map(),
		refCounter: 0
	}, input);
	return [{
		contents: root === INVALID ? null : root,
		directives: []
	}];
}
//#endregion
//#region src/ast/visit.ts
/**
* Return from a visitor to stop the whole traversal.
*
* @category AST
*/
var VISIT_BREAK = Symbol("visit:break");
/**
* Return from a visitor to skip the current node's children.
*
* @category AST
*/
var VISIT_SKIP = Symbol("visit:skip");
function visitNode(node, visitor, ctx) {
	const control = visitor(node, ctx);
	if (control === VISIT_BREAK) return true;
	if (control === VISIT_SKIP) return false;
	const depth = ctx.depth + 1;
	switch (node.kind) {
		case "sequence":
			for (const item of node.items) if (visitNode(item, visitor, {
				depth,
				parent: node,
				isKey: false
			})) return true;
			break;
		case "mapping": for (const { key, value } of node.items) {
			if (visitNode(key, visitor, {
				depth,
				parent: node,
				isKey: true
			})) return true;
			if (visitNode(value, visitor, {
				depth,
				parent: node,
				isKey: false
			})) return true;
		}
	}
	return false;
}
/**
* Walk every node in the documents, calling {@link Visitor} once per
* node (pre-order).
*
* @category AST
*/
function visit(documents, visitor) {
	for (const doc of documents) if (doc.contents && visitNode(doc.contents, visitor, {
		depth: 0,
		parent: null,
		isKey: false
	})) return;
}
//#endregion
//#region src/ast/styler_defaults.ts
function hasBit(mask, bit) {
	return (mask & 1 << bit) !== 0;
}
/**
* Default scalar styling rules in application order.
* See [Scalar styling](../../docs/scalar_styling.md) for usage details.
*
* @category AST
*/
var DEFAULT_SCALAR_STYLE_RULES = {
	applyQuoteFlowKeysOption,
	doubleQuoteForInvisibles,
	doubleQuoteWhitespaceOnly,
	applyForceQuotesOption,
	tryLongOrMultilineAsBlock,
	quoteInvalidPlain,
	fallbackToDoubleQuoted
};
function _preferredQuotedStyle(layout) {
	if (layout.presenterOptions.quoteStyle === "single" && hasBit(layout.allowedStylesMask, SCALAR_STYLE.SINGLE_QUOTED)) return SCALAR_STYLE.SINGLE_QUOTED;
	return SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyQuoteFlowKeysOption(layout) {
	if (!layout.presenterOptions.quoteFlowKeys) return;
	if (!layout.isKey || !layout.flowOnly || layout.style !== SCALAR_STYLE.PLAIN) return;
	layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteForInvisibles(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /[\t\x7F-\xA0\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteWhitespaceOnly(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /^\s+$/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyForceQuotesOption(layout) {
	if (!layout.presenterOptions.forceQuotes) return;
	if (layout.isKey || layout.style !== SCALAR_STYLE.PLAIN) return;
	if (layout.node.tag !== layout.presenterOptions.schema.defaultScalarTag.tagName) return;
	layout.style = layout.node.value.includes("\n") ? SCALAR_STYLE.DOUBLE_QUOTED : _preferredQuotedStyle(layout);
}
function tryLongOrMultilineAsBlock(layout) {
	if (layout.style !== SCALAR_STYLE.PLAIN || layout.isKey) return;
	const value = layout.node.value;
	const multiline = value.indexOf("\n") !== -1;
	if (!hasBit(layout.allowedStylesMask, SCALAR_STYLE.LITERAL_BLOCK)) {
		if (multiline) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
		return;
	}
	const w = layout.presenterOptions.lineWidth;
	if (w === -1) {
		if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
		return;
	}
	const availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
	let position = 0;
	let shouldFold = false;
	while (position <= value.length) {
		let lineEnd = value.length;
		const nextLineBreak = value.indexOf("\n", position);
		if (nextLineBreak !== -1) lineEnd = nextLineBreak;
		const line = value.slice(position, lineEnd);
		if (line.length > availableWidth && line[0] !== " " && / [^ \t]/.test(line)) shouldFold = true;
		if (nextLineBreak === -1) break;
		position = nextLineBreak + 1;
	}
	if (shouldFold) layout.style = SCALAR_STYLE.FOLDED_BLOCK;
	else if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
}
function quoteInvalidPlain(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && !hasBit(layout.allowedStylesMask, SCALAR_STYLE.PLAIN)) layout.style = _preferredQuotedStyle(layout);
}
function fallbackToDoubleQuoted(layout) {
	if (!hasBit(layout.allowedStylesMask, layout.style)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
//#endregion
//#region src/ast/scalar_styler.ts
function setBit(mask, bit) {
	return mask | 1 << bit;
}
var SRC_C_PRINTABLE = "[\\x09\\x0A\\x0D\\x20-\\x7E\\x85\\xA0-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]";
var SRC_B_CHAR = "[\\n\\r]";
var SRC_C_BYTE_ORDER_MARK = "\\uFEFF";
var SRC_S_WHITE = "[ \\t]";
var SRC_NB_CHAR = `(?:(?!(?:${SRC_B_CHAR}|${SRC_C_BYTE_ORDER_MARK}))${SRC_C_PRINTABLE})`;
var SRC_NS_CHAR = `(?:(?!${SRC_S_WHITE})${SRC_NB_CHAR})`;
var SRC_NB_JSON = "[\\x09\\x20-\\uD7FF\\uE000-\\uFFFF\\u{10000}-\\u{10FFFF}]";
var SRC_C_INDICATOR = "[-?:,\\[\\]{}#&*!|>'\"%@`]";
var SRC_C_FLOW_INDICATOR = "[,\\[\\]{}]";
var SRC_NS_PLAIN_SAFE_FLOW_OUT = SRC_NS_CHAR;
var SRC_NS_PLAIN_SAFE_FLOW_IN = `(?:(?!${SRC_C_FLOW_INDICATOR})${SRC_NS_CHAR})`;
var SRC_NS_PLAIN_FIRST_FLOW_OUT = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))`;
var SRC_NS_PLAIN_FIRST_FLOW_IN = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))`;
var SRC_NS_PLAIN_CHAR_FLOW_OUT = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_OUT})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))#*`;
var SRC_NS_PLAIN_CHAR_FLOW_IN = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_IN})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))#*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_OUT})*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_IN})*`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_OUT = `${SRC_NS_PLAIN_FIRST_FLOW_OUT}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_IN = `${SRC_NS_PLAIN_FIRST_FLOW_IN}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_OUT;
var SRC_NS_PLAIN_ONE_LINE_FLOW_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_IN;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_OUT}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_IN}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT = `${SRC_NS_PLAIN_ONE_LINE_FLOW_OUT}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT})*`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_IN = `${SRC_NS_PLAIN_ONE_LINE_FLOW_IN}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN})*`;
var NS_PLAIN_FLOW_OUT = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT})$`, "u");
var NS_PLAIN_FLOW_IN = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_IN})$`, "u");
var NS_PLAIN_BLOCK_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY})$`, "u");
var NS_PLAIN_FLOW_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_FLOW_KEY})$`, "u");
var NB_SINGLE_ONE_LINE = new RegExp(`^(?:${SRC_NB_JSON})*$`, "u");
var NB_SINGLE_MULTI_LINE = new RegExp(`^(?:${SRC_NB_JSON}|\\n)*$`, "u");
var BLOCK_SCALAR_CONTENT = new RegExp(`^(?:${SRC_NB_CHAR}|\\n)*$`, "u");
var C_FORBIDDEN_FIRST_LINE = /^(?:---|\.\.\.)(?=$|[ \t\n\r])/;
var C_FORBIDDEN_CONTENT = /^(?:---|\.\.\.)(?=$|[ \t\n\r])/m;
function canUsePlain(layout) {
	const str = layout.node.value;
	if (str !== "") {
		if (!(layout.isKey ? layout.flowOnly ? NS_PLAIN_FLOW_KEY : NS_PLAIN_BLOCK_KEY : layout.flowOnly ? NS_PLAIN_FLOW_IN : NS_PLAIN_FLOW_OUT).test(str)) return false;
		if (layout.shiftOfFirstLine === 0 && C_FORBIDDEN_FIRST_LINE.test(str)) return false;
		if (layout.shiftOfContent === 0) {
			const firstLineBreak = str.indexOf("\n");
			if (firstLineBreak !== -1) {
				const content = str.slice(firstLineBreak + 1);
				if (C_FORBIDDEN_CONTENT.test(content)) return false;
			}
		}
	}
	const resolvedTag = layout.presenterOptions.schema.resolveImplicitScalarTag(str).tag.tagName;
	if (!layout.node.tagged && resolvedTag !== layout.node.tag) return false;
	if (!layout.node.tagged && str === "=" && resolvedTag === layout.presenterOptions.schema.defaultScalarTag.tagName) return false;
	return true;
}
function canUseSingleQuoted(layout) {
	const str = layout.node.value;
	if (!(layout.isKey ? NB_SINGLE_ONE_LINE : NB_SINGLE_MULTI_LINE).test(str)) return false;
	if (/[ \t]\n|\n[ \t]/.test(str)) return false;
	if (!layout.isKey && layout.shiftOfContent === 0) {
		const firstLineBreak = str.indexOf("\n");
		if (firstLineBreak !== -1 && C_FORBIDDEN_CONTENT.test(str.slice(firstLineBreak + 1))) return false;
	}
	return true;
}
function canUseBlock(layout) {
	if (layout.flowOnly || !BLOCK_SCALAR_CONTENT.test(layout.node.value)) return false;
	const contentIndent = layout.shiftOfContent - layout.shiftOfParent;
	if (contentIndent < 1) return false;
	if (contentIndent > 9 && /^\n* /.test(layout.node.value)) return false;
	if (layout.shiftOfContent === 0 && C_FORBIDDEN_CONTENT.test(layout.node.value)) return false;
	return true;
}
function detectAllowedStyles(layout) {
	let mask = setBit(0, SCALAR_STYLE.DOUBLE_QUOTED);
	if (canUsePlain(layout)) mask = setBit(mask, SCALAR_STYLE.PLAIN);
	if (canUseSingleQuoted(layout)) mask = setBit(mask, SCALAR_STYLE.SINGLE_QUOTED);
	if (canUseBlock(layout)) mask = setBit(setBit(mask, SCALAR_STYLE.LITERAL_BLOCK), SCALAR_STYLE.FOLDED_BLOCK);
	layout.allowedStylesMask = mask;
}
function renderScalar(layout) {
	switch (layout.style) {
		case SCALAR_STYLE.PLAIN: return renderPlain(layout);
		case SCALAR_STYLE.SINGLE_QUOTED: return renderSingleQuoted(layout);
		case SCALAR_STYLE.LITERAL_BLOCK: return renderLiteralBlock(layout);
		case SCALAR_STYLE.FOLDED_BLOCK: return renderFoldedBlock(layout);
		case SCALAR_STYLE.DOUBLE_QUOTED: return renderDoubleQuoted(layout);
	}
}
function renderPlain(layout) {
	return encodeFlowBreaks(layout.node.value, layout.shiftOfContent);
}
function renderSingleQuoted(layout) {
	return `'${encodeFlowBreaks(layout.node.value, layout.shiftOfContent).replace(/'/g, "''")}'`;
}
function renderLiteralBlock(layout) {
	const value = layout.node.value;
	return "|" + blockHeader(value, layout.shiftOfParent, layout.shiftOfContent) + dropEndingNewline(indentString(value, layout.shiftOfContent));
}
function renderFoldedBlock(layout) {
	const value = layout.node.value;
	const w = layout.presenterOptions.lineWidth;
	let availableWidth = Infinity;
	if (w !== -1) availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
	return ">" + blockHeader(value, layout.shiftOfParent, layout.shiftOfContent) + dropEndingNewline(indentString(foldBlockScalar(value, availableWidth), layout.shiftOfContent));
}
function renderDoubleQuoted(layout) {
	return `"${escapeString(layout.node.value)}"`;
}
function encodeFlowBreaks(string, shiftOfContent) {
	let nextLF = string.indexOf("\n");
	if (nextLF === -1) return string;
	const pad = " ".repeat(shiftOfContent);
	let result = string.slice(0, nextLF);
	const lineRe = /(\n+)([^\n]*)/g;
	lineRe.lastIndex = nextLF;
	let match;
	while (match = lineRe.exec(string)) {
		const breaks = match[1].length;
		const line = match[2];
		result += "\n".repeat(breaks + 1) + pad + line;
	}
	return result;
}
function indentString(string, spaces) {
	const indent = " ".repeat(spaces);
	let position = 0;
	let result = "";
	const length = string.length;
	while (position < length) {
		let line;
		const next = string.indexOf("\n", position);
		if (next === -1) {
			line = string.slice(position);
			position = length;
		} else {
			line = string.slice(position, next + 1);
			position = next + 1;
		}
		if (line.length && line !== "\n") result += indent;
		result += line;
	}
	return result;
}
function needIndentIndicator(string) {
	return /^\n* /.test(string);
}
function blockHeader(string, shiftOfParent, shiftOfContent) {
	const indentIndicator = needIndentIndicator(string) ? String(shiftOfContent - shiftOfParent) : "";
	const clip = string[string.length - 1] === "\n";
	return `${indentIndicator}${clip && (string[string.length - 2] === "\n" || string === "\n") ? "+" : clip ? "" : "-"}\n`;
}
function dropEndingNewline(string) {
	return string[string.length - 1] === "\n" ? string.slice(0, -1) : string;
}
function isMoreIndented(char) {
	return char === " " || char === "	";
}
function foldLine(line, width) {
	if (line === "" || isMoreIndented(line[0])) return line;
	const breakRe = / [^ \t]/g;
	let match;
	let start = 0;
	let end;
	let curr = 0;
	let next = 0;
	let result = "";
	while (match = breakRe.exec(line)) {
		next = match.index;
		if (next - start > width) {
			end = curr > start ? curr : next;
			result += `\n${line.slice(start, end)}`;
			start = end + 1;
		}
		curr = next;
	}
	result += "\n";
	if (line.length - start > width && curr > start) result += `${line.slice(start, curr)}\n${line.slice(curr + 1)}`;
	else result += line.slice(start);
	return result.slice(1);
}
function foldBlockScalar(string, width) {
	const lineRe = /(\n+)([^\n]*)/g;
	let nextLF = string.indexOf("\n");
	if (nextLF === -1) nextLF = string.length;
	lineRe.lastIndex = nextLF;
	let result = foldLine(string.slice(0, nextLF), width);
	let prevMoreIndented = string[0] === "\n" || isMoreIndented(string[0]);
	let moreIndented;
	let match;
	while (match = lineRe.exec(string)) {
		const prefix = match[1];
		const line = match[2];
		moreIndented = line !== "" && isMoreIndented(line[0]);
		result += prefix + (!prevMoreIndented && !moreIndented && line !== "" ? "\n" : "") + foldLine(line, width);
		prevMoreIndented = moreIndented;
	}
	return result;
}
var CHARACTERS_TO_ESCAPE = /["\\\x00-\x1F\x7F-\xA0\u2028\u2029\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/gu;
function escapeCharacter(character) {
	switch (character) {
		case "\0": return "\\0";
		case "\x07": return "\\a";
		case "\b": return "\\b";
		case "	": return "\\t";
		case "\n": return "\\n";
		case "\v": return "\\v";
		case "\f": return "\\f";
		case "\r": return "\\r";
		case "\x1B": return "\\e";
		case "\"": return "\\\"";
		case "\\": return "\\\\";
		case "": return "\\N";
		case "\xA0": return "\\_";
		case "\u2028": return "\\L";
		case "\u2029": return "\\P";
	}
	const code = character.charCodeAt(0);
	const hex = code.toString(16).toUpperCase();
	if (code <= 255) return `\\x${"0".repeat(2 - hex.length)}${hex}`;
	return `\\u${"0".repeat(4 - hex.length)}${hex}`;
}
function escapeString(string) {
	return string.replace(CHARACTERS_TO_ESCAPE, escapeCharacter);
}
//#endregion
//#region src/ast/presenter.ts
var CHAR_LINE_FEED = 10;
var DEFAULT_PRESENTER_OPTIONS = {
	indent: 2,
	seqNoIndent: false,
	seqInlineFirst: true,
	lineWidth: 80,
	flowBracketPadding: false,
	flowSkipCommaSpace: false,
	flowSkipColonSpace: false,
	quoteFlowKeys: false,
	quoteStyle: "single",
	forceQuotes: false,
	scalarStyleRules: Object.keys(DEFAULT_SCALAR_STYLE_RULES).map((name) => Reflect.get(DEFAULT_SCALAR_STYLE_RULES, name)),
	tagBeforeAnchor: false
};
function nodeTagShort(node) {
	return node.tagged ? node.tag : tagNameShort(node.tag);
}
function createPresenterState(options) {
	const opts = {
		...DEFAULT_PRESENTER_OPTIONS,
		...options
	};
	if (opts.flowSkipColonSpace) opts.quoteFlowKeys = true;
	return {
		...opts,
		defaultScalarTagName: opts.schema.defaultScalarTag.tagName,
		openEnded: false
	};
}
function generateNextLine(state, level) {
	return `\n${" ".repeat(state.indent * level)}`;
}
function scalarLayout(state, node, parent, level, isKey, flowOnly) {
	return {
		node,
		parent,
		level,
		isKey,
		flowOnly,
		shiftOfParent: level === 0 ? -1 : state.indent * (level - 1),
		shiftOfContent: state.indent * Math.max(1, level),
		shiftOfFirstLine: level === 0 ? 0 : state.indent * level,
		presenterOptions: state,
		allowedStylesMask: 0,
		style: node.style
	};
}
function writeFlowSequence(state, level, node) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		const item = writeNode(state, level, node.items[index], node, {}).text;
		if (index > 0) result += `,${!state.flowSkipCommaSpace ? " " : ""}`;
		result += item;
	}
	const pad = state.flowBracketPadding && node.items.length > 0 ? " " : "";
	return `[${pad}${result}${pad}]`;
}
function writeBlockSequence(state, level, node, compact) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		const item = writeNode(state, level + 1, node.items[index], node, {
			block: true,
			compact: state.seqInlineFirst,
			isblockseq: true
		}).text;
		if (!compact || result !== "") result += generateNextLine(state, level);
		if (item === "" || CHAR_LINE_FEED === item.charCodeAt(0)) result += "-";
		else result += "- ";
		result += item;
	}
	return result;
}
function writeFlowMapping(state, level, node) {
	let result = "";
	for (const { key, value } of node.items) {
		let pairBuffer = "";
		if (result !== "") pairBuffer += `,${!state.flowSkipCommaSpace ? " " : ""}`;
		const keyRender = writeNode(state, level, key, node, { iskey: true });
		const keyText = keyRender.text;
		const valueText = writeNode(state, level, value, node, {}).text;
		const sep = state.flowSkipColonSpace || valueText === "" ? "" : " ";
		const keyIsBareProps = key.kind === "scalar" && keyRender.noBody && (key.tagged || key.anchor !== void 0);
		const keyColonSep = key.kind === "alias" || keyIsBareProps ? " " : "";
		pairBuffer += `${keyText}${keyColonSep}:${sep}${valueText}`;
		result += pairBuffer;
	}
	const pad = state.flowBracketPadding && result !== "" ? " " : "";
	return `{${pad}${result}${pad}}`;
}
function writeBlockMapping(state, level, node, compact) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		let pairBuffer = "";
		if (!compact || result !== "") pairBuffer += generateNextLine(state, level);
		const { key, value } = node.items[index];
		const keyIsBlock = (key.kind === "mapping" || key.kind === "sequence") && key.style === COLLECTION_STYLE.BLOCK && key.items.length !== 0 || key.kind === "scalar" && (key.style === SCALAR_STYLE.LITERAL_BLOCK || key.style === SCALAR_STYLE.FOLDED_BLOCK);
		const keyRender = keyIsBlock ? writeNode(state, level + 1, key, node, {
			block: true,
			compact: true,
			isblockseq: !cannotBeCompact(state, key, level + 1)
		}) : writeNode(state, level + 1, key, node, {
			block: true,
			compact: true,
			iskey: true
		});
		const keyText = keyRender.text;
		const keyHasLineBreak = key.kind === "scalar" && key.value.indexOf("\n") !== -1;
		const keyIsTooLong = keyText.length > 1024 && /^[\s\S]{1025}/u.test(keyText);
		const explicitPair = keyIsBlock || keyHasLineBreak || keyIsTooLong;
		if (explicitPair) {
			if (keyText && CHAR_LINE_FEED === keyText.charCodeAt(0)) pairBuffer += "?";
			else pairBuffer += "? ";
		}
		pairBuffer += keyText;
		if (explicitPair) pairBuffer += generateNextLine(state, level);
		const valueText = writeNode(state, level + 1, value, node, {
			block: true,
			compact: explicitPair,
			isblockseq: explicitPair && !cannotBeCompact(state, value, level + 1)
		}).text;
		const keyIsBareProps = key.kind === "scalar" && keyRender.noBody && (key.tagged || key.anchor !== void 0);
		const keyColonSep = !explicitPair && (key.kind === "alias" || keyIsBareProps) ? " " : "";
		if (valueText === "" || CHAR_LINE_FEED === valueText.charCodeAt(0)) pairBuffer += `${keyColonSep}:`;
		else pairBuffer += `${keyColonSep}: `;
		pairBuffer += valueText;
		result += pairBuffer;
	}
	return result;
}
function cannotBeCompact(state, node, level) {
	if (node.kind === "alias") return true;
	return node.tagged || node.anchor !== void 0 || state.indent < 2 && level > 0;
}
function writeNode(state, level, node, parent, ctx) {
	if (node.kind === "alias") {
		state.openEnded = false;
		return {
			text: `*${node.anchor}`,
			noBody: false
		};
	}
	const { block = false, iskey = false, isblockseq = false } = ctx;
	let compact = ctx.compact ?? false;
	const hasAnchor = node.anchor !== void 0;
	if (cannotBeCompact(state, node, level)) compact = false;
	let body;
	let shouldPrintTag = node.tagged;
	const useBlockCollection = block && (node.kind === "mapping" || node.kind === "sequence") && node.style === COLLECTION_STYLE.BLOCK && node.items.length !== 0;
	if (node.kind === "mapping") {
		if (useBlockCollection) body = writeBlockMapping(state, level, node, compact);
		else body = writeFlowMapping(state, level, node);
	} else if (node.kind === "sequence") {
		if (useBlockCollection) {
			if (state.seqNoIndent && !isblockseq && level > 0) body = writeBlockSequence(state, level - 1, node, compact);
			else body = writeBlockSequence(state, level, node, compact);
		} else body = writeFlowSequence(state, level, node);
	} else {
		const layout = scalarLayout(state, node, parent, level, iskey, !block);
		detectAllowedStyles(layout);
		for (const rule of state.scalarStyleRules) rule(layout);
		body = renderScalar(layout);
		state.openEnded = (layout.style === SCALAR_STYLE.LITERAL_BLOCK || layout.style === SCALAR_STYLE.FOLDED_BLOCK) && (node.value === "\n" || node.value.endsWith("\n\n"));
		shouldPrintTag = node.tagged || body === "" && layout.flowOnly && parent?.kind === "sequence" && !hasAnchor || layout.style !== SCALAR_STYLE.PLAIN && node.tag !== state.defaultScalarTagName;
	}
	if ((node.kind === "mapping" || node.kind === "sequence") && !useBlockCollection) state.openEnded = false;
	if (useBlockCollection && compact && level > 0 && state.indent > 2) body = `${" ".repeat(state.indent - 2)}${body}`;
	const noBody = body === "";
	let text = body;
	if (shouldPrintTag || hasAnchor) {
		const props = [];
		const tag = shouldPrintTag ? nodeTagShort(node) : null;
		const anchor = hasAnchor ? `&${node.anchor}` : null;
		if (state.tagBeforeAnchor) {
			if (tag !== null) props.push(tag);
			if (anchor !== null) props.push(anchor);
		} else {
			if (anchor !== null) props.push(anchor);
			if (tag !== null) props.push(tag);
		}
		const sep = body === "" || body.charCodeAt(0) === CHAR_LINE_FEED ? "" : " ";
		text = `${props.join(" ")}${sep}${body}`;
	}
	return {
		text,
		noBody
	};
}
function rootStartsOwnLine(node) {
	return (node.kind === "sequence" || node.kind === "mapping") && node.style === COLLECTION_STYLE.BLOCK && node.items.length !== 0 && !node.tagged && node.anchor === void 0;
}
function writeDocumentDirectives(doc) {
	let result = "";
	for (const directive of doc.directives) {
		if (directive.kind === "yaml") {
			result += `%YAML ${directive.version}\n`;
			continue;
		}
		const { handle, prefix } = directive;
		result += `%TAG ${handle} ${prefix}\n`;
	}
	return result;
}
/**
* Build YAML from AST.
*
* @category AST
*/
function present(documents, options) {
	const state = createPresenterState(options);
	let result = "";
	let previousEnded = false;
	for (let index = 0; index < documents.length; index += 1) {
		const doc = documents[index];
		state.openEnded = false;
		const directives = writeDocumentDirectives(doc);
		const hasDirectives = directives !== "";
		const marker = doc.explicitStart || hasDirectives || index > 0 && !previousEnded;
		result += directives;
		if (doc.contents === null) {
			if (marker) result += "---\n";
		} else if (marker) {
			const body = writeNode(state, 0, doc.contents, null, {
				block: true,
				compact: true
			}).text;
			const sep = body === "" ? "" : hasDirectives || rootStartsOwnLine(doc.contents) ? "\n" : " ";
			result += `---${sep}${body}\n`;
		} else result += writeNode(state, 0, doc.contents, null, {
			block: true,
			compact: true
		}).text + "\n";
		previousEnded = doc.explicitEnd || state.openEnded;
		if (previousEnded) result += "...\n";
	}
	return result;
}
//#endregion
//#region src/dump.ts
var DEFAULT_DUMP_OPTIONS = {
	...DEFAULT_PRESENTER_OPTIONS,
	schema: DUMP_SCHEMA,
	skipInvalid: false,
	noRefs: false,
	flowLevel: -1,
	sortKeys: false,
	transform: () => {}
};
function defaultCompareFn(a, b) {
	const x = String(a);
	const y = String(b);
	if (x < y) return -1;
	if (x > y) return 1;
	return 0;
}
/**
* Serializes JS object as a YAML document. By default it can dump every
* supported YAML type, so it throws an exception if you try to dump regexps or
* functions. However, you can disable exceptions by setting the
* {@link DumpOptions.skipInvalid} option to `true`.
*
* @category Main
*/
function dump(input, options = {}) {
	const opts = {
		...DEFAULT_DUMP_OPTIONS,
		...options
	};
	const documents = jsToAst(input, opts.schema, {
		noRefs: opts.noRefs,
		skipInvalid: opts.skipInvalid
	});
	if (opts.flowLevel >= 0) visit(documents, (node, ctx) => {
		if (ctx.depth < opts.flowLevel) return;
		if (node.kind === "sequence" || node.kind === "mapping") node.style = COLLECTION_STYLE.FLOW;
		return VISIT_SKIP;
	});
	if (opts.sortKeys) {
		const compareFn = opts.sortKeys === true ? defaultCompareFn : opts.sortKeys;
		visit(documents, (node) => {
			if (node.kind !== "mapping") return;
			node.items.sort((a, b) => compareFn(a.key.kind === "scalar" ? a.key.value : "", b.key.kind === "scalar" ? b.key.value : ""));
		});
	}
	opts.transform(documents);
	return present(documents, {
		...pick(opts, Object.keys(DEFAULT_PRESENTER_OPTIONS)),
		schema: opts.schema
	});
}
//#endregion
//#region src/ast/from_events.ts
var NO_RANGE = (/* unused pure expression or super */ null && (-1));
function eventPosition(event) {
	if ("tagStart" in event && event.tagStart !== NO_RANGE) return event.tagStart;
	if ("anchorStart" in event && event.anchorStart !== NO_RANGE) return event.anchorStart;
	if ("valueStart" in event && event.valueStart !== NO_RANGE) return event.valueStart;
	if ("start" in event) return event.start;
	return 0;
}
function rawTag(state, event) {
	return event.tagStart === NO_RANGE ? "" : state.source.slice(event.tagStart, event.tagEnd);
}
function anchorName(state, event) {
	return event.anchorStart === NO_RANGE ? void 0 : state.source.slice(event.anchorStart, event.anchorEnd);
}
function buildScalar(state, event) {
	const value = getScalarValue(state.source, event);
	const raw = rawTag(state, event);
	let tag;
	let tagged = false;
	if (raw !== "") {
		tagged = true;
		tag = raw;
	} else if (event.style === SCALAR_STYLE.PLAIN) tag = state.schema.resolveImplicitScalarTag(value).tag.tagName;
	else tag = state.schema.defaultScalarTag.tagName;
	return {
		kind: "scalar",
		tag,
		tagged,
		style: event.style,
		anchor: anchorName(state, event),
		value
	};
}
function buildCollection(state, event, defaultTagName) {
	const raw = rawTag(state, event);
	let tag;
	let tagged = false;
	if (raw === "") tag = defaultTagName;
	else {
		tag = raw;
		tagged = true;
	}
	return {
		tag,
		tagged,
		style: event.style,
		anchor: anchorName(state, event)
	};
}
function addNode(state, node) {
	const frame = state.frames[state.frames.length - 1];
	if (frame.kind === "document") frame.doc.contents = node;
	else if (frame.kind === "sequence") frame.node.items.push(node);
	else if (frame.key) {
		frame.node.items.push({
			key: frame.key,
			value: node
		});
		frame.key = null;
	} else frame.key = node;
}
/**
* Builds an AST from parser events
*
* @category AST
*/
function eventsToAst(events, options) {
	const state = {
		source: options.source,
		schema: options.schema,
		eventIndex: 0,
		position: 0,
		frames: [],
		documents: []
	};
	while (state.eventIndex < events.length) {
		const event = events[state.eventIndex++];
		state.position = eventPosition(event);
		switch (event.type) {
			case EVENT_ID.DOCUMENT: {
				const doc = {
					contents: null,
					explicitStart: event.explicitStart,
					explicitEnd: event.explicitEnd,
					directives: event.directives
				};
				state.frames.push({
					kind: "document",
					doc
				});
				break;
			}
			case EVENT_ID.SCALAR:
				addNode(state, buildScalar(state, event));
				break;
			case EVENT_ID.SEQUENCE: {
				const { tag, tagged, style, anchor } = buildCollection(state, event, "tag:yaml.org,2002:seq");
				const node = {
					kind: "sequence",
					tag,
					tagged,
					style,
					anchor,
					items: []
				};
				state.frames.push({
					kind: "sequence",
					node
				});
				break;
			}
			case EVENT_ID.MAPPING: {
				const { tag, tagged, style, anchor } = buildCollection(state, event, "tag:yaml.org,2002:map");
				const node = {
					kind: "mapping",
					tag,
					tagged,
					style,
					anchor,
					items: []
				};
				state.frames.push({
					kind: "mapping",
					node,
					key: null
				});
				break;
			}
			case EVENT_ID.ALIAS:
				addNode(state, {
					kind: "alias",
					anchor: state.source.slice(event.anchorStart, event.anchorEnd)
				});
				break;
			case EVENT_ID.POP: {
				const frame = state.frames.pop();
				if (frame.kind === "mapping" && frame.key) throw new Error("incomplete mapping pair in event stream");
				if (frame.kind === "document") state.documents.push(frame.doc);
				else addNode(state, frame.node);
				break;
			}
		}
	}
	return state.documents;
}
//#endregion
//#region src/index.ts
/** @deprecated Use `EVENT_ID.DOCUMENT` instead. @internal */
var EVENT_DOCUMENT = EVENT_ID.DOCUMENT;
/** @deprecated Use `EVENT_ID.SEQUENCE` instead. @internal */
var EVENT_SEQUENCE = EVENT_ID.SEQUENCE;
/** @deprecated Use `EVENT_ID.MAPPING` instead. @internal */
var EVENT_MAPPING = EVENT_ID.MAPPING;
/** @deprecated Use `EVENT_ID.SCALAR` instead. @internal */
var EVENT_SCALAR = EVENT_ID.SCALAR;
/** @deprecated Use `EVENT_ID.ALIAS` instead. @internal */
var EVENT_ALIAS = EVENT_ID.ALIAS;
/** @deprecated Use `EVENT_ID.POP` instead. @internal */
var EVENT_POP = EVENT_ID.POP;
/** @deprecated Use `SCALAR_STYLE.PLAIN` instead. @internal */
var SCALAR_STYLE_PLAIN = SCALAR_STYLE.PLAIN;
/** @deprecated Use `SCALAR_STYLE.SINGLE_QUOTED` instead. @internal */
var SCALAR_STYLE_SINGLE_QUOTED = SCALAR_STYLE.SINGLE_QUOTED;
/** @deprecated Use `SCALAR_STYLE.DOUBLE_QUOTED` instead. @internal */
var SCALAR_STYLE_DOUBLE_QUOTED = SCALAR_STYLE.DOUBLE_QUOTED;
/** @deprecated Use `SCALAR_STYLE.LITERAL_BLOCK` instead. @internal */
var SCALAR_STYLE_LITERAL_BLOCK = SCALAR_STYLE.LITERAL_BLOCK;
/** @deprecated Use `SCALAR_STYLE.FOLDED_BLOCK` instead. @internal */
var SCALAR_STYLE_FOLDED_BLOCK = SCALAR_STYLE.FOLDED_BLOCK;
/** @deprecated Use `COLLECTION_STYLE.BLOCK` instead. @internal */
var COLLECTION_STYLE_BLOCK = COLLECTION_STYLE.BLOCK;
/** @deprecated Use `COLLECTION_STYLE.FLOW` instead. @internal */
var COLLECTION_STYLE_FLOW = COLLECTION_STYLE.FLOW;
/** @deprecated Use `CHOMPING_MODE.CLIP` instead. @internal */
var CHOMPING_CLIP = CHOMPING_MODE.CLIP;
/** @deprecated Use `CHOMPING_MODE.STRIP` instead. @internal */
var CHOMPING_STRIP = CHOMPING_MODE.STRIP;
/** @deprecated Use `CHOMPING_MODE.KEEP` instead. @internal */
var CHOMPING_KEEP = CHOMPING_MODE.KEEP;
//#endregion


//# sourceMappingURL=js-yaml.mjs.map

/***/ }),

/***/ 3305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  _L: () => (/* binding */ _boolean),
  qm: () => (/* binding */ _gte),
  LK: () => (/* binding */ _int),
  Zm: () => (/* binding */ _lte),
  Eb: () => (/* binding */ _maxLength),
  m9: () => (/* binding */ _minLength),
  G8: () => (/* binding */ _never),
  UI: () => (/* binding */ _nonnegative),
  F7: () => (/* binding */ _number),
  NC: () => (/* binding */ _positive),
  fU: () => (/* binding */ _refine),
  Fk: () => (/* binding */ _regex),
  Rl: () => (/* binding */ _string),
  q0: () => (/* binding */ describe),
  mI: () => (/* binding */ meta)
});

// UNUSED EXPORTS: TimePrecision, _any, _array, _base64, _base64url, _bigint, _catch, _check, _cidrv4, _cidrv6, _coercedBigint, _coercedBoolean, _coercedDate, _coercedNumber, _coercedString, _creditCard, _cuid, _cuid2, _custom, _date, _default, _discriminatedUnion, _e164, _email, _emoji, _endsWith, _enum, _file, _float32, _float64, _gt, _guid, _iban, _includes, _int32, _int64, _intersection, _ipv4, _ipv6, _isoDate, _isoDateTime, _isoDuration, _isoTime, _jwt, _ksuid, _lazy, _length, _literal, _lowercase, _lt, _mac, _map, _max, _maxSize, _mime, _min, _minSize, _multipleOf, _nan, _nanoid, _nativeEnum, _negative, _nonoptional, _nonpositive, _normalize, _null, _nullable, _optional, _overwrite, _pipe, _promise, _properties, _property, _readonly, _record, _set, _size, _slugify, _startsWith, _stringFormat, _stringbool, _success, _superRefine, _symbol, _templateLiteral, _toLowerCase, _toUpperCase, _transform, _trim, _tuple, _uint32, _uint64, _ulid, _undefined, _union, _unknown, _uppercase, _url, _uuid, _uuidv4, _uuidv6, _uuidv7, _void, _xid, _xor

// EXTERNAL MODULE: ./node_modules/zod/v4/core/checks.js
var core_checks = __nccwpck_require__(4890);
;// CONCATENATED MODULE: ./node_modules/zod/v4/core/registries.js
var _a;
const $output = /*@__PURE__*/ (/* unused pure expression or super */ null && (Symbol("ZodOutput")));
const $input = /*@__PURE__*/ (/* unused pure expression or super */ null && (Symbol("ZodInput")));
class $ZodRegistry {
    constructor() {
        this._map = new WeakMap();
        this._idmap = new Map();
    }
    add(schema, ..._meta) {
        const meta = _meta[0];
        this._map.set(schema, meta);
        if (meta && typeof meta === "object" && "id" in meta) {
            this._idmap.set(meta.id, schema);
        }
        return this;
    }
    clear() {
        this._map = new WeakMap();
        this._idmap = new Map();
        return this;
    }
    remove(schema) {
        const meta = this._map.get(schema);
        if (meta && typeof meta === "object" && "id" in meta) {
            this._idmap.delete(meta.id);
        }
        this._map.delete(schema);
        return this;
    }
    get(schema) {
        // return this._map.get(schema) as any;
        // inherit metadata
        const p = schema._zod.parent;
        if (p) {
            const pm = { ...(this.get(p) ?? {}) };
            delete pm.id; // do not inherit id
            const f = { ...pm, ...this._map.get(schema) };
            return Object.keys(f).length ? f : undefined;
        }
        return this._map.get(schema);
    }
    has(schema) {
        return this._map.has(schema);
    }
}
// registries
function registry() {
    return new $ZodRegistry();
}
(_a = globalThis).__zod_globalRegistry ?? (_a.__zod_globalRegistry = registry());
const globalRegistry = globalThis.__zod_globalRegistry;

// EXTERNAL MODULE: ./node_modules/zod/v4/core/util.js
var core_util = __nccwpck_require__(4723);
;// CONCATENATED MODULE: ./node_modules/zod/v4/core/api.js




function snapshotChecks(def) {
    if (def.checks)
        def.checks = [...def.checks];
    return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
    return new Class(snapshotChecks({ type: "string", ...core_util/* normalizeParams */.A2(params) }));
}
// @__NO_SIDE_EFFECTS__
function _coercedString(Class, params) {
    return new Class(snapshotChecks({ type: "string", coerce: true, ...util.normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _email(Class, params) {
    return new Class({
        type: "string",
        format: "email",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _guid(Class, params) {
    return new Class({
        type: "string",
        format: "guid",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        version: "v4",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        version: "v6",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        version: "v7",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _url(Class, params) {
    return new Class({
        type: "string",
        format: "url",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _emoji(Class, params) {
    return new Class({
        type: "string",
        format: "emoji",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class, params) {
    return new Class({
        type: "string",
        format: "nanoid",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link _cuid2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
// @__NO_SIDE_EFFECTS__
function _cuid(Class, params) {
    return new Class({
        type: "string",
        format: "cuid",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class, params) {
    return new Class({
        type: "string",
        format: "cuid2",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class, params) {
    return new Class({
        type: "string",
        format: "ulid",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _xid(Class, params) {
    return new Class({
        type: "string",
        format: "xid",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class, params) {
    return new Class({
        type: "string",
        format: "ksuid",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class, params) {
    return new Class({
        type: "string",
        format: "ipv4",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class, params) {
    return new Class({
        type: "string",
        format: "ipv6",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _mac(Class, params) {
    return new Class({
        type: "string",
        format: "mac",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class, params) {
    return new Class({
        type: "string",
        format: "cidrv4",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class, params) {
    return new Class({
        type: "string",
        format: "cidrv6",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _base64(Class, params) {
    return new Class({
        type: "string",
        format: "base64",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class, params) {
    return new Class({
        type: "string",
        format: "base64url",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _e164(Class, params) {
    return new Class({
        type: "string",
        format: "e164",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _creditCard(Class, params) {
    return new Class({
        type: "string",
        format: "credit_card",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _iban(Class, params) {
    return new Class({
        type: "string",
        format: "iban",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class, params) {
    return new Class({
        type: "string",
        format: "jwt",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
const TimePrecision = {
    Any: null,
    Minute: -1,
    Second: 0,
    Millisecond: 3,
    Microsecond: 6,
};
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class, params) {
    return new Class({
        type: "string",
        format: "datetime",
        check: "string_format",
        offset: false,
        local: false,
        precision: null,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class, params) {
    return new Class({
        type: "string",
        format: "date",
        check: "string_format",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class, params) {
    return new Class({
        type: "string",
        format: "time",
        check: "string_format",
        precision: null,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class, params) {
    return new Class({
        type: "string",
        format: "duration",
        check: "string_format",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
    return new Class(snapshotChecks({ type: "number", checks: [], ...core_util/* normalizeParams */.A2(params) }));
}
// @__NO_SIDE_EFFECTS__
function _coercedNumber(Class, params) {
    return new Class(snapshotChecks({ type: "number", coerce: true, checks: [], ...util.normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "safeint",
        ...core_util/* normalizeParams */.A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _float32(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "float32",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _float64(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "float64",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _int32(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "int32",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uint32(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "uint32",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
    return new Class({
        type: "boolean",
        ...core_util/* normalizeParams */.A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _coercedBoolean(Class, params) {
    return new Class({
        type: "boolean",
        coerce: true,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _bigint(Class, params) {
    return new Class({
        type: "bigint",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _coercedBigint(Class, params) {
    return new Class({
        type: "bigint",
        coerce: true,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _int64(Class, params) {
    return new Class({
        type: "bigint",
        check: "bigint_format",
        abort: false,
        format: "int64",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uint64(Class, params) {
    return new Class({
        type: "bigint",
        check: "bigint_format",
        abort: false,
        format: "uint64",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _symbol(Class, params) {
    return new Class({
        type: "symbol",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _undefined(Class, params) {
    return new Class({
        type: "undefined",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _null(Class, params) {
    return new Class({
        type: "null",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _any(Class) {
    return new Class({
        type: "any",
    });
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
    return new Class({
        type: "unknown",
    });
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
    return new Class({
        type: "never",
        ...core_util/* normalizeParams */.A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _void(Class, params) {
    return new Class({
        type: "void",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _date(Class, params) {
    return new Class({
        type: "date",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _coercedDate(Class, params) {
    return new Class({
        type: "date",
        coerce: true,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _nan(Class, params) {
    return new Class({
        type: "nan",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _lt(value, params) {
    return new checks.$ZodCheckLessThan({
        check: "less_than",
        ...util.normalizeParams(params),
        value,
        inclusive: false,
    });
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
    return new core_checks/* $ZodCheckLessThan */.sm({
        check: "less_than",
        ...core_util/* normalizeParams */.A2(params),
        value,
        inclusive: true,
    });
}

// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
    return new core_checks/* $ZodCheckGreaterThan */.J_({
        check: "greater_than",
        ...core_util/* normalizeParams */.A2(params),
        value,
        inclusive: false,
    });
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
    return new core_checks/* $ZodCheckGreaterThan */.J_({
        check: "greater_than",
        ...core_util/* normalizeParams */.A2(params),
        value,
        inclusive: true,
    });
}

// @__NO_SIDE_EFFECTS__
function _positive(params) {
    return _gt(0, params);
}
// negative
// @__NO_SIDE_EFFECTS__
function _negative(params) {
    return _lt(0, params);
}
// nonpositive
// @__NO_SIDE_EFFECTS__
function _nonpositive(params) {
    return _lte(0, params);
}
// nonnegative
// @__NO_SIDE_EFFECTS__
function _nonnegative(params) {
    return _gte(0, params);
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value, params) {
    return new checks.$ZodCheckMultipleOf({
        check: "multiple_of",
        ...util.normalizeParams(params),
        value,
    });
}
// @__NO_SIDE_EFFECTS__
function _maxSize(maximum, params) {
    return new checks.$ZodCheckMaxSize({
        check: "max_size",
        ...util.normalizeParams(params),
        maximum,
    });
}
// @__NO_SIDE_EFFECTS__
function _minSize(minimum, params) {
    return new checks.$ZodCheckMinSize({
        check: "min_size",
        ...util.normalizeParams(params),
        minimum,
    });
}
// @__NO_SIDE_EFFECTS__
function _size(size, params) {
    return new checks.$ZodCheckSizeEquals({
        check: "size_equals",
        ...util.normalizeParams(params),
        size,
    });
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
    const ch = new core_checks/* $ZodCheckMaxLength */.Yk({
        check: "max_length",
        ...core_util/* normalizeParams */.A2(params),
        maximum,
    });
    return ch;
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
    return new core_checks/* $ZodCheckMinLength */.Kk({
        check: "min_length",
        ...core_util/* normalizeParams */.A2(params),
        minimum,
    });
}
// @__NO_SIDE_EFFECTS__
function _length(length, params) {
    return new checks.$ZodCheckLengthEquals({
        check: "length_equals",
        ...util.normalizeParams(params),
        length,
    });
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
    return new core_checks/* $ZodCheckRegex */.DG({
        check: "string_format",
        format: "regex",
        ...core_util/* normalizeParams */.A2(params),
        pattern,
    });
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params) {
    return new checks.$ZodCheckLowerCase({
        check: "string_format",
        format: "lowercase",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params) {
    return new checks.$ZodCheckUpperCase({
        check: "string_format",
        format: "uppercase",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params) {
    return new checks.$ZodCheckIncludes({
        check: "string_format",
        format: "includes",
        ...util.normalizeParams(params),
        includes,
    });
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix, params) {
    return new checks.$ZodCheckStartsWith({
        check: "string_format",
        format: "starts_with",
        ...util.normalizeParams(params),
        prefix,
    });
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params) {
    return new checks.$ZodCheckEndsWith({
        check: "string_format",
        format: "ends_with",
        ...util.normalizeParams(params),
        suffix,
    });
}
// @__NO_SIDE_EFFECTS__
function _property(property, schema, params) {
    return new checks.$ZodCheckProperty({
        check: "property",
        property,
        schema,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _properties(shape, params) {
    return new checks.$ZodCheckProperties({
        check: "properties",
        shape,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _mime(types, params) {
    return new checks.$ZodCheckMimeType({
        check: "mime_type",
        mime: types,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
    return new checks.$ZodCheckOverwrite({
        check: "overwrite",
        tx,
    });
}
// normalize
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
    return _overwrite((input) => input.normalize(form));
}
// trim
// @__NO_SIDE_EFFECTS__
function _trim() {
    return _overwrite((input) => input.trim());
}
// toLowerCase
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
    return _overwrite((input) => input.toLowerCase());
}
// toUpperCase
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
    return _overwrite((input) => input.toUpperCase());
}
// slugify
// @__NO_SIDE_EFFECTS__
function _slugify() {
    return _overwrite((input) => util.slugify(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class, element, params) {
    return new Class({
        type: "array",
        element,
        // get element() {
        //   return element;
        // },
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _union(Class, options, params) {
    return new Class({
        type: "union",
        options,
        ...util.normalizeParams(params),
    });
}
function _xor(Class, options, params) {
    return new Class({
        type: "union",
        options,
        inclusive: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _discriminatedUnion(Class, discriminator, options, params) {
    return new Class({
        type: "union",
        options: options,
        discriminator,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _intersection(Class, left, right) {
    return new Class({
        type: "intersection",
        left,
        right,
    });
}
// export function _tuple(
//   Class: util.SchemaClass<schemas.$ZodTuple>,
//   items: [],
//   params?: string | $ZodTupleParams
// ): schemas.$ZodTuple<[], null>;
// @__NO_SIDE_EFFECTS__
function _tuple(Class, items, _paramsOrRest, _params) {
    const hasRest = _paramsOrRest instanceof schemas.$ZodType;
    const params = hasRest ? _params : _paramsOrRest;
    const rest = hasRest ? _paramsOrRest : null;
    return new Class({
        type: "tuple",
        items,
        rest,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _record(Class, keyType, valueType, params) {
    return new Class({
        type: "record",
        keyType,
        valueType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _map(Class, keyType, valueType, params) {
    return new Class({
        type: "map",
        keyType,
        valueType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _set(Class, valueType, params) {
    return new Class({
        type: "set",
        valueType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _enum(Class, values, params) {
    const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
    // if (Array.isArray(values)) {
    //   for (const value of values) {
    //     entries[value] = value;
    //   }
    // } else {
    //   Object.assign(entries, values);
    // }
    // const entries: util.EnumLike = {};
    // for (const val of values) {
    //   entries[val] = val;
    // }
    return new Class({
        type: "enum",
        entries,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
/** @deprecated This API has been merged into `z.enum()`. Use `z.enum()` instead.
 *
 * ```ts
 * enum Colors { red, green, blue }
 * z.enum(Colors);
 * ```
 */
function _nativeEnum(Class, entries, params) {
    return new Class({
        type: "enum",
        entries,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _literal(Class, value, params) {
    return new Class({
        type: "literal",
        values: Array.isArray(value) ? value : [value],
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _file(Class, params) {
    return new Class({
        type: "file",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _transform(Class, fn) {
    return new Class({
        type: "transform",
        transform: fn,
    });
}
// @__NO_SIDE_EFFECTS__
function _optional(Class, innerType) {
    return new Class({
        type: "optional",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _nullable(Class, innerType) {
    return new Class({
        type: "nullable",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _default(Class, innerType, defaultValue) {
    return new Class({
        type: "default",
        innerType,
        get defaultValue() {
            return typeof defaultValue === "function" ? defaultValue() : util.shallowClone(defaultValue);
        },
    });
}
// @__NO_SIDE_EFFECTS__
function _nonoptional(Class, innerType, params) {
    return new Class({
        type: "nonoptional",
        innerType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _success(Class, innerType) {
    return new Class({
        type: "success",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _catch(Class, innerType, catchValue) {
    return new Class({
        type: "catch",
        innerType,
        catchValue: (typeof catchValue === "function" ? catchValue : util.constantCatch(catchValue)),
    });
}
// @__NO_SIDE_EFFECTS__
function _pipe(Class, in_, out) {
    return new Class({
        type: "pipe",
        in: in_,
        out,
    });
}
// @__NO_SIDE_EFFECTS__
function _readonly(Class, innerType) {
    return new Class({
        type: "readonly",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _templateLiteral(Class, parts, params) {
    return new Class({
        type: "template_literal",
        parts,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _lazy(Class, getter) {
    return new Class({
        type: "lazy",
        getter,
    });
}
// @__NO_SIDE_EFFECTS__
function _promise(Class, innerType) {
    return new Class({
        type: "promise",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _custom(Class, fn, _params) {
    const norm = util.normalizeParams(_params);
    norm.abort ?? (norm.abort = true); // default to abort:false
    const schema = new Class({
        type: "custom",
        check: "custom",
        fn: fn,
        ...norm,
    });
    return schema;
}
// same as _custom but defaults to abort:false
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
    const schema = new Class({
        type: "custom",
        check: "custom",
        fn: fn,
        ...core_util/* normalizeParams */.A2(_params),
    });
    return schema;
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
    const ch = _check((payload) => {
        payload.addIssue = (issue) => {
            if (typeof issue === "string") {
                payload.issues.push(util.issue(issue, payload.value, ch._zod.def));
            }
            else {
                // for Zod 3 backwards compatibility
                const _issue = issue;
                if (_issue.fatal)
                    _issue.continue = false;
                _issue.code ?? (_issue.code = "custom");
                if (!("input" in _issue))
                    _issue.input = payload.value;
                _issue.inst ?? (_issue.inst = ch);
                _issue.continue ?? (_issue.continue = !ch._zod.def.abort); // abort is always undefined, so this is always true...
                payload.issues.push(util.issue(_issue));
            }
        };
        return fn(payload.value, payload);
    }, params);
    return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
    const ch = new checks.$ZodCheck({
        check: "custom",
        ...util.normalizeParams(params),
    });
    ch._zod.check = fn;
    return ch;
}
// @__NO_SIDE_EFFECTS__
function describe(description) {
    const ch = new core_checks/* $ZodCheck */.QP({ check: "describe" });
    ch._zod.onattach = [
        (inst) => {
            const existing = globalRegistry.get(inst) ?? {};
            globalRegistry.add(inst, { ...existing, description });
        },
    ];
    ch._zod.check = () => { }; // no-op check
    return ch;
}
// @__NO_SIDE_EFFECTS__
function meta(metadata) {
    const ch = new core_checks/* $ZodCheck */.QP({ check: "meta" });
    ch._zod.onattach = [
        (inst) => {
            const existing = globalRegistry.get(inst) ?? {};
            globalRegistry.add(inst, { ...existing, ...metadata });
        },
    ];
    ch._zod.check = () => { }; // no-op check
    return ch;
}
// @__NO_SIDE_EFFECTS__
function _stringbool(Classes, _params) {
    const params = util.normalizeParams(_params);
    let truthyArray = params.truthy ?? ["true", "1", "yes", "on", "y", "enabled"];
    let falsyArray = params.falsy ?? ["false", "0", "no", "off", "n", "disabled"];
    if (params.case !== "sensitive") {
        truthyArray = truthyArray.map((v) => (typeof v === "string" ? v.toLowerCase() : v));
        falsyArray = falsyArray.map((v) => (typeof v === "string" ? v.toLowerCase() : v));
    }
    const truthySet = new Set(truthyArray);
    const falsySet = new Set(falsyArray);
    const _Codec = Classes.Codec ?? schemas.$ZodCodec;
    const _Boolean = Classes.Boolean ?? schemas.$ZodBoolean;
    const _String = Classes.String ?? schemas.$ZodString;
    const stringSchema = new _String({ type: "string", error: params.error });
    const booleanSchema = new _Boolean({ type: "boolean", error: params.error });
    const codec = new _Codec({
        type: "pipe",
        in: stringSchema,
        out: booleanSchema,
        transform: ((input, payload) => {
            let data = input;
            if (params.case !== "sensitive")
                data = data.toLowerCase();
            if (truthySet.has(data)) {
                return true;
            }
            else if (falsySet.has(data)) {
                return false;
            }
            else {
                payload.issues.push({
                    code: "invalid_value",
                    expected: "stringbool",
                    values: [...truthySet, ...falsySet],
                    input: payload.value,
                    inst: codec,
                    continue: false,
                });
                return {};
            }
        }),
        reverseTransform: ((input, _payload) => {
            if (input === true) {
                return truthyArray[0] || "true";
            }
            else {
                return falsyArray[0] || "false";
            }
        }),
        error: params.error,
    });
    codec._zod.bag.truthy = truthyArray;
    codec._zod.bag.falsy = falsyArray;
    codec._zod.bag.case = params.case ?? "insensitive";
    return codec;
}
// @__NO_SIDE_EFFECTS__
function _stringFormat(Class, format, fnOrRegex, _params = {}) {
    const params = util.normalizeParams(_params);
    const def = {
        check: "string_format",
        type: "string",
        format,
        fn: typeof fnOrRegex === "function" ? fnOrRegex : (val) => fnOrRegex.test(val),
        ...params,
    };
    if (fnOrRegex instanceof RegExp) {
        def.pattern = fnOrRegex;
    }
    const inst = new Class(def);
    return inst;
}


/***/ }),

/***/ 4890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DG: () => (/* binding */ $ZodCheckRegex),
/* harmony export */   J_: () => (/* binding */ $ZodCheckGreaterThan),
/* harmony export */   KH: () => (/* binding */ $ZodCheckNumberFormat),
/* harmony export */   Kk: () => (/* binding */ $ZodCheckMinLength),
/* harmony export */   QP: () => (/* binding */ $ZodCheck),
/* harmony export */   Yk: () => (/* binding */ $ZodCheckMaxLength),
/* harmony export */   sm: () => (/* binding */ $ZodCheckLessThan)
/* harmony export */ });
/* unused harmony exports $ZodCheckMultipleOf, $ZodCheckBigIntFormat, $ZodCheckMaxSize, $ZodCheckMinSize, $ZodCheckSizeEquals, $ZodCheckLengthEquals, $ZodCheckStringFormat, $ZodCheckLowerCase, $ZodCheckUpperCase, $ZodCheckIncludes, $ZodCheckStartsWith, $ZodCheckEndsWith, $ZodCheckProperty, $ZodCheckProperties, $ZodCheckMimeType, $ZodCheckOverwrite */
/* harmony import */ var _core_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8532);
/* harmony import */ var _util_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4723);
// import { $ZodType } from "./schemas.js";



const $ZodCheck = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheck", (inst, def) => {
    var _a;
    inst._zod ?? (inst._zod = {});
    inst._zod.def = def;
    (_a = inst._zod).onattach ?? (_a.onattach = []);
});
/** Default `when` for size-based checks: run only on non-nullish values with a `size`. */
const _whenHasSize = (payload) => {
    const val = payload.value;
    return !util.nullish(val) && val.size !== undefined;
};
/** Default `when` for length-based checks: run only on non-nullish values with a `length`. */
const _whenHasLength = (payload) => {
    const val = payload.value;
    return !_util_js__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl(val) && val.length !== undefined;
};
const numericOriginMap = {
    number: "number",
    bigint: "bigint",
    object: "date",
};
const $ZodCheckLessThan = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckLessThan", (inst, def) => {
    $ZodCheck.init(inst, def);
    const origin = numericOriginMap[typeof def.value];
    inst._zod.check = (payload) => {
        if (def.inclusive ? payload.value <= def.value : payload.value < def.value) {
            return;
        }
        payload.issues.push({
            origin: numericOriginMap[typeof payload.value] ?? origin,
            code: "too_big",
            maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
            input: payload.value,
            inclusive: def.inclusive,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckGreaterThan = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckGreaterThan", (inst, def) => {
    $ZodCheck.init(inst, def);
    const origin = numericOriginMap[typeof def.value];
    inst._zod.check = (payload) => {
        if (def.inclusive ? payload.value >= def.value : payload.value > def.value) {
            return;
        }
        payload.issues.push({
            origin: numericOriginMap[typeof payload.value] ?? origin,
            code: "too_small",
            minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
            input: payload.value,
            inclusive: def.inclusive,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckMultipleOf = 
/*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMultipleOf", (inst, def) => {
    $ZodCheck.init(inst, def);
    inst._zod.check = (payload) => {
        if (typeof payload.value !== typeof def.value)
            throw new Error("Cannot mix number and bigint in multiple_of check.");
        const isMultiple = typeof payload.value === "bigint"
            ? // `value % 0n` throws, and nothing is a multiple of zero — the number branch already fails this way via NaN
                def.value !== BigInt(0) && payload.value % def.value === BigInt(0)
            : util.floatSafeRemainder(payload.value, def.value) === 0;
        if (isMultiple)
            return;
        payload.issues.push({
            origin: typeof payload.value,
            code: "not_multiple_of",
            divisor: def.value,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckNumberFormat = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckNumberFormat", (inst, def) => {
    $ZodCheck.init(inst, def); // no format checks
    def.format = def.format || "float64";
    const isInt = def.format?.includes("int");
    const origin = isInt ? "int" : "number";
    const [minimum, maximum] = _util_js__WEBPACK_IMPORTED_MODULE_1__/* .NUMBER_FORMAT_RANGES */ .zH[def.format];
    inst._zod.check = (payload) => {
        const input = payload.value;
        if (isInt) {
            if (!Number.isInteger(input)) {
                // invalid_format issue
                // payload.issues.push({
                //   expected: def.format,
                //   format: def.format,
                //   code: "invalid_format",
                //   input,
                //   inst,
                // });
                // invalid_type issue
                payload.issues.push({
                    expected: origin,
                    format: def.format,
                    code: "invalid_type",
                    continue: false,
                    input,
                    inst,
                });
                return;
                // not_multiple_of issue
                // payload.issues.push({
                //   code: "not_multiple_of",
                //   origin: "number",
                //   input,
                //   inst,
                //   divisor: 1,
                // });
            }
            if (!Number.isSafeInteger(input)) {
                if (input > 0) {
                    // too_big
                    payload.issues.push({
                        input,
                        code: "too_big",
                        maximum: Number.MAX_SAFE_INTEGER,
                        note: "Integers must be within the safe integer range.",
                        inst,
                        origin,
                        inclusive: true,
                        continue: !def.abort,
                    });
                }
                else {
                    // too_small
                    payload.issues.push({
                        input,
                        code: "too_small",
                        minimum: Number.MIN_SAFE_INTEGER,
                        note: "Integers must be within the safe integer range.",
                        inst,
                        origin,
                        inclusive: true,
                        continue: !def.abort,
                    });
                }
                return;
            }
        }
        if (input < minimum) {
            payload.issues.push({
                origin: "number",
                input,
                code: "too_small",
                minimum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
        if (input > maximum) {
            payload.issues.push({
                origin: "number",
                input,
                code: "too_big",
                maximum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
    };
});
const $ZodCheckBigIntFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckBigIntFormat", (inst, def) => {
    $ZodCheck.init(inst, def); // no format checks
    const [minimum, maximum] = util.BIGINT_FORMAT_RANGES[def.format];
    inst._zod.check = (payload) => {
        const input = payload.value;
        if (input < minimum) {
            payload.issues.push({
                origin: "bigint",
                input,
                code: "too_small",
                minimum: minimum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
        if (input > maximum) {
            payload.issues.push({
                origin: "bigint",
                input,
                code: "too_big",
                maximum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
    };
})));
const $ZodCheckMaxSize = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMaxSize", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasSize);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const size = input.size;
        if (size <= def.maximum)
            return;
        payload.issues.push({
            origin: util.getSizableOrigin(input),
            code: "too_big",
            maximum: def.maximum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckMinSize = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMinSize", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasSize);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const size = input.size;
        if (size >= def.minimum)
            return;
        payload.issues.push({
            origin: util.getSizableOrigin(input),
            code: "too_small",
            minimum: def.minimum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckSizeEquals = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckSizeEquals", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasSize);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const size = input.size;
        if (size === def.size)
            return;
        const tooBig = size > def.size;
        payload.issues.push({
            origin: util.getSizableOrigin(input),
            ...(tooBig ? { code: "too_big", maximum: def.size } : { code: "too_small", minimum: def.size }),
            inclusive: true,
            exact: true,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckMaxLength = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckMaxLength", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        // Strings are measured in Unicode code points, not UTF-16 units. A code point is at most two units, so a string that already fits in units fits in code points; only an overflow has to be counted.
        const length = typeof input === "string" && units > def.maximum ? _util_js__WEBPACK_IMPORTED_MODULE_1__/* .codePointLength */ .O7(input) : units;
        if (length <= def.maximum)
            return;
        const origin = _util_js__WEBPACK_IMPORTED_MODULE_1__/* .getLengthableOrigin */ .Rc(input);
        payload.issues.push({
            origin,
            code: "too_big",
            maximum: def.maximum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckMinLength = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckMinLength", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        // A code point is one or two UTF-16 units, so fewer units than the floor can never reach it and twice the floor always clears it. Only in between is the exact count in doubt.
        const length = typeof input === "string" && units >= def.minimum && units < def.minimum * 2
            ? _util_js__WEBPACK_IMPORTED_MODULE_1__/* .codePointLength */ .O7(input)
            : units;
        if (length >= def.minimum)
            return;
        const origin = _util_js__WEBPACK_IMPORTED_MODULE_1__/* .getLengthableOrigin */ .Rc(input);
        payload.issues.push({
            origin,
            code: "too_small",
            minimum: def.minimum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckLengthEquals = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckLengthEquals", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        // A code point is one or two UTF-16 units, so outside `[length, length * 2]` units the target is missed either way — and missed in the same direction in both measures.
        const length = typeof input === "string" && units >= def.length && units <= def.length * 2
            ? util.codePointLength(input)
            : units;
        if (length === def.length)
            return;
        const origin = util.getLengthableOrigin(input);
        const tooBig = length > def.length;
        payload.issues.push({
            origin,
            ...(tooBig ? { code: "too_big", maximum: def.length } : { code: "too_small", minimum: def.length }),
            inclusive: true,
            exact: true,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckStringFormat = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckStringFormat", (inst, def) => {
    var _a, _b;
    $ZodCheck.init(inst, def);
    if (def.pattern)
        (_a = inst._zod).check ?? (_a.check = (payload) => {
            def.pattern.lastIndex = 0;
            if (def.pattern.test(payload.value))
                return;
            payload.issues.push({
                origin: "string",
                code: "invalid_format",
                format: def.format,
                input: payload.value,
                ...(def.pattern ? { pattern: def.pattern.toString() } : {}),
                inst,
                continue: !def.abort,
            });
        });
    else
        (_b = inst._zod).check ?? (_b.check = () => { });
});
const $ZodCheckRegex = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckRegex", (inst, def) => {
    $ZodCheckStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        def.pattern.lastIndex = 0;
        if (def.pattern.test(payload.value))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "regex",
            input: payload.value,
            pattern: def.pattern.toString(),
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckLowerCase = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckLowerCase", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.lowercase);
    $ZodCheckStringFormat.init(inst, def);
})));
const $ZodCheckUpperCase = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckUpperCase", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.uppercase);
    $ZodCheckStringFormat.init(inst, def);
})));
const $ZodCheckIncludes = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckIncludes", (inst, def) => {
    $ZodCheck.init(inst, def);
    const escapedRegex = util.escapeRegex(def.includes);
    // `String.prototype.includes(sub, position)` matches `sub` at `position`
    // OR LATER, so the pattern must allow at least `position` leading chars
    // (`{N,}`), not exactly `position` chars (`{N}`).
    const pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
    def.pattern = pattern;
    inst._zod.check = (payload) => {
        if (payload.value.includes(def.includes, def.position))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "includes",
            includes: def.includes,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckStartsWith = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckStartsWith", (inst, def) => {
    $ZodCheck.init(inst, def);
    const pattern = new RegExp(`^${util.escapeRegex(def.prefix)}.*`);
    def.pattern ?? (def.pattern = pattern);
    inst._zod.check = (payload) => {
        if (payload.value.startsWith(def.prefix))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "starts_with",
            prefix: def.prefix,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckEndsWith = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckEndsWith", (inst, def) => {
    $ZodCheck.init(inst, def);
    const pattern = new RegExp(`.*${util.escapeRegex(def.suffix)}$`);
    def.pattern ?? (def.pattern = pattern);
    inst._zod.check = (payload) => {
        if (payload.value.endsWith(def.suffix))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "ends_with",
            suffix: def.suffix,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
///////////////////////////////////
/////    $ZodCheckProperty    /////
///////////////////////////////////
function handleCheckPropertyResult(result, payload, property) {
    if (result.issues.length) {
        payload.issues.push(...util.prefixIssues(property, result.issues));
    }
}
const $ZodCheckProperty = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckProperty", (inst, def) => {
    $ZodCheck.init(inst, def);
    inst._zod.check = (payload) => {
        const result = def.schema._zod.run({
            value: payload.value[def.property],
            issues: [],
        }, {});
        if (result instanceof Promise) {
            return result.then((result) => handleCheckPropertyResult(result, payload, def.property));
        }
        handleCheckPropertyResult(result, payload, def.property);
        return;
    };
})));
const $ZodCheckProperties = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckProperties", (inst, def) => {
    $ZodCheck.init(inst, def);
    util.hide(inst, Symbol.iterator, function* () {
        yield inst;
    });
    // key and schema snapshotted together: reading one live and the other cached lets a later mutation of the caller's shape object pair a stale key with a missing schema
    let entries;
    inst._zod.check = (payload) => {
        // the base schema already typed the value, so only a nullish one is rejected here: the properties read on a primitive too, matching z.property() on a string's length
        if (payload.value == null) {
            payload.issues.push({ expected: "object", code: "invalid_type", input: payload.value, inst });
            return undefined;
        }
        entries ?? (entries = Reflect.ownKeys(def.shape).map((key) => [key, def.shape[key]]));
        const input = payload.value;
        let proms;
        for (const [key, schema] of entries) {
            const result = schema._zod.run({ value: input[key], issues: [] }, {});
            if (result instanceof Promise) {
                proms ?? (proms = []);
                proms.push(result.then((result) => handleCheckPropertyResult(result, payload, key)));
            }
            else {
                handleCheckPropertyResult(result, payload, key);
            }
        }
        if (proms)
            return Promise.all(proms).then(() => undefined);
        return undefined;
    };
})));
const $ZodCheckMimeType = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMimeType", (inst, def) => {
    $ZodCheck.init(inst, def);
    const mimeSet = new Set(def.mime);
    inst._zod.check = (payload) => {
        if (mimeSet.has(payload.value.type))
            return;
        payload.issues.push({
            code: "invalid_value",
            values: def.mime,
            input: payload.value.type,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckOverwrite = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckOverwrite", (inst, def) => {
    $ZodCheck.init(inst, def);
    inst._zod.check = (payload) => {
        payload.value = def.tx(payload.value);
    };
})));


/***/ }),

/***/ 8532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $W: () => (/* binding */ config),
/* harmony export */   GT: () => (/* binding */ $ZodAsyncError),
/* harmony export */   cr: () => (/* binding */ globalConfig),
/* harmony export */   xI: () => (/* binding */ $constructor)
/* harmony export */ });
/* unused harmony exports NEVER, $brand, $ZodEncodeError */
/* harmony import */ var _util_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4723);
var _a;

/** A special constant with type `never` */
const NEVER = /*@__PURE__*/ Object.freeze({
    status: "aborted",
});
/* Shared descriptor for installing `_zod`; defineProperty reads it
 * synchronously, so reusing one object avoids a per-instance allocation. */
const _zodDesc = { value: undefined, enumerable: false };
// null where suppressing the capture would be unrecoverable: `parse()` puts the frames back with `captureStackTrace`, so without it the throw would lose its stack. also latched to null once `stackTraceLimit` proves unassignable, which a realm can do at any point by hardening Error
let _E = "captureStackTrace" in Error ? Error : null;
// v8 captures a stack trace inside the Error constructor, which dominates a failed parse; costs only the frames, and parse() restores those. the constructor must RUN: Object.create is cheaper and passes instanceof, but Error.isError and util.types.isNativeError check an internal slot
function newError(Definition) {
    const E = _E;
    if (E) {
        const saved = E.stackTraceLimit;
        if (typeof saved === "number") {
            try {
                E.stackTraceLimit = 0;
            }
            catch {
                _E = null;
                return new Definition();
            }
            try {
                return new Definition();
            }
            finally {
                E.stackTraceLimit = saved;
            }
        }
    }
    return new Definition();
}
function $constructor(name, initializer, 
/** This trait's members, installed once on every prototype that composes it. They cannot be declared in the initializer above: that runs per instance, and the prototype is shared. */
proto, params) {
    // Prototype for this constructor's `_zod` internals. Lazily-derived fields (`values`, `pattern`, `optin`, …) install here once rather than as an accessor on every instance.
    const zodProto = {};
    // Assigning the fields in the constructor body is what gives instances in-object slots; building the object literally and reparenting it costs a second allocation and a generic property copy.
    function Internals(def) {
        this.def = def;
        this.constr = _;
        this.traits = new Set();
    }
    Internals.prototype = zodProto;
    const protoMembers = proto;
    // One trait's members land on every prototype whose chain composes it, so the answer is per prototype rather than per trait.
    const initialized = protoMembers && new WeakSet();
    function init(inst, def) {
        if (!inst._zod) {
            _zodDesc.value = new Internals(def);
            try {
                Object.defineProperty(inst, "_zod", _zodDesc);
            }
            finally {
                // Cleared even on throw, so the shared descriptor never leaks one instance's internals into the next.
                _zodDesc.value = undefined;
            }
        }
        else if (inst._zod.traits.has(name)) {
            return;
        }
        inst._zod.traits.add(name);
        initializer(inst, def);
        if (initialized) {
            // `super(def)` from a user subclass gives `this` a prototype the subclass owns, and installing there would overwrite whatever the subclass declared. `constr` built the instance, so its prototype is the one below the subclass's that should carry the members. A receiver whose chain never reaches that prototype installs on its own, which for a plain object handed straight to `init` means `Object.prototype` — unchanged from before.
            const own = Object.getPrototypeOf(inst);
            const ctorProto = inst._zod.constr.prototype;
            let up = own;
            while (up && up !== ctorProto)
                up = Object.getPrototypeOf(up);
            const target = up ?? own;
            if (!initialized.has(target)) {
                initialized.add(target);
                (0,_util_js__WEBPACK_IMPORTED_MODULE_0__/* .members */ .ol)(target, protoMembers);
            }
        }
        // support prototype modifications; for-in avoids the array allocation of Object.keys on the (usually empty) prototype
        const proto = _.prototype;
        for (const k in proto) {
            if (!Object.prototype.hasOwnProperty.call(proto, k))
                continue;
            if (!(k in inst)) {
                inst[k] = proto[k].bind(inst);
            }
        }
    }
    // doesn't work if Parent has a constructor with arguments
    const Parent = params?.Parent ?? Object;
    class Definition extends Parent {
    }
    Object.defineProperty(Definition, "name", { value: name });
    function _(def) {
        const inst = params?.Parent ? newError(Definition) : this;
        init(inst, def);
        const deferred = inst._zod.deferred;
        if (deferred) {
            for (const fn of deferred) {
                fn();
            }
            // Released: initializers run once, and the list would otherwise be retained for the schema's lifetime.
            inst._zod.deferred = undefined;
        }
        // Global post-processor hook. Internal: installed by `import "zod/compile"` to enable AOT compilation for every constructed schema. Runs last, once the instance is fully built, because it hands the instance to compile(). The post-processor is expected to be reentrancy-guarded by its own implementation.
        const pp = globalThis.__zod_globalConfig?.postProcessor;
        if (pp)
            pp(inst);
        return inst;
    }
    Object.defineProperty(_, "init", { value: init });
    Object.defineProperty(_, Symbol.hasInstance, {
        value: (inst) => {
            if (params?.Parent && inst instanceof params.Parent)
                return true;
            return inst?._zod?.traits?.has(name);
        },
    });
    Object.defineProperty(_, "name", { value: name });
    return _;
}
//////////////////////////////   UTILITIES   ///////////////////////////////////////
const $brand = /*@__PURE__*/ (/* unused pure expression or super */ null && (Symbol("zod_brand")));
class $ZodAsyncError extends Error {
    constructor() {
        super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
    }
}
class $ZodEncodeError extends Error {
    constructor(name) {
        super(`Encountered unidirectional transform during encode: ${name}`);
        this.name = "ZodEncodeError";
    }
}
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
    if (newConfig)
        Object.assign(globalConfig, newConfig);
    return globalConfig;
}


/***/ }),

/***/ 4723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A2: () => (/* binding */ normalizeParams),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   NM: () => (/* binding */ optionalKeys),
/* harmony export */   O7: () => (/* binding */ codePointLength),
/* harmony export */   PO: () => (/* binding */ cached),
/* harmony export */   QH: () => (/* binding */ aborted),
/* harmony export */   Qd: () => (/* binding */ isPlainObject),
/* harmony export */   Rc: () => (/* binding */ getLengthableOrigin),
/* harmony export */   Vy: () => (/* binding */ assignProp),
/* harmony export */   X: () => (/* binding */ installLazyProp),
/* harmony export */   X$: () => (/* binding */ extend),
/* harmony export */   cl: () => (/* binding */ nullish),
/* harmony export */   d3: () => (/* binding */ attachSchema),
/* harmony export */   gx: () => (/* binding */ captureStackTrace),
/* harmony export */   hi: () => (/* binding */ sizeCaps),
/* harmony export */   iR: () => (/* binding */ finalizeIssue),
/* harmony export */   jD: () => (/* binding */ hide),
/* harmony export */   k8: () => (/* binding */ jsonStringifyReplacer),
/* harmony export */   lQ: () => (/* binding */ prefixIssues),
/* harmony export */   o8: () => (/* binding */ clone),
/* harmony export */   ol: () => (/* binding */ members),
/* harmony export */   p6: () => (/* binding */ cleanRegex),
/* harmony export */   qQ: () => (/* binding */ propertyKeyTypes),
/* harmony export */   qh: () => (/* binding */ own),
/* harmony export */   rL: () => (/* binding */ explicitlyAborted),
/* harmony export */   sD: () => (/* binding */ escapeRegex),
/* harmony export */   sn: () => (/* binding */ issue),
/* harmony export */   v5: () => (/* binding */ defineLazyInternal),
/* harmony export */   w5: () => (/* binding */ getEnumValues),
/* harmony export */   yG: () => (/* binding */ shallowClone),
/* harmony export */   zH: () => (/* binding */ NUMBER_FORMAT_RANGES)
/* harmony export */ });
/* unused harmony exports assertEqual, assertNotEqual, toZod, assertIs, assertNever, assert, joinValues, floatSafeRemainder, defineLazy, objectClone, rawShape, mergeDefs, cloneDef, getElementAtPath, promiseAllObject, randomString, esc, slugify, allowsEval, numKeys, getParsedType, primitiveTypes, createTransparentProxy, stringifyPrimitive, BIGINT_FORMAT_RANGES, pick, omit, safeExtend, merge, partial, required, unwrapMessage, getSizableOrigin, parsedType, cleanEnum, base64ToUint8Array, uint8ArrayToBase64, base64urlToUint8Array, uint8ArrayToBase64url, hexToUint8Array, uint8ArrayToHex, Class, derived, CONSTANT_CATCH, constantCatch */

// functions
function assertEqual(val) {
    return val;
}
function assertNotEqual(val) {
    return val;
}
function toZod() {
    return (schema) => schema;
}
function assertIs(_arg) { }
function assertNever(_x) {
    throw new Error("Unexpected value in exhaustive check");
}
function assert(_) { }
function getEnumValues(entries) {
    const numericValues = Object.values(entries).filter((v) => typeof v === "number");
    const values = Object.entries(entries)
        .filter(([k, _]) => numericValues.indexOf(+k) === -1)
        .map(([_, v]) => v);
    return values;
}
function joinValues(array, separator = "|") {
    return array.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
    if (typeof value === "bigint")
        return value.toString();
    return value;
}
// the accessor lives on a shared prototype: an own accessor makes every box a dictionary-mode object (~360 B and a slow load per read against ~100 B and an inlined getter here)
class Cached {
    constructor(getter) {
        this._getter = getter;
        this._value = undefined;
    }
    get value() {
        const getter = this._getter;
        if (getter !== undefined) {
            this._value = getter();
            this._getter = undefined;
        }
        return this._value;
    }
}
function cached(getter) {
    return new Cached(getter);
}
function nullish(input) {
    return input === null || input === undefined;
}
function cleanRegex(source) {
    const start = source.startsWith("^") ? 1 : 0;
    const end = source.endsWith("$") ? source.length - 1 : source.length;
    return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
    const ratio = val / step;
    const roundedRatio = Math.round(ratio);
    // `val` and `step` each round to a double before the division rounds again, so a true decimal multiple's quotient can sit up to 1.5 of these scaled epsilons from the integer. A 1x tolerance therefore rejected 2.03 as a multiple of 0.07; 4x covers the worst case with margin.
    const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
    if (Math.abs(ratio - roundedRatio) < tolerance)
        return 0;
    return ratio - roundedRatio;
}
const EVALUATING = /* @__PURE__*/ (/* unused pure expression or super */ null && (Symbol("evaluating")));
function defineLazy(object, key, getter) {
    let value = undefined;
    Object.defineProperty(object, key, {
        get() {
            if (value === EVALUATING) {
                // Circular reference detected, return undefined to break the cycle
                return undefined;
            }
            if (value === undefined) {
                value = EVALUATING;
                value = getter();
            }
            return value;
        },
        set(v) {
            Object.defineProperty(object, key, {
                value: v,
                // configurable: true,
            });
            // object[key] = v;
        },
        configurable: true,
    });
}
function objectClone(obj) {
    return Object.create(Object.getPrototypeOf(obj), Object.getOwnPropertyDescriptors(obj));
}
function assignProp(target, prop, value) {
    Object.defineProperty(target, prop, {
        value,
        writable: true,
        enumerable: true,
        configurable: true,
    });
}
/**
 * Whichever object a def's `shape` currently answers from: the one the caller passed until the first read, the frozen copy after it.
 *
 * Its keys and descriptors read without invoking anything, which is what lets a discriminated union check its discriminator, and the cycle walk read a shape, without resolving a getter that references the schema being constructed. A def that answers `shape` from an accessor of its own has none.
 */
function rawShape(def) {
    const desc = Object.getOwnPropertyDescriptor(def, "shape");
    return desc?.get ? desc.get.raw : desc?.value;
}
// where a builder reads its source's keys and descriptors, resolving only a shape a def answers for itself. A shape resolves by object spread, so only its enumerable keys are ever part of it.
function sourceShape(schema) {
    return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
// a key whose value is not settled yet, self-caching so every read after the first gets the same one
function deferProp(target, key, getter) {
    Object.defineProperty(target, key, {
        get() {
            const value = getter();
            assignProp(this, key, value);
            return value;
        },
        enumerable: true,
        configurable: true,
    });
}
// Writes a settled key. A plain assignment is much cheaper than `defineProperty` and produces the same descriptor, but it runs whatever setter already answers to the key — an accessor this shape deferred, or an inherited one, which `__proto__` has on every object and prototype pollution can add for any name.
function putProp(target, key, value) {
    if (key in target)
        assignProp(target, key, value);
    else
        target[key] = value;
}
/**
 * Copies `keys` of `source`'s shape onto `target`, each value passed through `wrap`.
 *
 * A key the source has resolved is copied through now, so the derived shape states it outright and nothing has to resolve it to learn what it holds. A key the source still defers stays deferred, and reads back through the source's own `shape`, so it resolves once and both shapes get that one schema.
 */
function mirrorShape(target, source, keys, wrap) {
    const raw = sourceShape(source);
    for (const key of keys) {
        const desc = Object.getOwnPropertyDescriptor(raw, key);
        if (!desc.enumerable)
            continue;
        if (desc.get) {
            deferProp(target, key, () => {
                const value = source._zod.def.shape[key];
                return wrap ? wrap(value, key) : value;
            });
        }
        else
            putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
    }
}
// same, for a plain shape a caller passed rather than a schema's
function mirrorProps(target, source) {
    for (const key of Reflect.ownKeys(source)) {
        const desc = Object.getOwnPropertyDescriptor(source, key);
        if (!desc.enumerable)
            continue;
        if (desc.get)
            deferProp(target, key, () => source[key]);
        else
            putProp(target, key, desc.value);
    }
}
function mergeDefs(...defs) {
    const mergedDescriptors = {};
    for (const def of defs) {
        const descriptors = Object.getOwnPropertyDescriptors(def);
        Object.assign(mergedDescriptors, descriptors);
    }
    return Object.defineProperties({}, mergedDescriptors);
}
function cloneDef(schema) {
    return mergeDefs(schema._zod.def);
}
function getElementAtPath(obj, path) {
    if (!path)
        return obj;
    return path.reduce((acc, key) => acc?.[key], obj);
}
function promiseAllObject(promisesObj) {
    const keys = Object.keys(promisesObj);
    const promises = keys.map((key) => promisesObj[key]);
    return Promise.all(promises).then((results) => {
        const resolvedObj = {};
        for (let i = 0; i < keys.length; i++) {
            resolvedObj[keys[i]] = results[i];
        }
        return resolvedObj;
    });
}
function randomString(length = 10) {
    const chars = "abcdefghijklmnopqrstuvwxyz";
    let str = "";
    for (let i = 0; i < length; i++) {
        str += chars[Math.floor(Math.random() * chars.length)];
    }
    return str;
}
function esc(str) {
    return JSON.stringify(str);
}
function slugify(input) {
    return input
        .toLowerCase()
        .trim()
        .replace(/[^\w\s-]/g, "")
        .replace(/[\s_-]+/g, "-")
        .replace(/^-+|-+$/g, "");
}
const captureStackTrace = ("captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => { });
function isObject(data) {
    return typeof data === "object" && data !== null && !Array.isArray(data);
}
const allowsEval = /* @__PURE__*/ (/* unused pure expression or super */ null && (cached(() => {
    // Skip the probe under `jitless`: strict CSPs report the caught `new Function` as a `securitypolicyviolation` even though the throw is swallowed.
    if (globalConfig.jitless) {
        return false;
    }
    // @ts-ignore
    if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) {
        return false;
    }
    try {
        const F = Function;
        new F("");
        return true;
    }
    catch (_) {
        return false;
    }
})));
function isPlainObject(o) {
    if (isObject(o) === false)
        return false;
    // modified constructor
    const ctor = o.constructor;
    if (ctor === undefined)
        return true;
    if (typeof ctor !== "function")
        return true;
    // modified prototype
    const prot = ctor.prototype;
    if (isObject(prot) === false)
        return false;
    // ctor doesn't have static `isPrototypeOf`
    if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) {
        return false;
    }
    return true;
}
function shallowClone(o) {
    if (isPlainObject(o))
        return { ...o };
    if (Array.isArray(o))
        return [...o];
    if (o instanceof Map)
        return new Map(o);
    if (o instanceof Set)
        return new Set(o);
    return o;
}
function numKeys(data) {
    let keyCount = 0;
    for (const key in data) {
        if (Object.prototype.hasOwnProperty.call(data, key)) {
            keyCount++;
        }
    }
    return keyCount;
}
const getParsedType = (data) => {
    const t = typeof data;
    switch (t) {
        case "undefined":
            return "undefined";
        case "string":
            return "string";
        case "number":
            return Number.isNaN(data) ? "nan" : "number";
        case "boolean":
            return "boolean";
        case "function":
            return "function";
        case "bigint":
            return "bigint";
        case "symbol":
            return "symbol";
        case "object":
            if (Array.isArray(data)) {
                return "array";
            }
            if (data === null) {
                return "null";
            }
            if (data.then && typeof data.then === "function" && data.catch && typeof data.catch === "function") {
                return "promise";
            }
            if (typeof Map !== "undefined" && data instanceof Map) {
                return "map";
            }
            if (typeof Set !== "undefined" && data instanceof Set) {
                return "set";
            }
            if (typeof Date !== "undefined" && data instanceof Date) {
                return "date";
            }
            // @ts-ignore
            if (typeof File !== "undefined" && data instanceof File) {
                return "file";
            }
            return "object";
        default:
            throw new Error(`Unknown data type: ${t}`);
    }
};
const propertyKeyTypes = /* @__PURE__*/ new Set(["string", "number", "symbol"]);
const primitiveTypes = /* @__PURE__*/ new Set([
    "string",
    "number",
    "bigint",
    "boolean",
    "symbol",
    "undefined",
]);
function escapeRegex(str) {
    return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
// zod-specific utils
function clone(inst, def, params) {
    const cl = new inst._zod.constr(def ?? inst._zod.def);
    if (!def || params?.parent)
        cl._zod.parent = inst;
    return cl;
}
function normalizeParams(_params) {
    const params = _params;
    if (!params)
        return {};
    if (typeof params === "string")
        return { error: () => params };
    if (params?.message !== undefined) {
        if (params?.error !== undefined)
            throw new Error("Cannot specify both `message` and `error` params");
        params.error = params.message;
    }
    delete params.message;
    if (typeof params.error === "string")
        return { ...params, error: () => params.error };
    return params;
}
function createTransparentProxy(getter) {
    let target;
    return new Proxy({}, {
        get(_, prop, receiver) {
            target ?? (target = getter());
            return Reflect.get(target, prop, receiver);
        },
        set(_, prop, value, receiver) {
            target ?? (target = getter());
            return Reflect.set(target, prop, value, receiver);
        },
        has(_, prop) {
            target ?? (target = getter());
            return Reflect.has(target, prop);
        },
        deleteProperty(_, prop) {
            target ?? (target = getter());
            return Reflect.deleteProperty(target, prop);
        },
        ownKeys(_) {
            target ?? (target = getter());
            return Reflect.ownKeys(target);
        },
        getOwnPropertyDescriptor(_, prop) {
            target ?? (target = getter());
            return Reflect.getOwnPropertyDescriptor(target, prop);
        },
        defineProperty(_, prop, descriptor) {
            target ?? (target = getter());
            return Reflect.defineProperty(target, prop, descriptor);
        },
    });
}
function stringifyPrimitive(value) {
    if (typeof value === "bigint")
        return value.toString() + "n";
    if (typeof value === "string")
        return `"${value}"`;
    return `${value}`;
}
function optionalKeys(shape) {
    return Object.keys(shape).filter((k) => {
        return shape[k]._zod.optin !== undefined && shape[k]._zod.optout === "optional";
    });
}
// Wrapped in a `@__PURE__` IIFE: esbuild never tree-shakes a top-level initializer that contains a member access on `Number`, so the bare object literal survived into every bundle.
const NUMBER_FORMAT_RANGES = /*@__PURE__*/ (() => ({
    safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    int32: [-2147483648, 2147483647],
    uint32: [0, 4294967295],
    float32: [-3.4028234663852886e38, 3.4028234663852886e38],
    float64: [-Number.MAX_VALUE, Number.MAX_VALUE],
}))();
const BIGINT_FORMAT_RANGES = {
    int64: [/* @__PURE__*/ BigInt("-9223372036854775808"), /* @__PURE__*/ BigInt("9223372036854775807")],
    uint64: [/* @__PURE__*/ BigInt(0), /* @__PURE__*/ BigInt("18446744073709551615")],
};
function pick(schema, mask) {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        throw new Error(".pick() cannot be used on object schemas containing refinements");
    }
    const newShape = {};
    mirrorShape(newShape, schema, maskedKeys(schema, mask));
    return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
// the mask keys that select something, checked against the source's shape without resolving it
function maskedKeys(schema, mask) {
    const raw = sourceShape(schema);
    const keys = [];
    // `for...in` skips symbols, so a symbol in the mask would select nothing
    for (const key of Reflect.ownKeys(mask)) {
        if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) {
            throw new Error(`Unrecognized key: "${String(key)}"`);
        }
        if (mask[key])
            keys.push(key);
    }
    return keys;
}
function omit(schema, mask) {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        throw new Error(".omit() cannot be used on object schemas containing refinements");
    }
    const omitted = new Set(maskedKeys(schema, mask));
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
    return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function extend(schema, shape) {
    if (!isPlainObject(shape)) {
        throw new Error("Invalid input to extend: expected a plain object");
    }
    const checks = schema._zod.def.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        // Only throw if new shape overlaps with existing shape. Use getOwnPropertyDescriptor to check key existence without accessing values
        const existingShape = sourceShape(schema);
        for (const key of Reflect.ownKeys(shape)) {
            if (Object.getOwnPropertyDescriptor(existingShape, key) !== undefined) {
                throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
            }
        }
    }
    return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
// the source's keys, then the caller's overlaid on top
function extended(schema, shape) {
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
    mirrorProps(newShape, shape);
    return newShape;
}
function safeExtend(schema, shape) {
    if (!isPlainObject(shape)) {
        throw new Error("Invalid input to safeExtend: expected a plain object");
    }
    return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
    if (!b?._zod?.def) {
        throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
    }
    if (a._zod.def.checks?.length) {
        throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
    }
    const newShape = {};
    mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
    mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
    const def = mergeDefs(a._zod.def, {
        shape: newShape,
        get catchall() {
            return b._zod.def.catchall;
        },
        checks: b._zod.def.checks ?? [],
    });
    return clone(a, def);
}
function partial(Class, schema, mask, name = "partial") {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
    }
    const selected = mask ? new Set(maskedKeys(schema, mask)) : undefined;
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class &&
        ((value, key) => (selected && !selected.has(key) ? value : new Class({ type: "optional", innerType: value }))));
    return clone(schema, mergeDefs(schema._zod.def, { shape: newShape, checks: [] }));
}
function required(Class, schema, mask) {
    const selected = mask ? new Set(maskedKeys(schema, mask)) : undefined;
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => 
    // overwrite with non-optional
    selected && !selected.has(key) ? value : new Class({ type: "nonoptional", innerType: value }));
    return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
// invalid_type | too_big | too_small | invalid_format | not_multiple_of | unrecognized_keys | invalid_union | invalid_key | invalid_element | invalid_value | custom
function aborted(x, startIndex = 0) {
    if (x.aborted === true)
        return true;
    for (let i = startIndex; i < x.issues.length; i++) {
        if (x.issues[i]?.continue !== true) {
            return true;
        }
    }
    return false;
}
// Checks for explicit abort (continue === false), as opposed to implicit abort (continue === undefined). Used to respect `abort: true` in .refine() even for checks that have a `when` function.
function explicitlyAborted(x, startIndex = 0) {
    if (x.aborted === true)
        return true;
    for (let i = startIndex; i < x.issues.length; i++) {
        if (x.issues[i]?.continue === false) {
            return true;
        }
    }
    return false;
}
function prefixIssues(path, issues) {
    return issues.map((iss) => {
        var _a;
        (_a = iss).path ?? (_a.path = []);
        iss.path.unshift(path);
        return iss;
    });
}
function unwrapMessage(message) {
    return typeof message === "string" ? message : message?.message;
}
/* A check holds no link back to the schema it is attached to — the same check instance is shared by every clone of that schema — so the owner is stamped onto the issues a check just raised, at the only point where both are in scope. Runs on the failure path only; `start` is the issue count from before the check ran. */
/** The leading size checks of `defChecks` that set an upper bound, each paired with it. */
function sizeCaps(defChecks) {
    const caps = [];
    for (const ch of defChecks ?? []) {
        const d = ch._zod.def;
        // a later check may rewrite the value
        if (!/_(length|size)$|_equals$/.test(d.check))
            break;
        const max = d.maximum ?? d.length ?? d.size;
        if (max >= 0)
            caps.push([max, ch]);
    }
    return caps;
}
function attachSchema(issues, start, inst) {
    var _a;
    for (let i = start; i < issues.length; i++) {
        (_a = issues[i]).schema ?? (_a.schema = inst);
    }
}
function finalizeIssue(iss, ctx, config) {
    var _a;
    // A schema that raised an issue itself owns it outright, and outranks any stamp an enclosing check left in `attachSchema`. String formats and z.custom() are schema and check at once, so when they act as a check they defer to that stamp instead.
    const traits = iss.inst?._zod?.traits;
    if (traits?.has("$ZodType")) {
        if (traits.has("$ZodCheck"))
            (_a = iss).schema ?? (_a.schema = iss.inst);
        else
            iss.schema = iss.inst;
    }
    // Decreasing specificity, first map to return a message wins. `inst` is whatever raised the issue, so a check's own map outranks the owning schema's.
    const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : undefined;
    const message = iss.message
        ? iss.message
        : (unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ??
            unwrapMessage(schemaError?.(iss)) ??
            unwrapMessage(ctx?.error?.(iss)) ??
            unwrapMessage(config.customError?.(iss)) ??
            unwrapMessage(config.localeError?.(iss)) ??
            "Invalid input");
    // an explicit own-key copy beats object rest with excluded keys, which v8 routes through a generic runtime call; Object.keys rather than for-in so an issue pushed with a prototype does not leak inherited keys, and an own __proto__ key is dropped rather than assigned through the setter
    const full = {};
    for (const k of Object.keys(iss)) {
        if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__")
            continue;
        full[k] = iss[k];
    }
    full.path ?? (full.path = []);
    full.message = message;
    if (ctx?.reportInput) {
        full.input = iss.input;
    }
    return full;
}
function getSizableOrigin(input) {
    if (input instanceof Set)
        return "set";
    if (input instanceof Map)
        return "map";
    // @ts-ignore
    if (input instanceof File)
        return "file";
    return "unknown";
}
const highSurrogate = /[\uD800-\uDBFF]/;
// Code points in `str`: a surrogate pair counts once, a lone surrogate as itself. Hand-rolled because the string iterator allocates and runs ~250x slower on this path; the regex probe exits ~50x quicker for a string with no astral characters.
function codePointLength(str) {
    const units = str.length;
    if (!highSurrogate.test(str))
        return units;
    let count = units;
    for (let i = 0; i < units - 1; i++) {
        if ((str.charCodeAt(i) & 0xfc00) === 0xd800 && (str.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
            count--;
            i++;
        }
    }
    return count;
}
function getLengthableOrigin(input) {
    if (Array.isArray(input))
        return "array";
    if (typeof input === "string")
        return "string";
    return "unknown";
}
function parsedType(data) {
    const t = typeof data;
    switch (t) {
        case "number": {
            return Number.isNaN(data) ? "nan" : "number";
        }
        case "object": {
            if (data === null) {
                return "null";
            }
            if (Array.isArray(data)) {
                return "array";
            }
            const obj = data;
            if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) {
                return obj.constructor.name;
            }
        }
    }
    return t;
}
function issue(...args) {
    const [iss, input, inst] = args;
    if (typeof iss === "string") {
        return {
            message: iss,
            code: "custom",
            input,
            inst,
        };
    }
    return { ...iss };
}
function cleanEnum(obj) {
    return Object.entries(obj)
        .filter(([k, _]) => {
        // return true if NaN, meaning it's not a number, thus a string key
        return Number.isNaN(Number.parseInt(k, 10));
    })
        .map((el) => el[1]);
}
// Codec utility functions
function base64ToUint8Array(base64) {
    const binaryString = atob(base64);
    const bytes = new Uint8Array(binaryString.length);
    for (let i = 0; i < binaryString.length; i++) {
        bytes[i] = binaryString.charCodeAt(i);
    }
    return bytes;
}
function uint8ArrayToBase64(bytes) {
    let binaryString = "";
    for (let i = 0; i < bytes.length; i++) {
        binaryString += String.fromCharCode(bytes[i]);
    }
    return btoa(binaryString);
}
function base64urlToUint8Array(base64url) {
    const base64 = base64url.replace(/-/g, "+").replace(/_/g, "/");
    const padding = "=".repeat((4 - (base64.length % 4)) % 4);
    return base64ToUint8Array(base64 + padding);
}
function uint8ArrayToBase64url(bytes) {
    return uint8ArrayToBase64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}
function hexToUint8Array(hex) {
    const cleanHex = hex.replace(/^0x/, "");
    if (cleanHex.length % 2 !== 0) {
        throw new Error("Invalid hex string length");
    }
    const bytes = new Uint8Array(cleanHex.length / 2);
    for (let i = 0; i < cleanHex.length; i += 2) {
        bytes[i / 2] = Number.parseInt(cleanHex.slice(i, i + 2), 16);
    }
    return bytes;
}
function uint8ArrayToHex(bytes) {
    return Array.from(bytes)
        .map((b) => b.toString(16).padStart(2, "0"))
        .join("");
}
// instanceof
class Class {
    constructor(..._args) { }
}
//////////    PROTOTYPE INSTALLERS     //////////
//
// Members live on the prototype and materialize per instance on first read, which keeps own-property count under the step where V8 stops using inline slots. Changing anything here means re-measuring runtime, memory and bundle size together — see "The three axes" in AGENTS.md.
/**
 * Installs a trait's members on its prototype. Each value builds that member for the instance on first read; the built value shadows the accessor as an own property, so a detached `const { parse } = schema` keeps working.
 *
 * Call this from a `proto` initializer, which runs once per prototype — never per instance.
 */
function members(proto, table) {
    for (const key in table) {
        const desc = Object.getOwnPropertyDescriptor(table, key);
        // a getter installs as written, so it stays live: `description` reads through to the registry on every access. not enumerable: an object literal's is, and a prototype member never was
        if (desc.get)
            Object.defineProperty(proto, key, { ...desc, enumerable: false });
        // a method materializes bound on first read, which is what keeps a detached member working: `const opt = schema.optional; opt()`
        else
            defineBound(proto, key, desc.value);
    }
}
/** Shadows a prototype member with an own value, so a getter that builds from the instance runs once. */
function own(inst, key, value, enumerable = true) {
    Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value });
    return value;
}
/** Like {@link own}, for a member that was never an own data property and has to stay out of `Object.keys`. */
function hide(inst, key, value) {
    return own(inst, key, value, false);
}
/** Adds members a table derives from the instance: each builds on first read and shadows as own data, and assignment shadows the same way, as when these were own properties. */
function derived(computes, table) {
    for (const key in computes) {
        const compute = computes[key];
        // an object literal's accessor is configurable and enumerable, and `members` copies the descriptor as written
        Object.defineProperty(table, key, {
            configurable: true,
            enumerable: true,
            get() {
                return own(this, key, compute(this));
            },
            set(value) {
                own(this, key, value);
            },
        });
    }
    return table;
}
function defineBound(proto, key, fn) {
    Object.defineProperty(proto, key, {
        configurable: true,
        get() {
            // vitest's spyOn calls a prototype getter bare to find the function it wraps, so a nullish receiver answers the raw method
            return this == null ? fn : own(this, key, fn.bind(this));
        },
        set(value) {
            own(this, key, value);
        },
    });
}
/** Returns the prototype to install on, or `undefined` if this group is already installed on it. */
function claim(inst, sentinel) {
    const proto = Object.getPrototypeOf(inst);
    // Runs on every construction, so `in` rather than the costlier `hasOwnProperty.call`. Sentinels are keys the group itself defines.
    return sentinel in proto ? undefined : proto;
}
// The internals whose init chain is installing. A second call for the same one is a derived constructor overriding its base, so it must not construct another schema in between or the override is dropped.
let installing;
// Set while a getter is running, so a value that resolved through a recursion break is not memoized. One shared descriptor shadows the key for the duration, which costs no per-key allocation.
let broke = false;
const breaker = {
    configurable: true,
    get() {
        broke = true;
        return undefined;
    },
};
/**
 * Installs a lazily-derived internal on the `_zod` prototype of `inst`'s
 * constructor, computed from the internals object itself and cached there on
 * first read. One accessor per constructor rather than one per instance.
 */
function defineLazyInternal(inst, key, compute) {
    const proto = Object.getPrototypeOf(inst._zod);
    if (key in proto && installing !== inst._zod) {
        // A repeat construction: everything is installed already. Cleared here so the reference is not held past the first construction of every type.
        installing = undefined;
        return;
    }
    installing = inst._zod;
    Object.defineProperty(proto, key, {
        configurable: true,
        get() {
            // Shadowed before computing so a re-entrant read from a recursive schema resolves to undefined instead of running the getter again.
            Object.defineProperty(this, key, breaker);
            const outer = broke;
            broke = false;
            try {
                const value = compute(this);
                // A result that resolved through a recursion break is recomputed once the graph is complete; everything else memoizes, undefined included.
                if (broke)
                    delete this[key];
                else
                    Object.defineProperty(this, key, { configurable: true, writable: true, value });
                broke = broke || outer;
                return value;
            }
            catch (err) {
                // A compute that threw memoizes nothing, so a later read runs it again and fails the same way. The shadow goes with it, since leaving it installed would answer undefined for every later read.
                delete this[key];
                broke = broke || outer;
                throw err;
            }
        },
        set(value) {
            Object.defineProperty(this, key, { configurable: true, writable: true, value });
        },
    });
}
/**
 * Installs `key` on `inst`'s prototype, computed by `make` on first read and cached there as an own
 * data property. One accessor per constructor rather than one per instance, because an own accessor
 * puts every instance after the first into v8 dictionary mode. The key doubles as the sentinel.
 */
function installLazyProp(inst, key, make, enumerable) {
    const proto = claim(inst, key);
    if (!proto)
        return;
    Object.defineProperty(proto, key, {
        configurable: true,
        get() {
            // Shadowed before computing, so a re-entrant read from a self-referential shape resolves to undefined instead of running the getter again. A data property rather than an accessor: an own accessor is the dictionary-mode transition this exists to avoid.
            const desc = { configurable: true, writable: true, enumerable, value: undefined };
            Object.defineProperty(this, key, desc);
            // a compute that throws leaves the shadow behind, so later reads answer undefined instead of re-throwing; `defineLazy` did the same, and `defineLazyInternal`'s delete-on-catch would cost bytes in every bundle for a case only a throwing user getter reaches
            desc.value = make(this);
            Object.defineProperty(this, key, desc);
            return desc.value;
        },
        set(value) {
            Object.defineProperty(this, key, { configurable: true, writable: true, enumerable, value });
        },
    });
}
/** Marks the thunk `_catch` synthesises for a constant catch value. `Function.length` cannot tell that thunk from a user callback — rest and defaulted parameters both report arity 0 — and a user callback reads `ctx.error`, whose issues only finalize correctly against the caller's per-parse error map. Provenance can say what arity cannot. A plain string key rather than `Symbol.for`, whose call at module scope no bundler can prove pure — the same shape that anchored `urlCanParse` into every build. */
const CONSTANT_CATCH = "~constantCatch";
/** Wraps a constant catch value in a thunk tagged with {@link CONSTANT_CATCH}. */
function constantCatch(value) {
    const fn = () => value;
    fn[CONSTANT_CATCH] = true;
    return fn;
}


/***/ }),

/***/ 8395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Rvf: () => (/* binding */ _default),
  YOg: () => (/* binding */ array),
  zMY: () => (/* binding */ schemas_boolean),
  k5n: () => (/* binding */ _enum),
  yqP: () => (/* binding */ exactOptional),
  X$i: () => (/* binding */ extend),
  Whr: () => (/* binding */ schemas_int),
  euz: () => (/* binding */ literal),
  eYS: () => (/* binding */ nonoptional),
  aig: () => (/* binding */ schemas_number),
  Ikc: () => (/* binding */ object),
  lqM: () => (/* binding */ optional),
  tBZ: () => (/* binding */ readonly),
  g1P: () => (/* binding */ record),
  YPB: () => (/* binding */ refine),
  rej: () => (/* binding */ strictObject),
  YjP: () => (/* binding */ schemas_string),
  PVZ: () => (/* binding */ tuple),
  KCZ: () => (/* binding */ union)
});

// UNUSED EXPORTS: ZodMiniAny, ZodMiniArray, ZodMiniBase64, ZodMiniBase64URL, ZodMiniBigInt, ZodMiniBigIntFormat, ZodMiniBoolean, ZodMiniCIDRv4, ZodMiniCIDRv6, ZodMiniCUID, ZodMiniCUID2, ZodMiniCatch, ZodMiniCodec, ZodMiniCreditCard, ZodMiniCustom, ZodMiniCustomStringFormat, ZodMiniDate, ZodMiniDefault, ZodMiniDiscriminatedUnion, ZodMiniE164, ZodMiniEmail, ZodMiniEmoji, ZodMiniEnum, ZodMiniExactOptional, ZodMiniFile, ZodMiniFunction, ZodMiniGUID, ZodMiniIBAN, ZodMiniIPv4, ZodMiniIPv6, ZodMiniIntersection, ZodMiniJWT, ZodMiniKSUID, ZodMiniLazy, ZodMiniLiteral, ZodMiniMAC, ZodMiniMap, ZodMiniNaN, ZodMiniNanoID, ZodMiniNever, ZodMiniNonOptional, ZodMiniNull, ZodMiniNullable, ZodMiniNumber, ZodMiniNumberFormat, ZodMiniObject, ZodMiniOptional, ZodMiniPipe, ZodMiniPrefault, ZodMiniPromise, ZodMiniReadonly, ZodMiniRecord, ZodMiniSet, ZodMiniString, ZodMiniStringFormat, ZodMiniSuccess, ZodMiniSymbol, ZodMiniTemplateLiteral, ZodMiniTransform, ZodMiniTuple, ZodMiniType, ZodMiniULID, ZodMiniURL, ZodMiniUUID, ZodMiniUndefined, ZodMiniUnion, ZodMiniUnknown, ZodMiniVoid, ZodMiniXID, ZodMiniXor, _function, any, base64, base64url, bigint, catch, catchall, check, cidrv4, cidrv6, codec, creditCard, cuid, cuid2, currencyCode, custom, date, describe, discriminatedUnion, e164, email, emoji, exactPartial, file, float32, float64, function, guid, hash, hex, hostname, httpUrl, iban, instanceof, int32, int64, intersection, invertCodec, ipv4, ipv6, json, jwt, keyof, ksuid, lazy, looseObject, looseRecord, mac, map, merge, meta, nan, nanoid, nativeEnum, never, null, nullable, nullish, omit, partial, partialRecord, pick, pipe, prefault, promise, required, safeExtend, set, stringFormat, stringbool, success, superRefine, symbol, templateLiteral, transform, uint32, uint64, ulid, undefined, unknown, url, uuid, uuidv4, uuidv6, uuidv7, void, xid, xor

// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core_core = __nccwpck_require__(8532);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/checks.js
var core_checks = __nccwpck_require__(4890);
;// CONCATENATED MODULE: ./node_modules/zod/v4/core/regexes.js

/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link cuid2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
const cuid = /^[cC][0-9a-z]{6,}$/;
const cuid2 = /^[0-9a-z]+$/;
const ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
const xid = /^[0-9a-vA-V]{20}$/;
const ksuid = /^[A-Za-z0-9]{27}$/;
const nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length) {
    return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
/** ISO 8601-1 duration regex. Does not support the 8601-2 extensions like negative durations or fractional/negative components. */
const duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
/** Implements ISO 8601-2 extensions like explicit +- prefixes, mixing weeks with other units, and fractional/negative components. */
const extendedDuration = /^[-+]?P(?!$)(?:(?:[-+]?\d+Y)|(?:[-+]?\d+[.,]\d+Y$))?(?:(?:[-+]?\d+M)|(?:[-+]?\d+[.,]\d+M$))?(?:(?:[-+]?\d+W)|(?:[-+]?\d+[.,]\d+W$))?(?:(?:[-+]?\d+D)|(?:[-+]?\d+[.,]\d+D$))?(?:T(?=[\d+-])(?:(?:[-+]?\d+H)|(?:[-+]?\d+[.,]\d+H$))?(?:(?:[-+]?\d+M)|(?:[-+]?\d+[.,]\d+M$))?(?:[-+]?\d+(?:[.,]\d+)?S)?)??$/;
/** A regex for any UUID-like identifier: 8-4-4-4-12 hex pattern */
const guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
/** Returns a regex for validating an RFC 9562/4122 UUID.
 *
 * @param version Optionally specify a version 1-8. If no version is specified, all versions are supported. */
const uuid = (version) => {
    if (!version)
        return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
    return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
const uuid4 = /*@__PURE__*/ (/* unused pure expression or super */ null && (uuid(4)));
const uuid6 = /*@__PURE__*/ (/* unused pure expression or super */ null && (uuid(6)));
const uuid7 = /*@__PURE__*/ (/* unused pure expression or super */ null && (uuid(7)));
/** Practical email validation */
const email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
/** Equivalent to the HTML5 input[type=email] validation implemented by browsers. Source: https://developer.mozilla.org/en-US/docs/Web/HTML/Element/input/email */
const html5Email = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/** The classic emailregex.com regex for RFC 5322-compliant emails */
const rfc5322Email = /^(([^<>()\[\]\\.,;:\s@"]+(\.[^<>()\[\]\\.,;:\s@"]+)*)|(".+"))@((\[[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}])|(([a-zA-Z\-0-9]+\.)+[a-zA-Z]{2,}))$/;
/** A loose regex that allows Unicode characters, enforces length limits, and that's about it. */
const unicodeEmail = /^[^\s@"]{1,64}@[^\s@]{1,255}$/u;
const idnEmail = (/* unused pure expression or super */ null && (unicodeEmail));
const browserEmail = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
// from https://thekevinscott.com/emojis-in-javascript/#writing-a-regular-expression
// Single character class, not an alternation: the two properties overlap (U+1F9B0-U+1F9B3), so `(A|B)+` backtracks exponentially on a failed match. The leading lookahead then demands one anchor — a pictograph, a regional indicator, or the enclosing keycap — because `\p{Emoji_Component}` on its own covers ASCII digits, `#`, `*`, ZWJ, variation selectors and skin tone modifiers, none of which is an emoji without a base.
const _emoji = (/* unused pure expression or super */ null && (`^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`));
function emoji() {
    return new RegExp(_emoji, "u");
}
const ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
const ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
const mac = (delimiter) => {
    const escapedDelim = util.escapeRegex(delimiter ?? ":");
    return new RegExp(`^(?:[0-9A-F]{2}${escapedDelim}){5}[0-9A-F]{2}$|^(?:[0-9a-f]{2}${escapedDelim}){5}[0-9a-f]{2}$`);
};
const cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
const cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
// https://stackoverflow.com/questions/7860392/determine-if-string-is-in-base64-using-javascript
const base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
const base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
// based on https://stackoverflow.com/questions/106179/regular-expression-to-match-dns-hostname-or-ip-address
// export const hostname: RegExp = /^([a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]+$/;
const hostname = /^(?=.{1,253}\.?$)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[-0-9a-zA-Z]{0,61}[0-9a-zA-Z])?)*\.?$/;
const domain = /^(?=.{1,253}$)([a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,63}$/;
const httpProtocol = /^https?$/;
// https://blog.stevenlevithan.com/archives/validate-phone-number#r4-3 (regex sans spaces) E.164: leading digit must be 1-9; total digits (excluding '+') between 7-15
const e164 = /^\+[1-9]\d{6,14}$/;
// Credit card shape: 12–19 digits, optionally separated by single spaces or single hyphens. ISO/IEC 7812 caps the PAN at 19 digits; 12 is the shortest issued length (Maestro).
const creditCard = /^\d(?:[ -]?\d){11,18}$/;
// ISO 4217 alpha codes from the SIX list, regenerated by scripts/update-iso-4217.ts
const currencyCode = /^(?:AED|AFN|ALL|AMD|AOA|ARS|AUD|AWG|AZN|BAM|BBD|BDT|BHD|BIF|BMD|BND|BOB|BOV|BRL|BSD|BTN|BWP|BYN|BZD|CAD|CDF|CHE|CHF|CHW|CLF|CLP|CNY|COP|COU|CRC|CUP|CVE|CZK|DJF|DKK|DOP|DZD|EGP|ERN|ETB|EUR|FJD|FKP|GBP|GEL|GHS|GIP|GMD|GNF|GTQ|GYD|HKD|HNL|HTG|HUF|IDR|ILS|INR|IQD|IRR|ISK|JMD|JOD|JPY|KES|KGS|KHR|KMF|KPW|KRW|KWD|KYD|KZT|LAK|LBP|LKR|LRD|LSL|LYD|MAD|MDL|MGA|MKD|MMK|MNT|MOP|MRU|MUR|MVR|MWK|MXN|MXV|MYR|MZN|NAD|NGN|NIO|NOK|NPR|NZD|OMR|PAB|PEN|PGK|PHP|PKR|PLN|PYG|QAR|RON|RSD|RUB|RWF|SAR|SBD|SCR|SDG|SEK|SGD|SHP|SLE|SOS|SRD|SSP|STN|SVC|SYP|SZL|THB|TJS|TMT|TND|TOP|TRY|TTD|TWD|TZS|UAH|UGX|USD|USN|UYI|UYU|UYW|UZS|VED|VES|VND|VUV|WST|XAD|XAF|XAG|XAU|XBA|XBB|XBC|XBD|XCD|XCG|XDR|XOF|XPD|XPF|XPT|XSU|XTS|XUA|XXX|YER|ZAR|ZMW|ZWG)$/;
// iban electronic format: 2-letter country, check digits 02-98 (the only values `98 - remainder` can produce), 11-30 bban characters
const iban = /^[A-Z]{2}(?!00|01|99)\d{2}[A-Z0-9]{11,30}$/;
const dateSource = (/* unused pure expression or super */ null && (`(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`));
/** Anchors a pattern source. The interpolation lives here rather than at the call site because
 * esbuild will not drop a `@__PURE__` call whose own argument interpolates a variable, but it
 * will drop `anchor(dateSource)`. Keeping it inline pinned `date` into every bundle. */
function regexes_anchor(source) {
    return new RegExp(`^${source}$`);
}
const date = /*@__PURE__*/ (/* unused pure expression or super */ null && (regexes_anchor(dateSource)));
function timeSource(args) {
    const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
    const regex = typeof args.precision === "number"
        ? args.precision === -1
            ? `${hhmm}`
            : args.precision === 0
                ? `${hhmm}:[0-5]\\d`
                : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}`
        : args.seconds
            ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?`
            : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
    return regex;
}
function time(args) {
    return new RegExp(`^${timeSource(args)}$`);
}
// Adapted from https://stackoverflow.com/a/3143231
function datetime(args) {
    const opts = ["Z"];
    // if (args.offset) opts.push(`([+-]\\d{2}:\\d{2})`);
    if (args.offset)
        opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
    // RFC 3339 mandates seconds wherever the time carries a `Z` or an offset, so only the unqualified form `local` adds may omit them
    const qualified = `${timeSource({ precision: args.precision, seconds: true })}(?:${opts.join("|")})`;
    const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
    return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
// the unbounded form of `string()` as a literal, so every plain string shares one instance instead of building its own
const anyString = /^[\s\S]{0,}$/;
const string = (params) => {
    const regex = params ? `[\\s\\S]{${params?.minimum ?? 0},${params?.maximum ?? ""}}` : `[\\s\\S]*`;
    return new RegExp(`^${regex}$`);
};
const bigint = /^-?\d+n?$/;
const integer = /^-?\d+$/;
const number = /^-?\d+(?:\.\d+)?$/;
const regexes_boolean = /^(?:true|false)$/i;
const _null = /^null$/i;

const _undefined = /^undefined$/i;

// regex for string with no uppercase letters
const lowercase = /^[^A-Z]*$/;
// regex for string with no lowercase letters
const uppercase = /^[^a-z]*$/;
// regex for hexadecimal strings (any length)
const hex = /^[0-9a-fA-F]*$/;
// Hash regexes for different algorithms and encodings
// Helper function to create base64 regex with exact length and padding
function fixedBase64(bodyLength, padding) {
    return new RegExp(`^[A-Za-z0-9+/]{${bodyLength}}${padding}$`);
}
// Helper function to create base64url regex with exact length (no padding)
function fixedBase64url(length) {
    return new RegExp(`^[A-Za-z0-9_-]{${length}}$`);
}
// MD5 (16 bytes): base64 = 24 chars total (22 + "==")
const md5_hex = /^[0-9a-fA-F]{32}$/;
const md5_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(22, "==")));
const md5_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(22)));
// SHA1 (20 bytes): base64 = 28 chars total (27 + "=")
const sha1_hex = /^[0-9a-fA-F]{40}$/;
const sha1_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(27, "=")));
const sha1_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(27)));
// SHA256 (32 bytes): base64 = 44 chars total (43 + "=")
const sha256_hex = /^[0-9a-fA-F]{64}$/;
const sha256_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(43, "=")));
const sha256_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(43)));
// SHA384 (48 bytes): base64 = 64 chars total (no padding)
const sha384_hex = /^[0-9a-fA-F]{96}$/;
const sha384_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(64, "")));
const sha384_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(64)));
// SHA512 (64 bytes): base64 = 88 chars total (86 + "==")
const sha512_hex = /^[0-9a-fA-F]{128}$/;
const sha512_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(86, "==")));
const sha512_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(86)));

// EXTERNAL MODULE: ./node_modules/zod/v4/core/util.js
var core_util = __nccwpck_require__(4723);
;// CONCATENATED MODULE: ./node_modules/zod/v4/core/versions.js
const version = {
    major: 4,
    minor: 6,
    patch: 7,
};

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/schemas.js







const $ZodType = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodType", (inst, def) => {
    var _a;
    inst ?? (inst = {});
    inst._zod.def = def; // set _def property
    inst._zod.bag = inst._zod.bag || {}; // initialize _bag object
    inst._zod.version = version;
    const defChecks = inst._zod.def.checks;
    // if inst is itself a checks.$ZodCheck, run it as a check
    const checks = inst._zod.traits.has("$ZodCheck")
        ? [inst, ...(defChecks ?? [])]
        : defChecks?.length
            ? [...defChecks]
            : [];
    for (const ch of checks) {
        for (const fn of ch._zod.onattach) {
            fn(inst);
        }
    }
    if (checks.length === 0) {
        // deferred initializer inst._zod.parse is not yet defined
        (_a = inst._zod).deferred ?? (_a.deferred = []);
        inst._zod.deferred?.push(() => {
            inst._zod.run = inst._zod.parse;
        });
    }
    else {
        const runChecks = (payload, checks, ctx) => {
            if (payload.memo)
                return payload;
            let isAborted = core_util/* aborted */.QH(payload);
            let asyncResult;
            for (const ch of checks) {
                if (ch._zod.def.when) {
                    if (core_util/* explicitlyAborted */.rL(payload))
                        continue;
                    const shouldRun = ch._zod.def.when(payload);
                    if (!shouldRun)
                        continue;
                }
                else if (isAborted) {
                    continue;
                }
                const currLen = payload.issues.length;
                const _ = ch._zod.check(payload);
                if (_ instanceof Promise && ctx?.async === false) {
                    throw new core_core/* $ZodAsyncError */.GT();
                }
                if (asyncResult || _ instanceof Promise) {
                    asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
                        await _;
                        const nextLen = payload.issues.length;
                        if (nextLen === currLen)
                            return;
                        core_util/* attachSchema */.d3(payload.issues, currLen, inst);
                        if (!isAborted)
                            isAborted = core_util/* aborted */.QH(payload, currLen);
                    });
                }
                else {
                    const nextLen = payload.issues.length;
                    if (nextLen === currLen)
                        continue;
                    core_util/* attachSchema */.d3(payload.issues, currLen, inst);
                    if (!isAborted)
                        isAborted = core_util/* aborted */.QH(payload, currLen);
                }
            }
            if (asyncResult) {
                return asyncResult.then(() => {
                    return payload;
                });
            }
            return payload;
        };
        const handleCanaryResult = (canary, payload, ctx) => {
            // abort if the canary is aborted
            if (core_util/* aborted */.QH(canary)) {
                canary.aborted = true;
                return canary;
            }
            // run checks first, then
            const checkResult = runChecks(payload, checks, ctx);
            if (checkResult instanceof Promise) {
                if (ctx.async === false)
                    throw new core_core/* $ZodAsyncError */.GT();
                return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
            }
            return inst._zod.parse(checkResult, ctx);
        };
        inst._zod.run = (payload, ctx) => {
            if (ctx.skipChecks) {
                return inst._zod.parse(payload, ctx);
            }
            if (ctx.direction === "backward") {
                // run canary initial pass (no checks)
                const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
                if (canary instanceof Promise) {
                    return canary.then((canary) => {
                        return handleCanaryResult(canary, payload, ctx);
                    });
                }
                return handleCanaryResult(canary, payload, ctx);
            }
            // forward
            const result = inst._zod.parse(payload, ctx);
            if (result instanceof Promise) {
                if (ctx.async === false)
                    throw new core_core/* $ZodAsyncError */.GT();
                return result.then((result) => runChecks(result, checks, ctx));
            }
            return runChecks(result, checks, ctx);
        };
    }
}, {
    // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
    get "~standard"() {
        return core_util/* hide */.jD(this, "~standard", standardProps(this));
    },
    set "~standard"(value) {
        core_util/* own */.qh(this, "~standard", value);
    },
});
/** The Standard Schema surface for `inst`. Shared so wrappers can extend it without forcing it. */
// a Standard Schema result only reports issues, so a failure finalizes them straight off the raw payload: no ZodError, and no lazy result to read through
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => core_util/* finalizeIssue */.iR(iss, ctx, core_core/* config */.$W())) } : { value: r.value };
async function validateAsync(inst, value) {
    const ctx = { async: true };
    return toStandardResult((await inst._zod.run({ value, issues: [] }, ctx)), ctx);
}
function standardProps(inst) {
    return {
        validate: (value) => {
            const ctx = { async: false };
            try {
                const r = inst._zod.run({ value, issues: [] }, ctx);
                if (!(r instanceof Promise))
                    return toStandardResult(r, ctx);
            }
            catch (_) { }
            // async function so a synchronously throwing check rejects instead of escaping validate
            return validateAsync(inst, value);
        },
        vendor: "zod",
        version: 1,
    };
}

const $ZodString = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodString", (inst, def) => {
    $ZodType.init(inst, def);
    // a format's own pattern, else unbounded; a template literal derives the check-aware form itself
    inst._zod.pattern = def.pattern ?? anyString;
    inst._zod.parse = (payload, _) => {
        if (def.coerce)
            try {
                payload.value = String(payload.value);
            }
            catch (_) { }
        if (typeof payload.value === "string")
            return payload;
        payload.issues.push({
            expected: "string",
            code: "invalid_type",
            input: payload.value,
            inst,
        });
        return payload;
    };
});
const $ZodStringFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodStringFormat", (inst, def) => {
    // check initialization must come first
    checks.$ZodCheckStringFormat.init(inst, def);
    $ZodString.init(inst, def);
})));
const $ZodGUID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodGUID", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.guid);
    $ZodStringFormat.init(inst, def);
})));
const $ZodUUID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodUUID", (inst, def) => {
    if (def.version) {
        const versionMap = {
            v1: 1,
            v2: 2,
            v3: 3,
            v4: 4,
            v5: 5,
            v6: 6,
            v7: 7,
            v8: 8,
        };
        const v = versionMap[def.version];
        if (v === undefined)
            throw new Error(`Invalid UUID version: "${def.version}"`);
        def.pattern ?? (def.pattern = regexes.uuid(v));
    }
    else
        def.pattern ?? (def.pattern = regexes.uuid());
    $ZodStringFormat.init(inst, def);
})));
const $ZodEmail = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodEmail", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.email);
    $ZodStringFormat.init(inst, def);
})));
/** The `://` guard rejected the input before the URL constructor saw it. */
const URL_BAD_FORMAT = 1;
/** The URL parser rejected the input. */
const URL_UNPARSEABLE = 2;
function canParseURL(input) {
    try {
        if (typeof URL !== "undefined" && typeof URL.canParse === "function")
            return URL.canParse(input);
        new URL(input);
        return true;
    }
    catch {
        return false;
    }
}
function validateURL(trimmed, def) {
    if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) {
        return canParseURL(trimmed) || URL_UNPARSEABLE;
    }
    return parseURLObject(trimmed, def);
}
/** Parses a URL while preserving the non-normalizing HTTP guard. */
function parseURLObject(trimmed, def) {
    // When normalize is off, require :// for http/https URLs. This prevents strings like "http:example.com" or "https:/path" from being silently accepted
    if (!def.normalize && def.protocol?.source === regexes.httpProtocol.source && !/^https?:\/\//i.test(trimmed)) {
        return URL_BAD_FORMAT;
    }
    try {
        if (typeof URL !== "undefined") {
            const URLStatic = URL;
            if (typeof URLStatic.parse === "function")
                return URLStatic.parse(trimmed) ?? URL_UNPARSEABLE;
        }
        // @ts-ignore
        return new URL(trimmed);
    }
    catch {
        return URL_UNPARSEABLE;
    }
}
const asciiTabOrNewline = /[\t\n\r]/g;
/** The URL parser deletes every ASCII tab, LF and CR from its input before it parses, so `new URL("https://exa\nmple.com")` reports on `example.com`. Applying the same deletion to the returned value closes the half of that divergence which can move the host; the parser's other rewrite, stripping C0 controls at the edges, cannot. */
function stripTabAndNewline(value) {
    return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
    hostname.lastIndex = 0;
    return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
    protocol.lastIndex = 0;
    return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
const $ZodURL = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodURL", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        try {
            // Trim whitespace from input
            const trimmed = payload.value.trim();
            const url = validateURL(trimmed, def);
            if (url === URL_BAD_FORMAT) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    note: "Invalid URL format",
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
                return;
            }
            if (url === URL_UNPARSEABLE) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
                return;
            }
            if (url === true) {
                payload.value = stripTabAndNewline(trimmed);
                return;
            }
            if (def.hostname && !urlHostnameOk(url, def.hostname)) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    note: "Invalid hostname",
                    pattern: def.hostname.source,
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
            }
            if (def.protocol && !urlProtocolOk(url, def.protocol)) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    note: "Invalid protocol",
                    pattern: def.protocol.source,
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
            }
            // Set the output value based on normalize flag
            payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
            return;
        }
        catch (_) {
            payload.issues.push({
                code: "invalid_format",
                format: "url",
                input: payload.value,
                inst,
                continue: !def.abort,
            });
        }
    };
})));
const $ZodEmoji = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodEmoji", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.emoji());
    $ZodStringFormat.init(inst, def);
})));
const $ZodNanoID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodNanoID", (inst, def) => {
    if (def.length !== undefined && (!Number.isInteger(def.length) || def.length < 1))
        throw new Error(`Invalid nanoid length: ${def.length}`);
    def.pattern ?? (def.pattern = def.length === undefined ? regexes.nanoid : regexes.nanoidOfLength(def.length));
    $ZodStringFormat.init(inst, def);
})));
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link $ZodCUID2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
const $ZodCUID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCUID", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.cuid);
    $ZodStringFormat.init(inst, def);
})));
const $ZodCUID2 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCUID2", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.cuid2);
    $ZodStringFormat.init(inst, def);
})));
const $ZodULID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodULID", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.ulid);
    $ZodStringFormat.init(inst, def);
})));
const $ZodXID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodXID", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.xid);
    $ZodStringFormat.init(inst, def);
})));
const $ZodKSUID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodKSUID", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.ksuid);
    $ZodStringFormat.init(inst, def);
})));
const $ZodISODateTime = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodISODateTime", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.datetime(def));
    $ZodStringFormat.init(inst, def);
})));
const $ZodISODate = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodISODate", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.date);
    $ZodStringFormat.init(inst, def);
})));
const $ZodISOTime = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodISOTime", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.time(def));
    $ZodStringFormat.init(inst, def);
})));
const $ZodISODuration = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodISODuration", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.duration);
    $ZodStringFormat.init(inst, def);
})));
const $ZodIPv4 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodIPv4", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.ipv4);
    $ZodStringFormat.init(inst, def);
})));
/** An IPv6 address is written with hex digits, colons and dots, and nothing else. The guard is what makes the check below an IPv6 check: `new URL("http://[...]")` parses an authority, not an address, so `@` and `\` re-delimit it and `"::@1\\"` validates against the host `0.0.0.1`. The URL parser also deletes ASCII tab, LF and CR rather than failing, which is how `"::1\n"` validated as `::1`. */
const ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value) {
    if (!ipv6Alphabet.test(value))
        return false;
    return canParseURL(`http://[${value}]`);
}
const $ZodIPv6 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodIPv6", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.ipv6);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (!isValidIPv6(payload.value)) {
            payload.issues.push({
                code: "invalid_format",
                format: "ipv6",
                input: payload.value,
                inst,
                continue: !def.abort,
            });
        }
    };
})));
const $ZodMAC = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodMAC", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.mac(def.delimiter));
    $ZodStringFormat.init(inst, def);
})));
const $ZodCIDRv4 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCIDRv4", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.cidrv4);
    $ZodStringFormat.init(inst, def);
})));
function isValidCIDRv6(value) {
    const parts = value.split("/");
    if (parts.length !== 2)
        return false;
    const [address, prefix] = parts;
    if (!prefix)
        return false;
    const prefixNum = Number(prefix);
    if (`${prefixNum}` !== prefix)
        return false;
    if (prefixNum < 0 || prefixNum > 128)
        return false;
    return isValidIPv6(address);
}
const $ZodCIDRv6 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCIDRv6", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.cidrv6); // not used for validation
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (!isValidCIDRv6(payload.value)) {
            payload.issues.push({
                code: "invalid_format",
                format: "cidrv6",
                input: payload.value,
                inst,
                continue: !def.abort,
            });
        }
    };
})));
//////////////////////////////   ZodBase64   //////////////////////////////
function isValidBase64(data) {
    if (data === "")
        return true;
    // atob ignores whitespace, so reject it up front.
    if (/\s/.test(data))
        return false;
    if (data.length % 4 !== 0)
        return false;
    try {
        // @ts-ignore
        atob(data);
        return true;
    }
    catch {
        return false;
    }
}
// lax on purpose: the quantified regexes.base64 overflows the regex stack on multi-MB input and its leading ^$| alternation leaks through template-literal composition; isValidBase64 enforces length and padding
const base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
const $ZodBase64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodBase64", (inst, def) => {
    def.pattern ?? (def.pattern = base64Charset);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidBase64(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "base64",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
//////////////////////////////   ZodBase64URL   //////////////////////////////
// lax on purpose: the quantified regexes.base64url overflows the regex stack on multi-MB input; isValidBase64 enforces length on the padded string
const base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
    if (!base64urlCharset.test(data))
        return false;
    const base64 = data.replace(/[-_]/g, (c) => (c === "-" ? "+" : "/"));
    const padded = base64.padEnd(Math.ceil(base64.length / 4) * 4, "=");
    return isValidBase64(padded);
}
const $ZodBase64URL = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodBase64URL", (inst, def) => {
    def.pattern ?? (def.pattern = base64urlCharset);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidBase64URL(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "base64url",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodE164 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodE164", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.e164);
    $ZodStringFormat.init(inst, def);
})));
//////////////////////////////   ZodCreditCard   //////////////////////////////
const CC_SANITIZE = /[- ]/g;
/** Luhn checksum on a digit-only string. Adapted from valibot (MIT). */
function isLuhnAlgo(digits) {
    let length = digits.length;
    let bit = 1;
    let sum = 0;
    while (length) {
        const value = digits.charCodeAt(--length) - 48;
        bit ^= 1;
        sum += bit ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][value] : value;
    }
    return sum % 10 === 0;
}
function isValidCreditCard(input) {
    if (!regexes.creditCard.test(input))
        return false;
    return isLuhnAlgo(input.replace(CC_SANITIZE, ""));
}
const $ZodCreditCard = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCreditCard", (inst, def) => {
    // Shape only — the Luhn check below is not expressible as a pattern, so consumers of `pattern` (JSON Schema, template literals) get the length and separator rules alone.
    def.pattern ?? (def.pattern = regexes.creditCard);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidCreditCard(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "credit_card",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
//////////////////////////////   ZodIBAN   //////////////////////////////
// iso 7064 mod 97-10 checksum without BigInt
function isIso7064Mod97(iban) {
    let remainder = 0;
    const len = iban.length;
    for (let i = 4; i < len; i++) {
        const code = iban.charCodeAt(i);
        remainder = (code >= 65 ? remainder * 100 + (code - 55) : remainder * 10 + (code - 48)) % 97;
    }
    for (let i = 0; i < 4; i++) {
        const code = iban.charCodeAt(i);
        remainder = (code >= 65 ? remainder * 100 + (code - 55) : remainder * 10 + (code - 48)) % 97;
    }
    return remainder === 1;
}
function isValidIBAN(input) {
    if (!regexes.iban.test(input))
        return false;
    return isIso7064Mod97(input);
}
const $ZodIBAN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodIBAN", (inst, def) => {
    // shape only — checksum is not expressible as a pattern
    def.pattern ?? (def.pattern = regexes.iban);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidIBAN(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "iban",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
//////////////////////////////   ZodJWT   //////////////////////////////
function isValidJWT(token, algorithm = null) {
    try {
        const tokensParts = token.split(".");
        if (tokensParts.length !== 3)
            return false;
        const [header] = tokensParts;
        if (!header)
            return false;
        // @ts-ignore
        const parsedHeader = JSON.parse(atob(header));
        if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT")
            return false;
        if (!parsedHeader.alg)
            return false;
        if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm))
            return false;
        return true;
    }
    catch {
        return false;
    }
}
const $ZodJWT = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodJWT", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidJWT(payload.value, def.alg))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "jwt",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCustomStringFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCustomStringFormat", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (def.fn(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: def.format,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodNumber = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodNumber", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = number;
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
            try {
                payload.value = Number(payload.value);
            }
            catch (_) { }
        const input = payload.value;
        if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) {
            return payload;
        }
        const received = typeof input === "number"
            ? Number.isNaN(input)
                ? "NaN"
                : !Number.isFinite(input)
                    ? String(input)
                    : undefined
            : undefined;
        payload.issues.push({
            expected: "number",
            code: "invalid_type",
            input,
            inst,
            ...(received ? { received } : {}),
        });
        return payload;
    };
});
const $ZodNumberFormat = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodNumberFormat", (inst, def) => {
    core_checks/* $ZodCheckNumberFormat */.KH.init(inst, def);
    $ZodNumber.init(inst, def); // no format checks
});
const $ZodBoolean = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodBoolean", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes_boolean;
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
            try {
                payload.value = Boolean(payload.value);
            }
            catch (_) { }
        const input = payload.value;
        if (typeof input === "boolean")
            return payload;
        payload.issues.push({
            expected: "boolean",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
});
const $ZodBigInt = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodBigInt", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes.bigint;
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
            try {
                payload.value = BigInt(payload.value);
            }
            catch (_) { }
        if (typeof payload.value === "bigint")
            return payload;
        payload.issues.push({
            expected: "bigint",
            code: "invalid_type",
            input: payload.value,
            inst,
        });
        return payload;
    };
})));
const $ZodBigIntFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodBigIntFormat", (inst, def) => {
    checks.$ZodCheckBigIntFormat.init(inst, def);
    $ZodBigInt.init(inst, def); // no format checks
})));
const $ZodSymbol = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodSymbol", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (typeof input === "symbol")
            return payload;
        payload.issues.push({
            expected: "symbol",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodUndefined = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodUndefined", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes.undefined;
    inst._zod.values = new Set([undefined]);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (typeof input === "undefined")
            return payload;
        payload.issues.push({
            expected: "undefined",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodNull = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodNull", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes.null;
    inst._zod.values = new Set([null]);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (input === null)
            return payload;
        payload.issues.push({
            expected: "null",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodAny = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodAny", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload) => payload;
})));
const $ZodUnknown = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodUnknown", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload) => payload;
})));
const $ZodNever = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodNever", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        payload.issues.push({
            expected: "never",
            code: "invalid_type",
            input: payload.value,
            inst,
        });
        return payload;
    };
});
const $ZodVoid = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodVoid", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (typeof input === "undefined")
            return payload;
        payload.issues.push({
            expected: "void",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodDate = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodDate", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce) {
            try {
                payload.value = new Date(payload.value);
            }
            catch (_err) { }
        }
        const input = payload.value;
        const isDate = input instanceof Date;
        const isValidDate = isDate && !Number.isNaN(input.getTime());
        if (isValidDate)
            return payload;
        payload.issues.push({
            expected: "date",
            code: "invalid_type",
            input,
            ...(isDate ? { received: "Invalid Date" } : {}),
            inst,
        });
        return payload;
    };
})));
// an oversized container fails its leading size checks before any element is parsed
function capSize(inst, size) {
    const caps = core_util/* sizeCaps */.hi(inst._zod.def.checks);
    if (!caps.length)
        return;
    const cap = Math.min(...caps.map((c) => c[0]));
    const parse = inst._zod.parse;
    inst._zod.parse = (payload, ctx) => {
        const n = size(payload.value);
        if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
            for (const [max, ch] of core_util/* sizeCaps */.hi(inst._zod.def.checks)) {
                if (n > max && ch._zod.def.when(payload)) {
                    const start = payload.issues.length;
                    ch._zod.check(payload);
                    // the value is still the raw input, so no later check may read it
                    payload.issues[start].continue = false;
                    core_util/* attachSchema */.d3(payload.issues, start, inst);
                    return payload;
                }
            }
        }
        return parse(payload, ctx);
    };
}
const arraySize = (input) => (Array.isArray(input) ? input.length : -1);
const mapSize = (input) => (input instanceof Map ? input.size : -1);
const setSize = (input) => (input instanceof Set ? input.size : -1);
function handleArrayResult(result, final, index) {
    if (result.issues.length) {
        final.issues.push(...core_util/* prefixIssues */.lQ(index, result.issues));
    }
    final.value[index] = result.value;
}
const $ZodArray = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodArray", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core_core/* globalConfig */.cr.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!Array.isArray(input)) {
            payload.issues.push({
                expected: "array",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
        const proms = [];
        const abortEarly = ctx?.abortEarly;
        for (let i = 0; i < input.length; i++) {
            const item = input[i];
            const result = def.element._zod.run({
                value: item,
                issues: [],
            }, ctx);
            if (result instanceof Promise) {
                proms.push(result.then((result) => handleArrayResult(result, payload, i)));
            }
            else {
                handleArrayResult(result, payload, i);
                // the element's payload is authoritative here, since handleArrayResult forwards every issue; an object's is not, because it drops a failed absent optional
                if (abortEarly && result.issues.length !== 0 && core_util/* aborted */.QH(result))
                    break;
            }
        }
        if (proms.length) {
            return Promise.all(proms).then(() => payload);
        }
        return payload; //handleArrayResultsAsync(parseResults, final);
    };
    capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
    const isPresent = key in input;
    const isOptionalOut = optout === "optional";
    // The middle rung means "absence permitted, nothing supplied in its place", so an absent key contributes nothing — whatever the schema made of `undefined` is invented, not substituted. Only `optional` reaches this with a value: `defaulted` substitutes, and a schema that isn't optional-out has to keep the key.
    if (!isPresent && isOptionalOut && optin === "optional") {
        return;
    }
    if (result.issues.length) {
        // For optional-in/out schemas, ignore errors on absent keys.
        if (optin !== undefined && isOptionalOut && !isPresent) {
            return;
        }
        final.issues.push(...core_util/* prefixIssues */.lQ(key, result.issues));
    }
    if (!isPresent && optin === undefined) {
        if (!result.issues.length) {
            final.issues.push({
                code: "invalid_type",
                expected: "nonoptional",
                input: undefined,
                path: [key],
            });
        }
        return;
    }
    if (result.value === undefined) {
        if (isPresent || (optin === "defaulted" && !isOptionalOut)) {
            final.value[key] = undefined;
        }
    }
    else {
        final.value[key] = result.value;
    }
}
// one shared instance; a fresh [] per schema cost 56 bytes retained
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
    const keys = Object.keys(def.shape);
    const ownSymbols = Object.getOwnPropertySymbols(def.shape);
    const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
    // aliases `keys` when there are no symbols, so a string-only shape keeps one array
    const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
    for (const k of allKeys) {
        if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) {
            throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
        }
    }
    const okeys = core_util/* optionalKeys */.NM(def.shape);
    return {
        ...def,
        allKeys,
        symbolKeys,
        // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
        keySet: new Set(keys),
        numKeys: keys.length,
        optionalKeys: new Set(okeys),
    };
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
    const unrecognized = [];
    const keySet = def.keySet;
    const _catchall = def.catchall._zod;
    const t = _catchall.def.type;
    const optin = _catchall.optin;
    const optout = _catchall.optout;
    // starts at 0, not the current length: the shape phase already ran and may have aborted
    let seen = 0;
    for (const key in input) {
        if (abortEarly && payload.issues.length !== seen) {
            if (core_util/* aborted */.QH(payload, seen))
                break;
            seen = payload.issues.length;
        }
        // Must precede the __proto__ branch: a declared key is not unrecognized, even though the shape loop deliberately strips __proto__ from the parsed output.
        if (keySet.has(key))
            continue;
        // Don't copy an undeclared __proto__ into the result; assignment to a plain {} would replace the result prototype. But in strict mode it is still an unknown key, so report it before skipping.
        if (key === "__proto__") {
            if (t === "never")
                unrecognized.push(key);
            continue;
        }
        if (t === "never") {
            unrecognized.push(key);
            continue;
        }
        const r = _catchall.run({ value: input[key], issues: [] }, ctx);
        if (r instanceof Promise) {
            proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
        }
        else {
            handlePropertyResult(r, payload, key, input, optin, optout);
        }
    }
    if (unrecognized.length) {
        payload.issues.push({
            code: "unrecognized_keys",
            keys: unrecognized,
            input,
            inst,
            // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
            continue: true,
        });
    }
    if (!proms.length)
        return payload;
    return Promise.all(proms).then(() => {
        return payload;
    });
}
const $ZodObject = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodObject", (inst, def) => {
    // requires cast because technically $ZodObject doesn't extend
    $ZodType.init(inst, def);
    const desc = Object.getOwnPropertyDescriptor(def, "shape");
    // a cloned def carries its source's accessor, which knows the shape it answers from; adopting that keeps the clone's keys readable without running it
    const sh = desc?.get ? desc.get.raw : (def.shape ?? {});
    if (sh) {
        // Freezes the shape on first read, so its getters resolve once and every later read sees the same schemas.
        const get = () => {
            const newSh = { ...sh };
            Object.defineProperty(def, "shape", { value: newSh });
            get.raw = newSh;
            return newSh;
        };
        get.raw = sh;
        Object.defineProperty(def, "shape", { get });
    }
    const _normalized = core_util/* cached */.PO(() => normalizeDef(def));
    core_util/* defineLazyInternal */.v5(inst, "propValues", (zod) => {
        const shape = zod.def.shape;
        const propValues = {};
        for (const key in shape) {
            const field = shape[key]._zod;
            if (field.values) {
                if (!Object.prototype.hasOwnProperty.call(propValues, key)) {
                    core_util/* assignProp */.Vy(propValues, key, new Set());
                }
                for (const v of field.values)
                    propValues[key].add(v);
                // An omittable slot reads back as undefined at a discriminator lookup, so it has to claim undefined: two options that can both omit the key are not discriminable on it.
                if (field.optin !== undefined)
                    propValues[key].add(undefined);
            }
        }
        return propValues;
    });
    const isObject = core_util/* isObject */.Gv;
    const catchall = def.catchall;
    let value;
    const memo = core_core/* globalConfig */.cr.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        value ?? (value = _normalized.value);
        const input = payload.value;
        if (!isObject(input)) {
            payload.issues.push({
                expected: "object",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
        const proms = [];
        const shape = value.shape;
        const abortEarly = ctx?.abortEarly;
        let seen = payload.issues.length;
        for (const key of value.allKeys) {
            if (abortEarly && payload.issues.length !== seen) {
                if (core_util/* aborted */.QH(payload, seen))
                    break;
                seen = payload.issues.length;
            }
            if (key === "__proto__")
                continue;
            const el = shape[key];
            const optin = el._zod.optin;
            const optout = el._zod.optout;
            const r = el._zod.run({ value: input[key], issues: [] }, ctx);
            if (r instanceof Promise) {
                proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
            }
            else {
                handlePropertyResult(r, payload, key, input, optin, optout);
            }
        }
        if (!catchall) {
            return proms.length ? Promise.all(proms).then(() => payload) : payload;
        }
        return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
    };
});
const $ZodObjectJIT = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodObjectJIT", (inst, def) => {
    // requires cast because technically $ZodObject doesn't extend
    $ZodObject.init(inst, def);
    const superParse = inst._zod.parse;
    const _normalized = util.cached(() => normalizeDef(def));
    const memo = core.globalConfig.memoizer;
    const generateFastpass = (shape) => {
        const normalized = _normalized.value;
        const syms = normalized.symbolKeys;
        // a symbol has no source literal, so it is read as `syms[i]` off the closed-over scope
        const doc = new Doc(["payload", "ctx"], { shape, inst, memo, syms });
        const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
        // prefixes in place, like util.prefixIssues. newResult must land before the early return: a catchall runs after this and would otherwise write onto the caller's input
        const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
        doc.write(`const input = payload.value;`);
        const ids = Object.create(null);
        let counter = 0;
        for (const key of normalized.allKeys) {
            ids[key] = `key_${counter++}`;
        }
        // A: preserve key order {
        doc.write(memo ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
        for (const key of normalized.allKeys) {
            if (key === "__proto__")
                continue;
            const id = ids[key];
            const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : util.esc(key);
            const isPresent = `${k} in input`;
            const schema = shape[key];
            const optin = schema?._zod?.optin;
            const isOptionalIn = optin !== undefined;
            const isOptionalOut = schema?._zod?.optout === "optional";
            doc.write(`const ${id} = ${parseStr(k)};`);
            if (isOptionalIn && isOptionalOut) {
                // For optional-in/out schemas, ignore errors on absent keys — and, like the interpreted path, drop the value produced alongside them. The middle rung goes further: it permits absence without supplying anything in its place, so an absent key contributes nothing at all.
                const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
                doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
            }
            else if (!isOptionalIn) {
                doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
            }
            else {
                doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
                if (optin === "defaulted") {
                    doc.write(`newResult[${k}] = ${id}.value;`);
                }
                else {
                    doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
                }
            }
        }
        doc.write(`payload.value = newResult;`);
        doc.write(`return payload;`);
        // closing `shape` in is what pays: turbofan specializes the parser against that one shape object, so every `shape[k]._zod.run` folds to a known callee. as a parameter it stays a generic load and measures 13% slower even with the forwarding frame gone
        return doc.compile();
    };
    let fastpass;
    const isObject = util.isObject;
    const jit = !core.globalConfig.jitless;
    const allowsEval = util.allowsEval;
    const fastEnabled = jit && allowsEval.value; // && !def.catchall;
    const catchall = def.catchall;
    let value;
    inst._zod.parse = (payload, ctx) => {
        value ?? (value = _normalized.value);
        const input = payload.value;
        if (!isObject(input)) {
            payload.issues.push({
                expected: "object",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
            // always synchronous
            if (!fastpass)
                fastpass = generateFastpass(def.shape);
            payload = fastpass(payload, ctx);
            if (!catchall)
                return payload;
            return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
        }
        return superParse(payload, ctx);
    };
})));
function handleUnionResults(results, final, inst, ctx) {
    for (const result of results) {
        if (result.issues.length === 0) {
            final.value = result.value;
            return final;
        }
    }
    const nonaborted = results.filter((r) => !core_util/* aborted */.QH(r));
    if (nonaborted.length === 1) {
        final.value = nonaborted[0].value;
        return nonaborted[0];
    }
    final.issues.push({
        code: "invalid_union",
        input: final.value,
        inst,
        errors: results.map((result) => result.issues.map((iss) => core_util/* finalizeIssue */.iR(iss, ctx, core_core/* config */.$W()))),
    });
    return final;
}
const $ZodUnion = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodUnion", (inst, def) => {
    $ZodType.init(inst, def);
    core_util/* defineLazyInternal */.v5(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted")
        ? "defaulted"
        : zod.def.options.some((o) => o._zod.optin !== undefined)
            ? "optional"
            : undefined);
    core_util/* defineLazyInternal */.v5(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : undefined);
    core_util/* defineLazyInternal */.v5(inst, "values", (zod) => {
        if (zod.def.options.every((o) => o._zod.values)) {
            return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
        }
        return undefined;
    });
    core_util/* defineLazyInternal */.v5(inst, "pattern", (zod) => {
        if (zod.def.options.every((o) => o._zod.pattern)) {
            const patterns = zod.def.options.map((o) => o._zod.pattern);
            return new RegExp(`^(${patterns.map((p) => core_util/* cleanRegex */.p6(p.source)).join("|")})$`);
        }
        return undefined;
    });
    const first = def.options.length === 1 ? def.options[0]._zod.run : null;
    inst._zod.parse = (payload, ctx) => {
        if (first) {
            return first(payload, ctx);
        }
        let async = false;
        const results = [];
        for (const option of def.options) {
            const result = option._zod.run({
                value: payload.value,
                issues: [],
            }, ctx);
            if (result instanceof Promise) {
                results.push(result);
                async = true;
            }
            else {
                if (result.issues.length === 0)
                    return result;
                results.push(result);
            }
        }
        if (!async)
            return handleUnionResults(results, payload, inst, ctx);
        return Promise.all(results).then((results) => {
            return handleUnionResults(results, payload, inst, ctx);
        });
    };
});
function handleExclusiveUnionResults(results, final, inst, ctx) {
    const matches = [];
    for (let i = 0; i < results.length; i++) {
        if (results[i].issues.length === 0)
            matches.push(i);
    }
    if (matches.length === 1) {
        final.value = results[matches[0]].value;
        return final;
    }
    if (matches.length === 0) {
        // No matches - same as regular union
        final.issues.push({
            code: "invalid_union",
            input: final.value,
            inst,
            errors: results.map((result) => result.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config()))),
        });
    }
    else {
        // Multiple matches - exclusive union failure
        final.issues.push({
            code: "invalid_union",
            input: final.value,
            inst,
            errors: [],
            inclusive: false,
            matches,
        });
    }
    return final;
}
const $ZodXor = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodXor", (inst, def) => {
    $ZodUnion.init(inst, def);
    def.inclusive = false;
    const first = def.options.length === 1 ? def.options[0]._zod.run : null;
    inst._zod.parse = (payload, ctx) => {
        if (first) {
            return first(payload, ctx);
        }
        let async = false;
        const results = [];
        for (const option of def.options) {
            const result = option._zod.run({
                value: payload.value,
                issues: [],
            }, ctx);
            if (result instanceof Promise) {
                results.push(result);
                async = true;
            }
            else {
                results.push(result);
            }
        }
        if (!async)
            return handleExclusiveUnionResults(results, payload, inst, ctx);
        return Promise.all(results).then((results) => {
            return handleExclusiveUnionResults(results, payload, inst, ctx);
        });
    };
})));
/** Returns the option whose discriminator claims `value`, or throws if ambiguous. */
function getDiscriminatedOption(union, value) {
    const internals = union._zod;
    let map = internals.bag.optionsMap;
    if (!map) {
        map = discriminatorMap(internals.def);
        internals.bag.optionsMap = map;
    }
    const option = map.get(value);
    if (option === null)
        throw new Error(`Ambiguous discriminator value "${String(value)}"`);
    return option;
}
function discriminatorMap(def) {
    const map = new Map();
    for (const option of def.options) {
        const values = option._zod.propValues?.[def.discriminator];
        if (!values || values.size === 0)
            throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
        for (const value of values) {
            if (map.has(value)) {
                if (value !== undefined)
                    throw new Error(`Duplicate discriminator value "${String(value)}"`);
                // keep the collision marked so a later member cannot reclaim it
                map.set(value, null);
            }
            else {
                map.set(value, option);
            }
        }
    }
    return map;
}
const $ZodDiscriminatedUnion = 
/*@__PURE__*/
(/* unused pure expression or super */ null && (core.$constructor("$ZodDiscriminatedUnion", (inst, def) => {
    def.inclusive = false;
    $ZodUnion.init(inst, def);
    const _super = inst._zod.parse;
    util.defineLazyInternal(inst, "propValues", (zod) => {
        const propValues = {};
        let undefinedCount = 0;
        for (const option of zod.def.options) {
            const pv = option._zod.propValues;
            if (!pv || Object.keys(pv).length === 0)
                throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
            if (pv[zod.def.discriminator]?.has(undefined))
                undefinedCount++;
            for (const [k, v] of Object.entries(pv)) {
                if (!Object.prototype.hasOwnProperty.call(propValues, k)) {
                    util.assignProp(propValues, k, new Set());
                }
                for (const val of v) {
                    propValues[k].add(val);
                }
            }
        }
        if (!zod.def.unionFallback && undefinedCount > 1)
            propValues[zod.def.discriminator]?.delete(undefined);
        return propValues;
    });
    // Checked now rather than in the lookup map below, so an option that lacks the discriminator fails at the `discriminatedUnion` call instead of on the first object parsed. Options whose shape cannot be enumerated without resolving it — pipes and lazies — are left to the map.
    def.options.forEach((option, i) => {
        const propShape = util.rawShape(option._zod.def);
        if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) {
            throw new Error(`Invalid discriminated union option at index "${i}"`);
        }
    });
    const disc = util.cached(() => discriminatorMap(def));
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!util.isObject(input)) {
            payload.issues.push({
                code: "invalid_type",
                expected: "object",
                input,
                inst,
            });
            return payload;
        }
        const value = input?.[def.discriminator];
        const opt = disc.value.get(value);
        // forward metadata cannot choose an encoder for an absent tag
        if (opt && (value !== undefined || ctx.direction !== "backward")) {
            return opt._zod.run(payload, ctx);
        }
        // Fall back to union matching when the fast discriminator path fails:
        // - explicitly enabled via unionFallback, or
        // - during backward direction (encode), since codec-based discriminators have different values in forward vs backward directions
        if (def.unionFallback || ctx.direction === "backward") {
            return _super(payload, ctx);
        }
        // no matching discriminator
        payload.issues.push({
            code: "invalid_union",
            errors: [],
            note: "No matching discriminator",
            discriminator: def.discriminator,
            options: Array.from(disc.value.keys()).filter((value) => disc.value.get(value) !== null),
            input,
            path: [def.discriminator],
            inst,
        });
        return payload;
    };
})));
const $ZodIntersection = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodIntersection", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        const left = def.left._zod.run({ value: input, issues: [] }, ctx);
        const right = def.right._zod.run({ value: input, issues: [] }, ctx);
        const async = left instanceof Promise || right instanceof Promise;
        if (async) {
            return Promise.all([left, right]).then(([left, right]) => {
                return handleIntersectionResults(payload, left, right);
            });
        }
        return handleIntersectionResults(payload, left, right);
    };
})));
function mergeValues(a, b) {
    // const aType = parse.t(a);
    // const bType = parse.t(b);
    if (a === b) {
        return { valid: true, data: a };
    }
    if (a instanceof Date && b instanceof Date && +a === +b) {
        return { valid: true, data: a };
    }
    if (util.isPlainObject(a) && util.isPlainObject(b)) {
        const bKeys = Object.keys(b);
        const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
        const newObj = { ...a, ...b };
        if (Object.prototype.hasOwnProperty.call(newObj, "__proto__"))
            delete newObj.__proto__;
        for (const key of sharedKeys) {
            if (key === "__proto__")
                continue;
            const sharedValue = mergeValues(a[key], b[key]);
            if (!sharedValue.valid) {
                return {
                    valid: false,
                    mergeErrorPath: [key, ...sharedValue.mergeErrorPath],
                };
            }
            newObj[key] = sharedValue.data;
        }
        return { valid: true, data: newObj };
    }
    if (Array.isArray(a) && Array.isArray(b)) {
        if (a.length !== b.length) {
            return { valid: false, mergeErrorPath: [] };
        }
        const newArray = [];
        for (let index = 0; index < a.length; index++) {
            const itemA = a[index];
            const itemB = b[index];
            const sharedValue = mergeValues(itemA, itemB);
            if (!sharedValue.valid) {
                return {
                    valid: false,
                    mergeErrorPath: [index, ...sharedValue.mergeErrorPath],
                };
            }
            newArray.push(sharedValue.data);
        }
        return { valid: true, data: newArray };
    }
    return { valid: false, mergeErrorPath: [] };
}
function handleIntersectionResults(result, left, right) {
    // Track which side(s) reject each key. A key rejection is reported only when BOTH sides reject it, so a key owned by one branch survives the other's key schema. strictObject reports these as unrecognized_keys; a record with an open key schema reports one invalid_key per key.
    const unrecKeys = new Map();
    let unrecIssue;
    const keyIssues = new Map();
    const collect = (iss, side) => {
        let keys;
        if (iss.code === "unrecognized_keys" && !iss.path?.length) {
            unrecIssue ?? (unrecIssue = iss);
            keys = iss.keys;
        }
        else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
            const k = String(iss.path[0]);
            if (!keyIssues.has(k))
                keyIssues.set(k, iss);
            keys = [k];
        }
        else {
            return false;
        }
        for (const k of keys) {
            if (!unrecKeys.has(k))
                unrecKeys.set(k, {});
            unrecKeys.get(k)[side] = true;
        }
        return true;
    };
    for (const iss of left.issues) {
        if (!collect(iss, "l"))
            result.issues.push(iss);
    }
    for (const iss of right.issues) {
        if (!collect(iss, "r"))
            result.issues.push(iss);
    }
    // Report only keys rejected by BOTH sides
    const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
    if (bothKeys.length) {
        const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
        if (aggregated.length)
            result.issues.push({ ...unrecIssue, keys: aggregated });
        for (const k of bothKeys) {
            if (!aggregated.includes(k) && keyIssues.has(k))
                result.issues.push(keyIssues.get(k));
        }
    }
    const merged = mergeValues(left.value, right.value);
    if (!merged.valid) {
        if (util.aborted(result))
            return result;
        throw new Error(`Unmergable intersection. Error path: ` + `${JSON.stringify(merged.mergeErrorPath)}`);
    }
    result.value = merged.data;
    return result;
}
const $ZodTuple = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodTuple", (inst, def) => {
    $ZodType.init(inst, def);
    const items = def.items;
    const memo = core_core/* globalConfig */.cr.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!Array.isArray(input)) {
            payload.issues.push({
                input,
                inst,
                expected: "tuple",
                code: "invalid_type",
            });
            return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, [], ctx) : [];
        const proms = [];
        const optinStart = getTupleOptStart(items, "optin");
        const optoutStart = getTupleOptStart(items, "optout");
        if (!def.rest) {
            if (input.length < optinStart) {
                payload.issues.push({
                    code: "too_small",
                    minimum: optinStart,
                    inclusive: true,
                    input,
                    inst,
                    origin: "array",
                });
                return payload;
            }
            if (input.length > items.length) {
                payload.issues.push({
                    code: "too_big",
                    maximum: items.length,
                    inclusive: true,
                    input,
                    inst,
                    origin: "array",
                });
            }
        }
        // Run every item in parallel, collecting results into an indexed array. The post-processing in `handleTupleResults` walks them in order so it can decide whether an absent optional-output error can truncate the tail or must be reported to preserve required output.
        const itemResults = new Array(items.length);
        // only tracked when there is a rest loop to skip
        const abortEarly = def.rest ? ctx?.abortEarly : undefined;
        let itemAborted = false;
        for (let i = 0; i < items.length; i++) {
            const r = items[i]._zod.run({ value: input[i], issues: [] }, ctx);
            if (r instanceof Promise) {
                proms.push(r.then((rr) => {
                    itemResults[i] = rr;
                }));
            }
            else {
                itemResults[i] = r;
                if (abortEarly && !itemAborted && r.issues.length)
                    itemAborted = core_util/* aborted */.QH(r);
            }
        }
        // sound because rest is non-empty exactly when every fixed index is present, the one case handleTupleResults cannot discard an item's issues
        if (def.rest && !itemAborted) {
            let i = items.length - 1;
            const rest = input.slice(items.length);
            let seen = payload.issues.length;
            for (const el of rest) {
                if (abortEarly && payload.issues.length !== seen) {
                    if (core_util/* aborted */.QH(payload, seen))
                        break;
                    seen = payload.issues.length;
                }
                i++;
                const result = def.rest._zod.run({ value: el, issues: [] }, ctx);
                if (result instanceof Promise) {
                    proms.push(result.then((r) => handleTupleResult(r, payload, i)));
                }
                else {
                    handleTupleResult(result, payload, i);
                }
            }
        }
        if (proms.length) {
            return Promise.all(proms).then(() => handleTupleResults(itemResults, payload, items, input, optoutStart));
        }
        return handleTupleResults(itemResults, payload, items, input, optoutStart);
    };
});
function getTupleOptStart(items, key) {
    for (let i = items.length - 1; i >= 0; i--) {
        // optin is a three-rung ladder so any rung above `undefined` permits an absent slot; optout stays two-valued.
        const omittable = key === "optin" ? items[i]._zod.optin !== undefined : items[i]._zod.optout === "optional";
        if (!omittable)
            return i + 1;
    }
    return 0;
}
function handleTupleResult(result, final, index) {
    if (result.issues.length) {
        final.issues.push(...core_util/* prefixIssues */.lQ(index, result.issues));
    }
    final.value[index] = result.value;
}
function handleTupleResults(itemResults, final, items, input, optoutStart) {
    // Walk results in order. Mirror $ZodObject's swallow-on-absent-optional rule, but only after `optoutStart`: the first index where the output tuple tail can be absent.
    for (let i = 0; i < items.length; i++) {
        const r = itemResults[i];
        const isPresent = i < input.length;
        // The array analog of `handlePropertyResult`'s absent-key early return: the middle rung permits absence without supplying anything in its place, so the tail truncates here instead of materializing whatever the item made of `undefined`.
        if (!isPresent && i >= optoutStart && items[i]._zod.optin === "optional") {
            final.value.length = i;
            break;
        }
        if (r.issues.length) {
            if (!isPresent && i >= optoutStart) {
                final.value.length = i;
                break;
            }
            final.issues.push(...core_util/* prefixIssues */.lQ(i, r.issues));
        }
        final.value[i] = r.value;
    }
    // Drop trailing slots that produced `undefined` for absent input
    // (the array analog of an absent optional key on an object). The
    // `i >= input.length` floor is critical: an explicit `undefined`
    // *inside* the input must be preserved even when the schema is
    // optional-out (e.g. `z.string().or(z.undefined())` accepting an
    // explicit undefined value).
    for (let i = final.value.length - 1; i >= input.length; i--) {
        if (items[i]._zod.optout === "optional" && final.value[i] === undefined) {
            final.value.length = i;
        }
        else {
            break;
        }
    }
    return final;
}
const $ZodRecord = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodRecord", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core_core/* globalConfig */.cr.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!core_util/* isPlainObject */.Qd(input)) {
            payload.issues.push({
                expected: "record",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        // no guard in either loop below: a record's invalid_key aborts but an enclosing intersection can reconcile it, so a stopped loop hides keys the sibling does not own and the intersection then rejects nothing
        const proms = [];
        const values = def.keyType._zod.values;
        if (values && !def.partial) {
            payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
            const recordKeys = new Set();
            for (const key of values) {
                if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
                    recordKeys.add(typeof key === "number" ? key.toString() : key);
                    // A declared __proto__ is stripped but is not an unrecognized key.
                    if (key === "__proto__")
                        continue;
                    const keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
                    if (keyResult instanceof Promise) {
                        throw new Error("Async schemas not supported in object keys currently");
                    }
                    if (keyResult.issues.length) {
                        payload.issues.push({
                            code: "invalid_key",
                            origin: "record",
                            issues: keyResult.issues.map((iss) => core_util/* finalizeIssue */.iR(iss, ctx, core_core/* config */.$W())),
                            input: key,
                            path: [key],
                            inst,
                        });
                        continue;
                    }
                    const outKey = keyResult.value;
                    if (outKey === "__proto__")
                        continue;
                    const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
                    if (result instanceof Promise) {
                        proms.push(result.then((result) => {
                            if (result.issues.length) {
                                payload.issues.push(...core_util/* prefixIssues */.lQ(key, result.issues));
                            }
                            payload.value[outKey] = result.value;
                        }));
                    }
                    else {
                        if (result.issues.length) {
                            payload.issues.push(...core_util/* prefixIssues */.lQ(key, result.issues));
                        }
                        payload.value[outKey] = result.value;
                    }
                }
            }
            let unrecognized;
            for (const key in input) {
                if (!recordKeys.has(key)) {
                    if (def.mode === "loose") {
                        // skip __proto__ so it can't replace the result prototype via the assignment setter on the plain {} we build into
                        if (key === "__proto__")
                            continue;
                        payload.value[key] = input[key];
                    }
                    else {
                        unrecognized = unrecognized ?? [];
                        unrecognized.push(key);
                    }
                }
            }
            if (unrecognized && unrecognized.length > 0) {
                payload.issues.push({
                    code: "unrecognized_keys",
                    input,
                    inst,
                    keys: unrecognized,
                    continue: true,
                });
            }
        }
        else {
            payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
            // An enumerable key schema declares which keys the record owns, so a key outside the set is unrecognized. A non-enumerable one (regex, refine) is a constraint every key must satisfy, so a failing key is invalid. Only the former is reconcilable against the other side of an intersection.
            let unrecognized;
            // Reflect.ownKeys for Symbol-key support; filter non-enumerable to match z.object()
            for (const key of Reflect.ownKeys(input)) {
                if (key === "__proto__")
                    continue;
                if (!Object.prototype.propertyIsEnumerable.call(input, key))
                    continue;
                let keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
                if (keyResult instanceof Promise) {
                    throw new Error("Async schemas not supported in object keys currently");
                }
                // Numeric string fallback: if key is a numeric string and failed, retry with Number(key). This handles z.number(), z.literal([1, 2, 3]), and unions containing numeric literals
                const checkNumericKey = typeof key === "string" && number.test(key) && keyResult.issues.length;
                if (checkNumericKey) {
                    const retryResult = def.keyType._zod.run({ value: Number(key), issues: [] }, ctx);
                    if (retryResult instanceof Promise) {
                        throw new Error("Async schemas not supported in object keys currently");
                    }
                    if (retryResult.issues.length === 0) {
                        keyResult = retryResult;
                    }
                }
                if (keyResult.issues.length) {
                    if (def.mode === "loose") {
                        // Pass through unchanged
                        payload.value[key] = input[key];
                    }
                    else if (values) {
                        unrecognized = unrecognized ?? [];
                        unrecognized.push(key);
                    }
                    else {
                        // Default "strict" behavior: error on invalid key
                        payload.issues.push({
                            code: "invalid_key",
                            origin: "record",
                            issues: keyResult.issues.map((iss) => core_util/* finalizeIssue */.iR(iss, ctx, core_core/* config */.$W())),
                            input: key,
                            path: [key],
                            inst,
                        });
                    }
                    continue;
                }
                // the guard above tests the raw input key, but the key schema can normalize an ordinary key into __proto__; re-check the key we actually write under
                const outKey = keyResult.value;
                if (outKey === "__proto__")
                    continue;
                const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
                if (result instanceof Promise) {
                    proms.push(result.then((result) => {
                        if (result.issues.length) {
                            payload.issues.push(...core_util/* prefixIssues */.lQ(key, result.issues));
                        }
                        payload.value[outKey] = result.value;
                    }));
                }
                else {
                    if (result.issues.length) {
                        payload.issues.push(...core_util/* prefixIssues */.lQ(key, result.issues));
                    }
                    payload.value[outKey] = result.value;
                }
            }
            if (unrecognized && unrecognized.length > 0) {
                payload.issues.push({
                    code: "unrecognized_keys",
                    input,
                    inst,
                    keys: unrecognized,
                    continue: true,
                });
            }
        }
        if (proms.length) {
            return Promise.all(proms).then(() => payload);
        }
        return payload;
    };
});
const $ZodMap = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodMap", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core.globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!(input instanceof Map)) {
            payload.issues.push({
                expected: "map",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        const proms = [];
        payload.value = memo ? memo.alloc(inst, payload, new Map(), ctx) : new Map();
        const abortEarly = ctx?.abortEarly;
        let seen = payload.issues.length;
        for (const [key, value] of input) {
            if (abortEarly && payload.issues.length !== seen) {
                if (util.aborted(payload, seen))
                    break;
                seen = payload.issues.length;
            }
            const keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
            const valueResult = def.valueType._zod.run({ value: value, issues: [] }, ctx);
            if (keyResult instanceof Promise || valueResult instanceof Promise) {
                proms.push(Promise.all([keyResult, valueResult]).then(([keyResult, valueResult]) => {
                    handleMapResult(keyResult, valueResult, payload, key, input, inst, ctx);
                }));
            }
            else {
                handleMapResult(keyResult, valueResult, payload, key, input, inst, ctx);
            }
        }
        if (proms.length)
            return Promise.all(proms).then(() => payload);
        return payload;
    };
    capSize(inst, mapSize);
})));
function handleMapResult(keyResult, valueResult, final, key, input, inst, ctx) {
    if (keyResult.issues.length) {
        if (util.propertyKeyTypes.has(typeof key)) {
            final.issues.push(...util.prefixIssues(key, keyResult.issues));
        }
        else {
            final.issues.push({
                code: "invalid_key",
                origin: "map",
                input,
                inst,
                issues: keyResult.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config())),
            });
        }
    }
    if (valueResult.issues.length) {
        if (util.propertyKeyTypes.has(typeof key)) {
            final.issues.push(...util.prefixIssues(key, valueResult.issues));
        }
        else {
            final.issues.push({
                origin: "map",
                code: "invalid_element",
                input,
                inst,
                key: key,
                issues: valueResult.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config())),
            });
        }
    }
    final.value.set(keyResult.value, valueResult.value);
}
const $ZodSet = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodSet", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core.globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!(input instanceof Set)) {
            payload.issues.push({
                input,
                inst,
                expected: "set",
                code: "invalid_type",
            });
            return payload;
        }
        const proms = [];
        payload.value = memo ? memo.alloc(inst, payload, new Set(), ctx) : new Set();
        const abortEarly = ctx?.abortEarly;
        let seen = payload.issues.length;
        for (const item of input) {
            if (abortEarly && payload.issues.length !== seen) {
                if (util.aborted(payload, seen))
                    break;
                seen = payload.issues.length;
            }
            const result = def.valueType._zod.run({ value: item, issues: [] }, ctx);
            if (result instanceof Promise) {
                proms.push(result.then((result) => handleSetResult(result, payload)));
            }
            else
                handleSetResult(result, payload);
        }
        if (proms.length)
            return Promise.all(proms).then(() => payload);
        return payload;
    };
    capSize(inst, setSize);
})));
function handleSetResult(result, final) {
    if (result.issues.length) {
        final.issues.push(...result.issues);
    }
    final.value.add(result.value);
}
const $ZodEnum = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodEnum", (inst, def) => {
    $ZodType.init(inst, def);
    const values = core_util/* getEnumValues */.w5(def.entries);
    const valuesSet = new Set(values);
    inst._zod.values = valuesSet;
    core_util/* defineLazyInternal */.v5(inst, "pattern", (zod) => {
        const patternValues = core_util/* getEnumValues */.w5(zod.def.entries).filter((k) => core_util/* propertyKeyTypes */.qQ.has(typeof k));
        // unmatchable fallback, RE2-safe: an empty alternation would compile to /^()$/, which matches ""
        return new RegExp(patternValues.length ? `^(${patternValues.map((o) => core_util/* escapeRegex */.sD(o.toString())).join("|")})$` : "^[^\\s\\S]$");
    });
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (valuesSet.has(input)) {
            return payload;
        }
        payload.issues.push({
            code: "invalid_value",
            values,
            input,
            inst,
        });
        return payload;
    };
});
const $ZodLiteral = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodLiteral", (inst, def) => {
    $ZodType.init(inst, def);
    const values = new Set(def.values);
    inst._zod.values = values;
    core_util/* defineLazyInternal */.v5(inst, "pattern", (zod) => {
        const vals = zod.def.values;
        // unmatchable fallback, RE2-safe: an empty alternation would compile to /^()$/, which matches ""
        return new RegExp(vals.length
            ? `^(${vals
                .map((o) => typeof o === "string" ? core_util/* escapeRegex */.sD(o) : o ? core_util/* escapeRegex */.sD(o.toString()) : String(o))
                .join("|")})$`
            : "^[^\\s\\S]$");
    });
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (values.has(input)) {
            return payload;
        }
        payload.issues.push({
            code: "invalid_value",
            values: def.values,
            input,
            inst,
        });
        return payload;
    };
});
const $ZodFile = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodFile", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        // @ts-ignore
        if (input instanceof File)
            return payload;
        payload.issues.push({
            expected: "file",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodTransform = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodTransform", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.optin = "optional";
    core.globalConfig.memoizer?.guard(inst);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            throw new core.$ZodEncodeError(inst.constructor.name);
        }
        const _out = def.transform(payload.value, payload);
        if (ctx.async) {
            const output = _out instanceof Promise ? _out : Promise.resolve(_out);
            return output.then((output) => {
                payload.value = output;
                return payload;
            });
        }
        if (_out instanceof Promise) {
            throw new core.$ZodAsyncError();
        }
        payload.value = _out;
        return payload;
    };
})));
function handleOptionalResult(payload, result) {
    // A substituting schema that still failed has no usable answer; yield undefined. Its issues are simply dropped: it ran on a payload of its own, so there is no shared array to truncate and nothing of the caller's to lose with it.
    payload.value = result.issues.length ? undefined : result.value;
    return payload;
}
const $ZodOptional = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodOptional", (inst, def) => {
    $ZodType.init(inst, def);
    // .optional() propagates absence rather than substituting for it, so a defaulted inner keeps its rung.
    core_util/* defineLazyInternal */.v5(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
    inst._zod.optout = "optional";
    core_util/* defineLazyInternal */.v5(inst, "values", (zod) => {
        const values = zod.def.innerType._zod.values;
        return values ? new Set([...values, undefined]) : undefined;
    });
    core_util/* defineLazyInternal */.v5(inst, "pattern", (zod) => {
        const pattern = zod.def.innerType._zod.pattern;
        return pattern ? new RegExp(`^(${core_util/* cleanRegex */.p6(pattern.source)})?$`) : undefined;
    });
    inst._zod.parse = (payload, ctx) => {
        if (payload.value === undefined) {
            // Only the top rung substitutes a value for absence; everything else leaves it intact, which is what .optional() means.
            if (def.innerType._zod.optin !== "defaulted")
                return payload;
            // Its own payload, for the same reason $ZodCatch gets one: a pipe forwards an unrecognized key through the caller's issues array, and this must not read that as the substituting schema failing and drop it.
            const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
            if (result instanceof Promise)
                return result.then((result) => handleOptionalResult(payload, result));
            return handleOptionalResult(payload, result);
        }
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodExactOptional = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodExactOptional", (inst, def) => {
    // Call parent init - inherits optin/optout = "optional"
    $ZodOptional.init(inst, def);
    // Override values/pattern to NOT add undefined
    core_util/* defineLazyInternal */.v5(inst, "values", (zod) => zod.def.innerType._zod.values);
    core_util/* defineLazyInternal */.v5(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
    // Override parse to just delegate (no undefined handling)
    inst._zod.parse = (payload, ctx) => {
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodNullable = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodNullable", (inst, def) => {
    $ZodType.init(inst, def);
    util.defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
    util.defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
    util.defineLazyInternal(inst, "pattern", (zod) => {
        const pattern = zod.def.innerType._zod.pattern;
        return pattern ? new RegExp(`^(${util.cleanRegex(pattern.source)}|null)$`) : undefined;
    });
    util.defineLazyInternal(inst, "values", (zod) => {
        return zod.def.innerType._zod.values ? new Set([...zod.def.innerType._zod.values, null]) : undefined;
    });
    inst._zod.parse = (payload, ctx) => {
        // Forward direction (decode): allow null to pass through
        if (payload.value === null)
            return payload;
        return def.innerType._zod.run(payload, ctx);
    };
})));
const $ZodDefault = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodDefault", (inst, def) => {
    $ZodType.init(inst, def);
    // inst._zod.qin = "true";
    inst._zod.optin = "defaulted";
    core_util/* defineLazyInternal */.v5(inst, "values", (zod) => zod.def.innerType._zod.values);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        // Forward direction (decode): apply defaults for undefined input
        if (payload.value === undefined) {
            payload.value = def.defaultValue;
            /**
             * $ZodDefault returns the default value immediately in forward direction.
             * It doesn't pass the default value into the validator ("prefault"). There's no reason to pass the default value through validation. The validity of the default is enforced by TypeScript statically. Otherwise, it's the responsibility of the user to ensure the default is valid. In the case of pipes with divergent in/out types, you can specify the default on the `in` schema of your ZodPipe to set a "prefault" for the pipe.   */
            return payload;
        }
        // Forward direction: continue with default handling
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then((result) => handleDefaultResult(result, def));
        }
        return handleDefaultResult(result, def);
    };
});
function handleDefaultResult(payload, def) {
    if (payload.value === undefined) {
        payload.value = def.defaultValue;
    }
    return payload;
}
const $ZodPrefault = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodPrefault", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.optin = "defaulted";
    util.defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        // Forward direction (decode): apply prefault for undefined input
        if (payload.value === undefined) {
            payload.value = def.defaultValue;
        }
        return def.innerType._zod.run(payload, ctx);
    };
})));
const $ZodNonOptional = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodNonOptional", (inst, def) => {
    $ZodType.init(inst, def);
    core_util/* defineLazyInternal */.v5(inst, "values", (zod) => {
        const v = zod.def.innerType._zod.values;
        return v ? new Set([...v].filter((x) => x !== undefined)) : undefined;
    });
    inst._zod.parse = (payload, ctx) => {
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then((result) => handleNonOptionalResult(result, inst));
        }
        return handleNonOptionalResult(result, inst);
    };
});
function handleNonOptionalResult(payload, inst) {
    if (!payload.issues.length && payload.value === undefined) {
        payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: payload.value,
            inst,
        });
    }
    return payload;
}
const $ZodSuccess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodSuccess", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            throw new core.$ZodEncodeError("ZodSuccess");
        }
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then((result) => {
                payload.value = result.issues.length === 0;
                return payload;
            });
        }
        payload.value = result.issues.length === 0;
        return payload;
    };
})));
function handleCatchResult(payload, result, def, ctx) {
    if (!result.issues.length) {
        payload.value = result.value;
        // The value carries up, so the flag describing it has to carry with it: a back-edge into a node still being parsed must not be frozen by an enclosing readonly, and its checks belong to the node itself. Guarded so the ordinary case adds no own property.
        if (result.memo)
            payload.memo = true;
        return payload;
    }
    // Spread the inner's own payload, not ours: `value` has to stay the input the catch was handed, and the inner ran on a payload of its own so its issues are already private to this call.
    payload.value = def.catchValue({
        ...result,
        value: payload.value,
        error: {
            issues: result.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config())),
        },
        input: payload.value,
    });
    return payload;
}
const $ZodCatch = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCatch", (inst, def) => {
    $ZodType.init(inst, def);
    util.defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
    util.defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
    util.defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        // Forward direction (decode): apply catch logic
        const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
        if (result instanceof Promise) {
            return result.then((result) => handleCatchResult(payload, result, def, ctx));
        }
        return handleCatchResult(payload, result, def, ctx);
    };
})));
const $ZodNaN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodNaN", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        if (typeof payload.value !== "number" || !Number.isNaN(payload.value)) {
            payload.issues.push({
                input: payload.value,
                inst,
                expected: "nan",
                code: "invalid_type",
            });
            return payload;
        }
        return payload;
    };
})));
const $ZodPipe = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodPipe", (inst, def) => {
    $ZodType.init(inst, def);
    util.defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
    util.defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
    util.defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
    util.defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            const right = def.out._zod.run(payload, ctx);
            if (right instanceof Promise) {
                return right.then((right) => handlePipeResult(right, def.in, ctx));
            }
            return handlePipeResult(right, def.in, ctx);
        }
        const left = def.in._zod.run(payload, ctx);
        if (left instanceof Promise) {
            return left.then((left) => handlePipeResult(left, def.out, ctx));
        }
        return handlePipeResult(left, def.out, ctx);
    };
})));
function handlePipeResult(left, next, ctx) {
    // Any issue stops the pipe, so a failing refinement never feeds its transform. An unrecognized key is the exception: it describes the input's extra properties, not the value being piped, and an enclosing intersection may yet reconcile it.
    if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
        // prevent further checks
        left.aborted = true;
        return left;
    }
    return next._zod.run({ value: left.value, issues: left.issues }, ctx);
}
const $ZodCodec = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCodec", (inst, def) => {
    $ZodType.init(inst, def);
    util.defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
    util.defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
    util.defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
    util.defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
    inst._zod.parse = (payload, ctx) => {
        const direction = ctx.direction || "forward";
        if (direction === "forward") {
            const left = def.in._zod.run(payload, ctx);
            if (left instanceof Promise) {
                return left.then((left) => handleCodecAResult(left, def, ctx));
            }
            return handleCodecAResult(left, def, ctx);
        }
        else {
            const right = def.out._zod.run(payload, ctx);
            if (right instanceof Promise) {
                return right.then((right) => handleCodecAResult(right, def, ctx));
            }
            return handleCodecAResult(right, def, ctx);
        }
    };
})));
function handleCodecAResult(result, def, ctx) {
    if (result.issues.length) {
        // prevent further checks
        result.aborted = true;
        return result;
    }
    const direction = ctx.direction || "forward";
    if (direction === "forward") {
        const transformed = def.transform(result.value, result);
        if (transformed instanceof Promise) {
            return transformed.then((value) => handleCodecTxResult(result, value, def.out, ctx));
        }
        return handleCodecTxResult(result, transformed, def.out, ctx);
    }
    else {
        const transformed = def.reverseTransform(result.value, result);
        if (transformed instanceof Promise) {
            return transformed.then((value) => handleCodecTxResult(result, value, def.in, ctx));
        }
        return handleCodecTxResult(result, transformed, def.in, ctx);
    }
}
function handleCodecTxResult(left, value, nextSchema, ctx) {
    // Check if transform added any issues
    if (left.issues.length) {
        left.aborted = true;
        return left;
    }
    return nextSchema._zod.run({ value, issues: left.issues }, ctx);
}
const $ZodPreprocess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodPreprocess", (inst, def) => {
    $ZodPipe.init(inst, def);
})));
const $ZodReadonly = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodReadonly", (inst, def) => {
    $ZodType.init(inst, def);
    core_util/* defineLazyInternal */.v5(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
    core_util/* defineLazyInternal */.v5(inst, "values", (zod) => zod.def.innerType._zod.values);
    core_util/* defineLazyInternal */.v5(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
    core_util/* defineLazyInternal */.v5(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then(handleReadonlyResult);
        }
        return handleReadonlyResult(result);
    };
});
function handleReadonlyResult(payload) {
    // A repeat visit hands back a node that is still being built; freezing it here would make the rest of its keys fail to assign.
    if (!payload.memo)
        payload.value = Object.freeze(payload.value);
    return payload;
}
// a leaf's pattern source with its own checks folded in: the last pattern-carrying check wins, else length bounds narrow the catch-all, else an integer format narrows the number form. the fold lives here instead of on `_zod.pattern` so a bundle without template literals never pays for it
function leafPattern(schema) {
    const def = schema._zod.def;
    let pattern = def.pattern;
    let isInt = !!def.format?.includes("int");
    let minimum;
    let maximum;
    for (const ch of def.checks ?? []) {
        const d = ch._zod.def;
        if (d.pattern)
            pattern = d.pattern;
        isInt || (isInt = !!d.format?.includes("int"));
        const lo = d.minimum ?? d.length;
        const hi = d.maximum ?? d.length;
        if (lo !== undefined && (minimum === undefined || lo > minimum))
            minimum = lo;
        if (hi !== undefined && (maximum === undefined || hi < maximum))
            maximum = hi;
    }
    if (pattern)
        return pattern.source;
    // an empty range matches nothing at runtime, and `{8,5}` is not a legal quantifier
    if (minimum !== undefined && maximum !== undefined && minimum > maximum)
        return "(?!)";
    if (minimum !== undefined || maximum !== undefined)
        return regexes.string({ minimum, maximum }).source;
    const own = schema._zod.pattern;
    return (isInt && own === regexes.number ? regexes.integer : own)?.source;
}
// a part's pattern source. a wrapper's pattern embeds its inner pattern's source verbatim, so the folded form is substituted in place without knowing the wrapper's own composition; a union's options are joined the way the union builds its own pattern
function partPattern(schema) {
    const def = schema._zod.def;
    const own = schema._zod.pattern?.source;
    // lazy resolves its inner on the internals, not the def
    const inner = def.innerType ?? schema._zod.innerType;
    if (inner) {
        const before = inner._zod.pattern?.source;
        const after = partPattern(inner);
        if (own && before && after && after !== before) {
            return own.replace(util.cleanRegex(before), () => util.cleanRegex(after));
        }
        return own;
    }
    if (def.options) {
        const sources = def.options.map(partPattern);
        if (sources.every(Boolean))
            return `^(${sources.map((s) => util.cleanRegex(s)).join("|")})$`;
    }
    return leafPattern(schema);
}
const $ZodTemplateLiteral = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodTemplateLiteral", (inst, def) => {
    $ZodType.init(inst, def);
    const regexParts = [];
    for (const part of def.parts) {
        if (typeof part === "object" && part !== null) {
            // is Zod schema
            const source = partPattern(part);
            if (!source) {
                throw new Error(`Invalid template literal part, no pattern found: ${[...part._zod.traits].shift()}`);
            }
            regexParts.push(util.cleanRegex(source));
        }
        else if (part === null || util.primitiveTypes.has(typeof part)) {
            regexParts.push(util.escapeRegex(`${part}`));
        }
        else {
            throw new Error(`Invalid template literal part: ${part}`);
        }
    }
    inst._zod.pattern = new RegExp(`^${regexParts.join("")}$`);
    inst._zod.parse = (payload, _ctx) => {
        if (typeof payload.value !== "string") {
            payload.issues.push({
                input: payload.value,
                inst,
                expected: "string",
                code: "invalid_type",
            });
            return payload;
        }
        inst._zod.pattern.lastIndex = 0;
        if (!inst._zod.pattern.test(payload.value)) {
            payload.issues.push({
                input: payload.value,
                inst,
                code: "invalid_format",
                format: def.format ?? "template_literal",
                pattern: inst._zod.pattern.source,
            });
            return payload;
        }
        return payload;
    };
})));
const $ZodFunction = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodFunction", (inst, def) => {
    $ZodType.init(inst, def);
    // Defined, not assigned: the classic prototype exposes `_def` as a getter with no setter.
    Object.defineProperty(inst, "_def", { value: def });
    inst._zod.def = def;
    inst.implement = (func) => {
        if (typeof func !== "function") {
            throw new Error("implement() must be called with a function");
        }
        // Defined inline so the closure stays anonymous: binding it to a `const` first names it, which costs 256 bytes per implemented function.
        return Object.defineProperty(function (...args) {
            const parsedArgs = inst._def.input ? parse(inst._def.input, args) : args;
            const result = Reflect.apply(func, this, parsedArgs);
            if (inst._def.output) {
                return parse(inst._def.output, result);
            }
            return result;
        }, "_zod", { value: inst._zod, enumerable: false });
    };
    inst.implementAsync = (func) => {
        if (typeof func !== "function") {
            throw new Error("implementAsync() must be called with a function");
        }
        return Object.defineProperty(async function (...args) {
            const parsedArgs = inst._def.input ? await parseAsync(inst._def.input, args) : args;
            const result = await Reflect.apply(func, this, parsedArgs);
            if (inst._def.output) {
                return await parseAsync(inst._def.output, result);
            }
            return result;
        }, "_zod", { value: inst._zod, enumerable: false });
    };
    inst._zod.parse = (payload, _ctx) => {
        if (typeof payload.value !== "function") {
            payload.issues.push({
                code: "invalid_type",
                expected: "function",
                input: payload.value,
                inst,
            });
            return payload;
        }
        // Check if output is a promise type to determine if we should use async implementation
        const hasPromiseOutput = inst._def.output && inst._def.output._zod.def.type === "promise";
        if (hasPromiseOutput) {
            payload.value = inst.implementAsync(payload.value);
        }
        else {
            payload.value = inst.implement(payload.value);
        }
        return payload;
    };
    inst.input = (...args) => {
        const F = inst.constructor;
        if (Array.isArray(args[0])) {
            return new F({
                type: "function",
                input: new $ZodTuple({
                    type: "tuple",
                    items: args[0],
                    rest: args[1],
                }),
                output: inst._def.output,
            });
        }
        return new F({
            type: "function",
            input: args[0],
            output: inst._def.output,
        });
    };
    inst.output = (output) => {
        const F = inst.constructor;
        return new F({
            type: "function",
            input: inst._def.input,
            output,
        });
    };
    return inst;
})));
const $ZodPromise = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodPromise", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, ctx) => {
        return Promise.resolve(payload.value).then((inner) => def.innerType._zod.run({ value: inner, issues: [] }, ctx));
    };
})));
const $ZodLazy = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodLazy", (inst, def) => {
    $ZodType.init(inst, def);
    // Cache the resolved inner type on the shared `def` so all clones of this lazy (e.g. via `.describe()`/`.meta()`) share the same inner instance, preserving identity for cycle detection on recursive schemas.
    util.defineLazy(inst._zod, "innerType", () => {
        const d = def;
        if (!d._cachedInner)
            d._cachedInner = def.getter();
        return d._cachedInner;
    });
    util.defineLazyInternal(inst, "pattern", (zod) => zod.innerType?._zod?.pattern);
    util.defineLazyInternal(inst, "propValues", (zod) => zod.innerType?._zod?.propValues);
    util.defineLazyInternal(inst, "optin", (zod) => zod.innerType?._zod?.optin ?? undefined);
    util.defineLazyInternal(inst, "optout", (zod) => zod.innerType?._zod?.optout ?? undefined);
    inst._zod.parse = (payload, ctx) => {
        const inner = inst._zod.innerType;
        return inner._zod.run(payload, ctx);
    };
})));
const $ZodCustom = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodCustom", (inst, def) => {
    core_checks/* $ZodCheck */.QP.init(inst, def);
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _) => {
        return payload;
    };
    inst._zod.check = (payload) => {
        const input = payload.value;
        const r = def.fn(input);
        if (r instanceof Promise) {
            return r.then((r) => handleRefineResult(r, payload, input, inst));
        }
        handleRefineResult(r, payload, input, inst);
        return;
    };
});
function handleRefineResult(result, payload, input, inst) {
    if (!result) {
        const _iss = {
            code: "custom",
            input,
            inst, // incorporates params.error into issue reporting
            path: [...(inst._zod.def.path ?? [])], // incorporates params.error into issue reporting
            continue: !inst._zod.def.abort,
            // params: inst._zod.def.params,
        };
        if (inst._zod.def.params)
            _iss.params = inst._zod.def.params;
        payload.issues.push(core_util/* issue */.sn(_iss));
    }
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __nccwpck_require__(3305);
;// CONCATENATED MODULE: ./node_modules/zod/v4/core/errors.js


/* Computing the message eagerly is expensive (pretty-printed JSON of all
 * issues), so defer it until first read. The accessor functions and
 * descriptors are shared across instances to keep error construction
 * cheap; the computed message is cached on the internals object. The
 * setter preserves plain assignment semantics for consumers that
 * overwrite `message`. */
function _getMessage() {
    const internals = this._zod;
    internals.message ?? (internals.message = JSON.stringify(internals.def, core_util/* jsonStringifyReplacer */.k8, 2));
    return internals.message;
}
function _setMessage(value) {
    this._zod.message = value;
}
const _messageDesc = {
    get: _getMessage,
    set: _setMessage,
    enumerable: true,
    configurable: true,
};
const _issuesDesc = { value: undefined, enumerable: false };
/* Prototypes that already carry the lazy `toString`. Seeded with the
 * intrinsics so that `init` on a foreign object — it accepts any object —
 * can never install an accessor onto a prototype we do not own. */
const _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
const initializer = (inst, def) => {
    inst.name = "$ZodError";
    // `_zod` is already non-enumerable: $constructor's init defined it with this same descriptor
    _issuesDesc.value = def;
    Object.defineProperty(inst, "issues", _issuesDesc);
    // Clear the shared slot; a retained `value` pins the last error's issues.
    _issuesDesc.value = undefined;
    Object.defineProperty(inst, "message", _messageDesc);
    /* `toString` lives as a non-enumerable lazy getter on the shared
     * prototype; on first access it caches a per-instance closure so
     * detached usage still works. */
    const proto = Object.getPrototypeOf(inst);
    if (!_installedToString.has(proto)) {
        _installedToString.add(proto);
        Object.defineProperty(proto, "toString", {
            configurable: true,
            enumerable: false,
            get() {
                const value = () => this.message;
                Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
                return value;
            },
            set(value) {
                Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
            },
        });
    }
};
const $ZodError = (0,core_core/* $constructor */.xI)("$ZodError", initializer);
const $ZodRealError = (0,core_core/* $constructor */.xI)("$ZodError", initializer, undefined, {
    Parent: Error,
});
/** Get-or-create `obj[key]` as an own data property. A path segment naming an inherited member
 * ("toString", "constructor") would otherwise read through to the prototype, and assigning
 * "__proto__" would hit the setter instead of creating a key. */
function node(obj, key, make) {
    if (!Object.prototype.hasOwnProperty.call(obj, key)) {
        if (key === "__proto__") {
            Object.defineProperty(obj, key, { value: make(), writable: true, enumerable: true, configurable: true });
        }
        else {
            obj[key] = make();
        }
    }
    return obj[key];
}
function flattenError(error, mapper = (issue) => issue.message) {
    const fieldErrors = {};
    const formErrors = [];
    for (const sub of error.issues) {
        if (sub.path.length > 0) {
            node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
        }
        else {
            formErrors.push(mapper(sub));
        }
    }
    return { formErrors, fieldErrors };
}
function formatError(error, mapper = (issue) => issue.message) {
    const fieldErrors = { _errors: [] };
    const processError = (error, path = []) => {
        for (const issue of error.issues) {
            if (issue.code === "invalid_union" && issue.errors.length) {
                issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
            }
            else if (issue.code === "invalid_key") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else if (issue.code === "invalid_element") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else {
                const fullpath = [...path, ...issue.path];
                if (fullpath.length === 0) {
                    fieldErrors._errors.push(mapper(issue));
                }
                else {
                    let curr = fieldErrors;
                    let i = 0;
                    while (i < fullpath.length) {
                        const el = fullpath[i];
                        const terminal = i === fullpath.length - 1;
                        // `_errors` is reserved by this legacy format, so merge a matching path segment into the current node instead of treating its array as a child.
                        if (el === "_errors") {
                            if (terminal)
                                curr._errors.push(mapper(issue));
                            i++;
                            continue;
                        }
                        // A path element may collide with an inherited property name such as
                        // "__proto__" or "constructor". Truthiness checks read the prototype
                        // (so no node is created, then ._errors.push throws), and bracket
                        // assignment of "__proto__" hits the setter instead of creating an
                        // own key. Guard the read with hasOwnProperty and create the node
                        // with defineProperty so any path element becomes a real own key.
                        if (!Object.prototype.hasOwnProperty.call(curr, el)) {
                            Object.defineProperty(curr, el, {
                                value: { _errors: [] },
                                enumerable: true,
                                writable: true,
                                configurable: true,
                            });
                        }
                        const node = curr[el];
                        if (terminal) {
                            node._errors.push(mapper(issue));
                        }
                        curr = node;
                        i++;
                    }
                }
            }
        }
    };
    processError(error);
    return fieldErrors;
}
function treeifyError(error, mapper = (issue) => issue.message) {
    const result = { errors: [] };
    const processError = (error, path = []) => {
        var _a;
        for (const issue of error.issues) {
            if (issue.code === "invalid_union" && issue.errors.length) {
                // regular union error
                issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
            }
            else if (issue.code === "invalid_key") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else if (issue.code === "invalid_element") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else {
                const fullpath = [...path, ...issue.path];
                if (fullpath.length === 0) {
                    result.errors.push(mapper(issue));
                    continue;
                }
                let curr = result;
                let i = 0;
                while (i < fullpath.length) {
                    const el = fullpath[i];
                    const terminal = i === fullpath.length - 1;
                    if (typeof el === "string") {
                        curr.properties ?? (curr.properties = {});
                        // el may collide with an inherited property name ("__proto__",
                        // "constructor", ...); ??= reads the prototype so the node is never
                        // created and curr.errors.push throws. Guard with hasOwnProperty and
                        // create the node with defineProperty so "__proto__" becomes a real
                        // own key rather than invoking the prototype setter.
                        if (!Object.prototype.hasOwnProperty.call(curr.properties, el)) {
                            Object.defineProperty(curr.properties, el, {
                                value: { errors: [] },
                                enumerable: true,
                                writable: true,
                                configurable: true,
                            });
                        }
                        curr = curr.properties[el];
                    }
                    else {
                        curr.items ?? (curr.items = []);
                        (_a = curr.items)[el] ?? (_a[el] = { errors: [] });
                        curr = curr.items[el];
                    }
                    if (terminal) {
                        curr.errors.push(mapper(issue));
                    }
                    i++;
                }
            }
        }
    };
    processError(error);
    return result;
}
/** Format a ZodError as a human-readable string in the following form.
 *
 * From
 *
 * ```ts
 * ZodError {
 *   issues: [
 *     {
 *       expected: 'string',
 *       code: 'invalid_type',
 *       path: [ 'username' ],
 *       message: 'Invalid input: expected string'
 *     },
 *     {
 *       expected: 'number',
 *       code: 'invalid_type',
 *       path: [ 'favoriteNumbers', 1 ],
 *       message: 'Invalid input: expected number'
 *     }
 *   ];
 * }
 * ```
 *
 * to
 *
 * ```
 * username
 *   ✖ Expected number, received string at "username
 * favoriteNumbers[0]
 *   ✖ Invalid input: expected number
 * ```
 */
function toDotPath(_path) {
    const segs = [];
    const path = _path.map((seg) => (typeof seg === "object" ? seg.key : seg));
    for (const seg of path) {
        if (typeof seg === "number")
            segs.push(`[${seg}]`);
        else if (typeof seg === "symbol")
            segs.push(`[${JSON.stringify(String(seg))}]`);
        else if (/[^\w$]/.test(seg))
            segs.push(`[${JSON.stringify(seg)}]`);
        else {
            if (segs.length)
                segs.push(".");
            segs.push(seg);
        }
    }
    return segs.join("");
}
function prettifyError(error) {
    const lines = [];
    // sort by path length
    const issues = [...error.issues].sort((a, b) => (a.path ?? []).length - (b.path ?? []).length);
    // Process each issue
    for (const issue of issues) {
        lines.push(`✖ ${issue.message}`);
        if (issue.path?.length)
            lines.push(`  → at ${toDotPath(issue.path)}`);
    }
    // Convert Map to formatted string
    return lines.join("\n");
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/parse.js



// Always both keys, so the `_params` read site in `_parse` sees one object shape rather than two.
function finalizeParams(callee, params) {
    return { callee: params?.callee ?? callee, Err: params?.Err };
}
const _parse = (_Err) => {
    const fn = (schema, value, _ctx, _params) => {
        const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
        const result = schema._zod.run({ value, issues: [] }, ctx);
        if (result instanceof Promise) {
            throw new core_core/* $ZodAsyncError */.GT();
        }
        if (result.issues.length) {
            const e = new (_params?.Err ?? _Err)(result.issues.map((iss) => core_util/* finalizeIssue */.iR(iss, ctx, core_core/* config */.$W())));
            core_util/* captureStackTrace */.gx(e, _params?.callee ?? fn);
            throw e;
        }
        return result.value;
    };
    return fn;
};
const parse_parse = /* @__PURE__*/ _parse($ZodRealError);
const _parseAsync = (_Err) => {
    const fn = async (schema, value, _ctx, params) => {
        const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
        let result = schema._zod.run({ value, issues: [] }, ctx);
        if (result instanceof Promise)
            result = await result;
        if (result.issues.length) {
            const e = new (params?.Err ?? _Err)(result.issues.map((iss) => core_util/* finalizeIssue */.iR(iss, ctx, core_core/* config */.$W())));
            core_util/* captureStackTrace */.gx(e, params?.callee ?? fn);
            throw e;
        }
        return result.value;
    };
    return fn;
};
const parse_parseAsync = /* @__PURE__*/ _parseAsync($ZodRealError);
const _safeParse = (_Err) => (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
    const result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise) {
        throw new core_core/* $ZodAsyncError */.GT();
    }
    return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
const safeParse = /* @__PURE__*/ _safeParse($ZodRealError);
// the error is built on the first read of `error`: finalizing the issues and constructing the instance is most of a failing parse, and a caller that only branches on `success` never pays it. a getter in the literal keeps this small; the alternative, one shared accessor descriptor plus a hidden state slot, reads ~15% faster but costs ~75 B gzipped in every bundle
function failure(Err, issues, ctx) {
    let error;
    return {
        success: false,
        get error() {
            if (!error) {
                error = new Err(issues.map((iss) => core_util/* finalizeIssue */.iR(iss, ctx, core_core/* config */.$W())));
                // finalizeIssue drops `input`, so the built error holds nothing; keeping the raw issues past this point pins the parsed value for the life of the result
                issues = undefined;
                ctx = undefined;
            }
            return error;
        },
        set error(e) {
            error = e;
            // a replacement makes the getter's branch unreachable, so the captures have to go here too
            issues = undefined;
            ctx = undefined;
        },
    };
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
        result = await result;
    return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
const safeParseAsync = /* @__PURE__*/ _safeParseAsync($ZodRealError);
// registry mirrors of the compiler's sentinels, so this module never imports the compiler
const COMPILE_INVALID = /* @__PURE__ */ (/* unused pure expression or super */ null && (Symbol.for("zod.compile.invalid")));
const COMPILE_FALLBACK = /* @__PURE__ */ (/* unused pure expression or super */ null && (Symbol.for("zod.compile.fallback")));
// Deliberately tiny, because v8 will not inline a body carrying the fallback's object literals and throw. Everything that is not the compiled happy path lives in validateFallback, and that split is worth ~35% on a compiled schema.
const validate = ((schema, value, _ctx) => {
    const validator = schema._zod.bag.validator;
    if (validator !== undefined) {
        if (validator(value) !== COMPILE_INVALID)
            return true;
        // a definite sentinel means the runtime would reject, so skip the re-parse; a ctx can still change the answer
        if (validator.definite === true && _ctx === undefined)
            return false;
    }
    return validateFallback(schema, value, _ctx);
});
function validateFallback(schema, value, _ctx) {
    const ctx = _ctx
        ? { ..._ctx, async: false, abortEarly: true }
        : { async: false, abortEarly: true };
    const fallbackRun = schema._zod.bag.fallbackRun;
    let result;
    if (fallbackRun) {
        // skip nested fast paths on the fallback, so user callbacks keep the at-most-twice bound
        ctx[COMPILE_FALLBACK] = true;
        result = fallbackRun({ value, issues: [] }, ctx);
    }
    else {
        result = schema._zod.run({ value, issues: [] }, ctx);
    }
    if (result instanceof Promise) {
        throw new core.$ZodAsyncError();
    }
    return result.issues.length === 0;
}
// no fast path: the compiler keeps async parses on the runtime, because a promise-returning callback that is not declared async compiles to a throw
const parse_validateAsync = async (schema, value, _ctx) => {
    const ctx = _ctx
        ? { ..._ctx, async: true, abortEarly: true }
        : { async: true, abortEarly: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
        result = await result;
    return result.issues.length === 0;
};
const _encode = (_Err) => {
    const parse = _parse(_Err);
    const fn = (schema, value, _ctx, _params) => {
        const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
        return parse(schema, value, ctx, finalizeParams(fn, _params));
    };
    return fn;
};
const encode = /* @__PURE__*/ _encode($ZodRealError);
const _decode = (_Err) => {
    const parse = _parse(_Err);
    const fn = (schema, value, _ctx, _params) => {
        return parse(schema, value, _ctx, finalizeParams(fn, _params));
    };
    return fn;
};
const decode = /* @__PURE__*/ _decode($ZodRealError);
const _encodeAsync = (_Err) => {
    const parseAsync = _parseAsync(_Err);
    const fn = async (schema, value, _ctx, _params) => {
        const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
        return (await parseAsync(schema, value, ctx, finalizeParams(fn, _params)));
    };
    return fn;
};
const encodeAsync = /* @__PURE__*/ _encodeAsync($ZodRealError);
const _decodeAsync = (_Err) => {
    const parseAsync = _parseAsync(_Err);
    const fn = async (schema, value, _ctx, _params) => {
        return await parseAsync(schema, value, _ctx, finalizeParams(fn, _params));
    };
    return fn;
};
const decodeAsync = /* @__PURE__*/ _decodeAsync($ZodRealError);
const _safeEncode = (_Err) => (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
    return _safeParse(_Err)(schema, value, ctx);
};
const safeEncode = /* @__PURE__*/ _safeEncode($ZodRealError);
const _safeDecode = (_Err) => (schema, value, _ctx) => {
    return _safeParse(_Err)(schema, value, _ctx);
};
const safeDecode = /* @__PURE__*/ _safeDecode($ZodRealError);
const _safeEncodeAsync = (_Err) => async (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
    return _safeParseAsync(_Err)(schema, value, ctx);
};
const safeEncodeAsync = /* @__PURE__*/ _safeEncodeAsync($ZodRealError);
const _safeDecodeAsync = (_Err) => async (schema, value, _ctx) => {
    return _safeParseAsync(_Err)(schema, value, _ctx);
};
const safeDecodeAsync = /* @__PURE__*/ _safeDecodeAsync($ZodRealError);

;// CONCATENATED MODULE: ./node_modules/zod/v4/mini/schemas.js




const ZodMiniType = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniType", (inst, def) => {
    if (!inst._zod)
        throw new Error("Uninitialized schema in ZodMiniType.");
    $ZodType.init(inst, def);
    inst.def = def;
    inst.type = def.type;
}, {
    // `with` is an alias for `check`: the same function object, not a wrapper.
    get with() {
        return this.check;
    },
    set with(value) {
        core_util/* own */.qh(this, "with", value);
    },
    parse(data, params) {
        return parse_parse(this, data, params, { callee: this.parse });
    },
    parseAsync(data, params) {
        return parse_parseAsync(this, data, params, { callee: this.parseAsync });
    },
    safeParse(data, params) {
        return safeParse(this, data, params);
    },
    safeParseAsync(data, params) {
        return safeParseAsync(this, data, params);
    },
    check(...checks) {
        const def = this.def;
        return this.clone({
            ...def,
            checks: [
                ...(def.checks ?? []),
                ...checks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch),
            ],
        }, { parent: true });
    },
    clone(_def, params) {
        return core_util/* clone */.o8(this, _def, params);
    },
    brand() {
        return this;
    },
    register(reg, meta) {
        reg.add(this, meta);
        return this;
    },
    apply(fn, ...args) {
        return args.length === 0 ? fn(this) : fn(this, ...args);
    },
});
const ZodMiniString = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniString", (inst, def) => {
    $ZodString.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function schemas_string(params) {
    return api/* _string */.Rl(ZodMiniString, params);
}
const ZodMiniStringFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniStringFormat", (inst, def) => {
    core.$ZodStringFormat.init(inst, def);
    ZodMiniString.init(inst, def);
})));
const ZodMiniEmail = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniEmail", (inst, def) => {
    core.$ZodEmail.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_email(params) {
    return core._email(ZodMiniEmail, params);
}
const ZodMiniGUID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniGUID", (inst, def) => {
    core.$ZodGUID.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_guid(params) {
    return core._guid(ZodMiniGUID, params);
}
const ZodMiniUUID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniUUID", (inst, def) => {
    core.$ZodUUID.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_uuid(params) {
    return core._uuid(ZodMiniUUID, params);
}
// @__NO_SIDE_EFFECTS__
function uuidv4(params) {
    return core._uuidv4(ZodMiniUUID, params);
}
// ZodMiniUUIDv6
// @__NO_SIDE_EFFECTS__
function uuidv6(params) {
    return core._uuidv6(ZodMiniUUID, params);
}
// ZodMiniUUIDv7
// @__NO_SIDE_EFFECTS__
function uuidv7(params) {
    return core._uuidv7(ZodMiniUUID, params);
}
const ZodMiniURL = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniURL", (inst, def) => {
    core.$ZodURL.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function url(params) {
    return core._url(ZodMiniURL, params);
}
// @__NO_SIDE_EFFECTS__
function httpUrl(params) {
    return core._url(ZodMiniURL, {
        protocol: regexes.httpProtocol,
        hostname: regexes.domain,
        ...util.normalizeParams(params),
    });
}
const ZodMiniEmoji = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniEmoji", (inst, def) => {
    core.$ZodEmoji.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_emoji(params) {
    return core._emoji(ZodMiniEmoji, params);
}
const ZodMiniNanoID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniNanoID", (inst, def) => {
    core.$ZodNanoID.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_nanoid(params) {
    return core._nanoid(ZodMiniNanoID, params);
}
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link ZodMiniCUID2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
const ZodMiniCUID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCUID", (inst, def) => {
    core.$ZodCUID.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
/**
 * Validates a CUID v1 string.
 *
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link cuid2 | `z.cuid2()`} instead.
 * See https://github.com/paralleldrive/cuid.
 */
// @__NO_SIDE_EFFECTS__
function schemas_cuid(params) {
    return core._cuid(ZodMiniCUID, params);
}
const ZodMiniCUID2 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCUID2", (inst, def) => {
    core.$ZodCUID2.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_cuid2(params) {
    return core._cuid2(ZodMiniCUID2, params);
}
const ZodMiniULID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniULID", (inst, def) => {
    core.$ZodULID.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_ulid(params) {
    return core._ulid(ZodMiniULID, params);
}
const ZodMiniXID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniXID", (inst, def) => {
    core.$ZodXID.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_xid(params) {
    return core._xid(ZodMiniXID, params);
}
const ZodMiniKSUID = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniKSUID", (inst, def) => {
    core.$ZodKSUID.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_ksuid(params) {
    return core._ksuid(ZodMiniKSUID, params);
}
const ZodMiniIPv4 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniIPv4", (inst, def) => {
    core.$ZodIPv4.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_ipv4(params) {
    return core._ipv4(ZodMiniIPv4, params);
}
const ZodMiniIPv6 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniIPv6", (inst, def) => {
    core.$ZodIPv6.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_ipv6(params) {
    return core._ipv6(ZodMiniIPv6, params);
}
const ZodMiniCIDRv4 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCIDRv4", (inst, def) => {
    core.$ZodCIDRv4.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_cidrv4(params) {
    return core._cidrv4(ZodMiniCIDRv4, params);
}
const ZodMiniCIDRv6 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCIDRv6", (inst, def) => {
    core.$ZodCIDRv6.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_cidrv6(params) {
    return core._cidrv6(ZodMiniCIDRv6, params);
}
const ZodMiniMAC = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniMAC", (inst, def) => {
    core.$ZodMAC.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_mac(params) {
    return core._mac(ZodMiniMAC, params);
}
const ZodMiniBase64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniBase64", (inst, def) => {
    core.$ZodBase64.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_base64(params) {
    return core._base64(ZodMiniBase64, params);
}
const ZodMiniBase64URL = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniBase64URL", (inst, def) => {
    core.$ZodBase64URL.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_base64url(params) {
    return core._base64url(ZodMiniBase64URL, params);
}
const ZodMiniE164 = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniE164", (inst, def) => {
    core.$ZodE164.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_e164(params) {
    return core._e164(ZodMiniE164, params);
}
const ZodMiniCreditCard = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCreditCard", (inst, def) => {
    core.$ZodCreditCard.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_creditCard(params) {
    return core._creditCard(ZodMiniCreditCard, params);
}
const ZodMiniIBAN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniIBAN", (inst, def) => {
    core.$ZodIBAN.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_iban(params) {
    return core._iban(ZodMiniIBAN, params);
}
const ZodMiniJWT = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniJWT", (inst, def) => {
    core.$ZodJWT.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function jwt(params) {
    return core._jwt(ZodMiniJWT, params);
}
const ZodMiniCustomStringFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCustomStringFormat", (inst, def) => {
    core.$ZodCustomStringFormat.init(inst, def);
    ZodMiniStringFormat.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function stringFormat(format, fnOrRegex, _params = {}) {
    return core._stringFormat(ZodMiniCustomStringFormat, format, fnOrRegex, _params);
}
// @__NO_SIDE_EFFECTS__
function schemas_hostname(_params) {
    return core._stringFormat(ZodMiniCustomStringFormat, "hostname", regexes.hostname, _params);
}
// @__NO_SIDE_EFFECTS__
function schemas_hex(_params) {
    return core._stringFormat(ZodMiniCustomStringFormat, "hex", regexes.hex, _params);
}
// @__NO_SIDE_EFFECTS__
function schemas_currencyCode(_params) {
    return core._stringFormat(ZodMiniCustomStringFormat, "currency_code", regexes.currencyCode, _params);
}
// @__NO_SIDE_EFFECTS__
function hash(alg, params) {
    const enc = params?.enc ?? "hex";
    const format = `${alg}_${enc}`;
    const regex = core.regexes[format];
    // check for unrecognized format
    if (!regex)
        throw new Error(`Unrecognized hash format: ${format}`);
    return core._stringFormat(ZodMiniCustomStringFormat, format, regex, params);
}
const ZodMiniNumber = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniNumber", (inst, def) => {
    $ZodNumber.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function schemas_number(params) {
    return api/* _number */.F7(ZodMiniNumber, params);
}
const ZodMiniNumberFormat = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniNumberFormat", (inst, def) => {
    $ZodNumberFormat.init(inst, def);
    ZodMiniNumber.init(inst, def);
});
function schemas_int(params) {
    return api/* _int */.LK(ZodMiniNumberFormat, params);
}
function float32(params) {
    return core._float32(ZodMiniNumberFormat, params);
}
function float64(params) {
    return core._float64(ZodMiniNumberFormat, params);
}
function int32(params) {
    return core._int32(ZodMiniNumberFormat, params);
}
function uint32(params) {
    return core._uint32(ZodMiniNumberFormat, params);
}
const ZodMiniBoolean = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniBoolean", (inst, def) => {
    $ZodBoolean.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function schemas_boolean(params) {
    return api/* _boolean */._L(ZodMiniBoolean, params);
}
const ZodMiniBigInt = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniBigInt", (inst, def) => {
    core.$ZodBigInt.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_bigint(params) {
    return core._bigint(ZodMiniBigInt, params);
}
const ZodMiniBigIntFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniBigIntFormat", (inst, def) => {
    core.$ZodBigIntFormat.init(inst, def);
    ZodMiniBigInt.init(inst, def);
})));
function int64(params) {
    return core._int64(ZodMiniBigIntFormat, params);
}
function uint64(params) {
    return core._uint64(ZodMiniBigIntFormat, params);
}
const ZodMiniSymbol = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniSymbol", (inst, def) => {
    core.$ZodSymbol.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function symbol(params) {
    return core._symbol(ZodMiniSymbol, params);
}
const ZodMiniUndefined = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniUndefined", (inst, def) => {
    core.$ZodUndefined.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_undefined(params) {
    return core._undefined(ZodMiniUndefined, params);
}

const ZodMiniNull = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniNull", (inst, def) => {
    core.$ZodNull.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_null(params) {
    return core._null(ZodMiniNull, params);
}

const ZodMiniAny = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniAny", (inst, def) => {
    core.$ZodAny.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function any() {
    return core._any(ZodMiniAny);
}
const ZodMiniUnknown = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniUnknown", (inst, def) => {
    core.$ZodUnknown.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function unknown() {
    return core._unknown(ZodMiniUnknown);
}
const ZodMiniNever = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniNever", (inst, def) => {
    $ZodNever.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function never(params) {
    return api/* _never */.G8(ZodMiniNever, params);
}
const ZodMiniVoid = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniVoid", (inst, def) => {
    core.$ZodVoid.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function _void(params) {
    return core._void(ZodMiniVoid, params);
}

const ZodMiniDate = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniDate", (inst, def) => {
    core.$ZodDate.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function schemas_date(params) {
    return core._date(ZodMiniDate, params);
}
const ZodMiniArray = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniArray", (inst, def) => {
    $ZodArray.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function array(element, params) {
    return new ZodMiniArray({
        type: "array",
        element: element,
        ...core_util/* normalizeParams */.A2(params),
    });
}
// .keyof
// @__NO_SIDE_EFFECTS__
function keyof(schema) {
    const shape = schema._zod.def.shape;
    return _enum(Object.keys(shape));
}
const ZodMiniObject = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniObject", (inst, def) => {
    $ZodObject.init(inst, def);
    ZodMiniType.init(inst, def);
    core_util/* installLazyProp */.X(inst, "shape", (self) => self._zod.def.shape, false);
});
// @__NO_SIDE_EFFECTS__
function object(shape, params) {
    const def = {
        type: "object",
        shape: shape ?? {},
        ...core_util/* normalizeParams */.A2(params),
    };
    return new ZodMiniObject(def);
}
// strictObject
// @__NO_SIDE_EFFECTS__
function strictObject(shape, params) {
    return new ZodMiniObject({
        type: "object",
        shape,
        catchall: never(),
        ...core_util/* normalizeParams */.A2(params),
    });
}
// looseObject
// @__NO_SIDE_EFFECTS__
function looseObject(shape, params) {
    return new ZodMiniObject({
        type: "object",
        shape,
        catchall: unknown(),
        ...util.normalizeParams(params),
    });
}
// object methods
// @__NO_SIDE_EFFECTS__
function extend(schema, shape) {
    return core_util/* extend */.X$(schema, shape);
}
// @__NO_SIDE_EFFECTS__
function safeExtend(schema, shape) {
    return util.safeExtend(schema, shape);
}
/**
 * @deprecated Use [`z.extend(A, B.shape)`](https://zod.dev/api?id=extend) instead.
 */
// @__NO_SIDE_EFFECTS__
function merge(a, b) {
    return util.merge(a, b);
}
// @__NO_SIDE_EFFECTS__
function pick(schema, mask) {
    return util.pick(schema, mask);
}
// .omit
// @__NO_SIDE_EFFECTS__
function omit(schema, mask) {
    return util.omit(schema, mask);
}
// @__NO_SIDE_EFFECTS__
function partial(schema, mask) {
    const def = schema._zod.def;
    if (def.type !== "tuple")
        return util.partial(ZodMiniOptional, schema, mask);
    // a refinement was authored against the full arity; partialing would run it on a shorter array
    if (def.checks?.length)
        throw new Error(".partial() cannot be used on tuple schemas containing refinements");
    return util.clone(schema, {
        ...def,
        items: def.items.map((item) => new ZodMiniOptional({ type: "optional", innerType: item })),
    });
}
// @__NO_SIDE_EFFECTS__
function exactPartial(schema, mask) {
    return util.partial(ZodMiniExactOptional, schema, mask, "exactPartial");
}
// @__NO_SIDE_EFFECTS__
function required(schema, mask) {
    return util.required(ZodMiniNonOptional, schema, mask);
}
// @__NO_SIDE_EFFECTS__
function catchall(inst, catchall) {
    // `mergeDefs` rather than a spread: spreading reads `shape`, and resolving it can mint a whole fresh subtree
    return inst.clone(util.mergeDefs(inst._zod.def, { catchall: catchall }));
}
const ZodMiniUnion = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniUnion", (inst, def) => {
    $ZodUnion.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function union(options, params) {
    return new ZodMiniUnion({
        type: "union",
        options: options,
        ...core_util/* normalizeParams */.A2(params),
    });
}
const ZodMiniXor = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniXor", (inst, def) => {
    ZodMiniUnion.init(inst, def);
    core.$ZodXor.init(inst, def);
})));
/** Creates an exclusive union (XOR) where exactly one option must match.
 * Unlike regular unions that succeed when any option matches, xor fails if
 * zero or more than one option matches the input. */
function xor(options, params) {
    return new ZodMiniXor({
        type: "union",
        options: options,
        inclusive: false,
        ...util.normalizeParams(params),
    });
}
const ZodMiniDiscriminatedUnion = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniDiscriminatedUnion", (inst, def) => {
    core.$ZodDiscriminatedUnion.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function discriminatedUnion(discriminator, options, params) {
    return new ZodMiniDiscriminatedUnion({
        type: "union",
        options: options,
        discriminator,
        ...util.normalizeParams(params),
    });
}
const ZodMiniIntersection = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniIntersection", (inst, def) => {
    core.$ZodIntersection.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function intersection(left, right) {
    return new ZodMiniIntersection({
        type: "intersection",
        left: left,
        right: right,
    });
}
const ZodMiniTuple = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniTuple", (inst, def) => {
    $ZodTuple.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function tuple(items, _paramsOrRest, _params) {
    const hasRest = _paramsOrRest instanceof $ZodType;
    const params = hasRest ? _params : _paramsOrRest;
    const rest = hasRest ? _paramsOrRest : null;
    return new ZodMiniTuple({
        type: "tuple",
        items: items,
        rest,
        ...core_util/* normalizeParams */.A2(params),
    });
}
const ZodMiniRecord = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniRecord", (inst, def) => {
    $ZodRecord.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function record(keyType, valueType, params) {
    // v3-compat: z.record(valueType, params?) — defaults keyType to z.string()
    if (!valueType || !valueType._zod) {
        return new ZodMiniRecord({
            type: "record",
            keyType: schemas_string(),
            valueType: keyType,
            ...core_util/* normalizeParams */.A2(valueType),
        });
    }
    return new ZodMiniRecord({
        type: "record",
        keyType,
        valueType: valueType,
        ...core_util/* normalizeParams */.A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function partialRecord(keyType, valueType, params) {
    return new ZodMiniRecord({
        type: "record",
        keyType,
        valueType: valueType,
        ...util.normalizeParams(params),
        partial: true,
    });
}
function looseRecord(keyType, valueType, params) {
    return new ZodMiniRecord({
        type: "record",
        keyType,
        valueType: valueType,
        mode: "loose",
        ...util.normalizeParams(params),
    });
}
const ZodMiniMap = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniMap", (inst, def) => {
    core.$ZodMap.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function map(keyType, valueType, params) {
    return new ZodMiniMap({
        type: "map",
        keyType: keyType,
        valueType: valueType,
        ...util.normalizeParams(params),
    });
}
const ZodMiniSet = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniSet", (inst, def) => {
    core.$ZodSet.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function set(valueType, params) {
    return new ZodMiniSet({
        type: "set",
        valueType: valueType,
        ...util.normalizeParams(params),
    });
}
const ZodMiniEnum = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniEnum", (inst, def) => {
    $ZodEnum.init(inst, def);
    ZodMiniType.init(inst, def);
    // reuse the parsed value set so a numeric TS enum's reverse-mapping keys stay out
    inst.options = [...inst._zod.values];
});
// @__NO_SIDE_EFFECTS__
function _enum(values, params) {
    const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
    return new ZodMiniEnum({
        type: "enum",
        entries,
        ...core_util/* normalizeParams */.A2(params),
    });
}

// @__NO_SIDE_EFFECTS__
/** @deprecated This API has been merged into `z.enum()`. Use `z.enum()` instead.
 *
 * ```ts
 * enum Colors { red, green, blue }
 * z.enum(Colors);
 * ```
 */
function nativeEnum(entries, params) {
    return new ZodMiniEnum({
        type: "enum",
        entries,
        ...util.normalizeParams(params),
    });
}
const ZodMiniLiteral = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniLiteral", (inst, def) => {
    $ZodLiteral.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function literal(value, params) {
    return new ZodMiniLiteral({
        type: "literal",
        values: Array.isArray(value) ? value : [value],
        ...core_util/* normalizeParams */.A2(params),
    });
}
const ZodMiniFile = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniFile", (inst, def) => {
    core.$ZodFile.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function file(params) {
    return core._file(ZodMiniFile, params);
}
const ZodMiniTransform = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniTransform", (inst, def) => {
    core.$ZodTransform.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function transform(fn) {
    return new ZodMiniTransform({
        type: "transform",
        transform: fn,
    });
}
const ZodMiniOptional = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniOptional", (inst, def) => {
    $ZodOptional.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function optional(innerType) {
    return new ZodMiniOptional({
        type: "optional",
        innerType: innerType,
    });
}
const ZodMiniExactOptional = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniExactOptional", (inst, def) => {
    $ZodExactOptional.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function exactOptional(innerType) {
    return new ZodMiniExactOptional({
        type: "optional",
        innerType: innerType,
    });
}
const ZodMiniNullable = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniNullable", (inst, def) => {
    core.$ZodNullable.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function nullable(innerType) {
    return new ZodMiniNullable({
        type: "nullable",
        innerType: innerType,
    });
}
// nullish
// @__NO_SIDE_EFFECTS__
function nullish(innerType) {
    return optional(nullable(innerType));
}
const ZodMiniDefault = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniDefault", (inst, def) => {
    $ZodDefault.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function _default(innerType, defaultValue) {
    return new ZodMiniDefault({
        type: "default",
        innerType: innerType,
        get defaultValue() {
            return typeof defaultValue === "function" ? defaultValue() : core_util/* shallowClone */.yG(defaultValue);
        },
    });
}
const ZodMiniPrefault = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniPrefault", (inst, def) => {
    core.$ZodPrefault.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function prefault(innerType, defaultValue) {
    return new ZodMiniPrefault({
        type: "prefault",
        innerType: innerType,
        get defaultValue() {
            return typeof defaultValue === "function" ? defaultValue() : util.shallowClone(defaultValue);
        },
    });
}
const ZodMiniNonOptional = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniNonOptional", (inst, def) => {
    $ZodNonOptional.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function nonoptional(innerType, params) {
    return new ZodMiniNonOptional({
        type: "nonoptional",
        innerType: innerType,
        ...core_util/* normalizeParams */.A2(params),
    });
}
const ZodMiniSuccess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniSuccess", (inst, def) => {
    core.$ZodSuccess.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function success(innerType) {
    return new ZodMiniSuccess({
        type: "success",
        innerType: innerType,
    });
}
const ZodMiniCatch = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCatch", (inst, def) => {
    core.$ZodCatch.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function _catch(innerType, catchValue) {
    return new ZodMiniCatch({
        type: "catch",
        innerType: innerType,
        catchValue: (typeof catchValue === "function" ? catchValue : core.util.constantCatch(catchValue)),
    });
}

const ZodMiniNaN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniNaN", (inst, def) => {
    core.$ZodNaN.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function nan(params) {
    return core._nan(ZodMiniNaN, params);
}
const ZodMiniPipe = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniPipe", (inst, def) => {
    core.$ZodPipe.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function pipe(in_, out) {
    return new ZodMiniPipe({
        type: "pipe",
        in: in_,
        out: out,
    });
}
const ZodMiniCodec = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniCodec", (inst, def) => {
    ZodMiniPipe.init(inst, def);
    core.$ZodCodec.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function codec(in_, out, params) {
    return new ZodMiniCodec({
        type: "pipe",
        in: in_,
        out: out,
        transform: params.decode,
        reverseTransform: params.encode,
    });
}
// @__NO_SIDE_EFFECTS__
function invertCodec(codec) {
    const def = codec._zod.def;
    return new ZodMiniCodec({
        type: "pipe",
        in: def.out,
        out: def.in,
        transform: def.reverseTransform,
        reverseTransform: def.transform,
    });
}
const ZodMiniReadonly = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniReadonly", (inst, def) => {
    $ZodReadonly.init(inst, def);
    ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function readonly(innerType) {
    return new ZodMiniReadonly({
        type: "readonly",
        innerType: innerType,
    });
}
const ZodMiniTemplateLiteral = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniTemplateLiteral", (inst, def) => {
    core.$ZodTemplateLiteral.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function templateLiteral(parts, params) {
    return new ZodMiniTemplateLiteral({
        type: "template_literal",
        parts,
        ...util.normalizeParams(params),
    });
}
const ZodMiniLazy = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniLazy", (inst, def) => {
    core.$ZodLazy.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// export function lazy<T extends object>(getter: () => T): T {
//   return util.createTransparentProxy<T>(getter);
// }
// @__NO_SIDE_EFFECTS__
function _lazy(getter) {
    return new ZodMiniLazy({
        type: "lazy",
        getter: getter,
    });
}

const ZodMiniPromise = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniPromise", (inst, def) => {
    core.$ZodPromise.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function promise(innerType) {
    return new ZodMiniPromise({
        type: "promise",
        innerType: innerType,
    });
}
const ZodMiniCustom = /*@__PURE__*/ core_core/* $constructor */.xI("ZodMiniCustom", (inst, def) => {
    $ZodCustom.init(inst, def);
    ZodMiniType.init(inst, def);
});
// custom checks
// @__NO_SIDE_EFFECTS__
function check(fn, params) {
    const ch = new core.$ZodCheck({
        check: "custom",
        ...util.normalizeParams(params),
    });
    ch._zod.check = fn;
    return ch;
}
// ZodCustom custom schema
// @__NO_SIDE_EFFECTS__
function custom(fn, _params) {
    return core._custom(ZodMiniCustom, fn ?? (() => true), _params);
}
// refine
// @__NO_SIDE_EFFECTS__
function refine(fn, _params = {}) {
    return api/* _refine */.fU(ZodMiniCustom, fn, _params);
}
// superRefine
// @__NO_SIDE_EFFECTS__
function superRefine(fn, params) {
    return core._superRefine(fn, params);
}
// Re-export describe and meta from core
const describe = api/* describe */.q0;
const meta = api/* meta */.mI;
// instanceof
class Class {
    constructor(..._args) { }
}
// @__NO_SIDE_EFFECTS__
function _instanceof(cls, params = {}) {
    const inst = custom((data) => data instanceof cls, params);
    inst._zod.bag.Class = cls;
    // Override check to emit invalid_type instead of custom
    inst._zod.check = (payload) => {
        if (!(payload.value instanceof cls)) {
            payload.issues.push({
                code: "invalid_type",
                expected: cls.name,
                input: payload.value,
                inst,
                path: [...(inst._zod.def.path ?? [])],
            });
        }
    };
    return inst;
}

// stringbool
const stringbool = (...args) => core._stringbool({
    Codec: ZodMiniCodec,
    Boolean: ZodMiniBoolean,
    String: ZodMiniString,
}, ...args);
// @__NO_SIDE_EFFECTS__
function json() {
    const jsonSchema = _lazy(() => {
        return union([schemas_string(), schemas_number(), schemas_boolean(), schemas_null(), array(jsonSchema), record(schemas_string(), jsonSchema)]);
    });
    return jsonSchema;
}
const ZodMiniFunction = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMiniFunction", (inst, def) => {
    core.$ZodFunction.init(inst, def);
    ZodMiniType.init(inst, def);
})));
// @__NO_SIDE_EFFECTS__
function _function(params) {
    return new ZodMiniFunction({
        type: "function",
        input: Array.isArray(params?.input) ? tuple(params?.input) : (params?.input ?? array(unknown())),
        output: params?.output ?? unknown(),
    });
}



/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(7123);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
