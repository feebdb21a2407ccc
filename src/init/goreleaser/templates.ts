import { ReleaseError } from '../../model/errors.ts';
import { target } from '../../model/target.ts';
import { releaseFields, targetFields } from '../../plan/fields.ts';
import { fillTemplate } from '../../plan/template.ts';
import { splitWords } from '../../plan/words.ts';

/** A template from one brace to the other; from `if` to its `end` it is one too. */
const TEMPLATE = /\{\{-?\s*(?:if|range|with)\b[\s\S]*?\{\{-?\s*end\s*-?\}\}|\{\{[\s\S]*?\}\}/g;

/** Every field that a plan fills in; the values do not matter. */
const FIELDS: Readonly<Record<string, string>> = {
  ...releaseFields({
    project: '',
    repository: {
      root: '',
      prefix: '',
      commit: '',
      commitTime: '1970-01-01T00:00:00Z',
      dirty: false,
      branch: '',
      tags: [],
      earlierTags: [],
      origin: undefined,
    },
    module: { path: '', importPath: '', toolchain: '', supported: [], mains: [] },
    version: { version: '0.0.0', tag: undefined, snapshot: false, origin: '' },
  }),
  ...targetFields(target('linux/amd64'), '', ''),
};

/** The templates of a file: what its own variables say is put in, the rest is left to the plan. */
export class Templates {
  /** Of the `env` of the file. */
  private readonly variables: Readonly<Record<string, string>>;

  constructor(variables: Readonly<Record<string, string>>) {
    this.variables = variables;
  }

  /** The text with the file's own variables in their places. */
  resolved(text: string): string {
    return text.replace(
      /\{\{-?\s*\.Env\.(\w+)\s*-?\}\}/g,
      (all, name: string) => this.variables[name] ?? all,
    );
  }

  /** Why a plan could not fill it in; undefined where it can. */
  fault(text: string, inHook = false): string | undefined {
    const [, name] = /\.Env\.(\w+)/.exec(text) ?? [];
    if (name) {
      return `it takes ${name} from the environment, which a reusable workflow does not pass on; write the value out`;
    }
    try {
      fillTemplate(text, { fields: inHook ? { ...FIELDS, Path: '' } : FIELDS, env: () => undefined });
      return undefined;
    } catch (error) {
      if (!(error instanceof ReleaseError)) throw error;
      const seen = error.message.slice(
        error.message.indexOf(JSON.stringify(text)) + JSON.stringify(text).length,
      );
      return `the template${seen}${error.remedy.startsWith('did you mean') ? `; ${error.remedy}` : ''}`;
    }
  }

  /** The text where nothing but the project's name is to be filled in; undefined where more is. */
  literal(text: string, project: string): string | undefined {
    const filled = this.resolved(text).replace(/\{\{-?\s*\.ProjectName\s*-?\}\}/g, project);
    return filled.includes('{{') ? undefined : filled;
  }
}

/** Splits at blanks, those in quotes and templates aside; quotes are kept. */
export function rawWords(text: string): string[] {
  const { hidden, shown } = hideTemplates(text);
  return (hidden.match(/(?:"[^"]*"|'[^']*'|\S)+/g) ?? []).map(shown);
}

/** Splits as a shell does, templates being characters of their word. Throws CONFIG_INVALID. */
export function commandWords(text: string): string[] {
  const { hidden, shown } = hideTemplates(text);
  return splitWords(hidden).map(shown);
}

/** Templates may hold blanks and quotes, which a character of the private use area does not. */
function hideTemplates(text: string): { hidden: string; shown: (text: string) => string } {
  const templates: string[] = [];
  const hidden = text.replace(TEMPLATE, (template) => {
    templates.push(template);
    return `\uE000${templates.length - 1}\uE001`;
  });
  return {
    hidden,
    shown: (word) =>
      word.replace(/\uE000(\d+)\uE001/g, (all, index: string) => templates[Number(index)] ?? all),
  };
}
