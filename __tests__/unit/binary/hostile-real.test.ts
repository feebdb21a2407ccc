import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, test } from 'vitest';
import { openImage } from '../../../src/binary/open.ts';
import type { ByteSource } from '../../../src/binary/source.ts';
import { bytesSource } from '../../support/bytes-source.ts';
import { FUZZ_TIMEOUT, putBytes, tries } from '../../support/fuzz.ts';
import { goVersion, helloCompanion, helloProgram, toolPath } from '../../support/go-programs.ts';
import { overlaid } from '../../support/overlay.ts';
import { readAll } from '../../support/readers.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const upx = toolPath('upx');

/** Real files: as Go links them, with and without symbols, and as UPX packs them. */
const FILES: Readonly<Record<string, () => string>> = {
  'linux/amd64': () => helloProgram('linux/amd64'),
  'linux/ppc64le': () => helloProgram('linux/ppc64le'),
  'windows/amd64': () => helloProgram('windows/amd64'),
  'darwin/arm64': () => helloProgram('darwin/arm64'),
  'linux/amd64 with symbols': () => helloCompanion('linux/amd64'),
  'windows/amd64 with symbols': () => helloCompanion('windows/amd64'),
  'darwin/arm64 with symbols': () => helloCompanion('darwin/arm64'),
  ...(upx && {
    'linux/amd64, packed': () => packed('linux/amd64'),
    'windows/amd64, packed': () => packed('windows/amd64'),
  }),
};

describe.skipIf(!goVersion).each(Object.keys(FILES))('%s', (name) => {
  let source: ByteSource;
  let places: readonly number[];

  beforeAll(() => {
    source = bytesSource(readFileSync(FILES[name]?.() ?? ''));
    places = beginnings(source);
  });

  test(
    'with changed headers and tables it is read or refused',
    () => {
      const change = fc.record({ place: fc.nat(), after: fc.nat({ max: 2048 }), bytes: putBytes });
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
          const patches = changes.map(({ place, after, bytes }) => {
            const start = places[place % places.length] ?? 0;
            // Nearly every second change is within the first 64 bytes, where the numbers of a table are.
            return { at: (start + (place % 2 === 0 ? after % 64 : after)) % source.size, bytes };
          });
          readAll(overlaid(source, patches));
        }),
        tries(60),
      );
    },
    FUZZ_TIMEOUT,
  );

  test(
    'cut off it is read or refused',
    () => {
      const cut = fc.oneof(fc.nat({ max: 4096 }), fc.nat({ max: source.size }));
      fc.assert(
        fc.property(cut, (size) => readAll(overlaid(source, [], Math.min(size, source.size)))),
        tries(60),
      );
    },
    FUZZ_TIMEOUT,
  );
});

/** Where headers and tables begin: of the file, of each section and segment, and of the last 2 KiB, UPX's trailer. */
function beginnings(source: ByteSource): number[] {
  const image = openImage(source);
  const regions = [...image.sections, ...image.loaded].filter(({ size }) => size > 0);
  const after = image.format === 'elf' ? image.programHeadersEnd : 0;
  const found = new Set([
    0,
    after,
    source.size - 2048,
    source.size - 64,
    ...regions.map(({ offset }) => offset),
  ]);
  return [...found].filter((offset) => offset >= 0);
}

function packed(target: string): string {
  const path = join(temporaryFolder('packed'), 'program');
  execFileSync(upx ?? '', ['-q', '-1', '-o', path, helloProgram(target)]);
  return path;
}
