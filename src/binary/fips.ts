import type { BuildInfo } from './buildinfo.ts';

/**
 * Whether a program is meant to run in a FIPS 140 mode, by its build information or by the environment of the
 * job that releases it. The section `.go.fipsinfo` tells nothing: every Go since 1.24 writes it.
 */
export function isFips(info: BuildInfo | undefined, env: (name: string) => string | undefined): boolean {
  const settings = info?.settings ?? {};
  return (
    isOn(settings.GOFIPS140) ||
    isOn(env('GOFIPS140')) ||
    FIPS_DEBUG.test(settings.DefaultGODEBUG ?? '') ||
    FIPS_DEBUG.test(env('GODEBUG') ?? '') ||
    FIPS_EXPERIMENT.test(settings.GOEXPERIMENT ?? '') ||
    FIPS_EXPERIMENT.test(info?.goVersion ?? '')
  );
}

const FIPS_DEBUG = /(^|,)fips140=(on|only)(,|$)/;
/** BoringCrypto of Go itself and `systemcrypto` of Microsoft's Go. */
const FIPS_EXPERIMENT = /\b(boringcrypto|systemcrypto)\b/;

function isOn(module: string | undefined): boolean {
  return module !== undefined && module !== '' && module !== 'off';
}
