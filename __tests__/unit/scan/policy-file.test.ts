import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localPorts } from '../../../src/runner/ports.ts';
import { DEFAULT_POLICY } from '../../../src/scan/policy/policy.ts';
import { readPolicy } from '../../../src/scan/policy/read.ts';
import { temporaryFolder } from '../../support/temporary.ts';

function read(text: string) {
  const path = join(temporaryFolder('policy'), 'policy.yml');
  writeFileSync(path, text);
  return readPolicy(path, localPorts().files);
}

test('what a policy leaves out is as in the default one', async () => {
  expect(await read('version: 1\n')).toEqual(DEFAULT_POLICY);
  expect(await read('version: 1\nvulnerabilities: { not-linked: review }\n')).toEqual({
    ...DEFAULT_POLICY,
    vulnerabilities: { ...DEFAULT_POLICY.vulnerabilities, notLinked: 'review' },
  });
});

test('a whole one', async () => {
  const policy = await read(`version: 1
database: { missing: review, stale: review }
licenses:
  allow: [MIT]
  unknown: review
  overrides:
    - { purl: pkg:golang/example.org/a, license: MIT, evidence: README }
exceptions:
  - id: CVE-2026-1
    purl: pkg:golang/example.org/a@v1.0.0
    reason: not reachable
    approver: '@sec'
    expires: 2026-12-01
    status: not_affected
    justification: vulnerable_code_not_in_execute_path
quality: { min-score: 9 }
sbom: { supplier: ACME }
`);
  expect(policy).toMatchObject({
    database: { missing: 'review', stale: 'review' },
    licenses: { allow: ['MIT'], unknown: 'review' },
    exceptions: [{ expires: '2026-12-01' }],
    quality: { minScore: 9, below: 'block' },
    supplier: 'ACME',
  });
});

test.each<[string, RegExp]>([
  ['version: 1\nlicence: {}\n', /policy\.yml:2:1: unknown key "licence"; did you mean licenses\?/],
  [
    'version: 1\nvulnerabilities:\n  linked: stop\n',
    /policy\.yml:3:3: vulnerabilities\.linked must be block or review or allow/,
  ],
  [
    'version: 1\nexceptions:\n  - { id: CVE-1, purl: pkg:golang/a, reason: x, expires: 2026-12-01 }\n',
    /policy\.yml:3:5: exceptions\.0\.approver must be string/,
  ],
  [
    'version: 1\nexceptions:\n  - { id: CVE-1, purl: a/b, reason: x, approver: y, expires: soon }\n',
    /exceptions\.0\.purl must be a purl.*exceptions\.0\.expires must be a day/,
  ],
  ['version: 1\nquality: { min-score: 11 }\n', /quality\.min-score/],
])('%s is refused', async (text, message) => {
  await expect(read(text)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringMatching(message),
  });
});
