import { sbomScan } from '../../src/commands/sbom-scan.ts';
import { runAction } from '../../src/runner/action.ts';

await runAction('sbom-scan', sbomScan);
