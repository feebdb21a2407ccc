import type { PlannedArtifact } from '../../src/model/plan.ts';

/** A `go build` with nothing asked for beside what is always done. */
export const PLAIN_BUILD: Omit<PlannedArtifact, 'build' | 'target' | 'plain' | 'debug' | 'file'> = {
  flags: [],
  ldflags: '-s -w -buildid=',
  tags: [],
  env: [],
  cgo: false,
  hooks: { pre: [], post: [] },
};
