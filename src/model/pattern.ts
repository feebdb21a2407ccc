type Part = 'folders' | 'characters' | ((character: string) => boolean);

/**
 * Whether a name matches a pattern as Ruby's `File.fnmatch` has it with `FNM_PATHNAME`: `*` and `?` stop at a slash,
 * two stars and a slash are any number of folders, `[a-z]` and `[^a-z]` one character, a backslash takes the next
 * one as it is. Takes time in proportion to both lengths, whatever the pattern.
 */
export function matchesPattern(pattern: string, name: string): boolean {
  // For the parts from each one on, from the last to the first: at which places of the name they match all the rest.
  let rest = Array.from({ length: name.length + 1 }, (_, place) => place === name.length);
  for (const part of partsOf(pattern).reverse()) rest = before(part, rest, name);
  return rest[0] === true;
}

function before(part: Part, rest: readonly boolean[], name: string): boolean[] {
  const here = [...rest];
  for (let place = name.length; place >= 0; place--) {
    const character = name[place];
    if (typeof part === 'function') {
      here[place] = character !== undefined && part(character) && rest[place + 1] === true;
    } else if (rest[place] !== true) {
      const next = part === 'folders' ? name.indexOf('/', place) + 1 : place + 1;
      const passable = part === 'folders' ? next > 0 : character !== undefined && character !== '/';
      here[place] = passable && here[next] === true;
    }
  }
  return here;
}

const TOKENS = /(?<=^|\/)\*\*\/|\*+|\\[\s\S]|\[[!^]?\]?(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/g;

function partsOf(pattern: string): Part[] {
  return [...pattern.matchAll(TOKENS)].map(([token]) => {
    if (token === '**/') return 'folders';
    if (token.startsWith('*')) return 'characters';
    if (token === '?') return (character) => character !== '/';
    if (token.length > 1 && token.startsWith('[')) return classOf(token.slice(1, -1));
    const literal = token.replace(/^\\(?=[\s\S])/, '');
    return (character) => character === literal;
  });
}

/** `a-z0`, or all but those with `^` or `!` before; never a slash. */
function classOf(text: string): (character: string) => boolean {
  const negated = /^[!^]/.test(text);
  const ranges = [...(negated ? text.slice(1) : text).matchAll(/(\\?[\s\S])(?:-(\\?[^\]]))?/g)].map(
    ([, from = '', to = from]) => [from.slice(-1), to.slice(-1)] as const,
  );
  return (character) =>
    character !== '/' && ranges.some(([from, to]) => from <= character && character <= to) !== negated;
}
