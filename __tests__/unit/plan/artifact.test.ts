import { describe, expect, test } from 'vitest';
import { target } from '../../../src/model/target.ts';
import { plannedArtifact } from '../../../src/plan/artifact.ts';
import type { RequestedBuild } from '../../../src/plan/inputs.ts';

const scope = {
  fields: { Version: '1.2.3', FullCommit: 'abc', CommitDate: '2026-01-01T00:00:00Z' },
  env: (name: string) => ({ FLAVOUR: 'plain' })[name],
};

const planned = (request: RequestedBuild, name = 'linux/amd64') =>
  plannedArtifact({ id: 'app', main: '.', binary: 'app', request }, target(name), scope);

describe('the go build of an artifact', () => {
  test('is reproducible and carries the metadata', () => {
    expect(planned({ ldflags: ['-X main.tag=v{{ .Version }}'] }).ldflags).toBe(
      '-s -w -buildid= -X main.version=1.2.3 -X main.commit=abc -X main.date=2026-01-01T00:00:00Z -X main.tag=v1.2.3',
    );
  });

  test('names its files after the target and its variant', () => {
    expect(planned({}, 'windows/amd64/v3')).toMatchObject({
      plain: 'build/windows-amd64-v3/app.exe',
      debug: 'debug/windows-amd64-v3/app.exe',
      file: 'app-windows-amd64-v3.exe',
    });
  });

  test('fills fields of the target into flags, tags, environment and hooks', () => {
    const request = {
      flags: ['-pgo={{ .Os }}.pprof'],
      tags: ['on_{{ .Arch }}'],
      env: ['KIND={{ .Env.FLAVOUR }}-{{ .Arm }}'],
      hooks: {
        pre: ['gen --for "{{ .Target }} x"'],
        post: [{ cmd: ['check', '{{ .Path }}'], dir: 'out', env: ['A={{ .Binary }}'] }],
      },
    };
    expect(planned(request, 'linux/arm/6')).toMatchObject({
      flags: ['-pgo=linux.pprof'],
      tags: ['on_arm'],
      env: ['KIND=plain-6'],
      hooks: {
        pre: [{ command: ['gen', '--for', 'linux_arm_6 x'], dir: '.', env: [] }],
        post: [{ command: ['check', '{{ .Path }}'], dir: 'out', env: ['A=app'] }],
      },
    });
  });

  test('the last override that matches takes the place of what it names', () => {
    const request = {
      tags: ['base'],
      flags: ['-a'],
      overrides: [
        { targets: ['windows/*'], tags: ['win'] },
        { targets: ['*/amd64'], tags: ['wide'], env: ['CGO_ENABLED=1'] },
        { targets: ['darwin/*'], flags: [] },
      ],
    };
    expect(planned(request, 'windows/amd64')).toMatchObject({ tags: ['wide'], flags: ['-a'], cgo: true });
    expect(planned(request, 'windows/arm64')).toMatchObject({ tags: ['win'], flags: ['-a'], cgo: false });
    expect(planned(request, 'darwin/arm64')).toMatchObject({ tags: ['base'], flags: [] });
  });

  test('an environment without a name is refused', () => {
    expect(() => planned({ env: ['rm -rf'] })).toThrow(/no assignment/);
  });
});
