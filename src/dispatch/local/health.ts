import { messageOf, ReleaseError } from '../../model/errors.ts';
import { fillIn } from '../../model/lanes.ts';
import type { Files } from '../../ports.ts';
import type { Health } from '../fleet.ts';
import type { LocalFleet } from './fleet.ts';
import { fieldsOf } from './install.ts';
import { nodePaths, readRecord } from './record.ts';

const POLL_MS = 200;
/** Less would say more about our haste than about the node. */
const SHORTEST_LOOK_MS = 1_000;
const MAX_BODY_BYTES = 64 * 1024;
const EXCERPT = 200;
const LOG_TAIL_BYTES = 600;

/** Asks again and again until the node is healthy, has ended, or its time is over. */
export async function waitForHealth(fleet: LocalFleet, node: string): Promise<Health> {
  const { clock } = fleet.ports;
  const seconds = fleet.config['health-timeout-seconds'];
  const deadline = clock.now() + seconds * 1000;
  for (;;) {
    const look = await lookAt(fleet, node, Math.max(SHORTEST_LOOK_MS, deadline - clock.now()));
    if (look.verdict === 'healthy' || look.seen === 'end') return look;
    if (clock.now() >= deadline) return { ...look, detail: `${look.detail}, ${seconds} s after its start` };
    await clock.sleep(POLL_MS);
  }
}

/** One look: only 200 within the time limit is healthy. */
export async function healthOf(fleet: LocalFleet, node: string): Promise<Health> {
  const timeoutMs = fleet.config['health-timeout-seconds'] * 1000;
  const look = await lookAt(fleet, node, timeoutMs);
  if (look.seen !== 'silence') return look;
  // A kept connection may be closed by the node at the very moment we ask: one silence is asked again.
  await fleet.ports.clock.sleep(POLL_MS);
  return lookAt(fleet, node, timeoutMs);
}

interface Look extends Health {
  readonly seen: 'answer' | 'silence' | 'end';
}

async function lookAt(fleet: LocalFleet, node: string, timeoutMs: number): Promise<Look> {
  const { files, processes } = fleet.ports;
  const paths = nodePaths(fleet.folder, node);
  const record = await readRecord(paths.record, files);
  if (!record || (await processes.find(paths.tag)).length === 0) {
    const last = await endOfLog(paths.log, files);
    const detail = `${node} is not running${last && `; its log ends with: ${last}`}`;
    return { verdict: 'unhealthy', detail, seen: 'end' };
  }
  return ask(fleet, fillIn(fleet.config.health, fieldsOf(record)), timeoutMs);
}

async function ask({ ports }: LocalFleet, url: string, timeoutMs: number): Promise<Look> {
  try {
    const { status, body } = await ports.http.get(url, { timeoutMs, maxBytes: MAX_BODY_BYTES });
    if (status === 200) return { verdict: 'healthy', detail: `${url} answered 200`, seen: 'answer' };
    const said = excerpt(body.toString('utf8'));
    return {
      verdict: 'unhealthy',
      detail: `${url} answered ${status}${said && `: ${said}`}`,
      seen: 'answer',
    };
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.code === 'INTERRUPTED') throw error;
    // Silence of a node says something about the node; that we could not ask does not.
    const verdict = error.code === 'NETWORK_FAILED' ? 'unhealthy' : 'unknown';
    return { verdict, detail: `${url} gave no answer: ${messageOf(error)}`, seen: 'silence' };
  }
}

async function endOfLog(path: string, files: Files): Promise<string> {
  if (!(await files.stat(path))) return '';
  const tail = await files.withSource(path, (source) =>
    Buffer.from(source.read(Math.max(0, source.size - LOG_TAIL_BYTES), LOG_TAIL_BYTES)).toString('utf8'),
  );
  return excerpt(tail.slice(-EXCERPT));
}

/** On one line, without control characters, and short. */
function excerpt(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, EXCERPT);
}
