import { type Check, Checklist, type Finding } from '../model/check.ts';
import { messageOf, ReleaseError } from '../model/errors.ts';
import type { Ports } from '../ports.ts';
import type { PreflightInputs } from './inputs.ts';
import type { ToolNeed } from './needs.ts';
import { type Diagnosis, lookFor, TOOLS } from './tools.ts';

/** A tool is there, in the version that is asked for; which one it is goes into the evidence. */
export async function checkTool(
  need: ToolNeed,
  { workingDirectory }: Pick<PreflightInputs, 'workingDirectory'>,
  ports: Pick<Ports, 'clock' | 'exec' | 'files' | 'host' | 'tools'>,
): Promise<Check[]> {
  const checks = new Checklist('plan', ports.clock.now);
  const check = checks.begin('tools', need.name);
  const wanted = TOOLS.find(({ name }) => name === need.name);
  if (!wanted) throw new Error(`nobody knows a tool ${need.name}`);
  try {
    // Go takes another toolchain in the folder of a module that asks for it.
    const diagnosis = await lookFor(wanted, ports, { path: need.path, cwd: workingDirectory });
    const { verdict, reason, finding } = judgeTool(need, diagnosis);
    if (verdict === 'pass') check.pass(finding);
    else if (verdict === 'fail') check.fail({ ...finding, detail: reason });
    else if (verdict === 'skip') check.skip(reason, finding);
    else check.notRun(reason, finding);
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.kind === 'interrupted') throw error;
    const reason = `it does not start: ${messageOf(error)}`;
    if (need.required) check.fail({ detail: reason, remedy: error.remedy });
    else check.notRun(reason, { remedy: error.remedy });
  }
  return checks.checks;
}

interface Judged {
  readonly verdict: 'pass' | 'fail' | 'skip' | 'not-run';
  readonly reason: string;
  readonly finding: Finding;
}

/** A tool that can be done without leaves checks out, which then say so themselves. */
export function judgeTool(need: ToolNeed, found: Diagnosis): Judged {
  const without = need.required ? 'fail' : 'not-run';
  const bound = need.version ? { bound: need.version } : {};
  if (!found.found) {
    if (need.instead)
      return { verdict: 'skip', reason: `it is not on PATH; ${need.instead}`, finding: bound };
    const where = need.path ? `${need.path} is no file` : 'it is not on this machine';
    const finding = { ...bound, remedy: `install it: ${found.install}` };
    return { verdict: without, reason: `${where}; it is needed for ${found.neededFor}`, finding };
  }
  const { version = '', sha256 } = found;
  const finding = { measured: version, ...bound, tool: `${need.name} ${version} sha256:${sha256}` };
  if (!need.version || `${version}.`.startsWith(`${need.version}.`))
    return { verdict: 'pass', reason: '', finding };
  if (need.instead) return { verdict: 'skip', reason: `another version is there; ${need.instead}`, finding };
  const remedy = `put ${need.name} ${need.version} first on PATH`;
  return { verdict: without, reason: 'another version is asked for', finding: { ...finding, remedy } };
}
