import semver from 'semver';
import { describe, expect, test } from 'vitest';
import type { Repository } from '../../../src/plan/repository.ts';
import { decideVersion } from '../../../src/plan/version.ts';

const clean: Repository = {
  root: '/repo',
  prefix: '',
  commit: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d',
  commitTime: '2026-11-21T10:15:00Z',
  dirty: false,
  branch: 'main',
  tags: [],
  earlierTags: [],
  origin: undefined,
};

const NOTHING = { version: undefined, tagPrefix: undefined };

describe('the version of a release', () => {
  test.each([
    { name: 'the tag of the commit', repository: { tags: ['v1.2.3'] }, version: '1.2.3', tag: 'v1.2.3' },
    { name: 'a tag without v', repository: { tags: ['1.2.3'] }, version: '1.2.3', tag: '1.2.3' },
    {
      name: 'the highest of several',
      repository: { tags: ['v1.9.0', 'v1.10.0', 'latest'] },
      version: '1.10.0',
      tag: 'v1.10.0',
    },
    {
      name: 'a pre-release',
      repository: { tags: ['v2.0.0-rc.1'] },
      version: '2.0.0-rc.1',
      tag: 'v2.0.0-rc.1',
    },
    {
      name: 'build metadata is kept',
      repository: { tags: ['v1.0.0+fips'] },
      version: '1.0.0+fips',
      tag: 'v1.0.0+fips',
    },
    {
      name: 'a module in a folder',
      repository: { prefix: 'cmd/app/', tags: ['cmd/app/v0.3.0', 'other/v9.0.0'] },
      version: '0.3.0',
      tag: 'cmd/app/v0.3.0',
    },
  ])('$name', ({ repository, version, tag }) => {
    expect(decideVersion(NOTHING, { ...clean, ...repository })).toMatchObject({
      version,
      tag,
      snapshot: false,
    });
  });

  test.each([
    { name: 'no tag at all', repository: {}, version: '0.0.0-snapshot.20261121101500.g1a2b3c4' },
    {
      name: 'after an earlier tag',
      repository: { earlierTags: ['v1.2.3', 'v1.2.2'] },
      version: '1.2.4-snapshot.20261121101500.g1a2b3c4',
    },
    {
      name: 'a tag with uncommitted changes',
      repository: { tags: ['v1.2.3'], dirty: true },
      version: '1.2.4-snapshot.20261121101500.g1a2b3c4.dirty',
    },
    {
      name: 'the tag of another folder',
      repository: { tags: ['other/v9.0.0'] },
      version: '0.0.0-snapshot.20261121101500.g1a2b3c4',
    },
  ])('snapshot: $name', ({ repository, version }) => {
    const decided = decideVersion(NOTHING, { ...clean, ...repository });
    expect(decided).toMatchObject({ version, tag: undefined, snapshot: true });
    expect(semver.valid(decided.version)).toBe(version);
  });

  test.each([
    {
      name: 'tags of its own',
      tagPrefix: 'agent/',
      tags: ['agent/v1.2.3', 'gateway/v9.0.0', 'v8.0.0'],
      tag: 'agent/v1.2.3',
    },
    {
      name: 'a prefix that is no folder',
      tagPrefix: 'agent-',
      tags: ['agent-v1.2.3', 'v8.0.0'],
      tag: 'agent-v1.2.3',
    },
  ])('$name', ({ tagPrefix, tags, tag }) => {
    expect(decideVersion({ ...NOTHING, tagPrefix }, { ...clean, tags })).toMatchObject({
      version: '1.2.3',
      tag,
    });
  });

  test('a folder with tags of its own takes no other', () => {
    const repository = { ...clean, prefix: 'agent/', tags: ['v2.0.0'], earlierTags: ['agent/v1.2.3'] };
    expect(decideVersion(NOTHING, repository)).toMatchObject({
      snapshot: true,
      version: expect.stringMatching(/^1\.2\.4-/),
    });
  });

  test('the version input wins and finds its tag', () => {
    expect(
      decideVersion({ ...NOTHING, version: 'v3.0.0' }, { ...clean, tags: ['v3.0.0'], dirty: true }),
    ).toMatchObject({
      version: '3.0.0',
      tag: 'v3.0.0',
      snapshot: false,
    });
  });

  test.each([
    { asked: 'one', repository: {}, named: 'one' },
    { asked: undefined, repository: { tags: ['release-7'] }, named: 'release-7' },
  ])('what is not semver is refused by name: $named', ({ asked, repository, named }) => {
    expect(() => decideVersion({ ...NOTHING, version: asked }, { ...clean, ...repository })).toThrow(
      expect.objectContaining({ code: 'VERSION_INVALID', message: expect.stringContaining(named) }),
    );
  });
});
