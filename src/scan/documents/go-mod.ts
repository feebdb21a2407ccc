import { STDLIB } from '../vulnerabilities/modules.ts';

/** A go.mod, as far as it says where a module is asked for (go.dev/ref/mod#go-mod-file). */
export interface GoMod {
  /** Path of the module that it is of; empty where it does not say. */
  readonly module: string;
  /**
   * The line that has a module linked in, from 1: what requires it, else what replaces another by it; of the standard
   * library what names the version of Go. The first line where nothing does.
   */
  lineOf(module: string): number;
}

export function readGoMod(text: string): GoMod {
  const lines = text.split('\n').map((line) => wordsOf(line));
  const directives = withBlocks(lines);
  const find = (name: string, has: (words: readonly string[]) => boolean = () => true) =>
    directives.findIndex(({ directive, words }) => directive === name && has(words)) + 1;
  return {
    module: directives.find(({ directive }) => directive === 'module')?.words[0] ?? '',
    lineOf(module) {
      if (module === STDLIB) return find('toolchain') || find('go') || 1;
      return (
        find('require', ([path]) => path === module) ||
        find('replace', (words) => words[words.indexOf('=>') + 1] === module) ||
        1
      );
    },
  };
}

interface Directive {
  /** `require`; empty where the line has none. */
  readonly directive: string;
  readonly words: readonly string[];
}

/** A block says its directive once, `require (`, for all lines up to the closing parenthesis. */
function withBlocks(lines: readonly (readonly string[])[]): Directive[] {
  let block: string | undefined;
  return lines.map(([first = '', ...rest]) => {
    if (block !== undefined) {
      if (first === ')') block = undefined;
      return { directive: block ?? '', words: [first, ...rest] };
    }
    if (rest[0] === '(') block = first;
    return { directive: rest[0] === '(' ? '' : first, words: rest };
  });
}

/** Without the comment; a word may be quoted. */
function wordsOf(line: string): string[] {
  const code = line.replace(/(^|\s)\/\/.*$/, '');
  return code.split(/\s+/).flatMap((word) => word.replace(/^(["`])(.*)\1$/, '$2') || []);
}
