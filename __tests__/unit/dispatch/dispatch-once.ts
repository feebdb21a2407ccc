import { run } from '../../../src/dispatch/dispatch.ts';
import { onInterrupt } from '../../../src/runner/interrupt.ts';
import { localPorts } from '../../../src/runner/ports.ts';

/** One run of the dispatch in a process of its own, that a test may kill. */
const [inputs = '', dispatch = ''] = process.argv.slice(2);
const result = await run(
  JSON.parse(inputs),
  JSON.parse(dispatch),
  localPorts({ interrupted: onInterrupt() }),
);
process.stdout.write(`${result.state}\n`);
process.exit();
