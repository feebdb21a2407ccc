import { relative } from 'node:path';
import { loadConfig } from '../config/config.ts';
import { run } from '../dispatch/dispatch.ts';
import { readDispatchInputs } from '../dispatch/inputs.ts';
import { layout } from '../model/layout.ts';
import type { Command } from './outcome.ts';

/** The action gray-dispatch. */
export const grayDispatch: Command = async ({ raw, config, ports }) => {
  const inputs = readDispatchInputs(raw);
  const folder = raw['working-directory'] ?? '.';
  const lanes = inputs.lanes ? await loadConfig(folder, relative(folder, inputs.lanes), ports.files) : config;
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
