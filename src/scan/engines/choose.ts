import type { NotScannable } from '../program.ts';
import type { SubjectKind } from './subject.ts';

/** What the input `engine` may say. */
export const ENGINE_CHOICES = ['auto', 'embedded', 'full', 'both'] as const;
export type EngineChoice = (typeof ENGINE_CHOICES)[number];

/** The engines that look at one subject; of two, the embedded one decides and the other is compared with it. */
export type ChosenEngines = readonly ('embedded' | 'full')[];

/**
 * Which engines look at a subject. `auto` takes the embedded one for Go programs, which is the more exact, and the
 * full one for everything else. Where only the full one can read, `both` is that one.
 */
export function enginesFor(choice: EngineChoice, kind: SubjectKind): ChosenEngines | NotScannable {
  const readable = kind === 'go-binary';
  if (choice === 'full') return ['full'];
  if (choice === 'both') return readable ? ['embedded', 'full'] : ['full'];
  if (readable) return ['embedded'];
  if (choice === 'auto') return ['full'];
  return {
    refusal: `the embedded engine reads Go programs, and this is ${WORDS[kind]}`,
    remedy: 'take engine: auto or full, with Syft and with Grype or Trivy on PATH',
  };
}

const WORDS: Record<SubjectKind, string> = {
  'go-binary': 'a Go program',
  file: 'another file',
  directory: 'a folder',
  'docker-archive': 'an image archive',
  'oci-archive': 'an image archive',
  image: 'an image',
};
