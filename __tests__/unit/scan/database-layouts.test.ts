import { describe, expect, test } from 'vitest';
import { isWanted } from '../../../src/scan/database/entries.ts';

describe('the files of a database that are read', () => {
  test.each([
    'GO-2022-0969.json',
    './GO-2022-0969.json',
    'vulndb/GO-2022-0969.json',
    'ID/GO-2022-0969.json',
    'data/osv/GO-2022-0969.json',
    'vulndb-a752ea5/data/osv/GO-2022-0969.json',
    'index/db.json',
  ])('%s', (name) => {
    expect(isWanted(name)).toBe(true);
  });
});

describe('the files that are passed over', () => {
  test.each([
    // CVE records under the names of the entries: read in their place they would hide every vulnerability.
    ['data/cve/v5/GO-2022-0969.json'],
    ['vulndb-a752ea5/data/cve/v5/GO-2022-0969.json'],
    ['../GO-2022-0969.json'],
    ['/ID/GO-2022-0969.json'],
    ['ID\\GO-2022-0969.json'],
    ['ID/GO-2022-0969.json.exe'],
    ['data/reports/GO-2022-0969.yaml'],
  ])('%s', (name) => {
    expect(isWanted(name)).toBe(false);
  });
});
