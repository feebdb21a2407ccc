import schema from '../../schema/oracle-release.schema.json' with { type: 'json' };
import type { SchemaNode } from '../yaml/legal-keys.ts';

export const jsonSchema: SchemaNode = schema as SchemaNode;
