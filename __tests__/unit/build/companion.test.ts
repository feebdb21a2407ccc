import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkCompanion } from '../../../src/build/companion.ts';
import { Checklist } from '../../../src/model/check.ts';
import { localFiles } from '../../../src/runner/files.ts';
import { temporaryFolder } from '../../support/temporary.ts';

/** Works for a second under a profiler where it is told to, and panics where it is told nothing. */
const PROGRAM = `package main

import (
	"os"
	"runtime/pprof"
	"time"
)

var sum int

//go:noinline
func busy(until time.Time) {
	for time.Now().Before(until) {
		for i := range 100000 {
			sum += i
		}
	}
}

//go:noinline
func crash(empty map[string]int) {
	empty["price"] = sum
}

func main() {
	if len(os.Args) > 1 {
		file, _ := os.Create(os.Args[1])
		pprof.StartCPUProfile(file)
		busy(time.Now().Add(time.Second))
		pprof.StopCPUProfile()
		file.Close()
		return
	}
	crash(nil)
}
`;

const folder = temporaryFolder('companion');
const path = (name: string): string => join(folder, name);
const go = (args: readonly string[], env: NodeJS.ProcessEnv = {}): string =>
  execFileSync('go', args, { cwd: folder, env: { ...process.env, CGO_ENABLED: '0', ...env } }).toString();

const check = (plain: string, debug: string) =>
  checkCompanion(
    new Checklist('build', Date.now).begin('companion', 'x'),
    { plain: path(plain), debug: path(debug) },
    localFiles,
  );

beforeAll(() => {
  writeFileSync(path('go.mod'), 'module example.org/crash\n\ngo 1.24\n');
  writeFileSync(path('main.go'), PROGRAM);
  go(['build', '-trimpath', '-ldflags=-s -w -buildid=', '-o', 'shipped', '.']);
  go(['build', '-trimpath', '-ldflags=-buildid=', '-o', 'companion', '.']);
});

describe('the companion of a shipped binary', () => {
  test('names the place of a panic from its addresses alone', () => {
    const { stderr } = spawnSync(path('shipped'), [], { encoding: 'utf8', env: { GOTRACEBACK: 'system' } });
    const frame = /main\.crash\([\s\S]*?main\.go:(\d+) \+0x([0-9a-f]+) fp=\S+ sp=\S+ pc=0x([0-9a-f]+)/.exec(
      stderr,
    );
    expect(frame, stderr).not.toBeNull();
    const [, line, , pc] = frame ?? [];
    // A frame's pc is the return address; the instruction that crashed is before it.
    const asked = `0x${(Number.parseInt(pc ?? '', 16) - 1).toString(16)}\n`;
    const told = spawnSync('go', ['tool', 'addr2line', path('companion')], {
      input: asked,
      encoding: 'utf8',
    });
    expect(told.stdout.trim()).toBe(`main.crash\nexample.org/crash/main.go:${line}`);
  });

  test('names the functions of a profile', () => {
    execFileSync(path('shipped'), [path('cpu.pprof')]);
    const listed = go([
      'tool',
      'pprof',
      '-list',
      '^main.busy$',
      '-symbolize=force',
      path('companion'),
      path('cpu.pprof'),
    ]);
    expect(listed).toMatch(/ROUTINE =+ main\.busy in .*main\.go/);
  });

  test('passes the check', async () => {
    expect(await check('shipped', 'companion')).toMatchObject({ verdict: 'pass' });
  });
});

describe.each(['linux/arm64', 'linux/ppc64le', 'darwin/arm64', 'windows/amd64'])('for %s', (target) => {
  const [GOOS, GOARCH] = target.split('/');

  test('the code is the same with symbols and without', async () => {
    go(['build', '-trimpath', '-ldflags=-s -w -buildid=', '-o', `${GOOS}-${GOARCH}`, '.'], { GOOS, GOARCH });
    go(['build', '-trimpath', '-ldflags=-buildid=', '-o', `${GOOS}-${GOARCH}.debug`, '.'], { GOOS, GOARCH });
    expect(await check(`${GOOS}-${GOARCH}`, `${GOOS}-${GOARCH}.debug`)).toMatchObject({ verdict: 'pass' });
  });
});

test('a companion of other code is found out', async () => {
  writeFileSync(path('main.go'), PROGRAM.replace('100000', '100001'));
  go(['build', '-trimpath', '-ldflags=-buildid=', '-o', 'other', '.']);
  expect(await check('shipped', 'other')).toMatchObject({
    verdict: 'fail',
    measured: 'the bytes of the code differ',
  });
});

test('a companion without lines is found out', async () => {
  expect(await check('shipped', 'shipped')).toMatchObject({
    verdict: 'fail',
    measured: 'the companion has no line table',
  });
});
