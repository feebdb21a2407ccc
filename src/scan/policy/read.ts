import type { Files } from '../../ports.ts';
import { parseDocument } from '../../yaml/document.ts';
import { completed, type ScanPolicy } from './policy.ts';
import { Policy } from './schema.ts';

const ONE_MIB = 1024 * 1024;

const KIND = {
  schema: Policy,
  jsonSchema: async () => (await import('./json-schema.ts')).jsonSchema,
  remedy: 'correct the policy; schema/scan-policy.schema.json lists every key, and editors complete from it',
};

/** Reads a policy file. Throws FILE_MISSING, CONFIG_UNREADABLE, or CONFIG_INVALID with line and column. */
export async function readPolicy(path: string, files: Files): Promise<ScanPolicy> {
  return completed(await parseDocument(await files.readText(path, ONE_MIB), path, KIND));
}
