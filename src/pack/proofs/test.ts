import { toolName } from '../upx/find.ts';
import { complaint } from '../upx/refusal.ts';
import { test } from '../upx/upx.ts';
import { type Proof, SPOILT } from './proof.ts';

/** The payload is whole, by UPX's own checksums. Says nothing of what loads it. */
export async function proveTest({ checks, subject, packed, upx, ports }: Proof): Promise<void> {
  const check = checks.begin('upx-test', subject.name);
  const finished = await test(upx, packed.path, ports);
  const finding = { measured: `exit code ${finished.exitCode}`, bound: 'exit code 0', tool: toolName(upx) };
  // 2 is a warning in UPX's words, and means that the file is not whole.
  if (finished.exitCode === 0 && !finished.timedOut) check.pass(finding);
  else check.fail({ ...finding, detail: complaint(finished), remedy: SPOILT });
}
