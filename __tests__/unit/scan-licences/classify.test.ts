import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import licenceList from 'spdx-license-list/full.js';
import { describe, expect, it } from 'vitest';
import { classifyLicence } from '../../../src/scan/licences/classify.ts';
import { LICENCE_TEXTS } from '../../../src/scan/licences/texts.generated.ts';
import { normalisedWords } from '../../../src/scan/licences/words.ts';

const GO_MODULES = process.env.GOMODCACHE ?? join(process.env.GOPATH ?? join(homedir(), 'go'), 'pkg/mod');

/** The SPDX text as a project would carry it: a title, a holder, other line breaks. */
function asInProject(id: string): string {
  const text = textOf(id)
    .replace(/^.*copyright \(c\).*$/im, 'Copyright (c) 2014-2026 The Example Authors. All rights reserved.')
    .replace(/the copyright holder nor/i, 'Example Inc. nor');
  return `# Licence of the example\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`;
}

function textOf(id: string): string {
  return licenceList[id]?.licenseText ?? '';
}

const classified = async (text: string) => (await classifyLicence(text)).id;

describe('a licence', () => {
  // The text SPDX has for this one ends in a whole other licence; its own file is classified below.
  it.each(Object.keys(LICENCE_TEXTS).filter((id) => id !== 'LGPL-3.0-only'))(
    '%s is known in a project',
    async (id) => {
      expect(await classified(asInProject(id))).toBe(id);
    },
  );

  it('LGPL-3.0-only is known without the GPL', async () => {
    const text = textOf('LGPL-3.0-only');
    expect(await classified(text.slice(0, text.indexOf('GNU GENERAL PUBLIC LICENSE\n')))).toBe(
      'LGPL-3.0-only',
    );
  });

  it('BUSL-1.1 is known with its parameters', async () => {
    const parameters = `Parameters\n\nLicensor: Example, Inc.\nLicensed Work: Example 1.0. The Licensed Work is (c) 2026 Example\nAdditional Use Grant: You may make production use of the Licensed Work, ${'provided it is not offered as a service to others, '.repeat(20)}\nChange Date: Four years from the date of publication.\nChange License: MPL 2.0\n\nTerms\n`;
    expect(await classified(textOf('BUSL-1.1').replace('Terms\n', parameters))).toBe('BUSL-1.1');
  });
});

describe('unknown is', () => {
  it.each([
    ['nothing', ''],
    ['a word', 'MIT'],
    [
      'a readme',
      'This program counts the words of a file. Run `go install` to get it. The software is provided free.',
    ],
    [
      'a reference',
      'Licensed under the Apache License, Version 2.0. See https://www.apache.org/licenses/LICENSE-2.0',
    ],
    ['bytes', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 197) % 256)).toString('utf8')],
    ['all rights reserved', 'Copyright (c) 2026 Example Inc. All rights reserved. No part may be copied.'],
    ['two licences in one file', `${textOf('MIT')}\n\n${textOf('BSD-3-Clause')}`],
    ['half a licence', textOf('Apache-2.0').slice(0, 5000)],
    ['a licence of the list that is not among ours', textOf('GFDL-1.3-only')],
    [
      'the Commons Clause',
      `"Commons Clause" License Condition v1.0\n\nThe license does not include the right to Sell.\n\n${textOf('Apache-2.0')}`,
    ],
    [
      'a long licence with a clause added',
      `${textOf('GPL-3.0-only')}\n${Array.from({ length: 90 }, (_, index) => `condition${index}`).join(' ')}`,
    ],
  ])('%s', async (_, text) => {
    expect(await classified(text)).toBeUndefined();
  });
});

describe('small words tell apart', () => {
  it.each([
    [
      'BSD-3-Clause',
      (text: string) => text.replace(/3\. Neither the name[\s\S]*?permission\.\n/, ''),
      'BSD-2-Clause',
    ],
    ['MIT', (text: string) => `${text}\nThe Software shall be used for Good, not Evil.`, 'JSON'],
    ['JSON', (text: string) => text.replace(/The Software shall be used for Good, not Evil\./, ''), 'MIT'],
  ])('%s changed', async (id, change, becomes) => {
    expect(await classified(change(textOf(id)))).toBe(becomes);
  });
});

it('reads lines of signs and long lines in no time', () => {
  const lines = ['-', 'a-', '. ', '"a ', 'licence ', '# ', '  '].flatMap((part) => [
    part.repeat(2_000),
    `${part.repeat(2_000)} license x`,
  ]);
  const started = performance.now();
  normalisedWords(lines.join('\n'));
  expect(performance.now() - started).toBeLessThan(1_000);
});

describe.runIf(existsSync(GO_MODULES))('files of the Go module cache', () => {
  const files: [string, string | undefined][] = [
    ['golang.org/x/mod@v0.35.0/LICENSE', 'BSD-3-Clause'],
    ['github.com/spf13/cobra@v1.10.2/LICENSE.txt', 'Apache-2.0'],
    ['github.com/pkg/errors@v0.9.1/LICENSE', 'BSD-2-Clause'],
    ['github.com/davecgh/go-spew@v1.1.1/LICENSE', 'ISC'],
    ['github.com/pmezard/go-difflib@v1.0.0/LICENSE', 'BSD-3-Clause'],
    ['github.com/!burnt!sushi/toml@v1.4.1-0.20240526193622-a339e1f7089c/COPYING', 'MIT'],
    ['gopkg.in/yaml.v3@v3.0.1/LICENSE', 'Apache-2.0 AND MIT'],
    // Three licences one after the other: for a person to read.
    ['github.com/klauspost/compress@v1.19.1/LICENSE', undefined],
  ];
  for (const [file, id] of files) {
    const path = join(GO_MODULES, file);
    it.skipIf(!existsSync(path))(`${file} is ${id ?? 'unknown'}`, async () => {
      expect(await classified(readFileSync(path, 'utf8'))).toBe(id);
    });
  }
});
