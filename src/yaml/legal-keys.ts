import type { YamlPath } from './position.ts';

/** As much of a JSON schema as says which keys are legal. */
export interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly anyOf?: readonly SchemaNode[];
}

/** The keys that a schema allows at a path. */
export function legalKeys(path: YamlPath, schema: SchemaNode): string[] {
  let nodes = [schema];
  for (const step of path) nodes = nodes.flatMap(alternatives).flatMap((node) => child(node, step));
  return nodes.flatMap(alternatives).flatMap((node) => Object.keys(node.properties ?? {}));
}

function alternatives(node: SchemaNode): SchemaNode[] {
  return [node, ...(node.anyOf ?? []).flatMap(alternatives)];
}

function child(node: SchemaNode, step: string | number): SchemaNode[] {
  if (typeof step === 'number') return node.items ? [node.items] : [];
  const property = node.properties?.[step];
  if (property) return [property];
  return typeof node.additionalProperties === 'object' ? [node.additionalProperties] : [];
}
