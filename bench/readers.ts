import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Measurable, type Measured, measure, measureAll, median } from './measure.ts';
import { isOnPath, pathOf } from './peers.ts';
import type { Bench, Row, Runs } from './rows.ts';

/** Each file so often in one run: one reading is over before a process has started. */
const READINGS = 20;
const LARGE_BYTES = 190 << 20;
const NOTHING = 'node, no file';
const ORDINARY = 'ours, example';
const EXTRACTING = 'govulncheck, embedded';

/** What `pack` reads of a binary before it decides: of the example, of 200 MB made for it, and of a large program. */
export function readers(folder: string, example: string): Bench {
  const large = makeLarge(join(folder, 'readers'));
  const goreleaser = pathOf('goreleaser');
  const files: readonly (readonly [name: string, path: string])[] = [
    ['example', example],
    ...(goreleaser ? ([['goreleaser', goreleaser]] as const) : []),
    ['embedded', large.embedded],
    ['embedded, PE', large.pe],
    ['sectionless', large.sectionless],
    ['array', large.array],
  ];
  return {
    title: `${READINGS} readings`,
    rows: [
      { name: NOTHING, run: () => measure(reading([])) },
      {
        name: EXTRACTING,
        run: isOnPath('govulncheck') && (() => measureAll(times(large.embedded).map(extracting))),
      },
      ...files.flatMap(([name, path]): Row[] => [
        { name: `go version, ${name}`, run: () => measure(buildInfo(times(path))) },
        {
          name: `ours, ${name}`,
          against: path === large.embedded ? EXTRACTING : `go version, ${name}`,
          run: () => measure(reading(times(path))),
        },
      ]),
    ],
    remark: (runs) => files.map(([name, path]) => told(name, statSync(path).size, runs)).join('\n'),
  };
}

function times(path: string): string[] {
  return new Array<string>(READINGS).fill(path);
}

function reading(paths: readonly string[]): Measurable {
  const script = join(import.meta.dirname, 'read-binary.ts');
  return { file: process.execPath, args: [script, ...paths], cwd: import.meta.dirname };
}

/** Finds and prints the build information only. */
function buildInfo(paths: readonly string[]): Measurable {
  return { file: 'go', args: ['version', '-m', ...paths], cwd: import.meta.dirname };
}

/** Build information and every symbol, written as JSON. */
function extracting(path: string): Measurable {
  return { file: 'govulncheck', args: ['-mode=extract', path], cwd: import.meta.dirname };
}

/** Starts of Node differ by less. Where sections tell where the tables are, nothing else is read. */
const TELLING_MS = 300;

/** Bytes of the file over the time that its readings took, and the memory beyond what the example takes. */
function told(name: string, size: number, runs: Runs): string {
  const of = (row: string): Measured | undefined => median(runs.get(row) ?? []);
  const [found, start, ordinary] = [of(`ours, ${name}`), of(NOTHING), of(ORDINARY)];
  if (!found || !start || !ordinary) return `${name}: not-run`;
  const spentMs = found.wallMs - start.wallMs;
  const megabytes = size / 1e6;
  const speed =
    spentMs < TELLING_MS
      ? 'too soon over to tell'
      : `${((megabytes * READINGS * 1000) / spentMs).toFixed(0)} MB/s`;
  const more = Math.max(0, found.ownPeakKiB - ordinary.ownPeakKiB) / 1024;
  return `${name}: ${megabytes.toFixed(0)} MB, ${speed}, ${more.toFixed(0)} MiB beyond the example`;
}

interface Large {
  /** Random bytes in the read-only data, where both tables are in sections of their own. */
  readonly embedded: string;
  /** The same program for Windows, where the function table must be searched for. */
  readonly pe: string;
  /** The same without a section table: both tables must be searched for. */
  readonly sectionless: string;
  /** A Go array in the writable data. */
  readonly array: string;
}

function makeLarge(folder: string): Large {
  const embed = join(folder, 'embed');
  const inArray = join(folder, 'in-array');
  for (const [path, source] of [
    [embed, EMBEDDING],
    [inArray, WITH_ARRAY],
  ] as const) {
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'go.mod'), 'module example.test/large\n\ngo 1.21\n');
    writeFileSync(join(path, 'main.go'), source);
  }
  writeFileSync(join(embed, 'payload'), randomFillSync(Buffer.alloc(LARGE_BYTES)));
  const embedded = built(embed, 'linux');
  const sectionless = join(folder, 'sectionless');
  const bytes = readFileSync(embedded);
  // Offset and number of the section headers, and which of them has the names (System V gABI, chapter 4).
  bytes.writeBigUInt64LE(0n, 40);
  bytes.writeUInt32LE(0, 60);
  writeFileSync(sectionless, bytes);
  return { embedded, pe: built(embed, 'windows'), sectionless, array: built(inArray, 'linux') };
}

function built(folder: string, goos: string): string {
  const path = join(folder, `large-${goos}`);
  execFileSync('go', ['build', '-trimpath', '-ldflags', '-s -w', '-o', path, '.'], {
    cwd: folder,
    env: { ...process.env, GOOS: goos, GOARCH: 'amd64', CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '' },
  });
  return path;
}

const EMBEDDING = `package main

import (
	_ "embed"
	"os"
)

//go:embed payload
var payload string

func main() { os.Exit(int(payload[len(os.Args)])) }
`;

const WITH_ARRAY = `package main

import "os"

const size = ${LARGE_BYTES}

var table = [size]byte{0: 1, size - 1: 1}

func main() { os.Exit(int(table[len(os.Args)])) }
`;
