import { setTimeout as sleep } from 'node:timers/promises';
import type { Cache, Clock, Log, Ports, Progress, Releases } from '../ports.ts';
import { localExec } from './exec.ts';
import { localFiles } from './files.ts';
import type { localReleases } from './github.ts';
import { localHost } from './host.ts';
import { localHttp } from './http.ts';
import { localIdentity } from './identity.ts';
import { closedNetwork, openNetwork } from './network.ts';
import { localProcesses } from './processes.ts';
import { localTools } from './tools.ts';

export interface Surroundings {
  readonly offline?: boolean;
  /** Aborts when we are told to stop. */
  readonly interrupted?: AbortSignal;
  readonly log?: Log;
  readonly progress?: Progress;
  /** Given where releases on GitHub are asked for: a client is no part of the other bundles. */
  readonly releases?: typeof localReleases;
  /** Given where the cache of GitHub Actions is asked for. */
  readonly cache?: (surroundings: { readonly offline: boolean }) => Cache;
}

/** The ports over this machine; quiet unless a log and a progress are given. */
export function localPorts(surroundings: Surroundings = {}): Ports {
  const {
    offline = false,
    interrupted = new AbortController().signal,
    log = quiet,
    progress = unwatched,
    releases = () => noReleases,
    cache,
  } = surroundings;
  const clock = localClock(interrupted);
  const exec = localExec(interrupted);
  return {
    ...(offline ? closedNetwork(exec) : { exec, network: openNetwork }),
    files: localFiles,
    http: localHttp(offline, interrupted),
    releases: releases({ offline, interrupted, clock }),
    identity: localIdentity(localHost, offline, interrupted),
    clock,
    tools: localTools(localFiles),
    host: localHost,
    processes: localProcesses(),
    ...(cache ? { cache: cache({ offline }) } : {}),
    log,
    progress,
  };
}

function localClock(interrupted: AbortSignal): Clock {
  return {
    now: () => Date.now(),
    async sleep(ms) {
      await sleep(ms, undefined, { signal: interrupted }).catch(() => undefined);
      interrupted.throwIfAborted();
    },
  };
}

const quiet: Log = { info: () => {}, warn: () => {}, debug: () => {} };
const noClient = (): never => {
  throw new Error('this command has no client for releases');
};
const noReleases: Releases = { of: noClient, about: noClient };
const unwatched: Progress = { report: () => {} };
