import { dirname, relative } from 'node:path';
import { loadConfig } from '../config/config.ts';
import { run } from '../dispatch/dispatch.ts';
import { type Mode, readDispatchInputs } from '../dispatch/inputs.ts';
import { layout } from '../model/layout.ts';
import type { Command } from './outcome.ts';
import { failedVerification } from './verified.ts';

/** The modes that may install something; the release they install from must verify as a whole. */
const INSTALLING: readonly Mode[] = ['step', 'resume'];

/** The action gray-dispatch. */
export const grayDispatch: Command = async ({ raw, config, ports }) => {
  const inputs = readDispatchInputs(raw);
  const folder = raw['working-directory'] ?? '.';
  const lanes = inputs.lanes ? await loadConfig(folder, relative(folder, inputs.lanes), ports.files) : config;
  if (lanes.dispatch && INSTALLING.includes(inputs.mode)) {
    const untrusted = await failedVerification(dirname(inputs.manifest), 'dispatch', ports);
    if (untrusted) return untrusted;
  }
  const { checks, ...data } = await run(inputs, lanes.dispatch, ports);
  return {
    stage: 'dispatch',
    checks,
    data: { ...data },
    outputs: {
      state: data.state,
      wave: String(data.wave),
      'next-due': data.nextDue ?? '',
      healthy: String(data.healthy),
      failed: String(data.failed),
      report: layout(raw.output ?? '').result('dispatch'),
    },
  };
};
