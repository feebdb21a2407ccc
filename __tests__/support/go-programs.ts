import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

/** Where the repository keeps the tools it fetched. */
export const TOOLS = resolve(import.meta.dirname, '../../.tools/bin');

/** The version that `go version` prints, `go1.26.8`; undefined where there is no Go. */
export const goVersion: string | undefined = answerOf('go', ['env', 'GOVERSION']);

/** A tool of the repository or of PATH; undefined where there is none. */
export function toolPath(name: string): string | undefined {
  const folders = [TOOLS, ...(process.env.PATH ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Prints `hello 1.2.3` for `version`, else exits 2. */
const SOURCE = `package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == "version" {
		fmt.Println("hello 1.2.3")
		return
	}
	os.Exit(2)
}
`;

/** Prints how many functions and files Go itself finds in an ELF program. */
const COUNTER = `package main

import (
	"debug/elf"
	"debug/gosym"
	"fmt"
	"os"
)

func main() {
	file, err := elf.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	data, err := file.Section(".gopclntab").Data()
	if err != nil {
		panic(err)
	}
	table, err := gosym.NewTable(nil, gosym.NewLineTable(data, file.Section(".text").Addr))
	if err != nil {
		panic(err)
	}
	fmt.Println(len(table.Funcs), len(table.Files))
}
`;

/** A stripped program for `linux/amd64` or the like; built once for a Go version and kept. */
export function helloProgram(target: string): string {
  return built('hello', SOURCE, target);
}

/** The same program with its symbols and debugging information. */
export function helloCompanion(target: string): string {
  return built('hello', SOURCE, target, '-buildid=');
}

/** Functions and files of an ELF program, as Go's own debug/gosym counts them. */
export function countedByGo(program: string): { functions: number; files: number } {
  const host = execFileSync('go', ['env', 'GOOS', 'GOARCH'], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .join('/');
  const [functions, files] = execFileSync(built('counter', COUNTER, host), [program], {
    encoding: 'utf8',
  }).split(' ');
  return { functions: Number(functions), files: Number(files) };
}

function built(name: string, source: string, target: string, ldflags = '-s -w -buildid='): string {
  const [goos = '', goarch = ''] = target.split('/');
  const cache = join(tmpdir(), `oracle-release-programs-${goVersion}`);
  const kind = ldflags.includes('-s') ? name : `${name}-unstripped`;
  const program = join(cache, `${kind}-${goos}-${goarch}${goos === 'windows' ? '.exe' : ''}`);
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'build-'));
  try {
    writeFileSync(join(folder, 'go.mod'), `module example.test/${name}\n\ngo 1.21\n`);
    writeFileSync(join(folder, 'main.go'), source);
    const output = join(folder, 'program');
    execFileSync('go', ['build', '-trimpath', `-ldflags=${ldflags}`, '-o', output, '.'], {
      cwd: folder,
      env: {
        ...process.env,
        GOOS: goos,
        GOARCH: goarch,
        CGO_ENABLED: '0',
        GOTOOLCHAIN: 'local',
        GOFLAGS: '',
        GOWORK: 'off',
      },
    });
    // Other test files may be building the same program.
    renameSync(output, program);
    return program;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function answerOf(file: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(file, args, { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
