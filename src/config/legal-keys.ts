import schema from '../../schema/oracle-release.schema.json' with { type: 'json' };
import type { YamlPath } from './position.ts';

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly anyOf?: readonly SchemaNode[];
}

/** The keys that the schema of the configuration allows at a path. */
export function legalKeys(path: YamlPath): string[] {
  let nodes = [schema as SchemaNode];
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
