import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { POLICY, TOOL_PATH } from './cli.ts';
import { ROOT } from './repository.ts';
import { temporaryFolder } from './temporary.ts';

/** Makes a network namespace with no interface but a loopback that is down; as root, or as a root of its own. */
const UNSHARE = [['--net'], ['--net', '--map-root-user']].find(
  (flags) => spawnSync('unshare', [...flags, 'true']).status === 0,
);

/** Why nothing can be run without a network here; undefined where it can. */
export const noAirGap = UNSHARE ? undefined : 'no network namespace can be made on this machine';

export interface AirGapped {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What was sent to an address, and had no route or went to loopback; as the kernel counts it in the namespace. */
  readonly tried: number;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs a program where there is no network, not even loopback. */
export function withoutNetwork(
  program: string,
  args: readonly string[],
  where: Surroundings = {},
): Promise<AirGapped> {
  const counters = join(temporaryFolder('counters'), 'snmp');
  const script = `"$@"; code=$?; cat /proc/net/snmp* > '${counters}'; exit $code`;
  const command = [...(UNSHARE ?? []), 'sh', '-c', script, 'sh', program, ...args];
  const env = {
    ...process.env,
    PATH: TOOL_PATH,
    COSIGN_PASSWORD: '',
    ORACLE_RELEASE_POLICY: POLICY,
    ...where.env,
  };
  const options = { ...(where.cwd && { cwd: where.cwd }), env, maxBuffer: 64 << 20 };
  return new Promise((resolve) => {
    execFile('unshare', command, options, (error, stdout, stderr) => {
      const exitCode = error ? Number(error.code ?? 1) : 0;
      resolve({ exitCode, stdout, stderr, tried: triedIn(readFileSync(counters, 'utf8')) });
    });
  });
}

/** The bundled command line, where there is no network. */
export function airGapped(args: readonly string[], where?: Surroundings): Promise<AirGapped> {
  return withoutNetwork(process.execPath, [join(ROOT, 'dist/cli/index.js'), ...args], where);
}

/** Packets sent, and packets and connections without a route (ipOutRequests and ipOutNoRoutes of RFC 4293). */
function triedIn(counters: string): number {
  const [names = [], values = []] = [...counters.matchAll(/^Ip: (.*)$/gm)].map(([, line = '']) =>
    line.split(' '),
  );
  const count = (name: string): number =>
    // Where the kernel does not count, the answer is no number, which is not 0.
    Number(values[names.indexOf(name)]) +
    Number(new RegExp(`^Ip6${name}\\s+(\\d+)$`, 'm').exec(counters)?.[1] ?? 0);
  return count('OutRequests') + count('OutNoRoutes');
}
