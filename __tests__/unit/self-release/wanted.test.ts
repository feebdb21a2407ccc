import { describe, expect, test } from 'vitest';
import { saysSomething, sectionsOf } from '../../../scripts/self-release/changelog.ts';
import { surroundingsOf } from '../../../scripts/self-release/surroundings.ts';
import { wantedRelease } from '../../../scripts/self-release/wanted.ts';

const CHANGELOG = `# Changelog

## Unreleased

## 1.2.3 - 2026-11-27

### Added

- A thing, see ## below.

## [1.2.2] - 2026-11-01

- A fix of 1.2.3.

## 1.2.0

### Added
`;
const COMMIT = 'c'.repeat(40);

describe('the section of a version', () => {
  test.each([
    ['1.2.3', ['### Added\n\n- A thing, see ## below.']],
    ['1.2.2', ['- A fix of 1.2.3.']],
    ['1.2.0', ['### Added']],
    ['Unreleased', ['']],
    ['1.2', []],
    ['1.2.3 ', []],
  ])('%s', (version, sections) => {
    expect(sectionsOf(CHANGELOG, version)).toEqual(sections);
  });

  test('each of two headings of one version is found', () => {
    expect(sectionsOf('## 1.0.0\na\n## 1.0.0 - 2026-01-01\nb', '1.0.0')).toEqual(['a', 'b']);
  });

  test.each([
    ['- a thing', true],
    ['### Added\n\n- a thing', true],
    ['', false],
    ['### Added\n\n### Fixed', false],
    [' \n', false],
  ])('does %j say something? %s', (section, wanted) => {
    expect(saysSomething(section)).toBe(wanted);
  });
});

describe('the release that a tag asks for', () => {
  const tree = { packageVersion: '1.2.3', changelog: CHANGELOG };

  test('takes its notes from the change log', () => {
    expect(wantedRelease({ tag: 'v1.2.3', commit: COMMIT }, tree)).toEqual({
      tag: 'v1.2.3',
      version: { text: '1.2.3', major: 1, minor: 2, patch: 3, prerelease: false },
      commit: COMMIT,
      notes: '### Added\n\n- A thing, see ## below.',
    });
  });

  test.each([
    ['v1.2.x', tree, 'VERSION_INVALID', 'the tag v1.2.x is not v and a semantic version'],
    ['v1', tree, 'VERSION_INVALID', 'the tag v1 is not v and a semantic version'],
    ['v1.2.2', tree, 'INPUT_INVALID', 'package.json is at version 1.2.3, and the tag at 1.2.2'],
    [
      'v1.2.0',
      tree,
      'INPUT_INVALID',
      'package.json is at version 1.2.3, and the tag at 1.2.0; CHANGELOG.md says nothing below a heading `## 1.2.0`',
    ],
    [
      'v1.2.3',
      { ...tree, changelog: `${CHANGELOG}\n## 1.2.3\n\n- Again.\n` },
      'INPUT_INVALID',
      'CHANGELOG.md has 2 headings `## 1.2.3`',
    ],
    [
      'v1.2.3',
      { ...tree, changelog: '' },
      'INPUT_INVALID',
      'CHANGELOG.md says nothing below a heading `## 1.2.3`',
    ],
  ])('%s is refused with all that is wrong', (tag, given, code, message) => {
    expect(() => wantedRelease({ tag, commit: COMMIT }, given)).toThrow(
      expect.objectContaining({ code, message, exitCode: 2 }),
    );
  });
});

describe('what the runner says', () => {
  const runner = {
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_REPOSITORY: 'org/oracle-release',
    GITHUB_TOKEN: 'ghs_a',
    GITHUB_REF: 'refs/tags/v1.2.3',
    GITHUB_SHA: COMMIT,
  };

  test.each(['https://api.github.com', 'https://ghe.example/api/v3', 'http://127.0.0.1:80/api'])(
    '%s',
    (api) => {
      expect(surroundingsOf({ ...runner, GITHUB_API_URL: api })).toEqual({
        api,
        repository: 'org/oracle-release',
        token: 'ghs_a',
        tag: 'v1.2.3',
        commit: COMMIT,
      });
    },
  );

  test.each([
    ['GITHUB_API_URL', 'http://api.github.com'],
    ['GITHUB_API_URL', 'http://localhost.example'],
    ['GITHUB_API_URL', 'ftp://127.0.0.1'],
    ['GITHUB_REPOSITORY', 'org/a/b'],
    ['GITHUB_TOKEN', 'two words'],
    ['GITHUB_REF', 'refs/heads/v1.2.3'],
    ['GITHUB_SHA', 'main'],
    ['GITHUB_SHA', undefined],
  ])('%s may not be %s', (name, value) => {
    expect(() => surroundingsOf({ ...runner, [name]: value })).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(`^${name} must be [^;]+(; plain http[^;]+)?$`),
      }),
    );
  });

  test('everything that is missing is told at once', () => {
    expect(() => surroundingsOf({})).toThrow(/API_URL.*REPOSITORY.*TOKEN.*REF.*SHA/);
  });
});
