import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReleaseError } from '../../../src/model/errors.ts';
import { parseAnswer } from '../../../src/scan/engines/answer.ts';
import { GrypeAnswer, grypeArguments, grypeFindings } from '../../../src/scan/engines/grype.ts';
import { nextOf, severityOf } from '../../../src/scan/engines/scanned.ts';
import { TrivyAnswer, trivyArguments, trivyFindings } from '../../../src/scan/engines/trivy.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/scan/engines');
const recorded = (name: string) => readFileSync(join(FIXTURES, name), 'utf8');

describe('Grype', () => {
  const text = recorded('grype-vulnerable.json');

  test('what it found, as Grype 0.110.0 wrote it', () => {
    expect(grypeFindings(parseAnswer('grype', GrypeAnswer, text))).toEqual([
      finding(
        'GHSA-w73w-5m7g-f7qc',
        ['CVE-2020-26160'],
        'github.com/dgrijalva/jwt-go',
        'v3.2.0+incompatible',
      ),
      finding('GHSA-h395-qcrw-5vmq', ['CVE-2020-28483'], 'github.com/gin-gonic/gin', 'v1.6.2', '1.7.7'),
      finding('GO-2025-3595', ['CVE-2025-22872'], 'golang.org/x/net', 'v0.7.0', '0.38.0'),
      finding('GO-2026-5942', ['CVE-2026-46600'], 'golang.org/x/net', 'v0.7.0', '0.56.0'),
    ]);
  });

  function finding(id: string, aliases: string[], path: string, version: string, fixed?: string) {
    return {
      id,
      aliases,
      package: path,
      purl: `pkg:golang/${path}@${version.replace('+', '%2B')}`,
      version,
      ...(fixed && { fixed }),
      severity: 'medium',
      level: 'module',
      linked: undefined,
      by: ['grype'],
    };
  }

  test('is started without settings of others and without a threshold', () => {
    expect(grypeArguments('a.cdx.json')).toEqual([
      'sbom:a.cdx.json',
      '--config',
      'no-settings.yaml',
      '--quiet',
      '--output',
      'json=grype.json',
    ]);
  });

  test.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n', 'empty'],
    ['half an answer', text.slice(0, 4000), 'format'],
    ['no object', '[]', 'format'],
    ['another object', '{}', 'format'],
    ['another tool', text.replace('"name": "grype"', '"name": "other"'), 'format'],
    ['a database that is not valid', text.replace('"valid": true', '"valid": false'), 'format'],
    ['no list', text.replace('"matches": [', '"hits": ['), 'format'],
  ])('%s is a failure, not an answer without findings', (_, answer, why) => {
    expect(() => parseAnswer('grype', GrypeAnswer, answer)).toThrow(
      expect.objectContaining({ code: 'TOOL_FAILED', message: expect.stringContaining(why) }),
    );
  });

  test('whatever is cut or put in, it is an answer or a failure', () => {
    fc.assert(
      fc.property(fc.nat({ max: text.length }), fc.nat({ max: 200 }), fc.string(), (at, length, more) => {
        try {
          const answer = parseAnswer(
            'grype',
            GrypeAnswer,
            text.slice(0, at) + more + text.slice(at + length),
          );
          expect(grypeFindings(answer).length).toBe(answer.matches.length);
        } catch (error) {
          expect(error).toBeInstanceOf(ReleaseError);
        }
      }),
    );
  });

  test('new keys are no fault', () => {
    const more = { ...JSON.parse(text), more: { of: 'it' } };
    expect(parseAnswer('grype', GrypeAnswer, JSON.stringify(more)).matches).toHaveLength(4);
  });

  test.each([
    [['1.7.7'], 'v1.6.2', '1.7.7'],
    [['1.9.0', '1.7.7', '1.5.1'], 'v1.6.2', '1.7.7'],
    [['1.25.9', '1.26.2'], 'go1.26.0', '1.26.2'],
    [['2.36-9+deb12u14'], '2.36-9+deb12u10', '2.36-9+deb12u14'],
    [[], '1.0.0', undefined],
  ])('of %o the next after %s is %s', (versions, version, next) => {
    expect(nextOf(versions, version)).toBe(next);
  });

  test.each([
    ['Critical', 'critical'],
    ['NEGLIGIBLE', 'negligible'],
    ['Important', 'unknown'],
    ['constructor', 'unknown'],
    [undefined, 'unknown'],
  ])('%s is %s', (word, severity) => {
    expect(severityOf(word)).toBe(severity);
  });
});

describe('Trivy, by its documentation', () => {
  const text = recorded('trivy-shape.json');

  test('what it found', () => {
    expect(trivyFindings(parseAnswer('trivy', TrivyAnswer, text))).toEqual([
      {
        id: 'CVE-2024-45338',
        aliases: ['GHSA-w32m-9786-jp63'],
        package: 'golang.org/x/net',
        purl: 'pkg:golang/golang.org/x/net@v0.7.0',
        version: 'v0.7.0',
        fixed: '0.33.0',
        severity: 'high',
        level: 'module',
        linked: undefined,
        by: ['trivy'],
      },
      {
        id: 'CVE-2026-0001',
        aliases: [],
        package: 'stdlib',
        purl: '',
        version: '1.26.0',
        fixed: '1.26.2',
        severity: 'unknown',
        level: 'module',
        linked: undefined,
        by: ['trivy'],
      },
    ]);
  });

  test('no results is an answer: a list is left out where nothing was found', () => {
    const answer = parseAnswer('trivy', TrivyAnswer, '{"SchemaVersion":2,"ArtifactType":"cyclonedx"}');
    expect(trivyFindings(answer)).toEqual([]);
  });

  test.each(['', '{}', '{"SchemaVersion":3,"ArtifactType":"cyclonedx"}', '{"SchemaVersion":2}', 'null'])(
    '%j is a failure',
    (answer) => {
      expect(() => parseAnswer('trivy', TrivyAnswer, answer)).toThrow(
        expect.objectContaining({ code: 'TOOL_FAILED' }),
      );
    },
  );

  test('asks nobody when offline', () => {
    const offline = ['--skip-db-update', '--skip-java-db-update', '--offline-scan'];
    const both = ['--skip-version-check', '--disable-telemetry', '--skip-vex-repo-update'];
    expect(trivyArguments('a', true)).toEqual(expect.arrayContaining([...offline, ...both]));
    expect(trivyArguments('a', false)).toEqual(expect.arrayContaining(both));
    expect(trivyArguments('a', false)).not.toEqual(expect.arrayContaining(['--skip-db-update']));
    expect(trivyArguments('a', false).join(' ')).toContain('--exit-code 0 ');
  });
});
