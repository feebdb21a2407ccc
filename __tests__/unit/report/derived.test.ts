import { expect, test } from 'vitest';
import { formatBytes } from '../../../src/model/bytes.ts';
import { verifyCommands } from '../../../src/report/commands.ts';
import { formatDuration } from '../../../src/report/format.ts';
import type { Signing } from '../../../src/report/model.ts';
import { plain } from '../../../src/report/plain.ts';
import { lanes, timeline } from '../../../src/report/timeline.ts';
import { toolInShort, toolsOf } from '../../../src/report/tools.ts';
import { sample } from './sample.ts';

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.00 KiB'],
  [9_085_054, '8.66 MiB'],
  [104_857_600, '100 MiB'],
  [5_368_709_120, '5.00 GiB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [12_340, '12.3 s'],
  [59_949, '59.9 s'],
  [59_950, '1 min 00 s'],
  [125_000, '2 min 05 s'],
  [3_599_600, '1 h 00 min'],
  [12_000_000, '3 h 20 min'],
  [187_200_000, '2 d 4 h'],
])('%i ms are %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test.each([
  ['a\n\tb', 20, 'a b'],
  ['abcdef', 4, 'abc…'],
  ['ab\ud83d\ude00', 3, 'ab…'],
  ['x\u202ey', 9, 'x y'],
])('%j in %i characters is %j', (text, limit, expected) => {
  expect(plain(text, limit).replaceAll('\ufffd', '')).toBe(expected);
});

test('a stage lasts from its first check to the end of its last', () => {
  const { plan, checks } = sample();
  const start = Date.UTC(2026, 10, 20, 9, 20);
  expect(timeline(checks).find((span) => span.stage === 'gates')).toEqual({
    stage: 'gates',
    startedAt: start + 400,
    endedAt: start + 36_700,
    verdict: 'pass',
  });
  const made = lanes(plan, checks);
  expect(made.map((lane) => lane.name)).toEqual([
    'release',
    ...(plan?.targets ?? []).map((target) => target.name),
  ]);
  expect(made.at(-1)?.spans.map((span) => `${span.stage} ${span.verdict}`)).toEqual([
    'build pass',
    'scan pass',
    'pack not-run',
    'seal pass',
    'verify pass',
    'publish pass',
  ]);
});

test('a check without a readable time has no place in the timeline', () => {
  expect(timeline(sample().checks.map((check) => ({ ...check, startedAt: 'soon' })))).toEqual([]);
});

test('tools are named once, with version and digest where the checks have them', () => {
  const [like] = sample().checks;
  if (!like) throw new Error('the sample has no check');
  const sha256 = 'ab'.repeat(32);
  const texts = [
    `upx 4.2.4 sha256:${sha256}`,
    'go 1.26.10',
    `upx 4.2.4 sha256:${sha256}`,
    `trivy (sha256:${sha256})`,
  ];
  expect(toolsOf(texts.map((tool) => ({ ...like, tool })))).toEqual([
    { name: 'go', version: '1.26.10', sha256: '' },
    { name: 'trivy', version: '', sha256 },
    { name: 'upx', version: '4.2.4', sha256 },
  ]);
  expect(toolInShort(`upx 4.2.4 sha256:${sha256}`)).toBe('upx 4.2.4 (abababababab)');
});

test('a check may name several tools', () => {
  const [like] = sample().checks;
  if (!like) throw new Error('the sample has no check');
  const [one, other] = ['ab'.repeat(32), 'cd'.repeat(32)];
  const tool = `grype 0.110.0 sha256:${one}, database of 2026-11-28; trivy 0.74.0 sha256:${other}`;
  expect(toolsOf([{ ...like, tool }])).toEqual([
    { name: 'grype', version: '0.110.0, database of 2026-11-28', sha256: one },
    { name: 'trivy', version: '0.74.0', sha256: other },
  ]);
  expect(toolInShort(tool)).toBe(
    'grype 0.110.0, database of 2026-11-28 (abababababab), trivy 0.74.0 (cdcdcdcdcdcd)',
  );
});

const key: Signing = { publicKey: '../cosign.pub', provenance: true };

test('commands of a release signed with a key', () => {
  const { plan, checks } = sample();
  const commands = verifyCommands({ ...(plan && { plan }), checks, signing: key });
  const line = (proves: string) => commands.find((one) => one.proves === proves)?.lines.at(-1);
  expect(commands[0]?.lines).toEqual(['sha256sum -c checksums.txt --strict']);
  expect(commands[1]?.lines).toEqual(['sha512sum -c checksums.sha512.txt --strict']);
  expect(line('The checksums are signed (cosign 3.x)')).toBe(
    'cosign verify-blob --bundle checksums.txt.sigstore.json --key ../cosign.pub --insecure-ignore-tlog=true checksums.txt',
  );
  expect(line('The checksums are signed (cosign 2.x)')).toBe(
    'cosign verify-blob --bundle checksums.txt.sigstore.json --key ../cosign.pub --new-bundle-format --trusted-root ../empty-trusted-root.json --insecure-ignore-tlog=true checksums.txt',
  );
  expect(line('The provenance names each binary (cosign 3.x)')).toBe(
    'cosign verify-blob-attestation --bundle provenance.intoto.json.sigstore.json --key ../cosign.pub --insecure-ignore-tlog=true --type slsaprovenance1 oracle-node-windows-amd64.exe',
  );
  expect(line('Everything at once, offline')).toBe('oracle-release verify . --public-key ../cosign.pub');
  expect(line('What Go wrote into each binary before packing')).toBe(
    'go version -m ../build/windows-amd64/oracle-node.exe',
  );
});

test('a key with an odd path is quoted for the shell', () => {
  const { plan, checks } = sample();
  const signing: Signing = { publicKey: "it's $(me).pub", provenance: false };
  const texts = verifyCommands({ ...(plan && { plan }), checks, signing }).flatMap((one) => one.lines);
  expect(texts).toContain("oracle-release verify . --public-key 'it'\\''s $(me).pub'");
  expect(texts.join('\n')).not.toContain('attestation');
});

test('an unsigned release promises no signature, and without a plan or a seal there is nothing to verify', () => {
  const { plan, checks } = sample();
  const texts = verifyCommands({ ...(plan && { plan }), checks }).flatMap((one) => one.lines);
  expect(texts.join('\n')).not.toContain('cosign');
  expect(texts).toContain('oracle-release verify .');
  expect(verifyCommands({ checks, signing: key })).toEqual([]);
  expect(
    verifyCommands({ ...(plan && { plan }), checks: checks.filter(({ stage }) => stage === 'build') }),
  ).toEqual([]);
});
