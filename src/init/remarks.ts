/** What becomes of a key that is not in the configuration under the same meaning; the most important first. */
const GROUPS = {
  'not-taken': 'Not taken over',
  otherwise: 'Do it otherwise',
  'not-needed': 'Not needed here',
} as const;
export type Group = keyof typeof GROUPS;

const WIDTH = 100;

/** One thing that a person should know of what was not taken over. */
export interface Remark {
  readonly group: Group;
  /** `builds[0].flags[1]`. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly why: string;
}

/** The remarks for a person: by group, then by reason, each with its places. */
export function renderRemarks(remarks: readonly Remark[]): string {
  return Object.entries(GROUPS)
    .map(([group, title]) => ({ title, of: remarks.filter((remark) => remark.group === group) }))
    .filter(({ of }) => of.length > 0)
    .map(({ title, of }) => [`${title}:`, ...reasons(of)].join('\n'))
    .join('\n\n');
}

function reasons(remarks: readonly Remark[]): string[] {
  return [...Map.groupBy(remarks, ({ why }) => why)].flatMap(([why, places]) => [
    `  ${why}`,
    ...wrapped(places.map(({ line, path }) => `${path || 'the file'} (line ${line})`)),
  ]);
}

function wrapped(places: readonly string[]): string[] {
  const lines: string[] = [];
  for (const place of places) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + place.length + 2 <= WIDTH) lines.push(`${lines.pop()}, ${place}`);
    else lines.push(`    ${place}`);
  }
  return lines;
}
