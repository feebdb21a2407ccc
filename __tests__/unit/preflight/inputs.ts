import type { PreflightInputs } from '../../../src/preflight/inputs.ts';

/** A run that publishes nowhere and starts nothing, changed as a test needs it. */
export function preflightInputs(changes: Partial<PreflightInputs> = {}): PreflightInputs {
  return {
    workingDirectory: '/',
    output: '/nowhere',
    elsewhere: false,
    tag: 'v1.2.3',
    sign: 'key',
    places: [],
    tools: [],
    ...changes,
  };
}
