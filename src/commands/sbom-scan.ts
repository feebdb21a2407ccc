import { layout } from '../model/layout.ts';
import { readScanInputs } from '../scan/inputs.ts';
import { totals } from '../scan/result.ts';
import { run } from '../scan/scan.ts';
import type { Command } from './outcome.ts';

/** The action sbom-scan. */
export const sbomScan: Command = async ({ raw, ports }) => {
  const inputs = readScanInputs(raw);
  const { checks, data, documents } = await run(inputs, ports);
  const { scanned, dbDate } = data;
  const { vulnerabilities, blocking, licences, quality } = totals(scanned);
  const sboms = scanned.flatMap((file) => file.sboms);
  const report = layout(inputs.output).result('scan');
  return {
    stage: 'scan',
    checks,
    data,
    outputs: {
      sbom: JSON.stringify(sboms),
      report,
      sarif: documents.sarif ?? '',
      vex: documents.vex ?? '',
      vulnerabilities: String(vulnerabilities),
      blocking: String(blocking),
      licenses: JSON.stringify(licences),
      'db-date': dbDate ?? '',
      'quality-score': quality === undefined ? '' : String(quality),
    },
    handsOn: { name: 'scan', files: [...sboms, ...Object.values(documents), report] },
  };
};
