import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { localExec } from '../../../src/runner/exec.ts';
import { localProcesses } from '../../../src/runner/processes.ts';

describe.runIf(process.platform === 'linux')('processes that outlive us', () => {
  const processes = localProcesses();
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'processes-'));
  });
  afterEach(async () => {
    for (const program of await processes.find(folder)) await processes.stop(program, 100);
    await rm(folder, { recursive: true });
  });

  async function started(script: string) {
    const log = join(folder, 'log');
    await processes.start({ file: process.execPath, args: ['-e', script], cwd: folder, log, tag: folder });
    const [program] = await processes.find(folder);
    if (!program) throw new Error('it is not running');
    return program;
  }
  const said = (word: string) =>
    expect.poll(() => readFile(join(folder, 'log'), 'utf8'), { timeout: 10_000 }).toContain(word);

  it('are found by their tag, and only the one that was started', async () => {
    const child = 'require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 9)"])';
    const program = await started(`${child}; console.log("up"); setInterval(() => {}, 9)`);
    await said('up');
    expect(await processes.find(folder)).toEqual([program]);
    expect(await processes.find(`${folder}x`)).toEqual([]);
    expect((await readFile(program.executable)).equals(await readFile(process.execPath))).toBe(true);
    expect(await processes.alive(program)).toBe(true);
  });

  it('are asked to end, and killed when they do not', async () => {
    const program = await started(
      'process.on("SIGTERM", () => console.log("no")); console.log("up"); setInterval(() => {}, 9)',
    );
    await said('up');
    await processes.stop(program, 300);
    await said('no');
    expect(await processes.alive(program)).toBe(false);
    expect(await processes.find(folder)).toEqual([]);
  });

  it('are left alone when their number belongs to another by now', async () => {
    const program = await started('setInterval(() => {}, 9)');
    await processes.stop({ pid: program.pid, token: 'earlier' }, 100);
    await sleep(50);
    expect(await processes.alive(program)).toBe(true);
  });

  it('see none of our secrets', async () => {
    process.env.DISPATCH_TEST_TOKEN = 'hush';
    await started('console.log(Object.keys(process.env).join(), "end")');
    delete process.env.DISPATCH_TEST_TOKEN;
    await said('end');
    expect(await readFile(join(folder, 'log'), 'utf8')).not.toContain('DISPATCH_TEST_TOKEN');
  });

  it('are not marked as of the job, at whose end the runner kills what is', async () => {
    vi.stubEnv('RUNNER_TRACKING_ID', 'github_1');
    await started('console.log(Object.keys(process.env).join(), "end")');
    vi.unstubAllEnvs();
    await said('end');
    expect(await readFile(join(folder, 'log'), 'utf8')).not.toContain('RUNNER_TRACKING_ID');
  });

  it('cannot be started where there is no program', async () => {
    const program = {
      file: join(folder, 'none'),
      args: [],
      cwd: folder,
      log: join(folder, 'log'),
      tag: folder,
    };
    await expect(processes.start(program)).rejects.toMatchObject({ code: 'TOOL_MISSING' });
  });

  it('get a port that is free', async () => {
    const port = await processes.freePort([]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    server.close();
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(32_768);
  });

  it('get different ports, though nobody listens on them yet', async () => {
    const ports = await Promise.all(Array.from({ length: 200 }, () => processes.freePort([])));
    expect(new Set(ports).size).toBe(200);
  });

  it('say what they have in memory, until they end', async () => {
    const program = await started('const held = Buffer.alloc(64 << 20, 1); setInterval(() => held, 1e6)');
    const anonymous = async () => (await processes.memory(program))?.anonymous ?? 0;
    await expect.poll(anonymous, { timeout: 10_000 }).toBeGreaterThan(64 << 20);
    const { resident = 0 } = (await processes.memory(program)) ?? {};
    expect(resident).toBeGreaterThan(await anonymous());
    expect(await processes.memory({ ...program, token: 'earlier' })).toBeUndefined();
    await processes.stop(program, 300);
    expect(await processes.memory(program)).toBeUndefined();
  });

  it('are found by their tag too where they do not outlive us', async () => {
    const exec = localExec(new AbortController().signal);
    const running = exec.run({
      file: process.execPath,
      args: ['-e', 'setInterval(() => {}, 1e6)'],
      tag: folder,
    });
    await expect.poll(() => processes.find(folder), { timeout: 10_000 }).toHaveLength(1);
    for (const program of await processes.find(folder)) await processes.stop(program, 300);
    expect((await running).exitCode).toBe(128 + 15);
  });
});
