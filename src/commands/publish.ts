import { InputReader } from '../model/inputs.ts';
import { layout } from '../model/layout.ts';
import { type FetchResult, fetchRelease } from '../publish/fetch.ts';
import { readFetchInputs, readPublishInputs } from '../publish/inputs.ts';
import { type PublishResult, run as publishRelease } from '../publish/publish.ts';
import type { Command, Outcome } from './outcome.ts';
import { readPlan } from './record.ts';
import { failedVerification } from './verified.ts';

/** The action publish: publish, or fetch what was published. */
export const publish: Command = async (invocation) => {
  const input = new InputReader(invocation.raw);
  const run = { publish: runPublish, fetch: runFetch }[input.choice('mode', ['publish', 'fetch'])];
  return input.done(run)(invocation);
};

const runPublish: Command = async ({ raw, ports }) => {
  const inputs = readPublishInputs(raw);
  const plan = await readPlan(raw.output ?? '', ports.files);
  const untrusted = await failedVerification(inputs.directory, 'publish', ports);
  if (untrusted) return untrusted;
  return outcomeOf(await publishRelease(inputs, plan, ports));
};

const runFetch: Command = async ({ raw, ports }) => {
  const inputs = readFetchInputs(raw);
  const output = raw.output ?? '';
  const isPlanned = (await ports.files.stat(layout(output).plan)) !== undefined;
  const plan = isPlanned ? await readPlan(output, ports.files) : undefined;
  return outcomeOf(await fetchRelease(inputs, plan, ports));
};

function outcomeOf({ checks, ...data }: PublishResult | FetchResult): Outcome {
  return {
    stage: 'publish',
    checks,
    data,
    outputs: {
      tag: data.tag ?? '',
      urls: JSON.stringify(data.urls),
      published: String(data.published),
      unchanged: String(data.unchanged),
    },
  };
}
