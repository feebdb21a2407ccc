import { type Document, isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { DIALECTS, type DialectName } from './dialects.ts';

export interface Target {
  readonly dialect: DialectName;
  /** Where the suite lies on that server, such as `org/oracle-release`. */
  readonly repository: string;
  /** The tag, branch or commit there that callers get. */
  readonly ref: string;
}

/** A stretch of the text, and what comes in its place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where a step or a job names what it runs, in a workflow and in a composite action. */
const USES = ['jobs.*.uses', 'jobs.*.steps.*.uses', 'runs.steps.*.uses'];

/**
 * A workflow or composite action as a server without `$/` and the youngest keys takes it. The document is
 * parsed to find the places, and only these are edited: comments and all else stay as they are, byte for byte.
 */
export function toDialect(text: string, target: Target): string {
  const document = parseDocument(text);
  const fault = document.errors[0];
  if (fault) throw fault;
  const { drops, firstLegDecides } = DIALECTS[target.dialect];
  return edited(text, [
    ...USES.flatMap((path) => selfReferences(text, document, path, target)),
    ...drops.flatMap(({ keys }) => droppedKeys(text, document, keys)),
    ...(firstLegDecides ? livingOutputs(text, document) : []),
  ]);
}

/** `$/p` is the repository and commit of the file itself; elsewhere both must be named. */
function selfReferences(text: string, document: Document, path: string, target: Target): Edit[] {
  return found(document, path).flatMap(({ pair }) => {
    const value = scalarOf(pair);
    if (!value.text.startsWith('$/')) return [];
    const named = `${target.repository}/${value.text.slice(2)}@${target.ref}`;
    return [{ ...value, text: text.slice(value.start, value.end).replace(value.text, () => named) }];
  });
}

function droppedKeys(text: string, document: Document, paths: readonly string[]): Edit[] {
  const pairs = paths.flatMap((path) => found(document, path));
  return [...new Set(pairs.map(({ map }) => map))].flatMap((map) => {
    const dropped = pairs.filter((one) => one.map === map).map(({ pair }) => pair);
    // A key without a value would mean something else than an empty map.
    if (dropped.length === map.items.length) return [emptied(map)];
    return dropped.map((pair) => (map.flow ? withoutItem(map, pair, dropped) : withoutLines(text, pair)));
  });
}

function emptied(map: YAMLMap): Edit {
  const [start, end] = rangeOf(map);
  // A block map goes on to the next key, past the comment that is kept.
  return { start, end: map.flow ? end : rangeOf(map.items.at(-1)?.value)[1], text: '{}' };
}

/** A pair of a block map goes with its lines, the comment at its end included. */
function withoutLines(text: string, pair: Pair): Edit {
  const start = text.lastIndexOf('\n', rangeOf(pair.key)[0]) + 1;
  return { start, end: rangeOf(pair.value)[2], text: '' };
}

/** A pair of a flow map goes with the comma before it, or with the one after where nothing before it stays. */
function withoutItem({ items }: YAMLMap, pair: Pair, dropped: readonly Pair[]): Edit {
  const index = items.indexOf(pair);
  return items.slice(0, index).some((before) => !dropped.includes(before))
    ? { start: rangeOf(items[index - 1]?.value)[1], end: rangeOf(pair.value)[1], text: '' }
    : { start: rangeOf(pair.key)[0], end: rangeOf(items[index + 1]?.key)[0], text: '' };
}

/**
 * Makes an empty output of a matrix job evaluate to its own text, so that act evaluates it again for the next
 * leg. Whoever runs act sets each variable named here to the whole text of the output that names it.
 */
function livingOutputs(text: string, document: Document): Edit[] {
  return found(document, 'jobs.*.outputs.*').flatMap(({ pair, keys }) => {
    const [, job = '', , output = ''] = keys;
    if (!document.hasIn(['jobs', job, 'strategy', 'matrix'])) return [];
    const value = scalarOf(pair);
    if (!/^\$\{\{(?:(?!\$\{\{).)*\}\}$/s.test(value.text))
      throw new Error(`output ${output} of the matrix job ${job} is not one expression: ${value.text}`);
    const variable = `ACT_${job}_${output}`.toUpperCase().replaceAll('-', '_');
    const source = text.slice(value.start, value.end);
    return [{ ...value, text: source.replace(/\s*\}\}(?=['"]?\s*$)/, ` || vars.${variable} }}`) }];
  });
}

interface Found {
  readonly map: YAMLMap;
  readonly pair: Pair;
  readonly keys: readonly string[];
}

/** Every pair at a path such as `jobs.*.outputs.*`; `*` also stands for the items of a list. */
function found(document: Document, path: string): Found[] {
  const walk = (node: unknown, [wanted, ...deeper]: readonly string[], keys: readonly string[]): Found[] => {
    if (isSeq(node))
      return wanted === '*' ? node.items.flatMap((item) => walk(item, deeper, [...keys, '*'])) : [];
    if (!isMap(node)) return [];
    return node.items.flatMap((pair) => {
      const key = String(pair.key);
      if (wanted !== '*' && wanted !== key) return [];
      const here = [...keys, key];
      return deeper.length > 0 ? walk(pair.value, deeper, here) : [{ map: node, pair, keys: here }];
    });
  };
  return walk(document.contents, path.split('.'), []);
}

function scalarOf({ value }: Pair): Edit {
  const [start, end] = rangeOf(value);
  return { start, end, text: isScalar(value) ? String(value.value) : '' };
}

/** Where a parsed node begins, where its value ends, and where what belongs to it ends. */
function rangeOf(node: unknown): readonly [number, number, number] {
  const { range } = node as { range?: [number, number, number] | null };
  if (!range) throw new Error('a node that was not parsed has no place in the text');
  return range;
}

function edited(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((current, { start, end, text }) => current.slice(0, start) + text + current.slice(end), text);
}
