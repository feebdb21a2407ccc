import * as z from 'zod/mini';
import { readCompileErrors, type Said } from './compile-errors.ts';
import type { Reported } from './source-tree.ts';

/** Of `go doc golang.org/x/tools/go/analysis/unitchecker`: package → analysis → what it found, or why it failed. */
const Findings = z.record(
  z.string(),
  z.record(
    z.string(),
    z.union([z.array(z.object({ posn: z.string(), message: z.string() })), z.object({ error: z.string() })]),
  ),
);

/**
 * Reads what `go vet -json` printed. Up to Go 1.25 the findings are on stderr, from 1.26 on stdout; each package is an
 * object of its own, over many lines, between the plain lines for what does not compile. The exit code tells only of
 * the latter.
 */
export function readVet(stdout: string, stderr: string): Said {
  const streams = [stdout, stderr].map(splitObjects);
  const compiled = readCompileErrors(streams.map(({ others }) => others).join('\n'));
  const reported: Reported[] = [...compiled.reported];
  const rest: string[] = [...compiled.rest];
  for (const text of streams.flatMap(({ objects }) => objects)) {
    const findings = Findings.safeParse(parsed(text));
    if (!findings.success) rest.push(...text.split('\n'));
    else {
      const analyses = Object.values(findings.data).flatMap((analyses) => Object.entries(analyses));
      for (const [rule, found] of analyses) {
        if (!Array.isArray(found)) rest.push(`${rule}: ${found.error}`);
        else for (const { posn, message } of found) report(posn, message, rule);
      }
    }
  }
  return { reported, rest };

  function report(position: string, message: string, rule: string): void {
    const [, file, line, column] = /^(.+?):([1-9]\d{0,8})(?::([1-9]\d{0,8}))?$/.exec(position) ?? [];
    if (file === undefined) rest.push(`${rule}: ${message}`);
    else
      reported.push({ file, line: Number(line), ...(column && { column: Number(column) }), message, rule });
  }
}

/** An object begins with `{` at the start of a line and ends with `}` there. */
function splitObjects(text: string): { readonly objects: string[]; readonly others: string } {
  const objects: string[] = [];
  const others: string[] = [];
  let open: string[] | undefined;
  for (const line of text.split('\n')) {
    if (open) open.push(line);
    else if (line.startsWith('{')) open = [line];
    else others.push(line);
    if (open && (line === '}' || line === '{}')) {
      objects.push(open.join('\n'));
      open = undefined;
    }
  }
  return { objects: open ? [...objects, open.join('\n')] : objects, others: others.join('\n') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut off: told as it stands.
    return undefined;
  }
}
