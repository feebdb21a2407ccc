import { WorkflowFault } from './fault.ts';

export type Level = 'read' | 'write';

/** What a token may do; a name that is missing means no access. */
export type Permissions = Readonly<Record<string, Level>>;

const NAMES = [
  'actions',
  'artifact-metadata',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'id-token',
  'issues',
  'models',
  'packages',
  'pages',
  'pull-requests',
  'repository-projects',
  'security-events',
  'statuses',
  'vulnerability-alerts',
];

/** Tokens of a repository whose workflows ask for nothing, by its setting. */
export const DEFAULT_PERMISSIONS = {
  read: { contents: 'read', packages: 'read' },
  write: Object.fromEntries(NAMES.map((name) => [name, 'write'])),
} satisfies Readonly<Record<Level, Permissions>>;

/** Reads a `permissions` key; undefined where there is none. */
export function permissionsOf(written: unknown, where: string): Permissions | undefined {
  if (written === undefined) return undefined;
  if (written === 'read-all' || written === 'write-all') {
    const level: Level = written === 'read-all' ? 'read' : 'write';
    return Object.fromEntries(NAMES.map((name) => [name, level]));
  }
  if (written === null || typeof written !== 'object')
    throw new WorkflowFault(
      where,
      `permissions are a mapping, read-all or write-all, not ${String(written)}`,
    );
  return Object.fromEntries(
    Object.entries(written).flatMap(([name, level]): [string, Level][] => {
      if (!NAMES.includes(name)) throw new WorkflowFault(where, `there is no permission '${name}'`);
      if (level === 'none') return [];
      if (level !== 'read' && level !== 'write')
        throw new WorkflowFault(where, `${name}: ${String(level)} is none of read, write, none`);
      return [[name, level]];
    }),
  );
}

/** Refuses what a called workflow asks beyond its caller, with GitHub's words (PermissionsHelper). */
export function refuseExcess(
  asked: Permissions,
  granted: Permissions,
  { where, workflow, job }: { where: string; workflow: string; job: string | undefined },
): void {
  const excess = Object.entries(asked).filter(([name, level]) => rank(level) > rank(granted[name]));
  if (excess.length === 0) return;
  const wanted = excess.map(([name, level]) => `${name}: ${level}`).join(', ');
  const allowed = excess.map(([name]) => `${name}: ${granted[name] ?? 'none'}`).join(', ');
  const who = job === undefined ? 'The workflow' : `The nested job '${job}'`;
  throw new WorkflowFault(
    where,
    `Error calling workflow '${workflow}'. ` +
      `${who} is requesting '${wanted}', but is only allowed '${allowed}'.`,
  );
}

const rank = (level: Level | undefined) => (level === undefined ? 0 : level === 'read' ? 1 : 2);
