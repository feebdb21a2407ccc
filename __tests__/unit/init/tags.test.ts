import { describe, expect, test } from 'vitest';
import { tagScheme } from '../../../src/init/tags.ts';
import { facts } from './facts.ts';

describe('how versions are tagged', () => {
  test.each([
    { name: 'no tags', given: {}, pattern: 'v*' },
    { name: 'with v', given: { tags: ['v1.2.3', '1.0.0'] }, pattern: 'v*' },
    { name: 'without v', given: { tags: ['1.2.3', 'v0.9.0'] }, pattern: '[0-9]*' },
    { name: 'tags that are no versions', given: { tags: ['nightly', 'v2', 'weekly-12'] }, pattern: 'v*' },
    { name: 'a word before', given: { tags: ['cli-v1.2.3'] }, pattern: 'cli-v*', tagPrefix: 'cli-' },
    { name: 'plain ones win over a word', given: { tags: ['cli-v2.0.0', 'v1.2.3'] }, pattern: 'v*' },
    { name: 'those of a folder are not ours', given: { tags: ['api/v1.2.3'] }, pattern: 'v*' },
    { name: 'characters that mean something in a pattern', given: { tags: ['a[b]-v1.2.3'] }, pattern: 'v*' },
    { name: 'a module in a folder', given: { prefix: 'agent/' }, pattern: 'agent/v*' },
    {
      name: 'its own tags',
      given: { prefix: 'agent/', tags: ['v2.0.0', 'agent/1.0.0'] },
      pattern: 'agent/[0-9]*',
    },
    {
      name: 'beside a module at the root',
      given: { prefix: 'agent/', tags: ['v2.0.0'] },
      pattern: 'agent/v*',
    },
    {
      name: 'the only module, tagged plainly',
      given: { prefix: 'src/', tags: ['v2.0.0'], moduleAtRoot: false },
      pattern: 'v*',
    },
    {
      name: 'a folder in the module of the root',
      given: { prefix: 'cmd/app/', goMod: '../../go.mod', tags: ['v2.0.0'] },
      pattern: 'v*',
    },
  ])('$name', ({ given, pattern, tagPrefix }) => {
    expect(tagScheme(facts(given))).toEqual({ pattern, tagPrefix });
  });
});
