import { readPublishInputs } from '../publish/inputs.ts';
import { run } from '../publish/publish.ts';
import type { Command } from './outcome.ts';
import { readPlan } from './record.ts';
import { failedVerification } from './verified.ts';

/** The action publish. */
export const publish: Command = async ({ raw, ports }) => {
  const inputs = readPublishInputs(raw);
  const plan = await readPlan(raw.output ?? '', ports.files);
  const untrusted = await failedVerification(inputs.directory, 'publish', ports);
  if (untrusted) return untrusted;
  const { checks, ...data } = await run(inputs, plan, ports);
  return {
    stage: 'publish',
    checks,
    data,
    outputs: {
      urls: JSON.stringify(data.urls),
      published: String(data.published),
      unchanged: String(data.unchanged),
    },
  };
};
