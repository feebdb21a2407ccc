import { availableParallelism } from 'node:os';
import type { Host } from '../ports.ts';

const GOOS: Readonly<Record<string, string>> = { win32: 'windows', sunos: 'solaris' };
const GOARCH: Readonly<Record<string, string>> = {
  x64: 'amd64',
  ia32: '386',
  ppc64: 'ppc64le',
  loong64: 'loong64',
};

/** This machine in Go's words. */
export const localHost: Host = {
  goos: GOOS[process.platform] ?? process.platform,
  goarch: GOARCH[process.arch] ?? process.arch,
  cores: availableParallelism(),
  env: (name) => process.env[name] || undefined,
};
