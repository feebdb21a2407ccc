import type { Check } from '../model/check.ts';
import { short } from '../model/digest.ts';
import { byBytes } from '../model/names.ts';
import { plain } from './plain.ts';

export interface ToolUsed {
  readonly name: string;
  /** Empty where the checks do not say. */
  readonly version: string;
  /** Lower-case hex; empty where the tool is not one file with a digest. */
  readonly sha256: string;
}

/** Every tool that the checks name, once, by name. A check writes `upx 4.2.4 sha256:<hex>`, and of several tools `a; b`. */
export function toolsOf(checks: readonly Check[]): ToolUsed[] {
  const texts = new Set(checks.flatMap((check) => (check.tool ? eachIn(check.tool) : [])));
  return [...texts]
    .map(parseTool)
    .sort((a, b) => byBytes(`${a.name} ${a.version}`, `${b.name} ${b.version}`));
}

/** A tool in a few words, its digest cut to what tells it from others: `upx 4.2.4 (b1c2d3e4f506)`. */
export function toolInShort(text: string): string {
  return eachIn(text)
    .map(parseTool)
    .map(({ name, version, sha256 }) =>
      [name, version, sha256 && `(${short(sha256)})`].filter(Boolean).join(' '),
    )
    .join(', ');
}

function eachIn(text: string): string[] {
  return text.split('; ').map((one) => plain(one, 300));
}

function parseTool(text: string): ToolUsed {
  const sha256 = /\b[0-9a-f]{64}\b/.exec(text)?.[0] ?? '';
  const rest = text.replace(/[\s,;(@]*(?:sha256[:=]\s*)?\b[0-9a-f]{64}\b\)?/, '');
  const [name = '', ...version] = rest.split(' ');
  return { name, version: version.join(' '), sha256 };
}
