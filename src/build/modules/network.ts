import { type Check, Checklist, type Stage } from '../../model/check.ts';
import type { Ports } from '../../ports.ts';

/**
 * Whether a program that was started so far asked the network for something, although the run is offline. No check
 * where there is a network.
 */
export function checkNetwork(stage: Stage, { network, clock }: Pick<Ports, 'network' | 'clock'>): Check[] {
  if (!network.offline) return [];
  const checks = new Checklist(stage, clock.now);
  const check = checks.begin('network', 'source');
  const attempts = network.attempts();
  const hosts = [...new Set(attempts.map(({ host }) => host))];
  const bound = 'no attempt';
  if (hosts.length === 0) {
    check.pass({ measured: bound, bound, detail: 'as far as programs heed the proxy variables' });
    return checks.checks;
  }
  check.fail({
    measured: `asked ${hosts.slice(0, 5).join(', ')}${hosts.length > 5 ? ` and ${hosts.length - 5} more` : ''}`,
    bound,
    detail: attempts
      .slice(0, 20)
      .map(({ host, command }) => `${host} by ${command ?? 'a program that did not say who it is'}`)
      .join('\n'),
    remedy:
      'take the network out of what asked (a test, a hook, a module that is not here), or run without offline',
  });
  return checks.checks;
}
