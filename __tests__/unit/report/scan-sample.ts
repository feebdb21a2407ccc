import { SIX_TARGETS, target } from '../../../src/model/target.ts';
import type { ScanReport, VulnerabilityReport, VulnerabilityState } from '../../../src/report/model.ts';

const FILES = SIX_TARGETS.map((of) => {
  const { name, id } = target(of);
  return { target: name, file: `app-${id}`, readable: true, modules: 17, quality: 9.7 };
});

/** In all files, unless some are named. */
export function vulnerability(
  id: string,
  state: VulnerabilityState,
  changes: Partial<VulnerabilityReport> = {},
): VulnerabilityReport {
  return {
    id,
    aliases: ['CVE-2099-1', 'GHSA-aaaa-bbbb-cccc'],
    summary: 'Unbounded work in example.org/lib',
    module: 'example.org/lib',
    version: 'v1.2.0',
    fixed: '1.2.3',
    symbols: state === 'not-linked' || state === 'unknown' ? [] : ['example.org/lib/sub.Parser.Parse'],
    where: FILES.map(({ file }) => ({ file, state })),
    ...changes,
  };
}

/** A TEST SAMPLE, like all of `sample()`: some of every kind. */
export function sampleScan(): ScanReport {
  const [first, second, ...others] = FILES;
  const names = (files: readonly { file: string }[]) => files.map(({ file }) => file);
  return {
    files: FILES,
    vulnerabilities: [
      vulnerability('GO-2099-0001', 'review', {
        module: 'stdlib',
        version: '1.26.1',
        fixed: '1.26.3',
        symbols: ['net/http.Client.Do', 'net/http.Client.Get', 'net/http.Get', 'net/http.Head'],
      }),
      vulnerability('GO-2099-0002', 'excepted', {
        exception: { approver: '@security', expires: '2026-12-01' },
      }),
      vulnerability('GO-2099-0003', 'unknown', { aliases: [], module: 'example.org/<b>|odd`' }),
      vulnerability('GO-2099-0004', 'not-linked'),
      vulnerability('GO-2099-0005', 'not-linked', {
        where: [
          ...names(first && second ? [first, second] : []).map((file) => ({
            file,
            state: 'allowed' as const,
          })),
          ...names(others).map((file) => ({ file, state: 'not-linked' as const })),
        ],
        symbols: ['example.org/lib.Old'],
      }),
    ],
    exceptions: [
      {
        id: 'CVE-2099-1',
        purl: 'pkg:golang/example.org/lib',
        reason: 'only our own files | <b>are</b> parsed',
        approver: '@security',
        expires: '2026-12-01',
        daysLeft: 11,
        state: 'in-use',
      },
      {
        id: 'GPL-3.0-only',
        purl: 'pkg:golang/example.org/gpl',
        reason: 'bought',
        approver: 'Jo Doe',
        expires: '2026-12-20',
        daysLeft: 30,
        state: 'not-needed',
      },
    ],
    licences: [
      ...Array.from({ length: 9 }, (_, index) => ({
        module: `example.org/m${index}@v1.0.0`,
        expression: 'MIT',
        state: 'allowed' as const,
      })),
      { module: 'example.org/lib@v1.2.0', expression: 'BSD-3-Clause', state: 'allowed' },
      { module: 'example.org/odd@v0.1.0', state: 'review' },
    ],
    database: { source: 'https://vuln.go.dev/vulndb.zip', date: '2026-11-19T04:00:00.000Z', entries: 4291 },
  };
}
