import type { Masks } from './masks.ts';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

/** The runner keeps 10 annotations of each level a step and cuts messages at 4096 characters. */
const ANNOTATIONS_OF_A_LEVEL = 10;
const MESSAGE_LIMIT = 4096;

const LEVELS = ['error', 'warning', 'notice'] as const;
const HIDDEN = ['debug', 'echo', 'add-matcher', 'remove-matcher', 'endgroup'];
/** Commands that the runner took out, or warns about, in favour of files. */
const WITHDRAWN = ['set-env', 'add-path', 'set-output', 'save-state'];

/** Reads what a step prints line by line, as the runner does (actions/runner, ActionCommandManager). */
export class LogReader {
  readonly #annotations: Annotation[] = [];
  readonly #masks: Masks;
  readonly #shown: string[] = [];
  #stopToken: string | undefined;
  #failed = false;

  constructor(masks: Masks) {
    this.#masks = masks;
  }

  /** The log as the runner shows it: masked, commands taken out. */
  get log(): string {
    return this.#shown.join('\n');
  }

  get annotations(): readonly Annotation[] {
    return budgeted(this.#annotations);
  }

  /** Whether a command could not be carried out, which fails the step. */
  get failed(): boolean {
    return this.#failed;
  }

  read(line: string): void {
    const command = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/.exec(line);
    const [, name = '', properties = '', value = ''] = command ?? [];
    if (this.#stopToken !== undefined) {
      if (name === this.#stopToken) this.#stopToken = undefined;
      else this.#show(line);
    } else if (command) this.#obey(name.toLowerCase(), properties, value, line);
    else this.#show(line);
  }

  /** An annotation, within the budget of the step. */
  annotate(level: Annotation['level'], message: string, properties = ''): void {
    const masked = this.#masks.apply(message).slice(0, MESSAGE_LIMIT);
    this.#annotations.push({ level, message: masked, ...placeOf(properties) });
  }

  /** A complaint of the runner itself. */
  complain(message: string): void {
    this.#show(`##[error]${message}`);
    this.annotate('error', message);
  }

  #obey(name: string, properties: string, value: string, line: string): void {
    const level = LEVELS.find((known) => known === name);
    if (level) this.annotate(level, unescaped(value), properties);
    else if (name === 'add-mask') this.#masks.add(unescaped(value));
    else if (name === 'stop-commands') this.#stopToken = value;
    else if (name === 'group') this.#show(`##[group]${unescaped(value)}`);
    else if (WITHDRAWN.includes(name)) {
      this.#failed = true;
      this.complain(`The command ${name} is not carried out; write to the file of the runner instead`);
    } else if (!HIDDEN.includes(name)) this.#show(line);
  }

  #show(line: string): void {
    this.#shown.push(this.#masks.apply(line));
  }
}

/** The first annotations of each level: a composite action shares one budget with all that it uses. */
export function budgeted(annotations: readonly Annotation[]): Annotation[] {
  const before = (index: number, level: string) =>
    annotations.slice(0, index).filter((one) => one.level === level).length;
  return annotations.filter(({ level }, index) => before(index, level) < ANNOTATIONS_OF_A_LEVEL);
}

function placeOf(properties: string): Omit<Annotation, 'level' | 'message'> {
  const read = (name: string) =>
    new RegExp(`(?:^|,)\\s*${name}=([^,]*)`).exec(properties)?.[1]?.replace(/^\s+/, '');
  const file = read('file');
  const line = Number(read('line') ?? Number.NaN);
  return {
    title: unescapedProperty(read('title') ?? ''),
    ...(file ? { file: unescapedProperty(file) } : {}),
    ...(Number.isInteger(line) ? { line } : {}),
  };
}

const unescaped = (text: string) =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

const unescapedProperty = (text: string) => unescaped(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
