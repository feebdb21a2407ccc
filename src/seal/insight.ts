import type { Checklist } from '../model/check.ts';
import { messageOf } from '../model/errors.ts';
import { emitInsight, MAX_INSIGHT_BYTES, parseInsight } from '../model/insight.ts';
import { INSIGHT, type Layout } from '../model/layout.ts';
import { byBytes } from '../model/names.ts';
import type { Plan } from '../model/plan.ts';
import type { Files } from '../ports.ts';

/** The build insight as it is released; undefined where nothing was gathered, or the check failed. */
export async function readInsight(
  plan: Plan,
  paths: Layout,
  files: Files,
  checks: Checklist,
): Promise<string | undefined> {
  const check = checks.begin('build-insight', INSIGHT);
  if (!(await files.stat(paths.buildInsight))) {
    check.skip('no insight was gathered: the release after this one cannot tell which packages grew');
    return undefined;
  }
  const bound = `that of ${plan.artifacts.length} binaries of ${plan.version}`;
  try {
    const insight = parseInsight(await files.readText(paths.buildInsight, MAX_INSIGHT_BYTES), INSIGHT);
    const names = insight.artifacts.map(({ file }) => file).sort(byBytes);
    const planned = plan.artifacts.map(({ file }) => file).sort(byBytes);
    const same = names.join() === planned.join();
    if (same && insight.version === plan.version && insight.commit === plan.commit) {
      check.pass({ measured: `${names.length} binaries` });
      return emitInsight(insight);
    }
    check.fail({
      measured: `that of ${names.length} binaries of ${insight.version}`,
      bound,
      remedy: 'gather again after the builds',
    });
  } catch (error) {
    check.fail({ measured: messageOf(error), bound, remedy: 'gather again after the builds' });
  }
  return undefined;
}
