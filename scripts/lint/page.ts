import { isMap, isNode, isScalar, LineCounter, type Pair, parseDocument } from 'yaml';
import type { Finding } from './finding.ts';

export type Kind = 'workflow' | 'action' | 'example';

/** Keys and indices from the top. */
export type Path = readonly (string | number)[];

/** One YAML text: a workflow, an action, or an example that a page of documentation shows. */
export interface Page {
  readonly kind: Kind;
  readonly file: string;
  readonly text: string;
  /** What was parsed, in an example perhaps a list of steps. */
  readonly root: unknown;
  /** The same, where it is a map. */
  readonly content: Tree;
  lineOf(path: Path): number;
  /** What stands behind the value on its line. */
  commentOf(path: Path): string;
}

export type Tree = Readonly<Record<string, unknown>>;

/** A map as such, and anything else as an empty one. */
export function tree(value: unknown): Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Tree) : {};
}

/** Parses a text that begins at a line of its file, or says why it is no YAML. */
export function parsePage(kind: Kind, file: string, text: string, firstLine = 1): Page | Finding {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => firstLine + counter.linePos(offset).line - 1;
  const root: unknown = document.toJS();
  const [fault] = document.errors;
  if (fault) return { rule: 'yaml', file, line: lineAt(fault.pos[0]), message: fault.message };
  return {
    kind,
    file,
    text,
    root,
    content: tree(root),
    lineOf(path) {
      const parent = document.getIn(path.slice(0, -1), true);
      const pair = isMap(parent) ? parent.items.find((one) => keyOf(one) === path.at(-1)) : undefined;
      const node = pair?.key ?? document.getIn(path, true);
      return isNode(node) && node.range ? lineAt(node.range[0]) : 0;
    },
    commentOf(path) {
      const node = document.getIn(path, true);
      return isNode(node) ? (node.comment ?? '').trim() : '';
    },
  };
}

/** The examples of a page of documentation: its blocks that are marked as YAML. */
export function examplesOf(file: string, markdown: string): (Page | Finding)[] {
  const blocks = markdown.matchAll(/^( *)```ya?ml\n([\s\S]*?)^ *```/gm);
  return [...blocks].map(({ index, 1: indent = '', 2: block = '' }) => {
    const firstLine = markdown.slice(0, index).split('\n').length + 1;
    return parsePage('example', file, block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''), firstLine);
  });
}

/** A map somewhere in a page, such as a step. */
export interface Place {
  readonly content: Tree;
  readonly path: Path;
}

export function jobsOf({ content }: Page): (Place & { readonly id: string })[] {
  return Object.entries(tree(content.jobs)).map(([id, job]) => ({
    id,
    content: tree(job),
    path: ['jobs', id],
  }));
}

/** Whatever runs something: steps, wherever they stand, and jobs that call a workflow. */
export function stepsOf(page: Page): Place[] {
  return mapsOf(page.root).filter(
    ({ content }) => typeof content.uses === 'string' || typeof content.run === 'string',
  );
}

function mapsOf(node: unknown, path: Path = []): Place[] {
  if (typeof node !== 'object' || node === null) return [];
  const deeper = Array.isArray(node)
    ? node.flatMap((item, index) => mapsOf(item, [...path, index]))
    : Object.entries(node).flatMap(([key, value]) => mapsOf(value, [...path, key]));
  return Array.isArray(node) ? deeper : [{ content: tree(node), path }, ...deeper];
}

function keyOf({ key }: Pair): unknown {
  return isScalar(key) ? key.value : key;
}
