import * as z from 'zod/mini';
import type { Files } from '../../ports.ts';
import { failed } from './tool.ts';

/** Answers for large images reach tens of megabytes. */
const MOST_BYTES = 256 << 20;

/** Reads what a scanner wrote. Throws TOOL_FAILED where there is nothing. */
export async function readAnswer(tool: string, path: string, files: Files): Promise<string> {
  if ((await files.stat(path))?.kind !== 'file') throw failed(tool, 'it wrote no answer');
  return files.readText(path, MOST_BYTES);
}

/** Throws TOOL_FAILED where the text is not what the scanner promises; keys that we do not know are no fault. */
export function parseAnswer<Schema extends z.core.$ZodType>(
  tool: string,
  schema: Schema,
  text: string,
): z.output<Schema> {
  if (text.trim() === '') throw failed(tool, 'its answer is empty');
  try {
    return z.parse(schema, JSON.parse(text));
  } catch (cause) {
    throw failed(tool, 'its answer is not in the format that we know', cause);
  }
}
