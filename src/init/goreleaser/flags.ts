import type { RequestedFlags } from '../../plan/inputs.ts';
import type { YamlPath } from '../../yaml/position.ts';
import { type Account, asText, asTexts, items, type Section } from './account.ts';
import { rawWords, type Templates } from './templates.ts';

/** Flags as a configuration has them, each list there. */
export type Flags = { readonly [Key in keyof Required<RequestedFlags>]: readonly string[] };

export interface FlagContext {
  readonly account: Account;
  readonly templates: Templates;
}

/** What decides the target: the target itself does so here, as in GoReleaser. */
const OF_TARGET = /^GO(OS|ARCH|AMD64|386|ARM|ARM64|MIPS|MIPS64|PPC64|RISCV64)$/;

const ALWAYS_THERE = new Map([
  ['-trimpath', '`-trimpath` is always there'],
  ['-v', 'the output of `go build` is shown when it fails'],
  ['-x', 'the output of `go build` is shown when it fails'],
]);

export const WITHOUT_CGO = 'builds have `CGO_ENABLED=0` unless `cgo` is set';

const COMMIT_TIME = '`{{ .Date }}` is taken over, and is the time of the commit, so that builds repeat';

/** `env`, `flags`, `ldflags`, `tags`, `gcflags`, `asmflags` and `buildmode` of a build or an override. */
export function readFlags(section: Section, context: FlagContext): Flags {
  const tags: string[] = [];
  const flags: string[] = [];
  const ldflags = readLdflags(section, context);
  for (const { value, path } of flagItems(section, 'flags')) {
    const [name = '', given] = splitOnce(context.templates.resolved(value));
    const known = ALWAYS_THERE.get(name);
    const fault = context.templates.fault(context.templates.resolved(value));
    if (known) context.account.remark(path, 'not-needed', known);
    else if (fault) context.account.remark(path, 'not-taken', `${value}: ${fault}`);
    else if (name === '-tags' && given !== undefined) tags.push(...given.split(/[\s,]+/));
    else if (name === '-ldflags' && given !== undefined) ldflags.push(...unitsOf(given, path, context));
    else flags.push(context.templates.resolved(value));
  }
  for (const { value, path } of flagItems(section, 'tags')) {
    const text = context.templates.resolved(value);
    const fault = context.templates.fault(text);
    if (fault) context.account.remark(path, 'not-taken', `${value}: ${fault}`);
    else tags.push(...text.split(',').filter((tag) => tag !== ''));
  }
  for (const key of ['gcflags', 'asmflags']) {
    for (const { value, path } of items(section.value(key), [...section.path, key])) {
      const text = context.templates.resolved(asText(value) ?? '');
      const fault = context.templates.fault(text);
      if (fault) context.account.remark(path, 'not-taken', `${text}: ${fault}`);
      else flags.push(`-${key}=${text}`);
    }
    if (section.has(key)) section.take(key);
  }
  const mode = section.text('buildmode');
  if (mode) flags.push(`-buildmode=${mode}`);
  return { env: readEnv(section, context), flags, ldflags, tags };
}

/** Later assignments win over earlier ones of the same name. */
export function mergeEnv(...lists: readonly (readonly string[])[]): string[] {
  const byName = new Map(lists.flat().map((assignment) => [assignment.split('=')[0], assignment]));
  return [...byName.values()];
}

function readEnv(section: Section, { account, templates }: FlagContext): string[] {
  if (section.has('env')) section.take('env');
  return items(section.value('env'), [...section.path, 'env']).flatMap(({ value, path }) => {
    const text = templates.resolved(asText(value) ?? '');
    const [name = '', given] = splitOnce(text);
    const fault = templates.fault(text);
    if (given === undefined) account.remark(path, 'not-taken', 'it is no assignment NAME=value');
    else if (OF_TARGET.test(name)) account.remark(path, 'not-needed', `the target decides ${name}`);
    else if (/\$\w|\$\{/.test(given)) account.remark(path, 'not-taken', 'it takes a variable of the machine');
    else if (fault) account.remark(path, 'not-taken', `${text}: ${fault}`);
    else if (text === 'GO111MODULE=on') account.remark(path, 'not-needed', 'Go has modules on by itself');
    else {
      if (text === 'CGO_ENABLED=0') account.remark(path, 'not-needed', WITHOUT_CGO);
      return [text];
    }
    return [];
  });
}

function readLdflags(section: Section, context: FlagContext): string[] {
  if (section.has('ldflags')) section.take('ldflags');
  return items(section.value('ldflags'), [...section.path, 'ldflags']).flatMap(({ value, path }) =>
    unitsOf(asText(value) ?? '', path, context),
  );
}

/** The flags of the linker one by one, each with its value. */
function unitsOf(text: string, path: YamlPath, { account, templates }: FlagContext): string[] {
  const kept: string[] = [];
  const words = rawWords(templates.resolved(text));
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const takesNext = /^--?(X|extldflags|extld|buildmode|linkmode|buildid|B|r|I|T|R)$/.test(word);
    const unit = takesNext ? `${word} ${words[++index] ?? ''}` : word;
    const fault = templates.fault(unit);
    if (isOurs(unit)) account.remark(path, 'not-needed', '`-s`, `-w` and `-buildid=` are always there');
    else if (setsOurs(unit)) {
      account.remark(path, 'not-needed', 'main.version, main.commit and main.date are always set');
    } else if (fault) account.remark(path, 'not-taken', `${unit}: ${fault}`);
    else {
      if (/\.(Date|Timestamp)\b/.test(unit)) account.remark(path, 'otherwise', COMMIT_TIME);
      kept.push(unit);
    }
  }
  return kept;
}

function isOurs(unit: string): boolean {
  return /^--?(s|w)$|^--?buildid[= ]?(''|"")?$/.test(unit);
}

/** The variables that every build sets, to the values that it sets them to. */
function setsOurs(unit: string): boolean {
  const plain = unit.replaceAll(/['"]/g, '').replaceAll(/\{\{-?\s*|\s*-?\}\}/g, '');
  return /^--?X[ =]main\.(version=\.Version|commit=\.(Full)?Commit|date=\.(Commit)?Date)$/.test(plain);
}

interface Item {
  readonly value: string;
  readonly path: YamlPath;
}

/** A text is read as a shell would; each item of a list is one flag. */
function flagItems(section: Section, key: string): Item[] {
  const value = section.value(key);
  const path = [...section.path, key];
  if (value === undefined || value === null) return [];
  section.take(key);
  if (!Array.isArray(value))
    return asTexts(value)
      .flatMap(rawWords)
      .map((word) => ({ value: word, path }));
  return items(value, path).flatMap((item) => {
    const text = asText(item.value);
    return text === undefined ? [] : [{ value: text.trim(), path: item.path }];
  });
}

function splitOnce(text: string): [string, string?] {
  const [, name = text, value] = /^([^=\s]+)(?:=|\s+)([\s\S]*)$/.exec(text) ?? [];
  return value === undefined ? [text] : [name, value];
}
