import { expect, test } from 'vitest';
import { isFips } from '../../../src/binary/fips.ts';

interface Case {
  readonly settings?: Record<string, string>;
  readonly goVersion?: string;
  readonly env?: Record<string, string>;
  readonly fips: boolean;
}

test.each<Case>([
  { fips: false },
  { settings: { GOFIPS140: 'off' }, fips: false },
  { settings: { GOFIPS140: 'latest' }, fips: true },
  { settings: { GOFIPS140: 'v1.0.0' }, fips: true },
  { settings: { DefaultGODEBUG: 'fips140=on' }, fips: true },
  { settings: { DefaultGODEBUG: 'tlsmlkem=0,fips140=only,x=1' }, fips: true },
  { settings: { DefaultGODEBUG: 'fips140=off' }, fips: false },
  { settings: { DefaultGODEBUG: 'notfips140=on' }, fips: false },
  { settings: { GOEXPERIMENT: 'boringcrypto' }, fips: true },
  { settings: { GOEXPERIMENT: 'loopvar,systemcrypto' }, fips: true },
  { goVersion: 'go1.22.3 X:boringcrypto', fips: true },
  { env: { GOFIPS140: 'latest' }, fips: true },
  { env: { GOFIPS140: 'off' }, fips: false },
  { env: { GODEBUG: 'fips140=on' }, fips: true },
  { env: { GODEBUG: 'netdns=go' }, fips: false },
])('$settings $goVersion $env: $fips', ({ settings = {}, goVersion = 'go1.26.8', env = {}, fips }) => {
  const info = { goVersion, path: 'a', main: { path: 'a', version: '' }, deps: [], settings };
  expect(isFips(info, (name) => env[name])).toBe(fips);
});

test('a program without build information is judged by the environment alone', () => {
  expect(isFips(undefined, () => undefined)).toBe(false);
  expect(isFips(undefined, (name) => (name === 'GOFIPS140' ? 'latest' : undefined))).toBe(true);
});
