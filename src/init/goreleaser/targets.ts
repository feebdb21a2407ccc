import {
  matchesTarget,
  resolveTargets,
  SIX_TARGETS,
  type Target,
  target,
  type WantedTargets,
} from '../../model/target.ts';
import { asText, isMap, items, type Section } from './account.ts';

/** GoReleaser's defaults where a build names none, as of v2.18: internal/builders/golang/build.go. */
const SYSTEMS = ['linux', 'darwin', 'windows'];
const ARCHITECTURES = ['amd64', 'arm64', '386'];

/** The key of an architecture's variants, and GoReleaser's default of it. */
const VARIANTS: Readonly<Record<string, readonly [key: string, fallback: string]>> = {
  amd64: ['goamd64', 'v1'],
  386: ['go386', 'sse2'],
  arm: ['goarm', '6'],
  arm64: ['goarm64', 'v8.0'],
  mips: ['gomips', 'hardfloat'],
  mipsle: ['gomips', 'hardfloat'],
  mips64: ['gomips', 'hardfloat'],
  mips64le: ['gomips', 'hardfloat'],
  ppc64: ['goppc64', 'power8'],
  ppc64le: ['goppc64', 'power8'],
  riscv64: ['goriscv64', 'rva20u64'],
};
const VARIANT_KEYS = [...new Set(Object.values(VARIANTS).map(([key]) => key))];

/** What GoReleaser calls the ports that Go supports best. */
const FIRST_CLASS = [
  'darwin_amd64',
  'darwin_arm64',
  'linux_386',
  'linux_amd64',
  'linux_arm',
  'linux_arm64',
  'windows_386',
  'windows_amd64',
];

/** The targets of a build: GoReleaser's product without what it ignores and what Go cannot build, or its list. */
export function readTargets(section: Section, supported: readonly string[]): Target[] {
  return section.has('targets') ? ofList(section, supported) : ofProduct(section, supported);
}

/** The target that an override names; undefined, and remarked on, where GoReleaser finds none either. */
export function overriddenTarget(section: Section): Target | undefined {
  const goos = section.text('goos');
  const goarch = section.text('goarch');
  const variant = VARIANT_KEYS.map((key) => section.text(key)).find((value) => value !== undefined);
  return goos && goarch ? parsed([goos, goarch, variant ?? VARIANTS[goarch]?.[1]]) : undefined;
}

/** The shortest way to ask for these targets, in a configuration. */
export function wantedTargets(targets: readonly Target[], supported: readonly string[]): WantedTargets {
  if (isSame(targets, SIX_TARGETS.map(target))) return ['six'];
  const names = targets.map(({ name }) => name);
  const os = [...new Set(targets.map(({ goos }) => goos))];
  const arch = [...new Set(targets.map(({ goos, name }) => name.slice(goos.length + 1)))];
  const product = os.flatMap((goos) => arch.map((word) => target(`${goos}/${word}`)));
  const excess = product.filter((one) => !targets.some(({ id }) => id === one.id));
  const exclude = excess.map((one) => exactly(one, product));
  const matrix = { os, arch, ...(exclude.length > 0 ? { exclude } : {}) };
  const isShorter = targets.length > 6 && os.length + arch.length + exclude.length < targets.length;
  return isShorter && isSame(resolveTargets(matrix, supported).targets, targets) ? matrix : names;
}

/** A pattern that means one target of these and no other variant of it. */
export function exactly(one: Target, among: readonly Target[]): string {
  const isAlone = among.filter((other) => matchesTarget(one.name, other)).length === 1;
  const value = one.variant?.slice(one.variant.indexOf('=') + 1);
  return isAlone || !value ? one.name : `${one.goos}/${one.goarch}/${value}`;
}

function ofList(section: Section, supported: readonly string[]): Target[] {
  section.take('targets');
  for (const key of ['goos', 'goarch', 'ignore', ...VARIANT_KEYS]) {
    section.tell(key, 'not-needed', 'GoReleaser does not look at it beside `targets`');
  }
  const named = items(section.value('targets'), []).flatMap(({ value }) => {
    const text = asText(value) ?? '';
    return ['go_first_class', 'go_118_first_class'].includes(text) ? FIRST_CLASS : [text];
  });
  return known(section, 'targets', supported, named, (text) => {
    const [goos = '', goarch = '', variant] = text.split('_');
    return parsed([goos, goarch, variant ?? VARIANTS[goarch]?.[1]]);
  });
}

function ofProduct(section: Section, supported: readonly string[]): Target[] {
  const given = (key: string, fallback: readonly string[]): readonly string[] => {
    if (!section.has(key)) return fallback;
    const texts = section.texts(key);
    return texts.length > 0 ? texts : fallback;
  };
  const variants = new Map(
    Object.entries(VARIANTS).map(([goarch, [key, fallback]]) => [goarch, given(key, [fallback])]),
  );
  const ignored = readIgnored(section);
  const cells = given('goos', SYSTEMS).flatMap((goos) =>
    given('goarch', ARCHITECTURES).flatMap((goarch) =>
      (variants.get(goarch) ?? [undefined]).map((variant): Cell => ({ goos, goarch, variant })),
    ),
  );
  const kept = cells.filter((cell) => !ignored.some((one) => isIgnored(one, cell)));
  // Pairs that Go cannot build are left out without a word, as GoReleaser does.
  const possible = kept.filter(({ goos, goarch }) => supported.includes(`${goos}/${goarch}`));
  return known(section, 'goarch', supported, possible, ({ goos, goarch, variant }) =>
    parsed([goos, goarch, variant]),
  );
}

interface Cell {
  readonly goos: string;
  readonly goarch: string;
  readonly variant: string | undefined;
}

type Ignored = Readonly<Record<string, string>>;

function readIgnored(section: Section): Ignored[] {
  if (section.has('ignore')) section.take('ignore');
  return items(section.value('ignore'), []).flatMap(({ value }) =>
    isMap(value)
      ? [Object.fromEntries(Object.entries(value).flatMap(([key, one]) => [[key, asText(one) ?? '']]))]
      : [],
  );
}

/** Every key that is given must be that of the cell. */
function isIgnored(ignored: Ignored, { goos, goarch, variant }: Cell): boolean {
  const [variantKey] = VARIANTS[goarch] ?? [];
  const of: Ignored = { goos, goarch, ...(variantKey && variant ? { [variantKey]: variant } : {}) };
  return Object.entries(ignored).every(([key, value]) => value === '' || of[key] === value);
}

/** Each item as a target, without repeats; what is none, or none of Go's, is remarked on under the key. */
function known<Item>(
  section: Section,
  key: string,
  supported: readonly string[],
  wanted: readonly Item[],
  read: (item: Item) => Target | undefined,
): Target[] {
  const found = new Map<string, Target>();
  const unknown: string[] = [];
  for (const item of wanted) {
    const one = read(item);
    if (one && supported.includes(`${one.goos}/${one.goarch}`)) found.set(one.id, one);
    else unknown.push(typeof item === 'string' ? item : Object.values(item as object).join('_'));
  }
  if (unknown.length > 0) section.tell(key, 'not-taken', `no targets here: ${unknown.join(', ')}`);
  return [...found.values()];
}

function parsed(parts: readonly (string | undefined)[]): Target | undefined {
  try {
    return target(parts.filter((part) => part !== undefined && part !== '').join('/'));
  } catch {
    return undefined;
  }
}

function isSame(one: readonly Target[], other: readonly Target[]): boolean {
  const ids = new Set(one.map(({ id }) => id));
  return ids.size === other.length && other.every(({ id }) => ids.has(id));
}
