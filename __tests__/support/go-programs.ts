import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

/** Where the repository keeps the tools it fetched. */
export const TOOLS = resolve(import.meta.dirname, '../../.tools/bin');

/** The version that `go version` prints, `go1.26.8`; undefined where there is no Go. */
export const goVersion: string | undefined = answerOf('go', ['env', 'GOVERSION']);

/** A Go to build with, by the name that GOTOOLCHAIN has for it; `local` is the machine's own. */
export interface Go {
  readonly toolchain: string;
  /** `go1.26.8`; undefined where it is not there. */
  readonly version: string | undefined;
}

const MACHINES_GO: Go = { toolchain: 'local', version: goVersion };

/**
 * The machine's Go, and another that comes as a module, which Go itself checks against its checksum database. `kept`
 * asks nobody for it, and finds it where it was fetched before.
 */
export function goVersions(other: 'fetched' | 'kept'): readonly Go[] {
  const toolchain = 'go1.25.1';
  const env = { ...process.env, GOTOOLCHAIN: toolchain, ...(other === 'kept' && { GOPROXY: 'off' }) };
  return [MACHINES_GO, { toolchain, version: answerOf('go', ['env', 'GOVERSION'], env) }];
}

/** A tool of the repository or of PATH; undefined where there is none. */
export function toolPath(name: string): string | undefined {
  const folders = [TOOLS, ...(process.env.PATH ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Prints `hello 1.2.3` for `version`, else exits 2. */
const HELLO = `package main

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

/** Listens on the address after `serve` until it is stopped; prints `server 1.2.3` for anything else. */
const SERVER = `package main

import (
	"fmt"
	"net"
	"os"
)

func main() {
	if len(os.Args) != 3 || os.Args[1] != "serve" {
		fmt.Println("server 1.2.3")
		return
	}
	listener, err := net.Listen("tcp", os.Args[2])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for {
		connection, err := listener.Accept()
		if err != nil {
			os.Exit(1)
		}
		connection.Close()
	}
}
`;

/** Prints where it lies and where it runs; ends with the exit code in its argument, where there is one. */
const PLACE = `package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	program, _ := os.Executable()
	folder, _ := os.Getwd()
	fmt.Println(program)
	fmt.Println(folder)
	if len(os.Args) > 1 {
		code, _ := strconv.Atoi(os.Args[1])
		os.Exit(code)
	}
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
export function helloProgram(target: string, go = MACHINES_GO): string {
  return built('hello', HELLO, target, { go });
}

/** Another build of that program: of the same size, and it answers the same to `version`. */
export function helloAgain(target: string, go = MACHINES_GO): string {
  return built('hello', HELLO.replace('os.Exit(2)', 'os.Exit(3)'), target, { go, kind: 'hello-again' });
}

/** The same program with its symbols and debugging information. */
export function helloCompanion(target: string): string {
  return built('hello', HELLO, target, { ldflags: '-buildid=', kind: 'hello-unstripped' });
}

/** A program that keeps running with `serve 127.0.0.1:<port>`. */
export function serverProgram(target: string): string {
  return built('server', SERVER, target);
}

/** A program that prints its path and its working folder, and ends with the exit code it is given. */
export function placeProgram(target: string): string {
  return built('place', PLACE, target);
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

/** How a program is built, and what kind of it that makes. */
interface Recipe {
  readonly go?: Go;
  readonly ldflags?: string;
  readonly kind?: string;
}

function built(
  name: string,
  source: string,
  target: string,
  { go = MACHINES_GO, ldflags = '-s -w -buildid=', kind = name }: Recipe = {},
): string {
  const [goos = '', goarch = ''] = target.split('/');
  const cache = join(tmpdir(), `oracle-release-programs-${go.version}`);
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
        GOTOOLCHAIN: go.toolchain,
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

function answerOf(file: string, args: readonly string[], env = process.env): string | undefined {
  try {
    return execFileSync(file, args, { encoding: 'utf8', env, stdio: 'pipe' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
