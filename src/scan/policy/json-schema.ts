import schema from '../../../schema/scan-policy.schema.json' with { type: 'json' };
import type { SchemaNode } from '../../yaml/legal-keys.ts';

export const jsonSchema: SchemaNode = schema as SchemaNode;
