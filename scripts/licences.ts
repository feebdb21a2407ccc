/**
 * Writes the licence texts that the scan compares with, from the SPDX licence list. With `--check` it only says
 * whether the file is current, and exits 1 when it is not.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalisedWords } from '../src/scan/licences/words.ts';
import { ROOT } from './declared.ts';

/** Those that Go modules carry, and those that a policy must not overlook. More texts make the answer less sure. */
const IDS = [
  '0BSD',
  'AGPL-3.0-only',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSD-4-Clause',
  'BSL-1.0',
  'BUSL-1.1',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'EPL-2.0',
  'GPL-2.0-only',
  'GPL-3.0-only',
  'ISC',
  'JSON',
  'LGPL-2.1-only',
  'LGPL-3.0-only',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'PostgreSQL',
  'SSPL-1.0',
  'Unlicense',
  'WTFPL',
  'X11',
  'Zlib',
];

const list = join(ROOT, 'node_modules/spdx-license-list');
const { version } = JSON.parse(readFileSync(join(list, 'package.json'), 'utf8')) as { version: string };
const file = join(ROOT, 'src/scan/licences/texts.generated.ts');
const content = [
  `// By scripts/licences.ts from spdx-license-list ${version}; not to be edited.`,
  '/** Words of the licence texts, by SPDX id. */',
  'export const LICENCE_TEXTS: Readonly<Record<string, string>> = {',
  ...IDS.map((id) => `  ${JSON.stringify(id)}: ${JSON.stringify(normalisedWords(textOf(id)))},`),
  '};',
  '',
].join('\n');

if (existsSync(file) && readFileSync(file, 'utf8') === content) process.exit(0);
if (process.argv.includes('--check')) {
  console.error('src/scan/licences/texts.generated.ts is not current: run `node scripts/licences.ts`');
  process.exit(1);
}
writeFileSync(file, content);
console.log(`wrote ${file}, ${content.length} characters`);

function textOf(id: string): string {
  const path = join(list, 'licenses', `${id}.json`);
  const { licenseText } = JSON.parse(readFileSync(path, 'utf8')) as { licenseText: string };
  // SPDX appends the whole GPL to the LGPL; projects keep it in a file of its own.
  return id === 'LGPL-3.0-only'
    ? licenseText.slice(0, licenseText.indexOf('GNU GENERAL PUBLIC LICENSE\n'))
    : licenseText;
}
