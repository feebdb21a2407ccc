import { type BuildInfo, readBuildInfo } from '../../src/binary/buildinfo.ts';
import { codeDifference, hasLines } from '../../src/binary/code.ts';
import { isFips } from '../../src/binary/fips.ts';
import { functionSizes } from '../../src/binary/functions.ts';
import { inspect } from '../../src/binary/inspect.ts';
import { MalformedBinary } from '../../src/binary/malformed.ts';
import { openImage } from '../../src/binary/open.ts';
import { functionNames, readFunctionTable } from '../../src/binary/pclntab.ts';
import { comparePe } from '../../src/binary/pe-equivalence.ts';
import type { ByteSource } from '../../src/binary/source.ts';
import { stretchesOf } from '../../src/binary/stretches.ts';
import { symbolStretches } from '../../src/binary/symbols.ts';
import { preflight } from '../../src/pack/preflight.ts';

/** Everything of ours that reads a binary, and what `pack` decides from it. */
const READERS: readonly ((source: ByteSource) => unknown)[] = [
  decide,
  functionNames,
  functionSizes,
  hasLines,
  (source) => codeDifference(source, source),
  (source) => stretchesOf(openImage(source), source),
  (source) => comparePe(source, source),
  (source) => [...(symbolStretches(source) ?? [])],
];

/** Reads with every reader; anything but a result or MalformedBinary comes out. */
export function readAll(source: ByteSource): void {
  for (const read of READERS) {
    try {
      read(guarded(source));
    } catch (error) {
      if (!(error instanceof MalformedBinary)) throw error;
    }
  }
}

/** As `pack` reads a file; throws where it would pack what it must not. */
function decide(source: ByteSource): void {
  const facts = inspect(source);
  const buildInfo: BuildInfo | undefined = readBuildInfo(source);
  const functions = readFunctionTable(source);
  const fips = isFips(buildInfo, () => undefined);
  const decision = preflight({
    facts,
    buildInfo,
    functions,
    declared: undefined,
    fips,
    onUnsupported: 'skip',
  });
  if (decision.kind !== 'pack') return;
  if (
    facts.upx ||
    !facts.program ||
    facts.format === 'macho' ||
    facts.signature ||
    fips ||
    !(buildInfo || functions)
  ) {
    throw new Error(`would be packed: ${JSON.stringify({ facts, buildInfo, functions })}`);
  }
}

/** A source that refuses what no reader may ask: to read outside the file, more than it holds, or for ever. */
function guarded(source: ByteSource): ByteSource {
  let reads = 0;
  let bytes = 0;
  return {
    size: source.size,
    read(offset, length) {
      reads += 1;
      if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 0) {
        throw new Error(`asked for ${length} bytes at ${offset}`);
      }
      if (length > source.size + 1024) throw new Error(`asked for ${length} of ${source.size} bytes`);
      if (reads > 20_000) throw new Error('too many reads');
      const found = source.read(offset, length);
      bytes += found.length;
      if (bytes > 10 * source.size + (1 << 20)) throw new Error(`read ${bytes} of ${source.size} bytes`);
      return found;
    },
  };
}
