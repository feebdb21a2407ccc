import * as z from 'zod/mini';
import type { CompileTimes } from '../model/insight-report.ts';
import { byBytes } from '../model/names.ts';

/** What is read of `go build -debug-actiongraph` (cmd/go/internal/work, actionJSON). */
const Actions = z.array(
  z.object({
    Mode: z.string(),
    Package: z.optional(z.string()),
    /** Nanoseconds that the commands of the action took; absent where the cache had the result. */
    CmdReal: z.optional(z.number()),
  }),
);

const MOST = 10;

/** How long each package took to compile; undefined for what is no action graph. */
export function compileTimes(graph: string): CompileTimes | undefined {
  const actions = parse(graph);
  if (!actions) return undefined;
  const ms = (nanoseconds: number): number => Math.round(nanoseconds / 1e6);
  const builds = actions.filter(({ Mode }) => Mode === 'build');
  const compiled = builds.flatMap(({ Package = '', CmdReal = 0 }) =>
    CmdReal > 0 ? [{ package: Package, ms: ms(CmdReal) }] : [],
  );
  const link = actions.find(({ Mode }) => Mode === 'link')?.CmdReal;
  return {
    compiled: compiled.length,
    cached: builds.length - compiled.length,
    ...(link === undefined ? {} : { linkMs: ms(link) }),
    slowest: compiled
      .sort((one, other) => other.ms - one.ms || byBytes(one.package, other.package))
      .slice(0, MOST),
  };
}

function parse(graph: string): z.infer<typeof Actions> | undefined {
  try {
    return Actions.parse(JSON.parse(graph));
  } catch {
    return undefined;
  }
}
