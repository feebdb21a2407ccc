import { normalisedWords } from './words.ts';

/** How a text compares with the licence it is nearest to. */
export interface Classified {
  /** SPDX expression; absent where no licence is near enough, or two are. */
  readonly id?: string;
  readonly nearest: string;
  /** Dice coefficient of the word pairs, 0 to 1. */
  readonly similarity: number;
}

/** Names the licence a text is, by its likeness to the texts of the SPDX list. A guess is never an answer. */
export async function classifyLicence(text: string): Promise<Classified> {
  const words = normalisedWords(text);
  const stated = STATED.find(({ phrase }) => words.includes(phrase));
  if (stated) return { id: stated.expression, nearest: stated.expression, similarity: 1 };
  const pairs = pairsOf(words);
  const ranked = (await knownLicences())
    .map((known) => ({ known, ...compare(pairs, known.pairs) }))
    .sort((a, b) => b.similarity - a.similarity);
  const decisive = decisiveIn(words);
  const [best, second] = ranked.filter(({ known }) => known.decisive === decisive);
  const sure =
    best &&
    best.similarity >= ENOUGH &&
    best.similarity - (second?.similarity ?? 0) >= MARGIN &&
    best.added <= MOST_ADDED;
  const { known, similarity } = best ?? ranked[0] ?? NOTHING;
  return { ...(sure && { id: known.id }), nearest: known.id, similarity };
}

/** Measured on the LICENSE files of Go modules: what is right lies above, what is something else below. */
const ENOUGH = 0.9;
const MARGIN = 0.02;
/** Word pairs of the text that the licence has not. Without this a long licence would hide a clause added to it. */
const MOST_ADDED = 60;

/** Files that say themselves which licences they hold: gopkg.in/yaml.v3 and go.yaml.in/yaml, in most Go programs. */
const STATED = [
  {
    phrase: 'this project is covered by two different licenses mit and apache',
    expression: 'Apache-2.0 AND MIT',
  },
];

const NOTHING = { known: { id: 'none' }, similarity: 0 };

/**
 * Few words that change what a licence is. A text can only be a licence that has the same of them; those in no
 * licence here are additions that make a different licence of it.
 */
const DECISIVE = [
  'good not evil',
  'endorse or promote',
  'advertising materials',
  'except as contained in this notice',
  'shall be included in all copies',
  'appear in all copies',
  'commons clause',
  'llvm exceptions',
  'classpath exception',
  'linking exception',
  'as a special exception',
];

/** Those that are in a text, as one string. */
function decisiveIn(words: string): string {
  return DECISIVE.filter((phrase) => words.includes(phrase)).join('; ');
}

interface KnownLicence {
  readonly id: string;
  readonly pairs: ReadonlySet<string>;
  readonly decisive: string;
}

let known: Promise<readonly KnownLicence[]> | undefined;

/** Read once, and only by those who classify. */
function knownLicences(): Promise<readonly KnownLicence[]> {
  known ??= import('./texts.generated.ts').then(({ LICENCE_TEXTS }) =>
    Object.entries(LICENCE_TEXTS).map(([id, words]) => ({
      id,
      pairs: pairsOf(words),
      decisive: decisiveIn(words),
    })),
  );
  return known;
}

function pairsOf(words: string): ReadonlySet<string> {
  const list = words.split(' ');
  return new Set(list.slice(1).map((word, index) => `${list[index]} ${word}`));
}

/** Dice coefficient, and how many pairs only the text has. */
function compare(
  text: ReadonlySet<string>,
  known: ReadonlySet<string>,
): { similarity: number; added: number } {
  let shared = 0;
  for (const pair of text) if (known.has(pair)) shared += 1;
  return { similarity: (2 * shared) / Math.max(1, text.size + known.size), added: text.size - shared };
}
