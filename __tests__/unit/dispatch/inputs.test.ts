import { describe, expect, it } from 'vitest';
import { readDispatchInputs } from '../../../src/dispatch/inputs.ts';
import { Dispatch } from '../../../src/model/lanes.ts';

describe('the inputs', () => {
  const raw = { 'working-directory': '/repo', output: '/repo/dist' };

  it('have their defaults in the output folder', () => {
    expect(readDispatchInputs(raw)).toEqual({
      mode: 'step',
      manifest: '/repo/dist/release/artifact-manifest.yaml',
      lanes: undefined,
      ledger: '/repo/dist/ledger.jsonl',
      lane: undefined,
      reason: 'no reason given',
      wait: false,
      fleet: '/repo/dist/fleet',
    });
  });

  it('are paths from the working directory', () => {
    const given = { ...raw, manifest: 'm.yaml', lanes: 'lanes.yml', ledger: 'file:l.jsonl' };
    expect(readDispatchInputs(given)).toMatchObject({
      manifest: '/repo/m.yaml',
      lanes: '/repo/lanes.yml',
      ledger: '/repo/l.jsonl',
    });
  });

  it.each([
    [{ mode: 'steps' }, /did you mean step\?/],
    [{ ledger: 'git:ref' }, /only file:<path> is available yet/],
    [{ ledger: 'file:' }, /only file:<path>/],
    [{ wait: 'maybe' }, /wait is "maybe"/],
  ])('refuse %j', (given, message) => {
    expect(() => readDispatchInputs({ ...raw, ...given })).toThrow(message);
  });
});

describe('the section `dispatch`', () => {
  const fleet = {
    nodes: 2,
    run: ['serve', '127.0.0.1:{{ .Port }}'],
    health: 'http://127.0.0.1:{{ .Port }}/healthz',
  };

  it('has defaults', () => {
    expect(Dispatch.parse({ fleet })).toEqual({
      lane: 'local',
      fleet: { ...fleet, 'health-timeout-seconds': 10 },
      waves: ['1', '25%', '100%'],
      'soak-seconds': 3,
    });
  });

  it.each<[string, object]>([
    ['a health address elsewhere', { fleet: { ...fleet, health: 'http://example.com:{{ .Port }}/' } }],
    ['https, which no node has', { fleet: { ...fleet, health: 'https://127.0.0.1:{{ .Port }}/' } }],
    ['an unknown field', { fleet: { ...fleet, run: ['{{ .Ports }}'] } }],
    ['an unknown key', { fleet: { ...fleet, node: 3 } }],
    ['too many nodes', { fleet: { ...fleet, nodes: 1000 } }],
    ['waves that leave nodes out', { fleet, waves: ['1', '50%'] }],
    ['a wave of nothing', { fleet, waves: ['0', '100%'] }],
    ['more than all', { fleet, waves: ['101%', '100%'] }],
    ['a negative soak', { fleet, 'soak-seconds': -1 }],
    ['a lane that is no name', { fleet, lane: '../x' }],
  ])('refuses %s', (_, section) => {
    expect(Dispatch.safeParse(section).success).toBe(false);
  });
});
