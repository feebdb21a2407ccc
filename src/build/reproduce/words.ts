import type { Cause } from './causes.ts';
import type { Difference } from './compare.ts';
import type { Explanation } from './explain.ts';

const MAX_LISTED = 5;

/** An explanation for a person, one finding a line, the most telling first. */
export function wordsOf(explanation: Explanation): { measured: string; detail: string; remedy: string } {
  const { sections, buildInfo, functions, unreadable } = explanation;
  const causes = telling(explanation.causes);
  const holdsCause = ({ first }: Difference) => causes.some(({ section }) => section === first?.name);
  return {
    measured: `${sections.reduce((sum, { bytes }) => sum + bytes, 0)} bytes differ`,
    detail: [
      ...(unreadable ? [`not both are programs that can be read: ${unreadable}`] : []),
      ...[...new Set(causes.map(({ kind }) => kind))].map((kind) => leak(kind, causes)),
      ...listed('build info: ', buildInfo, '; '),
      ...listed(
        'sections: ',
        [...sections.filter(holdsCause), ...sections.filter((one) => !holdsCause(one))].map(sectionWords),
        '; ',
      ),
      ...listed('functions: ', functions, '; '),
    ].join('\n'),
    remedy: remedyOf(causes, buildInfo),
  };
}

/** Where something has a name, the text that merely differs is its consequence. */
function telling(causes: readonly Cause[]): readonly Cause[] {
  const named = causes.filter(({ kind }) => kind !== 'text');
  return named.length > 0 ? named : causes;
}

function leak(kind: Cause['kind'], causes: readonly Cause[]): string {
  const of = causes.filter((cause) => cause.kind === kind);
  const example = (which: Cause['which']) => {
    const found = of.find((cause) => cause.which === which);
    return found ? [`${JSON.stringify(found.text)} in the ${which} build (${found.section})`] : [];
  };
  const what = kind === 'text' ? 'text differs' : `the ${kind} leaks`;
  return `${what}: ${[...example('first'), ...example('second')].join(', ')}`;
}

function sectionWords({ first, second, bytes, at }: Difference): string {
  if (!first) return `${second?.name} is only in the second`;
  if (!second) return `${first.name} is only in the first`;
  const grown = second.size - first.size;
  const size = grown === 0 ? '' : `, ${grown > 0 ? '+' : ''}${grown} in size`;
  return `${first.name} ${bytes} of ${first.size} bytes from +0x${at.toString(16)}${size}`;
}

function listed(title: string, items: readonly string[], separator: string): string[] {
  if (items.length === 0) return [];
  const more = items.length > MAX_LISTED ? [`and ${items.length - MAX_LISTED} more`] : [];
  return [`${title}${[...items.slice(0, MAX_LISTED), ...more].join(separator)}`];
}

const REMEDIES: Readonly<Record<Cause['kind'], string>> = {
  folder: 'keep -trimpath, and let no hook, generator or -X write an absolute path',
  'temporary folder': 'let no hook or generator write the name of a temporary file',
  'home folder': 'let no hook or generator write a path of the home folder',
  'user name': 'let no hook or generator write who ran it',
  time: 'take the time of the commit ({{ .CommitDate }}, or `git log -1 --format=%cI` in a hook), never that of the build',
  text: 'look for what differs from run to run: the order of a map or of files in a folder, random numbers, counters',
};

function remedyOf(causes: readonly Cause[], buildInfo: readonly string[]): string {
  const kinds = [...new Set(causes.map(({ kind }) => kind))];
  const state = buildInfo.some((line) => line.startsWith('setting vcs.'))
    ? ['let no hook change files that git tracks']
    : [];
  const remedies = [...kinds.map((kind) => REMEDIES[kind]), ...state];
  return remedies.length > 0 ? remedies.join('; ') : 'compare the two builds with `go build -x`';
}
