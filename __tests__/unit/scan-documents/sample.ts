import { digestOfBytes } from '../../../src/model/digest.ts';
import { type Standing, standingOf } from '../../../src/scan/policy/exceptions.ts';
import type { Exception } from '../../../src/scan/policy/schema.ts';
import type { ScannedFile, VulnerabilityFinding } from '../../../src/scan/result.ts';

export const NOW = Date.parse('2026-11-20T12:00:00Z');

/** Linked in, and fixed since. */
export function finding(changes: Partial<VulnerabilityFinding> = {}): VulnerabilityFinding {
  return {
    id: 'GO-2099-0001',
    aliases: ['CVE-2099-1', 'GHSA-aaaa-bbbb-cccc'],
    summary: 'Unbounded work in example.org/lib',
    module: 'example.org/lib',
    version: 'v1.2.0',
    level: 'symbol',
    fixed: '1.2.3',
    symbols: ['example.org/lib.Parse'],
    reviewed: true,
    rangeKnown: true,
    functionsNamed: true,
    decision: 'block',
    blocking: true,
    ...changes,
  };
}

export const NOT_LINKED: Pick<VulnerabilityFinding, 'level' | 'symbols' | 'decision' | 'blocking'> = {
  level: 'module',
  symbols: [],
  decision: 'allow',
  blocking: false,
};

export function scannedFile(target: string, ...findings: readonly VulnerabilityFinding[]): ScannedFile {
  const file = `app-${target.replace('/', '-')}`;
  return {
    file,
    target,
    digest: digestOfBytes(Buffer.from(file)),
    program: {
      name: 'app',
      version: '1.0.0',
      module: 'example.org/app',
      purl: 'pkg:golang/example.org/app@v1.0.0',
      supplier: 'ACME',
      commit: 'c'.repeat(40),
      commitTime: '2026-11-01T10:00:00Z',
    },
    components: 3,
    findings: [...findings],
    functionsKnown: true,
    unassessed: [],
    licences: [],
    sboms: [],
  };
}

export function unreadable(file: string): ScannedFile {
  const { program: _program, target: _target, ...rest } = scannedFile('linux/amd64');
  return { ...rest, file, components: 0, functionsKnown: false };
}

export const EXCEPTION: Exception = {
  id: 'CVE-2099-1',
  purl: 'pkg:golang/example.org/lib',
  reason: 'only our own files are parsed',
  approver: '@security',
  expires: '2026-12-01',
};

export function excused(changes: Partial<Exception> = {}): { standing: Standing[]; used: Exception } {
  const used = { ...EXCEPTION, ...changes };
  return { standing: standingOf([used], NOW), used };
}

/** As the policy marks what it excuses. */
export const EXCUSED = {
  blocking: false,
  exception: { approver: EXCEPTION.approver, expires: EXCEPTION.expires },
} as const;
