import { layout } from '../model/layout.ts';
import { readScanInputs } from '../scan/inputs.ts';
import { totals } from '../scan/result.ts';
import { run } from '../scan/scan.ts';
import type { Command } from './outcome.ts';

/** The action sbom-scan. */
export const sbomScan: Command = async ({ raw, ports }) => {
  const inputs = readScanInputs(raw);
  const { checks, scanned, dbDate } = await run(inputs, ports);
  const { vulnerabilities, blocking, licences } = totals(scanned);
  const sboms = scanned.flatMap((file) => file.sboms);
  const report = layout(inputs.output).result('scan');
  return {
    stage: 'scan',
    checks,
    data: { scanned, ...(dbDate ? { dbDate } : {}) },
    outputs: {
      sbom: JSON.stringify(sboms),
      report,
      vulnerabilities: String(vulnerabilities),
      blocking: String(blocking),
      licenses: JSON.stringify(licences),
      'db-date': dbDate ?? '',
    },
    handsOn: { name: 'scan', files: [...sboms, report] },
  };
};
