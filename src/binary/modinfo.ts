import type { BuildInfo, Module } from './buildinfo.ts';

/** The module lines of a Go program (Go's runtime/debug.ParseBuildInfo). Lines that are not understood are passed over. */
export function parseModuleInfo(text: string): Omit<BuildInfo, 'goVersion'> {
  const found: { path: string; main: Module; deps: Module[]; settings: [string, string][] } = {
    path: '',
    main: { path: '', version: '' },
    deps: [],
    settings: [],
  };
  let last: 'mod' | 'dep' = 'mod';
  for (const line of text.split('\n')) {
    const [kind = '', ...columns] = line.split('\t');
    if (kind === 'path') found.path = columns[0] ?? '';
    if (kind === 'mod') {
      found.main = moduleOf(columns);
      last = 'mod';
    }
    if (kind === 'dep') {
      found.deps.push(moduleOf(columns));
      last = 'dep';
    }
    if (kind === '=>') replaceLast(found, last, moduleOf(columns));
    if (kind === 'build') found.settings.push(...settingOf(columns.join('\t')));
  }
  return { ...found, settings: Object.fromEntries(found.settings) };
}

function moduleOf([path = '', version = '', sum = '']: readonly string[]): Module {
  return { path, version, ...(sum && { sum }) };
}

function replaceLast(found: { main: Module; deps: Module[] }, last: 'mod' | 'dep', replace: Module): void {
  if (last === 'mod') found.main = { ...found.main, replace };
  const dep = found.deps.at(-1);
  if (last === 'dep' && dep) found.deps[found.deps.length - 1] = { ...dep, replace };
}

/** `KEY=VALUE`, either side quoted by Go where it holds a space, a quote or the like. */
function settingOf(text: string): [string, string][] {
  const [, key, value] = /^("(?:[^"\\]|\\.)*"|[^=]*)=(.*)$/s.exec(text) ?? [];
  return key === undefined || value === undefined ? [] : [[unquote(key), unquote(value)]];
}

const ESCAPE = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gs;
const SHORT: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Undoes strconv.Quote. */
function unquote(text: string): string {
  if (!/^".*"$/s.test(text)) return text;
  return text.slice(1, -1).replace(ESCAPE, (_, byte, short, long, character) => {
    const code = Number.parseInt(byte ?? short ?? long ?? '', 16);
    if (Number.isNaN(code)) return SHORT[character] ?? character;
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}
