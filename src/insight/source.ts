import { join } from 'node:path';
import { formatBytes } from '../model/bytes.ts';
import { type Check, Checklist, type PendingCheck } from '../model/check.ts';
import { messageOf, ReleaseError } from '../model/errors.ts';
import type { ModuleVersion, SourceInsight } from '../model/insight-report.ts';
import type { Ports } from '../ports.ts';
import { type ListedPackage, PACKAGE_LINE, parsePackages } from './imports.ts';
import { type ModuleGraph, moduleGraph, testOnlyModules } from './module-graph.ts';
import { parseVendored, type VendorInsight, vendorInsight } from './vendor.ts';

/** The source as one planned build sees it. */
export interface View {
  /** `linux/amd64`. */
  readonly target: string;
  /** Main package, relative to the working directory. */
  readonly main: string;
  readonly tags: readonly string[];
  /** GOOS, GOARCH and what else decides which files belong to the build. */
  readonly env: Readonly<Record<string, string>>;
}

export interface SourceWork {
  readonly workingDirectory: string;
  /** Path of the main module. */
  readonly module: string;
  /** Every planned build; the graph is that of the first. */
  readonly views: readonly View[];
}

type SourcePorts = Pick<Ports, 'exec' | 'files' | 'clock'>;

/**
 * What the source says of its modules. Go lists the packages that it would compile, which needs nothing that a build
 * does not need too: no network where the modules are there. What cannot be listed is `not-run`, with Go's words.
 */
export async function sourceInsight(
  work: SourceWork,
  ports: SourcePorts,
): Promise<{ checks: Check[]; insight: SourceInsight }> {
  const checks = new Checklist('gates', ports.clock.now);
  const [view] = work.views;
  if (!view) return { checks: checks.checks, insight: {} };
  const { module } = work;

  const modules = await part(checks.begin('module-graph', module), async () => {
    const graph = moduleGraph(await listed(work, view, ['-deps', view.main], ports), module, view.target);
    return { value: graph, measured: tellGraph(graph) };
  });
  const testOnly = await part(checks.begin('test-only-modules', module), async () => {
    const without = await listed(work, view, ['-deps', './...'], ports);
    const found = testOnlyModules(await listed(work, view, ['-deps', '-test', './...'], ports), without);
    return { value: found, measured: count(found.length, 'module'), detail: names(found) };
  });
  const vendored = join(work.workingDirectory, 'vendor', 'modules.txt');
  const vendor = (await ports.files.stat(vendored))
    ? await part(checks.begin('vendor-trim', module), async () => {
        const found = await vendorOf(work, vendored, ports);
        return { value: found, measured: tellVendor(found), detail: names(found.unused) };
      })
    : undefined;
  return {
    checks: checks.checks,
    insight: { ...(modules && { modules }), ...(testOnly && { testOnly }), ...(vendor && { vendor }) },
  };
}

interface Told<Value> {
  readonly value: Value;
  readonly measured: string;
  readonly detail?: string;
}

/** One thing that is found out by itself; undefined where it cannot be. */
async function part<Value>(
  check: PendingCheck,
  findOut: () => Promise<Told<Value>>,
): Promise<Value | undefined> {
  try {
    const { value, measured, detail } = await findOut();
    check.pass({ measured, ...(detail ? { detail } : {}) });
    return value;
  } catch (error) {
    if (!(error instanceof ReleaseError) || error.kind === 'interrupted') throw error;
    check.notRun(messageOf(error), { remedy: error.remedy });
    return undefined;
  }
}

async function vendorOf(work: SourceWork, path: string, ports: SourcePorts): Promise<VendorInsight> {
  const used = new Set<string>();
  // A module may be there for one target only.
  for (const view of work.views)
    for (const { path: name } of await listed(work, view, ['-deps', view.main], ports)) used.add(name);
  const modules = parseVendored(await ports.files.readText(path));
  return vendorInsight(join(work.workingDirectory, 'vendor'), modules, used, ports.files);
}

/** Throws TOOL_FAILED with what Go said. */
async function listed(
  { workingDirectory }: SourceWork,
  { tags, env, target }: View,
  args: readonly string[],
  { exec }: SourcePorts,
): Promise<ListedPackage[]> {
  const finished = await exec.run({
    file: 'go',
    args: ['list', '-f', PACKAGE_LINE, ...(tags.length > 0 ? ['-tags', tags.join(',')] : []), ...args],
    cwd: workingDirectory,
    env,
    maxOutputBytes: 64 * 1024 * 1024,
  });
  if (finished.exitCode === 0 && !finished.truncated) return parsePackages(finished.stdout);
  const said = finished.truncated ? 'it listed more than 64 MiB' : finished.stderr.trim().slice(0, 500);
  throw new ReleaseError(
    'TOOL_FAILED',
    `go list could not tell the packages for ${target}: ${said}`,
    `make \`go list ${args.join(' ')}\` work here; it needs the modules that a build needs`,
  );
}

function tellGraph({ nodes, edges }: ModuleGraph): string {
  return `${count(nodes.length - 1, 'module')} beside the main one, ${count(edges.length, 'import')} between them`;
}

function tellVendor({ modules, unused, bytes }: VendorInsight): string {
  const size = formatBytes(unused.reduce((sum, one) => sum + one.bytes, 0));
  return `${unused.length} of ${modules} vendored modules in no planned build, ${size} of ${formatBytes(bytes)}`;
}

const MOST_NAMES = 10;

function names(modules: readonly ModuleVersion[]): string {
  const more = modules.length - MOST_NAMES;
  const told = modules
    .slice(0, MOST_NAMES)
    .map(({ path, version }) => [path, version].filter(Boolean).join('@'));
  return [...told, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
