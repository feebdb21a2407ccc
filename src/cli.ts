#!/usr/bin/env node
import { program } from './cli/program.ts';

const OLDEST_NODE = 22;

if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) {
  process.exitCode = await program(process.argv.slice(2));
} else {
  console.error(`oracle-release needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}`);
  process.exitCode = 3;
}
