import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './repository.ts';
import { temporaryFolder } from './temporary.ts';

/** A git repository in a temporary folder, released from in tests. */
export interface GoProject {
  readonly folder: string;
  commit(message: string): void;
  tag(name: string): void;
  /** Says where the repository was cloned from. */
  origin(address: string): void;
  edit(file: string, change: (text: string) => string): void;
  write(file: string, text: string): void;
}

/** The example, as a repository of its own. */
export function oracleNode(): GoProject {
  const project = repository('oracle-node');
  cpSync(join(ROOT, 'examples/oracle-node'), project.folder, {
    recursive: true,
    filter: (path) => !/[/\\]dist$/.test(path),
  });
  project.commit('oracle-node');
  return project;
}

/** A program without dependencies, so that building it takes little. */
export function smallProgram(files: Readonly<Record<string, string>> = {}): GoProject {
  const project = repository('small');
  project.write('go.mod', 'module example.org/small\n\ngo 1.24\n');
  project.write('main.go', SMALL_MAIN);
  for (const [file, text] of Object.entries(files)) project.write(file, text);
  project.commit('small');
  return project;
}

/** A repository with these files, by path. */
export function repositoryOf(name: string, files: Readonly<Record<string, string>>): GoProject {
  const project = repository(name);
  for (const [file, text] of Object.entries(files)) project.write(file, text);
  project.commit(name);
  return project;
}

/** A node that answers to its health check, with little to build. */
export function servingProgram(files: Readonly<Record<string, string>> = {}): GoProject {
  const project = repository('served');
  project.write('go.mod', 'module example.org/served\n\ngo 1.24\n');
  project.write('main.go', SERVING_MAIN);
  for (const [file, text] of Object.entries(files)) project.write(file, text);
  project.commit('served');
  return project;
}

const SERVING_MAIN = `package main

import (
	"fmt"
	"net"
	"os"
)

var (
	version = "dev"
	commit  = "none"
	date    = "unknown"
)

func main() {
	switch {
	case len(os.Args) == 2 && os.Args[1] == "version":
		fmt.Println(version, commit, date)
	case len(os.Args) == 3 && os.Args[1] == "serve":
		serve(os.Args[2])
	default:
		os.Exit(2)
	}
}

func serve(address string) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for {
		connection, err := listener.Accept()
		if err != nil {
			continue
		}
		go answer(connection)
	}
}

func answer(connection net.Conn) {
	defer connection.Close()
	if _, err := connection.Read(make([]byte, 1024)); err != nil {
		return
	}
	fmt.Fprint(connection, "HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\nConnection: close\\r\\n\\r\\nok\\n")
}
`;

const SMALL_MAIN = `package main

import (
	"fmt"
	"os"
)

var (
	version = "dev"
	commit  = "none"
	date    = "unknown"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == "version" {
		fmt.Println(version, commit, date)
		return
	}
	os.Exit(2)
}
`;

function repository(name: string): GoProject {
  const folder = join(temporaryFolder('oracle-release'), name);
  mkdirSync(folder);
  const git = (...args: string[]): void => {
    const identity = [
      '-c',
      'user.name=Test',
      '-c',
      'user.email=test@example.org',
      '-c',
      'commit.gpgsign=false',
      '-c',
      'tag.gpgsign=false',
    ];
    // The same commit id in every run, so that what is released does not change either.
    const when = { GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z', GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z' };
    execFileSync('git', [...identity, ...args], {
      cwd: folder,
      stdio: 'pipe',
      env: { ...process.env, ...when },
    });
  };
  git('init', '--quiet', '--initial-branch=main');
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  return {
    folder,
    commit(message) {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', message);
    },
    tag: (tag) => git('tag', tag),
    origin: (address) => git('remote', 'add', 'origin', address),
    edit: (file, change) => write(file, change(readFileSync(join(folder, file), 'utf8'))),
    write,
  };
}
