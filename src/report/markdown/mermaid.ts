import type { SourceInsight } from '../../model/insight-report.ts';

export interface Diagram {
  /** A block of Mermaid, as GitHub draws it. */
  readonly lines: readonly string[];
  /** What was left out to keep it readable, and within what Mermaid draws. */
  readonly hiddenModules: number;
  readonly hiddenImports: number;
}

export const MOST_NODES = 50;
/** Mermaid refuses a diagram with more than 500 edges, and then shows none of it. */
export const MOST_EDGES = 400;

/** Which module imports which, those nearest to the main module first. */
export function moduleDiagram({ nodes, edges }: NonNullable<SourceInsight['modules']>): Diagram {
  const shown = nodes.slice(0, MOST_NODES);
  // Nodes are in the order of their distance, so edges between the nearest come first.
  const inside = edges.filter(([from, to]) => from < shown.length && to < shown.length);
  const drawn = inside.slice(0, MOST_EDGES);
  return {
    lines: [
      '```mermaid',
      'graph LR',
      ...shown.map(
        ({ path, version }, place) => `  m${place}["${label(path)}${version && `<br/>${label(version)}`}"]`,
      ),
      ...drawn.map(([from, to]) => `  m${from} --> m${to}`),
      '```',
    ],
    hiddenModules: nodes.length - shown.length,
    hiddenImports: edges.length - drawn.length,
  };
}

/** Only what no diagram and no markdown takes for more than text; module paths have nothing else. */
function label(text: string): string {
  return text.slice(0, 120).replace(/[^A-Za-z0-9._~+/@-]/g, '?');
}
