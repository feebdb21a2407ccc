import type { Fleet as FleetConfig } from '../../model/lanes.ts';
import type { Ports } from '../../ports.ts';
import type { Fleet } from '../fleet.ts';
import { healthOf, waitForHealth } from './health.ts';
import { install, installedOn, restore, revive } from './install.ts';

/** What the methods of the local fleet work with. */
export interface LocalFleet {
  /** Absolute; every node has a folder in it. */
  readonly folder: string;
  readonly config: FleetConfig;
  /** Name of the program's file on nodes that are new. */
  readonly program: string;
  readonly ports: Ports;
}

/** A fleet of real processes on this machine, each in a folder and on a loopback port of its own. */
export function localFleet(fleet: LocalFleet): Fleet {
  return {
    nodes: Array.from({ length: fleet.config.nodes }, (_, index) => `node-${index + 1}`),
    installed: (node) => installedOn(fleet, node),
    install: (node, payload) => install(fleet, node, payload),
    restore: (node, checksum) => restore(fleet, node, checksum),
    revive: (node) => revive(fleet, node),
    becomesHealthy: (node) => waitForHealth(fleet, node),
    isHealthy: (node) => healthOf(fleet, node),
  };
}
