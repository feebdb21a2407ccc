import { byBytes } from '../../model/names.ts';
import { LEVELS } from '../level.ts';
import { SEVERITIES } from '../severity.ts';
import type { EngineFinding } from './engine.ts';

/** The order of findings in a report. */
export function byPackage(a: EngineFinding, b: EngineFinding): number {
  return byBytes(a.package, b.package) || byBytes(a.version, b.version) || byBytes(a.id, b.id);
}

/** Every id of a finding, in one spelling. */
export function idsOf({ id, aliases }: Pick<EngineFinding, 'id' | 'aliases'>): string[] {
  return [id, ...aliases].map((it) => it.toUpperCase());
}

/** Whether two findings are of one vulnerability in one package: one id in common is enough. */
export function isSame(a: EngineFinding, b: EngineFinding): boolean {
  if (a.package !== b.package || bare(a.version) !== bare(b.version)) return false;
  const ids = new Set(idsOf(a));
  return idsOf(b).some((id) => ids.has(id));
}

/**
 * What several scanners found, each vulnerability of a package once. It has all ids, the worst severity, the nearest
 * level, and a fix where any of them knows one.
 */
export function mergeFindings(findings: readonly EngineFinding[]): EngineFinding[] {
  const packages = Map.groupBy(findings, (it) => `${it.package}\0${bare(it.version)}`);
  return [...packages.values()].flatMap(mergedInPackage).sort(byPackage);
}

function mergedInPackage(findings: readonly EngineFinding[]): EngineFinding[] {
  let merged: EngineFinding[] = [];
  for (const finding of findings) {
    // What was apart may be one by the ids that this one brings.
    const same = merged.filter((it) => isSame(it, finding));
    merged = [...merged.filter((it) => !same.includes(it)), [...same, finding].reduce(joined)];
  }
  return merged;
}

function joined(first: EngineFinding, later: EngineFinding): EngineFinding {
  const fixed = first.fixed ?? later.fixed;
  const linked = first.linked ?? later.linked;
  const ids = new Set([...first.aliases, later.id, ...later.aliases]);
  ids.delete(first.id);
  return {
    ...first,
    aliases: [...ids].sort(byBytes),
    purl: first.purl || later.purl,
    ...(fixed !== undefined && { fixed }),
    severity: higher(SEVERITIES, first.severity, later.severity),
    level: higher(LEVELS, first.level, later.level),
    ...(linked !== undefined && { linked }),
    by: [...new Set([...first.by, ...later.by])].sort(byBytes),
  };
}

function higher<Value>(scale: readonly Value[], a: Value, b: Value): Value {
  return scale.indexOf(b) > scale.indexOf(a) ? b : a;
}

/** `v1.2.3`, `1.2.3` and `go1.2.3` are one version to different scanners. */
function bare(version: string): string {
  return version.replace(/^(?:v|go)(?=\d)/, '');
}
