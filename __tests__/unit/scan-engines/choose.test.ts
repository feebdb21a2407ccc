import { describe, expect, test } from 'vitest';
import { ENGINE_CHOICES, enginesFor } from '../../../src/scan/engines/choose.ts';
import { SUBJECT_KINDS } from '../../../src/scan/engines/subject.ts';

describe('enginesFor', () => {
  test.each([
    ['auto', 'go-binary', ['embedded']],
    ['embedded', 'go-binary', ['embedded']],
    ['full', 'go-binary', ['full']],
    ['both', 'go-binary', ['embedded', 'full']],
    ['auto', 'file', ['full']],
    ['auto', 'directory', ['full']],
    ['auto', 'oci-archive', ['full']],
    ['auto', 'docker-archive', ['full']],
    ['auto', 'image', ['full']],
    ['both', 'directory', ['full']],
  ] as const)('%s for %s', (choice, kind, engines) => {
    expect(enginesFor(choice, kind)).toEqual(engines);
  });

  test.each(SUBJECT_KINDS.filter((kind) => kind !== 'go-binary'))('embedded refuses %s', (kind) => {
    expect(enginesFor('embedded', kind)).toMatchObject({
      refusal: expect.stringContaining('the embedded engine reads Go programs'),
      remedy: expect.stringContaining('full'),
    });
  });

  test('nothing goes without an engine and without a refusal', () => {
    for (const choice of ENGINE_CHOICES) {
      for (const kind of SUBJECT_KINDS) {
        const engines = enginesFor(choice, kind);
        if (!('refusal' in engines)) expect(engines.length).toBeGreaterThan(0);
      }
    }
  });
});
