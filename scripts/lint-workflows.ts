/**
 * Reads every workflow, action and example of one, and prints what is wrong. Exits 1 when anything is.
 */
import { ROOT } from './declared.ts';
import { withoutAccepted } from './lint/exceptions.ts';
import { shown } from './lint/finding.ts';
import { faultsOf } from './lint/rules.ts';
import { readSuite } from './lint/suite.ts';
import { toolFindings } from './lint/tools.ts';

const suite = readSuite();
// Not every tool says more than that it cannot read a file.
const findings =
  suite.findings.length > 0
    ? suite.findings
    : withoutAccepted([...suite.pages.flatMap(faultsOf), ...(await toolFindings(ROOT, suite))]);
for (const finding of findings) console.error(shown(finding));
if (findings.length > 0) process.exitCode = 1;
